using System;
using System.Collections.Generic;

namespace Adder.Syntax.Tokens;

/// <summary>
/// Turns UTF-8 source into tokens, all at once. It ends with ENDMARKER, or with an ERRORTOKEN when <see cref="Error"/> says why; a parser
/// that fails earlier never learns of that error, as if tokens were made on demand.
/// </summary>
internal sealed partial class Tokenizer
{
    private const int MaximumIndent = 100;
    private const int MaximumNesting = 200;
    private const int MaximumStringNesting = 150;
    private const int TabSize = 8;

    private readonly byte[] _source;
    private readonly bool _typeComments;
    private readonly bool _implyDedent;
    private readonly bool _interactive;
    private readonly NameTable _names;
    private Token[] _tokens;
    private int _count;
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private bool _atLineStart = true;

    private readonly int[] _indents = new int[MaximumIndent];
    private readonly int[] _alternateIndents = new int[MaximumIndent];
    private int _indent;

    private OpenBracket[] _brackets = new OpenBracket[16];
    private int _level;

    private StringMode[] _modes = [];
    private int _modeCount;

    /// <param name="source">UTF-8 with '\n' line ends, ending in '\n' and one zero byte (see <see cref="Source.SourceBuffer"/>).</param>
    /// <param name="impliedNewline">The last '\n' is not in the source: there the input ends.</param>
    /// <param name="flags">Whether type comments are tokens, and dedents at the end of interactive input implied.</param>
    /// <param name="interactive">The end of the input counts as a line end first (mode <c>single</c>).</param>
    /// <param name="extraTokens">Comments and blank lines are tokens too.</param>
    public Tokenizer(byte[] source, bool impliedNewline, ParserFlags flags = 0, bool interactive = false, bool extraTokens = false)
    {
        _source = source;
        InputEnd = source.Length - (impliedNewline ? 2 : 1);
        _typeComments = (flags & ParserFlags.TypeComments) != 0;
        _implyDedent = (flags & ParserFlags.DontImplyDedent) == 0;
        _interactive = interactive;
        _extraTokens = extraTokens;
        _names = new NameTable(source.Length);
        _tokens = new Token[Math.Max(8, source.Length / 4)];
        LineStarts.Add(0);
    }

    /// <summary>Normalizes identifiers in the place of the tables here.</summary>
    public IdentifierNormalizer? Normalizer { get; init; }

    /// <summary>The source is a file that is being run: of it CPython keeps one line, and at the end none.</summary>
    public bool IsFile { get; init; }

    /// <summary>Why tokens end with an ERRORTOKEN; null for the end of the input within brackets.</summary>
    public PythonSyntaxException? Error { get; private set; }

    /// <summary>The error is one that reading the rest of the source reports; others count only when the parser gets to them.</summary>
    public bool ErrorIsRaised { get; private set; }

    /// <summary>The error is within an f-string: reading the rest of the source stops there and reports nothing.</summary>
    public bool ErrorInString { get; private set; }

    /// <summary>The error is that the input ends.</summary>
    public bool ErrorAtEnd { get; private set; }

    /// <summary>Offset of the end of the input, a newline that was added not counted.</summary>
    public int InputEnd { get; }

    /// <summary>Offset of the first byte of each line.</summary>
    public List<int> LineStarts { get; } = [];

    public Token[] Tokens => _tokens;

    public int Count => _count;

    /// <summary>The brackets open where the tokens end, innermost last.</summary>
    public ReadOnlySpan<OpenBracket> OpenBrackets => _brackets.AsSpan(0, _level);

    /// <summary>The <c># type: ignore</c> comments, with what follows the word.</summary>
    public List<Ast.TypeIgnore>? TypeIgnores { get; private set; }

    /// <summary>Warnings about literals, with the number of tokens that precede them.</summary>
    public List<(int TokenCount, SyntaxWarningInfo Warning)>? Warnings { get; private set; }

    /// <summary>A bracket that waits for its counterpart.</summary>
    internal readonly record struct OpenBracket(byte Character, int Line, int Column);

    public void Run()
    {
        while (true)
        {
            bool more = _modeCount > 0 && _modes[_modeCount - 1].InText ? ScanStringText() : ScanToken();
            if (!more)
            {
                return;
            }
        }
    }

    private bool Fail(PythonSyntaxException error, bool raised = true)
    {
        Error = error;
        ErrorInString = raised && _modeCount > 0;
        ErrorIsRaised = raised && _modeCount == 0;
        Add(TokenKind.ErrorToken, _position, _position);
        return false;
    }

