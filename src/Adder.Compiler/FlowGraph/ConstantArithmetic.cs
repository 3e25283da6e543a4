using System;
using System.Collections.Generic;
using System.Numerics;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// Evaluates operators over constants as Python does. The answer null means "do not fold": the operation raises, or its result
/// would be too large to keep in a code object.
/// </summary>
internal static class ConstantArithmetic
{
    private const int MaximumIntBits = 128;
    private const int MaximumCollectionSize = 256;
    private const int MaximumStringSize = 4096;
    private const int MaximumTotalItems = 1024;

    /// <summary>Python's truth value.</summary>
    public static bool IsTrue(ConstantValue value) => value switch
    {
        NoneConstant => false,
        BoolConstant boolean => boolean.Value,
        IntConstant integer => !integer.Value.IsZero,
        FloatConstant real => real.Value != 0,
        ComplexConstant complex => complex.Real != 0 || complex.Imaginary != 0,
        StringConstant text => text.Text.Length > 0,
        BytesConstant bytes => bytes.Value.Length > 0,
        TupleConstant tuple => tuple.Items.Length > 0,
        FrozenSetConstant set => set.Items.Length > 0,
        _ => true,
    };

    /// <summary>Python's <c>==</c> between constants that are hashed alike: 1, 1.0 and True are equal.</summary>
    public static bool AreEqual(ConstantValue left, ConstantValue right)
    {
        if (left.Equals(right))
        {
            return true;
        }

        if (left is TupleConstant leftTuple && right is TupleConstant rightTuple)
        {
            return leftTuple.Items.Length == rightTuple.Items.Length
                && Array.TrueForAll(Pairs(leftTuple.Items, rightTuple.Items), pair => AreEqual(pair.Left, pair.Right));
        }

        return Complexes.TryGet(left, out double leftReal, out double leftImaginary)
            && Complexes.TryGet(right, out double rightReal, out double rightImaginary)
            && leftImaginary == rightImaginary && leftReal == rightReal
            && (AsInteger(left) is not { } leftInteger || AsInteger(right) is not { } rightInteger || leftInteger == rightInteger);
    }

    private static (ConstantValue Left, ConstantValue Right)[] Pairs(ConstantValue[] left, ConstantValue[] right)
    {
        var pairs = new (ConstantValue, ConstantValue)[left.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (left[i], right[i]);
        }

        return pairs;
    }

    /// <summary>A frozenset of the items: of equal ones the first stays.</summary>
    public static FrozenSetConstant MakeFrozenSet(ConstantValue[] items)
    {
        var kept = new List<ConstantValue>(items.Length);
        foreach (ConstantValue item in items)
        {
            if (!kept.Exists(other => AreEqual(other, item)))
            {
                kept.Add(item);
            }
        }

        return new FrozenSetConstant([.. kept]);
    }

    /// <summary>Evaluates a unary operator: UNARY_NEGATIVE, UNARY_INVERT, UNARY_NOT, or CALL_INTRINSIC_1 for unary plus.</summary>
    public static ConstantValue? Evaluate(Opcode operation, ConstantValue operand)
    {
        if (operation == Opcode.UNARY_NOT)
        {
            return FromBool(!IsTrue(operand));
        }

        // ~True is deprecated: the warning is for when it runs.
        if (AsInteger(operand) is { } integer && !(operation == Opcode.UNARY_INVERT && operand is BoolConstant))
        {
            return new IntConstant(operation switch
            {
                Opcode.UNARY_NEGATIVE => -integer,
                Opcode.UNARY_INVERT => -integer - 1,
                _ => integer,
            });
        }

        return (operation, operand) switch
        {
            (Opcode.UNARY_INVERT, _) => null,
            (Opcode.UNARY_NEGATIVE, FloatConstant real) => new FloatConstant(-real.Value),
            (Opcode.UNARY_NEGATIVE, ComplexConstant complex) => new ComplexConstant(-complex.Real, -complex.Imaginary),
            (_, FloatConstant or ComplexConstant) => operand,
            _ => null,
        };
    }

    /// <summary>Evaluates <c>left operation right</c>.</summary>
    public static ConstantValue? Evaluate(BinaryOperator operation, ConstantValue left, ConstantValue right)
    {
        if (operation == BinaryOperator.Subscript)
        {
            return ConstantSequences.Subscript(left, right);
        }

        if (AsInteger(left) is { } leftInteger && AsInteger(right) is { } rightInteger)
        {
            if (left is BoolConstant leftBool && right is BoolConstant rightBool
                && operation is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor)
            {
                return FromBool(operation switch
                {
                    BinaryOperator.And => leftBool.Value & rightBool.Value,
                    BinaryOperator.Or => leftBool.Value | rightBool.Value,
                    _ => leftBool.Value ^ rightBool.Value,
                });
            }

            return EvaluateIntegers(operation, leftInteger, rightInteger);
        }

        if (Complexes.IsNumber(left) && Complexes.IsNumber(right))
        {
            return left is ComplexConstant || right is ComplexConstant
                ? Complexes.Evaluate(operation, left, right)
                : ToDouble(left) is { } leftReal && ToDouble(right) is { } rightReal
                    ? EvaluateReals(operation, leftReal, rightReal)
                    : null;
        }

        return operation switch
        {
            BinaryOperator.Add => ConstantSequences.Concatenate(left, right),
            BinaryOperator.Multiply when AsInteger(right) is { } count => Repeat(left, count),
            BinaryOperator.Multiply when AsInteger(left) is { } count => Repeat(right, count),
            _ => null,
        };
    }

