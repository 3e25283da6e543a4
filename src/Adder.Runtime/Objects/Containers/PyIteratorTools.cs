using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>An iterator whose items are tuples that it makes for whoever asks, and keeps no reference to.</summary>
internal interface IGivesNewTuples;

/// <summary><c>enumerate</c>.</summary>
[PyType("enumerate", Subclassable = true, TextSignature = "(iterable, start=0)", Doc = "Pairs of a count and an item of the iterable.\n\n  iterable\n    where the items come from\n  start\n    the first count\n\nFor a list with indices:\n    (0, items[0]), (1, items[1]), (2, items[2]), ...")]
internal partial class PyEnumerate(PyObject iterator, PyInt start) : PyObject, IGivesNewTuples
{
    private readonly PyObject _iterator = iterator;

    /// <summary>What gives the items that are counted.</summary>
    internal PyObject Iterator => _iterator;

    private long _index = start.TryGetInt64(out long first) ? first : long.MaxValue;

    /// <summary>The next index where <see cref="_index"/> is the largest number, which stands for "too large".</summary>
    private PyInt _largeIndex = start;

    [PyNew("enumerate(iterable, start=0)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, PyObject? start)
    {
        PyInt first = PySmallInt.Zero;
        if (start is not null)
        {
            if (Numbers.Index(ts, start) is not { } number)
            {
                return null;
            }

            first = number;
        }

        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyEnumerate(iterator, first) : new PyEnumerateSubclass(type, iterator, first);
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => NextPair(ts, out PyObject? index, out PyObject? item) switch
    {
        Truth.True => Lookup.Found(PyTuple.Pair(index!, item!)),
        Truth.False => Lookup.Absent,
        _ => Lookup.Error,
    };

    /// <summary>The next index and item, without a tuple; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Truth NextPair(ThreadState ts, out PyObject? index, out PyObject? item)
    {
        index = null;
        Lookup next = Iteration.Next(ts, _iterator);
        if (!next.TryGet(out item))
        {
            return next.IsError ? Truth.Error : Truth.False;
        }

        index = TakeIndex();
        return Truth.True;
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => PyTuple.Create(Type, PyTuple.Create(_iterator, _index == long.MaxValue ? _largeIndex : PyInt.From(_index)));

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    private PyInt TakeIndex() => _index < long.MaxValue - 1 ? PyInt.From(_index++) : TakeLargeIndex();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyInt TakeLargeIndex()
    {
        if (_index != long.MaxValue)
        {
            PyInt index = PyInt.From(_index++);
            _largeIndex = PyInt.From(_index);
            return index;
        }

        PyInt large = _largeIndex;
        _largeIndex = PyInt.From(large.BigValue + 1);
        return large;
    }
}

/// <summary><c>reversed</c>, for sequences without a <c>__reversed__</c>.</summary>
[PyType("reversed", Subclassable = true, TextSignature = "(sequence, /)", Doc = "An iterator over the items of a sequence, the last first.")]
internal partial class PyReversed(PyObject sequence, long index) : PyObject
{
    private PyObject? _sequence = sequence;
    private long _index = index;

    [PyNew("reversed(object, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject sequence)
    {
        PyStr name = PyStr.Intern("__reversed__");
        Lookup special = Attributes.FindSpecial(ts, sequence, name);
        if (special.IsError)
        {
            return null;
        }

        if (special.TryGet(out PyObject? method) && method is not PyNone)
        {
            return Calls.Call(ts, method);
        }

        if (method is PyNone || !IsSequence(sequence))
        {
            return Raise.TypeError(ts, $"'{sequence.Type.FullName}' object is not reversible");
        }

        long length = Containers.Length(ts, sequence);
        if (length < 0)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyReversed(sequence, length - 1) : new PyReversedSubclass(type, sequence, length - 1);
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_sequence is { } sequence && _index >= 0)
        {
            PyObject? item = Containers.SequenceItem(ts, sequence, _index);
            if (item is not null)
            {
                _index--;
                return Lookup.Found(item);
            }

            if (!Raise.ClearIf(ts, ExceptionTypes.IndexError) && !Raise.ClearIf(ts, ExceptionTypes.StopIteration))
            {
                return default;
            }
        }

        _index = -1;
        _sequence = null;
        return Lookup.Absent;
    }

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts)
    {
        if (_sequence is null)
        {
            return PySmallInt.Zero;
        }

        long length = Containers.Length(ts, _sequence);
        return length < 0 ? null : PyInt.From(length < _index + 1 ? 0 : _index + 1);
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) =>
        _sequence is null ? PyTuple.Create(Type, PyTuple.Create(PyTuple.Empty)) : PyTuple.Create(Type, PyTuple.Create(_sequence), PyInt.From(_index));

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, long state)
    {
        if (_sequence is null)
        {
            return PyNone.Instance;
        }

        long length = Containers.Length(ts, _sequence);
        if (length < 0)
        {
            return null;
        }

        _index = Math.Clamp(state, -1, length - 1);
        return PyNone.Instance;
    }

    private static unsafe bool IsSequence(PyObject value) => value is not PyDict && value.Type.Slots.SequenceItem != null;
}

/// <summary><c>map</c>.</summary>
[PyType("map", Subclassable = true, TextSignature = "(function, iterable, /, *iterables, strict=False)", Doc = "An iterator over what the function gives for the items of the iterables.\n\nThe function gets one item of each iterable.  It ends with the shortest\niterable; with strict=True it is a ValueError if the others have more.")]
internal partial class PyMap(PyObject function, PyObject[] iterators, bool strict) : PyObject
{
    private static readonly ArgumentDescriptor s_keywords = IteratorTools.Strict("map");

    private readonly PyObject _function = function;
    private readonly PyObject[] _iterators = iterators;
    private readonly bool _asksIdentity = function is PyBuiltinFunction { Definition.Name: "id", Self: PyModule { Name: "builtins" } };
    private bool _strict = strict;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!IteratorTools.TakeStrict(ts, s_keywords, ref arguments, keywordNames, out bool strict))
        {
            return null;
        }

        if (arguments.Length < 2)
        {
            return Raise.TypeError(ts, "map() must have at least two arguments.");
        }

        var iterators = new PyObject[arguments.Length - 1];
        for (int i = 0; i < iterators.Length; i++)
        {
            if (Iteration.GetIterator(ts, arguments[i + 1]) is not { } iterator)
            {
                return null;
            }

            iterators[i] = iterator;
        }

        return ReferenceEquals(type, TypeObject) ? new PyMap(arguments[0], iterators, strict) : new PyMapSubclass(type, arguments[0], iterators, strict);
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_iterators.Length == 1)
        {
            Lookup next = Iteration.Next(ts, _iterators[0]);
            if (!next.TryGet(out PyObject? item))
            {
                return next;
            }

            PyObject? result = Calls.Call(ts, _function, item);
            if (_asksIdentity && item is PyTuple { Count: > 0 } tuple && Temporaries.IsAlone(_iterators[0]))
            {
                ObjectIdentity.Release(tuple);
            }

            return result;
        }

        var items = new PyObject[_iterators.Length];
        Lookup state = IteratorTools.NextOfEach(ts, "map", _iterators, items, _strict);
        return state.TryGet(out _) ? Calls.Call(ts, _function, items, null) : state;
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyTuple arguments = PyTuple.FromArray([_function, .. _iterators]);
        return _strict ? PyTuple.Create(Type, arguments, PyBool.True) : PyTuple.Create(Type, arguments);
    }

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, bool strict)
    {
        _strict = strict;
        return PyNone.Instance;
    }
}

