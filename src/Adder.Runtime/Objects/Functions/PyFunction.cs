using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>function</c>: code with the things around it.</summary>
[PyType("function", TextSignature = null, Flags = TypeFlags.MethodDescriptor | TypeFlags.HasDict | TypeFlags.HasWeakReferences)]
internal sealed partial class PyFunction : PyObject
{
    public PyFunction(CodeObject code, PyDict globals, PyObject builtins)
    {
        Code = code;
        Globals = globals;
        Builtins = builtins;
        Name = code.Name;
        QualifiedName = code.QualifiedName;
        Module = globals.GetInterned("__name__") ?? PyNone.Instance;
        Version = PyType.NextVersion();
    }

    /// <summary>Set <see cref="Version"/> anew after changing this.</summary>
    public CodeObject Code { get; set; }

    public PyDict Globals { get; }

    public PyObject Builtins { get; }

    public PyStr Name { get; set; }

    public PyStr QualifiedName { get; set; }

    public PyObject Module { get; set; }

    public PyObject Documentation { get; set; } = PyNone.Instance;

    /// <summary><c>__defaults__</c>; null for none.</summary>
    public PyTuple? Defaults { get; set; }

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
[PyType("cell", TextSignature = null)]
internal sealed partial class PyCell(PyObject? value) : PyObject
{
    /// <summary>Null where the variable is unbound.</summary>
    public PyObject? Value = value;
}

/// <summary><c>module</c>.</summary>
[PyType("module", Subclassable = true, TextSignature = "(name, doc=None)", Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, OwnTypeProperty = true)]
internal partial class PyModule : PyObject
{
    /// <summary>Another class given by <c>__class__</c> assignment; null for <c>module</c> itself.</summary>
    private PyType? _class;

    public override PyType Type => _class ?? TypeObject;

    protected internal PyModule() => Dictionary = new PyDict();

    public PyDict Dictionary { get; private set; }

    /// <summary>A module as import makes it, with the five standard attributes.</summary>
    public static PyModule Create(string name, string? documentation = null)
    {
        var module = new PyModule();
        module.Add("__name__", PyStr.Intern(name));
        module.Add("__doc__", documentation is null ? PyNone.Instance : PyStr.From(documentation));
        module.Add("__package__", PyNone.Instance);
        module.Add("__loader__", PyNone.Instance);
        module.Add("__spec__", PyNone.Instance);
        return module;
    }

    public void Add(string name, PyObject value) => Dictionary.SetInterned(PyStr.Intern(name), value);

    public void AddFunction(MethodDefinition definition) => Add(definition.Name, new PyBuiltinFunction(definition, this, PyStr.Intern(Name)));

    public void AddType(PyType type) => Add(type.Name, type);

    /// <summary><c>__name__</c> as text; "?" where the module has none.</summary>
    public string Name => Dictionary.GetInterned("__name__") is PyStr name ? name.ToString() : "?";

    internal override PyDict? OwnDictionary(bool create) => Dictionary;

    /// <summary><c>__class__</c> assignment between module classes, as lazy modules do it.</summary>
    internal Done ChangeClass(ThreadState ts, PyType type)
    {
        if (HasState)
        {
            InstanceAttributes.ChangeClass(this, type);
        }
        else
        {
            _class = type;
        }

        return Done.Ok;
    }


    /// <summary>CPython's text for a failed attribute lookup, which knows of circular imports.</summary>
    public string MissingAttributeMessage(ThreadState ts, PyStr name) =>
        Dictionary.GetInterned("__name__") is PyStr own ? $"module '{own}' has no attribute '{name}'" : $"module has no attribute '{name}'";
}
