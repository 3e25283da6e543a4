using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>set</c>.</summary>
[PyType("set", Subclassable = true, TextSignature = "(iterable=(), /)", Flags = TypeFlags.MatchSelf | TypeFlags.HasWeakReferences, Doc = "An unordered collection of elements that are all different.")]
internal partial class PySet : PySetBase
{
    private int _finger;

    /// <summary>A new set of an iterable's items; null means that an exception is pending.</summary>
    public static PySet? FromIterable(ThreadState ts, PyObject iterable)
    {
        var set = new PySet();
        return set.UnionWith(ts, iterable) ? set : null;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PySet() : new PySetSubclass(type);

    [PySlot(Slot.Init)]
    private bool InitSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "set() takes no keyword arguments");
        }

        if (arguments.Length > 1)
        {
            return ArgumentErrors.PositionalCount(ts, Type.FullName, arguments.Length, null, 0, 1);
        }

        Clear();
        return arguments.Length == 0 || UnionWith(ts, arguments[0]);
    }

    [PySlot(Slot.InPlaceAnd)]
    private static PyObject? InPlaceAndSlot(ThreadState ts, PyObject left, PyObject right) =>
        right is not PySetBase ? PyNotImplemented.Instance : ((PySet)left).IntersectWith(ts, right) ? left : null;

    [PySlot(Slot.InPlaceOr)]
    private static PyObject? InPlaceOrSlot(ThreadState ts, PyObject left, PyObject right) =>
        right is not PySetBase ? PyNotImplemented.Instance : ((PySet)left).UnionWith(ts, right) ? left : null;

    [PySlot(Slot.InPlaceSubtract)]
    private static PyObject? InPlaceSubtractSlot(ThreadState ts, PyObject left, PyObject right) =>
        right is not PySetBase ? PyNotImplemented.Instance : ((PySet)left).ExceptWith(ts, right) ? left : null;

    [PySlot(Slot.InPlaceXor)]
    private static PyObject? InPlaceXorSlot(ThreadState ts, PyObject left, PyObject right) =>
        right is not PySetBase ? PyNotImplemented.Instance : ((PySet)left).SymmetricExceptWith(ts, right) ? left : null;

    [PyMethod("add(object, /)", Doc = "Add an element to a set.")]
    private PyObject? AddMethod(ThreadState ts, PyObject item) => Add(ts, item) ? PyNone.Instance : null;

    [PyMethod("discard(object, /)", Doc = "Remove an element from a set if it is a member.")]
    private PyObject? Discard(ThreadState ts, PyObject item) => Remove(ts, item) == Truth.Error ? null : PyNone.Instance;

    [PyMethod("remove(object, /)", Doc = "Remove an element from a set; it must be a member.")]
    private PyObject? RemoveMethod(ThreadState ts, PyObject item) => Remove(ts, item) switch
    {
        Truth.Error => null,
        Truth.True => PyNone.Instance,
        _ => Raise.KeyError(ts, item),
    };

    [PyMethod("pop()", Doc = "Remove and return an arbitrary set element.")]
    private PyObject? Pop(ThreadState ts) => PopAny(ref _finger) ?? Raise.Error(ts, ExceptionTypes.KeyError, "pop from an empty set");

    [PyMethod("clear()", Doc = "Remove all elements from this set.")]
    private PyObject? ClearMethod(ThreadState ts)
    {
        Clear();
        return PyNone.Instance;
    }

    [PyMethod("copy()", Doc = "Return a shallow copy of a set.")]
    private PyObject? Copy(ThreadState ts)
    {
        var copy = new PySet();
        copy.CopyFrom(this);
        return copy;
    }

    [PyMethod("update(*others)", Doc = "Update the set, adding elements from all others.")]
    private PyObject? Update(ThreadState ts, ReadOnlySpan<PyObject> others)
    {
        foreach (PyObject other in others)
        {
            if (!UnionWith(ts, other))
            {
                return null;
            }
        }

        return PyNone.Instance;
    }

    [PyMethod("difference_update(*others)", Doc = "Update the set, removing elements found in others.")]
    private PyObject? DifferenceUpdate(ThreadState ts, ReadOnlySpan<PyObject> others)
    {
        foreach (PyObject other in others)
        {
            if (!ExceptWith(ts, other))
            {
                return null;
            }
        }

        return PyNone.Instance;
    }

    [PyMethod("intersection_update(*others)", Doc = "Update the set, keeping only elements found in it and all others.")]
    private PyObject? IntersectionUpdate(ThreadState ts, ReadOnlySpan<PyObject> others)
    {
        PyObject? common = SetOperations.Intersection(ts, this, others);
        if (common is null)
        {
            return null;
        }

        Swap((PySetBase)common);
        return PyNone.Instance;
    }

    [PyMethod("symmetric_difference_update(other, /)", Doc = "Update the set, keeping only elements found in either set, but not in both.")]
    private PyObject? SymmetricDifferenceUpdate(ThreadState ts, PyObject other) => SymmetricExceptWith(ts, other) ? PyNone.Instance : null;
}