/// <summary><c>filter</c>.</summary>
[PyType("filter", Subclassable = true, TextSignature = "(function, iterable, /)", Doc = "An iterator over those items for which the function gives something true.\nWith None as the function: over those items that are true themselves.")]
internal partial class PyFilter(PyObject function, PyObject iterator) : PyObject
{
    private readonly PyObject _function = function;
    private readonly PyObject _iterator = iterator;

    [PyNew("filter(function, iterable, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject function, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyFilter(function, iterator) : new PyFilterSubclass(type, function, iterator);
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => Next(ts, _function, _iterator, Truth.True);

    /// <summary>The next item of an iterator for which the function gives what is wanted; None and bool ask the item itself.</summary>
    public static Lookup Next(ThreadState ts, PyObject function, PyObject iterator, Truth wanted)
    {
        bool itself = function is PyNone || ReferenceEquals(function, PyBool.TypeObject);
        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next;
            }

            PyObject? verdict = itself ? item : Calls.Call(ts, function, item);
            Truth truth = verdict is null ? Truth.Error : Truthiness.IsTrue(ts, verdict);
            if (truth == wanted || truth == Truth.Error)
            {
                return truth == wanted ? next : Lookup.Error;
            }
        }
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => PyTuple.Create(Type, PyTuple.Create(_function, _iterator));
}

/// <summary><c>zip</c>.</summary>
[PyType("zip", Subclassable = true, TextSignature = "(*iterables, strict=False)",
    Doc = "The iterables' items, side by side in tuples, as far as the shortest goes; with strict they must be of one length.\n\n>>> list(zip('ab', [1, 2, 3]))\n[('a', 1), ('b', 2)]")]
internal partial class PyZip(PyObject[] iterators, bool strict) : PyObject, IGivesNewTuples
{
    private static readonly ArgumentDescriptor s_keywords = IteratorTools.Strict("zip");

