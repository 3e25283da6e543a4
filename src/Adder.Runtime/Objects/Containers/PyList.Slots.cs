using System;
using System.Runtime.CompilerServices;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>The slots of <c>list</c>.</content>
internal partial class PyList
{
    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyList() : new PyListSubclass(type);

    [PyInit("list(iterable=(), /)")]
    private Done Init(ThreadState ts, PyObject? iterable)
    {
        Clear();
        return iterable is null || Iteration.Extend(ts, this, iterable) ? Done.Ok : Done.Error;
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (_count == 0)
        {
            return PyStr.From("[]");
        }

        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("[...]");
        }

        var builder = new TextBuilder();
        builder.Append('[');
        for (int i = 0; i < _count; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            if (Text.Repr(ts, _items[i]!) is not { } item)
            {
                Text.LeaveRepr(ts);
                return null;
            }

            builder.Append(item);
        }

        builder.Append(']');
        Text.LeaveRepr(ts);
        return builder.ToStr();
    }

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) => _count;

    [PySlot(Slot.Contains)]
    internal Truth ContainsSlot(ThreadState ts, PyObject item)
    {
        for (int i = 0; i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, _items[i]!, item);
            if (equal != Truth.False)
            {
                return equal;
            }
        }

        return Truth.False;
    }

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyList first || right is not PyList second)
        {
            return PyNotImplemented.Instance;
        }

        if (first._count != second._count && operation is (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyBool.From(operation == CompareOperator.NotEqual);
        }

        for (int i = 0; i < first._count && i < second._count; i++)
        {
            PyObject item = first._items[i]!;
            PyObject other = second._items[i]!;
            Truth equal = Comparison.Equal(ts, item, other);
            if (equal == Truth.True)
            {
                continue;
            }

            if (equal == Truth.Error)
            {
                return null;
            }

            // Comparing may have shortened one: then the lengths decide, like behind the last item.
            if (i >= first._count || i >= second._count)
            {
                break;
            }

            return Comparison.OfDifference(ts, item, other, operation);
        }

        return Comparison.FromSign(first._count.CompareTo(second._count), operation);
    }

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => new PyListIterator(this);

    [PyMethod("__getitem__(index, /)", Doc = "Return self[index].")]
    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject key)
    {
        if (key is PySlice slice)
        {
            // The bounds' code may change the list: its length counts when that has run.
            if (!slice.Unpack(ts, out long start, out long stop, out long step))
            {
                return null;
            }

            long count = PySlice.Adjust(_count, ref start, ref stop, step);
            return Slice(start, step, count);
        }

        if (!SequenceIndex.Resolve(ts, key, "list", _count, out long index))
        {
            return null;
        }

        return (ulong)index < (ulong)_count ? _items[index]! : Raise.IndexError(ts, "list index out of range");
    }

    [PySlot(Slot.SetItem)]
    private bool SetItemSlot(ThreadState ts, PyObject key, PyObject? value)
    {
        if (key is PySlice slice)
        {
            return value is null ? DeleteSlice(ts, slice) : SetSlice(ts, slice, value);
        }

        if (!SequenceIndex.Resolve(ts, key, "list", _count, out long index))
        {
            return false;
        }

        if ((ulong)index >= (ulong)_count)
        {
            return Raise.IndexError(ts, "list assignment index out of range");
        }

        if (value is null)
        {
            RemoveRange((int)index, 1);
        }
        else
        {
            _items[index] = value;
        }

        return true;
    }

    [PySlot(Slot.SequenceItem)]
    private PyObject? SequenceItemSlot(ThreadState ts, long index) =>
        (ulong)index < (ulong)_count ? _items[index]! : Raise.IndexError(ts, "list index out of range");

    [PySlot(Slot.SequenceConcat)]
    private PyObject? ConcatSlot(ThreadState ts, PyObject other)
    {
        if (other is not PyList list)
        {
            return Raise.TypeError(ts, $"can only concatenate list (not \"{other.Type.FullName}\") to list");
        }

        var items = new PyObject?[_count + list._count];
        _items.AsSpan(0, _count).CopyTo(items);
        list._items.AsSpan(0, list._count).CopyTo(items.AsSpan(_count));
        return new PyList(items, items.Length);
    }

    [PySlot(Slot.SequenceInPlaceConcat)]
    private PyObject? InPlaceConcatSlot(ThreadState ts, PyObject other) => ExtendBy(ts, other) ? this : null;

    [PySlot(Slot.SequenceRepeat)]
    private PyObject? RepeatSlot(ThreadState ts, long times)
    {
        if (!RepeatLength(ts, _count, times, out int length))
        {
            return null;
        }

        var items = new PyObject?[length];
        Fill(items, _items.AsSpan(0, _count), times);
        return new PyList(items, length);
    }

    [PySlot(Slot.SequenceInPlaceRepeat)]
    private PyObject? InPlaceRepeatSlot(ThreadState ts, long times)
    {
        if (!RepeatLength(ts, _count, times, out int length))
        {
            return null;
        }

        var items = new PyObject?[length];
        Fill(items, _items.AsSpan(0, _count), times);
        _items = items;
        _count = length;
        return this;
    }

    [PySlot(Slot.Traverse)]
    private void TraverseSlot(IReferenceVisitor visitor)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            visitor.Visit(_items[i]);
        }
    }

    /// <summary>The length of a repeated sequence; MemoryError where no array can hold it.</summary>
    internal static bool RepeatLength(ThreadState ts, int count, long times, out int length)
    {
        length = 0;
        if (times <= 0 || count == 0)
        {
            return true;
        }

        if (times > Array.MaxLength / count)
        {
            return Raise.MemoryError(ts);
        }

        length = (int)(count * times);
        return true;
    }

    /// <summary>Items that are copied at once, near enough to the cache.</summary>
    private const int RepeatedBlock = 4096;

    /// <summary>Writes the items over and over until the array is full.</summary>
    internal static void Fill(PyObject?[] target, ReadOnlySpan<PyObject?> items, long times)
    {
        if (target.Length == 0)
        {
            return;
        }

        // What is written already is copied: blocks cost one look at the collector's cards each, not one for every item.
        items.CopyTo(target);
        for (int filled = items.Length; filled < target.Length;)
        {
            int count = Math.Min(Math.Min(filled, RepeatedBlock / items.Length * items.Length), target.Length - filled);
            count = count == 0 ? Math.Min(items.Length, target.Length - filled) : count;
            target.AsSpan(0, count).CopyTo(target.AsSpan(filled));
            filled += count;
        }
    }

    /// <summary><c>self[start:stop]</c>.</summary>
    internal PyList Part(long start, long stop)
    {
        long count = SliceIndices.Adjust(_count, ref start, ref stop, 1);
        return Slice(start, 1, count);
    }

    /// <summary>A new list of count items from start in steps; the bounds are within the list.</summary>
    internal PyList Slice(long start, long step, long count)
    {
        var items = new PyObject?[count];
        if (step == 1)
        {
            _items.AsSpan((int)start, (int)count).CopyTo(items);
        }
        else if (count > 0)
        {
            CopyInSteps(ref _items[start], (nint)step, ref items[0], 1, (nint)count);
        }

        return new PyList(items, items.Length);
    }

    /// <summary>Copies items from places in steps to others, all of which are within their arrays. No store asks what the array may hold.</summary>
    private static void CopyInSteps(ref PyObject? source, nint sourceStep, ref PyObject? target, nint targetStep, nint count)
    {
        for (nint i = 0, from = 0, to = 0; i < count; i++, from += sourceStep, to += targetStep)
        {
            Unsafe.Add(ref target, to) = Unsafe.Add(ref source, from);
        }
    }

    private bool SetSlice(ThreadState ts, PySlice slice, PyObject value)
    {
        if (!slice.Unpack(ts, out long start, out long stop, out long step))
        {
            return false;
        }

        // Read the new items first: that may run Python code that changes this list. Nothing runs after that, so that another list's items need no copy.
        ReadOnlySpan<PyObject?> items;
        if (value is PyTuple tuple)
        {
            items = tuple.AsArray();
        }
        else
        {
            PyList? list = value as PyList ?? ReadIterable(ts, value);
            if (list is null)
            {
                return false;
            }

            items = list._items.AsSpan(0, list._count);
            items = ReferenceEquals(list, this) ? items.ToArray() : items;
        }

        long count = PySlice.Adjust(_count, ref start, ref stop, step);
        if (step == 1)
        {
            Splice((int)start, (int)count, items);
            return true;
        }

        if (items.Length != count)
        {
            return Raise.ValueError(ts, $"attempt to assign sequence of size {items.Length} to extended slice of size {count}");
        }

        if (count > 0)
        {
            CopyInSteps(ref Unsafe.AsRef(in items[0]), 1, ref _items[start], (nint)step, (nint)count);
        }

        return true;
    }

    /// <summary><c>list[start:stop] = values</c> with the bounds of a plain slice. The values may be this list's.</summary>
    internal void SetPart(long start, long stop, ReadOnlySpan<PyObject?> values)
    {
        long count = SliceIndices.Adjust(_count, ref start, ref stop, 1);
        bool isOwn = values.Overlaps(_items);
        Splice((int)start, (int)count, isOwn ? values.ToArray() : values);
    }

    private static PyList? ReadIterable(ThreadState ts, PyObject value)
    {
        PyObject? iterator = Iteration.GetIterator(ts, value);
        if (iterator is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) ? Raise.TypeError(ts, "must assign iterable to extended slice") : null;
        }

        return Iteration.ToList(ts, iterator);
    }

    private bool DeleteSlice(ThreadState ts, PySlice slice)
    {
        if (!slice.Unpack(ts, out long start, out long stop, out long step))
        {
            return false;
        }

        long count = PySlice.Adjust(_count, ref start, ref stop, step);
        if (count == 0)
        {
            return true;
        }

        if (step < 0)
        {
            start += (count - 1) * step;
            step = -step;
        }

        if (step == 1)
        {
            RemoveRange((int)start, (int)count);
            return true;
        }

        long write = start;
        long nextDeleted = start;
        long left = count;
        for (long read = start; read < _count; read++)
        {
            if (left > 0 && read == nextDeleted)
            {
                nextDeleted += step;
                left--;
            }
            else
            {
                _items[write++] = _items[read];
            }
        }

        Array.Clear(_items, (int)write, _count - (int)write);
        _count = (int)write;
        return true;
    }

    /// <summary>Puts items in the place of count others.</summary>
    internal void Splice(int start, int count, ReadOnlySpan<PyObject?> items)
    {
        int length = _count - count + items.Length;
        if (length > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(length, _count + (_count >> 1)));
        }

        Array.Copy(_items, start + count, _items, start + items.Length, _count - start - count);
        items.CopyTo(_items.AsSpan(start));
        if (length < _count)
        {
            Array.Clear(_items, length, _count - length);
        }

        _count = length;
    }

    internal void RemoveRange(int start, int count) => Splice(start, count, []);

    internal void Clear()
    {
        _items = [];
        _count = 0;
    }
}

/// <summary>Turns a subscript into a position, with CPython's texts.</summary>
internal static class SequenceIndex
{
    /// <summary>The position that a subscript means, negative ones counted from the end; it may still be out of range.</summary>
    public static bool Resolve(ThreadState ts, PyObject key, string typeName, int length, out long index)
    {
        if (key.GetType() == typeof(PySmallInt))
        {
            index = ((PySmallInt)key).Value;
        }
        else
        {
            index = 0;
            if (!key.Type.Slots.HasIndex)
            {
                return Raise.TypeError(ts, $"{typeName} indices must be integers or slices, not {key.Type.FullName}");
            }

            if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out index))
            {
                return false;
            }
        }

        if (index < 0)
        {
            index += length;
        }

        return true;
    }
}
