using System;

namespace Adder.Runtime.Objects;

/// <summary>Hexadecimal text of doubles: <c>float.hex</c> and <c>float.fromhex</c>.</summary>
internal static class FloatHex
{
    /// <summary>What reading gave.</summary>
    public enum Outcome
    {
        Ok,
        Malformed,
        TooLarge,
    }

    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return FloatText.Repr(value);
        }

        string sign = double.IsNegative(value) ? "-" : "";
        if (value == 0)
        {
            return sign + "0x0.0p+0";
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF;
        ulong fraction = bits & 0xF_FFFF_FFFF_FFFF;
        int exponent = biased == 0 ? -1022 : biased - 1023;
        string digits = fraction.ToString("x13", System.Globalization.CultureInfo.InvariantCulture);
        return $"{sign}0x{(biased == 0 ? '0' : '1')}.{digits}p{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
    }

    /// <summary>Reads a hexadecimal float: spaces around it, sign, optional 0x, digits with a point, optional binary exponent; or inf, nan.</summary>
    public static Outcome Parse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        text = text.Trim(" \t\n\r\v\f");
        bool negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            text = text[1..];
        }

        if (TryNonFinite(text, out value))
        {
            value = negative ? -value : value;
            return Outcome.Ok;
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            text = text[2..];
        }

        Outcome outcome = ParseMagnitude(text, out value);
        value = negative ? -value : value;
        return outcome;
    }

    private static bool TryNonFinite(ReadOnlySpan<char> text, out double value)
    {
        value = text.Equals("nan", StringComparison.OrdinalIgnoreCase) ? Math.CopySign(double.NaN, 1.0) : double.PositiveInfinity;
        return double.IsNaN(value) || text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }

    private static Outcome ParseMagnitude(ReadOnlySpan<char> text, out double value)
    {
        // 64 bits are kept of the digits and the rest is remembered as "not zero": enough to round to 53.
        ulong mantissa = 0;
        bool sticky = false;
        bool seenPoint = false;
        long exponent = 0;
        int digits = 0;
        int at = 0;
        value = 0;
        for (; at < text.Length; at++)
        {
            char character = text[at];
            if (character == '.' && !seenPoint)
            {
                seenPoint = true;
                continue;
            }

            int digit = IntegerText.DigitValue(character);
            if (digit > 15)
            {
                break;
            }

            digits++;
            if (mantissa >> 60 == 0)
            {
                mantissa = (mantissa << 4) | (uint)digit;
                exponent -= seenPoint ? 4 : 0;
            }
            else
            {
                sticky |= digit != 0;
                exponent += seenPoint ? 0 : 4;
            }
        }

        if (digits == 0 || !ReadExponent(text[at..], out long power))
        {
            return Outcome.Malformed;
        }

        if (mantissa == 0)
        {
            return Outcome.Ok;
        }

        int shift = System.Numerics.BitOperations.LeadingZeroCount(mantissa);
        exponent = exponent + power - shift;
        value = BigIntegers.Compose(mantissa << shift, (int)Math.Clamp(exponent, -100_000, 100_000), sticky);
        return double.IsInfinity(value) ? Outcome.TooLarge : Outcome.Ok;
    }

    /// <summary>Reads "p+12", or nothing at all.</summary>
    private static bool ReadExponent(ReadOnlySpan<char> text, out long power)
    {
        power = 0;
        if (text.Length == 0)
        {
            return true;
        }

        if (text[0] is not ('p' or 'P'))
        {
            return false;
        }

        text = text[1..];
        bool negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            text = text[1..];
        }

        if (text.Length == 0)
        {
            return false;
        }

        foreach (char character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            power = Math.Min((power * 10) + character - '0', 1L << 40);
        }

        power = negative ? -power : power;
        return true;
    }
}
