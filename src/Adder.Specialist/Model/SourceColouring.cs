using System;
using System.Collections.Generic;
using System.Linq;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>What the instructions on one character of the source add up to.</summary>
internal struct CharacterScore
{
    public double Specialized;
    public double Adaptive;
    public int Unquickened;

    /// <summary>Instructions that never ran.</summary>
    public int NeverExecuted;

    /// <summary>One more than the number of the smallest site that was tried on this character; 0 for none.</summary>
    public int Innermost;

    /// <summary>Nothing on this character ran, and something could have.</summary>
    public readonly bool IsNeverExecuted => NeverExecuted > 0 && Specialized + Adaptive + Unquickened == 0;

    /// <summary>
    /// The shade: from red (adaptive) over yellow to green (specialized), the paler the more instructions there have nothing to specialize. Null where nothing was tried.
    /// </summary>
    public readonly Shade? Shade
    {
        get
        {
            double quickened = Specialized + Adaptive;
            return quickened == 0 ? null : new Shade(Math.Round(Specialized / quickened, 2), Math.Max(0.5, Unquickened / (quickened + Unquickened)));
        }
    }
}

/// <summary>A source text with a score for each of its characters. The numbers of an instruction count for every character of its span, so nested expressions add up; what defines a function or class does not count inside of that.</summary>
internal sealed class SourceColouring
{
    private SourceColouring(string[] lines)
    {
        Lines = lines;
        Scores = [.. lines.Select(static line => new CharacterScore[line.Length])];
    }

    /// <summary>The lines, without their ends.</summary>
    public string[] Lines { get; }

    /// <summary>The score of each UTF-16 unit of each line.</summary>
    public CharacterScore[][] Scores { get; }

    /// <summary>Scores a source text by the instructions that were made of it. Sites are numbered through all functions.</summary>
    public static SourceColouring Create(string[] lines, FunctionReport[] functions)
    {
        var colouring = new SourceColouring(lines);
        var all = new List<(Site Site, SourceSpan Span, SourceSpan[] Inner, int Number)>();
        foreach (FunctionReport function in functions)
        {
            SourceSpan[] inner = [.. function.Inner.Select(span => SourceText.InUtf16(lines, span)).Where(static span => span != SourceSpan.None)];
            foreach (Site site in function.Sites)
            {
                SourceSpan span = SourceText.InUtf16(lines, site.Span);
                all.Add((site, span, inner, all.Count));
            }
        }

        // A NOP stands for a whole statement, as that of a try, and does nothing. The smallest come last, and stay uppermost.
        foreach ((Site site, SourceSpan span, SourceSpan[] inner, int number) in all.Where(static item => item.Span != SourceSpan.None && item.Site.Name != nameof(Opcode.NOP))
            .OrderByDescending(static item => item.Span.EndLine - item.Span.Line).ThenByDescending(static item => item.Span.EndColumn - item.Span.Column))
        {
            colouring.Add(site, span, [.. inner.Where(part => Contains(span, part))], number);
        }

        return colouring;
    }

    /// <summary>The stretches of a line that look alike and belong to the same site.</summary>
    public IEnumerable<(int Start, int End, CharacterScore Score)> Runs(int line)
    {
        CharacterScore[] scores = Scores[line];
        for (int start = 0; start < scores.Length;)
        {
            int end = start + 1;
            while (end < scores.Length && scores[end].Shade == scores[start].Shade && scores[end].Innermost == scores[start].Innermost && scores[end].IsNeverExecuted == scores[start].IsNeverExecuted)
            {
                end++;
            }

            yield return (start, end, scores[start]);
            start = end;
        }
    }

    private static bool Contains(SourceSpan outer, SourceSpan inner) =>
        (outer.Line, outer.Column).CompareTo((inner.Line, inner.Column)) <= 0 && (outer.EndLine, outer.EndColumn).CompareTo((inner.EndLine, inner.EndColumn)) >= 0;

    private void Add(Site site, SourceSpan span, SourceSpan[] inner, int number)
    {
        for (int line = span.Line; line <= span.EndLine; line++)
        {
            (int start, int end) = Columns(span, line);
            for (int column = start; column < end; column++)
            {
                if (FindEnd(inner, line, column) is { } behind)
                {
                    column = behind - 1;
                    continue;
                }

                Count(ref Scores[line - 1][column], site, number);
            }
        }
    }

    /// <summary>Where on the line the inner code ends that a character belongs to; null where it belongs to none.</summary>
    private int? FindEnd(SourceSpan[] inner, int line, int column)
    {
        foreach (SourceSpan part in inner)
        {
            if (line >= part.Line && line <= part.EndLine)
            {
                (int start, int end) = Columns(part, line);
                if (column >= start && column < end)
                {
                    return end;
                }
            }
        }

        return null;
    }

    /// <summary>The part of a line that a span covers, without the space around the line's text.</summary>
    private (int Start, int End) Columns(SourceSpan span, int line)
    {
        string text = Lines[line - 1];
        int start = line == span.Line ? span.Column : text.Length - text.AsSpan().TrimStart().Length;
        int end = line == span.EndLine ? span.EndColumn : text.AsSpan().TrimEnd().Length;
        return (start, Math.Min(end, text.Length));
    }

    private static void Count(ref CharacterScore score, Site site, int number)
    {
        switch (site.Fate)
        {
            case Fate.Specialized or Fate.Adaptive:
                score.Specialized += site.Share;
                score.Adaptive += 1 - site.Share;
                score.Innermost = number + 1;
                break;
            case Fate.NeverExecuted:
                score.NeverExecuted++;
                break;
            default:
                score.Unquickened++;
                score.Innermost = site.Fate == Fate.Waiting && Explanation.Of(site) is not null ? number + 1 : score.Innermost;
                break;
        }
    }
}
