using System;

namespace Adder.Runtime.Objects;

/// <summary>
/// Finds runs, extends short ones by insertion, and merges them in the order that powersort (Munro and Wild, 2018) gives. A merge takes items one by one until one run has won
/// often in a row, then gallops: it searches how many it may take at once, as long as that pays (Peters' timsort).
/// </summary>
internal sealed class RunMerger(ThreadState ts, PyObject?[] keys, PyObject?[]? values, int count, SortOrder order) : SortKeys(ts, keys, values, order)
{
    /// <summary>Items that a run must win in a row before galloping pays.</summary>
    private const int GallopFrom = 7;

    /// <summary>A list shorter than 64 is one run.</summary>
    private readonly (int Start, int Length, int Power)[] _runs = new (int, int, int)[count < 64 ? 1 : 64];
    private int _runCount;

    /// <summary>Adapts: data that gallop well make it smaller, others larger.</summary>
    private int _gallopAfter = GallopFrom;

    /// <summary>Sorts; false after a failed comparison.</summary>
    public bool Sort()
    {
        int minimum = MinimumRun(count);
        for (int start = 0; start < count;)
        {
            int length = FindRun(start);
            int wanted = Math.Min(minimum, count - start);
            if (length < wanted)
            {
                ExtendRun(start, length, wanted);
                length = wanted;
            }

            Push(start, length);
            start += length;
        }

        while (_runCount > 1)
        {
            // Of three, the smaller ones first.
            int at = _runCount - 2;
            MergeAt(at > 0 && _runs[at - 1].Length < _runs[at + 1].Length ? at - 1 : at);
        }

        return !Failed;
    }

    /// <summary>A length of 32 to 64 of which the whole is nearly a power of two times.</summary>
    private static int MinimumRun(int count)
    {
        int odd = 0;
        while (count >= 64)
        {
            odd |= count & 1;
            count >>= 1;
        }

        return count + odd;
    }

    /// <summary>The length of the ascending run that begins at start. A descending one is turned round; stretches of equal items in it keep their order.</summary>
    private int FindRun(int start)
    {
        int left = count - start;
        int length = AscendingFrom(start, 1);
        if (length == left)
        {
            return length;
        }

        // The next item is smaller. Where the ones before are not all equal, it ends an ascending run.
        if (length > 1)
        {
            if (Less(Keys[start]!, Keys[start + length - 1]!))
            {
                return length;
            }

            Reverse(start, length);
        }

        length++;
        int equal = 0;
        for (; length < left; length++)
        {
            if (Less(Keys[start + length]!, Keys[start + length - 1]!))
            {
                ReverseEqual(start + length, ref equal);
            }
            else if (Less(Keys[start + length - 1]!, Keys[start + length]!))
            {
                break;
            }
            else
            {
                equal++;
            }
        }

        ReverseEqual(start + length, ref equal);
        Reverse(start, length);
        return AscendingFrom(start, length);
    }

    /// <summary>How far the ascending run from start, known to have the given length, goes on.</summary>
    private int AscendingFrom(int start, int length)
    {
        while (start + length < count && !Less(Keys[start + length]!, Keys[start + length - 1]!))
        {
            length++;
        }

        return length;
    }

    /// <summary>Turns round the last items of a descending run that are all equal, so that the final reversal brings them back into order.</summary>
    private void ReverseEqual(int end, ref int equal)
    {
        if (equal > 0)
        {
            Reverse(end - equal - 1, equal + 1);
            equal = 0;
        }
    }

