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

    [Instruction(OwnOpcode.BINARY_OP_BY_TYPE, Family = Opcode.BINARY_OP, Stack = "left, right -- result", TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? Binary(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, PyObject left, PyObject right, int oparg)
    {
        TypeSite site = SiteOf(ref frame, Adaptive.Narrow(pc, IndexUnit));
        if (!site.Fits(left, right))
        {
            return null;
        }

        // What is called may execute the site again: nothing of it is read afterwards.
        var operation = (BinaryOperation)oparg;
        var first = (BinaryFunction)site.First;
        var second = (BinaryFunction)site.Second;
        bool isInPlace = site.IsInPlace;
        PyObject? result = site.Method is { } method ? CallPython(ts, left, method, ref Unsafe.Add(ref sp, -2), 2)
            : first != null ? first(ts, left, right)
            : PyNotImplemented.Instance;
        if (!ReferenceEquals(result, PyNotImplemented.Instance))
        {
            return result;
        }

        if (isInPlace)
        {
            return Numbers.NotInPlace(ts, left, right, operation);
        }

        result = second != null ? second(ts, left, right) : result;
        return ReferenceEquals(result, PyNotImplemented.Instance) ? Numbers.WithoutSlots(ts, left, right, operation) : result;
    }

    /// <summary>The container's type is unchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasCachedType(CodeUnit* pc, PyObject left) => left.Type.Version == Adaptive.Wide(pc, 2);

    /// <summary>A subscript by the slot of the container's type.</summary>
    [Instruction(OwnOpcode.BINARY_OP_SUBSCR_BY_TYPE, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(HasCachedType)])]
    public static PyObject? Subscript(ThreadState ts, CodeUnit* pc, PyObject left, PyObject right) => ((BinaryFunction)(void*)Adaptive.Wide(pc, 4))(ts, left, right);

    /// <summary>A subscript where containers of up to four types come by.</summary>
    [Instruction(OwnOpcode.BINARY_OP_SUBSCR_OF_TYPES, Family = Opcode.BINARY_OP, ShownAs = OwnOpcode.BINARY_OP_SUBSCR_BY_TYPE, Stack = "left, right -- result", TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? SubscriptOfTypes(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, PyObject left, PyObject right)
    {
        TypeSite site = SiteOf(ref frame, Adaptive.Narrow(pc, IndexUnit));
        return !site.Fits(left) ? null
            : site.Method is { } method ? CallPython(ts, left, method, ref Unsafe.Add(ref sp, -2), 2)
            : ((BinaryFunction)site.First)(ts, left, right);
    }

    // ---- comparison

    /// <summary>The types of the site, or simple values: at a site where those come by beside others they would take the place of all types that are not.</summary>
    [Instruction(OwnOpcode.COMPARE_OP_BY_TYPE, Family = Opcode.COMPARE_OP, Stack = "left, right -- result", TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? Compare(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, PyObject left, PyObject right, int oparg)
    {
        TypeSite site = SiteOf(ref frame, IndexBesideCounter(pc));
        if (!site.Fits(left, right))
        {
            return NumberForms.BothSimple(left, right) ? NumberForms.Compare(ts, left, right, oparg) switch { Truth.Error => null, Truth truth => PyBool.From(truth == Truth.True) }
                : NumberForms.AreOfKindsApart(left, right, oparg) ? PyBool.From((CompareOperator)(oparg >> 5) == CompareOperator.NotEqual)
                : null;
        }

        if (!ts.CheckRecursion(" in comparison"))
        {
            return null;
        }

        var operation = (CompareOperator)(oparg >> 5);
        PyObject? result = site.Method is { } method ? CallPython(ts, left, method, ref Unsafe.Add(ref sp, -2), 2) : ((CompareFunction)site.First)(ts, left, right, operation);
        if (ReferenceEquals(result, PyNotImplemented.Instance))
        {
            result = Comparison.CompareReflected(ts, left, right, operation);
        }

        return result is null || (oparg & CompareArgument.ToBool) == 0 || result.GetType() == typeof(PyBool) ? result : Comparisons.TruthOf(ts, result);
    }

    // ---- membership

    [Instruction(OwnOpcode.CONTAINS_OP_BY_TYPE, Family = Opcode.CONTAINS_OP, Stack = "item, container --", Form = InstructionForm.Test, TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Contains(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject item, PyObject container, int oparg)
    {
        TypeSite site = SiteOf(ref frame, IndexBesideCounter(pc));
        return !site.Fits(container) ? Truth.Error
            : Comparisons.Inverted(site.Method is { } method ? ContainsByPython(ts, method, item, container) : ((ContainsFunction)site.First)(ts, container, item), oparg);
    }

    private static Truth ContainsByPython(ThreadState ts, PyStr method, PyObject item, PyObject container)
    {
        Binding.ArgumentBuffer4 arguments = default;
        arguments[0] = container;
        arguments[1] = item;
        return CallPython(ts, container, method, ref arguments[0], 2) is { } answer ? Truthiness.IsTrue(ts, answer) : Truth.Error;
    }

    // ---- truth

    /// <summary>The truth of an object whose type has not changed since a truth or a length was found in it.</summary>
    [Instruction(OwnOpcode.TO_BOOL_BY_TYPE, Family = Opcode.TO_BOOL, Stack = "value --", Guards = [nameof(IsValueOfCachedType)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth ToBool(ThreadState ts, PyObject value) => Truthiness.BySlots(ts, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsValueOfCachedType(CodeUnit* pc, PyObject value) => value.Type.Version == Adaptive.Wide(pc, 2);

    /// <summary>A truth where values of several types come by. Builtin values that come by together all the time need no entry.</summary>
    [Instruction(OwnOpcode.TO_BOOL_OF_TYPES, Family = Opcode.TO_BOOL, ShownAs = OwnOpcode.TO_BOOL_BY_TYPE, Stack = "value --", Form = InstructionForm.Test, TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth ToBoolOfTypes(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject value)
    {
        if (value.GetType() == typeof(PyStr) || value.GetType() == typeof(PyList) || value.GetType() == typeof(PyNone) || value.GetType() == typeof(PyBool))
        {
            return Truthiness.IsTrue(ts, value);
        }

        if (value.GetType() == typeof(PyDict))
        {
            return Unsafe.As<PyDict>(value).Count > 0 ? Truth.True : Truth.False;
        }

        return value.GetType() == typeof(PyTuple) || value.GetType() == typeof(PySmallInt) || SiteOf(ref frame, Adaptive.Narrow(pc, IndexUnit)).Fits(value) ? Truthiness.BySlots(ts, value) : Truth.Error;
    }

    // ---- iteration

    /// <summary>An iterator whose class is Python's.</summary>
    [Instruction(OwnOpcode.FOR_ITER_BY_TYPE, Family = Opcode.FOR_ITER, ShownAs = OwnOpcode.FOR_ITER_VIRTUAL, Stack = "iterator --", Form = InstructionForm.Iterate, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lookup Next(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, PyObject iterator)
    {
        TypeSite site = SiteOf(ref frame, IndexBesideCounter(pc));
        return !site.Fits(iterator) ? Lookup.Error
            : ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) != 0 ? ControlFlow.ForIter(ts, ref frame, ref sp, pc)
            : ((NextFunction)site.First)(ts, iterator);
    }

    /// <summary>Unpacks lists, tuples and other iterables.</summary>
    [Instruction(OwnOpcode.UNPACK_SEQUENCE_BY_TYPE, Family = Opcode.UNPACK_SEQUENCE, Stack = "sequence -- items[oparg]", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? Unpack(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg, PyObject sequence)
    {
        if (Comparisons.IsListOrTuple(sequence) || SiteOf(ref frame, IndexBesideCounter(pc)).Fits(sequence))
        {
            return ref Unpacking.Exactly(ts, ref sp, oparg);
        }

        return ref Unsafe.NullRef<PyObject?>();
    }

    // ---- storing items

    [Instruction(OwnOpcode.STORE_SUBSCR_BY_TYPE, Family = Opcode.STORE_SUBSCR, Stack = "value, container, key --", TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool StoreSubscript(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject value, PyObject container, PyObject key)
    {
        TypeSite site = SiteOf(ref frame, IndexBesideCounter(pc));
        if (!site.Fits(container))
        {
            return false;
        }

        if (site.Method is not { } method)
        {
            return ((StoreFunction)site.First)(ts, container, key, value);
        }

        Binding.ArgumentBuffer4 arguments = default;
        arguments[0] = container;
        arguments[1] = key;
        arguments[2] = value;
        return CallPython(ts, container, method, ref arguments[0], 3) is not null;
    }

    /// <summary>Calls the Python function that a special method is, in the class of self: the site's versions say so. What its code is may have changed.</summary>
    private static PyObject? CallPython(ThreadState ts, PyObject self, PyStr method, ref PyObject? arguments, int count) =>
        Frames.Call(ts, Unsafe.As<PyFunction>(self.Type.Lookup(method)!), ref Unsafe.As<PyObject?, PyObject>(ref arguments), count, null);

    /// <summary>Where the index of a site stands in a cache of one unit: the counter takes its operand only.</summary>
    public static ref ushort IndexBesideCounter(CodeUnit* pc) => ref pc[1].Opcode;

    private static TypeSite SiteOf(ref FrameRecord frame, int index) => Unsafe.As<TypeSite>(frame.Code.Executable!.References[index]!);
}

/// <summary>What a form BY_TYPE holds on to: for each of up to four pairs of types their versions, and functions from their slots. Of the entries the one that fitted last acts.</summary>
internal sealed unsafe class TypeSite
{
    /// <summary>So many types have made room for others, and the instruction has too many to be specialized.</summary>
    private const int MostReplaced = 12;

    private readonly Entry[] _entries = new Entry[PolymorphicSite.Size];
    private int _count = 1;
    private int _next = 1;
    private int _last;
    private int _replaced;

    /// <summary>A site of one pair of types; a second one of 0 where only the first operand counts.</summary>
    public TypeSite(long left, long right, void* first, void* second = null, bool isInPlace = false, PyStr? method = null) =>
        _entries[0] = new Entry { Left = left, Right = right, First = first, Second = second, IsInPlace = isInPlace, Method = method };

    /// <summary>The first function is that of an in-place slot.</summary>
    public bool IsInPlace => _entries[_last].IsInPlace;

    /// <summary>The special method that the first slot would call, where that is a Python function with as many plain parameters as it gets arguments; null otherwise.</summary>
    public PyStr? Method => _entries[_last].Method;

    /// <summary>The slot's function that is tried first; null: the operation is not by slots.</summary>
    public void* First => _entries[_last].First;

    /// <summary>The one that is tried where the first does not know; null for none.</summary>
    public void* Second => _entries[_last].Second;

    /// <summary>Whether other types can join without taking the place of some.</summary>
    public bool HasRoom => _count < PolymorphicSite.Size;

    /// <summary>Takes the types of a new site in, in place of the oldest where there are four; false where that has happened too often.</summary>
    public bool Take(TypeSite site, bool hasRested)
    {
        if (!HasRoom && ++_replaced > (hasRested ? 1 : MostReplaced))
        {
            return false;
        }

        _last = _next;
        _next = (_next + 1) % PolymorphicSite.Size;
        _count = System.Math.Min(_count + 1, PolymorphicSite.Size);
        _entries[_last] = site._entries[0];
        return true;
    }

    /// <summary>Whether there is an entry for these types; it acts then.</summary>
    public bool Fits(PyObject first, PyObject second)
    {
        long left = first.Type.Version;
        long right = second.Type.Version;
        Entry[] entries = _entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Left == left && entries[i].Right == right)
            {
                _last = i;
                return true;
            }
        }

        return false;
    }

    /// <summary>The same by the first operand alone.</summary>
    public bool Fits(PyObject operand)
    {
        long version = operand.Type.Version;
        Entry[] entries = _entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Left == version)
            {
                _last = i;
                return true;
            }
        }

        return false;
    }

    private struct Entry
    {
        public long Left;
        public long Right;
        public void* First;
        public void* Second;
        public bool IsInPlace;
        public PyStr? Method;
    }
}
