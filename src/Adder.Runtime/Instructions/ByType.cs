using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>
/// Forms for operands of any types: the guard compares the versions of their types, the action calls the slots that these types had when the form was chosen, in the order in which the general
/// form would. Versions change with everything that could change a slot, so that the two never differ. What a site holds on to is a <see cref="TypeSite"/>; families whose caches have room for a counter
/// only keep its index beside the counter.
/// </summary>
internal static unsafe class ByType
{
    public const int IndexUnit = 2;

    // ---- arithmetic

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HaveCachedTypes(ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right) =>
        SiteOf(ref frame, Adaptive.Narrow(pc, IndexUnit)).Fits(left, right) || OtherFits(ref frame, Adaptive.Narrow(pc, IndexUnit), left, right);

    [Instruction(OwnOpcode.BINARY_OP_BY_TYPE, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(HaveCachedTypes)])]
    public static PyObject? Binary(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right, int oparg)
    {
        TypeSite site = SiteOf(ref frame, Adaptive.Narrow(pc, IndexUnit));
        var operation = (BinaryOperation)oparg;
        PyObject? result;
        if (site.IsInPlace)
        {
            result = ((BinaryFunction)site.First)(ts, left, right);
            return ReferenceEquals(result, PyNotImplemented.Instance) ? Numbers.NotInPlace(ts, left, right, operation) : result;
        }

        result = Numbers.TrySlots(ts, left, right, (BinaryFunction)site.First, (BinaryFunction)site.Second);
        return ReferenceEquals(result, PyNotImplemented.Instance) ? Numbers.WithoutSlots(ts, left, right, operation) : result;
    }

    /// <summary>The container's type is unchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasCachedType(CodeUnit* pc, PyObject left) => left.Type.Version == Adaptive.Wide(pc, 2);

    /// <summary>A subscript by the slot of the container's type.</summary>
    [Instruction(OwnOpcode.BINARY_OP_SUBSCR_BY_TYPE, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(HasCachedType)])]
    public static PyObject? Subscript(ThreadState ts, CodeUnit* pc, PyObject left, PyObject right) => ((BinaryFunction)(void*)Adaptive.Wide(pc, 4))(ts, left, right);

    /// <summary>The container is of one of up to four types.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsContainerOfTypes(ref FrameRecord frame, CodeUnit* pc, PyObject left) => Fits(ref frame, Adaptive.Narrow(pc, IndexUnit), left);

    /// <summary>A subscript where containers of several types come by.</summary>
    [Instruction(OwnOpcode.BINARY_OP_SUBSCR_OF_TYPES, Family = Opcode.BINARY_OP, ShownAs = OwnOpcode.BINARY_OP_SUBSCR_BY_TYPE, Stack = "left, right -- result", Guards = [nameof(IsContainerOfTypes)])]
    public static PyObject? SubscriptOfTypes(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right) =>
        ((BinaryFunction)SiteOf(ref frame, Adaptive.Narrow(pc, IndexUnit)).First)(ts, left, right);

    // ---- comparison

    /// <summary>The types of the site, or simple values: at a site where those come by beside others they would take the place of all types that are not.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HaveComparedTypes(ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right) =>
        SiteOf(ref frame, IndexBesideCounter(pc)).Fits(left, right) || NumberForms.BothSimple(left, right) || OtherFits(ref frame, IndexBesideCounter(pc), left, right);

    [Instruction(OwnOpcode.COMPARE_OP_BY_TYPE, Family = Opcode.COMPARE_OP, Stack = "left, right -- result", Guards = [nameof(HaveComparedTypes)])]
    public static PyObject? Compare(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right, int oparg)
    {
        if (NumberForms.BothSimple(left, right))
        {
            return NumberForms.Compare(ts, left, right, oparg) switch { Truth.Error => null, Truth truth => PyBool.From(truth == Truth.True) };
        }

        if (!ts.CheckRecursion(" in comparison"))
        {
            return null;
        }

        var operation = (CompareOperator)(oparg >> 5);
        PyObject? result = ((CompareFunction)SiteOf(ref frame, IndexBesideCounter(pc)).First)(ts, left, right, operation);
        if (ReferenceEquals(result, PyNotImplemented.Instance))
        {
            result = Comparison.CompareReflected(ts, left, right, operation);
        }

        return result is null || (oparg & CompareArgument.ToBool) == 0 || result.GetType() == typeof(PyBool) ? result : Operators.ToBool(ts, result);
    }

    // ---- membership

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsContainerOfCachedType(ref FrameRecord frame, CodeUnit* pc, PyObject container) => Fits(ref frame, IndexBesideCounter(pc), container);

    [Instruction(OwnOpcode.CONTAINS_OP_BY_TYPE, Family = Opcode.CONTAINS_OP, Stack = "item, container --", Guards = [nameof(IsContainerOfCachedType)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Contains(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject item, PyObject container, int oparg) =>
        Comparisons.Inverted(((ContainsFunction)SiteOf(ref frame, IndexBesideCounter(pc)).First)(ts, container, item), oparg);

    // ---- truth

    /// <summary>The truth of an object whose type has not changed since a truth or a length was found in it.</summary>
    [Instruction(OwnOpcode.TO_BOOL_BY_TYPE, Family = Opcode.TO_BOOL, Stack = "value --", Guards = [nameof(IsValueOfCachedType)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth ToBool(ThreadState ts, PyObject value) => Truthiness.BySlots(ts, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsValueOfCachedType(CodeUnit* pc, PyObject value) => value.Type.Version == Adaptive.Wide(pc, 2);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsValueOfTypes(ref FrameRecord frame, CodeUnit* pc, PyObject value) => Fits(ref frame, Adaptive.Narrow(pc, IndexUnit), value);

    /// <summary>A truth where values of several types come by.</summary>
    [Instruction(OwnOpcode.TO_BOOL_OF_TYPES, Family = Opcode.TO_BOOL, ShownAs = OwnOpcode.TO_BOOL_BY_TYPE, Stack = "value --", Guards = [nameof(IsValueOfTypes)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth ToBoolOfTypes(ThreadState ts, PyObject value) => Truthiness.IsTrue(ts, value);

    // ---- iteration

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsIteratorOfCachedType(ref FrameRecord frame, CodeUnit* pc, PyObject iterator) => Fits(ref frame, IndexBesideCounter(pc), iterator);

    /// <summary>An iterator whose class is Python's.</summary>
    [Instruction(OwnOpcode.FOR_ITER_BY_TYPE, Family = Opcode.FOR_ITER, ShownAs = OwnOpcode.FOR_ITER_VIRTUAL, Stack = "iterator --", Form = InstructionForm.Iterate, Guards = [nameof(IsIteratorOfCachedType)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lookup Next(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc) =>
        ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) != 0
            ? ControlFlow.ForIter(ts, ref frame, ref sp, pc)
            : ((NextFunction)SiteOf(ref frame, IndexBesideCounter(pc)).First)(ts, Unsafe.Add<PyObject?>(ref sp, -1)!);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsIterableOfCachedType(ref FrameRecord frame, CodeUnit* pc, PyObject sequence) => Fits(ref frame, IndexBesideCounter(pc), sequence);

    /// <summary>Unpacks what is no list or tuple of the right length.</summary>
    [Instruction(OwnOpcode.UNPACK_SEQUENCE_BY_TYPE, Family = Opcode.UNPACK_SEQUENCE, Stack = "sequence -- items[oparg]", Guards = [nameof(IsIterableOfCachedType)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? Unpack(ThreadState ts, ref PyObject? sp, int oparg) => ref Unpacking.Exactly(ts, ref sp, oparg);

    // ---- storing items

    [Instruction(OwnOpcode.STORE_SUBSCR_BY_TYPE, Family = Opcode.STORE_SUBSCR, Stack = "value, container, key --", Guards = [nameof(IsContainerOfCachedType)])]
    public static bool StoreSubscript(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject container, PyObject key) =>
        ((StoreFunction)SiteOf(ref frame, IndexBesideCounter(pc)).First)(ts, container, key, value);

    /// <summary>Where the index of a site stands in a cache of one unit: the counter takes its operand only.</summary>
    public static ref ushort IndexBesideCounter(CodeUnit* pc) => ref pc[1].Opcode;

    /// <summary>Whether one of the sites that follow the first is of these types; it is the first then.</summary>
    private static bool OtherFits(ref FrameRecord frame, int index, PyObject left, PyObject right)
    {
        ref object? first = ref frame.Code.Executable!.References[index];
        if (Unsafe.As<TypeSite>(first!).TakeFitting(left, right) is not { } fitting)
        {
            return false;
        }

        first = fitting;
        return true;
    }

    /// <summary>Whether one of the sites is of the operand's type; it is the first then.</summary>
    private static bool Fits(ref FrameRecord frame, int index, PyObject operand)
    {
        ref object? first = ref frame.Code.Executable!.References[index];
        TypeSite site = Unsafe.As<TypeSite>(first!);
        if (site.FitsLeft(operand))
        {
            return true;
        }

        if (site.TakeFitting(operand) is not { } fitting)
        {
            return false;
        }

        first = fitting;
        return true;
    }

    private static TypeSite SiteOf(ref FrameRecord frame, int index) => Unsafe.As<TypeSite>(frame.Code.Executable!.References[index]!);
}

/// <summary>What a form BY_TYPE holds on to: the versions of the operands' types, and functions from their slots.</summary>
internal sealed unsafe class TypeSite(long left, long right, void* first, void* second = null, bool isInPlace = false)
{
    /// <summary>The first function is that of an in-place slot.</summary>
    public readonly bool IsInPlace = isInPlace;

    /// <summary>The slot's function that is tried first; null: the operation is not by slots.</summary>
    public readonly void* First = first;

    /// <summary>The one that is tried where the first does not know; null for none.</summary>
    public readonly void* Second = second;

    /// <summary>So many types have made room for others, and the instruction has too many to be specialized.</summary>
    private const int MostReplaced = 12;

    private TypeSite? _next;
    private int _replaced;

    /// <summary>Whether another type can join without taking the place of one.</summary>
    public bool HasRoom => Count < PolymorphicSite.Size;

    private int Count
    {
        get
        {
            int count = 0;
            for (TypeSite? site = this; site is not null; site = site._next)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Puts the site before others, of which the last makes room where there are four; false where that has happened too often.</summary>
    public bool Join(TypeSite others)
    {
        _replaced = others._replaced;
        if (!others.HasRoom && ++_replaced > MostReplaced)
        {
            return false;
        }

        _next = others;
        TypeSite at = others;
        for (int i = 2; i < PolymorphicSite.Size && at._next is { } next; i++)
        {
            at = next;
        }

        at._next = null;
        return true;
    }

    /// <summary>The site among those after this one that is of these types, taken out and put before this one; null for none.</summary>
    public TypeSite? TakeFitting(PyObject first, PyObject second)
    {
        for (TypeSite before = this; before._next is { } next; before = next)
        {
            if (next.Fits(first, second))
            {
                return Take(before, next);
            }
        }

        return null;
    }

    /// <summary>The same by the first operand alone.</summary>
    public TypeSite? TakeFitting(PyObject operand)
    {
        for (TypeSite before = this; before._next is { } next; before = next)
        {
            if (next.FitsLeft(operand))
            {
                return Take(before, next);
            }
        }

        return null;
    }

    public bool Fits(PyObject first, PyObject second) => first.Type.Version == left && second.Type.Version == right;

    public bool FitsLeft(PyObject operand) => operand.Type.Version == left;

    private TypeSite Take(TypeSite before, TypeSite site)
    {
        before._next = site._next;
        site._next = this;
        site._replaced = _replaced;
        return site;
    }
}
