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
    private readonly Dictionary<(object Node, BlockRole Role), SymbolTableEntry> _entries = new(KeyComparer.Instance);
    private int _nextId = 1;

    /// <summary>The module's block.</summary>
    public SymbolTableEntry Top { get; internal set; } = null!;

    /// <summary>The features that the module's future statements ask for.</summary>
    public FutureFeatures Future { get; internal set; } = FutureFeatures.None;

    /// <summary>The block that a node opens in a given role.</summary>
    public SymbolTableEntry Lookup(object node, BlockRole role = BlockRole.Body) => _entries[(node, role)];

    internal int NextId() => _nextId++;

    internal void Add(object node, BlockRole role, SymbolTableEntry entry) => _entries[(node, role)] = entry;

    /// <summary>Nodes are records; as keys they count by identity.</summary>
    private sealed class KeyComparer : IEqualityComparer<(object Node, BlockRole Role)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((object Node, BlockRole Role) x, (object Node, BlockRole Role) y) => ReferenceEquals(x.Node, y.Node) && x.Role == y.Role;

        public int GetHashCode((object Node, BlockRole Role) key) => (RuntimeHelpers.GetHashCode(key.Node) * 4) + (int)key.Role;
    }
}
