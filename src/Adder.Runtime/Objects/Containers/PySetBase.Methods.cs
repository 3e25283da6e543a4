using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <content>What Python sees of both sets.</content>
internal abstract partial class PySetBase
{
    [PySlot(Slot.Repr)]
    protected PyObject? ReprSlot(ThreadState ts) => SetOperations.Repr(ts, this);

    [PySlot(Slot.Length)]
    protected long LengthSlot(ThreadState ts) => Count;

    [PySlot(Slot.Contains)]
    protected Truth ContainsSlot(ThreadState ts, PyObject item) => Contains(ts, item);

    [PySlot(Slot.Iter)]
    protected PyObject? IterSlot(ThreadState ts) => new PySetIterator(this);

    [PySlot(Slot.Compare)]
    protected static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) => SetOperations.Compare(ts, left, right, operation);

    [PySlot(Slot.And)]
    protected static PyObject? AndSlot(ThreadState ts, PyObject left, PyObject right) => SetOperations.And(ts, left, right);

    [PySlot(Slot.Or)]
    protected static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) => SetOperations.Or(ts, left, right);

    [PySlot(Slot.Subtract)]
    protected static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right) => SetOperations.Subtract(ts, left, right);

    [PySlot(Slot.Xor)]
    protected static PyObject? XorSlot(ThreadState ts, PyObject left, PyObject right) => SetOperations.Xor(ts, left, right);

    [PySlot(Slot.Traverse)]
    protected void TraverseSlot(IReferenceVisitor visitor) => SetOperations.Traverse(this, visitor);

    [PyMethod("union(*others)", Doc = "Return a new set with elements from the set and all others.")]
    protected PyObject? Union(ThreadState ts, ReadOnlySpan<PyObject> others) => SetOperations.Union(ts, this, others);

    [PyMethod("intersection(*others)", Doc = "Return a new set with elements common to the set and all others.")]
    protected PyObject? Intersection(ThreadState ts, ReadOnlySpan<PyObject> others) => SetOperations.Intersection(ts, this, others);

    [PyMethod("difference(*others)", Doc = "Return a new set with elements in the set that are not in the others.")]
    protected PyObject? Difference(ThreadState ts, ReadOnlySpan<PyObject> others) => SetOperations.Difference(ts, this, others);

    [PyMethod("symmetric_difference(other, /)", Doc = "Return a new set with elements in either the set or other but not both.")]
    protected PyObject? SymmetricDifference(ThreadState ts, PyObject other) => SetOperations.SymmetricDifference(ts, this, other);

    [PyMethod("isdisjoint(other, /)", Doc = "Report whether another set (or object) has a null intersection.")]
    protected Truth IsDisjoint(ThreadState ts, PyObject other) => SetOperations.IsDisjoint(ts, this, other);

    [PyMethod("issubset(other, /)", Doc = "Report whether another set contains this set.")]
    protected Truth IsSubset(ThreadState ts, PyObject other) => SetOperations.IsSubset(ts, this, other);

    [PyMethod("issuperset(other, /)", Doc = "Report whether this set contains another set.")]
    protected Truth IsSuperset(ThreadState ts, PyObject other) => SetOperations.IsSuperset(ts, this, other);

    [PyMethod("__contains__(object, /)", Doc = "x.__contains__(y) <==> y in x.")]
    protected Truth ContainsMethod(ThreadState ts, PyObject item) => Contains(ts, item);

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    protected PyObject? Reduce(ThreadState ts) => SetOperations.Reduce(ts, this);

    [PyMethod("__sizeof__()", Doc = "S.__sizeof__() -> size of S in memory, in bytes.")]
    protected long SizeOf() => Heap.Layouts.SizeOf(this) + TableSize;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    protected static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);
}
