using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Adder.Runtime.Specialization;

namespace Adder.Cli;

/// <summary>What <c>adder specialist</c> was asked for.</summary>
internal sealed class SpecialistOptions
{
    public string[] Targets { get; private init; } = [];

    /// <summary>A folder for pages; null for none.</summary>
    public string? Folder { get; private init; }

    public string? Html { get; private init; }

    public string? Json { get; private init; }

    public string? Markdown { get; private init; }

    public string? Sarif { get; private init; }

    public bool Dark { get; private init; }

    public bool Blue { get; private init; }

    /// <summary>Whether the terminal gets colours; null: as it can.</summary>
    public bool? Colours { get; private init; }

    /// <summary>Whose specializations are made, a run for each; none: as the program's own command line says.</summary>
    public Lens[] As { get; private init; } = [];

    /// <summary>Remedies are applied, and the program runs with each.</summary>
    public bool Try { get; private init; }

    /// <summary>It is sampled where the program spends its time.</summary>
    public bool Time { get; private init; }

    /// <summary>Executions are counted.</summary>
    public bool Counts { get; private init; }

    /// <summary>Pages are served to a browser.</summary>
    public bool Browser { get; private init; }

    /// <summary>The page follows the program.</summary>
    public bool Live { get; private init; }

    /// <summary>Steps of the program a second while it is followed; 0 for all that it can.</summary>
    public double Speed { get; private init; }

    /// <summary>The CPythons that run the program; none for Adder.</summary>
    public string[] Pythons { get; private init; } = [];

    /// <summary>The smallest share of specialized instructions, in percent, that is well; null for any.</summary>
    public double? FailUnder { get; private init; }

    /// <summary>A report that the run is compared with; null for none.</summary>
    public string? Baseline { get; private init; }

    /// <summary>The program and its arguments, as <c>adder</c> takes them.</summary>
    public string[] Program { get; private init; } = [];

    /// <summary>The program runs in processes of its own, once for each way that it is to be seen.</summary>
    public bool ComparesRuns => Pythons.Length > 0 || As.Length > 1;

    /// <summary>Nothing goes to the terminal, since it goes elsewhere.</summary>
    public bool IsSilent => Folder is not null || Html is not null || Json is not null || Markdown is not null || Sarif is not null || Browser || Live;

    private static readonly Option<bool> s_help = new("--help", "-h") { Description = "Show this." };
    private static readonly Option<string[]> s_targets = new("--targets", "-t") { HelpName = "GLOB", Description = "Show the files that match, relative to the working folder; may be repeated. By default the files in the program's folder, never the library or installed packages." };
    private static readonly Option<string> s_folder = new("--output", "-o") { HelpName = "FOLDER", Description = "Write a page for each file and an index into a folder." };
    private static readonly Option<string> s_html = new("--html") { HelpName = "FILE", Description = "Write one self-contained page." };
    private static readonly Option<string> s_json = new("--json") { HelpName = "FILE", Description = "Write all that is known, for programs." };
    private static readonly Option<string> s_markdown = new("--markdown") { HelpName = "FILE", Description = "Write a summary for a pull request." };
    private static readonly Option<string> s_sarif = new("--sarif") { HelpName = "FILE", Description = "Write what is not specialized as SARIF 2.1.0, for code hosts." };
    private static readonly Option<bool> s_dark = new("--dark", "-d") { Description = "Colour the text instead of its background; pages are dark." };
    private static readonly Option<bool> s_blue = new("--blue", "-b") { Description = "Colours from red to blue in place of red to green." };
    private static readonly Option<string> s_colours = MakeColours();
    private static readonly Option<string[]> s_as = MakeAs();
    private static readonly Option<bool> s_try = new("--try") { Description = "Apply each remedy in memory, run the program again, and tell what it saves and whether the output stays the same. Counts, too." };
    private static readonly Option<bool> s_time = new("--time") { Description = "Sample where the program spends its time, a thousand times a second." };
    private static readonly Option<bool> s_counts = new("--counts") { Description = "Count hits, misses and operand types at each place, and colour by them. The program runs slower." };
    private static readonly Option<string[]> s_pythons = new("--python") { HelpName = "PATH", Description = "Run the program with a CPython 3.11 to 3.15 and show how that specialized it; may be repeated, and stand with --as: then all are shown side by side." };
    private static readonly Option<bool> s_browser = new("--browser") { Description = "Show the pages in a browser, from a server on this machine that ends when they are closed." };
    private static readonly Option<bool> s_live = new("--live") { Description = "Show a page in a browser that follows the program while it runs. With --html the page that is written can be replayed." };
    private static readonly Option<double> s_speed = new("--speed") { HelpName = "STEPS", Description = "With --live: that many calls and turns of loops a second, once the page is open.", CustomParser = ParseSpeed };
    private static readonly Option<double?> s_failUnder = new("--fail-under") { HelpName = "PERCENT", Description = "Exit with 3 where the program succeeds and less of what could be specialized is.", CustomParser = ParsePercent };
    private static readonly Option<string> s_baseline = new("--fail-on-regression") { HelpName = "BASE.json", Description = "Exit with 4 where the program succeeds and something is adaptive that was specialized in that report." };

