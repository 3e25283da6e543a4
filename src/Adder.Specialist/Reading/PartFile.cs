using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Adder.Runtime.Specialization;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>
/// What one process has gathered, on its way to the one that makes the report. A site is a row: offset, name, form, argument, span, fate, counter, specializations, failures, misses, reason, types,
/// what was counted (or null), samples (or null), whether it is never tried, and whether it keeps missing. CPython leaves out the last three.
/// </summary>
internal sealed class PartFile
{
    /// <summary>How the names of such files end, in the folder that the processes share.</summary>
    public const string Extension = ".part";

    /// <summary>The same of what a process has gathered so far: where it was killed that is all there is.</summary>
    public const string LiveExtension = ".live";

    /// <summary>Functions by the path under which their file is shown.</summary>
    public required Dictionary<string, List<FunctionReport>> Files { get; init; }

    /// <summary>The version of the CPython that has run the program; null for Adder.</summary>
    public string? Version { get; init; }

    /// <summary>Files that are not shown, with the size of their code.</summary>
    public required Dictionary<string, int> Others { get; init; }

    /// <summary>Texts that are in no file, by the path under which they are shown; with a CPython by that path under the asker's own name.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>With a CPython the files that had those texts compiled.</summary>
    public IReadOnlyDictionary<string, string> Askers { get; init; } = new Dictionary<string, string>();

    /// <summary>Samples of where the process was; 0 where none were taken.</summary>
    public long Samples { get; init; }

    /// <summary>With a CPython the samples themselves, as many as were alike: the innermost place in each file that may be shown, innermost file first.</summary>
    public IReadOnlyList<(long Count, Place[] Places)> Stacks { get; init; } = [];

    /// <summary>A place in the code of a part.</summary>
    /// <param name="File">The file, as it is called there.</param>
    /// <param name="Function">Which of its functions.</param>
    /// <param name="Offset">Where in it, in bytes.</param>
    internal sealed record Place(string File, int Function, int Offset);

    /// <summary>Writes a part into a folder. It is there with all of its content or not at all.</summary>
    public void Write(string folder) => WriteAs(Path.Combine(folder, Guid.NewGuid().ToString("N") + Extension));

    /// <summary>Writes a part into a file, in place of what was there.</summary>
    public void WriteAs(string target)
    {
        string name = target + ".new";
        using (FileStream stream = File.Create(name))
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteStartObject("files");
            foreach ((string path, List<FunctionReport> functions) in Files)
            {
                json.WriteStartArray(path);
                functions.ForEach(function => WriteFunction(json, function));
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartObject("others");
            foreach ((string path, int size) in Others)
            {
                json.WriteNumber(path, size);
            }

            json.WriteEndObject();
            json.WriteStartObject("texts");
            foreach ((string path, string text) in Texts)
            {
                json.WriteString(path, text);
            }

            json.WriteEndObject();
            json.WriteNumber("samples", Samples);
            json.WriteEndObject();
        }

        File.Move(name, target, overwrite: true);
    }

    /// <summary>Reads the parts in a folder, also of processes that were killed or go on. Where one cannot be read, or is damaged, <see cref="IsUnreadable"/> knows the exception.</summary>
    public static IEnumerable<PartFile> ReadAll(string folder) =>
        ReadAll(folder, Extension, static path => Parse(File.ReadAllBytes(path))).Concat(ReadAll(folder, LiveExtension, TryParse));

    private static IEnumerable<PartFile> ReadAll(string folder, string extension, Func<string, PartFile?> read) =>
        Directory.EnumerateFiles(folder, "*" + extension).Order(StringComparer.Ordinal).Select(read).OfType<PartFile>();

    /// <summary>Reads what processes have left so far, those that have ended and those that go on; what goes meanwhile is left out.</summary>
    public static IEnumerable<PartFile> ReadSoFar(string folder)
    {
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        foreach (string path in paths)
        {
            if (Path.GetExtension(path) is Extension or LiveExtension && TryParse(path) is { } part)
            {
                yield return part;
            }
        }
    }

