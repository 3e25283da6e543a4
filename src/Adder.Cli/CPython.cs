using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>Runs programs with a CPython that is watched by a small module of ours, in each process that it starts.</summary>
internal static class CPython
{
    private const string Agent = "sitecustomize.py";

    /// <summary>Runs a program and adds what was seen of it. Gives the version; null where nothing was seen.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="program">Its command line.</param>
    /// <param name="takesAll">The library is looked at too.</param>
    /// <param name="collector">Takes what was seen.</param>
    /// <param name="exitCode">The program's.</param>
    public static string? Run(string python, string[] program, bool takesAll, Collector collector, out int exitCode)
    {
        exitCode = 0;
        string folder = Directory.CreateTempSubdirectory("adder-specialist-").FullName;
        try
        {
            WriteAgent(folder);
            if (Start(python, program, folder, takesAll) is not { } code)
            {
                return null;
            }

            exitCode = code;
            return Collect(folder, collector);
        }
        catch (Exception error) when (PartFile.IsUnreadable(error))
        {
            Console.Error.WriteLine($"adder specialist: {error.Message}");
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteAgent(string folder)
    {
        using Stream source = Assembly.GetAssembly(typeof(Collector))!.GetManifestResourceStream(Agent) ?? throw new InvalidOperationException($"resource {Agent} is missing");
        using FileStream target = File.Create(Path.Combine(folder, Agent));
        source.CopyTo(target);
    }

    private static string? Collect(string folder, Collector collector)
    {
        string? version = null;
        foreach (PartFile part in PartFile.ReadAll(folder))
        {
            collector.AddForeign(part);
            version = part.Version;
        }

        return version;
    }

    /// <summary>Runs the interpreter to its end; null where it cannot be started.</summary>
    private static int? Start(string python, string[] program, string folder, bool takesAll)
    {
        var start = new ProcessStartInfo(python);
        Array.ForEach(program, start.ArgumentList.Add);
        string? path = Environment.GetEnvironmentVariable("PYTHONPATH");
        start.Environment["PYTHONPATH"] = string.IsNullOrEmpty(path) ? folder : folder + Path.PathSeparator + path;
        start.Environment["ADDER_SPECIALIST_CPYTHON"] = folder;
        start.Environment["ADDER_SPECIALIST_PARENT"] = $"{Environment.ProcessId}";
        start.Environment["ADDER_SPECIALIST_ALL"] = takesAll ? "1" : "0";
        _ = start.Environment.Remove("PYTHONHOME");

        return ForegroundProcess.Run(start, captures: false)?.ExitCode;
    }
}
