using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>slice</c>.</summary>
[PyType("slice", TextSignature = null, Doc = "slice(stop)\nslice(start, stop[, step])\n\nA part of a sequence: what stands between the brackets of a[0:10:2].")]
internal sealed partial class PySlice(PyObject start, PyObject stop, PyObject step) : PyObject
{
    [PyGetter("start", Member = true)]
    public PyObject Start { get; } = start;

    [PyGetter("stop", Member = true)]
    public PyObject Stop { get; } = stop;

    [PyGetter("step", Member = true)]
    public PyObject Step { get; } = step;

    /// <summary>The slice's bounds as numbers, clamped to 64 bits, with defaults by the sign of the step; false: an exception is pending.</summary>
    public bool Unpack(ThreadState ts, out long start, out long stop, out long step)
    {
        start = stop = 0;
        step = 1;
        if (Step is not PyNone)
        {
            if (!Bound(ts, Step, out step))
            {
                return false;
            }

            if (step == 0)
            {
                return Raise.ValueError(ts, "slice step cannot be zero");
            }

            // -step must not overflow.
            step = Math.Max(step, -long.MaxValue);
        }

        start = step < 0 ? long.MaxValue : 0;
        stop = step < 0 ? long.MinValue : long.MaxValue;
        return (Start is PyNone || Bound(ts, Start, out start)) && (Stop is PyNone || Bound(ts, Stop, out stop));
    }

    /// <summary>Adjusts unpacked bounds to a sequence's length and gives the number of items.</summary>
    public static long Adjust(long length, ref long start, ref long stop, long step)
    {
        start = Clamp(start, length, step);
        stop = Clamp(stop, length, step);
        if (step < 0)
        {
            return stop < start ? ((start - stop - 1) / -step) + 1 : 0;
        }

        return start < stop ? ((stop - start - 1) / step) + 1 : 0;
    }

