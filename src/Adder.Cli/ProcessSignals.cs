using Adder.Modules.Posix;
using Adder.Modules.Signal;

namespace Adder.Cli;

/// <summary>Ends of the process by a signal.</summary>
internal static class ProcessSignals
{
    /// <summary>What a shell gives for a process that SIGINT has ended.</summary>
    public const int ShellCodeOfInterrupt = 128 + SignalDelivery.SIGINT;

    /// <summary>What a shell gives for a process that a signal has ended.</summary>
    public static int ShellCodeOf(int signal) => 128 + signal;

    /// <summary>Ends the process as an unhandled SIGINT does, so that a shell knows; the exit code where that fails.</summary>
    public static int EndByInterrupt()
    {
        End(SignalDelivery.SIGINT);
        return ShellCodeOfInterrupt;
    }

    /// <summary>Ends the process by the default action of a signal.</summary>
    public static void End(int signal)
    {
        if (SignalDelivery.SetDisposition(signal, 0))
        {
            _ = NativePosix.Kill(NativePosix.ProcessIdentifier(), signal);
        }
    }
}
