using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Adder.Specialist;

/// <summary>How pages look at first; who reads them can choose otherwise.</summary>
/// <param name="Dark">Dark, whatever the system says.</param>
/// <param name="Blue">Red to blue.</param>
internal readonly record struct PageTheme(bool Dark, bool Blue);

/// <summary>Makes self-contained pages of coloured sources. All text that comes from the program is encoded; the pages load nothing, and say so by their content security policy.</summary>
internal sealed class HtmlPages
{
    /// <summary>Lines of the source that a browser lays out together, when they come into view.</summary>
    private const int ChunkLines = 100;

    private static readonly Shade s_green = new(1, 0.5);
    private static readonly Shade s_mixed = new(0.5, 0.5);
    private static readonly Shade s_red = new(0, 0.5);

    private readonly PageTheme _theme;

    // The first three are the legend's, which the script knows too.
    private readonly Dictionary<Shade, int> _shades = new() { [s_green] = 0, [s_mixed] = 1, [s_red] = 2 };

    public HtmlPages(PageTheme theme) => _theme = theme;

    /// <summary>The page comes from a server, which it tells by a connection that it is open.</summary>
    private bool IsServed { get; init; }

    /// <summary>A page that follows the program by a server's events, or with a timeline replays what happened.</summary>
    /// <param name="report">What there is now.</param>
    /// <param name="timeline">The frames as JSON; null: they come as events.</param>
    /// <param name="speed">Steps a second that the program makes; 0 for all that it can.</param>
    public string LivePage(Report report, string? timeline, double speed = 0)
    {
        string[] speeds = [.. new double[] { 0, 1000, 100, 10, 1, speed }.Distinct().Select(value =>
            string.Create(CultureInfo.InvariantCulture, $"<option value=\"{value}\"{(value == speed ? " selected" : "")}>{(value == 0 ? "full" : value)}</option>"))];
        string files = JsonSerializer.Serialize(report.Files.Select(static file => file.Path));
        string bar = "<div class=\"bar tools\" id=\"live\" role=\"group\" aria-label=\"Timeline\">\n<button type=\"button\" id=\"play\">Play</button>\n<label>Moment <input type=\"range\" id=\"moment\" min=\"0\" max=\"0\" value=\"0\"></label>\n<span id=\"time\" class=\"faint\"></span>\n"
            + (timeline is null ? $"<label>Speed <select id=\"speed\">{string.Concat(speeds)}</select></label>\n" : "")
            + "<span id=\"state\" role=\"status\"></span>\n</div>\n<details id=\"log\"><summary>What changed at this moment</summary><ol id=\"changes\"></ol></details>\n"
            + $"<script type=\"application/json\" id=\"paths\">{files}</script>\n"
            + (timeline is null ? "" : $"<script type=\"application/json\" id=\"timeline\">{timeline}</script>\n");
        return FilePage(report.Files.Length == 1 ? report.Files[0].Path : report.Program, report.Files, report.Totals, report.Lens, back: null, bar, "live.js", connects: timeline is null);
    }

    /// <summary>One page with all files of a report.</summary>
    public static string CreatePage(Report report, PageTheme theme) =>
        new HtmlPages(theme).FilePage(report.Files.Length == 1 ? report.Files[0].Path : report.Program, report.Files, report.Totals, report.Lens, back: null, findings: report);

    /// <summary>Pages for the files of a report, and an index: name in the folder to content.</summary>
    public static IEnumerable<(string Name, string Content)> CreateFolder(Report report, PageTheme theme, bool isServed = false)
    {
        (IReadOnlyList<FileReport> Files, string Name)[] groups = [.. SideBySide.Groups(report.Files).Select(static files => (files, NameOf(files[0].Name ?? files[0].Path)))];
        yield return ("index.html", new HtmlPages(theme) { IsServed = isServed }.IndexPage(report, [.. groups.SelectMany(static group => group.Files.Select(file => (file, group.Name)))]));
        foreach ((IReadOnlyList<FileReport> files, string name) in groups)
        {
            string back = string.Concat(Enumerable.Repeat("../", name.Count(static character => character == '/'))) + "index.html";
            Totals totals = files.Aggregate(default(Totals), static (sum, file) => sum + file.Totals);
            yield return (name, new HtmlPages(theme) { IsServed = isServed }.FilePage(files[0].Name ?? files[0].Path, files, totals, report.Lens, back, findings: report));
        }
    }

