using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// One special method and the slot that it stands for. <see cref="SpecialMethods.All"/> holds one of these for each pair; builtin types' slot wrappers and the dispatchers of classes
/// written in Python both come from it.
/// </summary>
internal sealed unsafe class SpecialMethod(
    PyStr name,
    Slot slot,
    string signature,
    string doc,
    delegate*<ThreadState, SpecialMethod, nint, PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?> call,
    nint dispatcher,
    CompareOperator compareOperator = default)
{
    public PyStr Name { get; } = name;

    public Slot Slot { get; } = slot;

    /// <summary><c>__text_signature__</c> of the slot wrapper.</summary>
    public string TextSignature { get; } = signature;

    public string Doc { get; } = doc;

    /// <summary>(thread, this, slot pointer, self, arguments without self, keyword names).</summary>
    public delegate*<ThreadState, SpecialMethod, nint, PyObject, ReadOnlySpan<PyObject>, PyTuple?, PyObject?> Call { get; } = call;

    /// <summary>What fills the slot of a class that defines the method in Python; 0 where such a class leaves the slot empty (<c>__add__</c> never is a sequence's concatenation).</summary>
    public nint Dispatcher { get; } = dispatcher;

    /// <summary>For the six comparisons.</summary>
    public CompareOperator Operator { get; } = compareOperator;

    /// <summary>The slot's place in a type's slots: all of them are pointers, in the order of <see cref="Binding.Slot"/>.</summary>
    public ref nint SlotOf(PyType type) => ref SlotOf(ref type.Slots, Slot);

    public static ref nint SlotOf(ref TypeSlots slots, Slot slot) => ref Unsafe.Add(ref Unsafe.As<TypeSlots, nint>(ref slots), (int)slot);
}

/// <summary>The table of special methods, in the order in which CPython's types show them.</summary>
internal static unsafe partial class SpecialMethods
{
    private const string Nothing = "($self, /)";
    private const string Value = "($self, value, /)";

    public static readonly SpecialMethod[] All = Table();

    private static readonly NameMap s_byName = GroupByName();
    private static readonly SpecialMethod[][] s_bySlot = GroupBySlot();

    /// <summary>The entries of a name; empty for a name that has no slot.</summary>
    public static ReadOnlySpan<SpecialMethod> OfName(PyStr name) => s_byName.Get(name) is SpecialMethod[] methods ? methods : [];

    /// <summary>The entries that share a slot.</summary>
    public static SpecialMethod[] OfSlot(Slot slot) => s_bySlot[(int)slot];

    /// <summary>The special method that a dispatcher calls first (not a reflected one); null where the function is no dispatcher.</summary>
    public static PyStr? NameOf(nint dispatcher)
    {
        foreach (SpecialMethod method in All)
        {
            if (dispatcher != 0 && method.Dispatcher == dispatcher)
            {
                return method.Name;
            }
        }

        return null;
    }

    /// <summary>How many slots there are; special methods fill most of them.</summary>
    public static int SlotCount => s_bySlot.Length;

    private static NameMap GroupByName()
    {
        var groups = new NameMap();
        foreach (SpecialMethod method in All)
        {
            groups.Set(method.Name, groups.Get(method.Name) is SpecialMethod[] others ? [.. others, method] : (SpecialMethod[])[method]);
        }

        return groups;
    }

    private static SpecialMethod[][] GroupBySlot()
    {
        var groups = new SpecialMethod[(int)Slot.Traverse + 1][];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = [];
        }

        foreach (SpecialMethod method in All)
        {
            groups[(int)method.Slot] = [.. groups[(int)method.Slot], method];
        }

        return groups;
    }
}
