using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// Sorts keys whose comparisons no program sees by numbers that stand for them and lie side by side: ints and floats by their values, strs by some characters,
/// tuples of those by their first items. Stable, by merging; as many comparisons as are needed
/// to see that it is so where the keys are in order already.
/// </summary>
internal static class RankedSort
{
    /// <summary>So many are sorted by insertion.</summary>
    private const int Block = 12;

    /// <summary>A key: a number in the keys' order, and its place before the sort.</summary>
    private struct Ranked
    {
        public ulong Rank;
        public int Place;
    }

    /// <summary>Sorts by keys of one class; false, with nothing done, where they have no ranks (NaNs, characters beyond U+FFFF).</summary>
    public static bool TrySort(PyObject?[] keys, PyObject?[]? values, int count, SortOrder order)
    {
        if (order == SortOrder.Tuples && HasManyTies(keys, count))
        {
            return false;
        }

        var ranked = new Ranked[count];
        for (int i = 0; i < count; i++)
        {
            ranked[i].Place = i;
        }

        if (!(order == SortOrder.Tuples ? RankTuples(keys, ranked) : Rank(keys, ranked, order)))
        {
            return false;
        }

        // Keys of the same rank are equal, unless there is more of them.
        PyObject?[]? more = order is SortOrder.Strings or SortOrder.Tuples ? keys : null;
        PyObject?[] items = values ?? keys;
        int inOrder = 1;
        while (inOrder < count && !IsLess(ranked[inOrder], ranked[inOrder - 1], more))
        {
            inOrder++;
        }

        if (inOrder < count)
        {
            ranked = Merge(ranked, more);
            PyObject?[] before = items.AsSpan(0, count).ToArray();
            ref PyObject? target = ref MemoryMarshal.GetArrayDataReference(items);
            for (int i = 0; i < ranked.Length; i++)
            {
                Unsafe.Add(ref target, i) = before[ranked[i].Place];
            }
        }

        return true;
    }

    private static bool Rank(PyObject?[] keys, Ranked[] ranked, SortOrder order) => order switch
    {
        SortOrder.SmallInts => RankInts(keys, ranked),
        SortOrder.Floats => RankFloats(keys, ranked),
        _ => RankStrings(keys, ranked),
    };

    /// <summary>Tuples of one length whose items at each place are of one plain class.</summary>
    private static bool RankTuples(PyObject?[] keys, Ranked[] ranked)
    {
        int length = Unsafe.As<PyTuple>(keys[0]!).Count;
        var column = new PyObject?[ranked.Length];
        for (int at = length - 1; at >= 0; at--)
        {
            for (int i = 0; i < ranked.Length; i++)
            {
                ReadOnlySpan<PyObject> items = Unsafe.As<PyTuple>(keys[i]!).Items;
                if (items.Length != length || (items[at] is PyFloat { Value: double.NaN }))
                {
                    return false;
                }

                column[i] = items[at];
            }

            if (ListSort.OrderOf(column, ranked.Length) is SortOrder.General or SortOrder.Tuples)
            {
                return false;
            }
        }

        return length > 0 && Rank(column, ranked, ListSort.OrderOf(column, ranked.Length));
    }

