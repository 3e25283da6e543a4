using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Signal;

/// <summary>
/// Signals that threads of Python block or wait for. The system's masks say this for each thread, but .NET's own threads block nothing, so a signal sent to the process would always find one of
/// them: what all threads of Python block is caught there and sent on to one of these, where it is pending as it should be.
/// </summary>
internal static unsafe partial class BlockedSignals
{
    private const int Unblock = 1;
    private const int Replace = 2;

    /// <summary>Faults, .NET's own signals and the one that interrupts system calls are never really blocked.</summary>
    private const ulong NeverBlocked = (1UL << 3) | (1UL << 6) | (1UL << 7) | (1UL << 10) | (1UL << 33) | (1UL << 59);

    private static readonly List<(nint Thread, ulong Signals)> s_waiting = [];

    /// <summary>The thread that a signal sent to the process belongs to: one that waits for it, or else the main thread where all block it. Null: somebody takes it.</summary>
    public static nint? Holder(PyInterpreter interpreter, int number)
    {
        ulong bit = 1UL << (number - 1);
        lock (s_waiting)
        {
            foreach ((nint thread, ulong signals) in s_waiting)
            {
                if ((signals & bit) != 0)
                {
                    return thread;
                }
            }
        }

        return interpreter.MainThread is { } main && (main.BlockedSignals & bit) != 0 && (Common(interpreter) & bit) != 0 ? main.NativeHandle : null;
    }

    /// <summary>Some thread blocks the signal or waits for it.</summary>
    public static bool IsGuarded(PyInterpreter interpreter, int number)
    {
        var any = new StrongBox();
        interpreter.ForEachThread(static (thread, box) => box.Value |= thread.BlockedSignals, any);
        lock (s_waiting)
        {
            foreach ((_, ulong signals) in s_waiting)
            {
                any.Value |= signals;
            }
        }

        return (any.Value & (1UL << (number - 1))) != 0;
    }

    private static ulong Common(PyInterpreter interpreter)
    {
        var common = new StrongBox { Value = ulong.MaxValue };
        interpreter.ForEachThread(static (thread, box) => box.Value &= thread.BlockedSignals, common);
        return common.Value;
    }

    private sealed class StrongBox
    {
        public ulong Value;
    }

    /// <summary>Changes the signals that this thread blocks; an error number. What was pending and is not blocked any more has come when this returns.</summary>
    public static int Change(ThreadState ts, int how, ulong signals)
    {
        ulong before = ts.BlockedSignals;
        ulong after = how switch { 0 => before | signals, Unblock => before & ~signals, Replace => signals, _ => before };
        ulong* mask = stackalloc ulong[16];
        new System.Span<ulong>(mask, 16).Clear();
        if (how is < 0 or > Replace)
        {
            return ChangeMask(how, mask, null);
        }

        ts.BlockedSignals = after;
        if (ts.Interpreter.IsMain)
        {
            for (int number = 1; number <= 64; number++)
            {
                if (((before ^ after) & (1UL << (number - 1))) != 0 && ts.Interpreter.SignalHandlers[number] is PyInt { Sign: 0 })
                {
                    _ = SignalDelivery.Apply(ts.Interpreter, number);
                }
            }

            TakePending(ts, before & ~after);
        }

        mask[0] = after & ~NeverBlocked;
        return ChangeMask(Replace, mask, null);
    }

    /// <summary>Delivers what is pending of these signals and has a handler of Python's.</summary>
    private static void TakePending(ThreadState ts, ulong signals)
    {
        ulong handled = 0;
        for (int number = 1; number <= 64; number++)
        {
            if (ts.Interpreter.SignalHandlers[number] is not (null or PyInt))
            {
                handled |= 1UL << (number - 1);
            }
        }

        ulong* mask = stackalloc ulong[16];
        long* none = stackalloc long[2];
        new System.Span<ulong>(mask, 16).Clear();
        (none[0], none[1]) = (0, 0);
        mask[0] = signals & handled & ~NeverBlocked;
        for (int number; mask[0] != 0 && (number = WaitFor(mask, null, none)) > 0;)
        {
            SignalDelivery.Of(ts.Interpreter).Deliver(number);
        }
    }

    /// <summary>Announces that this thread waits for signals. They reach it, whoever gets them from the system.</summary>
    public static void BeginWait(ThreadState ts, ulong signals)
    {
        lock (s_waiting)
        {
            s_waiting.Add((ts.NativeHandle, signals));
        }

        ApplyDefaults(ts, signals);
    }

    /// <inheritdoc cref="BeginWait"/>
    public static void EndWait(ThreadState ts, ulong signals)
    {
        lock (s_waiting)
        {
            s_waiting.Remove((ts.NativeHandle, signals));
        }

        ApplyDefaults(ts, signals);
    }

    private static void ApplyDefaults(ThreadState ts, ulong signals)
    {
        for (int number = 1; number <= 64; number++)
        {
            if ((signals & (1UL << (number - 1))) != 0 && ts.Interpreter.SignalHandlers[number] is PyInt { Sign: 0 })
            {
                _ = SignalDelivery.Apply(ts.Interpreter, number);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int ChangeMask(int how, ulong* mask, ulong* old);

    [LibraryImport("libc", EntryPoint = "sigtimedwait", SetLastError = true)]
    public static partial int WaitFor(ulong* mask, byte* information, long* timeout);
}
