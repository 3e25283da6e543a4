using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>The report for programs. Its fields are described in docs/specialist.md; <see cref="FormatVersion"/> grows when one changes its meaning or goes.</summary>
internal static class JsonReport
{
    /// <summary>What the report calls its format.</summary>
    public const string Format = "adder-specialist";

    /// <summary>The version of the format.</summary>
    public const int FormatVersion = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    public static string Create(Report report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", FormatVersion);
            WriteInterpreter(json, new Interpretation(report.Interpreter, report.Version, report.Lens));
            json.WriteString("program", report.Program);
            WriteTotals(json, report.Totals);
            json.WriteStartArray("files");
            foreach (FileReport file in report.Files)
            {
                WriteFile(json, file);
            }

            json.WriteEndArray();
            WriteTrials(json, report);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The name of a fate.</summary>
    public static string NameOf(Fate fate) => fate switch
    {
        Fate.NeverExecuted => "never-executed",
        Fate.Waiting => "waiting",
        Fate.Specialized => "specialized",
        Fate.Adaptive => "adaptive",
        _ => "plain",
    };

    /// <summary>The fate of a name.</summary>
    public static Fate FateOf(string name)
    {
        foreach (Fate fate in Enum.GetValues<Fate>())
        {
            if (NameOf(fate) == name)
            {
                return fate;
            }
        }

        throw new FormatException($"unknown fate {name}");
    }

    private static void WriteTotals(Utf8JsonWriter json, Totals totals)
    {
        json.WriteStartObject("totals");
        json.WriteNumber(NameOf(Fate.Specialized), totals.Specialized);
        json.WriteNumber(NameOf(Fate.Adaptive), totals.Adaptive);
        json.WriteNumber(NameOf(Fate.Waiting), totals.Waiting);
        json.WriteNumber(NameOf(Fate.Plain), totals.Plain);
        json.WriteNumber(NameOf(Fate.NeverExecuted), totals.NeverExecuted);
        json.WriteEndObject();
    }

    private static void WriteInterpreter(Utf8JsonWriter json, Interpretation run)
    {
        json.WriteStartObject("interpreter");
        json.WriteString("name", run.Name);
        json.WriteString("python", run.Version);
        json.WriteString("lens", run.Lens);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, FileReport file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        if (file.Run is { } run)
        {
            WriteInterpreter(json, run);
        }

        json.WriteNumber("lines", file.Lines.Length);
        WriteTotals(json, file.Totals);
        if (file.TimeShare is { } share)
        {
            json.WriteNumber("time", Math.Round(share, 4));
        }

        json.WriteStartArray("functions");
        foreach (FunctionReport function in file.Functions)
        {
            json.WriteStartObject();
            json.WriteString("name", function.Name);
            json.WriteNumber("line", function.FirstLine);
            json.WriteNumber("copies", function.Copies);
            json.WriteStartArray("instructions");
            foreach (Site site in function.Sites)
            {
                WriteSite(json, file, site);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSite(Utf8JsonWriter json, FileReport file, Site site)
    {
        json.WriteStartObject();
        json.WriteNumber("offset", site.Offset);
        json.WriteString("opcode", site.Name);
        json.WriteString("form", site.Form);
        if (site.Argument.Length > 0)
        {
            json.WriteString("argument", site.Argument);
        }

        json.WriteString("fate", NameOf(site.Fate));
        if (site.Span != SourceSpan.None)
        {
            json.WritePropertyName("span");
            WriteSpan(json, site.Span);
        }

        WriteHistory(json, file, site);
        json.WriteEndObject();
    }

    private static void WriteHistory(Utf8JsonWriter json, FileReport file, Site site)
    {
        if (site.Counter >= 0 && site.Fate is Fate.Specialized or Fate.Adaptive)
        {
            json.WriteString("counter", CounterText(site));
        }

        WriteNumber(json, "specializations", site.Specializations);
        WriteNumber(json, "failures", site.Failures);
        WriteNumber(json, "misses", site.Misses);
        WriteNumber(json, "samples", site.Time ?? 0);
        if (site.Tally is { } tally)
        {
            WriteTally(json, tally);
        }

        if (Explanation.Of(file, site) is { } explanation)
        {
            json.WriteString("reason", explanation.Id);
            json.WriteString("explanation", explanation.Sentence);
            if (explanation.Remedy is { } remedy)
            {
                json.WriteString("remedy", remedy);
            }

            if (explanation.Mend is { } mend)
            {
                WriteEdits(json, mend);
            }

            if (Saving.Estimate(site) is { } saving)
            {
                json.WriteNumber("saves", Math.Round(saving));
            }
        }

        if (site.Types.Count > 0)
        {
            json.WriteStartArray("types");
            foreach (string type in site.Types)
            {
                json.WriteStringValue(type);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteEdits(Utf8JsonWriter json, Mend mend)
    {
        json.WriteStartArray("edits");
        foreach (SourceEdit edit in mend.Edits)
        {
            json.WriteStartObject();
            json.WritePropertyName("span");
            WriteSpan(json, edit.Span);
            json.WriteString("text", edit.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTrials(Utf8JsonWriter json, Report report)
    {
        if (report.Trials.Length == 0)
        {
            return;
        }

        json.WriteStartArray("trials");
        foreach (Trial trial in report.Trials)
        {
            json.WriteStartObject();
            json.WriteString("path", trial.Advice.File.Path);
            json.WriteNumber("line", trial.Advice.Sites[0].Span.Line);
            json.WriteString("opcode", trial.Advice.Sites[0].Name);
            json.WriteString("reason", trial.Advice.Why.Id);
            WriteEdits(json, trial.Advice.Mend!);
            json.WriteNumber("before", Math.Round(trial.Before, 4));
            json.WriteNumber("after", Math.Round(trial.After, 4));
            json.WriteNumber("noise", Math.Round(trial.Noise, 4));
            json.WriteString("output", trial.Output switch { SameOutput.Yes => "same", SameOutput.No => "different", _ => "varies" });
            if (trial.IsSpecialized is { } isSpecialized)
            {
                json.WriteBoolean("specialized", isSpecialized);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTally(Utf8JsonWriter json, SiteTally tally)
    {
        json.WriteStartObject("counts");
        WriteNumbers(json, tally);
        json.WriteStartArray("seen");
        foreach ((string name, long count) in tally.Seen)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach ((long after, string form, string reason) in tally.History)
        {
            json.WriteStartObject();
            json.WriteNumber("after", after);
            json.WriteString("form", form);
            if (reason.Length > 0)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A place in the source: line, column, end line, end column.</summary>
    public static void WriteSpan(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Line);
        json.WriteNumberValue(span.Column);
        json.WriteNumberValue(span.EndLine);
        json.WriteNumberValue(span.EndColumn);
        json.WriteEndArray();
    }

    /// <summary>How often what happened.</summary>
    public static void WriteNumbers(Utf8JsonWriter json, SiteTally tally)
    {
        json.WriteNumber("hits", tally.Hits);
        json.WriteNumber("misses", tally.Misses);
        json.WriteNumber("unspecialized", tally.Unspecialized);
        json.WriteNumber("deoptimizations", tally.Deoptimizations);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long number)
    {
        if (number != 0)
        {
            json.WriteNumber(name, number);
        }
    }

    /// <summary>A counter as CPython's <c>dis</c> has it: value and exponent of the back-off.</summary>
    public static string CounterText(Site site) => site.Counter < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{site.Counter >> 4}, {site.Counter & 15}");
}
