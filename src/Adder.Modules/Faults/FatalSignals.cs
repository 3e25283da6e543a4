using System;
using System.Text;
using Adder.Modules.Posix;
using Adder.Modules.Signal;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Faults;

/// <summary>
/// Signals that end the process and that the program sends itself: with <c>faulthandler</c> enabled the tracebacks are dumped first. Those that the system sends for a fault of the process's own code stay .NET's.
/// </summary>
internal static class FatalSignals
{
    /// <summary>The signals that <c>enable</c> is for.</summary>
    private static readonly (int Number, string Name)[] s_signals =
        [(7, "Bus error"), (4, "Illegal instruction"), (8, "Floating-point exception"), (6, "Aborted"), (11, "Segmentation fault")];

    public static bool IsFatal(int number) => NameOf(number) is not null;

    /// <summary>Whether a signal that the process sends itself ends it where nobody handles it, although .NET handles it: the fatal ones, and SIGTRAP.</summary>
    public static bool EndsProcess(int number) => number == 5 || IsFatal(number);

    /// <summary>What a fatal signal means; null for any other.</summary>
    public static string? NameOf(int number)
    {
        int index = Array.FindIndex(s_signals, signal => signal.Number == number);
        return index < 0 ? null : s_signals[index].Name;
    }

    /// <summary>Sends a fatal signal to this process with the system's own disposition.</summary>
    public static void Raise(ThreadState ts, int number)
    {
        _ = SignalDelivery.SetDisposition(number, 0);
        _ = SignalDelivery.SendHere(ts, number);
    }

    /// <summary>Writes what a fatal signal's report consists of.</summary>
    public static void Dump(ThreadState ts, int number, int descriptor, bool allThreads, bool nativeStack)
    {
        FaultDumper.Write(descriptor, $"Fatal Python error: {NameOf(number)}\n\n");
        if (allThreads)
        {
            FaultDumper.DumpThreads(ts.Interpreter, ts, descriptor);
        }
        else
        {
            FaultDumper.DumpStack(ts, descriptor);
        }

        if (nativeStack)
        {
            FaultDumper.Write(descriptor, "\n");
            FaultDumper.DumpNativeStack(descriptor);
        }

        DumpExtensionModules(ts, descriptor);
    }

    /// <summary>Names the native modules that do not belong to the standard library.</summary>
    private static void DumpExtensionModules(ThreadState ts, int descriptor)
    {
        PyObject? standard = ts.Interpreter.Sys.GetInterned("stdlib_module_names");
        var text = new StringBuilder();
        int count = 0;
        foreach (string name in ts.Interpreter.NativeModules.Names())
        {
            if (ts.Interpreter.Modules.GetInterned(name) is PyModule && !(standard is PyFrozenSet known && known.Contains(ts, PyStr.Intern(name)) != Truth.False))
            {
                text.Append(count++ == 0 ? "\nExtension modules: " : ", ").Append(name);
            }
        }

        if (count > 0)
        {
            FaultDumper.Write(descriptor, text.Append($" (total: {count})\n").ToString());
        }
    }
}
