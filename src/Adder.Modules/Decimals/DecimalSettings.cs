using System;

namespace Adder.Modules.Decimals;

/// <summary>How results are rounded; the order is that of libmpdec's numbers.</summary>
internal enum DecimalRounding { Up, Down, Ceiling, Floor, HalfUp, HalfDown, HalfEven, ZeroFiveUp }

/// <summary>Conditions and signals. Several conditions belong to the signal InvalidOperation.</summary>
[Flags]
internal enum DecimalConditions
{
    None = 0,
    Clamped = 1,
    ConversionSyntax = 2,
    DivisionByZero = 4,
    DivisionImpossible = 8,
    DivisionUndefined = 0x10,
    Inexact = 0x40,
    InvalidContext = 0x80,
    InvalidOperation = 0x100,
    OutOfMemory = 0x200,
    FloatOperation = 0x400,
    Overflow = 0x800,
    Rounded = 0x1000,
    Subnormal = 0x2000,
    Underflow = 0x4000,

    /// <summary>All that the signal InvalidOperation stands for.</summary>
    AnyInvalid = ConversionSyntax | DivisionImpossible | DivisionUndefined | InvalidContext | InvalidOperation | OutOfMemory,

    /// <summary>All signals.</summary>
    All = AnyInvalid | FloatOperation | DivisionByZero | Overflow | Subnormal | Underflow | Rounded | Inexact | Clamped,
}

/// <summary>The settings that an operation goes by, and the conditions that it met.</summary>
internal struct DecimalSettings
{
    public const long MaximumPrecision = 999999999999999999;
    public const long MaximumExponent = 999999999999999999;
    public const long MinimumExponent = -MaximumExponent;
    public const long MinimumTiny = MinimumExponent - (MaximumPrecision - 1);

    /// <summary>More digits than that are refused as too large for the memory.</summary>
    public const long LargestCoefficient = 100_000_000;

    public long Precision;
    public long Emax;
    public long Emin;
    public DecimalRounding Rounding;
    public bool Clamp;
    public DecimalConditions Status;

    public readonly long Tiny => Emin - (Precision - 1);

    /// <summary>The largest exponent with all digits used.</summary>
    public readonly long Top => Emax - (Precision - 1);

    /// <summary>No limits but those of the format: for exact conversions.</summary>
    public static DecimalSettings Maximal => new()
    {
        Precision = MaximumPrecision, Emax = MaximumExponent, Emin = MinimumExponent, Rounding = DecimalRounding.HalfEven,
    };

    /// <summary>The same with a precision of its own and the widest exponents, for intermediate results.</summary>
    public readonly DecimalSettings Working(long precision) => new()
    {
        Precision = precision, Emax = MaximumExponent, Emin = MinimumExponent, Rounding = DecimalRounding.HalfEven,
    };
}
