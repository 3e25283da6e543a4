namespace Adder.Runtime.Objects;

/// <summary>
/// Takes a format string of <c>str.format</c> apart into literal texts and replacement fields; also what <c>_string.formatter_parser</c> iterates over.
/// </summary>
internal struct FormatMarkup(PyStr format, int start, int end)
{
    private int _at = start;

    /// <summary>Bounds of the literal text before the field, doubled braces made single.</summary>
    public int LiteralStart;

    /// <inheritdoc cref="LiteralStart"/>
    public int LiteralEnd;

    /// <summary>Whether a replacement field follows the literal.</summary>
    public bool HasField;
    public int NameStart;
    public int NameEnd;
    public int SpecificationStart;
    public int SpecificationEnd;

    /// <summary>The specification holds fields itself.</summary>
    public bool IsNested;

    /// <summary>The conversion's code point, 0 for none.</summary>
    public int Conversion;

    /// <summary>Goes to the next piece: false at the end, an error (ValueError) for a malformed string.</summary>
    public Truth MoveNext(ThreadState ts)
    {
        HasField = false;
        IsNested = false;
        Conversion = 0;
        SpecificationStart = SpecificationEnd = 0;
        if (_at >= end)
        {
            return Truth.False;
        }

        LiteralStart = _at;
        while (_at < end && format.CodePointAt(_at) is not ('{' or '}'))
        {
            _at++;
        }

        LiteralEnd = _at;
        if (_at == end)
        {
            return Truth.True;
        }

        int brace = format.CodePointAt(_at++);
        bool doubled = _at < end && format.CodePointAt(_at) == brace;
        if (doubled)
        {
            _at++;
            LiteralEnd++;
            return Truth.True;
        }

        if (brace == '}')
        {
            return Raise.ValueError(ts, "Single '}' encountered in format string");
        }

        if (_at == end)
        {
            return Raise.ValueError(ts, "Single '{' encountered in format string");
        }

        HasField = true;
        return ParseField(ts);
    }

    private Truth ParseField(ThreadState ts)
    {
        NameStart = _at;
        int character = 0;
        while (_at < end)
        {
            character = format.CodePointAt(_at++);
            if (character == '{')
            {
                return Raise.ValueError(ts, "unexpected '{' in field name");
            }

            if (character == '[')
            {
                while (_at < end && format.CodePointAt(_at) != ']')
                {
                    _at++;
                }
            }
            else if (character is '}' or ':' or '!')
            {
                break;
            }
        }

        NameEnd = _at - 1;
        if (character is not (':' or '!'))
        {
            return character == '}' ? Truth.True : Raise.ValueError(ts, "expected '}' before end of string");
        }

        if (character == '!')
        {
            if (_at >= end)
            {
                return Raise.ValueError(ts, "end of string while looking for conversion specifier");
            }

            Conversion = format.CodePointAt(_at++);
            if (_at < end)
            {
                character = format.CodePointAt(_at++);
                if (character == '}')
                {
                    SpecificationStart = SpecificationEnd = _at - 1;
                    return Truth.True;
                }

                if (character != ':')
                {
                    return Raise.ValueError(ts, "expected ':' after conversion specifier");
                }
            }
        }

        return ParseSpecification(ts);
    }

    private Truth ParseSpecification(ThreadState ts)
    {
        SpecificationStart = _at;
        int depth = 1;
        for (; _at < end; _at++)
        {
            int character = format.CodePointAt(_at);
            if (character == '{')
            {
                IsNested = true;
                depth++;
            }
            else if (character == '}' && --depth == 0)
            {
                SpecificationEnd = _at++;
                return Truth.True;
            }
        }

        return Raise.ValueError(ts, "unmatched '{' in format spec");
    }
}

/// <summary>Takes a field name apart: a first name or number, then attributes and subscripts.</summary>
internal struct FormatFieldName
{
    private readonly PyStr _text;
    private readonly int _end;
    private int _at;

    public FormatFieldName(PyStr text, int start, int end)
    {
        _text = text;
        _end = end;
        int at = start;
        while (at < end && text.CodePointAt(at) is not ('.' or '['))
        {
            at++;
        }

        First = text.Substring(start, at).ToExact();
        _at = at;
    }

    /// <summary>The name before the first attribute or subscript; empty for automatic numbering.</summary>
    public PyStr First { get; }

    /// <summary>Whether the last step was an attribute; otherwise it was a subscript.</summary>
    public bool IsAttribute { get; private set; }

    /// <summary>The attribute's name, or a subscript that is not a number.</summary>
    public PyStr Name { get; private set; } = PyStr.Empty;

    /// <summary>A subscript that is a number; -1 for others.</summary>
    public long Number { get; private set; }

    /// <summary>Goes to the next attribute or subscript; ValueError for a malformed name.</summary>
    public Truth MoveNext(ThreadState ts)
    {
        if (_at >= _end)
        {
            return Truth.False;
        }

        int mark = _text.CodePointAt(_at++);
        int start = _at;
        Number = -1;
        IsAttribute = mark == '.';
        if (IsAttribute)
        {
            while (_at < _end && _text.CodePointAt(_at) is not ('.' or '['))
            {
                _at++;
            }

            Name = _text.Substring(start, _at).ToExact();
        }
        else if (mark == '[')
        {
            while (_at < _end && _text.CodePointAt(_at) != ']')
            {
                _at++;
            }

            if (_at >= _end)
            {
                return Raise.ValueError(ts, "Missing ']' in format string");
            }

            Name = _text.Substring(start, _at).ToExact();
            _at++;
            if (!TryNumber(ts, Name, out long number))
            {
                return Truth.Error;
            }

            Number = number;
        }
        else
        {
            return Raise.ValueError(ts, "Only '.' or '[' may follow ']' in format field specifier");
        }

        return Name.Length == 0 ? Raise.ValueError(ts, "Empty attribute in format string") : Truth.True;
    }

    /// <summary>The value of a text of digits, -1 for other texts; false (ValueError) where it is too large.</summary>
    public static bool TryNumber(ThreadState ts, PyStr text, out long number)
    {
        number = -1;
        if (text.Length == 0)
        {
            return true;
        }

        long total = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int digit = UnicodeNumbers.DecimalValue(text.CodePointAt(i));
            if (digit < 0)
            {
                return true;
            }

            if (total > (long.MaxValue - digit) / 10)
            {
                return Raise.ValueError(ts, "Too many decimal digits in format string");
            }

            total = (total * 10) + digit;
        }

        number = total;
        return true;
    }
}
