using System;

namespace Adder.Modules.Decimals;

/// <content>Comparison, quantizing, neighbours, logic.</content>
internal static partial class DecimalMath
{
    /// <summary>Order of two numbers that are not NaN.</summary>
    public static int Order(in DecimalNumber left, in DecimalNumber right)
    {
        int leftSign = left.Sign;
        int rightSign = right.Sign;
        if (leftSign != rightSign)
        {
            return leftSign < rightSign ? -1 : 1;
        }

        int order = OrderOfSizes(left, right);
        return leftSign < 0 ? -order : order;
    }

    /// <summary>Order of the absolute values of two numbers that are not NaN.</summary>
    private static int OrderOfSizes(in DecimalNumber left, in DecimalNumber right)
    {
        if (left.IsInfinite || right.IsInfinite)
        {
            return (left.IsInfinite ? 1 : 0) - (right.IsInfinite ? 1 : 0);
        }

        if (left.Digits.IsZero || right.Digits.IsZero)
        {
            return (left.Digits.IsZero ? 0 : 1) - (right.Digits.IsZero ? 0 : 1);
        }

        if (left.Exponent == right.Exponent)
        {
            return Coefficient.Compare(left.Digits, right.Digits);
        }

        long leftAdjusted = left.Adjusted;
        long rightAdjusted = right.Adjusted;
        if (leftAdjusted != rightAdjusted)
        {
            return leftAdjusted < rightAdjusted ? -1 : 1;
        }

        long shift = left.Exponent - right.Exponent;
        return shift > 0
            ? Coefficient.Compare(left.Digits.ScaleUp(shift), right.Digits)
            : Coefficient.Compare(left.Digits, right.Digits.ScaleUp(-shift));
    }

    public static DecimalNumber Compare(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) =>
        TryNaN(left, right, ref settings, out DecimalNumber nan) ? nan : DecimalNumber.From(Order(left, right));

    public static DecimalNumber CompareSignal(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        if (left.IsNaN || right.IsNaN)
        {
            settings.Status |= DecimalConditions.InvalidOperation;
        }

        return Compare(left, right, ref settings);
    }

    /// <summary>The total order of representations: NaNs and zeros included.</summary>
    public static int TotalOrder(in DecimalNumber left, in DecimalNumber right)
    {
        if (left.IsNegative != right.IsNegative)
        {
            return left.IsNegative ? -1 : 1;
        }

        int order = TotalOrderOfSizes(left, right);
        return left.IsNegative ? -order : order;
    }

    public static int TotalOrderOfSizes(in DecimalNumber left, in DecimalNumber right)
    {
        if (left.IsNaN || right.IsNaN)
        {
            // Numbers, then signaling NaNs, then quiet ones; NaNs of a kind by payload.
            int byKind = RankOfKind(left.Kind) - RankOfKind(right.Kind);
            return byKind != 0 ? Math.Sign(byKind) : Coefficient.Compare(left.Digits, right.Digits);
        }

        int order = OrderOfSizes(left, right);
        return order != 0 || left.IsInfinite ? order : left.Exponent.CompareTo(right.Exponent);
    }

    private static int RankOfKind(DecimalKind kind) => kind switch { DecimalKind.QuietNaN => 2, DecimalKind.SignalingNaN => 1, _ => 0 };

