using System;
using System.Globalization;
using System.Numerics;
using Adder.Runtime.Objects;

namespace Adder.Modules.Decimals;

/// <summary>Powers of ten, kept up to a size.</summary>
internal static class PowersOfTen
{
    /// <summary>The largest power that a 128-bit number holds.</summary>
    public const int MaximumSmall = 38;

    private const int Kept = 1200;

    private static readonly DoubleWord[] s_small = MakeSmall();
    private static readonly BigInteger[] s_big = MakeBig();
    private static readonly BigInteger[] s_halves = Array.ConvertAll(s_big, static power => power >> 1);

    /// <summary>Those of 64 bits.</summary>
    public static ReadOnlySpan<ulong> Words =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    public static DoubleWord Small(int exponent) => s_small[exponent];

    public static BigInteger Big(long exponent) => exponent < Kept ? s_big[exponent] : BigInteger.Pow(10, checked((int)exponent));

    /// <summary>Half of a power of ten.</summary>
    public static BigInteger Half(long exponent) => exponent < Kept ? s_halves[exponent] : Big(exponent) >> 1;

    private static DoubleWord[] MakeSmall()
    {
        var powers = new DoubleWord[MaximumSmall + 1];
        DoubleWord power = DoubleWord.One;
        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = power;
            power *= 10;
        }

        return powers;
    }

    private static BigInteger[] MakeBig()
    {
        var powers = new BigInteger[Kept];
        BigInteger power = BigInteger.One;
        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = power;
            power *= 10;
        }

        return powers;
    }
}

