using System;
using System.Collections.Generic;
using System.Linq;

namespace Adder.Specialist;

/// <summary>An instruction that fared otherwise in the second report than in the first.</summary>
internal sealed record Change(RecordedFunction Function, RecordedSite Before, RecordedSite After)
{
    /// <summary>It was specialized, and is adaptive.</summary>
    public bool IsWorse => Before.IsSpecialized && After.IsAdaptive;

    /// <summary>It was adaptive, and is specialized.</summary>
    public bool IsBetter => Before.IsAdaptive && After.IsSpecialized;
}

/// <summary>The numbers of a file in two reports.</summary>
internal sealed record FileComparison(string Path, Totals Before, Totals After);

/// <summary>
/// Compares two reports. Functions belong together by file and name, and where several have the same, in their order; their instructions where opcode and argument agree, in the longest
/// common sequence. What is in one report only does not count as a change.
/// </summary>
internal sealed class Comparison
{
    /// <summary>Longer functions that differ are compared up to here at both ends only.</summary>
    private const int LongestDifference = 2000;

    public required FileComparison[] Files { get; init; }

    /// <summary>Instructions that were specialized in one report and adaptive in the other, or that took another form.</summary>
    public required Change[] Changes { get; init; }

    public IEnumerable<Change> Worse => Changes.Where(static change => change.IsWorse);

    public IEnumerable<Change> Better => Changes.Where(static change => change.IsBetter);

    /// <summary>Compares an earlier report with a later one.</summary>
    public static Comparison Of(ReportFile before, ReportFile after)
    {
        var changes = new List<Change>();
        Dictionary<(string, string, int), RecordedFunction> old = Number(before).ToDictionary(static item => item.Key, static item => item.Function);
        foreach (((string, string, int) key, RecordedFunction function) in Number(after))
        {
            if (old.TryGetValue(key, out RecordedFunction? earlier))
            {
                changes.AddRange(Match(earlier.Sites, function.Sites).Where(static pair => Differ(pair.Before, pair.After)).Select(pair => new Change(function, pair.Before, pair.After)));
            }
        }

        Dictionary<string, Totals> first = Totals(before);
        Dictionary<string, Totals> second = Totals(after);
        return new Comparison
        {
            Files = [.. first.Keys.Union(second.Keys).Order(StringComparer.Ordinal).Select(path => new FileComparison(path, first.GetValueOrDefault(path), second.GetValueOrDefault(path)))],
            Changes = [.. changes],
        };
    }

    private static bool Differ(RecordedSite before, RecordedSite after) =>
        (before.IsSpecialized || before.IsAdaptive) && (after.IsSpecialized || after.IsAdaptive) && (before.Fate != after.Fate || before.Form != after.Form);

    private static Dictionary<string, Totals> Totals(ReportFile report) => report.Functions.GroupBy(static function => function.File).ToDictionary(
        static file => file.Key,
        static file =>
        {
            RecordedSite[] sites = [.. file.SelectMany(static function => function.Sites)];
            return new Totals(sites.Count(static site => site.IsSpecialized), sites.Count(static site => site.IsAdaptive), 0, 0, 0);
        });

    private static IEnumerable<((string, string, int) Key, RecordedFunction Function)> Number(ReportFile report)
    {
        var counts = new Dictionary<(string, string), int>();
        foreach (RecordedFunction function in report.Functions)
        {
            (string, string) name = (function.File, function.Name);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            yield return ((function.File, function.Name, counts[name]), function);
        }
    }

    private static IEnumerable<(RecordedSite Before, RecordedSite After)> Match(RecordedSite[] before, RecordedSite[] after)
    {
        int start = 0;
        while (start < before.Length && start < after.Length && Same(before[start], after[start]))
        {
            yield return (before[start], after[start]);
            start++;
        }

        int end = 0;
        while (end < before.Length - start && end < after.Length - start && Same(before[^(end + 1)], after[^(end + 1)]))
        {
            end++;
            yield return (before[^end], after[^end]);
        }

        foreach ((RecordedSite, RecordedSite) pair in MatchMiddle(before[start..^end], after[start..^end]))
        {
            yield return pair;
        }
    }

    private static List<(RecordedSite Before, RecordedSite After)> MatchMiddle(RecordedSite[] before, RecordedSite[] after)
    {
        var pairs = new List<(RecordedSite, RecordedSite)>();
        if (before.Length > LongestDifference || after.Length > LongestDifference)
        {
            return pairs;
        }

        // The length of the longest common sequence from each pair of places on.
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = Same(before[i], after[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < before.Length && j < after.Length;)
        {
            if (Same(before[i], after[j]))
            {
                pairs.Add((before[i++], after[j++]));
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static bool Same(RecordedSite left, RecordedSite right) => left.Opcode == right.Opcode && (left.Argument == right.Argument || left.Argument.StartsWith("to ", StringComparison.Ordinal));
}
