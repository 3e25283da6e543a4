using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>What surrounds a statement and must be unwound when control leaves it.</summary>
internal enum FrameBlockKind
{
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry,
    FinallyEnd,
    With,
    AsyncWith,
    HandlerCleanup,
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    StopIteration,
    InlinedComprehension,
}

/// <summary>One block. Its body's label tells blocks of a kind apart; the exit label is where <c>break</c> goes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where <c>continue</c> goes in a loop.</param>
/// <param name="Exit">Where <c>break</c> goes in a loop.</param>
/// <param name="Span">The statement, for the instructions that leave it.</param>
/// <param name="FinalBody">For <see cref="FrameBlockKind.FinallyTry"/>, the statements to run on the way out.</param>
/// <param name="HandlerName">For <see cref="FrameBlockKind.HandlerCleanup"/>, the name that the exception is bound to.</param>
internal sealed record FrameBlock(FrameBlockKind Kind, Label Start, Label Exit, SourceSpan Span, StatementNode[]? FinalBody = null, string? HandlerName = null);
