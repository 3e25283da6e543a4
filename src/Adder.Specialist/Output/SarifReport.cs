using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>The places that are not specialized, in SARIF 2.1.0, for code hosts. The level is "note": nothing is wrong with such code.</summary>
internal static class SarifReport
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    public static string Create(Report report)
    {
        var places = (from file in report.Files where file.IsFile from place in file.Adaptive select (File: file, place.Function, place.Site, Why: Explanation.Of(file, place.Site)!)).ToList();
        string[] rules = [.. places.Select(static place => place.Why.Id).Distinct().Order(StringComparer.Ordinal)];
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, report, rules, places.Select(static place => place.Why).DistinctBy(static why => why.Id).ToDictionary(static why => why.Id));
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach ((FileReport file, FunctionReport function, Site site, Explanation why) in places)
            {
                WriteResult(json, file, function, site, why, Array.IndexOf(rules, why.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter json, Report report, string[] rules, Dictionary<string, Explanation> explanations)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Adder Specialist");
        json.WriteString("semanticVersion", report.Version);
        json.WriteStartArray("rules");
        foreach (string rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            WriteText(json, "shortDescription", "Not specialized: " + rule.Replace('-', ' '));
            if (explanations[rule].Remedy is { } remedy)
            {
                WriteText(json, "help", remedy);
            }

            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", "note");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FileReport file, FunctionReport function, Site site, Explanation why, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", why.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", "note");
        WriteText(json, "message", why.Remedy is { } remedy ? $"{site.Name}: {why.Sentence} {remedy}" : $"{site.Name}: {why.Sentence}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file.Path));
        json.WriteEndObject();
        if (SourceText.InUtf16(file.Lines, site.Span) is { Line: > 0 } span)
        {
            WriteRegion(json, "region", span);
        }

        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", function.Name);
        json.WriteString("kind", "function");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        if (why is { Mend: { } mend, Remedy: { } help })
        {
            WriteFix(json, file, mend, help);
        }

        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, FileReport file, Mend mend, string help)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText(json, "description", help);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(file.Path));
        json.WriteEndObject();
        json.WriteStartArray("replacements");
        foreach (SourceEdit edit in mend.Edits)
        {
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", SourceText.InUtf16(file.Lines, edit.Span));
            WriteText(json, "insertedContent", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceSpan span)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", span.Line);
        json.WriteNumber("startColumn", span.Column + 1);
        json.WriteNumber("endLine", span.EndLine);
        json.WriteNumber("endColumn", span.EndColumn + 1);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A path as a URI reference.</summary>
    public static string UriOf(string path)
    {
        string escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? "file://" + escaped : escaped;
    }
}
