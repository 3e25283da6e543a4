using System;
using System.Numerics;

namespace Adder.Modules.Decimals;

/// <content>Powers.</content>
internal static partial class DecimalMath
{
    /// <summary>Powers of so many digits are computed exactly and then rounded.</summary>
    private const long ExactDigits = 2000;

    /// <summary>Powers of more digits than this are left to the approximation even where the precision asks for all of them.</summary>
    private const long LongestPower = 10_000_000;

    public static DecimalNumber Power(in DecimalNumber number, in DecimalNumber exponent, ref DecimalSettings settings)
    {
        if (TryNaN(number, exponent, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (exponent.IsZero)
        {
            return number.IsZero ? Fail(ref settings, DecimalConditions.InvalidOperation) : DecimalNumber.From(1);
        }

        bool negative = false;
        DecimalNumber size = number;
        if (number.IsNegative)
        {
            if (exponent.IsOddInteger)
            {
                negative = true;
            }
            else if (!exponent.IsInteger && !number.IsZero)
            {
                return Fail(ref settings, DecimalConditions.InvalidOperation);
            }

            size = number.WithSign(false);
        }

        if (size.IsZero || size.IsInfinite)
        {
            return size.IsZero == exponent.IsNegative ? DecimalNumber.Infinity(negative) : DecimalNumber.Zero(negative);
        }

        if (Order(size, DecimalNumber.From(1)) == 0)
        {
            return PowerOfOne(size, exponent, negative, ref settings);
        }

        bool isLarge = size.Adjusted >= 0;
        if (exponent.IsInfinite)
        {
            return isLarge == exponent.IsNegative ? DecimalNumber.Zero(negative) : DecimalNumber.Infinity(negative);
        }

        return FinitePower(size, exponent, negative, ref settings);
    }

    private static DecimalNumber PowerOfOne(in DecimalNumber number, in DecimalNumber exponent, bool negative, ref DecimalSettings settings)
    {
        if (exponent.IsInfinite || !exponent.IsInteger)
        {
            settings.Status |= DecimalConditions.Inexact | DecimalConditions.Rounded;
            return Ones(negative, -(settings.Precision - 1), ref settings);
        }

        long lowest = -(settings.Precision - 1);
        long count = exponent.IsNegative ? 0 : exponent.Exponent > 0 ? long.MaxValue : exponent.Digits.ScaleDown(-exponent.Exponent, out _).ToInt64();
        long result = number.Exponent == 0 || count == 0 ? 0
            : count < 0 || count > settings.Precision ? number.Exponent * settings.Precision
            : number.Exponent * count;
        if (result < lowest)
        {
            settings.Status |= DecimalConditions.Rounded;
            result = lowest;
        }

        return Ones(negative, Math.Min(result, 0), ref settings);
    }

    private static DecimalNumber Ones(bool negative, long exponent, ref DecimalSettings settings) => -exponent > DecimalSettings.LargestCoefficient
        ? Fail(ref settings, DecimalConditions.OutOfMemory)
        : Fit(new DecimalNumber(negative, Coefficient.One.ScaleUp(-exponent), exponent), ref settings);

    private static DecimalNumber FinitePower(DecimalNumber number, DecimalNumber exponent, bool negative, ref DecimalSettings settings)
    {
        if (TryExtremePower(number, exponent, negative, ref settings, out DecimalNumber extreme))
        {
            return extreme;
        }

        if (TryExactPower(number, exponent, negative, settings, out DecimalNumber exact))
        {
            if (exponent.IsInteger)
            {
                return Fit(exact, ref settings);
            }

            // A power that is no whole one counts as inexact whatever its digits are.
            long missing = settings.Precision + 1 - exact.Digits.Digits;
            DecimalNumber padded = missing > 0 ? new DecimalNumber(negative, exact.Digits.ScaleUp(missing), exact.Exponent - missing) : exact;
            DecimalNumber fitted = Fit(padded, ref settings);
            bool isTiny = (settings.Status & DecimalConditions.Subnormal) != 0;
            settings.Status |= DecimalConditions.Inexact | DecimalConditions.Rounded | (isTiny ? DecimalConditions.Underflow : 0);
            return fitted;
        }

        DecimalNumber magnitude = MagnitudeOfPower(number, exponent);
        long first = (long)Scaled(magnitude, 0) - (magnitude.IsNegative ? 1 : 0);
        return RoundApproximation(digits => ScaledPower(number, exponent, digits, first), first, negative, ref settings);
    }

    /// <summary>The decimal logarithm of a power, to some thirty digits.</summary>
    private static DecimalNumber MagnitudeOfPower(in DecimalNumber number, in DecimalNumber exponent)
    {
        DecimalSettings rough = default(DecimalSettings).Working(40);
        DecimalNumber logarithm = DecimalLogarithm(number, ref rough);
        return Multiply(logarithm, exponent, ref rough);
    }

    /// <summary>Powers far beyond all limits, or so near 1 that no digit tells.</summary>
    private static bool TryExtremePower(in DecimalNumber number, in DecimalNumber exponent, bool negative, ref DecimalSettings settings, out DecimalNumber result)
    {
        DecimalNumber magnitude = MagnitudeOfPower(number, exponent);
        const long Unreachable = 20;
        result = default;
        if (magnitude.IsZero)
        {
            return false;
        }

        if (magnitude.Adjusted > Unreachable || Order(magnitude.WithSign(false), DecimalNumber.From((2 * settings.Emax) + 2)) > 0)
        {
            result = Fit(new DecimalNumber(negative, Coefficient.One, magnitude.IsNegative ? 3 * settings.Tiny : 3 * settings.Emax), ref settings);
            return true;
        }

        if (magnitude.Adjusted < -settings.Precision - 3 && settings.Precision < DecimalSettings.LargestCoefficient)
        {
            long digits = settings.Precision + 3;
            result = Fit(new DecimalNumber(negative, Coefficient.From(PowersOfTen.Big(digits) + (magnitude.IsNegative ? -1 : 1)), -digits), ref settings);
            settings.Status |= DecimalConditions.Inexact | DecimalConditions.Rounded;
            return true;
        }

        return false;
    }

    private static BigInteger ScaledPower(in DecimalNumber number, in DecimalNumber exponent, long digits, long magnitude)
    {
        // x^y = e^(y ln x): the logarithm needs the digits of the result and those of y before the point.
        long working = Math.Max(1, digits + magnitude) + Math.Max(0, exponent.Adjusted) + 8;
        BigInteger logarithm = Logarithms.Of(number, working);
        var product = new DecimalNumber(exponent.IsNegative != (logarithm.Sign < 0), Coefficient.From(BigInteger.Abs(logarithm)) * exponent.Digits, exponent.Exponent - working);
        return ScaledExponential(product, digits, magnitude);
    }

    // ---- exact powers

    private static bool TryExactPower(in DecimalNumber number, in DecimalNumber exponent, bool negative, in DecimalSettings settings, out DecimalNumber result)
    {
        result = default;
        long zeros = number.TrailingZeros();
        BigInteger digits = number.Digits.ToBig() / PowersOfTen.Big(zeros);
        long scale = number.Exponent + zeros;
        if (!TryFraction(exponent, out BigInteger numerator, out BigInteger denominator))
        {
            return false;
        }

        // The root first: both the digits and the exponent must have one.
        if (!denominator.IsOne)
        {
            if (denominator > ExactDigits || !TryRoot(ref digits, ref scale, (int)denominator))
            {
                return false;
            }
        }

        if (numerator.Sign < 0)
        {
            if (!TryReciprocal(ref digits, ref scale, settings.Precision * 4))
            {
                return false;
            }

            numerator = -numerator;
        }

        return TryWholePower(digits, scale, numerator, number, exponent, negative, settings, out result);
    }

    private static bool TryWholePower(
        BigInteger digits, long scale, BigInteger power, in DecimalNumber number, in DecimalNumber exponent, bool negative, in DecimalSettings settings, out DecimalNumber result)
    {
        result = default;
        long length = digits.IsOne ? 0 : Coefficient.From(digits).Digits;

        // Where the precision asks for all digits there is no shorter way to them.
        bool isWanted = power * length <= Math.Min(settings.Precision, LongestPower);
        if (power > 1_000_000_000_000 || (length > 0 && !isWanted && power * length > Math.Max(ExactDigits, 3 * Math.Min(settings.Precision, ExactDigits * 10))))
        {
            return false;
        }

        BigInteger value = digits.IsOne ? BigInteger.One : BigInteger.Pow(digits, (int)power);
        BigInteger wholeScale = scale * power;
        if (BigInteger.Abs(wholeScale) > 4 * (BigInteger)DecimalSettings.MaximumExponent)
        {
            return false;
        }

        // Whole positive powers keep the zeros that a repeated product has, as far as the precision goes.
        long resultScale = (long)wholeScale;
        if (exponent.IsInteger && !exponent.IsNegative)
        {
            BigInteger ideal = number.Exponent * power;
            long room = settings.Precision - Coefficient.From(value).Digits;
            long zeros = (long)BigInteger.Min(BigInteger.Max(wholeScale - ideal, 0), Math.Min(Math.Max(room, 0), DecimalSettings.LargestCoefficient));
            bool dropped = wholeScale - zeros > ideal;
            value *= PowersOfTen.Big(zeros + (dropped ? 1 : 0));
            resultScale -= zeros + (dropped ? 1 : 0);
        }

        result = new DecimalNumber(negative, Coefficient.From(value), resultScale);
        return true;
    }

    /// <summary>A number as a fraction in lowest terms, where its parts have a sensible size.</summary>
    private static bool TryFraction(in DecimalNumber number, out BigInteger numerator, out BigInteger denominator)
    {
        const int Limit = 40;
        numerator = denominator = BigInteger.One;
        if (number.Exponent > Limit || number.Exponent < -ExactDigits || number.Digits.Digits > ExactDigits)
        {
            return false;
        }

        numerator = number.Digits.ToBig();
        if (number.Exponent >= 0)
        {
            numerator *= PowersOfTen.Big(number.Exponent);
        }
        else
        {
            denominator = PowersOfTen.Big(-number.Exponent);
            BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            numerator /= divisor;
            denominator /= divisor;
        }

        numerator = number.IsNegative ? -numerator : numerator;
        return true;
    }

    /// <summary>The root of digits * 10^scale where that is exact.</summary>
    private static bool TryRoot(ref BigInteger digits, ref long scale, int degree)
    {
        // Zeros make the exponent a multiple of the degree.
        long rest = ((scale % degree) + degree) % degree;
        BigInteger value = digits * PowersOfTen.Big(rest);
        BigInteger root = RootOf(value, degree);
        if (BigInteger.Pow(root, degree) != value)
        {
            return false;
        }

        digits = root;
        scale = (scale - rest) / degree;
        return true;
    }

    private static BigInteger RootOf(BigInteger value, int degree)
    {
        if (value.IsOne)
        {
            return value;
        }

        BigInteger root = BigInteger.One << (int)((value.GetBitLength() / degree) + 1);
        while (true)
        {
            BigInteger next = ((root * (degree - 1)) + (value / BigInteger.Pow(root, degree - 1))) / degree;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary>The reciprocal of digits * 10^scale where it ends: the digits are a product of twos and fives.</summary>
    private static bool TryReciprocal(ref BigInteger digits, ref long scale, long limit)
    {
        BigInteger rest = digits;
        int twos = 0;
        while (rest.IsEven)
        {
            rest >>= 1;
            twos++;
        }

        int fives = 0;
        while (!rest.IsOne)
        {
            rest = BigInteger.DivRem(rest, 5, out BigInteger remainder);
            if (!remainder.IsZero || fives > limit)
            {
                return false;
            }

            fives++;
        }

        int power = Math.Max(twos, fives);
        digits = BigInteger.Pow(5, power - fives) * BigInteger.Pow(2, power - twos);
        scale = -scale - power;
        return true;
    }

    // ---- with a modulus

    public static DecimalNumber PowerModulo(in DecimalNumber number, in DecimalNumber exponent, in DecimalNumber modulus, ref DecimalSettings settings)
    {
        if (number.IsNaN || exponent.IsNaN || modulus.IsNaN)
        {
            bool useFirst = number.Kind == DecimalKind.SignalingNaN || exponent.Kind == DecimalKind.SignalingNaN || (modulus.Kind != DecimalKind.SignalingNaN && (number.IsNaN || exponent.IsNaN));
            _ = useFirst ? TryNaN(number, exponent, ref settings, out DecimalNumber nan) : TryNaN(modulus, ref settings, out nan);
            return nan;
        }

        if (!number.IsInteger || !exponent.IsInteger || !modulus.IsInteger || (exponent.IsNegative && !exponent.IsZero) || modulus.IsZero || (number.IsZero && exponent.IsZero)
            || modulus.Adjusted >= settings.Precision)
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        BigInteger divisor = Scaled(modulus.WithSign(false), 0);
        BigInteger digits = number.Exponent >= 0
            ? number.Digits.ToBig() * BigInteger.ModPow(10, number.Exponent, divisor)
            : number.Digits.ToBig() / PowersOfTen.Big(-number.Exponent);
        BigInteger result = exponent.Exponent > DecimalSettings.LargestCoefficient
            ? BigInteger.MinusOne
            : BigInteger.ModPow(digits, Scaled(exponent, 0), divisor);
        return result.Sign < 0
            ? Fail(ref settings, DecimalConditions.OutOfMemory)
            : Fit(new DecimalNumber(number.IsNegative && exponent.IsOddInteger, Coefficient.From(result), 0), ref settings);
    }
}
