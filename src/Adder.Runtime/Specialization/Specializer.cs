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
        if (Operators.IsExactInt(left) && Operators.IsExactInt(right))
        {
            form = plain switch
            {
                BinaryOperation.Add => Opcode.BINARY_OP_ADD_INT,
                BinaryOperation.Subtract => Opcode.BINARY_OP_SUBTRACT_INT,
                BinaryOperation.Multiply => Opcode.BINARY_OP_MULTIPLY_INT,
                BinaryOperation.FloorDivide when Operators.SmallNonZeroDivisor(left, right) => OwnOpcode.BINARY_OP_FLOOR_DIVIDE_INT,
                BinaryOperation.Remainder when Operators.SmallNonZeroDivisor(left, right) => OwnOpcode.BINARY_OP_REMAINDER_INT,
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
        else if (plain == BinaryOperation.Add && Operators.BothStr(left, right))
        {
            form = NextStoresTo(ref frame, pc, left) ? Opcode.BINARY_OP_INPLACE_ADD_UNICODE : Opcode.BINARY_OP_ADD_UNICODE;
        }

        if (form != Opcode.CACHE)
        {
            Adaptive.Specialize(ref frame, pc, (int)form);
            return;
        }

        int extension = BinaryExtension.Find(operation, left, right);
        if (extension >= 0)
        {
            Adaptive.Narrow(pc, 2) = extension;
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_EXTEND);
            return;
        }

        Adaptive.Fail(ref frame, pc, BinaryFailure(plain, left, right));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CompareOp(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject left = Unsafe.Add(ref sp, -2)!;
        PyObject right = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, left, right);
        if (Operators.BothSmallInt(left, right))
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
        else
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
        Opcode form = value switch
        {
            PyBool => Opcode.TO_BOOL_BOOL,
            PySmallInt or PyBigInt => Opcode.TO_BOOL_INT,
            PyNone => Opcode.TO_BOOL_NONE,
            _ when value.GetType() == typeof(PyList) => Opcode.TO_BOOL_LIST,
            _ when value.GetType() == typeof(PyStr) => Opcode.TO_BOOL_STR,
            _ when type.IsHeapType && type.Slots.Truth == null && type.Slots.Length == null => Opcode.TO_BOOL_ALWAYS_TRUE,
            _ => Opcode.CACHE,
        };
        if (form == Opcode.CACHE)
        {
            Adaptive.Fail(ref frame, pc, ToBoolFailure(value));
            return;
        }

        Adaptive.Wide(pc, 2) = type.Version;
        Adaptive.Specialize(ref frame, pc, (int)form);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ContainsOp(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject container = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, container, Unsafe.Add(ref sp, -2));
        if (Comparisons.IsDict(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CONTAINS_OP_DICT);
        }
        else if (Comparisons.IsSet(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CONTAINS_OP_SET);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, container switch
            {
                PyStr => SpecializationFailure.ContainsString,
                PyTuple => SpecializationFailure.ContainsTuple,
                PyList => SpecializationFailure.ContainsList,
                _ when container.Type.IsHeapType => SpecializationFailure.ContainsUserClass,
                _ => SpecializationFailure.ContainsOther,
            });
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreSubscript(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject container = Unsafe.Add(ref sp, -2)!;
        PyObject key = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, container, key);
        if (Collections.IsStoreListItem(container, key))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.STORE_SUBSCR_LIST_INT);
        }
        else if (Collections.IsStoreDict(container))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.STORE_SUBSCR_DICT);
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
        if (Collections.IsTupleOf(sequence, oparg))
        {
            Adaptive.Specialize(ref frame, pc, (int)(oparg == 2 ? Opcode.UNPACK_SEQUENCE_TWO_TUPLE : Opcode.UNPACK_SEQUENCE_TUPLE));
        }
        else if (Collections.IsListOf(sequence, oparg))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.UNPACK_SEQUENCE_LIST);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, sequence is PyTuple or PyList ? SpecializationFailure.ExpectedError
                : sequence.Type.Slots.Next != null ? SpecializationFailure.UnpackIterator : SpecializationFailure.UnpackSequence);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Send(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject receiver = Unsafe.Add(ref sp, -2)!;
        Observe(ref frame, pc, receiver, null);
        if (receiver is PyGenerator or PyCoroutine)
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.SEND_GEN);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, IterationFailure(receiver));
        }
    }

    private static void Subscript(ref FrameRecord frame, CodeUnit* pc, PyObject left, PyObject right)
    {
        if (Collections.IsListItem(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_LIST_INT);
        }
        else if (Collections.IsListItemFromEnd(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.BINARY_OP_SUBSCR_LIST_FROM_END);
        }
        else if (Collections.IsTupleItem(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_TUPLE_INT);
        }
        else if (Collections.IsStrItem(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_STR_INT);
        }
        else if (Collections.IsListSlice(left, right))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_LIST_SLICE);
        }
        else if (Collections.LeftIsDict(left))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_DICT);
        }
        else if (left.Type.IsHeapType && left.Type.Lookup(s_getItem) is PyFunction { Code.ArgumentCount: 2 } function)
        {
            if (!function.Code.HasPlainParameters)
            {
                Adaptive.Fail(ref frame, pc, SpecializationFailure.CodeComplexParameters);
                return;
            }

            Adaptive.Wide(pc, 2) = left.Type.Version;
            Adaptive.Narrow(pc, 4) = Adaptive.Refer(ref frame, pc, function);
            Adaptive.Specialize(ref frame, pc, (int)Opcode.BINARY_OP_SUBSCR_GETITEM);
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

    private static void Observe(ref FrameRecord frame, CodeUnit* pc, PyObject first, PyObject? second) =>
        frame.Code.Executable!.SiteAt((int)(pc - frame.Code.Start)).Observe(first.Type, second?.Type);
}
