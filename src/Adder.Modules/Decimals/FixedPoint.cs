using System;
using System.Numerics;

namespace Adder.Modules.Decimals;

/// <summary>Functions of whole numbers that stand for fractions scaled by a power of ten; within, they are scaled by powers of two.</summary>
internal static class FixedPoint
{
    private const int SpareBits = 24;

    /// <summary>Binary digits for so many decimal ones.</summary>
    public static int BitsFor(long digits) => checked((int)(digits * 3322 / 1000) + SpareBits);

    public static BigInteger ToBinary(BigInteger value, long digits, int bits) => (value << bits) / PowersOfTen.Big(digits);

    public static BigInteger ToDecimal(BigInteger value, long digits, int bits) => (value * PowersOfTen.Big(digits)) >> bits;

    /// <summary>e^x for x from 0 to 3, scaled by ten to the digits.</summary>
    public static BigInteger Exponential(BigInteger x, long digits)
    {
        // e^x = (e^(x / 2^halvings))^(2^halvings): few terms, and a bit lost with every squaring.
        int bits = BitsFor(digits);
        int halvings = (int)Math.Sqrt(bits) / 2 + 1;
        bits += halvings + 8;
        BigInteger small = ToBinary(x, digits, bits) >> halvings;
        BigInteger term = BigInteger.One << bits;
        BigInteger sum = term;
        for (int i = 1; !term.IsZero; i++)
        {
            term = ((term * small) >> bits) / i;
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
        {
            sum = (sum * sum) >> bits;
        }

        return ToDecimal(sum, digits, bits);
    }

    /// <summary>The logarithm of a number near 1, scaled by bits.</summary>
    public static BigInteger Logarithm(BigInteger x, int bits)
    {
        // Square roots bring the number near 1, where the series in t = (x - 1) / (x + 1) is short.
        int roots = (int)Math.Sqrt(bits) / 3 + 1;
        int working = bits + roots + 8;
        x <<= working - bits;
        BigInteger one = BigInteger.One << working;
        for (int i = 0; i < roots; i++)
        {
            x = DecimalMath.IntegerRoot(x << working);
        }

        BigInteger t = ((x - one) << working) / (x + one);
        return (InverseHyperbolicTangent(t, working) << (roots + 1)) >> (working - bits);
    }

    private static BigInteger InverseHyperbolicTangent(BigInteger t, int bits)
    {
        BigInteger square = (t * t) >> bits;
        BigInteger power = t;
        BigInteger sum = t;
        for (int i = 3; ; i += 2)
        {
            power = (power * square) >> bits;
            BigInteger term = power / i;
            if (term.IsZero || (term.IsOne && power.Sign < 0) || term == BigInteger.MinusOne)
            {
                return sum;
            }

            sum += term;
        }
    }

    /// <summary>The inverse hyperbolic tangent of 1/n, scaled by bits.</summary>
    public static BigInteger InverseHyperbolicTangentOfUnit(int n, int bits)
    {
        BigInteger power = (BigInteger.One << bits) / n;
        BigInteger sum = power;
        for (int i = 3; !power.IsZero; i += 2)
        {
            power /= n * n;
            sum += power / i;
        }

        return sum;
    }
}

/// <summary>Natural logarithms, scaled by powers of ten.</summary>
internal static class Logarithms
{
    /// <summary>ln 10 with the most digits that were wanted so far. Replaced as a whole: readers see a pair that belongs together.</summary>
    private static (long Digits, BigInteger Value)[] s_ten = [(0, 2)];

    /// <summary>ln 10, cut off.</summary>
    public static BigInteger OfTen(long digits)
    {
        (long known, BigInteger value) = s_ten[0];
        if (known < digits)
        {
            known = Math.Max(digits + 10, 100);
            value = ComputeTen(known);
            s_ten = [(known, value)];
        }

        return known == digits ? value : value / PowersOfTen.Big(known - digits);
    }

    private static BigInteger ComputeTen(long digits)
    {
        int bits = FixedPoint.BitsFor(digits) + 16;
        BigInteger sum = (46 * FixedPoint.InverseHyperbolicTangentOfUnit(31, bits))
            + (34 * FixedPoint.InverseHyperbolicTangentOfUnit(49, bits))
            + (20 * FixedPoint.InverseHyperbolicTangentOfUnit(161, bits));
        return FixedPoint.ToDecimal(sum, digits, bits);
    }

    /// <summary>The logarithm of a positive number, scaled by ten to the digits.</summary>
    public static BigInteger Of(in DecimalNumber number, long digits)
    {
        long working = Math.Max(digits, 1) + 3;
        int bits = FixedPoint.BitsFor(working);
        long exponent = number.Adjusted;
        BigInteger unit = PowersOfTen.Big(number.Digits.Digits - 1);
        BigInteger value = number.Digits.ToBig();
        if (value * value > unit * unit * 10)
        {
            // From 0.3 to 3.
            unit *= 10;
            exponent++;
        }

        BigInteger logarithm = FixedPoint.ToDecimal(FixedPoint.Logarithm((value << bits) / unit, bits), working, bits);
        if (exponent != 0)
        {
            int more = Math.Abs(exponent).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
            logarithm += exponent * OfTen(working + more) / PowersOfTen.Big(more);
        }

        return digits >= working ? logarithm * PowersOfTen.Big(digits - working) : logarithm / PowersOfTen.Big(working - digits);
    }
}
