using System;
using System.Runtime.CompilerServices;

namespace Adder.Syntax;

/// <summary>Keeps walks over deep trees from exhausting the stack.</summary>
internal static class StackGuard
{
    /// <summary>The stack that one compilation may take; however large the thread's is, source that needs more is not what a person writes.</summary>
    private const int Room = 8 << 20;

    [ThreadStatic]
    private static nuint t_floor;

    /// <summary>Begins a compilation on this thread: the stack is measured from here.</summary>
    public static unsafe Scope Begin()
    {
        byte marker;
        var scope = new Scope(t_floor);
        t_floor = (nuint)(&marker) - Room;
        return scope;
    }

    /// <summary>Ends a compilation when disposed of.</summary>
    public readonly ref struct Scope(nuint outer)
    {
        public void Dispose() => t_floor = outer;
    }

    /// <summary>Call on every level of a recursive walk: deep nesting is a RecursionError, not the end of the process.</summary>
    public static unsafe void Ensure()
    {
        byte marker;
        if ((nuint)(&marker) < t_floor || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new PythonSyntaxException(SyntaxErrorKind.RecursionError, $"Stack overflow (used {Room / 1024} kB) during compilation", -1, -1, -1, -1);
        }
    }
}
