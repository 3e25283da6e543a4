using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Slots that bytes and bytearray share.</summary>
internal static unsafe class ByteSlots
{
    /// <summary>With <c>-b</c>, warns of comparing bytes with text or numbers; false: an exception is pending.</summary>
    public static bool WarnOfComparison(ThreadState ts, string type, PyObject other, CompareOperator operation)
    {
        if (ts.Interpreter.Options.BytesWarning == 0 || operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || other is not (PyStr or PyInt))
        {
            return true;
        }

        return Warnings.Warn(ts, ExceptionTypes.BytesWarning, $"Comparison between {type} and {(other is PyStr ? "string" : "int")}");
    }

    /// <summary>With <c>-b</c>, warns of showing bytes as text; false: an exception is pending.</summary>
    public static bool WarnOfText(ThreadState ts, string type) =>
        ts.Interpreter.Options.BytesWarning == 0 || Warnings.Warn(ts, ExceptionTypes.BytesWarning, $"str() on a {type} instance");

    /// <summary>Comparison with any bytes-like object, by bytes.</summary>
    public static PyObject? Compare(ThreadState ts, ByteSequence self, PyObject other, CompareOperator operation)
    {
        if (other is not ByteSequence && other.Type.Slots.Buffer == null)
        {
            return PyNotImplemented.Instance;
        }

        if (other is PyMemoryView)
        {
            // The view knows formats and strides; it compares.
            return PyNotImplemented.Instance;
        }

        if (other is ByteSequence right)
        {
            return Result(self.Span, right.Span, operation);
        }

        using ByteSequence.Fixation fix = self.Fix();
        if (!BytesArgument.TryOpen(ts, other, out BytesArgument argument))
        {
            ts.Pending = null;
            return PyNotImplemented.Instance;
        }

        using (argument)
        {
            return Result(self.Span, argument.Span, operation);
        }
    }

    public static PyObject? Concat(ThreadState ts, ByteSequence self, PyObject other)
    {
        if (other is not PyBytes && other.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"can't concat {other.Type.FullName} to {self.Type.FullName}");
        }

        if (self is PyBytes && other.GetType() == typeof(PyBytes) && self.Span.Length == 0)
        {
            return other;
        }

        using ByteSequence.Fixation fix = self.Fix();
        if (!BytesArgument.TryOpen(ts, other, out BytesArgument argument))
        {
            ts.Pending = null;
            return Raise.TypeError(ts, $"can't concat {other.Type.FullName} to {self.Type.FullName}");
        }

        using (argument)
        {
            ReadOnlySpan<byte> left = self.Span;
            if (argument.Span.Length == 0 && self.GetType() == typeof(PyBytes))
            {
                return self;
            }

            if ((long)left.Length + argument.Span.Length > Array.MaxLength)
            {
                return Raise.MemoryError(ts);
            }

            var joined = new byte[left.Length + argument.Span.Length];
            left.CopyTo(joined);
            argument.Span.CopyTo(joined.AsSpan(left.Length));
            return self.Make(joined);
        }
    }

    /// <summary>The bytes so many times; null after an error.</summary>
    public static byte[]? Repeat(ThreadState ts, ReadOnlySpan<byte> data, long times)
    {
        if (times <= 0 || data.Length == 0)
        {
            return [];
        }

        if (times > Array.MaxLength / data.Length)
        {
            return BytesConstruction.Fail(times > long.MaxValue / data.Length ? Raise.OverflowError(ts, "repeated bytes are too long") : Raise.MemoryError(ts));
        }

        byte[] result = GC.AllocateUninitializedArray<byte>((int)times * data.Length);
        if (data.Length == 1)
        {
            result.AsSpan().Fill(data[0]);
            return result;
        }

        data.CopyTo(result);
        for (int done = data.Length; done < result.Length; done *= 2)
        {
            result.AsSpan(0, Math.Min(done, result.Length - done)).CopyTo(result.AsSpan(done));
        }

        return result;
    }

    /// <summary>Copies bytes from places in steps to others, all of which are within their arrays.</summary>
    public static void CopyInSteps(ref readonly byte source, nint sourceStep, ref byte target, nint targetStep, int count)
    {
        ref byte from = ref Unsafe.AsRef(in source);
        for (nint i = 0, read = 0, write = 0; i < count; i++, read += sourceStep, write += targetStep)
        {
            Unsafe.Add(ref target, write) = Unsafe.Add(ref from, read);
        }
    }

    public static PyObject? GetItem(ThreadState ts, ByteSequence self, PyObject key, string kind, string outOfRange)
    {
        if (key is PySlice slice)
        {
            if (!SliceIndices.TryResolve(ts, slice, self, out long start, out long step, out long count))
            {
                return null;
            }

            if (step == 1)
            {
                return count == self.Span.Length && start == 0 ? self.Unchanged() : count <= 0 ? self.Make([]) : self.Make(self.Span.Slice((int)start, (int)count));
            }

            var picked = new byte[Math.Max(0, count)];
            ReadOnlySpan<byte> data = self.Span;
            if (picked.Length != 0)
            {
                CopyInSteps(in data[(int)start], (nint)step, ref picked[0], 1, picked.Length);
            }

            return self.Make(picked);
        }

        if (key is not PyInt && key.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"{kind} indices must be integers or slices, not {key.Type.FullName}");
        }

        if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index))
        {
            return null;
        }

        return Item(ts, self, index < 0 ? index + self.Span.Length : index, outOfRange);
    }

    public static PyObject? Item(ThreadState ts, ByteSequence self, long index, string outOfRange) =>
        (ulong)index < (ulong)self.Span.Length ? PySmallInt.From(self.Span[(int)index]) : Raise.IndexError(ts, outOfRange);

    private static PyBool Result(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, CompareOperator operation) => operation switch
    {
        CompareOperator.Equal => PyBool.From(left.SequenceEqual(right)),
        CompareOperator.NotEqual => PyBool.From(!left.SequenceEqual(right)),
        _ => Comparison.FromSign(left.SequenceCompareTo(right), operation),
    };
}
