using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Adder.Specialist;

/// <summary>Shows what changed between two reports.</summary>
internal static class ComparisonReport
{
    /// <summary>As text for the terminal.</summary>
    public static string CreateText(Comparison comparison)
    {
        var text = new StringBuilder();
        foreach (FileComparison file in comparison.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Legend.Share(file.Before.Share),7} -> {Legend.Share(file.After.Share),7} {TerminalReport.Printable(file.Path)}\n");
        }

        foreach ((string title, IEnumerable<Change> changes) in Groups(comparison))
        {
            text.Append('\n').Append(title).Append(":\n");
            foreach (Change change in changes)
            {
                text.Append(TerminalReport.Printable($"{Place(change)}: {change.Before.Form} -> {change.After.Form}")).Append('\n');
                if (change.After.Explanation.Length > 0)
                {
                    text.Append("    ").Append(TerminalReport.Printable(change.After.Explanation)).Append('\n');
                }
            }
        }

        return text.Append(comparison.Changes.Length == 0 ? "No instruction fared otherwise.\n" : "").ToString();
    }

    /// <summary>As Markdown.</summary>
    public static string CreateMarkdown(Comparison comparison, string heading = "Specialization: before and after")
    {
        StringBuilder text = new StringBuilder("## ").Append(heading).Append("\n\n| File | Before | After |\n|---|--:|--:|\n");
        foreach (FileComparison file in comparison.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownReport.Code(file.Path)} | {Legend.Share(file.Before.Share)} | {Legend.Share(file.After.Share)} |\n");
        }

        foreach ((string title, IEnumerable<Change> changes) in Groups(comparison))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| Place | Before | After | Why |\n|---|---|---|---|\n");
            foreach (Change change in changes)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {MarkdownReport.Code(Place(change))} | {MarkdownReport.Code(change.Before.Form)} | {MarkdownReport.Code(change.After.Form)} | {MarkdownReport.Escape(change.After.Explanation)} |\n");
            }
        }

        return text.Append(comparison.Changes.Length == 0 ? "\nNo instruction fared otherwise.\n" : "").ToString();
    }

    /// <summary>The changes by what they mean; groups without changes are left out.</summary>
    public static IEnumerable<(string Title, IEnumerable<Change> Changes)> Groups(Comparison comparison)
    {
        (string Title, IEnumerable<Change> Changes)[] groups =
        [
            ("No longer specialized", comparison.Worse),
            ("Now specialized", comparison.Better),
            ("Specialized otherwise", comparison.Changes.Where(static change => !change.IsWorse && !change.IsBetter)),
        ];
        return groups.Where(static group => group.Changes.Any());
    }

    /// <summary>Where the instruction is in the later report.</summary>
    public static string Place(Change change) => string.Create(
        CultureInfo.InvariantCulture, $"{change.Function.File}:{change.After.Line}: {change.Function.Name}: {change.After.Opcode}{(change.After.Argument.Length > 0 ? " " + change.After.Argument : "")}");
}
