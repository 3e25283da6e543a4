using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal unsafe partial class PyByteArray
{
    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation) =>
        other is not PyStr || ByteSlots.WarnOfComparison(ts, "bytearray", other, operation) ? ByteSlots.Compare(ts, this, other, operation) : null;

    [PySlot(Slot.Str)]
    internal PyObject? StrSlot(ThreadState ts) => ByteSlots.WarnOfText(ts, "bytearray") ? ReprSlot(ts) : null;

    [PySlot(Slot.SequenceConcat)]
    internal PyObject? ConcatSlot(ThreadState ts, PyObject other) => ByteSlots.Concat(ts, this, other);

    [PySlot(Slot.SequenceInPlaceConcat)]
    internal PyObject? InPlaceConcatSlot(ThreadState ts, PyObject other)
    {
        if (other.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"can't concat {other.Type.FullName} to {Type.FullName}");
        }

        return AppendObject(ts, other, "can't concat {0} to {1}") ? this : null;
    }

    [PySlot(Slot.SequenceRepeat)]
    internal PyObject? RepeatSlot(ThreadState ts, long times)
    {
        byte[]? data = ByteSlots.Repeat(ts, Span, times);
        return data is null ? null : new PyByteArray(data);
    }

    [PySlot(Slot.SequenceInPlaceRepeat)]
    internal PyObject? InPlaceRepeatSlot(ThreadState ts, long times)
    {
        byte[]? data = ByteSlots.Repeat(ts, Span, times);
        return data is not null && Replace(ts, 0, _length, data) ? this : null;
    }

    [PySlot(Slot.GetItem)]
    internal PyObject? GetItemSlot(ThreadState ts, PyObject key) => ByteSlots.GetItem(ts, this, key, "bytearray", "bytearray index out of range");

    [PySlot(Slot.SequenceItem)]
    internal PyObject? SequenceItemSlot(ThreadState ts, long index) => ByteSlots.Item(ts, this, index, "bytearray index out of range");

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => new PyByteArrayIterator(this);

    [PySlot(Slot.Remainder)]
    internal static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyByteArray format)
        {
            return PyNotImplemented.Instance;
        }

        using Fixation fix = format.Fix();
        byte[]? data = PercentBytes.Format(ts, format.Span.ToArray(), right);
        return data is null ? null : new PyByteArray(data);
    }

    [PySlot(Slot.SetItem)]
    internal bool SetItemSlot(ThreadState ts, PyObject key, PyObject? value)
    {
        if (key is PySlice slice)
        {
            return SetSlice(ts, slice, value);
        }

        if (key is not PyInt && key.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"bytearray indices must be integers or slices, not {key.Type.FullName}");
        }

        if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index))
        {
            return false;
        }

        byte replacement = 0;
        if (value is not null && !BytesConstruction.TryByte(ts, value, "bytearray", out replacement))
        {
            return false;
        }

        // The value's __index__ may have changed the length.
        index = index < 0 ? index + _length : index;
        if ((ulong)index >= (ulong)_length)
        {
            return Raise.IndexError(ts, "bytearray index out of range");
        }

        if (value is null)
        {
            return Replace(ts, (int)index, (int)index + 1, []);
        }

        WritableSpan[(int)index] = replacement;
        return true;
    }

    [PyMethod("append(item, /)", Doc = "Append a single item to the end of the bytearray.")]
    internal Done Append(ThreadState ts, PyObject item) =>
        item.GetType() == typeof(PySmallInt) && (ulong)Unsafe.As<PySmallInt>(item).Value <= byte.MaxValue
            ? Append(ts, (byte)Unsafe.As<PySmallInt>(item).Value) ? Done.Ok : Done.Error
            : BytesConstruction.TryByte(ts, item, TypeName, out byte value) && Append(ts, value) ? Done.Ok : Done.Error;

    [PyMethod("clear()", Doc = "Remove all items from the bytearray.")]
    internal Done Clear(ThreadState ts) => Resize(ts, 0) ? Done.Ok : Done.Error;

    [PyMethod("copy()", Doc = "Return a copy of B.")]
    internal PyObject? Copy(ThreadState ts) => Unchanged();

    [PyMethod("extend(iterable_of_ints, /)", Doc = "Append all the items from the iterator or sequence to the end of the bytearray.")]
    internal Done Extend(ThreadState ts, PyObject iterable)
    {
        if (iterable.Type.Slots.Buffer != null)
        {
            return AppendObject(ts, iterable, "can't set {1} slice from {0}") ? Done.Ok : Done.Error;
        }

        if (iterable is PyStr)
        {
            return Raise.TypeError(ts, $"expected iterable of integers; got: '{iterable.Type.FullName}'");
        }

        if (iterable.Type.Slots.Iter == null && iterable.Type.Slots.SequenceItem == null)
        {
            return Raise.TypeError(ts, $"can't extend bytearray with {iterable.Type.FullName}");
        }

        byte[]? data = BytesConstruction.FromObject(ts, TypeName, iterable);
        return data is not null && Replace(ts, _length, _length, data) ? Done.Ok : Done.Error;
    }

    [PyMethod("insert(index, item, /)", Doc = "Insert a single item into the bytearray before the given index.")]
    internal Done Insert(ThreadState ts, long index, PyObject item)
    {
        if (!BytesConstruction.TryByte(ts, item, TypeName, out byte value))
        {
            return Done.Error;
        }

        int at = (int)(index < 0 ? Math.Max(0, index + _length) : Math.Min(index, _length));
        return Replace(ts, at, at, [value]) ? Done.Ok : Done.Error;
    }

    [PyMethod("pop(index=-1, /)", Doc = "Remove and return a single item from B.")]
    internal PyObject? Pop(ThreadState ts, long index)
    {
        if (_length == 0)
        {
            return Raise.IndexError(ts, "pop from empty bytearray");
        }

        index = index < 0 ? index + _length : index;
        if ((ulong)index >= (ulong)_length)
        {
            return Raise.IndexError(ts, "pop index out of range");
        }

        byte value = Span[(int)index];
        return Replace(ts, (int)index, (int)index + 1, []) ? PySmallInt.From(value) : null;
    }

    [PyMethod("remove(value, /)", Doc = "Remove the first occurrence of a value in the bytearray.")]
    internal Done Remove(ThreadState ts, PyObject value)
    {
        if (!BytesConstruction.TryByte(ts, value, TypeName, out byte wanted))
        {
            return Done.Error;
        }

        int at = Span.IndexOf(wanted);
        if (at < 0)
        {
            return Raise.ValueError(ts, "value not found in bytearray");
        }

        return Replace(ts, at, at + 1, []) ? Done.Ok : Done.Error;
    }

    [PyMethod("reverse()", Doc = "Reverse the order of the values in B in place.")]
    internal Done Reverse(ThreadState ts)
    {
        WritableSpan.Reverse();
        return Done.Ok;
    }

    [PyMethod("resize(size, /)", Doc = "Resize the internal buffer of bytearray to len.")]
    internal Done ResizeMethod(ThreadState ts, long size)
    {
        if (size < 0)
        {
            return Raise.ValueError(ts, $"Can only resize to positive sizes, got {size}");
        }

        return Resize(ts, size) ? Done.Ok : Done.Error;
    }

    [PyClassMethod("fromhex(string, /)", Doc = "Create a bytearray object from a string of hexadecimal numbers.")]
    internal static PyObject? FromHex(ThreadState ts, PyType type, PyObject text)
    {
        byte[]? data = ByteTransforms.FromHex(ts, text);
        return data is null ? null : ReferenceEquals(type, TypeObject) ? new PyByteArray(data) : Calls.Call(ts, type, PyBytes.From(data));
    }

    [PyMethod("__alloc__()", Doc = "Return the number of bytes actually allocated.")]
    internal PyObject? Allocated(ThreadState ts) => PyInt.From(_length == 0 ? 0L : Math.Max(_data.Length, _length + 1));

    [PyMethod("__sizeof__()", Doc = "Returns the size of the bytearray object in memory, in bytes.")]
    internal PyObject? SizeOf(ThreadState ts) => PyInt.From(56L + (_length == 0 ? 0 : Math.Max(_data.Length, _length + 1)));

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(ThreadState ts) => ReduceFor(ts, 2);

    [PyMethod("__reduce_ex__(proto=0, /)", Doc = "Return state information for pickling.")]
    internal PyObject? ReduceEx(ThreadState ts, int proto) => ReduceFor(ts, proto);

    private PyObject? ReduceFor(ThreadState ts, int protocol)
    {
        PyObject? state = Calls.CallMethod(ts, this, "__getstate__");
        if (state is null)
        {
            return null;
        }

        PyTuple arguments = _length == 0 ? PyTuple.Empty
            : protocol < 3 ? PyTuple.Create(NarrowCodecs.DecodeLatin1(Span), PyStr.Intern("latin-1"))
            : PyTuple.Create(PyBytes.From(Span));
        return PyTuple.Create(Type, arguments, state);
    }

    /// <summary>Appends the ints of an iterable one by one, so that its code sees those before.</summary>
    private bool AppendEach(ThreadState ts, PyObject iterable)
    {
        PyObject? iterator = Iteration.GetIterator(ts, iterable);
        while (iterator is not null)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return !next.IsError;
            }

            if (!BytesConstruction.TryByte(ts, item, TypeName, out byte value) || !Append(ts, value))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Appends a bytes-like object, which may be this one.</summary>
    /// <param name="failure">The TypeError's text for an object that does not give its bytes: of its type and this one's.</param>
    private bool AppendObject(ThreadState ts, PyObject other, string failure)
    {
        if (ReferenceEquals(other, this))
        {
            return Replace(ts, _length, _length, Span.ToArray());
        }

        // The buffer's code may change the length: what it gives comes where the end was.
        int end = _length;
        if (!BytesArgument.TryOpen(ts, other, out BytesArgument argument))
        {
            ts.Pending = null;
            return Raise.TypeError(ts, string.Format(System.Globalization.CultureInfo.InvariantCulture, failure, other.Type.FullName, Type.FullName));
        }

        using (argument)
        {
            end = Math.Min(end, _length);
            return Replace(ts, end, end, argument.Span);
        }
    }

    private bool SetSlice(ThreadState ts, PySlice slice, PyObject? value)
    {
        ReadOnlySpan<byte> replacement = [];
        if (value?.GetType() == typeof(PyBytes))
        {
            replacement = ((PyBytes)value).Span;
        }
        else if (value is not null)
        {
            ref TypeSlots slots = ref value.Type.Slots;
            bool isNumber = slots.Index != null || slots.Int != null || slots.Float != null;
            bool usable = value is ByteSequence || (value is not PyStr && !isNumber);
            if (!usable)
            {
                return Raise.TypeError(ts, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            }

            byte[]? data = BytesConstruction.FromObject(ts, TypeName, value);
            if (data is null)
            {
                return false;
            }

            replacement = data;
        }

        if (!SliceIndices.TryResolve(ts, slice, this, out long start, out long step, out long count))
        {
            return false;
        }

        if (step == 1)
        {
            return Replace(ts, (int)start, (int)(start + Math.Max(0, count)), replacement);
        }

        if (replacement.Length == 0)
        {
            return DeleteExtended(ts, start, step, count);
        }

        if (replacement.Length != count)
        {
            return Raise.ValueError(ts, $"attempt to assign bytes of size {replacement.Length} to extended slice of size {count}");
        }

        ByteSlots.CopyInSteps(in replacement[0], 1, ref WritableSpan[(int)start], (nint)step, replacement.Length);
        return true;
    }

    private bool DeleteExtended(ThreadState ts, long start, long step, long count)
    {
        if (count == 0)
        {
            return true;
        }

        if (!CanResize(ts))
        {
            return false;
        }

        if (step < 0)
        {
            start += (count - 1) * step;
            step = -step;
        }

        Span<byte> bytes = WritableSpan;
        int kept = (int)start;
        for (long i = start, next = start; i < bytes.Length; i++)
        {
            if (i == next && count > 0)
            {
                next += step;
                count--;
            }
            else
            {
                bytes[kept++] = bytes[(int)i];
            }
        }

        _length = kept;
        return true;
    }
}
