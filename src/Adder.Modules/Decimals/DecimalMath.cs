using System;

namespace Adder.Modules.Decimals;

/// <summary>
/// General Decimal Arithmetic: operations on numbers under settings, which collect the conditions. Results are exact results, rounded once.
/// </summary>
internal static partial class DecimalMath
{
    // ---- rounding

    /// <summary>The digits grow by one unit where this part of them is taken away.</summary>
    private static bool RoundsAway(DecimalRounding rounding, bool negative, in Coefficient kept, DiscardedPart part) => part != DiscardedPart.Nothing && rounding switch
    {
        DecimalRounding.Up => true,
        DecimalRounding.Down => false,
        DecimalRounding.Ceiling => !negative,
        DecimalRounding.Floor => negative,
        DecimalRounding.HalfUp => part >= DiscardedPart.Half,
        DecimalRounding.HalfDown => part == DiscardedPart.AboveHalf,
        DecimalRounding.HalfEven => part == DiscardedPart.AboveHalf || (part == DiscardedPart.Half && !kept.IsEven),
        _ => kept.Modulo(10) is 0 or 5,
    };

    /// <summary>Takes digits away from the end, rounding.</summary>
    internal static Coefficient Drop(in Coefficient digits, long count, bool negative, DecimalRounding rounding, out bool inexact)
    {
        Coefficient kept = digits.ScaleDown(count, out DiscardedPart part);
        inexact = part != DiscardedPart.Nothing;
        return RoundsAway(rounding, negative, kept, part) ? kept + Coefficient.One : kept;
    }

    /// <summary>Makes a number fit the settings: precision, exponents, clamping.</summary>
    public static DecimalNumber Fit(in DecimalNumber number, ref DecimalSettings settings)
    {
        if (number.IsSpecial)
        {
            return number.IsNaN ? FitPayload(number, settings) : number;
        }

        if (number.Digits.IsZero)
        {
            long exponent = Math.Clamp(number.Exponent, settings.Tiny, settings.Clamp ? settings.Top : settings.Emax);
            if (exponent == number.Exponent)
            {
                return number;
            }

            settings.Status |= DecimalConditions.Clamped;
            return DecimalNumber.Zero(number.IsNegative, exponent);
        }

        int length = number.Digits.Digits;
        long adjusted = number.Exponent + length - 1;
        if (adjusted > settings.Emax)
        {
            return Overflow(number.IsNegative, ref settings);
        }

        bool isSubnormal = adjusted < settings.Emin;
        long lowest = isSubnormal ? settings.Tiny : number.Exponent + length - settings.Precision;
        settings.Status |= isSubnormal ? DecimalConditions.Subnormal : 0;
        if (number.Exponent < lowest)
        {
            return Round(number, lowest, isSubnormal, ref settings);
        }

        return FoldDown(number, length, ref settings);
    }

    private static DecimalNumber Round(in DecimalNumber number, long exponent, bool isSubnormal, ref DecimalSettings settings)
    {
        Coefficient digits = Drop(number.Digits, exponent - number.Exponent, number.IsNegative, settings.Rounding, out bool inexact);
        settings.Status |= DecimalConditions.Rounded;
        if (inexact)
        {
            settings.Status |= DecimalConditions.Inexact | (isSubnormal ? DecimalConditions.Underflow : 0);
        }

        if (digits.IsZero)
        {
            settings.Status |= DecimalConditions.Clamped;
            return DecimalNumber.Zero(number.IsNegative, exponent);
        }

        int length = digits.Digits;
        if (length > settings.Precision)
        {
            digits = digits.ScaleDown(1, out _);
            exponent++;
            length--;
        }

        return exponent + length - 1 > settings.Emax
            ? Overflow(number.IsNegative, ref settings)
            : FoldDown(new DecimalNumber(number.IsNegative, digits, exponent), length, ref settings);
    }

    /// <summary>With <c>clamp</c>, an exponent that is too high is lowered by zeros at the end.</summary>
    private static DecimalNumber FoldDown(in DecimalNumber number, int length, ref DecimalSettings settings)
    {
        if (!settings.Clamp || number.Exponent <= settings.Top)
        {
            return number;
        }

        settings.Status |= DecimalConditions.Clamped;
        long shift = number.Exponent - settings.Top;
        return length + shift > DecimalSettings.LargestCoefficient
            ? Fail(ref settings, DecimalConditions.OutOfMemory)
            : new DecimalNumber(number.IsNegative, number.Digits.ScaleUp(shift), settings.Top);
    }

