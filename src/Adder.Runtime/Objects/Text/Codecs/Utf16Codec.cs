using System;

namespace Adder.Runtime.Objects;

/// <summary>Byte order of UTF-16 and UTF-32. Native: little-endian with a byte order mark when encoding, by the mark when decoding.</summary>
internal enum ByteOrder : byte
{
    Native,
    Little,
    Big,
}

/// <summary>UTF-16.</summary>
internal static class Utf16Codec
{
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, ByteOrder order)
    {
        bool big = order == ByteOrder.Big;
        var handler = new EncodeErrors(ts, NameOf(order), text, errors);
        var output = new ByteBuffer((text.Length * 2) + 2);
        if (order == ByteOrder.Native)
        {
            WriteUnit(ref output, 0xFEFF, big);
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

            if (replacement.Bytes is { } bytes && bytes.Length % 2 == 0)
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

    /// <summary>UTF-16 as text.</summary>
    /// <param name="final">Whether no more bytes follow.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    /// <param name="found">The byte order that a mark told, or the one given.</param>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, ByteOrder order, bool final, out int consumed, out ByteOrder found)
    {
        byte[] copy = data.ToArray();
        int at = 0;
        found = order;
        if (order == ByteOrder.Native && data.Length >= 2)
        {
            int mark = data[0] | (data[1] << 8);
            found = mark == 0xFEFF ? ByteOrder.Little : mark == 0xFFFE ? ByteOrder.Big : ByteOrder.Native;
            at = found == ByteOrder.Native ? 0 : 2;
        }

        bool big = found == ByteOrder.Big;
        var handler = new DecodeErrors(ts, NameOf(found == ByteOrder.Native ? ByteOrder.Little : found), copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        while (at < copy.Length)
        {
            int start = at;
            string reason;
            if (copy.Length - at < 2)
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
                int unit = Unit(copy, at, big);
                at += 2;
                if (unit is < 0xD800 or > 0xDFFF)
                {
                    builder.Append((char)unit);
                    continue;
                }

                if (unit >= 0xDC00)
                {
                    reason = "illegal encoding";
                }
                else if (copy.Length - at < 2)
                {
                    if (!final)
                    {
                        at = start;
                        break;
                    }

                    reason = "unexpected end of data";
                    at = copy.Length;
                }
                else if (Unit(copy, at, big) is >= 0xDC00 and <= 0xDFFF and var low)
                {
                    builder.AppendCodePoint(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                    at += 2;
                    continue;
                }
                else
                {
                    reason = "illegal UTF-16 surrogate";
                }
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

    private static string NameOf(ByteOrder order) => order switch { ByteOrder.Little => "utf-16-le", ByteOrder.Big => "utf-16-be", _ => "utf-16" };

    private static int Unit(byte[] data, int at, bool big) => big ? (data[at] << 8) | data[at + 1] : data[at] | (data[at + 1] << 8);

    private static void Write(ref ByteBuffer output, int codePoint, bool big)
    {
        if (codePoint <= 0xFFFF)
        {
            WriteUnit(ref output, codePoint, big);
            return;
        }

        WriteUnit(ref output, 0xD800 + ((codePoint - 0x10000) >> 10), big);
        WriteUnit(ref output, 0xDC00 + ((codePoint - 0x10000) & 0x3FF), big);
    }

    private static void WriteUnit(ref ByteBuffer output, int unit, bool big)
    {
        output.Append((byte)(big ? unit >> 8 : unit));
        output.Append((byte)(big ? unit : unit >> 8));
    }
}