/// <summary><c>frozenset</c>.</summary>
[PyType("frozenset", Subclassable = true, TextSignature = "(iterable=(), /)", Flags = TypeFlags.MatchSelf | TypeFlags.HasWeakReferences, Doc = "An unordered collection of elements that are all different, which cannot be changed.")]
internal unsafe partial class PyFrozenSet : PySetBase
{
    public static readonly PyFrozenSet Empty = new();

    private long _hash = -1;

    /// <summary>
    /// A set of constants that the compiler folded: hashable and comparable without running Python code. As CPython's compiler does, it enters the items a second time in the order that they
    /// got; the order of iteration shows that.
    /// </summary>
    public static PyFrozenSet FromConstants(PyObject[] items)
    {
        var first = new PyFrozenSet();
        first.AddConstants(items);
        var set = new PyFrozenSet();
        set.AddConstants(first.ToArray());
        return set;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        bool exact = ReferenceEquals(type, TypeObject);
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (keywordNames is { Count: > 0 } && (exact || type.Slots.Init == TypeObject.Slots.Init))
        {
            return Raise.TypeError(ts, "frozenset() takes no keyword arguments");
        }

        if (positional > 1)
        {
            return Raise.TypeError(ts, $"frozenset expected at most 1 argument, got {positional}");
        }

        if (exact && positional == 1 && arguments[0].GetType() == typeof(PyFrozenSet))
        {
            return arguments[0];
        }

        if (exact && positional == 0)
        {
            return Empty;
        }

        PyFrozenSet set = exact ? new PyFrozenSet() : new PyFrozenSetSubclass(type);
        if (positional == 1 && !set.UnionWith(ts, arguments[0]))
        {
            return null;
        }

        return exact && set.Count == 0 ? Empty : set;
    }

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts) => _hash != -1 ? _hash : _hash = HashItems();

    [PyMethod("copy()", Doc = "Return a shallow copy of a set.")]
    private PyObject? Copy(ThreadState ts)
    {
        if (GetType() == typeof(PyFrozenSet))
        {
            return this;
        }

        var copy = new PyFrozenSet();
        copy.CopyFrom(this);
        return copy;
    }
}

/// <summary>What both set types do alike.</summary>
internal static class SetOperations
{
    public static PyObject? Repr(ThreadState ts, PySetBase set)
    {
        string name = set.Type.Name;
        if (set.Count == 0)
        {
            return PyStr.From($"{name}()");
        }

        if (!Text.EnterRepr(ts, set))
        {
            return PyStr.From($"{name}(...)");
        }

        var builder = new TextBuilder();
        bool plain = set.GetType() == typeof(PySet);
        if (!plain)
        {
            builder.Append(name);
            builder.Append('(');
        }

        builder.Append('{');
        PyList? items = Iteration.ToList(ts, set);
        for (int i = 0; items is not null && i < items.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            if (Text.Repr(ts, items[i]) is not { } item)
            {
                items = null;
                break;
            }

            builder.Append(item);
        }

        Text.LeaveRepr(ts);
        builder.Append(plain ? "}" : "})");
        return items is null ? null : builder.ToStr();
    }