    private static DecimalNumber Overflow(bool negative, ref DecimalSettings settings)
    {
        settings.Status |= DecimalConditions.Overflow | DecimalConditions.Inexact | DecimalConditions.Rounded;
        bool toInfinity = settings.Rounding switch
        {
            DecimalRounding.Down or DecimalRounding.ZeroFiveUp => false,
            DecimalRounding.Ceiling => !negative,
            DecimalRounding.Floor => negative,
            _ => true,
        };
        return toInfinity ? DecimalNumber.Infinity(negative) : Largest(negative, ref settings);
    }

    /// <summary>The finite number farthest from zero.</summary>
    private static DecimalNumber Largest(bool negative, ref DecimalSettings settings) => settings.Precision > DecimalSettings.LargestCoefficient
        ? Fail(ref settings, DecimalConditions.OutOfMemory)
        : new DecimalNumber(negative, Nines(settings.Precision), settings.Top);

    private static Coefficient Nines(long count) => Coefficient.From(PowersOfTen.Big(count) - 1);

    private static DecimalNumber FitPayload(in DecimalNumber number, in DecimalSettings settings)
    {
        long length = settings.Precision - (settings.Clamp ? 1 : 0);
        return number.Digits.IsZero || number.Digits.Digits <= length ? number : new DecimalNumber(number.IsNegative, number.Digits.Low(length), 0, number.Kind);
    }

    private static DecimalNumber Fail(ref DecimalSettings settings, DecimalConditions condition)
    {
        settings.Status |= condition;
        return DecimalNumber.NaN;
    }

    // ---- NaNs

    /// <summary>The result where an operand is a NaN: the first signaling one, made quiet, else the first.</summary>
    private static bool TryNaN(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings, out DecimalNumber result)
    {
        result = default;
        if (!left.IsNaN && !right.IsNaN)
        {
            return false;
        }

        bool isSignal = left.Kind == DecimalKind.SignalingNaN || right.Kind == DecimalKind.SignalingNaN;
        if (isSignal)
        {
            settings.Status |= DecimalConditions.InvalidOperation;
        }

        DecimalNumber chosen = left.Kind == DecimalKind.SignalingNaN ? left
            : right.Kind == DecimalKind.SignalingNaN ? right
            : left.IsNaN ? left : right;
        result = FitPayload(new DecimalNumber(chosen.IsNegative, chosen.Digits, 0, DecimalKind.QuietNaN), settings);
        return true;
    }

    private static bool TryNaN(in DecimalNumber number, ref DecimalSettings settings, out DecimalNumber result) => TryNaN(number, number, ref settings, out result);

    // ---- sign

    public static DecimalNumber Plus(in DecimalNumber number, ref DecimalSettings settings) => WithoutNegativeZero(number, ref settings);

    public static DecimalNumber Minus(in DecimalNumber number, ref DecimalSettings settings) =>
        number.IsNaN ? WithoutNegativeZero(number, ref settings) : WithoutNegativeZero(number.Negate(), ref settings);

    public static DecimalNumber Absolute(in DecimalNumber number, ref DecimalSettings settings) =>
        number.IsNegative ? Minus(number, ref settings) : Plus(number, ref settings);

