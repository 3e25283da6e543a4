using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>Where the loop looks at what waits: signals, calls from other threads, a request for the interpreter's lock.</summary>
internal static unsafe class SafePoint
{
    /// <summary>Does what <see cref="ThreadState.EvalBreaker"/> asks for; false where that raised.</summary>
    public static bool Handle(ThreadState ts)
    {
        delegate*<ThreadState, bool> handler = ts.Interpreter.SafePointHandler;
        if (handler != null)
        {
            return handler(ts);
        }

        ts.EvalBreaker = 0;
        return true;
    }
}
