using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>The method resolution order, and changes of a class's bases.</content>
internal sealed unsafe partial class PyType
{
    /// <summary>Computes and sets the method resolution order, through the metatype's <c>mro()</c> where it has its own. False: an exception is pending.</summary>
    internal bool ComputeMro(ThreadState ts)
    {
        PyType metatype = Type;
        if (!ReferenceEquals(metatype, TypeObject) && metatype.Lookup(SpecialNames.PlainMro) is { } method && !IsNativeMro(method))
        {
            return ComputeMroByMethod(ts, method);
        }

        if (LinearizeC3(ts) is not { } order)
        {
            return false;
        }

        Mro = order;
        InheritCollectionFlags();
        return true;
    }

    /// <summary>Whether instances are sequences or mappings to patterns: as the first class says that says anything.</summary>
    private void InheritCollectionFlags()
    {
        for (int i = 1; i < Mro.Length && (Flags & CollectionFlags) == 0; i++)
        {
            Flags |= Mro[i].Flags & CollectionFlags;
        }
    }

    private static bool IsNativeMro(PyObject method) => method is PyMethodDescriptor descriptor && ReferenceEquals(descriptor.Owner, TypeObject);

    private bool ComputeMroByMethod(ThreadState ts, PyObject method)
    {
        PyObject? result = SlotDispatchers.Invoke(ts, method, this);
        if (result is null || Iteration.ToTuple(ts, result) is not { } items)
        {
            return false;
        }

        PyType solid = Base is { } parent ? (Definition is null && FixedSlotCount > parent.FixedSlotCount ? parent.SolidBase() : SolidBase()) : this;
        var order = new PyType[items.Count];
        for (int i = 0; i < order.Length; i++)
        {
            if (items[i] is not PyType type)
            {
                return Raise.TypeError(ts, $"mro() returned a non-class ('{items[i].Type.FullName}')");
            }

            if (!solid.IsSubtypeOfBases(type.SolidBase()))
            {
                return Raise.TypeError(ts, $"mro() returned base with unsuitable layout ('{type.Name}')");
            }

            order[i] = type;
        }

        Mro = order;
        FollowStrangers();
        InheritCollectionFlags();
        return true;
    }

    /// <summary>Makes the class change with those in its method resolution order that are no bases of it.</summary>
    private void FollowStrangers()
    {
        foreach (PyType type in Mro)
        {
            if (type.IsHeapType && !Inherits(this, type))
            {
                type.AddFollower(this);
            }
        }

        static bool Inherits(PyType type, PyType other)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }

