using System;

namespace Adder.Syntax.Parsing;

/// <summary>The parser cannot go on; the reason is found by the slower diagnosing parser.</summary>
internal sealed class ParseFailure : Exception
{
    public static readonly ParseFailure Instance = new();
}

/// <summary>This thread's stack is too small for the source, which Python's own limits still allow.</summary>
internal sealed class StackTooSmall : Exception;