    /// <summary>A page that compares two reports.</summary>
    public static string CreateComparison(Comparison comparison, string title, PageTheme theme)
    {
        var body = new StringBuilder("<header>\n<h1>").Append(Encode(title)).Append("</h1>\n").Append(Tools).Append("</header>\n<main class=\"index\">\n<table><thead><tr><th scope=\"col\">File</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr></thead>\n<tbody>\n");
        foreach (FileComparison file in comparison.Files)
        {
            body.Append("<tr><td>").Append(Encode(file.Path)).Append("</td><td>").Append(Legend.Share(file.Before.Share)).Append("</td><td>").Append(Legend.Share(file.After.Share)).Append("</td></tr>\n");
        }

        body.Append("</tbody></table>\n");
        AppendChanges(body, comparison);
        return new HtmlPages(theme).Fill(title, body.Append("</main>").ToString(), "plain.js");
    }

    private static void AppendChanges(StringBuilder body, Comparison comparison)
    {
        foreach ((string heading, IEnumerable<Change> changes) in ComparisonReport.Groups(comparison))
        {
            body.Append("<h2>").Append(heading).Append("</h2>\n<ul>\n");
            foreach (Change change in changes)
            {
                body.Append("<li><code>").Append(Encode(ComparisonReport.Place(change))).Append("</code>: <code>").Append(Encode(change.Before.Form)).Append("</code> → <code>").Append(Encode(change.After.Form)).Append("</code> ")
                    .Append(Encode(change.After.Explanation)).Append("</li>\n");
            }

            body.Append("</ul>\n");
        }

        body.Append(comparison.Changes.Length == 0 ? "<p>No instruction fared otherwise.</p>\n" : "");
    }

    /// <summary>What would help most, what was tried, and what fared differently in runs that stand side by side; of all files or of those of a page.</summary>
    private static void AppendFindings(StringBuilder body, Report? report, IReadOnlyList<FileReport> files)
    {
        if (report is null)
        {
            return;
        }

        const int MostAdvice = 10;
        Advice[] best = [.. Advice.Rank(report).Where(advice => advice.Nanoseconds > 0 && files.Contains(advice.File)).Take(MostAdvice)];
        if (best.Length > 0)
        {
            body.Append("<section class=\"findings\" id=\"best\"><h2>What would help most</h2>\n<p class=\"faint\">").Append(Encode(Legend.Estimate)).Append("</p>\n<ol>\n");
            foreach (Advice advice in best)
            {
                body.Append("<li>").Append(Legend.Duration(advice.Nanoseconds!.Value)).Append(": ");
                AppendPlace(body, advice, files);
                body.Append(' ').Append(Encode(advice.Why.Remedy!));
                AppendChange(body, advice);
                body.Append("</li>\n");
            }

            body.Append("</ol></section>\n");
        }

        Trial[] trials = [.. report.Trials.Where(trial => files.Contains(trial.Advice.File))];
        if (trials.Length > 0)
        {
            body.Append("<section class=\"findings\" id=\"trials\"><h2>Tried, each alone</h2>\n<p class=\"faint\">").Append(Encode(Legend.Trials)).Append("</p>\n<ul>\n");
            foreach (Trial trial in trials)
            {
                body.Append("<li>");
                AppendPlace(body, trial.Advice, files);
                body.Append(' ').Append(Encode(Legend.Of(trial)));
                AppendChange(body, trial.Advice);
                body.Append("</li>\n");
            }

            body.Append("</ul></section>\n");
        }

        foreach ((string title, Comparison comparison) in report.Differences)
        {
            var changes = new Comparison { Files = comparison.Files, Changes = [.. comparison.Changes.Where(change => files.Any(file => file.Name == change.Function.File))] };
            body.Append("<section class=\"findings differences\"><h2>").Append(Encode(title)).Append("</h2>\n");
            AppendChanges(body, changes);
            body.Append("</section>\n");
        }
    }

    private static void AppendPlace(StringBuilder body, Advice advice, IReadOnlyList<FileReport> files)
    {
        int number = 0;
        while (!ReferenceEquals(files[number], advice.File))
        {
            number++;
        }

        int line = advice.Sites[0].Span.Line;
        body.Append(CultureInfo.InvariantCulture, $"<a href=\"#{PageData.Prefix(number)}L{line}\">").Append(Encode(advice.File.Path)).Append(CultureInfo.InvariantCulture, $":{line}</a> <code>{advice.Sites[0].Name}</code>");
    }

    private static void AppendChange(StringBuilder body, Advice advice)
    {
        if (ChangeText(advice.File, advice.Mend) is { Length: > 0 } text)
        {
            body.Append("<pre class=\"change\">").Append(string.Join('\n', text.Split('\n').Select(Encode))).Append("</pre>");
        }
    }

