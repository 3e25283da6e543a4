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
    private const int NeighbourProbes = 9;
    private const int PerturbShift = 5;

    /// <summary>In removed places; no hash is -1.</summary>
    private const long RemovedHash = -1;

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

    /// <summary>Steps through the items; start with position 0.</summary>
    public bool Next(ref int position, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? item, out long hash)
    {
        Entry[] table = _table;
        for (int at = position; (uint)at < (uint)table.Length; at++)
        {
            ref Entry entry = ref table[at];
            if (entry.Key is { } key && entry.Hash != RemovedHash)
            {
                position = at + 1;
                item = key;
                hash = entry.Hash;
                return true;
            }
        }

        position = table.Length;
        item = null;
        hash = 0;
        return false;
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
        long hash = HashOf(ts, item);
        return hash == -1 ? Truth.Error : Contains(ts, item, hash);
    }

    public Truth Contains(ThreadState ts, PyObject item, long hash)
    {
        // Mostly the place that the hash says is free, or has the item itself.
        Entry[] table = _table;
        ref Entry first = ref table[hash & (table.Length - 1)];
        if (first.Key is null)
        {
            return Truth.False;
        }

        if (first.Hash == hash && (ReferenceEquals(first.Key, item) || AreEqualTexts(first.Key, item) || AreEqualNumbers(first.Key, item)))
        {
            return Truth.True;
        }

        int found = Find(ts, item, hash, out _);
        return found == -2 ? Truth.Error : found >= 0 ? Truth.True : Truth.False;
    }

    /// <summary>Adds an item; false means that an exception is pending.</summary>
    public bool Add(ThreadState ts, PyObject item)
    {
        long hash = HashOfElement(ts, item);
        return hash != -1 && Add(ts, item, hash);
    }

    public bool Add(ThreadState ts, PyObject item, long hash)
    {
        // Mostly the place that the hash says is free, or has the item itself.
        Entry[] table = _table;
        ref Entry first = ref table[hash & (table.Length - 1)];
        if (first.Key is null)
        {
            Enter(ref first, item, hash);
            return true;
        }

        return (first.Hash == hash && (ReferenceEquals(first.Key, item) || AreEqualTexts(first.Key, item) || AreEqualNumbers(first.Key, item))) || AddByProbing(ts, item, hash);
    }

    private static bool AreEqualTexts(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr) && Unsafe.As<PyStr>(left).EqualTo(Unsafe.As<PyStr>(right));

    private static bool AreEqualNumbers(PyObject left, PyObject right) =>
        left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt) && Unsafe.As<PySmallInt>(left).Value == Unsafe.As<PySmallInt>(right).Value;

    private bool AddByProbing(ThreadState ts, PyObject item, long hash)
    {
        int found = Find(ts, item, hash, out int free);
        if (found != -1)
        {
            return found >= 0;
        }

        ref Entry entry = ref _table[free];
        if (entry.Key is null)
        {
            Enter(ref entry, item, hash);
            return true;
        }

        // A removed one's place.
        entry.Key = item;
        entry.Hash = hash;
        _used++;
        return true;
    }

    /// <summary>Enters an item that is known not to be there into a free place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(ref Entry place, PyObject item, long hash)
    {
        if (_fill == 0 && ReferenceEquals(_table, s_noItems))
        {
            _table = new Entry[8];
            place = ref _table[hash & 7];
        }

        place.Key = item;
        place.Hash = hash;
        _used++;
        _fill++;
        GrowIfFull();
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
                GrowIfFull();
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
            int position = 0;
            while (other.Next(ref position, out PyObject? item, out long hash))
            {
                InsertClean(_table, item, hash);
            }
        }

        _fill = _used = other._used;
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
            Grow();
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
    private static long HashOf(ThreadState ts, PyObject item) =>
        item.GetType() == typeof(PyStr) ? Unsafe.As<PyStr>(item).HashValue
        : item.GetType() == typeof(PySmallInt) ? IntegerArithmetic.Hash(Unsafe.As<PySmallInt>(item).Value)
        : !item.Type.Slots.HasHash && item is PySet set ? set.HashItems()
        : HashOfElement(ts, item);

    private static long HashOfElement(ThreadState ts, PyObject item) =>
        item.GetType() == typeof(PySmallInt) ? IntegerArithmetic.Hash(Unsafe.As<PySmallInt>(item).Value) : Hashing.HashFor(ts, item, "a set element");

    /// <summary>The place of an item: its index, -1 where it is not there (then <paramref name="free"/> is the place for it), -2 for an error.</summary>
    private int Find(ThreadState ts, PyObject item, long hash, out int free)
    {
    again:
        Entry[] table = _table;
        ulong mask = (ulong)table.Length - 1;
        ulong perturb = (ulong)hash;
        ulong at = (ulong)hash & mask;
        int removed = -1;
        while (true)
        {
            ulong end = at + NeighbourProbes <= mask ? at + NeighbourProbes : at;
            for (ulong probe = at; probe <= end; probe++)
            {
                ref Entry entry = ref table[probe];
                if (entry.Key is not { } key)
                {
                    // Of the removed places on the way the last is used again.
                    free = removed >= 0 ? removed : (int)probe;
                    return -1;
                }

                if (entry.Hash == RemovedHash)
                {
                    removed = (int)probe;
                }
                else if (entry.Hash == hash)
                {
                    // Two small ints or strs: a comparison in which Python code has no say.
                    if (key.GetType() == typeof(PySmallInt) && item.GetType() == typeof(PySmallInt))
                    {
                        if (Unsafe.As<PySmallInt>(key).Value == Unsafe.As<PySmallInt>(item).Value)
                        {
                            free = -1;
                            return (int)probe;
                        }

                        continue;
                    }

                    if (key.GetType() == typeof(PyStr) && item.GetType() == typeof(PyStr))
                    {
                        if (Unsafe.As<PyStr>(key).EqualTo(Unsafe.As<PyStr>(item)))
                        {
                            free = -1;
                            return (int)probe;
                        }

                        continue;
                    }

                    Truth equal = Comparison.Is(key, item) ? Truth.True : Comparison.Equal(ts, key, item);
                    if (equal == Truth.Error)
                    {
                        free = -1;
                        return -2;
                    }

                    // The comparison may have run Python code that changed this very table.
                    if (!ReferenceEquals(_table, table) || !ReferenceEquals(table[probe].Key, key) || (removed >= 0 && table[removed].Hash != RemovedHash))
                    {
                        goto again;
                    }

                    if (equal == Truth.True)
                    {
                        free = -1;
                        return (int)probe;
                    }
                }
            }

            perturb >>= PerturbShift;
            at = ((at * 5) + 1 + perturb) & mask;
        }
    }

    private void RemoveAt(int index)
    {
        _table[index].Key = s_dummy;
        _table[index].Hash = RemovedHash;
        _used--;
    }

    private void GrowIfFull()
    {
        if (_fill * 5 >= (_table.Length - 1) * 3)
        {
            Grow();
        }
    }

    /// <summary>Makes a table anew that has room for more items, without the removed places.</summary>
    private void Grow() => Resize(_used > 50000 ? _used * 2 : _used * 4);

    private static int SizeFor(int wanted)
    {
        int size = 8;
        while (size <= wanted)
        {
            size <<= 1;
        }

        return size;
    }

    private void Resize(int wanted)
    {
        Entry[] old = _table;
        _table = new Entry[SizeFor(wanted)];
        foreach (Entry entry in old)
        {
            if (entry.Key is { } key && !ReferenceEquals(key, s_dummy))
            {
                InsertClean(_table, key, entry.Hash);
            }
        }

        _fill = _used;
    }

    /// <summary>Enters an item that is known not to be there into a table without removed places.</summary>
    private static void InsertClean(Entry[] table, PyObject item, long hash)
    {
        ulong mask = (ulong)table.Length - 1;
        ulong perturb = (ulong)hash;
        ulong at = (ulong)hash & mask;
        while (true)
        {
            ulong end = at + NeighbourProbes <= mask ? at + NeighbourProbes : at;
            for (ulong probe = at; probe <= end; probe++)
            {
                ref Entry entry = ref table[probe];
                if (entry.Key is null)
                {
                    entry.Key = item;
                    entry.Hash = hash;
                    return;
                }
            }

            perturb >>= PerturbShift;
            at = ((at * 5) + 1 + perturb) & mask;
        }
    }

    /// <summary>Stands in places whose item was removed.</summary>
    private sealed class Dummy : PyObject
    {
        public override PyType Type => PyObjectType.TypeObject;
    }
}
