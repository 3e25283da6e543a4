using System;
using System.Threading;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime;

/// <content>The interpreter's lock, signals, and what a thread does at a safe point.</content>
internal sealed unsafe partial class PyInterpreter
{
    /// <summary>Bits of <see cref="ThreadState.EvalBreaker"/>.</summary>
    public const int HandOverRequested = 1;

    /// <inheritdoc cref="HandOverRequested"/>
    public const int SignalsPending = 2;

    private ulong _trippedSignals;

    /// <summary>The lock: the interpreter's own, or one that it shares with the main interpreter.</summary>
    [Heap.NoReference]
    public readonly InterpreterLock Lock;

    /// <summary>The thread of this interpreter that holds the lock; null where it is free or another interpreter's thread has it.</summary>
    public ThreadState? LockHolder => Lock.Holder is { } holder && ReferenceEquals(holder.Interpreter, this) ? holder : null;

    /// <summary>The thread whose code handles signals: the first one of the main interpreter. The other interpreters have none.</summary>
    public ThreadState? MainThread;

    /// <summary>The thread that ends the interpreter; null: the main thread does.</summary>
    public ThreadState? EndingThread;

    /// <summary>What runs for a signal: a callable, or an int (SIG_DFL, SIG_IGN), or null for a handler that Python did not set. Indexed by signal number.</summary>
    public readonly PyObject?[] SignalHandlers = new PyObject?[65];

    /// <summary>Waits for the lock and takes it.</summary>
    public void AcquireLock(ThreadState ts) => Lock.Acquire(ts);

    /// <summary>Lets the lock go.</summary>
    public void ReleaseLock(ThreadState ts) => Lock.Release();

    /// <summary>Once the interpreter is ending, only one thread runs Python: the others wait for the end of the process.</summary>
    public bool MustStayOut(ThreadState ts) => IsFinalizing && (EndingThread ?? MainThread) is { } last && !ReferenceEquals(ts, last);

    /// <summary>Remembers a signal for the main thread. Called from .NET's signal thread: sets flags only.</summary>
    public void TripSignal(int number)
    {
        Interlocked.Or(ref _trippedSignals, 1UL << (number - 1));
        if (MainThread is { } main)
        {
            Interlocked.Or(ref main.EvalBreaker, SignalsPending);
        }
    }

    private Action<ThreadState>? _signalReport;

    /// <summary>Has the main thread do something before it runs the next handler of a signal.</summary>
    public void ReportAtSignals(Action<ThreadState> report) => Interlocked.Exchange(ref _signalReport, report);

    /// <summary>Runs the handlers of signals that came; false where one of them raised. Only the main thread does.</summary>
    public bool RunPendingSignals(ThreadState ts)
    {
        if (!ReferenceEquals(ts, MainThread) || _trippedSignals == 0)
        {
            return true;
        }

        CompleteStart();
        ulong tripped = Interlocked.Exchange(ref _trippedSignals, 0);
        Interlocked.And(ref ts.EvalBreaker, ~SignalsPending);
        Interlocked.Exchange(ref _signalReport, null)?.Invoke(ts);
        for (int number = 1; number < SignalHandlers.Length; number++)
        {
            if ((tripped & (1UL << (number - 1))) == 0 || SignalHandlers[number] is not { } handler || handler is PyInt)
            {
                if (Specialization.CodeWatch.IsTermination(number) && (tripped & (1UL << (number - 1))) != 0 && SignalHandlers[number] is PyInt { Sign: 0 })
                {
                    Options.CodeWatch?.Terminates?.Invoke(this, number);
                }

                continue;
            }

            PyObject frame = ts.CurrentFrame == null ? PyNone.Instance : Interpreter.FrameRecord.Materialize(ts.CurrentFrame);
            if (Calls.Call(ts, handler, PyInt.From(number), frame) is null)
            {
                // The rest stays for the next safe point.
                Interlocked.Or(ref _trippedSignals, number == 64 ? 0 : tripped & ~((1UL << number) - 1));
                if (_trippedSignals != 0)
                {
                    Interlocked.Or(ref ts.EvalBreaker, SignalsPending);
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>What a thread does at a safe point where <see cref="ThreadState.EvalBreaker"/> is set; false where a handler raised.</summary>
    public static bool AtSafePoint(ThreadState ts)
    {
        if ((ts.EvalBreaker & HandOverRequested) != 0)
        {
            ts.Interpreter.Lock.HandOver(ts);
        }

        // Signals go first: what a handler raises in the midst of a finalizer is only reported, and the program would go on.
        if ((ts.EvalBreaker & SignalsPending) != 0 && !ts.Interpreter.RunPendingSignals(ts))
        {
            return false;
        }

        if ((ts.EvalBreaker & FinalizersPending) != 0)
        {
            _ = ts.Interpreter.RunPendingFinalizers(ts);
        }

        // The loop sees by itself that it is the wrong one now.
        if ((ts.EvalBreaker & LoopChanged) != 0)
        {
            Interlocked.And(ref ts.EvalBreaker, ~LoopChanged);
        }

        return true;
    }
}
