using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>How two keys are compared.</summary>
internal enum SortOrder
{
    /// <summary>By the keys' own "less than".</summary>
    General,
    SmallInts,
    Floats,
    Strings,

    /// <summary>All are tuples; whether their order is known their items tell.</summary>
    Tuples,
}

/// <summary>
/// A stable, adaptive merge sort over natural runs. Comparisons only use "less than", as Python promises, and are as many and in the same order as CPython's, because a key's
/// <c>__lt__</c> sees them. Where all keys are of one exact type with a known order, that order is applied directly: see <see cref="RankedSort"/>.
/// </summary>
internal static class ListSort
{
    /// <summary>For fewer, ranks are not worth their arrays.</summary>
    private const int FewestRanked = 6;

    /// <summary>Sorts the first items of an array; false: an exception is pending (the array then holds the same items in some order).</summary>
    public static bool Sort(ThreadState ts, PyObject?[] items, int count, PyObject? key, bool reverse)
    {
        PyObject?[] keys = items;
        PyObject?[]? values = null;
        if (key is not null)
        {
            keys = new PyObject?[count];
            values = items;
            if (!ComputeKeys(ts, key, items, keys))
            {
                return false;
            }
        }

        bool sorted = count < 2 || SortByKeys(ts, keys, values, count, reverse);
        if (values is not null)
        {
            Releases.ReleaseAll(ts, keys);
        }

        return sorted;
    }

    private static bool ComputeKeys(ThreadState ts, PyObject key, PyObject?[] items, PyObject?[] keys)
    {
        // The array is exactly of this class: a check of every store for covariance would be paid in vain.
        ref PyObject? place = ref MemoryMarshal.GetArrayDataReference(keys);
        for (int i = 0; i < keys.Length; i++)
        {
            if (Calls.Call(ts, key, items[i]!) is not { } computed)
            {
                return false;
            }

            Unsafe.Add(ref place, i) = computed;
        }

        return true;
    }

    private static bool SortByKeys(ThreadState ts, PyObject?[] keys, PyObject?[]? values, int count, bool reverse)
    {
        // A stable descending sort is an ascending one of the reversed list, reversed.
        if (reverse)
        {
            Array.Reverse(keys, 0, count);
            if (values is not null)
            {
                Array.Reverse(values, 0, count);
            }
        }

        SortOrder order = OrderOf(keys, count);
        bool sorted = (order != SortOrder.General && count >= FewestRanked && RankedSort.TrySort(keys, values, count, order)) || new RunMerger(ts, keys, values, count, order).Sort();
        if (reverse)
        {
            Array.Reverse(values ?? keys, 0, count);
        }

        return sorted;
    }

    /// <summary>What the classes of the keys say of their order.</summary>
    internal static SortOrder OrderOf(PyObject?[] keys, int count)
    {
        Type first = keys[0]!.GetType();
        SortOrder order = first == typeof(PySmallInt) ? SortOrder.SmallInts
            : first == typeof(PyFloat) ? SortOrder.Floats
            : first == typeof(PyStr) ? SortOrder.Strings
            : first == typeof(PyTuple) ? SortOrder.Tuples
            : SortOrder.General;
        for (int i = 1; i < count && order != SortOrder.General; i++)
        {
            if (keys[i]!.GetType() != first)
            {
                order = SortOrder.General;
            }
        }

        return order;
    }
}
