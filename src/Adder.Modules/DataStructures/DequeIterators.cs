using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.DataStructures;

/// <summary>The iterator of <c>deque</c>.</summary>
[PyType("_deque_iterator", TextSignature = null, Module = "collections")]
internal sealed partial class PyDequeIterator(PyDeque deque, int start) : PyObject
{
    private readonly PyDeque _deque = deque;
    private readonly long _mark = deque.Mark;
    private int _index = start;
    private int _left = System.Math.Max(0, deque.Count - start);

    [PyNew("_deque_iterator(deque, index=0, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyDeque deque, long index) =>
        new PyDequeIterator(deque, (int)System.Math.Clamp(index, 0, deque.Count));

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_deque.Mark != _mark)
        {
            _left = 0;
            return Raise.RuntimeError(ts, "deque mutated during iteration");
        }

        if (_left == 0)
        {
            return Lookup.Absent;
        }

        _left--;
        return Lookup.Found(_deque[_index++]);
    }

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    private long LengthHint() => _left;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject Reduce() => PyTuple.Create(Type, PyTuple.Create(_deque, PyInt.From(_deque.Count - _left)));
}

/// <summary>The reverse iterator of <c>deque</c>.</summary>
[PyType("_deque_reverse_iterator", TextSignature = null, Module = "collections")]
internal sealed partial class PyDequeReverseIterator(PyDeque deque, int passed) : PyObject
{
    private readonly PyDeque _deque = deque;
    private readonly long _mark = deque.Mark;
    private int _left = System.Math.Max(0, deque.Count - passed);

    [PyNew("_deque_reverse_iterator(deque, index=0, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyDeque deque, long index) =>
        new PyDequeReverseIterator(deque, (int)System.Math.Clamp(index, 0, deque.Count));

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_left == 0)
        {
            return Lookup.Absent;
        }

        if (_deque.Mark != _mark)
        {
            _left = 0;
            return Raise.RuntimeError(ts, "deque mutated during iteration");
        }

        return Lookup.Found(_deque[--_left]);
    }

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    private long LengthHint() => _left;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject Reduce() => PyTuple.Create(Type, PyTuple.Create(_deque, PyInt.From(_deque.Count - _left)));
}
