using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>
/// Attributes of plain instances without an inline cache: each shape remembers what names have come to (<see cref="Shape.Loads"/>, <see cref="Shape.Stores"/>) until its class changes. What depends on more than
/// shape and class (descriptors whose own class is Python's, classes with their own way to look up, values that are assigned all the time) is never remembered.
/// </summary>
internal static unsafe class ShapeAttributes
{
    private static readonly PyStr s_getAttr = PyStr.Intern("__getattr__");

    /// <summary>Where the attribute of an instance stands, or what it is; a null reference where it must be looked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref AttributeEntry FindLoad(PyObject owner, PyStr name)
    {
        if (!PyInstance.IsInstance(owner))
        {
            return ref Unsafe.NullRef<AttributeEntry>();
        }

        ref AttributeEntry entry = ref Unsafe.As<PyInstance>(owner).Shape.Loads.Find(name);
        return ref Unsafe.IsNullRef(ref entry) ? ref Learn(Unsafe.As<PyInstance>(owner), name, stores: false) : ref entry;
    }

    /// <summary>The value of a slot; null where it is unbound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? ValueOf(in AttributeEntry entry, PyObject owner) =>
        ObjectLayout.ClassOf(owner) == entry.Class ? Unsafe.Add(ref PyInstance2.FirstSlotOf(Unsafe.As<PyInstance>(owner)), entry.Index) : InstanceAttributes.SlotAt(owner, entry.Index);

    /// <summary>Assigns an attribute of an instance whose place is known; false: it has to be done in the general way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryStore(PyObject owner, PyStr name, PyObject value)
    {
        if (!PyInstance.IsInstance(owner))
        {
            return false;
        }

        ref AttributeEntry entry = ref Unsafe.As<PyInstance>(owner).Shape.Stores.Find(name);
        if (Unsafe.IsNullRef(ref entry))
        {
            entry = ref Learn(Unsafe.As<PyInstance>(owner), name, stores: true);
        }

        if (Unsafe.IsNullRef(ref entry) || entry.Kind != AttributeKind.Slot)
        {
            return false;
        }

        if (ObjectLayout.ClassOf(owner) != entry.Class)
        {
            StoreOutside(owner, entry, value);
            return true;
        }

        Unsafe.Add(ref PyInstance2.FirstSlotOf(Unsafe.As<PyInstance>(owner)), entry.Index) = value;
        if (entry.Next is { } next)
        {
            Unsafe.As<PyInstance>(owner).MoveTo(next);
        }

        return true;
    }

    /// <summary>The slot of an attribute that is the instance's own, and that nothing of its class stands in the way of: -1 where it must be looked for.</summary>
    private static int FindOwn(PyObject owner, PyStr name)
    {
        if (!PyInstance.IsInstance(owner))
        {
            return -1;
        }

        Shape shape = Unsafe.As<PyInstance>(owner).Shape;
        ref AttributeEntry entry = ref shape.Stores.Find(name);
        if (Unsafe.IsNullRef(ref entry))
        {
            entry = ref Learn(Unsafe.As<PyInstance>(owner), name, stores: true);
        }

        // The slots before FixedCount belong to members, which may be unset.
        return !Unsafe.IsNullRef(ref entry) && entry.Kind == AttributeKind.Slot && entry.Next is null && entry.Index >= shape.FixedCount ? entry.Index : -1;
    }

    /// <summary>Deletes an attribute that is the instance's own, and that nothing of its class stands in the way of; false: it has to be done in the general way.</summary>
    public static bool TryDelete(ThreadState ts, PyObject owner, PyStr name)
    {
        int index = FindOwn(owner, name);
        if (index < 0)
        {
            return false;
        }

        var instance = Unsafe.As<PyInstance>(owner);
        Shape shape = instance.Shape;
        int last = shape.Count - 1;
        if (last >= instance.InlineCapacity)
        {
            Noticed outside = Releases.Watch(InstanceAttributes.SlotAt(owner, index));
            InstanceAttributes.RemoveAt(owner, index);
            Releases.Collect(ts, outside);
            return true;
        }

        ref PyObject? slot = ref Unsafe.Add(ref PyInstance2.FirstSlotOf(instance), index);
        if (Releases.IsPlain(slot))
        {
            RemoveInside(instance, shape, ref slot, index, last);
            return true;
        }

        Noticed noticed = Releases.Watch(slot);
        RemoveInside(instance, shape, ref slot, index, last);
        Releases.Collect(ts, noticed);
        return true;
    }

