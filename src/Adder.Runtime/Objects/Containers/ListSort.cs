using System;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// A stable, adaptive merge sort over natural runs: runs are found and extended by insertion, and merged in the order that powersort (Munro and Wild, 2018) gives.
/// Comparisons only use "less than", as Python promises. Where all keys are of one exact type with a known order, that order is applied directly.
/// </summary>
internal static class ListSort
{
    private const int MinimumRun = 32;

    /// <summary>How two keys are compared.</summary>
    private enum Order { General, SmallInts, Floats, Strings }

    /// <summary>Sorts the first items of an array; false: an exception is pending (the array then holds the same items in some order).</summary>
    public static bool Sort(ThreadState ts, PyObject?[] items, int count, PyObject? key, bool reverse)
    {
        PyObject?[] keys = items;
        PyObject?[]? values = null;
        if (key is not null)
        {
            keys = new PyObject?[count];
            for (int i = 0; i < count; i++)
            {
                if (Calls.Call(ts, key, items[i]!) is not { } computed)
                {
                    return false;
                }

                keys[i] = computed;
            }

            values = items;
        }

        if (count < 2)
        {
            return true;
        }

        // A stable descending sort is an ascending one of the reversed list, reversed.
        if (reverse)
        {
            Array.Reverse(keys, 0, count);
            if (values is not null)
            {
                Array.Reverse(values, 0, count);
            }
        }

        var sorter = new Sorter(ts, keys, values, count, OrderOf(keys, count));
        bool sorted = sorter.Run();
        if (reverse)
        {
            Array.Reverse(items, 0, count);
        }

        return sorted;
    }

    private static Order OrderOf(PyObject?[] keys, int count)
    {
        Type first = keys[0]!.GetType();
        Order order = first == typeof(PySmallInt) ? Order.SmallInts : first == typeof(PyFloat) ? Order.Floats : first == typeof(PyStr) ? Order.Strings : Order.General;
        for (int i = 1; i < count && order != Order.General; i++)
        {
            if (keys[i]!.GetType() != first)
            {
                order = Order.General;
            }
        }

        return order;
    }

    private sealed class Sorter(ThreadState ts, PyObject?[] keys, PyObject?[]? values, int count, Order order)
    {
        private readonly (int Start, int Length, int Power)[] _runs = count <= MinimumRun ? new (int, int, int)[1] : new (int, int, int)[40];
        private int _runCount;
        private PyObject?[] _spareKeys = [];
        private PyObject?[] _spareValues = [];
        private bool _failed;

        public bool Run()
        {
            int start = 0;
            while (start < count && !_failed)
            {
                int length = FindRun(start);
                int wanted = Math.Min(MinimumRun, count - start);
                if (length < wanted)
                {
                    InsertInto(start, start + length, start + wanted);
                    length = wanted;
                }

                Push(start, length);
                start += length;
            }

            while (_runCount > 1 && !_failed)
            {
                MergeTop();
            }

            return !_failed;
        }

        /// <summary>keys[left] &lt; keys[right] by value of the given objects; false after a failure.</summary>
        private bool Less(PyObject left, PyObject right)
        {
            switch (order)
            {
                case Order.SmallInts:
                    return ((PySmallInt)left).Value < ((PySmallInt)right).Value;
                case Order.Floats:
                    return ((PyFloat)left).Value < ((PyFloat)right).Value;
                case Order.Strings:
                    return ((PyStr)left).CompareTo((PyStr)right) < 0;
                default:
                    if (_failed)
                    {
                        return false;
                    }

                    Truth less = Comparison.Test(ts, left, right, CompareOperator.Less);
                    _failed |= less == Truth.Error;
                    return less == Truth.True;
            }
        }

        /// <summary>The length of the ascending run at start; a strictly descending one is turned round.</summary>
        private int FindRun(int start)
        {
            int end = start + 1;
            if (end == count)
            {
                return 1;
            }

            if (Less(keys[end]!, keys[start]!))
            {
                do
                {
                    end++;
                }
                while (end < count && Less(keys[end]!, keys[end - 1]!));

                Array.Reverse(keys, start, end - start);
                if (values is not null)
                {
                    Array.Reverse(values, start, end - start);
                }
            }
            else
            {
                do
                {
                    end++;
                }
                while (end < count && !Less(keys[end]!, keys[end - 1]!));
            }

            return end - start;
        }

