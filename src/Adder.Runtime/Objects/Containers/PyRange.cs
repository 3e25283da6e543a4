using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>range</c>. Bounds of any size; <see cref="IsSmall"/> tells that start, stop, step and length fit into 64 bits.</summary>
[PyType("range", TextSignature = null, Flags = TypeFlags.Sequence, Doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe integers from start (0 where it is not given) up to stop, which is not one\nof them, in steps of step.  range(3) has 0, 1 and 2: the indices of a list of\nthree items.")]
internal sealed partial class PyRange : PyObject
{
    private readonly PyInt _start;
    private readonly PyInt _stop;
    private readonly PyInt _step;
    private readonly PyInt _length;

    private PyRange(PyInt start, PyInt stop, PyInt step)
    {
        _start = start;
        _stop = stop;
        _step = step;
        if (start.TryGetInt64(out long from) && stop.TryGetInt64(out long to) && step.TryGetInt64(out long by)
            && by != long.MinValue && Length64(from, to, by) is var length && length <= (ulong)(long.MaxValue - Math.Abs(by))
            && to <= long.MaxValue - Math.Abs(by) && to >= long.MinValue + Math.Abs(by))
        {
            IsSmall = true;
            From = from;
            Step = by;
            Count = (long)length;
            _length = PyInt.From(Count);
        }
        else
        {
            _length = PyInt.From(BigLength(start.BigValue, stop.BigValue, step.BigValue));
        }
    }

    /// <summary>All of <see cref="From"/>, <see cref="Step"/>, <see cref="Count"/> and every item fit into 64 bits.</summary>
    public bool IsSmall { get; }

    public long From { get; }

    public long Step { get; }

    public long Count { get; }

    [PyGetter("start", Member = true)]
    private PyObject? StartGetter(ThreadState ts) => _start;

    [PyGetter("stop", Member = true)]
    private PyObject? StopGetter(ThreadState ts) => _stop;

    [PyGetter("step", Member = true)]
    private PyObject? StepGetter(ThreadState ts) => _step;

    /// <summary><c>range(stop)</c>.</summary>
    public static PyRange? UpTo(ThreadState ts, PyObject stop) => Exact(ts, stop) is { } end ? new PyRange(PySmallInt.Zero, end, PySmallInt.One) : null;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "range() takes no keyword arguments");
        }

        switch (arguments.Length)
        {
            case 0:
                return Raise.TypeError(ts, "range expected at least 1 argument, got 0");
            case 1:
                return UpTo(ts, arguments[0]);
            case 2:
            case 3:
                PyInt? start = Exact(ts, arguments[0]);
                PyInt? stop = start is null ? null : Exact(ts, arguments[1]);
                PyInt? step = stop is null ? null : arguments.Length == 3 ? Exact(ts, arguments[2]) : PySmallInt.One;
                if (step is null)
                {
                    return null;
                }

                return step.Sign == 0 ? Raise.ValueError(ts, "range() arg 3 must not be zero") : new PyRange(start!, stop!, step);
            default:
                return Raise.TypeError(ts, $"range expected at most 3 arguments, got {arguments.Length}");
        }
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        Text.Repr(ts, _start) is { } start && Text.Repr(ts, _stop) is { } stop && Text.Repr(ts, _step) is { } step
            ? PyStr.From(_step.TryGetInt64(out long by) && by == 1 ? $"range({start}, {stop})" : $"range({start}, {stop}, {step})")
            : null;

    [PySlot(Slot.Truth)]
    private Truth TruthSlot(ThreadState ts) => _length.Sign != 0 ? Truth.True : Truth.False;

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) =>
        _length.TryGetInt64(out long length) ? length : Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) =>
        IsSmall ? new PyRangeIterator(From, Step, Count) : new PyLongRangeIterator(_start.BigValue, _step.BigValue, _length.BigValue);

    [PySlot(Slot.Contains)]
    private Truth ContainsSlot(ThreadState ts, PyObject item)
    {
        if (item.GetType() == typeof(PySmallInt) || item is PyBool or PyBigInt)
        {
            return IndexOfInt(((PyInt)item).BigValue) is not null ? Truth.True : Truth.False;
        }

        if (Iteration.GetIterator(ts, this) is not { } iterator)
        {
            return Truth.Error;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? candidate))
            {
                return next.IsError ? Truth.Error : Truth.False;
            }

            Truth equal = Comparison.Equal(ts, candidate, item);
            if (equal != Truth.False)
            {
                return equal;
            }
        }
    }

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject key)
    {
        if (key is PySlice slice)
        {
            return SliceOf(ts, slice);
        }

        if (!key.Type.Slots.HasIndex)
        {
            return Raise.TypeError(ts, $"range indices must be integers or slices, not {key.Type.FullName}");
        }

        PyInt? index = Numbers.Index(ts, key);
        if (index is null)
        {
            return null;
        }

        BigInteger position = index.BigValue;
        if (position.Sign < 0)
        {
            position += _length.BigValue;
        }

        return position.Sign < 0 || position >= _length.BigValue
            ? Raise.IndexError(ts, "range object index out of range")
            : PyInt.From(_start.BigValue + (position * _step.BigValue));
    }

    [PySlot(Slot.SequenceItem)]
    private PyObject? SequenceItemSlot(ThreadState ts, long index) => GetItemSlot(ts, PyInt.From(index));

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyRange first || right is not PyRange second || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        BigInteger length = first._length.BigValue;
        bool equal = length == second._length.BigValue
            && (length.IsZero || (first._start.BigValue == second._start.BigValue && (length.IsOne || first._step.BigValue == second._step.BigValue)));
        return PyBool.From(equal == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts)
    {
        BigInteger length = _length.BigValue;
        return Hashing.Hash(ts, PyTuple.Create(_length, length.IsZero ? PyNone.Instance : _start, length.IsZero || length.IsOne ? PyNone.Instance : _step));
    }

    [PyMethod("count(object, /)", Doc = "rangeobject.count(value) -> integer -- return number of occurrences of value")]
    private PyObject? CountOf(ThreadState ts, PyObject item)
    {
        if (item.GetType() == typeof(PySmallInt) || item is PyBool or PyBigInt)
        {
            return PyInt.From(IndexOfInt(((PyInt)item).BigValue) is null ? 0 : 1);
        }

        PyList? items = Iteration.ToList(ts, this);
        long count = 0;
        for (int i = 0; items is not null && i < items.Count; i++)
        {
            Truth equal = Comparison.Equal(ts, items[i], item);
            if (equal == Truth.Error)
            {
                return null;
            }

            count += (int)equal;
        }

        return items is null ? null : PyInt.From(count);
    }

    [PyMethod("index(object, /)", Doc = "rangeobject.index(value) -> integer -- return index of value.")]
    private PyObject? IndexOf(ThreadState ts, PyObject item)
    {
        if (item.GetType() == typeof(PySmallInt) || item is PyBool or PyBigInt)
        {
            if (IndexOfInt(((PyInt)item).BigValue) is { } index)
            {
                return PyInt.From(index);
            }

            return Raise.ValueError(ts, "range.index(x): x not in range");
        }

        PyList? items = Iteration.ToList(ts, this);
        for (int i = 0; items is not null && i < items.Count; i++)
        {
            Truth equal = Comparison.Equal(ts, items[i], item);
            if (equal != Truth.False)
            {
                return equal == Truth.Error ? null : PyInt.From(i);
            }
        }

        return items is null ? null : Raise.ValueError(ts, "sequence.index(x): x not in sequence");
    }

    [PyMethod("__reversed__()", Doc = "Return a reverse iterator.")]
    private PyObject? Reversed(ThreadState ts)
    {
        if (IsSmall)
        {
            return new PyRangeIterator(From + ((Count - 1) * Step), -Step, Count);
        }

        BigInteger length = _length.BigValue;
        return new PyLongRangeIterator(_start.BigValue + ((length - 1) * _step.BigValue), -_step.BigValue, length);
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => PyTuple.Create(TypeObject, PyTuple.Create(_start, _stop, _step));

    /// <summary>The number of items where all three are 64-bit numbers; it may need the 64th bit.</summary>
    private static ulong Length64(long from, long to, long by) =>
        by > 0
            ? from < to ? (((ulong)to - (ulong)from - 1) / (ulong)by) + 1 : 0
            : to < from ? (((ulong)from - (ulong)to - 1) / (0 - (ulong)by)) + 1 : 0;

    private static BigInteger BigLength(BigInteger from, BigInteger to, BigInteger by) =>
        by.Sign > 0
            ? from < to ? ((to - from - 1) / by) + 1 : 0
            : to < from ? ((from - to - 1) / -by) + 1 : 0;

    /// <summary>An argument as an exact int.</summary>
    private static PyInt? Exact(ThreadState ts, PyObject value)
    {
        if (value.GetType() == typeof(PySmallInt))
        {
            return Unsafe.As<PyInt>(value);
        }

        PyInt? index = Numbers.Index(ts, value);
        return index is null || index.GetType() == typeof(PySmallInt) || index is PyBigInt ? index : PyInt.From(index.BigValue);
    }

    private BigInteger? IndexOfInt(BigInteger value)
    {
        BigInteger offset = value - _start.BigValue;
        BigInteger index = BigInteger.DivRem(offset, _step.BigValue, out BigInteger rest);
        return rest.IsZero && index.Sign >= 0 && index < _length.BigValue ? index : null;
    }

    private PyObject? SliceOf(ThreadState ts, PySlice slice)
    {
        if (slice.IndicesFor(ts, _length) is not { } indices)
        {
            return null;
        }

        BigInteger start = _start.BigValue;
        BigInteger step = _step.BigValue;
        return new PyRange(
            PyInt.From(start + (((PyInt)indices[0]).BigValue * step)),
            PyInt.From(start + (((PyInt)indices[1]).BigValue * step)),
            PyInt.From(((PyInt)indices[2]).BigValue * step));
    }
}

