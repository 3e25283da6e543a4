using System;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// The decimal digits of a double, exactly: a double is an integer times a power of two, so every decimal place of it is known and rounding is decided by the true
/// value, ties to even. 128-bit arithmetic where the numbers fit, <see cref="BigInteger"/> elsewhere.
/// </summary>
[SkipLocalsInit]
internal static class FloatDigits
{
    private static readonly ulong[] s_powersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ];

    private static readonly BigInteger[] s_bigPowersOfTen = new BigInteger[700];

    /// <summary>10 to a power of at most 19; a double without rounding up to 15.</summary>
    public static double PowerOfTen64(int power) => s_powersOfTen[power];

    /// <summary>Splits a finite double that is not negative into mantissa × 2**exponent.</summary>
    public static ulong Split(double magnitude, out int exponent)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(magnitude);
        int biased = (int)(bits >> 52) & 0x7FF;
        ulong fraction = bits & 0xF_FFFF_FFFF_FFFF;
        exponent = (biased == 0 ? 1 : biased) - 1075;
        return biased == 0 ? fraction : fraction | (1UL << 52);
    }

    /// <summary>
    /// The fewest digits that read back as the same double, the nearest to it of those. The value is 0.DIGITS × 10**<paramref name="point"/>; no zeros at the end.
    /// </summary>
    /// <param name="magnitude">Finite and not negative.</param>
    /// <param name="digits">Room for at least 32.</param>
    /// <returns>How many digits.</returns>
    public static int Shortest(double magnitude, Span<char> digits, out int point)
    {
        if (magnitude == 0)
        {
            digits[0] = '0';
            point = 1;
            return 1;
        }

        Span<char> text = stackalloc char[40];
        _ = magnitude.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        int count = 0;
        point = 0;
        bool fraction = false;
        for (int i = 0; i < written; i++)
        {
            char character = text[i];
            if (character == '.')
            {
                fraction = true;
            }
            else if (character == 'E')
            {
                point += int.Parse(text[(i + 1)..written], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else if (count == 0 && character == '0')
            {
                point -= fraction ? 1 : 0;
            }
            else
            {
                digits[count++] = character;
                point += fraction ? 0 : 1;
            }
        }

        while (digits[count - 1] == '0')
        {
            count--;
        }

        return count;
    }

    /// <summary>The value times 10**<paramref name="places"/>, rounded to an integer, ties to even.</summary>
    /// <param name="magnitude">Finite and not negative.</param>
    /// <param name="places">Digits after the point to keep; negative ones drop digits before it.</param>
    public static BigInteger Scaled(double magnitude, int places)
    {
        ulong mantissa = Split(magnitude, out int exponent);
        if (TryScaledSmall(mantissa, exponent, places, out DoubleWord small))
        {
            return small;
        }

        BigInteger numerator = mantissa;
        BigInteger denominator = BigInteger.One;
        if (places >= 0)
        {
            numerator *= PowerOfTen(places);
        }
        else
        {
            denominator = PowerOfTen(-places);
        }

        if (exponent >= 0)
        {
            numerator <<= exponent;
        }
        else
        {
            denominator <<= -exponent;
        }

        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int comparison = (remainder << 1).CompareTo(denominator);
        return comparison > 0 || (comparison == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    /// <summary>The value rounded to a number of significant digits, all of which are given: the value is 0.DIGITS × 10**<paramref name="point"/>.</summary>
    /// <param name="magnitude">Finite and not negative.</param>
    public static string Significant(double magnitude, int count, out int point)
    {
        if (magnitude == 0)
        {
            point = 1;
            return new string('0', count);
        }

        // The logarithm is right but for rounding at powers of ten: the number of digits tells.
        int estimate = (int)Math.Floor(Math.Log10(magnitude));
        while (true)
        {
            string digits = ToDigits(Scaled(magnitude, count - 1 - estimate));
            if (digits.Length == count)
            {
                point = estimate + 1;
                return digits;
            }

            estimate += digits.Length > count ? 1 : -1;
        }
    }

    /// <summary>The value rounded to a number of decimal places, and its digits from the first that is not zero (or "0").</summary>
    /// <param name="magnitude">Finite and not negative.</param>
    public static string Fixed(double magnitude, int places, out int point)
    {
        // No double has more than 1074 decimal places: the rest are zeros.
        int exact = Math.Min(places, 1075);
        string digits = ToDigits(Scaled(magnitude, exact));
        point = digits.Length - exact;
        return digits;
    }

    /// <summary>The same written to a buffer of at least 20 chars, where the digits fit into 63 bits; empty where they do not.</summary>
    public static ReadOnlySpan<char> TryFixed(double magnitude, int places, Span<char> buffer, out int point)
    {
        point = 0;
        if (!TryFixed64(Split(magnitude, out int exponent), exponent, places, out ulong scaled) || scaled > long.MaxValue)
        {
            return [];
        }

        ReadOnlySpan<char> digits = IntegerText.Write((long)scaled, buffer);
        point = digits.Length - places;
        return digits;
    }

    /// <summary>The product in 128 bits. Not <see cref="Math.BigMul(ulong, ulong, out ulong)"/>: methods with that are not compiled ahead.</summary>
    private static ulong Multiply(ulong left, ulong right, out ulong low)
    {
        ulong lowest = (left & uint.MaxValue) * (right & uint.MaxValue);
        ulong first = ((left >> 32) * (right & uint.MaxValue)) + (lowest >> 32);
        ulong second = ((left & uint.MaxValue) * (right >> 32)) + (first & uint.MaxValue);
        low = (second << 32) | (lowest & uint.MaxValue);
        return ((left >> 32) * (right >> 32)) + (first >> 32) + (second >> 32);
    }

    /// <summary>mantissa × 2**exponent × 10**places, rounded, ties to even, where it has 64 bits: what nearly every number that is written needs, without .NET's 128-bit type, which is not compiled ahead.</summary>
    private static bool TryFixed64(ulong mantissa, int exponent, int places, out ulong result)
    {
        result = 0;
        if (exponent is > 0 or < -127 || (uint)places > 19)
        {
            return false;
        }

        // What is shifted out stands at the top of rest; sticky says whether anything lies below that.
        ulong high = Multiply(mantissa, s_powersOfTen[places], out ulong low);
        int shift = -exponent;
        ulong rest;
        bool sticky = false;
        if (shift < 64)
        {
            if (high >> shift != 0)
            {
                return false;
            }

            result = shift == 0 ? low : (high << (64 - shift)) | (low >> shift);
            rest = shift == 0 ? 0 : low << (64 - shift);
        }
        else if (shift == 64)
        {
            result = high;
            rest = low;
        }
        else
        {
            result = high >> (shift - 64);
            rest = (high << (128 - shift)) | (low >> (shift - 64));
            sticky = low << (128 - shift) != 0;
        }

        const ulong Half = 1UL << 63;
        if (rest > Half || (rest == Half && (sticky || (result & 1) != 0)))
        {
            result++;
            return result != 0;
        }

        return true;
    }

    /// <summary>The double rounded to decimal places, ties to even by its true value (<c>round(x, places)</c>); infinity where the result is too large.</summary>
    public static double Round(double value, int places)
    {
        double magnitude = Math.Abs(value);
        if (places >= 0)
        {
            ulong mantissa = Split(magnitude, out int exponent);
            if (exponent >= 0)
            {
                return value;
            }

            if (places <= 19 && TryScaledSmall(mantissa, exponent, places, out DoubleWord scaled) && scaled <= (1UL << 53))
            {
                // Both are exact doubles, so their quotient is the nearest double to the decimal.
                return Math.CopySign((double)(ulong)scaled / s_powersOfTen[places], value);
            }
        }

        BigInteger rounded = Scaled(magnitude, places);
        double result = places >= 0 ? BigIntegers.Divide(rounded, PowerOfTen(places)) : BigIntegers.ToDouble(rounded * PowerOfTen(-places));
        return Math.CopySign(result, value);
    }

    public static BigInteger PowerOfTen(int exponent)
    {
        if (exponent >= s_bigPowersOfTen.Length)
        {
            return BigInteger.Pow(10, exponent);
        }

        // Idempotent: threads may compute the same entry; a torn read is excluded by reading through one local copy under the lock.
        lock (s_bigPowersOfTen)
        {
            ref BigInteger cached = ref s_bigPowersOfTen[exponent];
            if (cached.IsZero)
            {
                cached = BigInteger.Pow(10, exponent);
            }

            return cached;
        }
    }

    private static string ToDigits(BigInteger value) =>
        value <= ulong.MaxValue ? ((ulong)value).ToString(CultureInfo.InvariantCulture) : IntegerText.ToDecimal(value);

    private static bool TryScaledSmall(ulong mantissa, int exponent, int places, out DoubleWord result)
    {
        result = default;
        if (places is < -19 or > 22 || exponent is > 74 or < -127)
        {
            return false;
        }

        DoubleWord numerator = mantissa;
        if (places >= 0)
        {
            numerator *= places <= 19 ? s_powersOfTen[places] : DoubleWord.Product(s_powersOfTen[19], s_powersOfTen[places - 19]);
        }

        if (exponent >= 0)
        {
            if (places > 0 && exponent > 0)
            {
                // mantissa × 10**places × 2**exponent need not fit.
                return false;
            }

            numerator <<= exponent;
            if (places >= 0)
            {
                result = numerator;
                return true;
            }

            return DivideToEven(numerator, s_powersOfTen[-places], out result);
        }

        if (places < 0)
        {
            return false;
        }

        int shift = -exponent;
        DoubleWord quotient = numerator >> shift;
        DoubleWord rest = numerator - (quotient << shift);
        DoubleWord half = DoubleWord.One << (shift - 1);
        if (rest > half || (rest == half && (quotient.Lower & 1) != 0))
        {
            quotient += 1;
        }

        result = quotient;
        return true;
    }

    private static bool DivideToEven(DoubleWord numerator, DoubleWord denominator, out DoubleWord result)
    {
        result = DoubleWord.DivRem(numerator, denominator, out DoubleWord remainder);
        DoubleWord twice = remainder << 1;
        if (twice > denominator || (twice == denominator && (result.Lower & 1) != 0))
        {
            result += 1;
        }

        return true;
    }
}
