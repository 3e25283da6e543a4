using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Types;

/// <summary><c>_types</c>: names for the types that builtins does not name.</summary>
[PyModule("_types", Doc = "Define names for built-in types.")]
internal static partial class TypesModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("AsyncGeneratorType", PyAsyncGenerator.TypeObject);
        module.Add("BuiltinFunctionType", PyBuiltinFunction.TypeObject);
        module.Add("BuiltinMethodType", PyBuiltinFunction.TypeObject);
        module.Add("CapsuleType", PyCapsule.TypeObject);
        module.Add("CellType", PyCell.TypeObject);
        module.Add("ClassMethodDescriptorType", PyClassMethodDescriptor.TypeObject);
        module.Add("CodeType", CodeObject.TypeObject);
        module.Add("CoroutineType", PyCoroutine.TypeObject);
        module.Add("EllipsisType", PyEllipsis.TypeObject);
        module.Add("FrameType", PyFrame.TypeObject);
        module.Add("FunctionType", PyFunction.TypeObject);
        module.Add("GeneratorType", PyGenerator.TypeObject);
        module.Add("GenericAlias", PyGenericAlias.TypeObject);
        module.Add("GetSetDescriptorType", PyGetSetDescriptor.TypeObject);
        module.Add("LambdaType", PyFunction.TypeObject);
        module.Add("MappingProxyType", PyMappingProxy.TypeObject);
        module.Add("MemberDescriptorType", PyMemberDescriptor.TypeObject);
        module.Add("MethodDescriptorType", PyMethodDescriptor.TypeObject);
        module.Add("MethodType", PyBoundMethod.TypeObject);
        module.Add("MethodWrapperType", PyMethodWrapper.TypeObject);
        module.Add("ModuleType", PyModule.TypeObject);
        module.Add("NoneType", PyNone.TypeObject);
        module.Add("NotImplementedType", PyNotImplemented.TypeObject);
        module.Add("SimpleNamespace", PySimpleNamespace.TypeObject);
        module.Add("TracebackType", PyTraceback.TypeObject);
        module.Add("UnionType", PyUnion.TypeObject);
        module.Add("WrapperDescriptorType", PyWrapperDescriptor.TypeObject);
        return Done.Ok;
    }
}

/// <summary>
/// <c>PyCapsule</c>: CPython's wrapper of a C pointer. Adder has no C API: an instance is a name, which programs can recognize and hand on, or keeps something of a native module's.
/// </summary>
[PyType("PyCapsule", NoConstructor = true, Doc = "Capsule objects let you wrap a C \"void *\" pointer in a Python object.")]
internal sealed partial class PyCapsule(string? name, object? content = null) : PyObject
{
    private readonly string? _name = name;

    /// <summary>What it keeps; null for nothing.</summary>
    public object? Content => content;

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => $"<capsule object {(_name is null ? "NULL" : $"\"{_name}\"")} at {ObjectIdentity.Hexadecimal(this)}>";
}
