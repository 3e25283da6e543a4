using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// A number of 128 bits without sign; operations wrap around. .NET's <see cref="UInt128"/> would do, but no method that has to do with one is compiled ahead of time, since how it is passed is not settled:
/// each would run unoptimised until it is compiled again.
/// </summary>
internal readonly struct DoubleWord(ulong upper, ulong lower) : IEquatable<DoubleWord>, IComparable<DoubleWord>
{
    public static readonly DoubleWord One = 1;

    public readonly ulong Upper = upper;
    public readonly ulong Lower = lower;

    public bool IsZero => (Upper | Lower) == 0;

    /// <summary>Whether the value is below 2^64.</summary>
    public bool IsWord => Upper == 0;

    public int LeadingZeros => Upper != 0 ? BitOperations.LeadingZeroCount(Upper) : 64 + BitOperations.LeadingZeroCount(Lower);

    public int TrailingZeros => Lower != 0 ? BitOperations.TrailingZeroCount(Lower) : 64 + BitOperations.TrailingZeroCount(Upper);

    public static implicit operator DoubleWord(ulong value) => new(0, value);

    public static explicit operator ulong(DoubleWord value) => value.Lower;

    public static implicit operator BigInteger(DoubleWord value) => WideIntegers.FromDoubleWord(value);

    public static DoubleWord operator +(DoubleWord left, DoubleWord right)
    {
        ulong lower = left.Lower + right.Lower;
        return new(left.Upper + right.Upper + (lower < left.Lower ? 1UL : 0), lower);
    }

    public static DoubleWord operator -(DoubleWord left, DoubleWord right) =>
        new(left.Upper - right.Upper - (left.Lower < right.Lower ? 1UL : 0), left.Lower - right.Lower);

    public static DoubleWord operator *(DoubleWord left, DoubleWord right)
    {
        DoubleWord product = Product(left.Lower, right.Lower);
        return new(product.Upper + (left.Upper * right.Lower) + (left.Lower * right.Upper), product.Lower);
    }

    /// <summary>The whole product of two words. Not all processors multiply alike, so it cannot be compiled ahead of time, nor can what takes it in: it stands by itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static DoubleWord Product(ulong left, ulong right) => new(WideIntegers.Product(left, right, out ulong lower), lower);

    /// <summary>Shifts by 0 to 127 bits.</summary>
    public static DoubleWord operator <<(DoubleWord value, int count) => count == 0 ? value
        : count >= 64 ? new(value.Lower << (count - 64), 0)
        : new((value.Upper << count) | (value.Lower >> (64 - count)), value.Lower << count);

    /// <inheritdoc cref="op_LeftShift"/>
    public static DoubleWord operator >>(DoubleWord value, int count) => count == 0 ? value
        : count >= 64 ? new(0, value.Upper >> (count - 64))
        : new(value.Upper >> count, (value.Lower >> count) | (value.Upper << (64 - count)));

    public static bool operator ==(DoubleWord left, DoubleWord right) => left.Upper == right.Upper && left.Lower == right.Lower;

    public static bool operator !=(DoubleWord left, DoubleWord right) => !(left == right);

    public static bool operator <(DoubleWord left, DoubleWord right) => left.Upper != right.Upper ? left.Upper < right.Upper : left.Lower < right.Lower;

    public static bool operator >(DoubleWord left, DoubleWord right) => right < left;

    public static bool operator <=(DoubleWord left, DoubleWord right) => !(right < left);

    public static bool operator >=(DoubleWord left, DoubleWord right) => !(left < right);

    /// <summary>Divides. The divisor is not zero.</summary>
    public static DoubleWord DivRem(DoubleWord value, DoubleWord divisor, out DoubleWord remainder)
    {
        if (divisor.IsWord)
        {
            DoubleWord byWord = WideIntegers.DivRem(value, divisor.Lower, out ulong rest);
            remainder = rest;
            return byWord;
        }

        // The quotient is one word. Dividing half of the value by the divisor's first 64 bits gives it, or one more, once what both were shifted by is undone.
        int shift = BitOperations.LeadingZeroCount(divisor.Upper);
        DoubleWord half = value >> 1;
        ulong quotient = (ulong)(WideIntegers.DivRem(half, (divisor << shift).Upper, out _) >> (63 - shift));
        quotient -= quotient == 0 ? 0UL : 1;
        remainder = value - (divisor * quotient);
        if (remainder >= divisor)
        {
            quotient++;
            remainder -= divisor;
        }

        return quotient;
    }

    public int CompareTo(DoubleWord other) => Upper != other.Upper ? Upper.CompareTo(other.Upper) : Lower.CompareTo(other.Lower);

    public bool Equals(DoubleWord other) => this == other;

    public override bool Equals(object? obj) => obj is DoubleWord other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Upper, Lower);
}