    /// <summary>The lines that a mend changes, as they are behind "-" and as they become behind "+".</summary>
    public static string ChangeText(FileReport file, Mend? mend) => string.Join('\n', (mend?.Changes(file.Lines) ?? []).SelectMany(static change =>
        change.Before.Select(static line => "- " + line).Concat(change.After.Select(static line => "+ " + line))));

    private const string Tools = "<div class=\"bar tools\">\n<label>Theme <select id=\"theme\"><option value=\"system\">as the system</option><option value=\"light\">light</option><option value=\"dark\">dark</option></select></label>\n<label><input id=\"blue\" type=\"checkbox\"> red to blue</label>\n</div>\n";

    /// <summary>The page of a file: beside those of its folder's other files, below the report's folder wherever it is.</summary>
    private static string NameOf(string path) => path.Replace(':', '_').TrimStart('/').Replace('<', '_').Replace(">", "", StringComparison.Ordinal) + ".html";

    private string FilePage(string title, IReadOnlyList<FileReport> files, Totals totals, string lens, string? back, string bar = "", string? script = null, bool connects = false, Report? findings = null)
    {
        var body = new StringBuilder();
        AppendHead(body, title, totals, lens, back);
        AppendSuggestion(body, findings);
        body.Append(bar).Append("<main class=\"file\">\n<div id=\"sources\">\n");
        int number = 0;
        foreach (IReadOnlyList<FileReport> group in SideBySide.Groups(files))
        {
            body.Append(group.Count > 1 ? "<div class=\"columns\">\n" : "");
            foreach (FileReport file in group)
            {
                body.Append(group.Count > 1 ? "<section>\n" : "").Append(files.Count > 1 ? $"<h2>{Encode(file.Path)}</h2>\n" : "");
                AppendSource(body, file, PageData.Prefix(number++));
                body.Append(group.Count > 1 ? "</section>\n" : "");
            }

            body.Append(group.Count > 1 ? "</div>\n" : "");
        }

        AppendFindings(body, findings, files);
        body.Append("</div>\n<aside aria-label=\"Instructions\">\n<div id=\"details\" role=\"status\" aria-live=\"polite\"><p class=\"faint\">Point at a coloured place, or go to it with the tab key, to see its instructions. Enter keeps it here; Escape lets it go.</p></div>\n")
            .Append("<div id=\"listing\">\n<h2 id=\"function\"></h2>\n<table class=\"code\"><caption class=\"faint\">line, offset, instruction, argument</caption><tbody id=\"code\" tabindex=\"0\" aria-labelledby=\"function\"></tbody></table>\n</div>\n</aside>\n</main>\n")
            .Append("<script type=\"application/json\" id=\"data\">").Append(PageData.Create(files)).Append("</script>");
        return Fill(title, body.ToString(), "file.js", script, connects);
    }

    private string IndexPage(Report report, (FileReport File, string Name)[] files)
    {
        var body = new StringBuilder();
        AppendHead(body, report.Program, report.Totals, report.Lens, back: null);
        AppendSuggestion(body, report);
        body.Append("<main class=\"index\">\n<p class=\"bar\"><label>Search <input id=\"search\" type=\"search\" autocomplete=\"off\"></label> <span id=\"count\" class=\"faint\" role=\"status\">")
            .Append(CultureInfo.InvariantCulture, $"{files.Length} of {files.Length} files</span></p>\n<table id=\"files\">\n<thead><tr>");
        bool hasTime = files.Any(static item => item.File.TimeShare is not null);
        foreach (string column in (string[])["File", "Lines", "Share specialized", "Specialized", "Adaptive", "Never ran", "Guard misses", .. hasTime ? (string[])["Time"] : []])
        {
            body.Append("<th scope=\"col\"").Append(column == "File" ? " aria-sort=\"ascending\"" : "").Append("><button type=\"button\">").Append(column).Append("</button></th>");
        }

        body.Append("</tr></thead>\n<tbody>\n");
        foreach ((FileReport file, string name) in files.OrderBy(static item => item.File.Path, StringComparer.Ordinal))
        {
            Totals totals = file.Totals;
            string href = string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
            body.Append("<tr><td><a href=\"").Append(href).Append("\">").Append(Encode(file.Path)).Append("</a></td>");
            AppendNumber(body, file.Lines.Length);
            body.Append(CultureInfo.InvariantCulture, $"<td data-value=\"{totals.Share ?? -1:0.###}\">{Legend.Share(totals.Share)}{Meter(totals.Share)}</td>");
            AppendNumber(body, totals.Specialized);
            AppendNumber(body, totals.Adaptive);
            AppendNumber(body, totals.NeverExecuted);
            AppendNumber(body, file.Sites.Sum(static site => site.Misses));
            if (hasTime)
            {
                body.Append(CultureInfo.InvariantCulture, $"<td data-value=\"{file.TimeShare ?? 0:0.#####}\">{file.TimeShare ?? 0:0.0%}</td>");
            }

            body.Append("</tr>\n");
        }

        body.Append("</tbody>\n</table>\n</main>");
        return Fill(report.Program, body.ToString(), "index.js");
    }

