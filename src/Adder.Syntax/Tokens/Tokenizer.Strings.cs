using System;

namespace Adder.Syntax.Tokens;

/// <summary>The letters before a string's quote.</summary>
internal struct StringPrefix
{
    public bool Bytes;
    public bool Unicode;
    public bool Raw;
    public bool Format;
    public bool Template;
}

/// <summary>An f-string or t-string that is being scanned (PEP 701).</summary>
internal struct StringMode
{
    public byte Quote;
    public int QuoteSize;
    public bool Raw;

    /// <summary>'f' or 't', for messages.</summary>
    public char Letter;

    /// <summary>True in the literal parts, false in a replacement field's expression.</summary>
    public bool InText;
    public bool InFormatSpecification;
    public bool InDebug;

    /// <summary>Brackets open since the string began.</summary>
    public int BracketDepth;

    /// <summary>The bracket depth at which the innermost replacement field began; -1 outside of all.</summary>
    public int ExpressionDepth;
    public int Start;
    public int StartLine;
    public int StartLineStart;
}

internal sealed partial class Tokenizer
{
    private const int MaximumExpressionNesting = 3;

    /// <summary>Reads one to three letters as a prefix. False where they are not one: then they are a name.</summary>
    private bool ParsePrefix(int start, int end, out StringPrefix prefix)
    {
        prefix = default;
        for (int position = start; position < end; position++)
        {
            switch (_source[position] | 0x20)
            {
                case 'b' when !prefix.Bytes:
                    prefix.Bytes = true;
                    break;
                case 'u' when !prefix.Unicode:
                    prefix.Unicode = true;
                    break;
                case 'r' when !prefix.Raw:
                    prefix.Raw = true;
                    break;
                case 'f' when !prefix.Format:
                    prefix.Format = true;
                    break;
                case 't' when !prefix.Template:
                    prefix.Template = true;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static string? PrefixConflict(StringPrefix prefix)
    {
        if (prefix.Unicode)
        {
            return prefix.Bytes ? Conflict('u', 'b') : prefix.Raw ? Conflict('u', 'r') : prefix.Format ? Conflict('u', 'f')
                : prefix.Template ? Conflict('u', 't') : null;
        }

        return prefix.Bytes && prefix.Format ? Conflict('b', 'f') : prefix.Bytes && prefix.Template ? Conflict('b', 't')
            : prefix.Format && prefix.Template ? Conflict('f', 't') : null;
        static string Conflict(char one, char other) => $"'{one}' and '{other}' prefixes are incompatible";
    }

    /// <summary>Scans a string from its quote on; for f-strings and t-strings only the start.</summary>
    private bool ScanString(int start, int quotePosition, StringPrefix prefix)
    {
        if (quotePosition > start && PrefixConflict(prefix) is { } conflict)
        {
            _position = quotePosition;
            return FailRange(conflict, start, quotePosition + 1);
        }

        byte quote = _source[quotePosition];
        int quoteSize = _source[quotePosition + 1] == quote && _source[quotePosition + 2] == quote ? 3 : 1;
        if (prefix.Format || prefix.Template)
        {
            return StartFormatString(start, quotePosition, quote, quoteSize, prefix);
        }

        int position = quotePosition + quoteSize;
        return quoteSize == 1 ? ScanSingleQuoted(start, position, quote) : ScanTripleQuoted(start, position, quote);
    }

    private bool ScanSingleQuoted(int start, int position, byte quote)
    {
        byte[] source = _source;
        int firstLine = _line, firstLineStart = _lineStart;
        bool escapedQuote = false;
        while (true)
        {
            position += source.AsSpan(position).IndexOfAny(quote, (byte)'\\', (byte)'\n');
            byte c = source[position];
            if (c == quote)
            {
                _position = position + 1;
                AddString(start, firstLine, firstLineStart);
                return true;
            }

            if (c == '\n')
            {
                ErrorAtEnd = position == InputEnd;
                return FailUnterminated(start, quote, firstLine, firstLineStart, escapedQuote);
            }

            position++;
            if (source[position] == quote)
            {
                escapedQuote = true;
            }

            if (source[position] == '\n')
            {
                if (position + 1 >= InputEnd)
                {
                    ErrorAtEnd = true;
                    return FailUnterminated(start, quote, firstLine, firstLineStart, escapedQuote);
                }

                _position = position + 1;
                NextLine();
            }

            position++;
        }
    }

    private bool ScanTripleQuoted(int start, int position, byte quote)
    {
        byte[] source = _source;
        int firstLine = _line, firstLineStart = _lineStart;
        while (true)
        {
            int skip = source.AsSpan(position).IndexOfAny(quote, (byte)'\\', (byte)'\n');
            if (skip < 0)
            {
                return FailUnterminatedTriple(start, quote, firstLine, firstLineStart);
            }

            position += skip;
            byte c = source[position];
            if (c == quote && source[position + 1] == quote && source[position + 2] == quote)
            {
                _position = position + 3;
                AddString(start, firstLine, firstLineStart);
                return true;
            }

            if (c == '\\')
            {
                position++;
                c = source[position];
            }

            if (c == '\n')
            {
                _position = position + 1;
                NextLine();
            }

            position++;
            if (position >= source.Length)
            {
                return FailUnterminatedTriple(start, quote, firstLine, firstLineStart);
            }
        }
    }

    private void AddString(int start, int firstLine, int firstLineStart)
    {
        ref Token token = ref Add(TokenKind.String, start, _position);
        token.Line = firstLine;
        token.Column = start - firstLineStart;
    }

    private bool StartFormatString(int start, int quotePosition, byte quote, int quoteSize, StringPrefix prefix)
    {
        _position = quotePosition + quoteSize;
        if (_modeCount + 1 >= MaximumStringNesting)
        {
            return FailHere("too many nested f-strings or t-strings");
        }

        if (_modeCount == _modes.Length)
        {
            Array.Resize(ref _modes, Math.Max(4, _modeCount * 2));
        }

        Add(prefix.Template ? TokenKind.TStringStart : TokenKind.FStringStart, start, _position);
        _modes[_modeCount++] = new StringMode
        {
            Quote = quote,
            QuoteSize = quoteSize,
            Raw = prefix.Raw,
            Letter = prefix.Template ? 't' : 'f',
            InText = true,
            ExpressionDepth = -1,
            Start = start,
            StartLine = _line,
            StartLineStart = _lineStart,
        };
        return true;
    }

    /// <summary>
    /// At one of <c>: } ! {</c> inside a replacement field: notes what the field's expression was, and says whether this is the colon
    /// that begins the format specification.
    /// </summary>
    private bool EndsReplacementExpression(byte c)
    {
        ref StringMode mode = ref _modes[_modeCount - 1];
        if (mode.ExpressionDepth < 0)
        {
            return false;
        }

        int cursor = mode.BracketDepth - (c != '{' ? 1 : 0);
        if (c == ':' && cursor == mode.ExpressionDepth)
        {
            mode.InText = true;
            mode.InFormatSpecification = true;
            return true;
        }

        return false;
    }

    /// <summary>Scans the literal text of an f-string up to a replacement field, a doubled brace or the closing quotes.</summary>
    private bool ScanStringText()
    {
        byte[] source = _source;
        ref StringMode mode = ref _modes[_modeCount - 1];
        TokenKind middle = mode.Letter == 'f' ? TokenKind.FStringMiddle : TokenKind.TStringMiddle;
        int start = _position;
        if (source[start] == '{' && source[start + 1] != '{')
        {
            return EnterExpression(ref mode) && ScanToken();
        }

        if (IsClosingQuote(start, in mode))
        {
            _position = start + mode.QuoteSize;
            Add(mode.Letter == 'f' ? TokenKind.FStringEnd : TokenKind.TStringEnd, start, _position);
            _modeCount--;
            return true;
        }

        var begin = new TextBegin(middle, start, _line, _lineStart);
        bool namedEscape = false;
        int position = start;
        while (true)
        {
            byte c = source[position];
            bool inSpecification = mode.InFormatSpecification && mode.ExpressionDepth >= 0;
            if (c == 0 && position == source.Length - 1 || c == '\n' && mode.QuoteSize == 1)
            {
                return FailInText(in mode, position, inSpecification);
            }

            if (c == mode.Quote && IsClosingQuote(position, in mode))
            {
                return EndText(in begin, position, position);
            }

            if (c == '{')
            {
                if (source[position + 1] == '{' && !inSpecification)
                {
                    return EndText(in begin, position + 1, position + 2, doubled: true);
                }

                _position = position;
                return EnterExpression(ref mode) && EndText(in begin, position, position);
            }

            position++;
            if (c == '}')
            {
                if (namedEscape)
                {
                    return EndText(in begin, position, position);
                }

                if (source[position] == '}' && !inSpecification && mode.BracketDepth == 0)
                {
                    return EndText(in begin, position, position + 1, doubled: true);
                }

                mode.InText = false;
                return EndText(in begin, position - 1, position - 1);
            }

            if (c == '\\')
            {
                position = SkipEscape(in mode, position, ref namedEscape);
            }
            else if (c == '\n')
            {
                _position = position;
                NextLine();
            }
        }
    }

    /// <summary>The text ends where the source or its line does.</summary>
    private bool FailInText(in StringMode mode, int position, bool inSpecification)
    {
        if (inSpecification && position < InputEnd)
        {
            _position = position + 1;
            return FailHere($"{mode.Letter}-string: newlines are not allowed in format specifiers for single quoted {mode.Letter}-strings");
        }

        _position = position;
        return FailUnterminatedFormat(in mode);
    }

    /// <summary>Behind a backslash in literal text: gives where the text goes on.</summary>
    /// <param name="named">Becomes true for the escape of a character's name.</param>
    private int SkipEscape(in StringMode mode, int position, ref bool named)
    {
        byte next = _source[position];
        if (next is (byte)'{' or (byte)'}')
        {
            if (!mode.Raw)
            {
                WarnInvalidEscape(position, next);
            }

            return position;
        }

        position++;
        if (next == '\n')
        {
            _position = position;
            NextLine();
        }
        else if (!mode.Raw && next == 'N' && _source[position] == '{')
        {
            position++;
            named = true;
        }
        else if (next == 0 && position >= _source.Length)
        {
            position = _source.Length - 1;
        }

        return position;
    }

    private bool EnterExpression(ref StringMode mode)
    {
        mode.ExpressionDepth++;
        if (mode.ExpressionDepth >= MaximumExpressionNesting)
        {
            return FailHere($"{mode.Letter}-string: expressions nested too deeply");
        }

        mode.InText = false;
        return true;
    }

    private bool IsClosingQuote(int position, in StringMode mode) =>
        _source[position] == mode.Quote
        && (mode.QuoteSize == 1 || _source[position + 1] == mode.Quote && _source[position + 2] == mode.Quote);

    /// <summary>Adds literal text, and goes on behind it. The second of two doubled braces is no part of it, but its end column counts it.</summary>
    private bool EndText(in TextBegin begin, int end, int next, bool doubled = false)
    {
        ref Token token = ref Add(begin.Kind, begin.Start, end);
        token.EndColumn += doubled ? 1 : 0;
        token.Line = begin.Line;
        token.Column = begin.Start - begin.LineStart;
        _position = next;
        return true;
    }

    /// <summary>Where a piece of literal text begins, and in which line.</summary>
    private readonly struct TextBegin(TokenKind kind, int start, int line, int lineStart)
    {
        public TokenKind Kind => kind;

        public int Start => start;

        public int Line => line;

        public int LineStart => lineStart;
    }
}
