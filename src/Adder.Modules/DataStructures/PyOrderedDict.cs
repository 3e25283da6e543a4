using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.DataStructures;

/// <summary>
/// <c>collections.OrderedDict</c>. A dict is in order already; this type adds that pairs move to either end, that order counts in comparisons, and that iterators notice every
/// change of keys.
/// </summary>
[PyType("OrderedDict", Module = "collections", Base = typeof(PyDict), Subclassable = true, TextSignature = null, Flags = TypeFlags.Static | TypeFlags.InheritsNew | TypeFlags.Mapping | TypeFlags.HasDict | TypeFlags.HasWeakReferences,
    Doc = "Dictionary that remembers insertion order")]
internal unsafe partial class PyOrderedDict : PyDict
{
    internal const string MutatedMessage = "OrderedDict mutated during iteration";

    private PyDict? _attributes;

    /// <summary>Changes with every key that comes, goes or moves.</summary>
    public long Mark { get; private set; }

    private bool IsExact => GetType() == typeof(PyOrderedDict);

    internal override PyDict? OwnDictionary(bool create) => HasState ? null : create ? _attributes ??= new PyDict() : _attributes;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyOrderedDict() : new PyOrderedDictSubclass(type);

    [PySlot(Slot.Init)]
    private bool Init(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        return positional > 1 ? Raise.TypeError(ts, $"expected at most 1 argument, got {positional}") : UpdateFrom(ts, arguments, keywordNames);
    }

    // ---- changes

    [PySlot(Slot.SetItem)]
    private bool SetItemSlot(ThreadState ts, PyObject key, PyObject? value)
    {
        if (value is not null)
        {
            int count = Count;
            bool stored = SetItem(ts, key, value);
            Mark += Count != count ? 1 : 0;
            return stored;
        }

        long hash = HashOfKey(ts, key);
        Lookup removed = hash == -1 ? Lookup.Error : Remove(ts, key, hash);
        return removed.IsAbsent ? Raise.KeyError(ts, key) : !removed.IsError;
    }

    [PyMethod("pop(key, default=<unrepresentable>)", Doc = "Remove the specified key and return the corresponding value.")]
    private PyObject? Pop(ThreadState ts, PyObject key, PyObject? fallback)
    {
        long hash = HashOfKey(ts, key);
        Lookup removed = hash == -1 ? Lookup.Error : Remove(ts, key, hash);
        return removed.IsAbsent ? fallback ?? Raise.KeyError(ts, key) : removed.ValueOrNull;
    }

    [PyMethod("popitem(last=True)", Doc = "Remove and return a (key, value) pair from the dictionary; the last one, or the first.")]
    private PyObject? PopItem(ThreadState ts, bool? last)
    {
        bool forwards = last == false;
        int position = forwards ? 0 : EndPosition;
        PyObject? key;
        PyObject? value;
        if (!(forwards ? Next(ref position, out key, out value) : Previous(ref position, out key, out value)))
        {
            return Raise.KeyError(ts, PyStr.From("dictionary is empty"));
        }

        RemoveAt(position, forwards);
        Mark++;
        return PyTuple.Create(key, value);
    }

    [PyMethod("setdefault(key, default=None)", Doc = "Insert key with a value of default if key is not in the dictionary.")]
    private PyObject? SetDefault(ThreadState ts, PyObject key, PyObject? value)
    {
        value ??= PyNone.Instance;
        if (!IsExact)
        {
            Truth present = Containers.Contains(ts, this, key);
            return present == Truth.Error ? null
                : present == Truth.True ? Containers.GetItem(ts, this, key)
                : Containers.SetItem(ts, this, key, value) ? value : null;
        }

        Lookup found = Get(ts, key);
        return found.IsAbsent ? SetItemSlot(ts, key, value) ? value : null : found.ValueOrNull;
    }

    [PyMethod("move_to_end(key, last=True)", Doc = "Move an existing element to the end (or beginning if last is false).")]
    private PyObject? MoveToEndMethod(ThreadState ts, PyObject key, bool? last)
    {
        long hash = HashOfKey(ts, key);
        if (hash == -1)
        {
            return null;
        }

        Detach();
        Truth moved = Count == 0 ? Truth.False : MoveToEnd(ts, key, hash, last ?? true);
        Mark++;
        return moved == Truth.True ? PyNone.Instance : moved == Truth.Error ? null : Raise.KeyError(ts, key);
    }

