using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>classmethod</c>.</summary>
[PyType("classmethod", Subclassable = true, TextSignature = "(function, /)", Flags = TypeFlags.HasDict,
    Doc = "Convert a function to be a class method.")]
internal partial class PyClassMethod(PyObject? function) : PyFunctionWrapper(function)
{
    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyClassMethod((PyObject?)null) : new PyClassMethodSubclass(type, null);

    [PyInit("classmethod(function, /)")]
    private Done Init(ThreadState ts, PyObject function) => Wrap(ts, function);

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner) =>
        Function is null ? Raise.RuntimeError(ts, "uninitialized classmethod object") : new PyBoundMethod(Function, owner ?? instance!.Type);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => Text.Repr(ts, Function ?? PyNone.Instance) is { } shown ? PyStr.From($"<classmethod({shown})>") : null;
}
