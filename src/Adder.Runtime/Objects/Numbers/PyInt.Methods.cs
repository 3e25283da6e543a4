using System;
using System.Numerics;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal abstract partial class PyInt
{
    [PyGetter("real", Doc = "the real part of a complex number")]
    [PyGetter("numerator", Doc = "the numerator of a rational number in lowest terms")]
    internal PyObject? GetReal(ThreadState ts) => Exact;

    [PyGetter("imag", Doc = "the imaginary part of a complex number")]
    internal PyObject? GetImaginary(ThreadState ts) => PySmallInt.Zero;

    [PyGetter("denominator", Doc = "the denominator of a rational number in lowest terms")]
    internal PyObject? GetDenominator(ThreadState ts) => PySmallInt.One;

    [PyMethod("conjugate()", Doc = "Returns self, the complex conjugate of any int.")]
    [PyMethod("__trunc__()", Doc = "Truncating an Integral returns itself.")]
    [PyMethod("__floor__()", Doc = "Flooring an Integral returns itself.")]
    [PyMethod("__ceil__()", Doc = "Ceiling of an Integral returns itself.")]
    internal PyObject? Conjugate(ThreadState ts) => Exact;

    [PyMethod("bit_length()", Doc = "Number of bits necessary to represent self in binary.\n\n>>> (255).bit_length()\n8\n>>> (256).bit_length()\n9")]
    internal PyObject? BitLength(ThreadState ts) => From(BitLength());

    [PyMethod("bit_count()", Doc = "Number of ones in the binary representation of the absolute value of self.\n\n>>> (-255).bit_count()\n8")]
    internal PyObject? BitCount(ThreadState ts)
    {
        if (TryGetInt64(out long small))
        {
            return From((long)BitOperations.PopCount(unchecked((ulong)(small < 0 ? -small : small))));
        }

        long count = 0;
        foreach (byte part in BigInteger.Abs(BigValue).ToByteArray(isUnsigned: true))
        {
            count += BitOperations.PopCount(part);
        }

        return From(count);
    }

    [PyMethod("as_integer_ratio()", Doc = "Return a pair of integers, whose ratio is equal to the original int.\n\n>>> (7).as_integer_ratio()\n(7, 1)")]
    internal PyObject? AsIntegerRatio(ThreadState ts) => PyTuple.Create(Exact, PySmallInt.One);

    [PyMethod("is_integer()", Doc = "Returns True. Exists for duck type compatibility with float.is_integer.")]
    internal PyObject? IsInteger(ThreadState ts) => PyBool.True;

    [PyMethod("__getnewargs__()")]
    internal PyObject? GetNewArguments(ThreadState ts) => PyTuple.Create(Exact);

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    internal PyObject? SizeOf(ThreadState ts)
    {
        // As CPython, which keeps 30 bits in 4 bytes after a header of 24.
        long digits = Math.Max(1, (BitLength() + 29) / 30);
        return From(24 + (4 * digits));
    }

    [PyMethod("__round__(ndigits=None, /)", Doc = "Rounding an Integral returns itself.")]
    internal PyObject? Round(ThreadState ts, PyObject? ndigits)
    {
        if (ndigits is null or PyNone)
        {
            return Exact;
        }

        PyInt? places = Numbers.Index(ts, ndigits);
        if (places is null)
        {
            return null;
        }

        if (places.Sign >= 0)
        {
            return Exact;
        }

        // Rounds half to even: to the nearest multiple of 10**-places.
        if (!places.TryGetInt64(out long small) || -small > (BitLength() / 3) + 2)
        {
            return PySmallInt.Zero;
        }

        BigInteger unit = BigInteger.Pow(10, (int)-small);
        BigInteger quotient = IntegerArithmetic.FloorDivide(BigValue, unit, out BigInteger remainder);
        int comparison = (remainder * 2).CompareTo(unit);
        if (comparison > 0 || (comparison == 0 && !quotient.IsEven))
        {
            quotient += 1;
        }

        return From(quotient * unit);
    }

    [PyMethod("__format__(format_spec, /)", Doc = "Convert to a string according to format_spec.")]
    internal PyObject? Format(ThreadState ts, PyStr formatSpec) =>
        formatSpec.Length == 0 ? Text.Str(ts, this) : NumberFormatting.FormatInt(ts, this, formatSpec);

    [PyMethod("to_bytes(length=1, byteorder='big', *, signed=False)", Doc = "Return an array of bytes representing an integer.")]
    internal PyObject? ToBytes(ThreadState ts, long length, PyStr byteorder, bool signed)
    {
        if (!IsLittleEndian(ts, byteorder, out bool little))
        {
            return null;
        }

        if (length < 0)
        {
            return Raise.ValueError(ts, "length argument must be non-negative");
        }

        BigInteger value = BigValue;
        if (!signed && value.Sign < 0)
        {
            return Raise.OverflowError(ts, "can't convert negative int to unsigned");
        }

        int needed = value.IsZero ? 0 : value.GetByteCount(isUnsigned: !signed);
        if (needed > length)
        {
            return Raise.OverflowError(ts, "int too big to convert");
        }

        if (length > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        var bytes = new byte[length];
        if (value.Sign < 0)
        {
            bytes.AsSpan().Fill(0xFF);
        }

        if (needed > 0)
        {
            _ = value.TryWriteBytes(bytes, out _, isUnsigned: !signed);
        }

        if (!little)
        {
            Array.Reverse(bytes);
        }

        return PyBytes.From(bytes);
    }

    [PyClassMethod("from_bytes(bytes, byteorder='big', *, signed=False)", Doc = "Return the integer represented by the given array of bytes.")]
    internal static PyObject? FromBytes(ThreadState ts, PyType type, PyObject bytes, PyStr byteorder, bool signed)
    {
        if (!IsLittleEndian(ts, byteorder, out bool little))
        {
            return null;
        }

        byte[]? data = (bytes as PyBytes)?.Data;
        if (data is null)
        {
            data = BytesConstruction.CallBytesMethod(ts, bytes, out PyBytes? made) == Truth.False ? BytesConstruction.FromObject(ts, "bytes", bytes) : made?.Data;
        }

        if (data is null)
        {
            return null;
        }

        PyInt value = From(new BigInteger(data, isUnsigned: !signed, isBigEndian: !little));
        return ReferenceEquals(type, TypeObject) ? value : Calls.Call(ts, type, value);
    }

    /// <summary>Bits of the absolute value.</summary>
    internal long BitLength()
    {
        if (TryGetInt64(out long small))
        {
            return 64 - BitOperations.LeadingZeroCount(unchecked((ulong)(small < 0 ? -small : small)));
        }

        return BigInteger.Abs(BigValue).GetBitLength();
    }

    private static bool IsLittleEndian(ThreadState ts, PyStr byteOrder, out bool little)
    {
        little = byteOrder.EqualTo("little");
        return little || byteOrder.EqualTo("big") || (bool)Raise.ValueError(ts, "byteorder must be either 'little' or 'big'");
    }
}
