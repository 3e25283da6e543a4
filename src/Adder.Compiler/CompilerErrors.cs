using System;
using System.Runtime.CompilerServices;
using Adder.Syntax;

namespace Adder.Compiler;

/// <summary>Makes the compiler's errors. Offsets are byte offsets plus one, as CPython's compiler reports them.</summary>
internal static class CompilerErrors
{
    /// <summary>The stack that one compilation may take; however large the thread's is, source that needs more is not what a person writes.</summary>
    private const int Room = 16 << 20;

    [ThreadStatic]
    private static nuint t_floor;

    /// <summary>Begins a compilation on this thread: the stack is measured from here.</summary>
    public static unsafe CompilationScope BeginCompilation()
    {
        byte marker;
        var scope = new CompilationScope(t_floor);
        t_floor = (nuint)(&marker) - Room;
        return scope;
    }

    /// <summary>Ends a compilation when disposed of.</summary>
    public readonly ref struct CompilationScope(nuint outer)
    {
        public void Dispose() => t_floor = outer;
    }

    public static PythonSyntaxException SyntaxError(string message, SourceSpan span) =>
        new(SyntaxErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1);

    /// <summary>Call on every level of a recursive walk: deep nesting is a RecursionError, not the end of the process.</summary>
    public static unsafe void EnsureStack()
    {
        byte marker;
        if ((nuint)(&marker) < t_floor || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new PythonSyntaxException(SyntaxErrorKind.RecursionError, "maximum recursion depth exceeded during compilation", -1, -1, -1, -1);
        }
    }
}
