using System;

namespace Adder.Runtime.Binding;

/// <summary>
/// Declares a builtin type. The generator completes the (partial) class with <c>TypeObject</c>, the override of <c>Type</c>, the
/// filling of slots, the table of methods, and where <see cref="Subclassable"/> the sealed .NET class that instances of Python subclasses have.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PyTypeAttribute(string name) : Attribute
{
    /// <summary>The type's <c>__name__</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The type's <c>__module__</c>.</summary>
    public string Module { get; set; } = "builtins";

    /// <summary>The base type's .NET class (one with [PyType]); <c>object</c> where absent.</summary>
    public Type? Base { get; set; }

    public string? Doc { get; set; }

    /// <summary>The <c>__text_signature__</c> of the constructor, e.g. "(iterable=(), /)"; null for none.</summary>
    public string? TextSignature { get; set; }

    /// <summary>Python may subclass it (Py_TPFLAGS_BASETYPE).</summary>
    public bool Subclassable { get; set; }

    /// <summary>Calling the type is refused with "cannot create 'x' instances" (Py_TPFLAGS_DISALLOW_INSTANTIATION).</summary>
    public bool NoConstructor { get; set; }

    /// <summary>Attributes cannot be set on the type. True for all but a few.</summary>
    public bool Immutable { get; set; } = true;

    /// <summary>Extra flags of the type, e.g. <c>TypeFlags.Sequence</c> for pattern matching.</summary>
    public TypeFlags Flags { get; set; }

    /// <summary>The .NET class overrides <c>Type</c> itself.</summary>
    public bool OwnTypeProperty { get; set; }
}

/// <summary>
/// Declares a method of a builtin type by its signature, e.g. "append(object, /)". The C# method takes <c>ThreadState</c> first, then a C# parameter for each
/// Python one. An instance method's self is <c>this</c>; a static C# method declares self itself, after the thread state.
/// C# parameter types: PyObject (as it is), PyObject? (null when omitted), long/int/nint (via __index__), PyInt (any int, via __index__), double (via __float__), bool (truth), PyStr, PyTuple, PyList, PyDict, PyType… (checked), string
/// (a str's text), BufferView (a bytes-like object, closed after the call), ReadOnlySpan&lt;PyObject&gt; for *args, PyDict? for **kwargs. Result: PyObject? (null = error), or void/bool/long/int/double/string, which are
/// converted (a bool is the Python bool, not an error flag), or <c>Truth</c> (error or bool), or <c>Done</c> (error or None).
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PyMethodAttribute(string signature) : Attribute
{
    public string Signature { get; } = signature;

    public string? Doc { get; set; }

    /// <inheritdoc cref="MethodDefinition.TakesDefiningClass"/>
    public bool DefiningClass { get; set; }

    /// <summary>The <c>__text_signature__</c> where it differs from what the signature says (CPython's own do in places); null for none.</summary>
    public string? TextSignature { get; set; }
}

/// <summary>A class method: the C# method is static and takes the thread state, then the <c>PyType</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PyClassMethodAttribute(string signature) : Attribute
{
    public string Signature { get; } = signature;

    public string? Doc { get; set; }

    /// <summary>The <c>__text_signature__</c> where it differs from what the signature says (CPython's own do in places); null for none.</summary>
    public string? TextSignature { get; set; }
}

/// <summary>A static method of a type.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PyStaticMethodAttribute(string signature) : Attribute
{
    public string Signature { get; } = signature;

    public string? Doc { get; set; }

    /// <summary>The <c>__text_signature__</c> where it differs from what the signature says (CPython's own do in places); null for none.</summary>
    public string? TextSignature { get; set; }
}

/// <summary>
/// The constructor <c>__new__</c> with parsed arguments: static, takes the thread state, the <c>PyType</c> to make an instance of, then the parameters. For a
/// constructor that parses for itself use <c>[PySlot(Slot.New)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyNewAttribute(string signature) : Attribute
{
    public string Signature { get; } = signature;

    /// <summary>CPython's type has a <c>tp_vectorcall</c>, which counts positional arguments with other words than its <c>tp_new</c>.</summary>
    public bool Vectorcall { get; set; }

    /// <inheritdoc cref="PyFunctionAttribute.KeywordsApart"/>
    public bool KeywordsApart { get; set; }
}

/// <summary><c>__init__</c> with parsed arguments; the C# method returns <c>Done</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyInitAttribute(string signature) : Attribute
{
    public string Signature { get; } = signature;
}

/// <summary>The getter of an attribute: <c>PyObject? Name(ThreadState ts)</c>, or a static one with self. Also legal on a C# property or field of type PyObject, string, long, int, bool or double.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
internal sealed class PyGetterAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public string? Doc { get; set; }

    /// <summary>Shows itself as a <c>member_descriptor</c> instead of a <c>getset_descriptor</c>.</summary>
    public bool Member { get; set; }
}

/// <summary>The setter of an attribute: <c>Done Name(ThreadState ts, PyObject? value)</c>; null deletes. The getter of the same name declares documentation and kind.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PySetterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// Fills a type slot. The C# method has the slot's signature (see TypeSlots), with self declared as the .NET class, or is an instance method.
/// Binary number slots get their operands in the program's order, either of which may be of the type: declare them static with two PyObjects.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PySlotAttribute(Slot slot) : Attribute
{
    public Slot Slot { get; } = slot;
}

/// <summary>Declares a native module: a static partial class. The generator adds <c>Definition</c> and registers it by name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PyModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public string? Doc { get; set; }

    /// <summary>.NET classes with [PyType] that the module holds under their names.</summary>
    public Type[] Types { get; set; } = [];

    /// <summary>False: a namespace inside another module (<c>sys.monitoring</c>), which is not imported by name.</summary>
    public bool Importable { get; set; } = true;

    /// <summary>What the module does concerns the whole process, or CPython's keeps its state in one place: isolated interpreters refuse it.</summary>
    public bool SingleInterpreter { get; set; }
}

/// <summary>A module's function. Static C# method; parameters and result as for <see cref="PyMethodAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PyFunctionAttribute(string signature) : Attribute
{
    public string Signature { get; } = signature;

    public string? Doc { get; set; }

    /// <summary>The <c>__text_signature__</c> where it differs from what the signature says (CPython's own do in places); null for none.</summary>
    public string? TextSignature { get; set; }

    /// <summary>For <c>*args</c> with keywords: these are counted and checked alone, as CPython functions do that parse them apart from their positional arguments.</summary>
    public bool KeywordsApart { get; set; }
}

/// <summary>Runs when the module is made, after functions, types and constants are in place: <c>static Done Name(ThreadState ts, PyModule module)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PyModuleExecAttribute : Attribute;

/// <summary>A constant of a module or class: a static field, constant or property of type PyObject, string, long, int, bool or double.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
internal sealed class PyConstantAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
