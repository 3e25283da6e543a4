using Adder.Syntax;

namespace Adder.Compiler;

/// <summary>Issues the compiler's SyntaxWarnings.</summary>
internal static class CompilerWarnings
{
    /// <summary>Issues a warning; where a filter turns it into an error, raises that as a SyntaxError at the place.</summary>
    public static void Issue(SyntaxWarningSink? sink, string message, SourceSpan span)
    {
        if (sink is not null
            && !sink(new SyntaxWarningInfo("SyntaxWarning", message, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1)))
        {
            throw CompilerErrors.SyntaxError(message, span);
        }
    }
}
