using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Json;

/// <summary><c>_json</c>: the fast parts of <c>json</c>.</summary>
[PyModule("_json", Doc = "json speedups\n")]
internal static partial class JsonModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Dictionary.SetInterned("make_scanner", PyJsonScanner.TypeObject);
        module.Dictionary.SetInterned("make_encoder", PyJsonEncoder.TypeObject);
        return Done.Ok;
    }

    [PyFunction("encode_basestring(object, /)", TextSignature = "($self, object, /)", Doc = "Return a JSON representation of a Python string")]
    private static PyObject? EncodeBaseString(ThreadState ts, PyObject text) => Encode(ts, text, asciiOnly: false);

    [PyFunction("encode_basestring_ascii(object, /)", TextSignature = "($self, object, /)", Doc = "Return an ASCII-only JSON representation of a Python string")]
    private static PyObject? EncodeBaseStringAscii(ThreadState ts, PyObject text) => Encode(ts, text, asciiOnly: true);

    [PyFunction("scanstring(string, end, strict=True, /)", TextSignature = null, Doc = "scanstring(string, end, strict=True) -> (string, end)")]
    private static PyObject? ScanString(ThreadState ts, PyObject @string, long end, bool strict = true)
    {
        if (@string is not PyStr text)
        {
            return Raise.TypeError(ts, $"first argument must be a string, not {@string.Type.Name}");
        }

        if (end < 0 || end > text.Length)
        {
            return Raise.ValueError(ts, "end is out of bounds");
        }

        int at = (int)end;
        PyStr? scanned = JsonStrings.Scan(ts, text, ref at, strict);
        return scanned is null ? null : PyTuple.Create(scanned, PyInt.From(at));
    }

    private static PyObject? Encode(ThreadState ts, PyObject value, bool asciiOnly)
    {
        if (value is not PyStr text)
        {
            return Raise.TypeError(ts, $"first argument must be a string, not {value.Type.Name}");
        }

        var builder = new TextBuilder();
        JsonStrings.Append(builder, text, asciiOnly);
        return builder.ToStr();
    }
}

/// <summary>Strings of JSON, both ways.</summary>
internal static class JsonStrings
{
    /// <summary>Appends a text between quotes, characters escaped as JSON wants it, and where asked all that is not ASCII.</summary>
    public static void Append(TextBuilder output, PyStr text, bool asciiOnly)
    {
        output.Append('"');
        if (text.IsBmp)
        {
            ReadOnlySpan<char> rest = text.Chars;
            while (!rest.IsEmpty)
            {
                int plain = 0;
                while (plain < rest.Length && IsPlain(rest[plain], asciiOnly))
                {
                    plain++;
                }

                output.Append(rest[..plain]);
                if (plain == rest.Length)
                {
                    break;
                }

                AppendEscape(output, rest[plain]);
                rest = rest[(plain + 1)..];
            }
        }
        else
        {
            foreach (int codePoint in text.CodePoints)
            {
                if (IsPlain(codePoint, asciiOnly))
                {
                    output.AppendCodePoint(codePoint);
                }
                else
                {
                    AppendEscape(output, codePoint);
                }
            }
        }

        output.Append('"');
    }

    /// <summary>Reads a string whose opening quote is just before a position, which is moved behind the closing one; null: an exception is pending.</summary>
    public static PyStr? Scan(ThreadState ts, PyStr text, ref int at, bool strict)
    {
        int start = at;
        int end = EndOfPlain(text, at, strict);
        if (end < text.Length && text.CodePointAt(end) == '"')
        {
            at = end + 1;
            return text.Substring(start, end);
        }

        return ScanEscaped(ts, text, ref at, strict);
    }

    private static PyStr? ScanEscaped(ThreadState ts, PyStr text, ref int at, bool strict)
    {
        int begin = at - 1;
        var built = new PyStrBuilder(stackalloc char[128]);
        for (; ;)
        {
            int start = at;
            at = EndOfPlain(text, at, strict);
            int character = at < text.Length ? text.CodePointAt(at) : -1;
            if (character is not ('"' or '\\'))
            {
                built.Dispose();
                return character < 0 ? Fail(ts, "Unterminated string starting at", text, begin) : Fail(ts, "Invalid control character at", text, at);
            }

            built.Append(text, start, at++);
            if (character == '"')
            {
                return built.ToStrAndDispose();
            }

            int escaped = at < text.Length ? ReadEscape(ts, text, ref at) : (int)(long)Fail(ts, "Unterminated string starting at", text, begin);
            if (escaped < 0)
            {
                built.Dispose();
                return null;
            }

            built.AppendCodePoint(escaped);
        }
    }

