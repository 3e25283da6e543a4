using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Adder.Hosting.Statistics;
using Spectre.Console;

namespace Adder.Specialist.Statistics;

/// <summary>Shows a summary in the terminal.</summary>
internal static class TerminalSummary
{
    /// <summary>Characters of a line where there is no terminal.</summary>
    private const int PlainWidth = 160;

    /// <summary>Writes all tables that have rows; at most so many rows of each, 0 for all.</summary>
    public static void Write(IEnumerable<SummarySection> sections, int top, TextWriter output)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) };
        if (TerminalReport.IsPlain)
        {
            settings.Ansi = AnsiSupport.No;
            settings.ColorSystem = ColorSystemSupport.NoColors;
        }

        IAnsiConsole console = AnsiConsole.Create(settings);
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PlainWidth;
        }

        foreach (SummarySection section in sections)
        {
            if (section.Tables.All(static table => table.Rows.Count == 0))
            {
                continue;
            }

            console.Write(new Rule(Markup.Escape(section.Title)).LeftJustified());
            foreach (SummaryTable table in section.Tables.Where(static table => table.Rows.Count > 0))
            {
                console.Write(Make(table, top));
            }
        }
    }

    private static Table Make(SummaryTable table, int top)
    {
        Table shown = new Table().Border(TableBorder.Rounded);
        if (table.Title.Length > 0)
        {
            shown.Title(Markup.Escape(table.Title));
        }

        for (int i = 0; i < table.Columns.Length; i++)
        {
            shown.AddColumn(new TableColumn(Markup.Escape(table.Columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        }

        int limit = top == 0 ? table.Rows.Count : top;
        foreach ((string key, SummaryCell[] values) in table.Rows.Take(limit))
        {
            shown.AddRow([Markup.Escape(key), .. values.Select(static value => Markup.Escape(value.ToString()))]);
        }

        return table.Rows.Count > limit ? shown.Caption($"and {table.Rows.Count - limit} more") : shown;
    }
}

/// <summary>A summary as Markdown.</summary>
internal static class MarkdownSummary
{
    public static void Write(IEnumerable<SummarySection> sections, TextWriter output)
    {
        foreach (SummarySection section in sections)
        {
            output.Write($"## {section.Title}\n\n");
            foreach (SummaryTable table in section.Tables.Where(static table => table.Rows.Count > 0))
            {
                if (table.Title.Length > 0)
                {
                    output.Write($"### {Escape(table.Title)}\n\n");
                }

                output.Write($"| {string.Join(" | ", table.Columns.Select(Escape))} |\n");
                output.Write($"|{string.Concat(table.Columns.Select(static (_, i) => i == 0 ? " --- |" : " ---: |"))}\n");
                foreach ((string key, SummaryCell[] values) in table.Rows)
                {
                    output.Write($"| {Escape(key)} | {string.Join(" | ", values.Select(static value => Escape(value.ToString())))} |\n");
                }

                output.Write('\n');
            }
        }
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}

/// <summary>A summary as JSON; one of a single run holds all counts, too, so that it can be read again.</summary>
internal static class JsonSummary
{
    private const string FileCount = "files";
    private const string Counts = "counts";

    public static void Write(IEnumerable<SummarySection> sections, IEnumerable<SpecializationSite>? sites, SpecializationDump? counts, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("sections");
        foreach (SummarySection section in sections)
        {
            WriteSection(json, section);
        }

        json.WriteEndArray();
        if (sites is not null)
        {
            json.WriteStartArray("sites");
            foreach (SpecializationSite site in sites)
            {
                SiteReports.WriteJson(json, site);
            }

            json.WriteEndArray();
        }

        if (counts is not null)
        {
            json.WriteNumber(FileCount, counts.FileCount);
            json.WriteStartObject(Counts);
            foreach ((string key, long count) in counts.Counts)
            {
                json.WriteNumber(key, count);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Adds the counts of a summary that was written.</summary>
    /// <exception cref="FormatException">The file is no such summary.</exception>
    public static void Read(string path, SpecializationDump into)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonProperty count in document.RootElement.GetProperty(Counts).EnumerateObject())
            {
                into.AddCount(count.Name, count.Value.GetInt64());
            }

            into.AddFiles(document.RootElement.GetProperty(FileCount).GetInt32());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path}: not a summary of one run in JSON", error);
        }
    }

    private static void WriteSection(Utf8JsonWriter json, SummarySection section)
    {
        json.WriteStartObject();
        json.WriteString("title", section.Title);
        json.WriteStartArray("tables");
        foreach (SummaryTable table in section.Tables)
        {
            json.WriteStartObject();
            json.WriteString("title", table.Title);
            json.WriteStartArray("columns");
            Array.ForEach(table.Columns, json.WriteStringValue);
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach ((string key, SummaryCell[] values) in table.Rows)
            {
                json.WriteStartArray();
                json.WriteStringValue(key);
                Array.ForEach(values, value => WriteCell(json, value));
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, SummaryCell cell)
    {
        if (cell.Count is { } count)
        {
            json.WriteNumberValue(count);
        }
        else if (cell.Ratio is { } ratio)
        {
            json.WriteNumberValue(ratio);
        }
        else if (cell.Text is { } text)
        {
            json.WriteStringValue(text);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