    [PyMethod("clear()", Doc = "Remove all items from ordered dict.")]
    private void ClearMethod()
    {
        Clear();
        Mark++;
    }

    [PyMethod("update(*args, **kwargs)", TextSignature = null, Doc = "Update from a mapping or an iterable of pairs, then from the keywords.")]
    private PyObject? Update(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        return positional > 1
            ? Raise.TypeError(ts, $"update() takes at most 1 positional argument ({positional} given)")
            : UpdateFrom(ts, arguments, keywordNames) ? PyNone.Instance : null;
    }

    // ---- copies

    [PyClassMethod("fromkeys(iterable, value=None)", Doc = "Create a new ordered dictionary with keys from iterable and values set to value.")]
    private static PyObject? FromKeys(ThreadState ts, PyType type, PyObject iterable, PyObject? value) =>
        Calls.Call(ts, type) is { } made && Iteration.GetIterator(ts, iterable) is { } iterator
            ? Fill(ts, made, iterator, value ?? PyNone.Instance)
            : null;

    [PyMethod("copy()", Doc = "A shallow copy of ordered dict.")]
    private PyObject? CopyMethod(ThreadState ts)
    {
        PyObject? copy = IsExact ? new PyOrderedDict() : Calls.Call(ts, Type);
        int position = 0;
        long mark = Mark;
        while (copy is not null && Next(ref position, out PyObject? key, out PyObject? value))
        {
            bool copied = IsExact
                ? ((PyOrderedDict)copy).SetItem(ts, key, HashBefore(position, key), value)
                : Containers.GetItem(ts, this, key) is { } own && Containers.SetItem(ts, copy, key, own);
            if (!copied)
            {
                return null;
            }

            if (mark != Mark)
            {
                return Raise.RuntimeError(ts, MutatedMessage);
            }
        }

        return copy;
    }

    [PySlot(Slot.Or)]
    private static PyObject? Or(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyDict || right is not PyDict)
        {
            return PyNotImplemented.Instance;
        }

