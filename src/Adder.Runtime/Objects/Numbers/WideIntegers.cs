using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Adder.Runtime.Objects;

/// <summary>
/// Sums, products and quotients of <see cref="BigInteger"/>s by words of 64 bits, where .NET goes by 32: twice as quick for numbers of up to some thousand bits, and for long numbers with short
/// ones. Products and quotients of two long numbers, for which .NET has better than schoolbook methods, are left to it.
/// </summary>
[SkipLocalsInit]
internal static partial class WideIntegers
{
    /// <summary>Words of a factor beyond which .NET's method is the better one.</summary>
    private const int SchoolbookWords = 40;

    /// <summary>Words of both divisor and quotient beyond which .NET's method is the better one.</summary>
    private const int FewWords = 8;

    /// <summary>Words of scratch space that are taken from the stack.</summary>
    private const int StackWords = 256;

    public static BigInteger Add(BigInteger left, BigInteger right) => Add(left, right, right.Sign < 0);

    public static BigInteger Subtract(BigInteger left, BigInteger right) => Add(left, right, right.Sign > 0);

    public static BigInteger Multiply(BigInteger left, BigInteger right)
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

        // The product has as many bits as both together, or one less.
        long bits = BitLength(x) + BitLength(y);
        if (x.Length <= 4 || y[^1] == 0 || y.Length > 2 * SchoolbookWords || bits > int.MaxValue)
        {
            return left * right;
        }

        uint[] result = GC.AllocateUninitializedArray<uint>((int)((bits + 31) >> 5));
        if (y.Length <= 2)
        {
            MultiplyByWord(x, Word(y, 0), result);
        }
        else
        {
            MultiplyBySchoolbook(x, y, result);
        }

