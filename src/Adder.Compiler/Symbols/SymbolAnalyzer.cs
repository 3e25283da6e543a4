using System.Collections.Generic;
using Adder.Syntax;

namespace Adder.Compiler.Symbols;

/// <summary>
/// Finds the scope of every name once all bindings are known: walks the blocks from the outside in with the names that the
/// surrounding blocks bind, and hands the names left free back out, where they become cells. Inlines comprehensions on the way.
/// </summary>
internal sealed class SymbolAnalyzer
{
    private static readonly string[] s_implicitClassCells = ["__class__", "__classdict__", "__conditional_annotations__"];

    /// <summary>The names that a block's surroundings offer it. Each block works on copies.</summary>
    /// <param name="Bound">Bound by enclosing functions; null at module level.</param>
    /// <param name="Global">Declared global around here.</param>
    /// <param name="TypeParameters">Those of the bound names that are type parameters.</param>
    private sealed record Surroundings(HashSet<string>? Bound, HashSet<string> Global, HashSet<string> TypeParameters)
    {
        public Surroundings Copy() => new(Bound is null ? null : [.. Bound], [.. Global], [.. TypeParameters]);
    }

    /// <summary>What one block finds out about its own names.</summary>
    private sealed class BlockScopes
    {
        public NameTable<SymbolScope> Scopes { get; } = new();

        public HashSet<string> Local { get; } = [];

        /// <summary>What the blocks inside leave free; the block's own free names go straight out.</summary>
        public HashSet<string> Free { get; } = [];

        public HashSet<string> InlinedCells { get; } = [];
    }

    /// <summary>Fills in the scopes of all blocks. Raises a SyntaxError for a nonlocal or global statement that cannot hold.</summary>
    public static void Analyze(SymbolTable table) =>
        new SymbolAnalyzer().AnalyzeBlock(table.Top, new Surroundings(null, [], []), [], null);

    private void AnalyzeBlock(SymbolTableEntry entry, Surroundings around, HashSet<string> free, SymbolTableEntry? classEntry)
    {
        CompilerErrors.EnsureStack();
        bool isClass = entry.Kind == BlockKind.Class;
        var result = new BlockScopes();
        var newGlobal = new HashSet<string>();
        var newBound = new HashSet<string>();

        // A class's own names are invisible to the blocks inside it: those see what the class itself sees.
        if (isClass)
        {
            UniteWith(newGlobal, around.Global);
            UniteWith(newBound, around.Bound);
        }

        foreach ((string name, Symbol symbol) in entry.Symbols)
        {
            AnalyzeName(entry, result, name, symbol.Flags, around, free, classEntry);
        }

        if (isClass)
        {
            newBound.UnionWith(s_implicitClassCells);
        }
        else
        {
            if (entry.IsFunctionLike)
            {
                UniteWith(newBound, result.Local);
            }

            UniteWith(newBound, around.Bound);
            UniteWith(newGlobal, around.Global);
        }

        if (entry.HasChildren)
        {
            AnalyzeChildren(entry, result, new Surroundings(newBound, newGlobal, around.TypeParameters), classEntry);
        }

        if (entry.IsFunctionLike)
        {
            TurnLocalsIntoCells(result);
        }
        else if (isClass)
        {
            TakeClassCells(entry, result.Free);
        }

        RecordScopes(entry, result, around.Bound, isClass || entry.CanSeeClassScope);
        UniteWith(free, result.Free);
    }

    private static void UniteWith(HashSet<string> names, HashSet<string>? others)
    {
        if (others is { Count: > 0 })
        {
            AddAll(names, others);
        }
    }

    private static void AddAll(HashSet<string> names, HashSet<string> others)
    {
        foreach (string name in others)
        {
            names.Add(name);
        }
    }