    /// <summary>Empties a slot; those after it, which are all inside the object, move down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RemoveInside(PyInstance instance, Shape shape, ref PyObject? slot, int index, int last)
    {
        for (int moved = index; moved < last; moved++)
        {
            slot = Unsafe.Add(ref slot, 1);
            slot = ref Unsafe.Add(ref slot, 1);
        }

        slot = null;
        instance.MoveTo(shape.Without(index));
    }

    private static void StoreOutside(PyObject owner, in AttributeEntry entry, PyObject value)
    {
        if (entry.Next is { } next)
        {
            InstanceAttributes.Append(owner, next, value);
        }
        else
        {
            InstanceAttributes.SlotAt(owner, entry.Index) = value;
        }
    }

    /// <summary>Finds out what becomes of a name and remembers it; a null reference where the shape is not asked often enough for that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref AttributeEntry Learn(PyInstance owner, PyStr name, bool stores)
    {
        Shape shape = owner.Shape;
        if (!shape.IsBusy)
        {
            return ref Unsafe.NullRef<AttributeEntry>();
        }

        PyType type = shape.Type;
        var entry = new AttributeEntry { Name = name };
        bool isGeneric = stores ? type.Slots.SetAttribute == PyObjectType.TypeObject.Slots.SetAttribute : Specializer.LooksUpGenerically(type);
        if (isGeneric && (type.Flags & TypeFlags.OddNames) == 0 && type.UseVersion())
        {
            if (stores)
            {
                ResolveStore(owner, shape, type, name, ref entry);
            }
            else
            {
                Resolve(owner, shape, type, name, ref entry);
            }
        }

        ref AttributeTable table = ref stores ? ref shape.Stores : ref shape.Loads;
        table.Add(entry);
        return ref table.Find(name);
    }

    private static void Resolve(PyInstance owner, Shape shape, PyType type, PyStr name, ref AttributeEntry entry)
    {
        PyObject? inClass = type.Lookup(name);
        if (inClass is PyMemberDescriptor member && type.IsSubtypeOf(member.Owner))
        {
            SetSlot(ref entry, owner, member.SlotIndex);
            return;
        }

        if (inClass is not null && inClass.Type.IsHeapType)
        {
            return;
        }

        if (inClass is not null && inClass.Type.Slots.DescriptorGet != null && inClass.Type.Slots.DescriptorSet != null)
        {
            // An AttributeError of the getter goes on to __getattr__.
            if (inClass.GetType() == typeof(PyProperty) && type.Lookup(s_getAttr) is null)
            {
                entry.Kind = AttributeKind.Property;
                entry.Value = inClass;
            }

            return;
        }

        if (shape.IsDictionaryMode)
        {
            return;
        }

        int index = shape.IndexOf(name);
        if (index >= 0)
        {
            SetSlot(ref entry, owner, index);
        }
        else if (inClass is not null && type.ChangingValueOf(name) is null)
        {
            entry.Value = inClass;
            entry.Kind = (inClass.Type.Flags & TypeFlags.MethodDescriptor) != 0 ? AttributeKind.Method
                : inClass.Type.Slots.DescriptorGet == null ? AttributeKind.Value
                : AttributeKind.Unknown;
        }
    }

    private static void ResolveStore(PyInstance owner, Shape shape, PyType type, PyStr name, ref AttributeEntry entry)
    {
        PyObject? inClass = type.Lookup(name);
        if (inClass is PyMemberDescriptor member && type.IsSubtypeOf(member.Owner))
        {
            SetSlot(ref entry, owner, member.SlotIndex);
        }
        else if ((inClass is null || (!inClass.Type.IsHeapType && inClass.Type.Slots.DescriptorSet == null)) && (type.Flags & TypeFlags.HasDict) != 0 && !shape.IsDictionaryMode)
        {
            int index = shape.IndexOf(name);
            if (index >= 0)
            {
                SetSlot(ref entry, owner, index);
            }
            else if (shape.CanAdd(name))
            {
                entry.Next = shape.Add(name);
                SetSlot(ref entry, owner, entry.Next.Count - 1);
            }
        }
    }

    private static void SetSlot(ref AttributeEntry entry, PyInstance owner, int index)
    {
        entry.Kind = AttributeKind.Slot;
        entry.Index = index;
        entry.Class = index < owner.InlineCapacity ? ObjectLayout.ClassOf(owner) : 0;
    }
}
