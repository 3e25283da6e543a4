using System;
using System.Collections.Generic;
using System.Linq;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>A part of a source and the text in its place. Columns count bytes, as those of instructions.</summary>
internal readonly record struct SourceEdit(SourceSpan Span, string Text);

/// <summary>What a remedy does to a source.</summary>
/// <param name="Edits">Parts of the source that do not overlap, by place.</param>
internal sealed record Mend(SourceEdit[] Edits)
{
    /// <summary>What is to be said about it in place of the reason's own remedy; null for that.</summary>
    public string? Remedy { get; init; }

    /// <summary>A mend of one place.</summary>
    public static Mend Of(SourceSpan span, string text) => new([new SourceEdit(span, text)]);

    /// <summary>A mend of several places.</summary>
    public static Mend Of(IEnumerable<SourceEdit> edits) => new([.. edits.OrderBy(static edit => edit.Span.Line).ThenBy(static edit => edit.Span.Column)]);

    /// <summary>The lines with the edits made.</summary>
    public string[] Apply(string[] lines)
    {
        var changed = new List<string>(lines);
        foreach (SourceEdit edit in Edits.Reverse())
        {
            SourceSpan span = SourceText.InUtf16(lines, edit.Span);
            string text = changed[span.Line - 1][..span.Column] + edit.Text + changed[span.EndLine - 1][span.EndColumn..];
            changed.RemoveRange(span.Line - 1, span.EndLine - span.Line + 1);
            changed.InsertRange(span.Line - 1, text.Split('\n'));
        }

        return [.. changed];
    }

    /// <summary>The lines that change: their numbers before, what they were and what they become. Lines next to each other are together.</summary>
    public IEnumerable<(int Line, string[] Before, string[] After)> Changes(string[] lines)
    {
        for (int i = 0; i < Edits.Length;)
        {
            int end = i + 1;
            int last = Edits[i].Span.EndLine;
            while (end < Edits.Length && Edits[end].Span.Line <= last)
            {
                last = Math.Max(last, Edits[end++].Span.EndLine);
            }

            int first = Edits[i].Span.Line;
            string[] before = lines[(first - 1)..last];
            var part = new Mend([.. Edits[i..end].Select(edit => edit with { Span = edit.Span with { Line = edit.Span.Line - first + 1, EndLine = edit.Span.EndLine - first + 1 } })]);
            yield return (first, before, part.Apply(before));
            i = end;
        }
    }

    public bool Equals(Mend? other) => other is not null && Edits.AsSpan().SequenceEqual(other.Edits);

    public override int GetHashCode() => Edits.Length == 0 ? 0 : Edits[0].GetHashCode();
}
