using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.DataStructures;

/// <summary><c>collections.deque</c>: a ring of items.</summary>
[PyType("deque", Module = "collections", Subclassable = true, TextSignature = "([iterable[, maxlen]])", Flags = TypeFlags.Sequence | TypeFlags.HasWeakReferences,
    Doc = "A list-like sequence optimized for data accesses near its endpoints.")]
internal unsafe partial class PyDeque : PyObject
{
    private PyObject?[] _ring = [];
    private int _head;
    private int _count;

    /// <summary>-1 for no limit.</summary>
    private long _maximum = -1;

    public int Count => _count;

    /// <summary>Changes with every item that comes or goes: iterators detect change by it.</summary>
    public long Mark { get; private set; }

    public PyObject this[int index] => _ring[Place(index)]!;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyDeque() : new PyDequeSubclass(type);

    [PyInit("deque(iterable=<absent>, maxlen=<absent>)")]
    private Done Init(ThreadState ts, PyObject? iterable, PyObject? maxlen)
    {
        long maximum = -1;
        if (maxlen is not (null or PyNone))
        {
            if (maxlen is not PyInt)
            {
                return Raise.TypeError(ts, "an integer is required");
            }

            if (!ArgumentConversions.ToInt64(ts, maxlen, out maximum))
            {
                return Done.Error;
            }

            if (maximum < 0)
            {
                return Raise.ValueError(ts, "maxlen must be non-negative");
            }
        }

        _maximum = maximum;
        ClearItems();
        return iterable is null || ExtendWith(ts, iterable, left: false) ? Done.Ok : Done.Error;
    }

    // ---- ends

    [PyMethod("append(item, /)", Doc = "Add an element to the right side of the deque.")]
    private void Append(PyObject item) => AddRight(item);

    [PyMethod("appendleft(item, /)", Doc = "Add an element to the left side of the deque.")]
    private void AppendLeft(PyObject item) => AddLeft(item);

    [PyMethod("pop()", Doc = "Remove and return the rightmost element.")]
    private PyObject? Pop(ThreadState ts) => _count == 0 ? Raise.IndexError(ts, "pop from an empty deque") : TakeRight();

    [PyMethod("popleft()", Doc = "Remove and return the leftmost element.")]
    private PyObject? PopLeft(ThreadState ts) => _count == 0 ? Raise.IndexError(ts, "pop from an empty deque") : TakeLeft();

    [PyMethod("extend(iterable, /)", Doc = "Add the items of an iterable to the right side.")]
    private PyObject? Extend(ThreadState ts, PyObject iterable) => ExtendWith(ts, iterable, left: false) ? PyNone.Instance : null;

    [PyMethod("extendleft(iterable, /)", Doc = "Add the items of an iterable to the left side, one after another.")]
    private PyObject? ExtendLeft(ThreadState ts, PyObject iterable) => ExtendWith(ts, iterable, left: true) ? PyNone.Instance : null;

    [PyMethod("rotate(n=1, /)", Doc = "Rotate the deque n steps to the right; to the left where n is negative.")]
    private void Rotate(long n)
    {
        if (_count < 2)
        {
            return;
        }

        int steps = (int)(n % _count);
        steps = steps < 0 ? steps + _count : steps;
        if (_count == _ring.Length)
        {
            _head = Place(_count - steps);
        }
        else if (steps * 2 <= _count)
        {
            for (; steps > 0; steps--)
            {
                ref PyObject? last = ref RefAt(Place(_count - 1));
                _head = _head == 0 ? _ring.Length - 1 : _head - 1;
                (last, RefAt(_head)) = (null, last);
            }
        }
        else
        {
            for (steps = _count - steps; steps > 0; steps--)
            {
                ref PyObject? first = ref RefAt(_head);
                (first, RefAt(Place(_count))) = (null, first);
                _head = _head + 1 == _ring.Length ? 0 : _head + 1;
            }
        }

        Mark++;
    }

    [PyMethod("clear()", Doc = "Remove all elements.")]
    private void Clear() => ClearItems();

    [PyMethod("reverse()", Doc = "Reverse in place.")]
    private void Reverse()
    {
        for (int i = 0, j = _count - 1; i < j; i++, j--)
        {
            (_ring[Place(i)], _ring[Place(j)]) = (_ring[Place(j)], _ring[Place(i)]);
        }
    }

