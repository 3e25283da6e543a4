using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// What <c>set</c> and <c>frozenset</c> share: an open-addressed table probed as CPython's (runs of neighbours, then a jump), filled and grown at the same sizes, so that
/// iteration order is the same.
/// </summary>
internal abstract partial class PySetBase : PyObject
{
    private static readonly PyObject s_dummy = new Dummy();

    /// <summary>The table of sets that never had an item: nothing is written to it.</summary>
    private static readonly Entry[] s_noItems = new Entry[8];

    private Entry[] _table = s_noItems;

    /// <summary>What a table takes that does not lie in CPython's object itself.</summary>
    protected long TableSize => _table.Length > 8 ? 16L * _table.Length : 0;

    /// <summary>Places in use, removed ones included.</summary>
    private int _fill;
    private int _used;
    private int _identity;

    public int Count => _used;

    internal override ref int Identity => ref _identity;

    /// <summary>An item with its hash; an empty place has no item.</summary>
    internal struct Entry
    {
        public PyObject? Key;
        public long Hash;
    }

    /// <summary>The items in the order of the table.</summary>
    public PyObject[] ToArray()
    {
        var items = new PyObject[_used];
        int position = 0;
        for (int i = 0; Next(ref position, out PyObject? item, out _); i++)
        {
            items[i] = item;
        }

        return items;
    }

