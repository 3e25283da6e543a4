using System;
using System.Collections.Generic;
using System.Text;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    /// <summary>One or more adjacent string literals, concatenated.</summary>
    private ExpressionNode ParseStrings()
    {
        int start = _position;
        if (Kind == TokenKind.String && NextKind is not (TokenKind.String or TokenKind.FStringStart or TokenKind.TStringStart))
        {
            return ParsePlainString();
        }

        int mark = _expressions.Count;
        bool anyFormat = false, anyTemplate = false, anyBytes = false, anyText = false;
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.String:
                    Constant constant = ParsePlainString();
                    anyBytes |= constant.Value is BytesConstant;
                    anyText |= constant.Value is StringConstant;
                    _expressions.Push(constant);
                    continue;
                case TokenKind.FStringStart:
                    anyFormat = anyText = true;
                    ParseFormatString();
                    continue;
                case TokenKind.TStringStart:
                    anyTemplate = true;
                    ParseFormatString();
                    continue;
            }

            break;
        }

        if (anyTemplate && (anyText || anyBytes))
        {
            throw Fail();
        }

        if (anyBytes && anyText)
        {
            // The token behind the strings has been read: what is wrong with it comes first.
            throw Kind == TokenKind.ErrorToken ? Fail() : SyntaxErrorAtLastToken("cannot mix bytes and nonbytes literals");
        }

        ExpressionNode[] parts = _expressions.Take(mark);
        SourceSpan span = Span(start);
        if (anyBytes)
        {
            return ConcatenateBytes(parts, span);
        }

        ExpressionNode[] merged = MergeConstants(parts, !anyFormat && !anyTemplate);
        if (anyTemplate)
        {
            return new TemplateStr(merged, span);
        }

        return anyFormat ? new JoinedStr(merged, span) : new Constant(((Constant)merged[0]).Value, ((Constant)merged[0]).Kind, span);
    }

    private static Constant ConcatenateBytes(ExpressionNode[] parts, SourceSpan span)
    {
        var all = new List<byte>();
        foreach (ExpressionNode part in parts)
        {
            all.AddRange(((BytesConstant)((Constant)part).Value).Value);
        }

        return new Constant(new BytesConstant(all.ToArray()), ((Constant)parts[0]).Kind, span);
    }

    /// <summary>Joins runs of constants into one each, and drops the empty ones.</summary>
    private static ExpressionNode[] MergeConstants(ExpressionNode[] parts, bool keepEmpty)
    {
        var merged = new List<ExpressionNode>(parts.Length);
        for (int index = 0; index < parts.Length; index++)
        {
            if (parts[index] is not Constant first)
            {
                merged.Add(parts[index]);
                continue;
            }

            Constant last = first;
            if (index + 1 < parts.Length && parts[index + 1] is Constant)
            {
                var builder = new TextBuilder();
                builder.Append((StringConstant)first.Value);
                while (index + 1 < parts.Length && parts[index + 1] is Constant next)
                {
                    builder.Append((StringConstant)next.Value);
                    last = next;
                    index++;
                }

                first = new Constant(builder.ToConstant(), first.Kind, first.Span.To(last.Span));
            }

            if (keepEmpty || ((StringConstant)first.Value).Text.Length != 0)
            {
                merged.Add(first);
            }
        }

        return merged.ToArray();
    }

    private Constant ParsePlainString()
    {
        int index = _position++;
        StringToken token = StringToken.Of(_source, _tokens[index]);
        ReadOnlySpan<byte> body = _source.AsSpan(token.BodyStart, token.BodyLength);
        int invalidEscape;
        ConstantValue value = token.IsBytes
            ? DecodeBytes(body, token.IsRaw, index, out invalidEscape)
            : DecodeText(body, token.IsRaw, index, out invalidEscape);
        WarnInvalidEscape(body, invalidEscape, index, index);
        return new Constant(value, token.IsUnicode ? "u" : null, Span(index));
    }

    private StringConstant DecodeText(ReadOnlySpan<byte> body, bool isRaw, int tokenIndex, out int invalidEscape)
    {
        invalidEscape = -1;
        if (isRaw || !body.Contains((byte)'\\'))
        {
            return new StringConstant(Encoding.UTF8.GetString(body));
        }

        var decoder = new EscapeDecoder(body);
        StringConstant? value = decoder.DecodeText();
        invalidEscape = decoder.InvalidEscape;
        return value ?? throw SyntaxErrorAtTokens(decoder.Error!, tokenIndex, tokenIndex);
    }

    private BytesConstant DecodeBytes(ReadOnlySpan<byte> body, bool isRaw, int tokenIndex, out int invalidEscape)
    {
        invalidEscape = -1;
        if (!Ascii.IsValid(body))
        {
            throw SyntaxErrorAtTokens("bytes can only contain ASCII literal characters", tokenIndex, tokenIndex);
        }

        if (isRaw || !body.Contains((byte)'\\'))
        {
            return new BytesConstant(body.ToArray());
        }

        var decoder = new EscapeDecoder(body);
        byte[]? value = decoder.DecodeBytes();
        if (value is null)
        {
            throw SyntaxErrorAtTokens(decoder.Error!, tokenIndex, tokenIndex);
        }

        invalidEscape = decoder.InvalidEscape;
        return new BytesConstant(value);
    }

    /// <summary>Literals that were warned about: one that is parsed again does not warn again.</summary>
    private HashSet<int>? _warnedTokens;

    /// <param name="body">The text with the escape.</param>
    /// <param name="escape">Offset of the escape, -1 for none.</param>
    /// <param name="tokenIndex">The literal, or the literal part of an f-string.</param>
    /// <param name="placeIndex">The token from whose place the escape's is counted: for literal parts of an f-string its end.</param>
    private void WarnInvalidEscape(ReadOnlySpan<byte> body, int escape, int tokenIndex, int placeIndex)
    {
        if (escape < 0 || _warnings is null || !(_warnedTokens ??= []).Add(tokenIndex))
        {
            return;
        }

        byte c = body[escape + 1];
        if (_tokens[tokenIndex].Kind != TokenKind.String && c is (byte)'{' or (byte)'}')
        {
            return;
        }

        bool octal = c is >= (byte)'4' and <= (byte)'7';
        string sequence = "\\" + (octal ? Encoding.ASCII.GetString(body.Slice(escape + 1, 3)) : ((char)c).ToString());
        (int line, int column) = EscapePlace(body[..(escape + 1)], placeIndex);
        string message = Tokenizer.InvalidEscapeMessage(sequence, octal);
        PythonSyntaxException error = Errors.Error(
            SyntaxErrorKind.SyntaxError, message.Replace(Tokenizer.FutureNotice, "", StringComparison.Ordinal), line, column - 1, line, column + 1);
        FlushTokenizerWarnings(_position);
        if (!_warnings(new SyntaxWarningInfo("SyntaxWarning", message, line, error.Offset, line, error.EndOffset)))
        {
            throw error;
        }
    }

    /// <summary>
    /// Where CPython places an escape: it counts from the token's start through the text, in which characters beyond ASCII take ten
    /// columns, and adds the quotes that the token begins with, but no prefix.
    /// </summary>
    private (int Line, int Column) EscapePlace(ReadOnlySpan<byte> before, int tokenIndex)
    {
        ref Token token = ref _tokens[tokenIndex];
        int line = token.Line, column = token.Column;
        foreach (byte c in before)
        {
            if (c == '\n')
            {
                line++;
                column = 0;
            }
            else
            {
                column += c < 0x80 ? 1 : c >= 0xC0 ? 10 : 0;
            }
        }

        if (line == token.Line)
        {
            byte quote = _source[token.Start];
            for (int position = token.Start; position < token.End && quote is (byte)'"' or (byte)'\'' && _source[position] is (byte)'"' or (byte)'\''; position++)
            {
                column += _source[position] == quote ? 1 : 0;
            }
        }

        return (line, column);
    }

    private int _flushedWarnings;

    /// <summary>Issues what the tokenizer warned of up to a token, so that all warnings come in the order of the source.</summary>
    public void FlushTokenizerWarnings(int tokenIndex)
    {
        if (_warnings is not null && _tokenizer.Warnings is { } pending)
        {
            FlushTokenizerWarnings(tokenIndex, pending, _warnings);
        }
    }

    private void FlushTokenizerWarnings(int tokenIndex, List<(int TokenCount, SyntaxWarningInfo Warning)> pending, SyntaxWarningSink warnings)
    {
        while (_flushedWarnings < pending.Count && pending[_flushedWarnings].TokenCount <= tokenIndex)
        {
            SyntaxWarningInfo warning = pending[_flushedWarnings++].Warning;
            if (!warnings(warning))
            {
                throw new PythonSyntaxException(
                    SyntaxErrorKind.SyntaxError, warning.Message.Replace(Tokenizer.FutureNotice, "", StringComparison.Ordinal),
                    warning.Line, warning.Offset, warning.EndLine, warning.EndOffset, Errors.ErrorText(warning.Line).TrimEnd('\n'));
            }
        }
    }

    /// <summary>Parses an f-string or t-string and pushes its parts, each constant or replacement field, as expressions.</summary>
    private void ParseFormatString()
    {
        ref Token token = ref _tokens[_position++];
        bool isTemplate = token.Kind == TokenKind.TStringStart;
        bool isRaw = _source.AsSpan(token.Start, token.End - token.Start).IndexOfAny((byte)'r', (byte)'R') >= 0;
        TokenKind middle = isTemplate ? TokenKind.TStringMiddle : TokenKind.FStringMiddle;
        TokenKind end = isTemplate ? TokenKind.TStringEnd : TokenKind.FStringEnd;
        List<(int Token, int Escape)>? escapes = null;
        while (Kind != end)
        {
            if (Kind == middle)
            {
                int index = _position;
                int escape = PushMiddle(isRaw);
                if (escape >= 0)
                {
                    (escapes ??= []).Add((index, escape));
                }
            }
            else
            {
                ParseReplacementField(isTemplate, middle, isRaw);
            }
        }

        int endIndex = _position++;
        if (isTemplate)
        {
            CheckVersion(14, "t-strings are", false);
        }

        foreach ((int index, int escape) in escapes ?? [])
        {
            WarnInvalidEscape(TokenText(index), escape, index, endIndex);
        }
    }

    private ReadOnlySpan<byte> TokenText(int index) => _source.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    /// <summary>Pushes a literal part; returns the offset of an escape in it that does not exist, or -1.</summary>
    private int PushMiddle(bool isRaw)
    {
        int index = _position++;
        StringConstant value = DecodeText(TokenText(index), isRaw, index, out int escape);
        _expressions.Push(new Constant(value, null, Span(index)));
        return escape;
    }

    /// <summary>A replacement field, pushed after the text of its expression where it ends with an equals sign.</summary>
    private void ParseReplacementField(bool isTemplate, TokenKind middle, bool isRaw)
    {
        int start = _position;
        Expect(TokenKind.LBrace);
        Enter(BracketRules);
        ExpressionNode value = ParseAnnotatedRight();
        int expressionEnd = _position;
        bool debug = Accept(TokenKind.Equal);
        int debugEnd = _position;
        int conversion = -1;
        if (Accept(TokenKind.Exclamation))
        {
            conversion = ParseConversion();
        }

        ExpressionNode? specification = Kind == TokenKind.Colon ? ParseFormatSpecification(middle, isRaw) : null;
        Expect(TokenKind.RBrace);
        Leave(BracketRules);
        if (debug && conversion < 0 && specification is null)
        {
            conversion = 'r';
        }

        if (debug)
        {
            string text = ExpressionText(_tokens[start].End, _tokens[debugEnd].Start);
            ref Token open = ref _tokens[start];
            ref Token last = ref _tokens[debugEnd];
            _expressions.Push(new Constant(new StringConstant(text), null, new SourceSpan(open.Line, open.EndColumn, last.Line, last.Column)));
        }

        if (!isTemplate)
        {
            _expressions.Push(new FormattedValue(value, conversion, specification, Span(start)));
            return;
        }

        string source = ExpressionText(_tokens[start].End, _tokens[expressionEnd].Start);
        _expressions.Push(new Interpolation(value, new StringConstant(source), conversion, specification, Span(start)));
    }

    private int ParseConversion()
    {
        ref Token mark = ref _tokens[_position - 1];
        ref Token token = ref _tokens[_position];
        string name = ExpectName();
        if (token.Line != mark.EndLine || token.Column != mark.EndColumn)
        {
            throw SyntaxErrorAtTokens($"{StringLetter()}-string: conversion type must come right after the exclamation mark", _position - 2, _position - 1);
        }

        if (name is not ("s" or "r" or "a"))
        {
            throw SyntaxErrorAtTokens($"{StringLetter()}-string: invalid conversion character '{name}': expected 's', 'r', or 'a'", _position - 1, _position - 1);
        }

        return name[0];
    }

    /// <summary>The letter of the innermost formatted string around this place.</summary>
    private char StringLetter()
    {
        int depth = 0;
        for (int index = _position; index >= 0; index--)
        {
            switch (_tokens[index].Kind)
            {
                case TokenKind.FStringEnd or TokenKind.TStringEnd:
                    depth++;
                    break;
                case TokenKind.FStringStart or TokenKind.TStringStart when depth-- == 0:
                    return _tokens[index].Kind == TokenKind.FStringStart ? 'f' : 't';
            }
        }

        return 'f';
    }

    private JoinedStr ParseFormatSpecification(TokenKind middle, bool isRaw)
    {
        int start = _position++;
        int mark = _expressions.Count;
        while (Kind != TokenKind.RBrace)
        {
            if (Kind == middle)
            {
                int index = _position;
                WarnInvalidEscape(TokenText(index), PushMiddle(isRaw), index, index);
            }
            else
            {
                // Within a specification even a t-string's fields are formatted values.
                ParseReplacementField(false, middle, isRaw);
            }
        }

        ExpressionNode[] parts = MergeConstants(_expressions.Take(mark), false);
        return new JoinedStr(parts, Span(start));
    }

    /// <summary>The source of a replacement field's expression, with comments taken out.</summary>
    private string ExpressionText(int start, int end)
    {
        ReadOnlySpan<byte> text = _source.AsSpan(start, end - start);
        if (!text.Contains((byte)'#'))
        {
            return Encoding.UTF8.GetString(text);
        }

        var kept = new List<byte>(text.Length);
        byte quote = 0;
        for (int index = 0; index < text.Length; index++)
        {
            byte c = text[index];
            if (quote != 0 && c == '\\' && index + 1 < text.Length)
            {
                kept.Add(c);
                c = text[++index];
            }
            else if (quote != 0)
            {
                quote = c == quote ? (byte)0 : quote;
            }
            else if (c is (byte)'"' or (byte)'\'')
            {
                quote = c;
            }
            else if (c == '#')
            {
                int length = text[index..].IndexOf((byte)'\n');
                index = length < 0 ? text.Length : index + length;
                if (index == text.Length)
                {
                    break;
                }

                c = (byte)'\n';
            }

            kept.Add(c);
        }

        return Encoding.UTF8.GetString(kept.ToArray());
    }
}
