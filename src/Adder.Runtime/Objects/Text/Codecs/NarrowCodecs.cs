using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace Adder.Runtime.Objects;

/// <summary>ASCII and Latin-1: encodings of one byte a character that is its code point.</summary>
[SkipLocalsInit]
internal static class NarrowCodecs
{
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, bool ascii)
    {
        int limit = ascii ? 128 : 256;
        if (text.IsBmp && text.Chars.IndexOfAnyExceptInRange('\0', (char)(limit - 1)) < 0)
        {
            var bytes = new byte[text.Length];
            _ = Encoding.Latin1.GetBytes(text.Chars, bytes);
            return bytes;
        }

        string reason = ascii ? "ordinal not in range(128)" : "ordinal not in range(256)";
        var handler = new EncodeErrors(ts, ascii ? "ascii" : "latin-1", text, errors);
        var output = new ByteBuffer(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int codePoint = text.CodePointAt(at);
            if (codePoint < limit)
            {
                output.Append((byte)codePoint);
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && text.CodePointAt(end) >= limit)
            {
                end++;
            }

            if (!handler.Handle(at, end, reason, out EncodeReplacement replacement))
            {
                return null;
            }

            if (replacement.Bytes is { } bytes)
            {
                output.Append(bytes);
            }
            else
            {
                for (int i = 0; i < replacement.Text!.Length; i++)
                {
                    int replaced = replacement.Text.CodePointAt(i);
                    if (replaced >= limit)
                    {
                        _ = handler.Refuse(at, end, reason);
                        return null;
                    }

                    output.Append((byte)replaced);
                }
            }

            at = replacement.Next;
        }

        return output.ToArray();
    }

    public static PyStr DecodeLatin1(ReadOnlySpan<byte> data) => PyStr.FromBmp(Encoding.Latin1.GetString(data));

    public static PyStr? DecodeAscii(ThreadState ts, ReadOnlySpan<byte> data, string? errors)
    {
        if (Ascii.IsValid(data))
        {
            return DecodeLatin1(data);
        }

        byte[] copy = data.ToArray();
        var handler = new DecodeErrors(ts, "ascii", copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        int at = 0;
        while (at < copy.Length)
        {
            if (copy[at] < 128)
            {
                builder.Append((char)copy[at++]);
            }
            else if (!handler.Handle(at, at + 1, "ordinal not in range(128)", ref builder, out at))
            {
                builder.Dispose();
                return null;
            }
            else
            {
                copy = handler.Data;
            }
        }

        return builder.ToStrAndDispose();
    }
}
