using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What an iterator over a dictionary gives.</summary>
internal enum DictPart : byte { Keys, Values, Items }

/// <summary><c>dict_keyiterator</c>, <c>dict_valueiterator</c> and <c>dict_itemiterator</c>.</summary>
[PyType("dict_keyiterator", NoConstructor = true, OwnTypeProperty = true)]
internal sealed partial class PyDictIterator(PyDict dictionary, DictPart part) : PyObject
{
    private PyDict? _dictionary = dictionary;
    private readonly int _count = dictionary.Count;
    private readonly DictPart _part = part;
    private int _position;
    private int _left = dictionary.Count;

    public override PyType Type => _part switch
    {
        DictPart.Keys => TypeObject,
        DictPart.Values => DictIteratorTypes.Values,
        _ => DictIteratorTypes.Items,
    };

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => NextPair(ts, out PyObject? key, out PyObject? value) switch
    {
        Truth.False => Lookup.Absent,
        Truth.Error => Lookup.Error,
        _ => Lookup.Found(_part switch
        {
            DictPart.Keys => key!,
            DictPart.Values => value!,
            _ => PyTuple.Create(key!, value!),
        }),
    };

    public bool GivesPairs => _part == DictPart.Items;

    /// <summary>The next key and value, without a tuple; false at the end.</summary>
    public Truth NextPair(ThreadState ts, out PyObject? key, out PyObject? value)
    {
        key = value = null;
        if (_dictionary is not { } dictionary)
        {
            return Truth.False;
        }

        if (dictionary.Count != _count)
        {
            // Says so again whenever it is asked, as CPython does; but an iterator that ended stays ended.
            return Raise.RuntimeError(ts, "dictionary changed size during iteration");
        }

        if (!dictionary.Next(ref _position, out key, out value))
        {
            _dictionary = null;
            return Truth.False;
        }

        if (_left-- == 0)
        {
            _dictionary = null;
            return Raise.RuntimeError(ts, "dictionary keys changed during iteration");
        }

        return Truth.True;
    }

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(_dictionary is { } dictionary && dictionary.Count == _count ? _left : 0);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        var rest = new PyList();
        if (_dictionary is { } dictionary)
        {
            int position = _position;
            while (dictionary.Next(ref position, out PyObject? key, out PyObject? value))
            {
                rest.Add(_part switch
                {
                    DictPart.Keys => key,
                    DictPart.Values => value,
                    _ => PyTuple.Create(key, value),
                });
            }
        }

        return IteratorReduction.Of(ts, rest);
    }
}

/// <summary>The types of iterators over values and items: as <c>dict_keyiterator</c> under another name.</summary>
internal static class DictIteratorTypes
{
    public static readonly PyType Values = PyDictIterator.TypeObject.CloneBuiltin("dict_valueiterator");
    public static readonly PyType Items = PyDictIterator.TypeObject.CloneBuiltin("dict_itemiterator");
    public static readonly PyType ReverseValues = PyDictReverseIterator.TypeObject.CloneBuiltin("dict_reversevalueiterator");
    public static readonly PyType ReverseItems = PyDictReverseIterator.TypeObject.CloneBuiltin("dict_reverseitemiterator");
}

/// <summary><c>dict_reversekeyiterator</c> and its like.</summary>
[PyType("dict_reversekeyiterator", NoConstructor = true, OwnTypeProperty = true)]
internal sealed partial class PyDictReverseIterator(PyDict dictionary, DictPart part) : PyObject
{
    private readonly int _count = dictionary.Count;
    private PyDict? _dictionary = dictionary;
    private int _position = dictionary.EndPosition;
    private int _left = dictionary.Count;

