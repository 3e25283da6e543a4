using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Adder.Specialist;

/// <summary>An instruction as a JSON report has it.</summary>
internal sealed record RecordedSite(string Opcode, string Form, string Argument, string Fate, int Line, string Explanation)
{
    public bool IsSpecialized => Fate == JsonReport.NameOf(Specialist.Fate.Specialized);

    public bool IsAdaptive => Fate == JsonReport.NameOf(Specialist.Fate.Adaptive);
}

/// <summary>A function as a JSON report has it.</summary>
internal sealed record RecordedFunction(string File, string Name, RecordedSite[] Sites);

/// <summary>A report that was written as JSON before.</summary>
internal sealed class ReportFile
{
    /// <summary>The functions, in the order of the report.</summary>
    public required RecordedFunction[] Functions { get; init; }

    /// <summary>Reads a report; null with a message where it is none, or one of another version.</summary>
    public static ReportFile? Read(string path, out string problem)
    {
        problem = "";
        try
        {
            return Parse(File.ReadAllText(path), out problem);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = error.Message;
            return null;
        }
    }

    /// <summary>Reads a report's text.</summary>
    public static ReportFile? Parse(string text, out string problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out JsonElement format) || format.GetString() != JsonReport.Format)
            {
                problem = "it is no report of Specialist";
                return null;
            }

            int version = root.GetProperty("version").GetInt32();
            if (version != JsonReport.FormatVersion)
            {
                problem = $"it has version {version} of the format, and this program reads {JsonReport.FormatVersion}";
                return null;
            }

            problem = "";
            return new ReportFile { Functions = [.. root.GetProperty("files").EnumerateArray().SelectMany(ReadFile)] };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problem = "it is no report of Specialist: " + error.Message;
            return null;
        }
    }

    /// <summary>What a run has shown, as it would be read.</summary>
    public static ReportFile Of(Report report) => Parse(JsonReport.Create(report), out _)!;

    private static IEnumerable<RecordedFunction> ReadFile(JsonElement file)
    {
        string path = file.GetProperty("path").GetString()!;
        foreach (JsonElement function in file.GetProperty("functions").EnumerateArray())
        {
            yield return new RecordedFunction(path, function.GetProperty("name").GetString()!, [.. function.GetProperty("instructions").EnumerateArray().Select(ReadSite)]);
        }
    }

    private static RecordedSite ReadSite(JsonElement site) => new(
        Text(site, "opcode"), Text(site, "form"), Text(site, "argument"), Text(site, "fate"),
        site.TryGetProperty("span", out JsonElement span) ? span[0].GetInt32() : 0, Text(site, "explanation"));

    private static string Text(JsonElement site, string name) => site.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
}
