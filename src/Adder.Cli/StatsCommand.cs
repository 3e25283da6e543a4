using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using Adder.Hosting.Statistics;
using Adder.Specialist.Statistics;

namespace Adder.Cli;

/// <summary><c>adder stats</c>: what the counts that <c>-X pystats</c> has written say, of one run or of two.</summary>
internal static class StatsCommand
{
    /// <summary>CPython's folder.</summary>
    private static readonly string s_folder = OperatingSystem.IsWindows() ? @"c:\temp\py_stats\" : "/tmp/py_stats/";

    private const string CPythonFormat = "cpython";

    private static readonly Argument<string[]> s_inputs = new("DUMP")
    {
        Description = $"Files and folders with dumps, or summaries in JSON; added up. Default: {s_folder}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> s_base = new("--base") { Description = "Compare with this run: files or folders, added up (may be repeated).", HelpName = "DUMP" };
    private static readonly Option<string> s_format = new("--format") { Description = "How to show it; cpython writes what CPython's summarize_stats.py reads.", DefaultValueFactory = static _ => "terminal" };
    private static readonly Option<bool> s_sites = new("--sites") { Description = "Show each place in the code, too; of dumps that were written with -X pystats=sites." };
    private static readonly Option<int> s_top = new("--top") { Description = "In the terminal: how many rows of a table (0: all).", DefaultValueFactory = static _ => 20, HelpName = "N" };
    private static readonly Option<string?> s_output = new("--output") { Description = "Write to this file instead.", HelpName = "FILE" };

    /// <summary>Runs the command; the exit code is 2 for a wrong call, 1 for dumps that cannot be read.</summary>
    public static int Run(string[] arguments)
    {
        s_format.AcceptOnlyFromAmong("terminal", "markdown", "json", CPythonFormat);
        var command = new Command("stats", "Shows what programs executed and how far it was specialized: the counts that -X pystats writes.") { s_inputs, s_base, s_format, s_sites, s_top, s_output };
        command.SetAction(static result => Show(result));
        ParseResult parsed = new RootCommand("Adder") { command }.Parse(["stats", .. arguments]);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"adder stats: {parsed.Errors[0].Message} (see adder stats --help)");
            return 2;
        }

        return parsed.Invoke();
    }

    private static int Show(ParseResult result)
    {
        try
        {
            string[] inputs = result.GetValue(s_inputs) is { Length: > 0 } given ? given : [s_folder];
            SpecializationDump head = Load(inputs);
            SpecializationDump? before = result.GetValue(s_base) is { Length: > 0 } bases ? Load(bases) : null;
            if (result.GetValue(s_format) == CPythonFormat)
            {
                using Stream data = Open(result);
                CPythonSummary.Write(head, data);
                return 0;
            }

            List<SummarySection> sections = before is null ? StatisticsSummary.Create(head) : StatisticsSummary.Compare(before, head);
            IReadOnlyList<SpecializationSite>? sites = result.GetValue(s_sites) ? head.ReadSites() : null;
            if (sites is { Count: 0 })
            {
                throw new FormatException("the dumps say nothing of places in the code: write them with -X pystats=sites");
            }

            using Stream output = Open(result);
            Write(result, sections, sites, before is null ? head : null, output);
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"adder stats: {error.Message}");
            return 1;
        }
    }

    private static Stream Open(ParseResult result) => result.GetValue(s_output) is { } file ? File.Create(file) : Console.OpenStandardOutput();

    private static void Write(ParseResult result, List<SummarySection> sections, IReadOnlyList<SpecializationSite>? sites, SpecializationDump? counts, Stream output)
    {
        if (result.GetValue(s_format) == "json")
        {
            JsonSummary.Write(sections, sites, counts, output);
            return;
        }

        IEnumerable<SummarySection> shown = sites is null ? sections : sections.Append(SiteReports.Section(sites));
        using var writer = new StreamWriter(output);
        if (result.GetValue(s_format) == "markdown")
        {
            MarkdownSummary.Write(shown, writer);
        }
        else
        {
            TerminalSummary.Write(sections.Where(static section => section.Title is not ("Pair counts" or "Predecessor/Successor pairs")), result.GetValue(s_top), writer);
            SiteReports.WriteLines(sites ?? [], result.GetValue(s_top), writer);
        }
    }

    private static SpecializationDump Load(string[] inputs)
    {
        var dump = new SpecializationDump();
        foreach (string input in inputs)
        {
            if (input.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                JsonSummary.Read(input, dump);
            }
            else
            {
                dump.Add(input);
            }
        }

        return dump.FileCount > 0 ? dump : throw new FormatException($"there are no dumps in {string.Join(", ", inputs)}");
    }
}
