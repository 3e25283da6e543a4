using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>slice</c>.</summary>
[PyType("slice", TextSignature = null)]
internal sealed partial class PySlice(PyObject start, PyObject stop, PyObject step) : PyObject
{
    public PyObject Start { get; } = start;

    public PyObject Stop { get; } = stop;

    public PyObject Step { get; } = step;
}

/// <summary>The iterator of objects that are only indexable (<c>iterator</c>).</summary>
[PyType("iterator", NoConstructor = true)]
internal sealed partial class PySequenceIterator(PyObject sequence) : PyObject
{
    private PyObject? _sequence = sequence;
    private long _index;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot() => this;

    [PySlot(Slot.Next)]
    private unsafe Lookup NextSlot(ThreadState ts)
    {
        if (_sequence is not { } sequence)
        {
            return Lookup.Absent;
        }

        PyObject? item = sequence.Type.Slots.SequenceItem(ts, sequence, _index);
        if (item is not null)
        {
            _index++;
            return Lookup.Found(item);
        }

        if (Raise.ClearIf(ts, ExceptionTypes.IndexError) || Raise.ClearIf(ts, ExceptionTypes.StopIteration))
        {
            _sequence = null;
            return Lookup.Absent;
        }

        return Lookup.Error;
    }
}
