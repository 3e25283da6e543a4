using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Modules.Pickling;

/// <summary>What a pickler has written, and under which number: a table by identity.</summary>
internal sealed class PickleMemo
{
    private const int SmallestSize = 16;

    // Open addressing; the length is a power of two, at most two thirds of it are used.
    private Entry[] _entries = new Entry[SmallestSize];

    public int Count { get; private set; }

    /// <summary>The number of an object; -1 where it has not been written.</summary>
    public long Find(PyObject value)
    {
        ref Entry entry = ref Place(_entries, value);
        return entry.Key is null ? -1 : entry.Number;
    }

    public void Set(PyObject value, long number)
    {
        ref Entry entry = ref Place(_entries, value);
        if (entry.Key is null)
        {
            if ((Count + 1) * 3 > _entries.Length * 2)
            {
                Grow();
                entry = ref Place(_entries, value);
            }

            entry.Key = value;
            Count++;
        }

        entry.Number = number;
    }

    public void Clear()
    {
        _entries = new Entry[SmallestSize];
        Count = 0;
    }

    public PickleMemo Copy() => new() { _entries = (Entry[])_entries.Clone(), Count = Count };

    /// <summary>A dictionary from identities to pairs of number and object.</summary>
    public PyDict ToDictionary()
    {
        var result = new PyDict();
        foreach (ref Entry entry in _entries.AsSpan())
        {
            if (entry.Key is { } key)
            {
                var identity = PyInt.From(ObjectIdentity.Of(key));
                _ = result.SetItem(null!, identity, PyTuple.Create(PyInt.From(entry.Number), key));
            }
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Entry Place(Entry[] entries, PyObject value)
    {
        int mask = entries.Length - 1;
        int index = RuntimeHelpers.GetHashCode(value) & mask;
        for (; ;)
        {
            ref Entry entry = ref entries[index];
            if (entry.Key is null || ReferenceEquals(entry.Key, value))
            {
                return ref entry;
            }

            index = (index + 1) & mask;
        }
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 4];
        foreach (ref Entry entry in _entries.AsSpan())
        {
            if (entry.Key is { } key)
            {
                Place(larger, key) = entry;
            }
        }

        _entries = larger;
    }

    private struct Entry
    {
        public PyObject? Key;
        public long Number;
    }
}
