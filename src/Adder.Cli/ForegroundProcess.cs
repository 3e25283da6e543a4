using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Adder.Cli;

/// <summary>What a process has left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Seconds">The processor time of it and of the processes that it waited for.</param>
/// <param name="Output">What it wrote to standard output; empty where that was not caught.</param>
/// <param name="Errors">The same for standard error.</param>
internal sealed record ProcessResult(int ExitCode, double Seconds, byte[] Output, byte[] Errors);

/// <summary>Processes that stand in for this one while they run: Ctrl-C is theirs.</summary>
internal static unsafe partial class ForegroundProcess
{
    /// <summary>Runs a process to its end; null where it cannot be started, which has been told.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="captures">Its output is caught, and it reads nothing.</param>
    public static ProcessResult? Run(ProcessStartInfo start, bool captures)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = captures;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        try
        {
            double before = SecondsOfChildren();
            using Process process = Process.Start(start)!;
            byte[] output = [];
            byte[] errors = [];
            if (captures)
            {
                process.StandardInput.Close();
                Task<byte[]> reading = Task.Run(() => ReadAll(process.StandardError.BaseStream));
                output = ReadAll(process.StandardOutput.BaseStream);
                errors = reading.Result;
            }

            process.WaitForExit();
            return new ProcessResult(process.ExitCode, SecondsOfChildren() - before, output, errors);
        }
        catch (Win32Exception error)
        {
            Console.Error.WriteLine($"adder specialist: cannot run {start.FileName}: {error.Message}");
            return null;
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>The processor time of all processes that this one has started and that have ended; the clock where the system does not tell.</summary>
    private static double SecondsOfChildren()
    {
        const int Children = -1;

        // Two times of seconds and microseconds come first, as long integers; microseconds have 32 bits on macOS, and nothing beside them.
        long* usage = stackalloc long[32];
        new Span<long>(usage, 32).Clear();
        return !OperatingSystem.IsWindows() && GetUsage(Children, usage) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, long* usage);
}
