using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>
/// The table: how items are found, entered and moved to a larger one. A place is the hash's low bits, then those of its neighbours that lie in the table, then another place that all of
/// the hash decides. All places that are computed are below the table's length, a power of two, so that nothing is checked.
/// </content>
internal abstract partial class PySetBase
{
    private const int NeighbourProbes = 9;
    private const int PerturbShift = 5;

    /// <summary>In removed places; no hash is -1.</summary>
    private const long RemovedHash = -1;

    /// <summary>Steps through the items; start with position 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(ref int position, [NotNullWhen(true)] out PyObject? item, out long hash)
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

    /// <summary>Whether there is an item whose hash is known. Calls nothing unless a comparison is needed.</summary>
    public Truth Contains(ThreadState ts, PyObject item, long hash)
    {
        Entry[] table = _table;
        ref Entry start = ref MemoryMarshal.GetArrayDataReference(table);
        nuint mask = (nuint)table.Length - 1;
        nuint perturb = (nuint)hash;
        nuint at = (nuint)hash & mask;
        while (true)
        {
            nuint end = at + NeighbourProbes <= mask ? at + NeighbourProbes : at;
            for (nuint probe = at; probe <= end; probe++)
            {
                ref Entry entry = ref Unsafe.Add(ref start, probe);
                if (entry.Key is not { } key)
                {
                    return Truth.False;
                }

                if (entry.Hash == hash)
                {
                    if (ReferenceEquals(key, item))
                    {
                        return Truth.True;
                    }

                    if (key.GetType() != typeof(PySmallInt) || item.GetType() != typeof(PySmallInt))
                    {
                        return ContainsByComparing(ts, item, hash);
                    }

                    if (Unsafe.As<PySmallInt>(key).Value == Unsafe.As<PySmallInt>(item).Value)
                    {
                        return Truth.True;
                    }
                }
            }

            perturb >>= PerturbShift;
            at = ((at * 5) + 1 + perturb) & mask;
        }
    }

    private Truth ContainsByComparing(ThreadState ts, PyObject item, long hash)
    {
        int found = Find(ts, item, hash, out _);
        return found == -2 ? Truth.Error : found >= 0 ? Truth.True : Truth.False;
    }

    /// <summary>Adds an item whose hash is known; false means that an exception is pending.</summary>
    public bool Add(ThreadState ts, PyObject item, long hash)
    {
        // Mostly the place that the hash says is free, or has the item itself.
        Entry[] table = _table;
        ref Entry first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), (nuint)hash & ((nuint)table.Length - 1));
        if (first.Key is not null)
        {
            return (first.Hash == hash && ReferenceEquals(first.Key, item)) || AddByProbing(ts, item, hash);
        }

        if (_fill == 0)
        {
            return AddFirst(item, hash);
        }

        Enter(ref first, item, hash);
        return !IsFull || Grow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AddFirst(PyObject item, long hash)
    {
        if (ReferenceEquals(_table, s_noItems))
        {
            _table = new Entry[8];
        }

        Enter(ref _table[hash & (_table.Length - 1)], item, hash);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AddByProbing(ThreadState ts, PyObject item, long hash)
    {
        int found = Find(ts, item, hash, out int free);
        if (found != -1)
        {
            return found >= 0;
        }

        // A comparison may have emptied the set.
        if (_fill == 0)
        {
            return AddFirst(item, hash);
        }

        ref Entry entry = ref _table[free];
        if (entry.Key is null)
        {
            Enter(ref entry, item, hash);
            return !IsFull || Grow();
        }

        // A removed one's place.
        entry.Key = item;
        entry.Hash = hash;
        _used++;
        return true;
    }

    /// <summary>Enters an item that is known not to be there into a free place; afterwards the table may be full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(ref Entry place, PyObject item, long hash)
    {
        place.Key = item;
        place.Hash = hash;
        _used++;
        _fill++;
    }

    /// <summary>The place of an item: its index, -1 where it is not there (then <paramref name="free"/> is the place for it), -2 for an error.</summary>
    private int Find(ThreadState ts, PyObject item, long hash, out int free)
    {
    again:
        Entry[] table = _table;
        ref Entry start = ref MemoryMarshal.GetArrayDataReference(table);
        nuint mask = (nuint)table.Length - 1;
        nuint perturb = (nuint)hash;
        nuint at = (nuint)hash & mask;
        int removed = -1;
        while (true)
        {
            nuint end = at + NeighbourProbes <= mask ? at + NeighbourProbes : at;
            for (nuint probe = at; probe <= end; probe++)
            {
                ref Entry entry = ref Unsafe.Add(ref start, probe);
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
                    Truth equal = Comparison.Equal(ts, key, item);
                    if (equal == Truth.Error)
                    {
                        free = -1;
                        return -2;
                    }

                    // The comparison may have run Python code that changed this very table.
                    if (!ReferenceEquals(_table, table) || !ReferenceEquals(entry.Key, key) || (removed >= 0 && table[removed].Hash != RemovedHash))
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

    /// <summary>Whether so many places are in use that the table has to grow.</summary>
    private bool IsFull => _fill * 5 >= (_table.Length - 1) * 3;

    /// <summary>Makes a table anew that has room for more items, without the removed places; always true.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Grow()
    {
        Resize(_used > 50000 ? _used * 2 : _used * 4);
        return true;
    }

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
        InsertAll(_table, old);
        _fill = _used;
    }

    /// <summary>Enters the items of one table into another one, in their order.</summary>
    private static void InsertAll(Entry[] table, Entry[] items)
    {
        foreach (ref Entry entry in items.AsSpan())
        {
            if (entry.Key is { } key && entry.Hash != RemovedHash)
            {
                InsertClean(table, key, entry.Hash);
            }
        }
    }

    /// <summary>Enters an item that is known not to be there into a table without removed places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InsertClean(Entry[] table, PyObject item, long hash)
    {
        ref Entry start = ref MemoryMarshal.GetArrayDataReference(table);
        nuint mask = (nuint)table.Length - 1;
        nuint perturb = (nuint)hash;
        nuint at = (nuint)hash & mask;
        while (true)
        {
            nuint end = at + NeighbourProbes <= mask ? at + NeighbourProbes : at;
            for (nuint probe = at; probe <= end; probe++)
            {
                ref Entry entry = ref Unsafe.Add(ref start, probe);
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
}
