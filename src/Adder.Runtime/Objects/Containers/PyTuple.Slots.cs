using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>Slots and methods of <c>tuple</c>.</content>
internal partial class PyTuple
{
    [PyNew("tuple(iterable=(), /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? iterable)
    {
        PyTuple? items = iterable is null ? Empty : Iteration.ToTuple(ts, iterable);
        return items is null ? null : ReferenceEquals(type, TypeObject) ? items : new PyTupleSubclass(type, items.Items);
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (Items.Length == 0)
        {
            return PyStr.From("()");
        }

        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("(...)");
        }

        var builder = new TextBuilder();
        builder.Append('(');
        for (int i = 0; i < Items.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            if (Text.Repr(ts, Items[i]) is not { } item)
            {
                Text.LeaveRepr(ts);
                return null;
            }

            builder.Append(item);
        }

        builder.Append(Items.Length == 1 ? ",)" : ")");
        Text.LeaveRepr(ts);
        return builder.ToStr();
    }

    /// <summary>CPython's tuple hash: xxHash-like lanes over the items' hashes.</summary>
    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts)
    {
        if (_hash != 0)
        {
            return _hash;
        }

        const ulong Prime1 = 11400714785074694791;
        const ulong Prime2 = 14029467366897019727;
        const ulong Prime5 = 2870177450012600261;
        ulong accumulator = Prime5;

        foreach (PyObject item in Items)
        {
            long lane = Hashing.Known(item);
            if (lane == -1)
            {
                // Constants are hashed before there is a thread.
                lane = ts is not null && !ts.CheckRecursion(" while hashing a tuple") ? -1 : Hashing.Hash(ts!, item);
                if (lane == -1)
                {
                    return -1;
                }
            }

            accumulator += (ulong)lane * Prime2;
            accumulator = System.Numerics.BitOperations.RotateLeft(accumulator, 31) * Prime1;
        }

        accumulator += (ulong)Items.Length ^ (Prime5 ^ 3527539);
        return _hash = accumulator == ulong.MaxValue ? 1546275796 : (long)accumulator;
    }

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) => Items.Length;

    [PySlot(Slot.Contains)]
    internal Truth ContainsSlot(ThreadState ts, PyObject item)
    {
        foreach (PyObject own in Items)
        {
            Truth equal = Comparison.Equal(ts, own, item);
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
        if (left is not PyTuple first || right is not PyTuple second)
        {
            return PyNotImplemented.Instance;
        }

        return Comparison.FindDifference(ts, first.Items, second.Items, out int at) switch
        {
            Truth.True => Comparison.OfDifference(ts, first.Items[at], second.Items[at], operation),
            Truth.False => Comparison.FromSign(first.Count.CompareTo(second.Count), operation),
            _ => null,
        };
    }

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => new PyTupleIterator(this);

    /// <summary><c>self[start:stop]</c>.</summary>
    internal PyTuple Part(long start, long stop)
    {
        long count = SliceIndices.Adjust(Items.Length, ref start, ref stop, 1);
        return count == Items.Length && GetType() == typeof(PyTuple) ? this : Create(Items.Slice((int)start, (int)count));
    }

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject key)
    {
        if (key is PySlice slice)
        {
            long count = slice.Resolve(ts, Items.Length, out long start, out _, out long step);
            if (count < 0)
            {
                return null;
            }

            if (step == 1)
            {
                return Part(start, start + count);
            }

            var items = new PyObject[count];
            for (long i = 0, at = start; i < count; i++, at += step)
            {
                items[i] = Items[(int)at];
            }

            return FromArray(items);
        }

        if (!SequenceIndex.Resolve(ts, key, "tuple", Items.Length, out long index))
        {
            return null;
        }

        return (ulong)index < (ulong)Items.Length ? Items[(int)index] : Raise.IndexError(ts, "tuple index out of range");
    }

    [PySlot(Slot.SequenceItem)]
    private PyObject? SequenceItemSlot(ThreadState ts, long index) =>
        (ulong)index < (ulong)Items.Length ? Items[(int)index] : Raise.IndexError(ts, "tuple index out of range");

    [PySlot(Slot.SequenceConcat)]
    private PyObject? ConcatSlot(ThreadState ts, PyObject other)
    {
        if (Items.Length == 0 && other.GetType() == typeof(PyTuple))
        {
            return other;
        }

        if (other is not PyTuple tuple)
        {
            return Raise.TypeError(ts, $"can only concatenate tuple (not \"{other.Type.FullName}\") to tuple");
        }

        return tuple.Count == 0 && GetType() == typeof(PyTuple) ? this : FromArray([.. Items, .. tuple.Items]);
    }

    [PySlot(Slot.SequenceRepeat)]
    private PyObject? RepeatSlot(ThreadState ts, long times)
    {
        if (times == 1 && GetType() == typeof(PyTuple))
        {
            return this;
        }

        if (!PyList.RepeatLength(ts, Items.Length, times, out int length))
        {
            return null;
        }

        var items = new PyObject[length];
        PyList.Fill(items, Items, times);
        return FromArray(items);
    }

    [PySlot(Slot.Traverse)]
    private void TraverseSlot(IReferenceVisitor visitor)
    {
        for (int i = Items.Length - 1; i >= 0; i--)
        {
            visitor.Visit(Items[i]);
        }
    }

    [PyMethod("count(value, /)", Doc = "Return number of occurrences of value.")]
    private PyObject? CountOf(ThreadState ts, PyObject value)
    {
        long count = 0;
        foreach (PyObject item in Items)
        {
            Truth equal = Comparison.Equal(ts, item, value);
            if (equal == Truth.Error)
            {
                return null;
            }

            count += (int)equal;
        }

        return PyInt.From(count);
    }

    [PyMethod("index(value, start=0, stop=9223372036854775807, /)", TextSignature = "($self, value, start=0, stop=sys.maxsize, /)", Doc = "Return first index of value.")]
    private PyObject? IndexOf(ThreadState ts, PyObject value, PyObject? start, PyObject? stop)
    {
        if (!PyList.SearchBounds(ts, start, stop, Items.Length, out long from, out long to))
        {
            return null;
        }

        for (long i = from; i < to && i < Items.Length; i++)
        {
            Truth equal = Comparison.Equal(ts, Items[(int)i], value);
            if (equal != Truth.False)
            {
                return equal == Truth.Error ? null : PyInt.From(i);
            }
        }

        return Raise.ValueError(ts, "tuple.index(x): x not in tuple");
    }

    [PyMethod("__getnewargs__()")]
    private PyObject? GetNewArguments(ThreadState ts) => Create((PyObject)Create(Items));

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);
}

/// <summary><c>tuple_iterator</c>.</summary>
[PyType("tuple_iterator", NoConstructor = true)]
internal sealed partial class PyTupleIterator(PyTuple tuple) : PyObject
{
    /// <summary>Null once exhausted.</summary>
    public PyTuple? Tuple = tuple;

    public int Index;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    /// <summary>The next item; absent at the tuple's end and from then on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lookup Advance()
    {
        if (Tuple is { } tuple)
        {
            if ((uint)Index < (uint)tuple.Count)
            {
                return Lookup.Found(tuple[Index++]);
            }

            Tuple = null;
        }

        return Lookup.Absent;
    }

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => Advance();

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(Tuple is { } tuple ? tuple.Count - Index : 0);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, Tuple, Index) : null;

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, long state)
    {
        if (Tuple is { } tuple)
        {
            Index = (int)Math.Clamp(state, 0, tuple.Count);
        }

        return PyNone.Instance;
    }
}
