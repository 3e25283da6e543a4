using System;
using Adder.Syntax;

namespace Adder.Bytecode;

/// <summary>The flags of a code object (<c>co_flags</c>), with CPython 3.14's values.</summary>
[Flags]
internal enum CodeFlags
{
    None = 0,
    Optimized = 0x1,
    NewLocals = 0x2,
    VarArgs = 0x4,
    VarKeywords = 0x8,
    Nested = 0x10,
    Generator = 0x20,
    Coroutine = 0x80,
    IterableCoroutine = 0x100,
    AsyncGenerator = 0x200,
    FutureDivision = 0x20000,
    FutureAbsoluteImport = 0x40000,
    FutureWithStatement = 0x80000,
    FuturePrintFunction = 0x100000,
    FutureUnicodeLiterals = 0x200000,
    FutureBarryAsBdfl = 0x400000,
    FutureGeneratorStop = 0x800000,
    FutureAnnotations = 0x1000000,
    HasDocstring = 0x4000000,
    Method = 0x8000000,
}

/// <summary>What a slot of <c>co_localsplusnames</c> is; the bits combine.</summary>
[Flags]
internal enum LocalKinds : byte
{
    None = 0,
    ArgumentPositional = 0x02,
    ArgumentKeyword = 0x04,
    ArgumentVariable = 0x08,
    Hidden = 0x10,
    Local = 0x20,
    Cell = 0x40,
    Free = 0x80,
}

/// <summary>
/// What a code object is made of, before it becomes a Python object: the compiler's result, and what marshal reads and
/// writes. Fields correspond to CPython 3.14's code object; bytecode, exception table and location table are in its formats.
/// </summary>
internal sealed class CodeBlueprint
{
    public required int ArgumentCount { get; init; }

    public required int PositionalOnlyArgumentCount { get; init; }

    public required int KeywordOnlyArgumentCount { get; init; }

    public required int StackSize { get; init; }

    public required CodeFlags Flags { get; init; }

    /// <summary>The bytecode: 16-bit units (opcode, argument), inline caches zeroed.</summary>
    public required byte[] Code { get; init; }

    /// <summary>Constants; nested code objects are <see cref="CodeConstant"/>.</summary>
    public required ConstantValue[] Constants { get; init; }

    public required string[] Names { get; init; }

    public required string[] LocalsPlusNames { get; init; }

    public required LocalKinds[] LocalsPlusKinds { get; init; }

    public required string FileName { get; init; }

    public required string Name { get; init; }

    public required string QualifiedName { get; init; }

    public required int FirstLineNumber { get; init; }

    /// <summary>The location table (PEP 657, CPython's <c>co_linetable</c> format).</summary>
    public required byte[] LineTable { get; init; }

    /// <summary>The exception table (<c>co_exceptiontable</c>).</summary>
    public required byte[] ExceptionTable { get; init; }
}

/// <summary>
/// A nested code object among the constants. Two are equal where Python's code objects compare equal: then a body that is
/// compiled twice, as that of <c>finally</c> is, does not leave two copies.
/// </summary>
internal sealed record CodeConstant(CodeBlueprint Code) : ConstantValue
{
    public bool Equals(CodeConstant? other) => other is not null && (ReferenceEquals(Code, other.Code) || Same(Code, other.Code));

    public override int GetHashCode() => HashCode.Combine(Code.Name, Code.FirstLineNumber, Code.Code.Length, Code.Constants.Length, Code.LineTable.Length);

    private static bool Same(CodeBlueprint left, CodeBlueprint right) =>
        left.Name == right.Name
        && left.FirstLineNumber == right.FirstLineNumber
        && left.Flags == right.Flags
        && left.ArgumentCount == right.ArgumentCount
        && left.PositionalOnlyArgumentCount == right.PositionalOnlyArgumentCount
        && left.KeywordOnlyArgumentCount == right.KeywordOnlyArgumentCount
        && left.Code.AsSpan().SequenceEqual(right.Code)
        && left.LineTable.AsSpan().SequenceEqual(right.LineTable)
        && left.ExceptionTable.AsSpan().SequenceEqual(right.ExceptionTable)
        && left.Names.AsSpan().SequenceEqual(right.Names)
        && left.LocalsPlusNames.AsSpan().SequenceEqual(right.LocalsPlusNames)
        && left.Constants.AsSpan().SequenceEqual(right.Constants);
}