/// <summary>
/// The digits of a decimal number: a whole number, in 128 bits where it has at most 38 digits, else a big integer. A number has one form only.
/// </summary>
internal readonly struct Coefficient : IEquatable<Coefficient>
{
    public static readonly Coefficient Zero;
    public static readonly Coefficient One = new(DoubleWord.One);

    /// <summary>Every number of fewer bits has at most 38 digits.</summary>
    private const int SmallBits = 127;

    private static readonly BigInteger s_limit = BigInteger.Pow(10, PowersOfTen.MaximumSmall);

    private readonly DoubleWord _small;

    /// <summary>Zero where the small form holds.</summary>
    private readonly BigInteger _big;

    public Coefficient(ulong value) => _small = value;

    private Coefficient(DoubleWord value) => _small = value;

    private Coefficient(BigInteger value) => _big = value;

    public bool IsZero => _small.IsZero && _big.IsZero;

    private bool IsSmall => _big.IsZero;

    public static Coefficient From(BigInteger value) => WideIntegers.MagnitudeBits(value) is var bits && (bits < SmallBits || (bits == SmallBits && value < s_limit)) ? new(WideIntegers.ToDoubleWord(value)) : new(value);

    /// <summary>From a number that may have 39 digits.</summary>
    private static Coefficient FromWide(DoubleWord value) => value < PowersOfTen.Small(PowersOfTen.MaximumSmall) ? new(value) : new((BigInteger)value);

    /// <summary>Reads decimal digits.</summary>
    public static Coefficient Parse(ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart('0');
        if (digits.Length > PowersOfTen.MaximumSmall)
        {
            return new(BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        if (digits.Length <= 18)
        {
            ulong word = 0;
            foreach (char digit in digits)
            {
                word = (word * 10) + (uint)(digit - '0');
            }

            return new(word);
        }

        DoubleWord value = 0;
        foreach (char digit in digits)
        {
            value = (value * 10) + (uint)(digit - '0');
        }

        return new(value);
    }

    public BigInteger ToBig() => IsSmall ? _small : _big;

    /// <summary>The value where it is below 2^63; else -1.</summary>
    public long ToInt64() => IsSmall && _small.IsWord && _small.Lower <= long.MaxValue ? (long)(ulong)_small : -1;

    /// <summary>The number of decimal digits; 1 for zero.</summary>
    public int Digits => IsSmall ? CountSmall(_small) : CountBig(_big);

    private static int CountSmall(DoubleWord value)
    {
        if (value.IsWord)
        {
            ulong word = (ulong)value;
            if (word == 0)
            {
                return 1;
            }

            // 1233 / 4096 is the logarithm of 2, nearly.
            int guess = ((64 - BitOperations.LeadingZeroCount(word)) * 1233) >> 12;
            return word >= PowersOfTen.Words[guess] ? guess + 1 : guess;
        }

        return Settle(value, ((127 - value.LeadingZeros) * 1233) >> 12);
    }

    private static int Settle(DoubleWord value, int guess)
    {
        while (guess < PowersOfTen.MaximumSmall && value >= PowersOfTen.Small(guess + 1))
        {
            guess++;
        }

        while (guess > 0 && value < PowersOfTen.Small(guess))
        {
            guess--;
        }

        return guess + 1;
    }

    private static int CountBig(BigInteger value)
    {
        // The number lies between two powers of two: mostly both have as many digits, and nothing needs to be compared.
        const double LogOfTwo = 0.30102999566398119521;
        long bits = WideIntegers.MagnitudeBits(value);
        int count = (int)((bits - 1) * LogOfTwo);
        if (bits < 1 << 20 && (int)(bits * LogOfTwo) == count)
        {
            return count + 1;
        }

        while (WideIntegers.CompareMagnitudes(value, PowersOfTen.Big(count)) >= 0)
        {
            count++;
        }

        return count;
    }

    public static int Compare(in Coefficient left, in Coefficient right) => left.IsSmall
        ? right.IsSmall ? left._small.CompareTo(right._small) : -1
        : right.IsSmall ? 1 : left._big.CompareTo(right._big);

    public bool Equals(Coefficient other) => Compare(this, other) == 0;

    public override bool Equals(object? obj) => obj is Coefficient other && Equals(other);

    public override int GetHashCode() => IsSmall ? _small.GetHashCode() : _big.GetHashCode();

    // Two numbers below 10^38 have a sum below 2^128.
    public static Coefficient operator +(in Coefficient left, in Coefficient right) =>
        left.IsSmall && right.IsSmall ? FromWide(left._small + right._small) : new(WideIntegers.Add(left.ToBig(), right.ToBig()));

    /// <summary>The difference; the left must not be the smaller.</summary>
    public static Coefficient operator -(in Coefficient left, in Coefficient right) =>
        left.IsSmall ? new(left._small - right._small) : From(WideIntegers.Subtract(left._big, right.ToBig()));

    public static Coefficient operator *(in Coefficient left, in Coefficient right)
    {
        if (left.IsSmall && right.IsSmall)
        {
            if (left._small.IsWord && right._small.IsWord)
            {
                return FromWide(DoubleWord.Product(left._small.Lower, right._small.Lower));
            }

            if (CountSmall(left._small) + CountSmall(right._small) <= PowersOfTen.MaximumSmall)
            {
                return new(left._small * right._small);
            }
        }

        return From(WideIntegers.Multiply(left.ToBig(), right.ToBig()));
    }

    /// <summary>Times a power of ten.</summary>
    public Coefficient ScaleUp(long exponent)
    {
        if (exponent == 0 || IsZero)
        {
            return this;
        }

        return IsSmall && exponent <= PowersOfTen.MaximumSmall && CountSmall(_small) + exponent <= PowersOfTen.MaximumSmall
            ? new(_small * PowersOfTen.Small((int)exponent))
            : From(WideIntegers.Multiply(ToBig(), PowersOfTen.Big(exponent)));
    }

    public static (Coefficient Quotient, Coefficient Remainder) DivRem(in Coefficient left, in Coefficient right)
    {
        if (left.IsSmall)
        {
            if (!right.IsSmall)
            {
                return (Zero, left);
            }

            if (right._small.IsWord)
            {
                DoubleWord quotientByWord = WideIntegers.DivRem(left._small, right._small.Lower, out ulong wordRemainder);
                return (new(quotientByWord), new(wordRemainder));
            }

            DoubleWord smallQuotient = DoubleWord.DivRem(left._small, right._small, out DoubleWord smallRemainder);
            return (new(smallQuotient), new(smallRemainder));
        }

        BigInteger quotient = WideIntegers.DivRem(left._big, right.ToBig(), out BigInteger remainder);
        return (From(quotient), From(remainder));
    }

    /// <summary>Divides by a power of ten; the remainder is told only as compared with zero and one half.</summary>
    public Coefficient ScaleDown(long exponent, out DiscardedPart discarded)
    {
        if (exponent > Digits)
        {
            discarded = IsZero ? DiscardedPart.Nothing : DiscardedPart.BelowHalf;
            return Zero;
        }

        if (IsSmall)
        {
            DoubleWord divisor = PowersOfTen.Small((int)exponent);
            const int WordDigits = 19;
            DoubleWord quotient = WideIntegers.DivRem(_small, (ulong)PowersOfTen.Small((int)Math.Min(exponent, WordDigits)), out ulong low);
            DoubleWord remainder = low;
            if (exponent > WordDigits)
            {
                quotient = WideIntegers.DivRem(quotient, (ulong)PowersOfTen.Small((int)exponent - WordDigits), out ulong high);
                remainder = DoubleWord.Product(high, PowersOfTen.Small(WordDigits).Lower) + low;
            }

            discarded = Classify(remainder.CompareTo(divisor >> 1), remainder.IsZero, exponent == 0);
            return new(quotient);
        }

        BigInteger power = PowersOfTen.Big(exponent);
        BigInteger wholeQuotient = WideIntegers.Divide(_big, power, PowersOfTen.Half(exponent), out int compared);
        discarded = Classify(compared, compared == int.MinValue, exponent == 0);
        return From(wholeQuotient);
    }

    private static DiscardedPart Classify(int comparedWithHalf, bool isZero, bool isWhole) =>
        isZero || isWhole ? DiscardedPart.Nothing : comparedWithHalf < 0 ? DiscardedPart.BelowHalf : comparedWithHalf == 0 ? DiscardedPart.Half : DiscardedPart.AboveHalf;

    /// <summary>The remainder of the division by 5 or 10.</summary>
    public int Modulo(int divisor)
    {
        if (!IsSmall)
        {
            int bigByFive = WideIntegers.ModuloFive(_big);
            return divisor == 5 || (bigByFive & 1) == (_big.IsEven ? 0 : 1) ? bigByFive : bigByFive + 5;
        }

        // 2^64 leaves 1 by 5, and 10 is 5 and evenness.
        ulong low = _small.Lower;
        int byFive = (int)(((_small.Upper % 5) + (low % 5)) % 5);
        return divisor == 5 ? byFive : (byFive & 1) == (int)(low & 1) ? byFive : byFive + 5;
    }

    /// <summary>The number of zeros at the end of digits that are not zero.</summary>
    public int TrailingZeros()
    {
        if (!IsSmall)
        {
            string text = ToString();
            return text.Length - text.AsSpan().TrimEnd('0').Length;
        }

        // A power of ten divides only what the same power of two divides.
        int most = Math.Min(_small.TrailingZeros, PowersOfTen.MaximumSmall);
        DoubleWord rest = _small;
        int count = 0;
        for (int step = 16; step > 0; step >>= 1)
        {
            while (count + step <= most)
            {
                DoubleWord shorter = WideIntegers.DivRem(rest, (ulong)PowersOfTen.Small(step), out ulong remainder);
                if (remainder != 0)
                {
                    break;
                }

                rest = shorter;
                count += step;
            }
        }

        return count;
    }

    public bool IsEven => IsSmall ? (_small.Lower & 1) == 0 : _big.IsEven;

    /// <summary>The lowest digits.</summary>
    public Coefficient Low(long digits) => digits >= Digits ? this : DivRem(this, From(PowersOfTen.Big(digits))).Remainder;

    public override string ToString() => IsSmall
        ? SmallText()
        : _big.ToString(CultureInfo.InvariantCulture);

    private string SmallText()
    {
        if (_small.IsWord)
        {
            return _small.Lower.ToString(CultureInfo.InvariantCulture);
        }

        const int WordDigits = 19;
        ulong upper = WideIntegers.DivRem(_small, PowersOfTen.Words[WordDigits], out ulong lower).Lower;
        return string.Create(CultureInfo.InvariantCulture, $"{upper}{lower:D19}");
    }
}

/// <summary>What rounding takes away.</summary>
internal enum DiscardedPart { Nothing, BelowHalf, Half, AboveHalf }
