using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <content>The numbers that stand for keys.</content>
internal static partial class RankedSort
{
    /// <summary>Ranks plain keys of one class; exact where keys of the same rank are equal.</summary>
    private static bool Rank(PyObject?[] keys, Ranked[] ranked, SortOrder order, out bool isExact)
    {
        isExact = true;
        switch (order)
        {
            case SortOrder.SmallInts:
                RankInts(keys, ranked);
                return true;
            case SortOrder.Floats:
                return RankFloats(keys, ranked);
            default:
                return RankStrings(keys, ranked, out isExact);
        }
    }

    /// <summary>
    /// Tuples of one length whose items at each place are of one plain class. The items' ranks stand side by side in a tuple's, each in as many bits as that place's ranks differ in, the first item's
    /// above the others; where there is no room for all, the last one's lower bits are missing.
    /// </summary>
    private static bool RankTuples(PyObject?[] keys, Ranked[] ranked, out bool isExact)
    {
        int length = Unsafe.As<PyTuple>(keys[0]!).Count;
        var column = new PyObject?[ranked.Length];
        Ranked[]? ranks = null;
        int room = 64;
        isExact = length > 0;
        for (int at = 0; at < length; at++)
        {
            if (!TryTakeColumn(keys, at, length, column))
            {
                return false;
            }

            SortOrder order = ListSort.OrderOf(column, column.Length);
            if (order is SortOrder.General or SortOrder.Tuples)
            {
                return false;
            }

            // Items whose ranks are not needed have to be of one class all the same: they may be compared.
            if (isExact)
            {
                ranks ??= new Ranked[ranked.Length];
                if (!Rank(column, ranks, order, out isExact))
                {
                    return false;
                }

                isExact &= Append(ranked, ranks, ref room);
            }
        }

        return length > 0;
    }

    /// <summary>The items at one place of tuples; false where a tuple is of another length, or an item is a NaN.</summary>
    private static bool TryTakeColumn(PyObject?[] tuples, int at, int length, PyObject?[] column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            ReadOnlySpan<PyObject> items = Unsafe.As<PyTuple>(tuples[i]!).Items;
            if (items.Length != length || (items[at] is PyFloat { Value: double.NaN }))
            {
                return false;
            }

            column[i] = items[at];
        }

        return true;
    }

    /// <summary>Puts what ranks differ in below the bits that are taken of others; false where not all of it has room.</summary>
    private static bool Append(Ranked[] ranked, Ranked[] ranks, ref int room)
    {
        ulong least = ulong.MaxValue;
        ulong greatest = 0;
        ulong used = 0;
        ulong first = ranks[0].Rank;
        for (int i = 0; i < ranks.Length; i++)
        {
            ulong rank = ranks[i].Rank;
            least = Math.Min(least, rank);
            greatest = Math.Max(greatest, rank);
            used |= rank ^ first;
        }

        if (used == 0)
        {
            return true;
        }

        // Below the lowest bit in which any two differ all are the same, and nothing is borrowed from above it by the subtraction.
        int low = BitOperations.TrailingZeroCount(used);
        int missing = 64 - BitOperations.LeadingZeroCount((greatest - least) >> low) - room;
        if (missing >= 64)
        {
            return false;
        }

        for (int i = 0; i < ranked.Length; i++)
        {
            ulong rank = (ranks[i].Rank - least) >> low;
            ranked[i].Rank |= missing > 0 ? rank >> missing : rank << -missing;
        }

        room = Math.Max(0, -missing);
        return missing <= 0;
    }

    private static void RankInts(PyObject?[] keys, Ranked[] ranked)
    {
        for (int i = 0; i < ranked.Length; i++)
        {
            ranked[i].Rank = (ulong)Unsafe.As<PySmallInt>(keys[i]!).Value ^ (1UL << 63);
        }
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
    private static bool RankStrings(PyObject?[] keys, Ranked[] ranked, out bool isExact)
    {
        var first = Unsafe.As<PyStr>(keys[0]!);
        int common = first.IsBmp ? first.Chars.Length : -1;
        for (int i = 1; i < ranked.Length && common >= 0; i++)
        {
            var text = Unsafe.As<PyStr>(keys[i]!);
            common = text.IsBmp ? CommonLength(first.Chars, text.Chars, common) : -1;
        }

        isExact = false;
        return common >= 0 && (RankTexts(keys, ranked, common, 8, out isExact) || RankTexts(keys, ranked, common, 4, out isExact));
    }

    /// <summary>Ranks by so many characters. They are exact if no text goes on behind them, or has the character there that stands for none.</summary>
    private static bool RankTexts(PyObject?[] keys, Ranked[] ranked, int from, int length, out bool isExact)
    {
        int bits = 64 / length;
        isExact = true;
        for (int i = 0; i < ranked.Length; i++)
        {
            ReadOnlySpan<char> text = Unsafe.As<PyStr>(keys[i]!).Chars;
            int end = Math.Min(text.Length, from + length);
            ulong rank = 0;
            for (int at = from; at < end; at++)
            {
                int c = text[at];
                if (c >> bits != 0)
                {
                    return false;
                }

                isExact &= c != 0;
                rank = (rank << bits) | (uint)c;
            }

            // A text that ends here has the rank 0, however far that is moved.
            ranked[i].Rank = rank << (bits * (from + length - end));
            isExact &= end == text.Length;
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
}