    private void AnalyzeName(
        SymbolTableEntry entry, BlockScopes result, string name, SymbolFlags flags, Surroundings around, HashSet<string> free, SymbolTableEntry? classEntry)
    {
        if ((flags & SymbolFlags.Global) != 0)
        {
            if ((flags & SymbolFlags.Nonlocal) != 0)
            {
                throw ErrorAtDirective(entry, name, $"name '{name}' is nonlocal and global");
            }

            result.Scopes[name] = SymbolScope.GlobalExplicit;
            around.Global.Add(name);
            around.Bound?.Remove(name);
        }
        else if ((flags & SymbolFlags.Nonlocal) != 0)
        {
            CheckNonlocal(entry, name, around);
            result.Scopes[name] = SymbolScope.Free;
            free.Add(name);
        }
        else if ((flags & SymbolFlags.Bound) != 0)
        {
            result.Scopes[name] = SymbolScope.Local;
            result.Local.Add(name);
            around.Global.Remove(name);
            if ((flags & SymbolFlags.TypeParameter) != 0)
            {
                around.TypeParameters.Add(name);
            }
            else
            {
                around.TypeParameters.Remove(name);
            }
        }
        else
        {
            result.Scopes[name] = ScopeOfUse(name, around, classEntry);
            if (result.Scopes[name] == SymbolScope.Free)
            {
                free.Add(name);
            }
        }
    }

    private static void CheckNonlocal(SymbolTableEntry entry, string name, Surroundings around)
    {
        if (around.Bound is null)
        {
            throw ErrorAtDirective(entry, name, "nonlocal declaration not allowed at module level");
        }

        if (!around.Bound.Contains(name))
        {
            throw ErrorAtDirective(entry, name, $"no binding for nonlocal '{name}' found");
        }

        if (around.TypeParameters.Contains(name))
        {
            throw ErrorAtDirective(entry, name, $"nonlocal binding not allowed for type parameter '{name}'");
        }
    }

    /// <summary>
    /// The scope of a name that is only read. In a scope that can see a class's namespace, a name that the class binds is looked up
    /// there first and then among the globals, past the functions around the class.
    /// </summary>
    private static SymbolScope ScopeOfUse(string name, Surroundings around, SymbolTableEntry? classEntry)
    {
        if (classEntry is not null && name != "__classdict__")
        {
            SymbolFlags inClass = classEntry.FlagsOf(name);
            if ((inClass & SymbolFlags.Global) != 0)
            {
                return SymbolScope.GlobalExplicit;
            }

            if ((inClass & SymbolFlags.Bound) != 0 && (inClass & SymbolFlags.Nonlocal) == 0)
            {
                return SymbolScope.GlobalImplicit;
            }
        }

        return around.Bound is not null && around.Bound.Contains(name) ? SymbolScope.Free : SymbolScope.GlobalImplicit;
    }

    private void AnalyzeChildren(SymbolTableEntry entry, BlockScopes result, Surroundings inside, SymbolTableEntry? classEntry)
    {
        foreach (SymbolTableEntry child in entry.Children)
        {
            SymbolTableEntry? visibleClass = !child.CanSeeClassScope ? null : entry.Kind == BlockKind.Class ? entry : classEntry;
            bool inline = child.Comprehension != ComprehensionKind.None && !child.IsGenerator && !entry.CanSeeClassScope;
            var childFree = new HashSet<string>();
            AnalyzeBlock(child, inside.Copy(), childFree, visibleClass);
            if (inline)
            {
                Inline(entry, child, result, childFree);
                child.IsInlined = true;
            }

            UniteWith(result.Free, childFree);
        }

        for (int i = entry.Children.Count - 1; i >= 0; i--)
        {
            SymbolTableEntry child = entry.Children[i];
            if (child.IsInlined)
            {
                entry.Children.RemoveAt(i);
                entry.Children.InsertRange(i, child.Children);
            }
        }
    }

