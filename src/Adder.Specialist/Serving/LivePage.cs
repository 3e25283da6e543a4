using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Adder.Specialist;

/// <summary>
/// A page that follows the program. Each frame holds the lines that look different since the one before, and the instructions that took another form; a page that has all frames can show any moment.
/// </summary>
/// <param name="theme">How the page looks at first.</param>
internal sealed class LivePage(PageTheme theme)
{
    /// <summary>Changes of form that a frame names; a program that starts up has thousands.</summary>
    private const int MostChanges = 200;

    /// <summary>Frames that are kept, in characters: more would fill the browser's memory.</summary>
    private const long MostText = 64_000_000;

    private readonly HtmlPages _pages = new(theme);
    private readonly Dictionary<(string Path, int Line), string> _lines = [];
    private readonly Dictionary<(string Path, string Function, int FirstLine, int Offset), string> _forms = [];
    private readonly List<string> _frames = [];
    private string _rules = "";
    private string _files = "";
    private long _size;

    /// <summary>The frames so far, as a JSON array.</summary>
    public string Timeline => $"[{string.Join(',', _frames)}]";

    /// <summary>There are no more frames: the program went on for too long.</summary>
    public bool IsFull => _size > MostText;

    /// <summary>The page as it is now, to be kept up to date by events.</summary>
    public string Page(Report report, double speed = 0) => _pages.LivePage(report, timeline: null, speed);

    /// <summary>The page with all frames in it.</summary>
    public string PageWithTimeline(Report report) => _pages.LivePage(report, Timeline);

    /// <summary>Whether files have come since the last call: a page that is open lacks their sources.</summary>
    public bool HasNewFiles(Report report)
    {
        string before = _files;
        _files = string.Join('\n', report.Files.Select(static file => file.Path));
        return before != _files;
    }

    /// <summary>What has changed since the last frame; null for nothing.</summary>
    /// <param name="report">How the program fares now.</param>
    /// <param name="milliseconds">The time since its start.</param>
    public string? NextFrame(Report report, long milliseconds)
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("time", milliseconds);
        json.WriteString("summary", Legend.Whole(report.Totals));
        bool changed = WriteChanges(json, report) | WriteLines(json, report);
        string rules = _pages.ShadeRules();
        if (rules != _rules)
        {
            json.WriteString("rules", _rules = rules);
        }

        json.WriteEndObject();
        json.Flush();
        if (!changed || IsFull)
        {
            return null;
        }

        string frame = Encoding.UTF8.GetString(stream.ToArray());
        _frames.Add(frame);
        _size += frame.Length;
        return frame;
    }

    private bool WriteLines(Utf8JsonWriter json, Report report)
    {
        bool any = false;
        json.WriteStartArray("lines");
        foreach (FileReport file in report.Files)
        {
            for (int line = 0; line < file.Lines.Length; line++)
            {
                string text = _pages.Line(file, line);
                string before = _lines.GetValueOrDefault((file.Path, line)) ?? HtmlPages.BareLine(file, line);
                if (text != before)
                {
                    _lines[(file.Path, line)] = text;
                    json.WriteStartArray();
                    json.WriteStringValue(file.Path);
                    json.WriteNumberValue(line + 1);
                    json.WriteStringValue(text);
                    json.WriteEndArray();
                    any = true;
                }
            }
        }

        json.WriteEndArray();
        return any;
    }

    private bool WriteChanges(Utf8JsonWriter json, Report report)
    {
        int count = 0;
        json.WriteStartArray("changes");
        foreach (FileReport file in report.Files)
        {
            foreach (FunctionReport function in file.Functions)
            {
                foreach (Site site in function.Sites.Where(static site => site.IsQuickened))
                {
                    (string, string, int, int) key = (file.Path, function.Name, function.FirstLine, site.Offset);
                    string before = _forms.GetValueOrDefault(key, site.Name);
                    string now = site.Fate == Fate.Adaptive ? $"{site.Form} (adaptive)" : site.Form;
                    if (before == now)
                    {
                        continue;
                    }

                    _forms[key] = now;
                    if (count++ < MostChanges)
                    {
                        json.WriteStringValue($"{file.Path}:{site.Span.Line}: {function.Name}: {before} → {now}");
                    }
                }
            }
        }

        json.WriteEndArray();
        return count > 0;
    }
}
