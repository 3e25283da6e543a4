using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>
/// Forms for all exact numbers and other simple values at once: for operations that have no form of their own (powers, remainders of floats, big ints, bools among floats), and for sites where the kinds alternate, for which one that
/// knows them all is what a chain of guards would be.
/// </summary>
internal static class NumberForms
{
    /// <summary>Exact ints and floats, and bools.</summary>
    public static bool BothNumbers(PyObject left, PyObject right) => IsNumber(left) && IsNumber(right);

    private static bool IsNumber(PyObject value) =>
        value.GetType() == typeof(PySmallInt) || value.GetType() == typeof(PyFloat) || value.GetType() == typeof(PyBool) || value.GetType() == typeof(PyBigInt);

    [Instruction(OwnOpcode.BINARY_OP_NUMBER, Family = Opcode.BINARY_OP, Stack = "left, right -- result", TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? Binary(ThreadState ts, PyObject left, PyObject right, int oparg)
    {
        BinaryOperation operation = Numbers.Plain((BinaryOperation)oparg);

        // Among ints a bool is 0 or 1; two of them have operations of their own, and an error names their types.
        if (operation == BinaryOperation.MatrixMultiply)
        {
            return BothNumbers(left, right) ? Numbers.Binary(ts, left, right, (BinaryOperation)oparg) : null;
        }

        if (left.GetType() == typeof(PyBool) && right.GetType() == typeof(PySmallInt))
        {
            left = Unsafe.As<PyBool>(left).Exact;
        }
        else if (right.GetType() == typeof(PyBool) && left.GetType() == typeof(PySmallInt))
        {
            right = Unsafe.As<PyBool>(right).Exact;
        }

        if (left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt))
        {
            return IntegerArithmetic.Binary(ts, Unsafe.As<PySmallInt>(left), Unsafe.As<PySmallInt>(right), operation);
        }

        if ((left.GetType() == typeof(PyFloat) || right.GetType() == typeof(PyFloat)) && IsDouble(left) && IsDouble(right))
        {
            double a = ToDouble(left);
            double b = ToDouble(right);
            switch (operation)
            {
                case BinaryOperation.Add:
                    return PyFloat.From(a + b);
                case BinaryOperation.Subtract:
                    return PyFloat.From(a - b);
                case BinaryOperation.Multiply:
                    return PyFloat.From(a * b);
                case BinaryOperation.TrueDivide when b != 0:
                    return PyFloat.From(a / b);
                case BinaryOperation.Power:
                    return FloatArithmetic.Power(ts, a, b);
                case BinaryOperation.FloorDivide when b != 0:
                    return PyFloat.From(FloatArithmetic.FloorDivide(a, b, out _));
                case BinaryOperation.Remainder when b != 0:
                    return PyFloat.From(FloatArithmetic.Remainder(a, b));
            }
        }

        return BothNumbers(left, right) ? Numbers.Binary(ts, left, right, (BinaryOperation)oparg) : null;
    }

    /// <summary>Numbers and other simple values that no Python code has a say in: their comparison gives a bool or a TypeError.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool BothSimple(PyObject left, PyObject right) => IsSimple(left) && IsSimple(right);

    /// <summary>Whether equality is asked of two builtin values that are never equal because of their kinds, one of them a container: what patterns and dispatchers ask of whatever they are given.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool AreOfKindsApart(PyObject left, PyObject right, int oparg) =>
        (CompareOperator)(oparg >> 5) is CompareOperator.Equal or CompareOperator.NotEqual && left.GetType() != right.GetType()
        && (IsContainer(left) ? IsContainer(right) || IsSimple(right) : IsContainer(right) && IsSimple(left));

    private static bool IsContainer(PyObject value) =>
        value.GetType() == typeof(PyTuple) || value.GetType() == typeof(PyList) || value.GetType() == typeof(PyDict) || value.GetType() == typeof(PySet);

    private static bool IsSimple(PyObject value) => value.GetType() == typeof(PyStr) || value.GetType() == typeof(PyNone) || IsNumber(value) || value.GetType() == typeof(PyBytes);

    [Instruction(OwnOpcode.COMPARE_OP_SIMPLE, Family = Opcode.COMPARE_OP, Stack = "left, right --", Form = InstructionForm.Test, TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Compare(ThreadState ts, PyObject left, PyObject right, int oparg)
    {
        var operation = (CompareOperator)(oparg >> 5);
        if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
        {
            return Comparisons.TestFloat(Unsafe.As<PyFloat>(left).Value, Unsafe.As<PyFloat>(right).Value, oparg) ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PySmallInt) && right.GetType() == typeof(PySmallInt))
        {
            return Comparisons.TestInt(Unsafe.As<PySmallInt>(left).Value, Unsafe.As<PySmallInt>(right).Value, oparg) ? Truth.True : Truth.False;
        }

        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr))
        {
            return operation is CompareOperator.Equal or CompareOperator.NotEqual
                ? Unsafe.As<PyStr>(left).EqualTo(Unsafe.As<PyStr>(right)) == (operation == CompareOperator.Equal) ? Truth.True : Truth.False
                : Comparison.Test(ts, left, right, operation);
        }

        if (IsDouble(left) && IsDouble(right) && IsExactDouble(left) && IsExactDouble(right))
        {
            return Comparisons.TestFloat(ToDouble(left), ToDouble(right), oparg) ? Truth.True : Truth.False;
        }

        if (!BothSimple(left, right))
        {
            return Truth.Error;
        }

        if (operation is CompareOperator.Equal or CompareOperator.NotEqual && AreOfDifferentKinds(left, right))
        {
            return operation == CompareOperator.Equal ? Truth.False : Truth.True;
        }

        PyObject? result = Comparison.Compare(ts, left, right, operation);
        return result is null ? Truth.Error : ReferenceEquals(result, PyBool.True) ? Truth.True : Truth.False;
    }

    /// <summary>A str or None, and something else: never equal. With bytes there may be a warning to give.</summary>
    private static bool AreOfDifferentKinds(PyObject left, PyObject right) =>
        left.GetType() != right.GetType() && left.GetType() != typeof(PyBytes) && right.GetType() != typeof(PyBytes)
        && (left.GetType() == typeof(PyStr) || right.GetType() == typeof(PyStr) || left.GetType() == typeof(PyNone) || right.GetType() == typeof(PyNone));

    /// <summary>What is a double or becomes the nearest one without a look at its size.</summary>
    private static bool IsDouble(PyObject value) => value.GetType() == typeof(PyFloat) || value.GetType() == typeof(PySmallInt) || value.GetType() == typeof(PyBool);

    /// <summary>Beyond 53 bits the nearest double of an int is not the int.</summary>
    private static bool IsExactDouble(PyObject value) => value.GetType() != typeof(PySmallInt) || Unsafe.As<PySmallInt>(value).Value is > -(1L << 53) and < 1L << 53;

    private static double ToDouble(PyObject value) =>
        value.GetType() == typeof(PyFloat) ? Unsafe.As<PyFloat>(value).Value
        : value.GetType() == typeof(PySmallInt) ? Unsafe.As<PySmallInt>(value).Value
        : ReferenceEquals(value, PyBool.True) ? 1 : 0;
}