    /// <summary>Unpack and Adjust together; the count is -1 where an exception is pending.</summary>
    public long Resolve(ThreadState ts, long length, out long start, out long stop, out long step) =>
        Unpack(ts, out start, out stop, out step) ? Adjust(length, ref start, ref stop, step) : -1;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "slice() takes no keyword arguments");
        }

        return arguments.Length switch
        {
            0 => Raise.TypeError(ts, "slice expected at least 1 argument, got 0"),
            1 => new PySlice(PyNone.Instance, arguments[0], PyNone.Instance),
            2 => new PySlice(arguments[0], arguments[1], PyNone.Instance),
            3 => new PySlice(arguments[0], arguments[1], arguments[2]),
            _ => Raise.TypeError(ts, $"slice expected at most 3 arguments, got {arguments.Length}"),
        };
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        Text.Repr(ts, Start) is { } start && Text.Repr(ts, Stop) is { } stop && Text.Repr(ts, Step) is { } step
            ? PyStr.From($"slice({start}, {stop}, {step})")
            : null;

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PySlice first || right is not PySlice second)
        {
            return PyNotImplemented.Instance;
        }

        return ReferenceEquals(first, second)
            ? Comparison.FromSign(0, operation)
            : Comparison.Compare(ts, PyTuple.Create(first.Start, first.Stop, first.Step), PyTuple.Create(second.Start, second.Stop, second.Step), operation);
    }

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts)
    {
        // As a tuple's, without the length mixed in.
        ulong mixed = 2870177450012600261;
        foreach (PyObject part in (ReadOnlySpan<PyObject>)[Start, Stop, Step])
        {
            long hash = Hashing.Hash(ts, part);
            if (hash == -1)
            {
                return -1;
            }

            mixed += (ulong)hash * 14029467366897019727;
            mixed = System.Numerics.BitOperations.RotateLeft(mixed, 31) * 11400714785074694791;
        }

        return mixed == ulong.MaxValue ? 1546275796 : (long)mixed;
    }

    [PyMethod("indices(object, /)", Doc = "Start, stop and stride of the slice for a sequence of the given length.")]
    private PyObject? Indices(ThreadState ts, PyObject length)
    {
        PyInt? count = Numbers.Index(ts, length);
        if (count is null)
        {
            return null;
        }

        if (count.Sign < 0)
        {
            return Raise.ValueError(ts, "length should not be negative");
        }

        return IndicesFor(ts, count);
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => PyTuple.Create(TypeObject, PyTuple.Create(Start, Stop, Step));

    /// <summary>Bounds of any size: slices may stand for huge ranges.</summary>
    internal PyTuple? IndicesFor(ThreadState ts, PyInt count)
    {
        System.Numerics.BigInteger length = count.BigValue;
        System.Numerics.BigInteger step = 1;
        if (Step is not PyNone)
        {
            if (Evaluate(ts, Step) is not { } stepValue)
            {
                return null;
            }

            step = stepValue.BigValue;
            if (step.IsZero)
            {
                return Raise.ValueError(ts, "slice step cannot be zero");
            }
        }

        bool negative = step.Sign < 0;
        System.Numerics.BigInteger lower = negative ? -1 : 0;
        System.Numerics.BigInteger upper = negative ? length - 1 : length;
        System.Numerics.BigInteger start = negative ? upper : lower;
        System.Numerics.BigInteger stop = negative ? lower : upper;
        if (Start is not PyNone)
        {
            if (Evaluate(ts, Start) is not { } value)
            {
                return null;
            }

            start = Within(value.BigValue);
        }

        if (Stop is not PyNone)
        {
            if (Evaluate(ts, Stop) is not { } value)
            {
                return null;
            }

            stop = Within(value.BigValue);
        }

        return PyTuple.Create(PyInt.From(start), PyInt.From(stop), PyInt.From(step));

        System.Numerics.BigInteger Within(System.Numerics.BigInteger value) =>
            value.Sign < 0 ? System.Numerics.BigInteger.Max(value + length, lower) : System.Numerics.BigInteger.Min(value, upper);
    }

    private static long Clamp(long bound, long length, long step)
    {
        if (bound < 0)
        {
            bound += length;
            return bound < 0 ? (step < 0 ? -1 : 0) : bound;
        }

        return bound >= length ? (step < 0 ? length - 1 : length) : bound;
    }

    private static PyInt? Evaluate(ThreadState ts, PyObject bound) =>
        bound.Type.Slots.HasIndex ? Numbers.Index(ts, bound) : Raise.TypeError(ts, "slice indices must be integers or None or have an __index__ method");

    private static bool Bound(ThreadState ts, PyObject bound, out long value)
    {
        if (bound.GetType() == typeof(PySmallInt))
        {
            value = ((PySmallInt)bound).Value;
            return true;
        }

        value = 0;
        PyInt? index = Evaluate(ts, bound);
        if (index is null)
        {
            return false;
        }

        if (!index.TryGetInt64(out value))
        {
            value = index.Sign < 0 ? long.MinValue : long.MaxValue;
        }

        return true;
    }
}

/// <summary>The iterator of objects that are only indexable (<c>iterator</c>).</summary>
[PyType("iterator", NoConstructor = true)]
internal sealed partial class PySequenceIterator(PyObject sequence) : PyObject
{
    private PyObject? _sequence = sequence;
    private long _index;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_sequence is null)
        {
            return Lookup.Absent;
        }

        if (_index == long.MaxValue)
        {
            return Raise.OverflowError(ts, "iter index too large");
        }

        PyObject? item = Containers.SequenceItem(ts, _sequence, _index);
        if (item is not null)
        {
            _index++;
            return Lookup.Found(item);
        }

        if (Raise.ClearIf(ts, ExceptionTypes.IndexError) || Raise.ClearIf(ts, ExceptionTypes.StopIteration))
        {
            _sequence = null;
            return Lookup.Absent;
        }

        return default;
    }

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts)
    {
        if (_sequence is null)
        {
            return PySmallInt.Zero;
        }

        if (!_sequence.Type.Slots.HasLength)
        {
            return PyNotImplemented.Instance;
        }

        long length = Containers.Length(ts, _sequence);
        return length < 0 ? null : PyInt.From(Math.Max(0, length - _index));
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, _sequence, _index) : null;

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, long state)
    {
        if (_sequence is not null)
        {
            _index = Math.Max(0, state);
        }

        return PyNone.Instance;
    }
}
