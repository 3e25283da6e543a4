using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Unary and binary operators, and truth.</summary>
internal static unsafe class Operators
{
    [Instruction(Opcode.BINARY_OP, Stack = "left, right -- result", Specializer = nameof(Specializer.BinaryOp))]
    public static PyObject? BinaryOp(ThreadState ts, PyObject left, PyObject right, int oparg) =>
        IsPlainNumber(left) && IsPlainNumber(right) && oparg != (int)BinaryOperation.Subscript ? NumberForms.Binary(ts, left, right, oparg) : Numbers.Binary(ts, left, right, (BinaryOperation)oparg);

    /// <summary>A float, or an int of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlainNumber(PyObject value) => value.GetType() == typeof(PySmallInt) || value.GetType() == typeof(PyFloat);

    [Instruction(Opcode.UNARY_NEGATIVE, Stack = "value -- result")]
    public static PyObject? UnaryNegative(ThreadState ts, PyObject value) => Numbers.Negative(ts, value);

    [Instruction(Opcode.UNARY_INVERT, Stack = "value -- result")]
    public static PyObject? UnaryInvert(ThreadState ts, PyObject value) => Numbers.Invert(ts, value);

    /// <summary>The operand is a bool already: TO_BOOL stands before it.</summary>
    [Instruction(Opcode.UNARY_NOT, Stack = "value -- result", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject UnaryNot(PyObject value) => ReferenceEquals(value, PyBool.False) ? PyBool.True : PyBool.False;

    // ---- int

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothSmallInt(PyObject left, PyObject right) => left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt);

    /// <summary>Exact ints of any size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothInt(PyObject left, PyObject right) => BothSmallInt(left, right) || BothExactInt(left, right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool BothExactInt(PyObject left, PyObject right) =>
        left is PySmallInt or PyBigInt && right is PySmallInt or PyBigInt;

    [Instruction(Opcode.BINARY_OP_ADD_INT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothInt)], Hot = true, Form = InstructionForm.Integer, Fits = nameof(SumFits), Otherwise = nameof(AddBig), TriedIf = "left is PySmallInt && right is PySmallInt", TriedFor = [(int)BinaryOperation.Add, (int)BinaryOperation.InPlaceAdd])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long AddInt(PyObject left, PyObject right) => unchecked(Unsafe.As<PySmallInt>(left).Value + Unsafe.As<PySmallInt>(right).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SumFits(PyObject left, PyObject right) =>
        BothSmallInt(left, right) && SmallIntegers.SumFits(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value);

    [Instruction(Opcode.BINARY_OP_SUBTRACT_INT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothInt)], Hot = true, Form = InstructionForm.Integer, Fits = nameof(DifferenceFits), Otherwise = nameof(SubtractBig), TriedIf = "left is PySmallInt && right is PySmallInt", TriedFor = [(int)BinaryOperation.Subtract, (int)BinaryOperation.InPlaceSubtract])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long SubtractInt(PyObject left, PyObject right) => unchecked(Unsafe.As<PySmallInt>(left).Value - Unsafe.As<PySmallInt>(right).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DifferenceFits(PyObject left, PyObject right) =>
        BothSmallInt(left, right) && SmallIntegers.DifferenceFits(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value);

    [Instruction(Opcode.BINARY_OP_MULTIPLY_INT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothInt)], Hot = true, Form = InstructionForm.Integer, Fits = nameof(ProductFits), Otherwise = nameof(MultiplyBig), TriedIf = "left is PySmallInt && right is PySmallInt", TriedFor = [(int)BinaryOperation.Multiply, (int)BinaryOperation.InPlaceMultiply])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long MultiplyInt(PyObject left, PyObject right) => unchecked(Unsafe.As<PySmallInt>(left).Value * Unsafe.As<PySmallInt>(right).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ProductFits(PyObject left, PyObject right) =>
        BothSmallInt(left, right) && SmallIntegers.ProductFits(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SmallNonZeroDivisor(PyObject left, PyObject right) =>
        BothSmallInt(left, right) && Unsafe.As<PySmallInt>(right).Value > 0;

    [Instruction(OwnOpcode.BINARY_OP_FLOOR_DIVIDE_INT, Family = Opcode.BINARY_OP, ShownAs = OwnOpcode.BINARY_OP_SMALL_INT, Stack = "left, right -- result", Guards = [nameof(SmallNonZeroDivisor)], Form = InstructionForm.Integer, Hot = true, TriedIf = "left is PySmallInt && right is PySmallInt && (right as PySmallInt).Value > 0", TriedFor = [(int)BinaryOperation.FloorDivide, (int)BinaryOperation.InPlaceFloorDivide])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FloorDivideInt(PyObject left, PyObject right) => SmallIntegers.Quotient(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value);

    [Instruction(OwnOpcode.BINARY_OP_REMAINDER_INT, Family = Opcode.BINARY_OP, ShownAs = OwnOpcode.BINARY_OP_SMALL_INT, Stack = "left, right -- result", Guards = [nameof(SmallNonZeroDivisor)], Form = InstructionForm.Integer, Hot = true, TriedIf = "left is PySmallInt && right is PySmallInt && (right as PySmallInt).Value > 0", TriedFor = [(int)BinaryOperation.Remainder, (int)BinaryOperation.InPlaceRemainder])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long RemainderInt(PyObject left, PyObject right) => SmallIntegers.Remainder(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ShiftFits(PyObject left, PyObject right, int oparg) =>
        BothSmallInt(left, right) && SmallIntegers.ShiftFits(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value, oparg);

    /// <summary>Shifts of what gives 64 bits.</summary>
    [Instruction(OwnOpcode.BINARY_OP_SHIFT_INT, Family = Opcode.BINARY_OP, ShownAs = OwnOpcode.BINARY_OP_SMALL_INT, Stack = "left, right -- result", Guards = [nameof(ShiftFits)], Form = InstructionForm.Integer, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ShiftInt(PyObject left, PyObject right, int oparg) => SmallIntegers.Shift(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value, oparg);

    /// <summary>And, or and exclusive or: BINARY_OP_EXTEND in CPython.</summary>
    [Instruction(OwnOpcode.BINARY_OP_BITWISE_INT, Family = Opcode.BINARY_OP, ShownAs = Opcode.BINARY_OP_EXTEND, Stack = "left, right -- result", Guards = [nameof(BothSmallInt)], Form = InstructionForm.Integer, Hot = true, TriedIf = "left is PySmallInt && right is PySmallInt", TriedFor = [(int)BinaryOperation.And, (int)BinaryOperation.InPlaceAnd, (int)BinaryOperation.Or, (int)BinaryOperation.InPlaceOr, (int)BinaryOperation.Xor, (int)BinaryOperation.InPlaceXor])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long BitwiseInt(PyObject left, PyObject right, int oparg) => SmallIntegers.Bitwise(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value, oparg);

    /// <summary>The operations on ints that have no form of their own: powers, true division, and shifts and divisions by what is not positive.</summary>
    [Instruction(OwnOpcode.BINARY_OP_SMALL_INT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothSmallInt)])]
    public static PyObject? SmallInt(ThreadState ts, PyObject left, PyObject right, int oparg) =>
        IntegerArithmetic.Binary(ts, Unsafe.As<PySmallInt>(left), Unsafe.As<PySmallInt>(right), Numbers.Plain((BinaryOperation)oparg));

    // ---- float

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothFloat(PyObject left, PyObject right) => left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothFloatNonZero(PyObject left, PyObject right) => BothFloat(left, right) && Unsafe.As<PyFloat>(right).Value != 0;

    [Instruction(Opcode.BINARY_OP_ADD_FLOAT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothFloat)], Hot = true, Form = InstructionForm.Float, TriedIf = "left is PyFloat && right is PyFloat", TriedFor = [(int)BinaryOperation.Add, (int)BinaryOperation.InPlaceAdd])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddFloat(PyObject left, PyObject right) => Unsafe.As<PyFloat>(left).Value + Unsafe.As<PyFloat>(right).Value;

    [Instruction(Opcode.BINARY_OP_SUBTRACT_FLOAT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothFloat)], Hot = true, Form = InstructionForm.Float, TriedIf = "left is PyFloat && right is PyFloat", TriedFor = [(int)BinaryOperation.Subtract, (int)BinaryOperation.InPlaceSubtract])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SubtractFloat(PyObject left, PyObject right) => Unsafe.As<PyFloat>(left).Value - Unsafe.As<PyFloat>(right).Value;

    [Instruction(Opcode.BINARY_OP_MULTIPLY_FLOAT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothFloat)], Hot = true, Form = InstructionForm.Float, TriedIf = "left is PyFloat && right is PyFloat", TriedFor = [(int)BinaryOperation.Multiply, (int)BinaryOperation.InPlaceMultiply])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyFloat(PyObject left, PyObject right) => Unsafe.As<PyFloat>(left).Value * Unsafe.As<PyFloat>(right).Value;

    [Instruction(OwnOpcode.BINARY_OP_TRUE_DIVIDE_FLOAT, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothFloatNonZero)], Hot = true, Form = InstructionForm.Float, TriedIf = "left is PyFloat && right is PyFloat && (right as PyFloat).Value != 0", TriedFor = [(int)BinaryOperation.TrueDivide, (int)BinaryOperation.InPlaceTrueDivide])]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TrueDivideFloat(PyObject left, PyObject right) => Unsafe.As<PyFloat>(left).Value / Unsafe.As<PyFloat>(right).Value;

    /// <summary>A float with an int of 64 bits, in either order; not to be divided by 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FloatAndInt(PyObject left, PyObject right, int oparg) =>
        left.GetType() == typeof(PyFloat)
            ? right.GetType() == typeof(PySmallInt) && (!FloatMixes.Divides(oparg) || Unsafe.As<PySmallInt>(right).Value != 0)
            : left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PyFloat) && (!FloatMixes.Divides(oparg) || Unsafe.As<PyFloat>(right).Value != 0);

