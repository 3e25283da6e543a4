using System;
using System.Buffers.Binary;
using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Structs;

/// <summary>Reads and writes the items of a struct.</summary>
internal static unsafe class StructItems
{
    /// <summary>The values of a struct in bytes of its size.</summary>
    public static PyTuple Unpack(StructLayout layout, ReadOnlySpan<byte> data)
    {
        var values = new PyObject[layout.ItemCount];
        int next = 0;
        foreach (StructField field in layout.Fields)
        {
            int at = (int)field.Offset;
            for (long i = 0; i < field.Count; i++, at += (int)field.Size)
            {
                values[next++] = Read(field.Code, data.Slice(at, (int)field.Size), layout.BigEndian);
            }
        }

        return PyTuple.FromArray(values);
    }

    /// <summary>Writes values, as many as the struct holds, into zeroed bytes; false: an exception is pending.</summary>
    public static bool Pack(ThreadState ts, StructLayout layout, ReadOnlySpan<PyObject> values, Span<byte> destination)
    {
        int next = 0;
        foreach (StructField field in layout.Fields)
        {
            int at = (int)field.Offset;
            for (long i = 0; i < field.Count; i++, at += (int)field.Size)
            {
                if (!Write(ts, field.Code, values[next++], destination.Slice(at, (int)field.Size), layout.BigEndian))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static PyObject Read(char code, ReadOnlySpan<byte> data, bool bigEndian)
    {
        switch (code)
        {
            case 'c' or 's':
                return PyBytes.From(data);
            case 'p':
                return PyBytes.From(data.IsEmpty ? [] : data.Slice(1, Math.Min(data[0], data.Length - 1)));
            case '?':
                return PyBool.From(data[0] != 0);
            case 'e' or 'f' or 'd':
                return PyFloat.From(ReadFloat(data, bigEndian));
            case 'F' or 'D':
                int half = data.Length / 2;
                return new PyComplex(ReadFloat(data[..half], bigEndian), ReadFloat(data[half..], bigEndian));
            default:
                ulong raw = ReadBits(data, bigEndian);
                int unused = 64 - (data.Length * 8);
                return IsSigned(code) ? PyInt.From((long)(raw << unused) >> unused) : PyInt.From(raw);
        }
    }

    private static bool Write(ThreadState ts, char code, PyObject value, Span<byte> destination, bool bigEndian)
    {
        switch (code)
        {
            case 'c':
                if (value is not PyBytes { Length: 1 } character)
                {
                    return StructModule.Fail(ts, "char format requires a bytes object of length 1");
                }

                destination[0] = character.Data[0];
                return true;
            case 's' or 'p':
                return WriteText(ts, code, value, destination);
            case '?':
                Truth truth = Truthiness.IsTrue(ts, value);
                destination[0] = truth == Truth.True ? (byte)1 : (byte)0;
                return truth != Truth.Error;
            case 'e' or 'f' or 'd':
                if (!Numbers.ToDouble(ts, value, out double number))
                {
                    ts.Pending = null;
                    return StructModule.Fail(ts, "required argument is not a float");
                }

                return WriteFloat(number, destination, bigEndian)
                    || (bool)Raise.OverflowError(ts, $"float too large to pack with {code} format");
            case 'F' or 'D':
                if (PyComplex.FromNumber(ts, PyComplex.TypeObject, value) is not PyComplex complex)
                {
                    ts.Pending = null;
                    return StructModule.Fail(ts, "required argument is not a complex");
                }

                int half = destination.Length / 2;
                _ = WriteFloat(complex.Real, destination[..half], bigEndian);
                _ = WriteFloat(complex.Imaginary, destination[half..], bigEndian);
                return true;
            default:
                return WriteInteger(ts, code, value, destination, bigEndian);
        }
    }

    private static bool WriteText(ThreadState ts, char code, PyObject value, Span<byte> destination)
    {
        ReadOnlySpan<byte> text;
        if (value is PyBytes bytes)
        {
            text = bytes.Data;
        }
        else if (value is PyByteArray array)
        {
            text = array.Span;
        }
        else
        {
            return StructModule.Fail(ts, $"argument for '{code}' must be a bytes object");
        }

        if (code == 'p')
        {
            if (destination.IsEmpty)
            {
                return true;
            }

            text = text[..Math.Min(text.Length, destination.Length - 1)];
            destination[0] = (byte)Math.Min(255, text.Length);
            destination = destination[1..];
        }

        text[..Math.Min(text.Length, destination.Length)].CopyTo(destination);
        return true;
    }

    private static bool WriteInteger(ThreadState ts, char code, PyObject value, Span<byte> destination, bool bigEndian)
    {
        PyInt? number = value as PyInt;
        if (number is null)
        {
            if (value.Type.Slots.Index == null)
            {
                return StructModule.Fail(ts, "required argument is not an integer");
            }

            number = Numbers.Index(ts, value);
            if (number is null)
            {
                return false;
            }
        }

        int bits = destination.Length * 8;
        bool signed = IsSigned(code);
        if (number.TryGetInt64(out long small) && (bits == 64 ? signed || small >= 0 : signed ? small >> (bits - 1) is 0 or -1 : small >> bits == 0))
        {
            WriteBits((ulong)small, destination, bigEndian);
            return true;
        }

        BigInteger big = number.BigValue;
        BigInteger highest = (BigInteger.One << (signed ? bits - 1 : bits)) - 1;
        BigInteger lowest = signed ? -highest - 1 : 0;
        if (code == 'P')
        {
            // A pointer may be given as either kind of integer.
            lowest = -(BigInteger.One << (bits - 1));
            if (big < lowest || big > highest)
            {
                return StructModule.Fail(ts, "int too large to convert");
            }
        }
        else if (big < lowest || big > highest)
        {
            return StructModule.Fail(ts, $"'{code}' format requires {lowest} <= number <= {highest}");
        }

        WriteBits((ulong)(big & ulong.MaxValue), destination, bigEndian);
        return true;
    }

    /// <summary>False where a finite number is too large for the format; what stands there then is infinity.</summary>
    private static bool WriteFloat(double number, Span<byte> destination, bool bigEndian)
    {
        switch (destination.Length)
        {
            case 2:
                var half = (Half)number;
                WriteBits(BitConverter.HalfToUInt16Bits(half), destination, bigEndian);
                return !Half.IsInfinity(half) || double.IsInfinity(number);
            case 4:
                float single = (float)number;
                WriteBits(BitConverter.SingleToUInt32Bits(single), destination, bigEndian);
                return !float.IsInfinity(single) || double.IsInfinity(number);
            default:
                WriteBits(BitConverter.DoubleToUInt64Bits(number), destination, bigEndian);
                return true;
        }
    }

    private static double ReadFloat(ReadOnlySpan<byte> data, bool bigEndian)
    {
        ulong raw = ReadBits(data, bigEndian);
        return data.Length switch
        {
            2 => (double)BitConverter.UInt16BitsToHalf((ushort)raw),
            4 => BitConverter.UInt32BitsToSingle((uint)raw),
            _ => BitConverter.UInt64BitsToDouble(raw),
        };
    }

    private static bool IsSigned(char code) => char.IsAsciiLetterLower(code);

    private static ulong ReadBits(ReadOnlySpan<byte> data, bool bigEndian)
    {
        switch (data.Length)
        {
            case 1:
                return data[0];
            case 2:
                return bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(data) : BinaryPrimitives.ReadUInt16LittleEndian(data);
            case 4:
                return bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(data) : BinaryPrimitives.ReadUInt32LittleEndian(data);
            default:
                return bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(data) : BinaryPrimitives.ReadUInt64LittleEndian(data);
        }
    }

    private static void WriteBits(ulong raw, Span<byte> destination, bool bigEndian)
    {
        switch (destination.Length)
        {
            case 1:
                destination[0] = (byte)raw;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(destination, bigEndian ? BinaryPrimitives.ReverseEndianness((ushort)raw) : (ushort)raw);
                break;
            case 4:
                BinaryPrimitives.WriteUInt32LittleEndian(destination, bigEndian ? BinaryPrimitives.ReverseEndianness((uint)raw) : (uint)raw);
                break;
            default:
                BinaryPrimitives.WriteUInt64LittleEndian(destination, bigEndian ? BinaryPrimitives.ReverseEndianness(raw) : raw);
                break;
        }
    }
}
