using System;
using System.Collections.Generic;
using System.Text;
using Adder.Syntax.Source;

namespace Adder.Syntax.Tokens;

/// <summary>A token as <c>_tokenize.TokenizerIter</c> yields it: columns count characters, the line is the source's, with its line end.</summary>
internal readonly record struct TokenEntry(int Kind, string Text, int Line, int Column, int EndLine, int EndColumn, string LineText);

/// <summary>The tokens of a source for the <c>_tokenize</c> module.</summary>
internal sealed class TokenStream
{
    private const int OperatorKind = (int)TokenKind.Op;

    private readonly byte[] _source;
    private readonly Tokenizer _tokenizer;
    private readonly bool _extraTokens;
    private readonly bool _impliedNewline;

    /// <summary>Lines, counted from 0, that end in a carriage return and a line feed; null where none does.</summary>
    private readonly HashSet<int>? _carriageReturns;

    /// <summary>The lines asked for last.</summary>
    private (int First, int Last, string Text) _lastLines = (-1, -1, "");

    private TokenStream(string source, bool extraTokens)
    {
        _source = SourceBuffer.FromText(source, out _impliedNewline);
        _extraTokens = extraTokens;
        _carriageReturns = FindCarriageReturns(source);
        _tokenizer = new Tokenizer(_source, false, extraTokens: extraTokens);
        _tokenizer.Run();
    }

    /// <summary>Why the tokens end early, or null.</summary>
    public PythonSyntaxException? Error { get; private set; }

    public List<TokenEntry> Entries { get; } = [];

    /// <param name="source">The whole source.</param>
    /// <param name="extraTokens">Comments and line ends within statements are tokens too, operators are all OP, as <c>tokenize</c> has it.</param>
    public static TokenStream Read(string source, bool extraTokens)
    {
        var stream = new TokenStream(source, extraTokens);
        stream.MakeEntries();
        return stream;
    }

    private static HashSet<int>? FindCarriageReturns(string source)
    {
        if (!source.Contains('\r'))
        {
            return null;
        }

        var lines = new HashSet<int>();
        int line = 0;
        for (int index = 0; index < source.Length; index++)
        {
            if (source[index] == '\r' && index + 1 < source.Length && source[index + 1] == '\n')
            {
                lines.Add(line);
                index++;
            }

            line += source[index] is '\n' or '\r' ? 1 : 0;
        }

        return lines;
    }

    private void MakeEntries()
    {
        if (_source.Length == 1 && !_extraTokens)
        {
            return;
        }

        for (int index = 0; index < _tokenizer.Count; index++)
        {
            ref Token token = ref _tokenizer.Tokens[index];
            if (token.Kind == TokenKind.ErrorToken)
            {
                Error = MakeError(token.Line);
                return;
            }

            Entries.Add(MakeEntry(in token));
        }
    }

    /// <summary>The tokenizer's error in the words of this interface, where those differ from the parser's.</summary>
    private PythonSyntaxException MakeError(int line)
    {
        if (_tokenizer.Error is null)
        {
            return new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "unexpected EOF in multi-line statement", line, 0, line, 0);
        }

        PythonSyntaxException error = _tokenizer.Error;
        if (error.Kind == SyntaxErrorKind.SyntaxError && (_tokenizer.ErrorIsRaised || _tokenizer.ErrorInString))
        {
            return error;
        }