        PyObject? made = Calls.Call(ts, left is PyOrderedDict ? left.Type : right.Type, left);
        return made is null || !UpdateMapping(ts, made, right) ? null : made;
    }

    [PySlot(Slot.InPlaceOr)]
    private static PyObject? InPlaceOr(ThreadState ts, PyObject left, PyObject right) => UpdateMapping(ts, left, right) ? left : null;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? state = Calls.CallMethod(ts, this, "__getstate__");
        PyObject? items = state is null ? null : Calls.CallMethod(ts, this, "items");
        PyObject? iterator = items is null ? null : Iteration.GetIterator(ts, items);
        return iterator is null ? null : PyTuple.Create(Type, PyTuple.Empty, state!, PyNone.Instance, iterator);
    }

    // ---- comparison and text

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (right is not PyDict || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        PyObject? asDictionaries = PyDict.TypeObject.Slots.Compare(ts, left, right, CompareOperator.Equal);
        if (asDictionaries is null)
        {
            return null;
        }

        Truth equal = ReferenceEquals(asDictionaries, PyBool.False) ? Truth.False
            : right is PyOrderedDict other ? ((PyOrderedDict)left).SameOrder(ts, other) : Truth.True;
        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (Count == 0)
        {
            return PyStr.From($"{Type.Name}()");
        }

        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("...");
        }

        PyObject? shown = IsExact ? Copy() : Calls.CallMethod(ts, this, "items") is { } items ? Calls.Call(ts, PyDict.TypeObject, items) : null;
        PyStr? inner = shown is null ? null : Text.Repr(ts, shown);
        Text.LeaveRepr(ts);
        return inner is null ? null : PyStr.Concat(PyStr.Concat(PyStr.From($"{Type.Name}("), inner), PyStr.From(")"));
    }

    // ---- iteration

    [PySlot(Slot.Iter)]
    private PyObject Iter(ThreadState ts) => new PyOrderedDictIterator(this, DictPart.Keys, reversed: false);

    [PyMethod("__reversed__()", Doc = "od.__reversed__() <==> reversed(od)")]
    private PyObject Reversed() => new PyOrderedDictIterator(this, DictPart.Keys, reversed: true);

    [PyMethod("keys()")]
    private PyObject Keys() => new PyOrderedDictKeys(this);

    [PyMethod("values()")]
    private PyObject Values() => new PyOrderedDictValues(this);

    [PyMethod("items()")]
    private PyObject ItemsMethod() => new PyOrderedDictItems(this);

    [PyMethod("__sizeof__()")]
    private long SizeOf() => TableSize() + (8L * TablePlaces) + (32L * Count);

    [PyGetter("__dict__")]
    private PyObject DictionaryGetter() => Attributes.DictionaryOf(this)!;

    private Lookup Remove(ThreadState ts, PyObject key, long hash)
    {
        Lookup removed = Take(ts, key, hash);
        Mark += removed.TryGet(out _) ? 1 : 0;
        return removed;
    }

    private Truth SameOrder(ThreadState ts, PyOrderedDict other)
    {
        (long mark, long otherMark) = (Mark, other.Mark);
        int position = 0;
        int otherPosition = 0;
        while (true)
        {
            bool more = Next(ref position, out PyObject? key, out _);
            if (more != other.Next(ref otherPosition, out PyObject? otherKey, out _))
            {
                return Truth.False;
            }

            if (!more)
            {
                return Truth.True;
            }

            Truth equal = Comparison.Equal(ts, key!, otherKey!);
            if (equal != Truth.True)
            {
                return equal;
            }

            if (mark != Mark || otherMark != other.Mark)
            {
                return Raise.RuntimeError(ts, MutatedMessage);
            }
        }
    }

    private static PyObject? Fill(ThreadState ts, PyObject mapping, PyObject iterator, PyObject value)
    {
        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? key))
            {
                return next.IsError ? null : mapping;
            }

            if (!Containers.SetItem(ts, mapping, key, value))
            {
                return null;
            }
        }
    }

    private bool UpdateFrom(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional == 1 && !UpdateMapping(ts, this, arguments[0]))
        {
            return false;
        }

        for (int i = positional; i < arguments.Length; i++)
        {
            if (!Containers.SetItem(ts, this, keywordNames![i - positional], arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What <c>MutableMapping.update</c> does: through the target's own <c>__setitem__</c>.</summary>
    private static bool UpdateMapping(ThreadState ts, PyObject target, PyObject source)
    {
        if (source.GetType() == typeof(PyDict))
        {
            return AddPairs(ts, target, new PyDictItems((PyDict)source));
        }

        Lookup keys = Attributes.Find(ts, source, "keys");
        if (keys.TryGet(out PyObject? keysMethod))
        {
            return AddKeys(ts, target, source, keysMethod);
        }

        Lookup items = keys.IsError ? Lookup.Error : Attributes.Find(ts, source, "items");
        if (items.IsError)
        {
            return false;
        }

        PyObject? pairs = items.TryGet(out PyObject? itemsMethod) ? Calls.Call(ts, itemsMethod) : source;
        return pairs is not null && AddPairs(ts, target, pairs);
    }

    private static bool AddKeys(ThreadState ts, PyObject target, PyObject source, PyObject keysMethod)
    {
        PyObject? keys = Calls.Call(ts, keysMethod);
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

            if (Containers.GetItem(ts, source, key) is not { } value || !Containers.SetItem(ts, target, key, value))
            {
                return false;
            }
        }
    }

    private static bool AddPairs(ThreadState ts, PyObject target, PyObject pairs)
    {
        if (Iteration.GetIterator(ts, pairs) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? pair))
            {
                return !next.IsError;
            }

            if (Iteration.ToTuple(ts, pair) is not { } items)
            {
                return false;
            }

            if (items.Count != 2)
            {
                return Raise.ValueError(ts, items.Count > 2 ? "too many values to unpack (expected 2)" : $"need more than {items.Count} value{(items.Count == 1 ? "" : "s")} to unpack");
            }

            if (!Containers.SetItem(ts, target, items[0], items[1]))
            {
                return false;
            }
        }
    }
}

