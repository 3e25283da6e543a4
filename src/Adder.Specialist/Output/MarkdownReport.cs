using System.Globalization;
using System.Linq;
using System.Text;

namespace Adder.Specialist;

/// <summary>The report as a comment on a pull request: a table of the files, and the places that are not specialized.</summary>
internal static class MarkdownReport
{
    private const int MostPlaces = 50;

    public static string Create(Report report)
    {
        var text = new StringBuilder("## Specialization\n\n");
        if (report.IsBlank)
        {
            return text.Append(Legend.BlankOf(report)).Append('\n').Append(report.Others.Length > 0 ? $"\n{Escape(Legend.Suggestion(report))}\n" : "").ToString();
        }

        text.Append(Legend.OfLens(report.Lens) is { Length: > 0 } lens ? lens + "\n\n" : "").Append("| File | Specialized | Instructions specialized | Adaptive | Never ran |\n|---|--:|--:|--:|--:|\n");
        foreach (FileReport file in report.Files)
        {
            AppendRow(text, Code(file.Path), file.Totals);
        }

        if (report.Files.Length > 1)
        {
            AppendRow(text, "**all**", report.Totals);
        }

        var places = (from file in report.Files from place in file.Adaptive select (file, place.Function, place.Site)).ToList();
        if (places.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{places.Count} not specialized</summary>\n\n| Place | Function | Source | Instruction | Why |\n|---|---|---|---|---|\n");
            foreach ((FileReport file, FunctionReport function, Site site) in places.Take(MostPlaces))
            {
                Explanation explanation = Explanation.Of(file, site)!;
                string why = explanation.Remedy is { } remedy ? $"{explanation.Sentence} {remedy}" : explanation.Sentence;
                text.Append(CultureInfo.InvariantCulture, $"| {Code($"{file.Path}:{site.Span.Line}")} | {Code(function.Name)} | {Code(SourceOf(file, site))} | {Code(site.Name)} | {Escape(why)}{Change(file, explanation)} |\n");
            }

            text.Append(places.Count > MostPlaces ? $"\nand {(places.Count - MostPlaces).ToString(CultureInfo.InvariantCulture)} more\n" : "").Append("\n</details>\n");
        }

        AppendTrials(text, report);
        foreach ((string title, Comparison comparison) in report.Differences)
        {
            text.Append('\n').Append(ComparisonReport.CreateMarkdown(comparison, Escape(title)));
        }

        return text.ToString();
    }

    /// <summary>The line that a remedy makes; nothing where it changes more.</summary>
    private static string Change(FileReport file, Explanation explanation) =>
        explanation.Mend?.Changes(file.Lines).ToArray() is [(_, _, [var line])] ? " " + Code(line.Trim()) : "";

    private static void AppendTrials(StringBuilder text, Report report)
    {
        if (report.Trials.Length == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n### Tried, each alone\n\n| Place | Change | What came of it |\n|---|---|---|\n");
        foreach (Trial trial in report.Trials)
        {
            Advice advice = trial.Advice;
            string change = string.Join(" ", advice.Mend!.Changes(advice.File.Lines).Select(static change => string.Join(" ", change.After.Select(static line => Code(line.Trim())))));
            text.Append(CultureInfo.InvariantCulture, $"| {Code($"{advice.File.Path}:{advice.Sites[0].Span.Line}")} | {change} | {Escape(Legend.Of(trial))} |\n");
        }
    }

    private static void AppendRow(StringBuilder text, string name, Totals totals) =>
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {Legend.Share(totals.Share)} | {totals.Specialized} | {totals.Adaptive} | {totals.NeverExecuted} |\n");

    /// <summary>The part of its first line that a site covers.</summary>
    public static string SourceOf(FileReport file, Site site)
    {
        if (SourceText.InUtf16(file.Lines, site.Span) is not { Line: > 0 } span)
        {
            return "";
        }

        string line = file.Lines[span.Line - 1];
        return span.EndLine == span.Line ? line[span.Column..span.EndColumn] : line[span.Column..] + " …";
    }

    /// <summary>Text as code: no mark-up in it counts, and no table ends with it.</summary>
    public static string Code(string text)
    {
        string plain = TerminalReport.Printable(text).Replace("|", "\\|", System.StringComparison.Ordinal);
        if (plain.Length == 0)
        {
            return "";
        }

        string fence = "`";
        while (plain.Contains(fence, System.StringComparison.Ordinal))
        {
            fence += '`';
        }

        return fence.Length == 1 ? $"`{plain}`" : $"{fence} {plain} {fence}";
    }

    /// <summary>Prose with type names in it.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char character in TerminalReport.Printable(text))
        {
            _ = character is '<' ? escaped.Append("&lt;") : character is '|' or '*' or '_' or '`' or '[' or ']' or '\\' ? escaped.Append('\\').Append(character) : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
