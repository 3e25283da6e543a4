using System.Runtime.CompilerServices;

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
}
