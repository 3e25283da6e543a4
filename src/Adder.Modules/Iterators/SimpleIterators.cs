using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Iterators;

/// <summary><c>itertools.chain</c>.</summary>
[PyType("chain", Module = "itertools", Subclassable = true, TextSignature = "(*iterables)", Doc = "All items of the first iterable, then all of the next, and so on.")]
internal partial class PyChain(PyObject source) : PyObject
{
    /// <summary>An iterator over the iterables; null when all is done.</summary>
    private PyObject? _source = source;
    private PyObject? _active;

    [PyNew("chain(*iterables)")]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> iterables) =>
        Iteration.GetIterator(ts, PyTuple.Create(iterables)) is { } source ? Create(type, source) : null;

    [PyClassMethod("from_iterable(iterable, /)", Doc = "As chain(*iterable), but the iterables are asked for one by one.")]
    private static PyObject? FromIterable(ThreadState ts, PyType type, PyObject iterable) => Iteration.GetIterator(ts, iterable) is { } source ? Create(type, source) : null;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        while (_source is { } source)
        {
            if (_active is null)
            {
                Lookup iterable = Iteration.Next(ts, source);
                if (!iterable.TryGet(out PyObject? found))
                {
                    _source = null;
                    return iterable;
                }

                _active = Iteration.GetIterator(ts, found);
                if (_active is null)
                {
                    _source = null;
                    return Lookup.Error;
                }
            }

            Lookup next = Iteration.Next(ts, _active);
            if (!next.IsAbsent)
            {
                return next;
            }

            _active = null;
        }

        return Lookup.Absent;
    }

    private static PyChain Create(PyType type, PyObject source) => ReferenceEquals(type, TypeObject) ? new PyChain(source) : new PyChainSubclass(type, source);
}

/// <summary><c>itertools.count</c>.</summary>
[PyType("count", Module = "itertools", Subclassable = true, TextSignature = "(start=0, step=1)", Doc = "Endless evenly spaced values.")]
internal unsafe partial class PyCount(PyObject next, PyObject step) : PyObject
{
    private PyObject _next = next;
    private readonly PyObject _step = step;

