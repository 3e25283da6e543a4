using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Chooses specialized forms: each method looks at the operands of one execution and rewrites the instruction, or records why it cannot. Families of operators and containers; attributes, globals
/// and calls are in the other files.
/// </summary>
internal static unsafe partial class Specializer
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BinaryOp(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject left = Unsafe.Add(ref sp, -2)!;
        PyObject right = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, left, right);
        var operation = (BinaryOperation)oparg;
        if (operation == BinaryOperation.Subscript)
        {
            Subscript(ref frame, pc, left, right);
            return;
        }

        BinaryOperation plain = Numbers.Plain(operation);
        Opcode form = Opcode.CACHE;
        if (Alternates(ref frame, pc))
        {
            if (NumberForms.BothNumbers(left, right) && !IsForm(pc, OwnOpcode.BINARY_OP_BY_TYPE))
            {
                Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.BINARY_OP_NUMBER);
                return;
            }

            BinaryByType(ref frame, pc, left, right, operation);
            return;
        }

        if (Operators.IsExactInt(left) && Operators.IsExactInt(right) && (LensOf(ref frame) != Lens.Python315 || AreCompact(left, right)))
        {
            form = plain switch
            {
                BinaryOperation.Add => Opcode.BINARY_OP_ADD_INT,
                BinaryOperation.Subtract => Opcode.BINARY_OP_SUBTRACT_INT,
                BinaryOperation.Multiply => Opcode.BINARY_OP_MULTIPLY_INT,
                BinaryOperation.FloorDivide when Operators.SmallNonZeroDivisor(left, right) => OwnOpcode.BINARY_OP_FLOOR_DIVIDE_INT,
                BinaryOperation.Remainder when Operators.SmallNonZeroDivisor(left, right) => OwnOpcode.BINARY_OP_REMAINDER_INT,
                BinaryOperation.LeftShift or BinaryOperation.RightShift when Operators.ShiftFits(left, right, oparg) => OwnOpcode.BINARY_OP_SHIFT_INT,
                BinaryOperation.And or BinaryOperation.Or or BinaryOperation.Xor when LensOf(ref frame) == Lens.All && Operators.BothSmallInt(left, right) => OwnOpcode.BINARY_OP_BITWISE_INT,
                BinaryOperation.And or BinaryOperation.Or or BinaryOperation.Xor or BinaryOperation.MatrixMultiply => Opcode.CACHE,
                _ when Operators.BothSmallInt(left, right) => OwnOpcode.BINARY_OP_SMALL_INT,
                _ => Opcode.CACHE,
            };
        }
        else if (Operators.BothFloat(left, right))
        {
            form = plain switch
            {
                BinaryOperation.Add => Opcode.BINARY_OP_ADD_FLOAT,
                BinaryOperation.Subtract => Opcode.BINARY_OP_SUBTRACT_FLOAT,
                BinaryOperation.Multiply => Opcode.BINARY_OP_MULTIPLY_FLOAT,
                BinaryOperation.TrueDivide when Operators.BothFloatNonZero(left, right) => OwnOpcode.BINARY_OP_TRUE_DIVIDE_FLOAT,
                _ => Opcode.CACHE,
            };
        }
        else if (plain is BinaryOperation.Add or BinaryOperation.Subtract or BinaryOperation.Multiply or BinaryOperation.TrueDivide && LensOf(ref frame) == Lens.All && Operators.FloatAndInt(left, right, oparg))
        {
            form = OwnOpcode.BINARY_OP_MIXED_FLOAT;
        }
        else if (plain == BinaryOperation.Add && Operators.BothStr(left, right))
        {
            form = NextStoresTo(ref frame, pc, left) ? Opcode.BINARY_OP_INPLACE_ADD_UNICODE : Opcode.BINARY_OP_ADD_UNICODE;
        }

        if (form != Opcode.CACHE)
        {
            Adaptive.Specialize(ref frame, pc, (int)form, BinaryFailure(plain, left, right));
            return;
        }

        int extension = BinaryExtension.Find(operation, left, right, LensOf(ref frame));
        if (extension >= 0)
        {
            Adaptive.Narrow(pc, 2) = extension;
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_EXTEND, BinaryFailure(plain, left, right));
            return;
        }

        if (NumberForms.BothNumbers(left, right) && (plain == BinaryOperation.Power || !Operators.IsExactInt(left) || !Operators.IsExactInt(right)))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.BINARY_OP_NUMBER, BinaryFailure(plain, left, right));
        }
        else if (plain == BinaryOperation.Power)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.BinaryPower);
        }
        else
        {
            BinaryByType(ref frame, pc, left, right, operation);
        }
    }

    private static void BinaryByType(ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right, BinaryOperation operation)
    {
        PyType leftType = left.Type;
        void* inPlace = operation >= BinaryOperation.InPlaceAdd ? Numbers.SlotOf(leftType, operation) : null;
        (nint first, nint second) = inPlace != null ? ((nint)inPlace, 0) : Numbers.SlotsInOrder(leftType, right.Type, Numbers.Plain(operation));
        if (first == 0 && leftType.Slots.SequenceConcat == null && leftType.Slots.SequenceRepeat == null && right.Type.Slots.SequenceRepeat == null)
        {
            Adaptive.Fail(ref frame, pc, BinaryFailure(Numbers.Plain(operation), left, right));
            return;
        }

        PyStr? method = inPlace != null || IsTriedAlone(leftType, right.Type, first, Numbers.Plain(operation)) ? PythonMethod(leftType, SpecialMethods.NameOf(first), 2) : null;
        SpecializeByType(ref frame, pc, new TypeSite(leftType.TakeVersion(), right.Type.TakeVersion(), (void*)first, (void*)second, inPlace != null, method), OwnOpcode.BINARY_OP_BY_TYPE,
            BinaryFailure(Numbers.Plain(operation), left, right));
    }

    /// <summary>Whether the slot that is tried first is the left operand's, and calls nothing but its special method: not the right operand's reflected one, whose slot is the same.</summary>
    private static bool IsTriedAlone(PyType leftType, PyType rightType, nint first, BinaryOperation operation) =>
        first == (nint)Numbers.SlotOf(leftType, operation) && (ReferenceEquals(leftType, rightType) || first != (nint)Numbers.SlotOf(rightType, operation));

    /// <summary>The name of a special method where a class has a Python function of so many plain parameters for it; null otherwise.</summary>
    private static PyStr? PythonMethod(PyType type, PyStr? name, int count) => name is not null && type.IsHeapType && type.Lookup(name) is PyFunction function && IsExact(function, count) ? name : null;

    /// <summary>Whether the instruction is in one of Adder's own forms.</summary>
    private static bool IsForm(CodeUnit* pc, Opcode form) => pc->Opcode == InstructionTable.ExecutingOf((int)form);

    /// <summary>
    /// Whether the instruction has been specialized twice and missed again: its operands alternate, and it should take a form that knows more of them, where there is one, not change with every 53rd miss.
    /// </summary>
    private static bool Alternates(ref FrameRecord frame, CodeUnit* pc) =>
        LensOf(ref frame) == Lens.All && frame.Code.Executable!.FindSite((int)(pc - frame.Code.Start)) is { Successes: >= 2 } && pc->Opcode != InstructionTable.BaseOf(pc->Opcode);

    /// <summary>
    /// The instruction takes a form that compares types' versions. Where it has this form and has missed, the new types join those that it had; where they have been too many, it waits in its base form.
    /// </summary>
    private static void SpecializeByType(ref FrameRecord frame, CodeUnit* pc, TypeSite site, Opcode form, SpecializationFailure otherwise = SpecializationFailure.Other)
    {
        if (!Offers(ref frame, form))
        {
            Adaptive.Fail(ref frame, pc, otherwise);
            return;
        }

        ExecutableCode code = frame.Code.Executable!;
        if (IsForm(pc, form) && code.FindSite((int)(pc - frame.Code.Start)) is { ReferenceIndex: >= 0 } record)
        {
            var known = (TypeSite)code.References[record.ReferenceIndex]!;
            if (!known.Take(site, record.Rests > 0))
            {
                Adaptive.Rest(ref frame, pc, SpecializationFailure.Megamorphic);
                return;
            }

            site = known;
        }

        bool hasRoom = site.HasRoom && pc->Opcode != InstructionTable.BaseOf(pc->Opcode);
        int index = Adaptive.Refer(ref frame, pc, site);
        if (InstructionTable.CachesOf(pc->Opcode) > 2)
        {
            Adaptive.Narrow(pc, ByType.IndexUnit) = index;
        }
        else if (index <= ushort.MaxValue)
        {
            ByType.IndexBesideCounter(pc) = (ushort)index;
        }
        else
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.OutOfVersions);
            return;
        }

        if (hasRoom)
        {
            Adaptive.SpecializeForNow(ref frame, pc, (int)form);
        }
        else
        {
            Adaptive.Specialize(ref frame, pc, (int)form);
        }
    }

    /// <summary>A comparison by the slot of the left operand's type, where that comes first.</summary>
    private static bool CompareByType(ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right, CompareOperator operation)
    {
        if (!Offers(ref frame, OwnOpcode.COMPARE_OP_BY_TYPE))
        {
            return false;
        }

        PyType leftType = left.Type;
        PyType rightType = right.Type;
        if (leftType.Slots.Compare == null || (!ReferenceEquals(leftType, rightType) && rightType.IsSubtypeOf(leftType)))
        {
            return false;
        }

        PyStr? method = leftType.Slots.Compare == (CompareFunction)(&SlotDispatchers.Compare) ? PythonMethod(leftType, SlotDispatchers.ComparisonName(operation), 2) : null;
        SpecializeByType(ref frame, pc, new TypeSite(leftType.TakeVersion(), rightType.TakeVersion(), leftType.Slots.Compare, method: method), OwnOpcode.COMPARE_OP_BY_TYPE);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CompareOp(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject left = Unsafe.Add(ref sp, -2)!;
        PyObject right = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, left, right);
        bool alternates = Alternates(ref frame, pc);
        bool simple = Offers(ref frame, OwnOpcode.COMPARE_OP_SIMPLE) && NumberForms.BothSimple(left, right);
        if (alternates && !simple && CompareByType(ref frame, pc, left, right, (CompareOperator)(oparg >> 5)))
        {
            // That form knows simple values, too.
        }
        else if (LensOf(ref frame) == Lens.Python311 && !BeforeJump(ref frame, pc))
        {
            // Its forms jump at once.
            Adaptive.Fail(ref frame, pc, SpecializationFailure.Other);
        }
        else if (alternates && simple)
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.COMPARE_OP_SIMPLE);
        }
        else if (Operators.BothSmallInt(left, right) && (simple || AreCompact(left, right)))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.COMPARE_OP_INT);
        }
        else if (Operators.BothFloat(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.COMPARE_OP_FLOAT);
        }
        else if (Operators.BothStr(left, right) && (CompareOperator)(oparg >> 5) is CompareOperator.Equal or CompareOperator.NotEqual)
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.COMPARE_OP_STR);
        }
        else if (simple)
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.COMPARE_OP_SIMPLE);
        }
        else if (Offers(ref frame, OwnOpcode.COMPARE_OP_TUPLE) && Comparisons.BothTuple(left, right) && Comparisons.IsTestOfTuples(oparg))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.COMPARE_OP_TUPLE);
        }
        else if (!CompareByType(ref frame, pc, left, right, (CompareOperator)(oparg >> 5)))
        {
            Adaptive.Fail(ref frame, pc, CompareFailure(left, right));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ToBool(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject value = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, value, null);
        PyType type = value.Type;
        if (Alternates(ref frame, pc))
        {
            SpecializeByType(ref frame, pc, new TypeSite(type.TakeVersion(), 0, null), OwnOpcode.TO_BOOL_OF_TYPES);
            return;
        }

        if (!type.UseVersion())
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.OutOfVersions);
            return;
        }

        Opcode form = value switch
        {
            PyBool => Opcode.TO_BOOL_BOOL,
            PySmallInt or PyBigInt => Opcode.TO_BOOL_INT,
            PyNone => Opcode.TO_BOOL_NONE,
            _ when value.GetType() == typeof(PyList) => Opcode.TO_BOOL_LIST,
            _ when value.GetType() == typeof(PyStr) => Opcode.TO_BOOL_STR,
            _ when type.IsHeapType && type.Slots.Truth == null && type.Slots.Length == null => Opcode.TO_BOOL_ALWAYS_TRUE,
            _ => OwnOpcode.TO_BOOL_BY_TYPE,
        };
        Adaptive.Wide(pc, 2) = type.TakeVersion();
        Adaptive.Specialize(ref frame, pc, (int)form, TruthFailure(value));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ContainsOp(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject container = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, container, Unsafe.Add(ref sp, -2));
        if (Alternates(ref frame, pc))
        {
            ContainsByType(ref frame, pc, container);
        }
        else if (Comparisons.IsDict(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CONTAINS_OP_DICT);
        }
        else if (Comparisons.IsSet(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CONTAINS_OP_SET);
        }
        else if (Offers(ref frame, OwnOpcode.CONTAINS_OP_SEQUENCE) && Comparisons.IsListOrTuple(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.CONTAINS_OP_SEQUENCE);
        }
        else if (Offers(ref frame, OwnOpcode.CONTAINS_OP_STR) && Comparisons.AreStrAndPart(Unsafe.Add(ref sp, -2)!, container))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.CONTAINS_OP_STR);
        }
        else
        {
            ContainsByType(ref frame, pc, container);
        }
    }

    /// <summary>A class without a test of its own is searched through its iterator.</summary>
    private static void ContainsByType(ref FrameRecord frame, CodeUnit* pc, PyObject container)
    {
        PyType type = container.Type;
        ContainsFunction contains = type.Slots.Contains != null ? type.Slots.Contains : &Containers.Search;
        PyStr? method = contains == (ContainsFunction)(&SlotDispatchers.Contains) ? PythonMethod(type, SpecialNames.Contains, 2) : null;
        SpecializeByType(ref frame, pc, new TypeSite(type.TakeVersion(), 0, contains, method: method), OwnOpcode.CONTAINS_OP_BY_TYPE, ContainsFailure(container));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreSubscript(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject container = Unsafe.Add(ref sp, -2)!;
        PyObject key = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, container, key);
        if (Alternates(ref frame, pc) && container.Type.Slots.SetItem != null)
        {
            SpecializeByType(ref frame, pc, new TypeSite(container.Type.TakeVersion(), 0, container.Type.Slots.SetItem, method: PythonMethod(container.Type, SpecialNames.Setitem, 3)), OwnOpcode.STORE_SUBSCR_BY_TYPE);
        }
        else if (Collections.IsStoreListItem(container, key))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.STORE_SUBSCR_LIST_INT);
        }
        else if (Collections.IsStoreDict(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.STORE_SUBSCR_DICT);
        }
        else if (Offers(ref frame, OwnOpcode.STORE_SUBSCR_LIST_FROM_END) && Collections.IsStoreListItemFromEnd(container, key))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.STORE_SUBSCR_LIST_FROM_END);
        }
        else if (container.Type.Slots.SetItem != null && Offers(ref frame, OwnOpcode.STORE_SUBSCR_BY_TYPE))
        {
            SpecializeByType(ref frame, pc, new TypeSite(container.Type.TakeVersion(), 0, container.Type.Slots.SetItem, method: PythonMethod(container.Type, SpecialNames.Setitem, 3)), OwnOpcode.STORE_SUBSCR_BY_TYPE);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, container.GetType() == typeof(PyList)
                ? key is PySlice ? SpecializationFailure.StoreSubscriptListSlice : SpecializationFailure.OutOfRange
                : container is PyDict ? SpecializationFailure.StoreSubscriptDictionarySubclass
                : container.Type.IsHeapType ? SpecializationFailure.StoreSubscriptPythonClass
                : SpecializationFailure.StoreSubscriptOther);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void UnpackSequence(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject sequence = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, sequence, null);
        ref Binding.TypeSlots slots = ref sequence.Type.Slots;
        if (Alternates(ref frame, pc) && !IsForm(pc, OwnOpcode.UNPACK_SEQUENCE_BY_TYPE) && Collections.IsListOrTupleOf(sequence, oparg))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.UNPACK_SEQUENCE_LIST_OR_TUPLE);
        }
        else if (slots.Iter != null && (Alternates(ref frame, pc) || (sequence.GetType() != typeof(PyTuple) && sequence.GetType() != typeof(PyList))))
        {
            SpecializeByType(ref frame, pc, new TypeSite(sequence.Type.TakeVersion(), 0, slots.Iter), OwnOpcode.UNPACK_SEQUENCE_BY_TYPE, UnpackFailure(sequence));
        }
        else if (Collections.IsTupleOf(sequence, oparg))
        {
            Adaptive.Specialize(ref frame, pc, (int)(oparg == 2 ? Opcode.UNPACK_SEQUENCE_TWO_TUPLE : Opcode.UNPACK_SEQUENCE_TUPLE));
        }
        else if (Collections.IsListOf(sequence, oparg))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.UNPACK_SEQUENCE_LIST);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, UnpackFailure(sequence));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Send(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject receiver = Unsafe.Add(ref sp, -2)!;
        Observe(ref frame, pc, receiver, null);
        if (ControlFlow.IsGeneratorOrCoroutine(receiver))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.SEND_GEN);
        }
        else if (ControlFlow.IsAsyncGeneratorStep(receiver))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.SEND_ASYNC_GEN, IterationFailure(receiver));
        }
        else if (ControlFlow.IsPlainIterator(receiver, Unsafe.Add(ref sp, -1)!))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.SEND_VIRTUAL, IterationFailure(receiver));
        }
        else
        {
            Adaptive.Fail(ref frame, pc, IterationFailure(receiver));
        }
    }

    private static void Subscript(ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right)
    {
        ref Binding.TypeSlots slots = ref left.Type.Slots;
        BinaryFunction getItem = slots.GetItem != null ? slots.GetItem : slots.SequenceItem != null ? &Containers.GetItem : null;

        // CPython does not look here whether the index is in range, and 3.11 not whether it is negative.
        bool counts = right is PySmallInt index && BinaryExtension.IsCompact(index.Value)
            && (index.Value < 0 ? LensOf(ref frame) == Lens.Python311 : LensOf(ref frame) != Lens.All);
        if (getItem != null && Alternates(ref frame, pc) && !(Collections.IsListItemFromEnd(left, right) && pc->Opcode == (int)Opcode.BINARY_OP_SUBSCR_LIST_INT))
        {
            SpecializeByType(ref frame, pc, new TypeSite(left.Type.TakeVersion(), 0, getItem, method: PythonMethod(left.Type, SpecialNames.Getitem, 2)), OwnOpcode.BINARY_OP_SUBSCR_OF_TYPES);
        }
        else if (Collections.IsListItem(left, right) || (counts && left.GetType() == typeof(PyList)))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_LIST_INT);
        }
        else if (Offers(ref frame, OwnOpcode.BINARY_OP_SUBSCR_LIST_FROM_END) && Collections.IsListItemFromEnd(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.BINARY_OP_SUBSCR_LIST_FROM_END);
        }
        else if (Collections.IsTupleItem(left, right) || (counts && left.GetType() == typeof(PyTuple)))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_TUPLE_INT);
        }
        else if (Collections.StrItem(left, right) is not null || (counts && left.GetType() == typeof(PyStr)))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_STR_INT, SubscriptFailure(left, right));
        }
        else if (Collections.IsListSlice(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_LIST_SLICE, SubscriptFailure(left, right));
        }
        else if (Collections.LeftIsDict(left))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_DICT);
        }
        else if (!left.Type.UseVersion())
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.OutOfVersions);
        }
        else if (left.Type.IsHeapType && left.Type.Lookup(s_getItem) is PyFunction { Code: { ArgumentCount: 2, HasPlainParameters: true } } function)
        {
            Adaptive.Wide(pc, 2) = left.Type.TakeVersion();
            Adaptive.Narrow(pc, 4) = Adaptive.Refer(ref frame, pc, function);
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_GETITEM);
        }
        else if (getItem != null && Offers(ref frame, OwnOpcode.BINARY_OP_SUBSCR_BY_TYPE))
        {
            Adaptive.Wide(pc, 2) = left.Type.TakeVersion();
            Adaptive.Wide(pc, 4) = (nint)getItem;
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.BINARY_OP_SUBSCR_BY_TYPE);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, SubscriptFailure(left, right));
        }
    }

    /// <summary>Whether the next instruction stores to the local variable that holds the left operand: <c>s += t</c>.</summary>
    private static bool NextStoresTo(ref FrameRecord frame, CodeUnit* pc, PyObject left)
    {
        CodeUnit* next = pc + 6;
        return next->Opcode == (int)Opcode.STORE_FAST && ReferenceEquals(frame.SlotAt(next->Operand), left);
    }

    private static Lens LensOf(ref FrameRecord frame) => frame.Code.Executable!.Lens;

    /// <summary>Whether the lens has a form. Asked before a form that others come after; for the rest it is enough that <c>Adaptive.Specialize</c> asks.</summary>
    private static bool Offers(ref FrameRecord frame, Opcode form) => LensOf(ref frame).Offers(form);

    /// <summary>Whether both are ints of one digit: CPython's guards of that name.</summary>
    private static bool AreCompact(PyObject left, PyObject right) =>
        left is PySmallInt a && right is PySmallInt b && BinaryExtension.IsCompact(a.Value) && BinaryExtension.IsCompact(b.Value);

    /// <summary>Whether a conditional jump follows.</summary>
    private static bool BeforeJump(ref FrameRecord frame, CodeUnit* pc)
    {
        ExecutableCode code = frame.Code.Executable!;
        int index = (int)(pc - code.First);
        return code.BaseAt(index + code.LengthAt(index)) is Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE;
    }

    private static void Observe(ref FrameRecord frame, CodeUnit* pc, PyObject first, PyObject? second) =>
        frame.Code.Executable!.SiteAt((int)(pc - frame.Code.Start)).Observe(first.Type, second?.Type);
}
