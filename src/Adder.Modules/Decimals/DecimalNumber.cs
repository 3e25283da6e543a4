using System;

namespace Adder.Modules.Decimals;

/// <summary>What a decimal number is.</summary>
internal enum DecimalKind : byte { Finite, Infinity, QuietNaN, SignalingNaN }

/// <summary>A decimal number: sign, digits, exponent. Digits of a NaN are its payload.</summary>
internal readonly struct DecimalNumber(bool negative, Coefficient digits, long exponent, DecimalKind kind = DecimalKind.Finite)
{
    public static readonly DecimalNumber NaN = new(false, Coefficient.Zero, 0, DecimalKind.QuietNaN);

    public readonly Coefficient Digits = digits;
    public readonly long Exponent = exponent;
    public readonly bool IsNegative = negative;
    public readonly DecimalKind Kind = kind;

    public bool IsFinite => Kind == DecimalKind.Finite;

    public bool IsInfinite => Kind == DecimalKind.Infinity;

    public bool IsNaN => Kind >= DecimalKind.QuietNaN;

    public bool IsSpecial => Kind != DecimalKind.Finite;

    public bool IsZero => Kind == DecimalKind.Finite && Digits.IsZero;

    public bool IsFiniteNonzero => Kind == DecimalKind.Finite && !Digits.IsZero;

    /// <summary>The exponent of the first digit.</summary>
    public long Adjusted => Exponent + Digits.Digits - 1;

    /// <summary>-1, 0 or 1; a zero has 0.</summary>
    public int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

    public static DecimalNumber Infinity(bool negative) => new(negative, Coefficient.Zero, 0, DecimalKind.Infinity);

    public static DecimalNumber From(long value) => new(value < 0, new Coefficient(value < 0 ? (ulong)-value : (ulong)value), 0);

    public static DecimalNumber Zero(bool negative, long exponent = 0) => new(negative, Coefficient.Zero, exponent);

    public DecimalNumber WithSign(bool negative) => new(negative, Digits, Exponent, Kind);

    public DecimalNumber Negate() => WithSign(!IsNegative);

    /// <summary>A finite number without fraction.</summary>
    public bool IsInteger => IsFinite && (Digits.IsZero || Exponent >= 0 || TrailingZeros() >= -Exponent);

    public bool IsOddInteger
    {
        get
        {
            if (!IsInteger || Digits.IsZero || Exponent > 0)
            {
                return false;
            }

            return !Digits.ScaleDown(-Exponent, out _).IsEven;
        }
    }

    /// <summary>The number of zeros at the end of the digits.</summary>
    public long TrailingZeros()
    {
        if (Digits.IsZero)
        {
            return 0;
        }

        return Digits.TrailingZeros();
    }
}
