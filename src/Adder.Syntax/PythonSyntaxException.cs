using System;

namespace Adder.Syntax;

/// <summary>Which of CPython's classes a rejected source raises.</summary>
internal enum SyntaxErrorKind
{
    SyntaxError,
    IndentationError,
    TabError,
    IncompleteInput,
    UnicodeDecodeError,
    ValueError,
    MemoryError,
    OverflowError,
    RecursionError,
    SystemError,

    /// <summary>What was asked in between has failed (<see cref="IdentifierNormalizer"/>), and is told there.</summary>
    Elsewhere,
}

/// <summary>
/// Source text that Python does not accept. It carries what <c>SyntaxError</c>'s attributes are made of; the runtime turns it into
/// the Python exception at its border. Lines and columns count from 1, columns in characters (not bytes), as <c>SyntaxError.offset</c> does;
/// zero or less means unknown.
/// </summary>
internal sealed class PythonSyntaxException(
    SyntaxErrorKind kind, string message, int line, int offset, int endLine, int endOffset, string? text = null) : Exception(message)
{
    public SyntaxErrorKind Kind { get; } = kind;

    public int Line { get; } = line;

    public int Offset { get; } = offset;

    public int EndLine { get; } = endLine;

    public int EndOffset { get; } = endOffset;

    /// <summary>The source line(s) that the error quotes, with line ends; null where there are none.</summary>
    public string? Text { get; } = text;

    /// <summary>A number of a place that is not there: None to Python.</summary>
    public const int Nowhere = int.MinValue;

    /// <summary>The exception's only argument is the message; the place is set apart.</summary>
    public bool HasOnlyMessage { get; init; }

    /// <summary>The error does not say in which file it is.</summary>
    public bool HidesFileName { get; init; }

    /// <summary>
    /// The whole source where the parser refused it, else null. It is the last part of <c>SyntaxError._metadata</c>, (0, 0, source), in
    /// which <c>traceback</c> looks for mistyped keywords.
    /// </summary>
    public new string? Source { get; set; }
}

/// <summary>A warning that the tokenizer, parser or compiler issues (<c>SyntaxWarning</c>, <c>DeprecationWarning</c>).</summary>
/// <param name="Category">The Python class's name.</param>
/// <param name="Message">CPython's text.</param>
/// <param name="Line">Line of the source, from 1.</param>
internal readonly record struct SyntaxWarningInfo(string Category, string Message, int Line, int Offset, int EndLine, int EndOffset);

/// <summary>
/// Takes the warnings of a compilation. Returns false where the warning was turned into an error (the <c>error</c> filter): the
/// caller then raises it as a SyntaxError at that place, as CPython does.
/// </summary>
internal delegate bool SyntaxWarningSink(SyntaxWarningInfo warning);
