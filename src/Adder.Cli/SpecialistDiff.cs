using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary><c>adder specialist diff A.json B.json</c>: what changed between two reports.</summary>
internal static class SpecialistDiff
{
    private const string Usage = "usage: adder specialist diff [--html FILE] [--markdown FILE] [-d] [-b] A.json B.json";

    /// <summary>Exit code of a comparison that found something that is no longer specialized.</summary>
    private const int Worse = 1;

    /// <summary>Runs the command; the exit code is 0, 1 where something is no longer specialized, or 2 for a wrong call.</summary>
    public static int Run(string[] arguments)
    {
        var html = new Option<string>("--html");
        var markdown = new Option<string>("--markdown");
        var dark = new Option<bool>("--dark", "-d");
        var blue = new Option<bool>("--blue", "-b");
        var help = new Option<bool>("--help", "-h");
        var files = new Argument<string[]>("reports") { Arity = new ArgumentArity(2, 2) };
        var command = new Command("diff") { html, markdown, dark, blue, files, help };
        ParseResult result = command.Parse(arguments);
        if (result.GetValue(help))
        {
            Console.Out.WriteLine(Usage);
            return 0;
        }

        if (result.Errors.Count > 0)
        {
            Console.Error.WriteLine($"adder specialist diff: {result.Errors[0].Message}");
            Console.Error.WriteLine(Usage);
            return SpecialistCommand.UsageError;
        }

        string[] names = result.GetValue(files)!;
        var reports = new ReportFile?[2];
        for (int i = 0; i < reports.Length; i++)
        {
            reports[i] = ReportFile.Read(names[i], out string problem);
            if (reports[i] is null)
            {
                Console.Error.WriteLine($"adder specialist diff: cannot read {names[i]}: {problem}");
                return SpecialistCommand.UsageError;
            }
        }

        Comparison comparison = Comparison.Of(reports[0]!, reports[1]!);
        string? page = result.GetValue(html);
        string? text = result.GetValue(markdown);
        if (page is not null)
        {
            var theme = new PageTheme(result.GetValue(dark), result.GetValue(blue));
            SpecialistCommand.Try(page, () => File.WriteAllText(page, HtmlPages.CreateComparison(comparison, $"{names[0]} → {names[1]}", theme)));
        }

        if (text is not null)
        {
            SpecialistCommand.Try(text, () => File.WriteAllText(text, ComparisonReport.CreateMarkdown(comparison)));
        }

        if (page is null && text is null)
        {
            Console.Out.Write(ComparisonReport.CreateText(comparison));
        }

        return comparison.Worse.Any() ? Worse : 0;
    }
}
