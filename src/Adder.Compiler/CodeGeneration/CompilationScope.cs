using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>What kind of code object a scope becomes.</summary>
internal enum CodeScopeKind { Module, Class, Function, AsyncFunction, Lambda, Comprehension, Annotations, TypeParameters }

/// <summary>A table of distinct items in the order of first use.</summary>
internal sealed class IndexTable<T>
    where T : notnull
{
    private const int SmallestTable = 16;

    /// <summary>Indices plus one by hash, 0 for none; its length is a power of two, at least twice the number of items.</summary>
    private int[] _places = [];

    public List<T> Items { get; } = [];

    public int IndexOf(T item)
    {
        if (_places.Length <= Items.Count * 2)
        {
            Grow();
        }

        int mask = _places.Length - 1;
        int at = item.GetHashCode() & mask;
        for (; _places[at] != 0; at = (at + 1) & mask)
        {
            int known = _places[at] - 1;
            if (Items[known].Equals(item))
            {
                return known;
            }
        }

        Items.Add(item);
        _places[at] = Items.Count;
        return Items.Count - 1;
    }

    private void Grow()
    {
        _places = new int[System.Math.Max(SmallestTable, _places.Length * 2)];
        int mask = _places.Length - 1;
        for (int index = 0; index < Items.Count; index++)
        {
            int at = Items[index].GetHashCode() & mask;
            while (_places[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _places[at] = index + 1;
        }
    }
}

/// <summary>An annotated assignment whose annotation is compiled after the body it stands in.</summary>
/// <param name="Statement">The assignment.</param>
/// <param name="ConditionalIndex">Its number among those that may not be reached; null where it is always reached.</param>
internal readonly record struct DeferredAnnotation(AnnAssign Statement, int? ConditionalIndex);

/// <summary>The scope that code is being generated for.</summary>
internal sealed class CompilationScope
{
    private List<CodeConstant>? _codes;

    public CompilationScope(SymbolTableEntry entry, CodeScopeKind kind, string name, int firstLine, string? className)
    {
        Entry = entry;
        Kind = kind;
        Name = name;
        QualifiedName = name;
        FirstLine = firstLine;
        ClassName = className;
        foreach (string parameter in entry.ParameterNames)
        {
            Variables.IndexOf(parameter);
        }

        foreach (string cell in SortedNames(SymbolScope.Cell, SymbolFlags.ComprehensionCell))
        {
            Cells.IndexOf(cell);
        }

        if (entry.NeedsClassClosure)
        {
            Cells.IndexOf("__class__");
        }

        if (entry.NeedsClassDict)
        {
            Cells.IndexOf("__classdict__");
        }

        if (entry.HasConditionalAnnotations)
        {
            Cells.IndexOf("__conditional_annotations__");
        }

        foreach (string free in SortedNames(SymbolScope.Free, SymbolFlags.FreeClass))
        {
            FreeNames.IndexOf(free);
        }
    }

    public SymbolTableEntry Entry { get; }

    public CodeScopeKind Kind { get; }

    public string Name { get; }

    public string QualifiedName { get; set; }

    public int FirstLine { get; }

    /// <summary>The class whose private names are mangled here.</summary>
    public string? ClassName { get; }

    public int ArgumentCount { get; init; }

    public int PositionalOnlyArgumentCount { get; init; }

    public int KeywordOnlyArgumentCount { get; init; }

    /// <summary>Where instructions go now: the body, or the annotations' part of a module.</summary>
    public InstructionSequence Sequence { get; set; } = new();

    public IndexTable<ConstantValue> Constants { get; } = new();

    public IndexTable<string> Names { get; } = new();

    public IndexTable<string> Variables { get; } = new();

    public IndexTable<string> Cells { get; } = new();

    public IndexTable<string> FreeNames { get; } = new();

    /// <summary>Names that are fast locals inside an inlined comprehension only. True while that comprehension is being generated.</summary>
    public NameTable<bool> HiddenNames { get; } = new();

    /// <summary>The blocks that surround the current statement, innermost last.</summary>
    public PlainList<FrameBlock> Blocks { get; } = new();

    public int InlinedComprehensionDepth { get; set; }

    /// <summary>Attributes that methods of the class assign on <c>self</c>.</summary>
    public SortedSet<string> StaticAttributes => field ??= new SortedSet<string>(CodePointComparer.Instance);

    public List<DeferredAnnotation>? DeferredAnnotations { get; set; }

    public int NextConditionalAnnotation { get; set; }

    public bool InConditionalBlock { get; set; }

    /// <summary>The index of a constant. Equal code objects (a finally block is compiled twice) are one constant.</summary>
    public int IndexOfConstant(ConstantValue constant)
    {
        return Constants.IndexOf(constant is CodeConstant code ? KnownCode(code) : constant);
    }

    private CodeConstant KnownCode(CodeConstant code)
    {
        foreach (CodeConstant known in _codes ??= [])
        {
            if (BlueprintEquality.AreEqual(known.Code, code.Code))
            {
                return known;
            }
        }

        _codes.Add(code);
        return code;
    }

    private List<string> SortedNames(SymbolScope scope, SymbolFlags flag)
    {
        List<string> names = [];
        foreach ((string name, Symbol symbol) in Entry.Symbols)
        {
            if (symbol.Scope == scope || symbol.Has(flag))
            {
                names.Add(name);
            }
        }

        if (names.Count > 1)
        {
            names.Sort(CodePointComparer.Instance);
        }

        return names;
    }
}

/// <summary>Orders strings by code points, as Python does. UTF-16 order differs where surrogates meet U+E000 and above.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    public static readonly CodePointComparer Instance = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        int common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length - right.Length;
        }

        char a = left[common];
        char b = right[common];
        bool aSurrogate = char.IsSurrogate(a);
        return aSurrogate == char.IsSurrogate(b) ? a - b : aSurrogate ? 1 : -1;
    }
}

/// <summary>Whether two code objects are the same constant, as CPython's code objects compare: by all that they are made of except file and qualified name.</summary>
internal static class BlueprintEquality
{
    public static bool AreEqual(CodeBlueprint left, CodeBlueprint right) =>
        left.FirstLineNumber == right.FirstLineNumber
        && left.Name == right.Name
        && left.ArgumentCount == right.ArgumentCount
        && left.PositionalOnlyArgumentCount == right.PositionalOnlyArgumentCount
        && left.KeywordOnlyArgumentCount == right.KeywordOnlyArgumentCount
        && left.Flags == right.Flags
        && left.Code.AsSpan().SequenceEqual(right.Code)
        && left.LineTable.AsSpan().SequenceEqual(right.LineTable)
        && left.ExceptionTable.AsSpan().SequenceEqual(right.ExceptionTable)
        && left.Names.AsSpan().SequenceEqual(right.Names)
        && left.LocalsPlusNames.AsSpan().SequenceEqual(right.LocalsPlusNames)
        && ConstantsEqual(left.Constants, right.Constants);

    private static bool ConstantsEqual(ConstantValue[] left, ConstantValue[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            bool equal = left[i] is CodeConstant leftCode && right[i] is CodeConstant rightCode
                ? AreEqual(leftCode.Code, rightCode.Code)
                : left[i].Equals(right[i]);
            if (!equal)
            {
                return false;
            }
        }

        return true;
    }
}
