using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>dict</c>. Two storage strategies: a table of its own, in insertion order, or a view on an instance's shape and slots (what <c>o.__dict__</c> gives). The table's values
/// may stand in <see cref="GlobalCell"/>s that specialized code holds on to.
/// </summary>
[PyType("dict", Subclassable = true, Flags = TypeFlags.Mapping | TypeFlags.MatchSelf, TextSignature = null, Doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary with the mapping's pairs of key and value\ndict(iterable) -> new dictionary with the pairs that the iterable gives:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary with the names and values of the keyword\n    arguments.  For example:  dict(one=1, two=2)")]
internal unsafe partial class PyDict : PyObject
{
    private const int Free = -1;
    private const int Deleted = -2;

    /// <summary>The most entries of a table that is searched from the first to the last and has no indexes: what CPython's smallest table holds.</summary>
    private const int SmallCapacity = 5;

    /// <summary>Places of CPython's smallest table.</summary>
    private const int SmallPlaces = 8;

    // _indexes[hash probe] is an index into _entries, Free or Deleted. Length is a power of two. A small table has none.
    private int[] _indexes = s_noIndexes;
    private DictEntry[] _entries = [];

    /// <summary>Entries in use at the start of _entries, deleted ones (null key) included.</summary>
    private int _fill;

    /// <summary>Entries before this one are all deleted: taking pairs from the front again and again does not pass them each time.</summary>
    private int _first;
    private int _count;

    /// <summary>Places of _indexes that are not Free: bounds the length of a probe.</summary>
    private int _usedIndexes;

    /// <summary>The instance whose attributes this dictionary shows; null for a table of its own.</summary>
    private PyObject? _owner;

    /// <summary>Cells by name, for names that have no entry; null where nobody asked for a cell.</summary>
    private NameMap? _absentCells;
    private bool _hasCells;
    private int _identity;

    /// <summary>Stands for no indexes; nothing is written to it.</summary>
    private static readonly int[] s_noIndexes = [Free];

    /// <summary>Whether the entries are searched one after the other.</summary>
    private bool IsSmall => _indexes.Length == 1;

    public PyDict()
    {
    }

    public PyDict(int capacity) => Reserve(capacity);

    /// <summary>One pair of the table.</summary>
    internal struct DictEntry
    {
        public long Hash;

        /// <summary>Null where the entry was deleted.</summary>
        public PyObject? Key;
        public PyObject? Value;
    }

    /// <summary>A dictionary that shows the attributes of an instance and changes them.</summary>
    public static PyDict CreateInstanceView(PyObject owner) => new() { _owner = owner };

    /// <summary>The instance whose attributes this dictionary shows, or null.</summary>
    public PyObject? Owner => _owner;

    public int Count => _owner is { } owner ? ViewCount(owner) : _count;

    internal override ref int Identity => ref _identity;

    // ---- by any key

    /// <summary>The value of a key.</summary>
    public Lookup Get(ThreadState ts, PyObject key)
    {
        long hash = Hashing.Known(key);
        return hash != -1 ? Get(ts, key, hash) : HashAndGet(ts, key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Lookup HashAndGet(ThreadState ts, PyObject key)
    {
        long hash = HashOfKey(ts, key);
        return hash == -1 ? default : Get(ts, key, hash);
    }

    /// <summary>The value of a key whose hash is known.</summary>
    public Lookup Get(ThreadState ts, PyObject key, long hash)
    {
        if (_owner is { } owner)
        {
            return key.GetType() == typeof(PyStr) ? ViewGet(owner, Unsafe.As<PyStr>(key)) : ViewGetAny(ts, key, hash);
        }

        int index = Find(ts, key, hash);
        return index >= 0 ? Lookup.FoundOrAbsent(ValueAt(index)) : index == Free ? Lookup.Absent : default;
    }

    /// <summary>Sets the value of a key; false means that an exception is pending (from hash or comparison).</summary>
    public bool SetItem(ThreadState ts, PyObject key, PyObject value)
    {
        long hash = Hashing.Known(key);
        return hash != -1 ? SetItem(ts, key, hash, value) : HashAndSet(ts, key, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HashAndSet(ThreadState ts, PyObject key, PyObject value)
    {
        long hash = HashOfKey(ts, key);
        return hash != -1 && SetItem(ts, key, hash, value);
    }

    public bool SetItem(ThreadState ts, PyObject key, long hash, PyObject value)
    {
        if (_owner is { } owner)
        {
            if (key.GetType() == typeof(PyStr))
            {
                return InstanceAttributes.Set(ts, owner, Unsafe.As<PyStr>(key), value);
            }

            Detach();
        }

        int index = Find(ts, key, hash);
        if (index >= 0)
        {
            SetValueAt(index, value);
            return true;
        }

        if (index != Free)
        {
            return false;
        }

        Insert(key, hash, value);
        return true;
    }

    /// <summary>The value of a key, which is entered with a given one first where it is not there: one search.</summary>
    public Lookup GetOrAdd(ThreadState ts, PyObject key, long hash, PyObject value)
    {
        if (_owner is not null)
        {
            Lookup found = Get(ts, key, hash);
            return !found.IsAbsent ? found : SetItem(ts, key, hash, value) ? Lookup.Found(value) : Lookup.Error;
        }

        int index = Find(ts, key, hash);
        if (index >= 0)
        {
            return Lookup.FoundOrAbsent(ValueAt(index));
        }

        if (index != Free)
        {
            return Lookup.Error;
        }

        Insert(key, hash, value);
        return Lookup.Found(value);
    }

    /// <summary>Removes a key: true, false where it is not there, or an error.</summary>
    public Truth Remove(ThreadState ts, PyObject key)
    {
        long hash = HashOfKey(ts, key);
        if (hash == -1)
        {
            return Truth.Error;
        }

        Lookup removed = Take(ts, key, hash);
        return removed.IsError ? Truth.Error : removed.IsAbsent ? Truth.False : Truth.True;
    }

    /// <summary>Removes a key and gives its value.</summary>
    public Lookup Take(ThreadState ts, PyObject key, long hash)
    {
        if (_owner is { } owner)
        {
            if (key.GetType() == typeof(PyStr))
            {
                int slot = owner.State.Shape.IndexOf(Unsafe.As<PyStr>(key));
                if (slot < 0)
                {
                    return Lookup.Absent;
                }

                PyObject? taken = InstanceAttributes.SlotAt(owner, slot);
                InstanceAttributes.RemoveAt(owner, slot);
                return Lookup.FoundOrAbsent(taken);
            }

            Detach();
        }

        int index = Find(ts, key, hash);
        if (index < 0)
        {
            return index == Free ? Lookup.Absent : default;
        }

        PyObject? value = ValueAt(index);
        RemoveEntry(index);
        return Lookup.FoundOrAbsent(value);
    }

    public Truth Contains(ThreadState ts, PyObject key)
    {
        long hash = Hashing.Known(key);
        return hash != -1 ? Contains(ts, key, hash) : HashAndContains(ts, key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Truth HashAndContains(ThreadState ts, PyObject key)
    {
        long hash = HashOfKey(ts, key);
        return hash != -1 ? Contains(ts, key, hash) : Truth.Error;
    }

    private Truth Contains(ThreadState ts, PyObject key, long hash)
    {
        if (_owner is not null || _hasCells)
        {
            Lookup found = Get(ts, key, hash);
            return found.IsError ? Truth.Error : found.IsAbsent ? Truth.False : Truth.True;
        }

        int index = Find(ts, key, hash);
        return index >= 0 ? Truth.True : index == Free ? Truth.False : Truth.Error;
    }

    /// <summary>The hash of a key; where the key has none, the TypeError says what it was wanted for. -1 means that an exception is pending.</summary>
    internal static long HashOfKey(ThreadState ts, PyObject key) => Hashing.HashFor(ts, key, "a dict key");

    // ---- by str, without errors where all keys are exact strs

    /// <summary>The value of a str key.</summary>
    public Lookup GetString(ThreadState ts, PyStr key)
    {
        if (_owner is { } owner)
        {
            return ViewGet(owner, key);
        }

        int index = Find(ts, key, key.HashValue);
        return index >= 0 ? Lookup.FoundOrAbsent(ValueAt(index)) : index == Free ? Lookup.Absent : default;
    }

    /// <summary>
    /// The value of a name that is the very object of the key, where the first place that is looked at has it; null otherwise. That is nearly always so for the names in code, and much less work than
    /// <see cref="GetString"/>. <paramref name="isAbsent"/> says whether there is certainly no such key.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject? Probe(PyStr name, out bool isAbsent)
    {
        int[] indexes = _indexes;
        int index = indexes[(int)name.HashValue & (indexes.Length - 1)];
        
        // A view and a small table have no indexes.
        isAbsent = index == Free && indexes.Length > 1;
        if ((uint)index < (uint)_entries.Length)
        {
            ref DictEntry entry = ref _entries[index];
            if (ReferenceEquals(entry.Key, name))
            {
                return entry.Value!.GetType() == typeof(GlobalCell) ? Unsafe.As<GlobalCell>(entry.Value).Value : entry.Value;
            }
        }

        return null;
    }

    /// <summary>The value of a str key in a dictionary whose keys are exact strs (those of types and modules, by and large): other keys are passed over.</summary>
    public PyObject? GetInterned(PyStr key)
    {
        if (_owner is { } owner)
        {
            return ViewGet(owner, key).ValueOrNull;
        }

        int index = FindString(key);
        return index >= 0 ? ValueAt(index) : null;
    }

    public PyObject? GetInterned(string key) => GetInterned(PyStr.Intern(key));

    /// <summary>Sets a str key without calling Python code.</summary>
    public void SetInterned(PyStr key, PyObject value)
    {
        if (_owner is not null)
        {
            Detach();
        }

        int index = FindString(key);
        if (index >= 0)
        {
            SetValueAt(index, value);
        }
        else
        {
            Insert(key, key.HashValue, value);
        }
    }

    public void SetInterned(string key, PyObject value) => SetInterned(PyStr.Intern(key), value);

    /// <summary>Removes a str key without calling Python code; false where it is not there.</summary>
    public bool RemoveInterned(PyStr key)
    {
        if (_owner is not null)
        {
            Detach();
        }

        int index = FindString(key);
        if (index < 0)
        {
            return false;
        }

        RemoveEntry(index);
        return true;
    }

    // ---- whole

    /// <summary>Steps through the pairs in order; start with position 0. Safe against changes of values, not of keys.</summary>
    public bool Next(ref int position, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? value)
    {
        if (_owner is { } owner)
        {
            return ViewNext(owner, ref position, out key, out value);
        }

        position = Math.Max(position, _first);
        while (position < _fill)
        {
            ref DictEntry entry = ref _entries[position];
            int index = position++;
            if (entry.Key is not null && ValueAt(index) is { } found)
            {
                key = entry.Key;
                value = found;
                return true;
            }
        }

        key = value = null;
        return false;
    }

    /// <summary>The hash of the key at a position that <see cref="Next"/> has just passed.</summary>
    public long HashBefore(int position, PyObject key) => _owner is null ? _entries[position - 1].Hash : ((PyStr)key).HashValue;

    public void Clear()
    {
        if (_owner is not null)
        {
            Detach();
        }

        if (_hasCells)
        {
            for (int i = 0; i < _fill; i++)
            {
                if (_entries[i].Key is not null)
                {
                    RemoveEntry(i);
                }
            }
        }

        _indexes = s_noIndexes;
        _entries = [];
        _fill = _first = _count = _usedIndexes = 0;
    }

    /// <summary>A shallow copy, an exact dict.</summary>
    public PyDict Copy()
    {
        if (IsPlainTable)
        {
            var clone = new PyDict();
            clone.TakeTableOf(this);
            return clone;
        }

        var copy = new PyDict(Count);
        int position = 0;
        while (Next(ref position, out PyObject? key, out PyObject? value))
        {
            copy.Insert(key, HashBefore(position, key), value);
        }

        return copy;
    }

    /// <summary>Whether the table can be copied as it stands: nothing was deleted, and no cells stand in it.</summary>
    private bool IsPlainTable => _owner is null && !_hasCells && _count == _fill;

    /// <summary>Whether the table is plain and of the smallest size, which all tables of up to five pairs have.</summary>
    internal bool IsSmallTable => IsPlainTable && _entries.Length <= SmallCapacity;

    /// <summary>Whether all keys are exact strs: nothing of the program's runs when they are hashed and compared.</summary>
    internal bool HasOnlyStrings
    {
        get
        {
            if (_owner is not null)
            {
                return false;
            }

            for (int i = _first; i < _fill; i++)
            {
                if (_entries[i].Key is { } key && key.GetType() != typeof(PyStr))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Becomes a copy of a plain table; this dictionary has none, or an empty one.</summary>
    private void TakeTableOf(PyDict other)
    {
        if (other._count == 0)
        {
            return;
        }

        _indexes = other.IsSmall ? other._indexes : (int[])other._indexes.Clone();
        _entries = new DictEntry[other._entries.Length];
        other._entries.AsSpan(0, other._fill).CopyTo(_entries);
        _fill = other._fill;
        _count = other._count;
        _usedIndexes = other._usedIndexes;
    }

    /// <summary>The keys, the values or the pairs, in order.</summary>
    public PyObject[] ToArray(DictPart part)
    {
        var items = new PyObject[Count];
        int position = 0;
        for (int i = 0; Next(ref position, out PyObject? key, out PyObject? value); i++)
        {
            Debug.Assert(i < items.Length);
            Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(items), i) =
                part == DictPart.Keys ? key : part == DictPart.Values ? value : PyTuple.Pair(key, value);
        }

        return items;
    }

    /// <summary>The last pair's key, or null where the dictionary is empty (<c>popitem</c>).</summary>
    public PyObject? LastKey()
    {
        if (_owner is { } owner)
        {
            return owner.State.Shape.LastName;
        }

        for (int i = _fill - 1; i >= 0; i--)
        {
            if (_entries[i].Key is { } key)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Turns a view on an instance into a table of its own, to which the instance refers from then on.</summary>
    public void Detach()
    {
        if (_owner is not { } owner)
        {
            return;
        }

        (PyStr[] names, PyObject?[] values) = InstanceAttributes.TakeAll(owner);
        _owner = null;
        for (int i = 0; i < names.Length; i++)
        {
            if (values[i] is { } value)
            {
                Insert(names[i], names[i].HashValue, value);
            }
        }
    }

    // ---- cells

    /// <summary>
    /// The cell of a global name, made on demand, also for a name that is not there (its value is then null). It stays the same as long as the dictionary lives, so
    /// code may keep it: reading the cell is reading the name.
    /// </summary>
    public GlobalCell CellOf(PyStr name)
    {
        Debug.Assert(_owner is null);
        name = PyStr.Intern(name);
        _hasCells = true;
        int index = FindString(name);
        if (index >= 0)
        {
            ref PyObject? value = ref _entries[index].Value;
            if (value is GlobalCell cell)
            {
                return cell;
            }

            cell = new GlobalCell { Value = value };
            value = cell;
            return cell;
        }

        _absentCells ??= new NameMap();
        if (_absentCells.Get(name) is not { } absent)
        {
            _absentCells.Set(name, absent = new GlobalCell());
        }

        return Unsafe.As<GlobalCell>(absent);
    }

    // ---- the view on an instance

    private static int ViewCount(PyObject owner)
    {
        Shape shape = owner.State.Shape;
        return shape.AttributeCount;
    }

    private static Lookup ViewGet(PyObject owner, PyStr key)
    {
        int index = owner.State.Shape.IndexOf(key);
        return index < 0 ? Lookup.Absent : Lookup.FoundOrAbsent(InstanceAttributes.SlotAt(owner, index));
    }

    /// <summary>A key that is not an exact str may still equal a name (a subclass of str, an object with <c>__eq__</c>).</summary>
    private Lookup ViewGetAny(ThreadState ts, PyObject key, long hash)
    {
        int position = 0;
        while (Next(ref position, out PyObject? name, out PyObject? value))
        {
            if (((PyStr)name).HashValue == hash)
            {
                Truth equal = Comparison.Equal(ts, name, key);
                if (equal != Truth.False)
                {
                    return equal == Truth.Error ? default : Lookup.Found(value);
                }
            }
        }

        return Lookup.Absent;
    }

    private static bool ViewNext(PyObject owner, ref int position, out PyObject? key, out PyObject? value)
    {
        Shape shape = owner.State.Shape;
        int index = shape.FixedCount + position;
        if (index >= shape.Count)
        {
            key = value = null;
            return false;
        }

        position++;
        key = shape.NameAt(index);
        value = InstanceAttributes.SlotAt(owner, index)!;
        return true;
    }
}

/// <summary>The place of one global or builtin name's value. Not a Python value: it never leaves dictionaries and the interpreter.</summary>
internal sealed class GlobalCell : PyObject
{
    /// <summary>The value; null where the name does not exist at the moment.</summary>
    public PyObject? Value;

    public override PyType Type => PyObjectType.TypeObject;
}
