using System;
using System.Net;
using System.Text;
using Spectre.Console;

namespace Adder.Specialist;

/// <summary>Explains the colours in words.</summary>
internal static class Legend
{
    public const string Text = "green: specialized   red: adaptive, could not be specialized   in between: some of both   white: nothing to specialize, or not run often enough";

    /// <summary>What to say where nothing was coloured.</summary>
    public const string Blank = "Nothing was coloured: no instruction of this file that could be specialized has run often enough (the second execution of each is the first that specializes).";

    /// <summary>The numbers in one line.</summary>
    public static string Summary(SourceColouring colouring) =>
        $"{colouring.SpecializedCount} instructions specialized, {colouring.AdaptiveCount} adaptive.";
}

/// <summary>Shows the coloured source in the terminal.</summary>
internal static class TerminalReport
{
    /// <summary>Writes the report; colours as the terminal and NO_COLOR allow, unless told.</summary>
    /// <param name="colours">True: always in true colour; false: never; null: as detected.</param>
    public static void Write(SourceColouring colouring, string title, System.IO.TextWriter output, bool? colours)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) };
        if ((colours ?? (IsPlain ? false : null)) is { } forced)
        {
            settings.Ansi = forced ? AnsiSupport.Yes : AnsiSupport.No;
            settings.ColorSystem = forced ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors;
        }

        IAnsiConsole console = AnsiConsole.Create(settings);
        console.Profile.Width = 100_000;
        console.WriteLine($"--- {title}");
        int digits = colouring.Lines.Length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        for (int line = 0; line < colouring.Lines.Length; line++)
        {
            if (line == colouring.Lines.Length - 1 && colouring.Lines[line].Length == 0)
            {
                break;
            }

            console.Write(new Text($"{(line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits)} ", new Style(decoration: Decoration.Dim)));
            WriteLine(console, colouring.Lines[line], colouring.Scores[line]);
        }

        console.WriteLine();
        if (colouring.IsBlank)
        {
            console.WriteLine(Legend.Blank);
            return;
        }

        console.WriteLine(Legend.Text);
        console.WriteLine(Legend.Summary(colouring));
    }

    /// <summary>Nothing but text is wanted: it goes to a file or a pipe, or the environment says so. Spectre.Console would leave out colours alone.</summary>
    internal static bool IsPlain =>
        Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";

    private static void WriteLine(IAnsiConsole console, string text, CharacterScore[] scores)
    {
        for (int start = 0; start < text.Length;)
        {
            ScreenColour? colour = scores[start].Colour;
            int end = start + 1;
            while (end < text.Length && scores[end].Colour == colour)
            {
                end++;
            }

            Style style = colour is { } c ? new Style(foreground: Color.Black, background: new Color(c.Red, c.Green, c.Blue)) : Style.Plain;
            console.Write(new Text(Printable(text[start..end]), style));
            start = end;
        }

        console.WriteLine();
    }

    /// <summary>Control characters are shown, not sent to the terminal.</summary>
    private static string Printable(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            builder.Append(c == '\t' ? "    " : char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString());
        }

        return builder.ToString();
    }
}

/// <summary>Makes one self-contained HTML page of the coloured source.</summary>
internal static class HtmlReport
{
    public static string Create(SourceColouring colouring, string title)
    {
        var page = new StringBuilder();
        string name = WebUtility.HtmlEncode(title);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(name).Append("</title>\n<style>\n")
            .Append("body { font: 14px/1.45 ui-monospace, monospace; background: #fff; color: #111; margin: 2em; }\n")
            .Append("pre { counter-reset: line; margin: 0; }\n.l::before { counter-increment: line; content: counter(line); display: inline-block; width: 3em; margin-right: 1em; text-align: right; color: #888; }\n")
            .Append(".legend span { padding: 0 .5em; margin-right: 1em; }\n</style>\n</head>\n<body>\n<h1>").Append(name).Append("</h1>\n<pre>");
        for (int line = 0; line < colouring.Lines.Length; line++)
        {
            if (line == colouring.Lines.Length - 1 && colouring.Lines[line].Length == 0)
            {
                break;
            }

            page.Append("<span class=\"l\">");
            AppendLine(page, colouring.Lines[line], colouring.Scores[line]);
            page.Append("</span>\n");
        }

        page.Append("</pre>\n<p class=\"legend\">");
        page.Append(
            colouring.IsBlank
                ? WebUtility.HtmlEncode(Legend.Blank)
                : "<span style=\"background:#00ff00\">specialized</span><span style=\"background:#ffff00\">some of both</span><span style=\"background:#ff0000\">adaptive</span>" + WebUtility.HtmlEncode(Legend.Summary(colouring)));
        page.Append("</p>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void AppendLine(StringBuilder page, string text, CharacterScore[] scores)
    {
        for (int start = 0; start < text.Length;)
        {
            ScreenColour? colour = scores[start].Colour;
            int end = start + 1;
            while (end < text.Length && scores[end].Colour == colour)
            {
                end++;
            }

            string encoded = WebUtility.HtmlEncode(text[start..end]);
            page.Append(colour is { } c ? $"<span style=\"background:{c.Hex}\">{encoded}</span>" : encoded);
            start = end;
        }
    }
}
