using System;

namespace Adder.Compiler.Symbols;

/// <summary>How a block uses a name, with the values that the <c>_symtable</c> module shows (<c>DEF_LOCAL</c> and so on).</summary>
[Flags]
internal enum SymbolFlags
{
    None = 0,

    /// <summary>Named in a <c>global</c> statement.</summary>
    Global = 1,

    /// <summary>Bound in the block.</summary>
    Local = 2,

    /// <summary>A formal parameter.</summary>
    Parameter = 4,

    /// <summary>Named in a <c>nonlocal</c> statement.</summary>
    Nonlocal = 8,

    /// <summary>Read in the block.</summary>
    Use = 16,

    /// <summary>Free in a method of the class that the block is, or that it can see.</summary>
    FreeClass = 64,

    /// <summary>Bound by an import.</summary>
    Import = 128,

    /// <summary>Annotated.</summary>
    Annotated = 256,

    /// <summary>The target of a comprehension's loop.</summary>
    ComprehensionTarget = 512,

    /// <summary>A type parameter.</summary>
    TypeParameter = 1024,

    /// <summary>A cell of a comprehension that was inlined into the block.</summary>
    ComprehensionCell = 2048,

    /// <summary>Any binding.</summary>
    Bound = Local | Parameter | Import,
}

/// <summary>Where a name lives, once the scopes of the whole program are known; the numbers are those of <c>_symtable</c>.</summary>
internal enum SymbolScope
{
    Unknown = 0,
    Local = 1,
    GlobalExplicit = 2,
    GlobalImplicit = 3,
    Free = 4,
    Cell = 5,
}

/// <summary>What a symbol table entry describes; the numbers are those of <c>_symtable</c> (<c>TYPE_FUNCTION</c> and so on).</summary>
internal enum BlockKind
{
    Function = 0,
    Class = 1,
    Module = 2,
    Annotation = 3,
    TypeAlias = 4,
    TypeParameters = 5,
    TypeVariable = 6,
}

/// <summary>Which comprehension a function block is made of, if any.</summary>
internal enum ComprehensionKind { None, List, Dict, Set, Generator }

/// <summary>A name's uses in a block and, after analysis, its scope.</summary>
internal readonly record struct Symbol(SymbolFlags Flags, SymbolScope Scope)
{
    /// <summary>Flags and scope in one number, as <c>_symtable</c> gives them.</summary>
    public int Packed => (int)Flags | ((int)Scope << 12);

    public bool Has(SymbolFlags flags) => (Flags & flags) != 0;
}
