using System.Collections.Generic;
using Adder.Compiler.Symbols;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Modules.Symtable;

/// <summary><c>_symtable</c>: the compiler's symbol tables.</summary>
[PyModule("_symtable")]
internal static partial class SymtableModule
{
    /// <summary>Where a symbol's scope begins in its number.</summary>
    private const int ScopeOffset = 12;

    [PyFunction("symtable(source, filename, startstr, /)", Doc = "Return symbol and scope dictionaries used internally by compiler.")]
    private static PyObject? Symtable(ThreadState ts, PyObject source, PyObject filename, PyStr startstr)
    {
        if (SourceCompilation.FileSystemText(ts, filename) is not { } file)
        {
            return null;
        }

        ParseMode? mode = startstr.ToString() switch
        {
            "exec" => ParseMode.Exec,
            "eval" => ParseMode.Eval,
            "single" => ParseMode.Single,
            _ => null,
        };
        if (mode is null && source is PyStr or PyBytes)
        {
            return Raise.ValueError(ts, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }

        SymbolTable? table = SourceCompilation.BuildSymbolTable(
            ts, source, new SourceCompilation.Request(file, mode ?? ParseMode.Exec, 0, -1, -1), "symtable() arg 1 must be a string or bytes object");
        return table is null ? null
            : mode is null ? Raise.ValueError(ts, "symtable() arg 3 must be 'exec' or 'eval' or 'single'")
            : PySymbolTableEntry.From(table.Top);
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        (string Name, int Value)[] constants =
        [
            ("USE", (int)SymbolFlags.Use), ("DEF_GLOBAL", (int)SymbolFlags.Global), ("DEF_NONLOCAL", (int)SymbolFlags.Nonlocal), ("DEF_LOCAL", (int)SymbolFlags.Local),
            ("DEF_PARAM", (int)SymbolFlags.Parameter), ("DEF_TYPE_PARAM", (int)SymbolFlags.TypeParameter), ("DEF_FREE_CLASS", (int)SymbolFlags.FreeClass),
            ("DEF_IMPORT", (int)SymbolFlags.Import), ("DEF_BOUND", (int)SymbolFlags.Bound), ("DEF_ANNOT", (int)SymbolFlags.Annotated),
            ("DEF_COMP_ITER", (int)SymbolFlags.ComprehensionTarget), ("DEF_COMP_CELL", (int)SymbolFlags.ComprehensionCell),
            ("TYPE_FUNCTION", (int)BlockKind.Function), ("TYPE_CLASS", (int)BlockKind.Class), ("TYPE_MODULE", (int)BlockKind.Module),
            ("TYPE_ANNOTATION", (int)BlockKind.Annotation), ("TYPE_TYPE_ALIAS", (int)BlockKind.TypeAlias), ("TYPE_TYPE_PARAMETERS", (int)BlockKind.TypeParameters),
            ("TYPE_TYPE_VARIABLE", (int)BlockKind.TypeVariable),
            ("LOCAL", (int)SymbolScope.Local), ("GLOBAL_EXPLICIT", (int)SymbolScope.GlobalExplicit), ("GLOBAL_IMPLICIT", (int)SymbolScope.GlobalImplicit),
            ("FREE", (int)SymbolScope.Free), ("CELL", (int)SymbolScope.Cell), ("SCOPE_OFF", ScopeOffset), ("SCOPE_MASK", 15),
        ];
        foreach ((string name, int value) in constants)
        {
            module.Add(name, PyInt.From(value));
        }

        return Done.Ok;
    }
}

/// <summary>A block of a symbol table.</summary>
[PyType("symtable entry", NoConstructor = true)]
internal sealed partial class PySymbolTableEntry(long id, SymbolTableEntry entry, PyDict symbols, PyList names, PyList children) : PyObject
{
    private static long s_lastId;

    [PyGetter("id", Member = true)]
    private readonly long _id = id;

    [PyGetter("name", Member = true)]
    private readonly PyStr _name = PyStr.Intern(entry.Name);

    [PyGetter("symbols", Member = true)]
    private readonly PyDict _symbols = symbols;

    [PyGetter("varnames", Member = true)]
    private readonly PyList _names = names;

    [PyGetter("children", Member = true)]
    private readonly PyList _children = children;

    [PyGetter("nested", Member = true)]
    private readonly int _nested = entry.Nested ? 1 : 0;

    [PyGetter("type", Member = true)]
    private readonly int _type = (int)entry.Kind;

    [PyGetter("lineno", Member = true)]
    private readonly int _line = entry.Span.Line;

    /// <summary>The objects for a block and those in it. Their ids differ from those of all other tables.</summary>
    public static PySymbolTableEntry From(SymbolTableEntry entry)
    {
        var symbols = new PyDict();
        foreach ((string name, Symbol symbol) in entry.Symbols)
        {
            symbols.SetInterned(name, PyInt.From(symbol.Packed));
        }

        var names = new PyList();
        foreach (string name in entry.ParameterNames)
        {
            names.Add(PyStr.Intern(name));
        }

        var children = new PyList();
        foreach (SymbolTableEntry child in entry.Children)
        {
            children.Add(From(child));
        }

        return new PySymbolTableEntry(System.Threading.Interlocked.Increment(ref s_lastId), entry, symbols, names, children);
    }

    [PySlot(Slot.Repr)]
    private string ReprSlot(ThreadState ts) => $"<symtable entry {_name}({_id}), line {_line}>";
}
