using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>mappingproxy</c>: a read-only view of a mapping.</summary>
[PyType("mappingproxy", TextSignature = "(mapping)", Flags = TypeFlags.Mapping, Doc = "Read-only proxy of a mapping.")]
internal sealed unsafe partial class PyMappingProxy(PyObject mapping) : PyObject
{
    public PyObject Mapping { get; } = mapping;

    [PyNew("mappingproxy(mapping)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject mapping) =>
        mapping.Type.Slots.GetItem == null || mapping is PyList or PyTuple
            ? Raise.TypeError(ts, $"mappingproxy() argument must be a mapping, not {ArgumentErrors.TypeName(mapping)}")
            : new PyMappingProxy(mapping);

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) => Containers.Length(ts, Mapping);

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject key) => Containers.GetItem(ts, Mapping, key);

    [PySlot(Slot.Contains)]
    private Truth ContainsSlot(ThreadState ts, PyObject key) => Containers.Contains(ts, Mapping, key);

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => Iteration.GetIterator(ts, Mapping);

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Text.Str(ts, Mapping);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => Text.Repr(ts, Mapping) is { } shown ? PyStr.From($"mappingproxy({shown})") : null;

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts) => Hashing.Hash(ts, Mapping);

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation) =>
        Comparison.Compare(ts, Mapping, other is PyMappingProxy proxy ? proxy.Mapping : other, operation);

    [PySlot(Slot.Or)]
    private static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) =>
        Numbers.Binary(ts, (left as PyMappingProxy)?.Mapping ?? left, (right as PyMappingProxy)?.Mapping ?? right, BinaryOperation.Or);

    [PySlot(Slot.InPlaceOr)]
    private static PyObject? InPlaceOrSlot(ThreadState ts, PyObject left, PyObject right) =>
        Raise.TypeError(ts, $"'|=' is not supported by {left.Type.Name}; use '|' instead");

    [PyMethod("get(key, default=None, /)", Doc = "Return the value for key if key is in the mapping, else default.")]
    private PyObject? Get(ThreadState ts, PyObject key, PyObject @default) => Calls.CallMethod(ts, Mapping, "get", key, @default);

    [PyMethod("keys()", Doc = "a set-like object providing a view on D's keys")]
    private PyObject? Keys(ThreadState ts) => Calls.CallMethod(ts, Mapping, "keys");

    [PyMethod("values()", Doc = "an object providing a view on D's values")]
    private PyObject? Values(ThreadState ts) => Calls.CallMethod(ts, Mapping, "values");

    [PyMethod("items()", Doc = "a set-like object providing a view on D's items")]
    private PyObject? Items(ThreadState ts) => Calls.CallMethod(ts, Mapping, "items");

    [PyMethod("copy()", Doc = "a shallow copy of D")]
    private PyObject? Copy(ThreadState ts) => Calls.CallMethod(ts, Mapping, "copy");

    [PyMethod("__reversed__()", Doc = "reverse iterator")]
    private PyObject? Reversed(ThreadState ts) => Calls.CallMethod(ts, Mapping, "__reversed__");

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType self, PyObject key) => PyGenericAlias.Create(self, key);
}
