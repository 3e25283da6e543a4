using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Spectre.Console;

namespace Adder.Specialist;

/// <summary>Explains the colours in words.</summary>
internal static class Legend
{
    /// <summary>What the colours mean; the colour that means specialized is the theme's.</summary>
    public static string Text(bool blue) =>
        $"{(blue ? "blue" : "green")}: specialized   red: adaptive, could not be specialized   in between: some of both   white: nothing to specialize, or not run often enough";

    /// <summary>What the marks mean where there are no colours.</summary>
    public const string Marks = "^ adaptive, could not be specialized   ~ some of both   unmarked: specialized, nothing to specialize, or not run often enough";

    /// <summary>What to say where nothing was coloured.</summary>
    public const string Blank = "Nothing was coloured: no instruction of this file that could be specialized has run often enough (the second execution of each is the first that specializes).";

    /// <summary>The same where there is no file.</summary>
    public const string NoFiles = "Nothing is shown: no code has run that belongs to the files that were asked for.";

    /// <summary>What to say of a report in which nothing is coloured.</summary>
    public static string BlankOf(Report report) => report.Files.Length switch { 0 => NoFiles, 1 => Blank, _ => BlankReport };

    /// <summary>The same of several files.</summary>
    public const string BlankReport = "Nothing was coloured: no instruction of these files that could be specialized has run often enough (the second execution of each is the first that specializes).";

    /// <summary>The numbers in one line.</summary>
    public static string Summary(Totals totals) => string.Create(
        CultureInfo.InvariantCulture, $"{totals.Specialized} instruction{(totals.Specialized == 1 ? "" : "s")} specialized, {totals.Adaptive} adaptive.{(totals.NeverExecuted > 0 ? $" {totals.NeverExecuted} never ran." : "")}");

    /// <summary>The numbers with their share.</summary>
    public static string Whole(Totals totals) => totals.Quickened == 0 ? Blank : $"{Share(totals.Share)} specialized. {Summary(totals)}";

    /// <summary>Where something would be coloured, if the report's own files show nothing.</summary>
    public static string Suggestion(Report report) => $"Other files would have shown something: {string.Join(", ", report.Others.Take(3).Select(static path => $"--targets '{TerminalReport.Printable(path)}'"))}";

    /// <summary>Whose specializations were made; nothing to be said of the interpreter's own.</summary>
    public static string OfLens(string lens) => lens switch
    {
        "all" or Report.SeveralLenses => "",
        "off" => "Specialization was off.",
        _ => $"With the specializations of CPython {lens}.",
    };

    /// <summary>What stands in the margin with <c>--time</c>.</summary>
    public const string TimeMargin = "In the margin: the share of the sampled time.";

    /// <summary>What stands in the margin with <c>--counts</c>.</summary>
    public const string CountsMargin = "In the margin: the share of the executions counted in the file.";

    /// <summary>How savings are estimated.</summary>
    public const string Estimate = "estimated: executions without a form that fits, times what such a form saves in a measurement of its own";

    /// <summary>How trials are measured.</summary>
    public const string Trials = "processor time of the whole run, the shortest of several";

