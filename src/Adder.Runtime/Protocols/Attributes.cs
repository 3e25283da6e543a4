using System.Runtime.CompilerServices;
using Adder.Runtime.Instructions;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>Attribute access: <c>getattr</c>, <c>setattr</c>, <c>delattr</c> and what <c>object</c> does for them.</summary>
internal static unsafe class Attributes
{
    /// <summary><c>owner.name</c>; an AttributeError where it is missing.</summary>
    public static PyObject? Get(ThreadState ts, PyObject owner, PyStr name)
    {
        Lookup found = owner.Type.Slots.GetAttribute(ts, owner, name);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? Raise.ForAttribute(ts, owner, name) : Raise.MissingAttribute(ts, owner, name);
    }

    public static PyObject? Get(ThreadState ts, PyObject owner, string name) => Get(ts, owner, PyStr.Intern(name));

    /// <summary><c>getattr</c> for callers that can do without: absent instead of an AttributeError, even one that Python code raised.</summary>
    public static Lookup Find(ThreadState ts, PyObject owner, PyStr name)
    {
        Lookup found = owner.Type.Slots.GetAttribute(ts, owner, name);
        return found.IsError && Raise.ClearIf(ts, ExceptionTypes.AttributeError) ? Lookup.Absent : found;
    }

    public static Lookup Find(ThreadState ts, PyObject owner, string name) => Find(ts, owner, PyStr.Intern(name));

    /// <summary><c>owner.name = value</c>, or <c>del owner.name</c> where the value is null.</summary>
    public static bool Set(ThreadState ts, PyObject owner, PyStr name, PyObject? value)
    {
        SetAttributeFunction set = owner.Type.Slots.SetAttribute;
        if (set != null)
        {
            return set(ts, owner, name, value);
        }

        return Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(owner)}' object has only read-only attributes ({(value is null ? "del" : "assign to")} .{name})");
    }

    /// <summary>
    /// A special method of the object's class, bound to the object, as the interpreter looks it up (not on the instance); absent where the class has none.
    /// </summary>
    public static Lookup FindSpecial(ThreadState ts, PyObject owner, PyStr name)
    {
        PyType type = owner.Type;
        if (type.Lookup(name) is not { } found)
        {
            return Lookup.Absent;
        }

        DescriptorGetFunction get = found.Type.Slots.DescriptorGet;
        return get == null ? Lookup.Found(found) : get(ts, found, owner, type);
    }

    /// <summary>What <c>object.__getattribute__</c> does: data descriptors, the instance's own attributes, then the class's.</summary>
    public static Lookup GenericGet(ThreadState ts, PyObject owner, PyStr name)
    {
        if (PyInstance.IsInstance(owner) && name.IsInterned)
        {
            ref AttributeEntry known = ref ShapeAttributes.FindLoad(owner, name);
            if (!Unsafe.IsNullRef(ref known) && known.Kind == AttributeKind.Slot && ShapeAttributes.ValueOf(known, owner) is { } value)
            {
                return Lookup.Found(value);
            }
        }

        PyType type = owner.Type;
        PyObject? inClass = type.Lookup(ts, name);
        DescriptorGetFunction get = null;
        if (inClass is not null)
        {
            PyType descriptorType = inClass.Type;
            get = descriptorType.Slots.DescriptorGet;
            if (get != null && descriptorType.Slots.DescriptorSet != null)
            {
                return get(ts, inClass, owner, type);
            }
        }

        Lookup own = GetOwn(ts, owner, name);
        if (!own.IsAbsent)
        {
            return own;
        }

        return inClass is null ? Lookup.Absent : get != null ? get(ts, inClass, owner, type) : Lookup.Found(inClass);
    }

    /// <summary>What <c>object.__setattr__</c> and <c>__delattr__</c> do.</summary>
    public static bool GenericSet(ThreadState ts, PyObject owner, PyStr name, PyObject? value)
    {
        PyType type = owner.Type;
        PyObject? inClass = type.Lookup(name);
        if (inClass is not null)
        {
            StoreFunction set = inClass.Type.Slots.DescriptorSet;
            if (set != null)
            {
                return set(ts, inClass, owner, value);
            }
        }

        ref InstanceState state = ref owner.State;
        if (!Unsafe.IsNullRef(ref state) && (type.Flags & Binding.TypeFlags.HasDict) != 0)
        {
            if (value is not null)
            {
                return InstanceAttributes.Set(ts, owner, name, value);
            }

            Truth deleted = InstanceAttributes.Delete(ts, owner, name);
            return deleted == Truth.True || (deleted == Truth.False && (bool)Raise.MissingAttribute(ts, owner, name));
        }

        if (owner.OwnDictionary(create: true) is { } dictionary)
        {
            if (value is not null)
            {
                return dictionary.SetItem(ts, name, value);
            }

            Truth deleted = dictionary.Remove(ts, name);
            return deleted == Truth.True || (deleted == Truth.False && (bool)Raise.MissingAttribute(ts, owner, name));
        }

        return inClass is null
            ? Raise.AttributeErrorFor(ts, NoSuchAttributeMessage(type, name), owner, name)
            : Raise.AttributeErrorFor(ts, $"'{type.FullName}' object attribute '{name}' is read-only", owner, name);
    }

    /// <summary>An attribute of the instance itself, descriptors and class left aside.</summary>
    public static Lookup GetOwn(ThreadState ts, PyObject owner, PyStr name)
    {
        if (owner.HasState)
        {
            return InstanceAttributes.Get(ts, owner, name);
        }

        return owner.OwnDictionary(create: false) is { } dictionary ? dictionary.GetString(ts, name) : Lookup.Absent;
    }

    /// <summary>The <c>__dict__</c> of an object whose class gives it one; null where it has none.</summary>
    public static PyDict? DictionaryOf(PyObject owner) =>
        (owner.Type.Flags & Binding.TypeFlags.HasDict) == 0 ? null
        : owner.HasState ? InstanceAttributes.Materialize(owner)
        : owner.OwnDictionary(create: true);

    private static string NoSuchAttributeMessage(PyType type, PyStr name) =>
        (type.Flags & Binding.TypeFlags.HasDict) != 0 || type.Slots.SetAttribute != PyObjectType.TypeObject.Slots.SetAttribute
            ? $"'{type.FullName}' object has no attribute '{name}'"
            : $"'{type.FullName}' object has no attribute '{name}' and no __dict__ for setting new attributes";

    /// <summary>Whether something says of itself that it is an abstract method (<c>_PyObject_IsAbstract</c>).</summary>
    public static Truth IsAbstract(ThreadState ts, PyObject? function)
    {
        if (function is null)
        {
            return Truth.False;
        }

        Lookup found = Find(ts, function, SpecialNames.Isabstractmethod);
        return found.TryGet(out PyObject? value) ? Truthiness.IsTrue(ts, value) : found.IsError ? Truth.Error : Truth.False;
    }
}
