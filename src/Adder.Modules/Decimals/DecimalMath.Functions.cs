using System;
using System.Numerics;

namespace Adder.Modules.Decimals;

/// <content>
/// Square root, exponential, logarithms and powers. They are computed as scaled whole numbers with digits to spare, and again with more
/// of them where the digits behind the last one leave the rounding open: results are correctly rounded.
/// </content>
internal static partial class DecimalMath
{
    /// <summary>Digits beyond the precision in a first attempt.</summary>
    private const int FirstSpareDigits = 10;

    /// <summary>Computes a function's value times ten to a number of digits, with an error of at most a few hundred units.</summary>
    private delegate BigInteger Approximation(long digits);

    private const int MaximumError = 1000;

    // ---- square root

    public static DecimalNumber SquareRoot(in DecimalNumber number, ref DecimalSettings settings)
    {
        if (TryNaN(number, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        long ideal = number.Exponent >> 1;
        if (number.IsZero)
        {
            return Fit(DecimalNumber.Zero(number.IsNegative, ideal), ref settings);
        }

        if (number.IsNegative)
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        if (number.IsInfinite)
        {
            return number;
        }

        long precision = settings.Precision + 1;
        if (precision > DecimalSettings.LargestCoefficient)
        {
            return Fail(ref settings, DecimalConditions.OutOfMemory);
        }

        // The root of digits * 10^shift has as many digits as the precision and one more.
        long exponent = number.Exponent >> 1;
        BigInteger digits = number.Digits.ToBig();
        int length = number.Digits.Digits;
        if ((number.Exponent & 1) != 0)
        {
            digits *= 10;
            length++;
        }

        long shift = precision - ((length + 1) >> 1);
        bool exact = true;
        if (shift >= 0)
        {
            digits *= PowersOfTen.Big(2 * shift);
        }
        else
        {
            digits = BigInteger.DivRem(digits, PowersOfTen.Big(-2 * shift), out BigInteger lost);
            exact = lost.IsZero;
        }

        exponent -= shift;
        BigInteger root = IntegerRoot(digits);
        exact &= root * root == digits;
        var result = new DecimalNumber(false, Coefficient.From(root), exponent);
        if (exact)
        {
            result = StripZeros(result, ideal);
        }
        else if (result.Digits.Modulo(5) == 0)
        {
            result = new DecimalNumber(false, result.Digits + Coefficient.One, exponent);
        }

        DecimalSettings nearest = settings;
        nearest.Rounding = DecimalRounding.HalfEven;
        DecimalNumber fitted = Fit(result, ref nearest);
        settings.Status = nearest.Status;
        return fitted;
    }

    /// <summary>The whole part of a square root.</summary>
    internal static BigInteger IntegerRoot(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        long bits = value.GetBitLength();
        if (bits <= 1000)
        {
            // A start from the hardware's root, good to 50 bits, doubles its bits with every step.
            BigInteger guess = (BigInteger)Math.Sqrt((double)value);
            return Newton(value, guess + (guess >> 48) + 1);
        }

        int quarter = (int)((bits - 1) / 4);
        BigInteger start = (IntegerRoot(value >> (2 * quarter)) + 1) << quarter;
        return Newton(value, start);
    }

    /// <summary>Newton's steps from above, down to the whole part.</summary>
    private static BigInteger Newton(BigInteger value, BigInteger root)
    {
        while (true)
        {
            BigInteger next = (root + (value / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    // ---- rounding of approximations

    /// <summary>Rounds a function's value, asking for more digits until the rounding is certain. The value must not be exact.</summary>
    /// <param name="magnitude">The exponent of its first digit, or one more or less.</param>
    private static DecimalNumber RoundApproximation(Approximation approximation, long magnitude, bool negative, ref DecimalSettings settings)
    {
        if (settings.Precision > DecimalSettings.LargestCoefficient / 100)
        {
            return Fail(ref settings, DecimalConditions.OutOfMemory);
        }

        for (long spare = FirstSpareDigits; ; spare += spare)
        {
            long digits = settings.Precision + spare - magnitude;
            BigInteger value = approximation(digits);
            BigInteger size = BigInteger.Abs(value);
            Coefficient low = Coefficient.From(size - MaximumError);
            Coefficient high = Coefficient.From(size + MaximumError);
            DecimalSettings lowSettings = settings;
            DecimalSettings highSettings = settings;
            bool isNegative = negative != (value.Sign < 0);
            DecimalNumber rounded = Fit(new DecimalNumber(isNegative, Sticky(low), -digits), ref lowSettings);
            DecimalNumber other = Fit(new DecimalNumber(isNegative, Sticky(high), -digits), ref highSettings);
            if (rounded.Kind == other.Kind && rounded.Exponent == other.Exponent && rounded.Digits.Equals(other.Digits))
            {
                settings.Status |= lowSettings.Status | DecimalConditions.Inexact | DecimalConditions.Rounded;
                return rounded;
            }
        }
    }

    /// <summary>An approximation never ends exactly at or between digits.</summary>
    private static Coefficient Sticky(in Coefficient digits) => digits.Modulo(5) == 0 ? digits + Coefficient.One : digits;

    // ---- exponential

    public static DecimalNumber Exponential(in DecimalNumber number, ref DecimalSettings settings)
    {
        if (TryNaN(number, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (number.IsInfinite)
        {
            return number.IsNegative ? DecimalNumber.Zero(false) : number;
        }

        if (number.Digits.IsZero)
        {
            return Fit(DecimalNumber.From(1), ref settings);
        }

        DecimalSettings nearest = settings;
        nearest.Rounding = DecimalRounding.HalfEven;
        DecimalNumber result = ExponentialOf(number, ref nearest);
        settings.Status = nearest.Status;
        return result;
    }

    private static DecimalNumber ExponentialOf(DecimalNumber number, ref DecimalSettings settings)
    {
        const long LongestExponent = 20;
        long adjusted = number.Adjusted;
        if (adjusted > LongestExponent)
        {
            return Fit(new DecimalNumber(false, Coefficient.One, number.IsNegative ? 2 * settings.Tiny : 2 * settings.Emax), ref settings);
        }

        // Nearer to zero than the last digit of 1: the result is 1 and a bit, or a bit less.
        if (adjusted < -settings.Precision - 2)
        {
            long digits = settings.Precision + 2;
            return settings.Precision > DecimalSettings.LargestCoefficient
                ? Fail(ref settings, DecimalConditions.OutOfMemory)
                : Fit(new DecimalNumber(false, Coefficient.From(PowersOfTen.Big(digits) + (number.IsNegative ? -1 : 1)), -digits), ref settings);
        }

        long magnitude = MagnitudeOfExponential(number);
        if (magnitude > settings.Emax + 2 || magnitude < settings.Tiny - 3)
        {
            return Fit(new DecimalNumber(false, Coefficient.From(3), magnitude), ref settings);
        }

        return RoundApproximation(digits => ScaledExponential(number, digits, magnitude), magnitude, false, ref settings);
    }

    /// <summary>The exponent of e^x, within one.</summary>
    private static long MagnitudeOfExponential(in DecimalNumber number)
    {
        const int Digits = 30;
        BigInteger scaled = Scaled(number, Digits);
        BigInteger quotient = BigInteger.Divide(scaled, Logarithms.OfTen(Digits));
        return scaled.Sign < 0 ? (long)quotient - 1 : (long)quotient;
    }

    /// <summary>The number times ten to the digits, cut off.</summary>
    private static BigInteger Scaled(in DecimalNumber number, long digits)
    {
        long shift = number.Exponent + digits;
        BigInteger value = shift >= 0 ? number.Digits.ToBig() * PowersOfTen.Big(shift)
            : -shift > number.Digits.Digits ? BigInteger.Zero : BigInteger.Divide(number.Digits.ToBig(), PowersOfTen.Big(-shift));
        return number.IsNegative ? -value : value;
    }

    /// <summary>e^x times ten to the digits.</summary>
    private static BigInteger ScaledExponential(in DecimalNumber number, long digits, long magnitude)
    {
        // x = k ln 10 + r; 10^k is exact, and e^r is computed with the digits that remain after it.
        long working = Math.Max(1, digits + magnitude) + 5;
        long extra = Math.Max(0, number.Adjusted) + 3;
        BigInteger ten = Logarithms.OfTen(working + extra);
        BigInteger scaled = Scaled(number, working + extra);
        BigInteger multiple = FloorDivide(scaled, ten, out BigInteger rest);
        BigInteger value = FixedPoint.Exponential(rest / PowersOfTen.Big(extra), working);
        long shift = (long)multiple + digits - working;
        return shift >= 0 ? value * PowersOfTen.Big(shift) : value / PowersOfTen.Big(-shift);
    }

    private static BigInteger FloorDivide(BigInteger value, BigInteger divisor, out BigInteger remainder)
    {
        BigInteger quotient = BigInteger.DivRem(value, divisor, out remainder);
        if (remainder.Sign < 0)
        {
            remainder += divisor;
            quotient--;
        }

        return quotient;
    }

    // ---- logarithms

    public static DecimalNumber NaturalLogarithm(in DecimalNumber number, ref DecimalSettings settings) => Logarithm(number, isDecimal: false, ref settings);

    public static DecimalNumber DecimalLogarithm(in DecimalNumber number, ref DecimalSettings settings) => Logarithm(number, isDecimal: true, ref settings);

    private static DecimalNumber Logarithm(DecimalNumber number, bool isDecimal, ref DecimalSettings settings)
    {
        if (TryNaN(number, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (number.IsZero)
        {
            return DecimalNumber.Infinity(true);
        }

        if (number.IsNegative)
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        if (number.IsInfinite)
        {
            return number;
        }

        DecimalSettings nearest = settings;
        nearest.Rounding = DecimalRounding.HalfEven;
        DecimalNumber result;
        if (IsPowerOfTen(number, out long power) && (isDecimal || power == 0))
        {
            result = Fit(DecimalNumber.From(power), ref nearest);
        }
        else
        {
            long magnitude = MagnitudeOfLogarithm(number);
            result = RoundApproximation(
                digits => isDecimal ? ScaledDecimalLogarithm(number, digits) : Logarithms.Of(number, digits), magnitude, false, ref nearest);
        }

        settings.Status = nearest.Status;
        return result;
    }

    private static bool IsPowerOfTen(in DecimalNumber number, out long power)
    {
        power = number.Adjusted;
        return number.TrailingZeros() == number.Digits.Digits - 1 && number.Digits.ToString()[0] == '1';
    }

    /// <summary>The exponent of a logarithm, roughly: near 1 that of the distance from 1.</summary>
    private static long MagnitudeOfLogarithm(in DecimalNumber number)
    {
        long adjusted = number.Adjusted;
        if (adjusted is > 0 or < -1)
        {
            return Math.Max(1, Math.Abs(adjusted)).ToString(System.Globalization.CultureInfo.InvariantCulture).Length - 1;
        }

        DecimalSettings exact = DecimalSettings.Maximal;
        DecimalNumber distance = Subtract(number, DecimalNumber.From(1), ref exact);
        return Math.Min(0, distance.Adjusted) - 1;
    }

    private static BigInteger ScaledDecimalLogarithm(in DecimalNumber number, long digits)
    {
        long working = Math.Max(digits, 0) + 5;
        BigInteger quotient = Logarithms.Of(number, working) * PowersOfTen.Big(working) / Logarithms.OfTen(working);
        return digits >= working ? quotient * PowersOfTen.Big(digits - working) : quotient / PowersOfTen.Big(working - digits);
    }
}
