using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal partial class PyBytes
{
    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation) =>
        other is PyBytes ? ByteSlots.Compare(ts, this, other, operation)
            : ByteSlots.WarnOfComparison(ts, "bytes", other, operation) ? PyNotImplemented.Instance : null;

    [PySlot(Slot.Str)]
    internal PyObject? StrSlot(ThreadState ts) => ByteSlots.WarnOfText(ts, "bytes") ? ReprSlot(ts) : null;

    [PySlot(Slot.SequenceConcat)]
    internal PyObject? ConcatSlot(ThreadState ts, PyObject other) => ByteSlots.Concat(ts, this, other);

    [PySlot(Slot.SequenceRepeat)]
    internal PyObject? RepeatSlot(ThreadState ts, long times)
    {
        if (times == 1 && GetType() == typeof(PyBytes))
        {
            return this;
        }

        byte[]? data = ByteSlots.Repeat(ts, Data, times);
        return data is null ? null : From(data);
    }

    [PySlot(Slot.GetItem)]
    internal PyObject? GetItemSlot(ThreadState ts, PyObject key) => ByteSlots.GetItem(ts, this, key, "byte", "index out of range");

    [PySlot(Slot.SequenceItem)]
    internal PyObject? SequenceItemSlot(ThreadState ts, long index) => ByteSlots.Item(ts, this, index, "index out of range");

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => new PyBytesIterator(this);

    [PySlot(Slot.Remainder)]
    internal static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyBytes format)
        {
            return PyNotImplemented.Instance;
        }

        byte[]? data = PercentBytes.Format(ts, format.Data, right);
        return data is null ? null : From(data);
    }

    [PyClassMethod("fromhex(string, /)", Doc = "Create a bytes object from a string of hexadecimal numbers.")]
    internal static PyObject? FromHex(ThreadState ts, PyType type, PyObject text)
    {
        byte[]? data = ByteTransforms.FromHex(ts, text);
        return data is null ? null : ReferenceEquals(type, TypeObject) ? From(data) : Calls.Call(ts, type, From(data));
    }

    [PyMethod("__getnewargs__()")]
    internal PyObject? GetNewArguments(ThreadState ts) => PyTuple.Create(new PyBytes(Data));

    [PyMethod("__bytes__()", Doc = "Convert this value to exact type bytes.")]
    internal PyObject? ToExact(ThreadState ts) => Unchanged();

    /// <summary>What a bytes object takes besides its bytes, in CPython's layout.</summary>
    public const long HeaderSize = 33;

    [PyMethod("__sizeof__()", Doc = "Size of object in memory, in bytes.")]
    internal PyObject? SizeOf(ThreadState ts) => PyInt.From(HeaderSize + Data.Length);
}

/// <summary><c>bytes_iterator</c>.</summary>
[PyType("bytes_iterator", NoConstructor = true)]
internal sealed partial class PyBytesIterator(ByteSequence sequence) : PyObject
{
    private ByteSequence? _sequence = sequence;
    private int _index;

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    internal Lookup NextSlot(ThreadState ts) => _sequence is { } sequence ? PyByteArrayIterator.Advance(Unsafe.As<PyBytes>(sequence).Span, ref _sequence, ref _index) : Lookup.Absent;

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    internal PyObject? LengthHint(ThreadState ts) => PyInt.From((long)(_sequence is { } sequence ? sequence.Span.Length - _index : 0));

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, _sequence, _index) : null;

    [PyMethod("__setstate__(object, /)", Doc = "Set state information for unpickling.")]
    internal Done SetState(ThreadState ts, PyObject state) => PyByteArrayIterator.SetIndex(ts, _sequence, state, ref _index);
}

/// <summary><c>bytearray_iterator</c>.</summary>
[PyType("bytearray_iterator", NoConstructor = true)]
internal sealed partial class PyByteArrayIterator(ByteSequence sequence) : PyObject
{
    private ByteSequence? _sequence = sequence;
    private int _index;

    /// <summary>The next of the sequence's bytes; it is let go at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lookup Advance(ReadOnlySpan<byte> bytes, ref ByteSequence? sequence, ref int index)
    {
        if ((uint)index < (uint)bytes.Length)
        {
            return Lookup.Found(PySmallInt.From(bytes[index++]));
        }

        sequence = null;
        return Lookup.Absent;
    }

    internal static Done SetIndex(ThreadState ts, ByteSequence? sequence, PyObject state, ref int index)
    {
        if (!Numbers.IndexToInt64(ts, state, ExceptionTypes.OverflowError, out long value))
        {
            return Done.Error;
        }

        if (sequence is not null)
        {
            index = (int)Math.Clamp(value, 0, sequence.Span.Length);
        }

        return Done.Ok;
    }

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    internal Lookup NextSlot(ThreadState ts) => _sequence is { } sequence ? Advance(Unsafe.As<PyByteArray>(sequence).Span, ref _sequence, ref _index) : Lookup.Absent;

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    internal PyObject? LengthHint(ThreadState ts) => PyInt.From((long)(_sequence is { } sequence ? Math.Max(0, sequence.Span.Length - _index) : 0));

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, _sequence, _index) : null;

    [PyMethod("__setstate__(object, /)", Doc = "Set state information for unpickling.")]
    internal Done SetState(ThreadState ts, PyObject state) => SetIndex(ts, _sequence, state, ref _index);
}
