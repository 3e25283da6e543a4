using System;
using System.Runtime.InteropServices;
using Adder.Hosting;

namespace Adder.Cli;

/// <summary>A .NET exception that nobody expected is a mistake in Adder: one line says so, and the process ends.</summary>
internal static partial class FatalErrors
{
    /// <summary>Set to anything, the .NET stack trace is shown.</summary>
    private const string TraceVariable = "ADDER_TRACE";

    /// <summary>What a shell shows for a process that ended by SIGABRT, as CPython's fatal errors do.</summary>
    private const int ExitCode = 134;

    /// <summary>Takes over what .NET does with exceptions that reach the end of a thread other than the process's first two.</summary>
    public static void Install() => AppDomain.CurrentDomain.UnhandledException += static (_, arguments) => Report(arguments.ExceptionObject);

    /// <summary>Deals with an exception that reached the end of one of the process's first two threads. They need no handler of .NET's, and that costs the start a tenth of a millisecond.</summary>
    public static void Report(object error)
    {
        string shown = error is Exception exception ? $"{exception.GetType().Name}: {exception.Message}".ReplaceLineEndings(" ") : error.ToString() ?? "";
        StandardStreams.RawError($"Fatal Python error: internal error in Adder: {shown}\n");
        StandardStreams.RawError(
            Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 } ? error + "\n" : $"This is a bug in Adder; {TraceVariable}=1 in the environment shows where.\n");
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(ExitCode);
        }

        // Nothing of .NET may run any more: it would print the trace.
        EndProcess(ExitCode);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void EndProcess(int code);
}