/// <summary><c>range_iterator</c>: over numbers of 64 bits.</summary>
[PyType("range_iterator", NoConstructor = true)]
internal sealed partial class PyRangeIterator(long next, long step, long left) : PyObject
{
    /// <summary>The number that comes next.</summary>
    public long Current = next;

    public readonly long Step = step;

    /// <summary>How many numbers are still to come.</summary>
    public long Left = left;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    /// <summary>The next number; absent after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lookup Advance()
    {
        if (Left <= 0)
        {
            return Lookup.Absent;
        }

        Left--;
        long value = Current;
        Current = unchecked(value + Step);
        return Lookup.Found(PySmallInt.From(value));
    }

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => Advance();

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(Left);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? range = Calls.Call(ts, PyRange.TypeObject, PyInt.From(Current), PyInt.From((BigInteger)Current + ((BigInteger)Left * Step)), PyInt.From(Step));
        return range is not null && IteratorReduction.Function(ts) is { } iter ? PyTuple.Create(iter, PyTuple.Create(range), PyNone.Instance) : null;
    }

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, long state)
    {
        state = Math.Clamp(state, 0, Left);
        Current = unchecked(Current + (state * Step));
        Left -= state;
        return PyNone.Instance;
    }
}

/// <summary><c>longrange_iterator</c>: over numbers of any size.</summary>
[PyType("longrange_iterator", NoConstructor = true)]
internal sealed partial class PyLongRangeIterator(BigInteger next, BigInteger step, BigInteger left) : PyObject
{
    private BigInteger _next = next;
    private BigInteger _left = left;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_left.Sign <= 0)
        {
            return Lookup.Absent;
        }

        _left--;
        PyInt value = PyInt.From(_next);
        _next += step;
        return Lookup.Found(value);
    }

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(_left);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? range = Calls.Call(ts, PyRange.TypeObject, PyInt.From(_next), PyInt.From(_next + (_left * step)), PyInt.From(step));
        return range is not null && IteratorReduction.Function(ts) is { } iter ? PyTuple.Create(iter, PyTuple.Create(range), PyNone.Instance) : null;
    }

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, PyInt state)
    {
        BigInteger steps = BigInteger.Max(0, BigInteger.Min(state.BigValue, _left));
        _next += steps * step;
        _left -= steps;
        return PyNone.Instance;
    }
}
