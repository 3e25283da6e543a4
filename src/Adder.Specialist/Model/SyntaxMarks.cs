using System.Collections.Generic;
using System.Text;
using Adder.Syntax;
using Adder.Syntax.Tokens;

namespace Adder.Specialist;

/// <summary>What a stretch of source is, where that is shown.</summary>
internal enum SyntaxKind
{
    Plain,
    Keyword,
    String,
    Comment,

    /// <summary>The name that a <c>def</c> or <c>class</c> defines.</summary>
    Definition,
}

/// <summary>The keywords, strings, comments and defined names of a source, by line. They are shown by weight and slant: colours mean something else.</summary>
internal sealed class SyntaxMarks
{
    private readonly List<(int Start, int End, SyntaxKind Kind)>[] _lines;

    private SyntaxMarks(int lines) => _lines = new List<(int, int, SyntaxKind)>[lines];

    /// <summary>The marks of a source; what comes after a place that is no Python has none.</summary>
    public static SyntaxMarks Create(string[] lines)
    {
        var marks = new SyntaxMarks(lines.Length);
        if (lines.Length == 0)
        {
            return marks;
        }

        var tokenizer = new Tokenizer(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n\0"), false, extraTokens: true);
        try
        {
            tokenizer.Run();
        }
        catch (PythonSyntaxException)
        {
            // What was found before stays.
        }

        TokenKind before = TokenKind.Newline;
        for (int i = 0; i < tokenizer.Count; i++)
        {
            ref Token token = ref tokenizer.Tokens[i];
            SyntaxKind kind = KindOf(token.Kind, before);
            before = token.Kind;
            if (kind != SyntaxKind.Plain && token.Column >= 0)
            {
                marks.Add(lines, new SourceSpan(token.Line, token.Column, token.EndLine, token.EndColumn), kind);
            }
        }

        return marks;
    }

    /// <summary>The stretches of a part of a line: their ends, and what they are.</summary>
    public IEnumerable<(int End, SyntaxKind Kind)> Within(int line, int start, int end)
    {
        int at = start;
        foreach ((int first, int last, SyntaxKind kind) in _lines[line] ?? [])
        {
            if (last <= at || first >= end)
            {
                continue;
            }

            if (first > at)
            {
                yield return (first, SyntaxKind.Plain);
            }

            at = System.Math.Min(last, end);
            yield return (at, kind);
        }

        if (at < end)
        {
            yield return (end, SyntaxKind.Plain);
        }
    }

    private static SyntaxKind KindOf(TokenKind kind, TokenKind before) => kind switch
    {
        TokenKind.Comment => SyntaxKind.Comment,
        TokenKind.String or (>= TokenKind.FStringStart and <= TokenKind.TStringEnd) => SyntaxKind.String,
        >= TokenKind.KeywordFalse => SyntaxKind.Keyword,
        TokenKind.Name when before is TokenKind.KeywordDef or TokenKind.KeywordClass => SyntaxKind.Definition,
        _ => SyntaxKind.Plain,
    };

    private void Add(string[] lines, SourceSpan place, SyntaxKind kind)
    {
        SourceSpan span = SourceText.InUtf16(lines, place);
        for (int line = span.Line; line <= span.EndLine && line > 0; line++)
        {
            int start = line == span.Line ? span.Column : 0;
            int end = line == span.EndLine ? span.EndColumn : lines[line - 1].Length;
            if (end > start)
            {
                (_lines[line - 1] ??= []).Add((start, end, kind));
            }
        }
    }
}