    public static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PySetBase first || right is not PySetBase second)
        {
            return PyNotImplemented.Instance;
        }

        Truth result = operation switch
        {
            CompareOperator.Equal or CompareOperator.NotEqual => first.Count == second.Count ? first.IsSubsetOf(ts, second) : Truth.False,
            CompareOperator.Less => first.Count < second.Count ? first.IsSubsetOf(ts, second) : Truth.False,
            CompareOperator.LessEqual => first.IsSubsetOf(ts, second),
            CompareOperator.Greater => first.Count > second.Count ? second.IsSubsetOf(ts, first) : Truth.False,
            _ => second.IsSubsetOf(ts, first),
        };
        return result == Truth.Error ? null : PyBool.From((result == Truth.True) != (operation == CompareOperator.NotEqual));
    }

    public static PyObject? And(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PySetBase first || right is not PySetBase)
        {
            return PyNotImplemented.Instance;
        }

        PySetBase result = EmptyLike(first);
        return first.CollectCommon(ts, right, result) ? result : null;
    }

    public static PyObject? Or(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PySetBase first || right is not PySetBase second)
        {
            return PyNotImplemented.Instance;
        }

        PySetBase result = EmptyLike(first);
        return result.CopyFrom(ts, first, second) ? result : null;
    }

    public static PyObject? Subtract(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PySetBase first || right is not PySetBase second)
        {
            return PyNotImplemented.Instance;
        }

        if (!IsSmallAgainst(first, second.Count))
        {
            return Difference(ts, first, new ReadOnlySpan<PyObject>(in right));
        }

        PySetBase kept = EmptyLike(first);
        return first.CollectMissing(ts, second, kept) ? kept : null;
    }

    public static PyObject? Xor(ThreadState ts, PyObject left, PyObject right) =>
        left is PySetBase first && right is PySetBase ? SymmetricDifference(ts, first, right) : PyNotImplemented.Instance;

    public static PyObject? Union(ThreadState ts, PySetBase set, ReadOnlySpan<PyObject> others)
    {
        PySetBase result = CopyOf(set);
        foreach (PyObject other in others)
        {
            if (!ReferenceEquals(other, set) && !result.UnionWith(ts, other))
            {
                return null;
            }
        }

        return result;
    }

    public static PyObject? Intersection(ThreadState ts, PySetBase set, ReadOnlySpan<PyObject> others)
    {
        if (others.Length == 0)
        {
            return CopyOf(set);
        }

        PySetBase result = set;
        foreach (PyObject other in others)
        {
            PySetBase common = EmptyLike(set);
            if (!result.CollectCommon(ts, other, common))
            {
                return null;
            }

            result = common;
        }

        return result;
    }

    public static PyObject? Difference(ThreadState ts, PySetBase set, ReadOnlySpan<PyObject> others)
    {
        PySetBase result = set;
        bool owned = false;
        foreach (PyObject other in others)
        {
            if ((other is PySetBase otherSet && IsSmallAgainst(result, otherSet.Count)) || (other is PyDict otherDict && IsSmallAgainst(result, otherDict.Count)))
            {
                PySetBase kept = EmptyLike(set);
                if (!(other is PySetBase items ? result.CollectMissing(ts, items, kept) : CollectMissing(ts, result, (PyDict)other, kept)))
                {
                    return null;
                }

                result = kept;
                owned = true;
                continue;
            }

            if (!owned)
            {
                result = CopyOf(set);
                owned = true;
            }

            if (!result.ExceptWith(ts, other))
            {
                return null;
            }
        }

        return owned ? result : CopyOf(set);
    }

    public static PyObject? SymmetricDifference(ThreadState ts, PySetBase set, PyObject other)
    {
        // CPython starts from the other operand's items: it decides the order.
        PySetBase result = EmptyLike(set);
        return result.UnionWith(ts, other) && result.SymmetricExceptWith(ts, set) ? result : null;
    }

    public static Truth IsDisjoint(ThreadState ts, PySetBase set, PyObject other)
    {
        if (ReferenceEquals(set, other))
        {
            return set.Count == 0 ? Truth.True : Truth.False;
        }

        return other is PySetBase larger && larger.Count > set.Count ? DictViewOperations.IsDisjoint(ts, other, set) : DictViewOperations.IsDisjoint(ts, set, other);
    }

    public static Truth IsSubset(ThreadState ts, PySetBase set, PyObject other)
    {
        if (other is PySetBase otherSet)
        {
            return set.IsSubsetOf(ts, otherSet);
        }

        PySet? items = PySet.FromIterable(ts, other);
        return items is null ? Truth.Error : set.IsSubsetOf(ts, items);
    }

    public static Truth IsSuperset(ThreadState ts, PySetBase set, PyObject other) =>
        other is PySetBase otherSet ? otherSet.IsSubsetOf(ts, set) : DictViewOperations.AllIn(ts, other, set);

    public static PyObject? Reduce(ThreadState ts, PySetBase set)
    {
        PyList? items = Iteration.ToList(ts, set);
        PyObject? state = items is null ? null : Calls.CallMethod(ts, set, "__getstate__");
        return state is null ? null : PyTuple.Create(set.Type, PyTuple.Create(items!), state);
    }

    public static void Traverse(PySetBase set, IReferenceVisitor visitor)
    {
        int position = 0;
        while (set.Next(ref position, out PyObject? item, out _))
        {
            visitor.Visit(item);
        }
    }

    /// <summary>An empty set of the operand's builtin type.</summary>
    private static PySetBase EmptyLike(PySetBase set) => set is PySet ? new PySet() : new PyFrozenSet();

    private static PySetBase CopyOf(PySetBase set)
    {
        PySetBase copy = EmptyLike(set);
        copy.CopyFrom(set);
        return copy;
    }

    /// <summary>Whether a difference tests a set's items one by one rather than walk the large container that is taken away.</summary>
    private static bool IsSmallAgainst(PySetBase set, int count) => set.Count >> 2 <= count;

    private static bool CollectMissing(ThreadState ts, PySetBase set, PyDict dictionary, PySetBase missing)
    {
        int position = 0;
        while (set.Next(ref position, out PyObject? item, out long hash))
        {
            Lookup found = dictionary.Get(ts, item, hash);
            if (found.IsError || (found.IsAbsent && !missing.Add(ts, item, hash)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary><c>set_iterator</c>.</summary>
[PyType("set_iterator", NoConstructor = true)]
internal sealed partial class PySetIterator(PySetBase set) : PyObject
{
    private PySetBase? _set = set;

    /// <summary>How many items the set must have; none has so many once the iterator has seen another number.</summary>
    private int _count = set.Count;
    private int _position;
    private int _left = set.Count;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    internal Lookup NextSlot(ThreadState ts)
    {
        if (_set is not { } set)
        {
            return Lookup.Absent;
        }

        if (set.Count != _count)
        {
            _count = -1;
            return Raise.RuntimeError(ts, "Set changed size during iteration");
        }

        if (set.Next(ref _position, out PyObject? item, out _))
        {
            _left--;
            return Lookup.Found(item);
        }

        _set = null;
        return Lookup.Absent;
    }

    [PyMethod("__length_hint__()")]
    private PyObject? LengthHint(ThreadState ts) => PyInt.From(_set is { } set && set.Count == _count ? _left : 0);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        var rest = new PyList();
        int position = _position;
        while (_set is { } set && set.Next(ref position, out PyObject? item, out _))
        {
            rest.Add(item);
        }

        return IteratorReduction.Of(ts, rest);
    }
}
