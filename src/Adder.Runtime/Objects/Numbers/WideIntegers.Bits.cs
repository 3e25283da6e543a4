using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Adder.Runtime.Objects;

/// <content>Bits of large numbers, without copies in two's complement: where a sign would matter, .NET does it.</content>
internal static partial class WideIntegers
{
    public static BigInteger And(BigInteger left, BigInteger right)
    {
        if (left.Sign < 0 || right.Sign < 0)
        {
            return left & right;
        }

        uint leftHalf = 0;
        uint rightHalf = 0;
        ReadOnlySpan<uint> x = Magnitude(ref left, ref leftHalf);
        ReadOnlySpan<uint> y = Magnitude(ref right, ref rightHalf);
        int length = Math.Min(x.Length, y.Length);
        while (length > 0 && (x[length - 1] & y[length - 1]) == 0)
        {
            length--;
        }

        if (length == 0)
        {
            return BigInteger.Zero;
        }

        uint[] result = GC.AllocateUninitializedArray<uint>(length);
        int at = 0;
        for (; at + Vector128<uint>.Count <= length; at += Vector128<uint>.Count)
        {
            (Vector128.Create(x[at..]) & Vector128.Create(y[at..])).CopyTo(result, at);
        }

        for (; at < length; at++)
        {
            result[at] = x[at] & y[at];
        }

        return FromHalves(result, negative: false);
    }

    public static BigInteger Or(BigInteger left, BigInteger right) =>
        left.Sign < 0 || right.Sign < 0 ? left | right : Combine(left, right, isExclusive: false);

    public static BigInteger Xor(BigInteger left, BigInteger right) =>
        left.Sign < 0 || right.Sign < 0 ? left ^ right : Combine(left, right, isExclusive: true);

    /// <summary>The bits that either number has, or that only one has.</summary>
    private static BigInteger Combine(BigInteger left, BigInteger right, bool isExclusive)
    {
        uint leftHalf = 0;
        uint rightHalf = 0;
        ReadOnlySpan<uint> x = Magnitude(ref left, ref leftHalf);
        ReadOnlySpan<uint> y = Magnitude(ref right, ref rightHalf);
        if (x.Length < y.Length)
        {
            ReadOnlySpan<uint> shorter = x;
            x = y;
            y = shorter;
        }

        uint[] result = GC.AllocateUninitializedArray<uint>(x.Length);
        int at = 0;
        for (; at + Vector128<uint>.Count <= y.Length; at += Vector128<uint>.Count)
        {
            Vector128<uint> first = Vector128.Create(x[at..]);
            Vector128<uint> second = Vector128.Create(y[at..]);
            (isExclusive ? first ^ second : first | second).CopyTo(result, at);
        }

        for (; at < y.Length; at++)
        {
            result[at] = isExclusive ? x[at] ^ y[at] : x[at] | y[at];
        }

        x[at..].CopyTo(result.AsSpan(at));
        return FromHalves(result, negative: false);
    }

    /// <summary>Times a power of two, the result being one that fits a <see cref="BigInteger"/>.</summary>
    public static BigInteger ShiftLeft(BigInteger value, int count)
    {
        if (value.IsZero)
        {
            return value;
        }

        uint half = 0;
        ReadOnlySpan<uint> x = Magnitude(ref value, ref half);
        int whole = count >> 5;
        int bits = count & 31;
        uint[] result = GC.AllocateUninitializedArray<uint>((int)((BitLength(x) + count + 31) >> 5));
        Array.Clear(result, 0, whole);
        if (bits == 0)
        {
            x.CopyTo(result.AsSpan(whole));
            return FromHalves(result, value.Sign < 0);
        }

        // Whatever number of halves there is, the last two that are read are the first two of the result: from the top down.
        Span<uint> target = result.AsSpan(whole);
        if (target.Length > x.Length)
        {
            target[x.Length] = x[^1] >> (32 - bits);
        }

        ref uint source = ref MemoryMarshal.GetReference(x);
        ref uint place = ref MemoryMarshal.GetReference(target);
        int at = x.Length - 1;
        for (; at >= 2; at -= 2)
        {
            Pair(ref place, at - 1) = (Pair(ref source, at - 1) << bits) | (x[at - 2] >> (32 - bits));
        }

        for (; at >= 0; at--)
        {
            target[at] = (x[at] << bits) | (at > 0 ? x[at - 1] >> (32 - bits) : 0);
        }

        return FromHalves(result, value.Sign < 0);
    }

    /// <summary>Divided by a power of two, rounded down.</summary>
    public static BigInteger ShiftRight(BigInteger value, int count)
    {
        if (value.Sign < 0)
        {
            return value >> count;
        }

        uint half = 0;
        ReadOnlySpan<uint> x = Magnitude(ref value, ref half);
        int bits = count & 31;
        long length = BitLength(x) - count;
        if (length <= 0)
        {
            return BigInteger.Zero;
        }

        uint[] result = GC.AllocateUninitializedArray<uint>((int)((length + 31) >> 5));
        x = x[(count >> 5)..];
        if (bits == 0)
        {
            x.CopyTo(result);
            return FromHalves(result, negative: false);
        }

        ref uint source = ref MemoryMarshal.GetReference(x);
        ref uint place = ref MemoryMarshal.GetArrayDataReference(result);
        int at = 0;
        for (; at + 2 < x.Length; at += 2)
        {
            Pair(ref place, at) = (Pair(ref source, at) >> bits) | ((ulong)x[at + 2] << (64 - bits));
        }

        for (; at < result.Length; at++)
        {
            result[at] = (x[at] >> bits) | (at + 1 < x.Length ? x[at + 1] << (32 - bits) : 0);
        }

        return FromHalves(result, negative: false);
    }
}