    // ---- search

    [PyMethod("count(value, /)", Doc = "How often a value occurs.")]
    private PyObject? CountOf(ThreadState ts, PyObject value)
    {
        long mark = Mark;
        long found = 0;
        for (int i = 0; i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, this[i], value);
            if (equal == Truth.Error)
            {
                return null;
            }

            if (mark != Mark)
            {
                return Raise.RuntimeError(ts, "deque mutated during iteration");
            }

            found += equal == Truth.True ? 1 : 0;
        }

        return PyInt.From(found);
    }

    [PyMethod("index(value, start=<absent>, stop=<absent>, /)", TextSignature = "($self, value, [start, [stop]])", Doc = "The first index of a value; ValueError where it is not present.")]
    private PyObject? Index(ThreadState ts, PyObject value, PyObject? start, PyObject? stop)
    {
        long from = 0;
        long to = long.MaxValue;
        if ((start is not null && !Numbers.IndexToInt64(ts, start, null, out from)) || (stop is not null && !Numbers.IndexToInt64(ts, stop, null, out to)))
        {
            return null;
        }

        from = from < 0 ? Math.Max(0, from + _count) : from;
        to = Math.Min(to < 0 ? Math.Max(0, to + _count) : to, _count);
        long mark = Mark;
        for (long i = from; i < to; i++)
        {
            Truth equal = Comparison.Equal(ts, this[(int)i], value);
            if (equal != Truth.False)
            {
                return equal == Truth.True ? PyInt.From(i) : null;
            }

            if (mark != Mark)
            {
                return Raise.RuntimeError(ts, "deque mutated during iteration");
            }
        }

        return Text.Repr(ts, value) is { } shown ? Raise.ValueError(ts, $"{shown} is not in deque") : null;
    }

    [PySlot(Slot.Contains)]
    private Truth Contains(ThreadState ts, PyObject value)
    {
        long mark = Mark;
        for (int i = 0; i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, this[i], value);
            if (equal != Truth.False)
            {
                return equal;
            }

            if (mark != Mark)
            {
                return Raise.RuntimeError(ts, "deque mutated during iteration");
            }
        }

        return Truth.False;
    }

    [PyMethod("remove(value, /)", Doc = "Remove the first occurrence of a value.")]
    private PyObject? Remove(ThreadState ts, PyObject value)
    {
        long mark = Mark;
        for (int i = 0; i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, this[i], value);
            if (equal == Truth.Error)
            {
                return null;
            }

            if (mark != Mark)
            {
                return Raise.IndexError(ts, "deque mutated during remove().");
            }

            if (equal == Truth.True)
            {
                RemoveAt(i);
                return PyNone.Instance;
            }
        }

        return Raise.ValueError(ts, "deque.remove(x): x not in deque");
    }

    // ---- by position

    [PyMethod("insert(index, value, /)", Doc = "Insert a value before an index.")]
    private PyObject? Insert(ThreadState ts, long index, PyObject value)
    {
        if (_maximum >= 0 && _count >= _maximum)
        {
            return Raise.IndexError(ts, "deque already at its maximum size");
        }

        if (index < 0)
        {
            index = Math.Max(0, index + _count);
        }

        AddRight(value);
        for (int i = _count - 1; i > index; i--)
        {
            _ring[Place(i)] = _ring[Place(i - 1)];
        }

        _ring[Place((int)Math.Min(index, _count - 1))] = value;
        return PyNone.Instance;
    }

    [PySlot(Slot.SequenceItem)]
    private PyObject? ItemAt(ThreadState ts, long index) =>
        index < 0 || index >= _count ? Raise.IndexError(ts, "deque index out of range") : this[(int)index];

    [PySlot(Slot.SetItem)]
    private bool SetItem(ThreadState ts, PyObject key, PyObject? value)
    {
        if (key.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"sequence index must be integer, not '{key.Type.Name}'");
        }

        if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index))
        {
            return false;
        }

        index = index < 0 ? index + _count : index;
        if (index < 0 || index >= _count)
        {
            return Raise.IndexError(ts, "deque index out of range");
        }

        if (value is null)
        {
            RemoveAt((int)index);
        }
        else
        {
            _ring[Place((int)index)] = value;
        }

        return true;
    }

    [PySlot(Slot.Length)]
    private long Length(ThreadState ts) => _count;

    // ---- copies and operators

    [PyMethod("copy()", Doc = "A shallow copy.")]
    [PyMethod("__copy__()", Doc = "A shallow copy.")]
    private PyObject? Copy(ThreadState ts)
    {
        if (GetType() == typeof(PyDeque))
        {
            return CopyItems();
        }

        return _maximum < 0 ? Calls.Call(ts, Type, this) : Calls.Call(ts, Type, this, PyInt.From(_maximum));
    }

    /// <summary>A copy for an operator to change: TypeError where the class makes something else.</summary>
    private PyDeque? CopyAsDeque(ThreadState ts)
    {
        PyObject? copy = Copy(ts);
        return copy is null or PyDeque ? (PyDeque?)copy : (PyDeque?)Raise.TypeError(ts, $"{Type.Name}() must return a deque, not {copy.Type.FullName}");
    }

    [PySlot(Slot.SequenceConcat)]
    private static PyObject? Concat(ThreadState ts, PyObject left, PyObject right)
    {
        if (right is not PyDeque)
        {
            return Raise.TypeError(ts, $"can only concatenate deque (not \"{right.Type.Name}\") to deque");
        }

        return ((PyDeque)left).CopyAsDeque(ts) is { } deque && deque.ExtendWith(ts, right, left: false) ? deque : null;
    }

    [PySlot(Slot.SequenceInPlaceConcat)]
    private static PyObject? InPlaceConcat(ThreadState ts, PyObject left, PyObject right) => ((PyDeque)left).ExtendWith(ts, right, left: false) ? left : null;

    [PySlot(Slot.SequenceRepeat)]
    private PyObject? Repeat(ThreadState ts, long times)
    {
        return CopyAsDeque(ts)?.InPlaceRepeat(ts, times);
    }

    [PySlot(Slot.SequenceInPlaceRepeat)]
    private PyObject? InPlaceRepeat(ThreadState ts, long times)
    {
        if (times <= 0)
        {
            ClearItems();
            return this;
        }

        int size = _count;
        if (size == 0 || times == 1)
        {
            return this;
        }

        long total = _maximum >= 0 ? Math.Min(_maximum + size, size * Math.Min(times, int.MaxValue)) : size * Math.Min(times, int.MaxValue);
        if (total > Array.MaxLength / 2)
        {
            return Raise.MemoryError(ts);
        }

        PyDeque original = CopyItems();
        if (_maximum >= 0 && _maximum < size * times)
        {
            // Only the last items can stay, in the phase that the whole repetition would have.
            ClearItems();
            long all = size * times;
            for (long i = all - _maximum; i < all; i++)
            {
                AddRight(original[(int)(i % size)]);
            }

            return this;
        }

        for (long round = 1; round < times; round++)
        {
            for (int i = 0; i < size; i++)
            {
                AddRight(original[i]);
            }
        }

        return this;
    }

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyDeque first || right is not PyDeque second)
        {
            return PyNotImplemented.Instance;
        }

        if (first._count != second._count && operation is (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyBool.From(operation == CompareOperator.NotEqual);
        }

        for (int i = 0; i < first._count && i < second._count; i++)
        {
            PyObject x = first[i];
            PyObject y = second[i];
            Truth equal = Comparison.Equal(ts, x, y);
            if (equal == Truth.Error)
            {
                return null;
            }

            if (equal == Truth.False)
            {
                return Comparison.OfDifference(ts, x, y, operation);
            }
        }

        return Comparison.FromSign(first._count.CompareTo(second._count), operation);
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("[...]");
        }

        PyList list = PyList.WithCapacity(_count);
        for (int i = 0; i < _count; i++)
        {
            list.Add(this[i]);
        }

        PyStr? items = Text.Repr(ts, list);
        Text.LeaveRepr(ts);
        return items is null ? null : PyStr.From(_maximum < 0 ? $"{Type.Name}({items})" : $"{Type.Name}({items}, maxlen={_maximum})");
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => new PyDequeIterator(this, 0);

    [PyMethod("__reversed__()", Doc = "A reverse iterator over the deque.")]
    private PyObject Reversed() => new PyDequeReverseIterator(this, 0);

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? state = Calls.CallMethod(ts, this, "__getstate__");
        PyObject? iterator = state is null ? null : Iteration.GetIterator(ts, this);
        if (iterator is null)
        {
            return null;
        }

        PyTuple arguments = _maximum < 0 ? PyTuple.Empty : PyTuple.Create(PyTuple.Empty, PyInt.From(_maximum));
        return PyTuple.Create(Type, arguments, state!, iterator);
    }

    [PyMethod("__sizeof__()", Doc = "The size in memory, in bytes.")]
    private long SizeOf() => Layouts.SizeOf(this) + (8L * _ring.Length);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PyGetter("maxlen", Doc = "maximum size of a deque or None if unbounded")]
    private PyObject? MaximumLength(ThreadState ts) => _maximum < 0 ? PyNone.Instance : PyInt.From(_maximum);

    [PySlot(Slot.Traverse)]
    private void Traverse(IReferenceVisitor visitor)
    {
        for (int i = 0; i < _count; i++)
        {
            visitor.Visit(this[i]);
        }
    }

    // ---- the ring

    internal bool ExtendWith(ThreadState ts, PyObject iterable, bool left)
    {
        if (ReferenceEquals(iterable, this))
        {
            iterable = CopyItems();
        }

        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return !next.IsError;
            }

            if (left)
            {
                AddLeft(item);
            }
            else
            {
                AddRight(item);
            }
        }
    }

    private PyDeque CopyItems()
    {
        var copy = new PyDeque { _maximum = _maximum };
        for (int i = 0; i < _count; i++)
        {
            copy.AddRight(this[i]);
        }

        return copy;
    }

    /// <summary>A place of the ring. An array of an unsealed class checks every store for covariance; this one is exactly PyObject[].</summary>
    private ref PyObject? RefAt(int place)
    {
        System.Diagnostics.Debug.Assert((uint)place < (uint)_ring.Length);
        return ref System.Runtime.CompilerServices.Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_ring), place);
    }

    private int Place(int index)
    {
        int place = _head + index;
        return place >= _ring.Length ? place - _ring.Length : place;
    }

    private void AddRight(PyObject item)
    {
        if (_maximum == 0)
        {
            return;
        }

        Grow();
        RefAt(Place(_count)) = item;
        _count++;
        Mark++;
        if (_maximum >= 0 && _count > _maximum)
        {
            _ = TakeLeft();
        }
    }

    private void AddLeft(PyObject item)
    {
        if (_maximum == 0)
        {
            return;
        }

        Grow();
        _head = _head == 0 ? _ring.Length - 1 : _head - 1;
        RefAt(_head) = item;
        _count++;
        Mark++;
        if (_maximum >= 0 && _count > _maximum)
        {
            _ = TakeRight();
        }
    }

    private PyObject TakeRight()
    {
        ref PyObject? place = ref RefAt(Place(--_count));
        PyObject item = place!;
        place = null;
        Mark++;
        return item;
    }

    private PyObject TakeLeft()
    {
        ref PyObject? place = ref RefAt(_head);
        PyObject item = place!;
        place = null;
        _head = _head + 1 == _ring.Length ? 0 : _head + 1;
        _count--;
        Mark++;
        return item;
    }

    private void RemoveAt(int index)
    {
        if (index < _count / 2)
        {
            for (int i = index; i > 0; i--)
            {
                _ring[Place(i)] = _ring[Place(i - 1)];
            }

            _ = TakeLeft();
        }
        else
        {
            for (int i = index; i < _count - 1; i++)
            {
                _ring[Place(i)] = _ring[Place(i + 1)];
            }

            _ = TakeRight();
        }
    }

    private void ClearItems()
    {
        if (_count > 0)
        {
            Mark++;
        }

        _ring = [];
        _head = _count = 0;
    }

    private void Grow()
    {
        if (_count < _ring.Length)
        {
            return;
        }

        var larger = new PyObject?[Math.Max(8, _ring.Length * 2)];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _ring[Place(i)];
        }

        _ring = larger;
        _head = 0;
    }
}
