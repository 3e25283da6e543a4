using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>The table: entries in order of insertion, found through indexes, or one after the other where they are few.</content>
internal unsafe partial class PyDict
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PyObject? ValueAt(int index)
    {
        PyObject? value = _entries[index].Value;
        return _hasCells && value is GlobalCell cell ? cell.Value : value;
    }

    private void SetValueAt(int index, PyObject value)
    {
        ref PyObject? place = ref _entries[index].Value;
        if (_hasCells && place is GlobalCell cell)
        {
            cell.Value = value;
        }
        else
        {
            place = value;
        }
    }

    /// <summary>
    /// The entry of a key: its index, Free where there is none, Deleted where a comparison raised. Calls nothing unless a comparison is needed. Places are below the table's length, a power of two,
    /// and hold indexes of entries that are there, so that nothing is checked.
    /// </summary>
    private int Find(ThreadState ts, PyObject key, long hash)
    {
        int[] indexes = _indexes;
        ref int places = ref MemoryMarshal.GetArrayDataReference(indexes);
        ref DictEntry entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        nuint mask = (nuint)indexes.Length - 1;
        if (mask == 0)
        {
            return FindInSmall(ts, key, hash);
        }

        ulong perturb = (ulong)hash;
        for (nuint at = (nuint)hash & mask; ;)
        {
            int index = Unsafe.Add(ref places, at);
            if (index >= 0)
            {
                ref DictEntry entry = ref Unsafe.Add(ref entries, index);
                PyObject entryKey = entry.Key!;
                if (ReferenceEquals(entryKey, key))
                {
                    return index;
                }

                if (entry.Hash == hash)
                {
                    if (entryKey.GetType() != typeof(PySmallInt) || key.GetType() != typeof(PySmallInt))
                    {
                        return FindByComparing(ts, key, hash, at, perturb);
                    }

                    if (Unsafe.As<PySmallInt>(entryKey).Value == Unsafe.As<PySmallInt>(key).Value)
                    {
                        return index;
                    }
                }
            }
            else if (index == Free)
            {
                return Free;
            }

            perturb >>= 5;
            at = ((at * 5) + (nuint)perturb + 1) & mask;
        }
    }

    /// <summary>Searches on as <see cref="Find"/>, from a place whose key has the same hash.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindByComparing(ThreadState ts, PyObject key, long hash, nuint at, ulong perturb)
    {
        int[] indexes = _indexes;
        DictEntry[] entries = _entries;
        nuint mask = (nuint)indexes.Length - 1;
        while (true)
        {
            int index = indexes[at];
            if (index == Free)
            {
                return Free;
            }

            if (index >= 0)
            {
                ref DictEntry entry = ref entries[index];
                PyObject entryKey = entry.Key!;
                if (ReferenceEquals(entryKey, key))
                {
                    return index;
                }

                if (entry.Hash == hash)
                {
                    Truth equal = AreEqual(ts, entryKey, key);
                    if (equal == Truth.Error)
                    {
                        return Deleted;
                    }

                    // The comparison may have run Python code that changed this very table.
                    if (!ReferenceEquals(_indexes, indexes) || !ReferenceEquals(_entries, entries) || !ReferenceEquals(entries[index].Key, entryKey))
                    {
                        return Find(ts, key, hash);
                    }

                    if (equal == Truth.True)
                    {
                        return index;
                    }
                }
            }

            perturb >>= 5;
            at = ((at * 5) + (nuint)perturb + 1) & mask;
        }
    }

    /// <summary>
    /// As <see cref="Find"/> in a table without indexes. Keys with equal hashes are met in the order in which they were entered, as probing meets them.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindInSmall(ThreadState ts, PyObject key, long hash)
    {
        ReadOnlySpan<DictEntry> entries = _entries.AsSpan(0, _fill);
        for (int index = 0; index < entries.Length; index++)
        {
            ref readonly DictEntry entry = ref entries[index];
            if (ReferenceEquals(entry.Key, key))
            {
                return index;
            }

            // Removed entries have no key.
            if (entry.Hash == hash && entry.Key is not null)
            {
                return FindInSmallByComparing(ts, key, hash, index);
            }
        }

        return Free;
    }

    /// <summary>Searches on as <see cref="FindInSmall"/>, from an entry with the same hash.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindInSmallByComparing(ThreadState ts, PyObject key, long hash, int index)
    {
        DictEntry[] entries = _entries;
        for (; index < _fill && index < entries.Length; index++)
        {
            ref DictEntry entry = ref entries[index];
            if (ReferenceEquals(entry.Key, key))
            {
                return index;
            }

            if (entry.Hash == hash && entry.Key is { } entryKey)
            {
                Truth equal = AreEqual(ts, entryKey, key);
                if (equal == Truth.Error)
                {
                    return Deleted;
                }

                // The comparison may have run Python code that changed this very table.
                if (!ReferenceEquals(_entries, entries) || !ReferenceEquals(entries[index].Key, entryKey))
                {
                    return Find(ts, key, hash);
                }

                if (equal == Truth.True)
                {
                    return index;
                }
            }
        }

        return Free;
    }

    /// <summary>Equality of two keys with equal hashes that are not the same object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Truth AreEqual(ThreadState ts, PyObject left, PyObject right) =>
        left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr)
            ? Unsafe.As<PyStr>(left).EqualTo(Unsafe.As<PyStr>(right)) ? Truth.True : Truth.False
            : Comparison.Equal(ts, left, right);

    /// <summary>As <see cref="Find"/> for a str, comparing with str keys only.</summary>
    private int FindString(PyStr key)
    {
        int[] indexes = _indexes;
        int mask = indexes.Length - 1;
        long hash = key.HashValue;
        if (mask == 0)
        {
            return FindStringInSmall(key, hash);
        }

        ulong perturb = (ulong)hash;
        for (int at = (int)hash & mask; ;)
        {
            int index = indexes[at];
            if (index == Free)
            {
                return Free;
            }

            if (index >= 0)
            {
                ref DictEntry entry = ref _entries[index];
                if (ReferenceEquals(entry.Key, key) || (entry.Hash == hash && entry.Key is PyStr other && other.EqualTo(key)))
                {
                    return index;
                }
            }

            perturb >>= 5;
            at = (int)(((ulong)(uint)at * 5) + perturb + 1) & mask;
        }
    }

    private int FindStringInSmall(PyStr key, long hash)
    {
        ReadOnlySpan<DictEntry> entries = _entries.AsSpan(0, _fill);
        for (int index = 0; index < entries.Length; index++)
        {
            ref readonly DictEntry entry = ref entries[index];
            if (ReferenceEquals(entry.Key, key) || (entry.Hash == hash && entry.Key is PyStr other && other.EqualTo(key)))
            {
                return index;
            }
        }

        return Free;
    }

    /// <summary>Appends a key that is known not to be there.</summary>
    private void Insert(PyObject key, long hash, PyObject value)
    {
        if (_fill == _entries.Length || (!IsSmall && (_usedIndexes + 1) * 3 > _indexes.Length * 2))
        {
            Resize(Math.Max(8, _count * 3));
        }

        if (_absentCells is not null && key is PyStr name && _absentCells.Remove(name) is GlobalCell cell)
        {
            cell.Value = value;
            value = cell;
        }

        if (!IsSmall)
        {
            PlaceIndex(_indexes, hash, _fill);
            _usedIndexes++;
        }

        ref DictEntry entry = ref _entries[_fill++];
        entry.Hash = hash;
        entry.Key = key;
        entry.Value = value;
        _count++;
    }

    private void RemoveEntry(int index)
    {
        ref DictEntry entry = ref _entries[index];
        if (_hasCells && entry.Value is GlobalCell cell)
        {
            cell.Value = null;
            if (entry.Key is PyStr name)
            {
                (_absentCells ??= new NameMap()).Set(name, cell);
            }
        }

        if (IsSmall && HasTwin(index))
        {
            // The next one with this hash takes the removed key's place in the order of comparisons.
            _indexes = new int[SmallPlaces];
            PlaceAll();
        }

        if (!IsSmall)
        {
            _indexes[PlaceOf(index)] = Deleted;
        }

        // The entry's place is not used again before the table is rebuilt: iterators tell by it that keys have changed.
        entry = default;
        _count--;
        while (_first < _fill && _entries[_first].Key is null)
        {
            _first++;
        }
    }

    /// <summary>Whether another entry has the same hash.</summary>
    private bool HasTwin(int index)
    {
        long hash = _entries[index].Hash;
        for (int i = _first; i < _fill; i++)
        {
            if (i != index && _entries[i].Hash == hash && _entries[i].Key is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place of _indexes that holds the index of an entry that is there.</summary>
    private int PlaceOf(int index)
    {
        long hash = _entries[index].Hash;
        int mask = _indexes.Length - 1;
        ulong perturb = (ulong)hash;
        int at = (int)hash & mask;
        while (_indexes[at] != index)
        {
            perturb >>= 5;
            at = (int)(((ulong)(uint)at * 5) + perturb + 1) & mask;
        }

        return at;
    }

    /// <summary>Makes every index <see cref="Free"/>.</summary>
    private void FreeIndexes()
    {
        const int Small = 1024;
        const int Block = 1 << 20;
        int[] indexes = _indexes;
        if (indexes.Length <= Small)
        {
            // Every start makes tables of this size, and .NET's way to set memory takes most of a millisecond to get going. There are at least eight.
            var free = Vector128.Create(Free);
            ref int first = ref MemoryMarshal.GetArrayDataReference(indexes);
            for (int i = 0; i < indexes.Length; i += Vector128<int>.Count)
            {
                free.StoreUnsafe(ref first, (nuint)i);
            }

            return;
        }

        // Free is made of equal bytes. Filling by vectors is not among the code that is compiled ahead.
        for (int from = 0; from < indexes.Length; from += Block)
        {
            Unsafe.InitBlockUnaligned(ref Unsafe.As<int, byte>(ref indexes[from]), unchecked((byte)Free), (uint)Math.Min(Block, indexes.Length - from) * sizeof(int));
        }
    }

    /// <summary>Fills indexes that were just made.</summary>
    private void PlaceAll()
    {
        FreeIndexes();
        ReadOnlySpan<DictEntry> entries = _entries.AsSpan(0, _fill);
        int[] indexes = _indexes;
        int placed = 0;
        for (int i = _first; i < entries.Length; i++)
        {
            if (entries[i].Key is not null)
            {
                PlaceIndex(indexes, entries[i].Hash, i);
                placed++;
            }
        }

        _usedIndexes += placed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PlaceIndex(int[] indexes, long hash, int index)
    {
        ref int places = ref MemoryMarshal.GetArrayDataReference(indexes);
        nuint mask = (nuint)indexes.Length - 1;
        ulong perturb = (ulong)hash;
        nuint at = (nuint)hash & mask;
        while (Unsafe.Add(ref places, at) >= 0)
        {
            perturb >>= 5;
            at = ((at * 5) + (nuint)perturb + 1) & mask;
        }

        Unsafe.Add(ref places, at) = index;
    }

    private void Reserve(int count)
    {
        if (count > 0)
        {
            Resize(count * 3 / 2);
        }
    }

    /// <summary>Rebuilds the table with room for more; deleted entries go.</summary>
    private void Resize(int wanted) => Rebuild(wanted, 0);

    /// <summary>As <see cref="Resize"/>, with a gap before the first entry.</summary>
    private void Rebuild(int wanted, int gap)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallPlaces, wanted));
        DictEntry[] old = _entries;
        int oldFirst = _first;
        int oldFill = _fill;
        int capacity = Math.Max(size * 2 / 3, _count + 1) + gap;
        _entries = new DictEntry[capacity];
        _fill = _first = gap;
        if (_count == oldFill - oldFirst)
        {
            Array.Copy(old, oldFirst, _entries, gap, _count);
            _fill += _count;
        }
        else
        {
            for (int i = oldFirst; i < oldFill; i++)
            {
                if (old[i].Key is not null)
                {
                    _entries[_fill++] = old[i];
                }
            }
        }

        _usedIndexes = 0;
        if (capacity <= SmallCapacity)
        {
            _indexes = s_noIndexes;
        }
        else
        {
            _indexes = new int[size];
            PlaceAll();
        }
    }
}