    /// <summary>Reads a command line; null with the exit code where there is nothing to run.</summary>
    public static SpecialistOptions? Parse(string[] arguments, out int exitCode)
    {
        var command = new Command("specialist", "Runs a Python program, then shows its source coloured by how it was specialized. Give the program as FILE, -m MODULE or -c CODE, and its arguments behind it; behind -- stands a command line of adder.");
        foreach (Option option in (Option[])[s_targets, s_folder, s_html, s_json, s_markdown, s_sarif, s_dark, s_blue, s_colours, s_as, s_counts, s_time, s_try, s_pythons, s_browser, s_live, s_speed, s_failUnder, s_baseline, s_help])
        {
            command.Add(option);
        }

        int program = FindProgram(command, arguments);
        ParseResult result = command.Parse(arguments[..program]);
        exitCode = result.Errors.Count > 0 ? SpecialistCommand.UsageError : 0;
        if (result.Errors.Count > 0)
        {
            Console.Error.WriteLine($"adder specialist: {result.Errors[0].Message}");
            Console.Error.WriteLine(SpecialistCommand.Usage);
            return null;
        }

        if (result.GetValue(s_help))
        {
            Console.Out.WriteLine(SpecialistCommand.Usage);
            WriteHelp(command);
            return null;
        }

        string[] rest = arguments[program..];
        return new SpecialistOptions
        {
            Targets = result.GetValue(s_targets) ?? [],
            Folder = result.GetValue(s_folder),
            Html = result.GetValue(s_html),
            Json = result.GetValue(s_json),
            Markdown = result.GetValue(s_markdown),
            Sarif = result.GetValue(s_sarif),
            Dark = result.GetValue(s_dark),
            Blue = result.GetValue(s_blue),
            Colours = result.GetValue(s_colours) switch { "always" => true, "never" => false, _ => null },
            As = [.. (result.GetValue(s_as) ?? []).Select(static name => Lenses.TryParse(name, out Lens? lens) ? lens.Value : Lens.All)],
            Try = result.GetValue(s_try),
            Time = result.GetValue(s_time),
            Counts = result.GetValue(s_counts) || (result.GetValue(s_try) && result.GetValue(s_pythons) is not { Length: > 0 }),
            Pythons = result.GetValue(s_pythons) ?? [],
            Browser = result.GetValue(s_browser),
            Live = result.GetValue(s_live),
            Speed = result.GetValue(s_speed),
            FailUnder = result.GetValue(s_failUnder),
            Baseline = result.GetValue(s_baseline),
            Program = rest is ["--", ..] ? rest[1..] : rest,
        };
    }

    private static Option<string> MakeColours()
    {
        var option = new Option<string>("--color") { HelpName = "WHEN", Description = "Colours in the terminal: auto, always or never." };
        _ = option.AcceptOnlyFromAmong("auto", "always", "never");
        return option;
    }

    private static Option<string[]> MakeAs()
    {
        var option = new Option<string[]>("--as") { HelpName = "VERSION", Description = "Make the specializations of CPython 3.11 to 3.15, as -X specialize does. Given again, the program runs again and both are shown side by side." };
        _ = option.AcceptOnlyFromAmong("3.11", "3.12", "3.13", "3.14", "3.15");
        return option;
    }

    private static double ParseSpeed(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed) && speed > 0 && double.IsFinite(speed))
        {
            return speed;
        }

        result.AddError("--speed takes a number greater than 0");
        return 0;
    }

    private static double? ParsePercent(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent <= 100)
        {
            return percent;
        }

        result.AddError("--fail-under takes a number from 0 to 100");
        return null;
    }

    /// <summary>Where the program's own command line begins: at its file, -m, -c or behind --. What stands there is not the parser's business.</summary>
    private static int FindProgram(Command command, string[] arguments)
    {
        int index = 0;
        while (index < arguments.Length && arguments[index] is ['-', _, ..] argument && argument is not ("--" or ['-', 'm' or 'c', ..]))
        {
            Option? option = command.Options.FirstOrDefault(option => option.Name == argument || option.Aliases.Contains(argument));
            index += option is { Arity.MinimumNumberOfValues: > 0 } ? 2 : 1;
        }

        return Math.Min(index, arguments.Length);
    }

    private static void WriteHelp(Command command)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine(command.Description);
        Console.Out.WriteLine();
        foreach (Option option in command.Options)
        {
            string names = string.Join(", ", (IEnumerable<string>)[.. option.Aliases.Where(static alias => alias.StartsWith('-')).Order(StringComparer.Ordinal), option.Name]);
            Console.Out.WriteLine($"  {names}{(option.HelpName is { } name ? " " + name : "")}\n      {option.Description}");
        }
    }
}
