using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Adder.Hosting.Statistics;

namespace Adder.Specialist.Statistics;

/// <summary>What happened at each place in the code, as a table and as JSON.</summary>
internal static class SiteReports
{
    /// <summary>Names of types, targets, reasons and events that a cell of the table has room for.</summary>
    private const int ListLimit = 8;

    /// <summary>The places that were executed most without a hit come first.</summary>
    public static SummarySection Section(IEnumerable<SpecializationSite> sites)
    {
        var table = new SummaryTable("", ["Place", "Instruction", "Form", "Hits", "Misses", "Deopts", "Not specialized", "Failures", "Seen", "History"], JoinMode.None);
        foreach (SpecializationSite site in sites)
        {
            table.Add(
                $"{site.Code.File}:{site.Position.Line.ToString(CultureInfo.InvariantCulture)} {site.Code.QualifiedName}+{site.Offset.ToString(CultureInfo.InvariantCulture)}",
                new SummaryCell(Text: site.BaseForm), new SummaryCell(Text: FormOf(site)), SummaryCell.OfCount(site.Hits), SummaryCell.OfCount(site.Misses), SummaryCell.OfCount(site.Deoptimizations),
                SummaryCell.OfCount(site.Unspecialized), new SummaryCell(Text: List(site.Failures.Select(static failure => $"{StatisticsSummary.Words(failure.Key)} ({failure.Value})"))),
                new SummaryCell(Text: List(site.Types.Concat(site.Targets).Select(static seen => seen.Key))), new SummaryCell(Text: History(site)));
        }

        return new SummarySection("Sites", [table]);
    }

    /// <summary>The same for the terminal: a few lines for each place.</summary>
    public static void WriteLines(IReadOnlyList<SpecializationSite> sites, int top, TextWriter output)
    {
        int limit = top == 0 ? sites.Count : Math.Min(top, sites.Count);
        foreach (SpecializationSite site in sites.Take(limit))
        {
            output.Write(string.Create(CultureInfo.InvariantCulture,
                $"\n{site.Code.File}:{site.Position.Line}:{site.Position.Column} {site.Code.QualifiedName}+{site.Offset}\n    {site.BaseForm}, now {FormOf(site)}: {site.Hits:N0} hits, {site.Misses:N0} misses, {site.Deoptimizations:N0} deoptimizations, {site.Unspecialized:N0} not specialized\n"));
            WriteLine("failed", site.Failures.Select(static failure => $"{StatisticsSummary.Words(failure.Key)} ({failure.Value.ToString(CultureInfo.InvariantCulture)})"), output);
            WriteLine("types", site.Types.Select(static seen => $"{seen.Key} ({seen.Value.ToString(CultureInfo.InvariantCulture)})"), output);
            WriteLine("called", site.Targets.Select(static seen => $"{seen.Key} ({seen.Value.ToString(CultureInfo.InvariantCulture)})"), output);
            WriteLine("history", [History(site)], output);
        }

        if (limit < sites.Count)
        {
            output.Write($"\nand {(sites.Count - limit).ToString(CultureInfo.InvariantCulture)} more places\n");
        }
    }

    private static void WriteLine(string title, IEnumerable<string> parts, TextWriter output)
    {
        string text = List(parts);
        if (text.Length > 0)
        {
            output.Write($"    {title}: {text}\n");
        }
    }

    public static void WriteJson(Utf8JsonWriter json, SpecializationSite site)
    {
        json.WriteStartObject();
        json.WriteString("code", site.Code.Identity);
        json.WriteString("file", site.Code.File);
        json.WriteString("name", site.Code.QualifiedName);
        json.WriteNumber("firstLine", site.Code.FirstLine);
        json.WriteNumber("offset", site.Offset);
        json.WriteStartArray("position");
        Array.ForEach([site.Position.Line, site.Position.Column, site.Position.EndLine, site.Position.EndColumn], json.WriteNumberValue);
        json.WriteEndArray();
        json.WriteString("baseForm", site.BaseForm);
        json.WriteNumber("hits", site.Hits);
        json.WriteNumber("misses", site.Misses);
        json.WriteNumber("deoptimizations", site.Deoptimizations);
        json.WriteNumber("unspecialized", site.Unspecialized);
        json.WriteStartArray("forms");
        foreach (SiteForm form in site.Forms)
        {
            json.WriteStartObject();
            json.WriteString("name", form.Name);
            json.WriteNumber("executions", form.Executions);
            json.WriteNumber("misses", form.Misses);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteCounts(json, "failures", site.Failures);
        WriteCounts(json, "types", site.Types);
        WriteCounts(json, "targets", site.Targets);
        json.WriteStartArray("history");
        foreach (SiteEvent change in site.History)
        {
            json.WriteStartObject();
            json.WriteNumber("after", change.After);
            json.WriteString("form", change.Form);
            json.WriteString("failure", change.Failure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The form that a site had last.</summary>
    private static string FormOf(SpecializationSite site) => site.History.Count > 0 ? site.History[^1].Form : site.BaseForm;

    private static string History(SpecializationSite site) =>
        List(site.History.Select(static change => $"{change.After.ToString(CultureInfo.InvariantCulture)}: {(change.Failure is { } reason ? StatisticsSummary.Words(reason) : change.Form)}"));

    private static string List(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        return string.Join("; ", all.Take(ListLimit)) + (all.Count > ListLimit ? $"; {all.Count - ListLimit} more" : "");
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach ((string key, long count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }
}
