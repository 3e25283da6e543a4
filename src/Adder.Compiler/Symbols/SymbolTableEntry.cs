using System.Collections.Generic;
using Adder.Syntax;

namespace Adder.Compiler.Symbols;

/// <summary>One block of the program (module, class, function, comprehension, annotation or type parameter scope) and the names in it.</summary>
internal sealed class SymbolTableEntry(int id, string name, BlockKind kind, BlockRole role, object key, SourceSpan span)
{
    private List<SymbolTableEntry>? _children;

    /// <summary>A number that tells this entry from the others of its table.</summary>
    public int Id { get; } = id;

    /// <summary>The name of the function or class, or a word such as <c>top</c>, <c>lambda</c>, <c>listcomp</c>.</summary>
    public string Name { get; } = name;

    public BlockKind Kind { get; } = kind;

    /// <summary>Which of the node's blocks this is.</summary>
    public BlockRole Role { get; } = role;

    /// <summary>Another block of the same node; null after the last.</summary>
    public SymbolTableEntry? NextOfNode { get; set; }

    /// <summary>The node (or stand-in) that the entry was made for.</summary>
    public object Key { get; } = key;

    public SourceSpan Span { get; } = span;

    /// <summary>Names after mangling, in the order of first mention.</summary>
    public NameTable<Symbol> Symbols { get; } = new();

    /// <summary>Parameters: positional, keyword-only, <c>*args</c>, <c>**kwargs</c>.</summary>
    public List<string> ParameterNames { get; } = [];

    public List<SymbolTableEntry> Children => _children ??= [];

    public bool HasChildren => _children is { Count: > 0 };

    /// <summary>Whether a function-like block surrounds this one.</summary>
    public bool Nested { get; set; }

    /// <summary>A generator: it holds a yield, or is a generator expression.</summary>
    public bool IsGenerator { get; set; }

    public bool IsCoroutine { get; set; }

    public ComprehensionKind Comprehension { get; set; }

    public bool HasVariableArguments { get; set; }

    public bool HasVariableKeywords { get; set; }

    public bool HasDocstring { get; set; }

    /// <summary>A function, lambda or comprehension directly in a class's body.</summary>
    public bool IsMethod { get; set; }

    public bool ReturnsValue { get; set; }

    /// <summary>A method uses <c>__class__</c> or <c>super</c>, so that the class needs the cell.</summary>
    public bool NeedsClassClosure { get; set; }

    /// <summary>An annotation scope inside the class reads names of the class's namespace.</summary>
    public bool NeedsClassDict { get; set; }

    /// <summary>Some annotations may not be reached, so that a set records which were.</summary>
    public bool HasConditionalAnnotations { get; set; }

    /// <summary>Variable annotations occur in the block.</summary>
    public bool UsesAnnotations { get; set; }

    /// <summary>An annotation or type parameter scope directly inside a class.</summary>
    public bool CanSeeClassScope { get; set; }

    /// <summary>The comprehension was inlined into its surrounding block (PEP 709).</summary>
    public bool IsInlined { get; set; }

    /// <summary>The block for this one's variable annotations.</summary>
    public SymbolTableEntry? AnnotationBlock { get; set; }

    /// <summary>For a function's <c>__annotate__</c>, the function's name.</summary>
    public string? FunctionName { get; set; }

    /// <summary>For a type variable's block, the words for it in error messages, such as "a TypeVar bound".</summary>
    public string? Description { get; set; }

    /// <summary>Where set, only these names are mangled (type parameter scopes around classes).</summary>
    public HashSet<string>? MangledNames { get; set; }

    /// <summary>The places of global and nonlocal statements by name; null where there are none.</summary>
    public List<(string Name, SourceSpan Span)>? Directives { get; set; }

    /// <summary>Counts the comprehension iterables that the visitor is in: no assignment expressions there.</summary>
    public int IterableDepth { get; set; }

    /// <summary>The visitor is in the target of a comprehension's loop.</summary>
    public bool InComprehensionTarget { get; set; }

    /// <summary>The visitor is in an annotation that is never evaluated: its names do not count.</summary>
    public bool InUnevaluatedAnnotation { get; set; }

    /// <summary>The visitor is under an if, a loop, try, with or match.</summary>
    public bool InConditionalBlock { get; set; }

    /// <summary>Whether names in the block resolve as in functions.</summary>
    public bool IsFunctionLike => Kind is BlockKind.Function or BlockKind.Annotation or BlockKind.TypeVariable or BlockKind.TypeAlias or BlockKind.TypeParameters;

    /// <summary>The uses of a (mangled) name; none where the block does not mention it.</summary>
    public SymbolFlags FlagsOf(string name) => Symbols.TryGetValue(name, out Symbol symbol) ? symbol.Flags : SymbolFlags.None;

    /// <summary>The scope of a (mangled) name; Unknown where the block does not mention it.</summary>
    public SymbolScope ScopeOf(string name) => Symbols.TryGetValue(name, out Symbol symbol) ? symbol.Scope : SymbolScope.Unknown;
}
