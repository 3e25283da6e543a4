using System;
using System.Buffers.Binary;

namespace Adder.Runtime.Objects;

/// <summary>UTF-32.</summary>
internal static class Utf32Codec
{
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, ByteOrder order)
    {
        bool big = order == ByteOrder.Big;
        var handler = new EncodeErrors(ts, NameOf(order), text, errors);
        var output = new ByteBuffer((text.Length * 4) + 4);
        if (order == ByteOrder.Native)
        {
            Write(ref output, 0xFEFF, big);
        }

        int at = 0;
        while (at < text.Length)
        {
            int codePoint = text.CodePointAt(at);
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                Write(ref output, codePoint, big);
                at++;
                continue;
            }

            int end = at + 1;
            if (!handler.Handle(at, end, "surrogates not allowed", out EncodeReplacement replacement))
            {
                return null;
            }

            if (replacement.Bytes is { } bytes && bytes.Length % 4 == 0)
            {
                output.Append(bytes);
            }
            else if (replacement.Text is { } substitute && substitute.IsAscii)
            {
                for (int i = 0; i < substitute.Length; i++)
                {
                    Write(ref output, substitute.CodePointAt(i), big);
                }
            }
            else
            {
                _ = handler.Refuse(at, end, "surrogates not allowed");
                return null;
            }

            at = replacement.Next;
        }

        return output.ToArray();
    }

    /// <inheritdoc cref="Utf16Codec.Decode"/>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, ByteOrder order, bool final, out int consumed, out ByteOrder found)
    {
        byte[] copy = data.ToArray();
        int at = 0;
        found = order;
        if (order == ByteOrder.Native && data.Length >= 4)
        {
            uint mark = BinaryPrimitives.ReadUInt32LittleEndian(data);
            found = mark == 0xFEFF ? ByteOrder.Little : mark == 0xFFFE0000 ? ByteOrder.Big : ByteOrder.Native;
            at = found == ByteOrder.Native ? 0 : 4;
        }

        bool big = found == ByteOrder.Big;
        var handler = new DecodeErrors(ts, NameOf(found == ByteOrder.Native ? ByteOrder.Little : found), copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        while (at < copy.Length)
        {
            int start = at;
            string reason;
            if (copy.Length - at < 4)
            {
                if (!final)
                {
                    break;
                }

                reason = "truncated data";
                at = copy.Length;
            }
            else
            {
                ReadOnlySpan<byte> unit = copy.AsSpan(at, 4);
                uint codePoint = big ? BinaryPrimitives.ReadUInt32BigEndian(unit) : BinaryPrimitives.ReadUInt32LittleEndian(unit);
                at += 4;
                if (codePoint is < 0xD800 or (> 0xDFFF and <= 0x10FFFF))
                {
                    builder.AppendCodePoint((int)codePoint);
                    continue;
                }

                reason = codePoint > 0x10FFFF ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
            }

            if (!handler.Handle(start, at, reason, ref builder, out at))
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }

            copy = handler.Data;
        }

        consumed = at;
        return builder.ToStrAndDispose();
    }

    private static string NameOf(ByteOrder order) => order switch { ByteOrder.Little => "utf-32-le", ByteOrder.Big => "utf-32-be", _ => "utf-32" };

    private static void Write(ref ByteBuffer output, int codePoint, bool big)
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
}
