using System;
using System.Buffers.Binary;

namespace Adder.Runtime.Objects;

/// <summary>UTF-16.</summary>
internal static class Utf16Codec
{
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, ByteOrder order) => WideCodec<Form>.Encode(ts, text, errors, order);

    /// <inheritdoc cref="WideCodec{TForm}.Decode"/>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, ByteOrder order, bool final, out int consumed, out ByteOrder found) =>
        WideCodec<Form>.Decode(ts, data, errors, order, final, out consumed, out found);

    /// <summary>Two bytes a unit; a pair of surrogates beyond 16 bits.</summary>
    private readonly struct Form : IWideForm
    {
        public static string Name => "utf-16";

        public static int UnitSize => 2;

        public static void Write(ref ByteBuffer output, int codePoint, bool big)
        {
            if (codePoint <= 0xFFFF)
            {
                WriteUnit(ref output, codePoint, big);
                return;
            }

            WriteUnit(ref output, 0xD800 + ((codePoint - 0x10000) >> 10), big);
            WriteUnit(ref output, 0xDC00 + ((codePoint - 0x10000) & 0x3FF), big);
        }

        public static int Read(ReadOnlySpan<byte> data, bool big, out int length, out string? problem)
        {
            length = 2;
            problem = null;
            int unit = Unit(data, big);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                return unit;
            }

            if (unit >= 0xDC00)
            {
                problem = "illegal encoding";
                return WideCodec<Form>.Invalid;
            }

            if (data.Length < 4)
            {
                length = data.Length;
                problem = "unexpected end of data";
                return WideCodec<Form>.Incomplete;
            }

            if (Unit(data[2..], big) is >= 0xDC00 and <= 0xDFFF and var low)
            {
                length = 4;
                return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            }

            problem = "illegal UTF-16 surrogate";
            return WideCodec<Form>.Invalid;
        }

        private static int Unit(ReadOnlySpan<byte> data, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(data) : BinaryPrimitives.ReadUInt16LittleEndian(data);

        private static void WriteUnit(ref ByteBuffer output, int unit, bool big)
        {
            output.Append((byte)(big ? unit >> 8 : unit));
            output.Append((byte)(big ? unit : unit >> 8));
        }
    }
}
