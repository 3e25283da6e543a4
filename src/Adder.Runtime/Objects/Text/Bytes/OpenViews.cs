using System;
using System.Threading;

namespace Adder.Runtime.Objects;

/// <summary>Views that keep bytes from being resized.</summary>
internal static class OpenViews
{
    /// <summary>Whether no view is open; otherwise BufferError is pending.</summary>
    /// <param name="count">How many views count as open. One that nobody holds any more counts until it is collected, and one that it was made of until the collection after that.</param>
    /// <param name="message">What the error says.</param>
    public static bool NoneLeft(Runtime.ThreadState ts, ref int count, string message = "Existing exports of data: object cannot be re-sized")
    {
        for (int round = 0; round < 2 && Volatile.Read(ref count) != 0; round++)
        {
            Interpreter.DeadSlots.Clear(ts.Interpreter);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Volatile.Read(ref count) == 0 || (bool)Raise.BufferError(ts, message);
    }
}