    /// <summary>Binary insertion of the items behind a run, until it has the wanted length.</summary>
    private void ExtendRun(int start, int length, int wanted)
    {
        for (int at = start + length; at < start + wanted; at++)
        {
            PyObject pivot = Keys[at]!;
            int low = start;
            int high = at;
            while (low < high)
            {
                // The middle is taken from the run's start: it decides which items are compared.
                int middle = start + ((low - start + (high - start)) >> 1);
                if (Less(pivot, Keys[middle]!))
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            Insert(at, low);
        }
    }

    private void Push(int start, int length)
    {
        if (_runCount > 0)
        {
            (int lastStart, int lastLength, _) = _runs[_runCount - 1];
            int power = Power(lastStart, lastLength, length);
            while (_runCount > 1 && _runs[_runCount - 2].Power > power)
            {
                MergeAt(_runCount - 2);
            }

            _runs[_runCount - 1].Power = power;
        }

        _runs[_runCount++] = (start, length, 0);
    }

    /// <summary>The depth of the boundary between two neighbouring runs in a perfectly balanced merge tree over the whole list.</summary>
    private int Power(int start, int firstLength, int secondLength)
    {
        long a = (2L * start) + firstLength;
        long b = a + firstLength + secondLength;
        long whole = 2L * count;
        int power = 0;
        while (true)
        {
            power++;
            a <<= 1;
            b <<= 1;
            bool highA = a >= whole;
            bool highB = b >= whole;
            if (highA != highB)
            {
                return power;
            }

            if (highA)
            {
                a -= whole;
                b -= whole;
            }
        }
    }

    /// <summary>Merges the run at an index with the next.</summary>
    private void MergeAt(int index)
    {
        (int start, int length, _) = _runs[index];
        (int middle, int nextLength, _) = _runs[index + 1];
        _runs[index].Length = length + nextLength;
        if (index == _runCount - 3)
        {
            _runs[index + 1] = _runs[index + 2];
        }

        _runCount--;

        // What is already in place at both ends need not move.
        int kept = GallopRight(Keys[middle]!, Keys, start, length, 0);
        start += kept;
        length -= kept;
        if (length == 0)
        {
            return;
        }

        nextLength = GallopLeft(Keys[start + length - 1]!, Keys, middle, nextLength, nextLength - 1);
        if (nextLength == 0)
        {
            return;
        }

        if (length <= nextLength)
        {
            MergeLow(start, length, middle, nextLength);
        }
        else
        {
            MergeHigh(start, middle, nextLength);
        }
    }

    /// <summary>Merges with the first run set aside, from the front.</summary>
    private void MergeLow(int start, int length, int middle, int nextLength)
    {
        Spare(start, length);
        int left = 0;
        int right = middle;
        int leftEnd = length;
        int rightEnd = middle + nextLength;
        int target = start;
        MoveOne(right++, target++);
        if (right < rightEnd && leftEnd > 1)
        {
            MergeForward(ref left, leftEnd, ref right, rightEnd, ref target);
        }

        // What is left of one run follows as it is; the first run's last item is known to be the greatest of all.
        if (leftEnd - left == 1)
        {
            Move(right, target, rightEnd - right);
            RestoreOne(left, target + rightEnd - right);
        }
        else
        {
            Restore(left, target, leftEnd - left);
        }
    }

    /// <summary>The body of <see cref="MergeLow"/>: until one item of the first run is left, or none of one.</summary>
    private void MergeForward(ref int left, int leftEnd, ref int right, int rightEnd, ref int target)
    {
        while (true)
        {
            int wonLeft = 0;
            int wonRight = 0;
            while (wonLeft < _gallopAfter && wonRight < _gallopAfter)
            {
                if (Less(Keys[right]!, SpareKeys[left]!))
                {
                    MoveOne(right++, target++);
                    wonRight++;
                    wonLeft = 0;
                    if (right == rightEnd)
                    {
                        return;
                    }
                }
                else
                {
                    RestoreOne(left++, target++);
                    wonLeft++;
                    wonRight = 0;
                    if (leftEnd - left == 1)
                    {
                        return;
                    }
                }
            }

            int after = _gallopAfter + 1;
            do
            {
                after -= after > 1 ? 1 : 0;
                _gallopAfter = after;
                wonLeft = GallopRight(Keys[right]!, SpareKeys, left, leftEnd - left, 0);
                Restore(left, target, wonLeft);
                left += wonLeft;
                target += wonLeft;
                if (leftEnd - left <= 1 && wonLeft > 0)
                {
                    return;
                }

                MoveOne(right++, target++);
                if (right == rightEnd)
                {
                    return;
                }

                wonRight = GallopLeft(SpareKeys[left]!, Keys, right, rightEnd - right, 0);
                Move(right, target, wonRight);
                right += wonRight;
                target += wonRight;
                if (right == rightEnd)
                {
                    return;
                }

                RestoreOne(left++, target++);
                if (leftEnd - left == 1)
                {
                    return;
                }
            }
            while (wonLeft >= GallopFrom || wonRight >= GallopFrom);

            _gallopAfter = after + 1;
        }
    }

    /// <summary>Merges with the second run set aside, from the back.</summary>
    private void MergeHigh(int start, int middle, int nextLength)
    {
        // Ends are exclusive: the next item to take is the one before.
        Spare(middle, nextLength);
        int left = middle;
        int right = nextLength;
        int target = middle + nextLength;
        MoveOne(--left, --target);
        if (left > start && right > 1)
        {
            MergeBackward(start, ref left, ref right, ref target);
        }

        // What is left of one run goes in front as it is; the second run's first item is known to be the smallest of all.
        if (right == 1)
        {
            int rest = left - start;
            Move(start, target - rest, rest);
            RestoreOne(0, target - rest - 1);
        }
        else
        {
            Restore(0, target - right, right);
        }
    }

    /// <summary>The body of <see cref="MergeHigh"/>: until one item of the second run is left, or none of one.</summary>
    private void MergeBackward(int start, ref int left, ref int right, ref int target)
    {
        while (true)
        {
            int wonLeft = 0;
            int wonRight = 0;
            while (wonLeft < _gallopAfter && wonRight < _gallopAfter)
            {
                if (Less(SpareKeys[right - 1]!, Keys[left - 1]!))
                {
                    MoveOne(--left, --target);
                    wonLeft++;
                    wonRight = 0;
                    if (left == start)
                    {
                        return;
                    }
                }
                else
                {
                    RestoreOne(--right, --target);
                    wonRight++;
                    wonLeft = 0;
                    if (right == 1)
                    {
                        return;
                    }
                }
            }

            int after = _gallopAfter + 1;
            do
            {
                after -= after > 1 ? 1 : 0;
                _gallopAfter = after;
                int length = left - start;
                wonLeft = length - GallopRight(SpareKeys[right - 1]!, Keys, start, length, length - 1);
                left -= wonLeft;
                target -= wonLeft;
                Move(left, target, wonLeft);
                if (left == start)
                {
                    return;
                }

                RestoreOne(--right, --target);
                if (right == 1)
                {
                    return;
                }

                wonRight = right - GallopLeft(Keys[left - 1]!, SpareKeys, 0, right, right - 1);
                right -= wonRight;
                target -= wonRight;
                Restore(right, target, wonRight);
                if (right <= 1 && wonRight > 0)
                {
                    return;
                }

                MoveOne(--left, --target);
                if (left == start)
                {
                    return;
                }
            }
            while (wonLeft >= GallopFrom || wonRight >= GallopFrom);

            _gallopAfter = after + 1;
        }
    }
}