            foreach (PyObject item in type.Bases.Items)
            {
                if (Inherits((PyType)item, other))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>As <see cref="IsSubtypeOf"/> by the chain of <see cref="Base"/>, for a class whose order is still unknown.</summary>
    private bool IsSubtypeOfBases(PyType other)
    {
        for (PyType? type = this; type is not null; type = type.Base)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The C3 linearization of the class and its bases (Barrett and others, 1996); null: TypeError is pending.</summary>
    internal PyType[]? LinearizeC3(ThreadState ts)
    {
        ReadOnlySpan<PyObject> bases = Bases.Items;
        foreach (PyObject item in bases)
        {
            // Its mro() is under way and may make classes that derive from it.
            if (((PyType)item).MroTuple is null)
            {
                Raise.TypeError(ts, $"Cannot extend an incomplete type '{((PyType)item).Name}'");
                return null;
            }
        }

        if (bases.Length == 1)
        {
            PyType[] rest = ((PyType)bases[0]).Mro;
            var order = new PyType[rest.Length + 1];
            order[0] = this;
            rest.CopyTo(order, 1);
            return order;
        }

        for (int i = 0; i < bases.Length; i++)
        {
            for (int j = i + 1; j < bases.Length; j++)
            {
                if (ReferenceEquals(bases[i], bases[j]))
                {
                    return DuplicateBase(ts, (PyType)bases[i]);
                }
            }
        }

        var lists = new PyType[bases.Length + 1][];
        var own = new PyType[bases.Length];
        for (int i = 0; i < bases.Length; i++)
        {
            own[i] = (PyType)bases[i];
            lists[i] = own[i].Mro;
        }

        lists[^1] = own;
        return Merge(ts, lists);
    }

    private static PyType[]? DuplicateBase(ThreadState ts, PyType type)
    {
        Raise.TypeError(ts, $"duplicate base class {type.Name}");
        return null;
    }

    private PyType[]? Merge(ThreadState ts, PyType[][] lists)
    {
        int longest = 1;
        foreach (PyType[] list in lists)
        {
            longest += list.Length;
        }

        var order = new PyType[longest];
        order[0] = this;
        int count = 1;
        var positions = new int[lists.Length];
        while (true)
        {
            PyType? next = null;
            bool exhausted = true;
            for (int i = 0; i < lists.Length && next is null; i++)
            {
                if (positions[i] < lists[i].Length)
                {
                    exhausted = false;
                    PyType candidate = lists[i][positions[i]];
                    next = InAnyTail(lists, positions, candidate) ? null : candidate;
                }
            }

            if (exhausted)
            {
                Array.Resize(ref order, count);
                return order;
            }

            if (next is null)
            {
                return Inconsistent(ts, lists, positions);
            }

            order[count++] = next;
            for (int i = 0; i < lists.Length; i++)
            {
                if (positions[i] < lists[i].Length && ReferenceEquals(lists[i][positions[i]], next))
                {
                    positions[i]++;
                }
            }
        }
    }

    private static bool InAnyTail(PyType[][] lists, int[] positions, PyType candidate)
    {
        for (int i = 0; i < lists.Length; i++)
        {
            for (int j = positions[i] + 1; j < lists[i].Length; j++)
            {
                if (ReferenceEquals(lists[i][j], candidate))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static PyType[]? Inconsistent(ThreadState ts, PyType[][] lists, int[] positions)
    {
        var message = new StringBuilder("Cannot create a consistent method resolution order (MRO) for bases ");
        var seen = new HashSet<PyType>();
        for (int i = 0; i < lists.Length; i++)
        {
            if (positions[i] < lists[i].Length && seen.Add(lists[i][positions[i]]))
            {
                message.Append(seen.Count > 1 ? ", " : "").Append(lists[i][positions[i]].Name);
            }
        }

        Raise.TypeError(ts, message.ToString());
        return null;
    }

    /// <summary><c>mro()</c>: what the order would be.</summary>
    [PyMethod("mro()", Doc = "Return a type's method resolution order.")]
    private PyObject? MroMethod(ThreadState ts) => LinearizeC3(ts) is { } order ? PyList.Create(order) : null;

    [PyGetter("__bases__")]
    private PyObject BasesGetter() => Bases;

    [PySetter("__bases__")]
    private Done BasesSetter(ThreadState ts, PyObject? value)
    {
        if (!CheckMutable(ts, "__bases__", value))
        {
            return Done.Error;
        }

        if (value is not PyTuple bases)
        {
            return Raise.TypeError(ts, $"can only assign tuple to {Name}.__bases__, not {value!.Type.FullName}");
        }

        if (bases.Count == 0)
        {
            return Raise.TypeError(ts, $"can only assign non-empty tuple to {Name}.__bases__, not ()");
        }

        foreach (PyObject item in bases.Items)
        {
            if (item is not PyType candidate)
            {
                return Raise.TypeError(ts, $"{Name}.__bases__ must be tuple of classes, not '{item.Type.FullName}'");
            }

            // While a class's mro() runs, only the chain of bases is up to date.
            if (candidate.IsSubtypeOf(this) || candidate.HasInBaseChain(this))
            {
                return Raise.TypeError(ts, "a __bases__ item causes an inheritance cycle");
            }
        }

        PyType? best = BestBase(ts, bases.Items);
        if (best is null || !CheckSameLayout(ts, Base!, best, "__bases__"))
        {
            return Done.Error;
        }

        return ChangeBases(ts, bases, best);
    }

    private bool HasInBaseChain(PyType other)
    {
        PyType? type = this;
        while (type is not null && !ReferenceEquals(type, other))
        {
            type = type.Base;
        }

        return type is not null;
    }

    private Done ChangeBases(ThreadState ts, PyTuple bases, PyType best)
    {
        PyTuple oldBases = Bases;
        PyType oldBase = Base!;
        var undo = new List<(PyType Type, PyType[] Order)>();
        Bases = bases;
        Base = best;
        if (!RecomputeHierarchy(ts, undo))
        {
            foreach ((PyType type, PyType[] order) in undo)
            {
                type.Mro = order;
            }

            if (ReferenceEquals(Bases, bases))
            {
                Bases = oldBases;
                Base = oldBase;
            }

            return Done.Error;
        }

        // A class's mro() may have set the bases anew; what that did counts.
        if (!ReferenceEquals(Bases, bases))
        {
            return Done.Ok;
        }

        foreach (PyObject item in oldBases.Items)
        {
            ((PyType)item).RemoveSubclass(this);
        }

        foreach (PyObject item in bases.Items)
        {
            ((PyType)item).AddSubclass(this);
        }

        RefreshSlots();
        return Done.Ok;
    }

    private bool RecomputeHierarchy(ThreadState ts, List<(PyType Type, PyType[] Order)> undo)
    {
        PyType[] old = Mro;
        if (!ComputeMro(ts))
        {
            return false;
        }

        undo.Add((this, old));
        foreach (PyType subclass in Subclasses())
        {
            if (!subclass.RecomputeHierarchy(ts, undo))
            {
                return false;
            }
        }

        return true;
    }

    private void RefreshSlots()
    {
        SlotWrappers.UpdateAll(this);
        foreach (PyType subclass in Subclasses())
        {
            subclass.RefreshSlots();
        }
    }

    /// <summary>Whether instances of one class may become instances of another: same native class, same <c>__slots__</c> members, both or neither with a dictionary.</summary>
    internal static bool CheckSameLayout(ThreadState ts, PyType old, PyType @new, string attribute)
    {
        bool sameDeallocator = Layouts.Of(old).IsCollected == Layouts.Of(@new).IsCollected;
        if (sameDeallocator && ReferenceEquals(old.NativeBase.SolidBase(), @new.NativeBase.SolidBase())
            && (old.Flags & (TypeFlags.HasDict | TypeFlags.HasWeakReferences)) == (@new.Flags & (TypeFlags.HasDict | TypeFlags.HasWeakReferences))
            && SameMembers(old, @new))
        {
            return true;
        }

        return Raise.TypeError(ts, $"{attribute} assignment: '{@new.Name}' {(sameDeallocator ? "object layout" : "deallocator")} differs from '{old.Name}'");
    }

    private static bool SameMembers(PyType left, PyType right)
    {
        PyType solidLeft = left.SolidBase();
        PyType solidRight = right.SolidBase();
        if (ReferenceEquals(solidLeft, solidRight))
        {
            return true;
        }

        if (!ReferenceEquals(solidLeft.Base, solidRight.Base) || solidLeft.FixedSlotCount != solidRight.FixedSlotCount)
        {
            return false;
        }

        // Two classes that add to the same base: the members' names at each place must be the same.
        for (int i = solidLeft.Base!.FixedSlotCount; i < solidLeft.FixedSlotCount; i++)
        {
            if (MemberAt(left, i) is not { } member || MemberAt(right, i) is not { } other || !member.Name.EqualTo(other.Name))
            {
                return false;
            }
        }

        return true;
    }

    private static PyMemberDescriptor? MemberAt(PyType type, int slot)
    {
        for (PyType? owner = type; owner is not null; owner = owner.Base)
        {
            int position = 0;
            while (owner.Dictionary.Next(ref position, out _, out PyObject? value))
            {
                if (value is PyMemberDescriptor member && member.SlotIndex == slot && ReferenceEquals(member.Owner, owner))
                {
                    return member;
                }
            }
        }

        return null;
    }
}