    private static DecimalNumber WithoutNegativeZero(in DecimalNumber number, ref DecimalSettings settings)
    {
        if (TryNaN(number, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        return number.IsZero && settings.Rounding != DecimalRounding.Floor ? Fit(number.WithSign(false), ref settings) : Fit(number, ref settings);
    }

    // ---- sums

    public static DecimalNumber Subtract(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) =>
        right.IsNaN ? Add(left, right, ref settings) : Add(left, right.Negate(), ref settings);

    public static DecimalNumber Add(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        if (left.IsSpecial || right.IsSpecial)
        {
            if (TryNaN(left, right, ref settings, out DecimalNumber nan))
            {
                return nan;
            }

            return left.IsInfinite && right.IsInfinite && left.IsNegative != right.IsNegative
                ? Fail(ref settings, DecimalConditions.InvalidOperation)
                : DecimalNumber.Infinity(left.IsInfinite ? left.IsNegative : right.IsNegative);
        }

        return Fit(AddExactly(left, right, ref settings), ref settings);
    }

    /// <summary>The sum, exact as far as its rounding can tell.</summary>
    private static DecimalNumber AddExactly(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        if (left.Exponent == right.Exponent)
        {
            return AddDigits(left.IsNegative, left.Digits, right.IsNegative, right.Digits, left.Exponent, settings.Rounding);
        }

        ref readonly DecimalNumber big = ref left.Exponent > right.Exponent ? ref left : ref right;
        ref readonly DecimalNumber small = ref left.Exponent > right.Exponent ? ref right : ref left;
        if (big.Digits.IsZero)
        {
            return AddDigits(big.IsNegative, Coefficient.Zero, small.IsNegative, small.Digits, small.Exponent, settings.Rounding);
        }

        long exponent = small.Exponent;
        int bigLength = big.Digits.Digits;
        bool isTiny = false;
        if (small.Digits.IsZero)
        {
            // A zero only lowers the exponent, as far as the precision allows.
            exponent = Math.Max(exponent, big.Exponent + bigLength - settings.Precision - 1);
            exponent = Math.Min(exponent, big.Exponent);
        }
        else
        {
            // A number far below the last digit that counts acts as a single unit there.
            long last = big.Exponent + Math.Min(-1, bigLength - settings.Precision - 2);
            isTiny = small.Exponent < last && small.Exponent + small.Digits.Digits - 1 < last;
            exponent = isTiny ? last : exponent;
        }

        long shift = big.Exponent - exponent;
        if (bigLength + shift > DecimalSettings.LargestCoefficient)
        {
            return Fail(ref settings, DecimalConditions.OutOfMemory);
        }

        Coefficient scaled = big.Digits.ScaleUp(shift);
        return isTiny
            ? AddDigits(big.IsNegative, scaled, small.IsNegative, Coefficient.One, exponent, settings.Rounding)
            : AddDigits(big.IsNegative, scaled, small.IsNegative, small.Digits, exponent, settings.Rounding);
    }

    private static DecimalNumber AddDigits(bool leftNegative, in Coefficient left, bool rightNegative, in Coefficient right, long exponent, DecimalRounding rounding)
    {
        if (leftNegative == rightNegative)
        {
            return new DecimalNumber(leftNegative, left + right, exponent);
        }

        int order = Coefficient.Compare(left, right);
        return order == 0
            ? DecimalNumber.Zero(rounding == DecimalRounding.Floor, exponent)
            : order > 0 ? new DecimalNumber(leftNegative, left - right, exponent) : new DecimalNumber(rightNegative, right - left, exponent);
    }

    // ---- products

    public static DecimalNumber Multiply(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings) =>
        TryMultiply(left, right, ref settings, out DecimalNumber product) ? Fit(product, ref settings) : product;

    /// <summary>The exact product; false where the result is special and final.</summary>
    private static bool TryMultiply(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings, out DecimalNumber product)
    {
        bool negative = left.IsNegative != right.IsNegative;
        if (left.IsSpecial || right.IsSpecial)
        {
            if (!TryNaN(left, right, ref settings, out product))
            {
                product = left.IsZero || right.IsZero ? Fail(ref settings, DecimalConditions.InvalidOperation) : DecimalNumber.Infinity(negative);
            }

            return false;
        }

        product = new DecimalNumber(negative, left.Digits * right.Digits, left.Exponent + right.Exponent);
        return true;
    }

    public static DecimalNumber FusedMultiplyAdd(in DecimalNumber left, in DecimalNumber right, in DecimalNumber third, ref DecimalSettings settings)
    {
        bool isInvalid = (left.IsInfinite && right.IsZero) || (left.IsZero && right.IsInfinite);
        if (third.Kind == DecimalKind.SignalingNaN && !isInvalid && left.Kind != DecimalKind.SignalingNaN && right.Kind != DecimalKind.SignalingNaN)
        {
            // A signaling operand counts before quiet factors.
            _ = TryNaN(third, ref settings, out DecimalNumber nan);
            return nan;
        }

        return TryMultiply(left, right, ref settings, out DecimalNumber product) || !product.IsNaN ? Add(product, third, ref settings) : product;
    }

    // ---- quotients

    public static DecimalNumber Divide(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        bool negative = left.IsNegative != right.IsNegative;
        if (left.IsSpecial || right.IsSpecial)
        {
            if (TryNaN(left, right, ref settings, out DecimalNumber nan))
            {
                return nan;
            }

            if (left.IsInfinite)
            {
                return right.IsInfinite ? Fail(ref settings, DecimalConditions.InvalidOperation) : DecimalNumber.Infinity(negative);
            }

            settings.Status |= DecimalConditions.Clamped;
            return DecimalNumber.Zero(negative, settings.Tiny);
        }

        if (right.Digits.IsZero)
        {
            return left.Digits.IsZero ? Fail(ref settings, DecimalConditions.DivisionUndefined) : DivideByZero(negative, ref settings);
        }

        long ideal = left.Exponent - right.Exponent;
        return left.Digits.IsZero ? Fit(DecimalNumber.Zero(negative, ideal), ref settings) : Fit(Quotient(left.Digits, right.Digits, negative, ideal, ref settings), ref settings);
    }

    private static DecimalNumber DivideByZero(bool negative, ref DecimalSettings settings)
    {
        settings.Status |= DecimalConditions.DivisionByZero;
        return DecimalNumber.Infinity(negative);
    }

    /// <summary>A quotient with a digit more than the precision; where it goes on, its last digit says so.</summary>
    private static DecimalNumber Quotient(in Coefficient left, in Coefficient right, bool negative, long ideal, ref DecimalSettings settings)
    {
        int leftLength = left.Digits;
        int rightLength = right.Digits;

        // A quotient that ends has no more digits behind the point than the divisor has factors of 2 or 5, so that it can be had where memory would not bear the precision.
        bool mustEnd = settings.Precision > DecimalSettings.LargestCoefficient;
        long precision = mustEnd ? leftLength + (4L * rightLength) : settings.Precision;
        long shift = rightLength - leftLength + precision + 1;
        (Coefficient quotient, Coefficient remainder) = shift >= 0
            ? Coefficient.DivRem(left.ScaleUp(shift), right)
            : Coefficient.DivRem(left, right.ScaleUp(-shift));
        long exponent = ideal - shift;
        if (!remainder.IsZero && mustEnd)
        {
            return Fail(ref settings, DecimalConditions.OutOfMemory);
        }

        if (!remainder.IsZero)
        {
            return new DecimalNumber(negative, quotient.Modulo(5) == 0 ? quotient + Coefficient.One : quotient, exponent);
        }

        return StripZeros(new DecimalNumber(negative, quotient, exponent), ideal);
    }

    /// <summary>Raises the exponent towards an ideal one as far as zeros at the end allow.</summary>
    private static DecimalNumber StripZeros(in DecimalNumber number, long ideal)
    {
        if (number.Exponent >= ideal || number.Digits.Modulo(10) != 0)
        {
            return number;
        }

        long count = Math.Min(number.TrailingZeros(), ideal - number.Exponent);
        return new DecimalNumber(number.IsNegative, number.Digits.ScaleDown(count, out _), number.Exponent + count);
    }

    /// <summary>Quotient without fraction and remainder; both NaN where that is impossible.</summary>
    public static (DecimalNumber Quotient, DecimalNumber Remainder) DivideModulo(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        bool negative = left.IsNegative != right.IsNegative;
        if (TryNaN(left, right, ref settings, out DecimalNumber nan))
        {
            return (nan, nan);
        }

        if (left.IsInfinite)
        {
            settings.Status |= DecimalConditions.InvalidOperation;
            return right.IsInfinite ? (DecimalNumber.NaN, DecimalNumber.NaN) : (DecimalNumber.Infinity(negative), DecimalNumber.NaN);
        }

        if (right.IsZero)
        {
            if (left.IsZero)
            {
                settings.Status |= DecimalConditions.DivisionUndefined;
                return (DecimalNumber.NaN, DecimalNumber.NaN);
            }

            settings.Status |= DecimalConditions.DivisionByZero | DecimalConditions.InvalidOperation;
            return (DecimalNumber.Infinity(negative), DecimalNumber.NaN);
        }

        if (!TryIntegerQuotient(left, right, ref settings, out DecimalNumber quotient, out DecimalNumber remainder))
        {
            return (DecimalNumber.NaN, DecimalNumber.NaN);
        }

        return (Fit(quotient, ref settings), Fit(remainder, ref settings));
    }

    /// <summary>The parts of a division of finite numbers, not yet rounded; false where the quotient has too many digits.</summary>
    private static bool TryIntegerQuotient(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings, out DecimalNumber quotient, out DecimalNumber remainder)
    {
        bool negative = left.IsNegative != right.IsNegative;
        long ideal = right.IsInfinite ? left.Exponent : Math.Min(left.Exponent, right.Exponent);
        long difference = right.IsInfinite ? -1 : left.Adjusted - right.Adjusted;
        if (left.IsZero || right.IsInfinite || difference <= -2)
        {
            quotient = DecimalNumber.Zero(negative);
            remainder = left.IsZero ? DecimalNumber.Zero(left.IsNegative, ideal) : Rescaled(left, ideal, ref settings);
            return true;
        }

        quotient = remainder = DecimalNumber.NaN;
        if (difference > settings.Precision)
        {
            settings.Status |= DecimalConditions.DivisionImpossible;
            return false;
        }

        long shift = left.Exponent - right.Exponent;
        (Coefficient whole, Coefficient rest) = shift >= 0
            ? Coefficient.DivRem(left.Digits.ScaleUp(shift), right.Digits)
            : Coefficient.DivRem(left.Digits, right.Digits.ScaleUp(-shift));
        if (!whole.IsZero && whole.Digits > settings.Precision)
        {
            settings.Status |= DecimalConditions.DivisionImpossible;
            return false;
        }

        quotient = new DecimalNumber(negative, whole, 0);
        remainder = new DecimalNumber(left.IsNegative, rest, ideal);
        return true;
    }

    /// <summary>The number with a lower exponent, where that has a sensible size; the rounding to come does the rest.</summary>
    private static DecimalNumber Rescaled(in DecimalNumber number, long exponent, ref DecimalSettings settings)
    {
        long shift = Math.Min(number.Exponent - exponent, Math.Max(0, settings.Precision + 1 - number.Digits.Digits));
        return shift <= 0 ? number
            : shift > DecimalSettings.LargestCoefficient ? Fail(ref settings, DecimalConditions.OutOfMemory)
            : new DecimalNumber(number.IsNegative, number.Digits.ScaleUp(shift), number.Exponent - shift);
    }

    public static DecimalNumber DivideInteger(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        if (TryNaN(left, right, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        bool negative = left.IsNegative != right.IsNegative;
        if (left.IsInfinite)
        {
            return right.IsInfinite ? Fail(ref settings, DecimalConditions.InvalidOperation) : DecimalNumber.Infinity(negative);
        }

        if (right.IsZero)
        {
            return left.IsZero ? Fail(ref settings, DecimalConditions.DivisionUndefined) : DivideByZero(negative, ref settings);
        }

        return TryIntegerQuotient(left, right, ref settings, out DecimalNumber quotient, out _) ? Fit(quotient, ref settings) : DecimalNumber.NaN;
    }

    public static DecimalNumber Remainder(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        if (TryNaN(left, right, ref settings, out DecimalNumber nan))
        {
            return nan;
        }

        if (left.IsInfinite)
        {
            return Fail(ref settings, DecimalConditions.InvalidOperation);
        }

        if (right.IsZero)
        {
            return Fail(ref settings, left.IsZero ? DecimalConditions.DivisionUndefined : DecimalConditions.InvalidOperation);
        }

        return TryIntegerQuotient(left, right, ref settings, out _, out DecimalNumber remainder) ? Fit(remainder, ref settings) : DecimalNumber.NaN;
    }

    /// <summary>The remainder that is nearest to zero.</summary>
    public static DecimalNumber RemainderNear(in DecimalNumber left, in DecimalNumber right, ref DecimalSettings settings)
    {
        if (left.IsNaN || right.IsNaN || left.IsInfinite || right.IsZero || right.IsInfinite)
        {
            return Remainder(left, right, ref settings);
        }

        if (!TryIntegerQuotient(left, right, ref settings, out DecimalNumber quotient, out DecimalNumber remainder))
        {
            return DecimalNumber.NaN;
        }

        if (left.IsZero || left.Adjusted - right.Adjusted <= -2)
        {
            return Fit(remainder, ref settings);
        }

        Coefficient divisor = right.Digits.ScaleUp(right.Exponent - remainder.Exponent);
        int order = Coefficient.Compare(remainder.Digits + remainder.Digits, divisor);
        if (order > 0 || (order == 0 && !quotient.Digits.IsEven))
        {
            if ((quotient.Digits + Coefficient.One).Digits > settings.Precision)
            {
                return Fail(ref settings, DecimalConditions.DivisionImpossible);
            }

            remainder = new DecimalNumber(!left.IsNegative, divisor - remainder.Digits, remainder.Exponent);
        }

        return Fit(remainder, ref settings);
    }
}