    private readonly PyObject[] _iterators = iterators;

    /// <summary>What gives the items of the tuples.</summary>
    internal PyObject[] Iterators => _iterators;

    private bool _strict = strict;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!IteratorTools.TakeStrict(ts, s_keywords, ref arguments, keywordNames, out bool strict))
        {
            return null;
        }

        var iterators = new PyObject[arguments.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            if (Iteration.GetIterator(ts, arguments[i]) is not { } iterator)
            {
                return null;
            }

            iterators[i] = iterator;
        }

        return ReferenceEquals(type, TypeObject) ? new PyZip(iterators, strict) : new PyZipSubclass(type, iterators, strict);
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_iterators.Length == 0)
        {
            return Lookup.Absent;
        }

        if (GivesPairs)
        {
            Truth got = NextPair(ts, out PyObject? first, out PyObject? second);
            return got == Truth.True ? Lookup.Found(PyTuple.Pair(first!, second!)) : got == Truth.False ? Lookup.Absent : Lookup.Error;
        }

        var items = new PyObject[_iterators.Length];
        Lookup state = IteratorTools.NextOfEach(ts, "zip", _iterators, items, _strict);
        return state.TryGet(out _) ? Lookup.Found(PyTuple.FromArray(items)) : state;
    }

    /// <summary>Whether it gives pairs, and may stop at whichever ends first.</summary>
    public bool GivesPairs => _iterators.Length == 2 && !_strict;

    /// <summary>The next pair, without a tuple; false at the end. Only where it <see cref="GivesPairs"/>.</summary>
    public Truth NextPair(ThreadState ts, out PyObject? first, out PyObject? second)
    {
        second = null;
        Lookup next = Iteration.Next(ts, _iterators[0]);
        if (next.TryGet(out first))
        {
            next = Iteration.Next(ts, _iterators[1]);
            if (next.TryGet(out second))
            {
                return Truth.True;
            }
        }

        return next.IsError ? Truth.Error : Truth.False;
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) =>
        _strict ? PyTuple.Create(Type, PyTuple.FromArray([.. _iterators]), PyBool.True) : PyTuple.Create(Type, PyTuple.FromArray([.. _iterators]));

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, bool strict)
    {
        _strict = strict;
        return PyNone.Instance;
    }
}

/// <summary>What <c>map</c> and <c>zip</c> share.</summary>
internal static class IteratorTools
{
    /// <summary>The descriptor of a function whose only keyword is <c>strict</c>.</summary>
    public static ArgumentDescriptor Strict(string function) => new(function, ["strict"], 0, 0, 0, hasVarPositional: false, hasVarKeyword: false);

    /// <summary>Takes the keyword <c>strict</c> off the arguments.</summary>
    public static bool TakeStrict(ThreadState ts, ArgumentDescriptor descriptor, ref ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, out bool strict)
    {
        PyObject? value = null;
        if (!ArgumentParser.TakeKeywords(ts, descriptor, ref arguments, keywordNames, new Span<PyObject?>(ref value)))
        {
            strict = false;
            return false;
        }

        Truth truth = value is null ? Truth.False : Truthiness.IsTrue(ts, value);
        strict = truth == Truth.True;
        return truth != Truth.Error;
    }

    /// <summary>One item of each iterator. Found (with any object): all had one; absent: one was exhausted, and where strict none had more.</summary>
    public static Lookup NextOfEach(ThreadState ts, string function, PyObject[] iterators, PyObject[] items, bool strict)
    {
        for (int i = 0; i < iterators.Length; i++)
        {
            Lookup next = Iteration.Next(ts, iterators[i]);
            if (next.TryGet(out PyObject? item))
            {
                // The array is exactly PyObject[]: no need to check each store for covariance.
                Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(items), i) = item;
                continue;
            }

            if (next.IsError || !strict)
            {
                return next;
            }

            return i > 0 ? Raise.ValueError(ts, $"{function}() argument {i + 1} is shorter than argument{Others(i)}") : CheckRest(ts, function, iterators);
        }

        return Lookup.Found(PyNone.Instance);
    }

    /// <summary>The first iterator is exhausted: the others must be, too.</summary>
    private static Lookup CheckRest(ThreadState ts, string function, PyObject[] iterators)
    {
        for (int i = 1; i < iterators.Length; i++)
        {
            Lookup next = Iteration.Next(ts, iterators[i]);
            if (next.IsError)
            {
                return default;
            }

            if (!next.IsAbsent)
            {
                return Raise.ValueError(ts, $"{function}() argument {i + 1} is longer than argument{Others(i)}");
            }
        }

        return Lookup.Absent;
    }

    private static string Others(int count) => count == 1 ? " 1" : $"s 1-{count}";
}
