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

        int firstLine = _line, firstLineStart = _lineStart;
        bool namedEscape = false;
        int position = start;
        while (true)
        {
            byte c = source[position];
            bool inSpecification = mode.InFormatSpecification && mode.ExpressionDepth >= 0;
            if (c == 0 && position == source.Length - 1 || c == '\n' && mode.QuoteSize == 1)
            {
                if (inSpecification && position < InputEnd)
                {
                    _position = position + 1;
                    return FailHere($"{mode.Letter}-string: newlines are not allowed in format specifiers for single quoted {mode.Letter}-strings");
                }

                _position = position;
                return FailUnterminatedFormat(in mode);
            }

            if (c == mode.Quote && IsClosingQuote(position, in mode))
            {
                _position = position;
                AddMiddle(middle, start, position, firstLine, firstLineStart);
                return true;
            }

            if (c == '{')
            {
                if (source[position + 1] != '{' || inSpecification)
                {
                    _position = position;
                    if (!EnterExpression(ref mode))
                    {
                        return false;
                    }

                    AddMiddle(middle, start, position, firstLine, firstLineStart);
                    return true;
                }

                AddMiddle(middle, start, position + 1, firstLine, firstLineStart, true);
                _position = position + 2;
                return true;
            }

            if (c == '}')
            {
                position++;
                if (namedEscape)
                {
                    _position = position;
                    AddMiddle(middle, start, position, firstLine, firstLineStart);
                    return true;
                }

                if (source[position] == '}' && !inSpecification && mode.BracketDepth == 0)
                {
                    AddMiddle(middle, start, position, firstLine, firstLineStart, true);
                    _position = position + 1;
                    return true;
                }

                mode.InText = false;
                _position = position - 1;
                AddMiddle(middle, start, _position, firstLine, firstLineStart);
                return true;
            }

            position++;
            if (c == '\\')
            {
                byte next = source[position];
                if (next is (byte)'{' or (byte)'}')
                {
                    if (!mode.Raw)
                    {
                        WarnInvalidEscape(position, next);
                    }

                    continue;
                }

                position++;
                if (next == '\n')
                {
                    _position = position;
                    NextLine();
                }
                else if (!mode.Raw && next == 'N' && source[position] == '{')
                {
                    position++;
                    namedEscape = true;
                }
                else if (next == 0 && position >= source.Length)
                {
                    position = source.Length - 1;
                }
            }
            else if (c == '\n')
            {
                _position = position;
                NextLine();
            }
        }
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

    /// <summary>Adds literal text. The second of two doubled braces is no part of it, but its end column counts it.</summary>
    private void AddMiddle(TokenKind kind, int start, int end, int firstLine, int firstLineStart, bool doubled = false)
    {
        ref Token token = ref Add(kind, start, end);
        token.EndColumn += doubled ? 1 : 0;
        token.Line = firstLine;
        token.Column = start - firstLineStart;
    }
}
