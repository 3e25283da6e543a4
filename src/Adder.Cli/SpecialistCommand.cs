using System;
using System.Collections.Generic;
using System.IO;
using Adder.Hosting;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary><c>adder specialist [--html FILE] [--color always|never|auto] FILE [ARGS…]</c>: runs the program, then shows its source coloured by how it was specialized.</summary>
internal static class SpecialistCommand
{
    private const string Usage = "usage: adder specialist [--html FILE] [--color auto|always|never] FILE [ARGS...]";

    /// <summary>Runs the command; the exit code is the program's own, or 2 for a wrong call.</summary>
    public static int Run(string[] arguments)
    {
        string? html = null;
        bool? colours = null;
        int index = 0;
        for (; index < arguments.Length && arguments[index].StartsWith('-'); index++)
        {
            switch (arguments[index])
            {
                case "-h" or "--help":
                    Console.Out.WriteLine(Usage);
                    return 0;
                case "--html" when index + 1 < arguments.Length:
                    html = arguments[++index];
                    break;
                case "--color" when index + 1 < arguments.Length && arguments[index + 1] is "auto" or "always" or "never":
                    colours = arguments[++index] switch { "always" => true, "never" => false, _ => null };
                    break;
                default:
                    return Refuse($"adder specialist: option {arguments[index]} is not known or lacks its value");
            }
        }

        if (index >= arguments.Length)
        {
            return Refuse("adder specialist: which program? Give its file");
        }

        string file = arguments[index];
        if (!File.Exists(file))
        {
            return Refuse($"adder specialist: there is no file {file}");
        }

        return PythonOptions.Parse(arguments[index..], out int exitCode) is { } request ? ProgramRunner.Run(request, runtime => Report(runtime, file, html, colours)) : exitCode;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static void Report(PythonRuntime runtime, string file, string? html, bool? colours)
    {
        StandardStreams.Flush(runtime.MainThread);
        IEnumerable<InstructionFate> fates = runtime.MainCode is { } code ? FateReader.Read(code) : [];
        SourceColouring colouring = SourceColouring.Create(File.ReadAllText(file), fates);
        if (html is null)
        {
            TerminalReport.Write(colouring, file, Console.Out, colours);
            return;
        }

        try
        {
            File.WriteAllText(html, HtmlReport.Create(colouring, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"adder specialist: cannot write {html}: {error.Message}");
        }
    }
}
