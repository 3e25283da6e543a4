using System;

namespace Adder.Runtime.Objects;

/// <summary>Searches in spans of chars, code points or bytes, through .NET's vectorized primitives.</summary>
internal static class SequenceSearch
{
    /// <summary>How often the needle occurs without overlap, counting up to a maximum. An empty needle occurs before every item and at the end.</summary>
    public static int Count<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle, int maximum)
        where T : IEquatable<T>
    {
        if (needle.Length == 0)
        {
            return (int)Math.Min((long)text.Length + 1, maximum);
        }

        int count = 0;
        while (count < maximum)
        {
            int at = needle.Length == 1 ? text.IndexOf(needle[0]) : text.IndexOf(needle);
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
            int at = old.Length == 0 ? (first++ == 0 ? 0 : 1) : text.IndexOf(old);
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