    /// <summary>A time that is short.</summary>
    public static string Duration(double nanoseconds) => nanoseconds >= 1e9 ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.0} s")
        : nanoseconds >= 1e6 ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.0} µs");

    /// <summary>What came of a remedy.</summary>
    public static string Of(Trial trial)
    {
        string output = trial.Output switch
        {
            SameOutput.Yes => "the output stays the same",
            SameOutput.No => "the output is NOT the same",
            _ => "the output differs from run to run anyway",
        };
        string form = trial.IsSpecialized switch { true => "specialized now", false => "still not specialized", _ => "the place was not seen again" };
        string difference = trial.IsNoise ? string.Create(CultureInfo.InvariantCulture, $"no more than runs differ by themselves ({trial.Noise:0.00} s)")
            : string.Create(CultureInfo.InvariantCulture, $"{100 * (trial.After - trial.Before) / trial.Before:+0.0;-0.0}%");
        return string.Create(CultureInfo.InvariantCulture, $"{trial.Before:0.00} s -> {trial.After:0.00} s, {difference}; {output}; {form}");
    }

    /// <summary>A share as it is shown: with one decimal, and never 100 where something is missing.</summary>
    public static string Share(double? share) => share is { } value ? (Math.Floor(value * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "-";
}

/// <summary>Shows the coloured sources in the terminal.</summary>
internal sealed class TerminalReport
{
    /// <summary>So many places that are not specialized are told of a file.</summary>
    private const int MostPlaces = 10;

    // Shares that colours show as red, and as green: where executions are counted, those before the first attempt count, too.
    private const double FewHits = 0.05;
    private const double MostHits = 0.95;

    /// <summary>"100.0%" and a space.</summary>
    private const int MarginWidth = 7;

    private readonly IAnsiConsole _console;
    private readonly bool _dark;
    private readonly bool _blue;

    private TerminalReport(TextWriter output, bool? colours, bool dark, bool blue)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) };
        if ((colours ?? (IsPlain ? false : null)) is { } forced)
        {
            settings.Ansi = forced ? AnsiSupport.Yes : AnsiSupport.No;
            settings.ColorSystem = forced ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors;
        }

        _console = AnsiConsole.Create(settings);
        _console.Profile.Width = 100_000;
        _dark = dark;
        _blue = blue;
    }

    /// <summary>Writes the report; colours as the terminal and NO_COLOR allow, unless told.</summary>
    /// <param name="report">What to show.</param>
    /// <param name="output">Where to.</param>
    /// <param name="colours">True: always in true colour; false: never; null: as detected.</param>
    /// <param name="dark">Colours the text, not its background.</param>
    /// <param name="blue">The colours of those who cannot tell red from green.</param>
    public static void Write(Report report, TextWriter output, bool? colours, bool dark, bool blue)
    {
        var terminal = new TerminalReport(output, colours, dark, blue);
        foreach (IReadOnlyList<FileReport> files in SideBySide.Groups(report.Files))
        {
            terminal.WriteFiles(files);
        }

        terminal.WriteDifferences(report);
        terminal.WriteBest(report);
        terminal.WriteTrials(report);
        terminal.WriteEnd(report);
    }

    /// <summary>Nothing but text is wanted: it goes to a file or a pipe, or the environment says so. Spectre.Console would leave out colours alone.</summary>
    internal static bool IsPlain =>
        Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";

    /// <summary>Writes a file, or files that stand beside each other.</summary>
    private void WriteFiles(IReadOnlyList<FileReport> files)
    {
        int digits = files[0].Lines.Length.ToString(CultureInfo.InvariantCulture).Length;
        double[]?[] hotness = [.. files.Select(static file => file.Hotness)];
        int margin = hotness.Any(static shares => shares is not null) ? MarginWidth : 0;
        int width = files.SelectMany(static file => file.Lines.Append(file.Path)).Max(static line => Printable(line).Length) + 2;
        if (files.Count > 1 && !Console.IsOutputRedirected && files.Count * (width + digits + 1 + margin) > WindowWidth())
        {
            foreach (FileReport file in files)
            {
                WriteFiles([file]);
            }

            return;
        }

        _console.WriteLine("--- " + (files.Count == 1 ? Printable(files[0].Path) : string.Concat(files.Select(file => Printable(file.Path).PadRight(width + digits + 1 + margin))).TrimEnd()));
        for (int line = 0; line < files[0].Lines.Length; line++)
        {
            for (int i = 0; i < files.Count; i++)
            {
                WriteLine(files[i], line, digits, margin > 0 ? Margin(hotness[i], line) : "", i < files.Count - 1 ? width : 0);
            }

            _console.WriteLine();
            WriteMarks(files, line, digits + margin, width);
        }

        _console.WriteLine();
        foreach (FileReport file in files.Where(static file => file.Adaptive.Any()))
        {
            WritePlaces(file);
            _console.WriteLine();
        }
    }

    /// <summary>The share that a line has of the time, else of the executions; blank for less than can be shown.</summary>
    private static string Margin(double[]? shares, int line) =>
        (shares is not null && line < shares.Length && shares[line] >= 0.0005 ? string.Create(CultureInfo.InvariantCulture, $"{shares[line]:0.0%}") : "").PadLeft(MarginWidth - 1) + " ";

    private void WriteLine(FileReport file, int line, int digits, string margin, int width)
    {
        if (line >= file.Lines.Length)
        {
            return;
        }

        _console.Write(new Text($"{(line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits)} ", new Style(decoration: Decoration.Dim)));
        _console.Write(new Text(margin));
        int written = 0;
        foreach ((int start, int end, CharacterScore score) in file.Colouring.Runs(line))
        {
            string text = Printable(file.Lines[line][start..end]);
            written += text.Length;
            _console.Write(new Text(text, StyleOf(score)));
        }

        if (written < width)
        {
            _console.Write(new Text(new string(' ', width - written)));
        }
    }

    private bool HasColours => _console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    /// <summary>Where there are no colours, a line under one that has something adaptive shows where.</summary>
    private void WriteMarks(IReadOnlyList<FileReport> files, int line, int digits, int width)
    {
        if (HasColours)
        {
            return;
        }

        string marks = string.Concat(files.Select(file => new string(' ', digits + 1) + MarksOf(file, line).PadRight(width))).TrimEnd();
        if (marks.Length > 0)
        {
            _console.WriteLine(marks);
        }
    }

    private static string MarksOf(FileReport file, int line) => line >= file.Lines.Length ? "" : string.Concat(file.Colouring.Runs(line).Select(run =>
        new string(run.Score.Shade switch { { Share: <= FewHits } => '^', { Share: < MostHits } => '~', _ => ' ' }, Printable(file.Lines[line][run.Start..run.End]).Length)));

    /// <summary>The terminal's width; as wide as wanted where it does not tell.</summary>
    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : int.MaxValue;
        }
        catch (IOException)
        {
            return int.MaxValue;
        }
    }

    private Style StyleOf(CharacterScore score)
    {
        if (score.Shade is { } shade)
        {
            ScreenColour colour = shade.Colour(_blue);
            return _dark ? new Style(foreground: On(colour.OnDark())) : new Style(foreground: On(colour.Ink), background: On(colour));
        }

        return score.IsNeverExecuted ? new Style(decoration: Decoration.Dim) : Style.Plain;
    }

    private static Color On(ScreenColour colour) => new(colour.Red, colour.Green, colour.Blue);

    /// <summary>Tells of the places that are not specialized, and why.</summary>
    private void WritePlaces(FileReport file)
    {
        int told = 0;
        foreach ((FunctionReport _, Site site) in file.Adaptive)
        {
            if (++told > MostPlaces)
            {
                continue;
            }

            Explanation explanation = Explanation.Of(file, site)!;
            _console.WriteLine($"{Printable(file.Path)}:{Place(file, site)}: {site.Name}: {Printable(explanation.Sentence)}");
            if (explanation.Remedy is { } remedy)
            {
                _console.WriteLine($"    {remedy}");
                WriteChanges(file, explanation.Mend);
            }
        }

        if (told > MostPlaces)
        {
            _console.WriteLine($"and {told - MostPlaces} more");
        }
    }

    /// <summary>The lines that a remedy changes, as they are and as they become.</summary>
    private void WriteChanges(FileReport file, Mend? mend)
    {
        foreach ((int line, string[] before, string[] after) in mend?.Changes(file.Lines) ?? [])
        {
            string number = line.ToString(CultureInfo.InvariantCulture).PadLeft(8);
            foreach ((string sign, string[] lines) in ((string, string[])[])[("-", before), ("+", after)])
            {
                foreach (string text in lines)
                {
                    _console.WriteLine($"{number} {sign} {Printable(text)}");
                }
            }
        }
    }

    /// <summary>What fared differently in runs that stand side by side.</summary>
    private void WriteDifferences(Report report)
    {
        foreach ((string title, Comparison comparison) in report.Differences)
        {
            _console.WriteLine($"{Printable(title)}:");
            _console.WriteLine(ComparisonReport.CreateText(comparison));
        }
    }

    /// <summary>The remedies that would save most, where executions were counted.</summary>
    private void WriteBest(Report report)
    {
        Advice[] best = [.. Advice.Rank(report).Where(static advice => advice.Nanoseconds > 0).Take(MostPlaces)];
        if (best.Length == 0)
        {
            return;
        }

        _console.WriteLine($"What would help most ({Legend.Estimate}):");
        foreach (Advice advice in best)
        {
            _console.WriteLine($"{Legend.Duration(advice.Nanoseconds!.Value),10}  {Printable(advice.File.Path)}:{Place(advice.File, advice.Sites[0])}: {advice.Sites[0].Name}: {advice.Why.Remedy}");
        }

        _console.WriteLine();
    }

    /// <summary>What came of remedies that were applied.</summary>
    private void WriteTrials(Report report)
    {
        if (report.Trials.Length == 0)
        {
            return;
        }

        _console.WriteLine($"Tried, each alone ({Legend.Trials}):");
        foreach (Trial trial in report.Trials)
        {
            _console.WriteLine($"{Printable(trial.Advice.File.Path)}:{Place(trial.Advice.File, trial.Advice.Sites[0])}: {trial.Advice.Sites[0].Name}: {Legend.Of(trial)}");
            WriteChanges(trial.Advice.File, trial.Advice.Mend);
        }

        _console.WriteLine();
    }

    /// <summary>Line and column, which count from 1.</summary>
    private static string Place(FileReport file, Site site) =>
        SourceText.InUtf16(file.Lines, site.Span) is { Line: > 0 } span ? $"{span.Line}:{span.Column + 1}" : $"{site.Span.Line}";

    private void WriteEnd(Report report)
    {
        if (report.IsBlank)
        {
            _console.WriteLine(Legend.BlankOf(report));
            if (report.Others.Length > 0)
            {
                _console.WriteLine(Legend.Suggestion(report));
            }

            return;
        }

        _console.WriteLine(HasColours ? Legend.Text(_blue) : Legend.Marks);
        if (Legend.OfLens(report.Lens) is { Length: > 0 } lens)
        {
            _console.WriteLine(lens);
        }

        if (report.Files.Any(static file => file.Hotness is not null))
        {
            _console.WriteLine(report.Files.Any(static file => file.TotalTime > 0) ? Legend.TimeMargin : Legend.CountsMargin);
        }

        if (report.Files.Length > 1)
        {
            foreach (FileReport file in report.Files)
            {
                _console.WriteLine($"{Legend.Share(file.Totals.Share),7} {Printable(file.Path)}: {Legend.Summary(file.Totals)}");
            }
        }

        _console.WriteLine(Legend.Summary(report.Totals));
    }

    /// <summary>Whether a character would break the line or turn its direction around.</summary>
    internal static bool IsDisturbing(char c) =>
        c is '\u2028' or '\u2029' or '\u061c' or (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>Characters that would move the cursor or turn the line around are shown, not sent to the terminal.</summary>
    internal static string Printable(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c == '\t' ? builder.Append("    ")
                : char.IsControl(c) ? builder.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}")
                : IsDisturbing(c) ? builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : builder.Append(c);
        }

        return builder.ToString();
    }
}
