using System;
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

    /// <summary>What to say where nothing was coloured.</summary>
    public const string Blank = "Nothing was coloured: no instruction of this file that could be specialized has run often enough (the second execution of each is the first that specializes).";

    /// <summary>The same of several files, or none.</summary>
    public const string BlankReport = "Nothing was coloured: no instruction of these files that could be specialized has run often enough (the second execution of each is the first that specializes).";

    /// <summary>The numbers in one line.</summary>
    public static string Summary(Totals totals) => string.Create(
        CultureInfo.InvariantCulture, $"{totals.Specialized} instructions specialized, {totals.Adaptive} adaptive.{(totals.NeverExecuted > 0 ? $" {totals.NeverExecuted} never ran." : "")}");

    /// <summary>Whose specializations were made.</summary>
    public static string OfLens(string lens) => lens == "off" ? "Specialization was off." : $"With the specializations of CPython {lens}.";

    /// <summary>A share as it is shown: with one decimal, and never 100 where something is missing.</summary>
    public static string Share(double? share) => share is { } value ? (Math.Floor(value * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "-";
}

/// <summary>Shows the coloured sources in the terminal.</summary>
internal sealed class TerminalReport
{
    /// <summary>So many places that are not specialized are told of a file.</summary>
    private const int MostPlaces = 10;

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
        foreach (FileReport file in report.Files)
        {
            terminal.WriteFile(file);
        }

        terminal.WriteEnd(report);
    }

    /// <summary>Nothing but text is wanted: it goes to a file or a pipe, or the environment says so. Spectre.Console would leave out colours alone.</summary>
    internal static bool IsPlain =>
        Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";

    private void WriteFile(FileReport file)
    {
        _console.WriteLine($"--- {Printable(file.Path)}");
        int digits = file.Lines.Length.ToString(CultureInfo.InvariantCulture).Length;
        for (int line = 0; line < file.Lines.Length; line++)
        {
            _console.Write(new Text($"{(line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits)} ", new Style(decoration: Decoration.Dim)));
            foreach ((int start, int end, CharacterScore score) in file.Colouring.Runs(line))
            {
                _console.Write(new Text(Printable(file.Lines[line][start..end]), StyleOf(score)));
            }

            _console.WriteLine();
        }

        _console.WriteLine();
        if (file.Adaptive.Any())
        {
            WritePlaces(file);
            _console.WriteLine();
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

            Explanation explanation = Explanation.Of(site)!;
            _console.WriteLine($"{Printable(file.Path)}:{Place(file, site)}: {site.Name}: {Printable(explanation.Sentence)}");
            if (explanation.Remedy is { } remedy)
            {
                _console.WriteLine($"    {remedy}");
            }
        }

        if (told > MostPlaces)
        {
            _console.WriteLine($"and {told - MostPlaces} more");
        }
    }

    /// <summary>Line and column, which count from 1.</summary>
    private static string Place(FileReport file, Site site) =>
        SourceText.InUtf16(file.Lines, site.Span) is { Line: > 0 } span ? $"{span.Line}:{span.Column + 1}" : $"{site.Span.Line}";

    private void WriteEnd(Report report)
    {
        if (report.IsBlank)
        {
            _console.WriteLine(report.Files.Length == 1 ? Legend.Blank : Legend.BlankReport);
            if (report.Others.Length > 0)
            {
                _console.WriteLine($"Other files ran; --targets shows them: {string.Join(", ", report.Others.Take(3).Select(Printable))}");
            }

            return;
        }

        _console.WriteLine(Legend.Text(_blue));
        if (report.Lens != "all")
        {
            _console.WriteLine(Legend.OfLens(report.Lens));
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
