using System.Collections.Generic;
using System.Runtime.CompilerServices;
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
    private const int SmallestTable = 8;

    /// <summary>
    /// The first entry of each node by the node's identity (nodes are records), which a dictionary would need a dozen classes for; the entries of one node, of which there are few, hang together.
    /// The length is a power of two, at least twice the number of nodes.
    /// </summary>
    private SymbolTableEntry?[] _entries = new SymbolTableEntry?[SmallestTable];

    private int _count;
    private int _nextId = 1;

    /// <summary>The module's block.</summary>
    public SymbolTableEntry Top { get; internal set; } = null!;

    /// <summary>The features that the module's future statements ask for.</summary>
    public FutureFeatures Future { get; internal set; } = FutureFeatures.None;

    /// <summary>The block that a node opens in a given role.</summary>
    public SymbolTableEntry Lookup(object node, BlockRole role = BlockRole.Body)
    {
        SymbolTableEntry entry = _entries[PlaceOf(node)] ?? throw new KeyNotFoundException();
        while (entry.Role != role)
        {
            entry = entry.NextOfNode!;
        }

        return entry;
    }

    internal int NextId() => _nextId++;

    internal void Add(object node, SymbolTableEntry entry)
    {
        int place = PlaceOf(node);
        entry.NextOfNode = _entries[place];
        _entries[place] = entry;
        if (entry.NextOfNode is null && ++_count * 2 > _entries.Length)
        {
            Grow();
        }
    }

    /// <summary>Where the node's entries are, or would be.</summary>
    private int PlaceOf(object node)
    {
        int mask = _entries.Length - 1;
        int place = RuntimeHelpers.GetHashCode(node) & mask;
        while (_entries[place] is { } other && !ReferenceEquals(other.Key, node))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        SymbolTableEntry?[] before = _entries;
        _entries = new SymbolTableEntry?[before.Length * 2];
        foreach (SymbolTableEntry? entry in before)
        {
            if (entry is not null)
            {
                _entries[PlaceOf(entry.Key)] = entry;
            }
        }
    }
}
