using System;
using System.Numerics;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>Arithmetic of Python's <c>float</c>, exactly rounded where Python promises it. Null means that Python raises.</summary>
internal static class Floats
{
    private const int MantissaBits = 53;
    private const int MinimumExponent = -1074;

    /// <summary>The nearest double, halves to even; null where the number is too large.</summary>
    public static double? FromInteger(BigInteger value) => Divide(value, BigInteger.One);

    /// <summary>The double nearest to the exact quotient, halves to even; null for a zero divisor and for overflow.</summary>
    public static double? Divide(BigInteger left, BigInteger right)
    {
        if (right.IsZero)
        {
            return null;
        }

        if (left.IsZero)
        {
            return right.Sign < 0 ? -0.0 : 0.0;
        }

        bool negative = left.Sign != right.Sign;
        BigInteger numerator = BigInteger.Abs(left);
        BigInteger denominator = BigInteger.Abs(right);

        // Scale so that the quotient has the mantissa's bits and two more, fewer where the result is subnormal.
        int shift = (int)(numerator.GetBitLength() - denominator.GetBitLength()) - MantissaBits - 2;
        shift = Math.Max(shift, MinimumExponent - 2);
        if (shift > 0)
        {
            denominator <<= shift;
        }
        else
        {
            numerator <<= -shift;
        }

        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int extra = Math.Max((int)quotient.GetBitLength() - MantissaBits, MinimumExponent - shift);
        BigInteger mantissa = RoundHalfEven(quotient, extra, !remainder.IsZero);
        double result = Math.ScaleB((double)(ulong)mantissa, shift + extra);
        return double.IsInfinity(result) ? null : negative ? -result : result;
    }

    private static BigInteger RoundHalfEven(BigInteger value, int bits, bool sticky)
    {
        BigInteger kept = value >> bits;
        BigInteger rest = value - (kept << bits);
        int order = rest.CompareTo(BigInteger.One << (bits - 1));
        return order > 0 || (order == 0 && (sticky || !kept.IsEven)) ? kept + 1 : kept;
    }

    /// <summary>The remainder with the divisor's sign.</summary>
    public static double Remainder(double left, double right)
    {
        double remainder = left % right;
        if (remainder == 0)
        {
            return Math.CopySign(0.0, right);
        }

        return (right < 0) != (remainder < 0) ? remainder + right : remainder;
    }

    public static double FloorDivide(double left, double right)
    {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && (right < 0) != (remainder < 0))
        {
            quotient -= 1.0;
        }

        if (quotient == 0)
        {
            return Math.CopySign(0.0, left / right);
        }

        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1.0 : floor;
    }

    /// <summary>A float, or a complex for a negative base and a fractional exponent.</summary>
    public static ConstantValue? Power(double left, double right)
    {
        if (left == 0 && right < 0)
        {
            return null;
        }

        if (left < 0 && double.IsFinite(left) && double.IsFinite(right) && right != Math.Floor(right))
        {
            return Complexes.Power(left, 0, right, 0);
        }

        double result = Math.Pow(left, right);
        return double.IsInfinity(result) && double.IsFinite(left) && double.IsFinite(right) ? null : new FloatConstant(result);
    }
}
