using System;
using System.Collections.Generic;
using Adder.Runtime;

namespace Adder.Modules.Structs;

/// <summary>A run of equal items of a struct. Strings are one item whose size is the repeat count.</summary>
/// <param name="Code">The format character.</param>
/// <param name="Offset">Where the first item begins, in bytes.</param>
/// <param name="Size">The size of an item in bytes.</param>
/// <param name="Count">How many items.</param>
internal readonly record struct StructField(char Code, long Offset, long Size, long Count);

/// <summary>What a format of <c>struct</c> says: fields, order of bytes, size.</summary>
internal sealed class StructLayout
{
    private const string TooLong = "total struct size too long";

    private StructLayout(string format, bool bigEndian, StructField[] fields, long size, long itemCount)
    {
        Format = format;
        BigEndian = bigEndian;
        Fields = fields;
        Size = size;
        ItemCount = itemCount;
    }

    public string Format { get; }

    public bool BigEndian { get; }

    public StructField[] Fields { get; }

    /// <summary>The size of the whole, in bytes.</summary>
    public long Size { get; }

    /// <summary>How many Python values it holds.</summary>
    public long ItemCount { get; }

    /// <summary>Reads a format; null: struct.error is pending.</summary>
    public static StructLayout? Parse(ThreadState ts, string format)
    {
        if (format.Contains('\0'))
        {
            return Fail(ts, "embedded null character");
        }

        bool native = true;
        bool bigEndian = !BitConverter.IsLittleEndian;
        int at = 0;
        if (format.Length > 0 && format[0] is '@' or '=' or '<' or '>' or '!')
        {
            native = format[0] == '@';
            bigEndian = format[0] switch
            {
                '<' => false,
                '>' or '!' => true,
                _ => bigEndian,
            };
            at = 1;
        }

        var fields = new List<StructField>();
        long size = 0;
        long items = 0;
        while (at < format.Length)
        {
            char code = format[at++];
            if (IsSpace(code))
            {
                continue;
            }

            long count = 1;
            if (char.IsAsciiDigit(code) && !ReadCount(ts, format, ref at, ref code, out count))
            {
                return null;
            }

            int itemSize = native ? NativeSize(code) : StandardSize(code);
            if (itemSize == 0)
            {
                return Fail(ts, "bad char in struct format");
            }

            int alignment = native ? Alignment(code, itemSize) : 1;
            Int128 start = ((Int128)size + alignment - 1) / alignment * alignment;
            Int128 end = start + ((Int128)itemSize * count);
            if (end > long.MaxValue)
            {
                return Fail(ts, TooLong);
            }

            size = (long)end;
            if (code is 's' or 'p')
            {
                fields.Add(new StructField(code, (long)start, count, 1));
                items++;
            }
            else if (code != 'x' && count > 0)
            {
                fields.Add(new StructField(code, (long)start, itemSize, count));
                items += count;
            }
        }

        return new StructLayout(format, bigEndian, [.. fields], size, items);
    }

    private static bool ReadCount(ThreadState ts, string format, ref int at, ref char code, out long count)
    {
        count = code - '0';
        while (true)
        {
            if (at == format.Length)
            {
                return StructModule.Fail(ts, "repeat count given without format specifier");
            }

            code = format[at++];
            if (!char.IsAsciiDigit(code))
            {
                return true;
            }

            Int128 larger = ((Int128)count * 10) + (code - '0');
            if (larger > long.MaxValue)
            {
                return StructModule.Fail(ts, TooLong);
            }

            count = (long)larger;
        }
    }

    private static StructLayout? Fail(ThreadState ts, string message)
    {
        _ = StructModule.Fail(ts, message);
        return null;
    }

    private static bool IsSpace(char code) => code is ' ' or (>= '\t' and <= '\r');

    private static int StandardSize(char code) => code switch
    {
        'x' or 'b' or 'B' or 'c' or '?' or 's' or 'p' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'l' or 'L' or 'f' => 4,
        'q' or 'Q' or 'd' or 'F' => 8,
        'D' => 16,
        _ => 0,
    };

    private static int NativeSize(char code) => code switch
    {
        'l' or 'L' => OperatingSystem.IsWindows() ? 4 : 8,
        'n' or 'N' or 'P' => IntPtr.Size,
        _ => StandardSize(code),
    };

    private static int Alignment(char code, int size) => code switch
    {
        'F' => 4,
        'D' => 8,
        _ => size,
    };
}