/// <summary><c>odict_iterator</c>: over keys, values or pairs, in either direction.</summary>
[PyType("odict_iterator", NoConstructor = true)]
internal sealed partial class PyOrderedDictIterator(PyOrderedDict dictionary, DictPart part, bool reversed) : PyObject
{
    private readonly DictPart _part = part;
    private readonly bool _reversed = reversed;
    private readonly int _count = dictionary.Count;
    private readonly long _mark = dictionary.Mark;
    private int _position = reversed ? dictionary.EndPosition : 0;

    /// <summary>Null once the iterator is exhausted.</summary>
    private PyOrderedDict? _dictionary = dictionary;

    [PySlot(Slot.Iter)]
    private PyObject Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_dictionary is not { } dictionary)
        {
            return Lookup.Absent;
        }

        if (dictionary.Mark != _mark)
        {
            _dictionary = null;
            return Raise.RuntimeError(ts, PyOrderedDict.MutatedMessage);
        }

        if (dictionary.Count != _count)
        {
            return Raise.RuntimeError(ts, "OrderedDict changed size during iteration");
        }

        PyObject? key;
        PyObject? value;
        if (!(_reversed ? dictionary.Previous(ref _position, out key, out value) : dictionary.Next(ref _position, out key, out value)))
        {
            _dictionary = null;
            return Lookup.Absent;
        }

        return Lookup.Found(_part switch
        {
            DictPart.Keys => key,
            DictPart.Values => value,
            _ => PyTuple.Create(key, value),
        });
    }

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject? Reduce(ThreadState ts)
    {
        var rest = new PyList();
        int position = _position;
        while (_dictionary is { } dictionary)
        {
            Lookup next = Next(ts);
            if (!next.TryGet(out PyObject? item))
            {
                if (next.IsError)
                {
                    return null;
                }

                _dictionary = dictionary;
                break;
            }

            rest.Add(item);
        }

        _position = position;
        return IteratorReduction.Of(ts, rest);
    }
}

/// <summary><c>odict_keys</c>.</summary>
[PyType("odict_keys", Base = typeof(PyDictKeys), NoConstructor = true)]
internal sealed partial class PyOrderedDictKeys(PyOrderedDict dictionary) : PyDictKeys(dictionary)
{
    [PySlot(Slot.Iter)]
    private PyObject Iter(ThreadState ts) => new PyOrderedDictIterator((PyOrderedDict)Dictionary, DictPart.Keys, reversed: false);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => ReprOf(ts, "odict_keys");

    [PyMethod("__reversed__()")]
    private PyObject Reversed() => new PyOrderedDictIterator((PyOrderedDict)Dictionary, DictPart.Keys, reversed: true);
}

/// <summary><c>odict_values</c>.</summary>
[PyType("odict_values", Base = typeof(PyDictValues), NoConstructor = true)]
internal sealed partial class PyOrderedDictValues(PyOrderedDict dictionary) : PyDictValues(dictionary)
{
    [PySlot(Slot.Iter)]
    private PyObject Iter(ThreadState ts) => new PyOrderedDictIterator((PyOrderedDict)Dictionary, DictPart.Values, reversed: false);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => ReprOf(ts, "odict_values");

    [PyMethod("__reversed__()")]
    private PyObject Reversed() => new PyOrderedDictIterator((PyOrderedDict)Dictionary, DictPart.Values, reversed: true);
}

/// <summary><c>odict_items</c>.</summary>
[PyType("odict_items", Base = typeof(PyDictItems), NoConstructor = true)]
internal sealed partial class PyOrderedDictItems(PyOrderedDict dictionary) : PyDictItems(dictionary)
{
    [PySlot(Slot.Iter)]
    private PyObject Iter(ThreadState ts) => new PyOrderedDictIterator((PyOrderedDict)Dictionary, DictPart.Items, reversed: false);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => ReprOf(ts, "odict_items");

    [PyMethod("__reversed__()")]
    private PyObject Reversed() => new PyOrderedDictIterator((PyOrderedDict)Dictionary, DictPart.Items, reversed: true);
}