    [PyNew("count(start=0, step=1)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? start, PyObject? step)
    {
        if ((start is not null && !IsNumber(start)) || (step is not null && !IsNumber(step)))
        {
            return Raise.TypeError(ts, "a number is required");
        }

        start ??= PySmallInt.Zero;
        step ??= PySmallInt.One;

        // Counting by one starts from a plain int whatever its class.
        if (IsOne(step) && start is PyInt integer && integer.TryGetInt64(out _))
        {
            start = integer.Exact;
        }

        return ReferenceEquals(type, TypeObject) ? new PyCount(start, step) : new PyCountSubclass(type, start, step);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        PyObject current = _next;
        if (current is PySmallInt { Value: < long.MaxValue } small && _step is PySmallInt { Value: 1 })
        {
            _next = PyInt.From(small.Value + 1);
            return Lookup.Found(current);
        }

        if (Numbers.Binary(ts, current, _step, BinaryOperation.Add) is not { } next)
        {
            return Lookup.Error;
        }

        _next = next;
        return Lookup.Found(current);
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (Text.Repr(ts, _next) is not { } value)
        {
            return null;
        }

        if (IsOne(_step))
        {
            return PyStr.From($"{Type.Name}({value})");
        }

        return Text.Repr(ts, _step) is { } step ? PyStr.From($"{Type.Name}({value}, {step})") : null;
    }

    private static bool IsOne(PyObject step) => step is PyInt integer && integer.TryGetInt64(out long value) && value == 1;

    private static bool IsNumber(PyObject value)
    {
        ref TypeSlots slots = ref value.Type.Slots;
        return slots.Index != null || slots.Int != null || slots.Float != null || value is PyComplex;
    }
}

/// <summary><c>itertools.cycle</c>.</summary>
[PyType("cycle", Module = "itertools", Subclassable = true, TextSignature = "(iterable, /)", Doc = "The items of an iterable, over and over again.")]
internal partial class PyCycle(PyObject iterator) : PyObject
{
    private readonly PyList _saved = PyList.WithCapacity(0);

    /// <summary>Null after its end; then the saved items come round.</summary>
    private PyObject? _iterator = iterator;
    private int _index;

    [PyNew("cycle(iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable) =>
        Iteration.GetIterator(ts, iterable) is not { } iterator ? null : ReferenceEquals(type, TypeObject) ? new PyCycle(iterator) : new PyCycleSubclass(type, iterator);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_iterator is not null)
        {
            Lookup next = Iteration.Next(ts, _iterator);
            if (next.TryGet(out PyObject? item))
            {
                _saved.Add(item);
                return next;
            }

            if (next.IsError)
            {
                return next;
            }

            _iterator = null;
        }

        if (_saved.Count == 0)
        {
            return Lookup.Absent;
        }

        PyObject saved = _saved[_index];
        _index = _index + 1 == _saved.Count ? 0 : _index + 1;
        return Lookup.Found(saved);
    }
}

/// <summary><c>itertools.repeat</c>.</summary>
[PyType("repeat", Module = "itertools", Subclassable = true, Doc = "repeat(object [,times])\nThe same object a number of times, or without end.")]
internal partial class PyRepeat(PyObject element, long times) : PyObject
{
    private readonly PyObject _element = element;

    /// <summary>How often it is still to come; -1 for without end.</summary>
    private long _left = times;

    [PyNew("repeat(object, times=<absent>)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject element, PyObject? times)
    {
        long count = -1;
        if (times is not null)
        {
            if (!ArgumentConversions.ToInt64(ts, times, out count))
            {
                return null;
            }

            count = Math.Max(count, 0);
        }

        return ReferenceEquals(type, TypeObject) ? new PyRepeat(element, count) : new PyRepeatSubclass(type, element, count);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_left == 0)
        {
            return Lookup.Absent;
        }

        if (_left > 0)
        {
            _left--;
        }

        return Lookup.Found(_element);
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) =>
        Text.Repr(ts, _element) is not { } element ? null : PyStr.From(_left < 0 ? $"{Type.Name}({element})" : $"{Type.Name}({element}, {_left})");

    [PyMethod("__length_hint__()", Doc = "How often the object is still to come.")]
    private PyObject? LengthHint(ThreadState ts) => _left < 0 ? Raise.TypeError(ts, "len() of unsized object") : PyInt.From(_left);
}

/// <summary><c>itertools.accumulate</c>.</summary>
[PyType("accumulate", Module = "itertools", Subclassable = true, TextSignature = "(iterable, func=None, *, initial=None)", Doc = "Running totals, or the running results of another function of two arguments.")]
internal partial class PyAccumulate(PyObject iterator, PyObject? function, PyObject? initial) : PyObject
{
    private readonly PyObject _iterator = iterator;
    private readonly PyObject? _function = function;
    private PyObject? _initial = initial;
    private PyObject? _total;

    [PyNew("accumulate(iterable, func=None, *, initial=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, PyObject? function, PyObject? initial)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        function = function is PyNone ? null : function;
        initial = initial is PyNone ? null : initial;
        return ReferenceEquals(type, TypeObject) ? new PyAccumulate(iterator, function, initial) : new PyAccumulateSubclass(type, iterator, function, initial);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_initial is { } initial)
        {
            _initial = null;
            _total = initial;
            return Lookup.Found(initial);
        }

        Lookup next = Iteration.Next(ts, _iterator);
        if (!next.TryGet(out PyObject? item))
        {
            return next;
        }

        if (_total is { } total)
        {
            PyObject? sum = _function is null ? Numbers.Binary(ts, total, item, BinaryOperation.Add) : Calls.Call(ts, _function, total, item);
            if (sum is null)
            {
                return Lookup.Error;
            }

            item = sum;
        }

        _total = item;
        return Lookup.Found(item);
    }
}

/// <summary><c>itertools.compress</c>.</summary>
[PyType("compress", Module = "itertools", Subclassable = true, TextSignature = "(data, selectors)", Doc = "The items of data beside which a true selector stands.")]
internal partial class PyCompress(PyObject data, PyObject selectors) : PyObject
{
    private readonly PyObject _data = data;
    private readonly PyObject _selectors = selectors;

    [PyNew("compress(data, selectors)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject data, PyObject selectors)
    {
        if (Iteration.GetIterator(ts, data) is not { } items || Iteration.GetIterator(ts, selectors) is not { } flags)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyCompress(items, flags) : new PyCompressSubclass(type, items, flags);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        while (true)
        {
            Lookup item = Iteration.Next(ts, _data);
            if (!item.TryGet(out _))
            {
                return item;
            }

            Lookup selector = Iteration.Next(ts, _selectors);
            if (!selector.TryGet(out PyObject? flag))
            {
                return selector;
            }

            Truth keep = Truthiness.IsTrue(ts, flag);
            if (keep != Truth.False)
            {
                return keep == Truth.True ? item : Lookup.Error;
            }
        }
    }
}

/// <summary><c>itertools.dropwhile</c>.</summary>
[PyType("dropwhile", Module = "itertools", Subclassable = true, TextSignature = "(predicate, iterable, /)", Doc = "The items from the first on for which the predicate does not hold.")]
internal partial class PyDropWhile(PyObject predicate, PyObject iterator) : PyObject
{
    private readonly PyObject _predicate = predicate;
    private readonly PyObject _iterator = iterator;
    private bool _started;

    [PyNew("dropwhile(predicate, iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject predicate, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyDropWhile(predicate, iterator) : new PyDropWhileSubclass(type, predicate, iterator);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        while (true)
        {
            Lookup next = Iteration.Next(ts, _iterator);
            if (_started || !next.TryGet(out PyObject? item))
            {
                return next;
            }

            PyObject? verdict = Calls.Call(ts, _predicate, item);
            Truth drop = verdict is null ? Truth.Error : Truthiness.IsTrue(ts, verdict);
            if (drop != Truth.True)
            {
                _started = drop == Truth.False;
                return _started ? next : Lookup.Error;
            }
        }
    }
}

/// <summary><c>itertools.takewhile</c>.</summary>
[PyType("takewhile", Module = "itertools", Subclassable = true, TextSignature = "(predicate, iterable, /)", Doc = "The items up to the first for which the predicate does not hold.")]
internal partial class PyTakeWhile(PyObject predicate, PyObject iterator) : PyObject
{
    private readonly PyObject _predicate = predicate;
    private readonly PyObject _iterator = iterator;
    private bool _stopped;

    [PyNew("takewhile(predicate, iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject predicate, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyTakeWhile(predicate, iterator) : new PyTakeWhileSubclass(type, predicate, iterator);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_stopped)
        {
            return Lookup.Absent;
        }

        Lookup next = Iteration.Next(ts, _iterator);
        if (!next.TryGet(out PyObject? item))
        {
            return next;
        }

        PyObject? verdict = Calls.Call(ts, _predicate, item);
        Truth take = verdict is null ? Truth.Error : Truthiness.IsTrue(ts, verdict);
        if (take == Truth.True)
        {
            return next;
        }

        _stopped = take == Truth.False;
        return _stopped ? Lookup.Absent : Lookup.Error;
    }
}

/// <summary><c>itertools.filterfalse</c>.</summary>
[PyType("filterfalse", Module = "itertools", Subclassable = true, TextSignature = "(function, iterable, /)", Doc = "The items for which the function gives false; for None, the false items.")]
internal partial class PyFilterFalse(PyObject function, PyObject iterator) : PyObject
{
    private readonly PyObject _function = function;
    private readonly PyObject _iterator = iterator;

    [PyNew("filterfalse(function, iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject function, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyFilterFalse(function, iterator) : new PyFilterFalseSubclass(type, function, iterator);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts) => PyFilter.Next(ts, _function, _iterator, Truth.False);
}

/// <summary><c>itertools.starmap</c>.</summary>
[PyType("starmap", Module = "itertools", Subclassable = true, TextSignature = "(function, iterable, /)", Doc = "The results of a function for argument lists.")]
internal partial class PyStarMap(PyObject function, PyObject iterator) : PyObject
{
    private readonly PyObject _function = function;
    private readonly PyObject _iterator = iterator;

    [PyNew("starmap(function, iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject function, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyStarMap(function, iterator) : new PyStarMapSubclass(type, function, iterator);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        Lookup next = Iteration.Next(ts, _iterator);
        if (!next.TryGet(out PyObject? item))
        {
            return next;
        }

        PyTuple? arguments = item as PyTuple ?? Iteration.ToTuple(ts, item);
        return arguments is null ? Lookup.Error : Calls.Call(ts, _function, arguments.Items, null);
    }
}

/// <summary><c>itertools.islice</c>.</summary>
[PyType("islice", Module = "itertools", Subclassable = true,
    Doc = "islice(iterable, stop)\nislice(iterable, start, stop[, step])\nThe items that a slice of a sequence would hold; nothing counts from the end.")]
internal partial class PySlicedIterator(PyObject iterator, long start, long stop, long step) : PyObject
{
    /// <summary>Null when the slice is through.</summary>
    private PyObject? _iterator = iterator;
    private long _next = start;

    /// <summary>-1 for none.</summary>
    private readonly long _stop = stop;
    private readonly long _step = step;
    private long _position;

    [PyNew("islice(iterable, start, stop=<absent>, step=<absent>, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, PyObject start, PyObject? stop, PyObject? step)
    {
        long first = 0;
        long end = -1;
        PyObject last = stop ?? start;
        bool valid = last is PyNone || (Index(ts, last, out end) && (stop is not null || end >= 0) && end != -1);
        if (!valid)
        {
            return Raise.ValueError(ts, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }

        if (stop is not null && start is not PyNone && !Index(ts, start, out first))
        {
            first = -1;
        }

        if (first < 0 || end < -1)
        {
            return Raise.ValueError(ts, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }

        long stride = 1;
        if (step is not (null or PyNone) && (!Index(ts, step, out stride) || stride < 1))
        {
            return Raise.ValueError(ts, "Step for islice() must be a positive integer or None.");
        }

        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PySlicedIterator(iterator, first, end, stride) : new PySlicedIteratorSubclass(type, iterator, first, end, stride);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_iterator is not { } iterator)
        {
            return Lookup.Absent;
        }

        while (_position < _next)
        {
            Lookup passed = Iteration.Next(ts, iterator);
            if (!passed.TryGet(out _))
            {
                _iterator = null;
                return passed;
            }

            _position++;
        }

        if (_stop >= 0 && _position >= _stop)
        {
            _iterator = null;
            return Lookup.Absent;
        }

        Lookup next = Iteration.Next(ts, iterator);
        if (!next.TryGet(out _))
        {
            _iterator = null;
            return next;
        }

        _position++;
        long following = unchecked(_next + _step);
        _next = following < _next || (_stop >= 0 && following > _stop) ? _stop : following;
        return next;
    }

    /// <summary>False, and nothing pending, where it is no number that an index may be.</summary>
    private static bool Index(ThreadState ts, PyObject value, out long result)
    {
        if (Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out result))
        {
            return true;
        }

        ts.Pending = null;
        return false;
    }
}
