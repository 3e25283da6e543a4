using System;
using System.Text;

namespace Adder.Syntax.Parsing;

/// <summary>Decodes the escapes of string and bytes literals.</summary>
internal ref struct EscapeDecoder
{
    private readonly ReadOnlySpan<byte> _text;
    private int _position;

    public EscapeDecoder(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Offset of the first backslash whose escape does not exist, or -1.</summary>
    public int InvalidEscape { get; private set; } = -1;

    /// <summary>What is wrong, as CPython's codec reports it, after a decoding that returned null.</summary>
    public string? Error { get; private set; }

    public StringConstant? DecodeText()
    {
        var builder = new TextBuilder();
        while (_position < _text.Length)
        {
            int length = _text[_position..].IndexOf((byte)'\\');
            if (length != 0)
            {
                length = length < 0 ? _text.Length - _position : length;
                builder.Append(Encoding.UTF8.GetString(_text.Slice(_position, length)));
                _position += length;
                continue;
            }

            if (!DecodeTextEscape(builder))
            {
                return null;
            }
        }

        return builder.ToConstant();
    }

    private bool DecodeTextEscape(TextBuilder builder)
    {
        int start = _position++;
        if (_position == _text.Length)
        {
            // Only before a replacement field of an f-string: the tokenizer ends the text behind the backslash.
            builder.Append('\\');
            return true;
        }

        byte c = _text[_position++];
        switch ((char)c)
        {
            case 'x':
                return AppendHexadecimal(builder, start, 2, "truncated \\xXX escape");
            case 'u':
                return AppendHexadecimal(builder, start, 4, "truncated \\uXXXX escape");
            case 'U':
                return AppendHexadecimal(builder, start, 8, "truncated \\UXXXXXXXX escape");
            case 'N':
                return AppendNamed(builder, start);
            default:
                if (DecodeSimple(c, start, out int value))
                {
                    if (value >= 0)
                    {
                        builder.Append(value);
                    }
                }
                else
                {
                    builder.Append('\\');
                    _position--;
                    Rune.DecodeFromUtf8(_text[_position..], out Rune rune, out int consumed);
                    builder.Append(rune.Value);
                    _position += consumed;
                }

                return true;
        }
    }

    /// <summary>The escapes that text and bytes share. A value of -1 stands for none (a continued line); false for no such escape.</summary>
    private bool DecodeSimple(byte c, int start, out int value)
    {
        switch ((char)c)
        {
            case '\n': value = -1; return true;
            case '\\': value = '\\'; return true;
            case '\'': value = '\''; return true;
            case '"': value = '"'; return true;
            case 'b': value = 8; return true;
            case 'f': value = 12; return true;
            case 't': value = 9; return true;
            case 'n': value = 10; return true;
            case 'r': value = 13; return true;
            case 'v': value = 11; return true;
            case 'a': value = 7; return true;
            case >= '0' and <= '7':
                value = c - '0';
                for (int digit = 0; digit < 2 && _position < _text.Length && _text[_position] is >= (byte)'0' and <= (byte)'7'; digit++)
                {
                    value = value * 8 + (_text[_position++] - '0');
                }

                if (value > 0xFF)
                {
                    NoteInvalid(start);
                }

                return true;
            default:
                value = 0;
                NoteInvalid(start);
                return false;
        }
    }

    private void NoteInvalid(int start)
    {
        if (InvalidEscape < 0)
        {
            InvalidEscape = start;
        }
    }

    private bool AppendHexadecimal(TextBuilder builder, int start, int digits, string truncated)
    {
        long value = 0;
        for (int digit = 0; digit < digits; digit++)
        {
            if (_position == _text.Length || !Uri.IsHexDigit((char)_text[_position]))
            {
                return FailUnicode(start, _position, truncated);
            }

            value = value * 16 + Convert.ToInt32(((char)_text[_position++]).ToString(), 16);
        }

        if (value > 0x10FFFF)
        {
            return FailUnicode(start, _position, "illegal Unicode character");
        }

        builder.Append((int)value);
        return true;
    }

    private bool AppendNamed(TextBuilder builder, int start)
    {
        int close = _position < _text.Length && _text[_position] == '{' ? _text[_position..].IndexOf((byte)'}') : -1;
        if (close <= 1)
        {
            int end = _position < _text.Length && _text[_position] == '{' ? close == 1 ? _position + 2 : _text.Length : _position;
            return FailUnicode(start, end, "malformed \\N character escape");
        }

        string name = Encoding.UTF8.GetString(_text.Slice(_position + 1, close - 1));
        _position += close + 1;
        int codePoint = PythonParser.UnicodeNameLookup is { } lookup ? lookup(name) : -1;
        if (codePoint < 0)
        {
            return FailUnicode(start, _position, "unknown Unicode character name");
        }

        builder.Append(codePoint);
        return true;
    }

    private bool FailUnicode(int start, int end, string reason)
    {
        // The codec counts in its own input, where characters beyond ASCII stand as ten-byte escapes.
        int first = CodecLength(start), last = first + CodecLength(end) - CodecLength(start) - 1;
        Error = first == last
            ? $"(unicode error) 'unicodeescape' codec can't decode byte 0x{_text[start]:x2} in position {first}: {reason}"
            : $"(unicode error) 'unicodeescape' codec can't decode bytes in position {first}-{last}: {reason}";
        return false;
    }

    private int CodecLength(int end)
    {
        int length = 0;
        for (int position = 0; position < end; position++)
        {
            byte c = _text[position];
            length += c < 0x80 ? 1 : c >= 0xC0 ? 10 : 0;
        }

        return length;
    }

    public byte[]? DecodeBytes()
    {
        var result = new byte[_text.Length];
        int count = 0;
        while (_position < _text.Length)
        {
            byte c = _text[_position++];
            if (c != '\\')
            {
                result[count++] = c;
                continue;
            }

            int start = _position - 1;
            c = _text[_position++];
            if (c == 'x')
            {
                if (_position + 2 > _text.Length || !Uri.IsHexDigit((char)_text[_position]) || !Uri.IsHexDigit((char)_text[_position + 1]))
                {
                    Error = $"(value error) invalid \\x escape at position {start}";
                    return null;
                }

                result[count++] = Convert.ToByte(Encoding.ASCII.GetString(_text.Slice(_position, 2)), 16);
                _position += 2;
            }
            else if (!DecodeSimple(c, start, out int value))
            {
                result[count++] = (byte)'\\';
                result[count++] = c;
            }
            else if (value >= 0)
            {
                result[count++] = (byte)value;
            }
        }

        return result.AsSpan(0, count).ToArray();
    }
}
