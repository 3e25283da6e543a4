using System;
using System.Threading;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime;

/// <content>The interpreter's lock: one thread runs Python at a time; it is let go around blocking calls and handed over on request.</content>
internal sealed unsafe partial class PyInterpreter
{
    /// <summary>Bits of <see cref="ThreadState.EvalBreaker"/>.</summary>
    public const int HandOverRequested = 1;

    /// <inheritdoc cref="HandOverRequested"/>
    public const int SignalsPending = 2;

    private readonly object _gate = new();
    private ThreadState? _holder;

    /// <summary>The thread that holds the interpreter's lock.</summary>
    public ThreadState? LockHolder => _holder;
    private int _waiting;
    private long _handOvers;
    private int _trippedSignals;

    /// <summary>The thread whose code handles signals: the first one of the interpreter.</summary>
    public ThreadState? MainThread;

    /// <summary>What runs for a signal: a callable, or an int (SIG_DFL, SIG_IGN), or null for a handler that Python did not set. Indexed by signal number.</summary>
    public readonly PyObject?[] SignalHandlers = new PyObject?[65];

    /// <summary>Waits for the lock and takes it.</summary>
    public void AcquireLock(ThreadState ts)
    {
        lock (_gate)
        {
            if (_holder is not null)
            {
                _waiting++;
                while (_holder is not null && !MustStayOut(ts))
                {
                    if (!Monitor.Wait(_gate, TimeSpan.FromSeconds(SwitchInterval)) && _holder is { } holder)
                    {
                        Interlocked.Or(ref holder.EvalBreaker, HandOverRequested);
                    }
                }

                _waiting--;
            }

            if (!MustStayOut(ts))
            {
                _holder = ts;
                _handOvers++;
                PassOnRequest(ts);
                return;
            }
        }

        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Once the interpreter is ending, only the main thread runs Python: the others wait for the end of the process.</summary>
    private bool MustStayOut(ThreadState ts) => IsFinalizing && MainThread is { } main && !ReferenceEquals(ts, main);

    /// <summary>Lets the lock go.</summary>
    public void ReleaseLock(ThreadState ts)
    {
        lock (_gate)
        {
            _holder = null;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Gives the lock to a thread that waits for it, and takes it back afterwards.</summary>
    public void HandOver(ThreadState ts)
    {
        lock (_gate)
        {
            Interlocked.And(ref ts.EvalBreaker, ~HandOverRequested);
            if (_waiting == 0 || (IsFinalizing && !MustStayOut(ts)))
            {
                return;
            }

            long before = _handOvers;
            _holder = null;
            Monitor.PulseAll(_gate);
            _waiting++;
            while (_holder is not null || _handOvers == before)
            {
                if (!Monitor.Wait(_gate, TimeSpan.FromSeconds(SwitchInterval)) && _holder is { } holder)
                {
                    Interlocked.Or(ref holder.EvalBreaker, HandOverRequested);
                }

                // Whoever waited may have gone away.
                if ((_holder is null && _waiting == 1) || MustStayOut(ts))
                {
                    break;
                }
            }

            _waiting--;
            if (!MustStayOut(ts))
            {
                _holder = ts;
                _handOvers++;
                PassOnRequest(ts);
                return;
            }
        }

        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Remembers a signal for the main thread. Called from .NET's signal thread: sets flags only.</summary>
    public void TripSignal(int number)
    {
        Interlocked.Or(ref _trippedSignals, 1 << number);
        if (MainThread is { } main)
        {
            Interlocked.Or(ref main.EvalBreaker, SignalsPending);
        }
    }

    /// <summary>Runs the handlers of signals that came; false where one of them raised. Only the main thread does.</summary>
    public bool RunPendingSignals(ThreadState ts)
    {
        if (!ReferenceEquals(ts, MainThread) || _trippedSignals == 0)
        {
            return true;
        }

        CompleteStart();
        int tripped = Interlocked.Exchange(ref _trippedSignals, 0);
        Interlocked.And(ref ts.EvalBreaker, ~SignalsPending);
        for (int number = 1; number < 32; number++)
        {
            if ((tripped & (1 << number)) == 0 || SignalHandlers[number] is not { } handler || handler is PyInt)
            {
                continue;
            }

            PyObject frame = ts.CurrentFrame == null ? PyNone.Instance : Interpreter.FrameRecord.Materialize(ts.CurrentFrame);
            if (Calls.Call(ts, handler, PyInt.From(number), frame) is null)
            {
                // The rest stays for the next safe point.
                Interlocked.Or(ref _trippedSignals, tripped & ~((1 << (number + 1)) - 1));
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
            ts.Interpreter.HandOver(ts);
        }

        if ((ts.EvalBreaker & FinalizersPending) != 0)
        {
            _ = ts.Interpreter.RunPendingFinalizers(ts);
        }

        return (ts.EvalBreaker & SignalsPending) == 0 || ts.Interpreter.RunPendingSignals(ts);
    }
}
