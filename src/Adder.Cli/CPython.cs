using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>A CPython that is watched by a small module of ours, in each process that a program starts with it.</summary>
/// <param name="python">The interpreter.</param>
internal sealed class CPython(string python)
{
    private const string Agent = "sitecustomize.py";

    /// <summary>Runs a program to its end; null where it cannot be started.</summary>
    /// <param name="program">Its command line.</param>
    /// <param name="settings">What is to be gathered.</param>
    /// <param name="captures">Its output is caught, and it reads nothing.</param>
    /// <param name="collector">Takes what was seen.</param>
    public ProcessResult? Run(string[] program, ChildSettings settings, bool captures, Collector collector)
    {
        if (SpecialistChildren.Prepare(settings) is not { } children)
        {
            return null;
        }

        WriteAgent(children.Folder);
        var start = new ProcessStartInfo(python);
        Array.ForEach(program, start.ArgumentList.Add);
        string? path = Environment.GetEnvironmentVariable("PYTHONPATH");
        start.Environment["PYTHONPATH"] = string.IsNullOrEmpty(path) ? children.Folder : children.Folder + Path.PathSeparator + path;
        start.Environment["ADDER_SPECIALIST_CPYTHON"] = children.Folder;
        start.Environment["ADDER_SPECIALIST_PARENT"] = $"{Environment.ProcessId}";
        _ = start.Environment.Remove("PYTHONHOME");
        ProcessResult? result = ForegroundProcess.Run(start, captures);
        children.Collect(collector);
        return result;
    }

    private static void WriteAgent(string folder)
    {
        using Stream source = Assembly.GetAssembly(typeof(Collector))!.GetManifestResourceStream(Agent) ?? throw new InvalidOperationException($"resource {Agent} is missing");
        using FileStream target = File.Create(Path.Combine(folder, Agent));
        source.CopyTo(target);
    }
}
