using System;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Interpreter;

namespace Adder.Cli;

/// <summary>What is done for programs that run for a while, beside them: the loop is compiled (<see cref="LoopPlacement"/>), and memory provided before it is used (<see cref="HeapAhead"/>).</summary>
internal static partial class LongerRun
{
    /// <summary>How long a program has to run before this is worth while, in milliseconds: one that does nothing shall have ended by then.</summary>
    public const int Delay = 35;

    /// <summary><c>first</c> leaves it to .NET when the loop is compiled, and where the code lies (for measurements); <see cref="Checked"/> wants the code to be what is expected.</summary>
    private const string LoopVariable = "ADDER_LOOP";

    /// <summary><c>late</c> leaves it to the system when memory is provided (for measurements); <see cref="Checked"/> wants the heap to lie as expected.</summary>
    private const string HeapVariable = "ADDER_HEAP";

    /// <summary>Tests learn by it that .NET does something in other ways than when this was written.</summary>
    private const string Checked = "checked";

    /// <summary>Another collector than .NET's own, which gives out its memory in other ways.</summary>
    private const string CollectorVariable = "DOTNET_GCName";

    /// <summary>There is going to be a <see cref="Begin"/>, if the program runs for so long.</summary>
    public static void Expect()
    {
        if (ProcessEnvironment.Get(LoopVariable) != "first")
        {
            LoopPlacement.BypassCounting();
        }
    }

    /// <summary>The program has run for <see cref="Delay"/>. Returns at once.</summary>
    public static void Begin()
    {
        string? heap = ProcessEnvironment.Get(HeapVariable);
        if (heap != "late" && ProcessEnvironment.Get(CollectorVariable) is null)
        {
            StartBeside(() => HeapAhead.Serve(heap == Checked ? static () => Refuse("the heap does not lie as expected") : null));
        }

        if (ProcessEnvironment.Get(LoopVariable) != "first")
        {
            // Not on the process's first thread, whose priority is taken to be the process's.
            StartBeside(ChooseLoop);
        }
    }

    private static void StartBeside(ThreadStart work)
    {
        try
        {
            new Thread(work) { IsBackground = true }.Start();
        }
        catch (OutOfMemoryException)
        {
            // The system lets the process have no more threads: the program runs without.
        }
    }

    private static void ChooseLoop()
    {
        const int Process = 0;
        const int Lower = 10;
        if (OperatingSystem.IsLinux())
        {
            // The program and .NET's thread that compiles come first where there are two processors. On Linux this is about the calling thread alone.
            _ = setpriority(Process, 0, Lower);
        }

        if (!LoopPlacement.Improve() && ProcessEnvironment.Get(LoopVariable) == Checked)
        {
            Refuse("the loop's code is not what is expected");
        }
    }

    private static void Refuse(string message) => FatalErrors.Report(new PlatformNotSupportedException(message));

    [LibraryImport("libc")]
    private static partial int setpriority(int which, uint who, int priority);
}
