using System;
using System.Numerics;
using Adder.Runtime.Objects;
using Xunit;

namespace Adder.Runtime.Tests;

/// <summary>Arithmetic by words against .NET's own, on numbers with long runs of ones and zeros, where carries go far.</summary>
public sealed class WideIntegersTests
{
    [Fact]
    public void ResultsAreThoseOfBigInteger()
    {
        var random = new Random(5);
        for (int i = 0; i < 20000; i++)
        {
            int bits = i % 50 == 0 ? 12000 : 700;
            BigInteger left = Number(random, bits);
            BigInteger right = Number(random, i % 3 == 0 ? 70 : bits);
            AssertSame(left + right, WideIntegers.Add(left, right));
            AssertSame(left - right, WideIntegers.Subtract(left, right));
            AssertSame(left * right, WideIntegers.Multiply(left, right));
            if (!right.IsZero)
            {
                AssertQuotient(left, right);

                // Quotients whose first guess is wrong lie next to multiples.
                AssertQuotient((left * right) + random.Next(-1, 2), right);
            }
        }
    }

    [Fact]
    public void TwoWordsAreDividedByOne()
    {
        var random = new Random(6);
        for (int i = 0; i < 20000; i++)
        {
            UInt128 left = (UInt128)BigInteger.Abs(Number(random, 128) & ((BigInteger.One << 128) - 1));
            ulong right = (ulong)(BigInteger.Abs(Number(random, 64)) & ulong.MaxValue);
            if (right != 0)
            {
                Assert.Equal(left / right, WideIntegers.DivRem(left, right, out ulong remainder));
                Assert.Equal((ulong)(left % right), remainder);
            }
        }
    }

    private static void AssertQuotient(BigInteger left, BigInteger right)
    {
        AssertSame(BigInteger.DivRem(left, right, out BigInteger expected), WideIntegers.DivRem(left, right, out BigInteger remainder));
        AssertSame(expected, remainder);
        BigInteger dividend = BigInteger.Abs(left);
        BigInteger divisor = BigInteger.Abs(right) << 1;
        BigInteger half = BigInteger.Abs(right);
        AssertSame(BigInteger.DivRem(dividend, divisor, out expected), WideIntegers.Divide(dividend, divisor, half, out int compared));
        Assert.Equal(expected.IsZero ? int.MinValue : Math.Sign(expected.CompareTo(half)), expected.IsZero ? compared : Math.Sign(compared));
        Assert.Equal((int)(dividend % 5), WideIntegers.ModuloFive(left));
        Assert.Equal((long)dividend.GetBitLength(), WideIntegers.MagnitudeBits(left));
    }

    /// <summary>The same number in the same representation, which is what hashes and comparisons rely on.</summary>
    private static void AssertSame(BigInteger expected, BigInteger actual)
    {
        Assert.Equal(expected, actual);
        Assert.Equal(expected.GetHashCode(), actual.GetHashCode());
        Assert.Equal(0, expected.CompareTo(actual));
    }

    private static BigInteger Number(Random random, int bits)
    {
        byte[] bytes = new byte[(random.Next(bits) / 8) + 2];
        random.NextBytes(bytes);
        switch (random.Next(5))
        {
            case 0:
                Array.Fill(bytes, (byte)255);
                break;
            case 1:
                Array.Clear(bytes);
                break;
            case 2:
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = random.Next(3) switch { 0 => 255, 1 => 0, _ => bytes[i] };
                }

                break;
        }

        BigInteger number = (new BigInteger(bytes, isUnsigned: true) >> random.Next(17)) + random.Next(2);
        return random.Next(2) == 0 ? number : -number;
    }
}