    /// <summary>
    /// Whether some of a few tuples have the same first item: where many have, the tuples themselves would be compared nearly always, and more often than by <see cref="RunMerger"/>. Asked before anything is made.
    /// </summary>
    private static bool HasManyTies(PyObject?[] tuples, int count)
    {
        const int Looked = 32;
        int step = Math.Max(1, count / Looked);
        for (int i = 0; i < count; i += step)
        {
            for (int j = 0; j < i; j += step)
            {
                if (AreSame(FirstOf(tuples[i]!), FirstOf(tuples[j]!)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static PyObject? FirstOf(PyObject tuple) => Unsafe.As<PyTuple>(tuple) is { Count: > 0 } some ? some.Items[0] : null;

    private static bool AreSame(PyObject? left, PyObject? right) => (left, right) switch
    {
        (PySmallInt a, PySmallInt b) => a.Value == b.Value,
        (PyFloat a, PyFloat b) => a.Value == b.Value,
        (PyStr a, PyStr b) => a.EqualTo(b),
        _ => ReferenceEquals(left, right),
    };

    private static bool RankInts(PyObject?[] keys, Ranked[] ranked)
    {
        for (int i = 0; i < ranked.Length; i++)
        {
            ranked[i].Rank = (ulong)Unsafe.As<PySmallInt>(keys[i]!).Value ^ (1UL << 63);
        }

        return true;
    }

    private static bool RankFloats(PyObject?[] keys, Ranked[] ranked)
    {
        for (int i = 0; i < ranked.Length; i++)
        {
            double value = Unsafe.As<PyFloat>(keys[i]!).Value;
            if (double.IsNaN(value))
            {
                return false;
            }

            // Both zeros are equal.
            long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
            ranked[i].Rank = (ulong)(bits < 0 ? ~bits : bits ^ long.MinValue);
        }

        return true;
    }

    /// <summary>What follows the beginning that all have in common: eight characters where they are of one byte, otherwise four.</summary>
    private static bool RankStrings(PyObject?[] keys, Ranked[] ranked)
    {
        var first = Unsafe.As<PyStr>(keys[0]!);
        int common = first.IsBmp ? first.Chars.Length : -1;
        for (int i = 1; i < ranked.Length && common >= 0; i++)
        {
            var text = Unsafe.As<PyStr>(keys[i]!);
            common = text.IsBmp ? CommonLength(first.Chars, text.Chars, common) : -1;
        }

        if (common < 0)
        {
            return false;
        }

        return RankTexts(keys, ranked, common, 8) || RankTexts(keys, ranked, common, 4);
    }

    private static bool RankTexts(PyObject?[] keys, Ranked[] ranked, int from, int length)
    {
        int bits = 64 / length;
        for (int i = 0; i < ranked.Length; i++)
        {
            ReadOnlySpan<char> text = Unsafe.As<PyStr>(keys[i]!).Chars;
            ulong rank = 0;
            for (int at = from; at < from + length; at++)
            {
                int c = at < text.Length ? text[at] : 0;
                if (c >> bits != 0)
                {
                    return false;
                }

                rank = (rank << bits) | (uint)c;
            }

            ranked[i].Rank = rank;
        }

        return true;
    }

    private static int CommonLength(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        most = Math.Min(most, right.Length);
        int length = 0;
        while (length < most && left[length] == right[length])
        {
            length++;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLess(in Ranked left, in Ranked right, PyObject?[]? more) =>
        left.Rank < right.Rank || (left.Rank == right.Rank && more is not null && Compare(more[left.Place]!, more[right.Place]!) < 0);

    /// <summary>Compares two plain keys of the same class.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Compare(PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PySmallInt))
        {
            return Unsafe.As<PySmallInt>(left).Value.CompareTo(Unsafe.As<PySmallInt>(right).Value);
        }

        if (left.GetType() == typeof(PyStr))
        {
            return Unsafe.As<PyStr>(left).CompareTo(Unsafe.As<PyStr>(right));
        }

        if (left.GetType() == typeof(PyFloat))
        {
            return Unsafe.As<PyFloat>(left).Value.CompareTo(Unsafe.As<PyFloat>(right).Value);
        }

        ReadOnlySpan<PyObject> items = Unsafe.As<PyTuple>(left).Items;
        ReadOnlySpan<PyObject> others = Unsafe.As<PyTuple>(right).Items;
        int difference = 0;
        for (int i = 0; i < items.Length && difference == 0; i++)
        {
            difference = Compare(items[i], others[i]);
        }

        return difference;
    }

    private static Ranked[] Merge(Ranked[] from, PyObject?[]? more)
    {
        for (int start = 0; start < from.Length; start += Block)
        {
            SortByInsertion(from, start, Math.Min(start + Block, from.Length), more);
        }

        if (from.Length <= Block)
        {
            return from;
        }

        var to = new Ranked[from.Length];
        for (long width = Block; width < from.Length; width *= 2)
        {
            for (long start = 0; start < from.Length; start += 2 * width)
            {
                Merge(from, to, (int)start, (int)Math.Min(start + width, from.Length), (int)Math.Min(start + (2 * width), from.Length), more);
            }

            (from, to) = (to, from);
        }

        return from;
    }

    /// <summary>Merges two runs that lie side by side into another array.</summary>
    private static void Merge(Ranked[] from, Ranked[] to, int start, int middle, int end, PyObject?[]? more)
    {
        if (middle == end || !IsLess(from[middle], from[middle - 1], more))
        {
            Array.Copy(from, start, to, start, end - start);
            return;
        }

        int left = start;
        int right = middle;
        int target = start;
        while (left < middle && right < end)
        {
            to[target++] = IsLess(from[right], from[left], more) ? from[right++] : from[left++];
        }

        Array.Copy(from, left, to, target, middle - left);
        Array.Copy(from, right, to, target + middle - left, end - right);
    }

    private static void SortByInsertion(Ranked[] ranked, int start, int end, PyObject?[]? more)
    {
        for (int i = start + 1; i < end; i++)
        {
            Ranked moved = ranked[i];
            int at = i;
            while (at > start && IsLess(moved, ranked[at - 1], more))
            {
                ranked[at] = ranked[at - 1];
                at--;
            }

            ranked[at] = moved;
        }
    }
}
