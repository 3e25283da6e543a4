using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>object</c>: the type itself; plain instances are <see cref="PyInstance"/>s or, of <c>object</c> itself, this class.</summary>
[PyType("object", Subclassable = true, TextSignature = "()", OwnTypeProperty = true,
    Doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n")]
internal sealed partial class PyObjectType : PyObject
{
    public override PyType Type => TypeObject;
}

/// <summary><c>None</c>.</summary>
[PyType("NoneType", TextSignature = "()", Doc = "The type of the None singleton.")]
internal sealed partial class PyNone : PyObject
{
    public static readonly PyNone Instance = new();

    private PyNone()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, "NoneType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.Intern("None");

    [PySlot(Slot.Truth)]
    private Truth TruthSlot() => Truth.False;

    [PySlot(Slot.Hash)]
    private long HashSlot() => 0xFCA86420;
}

/// <summary><c>NotImplemented</c>.</summary>
[PyType("NotImplementedType", TextSignature = "()", Doc = "The type of the NotImplemented singleton.")]
internal sealed partial class PyNotImplemented : PyObject
{
    public static readonly PyNotImplemented Instance = new();

    private PyNotImplemented()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, "NotImplementedType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.Intern("NotImplemented");

    [PySlot(Slot.Truth)]
    private Truth TruthSlot(ThreadState ts) => Raise.TypeError(ts, "NotImplemented should not be used in a boolean context");

    [PyMethod("__reduce__()")]
    private PyObject Reduce() => PyStr.Intern("NotImplemented");
}

/// <summary><c>Ellipsis</c>.</summary>
[PyType("ellipsis", TextSignature = "()", Doc = "The type of the Ellipsis singleton.")]
internal sealed partial class PyEllipsis : PyObject
{
    public static readonly PyEllipsis Instance = new();

    private PyEllipsis()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, "EllipsisType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.Intern("Ellipsis");

    [PyMethod("__reduce__()")]
    private PyObject Reduce() => PyStr.Intern("Ellipsis");
}
