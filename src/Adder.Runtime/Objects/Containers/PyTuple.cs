using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>tuple</c>.</summary>
[PyType("tuple", Subclassable = true, Flags = TypeFlags.Sequence | TypeFlags.MatchSelf, TextSignature = "(iterable=(), /)", Doc = "A sequence whose items cannot be changed.\n\nWithout an argument it is the empty tuple; otherwise it has the items of the\niterable.  A tuple as the argument is itself the result.")]
internal partial class PyTuple : PyObject
{
    public static readonly PyTuple Empty = new([]);

    /// <summary>The items; never written after the tuple is made.</summary>
    public readonly PyObject[] Items;

    /// <summary>The hash once somebody asked for it; 0 before (and, which only costs time, where it is 0). As in CPython 3.14, items are asked for theirs once.</summary>
    private long _hash;

    /// <summary>Takes the array over; it must not be written any more.</summary>
    protected internal PyTuple(PyObject[] items) => Items = items;

    public int Count => Items.Length;

    public PyObject this[int index] => Items[index];

    /// <summary>A tuple over the array, which must not be written any more.</summary>
    public static PyTuple FromArray(PyObject[] items) => items.Length == 0 ? Empty : new PyTuple(items);

    public static PyTuple Create(PyObject item) => new([item]);

    public static PyTuple Create(PyObject first, PyObject second) => new([first, second]);

    public static PyTuple Create(PyObject first, PyObject second, PyObject third) => new([first, second, third]);

    public static PyTuple Create(PyObject first, PyObject second, PyObject third, PyObject fourth) => new([first, second, third, fourth]);

    public static PyTuple Pair(PyObject first, PyObject second) => new([first, second]);

    public static PyTuple Create(params ReadOnlySpan<PyObject> items) => items.Length == 0 ? Empty : new PyTuple(Copies.Of(items));
}