    public override PyType Type => part switch
    {
        DictPart.Keys => TypeObject,
        DictPart.Values => DictIteratorTypes.ReverseValues,
        _ => DictIteratorTypes.ReverseItems,
    };

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_dictionary is not { } dictionary)
        {
            return Lookup.Absent;
        }

        if (dictionary.Count != _count)
        {
            return Raise.RuntimeError(ts, "dictionary changed size during iteration");
        }

        if (!dictionary.Previous(ref _position, out PyObject? key, out PyObject? value))
        {
            _dictionary = null;
            return Lookup.Absent;
        }

        if (_left-- == 0)
        {
            _dictionary = null;
            return Raise.RuntimeError(ts, "dictionary keys changed during iteration");
        }

        return Lookup.Found(Part(key, value));
    }

    private PyObject Part(PyObject key, PyObject value) => part switch
    {
        DictPart.Keys => key,
        DictPart.Values => value,
        _ => PyTuple.Create(key, value),
    };

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(_dictionary is { } dictionary && dictionary.Count == _count ? _left : 0);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        var rest = new PyList();
        int position = _position;
        while (_dictionary is { } dictionary && dictionary.Previous(ref position, out PyObject? key, out PyObject? value))
        {
            rest.Add(Part(key, value));
        }

        return IteratorReduction.Of(ts, rest);
    }
}

/// <summary>What the three views share.</summary>
internal abstract class PyDictView(PyDict dictionary) : PyObject
{
    public PyDict Dictionary { get; } = dictionary;

    [PySlot(Slot.Length)]
    protected long LengthSlot(ThreadState ts) => Dictionary.Count;

    [PyGetter("mapping", Doc = "dictionary that this view refers to")]
    protected PyObject? Mapping(ThreadState ts) => new PyMappingProxy(Dictionary);

    protected PyObject? ReprOf(ThreadState ts, string name)
    {
        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From("...");
        }

        PyList? items = Iteration.ToList(ts, this);
        PyStr? inner = items is null ? null : Text.Repr(ts, items);
        Text.LeaveRepr(ts);
        if (inner is null)
        {
            return null;
        }

        var builder = new TextBuilder();
        builder.Append(name);
        builder.Append('(');
        builder.Append(inner);
        builder.Append(')');
        return builder.ToStr();
    }
}

/// <summary>What <c>dict_keys</c> and <c>dict_items</c> share: they are sets too.</summary>
internal abstract class PyDictSetView(PyDict dictionary) : PyDictView(dictionary)
{
    [PySlot(Slot.Compare)]
    protected static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) => DictViewOperations.Compare(ts, left, right, operation);

    [PySlot(Slot.And)]
    protected static PyObject? AndSlot(ThreadState ts, PyObject left, PyObject right) =>
        DictViewOperations.Combine(ts, left, right, static (set, ts, other) => set.IntersectWith(ts, other));

    [PySlot(Slot.Or)]
    protected static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) =>
        DictViewOperations.Combine(ts, left, right, static (set, ts, other) => set.UnionWith(ts, other));

    [PySlot(Slot.Subtract)]
    protected static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right) =>
        DictViewOperations.Combine(ts, left, right, static (set, ts, other) => set.ExceptWith(ts, other));

    [PySlot(Slot.Xor)]
    protected static PyObject? XorSlot(ThreadState ts, PyObject left, PyObject right) =>
        DictViewOperations.Combine(ts, left, right, static (set, ts, other) => set.SymmetricExceptWith(ts, other));

    [PyMethod("isdisjoint(other, /)", TextSignature = "($self, object, /)", Doc = "Return True if the view and the given iterable have a null intersection.")]
    protected Truth IsDisjoint(ThreadState ts, PyObject other) => DictViewOperations.IsDisjoint(ts, this, other);
}

/// <summary>The set operations of <c>dict_keys</c> and <c>dict_items</c>.</summary>
internal static class DictViewOperations
{
    /// <summary>Comparison with any set or set-like view; NotImplemented with anything else.</summary>
    public static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (right is not (PySetBase or PyDictSetView))
        {
            return PyNotImplemented.Instance;
        }

        long leftCount = Containers.Length(ts, left);
        long rightCount = Containers.Length(ts, right);
        if (leftCount < 0 || rightCount < 0)
        {
            return null;
        }

