using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Iterators;

/// <summary><c>itertools.product</c>.</summary>
[PyType("product", Module = "itertools", Subclassable = true, TextSignature = "(*iterables, repeat=1)", Doc = "The Cartesian product: all tuples with one item of each iterable.")]
internal partial class PyProduct(PyObject[][] pools) : PyObject, IGivesNewTuples
{
    private readonly PyObject[][] _pools = pools;
    private readonly int[] _indices = new int[pools.Length];
    private bool _started;
    private bool _stopped;

    [PyNew("product(*iterables, repeat=1)", KeywordsApart = true)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> iterables, long repeat)
    {
        if (repeat < 0)
        {
            return Raise.ValueError(ts, "repeat argument cannot be negative");
        }

        if (repeat > 0 && iterables.Length > 0 && iterables.Length > int.MaxValue / 8 / repeat)
        {
            return Raise.OverflowError(ts, "repeat argument too large");
        }

        var pools = new PyObject[repeat == 0 ? 0 : iterables.Length * repeat][];
        for (int i = 0; i < pools.Length; i++)
        {
            if (i >= iterables.Length)
            {
                pools[i] = pools[i - iterables.Length];
            }
            else if (Iteration.ToTuple(ts, iterables[i]) is { } pool)
            {
                pools[i] = pool.AsArray();
            }
            else
            {
                return null;
            }
        }

        return ReferenceEquals(type, TypeObject) ? new PyProduct(pools) : new PyProductSubclass(type, pools);
    }

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => Layouts.SizeOf(this) + (8L * _indices.Length);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_stopped || !Advance())
        {
            _stopped = true;
            return Lookup.Absent;
        }

        PyTuple items = PyTuple.Unfilled(_pools.Length);
        for (int i = 0; i < _pools.Length; i++)
        {
            items.Fill(i, _pools[i][_indices[i]]);
        }

        return Lookup.Found(items);
    }

    private bool Advance()
    {
        if (!_started)
        {
            _started = true;
            foreach (PyObject[] pool in _pools)
            {
                if (pool.Length == 0)
                {
                    return false;
                }
            }

            return true;
        }

        for (int i = _indices.Length - 1; i >= 0; i--)
        {
            if (++_indices[i] < _pools[i].Length)
            {
                return true;
            }

            _indices[i] = 0;
        }

        return false;
    }
}

/// <summary><c>itertools.combinations</c>.</summary>
[PyType("combinations", Module = "itertools", Subclassable = true, TextSignature = "(iterable, r)", Doc = "All choices of r items in the iterable's order, none chosen twice.")]
internal partial class PyCombinations(PyObject[] pool, int[] indices, bool empty) : PyObject, IGivesNewTuples
{
    private readonly PyObject[] _pool = pool;
    private readonly int[] _indices = indices;
    private bool _started;
    private bool _stopped = empty;

    [PyNew("combinations(iterable, r)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, long r)
    {
        if (Iteration.ToTuple(ts, iterable) is not { } pool)
        {
            return null;
        }

        if (r < 0)
        {
            return Raise.ValueError(ts, "r must be non-negative");
        }

        bool empty = r > pool.Count;
        int[] indices = Choices.Ascending(empty ? 0 : (int)r);
        return ReferenceEquals(type, TypeObject) ? new PyCombinations(pool.AsArray(), indices, empty) : new PyCombinationsSubclass(type, pool.AsArray(), indices, empty);
    }

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => Layouts.SizeOf(this) + (8L * _indices.Length);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_stopped || !Advance())
        {
            _stopped = true;
            return Lookup.Absent;
        }

        return Lookup.Found(Choices.Pick(_pool, _indices));
    }

    private bool Advance()
    {
        if (!_started)
        {
            _started = true;
            return true;
        }

        int count = _indices.Length;
        int at = count - 1;
        while (at >= 0 && _indices[at] == at + _pool.Length - count)
        {
            at--;
        }

        if (at < 0)
        {
            return false;
        }

        _indices[at]++;
        for (int i = at + 1; i < count; i++)
        {
            _indices[i] = _indices[i - 1] + 1;
        }

        return true;
    }
}

/// <summary><c>itertools.combinations_with_replacement</c>.</summary>
[PyType("combinations_with_replacement", Module = "itertools", Subclassable = true, TextSignature = "(iterable, r)", Doc = "All choices of r items in the iterable's order, repetitions allowed.")]
internal partial class PyCombinationsWithReplacement(PyObject[] pool, int[] indices) : PyObject, IGivesNewTuples
{
    private readonly PyObject[] _pool = pool;
    private readonly int[] _indices = indices;
    private bool _started;
    private bool _stopped = pool.Length == 0 && indices.Length > 0;

