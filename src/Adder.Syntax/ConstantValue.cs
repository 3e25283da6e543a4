using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Adder.Syntax;

/// <summary>
/// The closed set of constants that source text can hold and that the compiler folds over. They are .NET values:
/// syntax, bytecode and compiler know no Python object. Equality is the compiler's notion: type and value must both
/// agree, so that 1, 1.0 and True, or 0.0 and -0.0, stay apart in a table of constants.
/// </summary>
internal abstract record ConstantValue;

/// <summary>The constant <c>None</c>.</summary>
internal sealed record NoneConstant : ConstantValue
{
    public static readonly NoneConstant Instance = new();

    public override int GetHashCode() => 1;
}

/// <summary>The constant <c>...</c>.</summary>
internal sealed record EllipsisConstant : ConstantValue
{
    public static readonly EllipsisConstant Instance = new();

    public override int GetHashCode() => 2;
}

/// <summary><c>True</c> or <c>False</c>.</summary>
internal sealed record BoolConstant(bool Value) : ConstantValue
{
    public static readonly BoolConstant True = new(true);
    public static readonly BoolConstant False = new(false);
}

/// <summary>An <c>int</c> of any size.</summary>
internal sealed record IntConstant : ConstantValue
{
    private readonly long _small;

    /// <summary>A boxed big integer for what a long does not hold. No field has that type: .NET would load it, three dozen interfaces and an assembly, for every program's constants.</summary>
    private readonly object? _large;

    public IntConstant(long value) => _small = value;

    public IntConstant(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            _small = (long)value;
        }
        else
        {
            _large = value;
        }
    }

    public BigInteger Value => _large is BigInteger large ? large : _small;

    /// <summary>The value, where a long holds it.</summary>
    public bool TryGetSmall(out long value)
    {
        value = _small;
        return _large is null;
    }

    public bool Equals(IntConstant? other) => other is not null && _small == other._small && Equals(_large, other._large);

    public override int GetHashCode() => _large is null ? _small.GetHashCode() : _large.GetHashCode();
}

/// <summary>A <c>float</c>. Compared by bits, so that -0.0 differs from 0.0 and a NaN equals itself.</summary>
internal sealed record FloatConstant(double Value) : ConstantValue
{
    public bool Equals(FloatConstant? other) =>
        other is not null && System.BitConverter.DoubleToInt64Bits(Value) == System.BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => System.BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

/// <summary>A <c>complex</c>, compared by bits.</summary>
internal sealed record ComplexConstant(double Real, double Imaginary) : ConstantValue
{
    public bool Equals(ComplexConstant? other) =>
        other is not null
        && System.BitConverter.DoubleToInt64Bits(Real) == System.BitConverter.DoubleToInt64Bits(other.Real)
        && System.BitConverter.DoubleToInt64Bits(Imaginary) == System.BitConverter.DoubleToInt64Bits(other.Imaginary);

    public override int GetHashCode() => System.HashCode.Combine(Real, Imaginary);
}

/// <summary>
/// A <c>str</c>. <see cref="CodePoints"/> is null where <see cref="Text"/> (UTF-16) says it all; a string that holds
/// surrogate code points is kept as code points, because "\ud800\udc00" and "\U00010000" are different strings.
/// </summary>
internal sealed record StringConstant(string Text, int[]? CodePoints = null) : ConstantValue
{
    /// <summary>Makes a constant of code points, in the simpler form where there are no surrogates among them.</summary>
    public static StringConstant FromCodePoints(System.ReadOnlySpan<int> codePoints)
    {
        var builder = new System.Text.StringBuilder(codePoints.Length);
        bool surrogates = false;
        foreach (int codePoint in codePoints)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF)
            {
                surrogates = true;
                builder.Append((char)codePoint);
            }
            else
            {
                builder.Append(char.ConvertFromUtf32(codePoint));
            }
        }

        return new StringConstant(builder.ToString(), surrogates ? codePoints.ToArray() : null);
    }

    public bool Equals(StringConstant? other) =>
        other is not null
        && Text == other.Text
        && (CodePoints is null ? other.CodePoints is null : other.CodePoints is not null && CodePoints.AsSpan().SequenceEqual(other.CodePoints));

    public override int GetHashCode() => Text.GetHashCode(System.StringComparison.Ordinal);
}

/// <summary>A <c>bytes</c>.</summary>
internal sealed record BytesConstant(byte[] Value) : ConstantValue
{
    public bool Equals(BytesConstant? other) => other is not null && Value.AsSpan().SequenceEqual(other.Value);

    public override int GetHashCode()
    {
        int hash = Value.Length;
        foreach (byte value in Value)
        {
            hash = (hash * 31) + value;
        }

        return hash;
    }
}

/// <summary>A folded <c>tuple</c> of constants.</summary>
internal sealed record TupleConstant(ConstantValue[] Items) : ConstantValue
{
    public bool Equals(TupleConstant? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode()
    {
        int hash = Items.Length;
        foreach (ConstantValue item in Items)
        {
            hash = (hash * 31) + item.GetHashCode();
        }

        return hash;
    }
}

/// <summary>A folded <c>frozenset</c>, the right operand of <c>in {…}</c>. Items in the order of the source, repeated ones once.</summary>
internal sealed record FrozenSetConstant(ConstantValue[] Items) : ConstantValue
{
    public bool Equals(FrozenSetConstant? other) => other is not null && new HashSet<ConstantValue>(Items).SetEquals(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Length, (sum, item) => sum ^ item.GetHashCode());
}

/// <summary>A folded <c>slice</c> of constants (3.14 folds <c>x[1:5]</c>).</summary>
internal sealed record SliceConstant(ConstantValue Start, ConstantValue Stop, ConstantValue Step) : ConstantValue;
