using System;
using System.Diagnostics;
using System.IO;
using Adder.Runtime.Specialization;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>Runs a program with Adder in a process of its own that is watched.</summary>
internal static class AdderProcess
{
    /// <summary>Runs it to its end; null where it cannot be started.</summary>
    /// <param name="program">Its command line.</param>
    /// <param name="settings">What is to be gathered.</param>
    /// <param name="captures">Its output is caught, and it reads nothing.</param>
    /// <param name="collector">Takes what it and the processes that it starts have gathered.</param>
    public static ProcessResult? Run(string[] program, ChildSettings settings, bool captures, Collector collector)
    {
        if (SpecialistChildren.Prepare(settings) is not { } children)
        {
            return null;
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!) { WorkingDirectory = settings.Targets.Folder };
        Array.ForEach(program, start.ArgumentList.Add);
        start.Environment[CodeWatch.Variable] = children.Folder;
        ProcessResult? result = ForegroundProcess.Run(start, captures);
        children.Collect(collector);
        return result;
    }
}
