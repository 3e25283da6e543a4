using System;
using System.Collections.Generic;
using System.Linq;
using Adder.Runtime.Specialization;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>How an instruction fared. Where copies of the same code fared differently, the highest counts.</summary>
internal enum Fate
{
    /// <summary>It never ran.</summary>
    NeverExecuted,

    /// <summary>It has nothing to specialize.</summary>
    Plain,

    /// <summary>It could be specialized, but has run once only, and the second execution is the first that specializes; or the version never tries to.</summary>
    Waiting,

    /// <summary>Runs in a specialized form.</summary>
    Specialized,

    /// <summary>Tried, and now in its adaptive form.</summary>
    Adaptive,
}

/// <summary>One instruction of a function.</summary>
internal sealed class Site
{
    /// <summary>Its offset in bytes, as <c>dis</c> shows it.</summary>
    public required int Offset { get; init; }

    /// <summary>The name of the general form.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the form that it has now.</summary>
    public required string Form { get; set; }

    /// <summary>The argument in words: a name, an operator, a constant, a jump's target.</summary>
    public required string Argument { get; init; }

    /// <summary>Its place; columns are offsets in the line's UTF-8.</summary>
    public required SourceSpan Span { get; init; }

    public required Fate Fate { get; set; }

    /// <summary>The counter of an adaptive instruction: value and exponent of the back-off, in CPython's layout; -1 for none.</summary>
    public required int Counter { get; set; }

    /// <summary>Times it was specialized.</summary>
    public int Specializations { get; set; }

    /// <summary>Times that specializing it was tried in vain.</summary>
    public int Failures { get; set; }

    /// <summary>Executions of a specialized form whose guards failed.</summary>
    public long Misses { get; set; }

    /// <summary>What was counted here; null where nothing was.</summary>
    public SiteTally? Tally { get; set; }

    /// <summary>It could be specialized, but the version whose specializations are made never tries to.</summary>
    public bool IsNeverTried { get; set; }

    /// <summary>One copy of it at least has taken forms that did not last, again and again.</summary>
    public bool KeepsMissing { get; set; }

    /// <summary>It is in a specialized form whose guards often fail: by what was counted, else by how often it was specialized anew.</summary>
    public bool IsUnsteady => Fate == Fate.Specialized && (Tally is { Executions: > 0 } tally ? tally.Misses * 10 > tally.Executions : KeepsMissing);

    /// <summary>How often a sample has found the program here; null where none were taken.</summary>
    public long? Time { get; set; }

    /// <summary>Why the last attempt failed; none after a success.</summary>
    public SpecializationFailure Reason { get; set; }

    /// <summary>The version of the CPython that ran it; null where Adder did.</summary>
    public string? CPython { get; set; }

    /// <summary>The operand types that attempts saw, in order of appearance.</summary>
    public List<string> Types { get; init; } = [];

    /// <summary>How far it is specialized, from 0 to 1: by what was counted, else by its form. Without counts nobody knows how often guards held that keep failing: it is some of both.</summary>
    public double Share => Tally is { Executions: > 0 } tally ? (double)tally.Hits / tally.Executions : Fate != Fate.Specialized ? 0 : IsUnsteady ? 0.5 : 1;

    /// <summary>Whether it has been tried to specialize it, with or without success.</summary>
    public bool IsQuickened => Fate is Fate.Specialized or Fate.Adaptive;

    /// <summary>A copy that does not change when this one does.</summary>
    public Site Clone() => new()
    {
        Offset = Offset, Name = Name, Form = Form, Argument = Argument, Span = Span, Fate = Fate, Counter = Counter, Specializations = Specializations, Failures = Failures, Misses = Misses, Tally = Tally,
        Reason = Reason, Types = [.. Types], CPython = CPython, Time = Time, IsNeverTried = IsNeverTried, KeepsMissing = KeepsMissing,
    };

