using System;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>unicode_escape, raw_unicode_escape and the escapes of bytes literals (<c>_codecs.escape_decode</c>).</summary>
[SkipLocalsInit]
internal static class EscapeCodecs
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>The Unicode name of a code point, null for none; set by whoever starts the runtime.</summary>
    public static unsafe delegate*<int, string?> CharacterName { get; set; }

    /// <summary>The text with everything but printable ASCII escaped, backslashes doubled.</summary>
    public static byte[] EncodeUnicode(PyStr text)
    {
        var output = new ByteBuffer(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            switch (codePoint)
            {
                case '\\':
                    output.Append("\\\\"u8);
                    break;
                case '\n':
                    output.Append("\\n"u8);
                    break;
                case '\r':
                    output.Append("\\r"u8);
                    break;
                case '\t':
                    output.Append("\\t"u8);
                    break;
                case >= ' ' and < 0x7F:
                    output.Append((byte)codePoint);
                    break;
                default:
                    AppendEscape(ref output, codePoint);
                    break;
            }
        }

        return output.ToArray();
    }

    /// <summary>The text in Latin-1, what is beyond that escaped as \u or \U.</summary>
    /// <param name="asLine">What would end a line, the backslash, NUL and Ctrl-Z are escaped too: pickles of protocol 0 hold text so.</param>
    public static byte[] EncodeRaw(PyStr text, bool asLine = false)
    {
        var output = new ByteBuffer(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (codePoint < 256 && !(asLine && (codePoint is '\\' or 0 or '\n' or '\r' or 0x1A)))
            {
                output.Append((byte)codePoint);
            }
            else
            {
                AppendEscape(ref output, codePoint, shortest: 4);
            }
        }

        return output.ToArray();
    }

    /// <summary>Decodes the escapes of a str literal; other bytes are Latin-1.</summary>
    /// <param name="final">Whether no more bytes follow; otherwise an incomplete escape at the end is left.</param>
    /// <param name="invalid">The first escape that does not exist (it stands for itself): its index, or -1.</param>
    /// <param name="decoded">The bytes that have it: others than the data where a handler put them there.</param>
    public static PyStr? DecodeUnicode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, bool final, out int consumed, out int invalid, out byte[] decoded)
    {
        byte[] copy = decoded = data.ToArray();
        var handler = new DecodeErrors(ts, "unicodeescape", copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        int at = 0;
        invalid = -1;
        while (at < copy.Length)
        {
            if (copy[at] != '\\')
            {
                builder.Append((char)copy[at++]);
                continue;
            }

            int start = at;
            decoded = invalid < 0 ? copy : decoded;
            string? problem = ReadEscape(copy, ref at, ref builder, ref invalid);
            if (problem is null)
            {
                continue;
            }

            if (!final && at == copy.Length && IsIncomplete(problem))
            {
                at = start;
                break;
            }

            if (!handler.Handle(start, at, problem, ref builder, out at))
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }

            copy = handler.Data;
        }

        consumed = data.Length - (copy.Length - at);
        return builder.ToStrAndDispose();
    }

    /// <summary>Decodes \u and \U escapes after an odd number of backslashes; other bytes are Latin-1.</summary>
    public static PyStr? DecodeRaw(ThreadState ts, ReadOnlySpan<byte> data, string? errors, bool final, out int consumed)
    {
        byte[] copy = data.ToArray();
        var handler = new DecodeErrors(ts, "rawunicodeescape", copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        int at = 0;
        while (at < copy.Length)
        {
            int start = at;
            if (copy[at++] != '\\' || (at == copy.Length && final))
            {
                builder.Append((char)copy[start]);
                continue;
            }

            if (at == copy.Length)
            {
                at = start;
                break;
            }

            char kind = (char)copy[at++];
            if (kind is not ('u' or 'U'))
            {
                builder.Append('\\');
                builder.Append(kind);
                continue;
            }

            int length = kind == 'u' ? 4 : 8;
            string? problem = null;
            if (!TryHex(copy, ref at, length, out long codePoint))
            {
                if (!final && at == copy.Length)
                {
                    at = start;
                    break;
                }

                problem = kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
            }
            else if (codePoint > 0x10FFFF)
            {
                problem = "\\Uxxxxxxxx out of range";
            }
            else
            {
                builder.AppendCodePoint((int)codePoint);
                continue;
            }

            if (!handler.Handle(start, at, problem, ref builder, out at))
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }

            copy = handler.Data;
        }

        consumed = data.Length - (copy.Length - at);
        return builder.ToStrAndDispose();
    }

    /// <summary>Decodes the escapes of a bytes literal; null after a ValueError.</summary>
    /// <param name="invalid">The first escape that does not exist, or an octal one above \377: its index, or -1.</param>
    public static byte[]? DecodeBytes(ThreadState ts, ReadOnlySpan<byte> data, string? errors, out int invalid)
    {
        var output = new ByteBuffer(data.Length);
        invalid = -1;
        int at = 0;
        while (at < data.Length)
        {
            if (data[at] != '\\')
            {
                output.Append(data[at++]);
                continue;
            }

            int start = at++;
            if (at == data.Length)
            {
                return BytesConstruction.Fail(Raise.ValueError(ts, "Trailing \\ in string"));
            }

            byte kind = data[at++];
            int simple = SimpleEscape(kind);
            if (simple != -1)
            {
                if (simple >= 0)
                {
                    output.Append((byte)simple);
                }
            }
            else if (kind is >= (byte)'0' and <= (byte)'7')
            {
                at--;
                int value = ReadOctal(data, ref at);
                invalid = value > 255 && invalid < 0 ? start : invalid;
                output.Append((byte)value);
            }
            else if (kind != 'x')
            {
                invalid = invalid < 0 ? start : invalid;
                output.Append((byte)'\\');
                output.Append(kind);
            }
            else if (at + 1 < data.Length && IntegerText.DigitValue(data[at]) < 16 && IntegerText.DigitValue(data[at + 1]) < 16)
            {
                output.Append((byte)((IntegerText.DigitValue(data[at]) << 4) | IntegerText.DigitValue(data[at + 1])));
                at += 2;
            }
            else
            {
                switch (ErrorPolicies.Parse(errors))
                {
                    case ErrorPolicy.Strict:
                        return BytesConstruction.Fail(Raise.ValueError(ts, $"invalid \\x escape at position {start}"));
                    case ErrorPolicy.Replace:
                        output.Append((byte)'?');
                        break;
                    case ErrorPolicy.Ignore:
                        break;
                    default:
                        return BytesConstruction.Fail(Raise.ValueError(ts, $"decoding error; unknown error handling code: {errors}"));
                }

                at += at < data.Length && IntegerText.DigitValue(data[at]) < 16 ? 1 : 0;
            }
        }

        return output.ToArray();
    }

    /// <summary>Bytes with everything but printable ASCII escaped, as in a bytes literal in single quotes.</summary>
    public static byte[] EncodeBytes(ReadOnlySpan<byte> data)
    {
        var output = new ByteBuffer(data.Length + 16);
        foreach (byte value in data)
        {
            switch (value)
            {
                case (byte)'\\' or (byte)'\'':
                    output.Append((byte)'\\');
                    output.Append(value);
                    break;
                case (byte)'\n':
                    output.Append("\\n"u8);
                    break;
                case (byte)'\r':
                    output.Append("\\r"u8);
                    break;
                case (byte)'\t':
                    output.Append("\\t"u8);
                    break;
                case >= (byte)' ' and < 0x7F:
                    output.Append(value);
                    break;
                default:
                    AppendEscape(ref output, value);
                    break;
            }
        }

        return output.ToArray();
    }

    private static bool IsIncomplete(string problem) => problem.StartsWith("truncated", StringComparison.Ordinal) || problem[0] is '\\' or 'm';

    private static void AppendEscape(ref ByteBuffer output, int codePoint, int shortest = 2)
    {
        (char kind, int digits) = codePoint < 0x100 && shortest == 2 ? ('x', 2) : codePoint < 0x10000 ? ('u', 4) : ('U', 8);
        output.Append((byte)'\\');
        output.Append((byte)kind);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        {
            output.Append((byte)HexDigits[(codePoint >> shift) & 15]);
        }
    }

    /// <summary>What a one-character escape stands for: -2 for nothing (an escaped line end), -1 where it is no such escape.</summary>
    private static int SimpleEscape(int kind) => kind switch
    {
        '\n' => -2,
        '\\' or '\'' or '"' => kind,
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        _ => -1,
    };

    private static int ReadOctal(ReadOnlySpan<byte> data, ref int at)
    {
        int value = 0;
        for (int i = 0; i < 3 && at < data.Length && data[at] is >= (byte)'0' and <= (byte)'7'; i++)
        {
            value = (value * 8) + data[at++] - '0';
        }

        return value;
    }

    private static bool TryHex(byte[] data, ref int at, int length, out long value)
    {
        value = 0;
        for (int i = 0; i < length; i++)
        {
            int digit = at < data.Length ? IntegerText.DigitValue(data[at]) : 99;
            if (digit > 15)
            {
                return false;
            }

            value = (value << 4) | (uint)digit;
            at++;
        }

        return true;
    }

    /// <summary>Reads the escape at a backslash and appends what it stands for; what is wrong with it otherwise.</summary>
    private static string? ReadEscape(byte[] data, ref int at, ref PyStrBuilder builder, ref int invalid)
    {
        int start = at++;
        if (at == data.Length)
        {
            return "\\ at end of string";
        }

        int kind = data[at++];
        int simple = SimpleEscape(kind);
        if (simple != -1)
        {
            if (simple >= 0)
            {
                builder.Append((char)simple);
            }

            return null;
        }

        switch (kind)
        {
            case >= '0' and <= '7':
                at--;
                int octal = ReadOctal(data, ref at);
                invalid = octal > 255 && invalid < 0 ? start : invalid;
                builder.Append((char)octal);
                return null;
            case 'x' or 'u' or 'U':
                int length = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
                if (!TryHex(data, ref at, length, out long codePoint))
                {
                    return kind == 'x' ? "truncated \\xXX escape" : kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
                }

                if (codePoint > 0x10FFFF)
                {
                    return "illegal Unicode character";
                }

                builder.AppendCodePoint((int)codePoint);
                return null;
            case 'N':
                return ReadName(data, ref at, ref builder);
            default:
                invalid = invalid < 0 ? start : invalid;
                builder.Append('\\');
                builder.Append((char)kind);
                return null;
        }
    }

    private static string? ReadName(byte[] data, ref int at, ref PyStrBuilder builder)
    {
        if (at >= data.Length || data[at] != '{')
        {
            return "malformed \\N character escape";
        }

        int end = Array.IndexOf(data, (byte)'}', at);
        if (end < 0)
        {
            at = data.Length;
            return "malformed \\N character escape";
        }

        string name = System.Text.Encoding.Latin1.GetString(data, at + 1, end - at - 1);
        at = end + 1;
        if (name.Length == 0)
        {
            return "malformed \\N character escape";
        }

        int codePoint = Adder.Syntax.PythonParser.UnicodeNameLookup?.Invoke(name) ?? -1;
        if (codePoint < 0)
        {
            return "unknown Unicode character name";
        }

        builder.AppendCodePoint(codePoint);
        return null;
    }
}
