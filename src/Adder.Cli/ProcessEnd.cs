using System;
using Adder.Modules.Posix;

namespace Adder.Cli;

/// <summary>How the process ends once Python has: its streams are flushed, its exit functions have run.</summary>
internal static unsafe class ProcessEnd
{
    /// <summary>With these .NET writes files of its own, which it completes in its own way out.</summary>
    private static readonly string[] s_observers = ["DOTNET_EnableEventPipe", "DOTNET_DiagnosticPorts", "DOTNET_PerfMapEnabled", "DOTNET_JitStdOutFile", "CORECLR_ENABLE_PROFILING"];

    /// <summary>
    /// Ends the process. .NET's own way out takes half a millisecond, a fiftieth of a short program: where nothing of the library was touched, and so nothing is there that .NET would have
    /// to put in order, it is left out.
    /// </summary>
    public static void Exit(int exitCode)
    {
        if (OperatingSystem.IsLinux() && Ahead.IsLibraryUntouched && !IsObserved())
        {
            NativePosix.ExitAtOnce(exitCode);
        }

        Environment.Exit(exitCode);
    }

    private static bool IsObserved()
    {
        foreach (string name in s_observers)
        {
            if (NativePosix.FindVariable(name) != null)
            {
                return true;
            }
        }

        return false;
    }
}
