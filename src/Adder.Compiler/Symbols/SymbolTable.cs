using System.Collections.Generic;
using Adder.Syntax.Ast;

namespace Adder.Compiler.Symbols;

/// <summary>Which of a node's blocks is meant: a definition has several.</summary>
internal enum BlockRole
{
    /// <summary>The body of a function, class, lambda, comprehension or type alias, or the bound of a type variable.</summary>
    Body,

    /// <summary>The scope of the type parameters.</summary>
    TypeParameters,

    /// <summary>A type parameter's default.</summary>
    Default,

    /// <summary>A function's annotations.</summary>
    Annotations,
}

/// <summary>The blocks of a program, found by the nodes that open them.</summary>
internal sealed class SymbolTable
{
    // Nodes are records; as keys they count by identity. The entries of one node, of which there are few, hang together.
    private readonly Dictionary<object, SymbolTableEntry> _entries = new(ReferenceEqualityComparer.Instance);
    private int _nextId = 1;

    /// <summary>The module's block.</summary>
    public SymbolTableEntry Top { get; internal set; } = null!;

    /// <summary>The features that the module's future statements ask for.</summary>
    public FutureFeatures Future { get; internal set; } = FutureFeatures.None;

    /// <summary>The block that a node opens in a given role.</summary>
    public SymbolTableEntry Lookup(object node, BlockRole role = BlockRole.Body)
    {
        SymbolTableEntry entry = _entries[node];
        while (entry.Role != role)
        {
            entry = entry.NextOfNode!;
        }

        return entry;
    }

    internal int NextId() => _nextId++;

    internal void Add(object node, SymbolTableEntry entry)
    {
        entry.NextOfNode = _entries.GetValueOrDefault(node);
        _entries[node] = entry;
    }
}
