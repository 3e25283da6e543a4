using System;
using System.Threading;

namespace Adder.Runtime;

/// <summary>
/// The lock of one interpreter, or of several that share it: one thread runs Python at a time; it is let go around blocking calls and handed over on request.
/// </summary>
internal sealed class InterpreterLock
{
    private readonly object _gate = new();
    private ThreadState? _holder;
    private int _waiting;
    private long _handOvers;

    /// <summary>The thread that holds the lock.</summary>
    public ThreadState? Holder => _holder;

    /// <summary>Threads wait for the lock.</summary>
    public bool IsWanted => Volatile.Read(ref _waiting) > 0;

    /// <summary>Waits for the lock and takes it. Whoever must stay out because its interpreter is ending never comes back.</summary>
    public void Acquire(ThreadState ts)
    {
        lock (_gate)
        {
            if (_holder is not null)
            {
                _waiting++;
                while (_holder is not null && !ts.Interpreter.MustStayOut(ts))
                {
                    WaitAndAsk(ts);
                }

                _waiting--;
            }

            if (Take(ts))
            {
                return;
            }
        }

        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Lets the lock go.</summary>
    public void Release()
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
            Interlocked.And(ref ts.EvalBreaker, ~PyInterpreter.HandOverRequested);
            bool mustStayOut = ts.Interpreter.MustStayOut(ts);
            if (_waiting == 0 || (ts.Interpreter.IsFinalizing && !mustStayOut))
            {
                return;
            }

            long before = _handOvers;
            _holder = null;
            Monitor.PulseAll(_gate);
            _waiting++;
            while (_holder is not null || _handOvers == before)
            {
                WaitAndAsk(ts);

                // Whoever waited may have gone away.
                if ((_holder is null && _waiting == 1) || ts.Interpreter.MustStayOut(ts))
                {
                    break;
                }
            }

            _waiting--;
            if (Take(ts))
            {
                return;
            }
        }

        Thread.Sleep(Timeout.Infinite);
    }

    private void WaitAndAsk(ThreadState ts)
    {
        if (!Monitor.Wait(_gate, TimeSpan.FromSeconds(ts.Interpreter.SwitchInterval)) && _holder is { } holder)
        {
            Interlocked.Or(ref holder.EvalBreaker, PyInterpreter.HandOverRequested);
        }
    }

    private bool Take(ThreadState ts)
    {
        if (ts.Interpreter.MustStayOut(ts))
        {
            return false;
        }

        _holder = ts;
        _handOvers++;
        ts.Interpreter.PassOnRequest(ts);
        return true;
    }
}
