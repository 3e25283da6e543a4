using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>What the script of a page knows of the instructions, as JSON: each a row of numbers and of places in a table of texts. Columns are UTF-16 here. "&lt;", "&gt;" and "&amp;" are escaped, so that no text ends the element that holds it.</summary>
internal sealed class PageData : IDisposable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _json;

    private PageData() => _json = new Utf8JsonWriter(_stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default });

    /// <summary>The data of files; the lines of the first have ids without prefix.</summary>
    public static string Create(IReadOnlyList<FileReport> files)
    {
        using var data = new PageData();
        return data.Write(files);
    }

    /// <summary>What stands before the numbers of a file's lines.</summary>
    public static string Prefix(int file) => file == 0 ? "" : $"F{file + 1}";

    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }

    private string Write(IReadOnlyList<FileReport> files)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("functions");
        for (int file = 0; file < files.Count; file++)
        {
            foreach (FunctionReport function in files[file].Functions)
            {
                _json.WriteStartArray();
                _json.WriteStringValue(function.Name);
                _json.WriteNumberValue(function.FirstLine);
                _json.WriteNumberValue(function.Copies);
                _json.WriteStringValue(Prefix(file));
                _json.WriteEndArray();
            }
        }

        _json.WriteEndArray();
        _json.WriteStartArray("sites");
        int number = 0;
        foreach (FileReport file in files)
        {
            foreach (FunctionReport function in file.Functions)
            {
                foreach (Site site in function.Sites)
                {
                    WriteSite(file, number, site);
                }

                number++;
            }
        }

        _json.WriteEndArray();
        _json.WriteStartArray("texts");
        foreach (string text in _texts)
        {
            _json.WriteStringValue(text);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return Encoding.UTF8.GetString(_stream.ToArray());
    }

    private void WriteSite(FileReport file, int function, Site site)
    {
        Explanation? explanation = Explanation.Of(file, site);
        SourceSpan span = SourceText.InUtf16(file.Lines, site.Span);
        _json.WriteStartArray();
        _json.WriteNumberValue(function);
        _json.WriteNumberValue(site.Offset);
        WriteText(site.Name);
        WriteText(site.Form);
        WriteText(site.Argument);
        _json.WriteNumberValue(site.Fate switch
        {
            Fate.NeverExecuted => 0,
            Fate.Plain => 1,
            Fate.Waiting => 2,
            Fate.Specialized => 3,
            _ => 4,
        });
        _json.WriteNumberValue(span.Line);
        _json.WriteNumberValue(span.Column);
        _json.WriteNumberValue(span.EndLine);
        _json.WriteNumberValue(span.EndColumn);
        WriteText(JsonReport.CounterText(site));
        _json.WriteNumberValue(site.Specializations);
        _json.WriteNumberValue(site.Failures);
        _json.WriteNumberValue(site.Misses);
        WriteText(explanation?.Sentence ?? "");
        WriteText(explanation?.Remedy ?? "");
        WriteText(string.Join("; ", site.Types));
        WriteText(HtmlPages.ChangeText(file, explanation?.Mend));
        WriteText(site.Time is { } time && file.TotalTime > 0 ? string.Create(CultureInfo.InvariantCulture, $"{time / file.TotalTime:0.0%}") : "");
        if (site.Tally is { } tally)
        {
            _json.WriteNumberValue(tally.Hits);
            _json.WriteNumberValue(tally.Misses);
            _json.WriteNumberValue(tally.Unspecialized);
            _json.WriteNumberValue(tally.Deoptimizations);
            WriteText(string.Join("; ", tally.Seen.OrderByDescending(static seen => seen.Value).Select(static seen => string.Create(CultureInfo.InvariantCulture, $"{seen.Key} ({seen.Value})"))));
            WriteText(string.Join("; ", tally.History.Select(static change => string.Create(CultureInfo.InvariantCulture, $"{change.After}: {(change.Reason.Length > 0 ? $"not specialized ({change.Reason})" : change.Form)}"))));
        }

        _json.WriteEndArray();
    }

    private void WriteText(string text)
    {
        if (!_places.TryGetValue(text, out int place))
        {
            _places.Add(text, place = _texts.Count);
            _texts.Add(text);
        }

        _json.WriteNumberValue(place);
    }
}