    /// <summary>Sum, difference, product and quotient of a float and an int: BINARY_OP_EXTEND in CPython.</summary>
    [Instruction(OwnOpcode.BINARY_OP_MIXED_FLOAT, Family = Opcode.BINARY_OP, ShownAs = Opcode.BINARY_OP_EXTEND, Stack = "left, right -- result", Guards = [nameof(FloatAndInt)], Form = InstructionForm.Float, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MixedFloat(PyObject left, PyObject right, int oparg) =>
        left.GetType() == typeof(PyFloat)
            ? FloatMixes.Operate(Unsafe.As<PyFloat>(left).Value, Unsafe.As<PySmallInt>(right).Value, oparg)
            : FloatMixes.Operate(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PyFloat>(right).Value, oparg);

    /// <summary>Pairs of operand types that the table of <see cref="BinaryExtension"/> has; which one is in the cache.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsExtended(CodeUnit* pc, PyObject left, PyObject right) => BinaryExtension.Applies(Adaptive.Narrow(pc, 2), left, right);

    /// <summary>What CPython does so, for its lenses.</summary>
    [Instruction(Opcode.BINARY_OP_EXTEND, Family = Opcode.BINARY_OP, Since = Lens.Python314, Stack = "left, right -- result", Guards = [nameof(IsExtended)])]
    public static PyObject? Extended(ThreadState ts, CodeUnit* pc, PyObject left, PyObject right) => BinaryExtension.Act(ts, Adaptive.Narrow(pc, 2), left, right);

    // ---- str

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BothStr(PyObject left, PyObject right) => left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr);

    [Instruction(Opcode.BINARY_OP_ADD_UNICODE, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothStr)],
        TriedIf = "left is PyStr && right is PyStr", TriedFor = [(int)BinaryOperation.Add, (int)BinaryOperation.InPlaceAdd])]
    [Instruction(Opcode.BINARY_OP_INPLACE_ADD_UNICODE, Family = Opcode.BINARY_OP, Stack = "left, right -- result", Guards = [nameof(BothStr)])]
    public static PyObject AddStr(PyObject left, PyObject right) => PyStr.Concat(Unsafe.As<PyStr>(left), Unsafe.As<PyStr>(right));

    // ---- truth

    [Instruction(Opcode.TO_BOOL, Stack = "value --", Form = InstructionForm.Test, Specializer = nameof(Specializer.ToBool))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth ToBool(ThreadState ts, PyObject value) => Truthiness.IsTrue(ts, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBool(PyObject value) => value.GetType() == typeof(PyBool);

    [Instruction(Opcode.TO_BOOL_BOOL, Family = Opcode.TO_BOOL, Since = Lens.Python313, Stack = "value --", Guards = [nameof(IsBool)], Form = InstructionForm.Test, Hot = true, TriedIf = "value is PyBool")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BoolToBool(PyObject value) => ReferenceEquals(value, PyBool.True);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsExactInt(PyObject value) => value.GetType() == typeof(PySmallInt) || IsBigInt(value);

    /// <summary>Not in the loop itself: .NET loads every class that a method mentions, .NET's big integers with this one, before it runs for the first time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsBigInt(PyObject value) => value is PyBigInt;

    [Instruction(Opcode.TO_BOOL_INT, Family = Opcode.TO_BOOL, Since = Lens.Python313, Stack = "value --", Guards = [nameof(IsExactInt)], Form = InstructionForm.Test, Hot = true, TriedIf = "value is PySmallInt")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IntToBool(PyObject value) => value.GetType() != typeof(PySmallInt) || Unsafe.As<PySmallInt>(value).Value != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsList(PyObject value) => value.GetType() == typeof(PyList);

    [Instruction(Opcode.TO_BOOL_LIST, Family = Opcode.TO_BOOL, Since = Lens.Python313, Stack = "value --", Guards = [nameof(IsList)], Form = InstructionForm.Test, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ListToBool(PyObject value) => Unsafe.As<PyList>(value).Count > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNone(PyObject value) => ReferenceEquals(value, PyNone.Instance);

    [Instruction(Opcode.TO_BOOL_NONE, Family = Opcode.TO_BOOL, Since = Lens.Python313, Stack = "value --", Guards = [nameof(IsNone)], Form = InstructionForm.Test, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NoneToBool() => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStr(PyObject value) => value.GetType() == typeof(PyStr);

    [Instruction(Opcode.TO_BOOL_STR, Family = Opcode.TO_BOOL, Since = Lens.Python313, Stack = "value --", Guards = [nameof(IsStr)], Form = InstructionForm.Test, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StrToBool(PyObject value) => Unsafe.As<PyStr>(value).Length > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TypeIsCached(CodeUnit* pc, PyObject value) => value.Type.Version == Adaptive.Wide(pc, 2);

    [Instruction(Opcode.TO_BOOL_ALWAYS_TRUE, Family = Opcode.TO_BOOL, Since = Lens.Python313, Stack = "value -- result", Guards = [nameof(TypeIsCached)])]
    public static PyObject AlwaysTrue() => PyBool.True;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject AddBig(PyObject left, PyObject right) => PyInt.From(WideIntegers.Add(Unsafe.As<PyInt>(left).BigValue, Unsafe.As<PyInt>(right).BigValue));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject SubtractBig(PyObject left, PyObject right) => PyInt.From(WideIntegers.Subtract(Unsafe.As<PyInt>(left).BigValue, Unsafe.As<PyInt>(right).BigValue));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject MultiplyBig(PyObject left, PyObject right)
    {
        if (BothSmallInt(left, right))
        {
            long high = System.Math.BigMul(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value, out long low);
            if (high == low >> 63)
            {
                return PySmallInt.From(low);
            }
        }

        return PyInt.From(WideIntegers.Multiply(Unsafe.As<PyInt>(left).BigValue, Unsafe.As<PyInt>(right).BigValue));
    }
}
