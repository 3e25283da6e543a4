using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>Bounds of slices and of the optional start and end arguments of searching methods.</summary>
internal static class SliceIndices
{
    /// <summary>A slice's start, stop and step for a sequence of a length, adjusted so that <paramref name="count"/> items from start on lie within it.</summary>
    public static bool TryResolve(ThreadState ts, PySlice slice, long length, out long start, out long step, out long count)
    {
        bool parsed = TryUnpack(ts, slice, out start, out long stop, out step);
        count = Adjust(length, ref start, ref stop, step);
        return parsed;
    }

    /// <summary>The same for bytes that the slice's code may change: their length counts when it has run.</summary>
    public static bool TryResolve(ThreadState ts, PySlice slice, ByteSequence sequence, out long start, out long step, out long count)
    {
        bool parsed = TryUnpack(ts, slice, out start, out long stop, out step);
        count = Adjust(sequence.Span.Length, ref start, ref stop, step);
        return parsed;
    }

    /// <summary>A slice's start, stop and step as numbers, to be adjusted to a length.</summary>
    public static bool TryUnpack(ThreadState ts, PySlice slice, out long start, out long stop, out long step)
    {
        start = 0;
        stop = 0;
        step = 1;
        if (slice.Step is not PyNone)
        {
            if (!TryIndex(ts, slice.Step, out step))
            {
                return false;
            }

            if (step == 0)
            {
                return Raise.ValueError(ts, "slice step cannot be zero");
            }

            step = Math.Max(step, -long.MaxValue);
        }

        stop = step < 0 ? long.MinValue : long.MaxValue;
        start = step < 0 ? long.MaxValue : 0;
        return (slice.Start is PyNone || TryIndex(ts, slice.Start, out start)) && (slice.Stop is PyNone || TryIndex(ts, slice.Stop, out stop));
    }

    /// <summary>The bounds of a slice without a step where both are None or ints of 64 bits, to be adjusted to a length; false for any others.</summary>
    public static bool TryPlain(PyObject startArgument, PyObject stopArgument, out long start, out long stop)
    {
        start = 0;
        stop = long.MaxValue;
        if (startArgument.GetType() == typeof(PySmallInt))
        {
            start = Unsafe.As<PySmallInt>(startArgument).Value;
        }
        else if (startArgument is not PyNone)
        {
            return false;
        }

        if (stopArgument.GetType() == typeof(PySmallInt))
        {
            stop = Unsafe.As<PySmallInt>(stopArgument).Value;
            return true;
        }

        return stopArgument is PyNone;
    }

    /// <summary>Clamps start and stop to a sequence of a length and gives the number of items.</summary>
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

    /// <summary>
    /// The optional start and end of a searching method: end within the length, start not negative but perhaps beyond the end (then not even an empty text is found).
    /// </summary>
    public static bool TryBounds(ThreadState ts, PyObject? startArgument, PyObject? endArgument, int length, out int start, out int end)
    {
        bool parsed = TryBounds(ts, startArgument, endArgument, out long first, out long last);
        ClampBounds(first, last, length, out start, out end);
        return parsed;
    }

    /// <summary>The same for bytes that the arguments' code may change: their length counts when it has run.</summary>
    public static bool TryBounds(ThreadState ts, PyObject? startArgument, PyObject? endArgument, ByteSequence sequence, out int start, out int end)
    {
        bool parsed = TryBounds(ts, startArgument, endArgument, out long first, out long last);
        ClampBounds(first, last, sequence.Span.Length, out start, out end);
        return parsed;
    }

    private static bool TryBounds(ThreadState ts, PyObject? startArgument, PyObject? endArgument, out long first, out long last)
    {
        first = 0;
        last = long.MaxValue;
        return (startArgument is null or PyNone || TryIndex(ts, startArgument, out first)) && (endArgument is null or PyNone || TryIndex(ts, endArgument, out last));
    }

    private static void ClampBounds(long first, long last, int length, out int start, out int end)
    {
        last = last > length ? length : last < 0 ? Math.Max(0, last + length) : last;
        first = first < 0 ? Math.Max(0, first + length) : first;
        start = (int)Math.Min(first, int.MaxValue);
        end = (int)last;
    }

    private static long Clamp(long bound, long length, long step)
    {
        if (bound < 0)
        {
            bound = bound < -length ? -1 : bound + length;
            return bound < 0 ? step < 0 ? -1 : 0 : bound;
        }

        return bound >= length ? step < 0 ? length - 1 : length : bound;
    }

    private static bool TryIndex(ThreadState ts, PyObject value, out long index)
    {
        if (value.GetType() == typeof(PySmallInt))
        {
            index = Unsafe.As<PySmallInt>(value).Value;
            return true;
        }

        index = 0;
        return Has(value)
            ? Numbers.IndexToInt64(ts, value, null, out index)
            : Raise.TypeError(ts, "slice indices must be integers or None or have an __index__ method");
    }

    private static unsafe bool Has(PyObject value) => value is PyInt || value.Type.Slots.Index != null;
}
