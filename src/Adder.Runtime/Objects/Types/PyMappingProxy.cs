using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>types.MappingProxyType</c>: a read-only view on a mapping.</summary>
[PyType("mappingproxy", TextSignature = "(mapping)", Flags = TypeFlags.Mapping, Doc = "A view on a mapping through which it cannot be changed.")]
internal sealed partial class PyMappingProxy(PyObject mapping) : PyObject
{
    public PyObject Mapping { get; } = mapping;

    [PyNew("mappingproxy(mapping)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject mapping) =>
        mapping is PyList or PyTuple || !HasGetItem(mapping)
            ? Raise.TypeError(ts, $"mappingproxy() argument must be a mapping, not {mapping.Type.FullName}")
            : new PyMappingProxy(mapping);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (Text.Repr(ts, Mapping) is not { } inner)
        {
            return null;
        }

        var builder = new TextBuilder();
        builder.Append("mappingproxy(");
        builder.Append(inner);
        builder.Append(')');
        return builder.ToStr();
    }

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Text.Str(ts, Mapping);

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts) => Hashing.Hash(ts, Mapping);

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) => Containers.Length(ts, Mapping);

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject key) => Containers.GetItem(ts, Mapping, key);

    [PySlot(Slot.Contains)]
    private Truth ContainsSlot(ThreadState ts, PyObject key) => Containers.Contains(ts, Mapping, key);

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => Iteration.GetIterator(ts, Mapping);

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        Comparison.Compare(ts, Inner(left), Inner(right), operation);

    [PySlot(Slot.Or)]
    private static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) => Numbers.Binary(ts, Inner(left), Inner(right), BinaryOperation.Or);

    [PySlot(Slot.InPlaceOr)]
    private static PyObject? InPlaceOrSlot(ThreadState ts, PyObject left, PyObject right) =>
        Raise.TypeError(ts, $"'|=' is not supported by {left.Type.FullName}; use '|' instead");

    [PySlot(Slot.Traverse)]
    private void TraverseSlot(IReferenceVisitor visitor) => visitor.Visit(Mapping);

    [PyMethod("get(key, default=None, /)", Doc = "Return the value for key if key is in the mapping, else default.")]
    private PyObject? Get(ThreadState ts, PyObject key, PyObject? fallback) => Calls.CallMethod(ts, Mapping, "get", key, fallback ?? PyNone.Instance);

    [PyMethod("keys()", Doc = "a set-like object providing a view on D's keys")]
    private PyObject? Keys(ThreadState ts) => Calls.CallMethod(ts, Mapping, "keys");

    [PyMethod("values()", Doc = "an object providing a view on D's values")]
    private PyObject? Values(ThreadState ts) => Calls.CallMethod(ts, Mapping, "values");

    [PyMethod("items()", Doc = "a set-like object providing a view on D's items")]
    private PyObject? Items(ThreadState ts) => Calls.CallMethod(ts, Mapping, "items");

    [PyMethod("copy()", Doc = "a shallow copy of D")]
    private PyObject? Copy(ThreadState ts) => Calls.CallMethod(ts, Mapping, "copy");

    [PyMethod("__reversed__()", Doc = "D.__reversed__() -> reverse iterator")]
    private PyObject? Reversed(ThreadState ts) => Calls.CallMethod(ts, Mapping, "__reversed__");

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    private static PyObject Inner(PyObject value) => value is PyMappingProxy proxy ? proxy.Mapping : value;

    private static unsafe bool HasGetItem(PyObject value) => value.Type.Slots.GetItem != null;
}