    private static PartFile? TryParse(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return null;
        }
    }

    /// <summary>Whether an exception means that a part, or its folder, cannot be read, and no mistake in Adder.</summary>
    public static bool IsUnreadable(Exception error) =>
        error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException;

    /// <summary>Reads the text of a part.</summary>
    public static PartFile Parse(byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        return new PartFile
        {
            Files = root.GetProperty("files").EnumerateObject().ToDictionary(static file => file.Name, static file => file.Value.EnumerateArray().Select(ReadFunction).ToList()),
            Others = root.GetProperty("others").EnumerateObject().ToDictionary(static file => file.Name, static file => file.Value.GetInt32()),
            Samples = root.TryGetProperty("samples", out JsonElement samples) ? samples.GetInt64() : 0,
            Texts = ReadTexts(root, "texts"),
            Askers = ReadTexts(root, "askers"),
            Version = root.TryGetProperty("version", out JsonElement version) ? version.GetString() : null,
            Stacks = root.TryGetProperty("stacks", out JsonElement stacks) ? [.. stacks.EnumerateArray().Select(ReadStack)] : [],
        };
    }

    private static Dictionary<string, string> ReadTexts(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement texts) ? texts.EnumerateObject().ToDictionary(static text => text.Name, static text => text.Value.GetString()!) : [];

    private static void WriteFunction(Utf8JsonWriter json, FunctionReport function)
    {
        json.WriteStartObject();
        json.WriteString("name", function.Name);
        json.WriteNumber("line", function.FirstLine);
        json.WriteNumber("copies", function.Copies);
        json.WriteBase64String("code", function.Code);
        json.WriteStartArray("inner");
        foreach (SourceSpan span in function.Inner)
        {
            JsonReport.WriteSpan(json, span);
        }

        json.WriteEndArray();
        json.WriteStartArray("sites");
        foreach (Site site in function.Sites)
        {
            WriteSite(json, site);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSite(Utf8JsonWriter json, Site site)
    {
        json.WriteStartArray();
        json.WriteNumberValue(site.Offset);
        json.WriteStringValue(site.Name);
        json.WriteStringValue(site.Form);
        json.WriteStringValue(site.Argument);
        JsonReport.WriteSpan(json, site.Span);
        json.WriteStringValue(JsonReport.NameOf(site.Fate));
        json.WriteNumberValue(site.Counter);
        json.WriteNumberValue(site.Specializations);
        json.WriteNumberValue(site.Failures);
        json.WriteNumberValue(site.Misses);
        json.WriteStringValue(site.Reason.ToString());
        json.WriteStartArray();
        site.Types.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        if (site.Tally is { } tally)
        {
            WriteTally(json, tally);
        }
        else
        {
            json.WriteNullValue();
        }

        if (site.Time is { } time)
        {
            json.WriteNumberValue(time);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteBooleanValue(site.IsNeverTried);
        json.WriteBooleanValue(site.KeepsMissing);
        json.WriteEndArray();
    }

    private static void WriteTally(Utf8JsonWriter json, SiteTally tally)
    {
        json.WriteStartObject();
        JsonReport.WriteNumbers(json, tally);
        json.WriteStartObject("seen");
        foreach ((string name, long count) in tally.Seen)
        {
            json.WriteNumber(name, count);
        }

        json.WriteEndObject();
        json.WriteStartArray("history");
        foreach ((long after, string form, string reason) in tally.History)
        {
            json.WriteStartArray();
            json.WriteNumberValue(after);
            json.WriteStringValue(form);
            json.WriteStringValue(reason);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static (long Count, Place[] Places) ReadStack(JsonElement row) =>
        (row[0].GetInt64(), [.. row[1].EnumerateArray().Select(static place => new Place(place[0].GetString()!, place[1].GetInt32(), place[2].GetInt32()))]);

    private static FunctionReport ReadFunction(JsonElement function) => new()
    {
        Name = function.GetProperty("name").GetString()!,
        FirstLine = function.GetProperty("line").GetInt32(),
        Copies = function.GetProperty("copies").GetInt32(),
        Code = function.GetProperty("code").GetBytesFromBase64(),
        Inner = [.. function.GetProperty("inner").EnumerateArray().Select(ReadSpan)],
        Sites = [.. function.GetProperty("sites").EnumerateArray().Select(ReadSite)],
    };

    private static Site ReadSite(JsonElement row) => new()
    {
        Offset = row[0].GetInt32(),
        Name = row[1].GetString()!,
        Form = row[2].GetString()!,
        Argument = row[3].GetString()!,
        Span = ReadSpan(row[4]),
        Fate = JsonReport.FateOf(row[5].GetString()!),
        Counter = row[6].GetInt32(),
        Specializations = row[7].GetInt32(),
        Failures = row[8].GetInt32(),
        Misses = row[9].GetInt64(),
        Reason = Enum.Parse<SpecializationFailure>(row[10].GetString()!),
        Types = [.. row[11].EnumerateArray().Select(static type => type.GetString()!)],
        Time = row.GetArrayLength() > 13 && row[13].ValueKind == JsonValueKind.Number ? row[13].GetInt64() : null,
        IsNeverTried = row.GetArrayLength() > 14 && row[14].GetBoolean(),
        KeepsMissing = row.GetArrayLength() > 15 && row[15].GetBoolean(),
        Tally = row[12].ValueKind == JsonValueKind.Null ? null : ReadTally(row[12]),
    };

    private static SiteTally ReadTally(JsonElement tally) => new(
        tally.GetProperty("hits").GetInt64(),
        tally.GetProperty("misses").GetInt64(),
        tally.GetProperty("unspecialized").GetInt64(),
        tally.GetProperty("deoptimizations").GetInt64(),
        new SortedDictionary<string, long>(tally.GetProperty("seen").EnumerateObject().ToDictionary(static name => name.Name, static name => name.Value.GetInt64()), StringComparer.Ordinal),
        [.. tally.GetProperty("history").EnumerateArray().Select(static change => (change[0].GetInt64(), change[1].GetString()!, change[2].GetString()!))]);

    private static SourceSpan ReadSpan(JsonElement span) => new(span[0].GetInt32(), span[1].GetInt32(), span[2].GetInt32(), span[3].GetInt32());
}
