using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>The methods of <c>list</c>.</content>
internal partial class PyList
{
    [PyMethod("append(object, /)", Doc = "Append object to the end of the list.")]
    private PyObject? Append(ThreadState ts, PyObject item)
    {
        Add(item);
        return PyNone.Instance;
    }

    [PyMethod("extend(iterable, /)", Doc = "Extend list by appending elements from the iterable.")]
    private PyObject? Extend(ThreadState ts, PyObject iterable) => ExtendBy(ts, iterable) ? PyNone.Instance : null;

    [PyMethod("insert(index, object, /)", Doc = "Insert object before index.")]
    private PyObject? Insert(ThreadState ts, long index, PyObject item)
    {
        if (index < 0)
        {
            index = Math.Max(0, index + _count);
        }

        Splice((int)Math.Min(index, _count), 0, new ReadOnlySpan<PyObject?>(in item!));
        return PyNone.Instance;
    }

    [PyMethod("pop(index=-1, /)", Doc = "Remove and return item at index (default last).")]
    private PyObject? Pop(ThreadState ts, long index)
    {
        if (_count == 0)
        {
            return Raise.IndexError(ts, "pop from empty list");
        }

        if (index < 0)
        {
            index += _count;
        }

        if ((ulong)index >= (ulong)_count)
        {
            return Raise.IndexError(ts, "pop index out of range");
        }

        PyObject item = _items[index]!;
        if (index == _count - 1)
        {
            _items[--_count] = null;
        }
        else
        {
            RemoveRange((int)index, 1);
        }

        return item;
    }

    [PyMethod("remove(value, /)", Doc = "Remove first occurrence of value.")]
    private PyObject? Remove(ThreadState ts, PyObject value)
    {
        for (int i = 0; i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, _items[i]!, value);
            if (equal == Truth.Error)
            {
                return null;
            }

            if (equal == Truth.True)
            {
                if (i < _count)
                {
                    RemoveRange(i, 1);
                }

                return PyNone.Instance;
            }
        }

        return Raise.ValueError(ts, "list.remove(x): x not in list");
    }

    [PyMethod("clear()", Doc = "Remove all items from list.")]
    private PyObject? ClearMethod(ThreadState ts)
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("copy()", Doc = "Return a shallow copy of the list.")]
    private PyObject? Copy(ThreadState ts) => Slice(0, 1, _count);

    [PyMethod("count(value, /)", Doc = "Return number of occurrences of value.")]
    private PyObject? CountOf(ThreadState ts, PyObject value)
    {
        long count = 0;
        for (int i = 0; i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, _items[i]!, value);
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
        if (!SearchBounds(ts, start, stop, _count, out long from, out long to))
        {
            return null;
        }

        for (long i = from; i < to && i < _count; i++)
        {
            Truth equal = Comparison.Equal(ts, _items[i]!, value);
            if (equal != Truth.False)
            {
                return equal == Truth.Error ? null : PyInt.From(i);
            }
        }

        return Raise.ValueError(ts, "list.index(x): x not in list");
    }

    [PyMethod("reverse()", Doc = "Reverse *IN PLACE*.")]
    private PyObject? Reverse(ThreadState ts)
    {
        Array.Reverse(_items, 0, _count);
        return PyNone.Instance;
    }

    [PyMethod("sort(*, key=None, reverse=False)", Doc = "Sort the list in ascending order and return None. The sort is in-place and stable.")]
    private PyObject? SortMethod(ThreadState ts, PyObject? key, bool reverse) =>
        Sort(ts, key is PyNone ? null : key, reverse) ? PyNone.Instance : null;

    [PyMethod("__reversed__()", Doc = "Return a reverse iterator over the list.")]
    private PyObject? Reversed(ThreadState ts) => new PyListReverseIterator(this);

    [PyMethod("__sizeof__()", Doc = "Return the size of the list in memory, in bytes.")]
    private long SizeOf() => Heap.Layouts.SizeOf(this) + (8L * _items.Length);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    /// <summary>
    /// Sorts in place. While keys are computed and compared the list is empty to the program; one that changes it meanwhile gets a ValueError, as in CPython.
    /// </summary>
    internal bool Sort(ThreadState ts, PyObject? key, bool reverse)
    {
        PyObject?[] items = _items;
        int count = _count;
        _items = [];
        _count = 0;
        bool sorted = ListSort.Sort(ts, items, count, key, reverse);
        bool changed = _items.Length != 0 || _count != 0;
        _items = items;
        _count = count;
        return sorted && (!changed || (bool)Raise.ValueError(ts, "list modified during sort"));
    }

    private bool ExtendBy(ThreadState ts, PyObject iterable)
    {
        if (iterable is PyList list && (list.GetType() == typeof(PyList) || ReferenceEquals(list, this)))
        {
            Splice(_count, 0, list._items.AsSpan(0, list._count).ToArray());
            return true;
        }

        return Iteration.Extend(ts, this, iterable);
    }

    /// <summary>The optional bounds of index(): integers, negative ones counted from the end.</summary>
    internal static bool SearchBounds(ThreadState ts, PyObject? start, PyObject? stop, int count, out long from, out long to)
    {
        to = long.MaxValue;
        return Bound(ts, start, 0, out from) && Bound(ts, stop, long.MaxValue, out to);

        bool Bound(ThreadState ts, PyObject? bound, long absent, out long value)
        {
            value = absent;
            if (bound is null)
            {
                return true;
            }

            if (!bound.Type.Slots.HasIndex)
            {
                return Raise.TypeError(ts, "slice indices must be integers or have an __index__ method");
            }

            if (!Numbers.IndexToInt64(ts, bound, null, out value))
            {
                return false;
            }

            if (value < 0)
            {
                value = Math.Max(0, value + count);
            }

            return true;
        }
    }
}

/// <summary><c>list_iterator</c>.</summary>
[PyType("list_iterator", NoConstructor = true)]
internal sealed partial class PyListIterator(PyList list) : PyObject
{
    /// <summary>Null once exhausted.</summary>
    public PyList? List = list;

    public int Index;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    /// <summary>The next item; absent at the list's end and from then on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lookup Advance()
    {
        if (List is { } list)
        {
            if ((uint)Index < (uint)list.Count)
            {
                return Lookup.Found(list[Index++]);
            }

            List = null;
        }

        return Lookup.Absent;
    }

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => Advance();

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(List is { } list ? Math.Max(0, list.Count - Index) : 0);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, List, Index, new PyList()) : null;

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, long state)
    {
        if (List is { } list)
        {
            Index = (int)Math.Clamp(state, 0, list.Count);
        }

        return PyNone.Instance;
    }
}

/// <summary><c>list_reverseiterator</c>.</summary>
[PyType("list_reverseiterator", NoConstructor = true)]
internal sealed partial class PyListReverseIterator(PyList list) : PyObject
{
    private PyList? _list = list;
    private int _index = list.Count - 1;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_list is { } list && _index >= 0 && _index < list.Count)
        {
            return Lookup.Found(list[_index--]);
        }

        _index = -1;
        _list = null;
        return Lookup.Absent;
    }

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(_list is { } list && list.Count > _index ? _index + 1 : 0);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts, "reversed") is { } reversed ? IteratorReduction.Of(reversed, _list, _index, new PyList()) : null;

    [PyMethod("__setstate__(object, /)")]
    private PyObject? SetState(ThreadState ts, long state)
    {
        if (_list is { } list)
        {
            _index = (int)Math.Clamp(state, -1, list.Count - 1);
        }

        return PyNone.Instance;
    }
}