    /// <summary>The larger or smaller of two numbers, by value or by size; a quiet NaN gives way to a number.</summary>
    public static DecimalNumber Extreme(in DecimalNumber left, in DecimalNumber right, bool largest, bool bySize, ref DecimalSettings settings)
    {
        if (left.Kind == DecimalKind.QuietNaN && !right.IsNaN)
        {
            return Fit(right, ref settings);
        }

        if (right.Kind == DecimalKind.QuietNaN && !left.IsNaN)
        {
            return Fit(left, ref settings);
        }

        if (TryNaN(left, right, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        int order = bySize ? OrderOfSizes(left, right) : Order(left, right);
        if (order == 0)
        {
            order = TotalOrder(left, right);
        }

        return Fit(order < 0 == largest && order != 0 ? right : left, ref settings);
    }

    // ---- quantizing

    public static DecimalNumber Quantize(in DecimalNumber number, in DecimalNumber pattern, ref DecimalSettings settings)
    {
        if (number.IsSpecial || pattern.IsSpecial)
        {
            return TryNaN(number, pattern, ref settings, out DecimalNumber nan) ? nan
                : number.IsInfinite && pattern.IsInfinite ? number
                : Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        long exponent = pattern.Exponent;
        if (exponent > settings.Emax || exponent < settings.Tiny)
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        if (number.Digits.IsZero)
        {
            return Fit(DecimalNumber.Zero(number.IsNegative, exponent), ref settings);
        }

        long shift = number.Exponent - exponent;
        if (shift > 0 && (number.Digits.Digits + shift > settings.Precision || number.Digits.Digits + shift > DecimalSettings.LargestCoefficient))
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        DecimalConditions status = DecimalConditions.None;
        Coefficient digits;
        if (shift >= 0)
        {
            digits = number.Digits.ScaleUp(shift);
        }
        else
        {
            digits = Drop(number.Digits, -shift, number.IsNegative, settings.Rounding, out bool inexact);
            status = DecimalConditions.Rounded | (inexact ? DecimalConditions.Inexact : 0);
        }

        var result = new DecimalNumber(number.IsNegative, digits, exponent);
        int length = digits.Digits;
        if ((!digits.IsZero && length > settings.Precision) || (!digits.IsZero && result.Adjusted > settings.Emax))
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        settings.Status |= status;
        DecimalNumber fitted = Fit(result, ref settings);
        return fitted;
    }

    /// <summary>Rounds to a whole number; <paramref name="exact"/> tells of it.</summary>
    public static DecimalNumber ToIntegral(in DecimalNumber number, bool exact, ref DecimalSettings settings)
    {
        if (number.IsSpecial)
        {
            return TryNaN(number, ref settings, out DecimalNumber nan) ? nan : number;
        }

        if (number.Exponent >= 0)
        {
            return number;
        }

        if (number.Digits.IsZero)
        {
            return DecimalNumber.Zero(number.IsNegative);
        }

        Coefficient digits = Drop(number.Digits, -number.Exponent, number.IsNegative, settings.Rounding, out bool inexact);
        if (exact)
        {
            settings.Status |= DecimalConditions.Rounded | (inexact ? DecimalConditions.Inexact : 0);
        }

        return new DecimalNumber(number.IsNegative, digits, 0);
    }

    /// <summary>The simplest form: no zeros at the end.</summary>
    public static DecimalNumber Reduce(in DecimalNumber number, ref DecimalSettings settings)
    {
        if (TryNaN(number, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        DecimalNumber fitted = Fit(number, ref settings);
        if (!fitted.IsFinite)
        {
            return fitted;
        }

        return fitted.Digits.IsZero
            ? DecimalNumber.Zero(fitted.IsNegative)
            : StripZeros(fitted, settings.Clamp ? settings.Top : settings.Emax);
    }

    public static DecimalNumber ScaleByPower(in DecimalNumber number, in DecimalNumber power, ref DecimalSettings settings)
    {
        if (TryNaN(number, power, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (!TryWhole(power, 2 * (SaturatedSum(settings.Emax, settings.Precision)), out long shift))
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        return number.IsInfinite ? number : Fit(new DecimalNumber(number.IsNegative, number.Digits, number.Exponent + shift), ref settings);
    }

    private static long SaturatedSum(long left, long right) => left + right;

    /// <summary>Reads a whole number without fraction digits, within a limit on either side.</summary>
    private static bool TryWhole(in DecimalNumber number, long limit, out long value)
    {
        value = 0;
        if (!number.IsFinite || number.Exponent != 0)
        {
            return false;
        }

        long size = number.Digits.ToInt64();
        value = number.IsNegative ? -size : size;
        return size >= 0 && size <= limit;
    }

    // ---- digits

    public static DecimalNumber Shift(in DecimalNumber number, in DecimalNumber count, bool rotate, ref DecimalSettings settings)
    {
        if (TryNaN(number, count, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (!TryWhole(count, settings.Precision, out long places))
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        if (number.IsInfinite)
        {
            return number;
        }

        Coefficient digits = number.Digits.Low(settings.Precision);
        Coefficient result;
        if (rotate)
        {
            long left = places >= 0 ? places : settings.Precision + places;
            Coefficient high = digits.ScaleDown(settings.Precision - left, out _);
            result = digits.Low(settings.Precision - left).ScaleUp(left) + high;
        }
        else
        {
            result = places >= 0 ? digits.ScaleUp(places).Low(settings.Precision) : digits.ScaleDown(-places, out _);
        }

        return new DecimalNumber(number.IsNegative, result, number.Exponent);
    }

    /// <summary>Digit by digit: 0 and, 1 or, 2 exclusive or.</summary>
    public static DecimalNumber Logical(in DecimalNumber left, in DecimalNumber right, int operation, ref DecimalSettings settings)
    {
        if (!TryBits(left, settings.Precision, out string leftBits) || !TryBits(right, settings.Precision, out string rightBits))
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        int length = Math.Max(leftBits.Length, rightBits.Length);
        leftBits = leftBits.PadLeft(length, '0');
        rightBits = rightBits.PadLeft(length, '0');
        var result = new char[length];
        for (int i = 0; i < length; i++)
        {
            int a = leftBits[i] - '0';
            int b = rightBits[i] - '0';
            result[i] = (char)('0' + (operation == 0 ? a & b : operation == 1 ? a | b : a ^ b));
        }

        return new DecimalNumber(false, Coefficient.Parse(result), 0);
    }

    public static DecimalNumber LogicalInvert(in DecimalNumber number, ref DecimalSettings settings) => settings.Precision > DecimalSettings.LargestCoefficient
        ? Fail(ref settings, DecimalConditions.OutOfMemory)
        : Logical(number, new DecimalNumber(false, Coefficient.Parse(new string('1', (int)settings.Precision)), 0), 2, ref settings);

    private static bool TryBits(in DecimalNumber number, long precision, out string bits)
    {
        bits = "";
        if (!number.IsFinite || number.IsNegative || number.Exponent != 0)
        {
            return false;
        }

        bits = number.Digits.ToString();
        bool areBits = bits.AsSpan().IndexOfAnyExcept('0', '1') < 0;
        bits = bits.Length > precision ? bits[^(int)precision..] : bits;
        return areBits;
    }

    // ---- neighbours

    /// <summary>The nearest number that can be represented above or below.</summary>
    public static DecimalNumber Next(in DecimalNumber number, bool up, ref DecimalSettings settings)
    {
        if (TryNaN(number, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (number.IsInfinite)
        {
            return number.IsNegative == up ? Largest(number.IsNegative, ref settings) : number;
        }

        // Added to the tiniest step with directed rounding, any number moves to its neighbour.
        DecimalSettings directed = settings;
        directed.Status = 0;
        directed.Rounding = up ? DecimalRounding.Ceiling : DecimalRounding.Floor;
        DecimalNumber rounded = Fit(number, ref directed);
        if (rounded.IsSpecial || Order(rounded, number) != 0)
        {
            return rounded;
        }

        var step = new DecimalNumber(!up, Coefficient.One, settings.Tiny - 1);
        DecimalNumber result = Add(number, step, ref directed);
        settings.Status |= directed.Status & DecimalConditions.OutOfMemory;
        return result;
    }

    public static DecimalNumber NextToward(in DecimalNumber number, in DecimalNumber target, ref DecimalSettings settings)
    {
        if (TryNaN(number, target, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        int order = Order(number, target);
        if (order == 0)
        {
            return number.WithSign(target.IsNegative);
        }

        DecimalNumber result = Next(number, order < 0, ref settings);
        if (result.IsInfinite)
        {
            settings.Status |= DecimalConditions.Overflow | DecimalConditions.Inexact | DecimalConditions.Rounded;
        }
        else if (result.IsFinite && (result.Digits.IsZero || result.Adjusted < settings.Emin))
        {
            settings.Status |= DecimalConditions.Underflow | DecimalConditions.Subnormal | DecimalConditions.Rounded | DecimalConditions.Inexact
                | (result.Digits.IsZero ? DecimalConditions.Clamped : 0);
        }

        return result;
    }

    public static DecimalNumber ExponentOf(in DecimalNumber number, ref DecimalSettings settings)
    {
        if (number.IsSpecial)
        {
            return TryNaN(number, ref settings, out DecimalNumber nan) ? nan : DecimalNumber.Infinity(false);
        }

        return number.Digits.IsZero ? DivideByZero(true, ref settings) : Fit(DecimalNumber.From(number.Adjusted), ref settings);
    }

    /// <summary>One of the ten classes of numbers.</summary>
    public static string ClassOf(in DecimalNumber number, in DecimalSettings settings)
    {
        if (number.IsNaN)
        {
            return number.Kind == DecimalKind.QuietNaN ? "NaN" : "sNaN";
        }

        string sign = number.IsNegative ? "-" : "+";
        return sign + (number.IsInfinite ? "Infinity" : number.Digits.IsZero ? "Zero" : number.Adjusted < settings.Emin ? "Subnormal" : "Normal");
    }
}
