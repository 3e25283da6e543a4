namespace Adder.Syntax;

/// <summary>
/// Where a piece of source text stands (PEP 657). Lines count from 1; columns are offsets in bytes of the
/// line's UTF-8 encoding and count from 0, as in CPython's <c>ast</c> nodes. The end is exclusive.
/// </summary>
internal readonly record struct SourceSpan(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The span of code that has no place in the source.</summary>
    public static readonly SourceSpan None = new(-1, -1, -1, -1);

    /// <summary>Stands for the span of the instruction that follows; only between code generation and assembly.</summary>
    public static readonly SourceSpan Next = new(-2, -2, -2, -2);

    /// <summary>The span from the start of this one to the end of <paramref name="last"/>.</summary>
    public SourceSpan To(SourceSpan last) => new(Line, Column, last.EndLine, last.EndColumn);
}
