using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The native single-character item formats of memoryview (and array): sizes, reading and writing.</summary>
internal static class ItemFormat
{
    /// <summary>The character of a format such as "i" or "@i"; NUL for any other.</summary>
    public static char Character(string format)
    {
        ReadOnlySpan<char> text = format;
        if (text.Length > 0 && text[0] == '@')
        {
            text = text[1..];
        }

        return text.Length == 1 && Size(text[0]) > 0 ? text[0] : '\0';
    }

    /// <summary>The size of an item in bytes, 0 for an unknown format.</summary>
    public static int Size(char format) => format switch
    {
        'c' or 'b' or 'B' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' => OperatingSystem.IsWindows() ? 4 : 8,
        'q' or 'Q' or 'n' or 'N' or 'P' or 'd' => 8,
        _ => 0,
    };

    public static bool IsByte(char format) => format is 'c' or 'b' or 'B';

    /// <summary>The item at the start of the bytes.</summary>
    public static PyObject Read(char format, ReadOnlySpan<byte> data)
    {
        switch (format)
        {
            case 'B':
                return PySmallInt.From(data[0]);
            case 'b':
                return PySmallInt.From((sbyte)data[0]);
            case 'c':
                return PyBytes.From(data[..1]);
            case '?':
                return PyBool.From(data[0] != 0);
            case 'h':
                return PySmallInt.From(MemoryMarshal.Read<short>(data));
            case 'H':
                return PySmallInt.From(MemoryMarshal.Read<ushort>(data));
            case 'e':
                return PyFloat.From((double)MemoryMarshal.Read<Half>(data));
            case 'i':
                return PySmallInt.From(MemoryMarshal.Read<int>(data));
            case 'I':
                return PySmallInt.From(MemoryMarshal.Read<uint>(data));
            case 'f':
                return PyFloat.From(MemoryMarshal.Read<float>(data));
            case 'd':
                return PyFloat.From(MemoryMarshal.Read<double>(data));
            case 'l' when Size('l') == 4:
                return PySmallInt.From(MemoryMarshal.Read<int>(data));
            case 'L' when Size('L') == 4:
                return PySmallInt.From(MemoryMarshal.Read<uint>(data));
            case 'l' or 'q' or 'n':
                return PySmallInt.From(MemoryMarshal.Read<long>(data));
            default:
                return PyInt.From(MemoryMarshal.Read<ulong>(data));
        }
    }

    /// <summary>Writes an item; TypeError or ValueError where the value does not fit the format.</summary>
    public static bool Write(ThreadState ts, char format, PyObject value, Span<byte> destination)
    {
        switch (format)
        {
            case 'c':
                if (value is not PyBytes character)
                {
                    return InvalidType(ts, format);
                }

                if (character.Length != 1)
                {
                    return InvalidValue(ts, format);
                }

                destination[0] = character.Data[0];
                return true;
            case '?':
                Truth truth = Truthiness.IsTrue(ts, value);
                destination[0] = truth == Truth.True ? (byte)1 : (byte)0;
                return truth != Truth.Error;
            case 'e' or 'f' or 'd':
                return WriteFloat(ts, format, value, destination);
            default:
                return WriteInteger(ts, format, value, destination);
        }
    }

    private static bool WriteFloat(ThreadState ts, char format, PyObject value, Span<byte> destination)
    {
        if (!Numbers.ToDouble(ts, value, out double number))
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) && InvalidType(ts, format);
        }

        switch (format)
        {
            case 'd':
                MemoryMarshal.Write(destination, number);
                return true;
            case 'f':
                float single = (float)number;
                if (float.IsInfinity(single) && double.IsFinite(number))
                {
                    return Raise.OverflowError(ts, "float too large to pack with f format");
                }

                MemoryMarshal.Write(destination, single);
                return true;
            default:
                var half = (Half)number;
                if (Half.IsInfinity(half) && double.IsFinite(number))
                {
                    return Raise.OverflowError(ts, "float too large to pack with e format");
                }

                MemoryMarshal.Write(destination, half);
                return true;
        }
    }

    private static bool WriteInteger(ThreadState ts, char format, PyObject value, Span<byte> destination)
    {
        PyInt? number = Numbers.Index(ts, value);
        if (number is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) && InvalidType(ts, format);
        }

        int bits = Size(format) * 8;
        bool signed = char.IsAsciiLetterLower(format);
        BigInteger big = number.BigValue;
        BigInteger limit = BigInteger.One << (signed ? bits - 1 : bits);
        if (big >= limit || big < (signed ? -limit : BigInteger.Zero))
        {
            return InvalidValue(ts, format);
        }

        ulong raw = signed ? unchecked((ulong)(long)big) : (ulong)big;
        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(whole, raw);
        whole[..(bits / 8)].CopyTo(destination);
        return true;
    }

    private static bool InvalidType(ThreadState ts, char format) => Raise.TypeError(ts, $"memoryview: invalid type for format '{format}'");

    private static bool InvalidValue(ThreadState ts, char format) => Raise.ValueError(ts, $"memoryview: invalid value for format '{format}'");
}