    private static void AppendNumber(StringBuilder body, long number) => body.Append(CultureInfo.InvariantCulture, $"<td data-value=\"{number}\">{number}</td>");

    private string Meter(double? share) => share is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"meter\" aria-hidden=\"true\"><i class=\"k{NumberOf(new Shade(value / 100, 0.5))}\" style=\"width:{value:0.#}%\"></i></span>")
        : "";

    private void AppendHead(StringBuilder body, string title, Totals totals, string lens, string? back)
    {
        body.Append("<header>\n<h1>").Append(Encode(title)).Append("</h1>\n<div class=\"bar\">\n");
        if (back is not null)
        {
            body.Append("<a href=\"").Append(back).Append("\">All files</a>\n");
        }

        if (totals.Quickened == 0)
        {
            body.Append("<p id=\"summary\">").Append(Encode(Legend.Blank)).Append("</p>\n");
        }
        else
        {
            body.Append("<p id=\"summary\">").Append(Encode(Legend.Whole(totals))).Append("</p>\n");
        }

        body.Append(Legend.OfLens(lens) is { Length: > 0 } text ? $"<p>{text}</p>\n" : "").Append("<ul class=\"legend\" aria-label=\"Legend\"><li class=\"k0\">specialized</li><li class=\"k1\">some of both</li><li class=\"k2\">adaptive: could not be specialized</li><li>nothing to specialize</li><li class=\"n\">never executed</li></ul>\n")
            .Append("</div>\n").Append(Tools).Append("</header>\n");
    }

    /// <summary>What to look at instead, where nothing is coloured.</summary>
    private static void AppendSuggestion(StringBuilder body, Report? report)
    {
        if (report is { IsBlank: true, Others.Length: > 0 })
        {
            body.Append("<p class=\"bar suggestion\">").Append(Encode(Legend.Suggestion(report))).Append("</p>\n");
        }
    }

    private void AppendSource(StringBuilder body, FileReport file, string prefix)
    {
        double[]? hotness = file.Hotness;
        body.Append(hotness is null ? "<pre class=\"source\">" : "<pre class=\"source hot\">");
        for (int line = 0; line < file.Lines.Length; line++)
        {
            if (line % ChunkLines == 0)
            {
                int count = Math.Min(ChunkLines, file.Lines.Length - line);
                body.Append(line > 0 ? "</span>" : "").Append(CultureInfo.InvariantCulture, $"<span class=\"chunk\" style=\"contain-intrinsic-height:{count * 1.45:0.##}em\">");
            }

            string id = string.Create(CultureInfo.InvariantCulture, $"{prefix}L{line + 1}");
            body.Append(CultureInfo.InvariantCulture, $"<span class=\"l\" id=\"{id}\"><a href=\"#{id}\" tabindex=\"-1\"{Heat(hotness?[line], file.TotalTime > 0)}>{line + 1}</a>");
            AppendLine(body, file, line);
            body.Append("</span>");
        }

        body.Append(file.Lines.Length > 0 ? "</span>" : "").Append("</pre>\n");
    }

    /// <summary>What the margin says of a line's share of what was executed.</summary>
    private static string Heat(double? share, bool isTime) => share is > 0
        ? string.Create(CultureInfo.InvariantCulture, $" data-hot=\"{share:0.0%}\" title=\"{share:0.0%} {(isTime ? "of the sampled time was spent here" : "of what was counted was executed here")}\" style=\"--hot:{share:0.###}\"")
        : "";

    /// <summary>A line of the source, coloured.</summary>
    public string Line(FileReport file, int line)
    {
        var text = new StringBuilder();
        AppendLine(text, file, line);
        return text.ToString();
    }

    private void AppendLine(StringBuilder body, FileReport file, int line)
    {
        foreach ((int start, int end, CharacterScore score) in file.Colouring.Runs(line))
        {
            if (score.Shade is { } shade)
            {
                body.Append(CultureInfo.InvariantCulture, $"<span class=\"s k{NumberOf(shade)}\" tabindex=\"0\" role=\"button\">");
                AppendText(body, file, line, start, end);
                body.Append("</span>");
            }
            else if (score.Innermost > 0)
            {
                body.Append("<span class=\"s\" tabindex=\"0\" role=\"button\">");
                AppendText(body, file, line, start, end);
                body.Append("</span>");
            }
            else if (score.IsNeverExecuted)
            {
                body.Append("<span class=\"n\">");
                AppendText(body, file, line, start, end);
                body.Append("</span>");
            }
            else
            {
                AppendText(body, file, line, start, end);
            }
        }
    }

    /// <summary>A part of a line, with what is a keyword, a string, a comment or a definition marked.</summary>
    private static void AppendText(StringBuilder body, FileReport file, int line, int start, int end)
    {
        int at = start;
        foreach ((int behind, SyntaxKind kind) in file.Marks.Within(line, start, end))
        {
            string text = Encode(file.Lines[line][at..behind]);
            _ = kind switch
            {
                SyntaxKind.Keyword => body.Append("<b>").Append(text).Append("</b>"),
                SyntaxKind.String => body.Append("<i>").Append(text).Append("</i>"),
                SyntaxKind.Comment => body.Append("<i class=\"r\">").Append(text).Append("</i>"),
                SyntaxKind.Definition => body.Append("<u>").Append(text).Append("</u>"),
                _ => body.Append(text),
            };
            at = behind;
        }
    }

    /// <summary>A line without colours.</summary>
    public static string BareLine(FileReport file, int line)
    {
        var text = new StringBuilder();
        AppendText(text, file, line, 0, file.Lines[line].Length);
        return text.ToString();
    }

    private int NumberOf(Shade shade)
    {
        if (!_shades.TryGetValue(shade, out int number))
        {
            _shades.Add(shade, number = _shades.Count);
        }

        return number;
    }

    /// <summary>The rules of the shades that a page has, in each theme.</summary>
    public string ShadeRules()
    {
        var rules = new StringBuilder();
        foreach ((Shade shade, int number) in _shades)
        {
            ScreenColour green = shade.Colour(blue: false);
            ScreenColour blue = shade.Colour(blue: true);
            rules.Append(CultureInfo.InvariantCulture, $".k{number}{{background:{green.Hex};color:{green.Ink.Hex}}}\n")
                .Append(CultureInfo.InvariantCulture, $"[data-blue=yes] .k{number}{{background:{blue.Hex};color:{blue.Ink.Hex}}}\n")
                .Append(CultureInfo.InvariantCulture, $"[data-theme=dark] .k{number}{{background:none;color:{green.OnDark().Hex}}}\n")
                .Append(CultureInfo.InvariantCulture, $"[data-theme=dark][data-blue=yes] .k{number}{{background:none;color:{blue.OnDark().Hex}}}\n")
                .Append(CultureInfo.InvariantCulture, $"[data-theme=dark] .meter .k{number}{{background:{green.OnDark().Hex}}}\n")
                .Append(CultureInfo.InvariantCulture, $"[data-theme=dark][data-blue=yes] .meter .k{number}{{background:{blue.OnDark().Hex}}}\n");
        }

        return rules.ToString();
    }

    private string Fill(string title, string body, string script, string? another = null, bool connects = false)
    {
        string[] scripts = [script, .. another is null ? (string[])[] : [another], .. IsServed ? (string[])["served.js"] : []];
        // In this order: nothing that is filled in is looked through again.
        string[] parts = Resource("page.html").Split('{', '}');
        var page = new StringBuilder();
        foreach (string part in parts)
        {
            page.Append(part switch
            {
                "attributes" => (_theme.Dark ? " data-asked=\"dark\"" : "") + (_theme.Blue ? " data-blue=\"yes\"" : ""),
                "title" => Encode(title),
                "style" => Resource("specialist.css") + ShadeRules(),
                "theme" => Resource("theme.js"),
                "body" => body,
                "script" => string.Concat(scripts.Select(Resource)),
                "connect" => connects || IsServed ? "; connect-src 'self'" : "",
                _ => part,
            });
        }

        return page.ToString();
    }

    /// <summary>Text for the page. What would turn the line around or is no character stays visible.</summary>
    public static string Encode(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            _ = character is '\t' || !(char.IsControl(character) || TerminalReport.IsDisturbing(character)) ? plain.Append(character)
                : character < ' ' ? plain.Append((char)('\u2400' + character)) : plain.Append('\u2426');
        }

        return WebUtility.HtmlEncode(plain.ToString());
    }

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"resource {name} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
