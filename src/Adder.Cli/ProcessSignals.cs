using Adder.Modules.Posix;
using Adder.Modules.Signal;

namespace Adder.Cli;

/// <summary>Ends of the process by a signal.</summary>
internal static class ProcessSignals
{
    private const int ShellCodeOfInterrupt = 128 + SignalDelivery.SIGINT;

    /// <summary>Ends the process as an unhandled SIGINT does, so that a shell knows; the exit code where that fails.</summary>
    public static int EndByInterrupt()
    {
        if (SignalDelivery.SetDisposition(SignalDelivery.SIGINT, 0))
        {
            _ = NativePosix.Kill(NativePosix.ProcessIdentifier(), SignalDelivery.SIGINT);
        }

        return ShellCodeOfInterrupt;
    }
}
