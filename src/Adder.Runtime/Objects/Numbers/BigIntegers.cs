using System.Numerics;

namespace Adder.Runtime.Objects;

/// <summary>What <see cref="BigInteger"/> does not do, or not as Python does it.</summary>
internal static class BigIntegers
{
    /// <summary>The nearest double, ties to even; infinity where it is too large.</summary>
    public static double ToDouble(BigInteger value)
    {
        bool negative = value.Sign < 0;
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = (long)magnitude.GetBitLength();
        if (bits <= 64)
        {
            double small = (ulong)magnitude;
            return negative ? -small : small;
        }

        // Keep 64 bits, the lowest of them sticky: rounding to 53 then rounds the whole number.
        int shift = (int)(bits - 64);
        ulong top = (ulong)(magnitude >> shift);
        if (!(magnitude & ((BigInteger.One << shift) - 1)).IsZero)
        {
            top |= 1;
        }

        double result = System.Math.ScaleB(RoundToDouble(top), shift);
        return negative ? -result : result;
    }

    /// <summary>A 64-bit number whose highest bit is set as a double, ties to even.</summary>
    private static double RoundToDouble(ulong value)
    {
        ulong rest = value & 0x7FF;
        ulong kept = value >> 11;
        if (rest > 0x400 || (rest == 0x400 && (kept & 1) != 0))
        {
            kept++;
        }

        return (double)kept * 2048.0;
    }
}
