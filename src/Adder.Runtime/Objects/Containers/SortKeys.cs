using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// What a sort works on: keys, values that move with them, and how keys compare. After a failed comparison no further one is made: all then answer false, so that every loop
/// ends soon and the arrays stay a permutation of what they were.
/// </summary>
internal abstract class SortKeys(ThreadState ts, PyObject?[] keys, PyObject?[]? values, SortOrder order)
{
    private PyObject?[] _spareKeys = [];
    private PyObject?[] _spareValues = [];

    /// <summary>The keys, or the items themselves where the sort has no key function.</summary>
    protected PyObject?[] Keys { get; } = keys;

    /// <summary>Keys set aside by <see cref="Spare"/>.</summary>
    protected PyObject?[] SpareKeys => _spareKeys;

    /// <summary>A comparison raised an exception, which is pending.</summary>
    protected bool Failed { get; private set; }

    /// <summary>left &lt; right; false after a failure.</summary>
    protected bool Less(PyObject left, PyObject right)
    {
        switch (order)
        {
            case SortOrder.SmallInts:
                return Unsafe.As<PySmallInt>(left).Value < Unsafe.As<PySmallInt>(right).Value;
            case SortOrder.Floats:
                return Unsafe.As<PyFloat>(left).Value < Unsafe.As<PyFloat>(right).Value;
            case SortOrder.Strings:
                return Unsafe.As<PyStr>(left).CompareTo(Unsafe.As<PyStr>(right)) < 0;
            default:
                if (Failed)
                {
                    return false;
                }

                Truth less = Comparison.IsLess(ts, left, right);
                Failed |= less == Truth.Error;
                return less == Truth.True;
        }
    }

    /// <summary>
    /// The place among <paramref name="count"/> sorted keys from <paramref name="start"/> on before which a key belongs: the first that is not less. Looks near
    /// <paramref name="hint"/> first and doubles its steps away from it.
    /// </summary>
    protected int GallopLeft(PyObject key, PyObject?[] keys, int start, int count, int hint)
    {
        int last = 0;
        int step = 1;
        if (Less(keys[start + hint]!, key))
        {
            int most = count - hint;
            while (step < most && Less(keys[start + hint + step]!, key))
            {
                last = step;
                step = (step << 1) + 1;
            }

            (last, step) = (hint + last, hint + Math.Min(step, most));
        }
        else
        {
            int most = hint + 1;
            while (step < most && !Less(keys[start + hint - step]!, key))
            {
                last = step;
                step = (step << 1) + 1;
            }

            (last, step) = (hint - Math.Min(step, most), hint - last);
        }

        // keys[last] < key <= keys[step], both relative to start and last possibly -1.
        last++;
        while (last < step)
        {
            int middle = last + ((step - last) >> 1);
            if (Less(keys[start + middle]!, key))
            {
                last = middle + 1;
            }
            else
            {
                step = middle;
            }
        }

        return step;
    }

    /// <summary>As <see cref="GallopLeft"/>, but behind equal keys: the first that is greater.</summary>
    protected int GallopRight(PyObject key, PyObject?[] keys, int start, int count, int hint)
    {
        int last = 0;
        int step = 1;
        if (Less(key, keys[start + hint]!))
        {
            int most = hint + 1;
            while (step < most && Less(key, keys[start + hint - step]!))
            {
                last = step;
                step = (step << 1) + 1;
            }

            (last, step) = (hint - Math.Min(step, most), hint - last);
        }
        else
        {
            int most = count - hint;
            while (step < most && !Less(key, keys[start + hint + step]!))
            {
                last = step;
                step = (step << 1) + 1;
            }

            (last, step) = (hint + last, hint + Math.Min(step, most));
        }

        // keys[last] <= key < keys[step], both relative to start and last possibly -1.
        last++;
        while (last < step)
        {
            int middle = last + ((step - last) >> 1);
            if (Less(key, keys[start + middle]!))
            {
                step = middle;
            }
            else
            {
                last = middle + 1;
            }
        }

        return step;
    }

    protected void Reverse(int start, int count)
    {
        Array.Reverse(Keys, start, count);
        if (values is not null)
        {
            Array.Reverse(values, start, count);
        }
    }

    /// <summary>Takes the item at <paramref name="from"/> out and puts it in at an earlier place.</summary>
    protected void Insert(int from, int at)
    {
        InsertInto(Keys, from, at);
        if (values is not null)
        {
            InsertInto(values, from, at);
        }
    }

    /// <summary>Sets items aside: they are then at 0 and on in the spare arrays.</summary>
    protected void Spare(int from, int count)
    {
        if (_spareKeys.Length < count)
        {
            _spareKeys = new PyObject?[count];
            _spareValues = values is null ? [] : new PyObject?[count];
        }

        Array.Copy(Keys, from, _spareKeys, 0, count);
        if (values is not null)
        {
            Array.Copy(values, from, _spareValues, 0, count);
        }
    }

    protected void Move(int from, int to, int count)
    {
        Array.Copy(Keys, from, Keys, to, count);
        if (values is not null)
        {
            Array.Copy(values, from, values, to, count);
        }
    }

    protected void MoveOne(int from, int to)
    {
        Store(Keys, to, Keys[from]);
        if (values is not null)
        {
            Store(values, to, values[from]);
        }
    }

    /// <summary>Brings items back that were set aside.</summary>
    protected void Restore(int from, int to, int count)
    {
        Array.Copy(_spareKeys, from, Keys, to, count);
        if (values is not null)
        {
            Array.Copy(_spareValues, from, values, to, count);
        }
    }

    protected void RestoreOne(int from, int to)
    {
        Store(Keys, to, _spareKeys[from]);
        if (values is not null)
        {
            Store(values, to, _spareValues[from]);
        }
    }

    private static void InsertInto(PyObject?[] array, int from, int at)
    {
        PyObject? moved = array[from];
        Array.Copy(array, at, array, at + 1, from - at);
        Store(array, at, moved);
    }

    /// <summary>Writes to an array of exactly this class, for which a check of every store for covariance would be paid in vain.</summary>
    private static void Store(PyObject?[] array, int index, PyObject? value)
    {
        System.Diagnostics.Debug.Assert((uint)index < (uint)array.Length);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index) = value;
    }
}
