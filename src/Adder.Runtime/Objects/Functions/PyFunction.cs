using System;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>function</c>: code with the things around it.</summary>
[PyType("function", TextSignature = "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)", Flags = TypeFlags.MethodDescriptor | TypeFlags.HasDict | TypeFlags.HasWeakReferences)]
internal sealed partial class PyFunction : PyObject
{
    // Null for what the code says, and None: making functions is common, and each store into an object costs.
    private CodeObject _code;
    private PyStr? _name;
    private PyStr? _qualifiedName;
    private PyObject? _documentation;

    public PyFunction(CodeObject code, PyDict globals, PyObject builtins)
    {
        _code = code;
        Globals = globals;
        Builtins = builtins;
        Module = globals.GetInterned(SpecialNames.Name) ?? PyNone.Instance;
        Version = PyType.NextVersion();
        if ((code.Flags & Adder.Bytecode.CodeFlags.HasDocstring) != 0 && code.Constants.Length > 0)
        {
            Documentation = code.Constants[0];
        }
    }

    /// <summary>Set <see cref="Version"/> anew after changing this.</summary>
    public CodeObject Code
    {
        get => _code;
        set
        {
            _name ??= _code.Name;
            _qualifiedName ??= _code.QualifiedName;
            _code = value;
        }
    }

    public PyDict Globals { get; }

    public PyObject Builtins { get; }

    public PyStr Name
    {
        get => _name ?? _code.Name;
        set => _name = value;
    }

    public PyStr QualifiedName
    {
        get => _qualifiedName ?? _code.QualifiedName;
        set => _qualifiedName = value;
    }

    public PyObject Module { get; set; }

    public PyObject Documentation
    {
        get => _documentation ?? PyNone.Instance;
        set => _documentation = value;
    }

    /// <summary><c>__defaults__</c>; null for none.</summary>
    public PyTuple? Defaults { get; set; }

    /// <summary>How many of the last positional parameters have a default.</summary>
    public int DefaultCount => Defaults?.Count ?? 0;

    /// <summary><c>__kwdefaults__</c>; null for none.</summary>
    public PyDict? KeywordDefaults { get; set; }

    /// <summary><c>__closure__</c>: a cell for each free variable; null for none.</summary>
    public PyTuple? Closure { get; set; }

    /// <summary><c>__annotations__</c> once evaluated; null before.</summary>
    public PyDict? Annotations { get; set; }

    /// <summary><c>__annotate__</c>; null for none.</summary>
    public PyObject? Annotate { get; set; }

    public PyTuple? TypeParameters { get; set; }

    public PyDict? Dictionary { get; set; }

    /// <summary>Changes with code, defaults and keyword defaults: what specialized calls guard on.</summary>
    public long Version { get; set; }

    /// <summary>The first of so many defaults at the end, behind which stand the others.</summary>
    public ref PyObject LastDefaults(int count)
    {
        ReadOnlySpan<PyObject> defaults = Defaults!.Items;
        return ref MemoryMarshal.GetReference(defaults[(defaults.Length - count)..]);
    }

    internal override PyDict? OwnDictionary(bool create) => create ? Dictionary ??= new PyDict() : Dictionary;
}

/// <summary><c>method</c>: a function bound to an instance.</summary>
[PyType("method", TextSignature = "(function, instance, /)", Flags = TypeFlags.HasWeakReferences)]
internal sealed partial class PyBoundMethod(PyObject function, PyObject self) : PyObject
{
    public PyObject Function { get; } = function;

    public PyObject Self { get; } = self;
}

/// <summary><c>cell</c>: a variable shared between scopes.</summary>
[PyType("cell", TextSignature = "([contents])", Doc = "A cell holds the value of a variable that functions share.\n\n  contents\n    what the cell holds.  Without it the cell is empty.")]
internal sealed partial class PyCell(PyObject? value) : PyObject
{
    /// <summary>Null where the variable is unbound.</summary>
    public PyObject? Value = value;
}