    /// <summary>Adds what happened to the same instruction in another copy of the code.</summary>
    public void Add(Site other)
    {
        if (other.Fate > Fate)
        {
            (Fate, Form, Counter, Reason) = (other.Fate, other.Form, other.Counter, other.Reason);
        }

        Specializations += other.Specializations;
        Failures += other.Failures;
        Misses += other.Misses;
        KeepsMissing |= other.KeepsMissing;
        Time = Time is null ? other.Time : Time + (other.Time ?? 0);
        Tally = Tally is null ? other.Tally : other.Tally is null ? Tally : Tally + other.Tally;
        foreach (string type in other.Types)
        {
            if (!Types.Contains(type))
            {
                Types.Add(type);
            }
        }
    }
}

/// <summary>What was counted at an instruction.</summary>
/// <param name="Hits">Executions of a specialized form whose guards held.</param>
/// <param name="Misses">Those whose guards failed.</param>
/// <param name="Unspecialized">Executions of the general form.</param>
/// <param name="Deoptimizations">Misses after which the instruction lost its form.</param>
/// <param name="Seen">Operand types or what was called, wherever no guard held, with numbers.</param>
/// <param name="History">Changes: after how many executions, to which form or why not.</param>
internal sealed record SiteTally(long Hits, long Misses, long Unspecialized, long Deoptimizations, SortedDictionary<string, long> Seen, List<(long After, string Form, string Reason)> History)
{
    public long Executions => Hits + Misses + Unspecialized;

    /// <summary>The sum; the history is the first one's that has any.</summary>
    public static SiteTally operator +(SiteTally left, SiteTally right)
    {
        var seen = new SortedDictionary<string, long>(left.Seen, System.StringComparer.Ordinal);
        foreach ((string name, long count) in right.Seen)
        {
            seen[name] = seen.GetValueOrDefault(name) + count;
        }

        return new SiteTally(
            left.Hits + right.Hits, left.Misses + right.Misses, left.Unspecialized + right.Unspecialized, left.Deoptimizations + right.Deoptimizations, seen, left.History.Count > 0 ? left.History : right.History);
    }
}

/// <summary>One code object, or several copies of it.</summary>
internal sealed class FunctionReport
{
    /// <summary>Its qualified name.</summary>
    public required string Name { get; init; }

    public required int FirstLine { get; init; }

    /// <summary>How many copies of it ran; 0 where it never ran.</summary>
    public required int Copies { get; set; }

    public required Site[] Sites { get; init; }

    /// <summary>Where the code of functions and classes inside of it stands.</summary>
    public required SourceSpan[] Inner { get; init; }

    /// <summary>Its bytecode, by which copies are known.</summary>
    public required byte[] Code { get; init; }

    /// <summary>A copy that does not change when this one does.</summary>
    public FunctionReport Clone() => new() { Name = Name, FirstLine = FirstLine, Copies = Copies, Sites = [.. Sites.Select(static site => site.Clone())], Inner = Inner, Code = Code };

    /// <summary>Adds another copy.</summary>
    public void Add(FunctionReport other)
    {
        Copies += other.Copies;
        for (int i = 0; i < Sites.Length; i++)
        {
            Sites[i].Add(other.Sites[i]);
        }
    }
}

/// <summary>How many instructions fared how.</summary>
internal readonly record struct Totals(int Specialized, int Adaptive, int Waiting, int Plain, int NeverExecuted)
{
    public static Totals operator +(Totals left, Totals right) => new(
        left.Specialized + right.Specialized, left.Adaptive + right.Adaptive, left.Waiting + right.Waiting, left.Plain + right.Plain, left.NeverExecuted + right.NeverExecuted);

    /// <summary>Instructions that were tried.</summary>
    public int Quickened => Specialized + Adaptive;

    /// <summary>The share of the instructions that were tried which are specialized, in percent; null where none was tried.</summary>
    public double? Share => Quickened == 0 ? null : 100.0 * Specialized / Quickened;

    public static Totals Of(IEnumerable<Site> sites)
    {
        var counts = new int[5];
        foreach (Site site in sites)
        {
            counts[(int)site.Fate]++;
        }

        return new Totals(counts[(int)Fate.Specialized], counts[(int)Fate.Adaptive], counts[(int)Fate.Waiting], counts[(int)Fate.Plain], counts[(int)Fate.NeverExecuted]);
    }
}
