using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// The instance attributes of objects with <see cref="InstanceState"/>: reading, writing and deleting by name, and the change between slots
/// and dictionary. Nothing here looks at the class's attributes.
/// </summary>
internal static class InstanceAttributes
{
    /// <summary>The value slot of an index below the shape's count.</summary>
    public static ref PyObject? SlotAt(PyObject owner, int index)
    {
        if (owner is PyInstance instance)
        {
            int capacity = instance.InlineCapacity;
            if (index < capacity)
            {
                return ref Unsafe.Add(ref instance.FirstSlot, index);
            }

            index -= capacity;
        }

        ref InstanceState state = ref owner.State;
        if (state.Extras is not { } extras || extras.Overflow.Length <= index)
        {
            // A fixed slot that nobody has written yet.
            Grow(ref state, index + 1);
            extras = state.Extras!;
        }

        return ref extras.Overflow[index];
    }

    /// <summary>Reads an attribute; absent where the instance has none of that name.</summary>
    public static Lookup Get(ThreadState ts, PyObject owner, PyStr name)
    {
        ref InstanceState state = ref owner.State;
        Shape shape = state.Shape;
        if (shape.IsDictionaryMode)
        {
            return state.Extras!.Dictionary is { } dictionary ? dictionary.Get(ts, name) : Lookup.Absent;
        }

        int index = shape.IndexOf(name);
        return index < 0 ? Lookup.Absent : Lookup.FoundOrAbsent(SlotAt(owner, index));
    }

    /// <summary>Sets an attribute.</summary>
    public static bool Set(ThreadState ts, PyObject owner, PyStr name, PyObject value)
    {
        ref InstanceState state = ref owner.State;
        Shape shape = state.Shape;
        if (!shape.IsDictionaryMode)
        {
            int index = shape.IndexOf(name);
            if (index >= 0)
            {
                SlotAt(owner, index) = value;
                return true;
            }

            if (shape.CanAdd(name))
            {
                Append(owner, shape.Add(name), value);
                return true;
            }

            ToDictionaryMode(owner);
        }

        return Materialize(owner).SetItem(ts, name, value);
    }

    /// <summary>Deletes an attribute: true, or false where there was none, or an error.</summary>
    public static Truth Delete(ThreadState ts, PyObject owner, PyStr name)
    {
        ref InstanceState state = ref owner.State;
        if (state.Shape.IsDictionaryMode)
        {
            return state.Extras!.Dictionary is { } dictionary ? dictionary.Remove(ts, name) : Truth.False;
        }

        int index = state.Shape.IndexOf(name);
        if (index < 0)
        {
            return Truth.False;
        }

        RemoveAt(owner, index);
        return Truth.True;
    }

    /// <summary>Gives the object a child shape and the value of the attribute that it adds.</summary>
    public static void Append(PyObject owner, Shape child, PyObject value)
    {
        ref InstanceState state = ref owner.State;
        int index = child.Count - 1;
        EnsureSlot(owner, ref state, index);
        SlotAt(owner, index) = value;
        state.Shape = child;
        if (child.Count > child.Type.InstanceSlotHint)
        {
            child.Type.InstanceSlotHint = child.Count;
        }
    }

    /// <summary>Removes the attribute at a slot; those after it move down, so that order stays that of insertion.</summary>
    public static void RemoveAt(PyObject owner, int index)
    {
        ref InstanceState state = ref owner.State;
        int last = state.Shape.Count - 1;
        if (owner is PyInstance instance && last < instance.InlineCapacity)
        {
            Span<PyObject?> slots = MemoryMarshal.CreateSpan(ref instance.FirstSlot, last + 1);
            slots[(index + 1)..].CopyTo(slots[index..]);
            slots[last] = null;
        }
        else
        {
            for (int slot = index; slot < last; slot++)
            {
                SlotAt(owner, slot) = SlotAt(owner, slot + 1);
            }

            SlotAt(owner, last) = null;
        }

        state.Shape = state.Shape.Without(index);
    }

    /// <summary>The object's <c>__dict__</c>: the one that was taken or set before, or a new view on its shape and slots.</summary>
    public static PyDict Materialize(PyObject owner)
    {
        ref InstanceState state = ref owner.State;
        InstanceExtras extras = state.Extras ??= new InstanceExtras();
        return extras.Dictionary ??= state.Shape.IsDictionaryMode ? new PyDict() : PyDict.CreateInstanceView(owner);
    }

    /// <summary>Moves the attributes from slots into the object's dictionary, which then holds them itself.</summary>
    public static void ToDictionaryMode(PyObject owner)
    {
        ref InstanceState state = ref owner.State;
        if (!state.Shape.IsDictionaryMode)
        {
            Materialize(owner).Detach();
        }
    }

    /// <summary>Copies attributes into an array of (name, value) order and clears their slots; the object's shape becomes the dictionary-mode one.</summary>
    internal static (PyStr[] Names, PyObject?[] Values) TakeAll(PyObject owner)
    {
        ref InstanceState state = ref owner.State;
        Shape shape = state.Shape;
        PyStr[] names = shape.Names();
        var values = new PyObject?[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            ref PyObject? slot = ref SlotAt(owner, shape.FixedCount + i);
            values[i] = slot;
            slot = null;
        }

        state.Shape = shape.Type.DictionaryModeShape;
        return (names, values);
    }

    /// <summary><c>__dict__</c> assignment: the given dictionary holds the attributes from now on.</summary>
    public static void SetDictionary(PyObject owner, PyDict? dictionary)
    {
        ref InstanceState state = ref owner.State;
        ToDictionaryMode(owner);
        state.Extras!.Dictionary = dictionary;
    }

    /// <summary><c>__class__</c> assignment: same attributes, the other class's shapes. The caller has checked that layouts agree.</summary>
    public static void ChangeClass(PyObject owner, PyType type)
    {
        ref InstanceState state = ref owner.State;
        Shape old = state.Shape;
        if (old.IsDictionaryMode)
        {
            state.Shape = type.DictionaryModeShape;
            return;
        }

        Shape shape = type.RootShape;
        foreach (PyStr name in old.Names())
        {
            if (!shape.CanAdd(name))
            {
                ToDictionaryMode(owner);
                state.Shape = type.DictionaryModeShape;
                return;
            }

            shape = shape.Add(name);
        }

        state.Shape = shape;
    }

    /// <summary>Makes sure that fixed slots (<c>__slots__</c> members) exist in an object whose slots are all in the overflow array.</summary>
    public static void EnsureFixedSlots(PyObject owner)
    {
        ref InstanceState state = ref owner.State;
        if (state.Shape.FixedCount > 0)
        {
            EnsureSlot(owner, ref state, state.Shape.FixedCount - 1);
        }
    }

    private static void EnsureSlot(PyObject owner, ref InstanceState state, int index)
    {
        int inside = owner is PyInstance instance ? instance.InlineCapacity : 0;
        if (index < inside)
        {
            return;
        }

        Grow(ref state, index - inside + 1);
    }

    /// <summary>Makes room for a number of values beyond those inside the object.</summary>
    private static void Grow(ref InstanceState state, int needed)
    {
        InstanceExtras extras = state.Extras ??= new InstanceExtras();
        if (extras.Overflow.Length < needed)
        {
            Array.Resize(ref extras.Overflow, Math.Max(needed, Math.Max(4, extras.Overflow.Length * 2)));
        }
    }
}
