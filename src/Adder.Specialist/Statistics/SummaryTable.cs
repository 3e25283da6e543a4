using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Adder.Specialist.Statistics;

/// <summary>A value in a table: a count, a share, or text.</summary>
internal readonly record struct SummaryCell(long? Count = null, double? Ratio = null, string? Text = null)
{
    public static SummaryCell OfCount(long count) => new(Count: count);

    /// <summary>Empty where there is nothing to divide by.</summary>
    public static SummaryCell OfRatio(long part, long whole) => whole == 0 ? default : new(Ratio: (double)part / whole);

    /// <summary>As it is shown to people.</summary>
    public override string ToString() =>
        Count is { } count ? count.ToString("N0", CultureInfo.InvariantCulture)
        : Ratio is { } ratio ? ratio.ToString("0.0%", CultureInfo.InvariantCulture)
        : Text ?? "";
}

/// <summary>How two runs are put beside each other.</summary>
internal enum JoinMode
{
    /// <summary>All values of both, and the change of the first.</summary>
    All,

    /// <summary>The first value of both, and its change.</summary>
    FirstValue,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>Rows of values under a key each.</summary>
internal sealed class SummaryTable(string title, string[] columns, JoinMode join = JoinMode.All)
{
    public string Title => title;

    public string[] Columns => columns;

    public JoinMode Join => join;

    public List<(string Key, SummaryCell[] Values)> Rows { get; } = [];

    public void Add(string key, params SummaryCell[] values) => Rows.Add((key, values));

    /// <summary>This table (the base) beside that of another run (the head); rows that have changed most come first.</summary>
    public SummaryTable Compare(SummaryTable head)
    {
        int width = join == JoinMode.FirstValue ? 1 : columns.Length - 1;
        string[] names = columns[1..(width + 1)];
        var joined = new SummaryTable(title, [columns[0], .. names.Select(static name => "Base " + name), .. names.Select(static name => "Head " + name), "Change"]);
        Dictionary<string, SummaryCell[]> before = ByKey(this);
        Dictionary<string, SummaryCell[]> after = ByKey(head);
        var empty = new SummaryCell[width];
        IEnumerable<string> keys = Rows.Select(static row => row.Key).Concat(head.Rows.Select(static row => row.Key)).Distinct();
        joined.Rows.AddRange(keys.Select(key => Row(key, before.GetValueOrDefault(key, empty)[..width], after.GetValueOrDefault(key, empty)[..width]))
            .OrderByDescending(static row => Math.Abs(row.Values[^1].Ratio ?? 0)));
        return joined;
    }

    private static (string Key, SummaryCell[] Values) Row(string key, SummaryCell[] before, SummaryCell[] after)
    {
        SummaryCell change = before[0].Count is { } old and not 0 && after[0].Count is { } now ? new SummaryCell(Ratio: (double)(now - old) / old) : default;
        return (key, [.. before, .. after, change]);
    }

    private static Dictionary<string, SummaryCell[]> ByKey(SummaryTable table) => table.Rows.ToDictionary(static row => row.Key, static row => row.Values, StringComparer.Ordinal);
}

/// <summary>A part of the summary, with tables.</summary>
internal sealed record SummarySection(string Title, List<SummaryTable> Tables);
