using System;

namespace Adder.Syntax.Tokens;

internal sealed partial class Tokenizer
{
    private bool ScanOperator(int start, byte c)
    {
        if (_modeCount > 0 && c is (byte)':' or (byte)'}' or (byte)'!' or (byte)'{' && _modeCount > 0 && EndsReplacementExpression(c))
        {
            _position = start + 1;
            Add(TokenKind.Colon, start, start + 1);
            return true;
        }

        (TokenKind kind, int length) = MatchOperator(c, _source[start + 1], _source[start + 2]);
        _position = start + length;
        switch (kind)
        {
            case TokenKind.LPar or TokenKind.LSqb or TokenKind.LBrace:
                if (!OpenBracketAt(start, c))
                {
                    return false;
                }

                break;
            case TokenKind.RPar or TokenKind.RSqb or TokenKind.RBrace:
                if (!CloseBracketAt(c))
                {
                    return false;
                }

                break;
            case TokenKind.Equal when _modeCount > 0 && _modes[_modeCount - 1].ExpressionDepth >= 0:
                _modes[_modeCount - 1].InDebug = true;
                break;
        }

        Add(kind, start, _position);
        return true;
    }

    private static (TokenKind Kind, int Length) MatchOperator(byte c, byte next, byte third)
    {
        switch ((char)c)
        {
            case '(': return (TokenKind.LPar, 1);
            case ')': return (TokenKind.RPar, 1);
            case '[': return (TokenKind.LSqb, 1);
            case ']': return (TokenKind.RSqb, 1);
            case '{': return (TokenKind.LBrace, 1);
            case '}': return (TokenKind.RBrace, 1);
            case ',': return (TokenKind.Comma, 1);
            case ';': return (TokenKind.Semi, 1);
            case '~': return (TokenKind.Tilde, 1);
            case ':': return next == '=' ? (TokenKind.ColonEqual, 2) : (TokenKind.Colon, 1);
            case '=': return next == '=' ? (TokenKind.EqEqual, 2) : (TokenKind.Equal, 1);
            case '!': return next == '=' ? (TokenKind.NotEqual, 2) : (TokenKind.Exclamation, 1);
            case '+': return next == '=' ? (TokenKind.PlusEqual, 2) : (TokenKind.Plus, 1);
            case '-': return next == '=' ? (TokenKind.MinEqual, 2) : next == '>' ? (TokenKind.RArrow, 2) : (TokenKind.Minus, 1);
            case '%': return next == '=' ? (TokenKind.PercentEqual, 2) : (TokenKind.Percent, 1);
            case '&': return next == '=' ? (TokenKind.AmperEqual, 2) : (TokenKind.Amper, 1);
            case '|': return next == '=' ? (TokenKind.VBarEqual, 2) : (TokenKind.VBar, 1);
            case '^': return next == '=' ? (TokenKind.CircumflexEqual, 2) : (TokenKind.Circumflex, 1);
            case '@': return next == '=' ? (TokenKind.AtEqual, 2) : (TokenKind.At, 1);
            case '*':
                return next == '*' ? third == '=' ? (TokenKind.DoubleStarEqual, 3) : (TokenKind.DoubleStar, 2)
                    : next == '=' ? (TokenKind.StarEqual, 2) : (TokenKind.Star, 1);
            case '/':
                return next == '/' ? third == '=' ? (TokenKind.DoubleSlashEqual, 3) : (TokenKind.DoubleSlash, 2)
                    : next == '=' ? (TokenKind.SlashEqual, 2) : (TokenKind.Slash, 1);
            case '<':
                return next == '<' ? third == '=' ? (TokenKind.LeftShiftEqual, 3) : (TokenKind.LeftShift, 2)
                    : next == '=' ? (TokenKind.LessEqual, 2) : (TokenKind.Less, 1);
            default:
                return next == '>' ? third == '=' ? (TokenKind.RightShiftEqual, 3) : (TokenKind.RightShift, 2)
                    : next == '=' ? (TokenKind.GreaterEqual, 2) : (TokenKind.Greater, 1);
        }
    }

    private bool OpenBracketAt(int start, byte c)
    {
        if (_level >= MaximumNesting)
        {
            return FailHere("too many nested parentheses");
        }

        if (_level == _brackets.Length)
        {
            Array.Resize(ref _brackets, _level * 2);
        }

        _brackets[_level++] = new OpenBracket(c, _line, start - _lineStart);
        if (_modeCount > 0)
        {
            _modes[_modeCount - 1].BracketDepth++;
        }

        return true;
    }

    private bool CloseBracketAt(byte c)
    {
        if (_modeCount > 0 && c == '}' && _modes[_modeCount - 1].BracketDepth == 0)
        {
            return FailHere($"{_modes[_modeCount - 1].Letter}-string: single '}}' is not allowed");
        }

        if (_level == 0)
        {
            if (!_extraTokens)
            {
                return FailHere($"unmatched '{(char)c}'");
            }
        }
        else
        {
            OpenBracket opening = _brackets[--_level];
            if (!Matches(opening.Character, c))
            {
                return FailMismatch(opening, c);
            }
        }

        if (_modeCount > 0)
        {
            ref StringMode mode = ref _modes[_modeCount - 1];
            mode.BracketDepth--;
            if (mode.BracketDepth < 0)
            {
                return FailHere($"{mode.Letter}-string: unmatched '{(char)c}'");
            }

            if (c == '}' && mode.BracketDepth == mode.ExpressionDepth)
            {
                mode.ExpressionDepth--;
                mode.InText = true;
                mode.InFormatSpecification = false;
                mode.InDebug = false;
            }
        }

        return true;
    }

    private static bool Matches(byte opening, byte closing) => opening switch
    {
        (byte)'(' => closing == ')',
        (byte)'[' => closing == ']',
        _ => closing == '}',
    };

    private bool FailMismatch(OpenBracket opening, byte closing)
    {
        if (_modeCount > 0 && opening.Character == '{')
        {
            ref StringMode mode = ref _modes[_modeCount - 1];
            if (mode.BracketDepth - 1 == mode.ExpressionDepth)
            {
                return FailHere($"{mode.Letter}-string: unmatched '{(char)closing}'");
            }
        }

        string where = opening.Line != _line ? $" on line {opening.Line}" : "";
        return FailHere($"closing parenthesis '{(char)closing}' does not match opening parenthesis '{(char)opening.Character}'{where}");
    }
}
