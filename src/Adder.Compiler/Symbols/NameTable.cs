using System;
using System.Collections.Generic;

namespace Adder.Compiler.Symbols;

/// <summary>
/// Names with a value each, in the order in which they were added. It implements none of .NET's collection interfaces: a dictionary is a dozen classes for each kind of value, and a start of
/// the interpreter waits for every one of them.
/// </summary>
internal sealed class NameTable<TValue>
{
    private const int SmallestCapacity = 8;

    /// <summary>Null until a name is added, as <see cref="_places"/>.</summary>
    private Entry[]? _entries;

    /// <summary>Places in <see cref="_entries"/> plus one, by hash; 0 for none. Its length is a power of two, at least twice the number of entries.</summary>
    private int[]? _places;

    /// <summary>One name with its value.</summary>
    public struct Entry
    {
        public string Name;
        public TValue Value;

        public readonly void Deconstruct(out string name, out TValue value)
        {
            name = Name;
            value = Value;
        }
    }

    public int Count { get; private set; }

    /// <summary>The value of a name. Reading raises KeyNotFoundException where it is missing; writing adds it then.</summary>
    public TValue this[string name]
    {
        get => TryGetValue(name, out TValue? value) ? value : throw new KeyNotFoundException(name);
        set
        {
            int place = Find(name);
            if (place < 0)
            {
                place = Add(name);
            }

            _entries![place].Value = value;
        }
    }

    /// <summary>The entry at a place in the order of adding.</summary>
    public Entry GetAt(int place) => _entries![place];

    public void SetAt(int place, TValue value) => _entries![place].Value = value;

    public bool TryGetValue(string name, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        int place = Find(name);
        value = place < 0 ? default : _entries![place].Value;
        return place >= 0;
    }

    public bool Contains(string name) => Find(name) >= 0;

    /// <summary>Takes a name out; those added after it move up.</summary>
    public bool Remove(string name)
    {
        int place = Find(name);
        if (place < 0)
        {
            return false;
        }

        Array.Copy(_entries!, place + 1, _entries!, place, --Count - place);
        _entries![Count] = default;
        Rebuild();
        return true;
    }

    public Enumerator GetEnumerator() => new(this);

    private int Find(string name)
    {
        if (_places is null)
        {
            return -1;
        }

        int mask = _places.Length - 1;
        for (int at = name.GetHashCode() & mask; _places[at] != 0; at = (at + 1) & mask)
        {
            int place = _places[at] - 1;
            if (_entries![place].Name == name)
            {
                return place;
            }
        }

        return -1;
    }

    private int Add(string name)
    {
        if (_entries is null || Count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(SmallestCapacity, Count * 2));
            _places = new int[_entries!.Length * 2];
            Rebuild();
        }

        _entries[Count].Name = name;
        Put(Count);
        return Count++;
    }

    private void Rebuild()
    {
        Array.Clear(_places!);
        for (int place = 0; place < Count; place++)
        {
            Put(place);
        }
    }

    private void Put(int place)
    {
        int mask = _places!.Length - 1;
        int at = _entries![place].Name.GetHashCode() & mask;
        while (_places[at] != 0)
        {
            at = (at + 1) & mask;
        }

        _places[at] = place + 1;
    }

    /// <summary>Goes through the names in their order; values may be written meanwhile.</summary>
    public struct Enumerator(NameTable<TValue> table)
    {
        private int _place = -1;

        public readonly Entry Current => table._entries![_place];

        public bool MoveNext() => ++_place < table.Count;
    }
}
