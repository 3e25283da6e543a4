using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>Length, subscripts and membership of any object.</summary>
internal static unsafe class Containers
{
    /// <summary><c>len(value)</c>; -1 means that an exception is pending.</summary>
    public static long Length(ThreadState ts, PyObject value)
    {
        if (value.GetType() == typeof(PyList))
        {
            return Unsafe.As<PyList>(value).Count;
        }

        if (value.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(value).Length;
        }

        LengthFunction length = value.Type.Slots.Length;
        return length != null ? length(ts, value) : Raise.TypeError(ts, $"object of type '{Binding.ArgumentErrors.TypeName(value)}' has no len()");
    }

    /// <summary><c>container[key]</c>.</summary>
    public static PyObject? GetItem(ThreadState ts, PyObject container, PyObject key)
    {
        ref TypeSlots slots = ref container.Type.Slots;
        if (slots.GetItem != null)
        {
            return slots.GetItem(ts, container, key);
        }

        if (slots.SequenceItem != null)
        {
            return key.Type.Slots.Index == null
                ? Raise.TypeError(ts, $"sequence index must be integer, not '{Binding.ArgumentErrors.TypeName(key)}'")
                : Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index) ? SequenceItem(ts, container, index) : null;
        }

        if (container is PyType type)
        {
            if (ReferenceEquals(type, PyType.TypeObject))
            {
                return PyGenericAlias.Create(type, key);
            }

            Lookup method = Attributes.Find(ts, type, PyStr.Intern("__class_getitem__"));
            if (method.IsError)
            {
                return null;
            }

            return method.TryGet(out PyObject? found) && found is not PyNone ? Calls.Call(ts, found, key) : Raise.TypeError(ts, $"type '{type.Name}' is not subscriptable");
        }

        return Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(container)}' object is not subscriptable");
    }

    /// <summary><c>container[key] = value</c>, or <c>del container[key]</c> where the value is null.</summary>
    public static bool SetItem(ThreadState ts, PyObject container, PyObject key, PyObject? value)
    {
        StoreFunction set = container.Type.Slots.SetItem;
        return set != null ? set(ts, container, key, value) : RefuseItem(ts, container, key, value is not null);
    }

    /// <summary>A type with any of the sequence slots has the index made a number before it refuses, and then has other words for deletions.</summary>
    private static bool RefuseItem(ThreadState ts, PyObject container, PyObject key, bool isStore)
    {
        bool isIndexed = HasSequenceSlots(container.Type) && key.Type.Slots.Index != null;
        if (isIndexed && !Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out _))
        {
            return false;
        }

        string refusal = isStore ? "does not support item assignment" : isIndexed ? "doesn't support item deletion" : "does not support item deletion";
        return Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(container)}' object {refusal}");
    }

    /// <summary>Whether a type has any of the slots of sequences in CPython, as all classes from Python do.</summary>
    public static bool HasSequenceSlots(PyType type)
    {
        ref TypeSlots slots = ref type.Slots;
        return type.IsHeapType || slots.SequenceItem != null || slots.SequenceConcat != null || slots.Contains != null || slots.Length != null;
    }

    /// <summary><c>item in container</c>: the type's own test, or a search through its iterator.</summary>
    public static Truth Contains(ThreadState ts, PyObject container, PyObject item)
    {
        ContainsFunction contains = container.Type.Slots.Contains;
        return contains != null ? contains(ts, container, item) : Search(ts, container, item);
    }

    /// <summary>Looks for an item with the container's iterator.</summary>
    public static Truth Search(ThreadState ts, PyObject container, PyObject item)
    {
        PyObject? iterator = Iteration.GetIterator(ts, container);
        if (iterator is null)
        {
            if (Raise.ClearIf(ts, ExceptionTypes.TypeError))
            {
                return Raise.TypeError(ts, $"argument of type '{Binding.ArgumentErrors.TypeName(container)}' is not a container or iterable");
            }

            return Truth.Error;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? candidate))
            {
                return next.IsError ? Truth.Error : Truth.False;
            }

            Truth equal = Comparison.Equal(ts, candidate, item);
            if (equal != Truth.False)
            {
                return equal;
            }
        }
    }

    /// <summary>How many items an iterable expects to give: its length, what <c>__length_hint__</c> says, or the default; false: an exception is pending.</summary>
    public static bool LengthHint(ThreadState ts, PyObject value, long fallback, out long hint)
    {
        hint = fallback;
        if (value.Type.Slots.Length != null)
        {
            hint = Length(ts, value);
            if (hint >= 0)
            {
                return true;
            }

            if (!Raise.ClearIf(ts, ExceptionTypes.TypeError))
            {
                return false;
            }

            hint = fallback;
        }

        Lookup method = Calls.CallSpecial(ts, value, SpecialNames.LengthHint);
        if (!method.TryGet(out PyObject? answer))
        {
            return method.IsAbsent || Raise.ClearIf(ts, ExceptionTypes.TypeError);
        }

        if (answer is PyNotImplemented)
        {
            return true;
        }

        if (answer is not PyInt)
        {
            return Raise.TypeError(ts, $"__length_hint__ must be an integer, not {answer.Type.Name}");
        }

        return Binding.ArgumentConversions.ToInt64(ts, answer, out hint) && (hint >= 0 || (bool)Raise.ValueError(ts, "__length_hint__() should return >= 0"));
    }

    /// <summary>Whether an object has items by position, as <c>PySequence_Check</c> sees it.</summary>
    public static bool IsSequence(PyObject value) => value is not PyDict && value.Type.Slots.SequenceItem != null;

    /// <summary>Whether an object has items by position; otherwise a TypeError is pending.</summary>
    public static bool CheckSequence(ThreadState ts, PyObject sequence)
    {
        ref TypeSlots slots = ref sequence.Type.Slots;
        return slots.SequenceItem != null || (bool)Raise.TypeError(
            ts,
            slots.GetItem != null
                ? $"{Binding.ArgumentErrors.TypeName(sequence)} is not a sequence"
                : $"'{Binding.ArgumentErrors.TypeName(sequence)}' object does not support indexing");
    }

    /// <summary>Item by position through <see cref="TypeSlots.SequenceItem"/>; a negative one counts from the end.</summary>
    public static PyObject? SequenceItem(ThreadState ts, PyObject sequence, long index)
    {
        ref TypeSlots slots = ref sequence.Type.Slots;
        if (!CheckSequence(ts, sequence))
        {
            return null;
        }

        if (index < 0 && slots.Length != null)
        {
            long length = slots.Length(ts, sequence);
            if (length < 0)
            {
                return null;
            }

            index += length;
        }

        return slots.SequenceItem(ts, sequence, index);
    }
}

