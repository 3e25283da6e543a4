using System;
using System.Buffers.Binary;

namespace Adder.Runtime.Objects;

/// <summary>UTF-32.</summary>
internal static class Utf32Codec
{
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, ByteOrder order) => WideCodec<Form>.Encode(ts, text, errors, order);

    /// <inheritdoc cref="WideCodec{TForm}.Decode"/>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, ByteOrder order, bool final, out int consumed, out ByteOrder found) =>
        WideCodec<Form>.Decode(ts, data, errors, order, final, out consumed, out found);

    /// <summary>Four bytes a code point.</summary>
    private readonly struct Form : IWideForm
    {
        public static string Name => "utf-32";

        public static int UnitSize => 4;

        public static void Write(ref ByteBuffer output, int codePoint, bool big)
        {
            Span<byte> unit = output.Reserve(4);
            if (big)
            {
                BinaryPrimitives.WriteInt32BigEndian(unit, codePoint);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(unit, codePoint);
            }
        }

        public static int Read(ReadOnlySpan<byte> data, bool big, out int length, out string? problem)
        {
            length = 4;
            problem = null;
            uint codePoint = big ? BinaryPrimitives.ReadUInt32BigEndian(data) : BinaryPrimitives.ReadUInt32LittleEndian(data);
            if (codePoint is < 0xD800 or (> 0xDFFF and <= 0x10FFFF))
            {
                return (int)codePoint;
            }

            problem = codePoint > 0x10FFFF ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
            return WideCodec<Form>.Invalid;
        }
    }
}
