using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Arrays;

/// <summary>Reads and writes the items of arrays.</summary>
internal static class ArrayItems
{
    public const string TypeCodes = "bBuwhHiIlLqQfd";

    public static bool IsText(char code) => code is 'u' or 'w';

    public static int Size(char code) => IsText(code) ? 4 : ItemFormat.Size(code);

    /// <summary>The item at the start of the bytes; null: an exception is pending.</summary>
    public static PyObject? Read(ThreadState ts, char code, ReadOnlySpan<byte> data) =>
        IsText(code) ? Decode(ts, data[..4]) : ItemFormat.Read(code, data);

    public static PyObject? Decode(ThreadState ts, ReadOnlySpan<byte> data) =>
        Calls.CallMethod(ts, PyBytes.From(data), "decode", PyStr.Intern("utf-32-le"), PyStr.Intern("surrogatepass"));

    public static PyBytes? Encode(ThreadState ts, PyStr text) =>
        Calls.CallMethod(ts, text, "encode", PyStr.Intern("utf-32-le"), PyStr.Intern("surrogatepass")) as PyBytes;

    /// <summary>Writes an item; false: an exception is pending.</summary>
    public static bool Write(ThreadState ts, char code, PyObject value, Span<byte> destination)
    {
        if (IsText(code))
        {
            return WriteText(ts, value, destination);
        }

        if (code is 'f' or 'd')
        {
            if (!Numbers.ToDouble(ts, value, out double number))
            {
                return false;
            }

            if (code == 'd')
            {
                MemoryMarshal.Write(destination, number);
            }
            else
            {
                MemoryMarshal.Write(destination, (float)number);
            }

            return true;
        }

        return WriteInteger(ts, code, value, destination);
    }

    private static bool WriteText(ThreadState ts, PyObject value, Span<byte> destination)
    {
        if (value is not PyStr text)
        {
            return Raise.TypeError(ts, $"array item must be a unicode character, not {value.Type.Name}");
        }

        if (Encode(ts, text) is not { } encoded)
        {
            return false;
        }

        if (encoded.Length != 4)
        {
            return Raise.TypeError(ts, $"array item must be a unicode character, not a string of length {encoded.Length / 4}");
        }

        encoded.Span.CopyTo(destination);
        return true;
    }

    private static bool WriteInteger(ThreadState ts, char code, PyObject value, Span<byte> destination)
    {
        PyInt? number = Numbers.Index(ts, value);
        if (number is null)
        {
            return false;
        }

        int bits = Size(code) * 8;
        bool signed = char.IsAsciiLetterLower(code);
        if (number.TryGetInt64(out long small))
        {
            // Of what is signed, the sign bit must be repeated in all bits above; of what is not, there are none.
            long beyond = signed ? small >> (bits - 1) : bits == 64 ? small >> 63 : small >> bits;
            if (beyond == 0 || (signed && beyond == -1))
            {
                WriteSmall(small, destination[..(bits / 8)]);
                return true;
            }
        }

        BigInteger big = number.BigValue;
        BigInteger highest = (BigInteger.One << (signed ? bits - 1 : bits)) - 1;
        BigInteger lowest = signed ? -highest - 1 : 0;
        if (big < lowest || big > highest)
        {
            return Raise.OverflowError(ts, RangeMessage(code, big));
        }

        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(whole, (ulong)(big & ulong.MaxValue));
        whole[..(bits / 8)].CopyTo(destination);
        return true;
    }

    private static void WriteSmall(long value, Span<byte> destination)
    {
        switch (destination.Length)
        {
            case 1:
                destination[0] = (byte)value;
                break;
            case 2:
                MemoryMarshal.Write(destination, (short)value);
                break;
            case 4:
                MemoryMarshal.Write(destination, (int)value);
                break;
            default:
                MemoryMarshal.Write(destination, value);
                break;
        }
    }

    private static string RangeMessage(char code, BigInteger value)
    {
        bool negative = value.Sign < 0;
        switch (code)
        {
            case 'Q':
                return negative ? "can't convert negative int to unsigned" : "int too big to convert";
            case 'q':
                return "int too big to convert";
            case 'I' or 'L':
                return negative ? "can't convert negative value to unsigned int"
                    : code == 'L' || value > ulong.MaxValue ? "Python int too large to convert to C unsigned long" : "unsigned int is greater than maximum";
        }

        if (code == 'l' || value < long.MinValue || value > long.MaxValue)
        {
            return "Python int too large to convert to C long";
        }

        string name = code switch
        {
            'b' => "signed char",
            'B' => "unsigned byte integer",
            'h' => "signed short integer",
            'H' => "unsigned short",
            _ => "signed integer",
        };
        return negative ? $"{name} is less than minimum" : $"{name} is greater than maximum";
    }
}
