using Adder.Syntax;

namespace Adder.Compiler;

/// <summary>Makes the compiler's errors. Offsets are byte offsets plus one, as CPython's compiler reports them.</summary>
internal static class CompilerErrors
{
    /// <summary>An error that code generation finds.</summary>
    public static PythonSyntaxException SyntaxError(string message, SourceSpan span) =>
        new(SyntaxErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1);

    /// <summary>An error that symbol tables show: its place is among the exception's attributes, but not among its arguments.</summary>
    public static PythonSyntaxException SymbolError(string message, SourceSpan span) =>
        new(SyntaxErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1) { HasOnlyMessage = true };

    /// <inheritdoc cref="StackGuard.Ensure"/>
    public static void EnsureStack() => StackGuard.Ensure();
}
