using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>staticmethod</c>.</summary>
[PyType("staticmethod", Subclassable = true, TextSignature = "(function, /)", Flags = TypeFlags.HasDict,
    Doc = "Convert a function to be a static method.")]
internal partial class PyStaticMethod(PyObject? function) : PyFunctionWrapper(function)
{
    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyStaticMethod((PyObject?)null) : new PyStaticMethodSubclass(type, null);

    [PyInit("staticmethod(function, /)")]
    private Done Init(ThreadState ts, PyObject function) => Wrap(ts, function);

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner) => Function ?? Raise.RuntimeError(ts, "uninitialized staticmethod object");

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Function is null ? Raise.RuntimeError(ts, "uninitialized staticmethod object")
        : ts.CheckRecursion(" while calling a Python object") ? Calls.Call(ts, Function, arguments, keywordNames) : null;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => Text.Repr(ts, Function ?? PyNone.Instance) is { } shown ? PyStr.From($"<staticmethod({shown})>") : null;
}