    /// <summary>Where the characters end that stand for themselves: at a quote, a backslash, where it is strict a control character, or the end.</summary>
    public static int EndOfPlain(PyStr text, int at, bool strict)
    {
        int least = strict ? ' ' : 0;
        if (text.IsBmp)
        {
            ReadOnlySpan<char> chars = text.Chars;
            while ((uint)at < (uint)chars.Length && chars[at] is not ('"' or '\\') && chars[at] >= least)
            {
                at++;
            }
        }
        else
        {
            ReadOnlySpan<int> codePoints = text.CodePoints;
            while ((uint)at < (uint)codePoints.Length && codePoints[at] is not ('"' or '\\') && codePoints[at] >= least)
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>json.JSONDecodeError.</summary>
    public static Raised Fail(ThreadState ts, string message, PyStr text, int position)
    {
        PyObject? decoder = Adder.Runtime.Import.Imports.Import(ts, "json.decoder");
        PyObject? error = decoder is null ? null : Attributes.Get(ts, decoder, "JSONDecodeError");
        return error is PyType type ? Raise.Error(ts, type, [PyStr.From(message), text, PyInt.From(position)]) : default;
    }

    private static bool IsPlain(int character, bool asciiOnly) => character >= ' ' && character is not ('"' or '\\') && (!asciiOnly || character < 0x7F);

    private static void AppendEscape(TextBuilder output, int character)
    {
        string? name = character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };
        if (name is not null)
        {
            output.Append(name);
            return;
        }

        // What is beyond 16 bits is two escapes.
        if (character > 0xFFFF)
        {
            AppendUnit(output, 0xD800 + ((character - 0x10000) >> 10));
            character = 0xDC00 + (character & 0x3FF);
        }

        AppendUnit(output, character);
    }

    private static void AppendUnit(TextBuilder output, int unit)
    {
        const string Digits = "0123456789abcdef";
        output.Append(['\\', 'u', Digits[unit >> 12], Digits[(unit >> 8) & 15], Digits[(unit >> 4) & 15], Digits[unit & 15]]);
    }

    /// <summary>The character of an escape, whose backslash has been read; -1: an exception is pending.</summary>
    private static int ReadEscape(ThreadState ts, PyStr text, ref int at)
    {
        int kind = text.CodePointAt(at++);
        switch (kind)
        {
            case '"' or '\\' or '/':
                return kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                break;
            default:
                return (int)(long)Fail(ts, "Invalid \\escape", text, at - 2);
        }

        int unit = ReadUnit(text, at);
        if (unit < 0)
        {
            return (int)(long)Fail(ts, "Invalid \\uXXXX escape", text, at - 1);
        }

        at += 4;
        if (unit is >= 0xD800 and <= 0xDBFF && at + 6 <= text.Length && text.CodePointAt(at) == '\\' && text.CodePointAt(at + 1) == 'u')
        {
            int second = ReadUnit(text, at + 2);
            if (second < 0)
            {
                return (int)(long)Fail(ts, "Invalid \\uXXXX escape", text, at + 1);
            }

            if (second is >= 0xDC00 and <= 0xDFFF)
            {
                at += 6;
                return 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
            }
        }

        return unit;
    }

    /// <summary>Four hexadecimal digits; -1 where they are none.</summary>
    private static int ReadUnit(PyStr text, int at)
    {
        if (at + 4 > text.Length)
        {
            return -1;
        }

        int value = 0;
        for (int i = at; i < at + 4; i++)
        {
            int character = text.CodePointAt(i);
            if (character > 127 || !char.IsAsciiHexDigit((char)character))
            {
                return -1;
            }

            value = (value << 4) | (character <= '9' ? character - '0' : (character | 0x20) - 'a' + 10);
        }

        return value;
    }
}
