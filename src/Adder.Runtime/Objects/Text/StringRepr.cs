using System;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>Strings as Python literals: <c>repr()</c> and <c>ascii()</c>.</summary>
[SkipLocalsInit]
internal static class StringRepr
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>A str's <c>repr</c>: in single quotes unless it holds those and no double ones; what is not printable is escaped.</summary>
    public static PyStr Repr(PyStr text) => Write(text);

    /// <summary>What <c>ascii()</c> makes of a text that is a repr already: characters beyond ASCII escaped, nothing else.</summary>
    public static PyStr EscapeNonAscii(PyStr text)
    {
        if (text.IsAscii)
        {
            return text;
        }

        var builder = new PyStrBuilder(stackalloc char[256]);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (codePoint < 128)
            {
                builder.Append((char)codePoint);
            }
            else
            {
                AppendEscape(ref builder, codePoint);
            }
        }

        return builder.ToStrAndDispose();
    }

    /// <summary>The contents of bytes as a literal, with its b and quotes.</summary>
    /// <param name="escapeSingle">Escape single quotes even in double ones, as bytearray does.</param>
    public static string Repr(ReadOnlySpan<byte> bytes, bool escapeSingle = false)
    {
        char quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        var builder = new ValueTextBuilder(stackalloc char[256]);
        builder.Append('b');
        builder.Append(quote);
        foreach (byte value in bytes)
        {
            char character = (char)value;
            switch (character)
            {
                case '\\':
                    builder.Append("\\\\");
                    break;
                case '\t':
                    builder.Append("\\t");
                    break;
                case '\n':
                    builder.Append("\\n");
                    break;
                case '\r':
                    builder.Append("\\r");
                    break;
                case < ' ' or >= '\u007f':
                    builder.Append("\\x");
                    builder.Append(HexDigits[value >> 4]);
                    builder.Append(HexDigits[value & 15]);
                    break;
                default:
                    if (character == quote || (escapeSingle && character == '\''))
                    {
                        builder.Append('\\');
                    }

                    builder.Append(character);
                    break;
            }
        }

        builder.Append(quote);
        return builder.ToStringAndDispose();
    }

    /// <summary>Appends \xHH, \uHHHH or \UHHHHHHHH.</summary>
    public static void AppendEscape(ref PyStrBuilder builder, int codePoint)
    {
        int digits;
        if (codePoint < 0x100)
        {
            builder.Append("\\x");
            digits = 2;
        }
        else if (codePoint < 0x10000)
        {
            builder.Append("\\u");
            digits = 4;
        }
        else
        {
            builder.Append("\\U");
            digits = 8;
        }

        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        {
            builder.Append(HexDigits[(codePoint >> shift) & 15]);
        }
    }

    /// <summary>Whether repr shows a code point as itself.</summary>
    public static bool IsPrintable(int codePoint) =>
        codePoint < 128 ? codePoint is >= ' ' and < 0x7F : UnicodeData.Is(codePoint, UnicodeFlags.Printable);

    private static PyStr Write(PyStr text)
    {
        int length = text.Length;
        bool single = false;
        bool twice = false;
        bool plain = true;
        for (int i = 0; i < length; i++)
        {
            int codePoint = text.CodePointAt(i);
            single |= codePoint == '\'';
            twice |= codePoint == '"';
            plain &= codePoint != '\\' && IsPrintable(codePoint);
        }

        char quote = single && !twice ? '"' : '\'';
        var builder = new PyStrBuilder(stackalloc char[256]);
        builder.Append(quote);
        if (plain && (quote == '"' || !single))
        {
            builder.Append(text);
        }
        else
        {
            for (int i = 0; i < length; i++)
            {
                AppendLiteral(ref builder, text.CodePointAt(i), quote);
            }
        }

        builder.Append(quote);
        return builder.ToStrAndDispose();
    }

    private static void AppendLiteral(ref PyStrBuilder builder, int codePoint, char quote)
    {
        switch (codePoint)
        {
            case '\n':
                builder.Append("\\n");
                break;
            case '\r':
                builder.Append("\\r");
                break;
            case '\t':
                builder.Append("\\t");
                break;
            case '\\':
                builder.Append("\\\\");
                break;
            default:
                if (codePoint == quote)
                {
                    builder.Append('\\');
                    builder.Append(quote);
                }
                else if (IsPrintable(codePoint))
                {
                    builder.AppendCodePoint(codePoint);
                }
                else
                {
                    AppendEscape(ref builder, codePoint);
                }

                break;
        }
    }
}
