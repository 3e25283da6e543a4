using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// Sorts keys whose comparisons no program sees by numbers that stand for them and lie side by side: ints and floats by their values, strs by some characters,
/// tuples of those by as many of their items as a number holds. Stable, by merging; as many comparisons as are needed
/// to see that it is so where the keys are in order already.
/// </summary>
internal static partial class RankedSort
{
    /// <summary>So many are sorted by insertion.</summary>
    private const int Block = 12;

    /// <summary>A key: a number in the keys' order, and its place before the sort.</summary>
    private struct Ranked
    {
        public ulong Rank;
        public int Place;
    }

    /// <summary>Sorts by keys of one class; false, with nothing done, where they have no ranks (NaNs, characters beyond U+FFFF), or where ranks would not tell much.</summary>
    public static bool TrySort(PyObject?[] keys, PyObject?[]? values, int count, SortOrder order)
    {
        var ranked = new Ranked[count];
        for (int i = 0; i < count; i++)
        {
            ranked[i].Place = i;
        }

        bool isExact;
        if (!(order == SortOrder.Tuples ? RankTuples(keys, ranked, out isExact) : Rank(keys, ranked, order, out isExact))
            || (order == SortOrder.Tuples && !isExact && HasManyTies(ranked)))
        {
            return false;
        }

        // Keys of the same rank are equal, unless there is more of them.
        PyObject?[]? more = isExact ? null : keys;
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

    /// <summary>
    /// Whether some of a few keys have the same rank: where many have, the keys themselves would be compared nearly always, and more often than by <see cref="RunMerger"/>.
    /// </summary>
    private static bool HasManyTies(Ranked[] ranked)
    {
        const int Looked = 32;
        int step = Math.Max(1, ranked.Length / Looked);
        for (int i = 0; i < ranked.Length; i += step)
        {
            for (int j = 0; j < i; j += step)
            {
                if (ranked[i].Rank == ranked[j].Rank)
                {
                    return true;
                }
            }
        }

        return false;
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
