using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>Slots and methods of <c>dict</c>.</content>
internal unsafe partial class PyDict
{
    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyDict() : new PyDictSubclass(type);

    [PySlot(Slot.Init)]
    private bool InitSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => UpdateFrom(ts, "dict", arguments, keywordNames);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (Count == 0)
        {
            return PyStr.From("{}");
        }

        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("{...}");
        }

        var builder = new TextBuilder();
        builder.Append('{');
        int position = 0;
        bool first = true;
        while (Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!first)
            {
                builder.Append(", ");
            }

            first = false;
            if (Text.Repr(ts, key) is not { } keyText || Text.Repr(ts, value) is not { } valueText)
            {
                Text.LeaveRepr(ts);
                return null;
            }

            builder.Append(keyText);
            builder.Append(": ");
            builder.Append(valueText);
        }

        builder.Append('}');
        Text.LeaveRepr(ts);
        return builder.ToStr();
    }

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) => Count;

    [PySlot(Slot.Contains)]
    private Truth ContainsSlot(ThreadState ts, PyObject key) => Contains(ts, key);

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject key)
    {
        Lookup found = Get(ts, key);
        if (!found.IsAbsent)
        {
            return found.ValueOrNull;
        }

        if (GetType() != typeof(PyDict))
        {
            Lookup missing = Calls.CallSpecial(ts, this, KnownNames.Missing, key);
            if (!missing.IsAbsent)
            {
                return missing.ValueOrNull;
            }
        }

        return Raise.KeyError(ts, key);
    }

    [PySlot(Slot.SetItem)]
    private bool SetItemSlot(ThreadState ts, PyObject key, PyObject? value)
    {
        if (value is not null)
        {
            return SetItem(ts, key, value);
        }

        Truth removed = Remove(ts, key);
        return removed == Truth.True || (removed == Truth.False && (bool)Raise.KeyError(ts, key));
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => new PyDictIterator(this, DictPart.Keys);

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyDict first || right is not PyDict second || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = first.EqualTo(ts, second);
        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Or)]
    private static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyDict first || right is not PyDict second)
        {
            return PyNotImplemented.Instance;
        }

        PyDict merged = first.Copy();
        return merged.Merge(ts, second, replace: true) ? merged : null;
    }

    [PySlot(Slot.InPlaceOr)]
    private static PyObject? InPlaceOrSlot(ThreadState ts, PyObject left, PyObject right) =>
        ((PyDict)left).UpdateFrom(ts, "update", new ReadOnlySpan<PyObject>(in right), null) ? left : null;

    [PySlot(Slot.Traverse)]
    private void TraverseSlot(IReferenceVisitor visitor)
    {
        // What a view shows its instance has.
        int position = 0;
        while (_owner is null && Next(ref position, out PyObject? key, out PyObject? value))
        {
            visitor.Visit(value);
            visitor.Visit(key);
        }
    }

    [PyMethod("get(key, default=None, /)", Doc = "Return the value for key if key is in the dictionary, else default.")]
    private PyObject? GetMethod(ThreadState ts, PyObject key, PyObject? fallback)
    {
        Lookup found = Get(ts, key);
        return found.IsAbsent ? fallback ?? PyNone.Instance : found.ValueOrNull;
    }

    [PyMethod("setdefault(key, default=None, /)", Doc = "Insert key with a value of default if key is not in the dictionary.")]
    private PyObject? SetDefault(ThreadState ts, PyObject key, PyObject? value)
    {
        long hash = HashOfKey(ts, key);
        return hash == -1 ? null : GetOrAdd(ts, key, hash, value ?? PyNone.Instance).ValueOrNull;
    }

    [PyMethod("pop(key, default=<unrepresentable>, /)", Doc = "Remove the specified key and return the corresponding value.")]
    private PyObject? Pop(ThreadState ts, PyObject key, PyObject? fallback)
    {
        if (Count == 0)
        {
            return fallback ?? Raise.KeyError(ts, key);
        }

        long hash = HashOfKey(ts, key);
        if (hash == -1)
        {
            return null;
        }

        Lookup taken = Take(ts, key, hash);
        return taken.IsAbsent ? fallback ?? Raise.KeyError(ts, key) : taken.ValueOrNull;
    }

    [PyMethod("popitem()", Doc = "Remove and return a (key, value) pair as a 2-tuple, in LIFO order.")]
    private PyObject? PopItem(ThreadState ts)
    {
        if (LastKey() is not { } key)
        {
            return Raise.KeyError(ts, PyStr.From("popitem(): dictionary is empty"));
        }

        if (_owner is not null)
        {
            Lookup taken = Take(ts, key, ((PyStr)key).HashValue);
            return taken.ValueOrNull is { } value ? PyTuple.Create(key, value) : null;
        }

        // The last entry is at hand: no need for hash or comparison.
        int index = _fill - 1;
        while (_entries[index].Key is null)
        {
            index--;
        }

        PyTuple pair = PyTuple.Create(_entries[index].Key!, ValueAt(index)!);
        RemoveEntry(index);
        TrimEnd();
        return pair;
    }

    [PyMethod("keys()", Doc = "Return a set-like object providing a view on the dict's keys.")]
    private PyObject? Keys(ThreadState ts) => new PyDictKeys(this);

    [PyMethod("values()", Doc = "Return an object providing a view on the dict's values.")]
    private PyObject? Values(ThreadState ts) => new PyDictValues(this);

    [PyMethod("items()", Doc = "Return a set-like object providing a view on the dict's items.")]
    private PyObject? ItemsMethod(ThreadState ts) => new PyDictItems(this);

    [PyMethod("clear()", Doc = "Remove all items from the dict.")]
    private PyObject? ClearMethod(ThreadState ts)
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("copy()", Doc = "Return a shallow copy of the dict.")]
    private PyObject? CopyMethod(ThreadState ts) => Copy();

    [PyMethod("update(*args, **kwargs)", TextSignature = null, Doc = "Update the dictionary from a mapping or an iterable of pairs, then from the keywords.")]
    private PyObject? Update(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyDict? keywords)
    {
        if (!UpdateFrom(ts, "update", arguments, null))
        {
            return null;
        }

        return keywords is null || Merge(ts, keywords, replace: true) ? PyNone.Instance : null;
    }

    [PyMethod("__reversed__()", Doc = "Return a reverse iterator over the dict keys.")]
    private PyObject? Reversed(ThreadState ts) => new PyDictReverseIterator(this, DictPart.Keys);

    [PyMethod("__contains__(key, /)", Doc = "True if the dictionary has the specified key, else False.")]
    private Truth ContainsMethod(ThreadState ts, PyObject key) => Contains(ts, key);

    [PyMethod("__getitem__(key, /)", Doc = "Return self[key].")]
    private PyObject? GetItemMethod(ThreadState ts, PyObject key) => GetItemSlot(ts, key);

    [PyMethod("__sizeof__()", Doc = "Return the size of the dict in memory.")]
    private PyObject? SizeOf(ThreadState ts) => PyInt.From(TableSize());

    /// <summary>How many bytes the dictionary takes: a view's values lie in the instance's slots.</summary>
    protected internal long TableSize()
    {
        if (_owner is { } owner)
        {
            int inline = owner is PyInstance instance ? instance.InlineCapacity : 0;
            return Heap.Layouts.SizeOf(this) + (8L * (inline + (owner.State.Extras?.Overflow.Length ?? 0)));
        }

        bool onlyStrings = true;
        int position = 0;
        while (onlyStrings && Next(ref position, out PyObject? key, out _))
        {
            onlyStrings = key.GetType() == typeof(PyStr);
        }

        return Heap.Layouts.SizeOf(this) + Heap.Layouts.KeysSize(TablePlaces, onlyStrings);
    }

    /// <summary>Places of the table of indices; 0 where there is none yet.</summary>
    protected internal int TablePlaces => !IsSmall ? _indexes.Length : _entries.Length == 0 ? 0 : SmallPlaces;

    [PyClassMethod("fromkeys(iterable, value=None, /)", Doc = "Create a new dictionary with keys from iterable and values set to value.")]
    private static PyObject? FromKeys(ThreadState ts, PyType type, PyObject iterable, PyObject? value)
    {
        value ??= PyNone.Instance;
        PyObject? made = Calls.Call(ts, type);
        if (made is null)
        {
            return null;
        }

        if (made.GetType() == typeof(PyDict) && (iterable.GetType() == typeof(PyDict) || iterable.GetType() == typeof(PySet) || iterable.GetType() == typeof(PyFrozenSet)))
        {
            return ((PyDict)made).AddKeys(ts, iterable, value) ? made : null;
        }

        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? key))
            {
                return next.IsError ? null : made;
            }

            bool stored = made.GetType() == typeof(PyDict) ? ((PyDict)made).SetItem(ts, key, value) : Containers.SetItem(ts, made, key, value);
            if (!stored)
            {
                return null;
            }
        }
    }

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    /// <summary>Enters the keys of a dict or the items of a set with one value; their hashes are known.</summary>
    private bool AddKeys(ThreadState ts, PyObject source, PyObject value)
    {
        int position = 0;
        if (source is PySetBase set)
        {
            while (set.Next(ref position, out PyObject? item, out long hash))
            {
                if (!SetItem(ts, item, hash, value))
                {
                    return false;
                }
            }

            return true;
        }

        var dictionary = (PyDict)source;
        while (dictionary.Next(ref position, out PyObject? key, out _))
        {
            if (!SetItem(ts, key, dictionary.HashBefore(position, key), value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the pairs of another dictionary; where not <paramref name="replace"/>, keys that are there keep their value.</summary>
    internal bool Merge(ThreadState ts, PyDict other, bool replace)
    {
        if (ReferenceEquals(other, this))
        {
            return true;
        }

        if (_fill == 0 && _owner is null && !_hasCells && other.IsPlainTable)
        {
            TakeTableOf(other);
            return true;
        }

        int position = 0;
        int count = other.Count;
        while (other.Next(ref position, out PyObject? key, out PyObject? value))
        {
            long hash = other.HashBefore(position, key);
            if (!replace)
            {
                Lookup found = Get(ts, key, hash);
                if (found.IsError)
                {
                    return false;
                }

                if (!found.IsAbsent)
                {
                    continue;
                }
            }

            if (!SetItem(ts, key, hash, value))
            {
                return false;
            }

            if (other.Count != count)
            {
                return Raise.RuntimeError(ts, "dict mutated during update");
            }
        }

        return true;
    }

    /// <summary>Adds what a mapping (anything with <c>keys()</c>) holds.</summary>
    internal bool MergeMapping(ThreadState ts, PyObject mapping)
    {
        if (mapping is PyDict dictionary && (mapping.GetType() == typeof(PyDict) || mapping.Type.Slots.Iter == TypeObject.Slots.Iter))
        {
            return Merge(ts, dictionary, replace: true);
        }

        PyObject? keys = Calls.CallMethod(ts, mapping, "keys");
        if (keys is null || Iteration.GetIterator(ts, keys) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? key))
            {
                return !next.IsError;
            }

            if (Containers.GetItem(ts, mapping, key) is not { } value || !SetItem(ts, key, value))
            {
                return false;
            }
        }
    }

    private bool UpdateFrom(ThreadState ts, string function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywordCount = keywordNames?.Count ?? 0;
        int positional = arguments.Length - keywordCount;
        if (positional > 1)
        {
            return Raise.TypeError(ts, $"{function} expected at most 1 argument, got {positional}");
        }

        if (positional == 1)
        {
            PyObject source = arguments[0];
            if (source.GetType() == typeof(PyDict))
            {
                if (!Merge(ts, (PyDict)source, replace: true))
                {
                    return false;
                }
            }
            else
            {
                Lookup keys = Attributes.Find(ts, source, KnownNames.Keys);
                if (keys.IsError || !(keys.IsAbsent ? AddPairs(ts, source) : MergeMapping(ts, source)))
                {
                    return false;
                }
            }
        }

        for (int i = 0; i < keywordCount; i++)
        {
            if (!SetItem(ts, keywordNames![i], arguments[positional + i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool AddPairs(ThreadState ts, PyObject pairs)
    {
        if (Iteration.GetIterator(ts, pairs) is not { } iterator)
        {
            return false;
        }

        if (iterator.GetType() == typeof(PyZip) && Unsafe.As<PyZip>(iterator).GivesPairs)
        {
            return AddPairsOf(ts, Unsafe.As<PyZip>(iterator));
        }

        for (long number = 0; ; number++)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? pair))
            {
                return !next.IsError;
            }

            if (PairItems(ts, pair) is not { } items)
            {
                if (Raise.Matches(ts, ExceptionTypes.TypeError))
                {
                    PyBaseException error = ts.TakePending();
                    if (error.AddNote(ts, PyStr.From($"Cannot convert dictionary update sequence element #{number} to a sequence")))
                    {
                        ts.Pending = error;
                    }
                }

                return false;
            }

            if (items.Count != 2)
            {
                return Raise.ValueError(ts, $"dictionary update sequence element #{number} has length {items.Count}; 2 is required");
            }

            if (!SetItem(ts, items[0], items[1]))
            {
                return false;
            }
        }
    }

    /// <summary>The pairs of a zip, of which no tuples are made.</summary>
    private bool AddPairsOf(ThreadState ts, PyZip pairs)
    {
        while (true)
        {
            Truth got = pairs.NextPair(ts, out PyObject? key, out PyObject? value);
            if (got != Truth.True)
            {
                return got == Truth.False;
            }

            if (!SetItem(ts, key!, value!))
            {
                return false;
            }
        }
    }

    private static PyTuple? PairItems(ThreadState ts, PyObject pair)
    {
        if (pair is PyTuple items)
        {
            return items;
        }

        PyObject? iterator = Iteration.GetIterator(ts, pair);
        if (iterator is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) ? Raise.TypeError(ts, "object is not iterable") : null;
        }

        return Iteration.ToTuple(ts, iterator);
    }

    private Truth EqualTo(ThreadState ts, PyDict other)
    {
        if (Count != other.Count)
        {
            return Truth.False;
        }

        int position = 0;
        while (Next(ref position, out PyObject? key, out PyObject? value))
        {
            Lookup found = other.Get(ts, key, HashBefore(position, key));
            if (!found.TryGet(out PyObject? otherValue))
            {
                return found.IsError ? Truth.Error : Truth.False;
            }

            Truth equal = Comparison.Equal(ts, value, otherValue);
            if (equal != Truth.True)
            {
                return equal;
            }
        }

        return Truth.True;
    }
}

/// <summary>Names that native code looks up often.</summary>
internal static partial class KnownNames
{
    public static readonly PyStr Missing = PyStr.Intern("__missing__");
    public static readonly PyStr Keys = PyStr.Intern("keys");
}