        // The place is the end of the line.
        int start = LineStart(error.Line);
        int length = CharactersBetween(start, LineEnd(error.Line));
        return error.Kind == SyntaxErrorKind.SyntaxError && _tokenizer.ErrorAtEnd
            ? new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "unexpected EOF in multi-line statement", error.Line, length, error.Line, 0)
            : new PythonSyntaxException(
                error.Kind, error.Message, error.Line, length, PythonSyntaxException.Nowhere, PythonSyntaxException.Nowhere, Text(start, LineEnd(error.Line)).TrimEnd('\n'));
    }

    private TokenEntry MakeEntry(in Token token)
    {
        int kind = token.Kind >= TokenKind.KeywordFalse ? (int)TokenKind.Name : (int)token.Kind;
        bool trailing = token.Kind == TokenKind.EndMarker || token.Kind == TokenKind.Dedent && token.Start >= _source.Length - 1;
        if (_extraTokens && trailing)
        {
            return new TokenEntry(kind, "", token.Line + 1, 0, token.Line + 1, 0, "");
        }

        bool isString = token.Kind is TokenKind.String or (>= TokenKind.FStringStart and <= TokenKind.TStringEnd);
        string lineText = Lines(isString ? token.Line : token.EndLine, token.EndLine);
        if (token.Column < 0)
        {
            // At the end of the input the line is the last token's, if that token was in it.
            lineText = !trailing ? lineText : Entries.Count > 0 && Entries[^1].EndLine == token.Line ? Entries[^1].LineText : "";
            return new TokenEntry(kind, "", token.Line, -1, token.EndLine, -1, lineText);
        }

        int column = CharactersBetween(LineStart(token.Line), LineStart(token.Line) + token.Column);

        // Without extra tokens the text before a line end, at most a comment, is the token's and the line end itself is not.
        int end = token.Kind == TokenKind.Newline && !_extraTokens ? token.End - 1 : token.End;
        int endColumn = CharactersBetween(LineStart(token.EndLine), end);
        string text = Text(token.Start, end);
        if (token.Kind is TokenKind.Newline or TokenKind.NL && _carriageReturns?.Contains(token.Line - 1) == true)
        {
            text = _extraTokens ? text : text + "\r";
            endColumn++;
        }

        if (!_extraTokens)
        {
            return new TokenEntry(kind, text, token.Line, column, token.EndLine, endColumn, lineText);
        }

        kind = kind is >= (int)TokenKind.LPar and < OperatorKind ? OperatorKind : kind;
        return new TokenEntry(kind, text, token.Line, column, token.EndLine, endColumn, lineText);
    }

    /// <summary>The text of some lines; tokens of one line share it.</summary>
    private string Lines(int first, int last)
    {
        if (_lastLines.First != first || _lastLines.Last != last)
        {
            _lastLines = (first, last, Text(LineStart(first), LineEnd(last)));
        }

        return _lastLines.Text;
    }

    private int LineStart(int line) => line < 1 ? 0 : _tokenizer.LineStarts[line - 1];

    private int LineEnd(int line)
    {
        // The zero byte at the end of the source counts as no line.
        if (line >= 1 && line < _tokenizer.LineStarts.Count && _tokenizer.LineStarts[line] < _source.Length)
        {
            return _tokenizer.LineStarts[line];
        }

        int length = _source.AsSpan(LineStart(line)).IndexOf((byte)'\n');
        return length < 0 ? _source.Length - 1 : LineStart(line) + length + 1;
    }

    /// <summary>Source text as it was given: with its carriage returns, and without a line end that was added.</summary>
    private string Text(int start, int end)
    {
        if (_impliedNewline && end == _source.Length - 1)
        {
            end = Math.Max(start, end - 1);
        }

        if (_carriageReturns is null)
        {
            return Encoding.UTF8.GetString(_source, start, end - start);
        }

        var builder = new StringBuilder();
        int line = Math.Max(0, ~_tokenizer.LineStarts.BinarySearch(start + 1) - 1);
        while (start < end)
        {
            int length = _source.AsSpan(start, end - start).IndexOf((byte)'\n');
            int stop = length < 0 ? end : start + length;
            builder.Append(Encoding.UTF8.GetString(_source, start, stop - start));
            if (length >= 0)
            {
                builder.Append(_carriageReturns.Contains(line) ? "\r\n" : "\n");
                stop++;
            }

            line++;
            start = stop;
        }

        return builder.ToString();
    }

    /// <summary>Characters beyond the first plane, which are two chars each.</summary>
    private static int SupplementaryCount(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        foreach (byte value in bytes)
        {
            count += value >= 0xF0 ? 1 : 0;
        }

        return count;
    }

    private int CharactersBetween(int start, int end)
    {
        if (end <= start)
        {
            return 0;
        }

        ReadOnlySpan<byte> bytes = _source.AsSpan(start, end - start);
        return System.Text.Ascii.IsValid(bytes) ? bytes.Length : Encoding.UTF8.GetCharCount(bytes) - SupplementaryCount(bytes);
    }
}
