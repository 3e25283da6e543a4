using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Adder.Runtime.Objects;

/// <summary>
/// Searches in spans of chars, code points or bytes: through .NET's vectorized primitives, and in time linear in text and needle whatever they hold.
/// </summary>
internal static class SequenceSearch
{
    /// <summary>Needles up to this length are left to .NET: the time that a bad text can cost is bounded by it.</summary>
    private const int ShortNeedle = 64;

    /// <summary>Where the needle occurs first; -1 where it does not.</summary>
    public static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle)
        where T : IEquatable<T>
    {
        if (needle.Length <= ShortNeedle)
        {
            return needle.Length == 1 ? IndexOfNear(text, needle[0]) : text.IndexOf(needle);
        }

        // The beginning is sought first. Where comparing the rest of the needle in vain has cost more than going on linearly would, that is done.
        ReadOnlySpan<T> beginning = needle[..ShortNeedle];
        long compared = 0;
        for (int from = 0; text.Length - from >= needle.Length;)
        {
            int at = text[from..].IndexOf(beginning);
            if (at < 0 || (from += at) > text.Length - needle.Length)
            {
                return -1;
            }

            int common = text[from..].CommonPrefixLength(needle);
            if (common == needle.Length)
            {
                return from;
            }

            from++;
            compared += common;
            if (compared > 4L * (from + needle.Length))
            {
                int rest = IndexOfByBorders(text[from..], needle);
                return rest < 0 ? -1 : from + rest;
            }
        }

        return -1;
    }

    /// <summary>Where an item occurs first, which is near the start in most texts that are taken apart: vectors are set up for what is farther away.</summary>
    public static int IndexOfNear<T>(ReadOnlySpan<T> text, T item)
        where T : IEquatable<T>
    {
        int near = Math.Min(text.Length, 8);
        for (int i = 0; i < near; i++)
        {
            if (text[i].Equals(item))
            {
                return i;
            }
        }

        if (near == text.Length)
        {
            return -1;
        }

        int at = text[near..].IndexOf(item);
        return at < 0 ? -1 : near + at;
    }

    /// <summary>The same for a char in chars: eight at a time near the start.</summary>
    public static int IndexOfChar(ReadOnlySpan<char> text, char item)
    {
        const int Eight = 8;
        const int Near = 4 * Eight;
        int last = text.Length - Eight;
        if (last < 0)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == item)
                {
                    return i;
                }
            }

            return -1;
        }

        ref ushort first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var sought = Vector128.Create((ushort)item);
        for (int at = 0; ; at = Math.Min(at + Eight, last))
        {
            uint found = Vector128.Equals(Vector128.LoadUnsafe(ref first, (nuint)at), sought).ExtractMostSignificantBits();
            if (found != 0)
            {
                return at + BitOperations.TrailingZeroCount(found);
            }

            if (at == last)
            {
                return -1;
            }

            if (at >= Near)
            {
                int far = text[at..].IndexOf(item);
                return far < 0 ? -1 : at + far;
            }
        }
    }

    /// <summary>The algorithm of Knuth, Morris and Pratt (1977): no item of the text is looked at again once it has matched.</summary>
    private static int IndexOfByBorders<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle)
        where T : IEquatable<T>
    {
        // borders[i]: length of the longest proper beginning of needle[..i] that is also its end.
        int[] borders = new int[needle.Length + 1];
        for (int length = 1, border = 0; length < needle.Length;)
        {
            if (needle[length].Equals(needle[border]))
            {
                borders[++length] = ++border;
            }
            else if (border > 0)
            {
                border = borders[border];
            }
            else
            {
                borders[++length] = 0;
            }
        }

        int matched = 0;
        for (int i = 0; i < text.Length; i++)
        {
            while (matched > 0 && !text[i].Equals(needle[matched]))
            {
                matched = borders[matched];
            }

            if (text[i].Equals(needle[matched]) && ++matched == needle.Length)
            {
                return i + 1 - needle.Length;
            }
        }

        return -1;
    }

    /// <summary>How often the needle occurs without overlap, counting up to a maximum. An empty needle occurs before every item and at the end.</summary>
    public static int Count<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle, int maximum)
        where T : IEquatable<T>
    {
        if (needle.Length == 0)
        {
            return (int)Math.Min((long)text.Length + 1, maximum);
        }

        if (needle.Length == 1 && maximum == int.MaxValue)
        {
            return text.Count(needle[0]);
        }

        int count = 0;
        while (count < maximum)
        {
            int at = IndexOf(text, needle);
            if (at < 0)
            {
                break;
            }

            count++;
            text = text[(at + needle.Length)..];
        }

        return count;
    }

    /// <summary>
    /// Writes the text with occurrences of the old part replaced, as many as are told, to a destination of the length that
    /// <see cref="ReplacedLength"/> gives.
    /// </summary>
    public static void Replace<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> old, ReadOnlySpan<T> replacement, int count, Span<T> destination)
        where T : IEquatable<T>
    {
        int first = 0;
        while (count-- > 0)
        {
            // An empty part is replaced before every item.
            int at = old.Length == 0 ? (first++ == 0 ? 0 : 1) : IndexOf(text, old);
            text[..at].CopyTo(destination);
            destination = destination[at..];
            replacement.CopyTo(destination);
            destination = destination[replacement.Length..];
            text = text[(at + old.Length)..];
        }

        text.CopyTo(destination);
    }

    /// <summary>The length after replacing; beyond <see cref="int.MaxValue"/> it is too long.</summary>
    public static long ReplacedLength(int length, int old, int replacement, int count) => length + ((long)count * (replacement - old));
}
