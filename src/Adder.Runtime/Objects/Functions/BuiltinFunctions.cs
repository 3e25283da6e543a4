using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>builtin_function_or_method</c>: a native function of a module, or a native method bound to its object.</summary>
[PyType("builtin_function_or_method", NoConstructor = true)]
internal sealed unsafe partial class PyBuiltinFunction(MethodDefinition definition, PyObject self, PyObject module) : PyObject
{
    public MethodDefinition Definition { get; } = definition;

    /// <summary>The object that the method is bound to; for a function its module.</summary>
    public PyObject Self { get; } = self;

    /// <summary><c>__module__</c>: a str or None.</summary>
    public PyObject Module { get; } = module;

    [PySlot(Slot.Call)]
    private static PyObject? CallSlot(ThreadState ts, PyBuiltinFunction self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        self.Definition.Call(ts, self.Self, arguments, keywordNames);
}

/// <summary><c>method_descriptor</c>: a native method in its type's dictionary.</summary>
[PyType("method_descriptor", NoConstructor = true, Flags = TypeFlags.MethodDescriptor)]
internal sealed unsafe partial class PyMethodDescriptor(PyType owner, MethodDefinition definition) : PyObject
{
    /// <summary>The type whose instances the method is for.</summary>
    public PyType Owner { get; } = owner;

    public MethodDefinition Definition { get; } = definition;
}

/// <summary><c>classmethod_descriptor</c>: a native class method in its type's dictionary.</summary>
[PyType("classmethod_descriptor", NoConstructor = true)]
internal sealed unsafe partial class PyClassMethodDescriptor(PyType owner, MethodDefinition definition) : PyObject
{
    public PyType Owner { get; } = owner;

    public MethodDefinition Definition { get; } = definition;
}

/// <summary><c>getset_descriptor</c> and <c>member_descriptor</c>: a native attribute in its type's dictionary.</summary>
[PyType("getset_descriptor", NoConstructor = true, OwnTypeProperty = true)]
internal sealed unsafe partial class PyGetSetDescriptor(PyType owner, GetSetDefinition definition) : PyObject
{
    public PyType Owner { get; } = owner;

    public GetSetDefinition Definition { get; } = definition;

    public override PyType Type => Definition.IsMember ? PyMemberDescriptor.TypeObject : TypeObject;
}

/// <summary><c>member_descriptor</c>: an attribute that lives in a fixed value slot (<c>__slots__</c>).</summary>
[PyType("member_descriptor", NoConstructor = true)]
internal sealed partial class PyMemberDescriptor(PyType owner, PyStr name, int slotIndex) : PyObject
{
    public PyType Owner { get; } = owner;

    public PyStr Name { get; } = name;

    /// <summary>Index of the value slot in every instance.</summary>
    public int SlotIndex { get; } = slotIndex;
}

/// <summary>Makes the descriptor that stands in a type's dictionary for a native method.</summary>
internal static class MethodDescriptors
{
    public static PyObject Create(PyType owner, MethodDefinition definition) => definition.Kind switch
    {
        MethodKind.Method => new PyMethodDescriptor(owner, definition),
        MethodKind.ClassMethod => new PyClassMethodDescriptor(owner, definition),
        MethodKind.StaticMethod => new PyStaticMethod(new PyBuiltinFunction(definition, owner, PyNone.Instance)),
        _ => throw new System.Diagnostics.UnreachableException("a function is not a type's member"),
    };
}

/// <summary><c>staticmethod</c>.</summary>
[PyType("staticmethod", Subclassable = true, TextSignature = "(function, /)", Flags = TypeFlags.HasDict)]
internal partial class PyStaticMethod(PyObject? function) : PyObject
{
    public PyObject? Function { get; protected set; } = function;
}

/// <summary><c>classmethod</c>.</summary>
[PyType("classmethod", Subclassable = true, TextSignature = "(function, /)", Flags = TypeFlags.HasDict)]
internal partial class PyClassMethod(PyObject? function) : PyObject
{
    public PyObject? Function { get; protected set; } = function;
}
