using System;
using System.IO;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary><c>adder specialist</c>: runs a program, then shows how its code was specialized.</summary>
internal static class SpecialistCommand
{
    /// <summary>Exit code of a command line that is wrong.</summary>
    public const int UsageError = 2;

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

        if (options.Pythons.Length > 0 && (options.Live || options.Counts))
        {
            return Refuse("--live and --counts are for Adder, not for --python");
        }

        if (options.Pythons.Length + options.As.Length > 1 && (options.Live || options.Try))
        {
            return Refuse("--live and --try are for one run, not for several");
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

        var run = new SpecialistRun(options, request, baseline);
        return options.ComparesRuns ? run.ExecuteEach() : run.Execute();
    }

    internal static int Refuse(string message)
    {
        Console.Error.WriteLine(TerminalReport.Printable($"adder specialist: {message}"));
        Console.Error.WriteLine(Usage);
        return UsageError;
    }

    internal static void Try(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(TerminalReport.Printable($"adder specialist: cannot write {what}: {error.Message}"));
        }
    }
}
