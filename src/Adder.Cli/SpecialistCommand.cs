using System;
using System.IO;
using System.Linq;
using Adder.Runtime;
using Adder.Runtime.Specialization;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary><c>adder specialist</c>: runs a program, then shows how its code was specialized.</summary>
internal static class SpecialistCommand
{
    /// <summary>Exit code of a command line that is wrong.</summary>
    public const int UsageError = 2;

    /// <summary>Exit code where less is specialized than <c>--fail-under</c> asks for.</summary>
    private const int UnderShare = 3;

    /// <summary>Exit code where something is no more specialized.</summary>
    private const int Regressed = 4;

    public const string Usage = """
        usage: adder specialist [OPTIONS] FILE [ARGS...]
               adder specialist [OPTIONS] -m MODULE [ARGS...]
               adder specialist [OPTIONS] -c CODE [ARGS...]
               adder specialist diff [--html FILE] [--markdown FILE] A.json B.json
        """;

    /// <summary>Runs the command; the exit code is the program's own, or 2 for a wrong call.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is ["diff", .. var reports])
        {
            return SpecialistDiff.Run(reports);
        }

        if (SpecialistOptions.Parse(arguments, out int exitCode) is not { } options)
        {
            return exitCode;
        }

        if (options.Program.Length == 0)
        {
            return Refuse("which program? Give its file");
        }

        return PythonOptions.Parse(options.Program, out exitCode) is { } request ? Run(options, request) : exitCode;
    }

    private static int Run(SpecialistOptions options, ProgramRequest request)
    {
        if (request.Kind == ProgramKind.File && !File.Exists(request.Program) && !Directory.Exists(request.Program))
        {
            return Refuse($"there is no file {request.Program}");
        }

        ReportFile? baseline = null;
        if (options.Baseline is { } name && (baseline = ReportFile.Read(name, out string problem)) is null)
        {
            return Refuse($"cannot compare with {name}: {problem}");
        }

        string folder = Directory.GetCurrentDirectory();
        var targets = new Targets(
            folder,
            options.Targets,
            [request.Options.LibraryFolder, request.Options.Prefix.Length > 0 ? Path.Combine(request.Options.Prefix, request.Options.PlatformLibraryFolder, "python3.14") : ""],
            request.Kind == ProgramKind.File ? request.Program : null,
            request.Kind == ProgramKind.Command ? ProgramRunner.Dedent(request.Program) : null);
        var collector = new Collector(targets, options.Counts);
        request.Options.CodeWatch = collector.Watch;
        request.Options.StatisticsBySite |= options.Counts;
        request.Options.Lens = options.As ?? request.Options.Lens;
        return ProgramRunner.Run(request, exitCode =>
        {
            Report report = collector.Finish(string.Join(' ', options.Program), Versions.Python, Lenses.NameOf(request.Options.Lens));
            Show(options, report, folder);
            return exitCode == 0 ? Judge(options, report, baseline) : exitCode;
        });
    }

    internal static int Refuse(string message)
    {
        Console.Error.WriteLine($"adder specialist: {message}");
        Console.Error.WriteLine(Usage);
        return UsageError;
    }

    /// <summary>Whether the report is as good as was asked for.</summary>
    private static int Judge(SpecialistOptions options, Report report, ReportFile? baseline)
    {
        if (options.FailUnder is { } least && report.Totals.Share is { } share && share < least)
        {
            Console.Error.WriteLine($"adder specialist: {Legend.Share(share)} is specialized, which is under {Legend.Share(least)}");
            return UnderShare;
        }

        if (baseline is not null && Comparison.Of(baseline, ReportFile.Of(report)) is var comparison && comparison.Worse.Any())
        {
            Console.Error.Write($"adder specialist: some instructions are no longer specialized\n{ComparisonReport.CreateText(comparison)}");
            return Regressed;
        }

        return 0;
    }

    private static void Show(SpecialistOptions options, Report report, string folder)
    {
        if (!options.IsSilent)
        {
            Try("standard output", () => TerminalReport.Write(report, Console.Out, options.Colours, options.Dark, options.Blue));
        }

        var theme = new PageTheme(options.Dark, options.Blue);
        WriteFile(options.Html, folder, () => HtmlPages.CreatePage(report, theme));
        if (options.Folder is { } pages)
        {
            Try(pages, () => WriteFolder(Path.Combine(folder, pages), report, theme));
        }

        WriteFile(options.Json, folder, () => JsonReport.Create(report));
        WriteFile(options.Markdown, folder, () => MarkdownReport.Create(report));
        WriteFile(options.Sarif, folder, () => SarifReport.Create(report));
    }

    /// <summary>Writes a report into a file, which is meant from the folder where the program was started.</summary>
    private static void WriteFile(string? name, string folder, Func<string> create)
    {
        if (name is not null)
        {
            Try(name, () => File.WriteAllText(Path.Combine(folder, name), create()));
        }
    }

    private static void WriteFolder(string folder, Report report, PageTheme theme)
    {
        foreach ((string name, string content) in HtmlPages.CreateFolder(report, theme))
        {
            string path = Path.Combine(folder, name);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    internal static void Try(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"adder specialist: cannot write {what}: {error.Message}");
        }
    }
}