        return Create(left.Sign == right.Sign ? 1 : -1, result[^1] == 0 ? result[..^1] : result);
    }

    /// <summary>The number of bits of a magnitude; 0 for zero.</summary>
    public static long MagnitudeBits(BigInteger number)
    {
        uint half = 0;
        return BitLength(Magnitude(ref number, ref half));
    }

    /// <summary>The order of two magnitudes: negative, zero or positive.</summary>
    public static int CompareMagnitudes(BigInteger left, BigInteger right)
    {
        uint leftHalf = 0;
        uint rightHalf = 0;
        return Compare(Magnitude(ref left, ref leftHalf), Magnitude(ref right, ref rightHalf));
    }

    /// <summary>The order of two numbers: negative, zero or positive.</summary>
    public static int Compare(BigInteger left, BigInteger right) => left.Sign != right.Sign ? left.Sign.CompareTo(right.Sign)
        : left.Sign < 0 ? CompareMagnitudes(right, left) : CompareMagnitudes(left, right);

    /// <summary>The remainder of a magnitude's division by five.</summary>
    public static int ModuloFive(BigInteger number)
    {
        // Powers of 2^32 leave 1.
        uint half = 0;
        ulong sum = 0;
        foreach (uint each in Magnitude(ref number, ref half))
        {
            sum += each;
        }

        return (int)(sum % 5);
    }

    /// <summary>The quotient, its fraction cut off, and the remainder. The divisor is not zero.</summary>
    public static BigInteger DivRem(BigInteger left, BigInteger right, out BigInteger remainder) => DivRem(left, right, wantsRemainder: true, default, out remainder, out _);

    /// <summary>
    /// The quotient of numbers that are not negative, and how the remainder compares with half of the divisor, which is given too: negative, zero or positive, and <see cref="int.MinValue"/> where
    /// there is no remainder.
    /// </summary>
    public static BigInteger Divide(BigInteger left, BigInteger right, BigInteger half, out int comparedWithHalf) =>
        DivRem(left, right, wantsRemainder: false, half, out _, out comparedWithHalf);

    private static BigInteger DivRem(BigInteger left, BigInteger right, bool wantsRemainder, BigInteger half, out BigInteger remainder, out int comparedWithHalf)
    {
        comparedWithHalf = 0;
        uint leftHalf = 0;
        uint rightHalf = 0;
        ReadOnlySpan<uint> x = Magnitude(ref left, ref leftHalf);
        ReadOnlySpan<uint> y = Magnitude(ref right, ref rightHalf);
        int dividendWords = WordCount(x);
        int divisorWords = WordCount(y);
        if (!X86Base.X64.IsSupported || x.Length <= 2 || x.Length < y.Length || (divisorWords > FewWords && dividendWords - divisorWords > FewWords))
        {
            BigInteger quotientByHalves = BigInteger.DivRem(left, right, out remainder);
            comparedWithHalf = wantsRemainder ? 0 : remainder.IsZero ? int.MinValue : CompareMagnitudes(remainder, half);
            return quotientByHalves;
        }

        int wanted = (2 * (dividendWords + 1)) + divisorWords;
        ulong[]? rented = wanted > StackWords ? ArrayPool<ulong>.Shared.Rent(wanted) : null;
        Span<ulong> scratch = rented ?? stackalloc ulong[StackWords];
        Span<ulong> rest = scratch[..(dividendWords + 1)];
        Span<ulong> quotient = scratch.Slice(rest.Length, dividendWords - divisorWords + 1);
        if (divisorWords == 1)
        {
            ReadWords(x, rest);
            rest = DivideByWord(rest[..dividendWords], Word(y, 0), quotient);
        }
        else
        {
            ReadWords(x, rest);
            rest[dividendWords] = 0;
            DivideBySchoolbook(rest, Words(y, scratch.Slice(2 * rest.Length, divisorWords)), quotient);
            rest = rest[..divisorWords];
        }

        if (wantsRemainder)
        {
            remainder = FromWords(rest, left.Sign < 0);
        }
        else
        {
            remainder = default;
            uint single = 0;
            ReadOnlySpan<uint> halves = MemoryMarshal.Cast<ulong, uint>(rest).TrimEnd(0u);
            comparedWithHalf = halves.IsEmpty ? int.MinValue : Compare(halves, Magnitude(ref half, ref single));
        }

        BigInteger result = FromWords(quotient, left.Sign != right.Sign);
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }

        return result;
    }

    /// <summary>The remainder of a magnitude's division by a word that is not zero, without a quotient; false where that is left to <see cref="DivRem(BigInteger, BigInteger, out BigInteger)"/>.</summary>
    public static bool TryRemainder(BigInteger number, ulong divisor, out ulong remainder)
    {
        const int ManyHalves = 1 << 16;
        remainder = 0;
        uint half = 0;
        ReadOnlySpan<uint> halves = Magnitude(ref number, ref half);
        if (!X86Base.X64.IsSupported || halves.Length > ManyHalves)
        {
            // Very long divisions are to be interrupted by signals.
            return false;
        }

        for (int at = WordCount(halves) - 1; at >= 0; at--)
        {
            _ = Divide(remainder, Word(halves, at), divisor, out remainder);
        }

        return true;
    }

    /// <summary>The quotient of 128 bits by 64. The divisor is not zero.</summary>
    public static DoubleWord DivRem(DoubleWord value, ulong divisor, out ulong remainder)
    {
        ulong upper = value.Upper;
        ulong lower = value.Lower;
        if (upper == 0)
        {
            (lower, remainder) = Math.DivRem(lower, divisor);
            return lower;
        }

        if (X86Base.X64.IsSupported)
        {
            (ulong high, upper) = Math.DivRem(upper, divisor);
            return new DoubleWord(high, Divide(upper, lower, divisor, out remainder));
        }

        return DivRemByBits(value, divisor, out remainder);
    }

    /// <summary>The same by itself, since a method that uses <see cref="UInt128"/> is not compiled ahead of time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DoubleWord DivRemByBits(DoubleWord value, ulong divisor, out ulong remainder)
    {
        (UInt128 quotient, UInt128 rest) = UInt128.DivRem(new UInt128(value.Upper, value.Lower), divisor);
        remainder = (ulong)rest;
        return new DoubleWord((ulong)(quotient >> 64), (ulong)quotient);
    }

    public static BigInteger FromDoubleWord(DoubleWord value) =>
        value.IsWord ? value.Lower : FromWords([value.Lower, value.Upper], negative: false);

    /// <summary>The lowest 128 bits of a magnitude.</summary>
    public static DoubleWord ToDoubleWord(BigInteger value)
    {
        uint half = 0;
        ReadOnlySpan<uint> halves = Magnitude(ref value, ref half);
        return new DoubleWord(halves.Length > 2 ? Word(halves, 1) : 0, Word(halves, 0));
    }

    // ---- representation: a sign and halves of words, lowest first, the highest not zero; numbers of 31 bits lie in the sign

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_bits")]
    private static extern ref uint[]? HalvesOf(ref BigInteger number);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_sign")]
    private static extern ref int SignOf(ref BigInteger number);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern BigInteger Create(int sign, uint[]? halves);

    /// <summary>The halves of a number's words; those of a small one are put where <paramref name="half"/> says.</summary>
    private static ReadOnlySpan<uint> Magnitude(ref BigInteger number, ref uint half)
    {
        if (HalvesOf(ref number) is { } halves)
        {
            return halves;
        }

        half = (uint)Math.Abs((long)SignOf(ref number));
        return new ReadOnlySpan<uint>(ref half);
    }

    private static BigInteger FromWords(ReadOnlySpan<ulong> words, bool negative)
    {
        int count = words.Length;
        while (count > 0 && words[count - 1] == 0)
        {
            count--;
        }

        if (count == 0)
        {
            return BigInteger.Zero;
        }

        if (count == 1 && words[0] <= int.MaxValue)
        {
            return Create(negative ? -(int)words[0] : (int)words[0], null);
        }

        int halves = (2 * count) - (words[count - 1] >> 32 == 0 ? 1 : 0);
        return Create(negative ? -1 : 1, MemoryMarshal.Cast<ulong, uint>(words)[..halves].ToArray());
    }

    private static BigInteger FromHalves(uint[] halves, bool negative)
    {
        int count = halves.Length;
        while (count > 0 && halves[count - 1] == 0)
        {
            count--;
        }

        return count == 0 ? BigInteger.Zero
            : count == 1 && halves[0] <= int.MaxValue ? Create(negative ? -(int)halves[0] : (int)halves[0], null)
            : Create(negative ? -1 : 1, count == halves.Length ? halves : halves[..count]);
    }

    private static int WordCount(ReadOnlySpan<uint> halves) => (halves.Length + 1) >> 1;

    private static long BitLength(ReadOnlySpan<uint> halves) => (32L * halves.Length) - BitOperations.LeadingZeroCount(halves[^1]);

    /// <summary>A word of two halves, of which the last may be missing.</summary>
    private static ulong Word(ReadOnlySpan<uint> halves, int index)
    {
        int at = 2 * index;
        return at + 1 < halves.Length ? halves[at] | ((ulong)halves[at + 1] << 32) : halves[at];
    }

    private static void ReadWords(ReadOnlySpan<uint> halves, Span<ulong> words)
    {
        words[(halves.Length - 1) >> 1] = 0;
        halves.CopyTo(MemoryMarshal.Cast<ulong, uint>(words));
    }

    /// <summary>A number's words where they are, or in the buffer where the last one is a half.</summary>
    private static ReadOnlySpan<ulong> Words(ReadOnlySpan<uint> halves, Span<ulong> buffer)
    {
        if ((halves.Length & 1) == 0)
        {
            return MemoryMarshal.Cast<uint, ulong>(halves);
        }

        ReadWords(halves, buffer);
        return buffer;
    }

    /// <summary>Two halves at once.</summary>
    private static ref ulong Pair(ref uint halves, int at) => ref Unsafe.As<uint, ulong>(ref Unsafe.Add(ref halves, at));

    // ---- sums

    /// <summary>left + right, or left - right: what counts is the sign that the right one's magnitude is to have.</summary>
    private static BigInteger Add(BigInteger left, BigInteger right, bool rightNegative)
    {
        uint leftHalf = 0;
        uint rightHalf = 0;
        ReadOnlySpan<uint> x = Magnitude(ref left, ref leftHalf);
        ReadOnlySpan<uint> y = Magnitude(ref right, ref rightHalf);
        bool negative = left.Sign < 0;
        if (left.IsZero || right.IsZero || (x.Length <= 2 && y.Length <= 2))
        {
            return rightNegative == right.Sign < 0 ? left + right : left - right;
        }

        if (negative == rightNegative)
        {
            return Create(negative ? -1 : 1, x.Length >= y.Length ? Sum(x, y) : Sum(y, x));
        }

        int order = Compare(x, y);
        return order == 0 ? BigInteger.Zero : order > 0 ? FromHalves(Difference(x, y), negative) : FromHalves(Difference(y, x), rightNegative);
    }

    private static int Compare(ReadOnlySpan<uint> x, ReadOnlySpan<uint> y)
    {
        int at = x.Length - 1;
        if (x.Length == y.Length)
        {
            ref uint first = ref MemoryMarshal.GetReference(x);
            ref uint second = ref MemoryMarshal.GetReference(y);
            while (at > 2 && Pair(ref first, at - 1) == Pair(ref second, at - 1))
            {
                at -= 2;
            }

            while (at > 0 && x[at] == y[at])
            {
                at--;
            }
        }

        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x[at].CompareTo(y[at]);
    }

    /// <summary>The sum; x is not the shorter.</summary>
    private static uint[] Sum(ReadOnlySpan<uint> x, ReadOnlySpan<uint> y)
    {
        uint[] result = GC.AllocateUninitializedArray<uint>(x.Length);
        ref uint target = ref MemoryMarshal.GetArrayDataReference(result);
        ref uint first = ref MemoryMarshal.GetReference(x);
        ref uint second = ref MemoryMarshal.GetReference(y);
        ulong carry = 0;
        int at = 0;
        for (; at + 2 <= y.Length; at += 2)
        {
            ulong addend = Pair(ref second, at);
            ulong sum = Pair(ref first, at) + addend;
            ulong over = sum < addend ? 1UL : 0;
            ulong total = sum + carry;
            carry = over;
            if (total < sum)
            {
                // Rare, so that sums need not wait for the one before.
                carry = 1;
            }

            Pair(ref target, at) = total;
        }

        for (; at < x.Length && (at < y.Length || carry != 0); at++)
        {
            ulong sum = (at < y.Length ? y[at] : 0UL) + x[at] + carry;
            result[at] = (uint)sum;
            carry = sum >> 32;
        }

        x[at..].CopyTo(result.AsSpan(at));
        if (carry == 0)
        {
            return result;
        }

        var longer = new uint[result.Length + 1];
        result.CopyTo(longer, 0);
        longer[^1] = 1;
        return longer;
    }

    /// <summary>The difference; x is not the smaller.</summary>
    private static uint[] Difference(ReadOnlySpan<uint> x, ReadOnlySpan<uint> y)
    {
        uint[] result = GC.AllocateUninitializedArray<uint>(x.Length);
        ref uint target = ref MemoryMarshal.GetArrayDataReference(result);
        ref uint first = ref MemoryMarshal.GetReference(x);
        ref uint second = ref MemoryMarshal.GetReference(y);
        ulong borrow = 0;
        int at = 0;
        for (; at + 2 <= y.Length; at += 2)
        {
            ulong minuend = Pair(ref first, at);
            ulong difference = minuend - Pair(ref second, at);
            ulong under = difference > minuend ? 1UL : 0;
            ulong total = difference - borrow;
            borrow = under;
            if (total > difference)
            {
                borrow = 1;
            }

            Pair(ref target, at) = total;
        }

        for (; at < x.Length && (at < y.Length || borrow != 0); at++)
        {
            ulong difference = x[at] - (at < y.Length ? y[at] : 0UL) - borrow;
            result[at] = (uint)difference;
            borrow = difference >> 63;
        }

        x[at..].CopyTo(result.AsSpan(at));
        return result;
    }

    // ---- products

    /// <summary>
    /// The product in two words. What uses it is not compiled ahead of time, since not all processors have the instruction: such methods are optimised at their first call. Multiplying twice is quicker than what <see cref="Math.BigMul(ulong, ulong, out ulong)"/> does, which passes the lower one through memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Product(ulong left, ulong right, out ulong low)
    {
        if (Bmi2.X64.IsSupported)
        {
            low = left * right;
            return Bmi2.X64.MultiplyNoFlags(left, right);
        }

        return Math.BigMul(left, right, out low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyByWord(ReadOnlySpan<uint> x, ulong factor, Span<uint> result)
    {
        ref uint source = ref MemoryMarshal.GetReference(x);
        ref uint target = ref MemoryMarshal.GetReference(result);
        ulong carry = 0;
        ulong before = 0;
        int at = 0;
        for (; at + 2 <= x.Length; at += 2)
        {
            // What is carried is kept in two parts, so that hardly anything waits for the word before.
            ulong high = Product(Pair(ref source, at), factor, out ulong low);
            ulong sum = low + before;
            ulong total = sum + carry;
            carry = sum < low ? 1UL : 0;
            if (total < sum)
            {
                carry = 1;
            }

            Pair(ref target, at) = total;
            before = high;
        }

        carry += before;
        ulong upper = 0;
        if (at < x.Length)
        {
            upper = Product(x[at], factor, out ulong low);
            carry += low;
            upper += carry < low ? 1UL : 0;
        }

        for (; at < result.Length; at++)
        {
            result[at] = (uint)carry;
            carry = (carry >> 32) | (upper << 32);
            upper >>= 32;
        }
    }

    private static void MultiplyBySchoolbook(ReadOnlySpan<uint> x, ReadOnlySpan<uint> y, Span<uint> result)
    {
        int count = WordCount(x);
        int rows = WordCount(y);
        int wanted = (2 * count) + rows;
        ulong[]? rented = wanted > StackWords ? ArrayPool<ulong>.Shared.Rent(wanted) : null;
        Span<ulong> scratch = rented ?? stackalloc ulong[StackWords];
        ReadOnlySpan<ulong> words = Words(x, scratch[..count]);
        Span<ulong> product = scratch.Slice(count, count + rows);
        product[..count].Clear();
        for (int row = 0; row < rows; row++)
        {
            product[count + row] = AddProduct(product.Slice(row, count), words, Word(y, row));
        }

        MemoryMarshal.Cast<ulong, uint>(product)[..result.Length].CopyTo(result);
        if (rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    /// <summary>Adds a multiple to a number of as many words; gives what is carried out of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong AddProduct(Span<ulong> target, ReadOnlySpan<ulong> words, ulong factor)
    {
        ref ulong first = ref MemoryMarshal.GetReference(target);
        ref ulong source = ref MemoryMarshal.GetReference(words);
        ulong carry = 0;
        ulong before = 0;
        for (int i = 0; i < words.Length; i++)
        {
            // As in MultiplyByWord.
            ulong high = Product(Unsafe.Add(ref source, i), factor, out ulong low);
            ref ulong place = ref Unsafe.Add(ref first, i);
            ulong sum = place + low;
            high += sum < low ? 1UL : 0;
            sum += before;
            ulong over = sum < before ? 1UL : 0;
            ulong total = sum + carry;
            carry = over;
            if (total < sum)
            {
                carry++;
            }

            place = total;
            before = high;
        }

        return before + carry;
    }

    // ---- quotients

    /// <summary>A word pair by a word that is larger than the upper one of the pair.</summary>
    private static ulong Divide(ulong upper, ulong lower, ulong divisor, out ulong remainder)
    {
#pragma warning disable SYSLIB5004 // The alternative by comparisons and subtractions is many times slower.
        (ulong quotient, remainder) = X86Base.X64.DivRem(lower, upper, divisor);
#pragma warning restore SYSLIB5004
        return quotient;
    }

    /// <summary>Divides; gives the remainder, which is put where the lowest word was.</summary>
    private static Span<ulong> DivideByWord(Span<ulong> words, ulong divisor, Span<ulong> quotient)
    {
        ulong rest = 0;
        for (int i = words.Length - 1; i >= 0; i--)
        {
            quotient[i] = Divide(rest, words[i], divisor, out rest);
        }

        words[0] = rest;
        return words[..1];
    }

    /// <summary>
    /// Divides by a divisor of two words or more (Knuth's algorithm D, the words that are guessed from being shifted as they are looked at); the remainder is what stays of the dividend, which has a
    /// word on top of it.
    /// </summary>
    private static void DivideBySchoolbook(Span<ulong> dividend, ReadOnlySpan<ulong> divisor, Span<ulong> quotient)
    {
        int shift = BitOperations.LeadingZeroCount(divisor[^1]);
        ulong first = Shifted(divisor, divisor.Length - 1, shift);
        ulong second = Shifted(divisor, divisor.Length - 2, shift);
        for (int at = quotient.Length - 1; at >= 0; at--)
        {
            Span<ulong> part = dividend.Slice(at, divisor.Length + 1);
            ulong guess = Guess(Shifted(part, part.Length - 1, shift), Shifted(part, part.Length - 2, shift), Shifted(part, part.Length - 3, shift), first, second);
            ulong top = part[^1];
            ulong taken = SubtractProduct(part[..^1], divisor, guess);
            if (taken > top)
            {
                guess--;
                AddBack(part[..^1], divisor);
            }

            part[^1] = 0;
            quotient[at] = guess;
        }
    }

    /// <summary>A word of the quotient from the first three words of the dividend and two of the divisor: right, or too large by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Guess(ulong upper, ulong middle, ulong lower, ulong first, ulong second)
    {
        ulong guess;
        ulong rest;
        if (upper >= first)
        {
            guess = ulong.MaxValue;
            rest = middle + first;
            if (rest < first)
            {
                return guess;
            }
        }
        else
        {
            guess = Divide(upper, middle, first, out rest);
        }

        while (true)
        {
            ulong high = Product(guess, second, out ulong low);
            if (high < rest || (high == rest && low <= lower))
            {
                return guess;
            }

            guess--;
            rest += first;
            if (rest < first)
            {
                return guess;
            }
        }
    }

    /// <summary>Takes a multiple from a number of as many words; gives what is still to be taken from the word above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong SubtractProduct(Span<ulong> target, ReadOnlySpan<ulong> words, ulong factor)
    {
        ref ulong first = ref MemoryMarshal.GetReference(target);
        ref ulong source = ref MemoryMarshal.GetReference(words);
        ulong borrow = 0;
        ulong before = 0;
        for (int i = 0; i < words.Length; i++)
        {
            // As in MultiplyByWord.
            ulong high = Product(Unsafe.Add(ref source, i), factor, out ulong low);
            ref ulong place = ref Unsafe.Add(ref first, i);
            ulong there = place;
            ulong left = there - low;
            high += there < low ? 1UL : 0;
            ulong rest = left - before;
            ulong under = left < before ? 1UL : 0;
            ulong total = rest - borrow;
            borrow = under;
            if (total > rest)
            {
                borrow++;
            }

            place = total;
            before = high;
        }

        return before + borrow;
    }

    private static void AddBack(Span<ulong> target, ReadOnlySpan<ulong> words)
    {
        ulong carry = 0;
        for (int i = 0; i < words.Length; i++)
        {
            ulong sum = target[i] + carry;
            carry = sum < carry ? 1UL : 0;
            target[i] = sum + words[i];
            carry += target[i] < sum ? 1UL : 0;
        }
    }

    /// <summary>A word of a number that is shifted left by less than a word.</summary>
    private static ulong Shifted(ReadOnlySpan<ulong> words, int index, int shift) =>
        shift == 0 ? words[index] : (words[index] << shift) | (index > 0 ? words[index - 1] >> (64 - shift) : 0);
}
