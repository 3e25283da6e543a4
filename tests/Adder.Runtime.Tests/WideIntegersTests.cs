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
            AssertSame(left & right, WideIntegers.And(left, right));
            AssertSame(left | right, WideIntegers.Or(left, right));
            AssertSame(left ^ right, WideIntegers.Xor(left, right));
            int count = i % 5 == 0 ? 32 * random.Next(5) : random.Next(bits + 100);
            AssertSame(left << count, WideIntegers.ShiftLeft(left, count));
            AssertSame(left >> count, WideIntegers.ShiftRight(left, count));
            Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(WideIntegers.Compare(left, right)));
            Assert.Equal(0, WideIntegers.Compare(left, left));
            ulong word = Math.Max(1, (ulong)random.NextInt64() << random.Next(64));
            Assert.True(WideIntegers.TryRemainder(left, word, out ulong byWord));
            Assert.Equal((ulong)(BigInteger.Abs(left) % word), byWord);
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
                Assert.Equal(left / right, Number(WideIntegers.DivRem(Words(left), right, out ulong remainder)));
                Assert.Equal((ulong)(left % right), remainder);
            }
        }
    }

    [Fact]
    public void TwoWordsCalculateAsDotNetDoes()
    {
        var random = new Random(7);
        for (int i = 0; i < 20000; i++)
        {
            UInt128 left = (UInt128)(Number(random, 128) & ((BigInteger.One << 128) - 1));
            UInt128 right = (UInt128)(Number(random, i % 3 == 0 ? 60 : 128) & ((BigInteger.One << 128) - 1));
            (DoubleWord x, DoubleWord y) = (Words(left), Words(right));
            int count = random.Next(128);
            Assert.Equal(unchecked(left + right), Number(x + y));
            Assert.Equal(unchecked(left - right), Number(x - y));
            Assert.Equal(unchecked(left * right), Number(x * y));
            Assert.Equal(left << count, Number(x << count));
            Assert.Equal(left >> count, Number(x >> count));
            Assert.Equal(left.CompareTo(right), x.CompareTo(y));
            Assert.Equal((left < right, left <= right, left == right, left > right, left >= right), (x < y, x <= y, x == y, x > y, x >= y));
            Assert.Equal((int)UInt128.LeadingZeroCount(left), x.LeadingZeros);
            Assert.Equal((int)UInt128.TrailingZeroCount(left), x.TrailingZeros);
            AssertSame(left, x);
            Assert.Equal(x, WideIntegers.ToDoubleWord(left));
            if (right != 0)
            {
                Assert.Equal(left / right, Number(DoubleWord.DivRem(x, y, out DoubleWord remainder)));
                Assert.Equal(left % right, Number(remainder));
            }
        }
    }

    [Fact]
    public void HashesAreResidues()
    {
        var random = new Random(8);
        for (int i = 0; i < 20000; i++)
        {
            BigInteger number = Number(random, 500);
            long expected = (long)(number % BigIntegers.HashModulus);
            Assert.Equal(expected == -1 ? -2 : expected, BigIntegers.Hash(number));
            long left = (long)(BigInteger.Abs(number) & long.MaxValue);
            long right = random.NextInt64(BigIntegers.HashModulus);
            Assert.Equal((long)((BigInteger)left * right % BigIntegers.HashModulus), BigIntegers.HashProduct(left, right));
            Assert.Equal((long)BigInteger.ModPow(right, i, BigIntegers.HashModulus), BigIntegers.HashPower(right, i));
        }
    }

    private static DoubleWord Words(UInt128 number) => new((ulong)(number >> 64), (ulong)number);

    private static UInt128 Number(DoubleWord words) => new(words.Upper, words.Lower);

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
