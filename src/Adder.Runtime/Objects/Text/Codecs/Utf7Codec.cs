using System;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>UTF-7 (RFC 2152).</summary>
[SkipLocalsInit]
internal static class Utf7Codec
{
    private const string Name = "utf7";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The text as UTF-7: the optional direct characters and white space stand for themselves.</summary>
    public static byte[] Encode(PyStr text)
    {
        var output = new ByteBuffer(text.Length + 16);
        bool shifted = false;
        uint bits = 0;
        int held = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            bool direct = IsDirect(codePoint);
            if (shifted && direct)
            {
                FlushBits(ref output, ref bits, ref held);
                shifted = false;

                // A character that could belong to the sequence needs the explicit end.
                if (IsBase64(codePoint) || codePoint == '-')
                {
                    output.Append((byte)'-');
                }
            }

            if (!shifted)
            {
                if (direct)
                {
                    output.Append((byte)codePoint);
                    continue;
                }

                output.Append((byte)'+');
                if (codePoint == '+')
                {
                    output.Append((byte)'-');
                    continue;
                }

                shifted = true;
            }

            if (codePoint > 0xFFFF)
            {
                AppendUnit(ref output, ref bits, ref held, 0xD800 + ((codePoint - 0x10000) >> 10));
                codePoint = 0xDC00 + ((codePoint - 0x10000) & 0x3FF);
            }

            AppendUnit(ref output, ref bits, ref held, codePoint);
        }

        if (shifted)
        {
            FlushBits(ref output, ref bits, ref held);
            output.Append((byte)'-');
        }

        return output.ToArray();
    }

    /// <summary>UTF-7 as text.</summary>
    /// <param name="final">Whether no more bytes follow; otherwise a shift sequence that is still open is left whole.</param>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, bool final, out int consumed)
    {
        byte[] copy = data.ToArray();
        var handler = new DecodeErrors(ts, Name, copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        int at = 0;
        while (at < copy.Length)
        {
            byte value = copy[at];
            int start = at;
            string? problem = null;
            if (value == '+')
            {
                at++;
                if (at < copy.Length && copy[at] == '-')
                {
                    builder.Append('+');
                    at++;
                    continue;
                }

                if (at < copy.Length && !IsBase64(copy[at]))
                {
                    at++;
                    problem = "ill-formed sequence";
                }
                else
                {
                    while (at < copy.Length && IsBase64(copy[at]))
                    {
                        at++;
                    }

                    if (at == copy.Length && !final)
                    {
                        // The sequence may go on: it comes again whole.
                        at = start;
                        break;
                    }

                    problem = DecodeShifted(copy.AsSpan(start + 1, at - start - 1), at < copy.Length ? copy[at] : -1, ref builder);
                    at += at < copy.Length && (copy[at] == '-' || problem is not null) ? 1 : 0;
                }
            }
            else if (value > 127)
            {
                at++;
                problem = "unexpected special character";
            }
            else
            {
                builder.Append((char)value);
                at++;
                continue;
            }

            if (problem is not null && !handler.Handle(start, at, problem, ref builder, out at))
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

    /// <summary>Decodes the digits between + and the end of the sequence; what is wrong with them otherwise.</summary>
    /// <param name="next">The byte that ends the sequence; -1 at the end of all.</param>
    private static string? DecodeShifted(ReadOnlySpan<byte> digits, int next, ref PyStrBuilder builder)
    {
        uint bits = 0;
        int held = 0;
        int high = 0;
        foreach (byte digit in digits)
        {
            bits = (bits << 6) | (uint)Alphabet.IndexOf((char)digit, StringComparison.Ordinal);
            held += 6;
            if (held < 16)
            {
                continue;
            }

            held -= 16;
            int unit = (int)(bits >> held) & 0xFFFF;
            bits &= (1u << held) - 1;
            if (high != 0 && unit is >= 0xDC00 and <= 0xDFFF)
            {
                builder.AppendCodePoint(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
                high = 0;
                continue;
            }

            if (high != 0)
            {
                builder.Append((char)high);
            }

            high = unit is >= 0xD800 and <= 0xDBFF ? unit : 0;
            if (high == 0)
            {
                builder.Append((char)unit);
            }
        }

        if (next < 0 && (high != 0 || held >= 6 || bits != 0))
        {
            return "unterminated shift sequence";
        }

        if (held >= 6)
        {
            return "partial character in shift sequence";
        }

        // A surrogate without its second half counts only before a character that stands for itself.
        if (high != 0 && next is >= 0 and < 128 and not '+' && !(held > 0 && bits != 0))
        {
            builder.Append((char)high);
        }

        return held > 0 && bits != 0 ? "non-zero padding bits in shift sequence" : null;
    }

    private static bool IsBase64(int codePoint) => codePoint < 128 && Alphabet.Contains((char)codePoint, StringComparison.Ordinal);

    /// <summary>Whether a character stands for itself.</summary>
    private static bool IsDirect(int codePoint) =>
        codePoint is '\t' or '\n' or '\r' or (>= ' ' and < 0x7F and not ('+' or '\\' or '~'));

    private static void AppendUnit(ref ByteBuffer output, ref uint bits, ref int held, int unit)
    {
        bits = (bits << 16) | (uint)unit;
        held += 16;
        while (held >= 6)
        {
            held -= 6;
            output.Append((byte)Alphabet[(int)(bits >> held) & 63]);
        }

        bits &= (1u << held) - 1;
    }

    private static void FlushBits(ref ByteBuffer output, ref uint bits, ref int held)
    {
        if (held > 0)
        {
            output.Append((byte)Alphabet[(int)(bits << (6 - held)) & 63]);
        }

        bits = 0;
        held = 0;
    }
}
