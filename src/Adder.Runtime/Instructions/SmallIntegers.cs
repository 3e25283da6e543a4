using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Arithmetic on ints of 64 bits, and when its result is one.</summary>
internal static class SmallIntegers
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SumFits(long left, long right) => ((left ^ unchecked(left + right)) & (right ^ unchecked(left + right))) >= 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DifferenceFits(long left, long right) => ((left ^ right) & (left ^ unchecked(left - right))) >= 0;

    /// <summary>Says no to some products that would fit: those of factors beyond 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ProductFits(long left, long right) => (int)left == left && (int)right == right;

    /// <summary>Python's remainder; the divisor is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Remainder(long left, long right)
    {
        long remainder = left % right;
        return remainder + ((remainder >> 63) & right);
    }

    /// <summary>The quotient rounded down; the divisor is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Quotient(long left, long right)
    {
        long quotient = left / right;
        return quotient + ((left - (quotient * right)) >> 63);
    }

    /// <summary>Whether a shift, left or right as the argument of BINARY_OP says, is by a possible number of bits and gives 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ShiftFits(long left, long right, int operation) =>
        (ulong)right < 64 && (IsRightShift(operation) || (left << (int)right) >> (int)right == left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Shift(long left, long right, int operation) => IsRightShift(operation) ? left >> (int)right : left << (int)right;

    /// <summary>And, or, exclusive or, as the argument of BINARY_OP says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Bitwise(long left, long right, int operation) =>
        operation is (int)BinaryOperation.And or (int)BinaryOperation.InPlaceAnd ? left & right
        : operation is (int)BinaryOperation.Or or (int)BinaryOperation.InPlaceOr ? left | right
        : left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRightShift(int operation) => operation is (int)BinaryOperation.RightShift or (int)BinaryOperation.InPlaceRightShift;
}