        Truth result = operation switch
        {
            CompareOperator.Equal or CompareOperator.NotEqual => leftCount == rightCount ? AllIn(ts, left, right) : Truth.False,
            CompareOperator.Less => leftCount < rightCount ? AllIn(ts, left, right) : Truth.False,
            CompareOperator.LessEqual => leftCount <= rightCount ? AllIn(ts, left, right) : Truth.False,
            CompareOperator.Greater => leftCount > rightCount ? AllIn(ts, right, left) : Truth.False,
            _ => leftCount >= rightCount ? AllIn(ts, right, left) : Truth.False,
        };
        return result == Truth.Error ? null : PyBool.From((result == Truth.True) != (operation == CompareOperator.NotEqual));
    }

    /// <summary>A new set from one operand, then changed by the other through the named set method.</summary>
    public static PyObject? Combine(ThreadState ts, PyObject left, PyObject right, Func<PySet, ThreadState, PyObject, bool> change)
    {
        // From the dictionary itself the set is made with room for all: that decides its order.
        PySet? result = PySet.FromIterable(ts, left is PyDictKeys keys ? keys.Dictionary : left);
        return result is not null && change(result, ts, right) ? result : null;
    }

    /// <summary>Whether every item of one is in the other.</summary>
    public static Truth AllIn(ThreadState ts, PyObject items, PyObject container)
    {
        if (Iteration.GetIterator(ts, items) is not { } iterator)
        {
            return Truth.Error;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? Truth.Error : Truth.True;
            }

            Truth inside = Containers.Contains(ts, container, item);
            if (inside != Truth.True)
            {
                return inside;
            }
        }
    }

    public static Truth IsDisjoint(ThreadState ts, PyObject view, PyObject other)
    {
        if (Iteration.GetIterator(ts, other) is not { } iterator)
        {
            return Truth.Error;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? Truth.Error : Truth.True;
            }

            Truth inside = Containers.Contains(ts, view, item);
            if (inside != Truth.False)
            {
                return inside == Truth.Error ? Truth.Error : Truth.False;
            }
        }
    }
}

/// <summary><c>dict_keys</c>.</summary>
[PyType("dict_keys", NoConstructor = true)]
internal partial class PyDictKeys(PyDict dictionary) : PyDictSetView(dictionary)
{
    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => ReprOf(ts, "dict_keys");

    [PySlot(Slot.Contains)]
    private Truth ContainsSlot(ThreadState ts, PyObject item) => Dictionary.Contains(ts, item);

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => new PyDictIterator(Dictionary, DictPart.Keys);

    [PyMethod("__reversed__()")]
    private PyObject? Reversed(ThreadState ts) => new PyDictReverseIterator(Dictionary, DictPart.Keys);
}

/// <summary><c>dict_items</c>.</summary>
[PyType("dict_items", NoConstructor = true)]
internal partial class PyDictItems(PyDict dictionary) : PyDictSetView(dictionary)
{
    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => ReprOf(ts, "dict_items");

    [PySlot(Slot.Contains)]
    private Truth ContainsSlot(ThreadState ts, PyObject item)
    {
        if (item is not PyTuple { Count: 2 } pair)
        {
            return Truth.False;
        }

        Lookup found = Dictionary.Get(ts, pair[0]);
        return found.TryGet(out PyObject? value) ? Comparison.Equal(ts, value, pair[1]) : found.IsError ? Truth.Error : Truth.False;
    }

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => new PyDictIterator(Dictionary, DictPart.Items);

    [PyMethod("__reversed__()")]
    private PyObject? Reversed(ThreadState ts) => new PyDictReverseIterator(Dictionary, DictPart.Items);
}

/// <summary><c>dict_values</c>.</summary>
[PyType("dict_values", NoConstructor = true)]
internal partial class PyDictValues(PyDict dictionary) : PyDictView(dictionary)
{
    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => ReprOf(ts, "dict_values");

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => new PyDictIterator(Dictionary, DictPart.Values);

    [PyMethod("__reversed__()")]
    private PyObject? Reversed(ThreadState ts) => new PyDictReverseIterator(Dictionary, DictPart.Values);
}
