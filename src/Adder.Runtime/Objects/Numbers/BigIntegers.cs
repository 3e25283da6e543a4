using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>What <see cref="BigInteger"/> does not do, or not as Python does it.</summary>
[SkipLocalsInit]
internal static class BigIntegers
{
    /// <summary>2**61 - 1: numbers hash to their residue by it (<c>sys.hash_info.modulus</c>).</summary>
    public const long HashModulus = (1L << HashBits) - 1;

    private const int HashBits = 61;

    /// <summary>A power modulo <see cref="HashModulus"/>, of a base below it and an exponent that is not negative.</summary>
    public static long HashPower(long value, long exponent)
    {
        long result = 1;
        for (long power = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result = HashProduct(result, power);
            }

            power = HashProduct(power, power);
        }

        return result;
    }

    /// <summary>A product modulo <see cref="HashModulus"/>, of a number of 63 bits and one below the modulus.</summary>
    public static long HashProduct(long left, long right)
    {
        // 2**61 is 1: what is above 61 bits is added to what is below, until nothing is.
        DoubleWord product = DoubleWord.Product((ulong)left, (ulong)right);
        ulong sum = (product.Lower & HashModulus) + (ulong)(product >> HashBits);
        sum = (sum & HashModulus) + (sum >> HashBits);
        return (long)(sum >= HashModulus ? sum - HashModulus : sum);
    }

    /// <summary>The nearest double, ties to even; infinity where it is too large.</summary>
    public static double ToDouble(BigInteger value)
    {
        bool negative = value.Sign < 0;
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = magnitude.GetBitLength();
        if (bits <= 64)
        {
            double small = (ulong)magnitude;
            return negative ? -small : small;
        }

        if (bits > 1024)
        {
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        double result = FromTop(magnitude, (int)(bits - 64), sticky: false);
        return negative ? -result : result;
    }

    /// <summary>The quotient rounded to the nearest double, ties to even; infinity where it is too large. The divisor is not zero.</summary>
    public static double Divide(BigInteger dividend, BigInteger divisor)
    {
        if (dividend.IsZero)
        {
            return divisor.Sign < 0 ? -0.0 : 0.0;
        }

        bool negative = (dividend.Sign < 0) != (divisor.Sign < 0);
        BigInteger a = BigInteger.Abs(dividend);
        BigInteger b = BigInteger.Abs(divisor);
        long difference = a.GetBitLength() - b.GetBitLength();
        if (difference > 1024)
        {
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (difference < -1080)
        {
            return negative ? -0.0 : 0.0;
        }

        // Scale so that the quotient has 65 or 66 bits; what is cut off only matters as "not zero".
        int shift = (int)(difference - 65);
        BigInteger quotient = shift <= 0 ? BigInteger.DivRem(a << -shift, b, out BigInteger remainder) : BigInteger.DivRem(a, b << shift, out remainder);
        double result = RoundScaled(quotient, shift, !remainder.IsZero);
        return negative ? -result : result;
    }

    /// <summary>magnitude × 2**exponent (plus something less than one unit of it, where sticky) as the nearest double, subnormal ones included.</summary>
    public static double RoundScaled(BigInteger magnitude, int exponent, bool sticky)
    {
        if (magnitude.IsZero)
        {
            return 0.0;
        }

        long bits = magnitude.GetBitLength();
        if (bits < 64)
        {
            magnitude <<= (int)(64 - bits);
            exponent -= (int)(64 - bits);
            bits = 64;
        }

        int extra = (int)(bits - 64);
        ulong top = (ulong)(magnitude >> extra);
        sticky |= extra > 0 && !(magnitude & ((BigInteger.One << extra) - 1)).IsZero;
        exponent += extra;
        return Compose(top, exponent, sticky);
    }

    /// <summary>top × 2**exponent as the nearest double. The highest bit of top is set; sticky: the true value is a little larger.</summary>
    public static double Compose(ulong top, int exponent, bool sticky)
    {
        // The value is 1.xxx × 2**(exponent + 63). Normal doubles keep 53 bits of it, subnormal ones fewer.
        int binaryExponent = exponent + 63;
        if (binaryExponent > 1023)
        {
            return double.PositiveInfinity;
        }

        int keep = binaryExponent >= -1022 ? 53 : 53 - (-1022 - binaryExponent);
        if (keep < 0)
        {
            return 0.0;
        }

        int drop = 64 - keep;
        ulong kept = drop == 64 ? 0 : top >> drop;
        ulong rest = drop == 64 ? top : top & ((1UL << drop) - 1);
        ulong half = 1UL << (drop - 1);
        if (rest > half || (rest == half && (sticky || (kept & 1) != 0)))
        {
            kept++;
        }

        // A carry out of the kept bits moves into the exponent field by itself, up to infinity.
        ulong biased = binaryExponent >= -1022 ? ((ulong)(binaryExponent + 1022) << 52) + kept : kept;
        return BitConverter.UInt64BitsToDouble(biased);
    }

    /// <summary>The number of zero bits below the lowest one; 0 for zero.</summary>
    public static long TrailingZeroCount(BigInteger value) => value.IsZero ? 0 : (long)BigInteger.TrailingZeroCount(value);

    /// <summary>The inverse modulo a positive divisor, if there is one.</summary>
    public static bool TryInverse(BigInteger value, BigInteger divisor, out BigInteger inverse)
    {
        BigInteger a = BigInteger.Remainder(value, divisor);
        if (a.Sign < 0)
        {
            a += divisor;
        }

        BigInteger b = divisor;
        BigInteger x = BigInteger.One;
        BigInteger y = BigInteger.Zero;
        while (!b.IsZero)
        {
            BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger remainder);
            (a, b) = (b, remainder);
            (x, y) = (y, x - (quotient * y));
        }

        inverse = x.Sign < 0 ? x + divisor : x;
        return a.IsOne;
    }

    /// <summary>The hash of an int of any size.</summary>
    public static long Hash(BigInteger value)
    {
        bool negative = value.Sign < 0;
        int length = value.GetByteCount(isUnsigned: false) + 8;
        byte[]? rented = null;
        Span<byte> bytes = length <= 512 ? stackalloc byte[512] : (rented = System.Buffers.ArrayPool<byte>.Shared.Rent(length));
        BigInteger magnitude = negative ? -value : value;
        _ = magnitude.TryWriteBytes(bytes, out int written, isUnsigned: true);
        bytes[written..].Clear();

        // 2**61 is 1 modulo 2**61 - 1, so a shift by 64 is one by 3: fold 64 bits at a time, from the top.
        ulong hash = 0;
        for (int at = (written - 1) / 8 * 8; at >= 0; at -= 8)
        {
            ulong word = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            ulong shifted = ((hash << 3) & HashModulus) + (hash >> (HashBits - 3));
            ulong sum = shifted + (word & HashModulus) + (word >> HashBits);
            hash = (sum & HashModulus) + (sum >> HashBits);
        }

        if (rented is not null)
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }

        hash %= HashModulus;
        long result = negative ? -(long)hash : (long)hash;
        return result == -1 ? -2 : result;
    }

    /// <summary>The greatest integer whose square is at most the value, which is not negative.</summary>
    public static BigInteger SquareRoot(BigInteger value)
    {
        long bits = value.GetBitLength();
        if (bits <= 52)
        {
            return (long)Math.Sqrt((double)(long)value);
        }

        // Newton's method from above, started at the square root of the leading half.
        int shift = (int)(bits / 4);
        BigInteger guess = bits <= 104 ? BigInteger.One << (int)((bits + 1) / 2) : (SquareRoot(value >> (2 * shift)) + 1) << shift;
        while (true)
        {
            BigInteger next = (guess + (value / guess)) >> 1;
            if (next >= guess)
            {
                return guess;
            }

            guess = next;
        }
    }

    private static double FromTop(BigInteger magnitude, int shift, bool sticky) =>
        Compose((ulong)(magnitude >> shift), shift, sticky || !(magnitude & ((BigInteger.One << shift) - 1)).IsZero);
}
