using System;
using System.Numerics;
using System.Threading.Tasks;

namespace Adder.Runtime.Objects;

/// <summary>
/// Work on numbers so large that one step of it takes a noticeable time and cannot be stopped: another thread does it, and the main thread runs the handlers of signals
/// meanwhile. Where a handler raises, nobody waits for the work any more; it ends by itself.
/// </summary>
internal static class LongComputations
{
    /// <summary>From how many bits on, of operands or result, work goes to another thread.</summary>
    private const long LongBits = 4_000_000;

    /// <summary>How long a signal may wait for its handler, in milliseconds.</summary>
    private const int Pause = 20;

    /// <summary>Whether work on numbers of so many bits, taken together, is better done so that it can be interrupted.</summary>
    public static bool IsLong(ThreadState ts, long bits) => bits > LongBits && ReferenceEquals(ts, ts.Interpreter.MainThread);

    /// <inheritdoc cref="IsLong(ThreadState, long)"/>
    public static bool IsLong(ThreadState ts, PyInt left, PyInt right) =>
        !left.TryGetInt64(out _) && !right.TryGetInt64(out _) && IsLong(ts, left.BigValue.GetBitLength() + right.BigValue.GetBitLength());

    /// <summary>The number that work on so many bits gives; null: a handler raised.</summary>
    public static PyInt? Number(ThreadState ts, long bits, Func<BigInteger> work) => IsLong(ts, bits) ? Number(ts, work) : PyInt.From(work());

    /// <summary>The number that the work gives; null: a handler raised.</summary>
    public static PyInt? Number(ThreadState ts, Func<BigInteger> work) => Run(ts, work, out BigInteger result) ? PyInt.From(result) : null;

    /// <summary>Does the work; false: a handler raised.</summary>
    public static bool Run<T>(ThreadState ts, Func<T> work, out T result)
    {
        Task<T> task = Task.Run(work);
        Task[] one = [task];
        while (Task.WaitAny(one, Pause) < 0)
        {
            if (!ts.Interpreter.RunPendingSignals(ts))
            {
                result = default!;
                return false;
            }
        }

        // What the work threw, it throws here.
        result = task.GetAwaiter().GetResult();
        return true;
    }
}