    private static ConstantValue? EvaluateIntegers(BinaryOperator operation, BigInteger left, BigInteger right)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return new IntConstant(left + right);
            case BinaryOperator.Subtract:
                return new IntConstant(left - right);
            case BinaryOperator.Multiply:
                return !left.IsZero && !right.IsZero && BitLength(left) + BitLength(right) > MaximumIntBits ? null : new IntConstant(left * right);
            case BinaryOperator.TrueDivide:
                return Floats.Divide(left, right) is { } quotient ? new FloatConstant(quotient) : null;
            case BinaryOperator.FloorDivide:
                return right.IsZero ? null : new IntConstant(FloorDivide(left, right));
            case BinaryOperator.Remainder:
                return right.IsZero ? null : new IntConstant(left - (FloorDivide(left, right) * right));
            case BinaryOperator.Power:
                return Power(left, right);
            case BinaryOperator.LeftShift:
                return LeftShift(left, right);
            case BinaryOperator.RightShift:
                return right.Sign < 0 ? null : new IntConstant(right > int.MaxValue ? (left.Sign < 0 ? -1 : 0) : left >> (int)right);
            case BinaryOperator.And:
                return new IntConstant(left & right);
            case BinaryOperator.Or:
                return new IntConstant(left | right);
            case BinaryOperator.Xor:
                return new IntConstant(left ^ right);
            default:
                return null;
        }
    }

    private static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger remainder);
        return !remainder.IsZero && (remainder.Sign < 0) != (right.Sign < 0) ? quotient - 1 : quotient;
    }

    private static ConstantValue? Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
        {
            return Floats.FromInteger(left) is { } leftReal && Floats.FromInteger(right) is { } rightReal
                ? EvaluateReals(BinaryOperator.Power, leftReal, rightReal)
                : null;
        }

        if (!left.IsZero && !right.IsZero && (right > ulong.MaxValue || BitLength(left) > MaximumIntBits / right))
        {
            return null;
        }

        return left.IsZero ? new IntConstant(right.IsZero ? 1 : 0) : new IntConstant(BigInteger.Pow(left, (int)right));
    }

    private static ConstantValue? LeftShift(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0 || (!left.IsZero && right + BitLength(left) > MaximumIntBits && !right.IsZero))
        {
            return null;
        }

        return new IntConstant(left.IsZero ? left : left << (int)right);
    }

    private static ConstantValue? EvaluateReals(BinaryOperator operation, double left, double right)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return new FloatConstant(left + right);
            case BinaryOperator.Subtract:
                return new FloatConstant(left - right);
            case BinaryOperator.Multiply:
                return new FloatConstant(left * right);
            case BinaryOperator.TrueDivide:
                return right == 0 ? null : new FloatConstant(left / right);
            case BinaryOperator.FloorDivide:
                return right == 0 ? null : new FloatConstant(Floats.FloorDivide(left, right));
            case BinaryOperator.Remainder:
                return right == 0 ? null : new FloatConstant(Floats.Remainder(left, right));
            case BinaryOperator.Power:
                return Floats.Power(left, right);
            default:
                return null;
        }
    }

    private static ConstantValue? Repeat(ConstantValue sequence, BigInteger count)
    {
        int size = ConstantSequences.Length(sequence);
        if (size < 0)
        {
            return null;
        }

        if (size == 0)
        {
            return count > long.MaxValue || count < long.MinValue ? null : sequence;
        }

        int limit = sequence is TupleConstant ? MaximumCollectionSize : MaximumStringSize;
        if (count.Sign < 0 || count > limit / size)
        {
            return null;
        }

        int times = (int)count;
        return times > 0 && sequence is TupleConstant && RemainingItems(sequence, MaximumTotalItems / times) < 0
            ? null
            : ConstantSequences.Repeat(sequence, times);
    }

    /// <summary>What is left of a budget of items after a tuple and the tuples in it; negative where it does not suffice.</summary>
    private static int RemainingItems(ConstantValue value, int limit)
    {
        if (value is TupleConstant tuple)
        {
            limit -= tuple.Items.Length;
            for (int i = 0; limit >= 0 && i < tuple.Items.Length; i++)
            {
                limit = RemainingItems(tuple.Items[i], limit);
            }
        }

        return limit;
    }

    /// <summary>The value of an int or bool; null for anything else.</summary>
    public static BigInteger? AsInteger(ConstantValue value) => value switch
    {
        IntConstant integer => integer.Value,
        BoolConstant boolean => boolean.Value ? BigInteger.One : BigInteger.Zero,
        _ => null,
    };

    private static double? ToDouble(ConstantValue value) => value is FloatConstant real ? real.Value : Floats.FromInteger(AsInteger(value)!.Value);

    private static long BitLength(BigInteger value) => (long)BigInteger.Abs(value).GetBitLength();

    private static BoolConstant FromBool(bool value) => value ? BoolConstant.True : BoolConstant.False;
}