    /// <summary>Merges a comprehension's names into the block that runs it (PEP 709).</summary>
    private static void Inline(SymbolTableEntry entry, SymbolTableEntry comprehension, BlockScopes result, HashSet<string> comprehensionFree)
    {
        var implicitCells = new List<string>();
        var hiddenCells = new List<string>();
        foreach ((string name, Symbol symbol) in comprehension.Symbols)
        {
            if (symbol.Has(SymbolFlags.Parameter))
            {
                continue;
            }

            SymbolScope scope = symbol.Scope;
            if (scope == SymbolScope.Cell || symbol.Has(SymbolFlags.ComprehensionCell))
            {
                result.InlinedCells.Add(name);
            }

            if (!entry.Symbols.TryGetValue(name, out Symbol outer))
            {
                // In a class's body __class__ is not the cell that methods see, functions inside the comprehension included.
                if (scope == SymbolScope.Free && entry.Kind == BlockKind.Class && System.Array.IndexOf(s_implicitClassCells, name) >= 0)
                {
                    scope = SymbolScope.GlobalImplicit;
                    implicitCells.Add(name);
                    if (!IsFreeInAnyChild(comprehension, name))
                    {
                        comprehensionFree.Remove(name);
                    }
                }

                entry.Symbols[name] = new Symbol(symbol.Flags, SymbolScope.Unknown);
                result.Scopes[name] = scope;
            }
            else
            {
                if (scope == SymbolScope.Free && entry.Kind == BlockKind.Class && System.Array.IndexOf(s_implicitClassCells, name) >= 0)
                {
                    hiddenCells.Add(name);
                    if (!IsFreeInAnyChild(comprehension, name))
                    {
                        comprehensionFree.Remove(name);
                    }
                }

                // What a comprehension in a class's body reads is not the class's name.
                if (scope == SymbolScope.Free && entry.Kind != BlockKind.Class)
                {
                    entry.Symbols[name] = outer with { Flags = outer.Flags | (symbol.Flags & SymbolFlags.Use) };
                }

                if (outer.Has(SymbolFlags.Bound) && entry.Kind != BlockKind.Class && !IsFreeInAnyChild(comprehension, name))
                {
                    comprehensionFree.Remove(name);
                }
            }
        }

        foreach (string name in implicitCells)
        {
            comprehension.Symbols.Remove(name);
        }

        // Neither is the class's own variable of such a name what the comprehension sees.
        foreach (string name in hiddenCells)
        {
            comprehension.Symbols[name] = comprehension.Symbols[name] with { Scope = SymbolScope.GlobalImplicit };
        }
    }

    private static bool IsFreeInAnyChild(SymbolTableEntry entry, string name)
    {
        foreach (SymbolTableEntry child in entry.Children)
        {
            if (child.ScopeOf(name) == SymbolScope.Free)
            {
                return true;
            }
        }

        return false;
    }

    private static void TurnLocalsIntoCells(BlockScopes result)
    {
        foreach ((string name, SymbolScope scope) in result.Scopes)
        {
            if (scope == SymbolScope.Local && (result.Free.Contains(name) || result.InlinedCells.Contains(name)))
            {
                result.Scopes[name] = SymbolScope.Cell;
                result.Free.Remove(name);
            }
        }
    }

    private static void TakeClassCells(SymbolTableEntry entry, HashSet<string> free)
    {
        if (free.Remove("__class__"))
        {
            entry.NeedsClassClosure = true;
        }

        if (free.Remove("__classdict__"))
        {
            entry.NeedsClassDict = true;
        }

        if (free.Remove("__conditional_annotations__"))
        {
            entry.HasConditionalAnnotations = true;
        }
    }

    private static void RecordScopes(SymbolTableEntry entry, BlockScopes result, HashSet<string>? bound, bool seesClass)
    {
        for (int i = 0; i < entry.Symbols.Count; i++)
        {
            (string name, Symbol mentioned) = entry.Symbols.GetAt(i);
            SymbolFlags flags = mentioned.Flags;
            if (result.InlinedCells.Contains(name))
            {
                flags |= SymbolFlags.ComprehensionCell;
            }

            entry.Symbols.SetAt(i, new Symbol(flags, result.Scopes[name]));
        }

        if (result.Free.Count > 0)
        {
            RecordFree(entry, result.Free, bound, seesClass);
        }
    }

    private static void RecordFree(SymbolTableEntry entry, HashSet<string> free, HashSet<string>? bound, bool seesClass)
    {
        foreach (string name in free)
        {
            if (entry.Symbols.TryGetValue(name, out Symbol symbol))
            {
                // A method's free name that is also a name of the class's body: both exist side by side.
                if (seesClass)
                {
                    entry.Symbols[name] = symbol with { Flags = symbol.Flags | SymbolFlags.FreeClass };
                }
            }
            else if (bound is null || bound.Contains(name))
            {
                entry.Symbols[name] = new Symbol(SymbolFlags.None, SymbolScope.Free);
            }
        }
    }

    private static PythonSyntaxException ErrorAtDirective(SymbolTableEntry entry, string name, string message)
    {
        foreach ((string declared, SourceSpan span) in entry.Directives ?? [])
        {
            if (declared == name)
            {
                return CompilerErrors.SymbolError(message, span);
            }
        }

        return CompilerErrors.SymbolError(message, entry.Span);
    }
}
