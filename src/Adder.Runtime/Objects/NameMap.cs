using System;

namespace Adder.Runtime.Objects;

/// <summary>
/// A hash table from strs to objects of one kind, which the owner knows. One class for all kinds: each instantiation of .NET's generic dictionary is a dozen types to load, and a start
/// would need many of them.
/// </summary>
internal sealed class NameMap
{
    private Entry[] _entries = new Entry[8];
    private int _count;

    public int Count => _count;

    /// <summary>The object of a name; null where there is none.</summary>
    public object? Get(PyStr name) => _entries[Find(_entries, name)].Value;

    /// <summary>Enters an object, in place of the name's former one.</summary>
    public void Set(PyStr name, object value)
    {
        ref Entry entry = ref _entries[Find(_entries, name)];
        if (entry.Value is null)
        {
            if ((_count + 1) * 2 > _entries.Length)
            {
                Grow();
                entry = ref _entries[Find(_entries, name)];
            }

            entry.Name = name;
            _count++;
        }

        entry.Value = value;
    }

    /// <summary>Takes a name's object out; null where there is none.</summary>
    public object? Remove(PyStr name)
    {
        int mask = _entries.Length - 1;
        int hole = Find(_entries, name);
        object? value = _entries[hole].Value;
        if (value is null)
        {
            return null;
        }

        _count--;
        for (int at = (hole + 1) & mask; _entries[at].Value is not null; at = (at + 1) & mask)
        {
            // What lies behind the hole moves into it, unless its search begins behind the hole.
            int home = (int)_entries[at].Name.HashValue & mask;
            if (((at - home) & mask) >= ((at - hole) & mask))
            {
                _entries[hole] = _entries[at];
                hole = at;
            }
        }

        _entries[hole] = default;
        return value;
    }

    /// <summary>The objects, in no order.</summary>
    public object[] Values()
    {
        var values = new object[_count];
        int count = 0;
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Value is { } value)
            {
                values[count++] = value;
            }
        }

        return values;
    }

    /// <summary>Where the name is, or would be entered.</summary>
    private static int Find(Entry[] entries, PyStr name)
    {
        int mask = entries.Length - 1;
        int at = (int)name.HashValue & mask;
        while (entries[at].Value is not null && !ReferenceEquals(entries[at].Name, name) && !(entries[at].Name.HashValue == name.HashValue && entries[at].Name.EqualTo(name)))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Value is not null)
            {
                larger[Find(larger, entry.Name)] = entry;
            }
        }

        _entries = larger;
    }

    /// <summary>A name and its value.</summary>
    private struct Entry
    {
        public PyStr Name;
        public object? Value;
    }
}
