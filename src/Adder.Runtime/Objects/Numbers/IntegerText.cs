using System;
using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>Ints to digits and back. The limit on the number of decimal digits is the caller's business.</summary>
[SkipLocalsInit]
internal static class IntegerText
{
    /// <summary>Numbers up to this many bits are printed by <see cref="BigInteger"/> itself.</summary>
    private const int SimpleBits = 1500;

    /// <summary>Digits below which a part of a big number is printed by <see cref="BigInteger"/> itself.</summary>
    private const int LeafDigits = 144;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The decimal digits with a minus sign for negatives.</summary>
    public static string ToDecimal(BigInteger value)
    {
        long bits = value.GetBitLength();
        if (bits <= SimpleBits)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        bool negative = value.Sign < 0;
        BigInteger magnitude = BigInteger.Abs(value);

        // Powers 10**(LeafDigits * 2**k), as many as split the number into halves down to the leaves.
        int digits = (int)(bits * 0.30102999566398120) + 2;
        int levels = 0;
        while ((long)LeafDigits << levels < digits)
        {
            levels++;
        }

        var powers = new BigInteger[levels];
        for (int i = 0; i < levels; i++)
        {
            // The factor 2**(n) of 10**n is shifted out where it is used: only 5**n is kept.
            powers[i] = i == 0 ? BigInteger.Pow(5, LeafDigits) : powers[i - 1] * powers[i - 1];
        }

        int room = LeafDigits << levels;
        char[] buffer = ArrayPool<char>.Shared.Rent(room);
        WriteDecimal(magnitude, powers, levels, buffer.AsSpan(0, room));
        int start = buffer.AsSpan(0, room).IndexOfAnyExcept('0');
        string text = string.Concat(negative ? "-" : "", buffer.AsSpan(start, room - start));
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Writes the decimal digits to the end of a buffer of at least 20 chars.</summary>
    /// <returns>What was written.</returns>
    public static Span<char> Write(long value, Span<char> buffer)
    {
        ulong rest = value < 0 ? 0UL - (ulong)value : (ulong)value;
        int at = buffer.Length;
        do
        {
            (ulong next, ulong digit) = Math.DivRem(rest, 10);
            buffer[--at] = (char)('0' + digit);
            rest = next;
        }
        while (rest != 0);
        if (value < 0)
        {
            buffer[--at] = '-';
        }

        return buffer[at..];
    }

    /// <summary>Whether a magnitude certainly has more decimal digits than the limit, without converting it.</summary>
    public static bool CertainlyLongerThan(BigInteger value, int limit) => value.GetBitLength() > (long)((limit + 1) * 3.3219280948873626) + 1;

    /// <summary>The digits in a base that is a power of two (2, 8, 16, 32…), lower case, no sign or prefix. The value is not negative.</summary>
    public static string ToPowerOfTwoBase(BigInteger magnitude, int bitsPerDigit)
    {
        if (magnitude <= long.MaxValue)
        {
            return ToPowerOfTwoBase((ulong)magnitude, bitsPerDigit);
        }

        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        int count = (int)((magnitude.GetBitLength() + bitsPerDigit - 1) / bitsPerDigit);
        return string.Create(count, (bytes, bitsPerDigit), static (span, state) =>
        {
            int accumulator = 0;
            int held = 0;
            int at = 0;
            int mask = (1 << state.bitsPerDigit) - 1;
            for (int i = span.Length - 1; i >= 0; i--)
            {
                if (held < state.bitsPerDigit && at < state.bytes.Length)
                {
                    accumulator |= state.bytes[at++] << held;
                    held += 8;
                }

                span[i] = Digits[accumulator & mask];
                accumulator >>= state.bitsPerDigit;
                held -= state.bitsPerDigit;
            }
        });
    }

    /// <inheritdoc cref="ToPowerOfTwoBase(BigInteger, int)"/>
    public static string ToPowerOfTwoBase(ulong magnitude, int bitsPerDigit)
    {
        Span<char> buffer = stackalloc char[64];
        return new string(WriteToPowerOfTwoBase(magnitude, bitsPerDigit, buffer, upper: false));
    }

    /// <summary>The same written to the end of a buffer of at least 64 chars.</summary>
    /// <returns>What was written.</returns>
    public static Span<char> WriteToPowerOfTwoBase(ulong magnitude, int bitsPerDigit, Span<char> buffer, bool upper)
    {
        int at = buffer.Length;
        uint mask = (1u << bitsPerDigit) - 1;
        do
        {
            uint digit = (uint)magnitude & mask;
            buffer[--at] = (char)(digit < 10 ? digit + '0' : digit - 10 + (upper ? 'A' : 'a'));
            magnitude >>= bitsPerDigit;
        }
        while (magnitude != 0);
        return buffer[at..];
    }

    /// <summary>Reads what most texts of ints are: a sign or none and up to 18 decimal digits. False for anything else, malformed or not.</summary>
    public static bool TryParseShort(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        int start = negative ? 1 : 0;
        if (text.Length == start || text.Length > start + 18)
        {
            return false;
        }

        for (int i = start; i < text.Length; i++)
        {
            uint digit = (uint)text[i] - '0';
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        value = negative ? -value : value;
        return true;
    }

    /// <summary>
    /// Reads an int literal as <c>int(text, base)</c> does, from ASCII text (other digits and spaces have been translated): spaces around it, a sign, a prefix, underscores.
    /// </summary>
    /// <param name="numberBase">0 (by prefix) or 2 to 36.</param>
    /// <param name="limit">The most digits allowed in a base that is not a power of two; 0 for any number.</param>
    /// <param name="digitCount">The number of digits where the limit was exceeded, otherwise 0.</param>
    /// <returns>False for a malformed text or too many digits.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, int numberBase, int limit, out BigInteger value, out int digitCount)
    {
        value = BigInteger.Zero;
        digitCount = 0;
        text = TrimSpaces(text);
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }

        if (!TakePrefix(ref text, ref numberBase, out bool zerosOnly))
        {
            return false;
        }

        char[]? rented = null;
        if (text.Contains('_'))
        {
            rented = ArrayPool<char>.Shared.Rent(text.Length);
            if (!DropUnderscores(text, rented, out int kept))
            {
                ArrayPool<char>.Shared.Return(rented);
                return false;
            }

            text = rented.AsSpan(0, kept);
        }

        bool valid = AreDigits(text, numberBase);
        if (valid && zerosOnly)
        {
            valid = text.IndexOfAnyExcept('0') < 0;
        }

        if (valid)
        {
            bool powerOfTwo = BitOperations.IsPow2(numberBase);
            if (!powerOfTwo && limit > 0 && text.Length > limit)
            {
                digitCount = text.Length;
                valid = false;
            }
            else
            {
                value = Parse(text, numberBase, powerOfTwo);
            }
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        if (negative)
        {
            value = -value;
        }

        return valid;
    }

    /// <summary>The value of a character as a digit in bases up to 36; 99 for none.</summary>
    public static int DigitValue(int character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'z' => character - 'a' + 10,
        >= 'A' and <= 'Z' => character - 'A' + 10,
        _ => 99,
    };

    private static void WriteDecimal(BigInteger value, BigInteger[] powersOfFive, int level, Span<char> destination)
    {
        if (level == 0 || value.IsZero)
        {
            if (value.IsZero)
            {
                destination.Fill('0');
                return;
            }

            Span<char> digits = stackalloc char[LeafDigits + 8];
            _ = value.TryFormat(digits, out int written, default, CultureInfo.InvariantCulture);
            destination[..^written].Fill('0');
            digits[..written].CopyTo(destination[^written..]);
            return;
        }

        // value = high × 10**n + low. 10**n is 5**n × 2**n: divide what is above the lowest n bits by 5**n.
        int half = destination.Length / 2;
        BigInteger upper = value >> half;
        BigInteger high = BigInteger.DivRem(upper, powersOfFive[level - 1], out BigInteger rest);
        BigInteger low = (rest << half) + (value - (upper << half));
        WriteDecimal(high, powersOfFive, level - 1, destination[..half]);
        WriteDecimal(low, powersOfFive, level - 1, destination[half..]);
    }

    private static ReadOnlySpan<char> TrimSpaces(ReadOnlySpan<char> text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsSpace(char character) => character is ' ' or (>= '\t' and <= '\r');

    /// <summary>Takes a prefix such as 0x off where the base allows it. With base 0 and a leading zero that is no prefix, only zeros may follow.</summary>
    private static bool TakePrefix(ref ReadOnlySpan<char> text, ref int numberBase, out bool zerosOnly)
    {
        zerosOnly = false;
        int prefixed = text.Length >= 2 && text[0] == '0' ? (text[1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;
        if (numberBase == 0)
        {
            zerosOnly = prefixed == 0 && text.Length > 0 && text[0] == '0';
            numberBase = prefixed == 0 ? 10 : prefixed;
        }

        if (prefixed == numberBase)
        {
            text = text[2..];
            if (text.Length > 0 && text[0] == '_')
            {
                text = text[1..];
            }
        }

        return text.Length > 0 && text[0] != '_';
    }

    private static bool DropUnderscores(ReadOnlySpan<char> text, Span<char> destination, out int kept)
    {
        kept = 0;
        char previous = '\0';
        foreach (char character in text)
        {
            if (character == '_')
            {
                if (previous == '_')
                {
                    return false;
                }
            }
            else
            {
                destination[kept++] = character;
            }

            previous = character;
        }

        return previous != '_';
    }

    private static bool AreDigits(ReadOnlySpan<char> text, int numberBase)
    {
        if (text.Length == 0)
        {
            return false;
        }

        if (numberBase == 10)
        {
            return text.IndexOfAnyExceptInRange('0', '9') < 0;
        }

        foreach (char character in text)
        {
            if (DigitValue(character) >= numberBase)
            {
                return false;
            }
        }

        return true;
    }

    private static BigInteger Parse(ReadOnlySpan<char> digits, int numberBase, bool powerOfTwo)
    {
        if (digits.Length <= 11)
        {
            long small = 0;
            foreach (char digit in digits)
            {
                small = (small * numberBase) + DigitValue(digit);
            }

            return small;
        }

        if (numberBase == 10)
        {
            return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return powerOfTwo ? ParseBits(digits, BitOperations.Log2((uint)numberBase)) : ParseAnyBase(digits, numberBase);
    }

    private static BigInteger ParseBits(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        var bytes = new byte[(((long)digits.Length * bitsPerDigit) + 7) / 8];
        int accumulator = 0;
        int held = 0;
        int at = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            accumulator |= DigitValue(digits[i]) << held;
            held += bitsPerDigit;
            if (held >= 8)
            {
                bytes[at++] = (byte)accumulator;
                accumulator >>= 8;
                held -= 8;
            }
        }

        if (held > 0)
        {
            bytes[at] = (byte)accumulator;
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static BigInteger ParseAnyBase(ReadOnlySpan<char> digits, int numberBase)
    {
        if (digits.Length <= 64)
        {
            BigInteger value = BigInteger.Zero;
            foreach (char digit in digits)
            {
                value = (value * numberBase) + DigitValue(digit);
            }

            return value;
        }

        int half = digits.Length / 2;
        return (ParseAnyBase(digits[..half], numberBase) * BigInteger.Pow(numberBase, digits.Length - half)) + ParseAnyBase(digits[half..], numberBase);
    }
}