    private ref Token Add(TokenKind kind, int start, int end)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
        }

        ref Token token = ref _tokens[_count++];
        token.Kind = kind;
        token.Level = (short)_level;
        token.Start = start;
        token.End = end;
        token.Line = _line;
        token.EndLine = _line;
        token.Column = start - _lineStart;
        token.EndColumn = end - _lineStart;
        return ref token;
    }

    /// <summary>Scans one token outside of f-string text. False at the end or on an error.</summary>
    private bool ScanToken()
    {
        byte[] source = _source;
    nextLine:
        bool blankLine = false;
        if (_atLineStart)
        {
            _atLineStart = false;
            if (!ScanIndentation(ref blankLine))
            {
                return false;
            }
        }

    again:
        int position = _position;
        byte c = source[position];
        while (c is (byte)' ' or (byte)'\t' or 12)
        {
            c = source[++position];
        }

        _position = position;
        if (c == '#')
        {
            if (ScanComment(ref blankLine))
            {
                return true;
            }

            c = source[_position];
        }

        int start = _position;
        int commentStart = position;
        switch (s_classes[c])
        {
            case CharacterClass.Letter:
                return ScanWord(start);
            case CharacterClass.Digit:
                return ScanNumber(start);
            case CharacterClass.Newline:
                if (start == InputEnd)
                {
                    return FinishInput(start);
                }

                if (EndLine(start, commentStart, blankLine))
                {
                    return true;
                }

                goto nextLine;
            case CharacterClass.Quote:
                return ScanString(start, start, default);
            case CharacterClass.Backslash:
                if (!ScanContinuation())
                {
                    return false;
                }

                goto again;
            case CharacterClass.End:
                if (start == source.Length - 1)
                {
                    return FinishInput(start);
                }

                return FailInvalidCharacter(start);
            case CharacterClass.Dot:
                return source[start + 1] is >= (byte)'0' and <= (byte)'9' ? ScanNumber(start) : ScanDots(start);
            case CharacterClass.Operator:
                return ScanOperator(start, c);
            case CharacterClass.Stray:
                _position = start + 1;
                Add(TokenKind.Op, start, _position);
                return true;
            default:
                return FailInvalidCharacter(start);
        }
    }

    /// <summary>At the end of a line; whether that made a token.</summary>
    /// <param name="commentStart">A comment before the line's end counts as its text.</param>
    private bool EndLine(int start, int commentStart, bool blankLine)
    {
        _position = start + 1;
        bool ends = !blankLine && _level == 0 && !_afterBlankLineComment;
        if (ends)
        {
            Add(TokenKind.Newline, _extraTokens ? start : commentStart, start + 1);
        }
        else if (_extraTokens)
        {
            AddExtraNewline(start);
        }

        StartLine();
        return ends || _extraTokens;
    }

    private bool ScanDots(int start)
    {
        bool isEllipsis = _source[start + 1] == '.' && _source[start + 2] == '.';
        _position = start + (isEllipsis ? 3 : 1);
        Add(isEllipsis ? TokenKind.Ellipsis : TokenKind.Dot, start, _position);
        return true;
    }

    private void StartLine()
    {
        _atLineStart = true;
        NextLine();
    }

    /// <summary>Notes that a line begins at the current position.</summary>
    private void NextLine()
    {
        _line++;
        _lineStart = _position;
        LineStarts.Add(_position);
    }

    /// <summary>The line that the end of the input is in: the last one, even behind its line end.</summary>
    private int LastLine => _position == _lineStart ? _line - 1 : _line;

    private bool FinishInput(int start)
    {
        _line = LastLine;
        if (_level > 0)
        {
            ErrorAtEnd = true;
            AddAtEnd(TokenKind.ErrorToken, start);
            return false;
        }

        if (_interactive && _count > 0)
        {
            AddAtEnd(TokenKind.Newline, start);
            if (_indent > 0 && _implyDedent)
            {
                for (; _indent > 0; _indent--)
                {
                    AddAtEnd(TokenKind.Dedent, start);
                }

                AddAtEnd(TokenKind.Newline, start);
            }
        }

        AddAtEnd(TokenKind.EndMarker, start);
        return false;
    }

    private void AddAtEnd(TokenKind kind, int start)
    {
        ref Token token = ref Add(kind, start, start);
        token.Column = token.EndColumn = -1;
    }

    /// <summary>
    /// Measures a line's indentation twice, with tabs of eight columns and of one: where the two disagree about nesting, tabs and
    /// spaces are mixed inconsistently.
    /// </summary>
    private bool ScanIndentation(ref bool blankLine)
    {
        byte[] source = _source;
        int column = 0, alternate = 0, continuationColumn = 0, continuationAlternate = 0;
        while (true)
        {
            byte c = source[_position];
            if (c == ' ')
            {
                column++;
                alternate++;
            }
            else if (c == '\t')
            {
                column = (column / TabSize + 1) * TabSize;
                alternate++;
            }
            else if (c == 12)
            {
                column = alternate = 0;
            }
            else if (c == '\\')
            {
                // A continued blank prefix counts with the columns before the first backslash.
                if (continuationColumn == 0)
                {
                    (continuationColumn, continuationAlternate) = (column, alternate);
                }

                if (!ScanContinuation())
                {
                    return false;
                }

                continue;
            }
            else
            {
                break;
            }

            _position++;
        }

        if (source[_position] == '#' || source[_position] == '\n' && _position != InputEnd)
        {
            blankLine = true;
            return true;
        }

        if (_level > 0)
        {
            return true;
        }

        return continuationColumn != 0 ? SetIndent(continuationColumn, continuationAlternate) : SetIndent(column, alternate);
    }

    private bool SetIndent(int column, int alternate)
    {
        if (column == _indents[_indent])
        {
            return alternate == _alternateIndents[_indent] || FailTabs();
        }

        if (column > _indents[_indent])
        {
            if (_indent + 1 >= MaximumIndent)
            {
                return FailIndentationKind("too many levels of indentation", SyntaxErrorKind.IndentationError);
            }

            if (alternate <= _alternateIndents[_indent])
            {
                return FailTabs();
            }

            _indents[++_indent] = column;
            _alternateIndents[_indent] = alternate;
            AddIndentToken(TokenKind.Indent);
            return true;
        }

        int dedents = 0;
        while (_indent > 0 && column < _indents[_indent])
        {
            _indent--;
            dedents++;
        }

        if (column != _indents[_indent])
        {
            return FailDedent();
        }

        if (alternate != _alternateIndents[_indent])
        {
            return FailTabs();
        }

        while (dedents-- > 0)
        {
            AddIndentToken(TokenKind.Dedent);
        }

        return true;
    }

    private void AddIndentToken(TokenKind kind)
    {
        ref Token token = ref Add(kind, _position, _position);
        if (_position >= InputEnd)
        {
            token.Line = token.EndLine = LastLine;
        }

        if (!_extraTokens)
        {
            token.Column = token.EndColumn = -1;
        }
        else if (kind == TokenKind.Indent)
        {
            token.Column = 0;
            token.Start = _lineStart;
        }
    }

    /// <summary>Skips a comment. True when it became a token of its own (a type comment, or any comment with extra tokens).</summary>
    private bool ScanComment(ref bool blankLine)
    {
        int start = _position;
        int length = _source.AsSpan(start).IndexOf((byte)'\n');
        _position = start + length;
        if (_extraTokens)
        {
            Add(TokenKind.Comment, start, _position);
            _afterBlankLineComment = blankLine;
            return true;
        }

        return _typeComments && ScanTypeComment(start, blankLine);
    }

    private bool ScanContinuation()
    {
        _position++;
        if (_source[_position] != '\n' || _position == InputEnd)
        {
            return FailAfterBackslash();
        }

        _position++;
        if (_position == _source.Length - 1)
        {
            return FailEndAfterBackslash();
        }

        NextLine();
        return true;
    }

    /// <summary>An identifier or keyword, or the prefix of a string.</summary>
    private bool ScanWord(int start)
    {
        byte[] source = _source;
        int position = start;
        uint hash = 2166136261;
        ulong packed = 0;
        int shift = 0;
        byte c = source[position];
        while (s_wordBytes[c])
        {
            hash = (hash ^ c) * 16777619;
            if (shift < 64)
            {
                packed |= (ulong)c << shift;
            }

            shift += 8;
            c = source[++position];
        }

        int length = position - start;
        if (c is (byte)'"' or (byte)'\'' && length <= 5 && ParsePrefix(start, position, out StringPrefix prefix))
        {
            return ScanString(start, position, prefix);
        }

        if (c >= 0x80)
        {
            return ScanUnicodeWord(start, position);
        }

        _position = position;
        TokenKind kind = length <= 8 ? Keywords.Lookup(packed) : TokenKind.Name;
        ref Token token = ref Add(kind, start, position);
        if (kind == TokenKind.Name)
        {
            token.Name = _names.Intern(source.AsSpan(start, length), hash);
        }

        return true;
    }

    /// <summary>What a token that begins with a character may be.</summary>
    private enum CharacterClass : byte { Invalid, Letter, Digit, Newline, Quote, Backslash, End, Dot, Operator, Stray }

    private static readonly CharacterClass[] s_classes = MakeClasses();
    private static readonly bool[] s_wordBytes = MakeWordBytes();

    private static CharacterClass[] MakeClasses()
    {
        var classes = new CharacterClass[256];
        for (int c = 0; c < 256; c++)
        {
            classes[c] = c switch
            {
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' or >= 0x80 => CharacterClass.Letter,
                >= '0' and <= '9' => CharacterClass.Digit,
                '\n' => CharacterClass.Newline,
                '"' or '\'' => CharacterClass.Quote,
                '\\' => CharacterClass.Backslash,
                0 => CharacterClass.End,
                '.' => CharacterClass.Dot,
                '(' or ')' or '[' or ']' or '{' or '}' or ':' or ',' or ';' or '+' or '-' or '*' or '/' or '|' or '&' or '<' or '>' or '='
                    or '%' or '~' or '^' or '@' or '!' => CharacterClass.Operator,
                '$' or '?' or '`' => CharacterClass.Stray,
                _ => CharacterClass.Invalid,
            };
        }

        return classes;
    }

    private static bool[] MakeWordBytes()
    {
        var bytes = new bool[256];
        for (int c = 0; c < 128; c++)
        {
            bytes[c] = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
        }

        return bytes;
    }
}