    public Truth Contains(ThreadState ts, PyObject item)
    {
        long hash = Hashing.Known(item);
        return hash != -1 ? Contains(ts, item, hash) : HashAndContains(ts, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Truth HashAndContains(ThreadState ts, PyObject item)
    {
        long hash = HashOf(ts, item);
        return hash == -1 ? Truth.Error : Contains(ts, item, hash);
    }

    /// <summary>Adds an item; false means that an exception is pending.</summary>
    public bool Add(ThreadState ts, PyObject item)
    {
        long hash = Hashing.Known(item);
        return hash != -1 ? Add(ts, item, hash) : HashAndAdd(ts, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HashAndAdd(ThreadState ts, PyObject item)
    {
        long hash = HashOfElement(ts, item);
        return hash != -1 && Add(ts, item, hash);
    }

    /// <summary>Adds constants, each once; no thread is needed.</summary>
    protected void AddConstants(PyObject[] items)
    {
        var hashes = new long[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            hashes[i] = ConstantEquality.Hash(items[i]);
            bool known = false;
            for (int j = 0; j < i && !known; j++)
            {
                known = hashes[j] == hashes[i] && ConstantEquality.Equal(items[j], items[i]);
            }

            if (!known)
            {
                if (ReferenceEquals(_table, s_noItems))
                {
                    _table = new Entry[8];
                }

                InsertClean(_table, items[i], hashes[i]);
                _used = ++_fill;
                if (IsFull)
                {
                    _ = Grow();
                }
            }
        }
    }

    /// <summary>Removes an item: true, false where it is not there, or an error.</summary>
    public Truth Remove(ThreadState ts, PyObject item)
    {
        long hash = HashOf(ts, item);
        return hash == -1 ? Truth.Error : Remove(ts, item, hash);
    }

    public Truth Remove(ThreadState ts, PyObject item, long hash)
    {
        int found = Find(ts, item, hash, out _);
        if (found < 0)
        {
            return found == -2 ? Truth.Error : Truth.False;
        }

        RemoveAt(found);
        return Truth.True;
    }

    public void Clear()
    {
        _table = s_noItems;
        _fill = _used = 0;
    }

    /// <summary>Takes over another set's items; this one is empty. As in CPython, the room that they need at once decides the size and with it the order.</summary>
    public void CopyFrom(PySetBase other)
    {
        int size = _table.Length;
        if ((_fill + other._used) * 5 >= (size - 1) * 3)
        {
            size = SizeFor((_used + other._used) * 2);
        }

        if (other._used > 0 && size == other._table.Length && other._fill == other._used)
        {
            _table = other._table.AsSpan().ToArray();
        }
        else if (other._used > 0)
        {
            _table = new Entry[size];
            InsertAll(_table, other._table);
        }

        _fill = _used = other._used;
    }

    /// <summary>
    /// Takes over the items of two sets; this one is empty. The first one's are not copied before they are moved to the table that has room for all, where the copy would be as that set's table
    /// is; false means that an exception is pending.
    /// </summary>
    public bool CopyFrom(ThreadState ts, PySetBase first, PySetBase second)
    {
        int count = first._used;
        int size = count * 5 >= 7 * 3 ? SizeFor(count * 2) : 8;
        if (count == 0 || first._fill != count || size != first._table.Length || ReferenceEquals(first, second) || (count + second._used) * 5 < (size - 1) * 3)
        {
            CopyFrom(first);
            return UnionWith(ts, second);
        }

        _table = new Entry[SizeFor((count + second._used) * 2)];
        InsertAll(_table, first._table);
        _fill = _used = count;
        return AddAll(ts, second);
    }

    /// <summary>Makes room for another set's items at once, as CPython does: it decides the order.</summary>
    private void MakeRoomFor(int count)
    {
        if ((_fill + count) * 5 >= (_table.Length - 1) * 3)
        {
            Resize((_used + count) * 2);
        }
    }

    /// <summary>Exchanges the contents with another set.</summary>
    public void Swap(PySetBase other)
    {
        (_table, other._table) = (other._table, _table);
        (_fill, other._fill) = (other._fill, _fill);
        (_used, other._used) = (other._used, _used);
    }

    /// <summary>Removes some item and gives it, searching on from where the last search ended; null where the set is empty.</summary>
    public PyObject? PopAny(ref int finger)
    {
        if (_used == 0)
        {
            return null;
        }

        int at = finger & (_table.Length - 1);
        while (_table[at].Key is null || ReferenceEquals(_table[at].Key, s_dummy))
        {
            at = (at + 1) & (_table.Length - 1);
        }

        PyObject item = _table[at].Key!;
        RemoveAt(at);
        finger = at + 1;
        return item;
    }

    /// <summary>Adds all items of an iterable; false means that an exception is pending.</summary>
    public bool UnionWith(ThreadState ts, PyObject other)
    {
        if (other is PySetBase set)
        {
            if (ReferenceEquals(set, this))
            {
                return true;
            }

            if (_fill == 0)
            {
                CopyFrom(set);
                return true;
            }

            MakeRoomFor(set._used);
            return AddAll(ts, set);
        }

        if (other.GetType() == typeof(PyList))
        {
            // Python code that hashes or compares may change the list's length.
            var list = (PyList)other;
            for (int i = 0; i < list.Count; i++)
            {
                if (!Add(ts, list[i]))
                {
                    return false;
                }
            }

            return true;
        }

        if (other.GetType() == typeof(PyDict))
        {
            var dictionary = (PyDict)other;
            MakeRoomFor(dictionary.Count);
            int position = 0;
            while (dictionary.Next(ref position, out PyObject? key, out _))
            {
                if (!Add(ts, key, dictionary.HashBefore(position, key)))
                {
                    return false;
                }
            }

            return true;
        }

        if (Iteration.GetIterator(ts, other) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return !next.IsError;
            }

            if (!Add(ts, item))
            {
                return false;
            }
        }
    }

    private bool AddAll(ThreadState ts, PySetBase set)
    {
        int position = 0;
        while (set.Next(ref position, out PyObject? item, out long hash))
        {
            if (!Add(ts, item, hash))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Removes all items of an iterable.</summary>
    public bool ExceptWith(ThreadState ts, PyObject other)
    {
        if (ReferenceEquals(other, this))
        {
            Clear();
            return true;
        }

        if (!RemoveAll(ts, other))
        {
            return false;
        }

        // Many removed places lengthen every search.
        if (_fill - _used > (_table.Length - 1) / 4)
        {
            _ = Grow();
        }

        return true;
    }

    private bool RemoveAll(ThreadState ts, PyObject other)
    {
        if (other is PySetBase set)
        {
            // When the other one is much larger, only what both have in common is worth a search.
            PySetBase items = set;
            if (set._used >> 3 > _used)
            {
                items = new PySet();
                if (!CollectCommon(ts, set, items))
                {
                    return false;
                }
            }

            int position = 0;
            while (items.Next(ref position, out PyObject? item, out long hash))
            {
                if (Remove(ts, item, hash) == Truth.Error)
                {
                    return false;
                }
            }

            return true;
        }

        if (Iteration.GetIterator(ts, other) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return !next.IsError;
            }

            long hash = HashOfElement(ts, item);
            if (hash == -1 || Remove(ts, item, hash) == Truth.Error)
            {
                return false;
            }
        }
    }

    /// <summary>Keeps only the items that an iterable also has.</summary>
    public bool IntersectWith(ThreadState ts, PyObject other)
    {
        var common = new PySet();
        if (!CollectCommon(ts, other, common))
        {
            return false;
        }

        Swap(common);
        return true;
    }

    /// <summary>Enters into a set what this one and an iterable have in common.</summary>
    public bool CollectCommon(ThreadState ts, PyObject other, PySetBase common)
    {
        if (other is PySetBase set)
        {
            if (ReferenceEquals(set, this))
            {
                common.CopyFrom(this);
                return true;
            }

            // Walk the smaller one; the walked one's items are kept.
            PySetBase walked = set;
            PySetBase tested = this;
            if (set._used > _used)
            {
                walked = this;
                tested = set;
            }

            int position = 0;
            while (walked.Next(ref position, out PyObject? item, out long hash))
            {
                Truth inside = tested.Contains(ts, item, hash);
                if (inside == Truth.Error || (inside == Truth.True && !common.Add(ts, item, hash)))
                {
                    return false;
                }
            }

            return true;
        }

        if (Iteration.GetIterator(ts, other) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return !next.IsError;
            }

            long hash = Hashing.Hash(ts, item);
            if (hash == -1)
            {
                return false;
            }

            Truth inside = Contains(ts, item, hash);
            if (inside == Truth.Error || (inside == Truth.True && !common.Add(ts, item, hash)))
            {
                return false;
            }
        }
    }

    /// <summary>Enters into a set those of this one's items that another one has not; false means that an exception is pending.</summary>
    public bool CollectMissing(ThreadState ts, PySetBase other, PySetBase missing)
    {
        int position = 0;
        while (Next(ref position, out PyObject? item, out long hash))
        {
            Truth inside = other.Contains(ts, item, hash);
            if (inside == Truth.Error || (inside == Truth.False && !missing.Add(ts, item, hash)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Keeps the items that only one of both has.</summary>
    public bool SymmetricExceptWith(ThreadState ts, PyObject other)
    {
        if (ReferenceEquals(other, this))
        {
            Clear();
            return true;
        }

        PySetBase? items = other as PySetBase ?? PySet.FromIterable(ts, other);
        if (items is null)
        {
            return false;
        }

        int position = 0;
        while (items.Next(ref position, out PyObject? item, out long hash))
        {
            Truth removed = Remove(ts, item, hash);
            if (removed == Truth.Error || (removed == Truth.False && !Add(ts, item, hash)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every item is in the other set.</summary>
    public Truth IsSubsetOf(ThreadState ts, PySetBase other)
    {
        if (_used > other._used)
        {
            return Truth.False;
        }

        int position = 0;
        while (Next(ref position, out PyObject? item, out long hash))
        {
            Truth inside = other.Contains(ts, item, hash);
            if (inside != Truth.True)
            {
                return inside;
            }
        }

        return Truth.True;
    }

    /// <summary>The order-independent hash of a frozenset.</summary>
    protected long HashItems()
    {
        ulong hash = 0;
        foreach (ref Entry entry in _table.AsSpan())
        {
            hash ^= Shuffle(entry.Key is null || ReferenceEquals(entry.Key, s_dummy) ? 0 : (ulong)entry.Hash);
        }

        // Empty and removed places were counted in above; an odd number of either is taken out again, so that only the items matter.
        if (((_table.Length - _fill) & 1) != 0)
        {
            hash ^= Shuffle(0);
        }

        if (((_fill - _used) & 1) != 0)
        {
            hash ^= Shuffle(0);
        }

        hash ^= ((ulong)_used + 1) * 1927868237;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = (hash * 69069) + 907133923;
        return hash == ulong.MaxValue ? 590923713 : (long)hash;

        static ulong Shuffle(ulong h) => ((h ^ 89869747) ^ (h << 16)) * 3644798167;
    }

    /// <summary>The hash of an item looked up; a set stands for the frozenset of its items.</summary>
    private static long HashOf(ThreadState ts, PyObject item)
    {
        long known = Hashing.Known(item);
        return known != -1 ? known
            : item is PySet set && !item.Type.Slots.HasHash ? set.HashItems()
            : HashOfElement(ts, item);
    }

    private static long HashOfElement(ThreadState ts, PyObject item) => Hashing.HashFor(ts, item, "a set element");

    /// <summary>Stands in places whose item was removed.</summary>
    private sealed class Dummy : PyObject
    {
        public override PyType Type => PyObjectType.TypeObject;
    }
}
