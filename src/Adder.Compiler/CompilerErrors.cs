using System.Runtime.CompilerServices;
using Adder.Syntax;

namespace Adder.Compiler;

/// <summary>Makes the compiler's errors. Offsets are byte offsets plus one, as CPython's compiler reports them.</summary>
internal static class CompilerErrors
{
    public static PythonSyntaxException SyntaxError(string message, SourceSpan span) =>
        new(SyntaxErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1);

    /// <summary>Call on every level of a recursive walk: deep nesting is a RecursionError, not the end of the process.</summary>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new PythonSyntaxException(SyntaxErrorKind.RecursionError, "maximum recursion depth exceeded during compilation", -1, -1, -1, -1);
        }
    }
}