        /// <summary>Binary insertion of [sorted, end) into the sorted [start, sorted).</summary>
        private void InsertInto(int start, int sorted, int end)
        {
            for (int i = sorted; i < end && !_failed; i++)
            {
                PyObject pivot = keys[i]!;
                int low = start;
                int high = i;
                while (low < high)
                {
                    int middle = (low + high) >>> 1;
                    if (Less(pivot, keys[middle]!))
                    {
                        high = middle;
                    }
                    else
                    {
                        low = middle + 1;
                    }
                }

                Array.Copy(keys, low, keys, low + 1, i - low);
                keys[low] = pivot;
                if (values is not null)
                {
                    PyObject? value = values[i];
                    Array.Copy(values, low, values, low + 1, i - low);
                    values[low] = value;
                }
            }
        }

        private void Push(int start, int length)
        {
            if (_runCount > 0)
            {
                (int lastStart, int lastLength, _) = _runs[_runCount - 1];
                int power = Power(lastStart, lastLength, length);
                while (_runCount > 1 && _runs[_runCount - 2].Power > power && !_failed)
                {
                    MergeTop();
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

        private void MergeTop()
        {
            (int start, int length, _) = _runs[_runCount - 2];
            int secondLength = _runs[_runCount - 1].Length;
            int power = _runs[_runCount - 1].Power;
            _runCount--;
            _runs[_runCount - 1] = (start, length + secondLength, power);
            int middle = start + length;
            int end = middle + secondLength;

            // What is already in place at both ends need not move.
            start = UpperBound(keys[middle]!, start, middle);
            end = LowerBound(keys[middle - 1]!, middle, end);
            if (start < middle && middle < end && !_failed)
            {
                if (middle - start <= end - middle)
                {
                    MergeLow(start, middle, end);
                }
                else
                {
                    MergeHigh(start, middle, end);
                }
            }
        }

        /// <summary>First place in [low, high) whose key is greater than the given one.</summary>
        private int UpperBound(PyObject key, int low, int high)
        {
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (Less(key, keys[middle]!))
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            return low;
        }

        /// <summary>First place in [low, high) whose key is not less than the given one.</summary>
        private int LowerBound(PyObject key, int low, int high)
        {
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (Less(keys[middle]!, key))
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }

        private void Spare(int from, int length)
        {
            if (_spareKeys.Length < length)
            {
                _spareKeys = new PyObject?[length];
                _spareValues = values is null ? [] : new PyObject?[length];
            }

            Array.Copy(keys, from, _spareKeys, 0, length);
            if (values is not null)
            {
                Array.Copy(values, from, _spareValues, 0, length);
            }
        }

        /// <summary>Merges with the first run set aside, from the front.</summary>
        private void MergeLow(int start, int middle, int end)
        {
            int length = middle - start;
            Spare(start, length);
            int left = 0;
            int right = middle;
            int target = start;
            while (left < length && right < end && !_failed)
            {
                if (Less(keys[right]!, _spareKeys[left]!))
                {
                    Move(right++, target++);
                }
                else
                {
                    Restore(left++, target++);
                }
            }

            while (left < length)
            {
                Restore(left++, target++);
            }
        }

        /// <summary>Merges with the second run set aside, from the back.</summary>
        private void MergeHigh(int start, int middle, int end)
        {
            int right = end - middle;
            Spare(middle, right);
            int left = middle;
            int target = end;
            while (right > 0 && left > start && !_failed)
            {
                if (Less(_spareKeys[right - 1]!, keys[left - 1]!))
                {
                    Move(--left, --target);
                }
                else
                {
                    Restore(--right, --target);
                }
            }

            while (right > 0)
            {
                Restore(--right, --target);
            }
        }

        private void Move(int from, int to)
        {
            keys[to] = keys[from];
            if (values is not null)
            {
                values[to] = values[from];
            }
        }

        private void Restore(int from, int to)
        {
            keys[to] = _spareKeys[from];
            if (values is not null)
            {
                values[to] = _spareValues[from];
            }
        }
    }
}
