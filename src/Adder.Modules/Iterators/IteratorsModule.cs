using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Iterators;

/// <summary><c>itertools</c>.</summary>
[PyModule("itertools", Doc = "Iterators that are made of others, infinite ones, and those of combinatorics.", Types =
[
    typeof(PyAccumulate), typeof(PyBatched), typeof(PyChain), typeof(PyCombinations), typeof(PyCombinationsWithReplacement), typeof(PyCompress), typeof(PyCount), typeof(PyCycle),
    typeof(PyDropWhile), typeof(PyFilterFalse), typeof(PyGroupBy), typeof(PyGroup), typeof(PySlicedIterator), typeof(PyPairwise), typeof(PyPermutations), typeof(PyProduct),
    typeof(PyRepeat), typeof(PyStarMap), typeof(PyTakeWhile), typeof(PyTee), typeof(PyTeeBlock), typeof(PyZipLongest),
])]
internal static partial class IteratorsModule
{
    [PyFunction("tee(iterable, n=2, /)", Doc = "A tuple of n independent iterators over one iterable.")]
    private static PyObject? Tee(ThreadState ts, PyObject iterable, PyObject? n)
    {
        long count = 2;
        if (n is not null && !ArgumentConversions.ToInt64(ts, n, out count))
        {
            return null;
        }

        if (count < 0)
        {
            return Raise.ValueError(ts, "n must be >= 0");
        }

        if (count == 0)
        {
            return PyTuple.Empty;
        }

        if (PyTee.Over(ts, iterable) is not { } first)
        {
            return null;
        }

        var all = new PyObject[count];
        all[0] = first;
        for (int i = 1; i < all.Length; i++)
        {
            all[i] = first.Copy();
        }

        return PyTuple.FromArray(all);
    }
}
