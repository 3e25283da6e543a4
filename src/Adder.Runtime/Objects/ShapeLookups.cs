using System;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>What an attribute of the objects of one shape is.</summary>
internal enum AttributeKind : byte
{
    /// <summary>Nothing that is remembered: it is looked for in the general way.</summary>
    Unknown,

    /// <summary>A value slot of the object.</summary>
    Slot,

    /// <summary>A function of the class, to be bound to the object.</summary>
    Method,

    /// <summary>A value of the class that is no descriptor.</summary>
    Value,

    /// <summary>A property whose getter is a Python function.</summary>
    Property,
}

/// <summary>What is remembered of a name.</summary>
internal struct AttributeEntry
{
    /// <summary>The name; an interned str.</summary>
    public PyStr? Name;

    /// <summary>What the class has.</summary>
    public PyObject? Value;

    /// <summary>Of an attribute that an assignment adds: the shape after it.</summary>
    public Shape? Next;

    /// <summary>The .NET class of the objects that have the slot inside; 0 where it is elsewhere.</summary>
    public nint Class;

    public int Index;
    public AttributeKind Kind;
}

/// <summary>
/// A small hash table from names to what they are for the objects of a shape: what instructions use that are not specialized. A name may take another's place; what is not there is looked for in the general way.
/// </summary>
internal struct AttributeTable
{
    private const int Smallest = 8;
    private const int Largest = 512;

    private AttributeEntry[]? _entries;

    /// <summary>The entry of an interned name; a null reference where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref AttributeEntry Find(PyStr name)
    {
        if (_entries is { } entries)
        {
            ref AttributeEntry entry = ref entries[(int)name.HashValue & (entries.Length - 1)];
            if (ReferenceEquals(entry.Name, name))
            {
                return ref entry;
            }
        }

        return ref Unsafe.NullRef<AttributeEntry>();
    }

    /// <summary>Enters a name.</summary>
    public void Add(in AttributeEntry entry)
    {
        AttributeEntry[] entries = _entries ??= new AttributeEntry[Smallest];
        if (PlaceOf(entries, entry.Name!).Name is { } other && !ReferenceEquals(other, entry.Name) && entries.Length < Largest)
        {
            var larger = new AttributeEntry[entries.Length * 2];
            foreach (ref readonly AttributeEntry old in entries.AsSpan())
            {
                if (old.Name is not null)
                {
                    PlaceOf(larger, old.Name) = old;
                }
            }

            _entries = entries = larger;
        }

        PlaceOf(entries, entry.Name!) = entry;
    }

    public void Clear() => _entries = null;

    private static ref AttributeEntry PlaceOf(AttributeEntry[] entries, PyStr name) => ref entries[(int)name.HashValue & (entries.Length - 1)];
}