    [PyNew("combinations_with_replacement(iterable, r)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, long r)
    {
        if (Iteration.ToTuple(ts, iterable) is not { } pool)
        {
            return null;
        }

        if (r < 0)
        {
            return Raise.ValueError(ts, "r must be non-negative");
        }

        if (r > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        var indices = new int[r];
        return ReferenceEquals(type, TypeObject) ? new PyCombinationsWithReplacement(pool.AsArray(), indices) : new PyCombinationsWithReplacementSubclass(type, pool.AsArray(), indices);
    }

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => Layouts.SizeOf(this) + (8L * _indices.Length);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_stopped || !Advance())
        {
            _stopped = true;
            return Lookup.Absent;
        }

        return Lookup.Found(Choices.Pick(_pool, _indices));
    }

    private bool Advance()
    {
        if (!_started)
        {
            _started = true;
            return true;
        }

        int at = _indices.Length - 1;
        while (at >= 0 && _indices[at] == _pool.Length - 1)
        {
            at--;
        }

        if (at < 0)
        {
            return false;
        }

        _indices.AsSpan(at).Fill(_indices[at] + 1);
        return true;
    }
}

/// <summary><c>itertools.permutations</c>.</summary>
[PyType("permutations", Module = "itertools", Subclassable = true, TextSignature = "(iterable, r=None)", Doc = "All arrangements of r items; of all items where r is None.")]
internal partial class PyPermutations(PyObject[] pool, int count, bool empty) : PyObject, IGivesNewTuples
{
    private readonly PyObject[] _pool = pool;
    private readonly int[] _indices = Choices.Ascending(pool.Length);

    /// <summary>How many more items each place is still to show before the place to its left moves on.</summary>
    private readonly int[] _cycles = Choices.Descending(pool.Length, count);
    private bool _started;
    private bool _stopped = empty;

    [PyNew("permutations(iterable, r=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable, PyObject? r)
    {
        if (Iteration.ToTuple(ts, iterable) is not { } pool)
        {
            return null;
        }

        long count = pool.Count;
        if (r is not (null or PyNone))
        {
            if (r is not PyInt)
            {
                return Raise.TypeError(ts, "Expected int as r");
            }

            if (!ArgumentConversions.ToInt64(ts, r, out count))
            {
                return null;
            }
        }

        if (count < 0)
        {
            return Raise.ValueError(ts, "r must be non-negative");
        }

        bool empty = count > pool.Count;
        int places = empty ? 0 : (int)count;
        return ReferenceEquals(type, TypeObject) ? new PyPermutations(pool.AsArray(), places, empty) : new PyPermutationsSubclass(type, pool.AsArray(), places, empty);
    }

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => Layouts.SizeOf(this) + (8L * (_indices.Length + _cycles.Length));

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_stopped || !Advance())
        {
            _stopped = true;
            return Lookup.Absent;
        }

        return Lookup.Found(Choices.Pick(_pool, _indices.AsSpan(0, _cycles.Length)));
    }

    private bool Advance()
    {
        if (!_started)
        {
            _started = true;
            return true;
        }

        for (int i = _cycles.Length - 1; i >= 0; i--)
        {
            if (--_cycles[i] > 0)
            {
                int other = _indices.Length - _cycles[i];
                (_indices[i], _indices[other]) = (_indices[other], _indices[i]);
                return true;
            }

            // This place has shown all that it can: its item goes to the end.
            int first = _indices[i];
            Array.Copy(_indices, i + 1, _indices, i, _indices.Length - i - 1);
            _indices[^1] = first;
            _cycles[i] = _indices.Length - i;
        }

        return false;
    }
}

/// <summary>What the iterators of combinatorics share.</summary>
internal static class Choices
{
    /// <summary>0, 1, …, count - 1.</summary>
    public static int[] Ascending(int count)
    {
        var indices = new int[count];
        for (int i = 0; i < count; i++)
        {
            indices[i] = i;
        }

        return indices;
    }

    /// <summary>first, first - 1, …</summary>
    public static int[] Descending(int first, int count)
    {
        var numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = first - i;
        }

        return numbers;
    }

    public static PyTuple Pick(PyObject[] pool, ReadOnlySpan<int> indices)
    {
        PyTuple items = PyTuple.Unfilled(indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            items.Fill(i, pool[indices[i]]);
        }

        return items;
    }
}
