using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Comparisons, identity and membership.</summary>
internal static unsafe class Comparisons
{
    [Instruction(Opcode.COMPARE_OP, Stack = "left, right -- result", Specializer = nameof(Specializer.CompareOp))]
    public static PyObject? CompareOp(ThreadState ts, PyObject left, PyObject right, int oparg)
    {
        PyObject? result = Comparison.Compare(ts, left, right, (CompareOperator)(oparg >> 5));
        return result is null || (oparg & CompareArgument.ToBool) == 0 || result.GetType() == typeof(PyBool) ? result : TruthOf(ts, result);
    }

    /// <summary>The truth of what a comparison gave, as an object.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? TruthOf(ThreadState ts, PyObject result) => Truthiness.IsTrue(ts, result) switch
    {
        Truth.Error => null,
        Truth truth => PyBool.From(truth == Truth.True),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothSmallInt(PyObject left, PyObject right) => Operators.BothSmallInt(left, right);

    [Instruction(Opcode.COMPARE_OP_INT, Family = Opcode.COMPARE_OP, Stack = "left, right --", Guards = [nameof(BothSmallInt)], Form = InstructionForm.Test, Hot = true, TriedIf = "left is PySmallInt && right is PySmallInt")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CompareInt(PyObject left, PyObject right, int oparg) =>
        TestInt(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value, oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothFloat(PyObject left, PyObject right) => Operators.BothFloat(left, right);

    [Instruction(Opcode.COMPARE_OP_FLOAT, Family = Opcode.COMPARE_OP, Stack = "left, right --", Guards = [nameof(BothFloat)], Form = InstructionForm.Test, Hot = true, TriedIf = "left is PyFloat && right is PyFloat")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CompareFloat(PyObject left, PyObject right, int oparg) =>
        TestFloat(Unsafe.As<PyFloat>(left).Value, Unsafe.As<PyFloat>(right).Value, oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothStr(PyObject left, PyObject right) => Operators.BothStr(left, right);

    [Instruction(Opcode.COMPARE_OP_STR, Family = Opcode.COMPARE_OP, Stack = "left, right --", Guards = [nameof(BothStr)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth CompareStr(PyObject left, PyObject right, int oparg) =>
        Unsafe.As<PyStr>(left).EqualTo(Unsafe.As<PyStr>(right)) == ((CompareOperator)(oparg >> 5) == CompareOperator.Equal) ? Truth.True : Truth.False;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothTuple(PyObject left, PyObject right) => left.GetType() == typeof(PyTuple) && right.GetType() == typeof(PyTuple);

    /// <summary>Whether a comparison of tuples has a truth for its result, and a way of its own: equality always, order where only the truth of what its items answer is wanted.</summary>
    public static bool IsTestOfTuples(int oparg) => (CompareOperator)(oparg >> 5) is CompareOperator.Equal or CompareOperator.NotEqual
        || ((CompareOperator)(oparg >> 5) == CompareOperator.Less && (oparg & CompareArgument.ToBool) != 0);

    [Instruction(OwnOpcode.COMPARE_OP_TUPLE, Family = Opcode.COMPARE_OP, ShownAs = OwnOpcode.COMPARE_OP_SIMPLE, Stack = "left, right --", Guards = [nameof(BothTuple)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth CompareTuple(ThreadState ts, PyObject left, PyObject right, int oparg)
    {
        var operation = (CompareOperator)(oparg >> 5);
        return operation == CompareOperator.Less ? Comparison.IsLess(ts, left, right) : Inverted(Comparison.Equal(ts, left, right), operation == CompareOperator.Equal ? 0 : 1);
    }

    [Instruction(Opcode.IS_OP, Stack = "left, right --", Form = InstructionForm.Test, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOp(PyObject left, PyObject right, int oparg) => Comparison.Is(left, right) == (oparg == 0);

    [Instruction(Opcode.CONTAINS_OP, Stack = "item, container --", Form = InstructionForm.Test, Specializer = nameof(Specializer.ContainsOp))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth ContainsOp(ThreadState ts, PyObject item, PyObject container, int oparg) => Inverted(Containers.Contains(ts, container, item), oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDict(PyObject container) => container.GetType() == typeof(PyDict);

    [Instruction(Opcode.CONTAINS_OP_DICT, Family = Opcode.CONTAINS_OP, Since = Lens.Python313, Stack = "item, container --", Guards = [nameof(IsDict)], Form = InstructionForm.Test, TriedIf = "container is PyDict")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth DictContains(ThreadState ts, PyObject item, PyObject container, int oparg) => Inverted(Unsafe.As<PyDict>(container).Contains(ts, item), oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSet(PyObject container) => container.GetType() == typeof(PySet) || container.GetType() == typeof(PyFrozenSet);

    [Instruction(Opcode.CONTAINS_OP_SET, Family = Opcode.CONTAINS_OP, Since = Lens.Python313, Stack = "item, container --", Guards = [nameof(IsSet)], Form = InstructionForm.Test, TriedIf = "container is PySet")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth SetContains(ThreadState ts, PyObject item, PyObject container, int oparg) => Inverted(Unsafe.As<PySetBase>(container).Contains(ts, item), oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsListOrTuple(PyObject container) => container.GetType() == typeof(PyTuple) || container.GetType() == typeof(PyList);

    [Instruction(OwnOpcode.CONTAINS_OP_SEQUENCE, Family = Opcode.CONTAINS_OP, Stack = "item, container --", Guards = [nameof(IsListOrTuple)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth SequenceContains(ThreadState ts, PyObject item, PyObject container, int oparg) =>
        Inverted(container.GetType() == typeof(PyTuple) ? Unsafe.As<PyTuple>(container).ContainsSlot(ts, item) : Unsafe.As<PyList>(container).ContainsSlot(ts, item), oparg);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreStrAndPart(PyObject item, PyObject container) => Operators.BothStr(item, container);

    [Instruction(OwnOpcode.CONTAINS_OP_STR, Family = Opcode.CONTAINS_OP, ShownAs = OwnOpcode.CONTAINS_OP_SEQUENCE, Stack = "item, container --", Guards = [nameof(AreStrAndPart)], Form = InstructionForm.Test)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth StrContains(ThreadState ts, PyObject item, PyObject container, int oparg) => Inverted(Unsafe.As<PyStr>(container).ContainsSlot(ts, item), oparg);

    /// <summary>A comparison by the mask in the argument's low bits (less, greater, equal), as CPython's specialized comparisons do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TestInt(long left, long right, int oparg)
    {
        int outcome = left < right ? CompareArgument.MaskLess : left > right ? CompareArgument.MaskGreater : CompareArgument.MaskEqual;
        return (oparg & outcome) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TestFloat(double left, double right, int oparg)
    {
        int outcome = left < right ? CompareArgument.MaskLess : left > right ? CompareArgument.MaskGreater : left == right ? CompareArgument.MaskEqual : CompareArgument.MaskUnordered;
        return (oparg & outcome) != 0;
    }

    /// <summary>The answer of "in", or of "not in" where the argument is 1.</summary>
    public static Truth Inverted(Truth truth, int oparg) => truth == Truth.Error || oparg == 0 ? truth : truth == Truth.True ? Truth.False : Truth.True;
}