/// <summary>Iteration over any object.</summary>
internal static unsafe class Iteration
{
    /// <summary><c>iter(value)</c>.</summary>
    public static PyObject? GetIterator(ThreadState ts, PyObject value)
    {
        // What is walked through most, without the way over the types.
        if (value.GetType() == typeof(PyList))
        {
            return Unsafe.As<PyList>(value).IterSlot(ts);
        }

        if (value.GetType() == typeof(PyTuple))
        {
            return Unsafe.As<PyTuple>(value).IterSlot(ts);
        }

        if (value.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(value).IterSlot(ts);
        }

        ref TypeSlots slots = ref value.Type.Slots;
        if (slots.Iter == null)
        {
            return slots.SequenceItem != null ? new PySequenceIterator(value) : Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(value)}' object is not iterable");
        }

        PyObject? iterator = slots.Iter(ts, value);
        return iterator is null || iterator.Type.Slots.Next != null
            ? iterator
            : Raise.TypeError(ts, $"iter() returned non-iterator of type '{Binding.ArgumentErrors.TypeName(iterator)}'");
    }

    /// <summary>Advances an iterator: absent where it is exhausted. A StopIteration that Python code raised is taken as exhaustion by the slot itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lookup Next(ThreadState ts, PyObject iterator) => iterator.NextItem(ts);

    /// <summary>As <see cref="Next"/>, by the slot of the iterator's type.</summary>
    public static Lookup NextBySlot(ThreadState ts, PyObject iterator)
    {
        NextFunction next = iterator.Type.Slots.Next;
        return next != null ? next(ts, iterator) : Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(iterator)}' object is not an iterator");
    }

    /// <summary>All items of an iterable in a new list; null means that an exception is pending.</summary>
    public static PyList? ToList(ThreadState ts, PyObject iterable)
    {
        if (TryItems(iterable, out ReadOnlySpan<PyObject> items))
        {
            return PyList.Create(items);
        }

        if (CopyItems(iterable) is { } copied)
        {
            return new PyList(copied, copied.Length);
        }

        var list = PyList.WithCapacity(0);
        return Extend(ts, list, iterable) ? list : null;
    }

    /// <summary>Appends all items of an iterable.</summary>
    public static bool Extend(ThreadState ts, PyList list, PyObject iterable)
    {
        if (TryItems(iterable, out ReadOnlySpan<PyObject> items))
        {
            list.AddRange(items);
            return true;
        }

        if (CopyItems(iterable) is { } copied)
        {
            list.AddRange(copied);
            return true;
        }

        PyObject? iterator = GetIterator(ts, iterable);
        if (iterator is null || !Containers.LengthHint(ts, iterable, 8, out long hint))
        {
            return false;
        }

        // More than a list can have is not begun with, unless the sum says nothing at all.
        if (hint > Array.MaxLength && hint <= long.MaxValue - list.Count)
        {
            return Raise.MemoryError(ts);
        }

        list.Reserve(hint);
        return AddAll(ts, list, iterator);
    }

    /// <summary>Appends what an iterator still has to give.</summary>
    private static bool AddAll(ThreadState ts, PyList list, PyObject iterator)
    {
        while (true)
        {
            Lookup next = Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                list.Trim();
                return !next.IsError;
            }

            list.Add(item);
        }
    }

    /// <summary>The items of an iterable, an exact list itself: where it is none a TypeError says <paramref name="message"/> (<c>PySequence_Fast</c>, which asks the iterator for its length, not the iterable).</summary>
    public static PyList? ToFastList(ThreadState ts, PyObject iterable, string message)
    {
        if (iterable.GetType() == typeof(PyList))
        {
            return Unsafe.As<PyList>(iterable);
        }

        if (TryItems(iterable, out ReadOnlySpan<PyObject> items))
        {
            return PyList.Create(items);
        }

        if (GetIterator(ts, iterable) is { } iterator)
        {
            return ToList(ts, iterator);
        }

        if (Raise.ClearIf(ts, ExceptionTypes.TypeError))
        {
            _ = Raise.TypeError(ts, message);
        }

        return null;
    }

    /// <summary>The same as a tuple.</summary>
    public static PyTuple? ToTuple(ThreadState ts, PyObject iterable, string message) =>
        iterable.GetType() == typeof(PyTuple) ? Unsafe.As<PyTuple>(iterable) : ToFastList(ts, iterable, message) is { } items ? PyTuple.Create(items.Items) : null;

    /// <summary>All items of an iterable as a tuple, whose length nobody is asked for; an exact tuple is given back itself.</summary>
    public static PyTuple? ToTuple(ThreadState ts, PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple))
        {
            return (PyTuple)iterable;
        }

        if (TryItems(iterable, out ReadOnlySpan<PyObject> items))
        {
            return PyTuple.Create(items);
        }

        if (CopyItems(iterable) is { } copied)
        {
            return PyTuple.FromArray(copied);
        }

        var list = PyList.WithCapacity(0);
        return GetIterator(ts, iterable) is { } iterator && AddAll(ts, list, iterator) ? PyTuple.Create(list.Items) : null;
    }

    /// <summary>The items of an exact dict, view, set or str in a new array: nobody can see these being iterated over. Null for all others.</summary>
    private static PyObject[]? CopyItems(PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(iterable).ToArray();
        }

        if (iterable.GetType() == typeof(PyDict))
        {
            return Unsafe.As<PyDict>(iterable).ToArray(DictPart.Keys);
        }

        if (iterable.GetType() == typeof(PyDictItems))
        {
            return Unsafe.As<PyDictItems>(iterable).Dictionary.ToArray(DictPart.Items);
        }

        if (iterable.GetType() == typeof(PyDictValues))
        {
            return Unsafe.As<PyDictValues>(iterable).Dictionary.ToArray(DictPart.Values);
        }

        if (iterable.GetType() == typeof(PyDictKeys))
        {
            return Unsafe.As<PyDictKeys>(iterable).Dictionary.ToArray(DictPart.Keys);
        }

        return iterable.GetType() == typeof(PySet) || iterable.GetType() == typeof(PyFrozenSet) ? Unsafe.As<PySetBase>(iterable).ToArray() : null;
    }

    /// <summary>The items of an exact list or tuple, whose iteration nobody can see.</summary>
    public static bool TryItems(PyObject iterable, out ReadOnlySpan<PyObject> items)
    {
        if (iterable.GetType() == typeof(PyList))
        {
            items = Unsafe.As<PyList>(iterable).Items;
            return true;
        }

        if (iterable.GetType() == typeof(PyTuple))
        {
            items = Unsafe.As<PyTuple>(iterable).Items;
            return true;
        }

        items = default;
        return false;
    }
}
