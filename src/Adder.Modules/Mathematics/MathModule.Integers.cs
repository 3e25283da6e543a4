using System;
using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Mathematics;

/// <summary>Functions of integers, and of sequences of numbers.</summary>
internal static unsafe partial class MathModule
{
    [PyFunction("gcd(*integers)", Doc = "The greatest common divisor.")]
    private static PyObject? GreatestCommonDivisor(ThreadState ts, ReadOnlySpan<PyObject> integers)
    {
        BigInteger result = 0;
        foreach (PyObject item in integers)
        {
            if (Numbers.Index(ts, item) is not { } integer)
            {
                return null;
            }

            result = result.IsOne ? result : BigInteger.GreatestCommonDivisor(result, integer.BigValue);
        }

        return PyInt.From(result);
    }

    [PyFunction("lcm(*integers)", Doc = "The least common multiple.")]
    private static PyObject? LeastCommonMultiple(ThreadState ts, ReadOnlySpan<PyObject> integers)
    {
        BigInteger result = 1;
        foreach (PyObject item in integers)
        {
            if (Numbers.Index(ts, item) is not { } integer)
            {
                return null;
            }

            BigInteger value = BigInteger.Abs(integer.BigValue);
            result = result.IsZero || value.IsZero ? 0 : result / BigInteger.GreatestCommonDivisor(result, value) * value;
        }

        return PyInt.From(result);
    }

    [PyFunction("isqrt(n, /)", Doc = "The whole part of the square root.")]
    private static PyObject? IntegerSquareRoot(ThreadState ts, PyInt n) =>
        n.Sign < 0 ? Raise.ValueError(ts, "isqrt() argument must be nonnegative") : SquareRoot(ts, n.BigValue);

    private static PyInt? SquareRoot(ThreadState ts, BigInteger value) => LongComputations.Number(ts, value.GetBitLength(), () => BigIntegers.SquareRoot(value));

    [PyFunction("factorial(n, /)", Doc = "The product of the integers from 1 to n.")]
    private static PyObject? Factorial(ThreadState ts, PyInt n)
    {
        if (n.Sign < 0)
        {
            return Raise.ValueError(ts, "factorial() not defined for negative values");
        }

        const int LastSmall = 20;
        if (n.TryGetInt64(out long small) && small <= LastSmall)
        {
            long product = 1;
            for (long factor = 2; factor <= small; factor++)
            {
                product *= factor;
            }

            return PyInt.From(product);
        }

        return n.TryGetInt64(out long count) ? FallingProduct(ts, count, count) : Raise.OverflowError(ts, $"factorial() argument should not exceed {long.MaxValue}");
    }

    [PyFunction("comb(n, k, /)", Doc = "The number of ways to choose k of n things.")]
    private static PyObject? Combinations(ThreadState ts, PyInt n, PyInt k)
    {
        if (n.Sign < 0)
        {
            return Raise.ValueError(ts, "n must be a non-negative integer");
        }

        if (k.Sign < 0)
        {
            return Raise.ValueError(ts, "k must be a non-negative integer");
        }

        BigInteger all = n.BigValue;
        BigInteger least = BigInteger.Min(k.BigValue, all - k.BigValue);
        if (least.Sign < 0)
        {
            return PySmallInt.Zero;
        }

        return least > long.MaxValue ? Raise.OverflowError(ts, $"min(n - k, k) must not exceed {long.MaxValue}") : Binomial(ts, all, (long)least);
    }

    [PyFunction("perm(n, k=None, /)", Doc = "The number of ways to choose k of n things in order; of all of them where k is None.")]
    private static PyObject? Permutations(ThreadState ts, PyObject n, PyObject? k)
    {
        if (Numbers.Index(ts, n) is not { } all)
        {
            return null;
        }

        if (k is null or PyNone)
        {
            return Factorial(ts, all);
        }

        if (Numbers.Index(ts, k) is not { } taken)
        {
            return null;
        }

        if (all.Sign < 0)
        {
            return Raise.ValueError(ts, "n must be a non-negative integer");
        }

        if (taken.Sign < 0)
        {
            return Raise.ValueError(ts, "k must be a non-negative integer");
        }

        if (taken.BigValue > all.BigValue)
        {
            return PySmallInt.Zero;
        }

        return taken.TryGetInt64(out long count) ? FallingProduct(ts, all.BigValue, count) : Raise.OverflowError(ts, $"k must not exceed {long.MaxValue}");
    }

    [PyFunction("fsum(seq, /)", Doc = "The sum of numbers without loss of precision on the way.")]
    private static PyObject? ExactSumOf(ThreadState ts, PyObject sequence)
    {
        if (Iteration.GetIterator(ts, sequence) is not { } iterator)
        {
            return null;
        }

        var sum = new ExactSum();
        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                if (next.IsError)
                {
                    return null;
                }

                return sum.TryResult(out double result) ? PyFloat.From(result) : Raise.ValueError(ts, "-inf + inf in fsum");
            }

            if (!ArgumentConversions.ToDouble(ts, item, out double value))
            {
                return null;
            }

            if (!sum.Add(value))
            {
                return Raise.OverflowError(ts, "intermediate overflow in fsum");
            }
        }
    }

    [PyFunction("hypot(*coordinates)", Doc = "The distance of a point from the origin.")]
    private static PyObject? Hypotenuse(ThreadState ts, ReadOnlySpan<PyObject> coordinates)
    {
        Span<double> values = coordinates.Length <= 16 ? stackalloc double[coordinates.Length] : new double[coordinates.Length];
        double largest = 0;
        bool foundNaN = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (!ArgumentConversions.ToDouble(ts, coordinates[i], out double value))
            {
                return null;
            }

            values[i] = value = System.Math.Abs(value);
            foundNaN |= double.IsNaN(value);
            largest = value > largest ? value : largest;
        }

        return PyFloat.From(FloatSums.Norm(values, largest, foundNaN));
    }

    [PyFunction("dist(p, q, /)", Doc = "The distance of two points, given as sequences of coordinates.")]
    private static PyObject? Distance(ThreadState ts, PyObject p, PyObject q)
    {
        PyTuple? first = p as PyTuple ?? Iteration.ToTuple(ts, p);
        PyTuple? second = first is null ? null : q as PyTuple ?? Iteration.ToTuple(ts, q);
        if (first is null || second is null)
        {
            return null;
        }

        if (first.Count != second.Count)
        {
            return Raise.ValueError(ts, "both points must have the same number of dimensions");
        }

        Span<double> values = first.Count <= 16 ? stackalloc double[first.Count] : new double[first.Count];
        double largest = 0;
        bool foundNaN = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (!ArgumentConversions.ToDouble(ts, first[i], out double a) || !ArgumentConversions.ToDouble(ts, second[i], out double b))
            {
                return null;
            }

            double difference = values[i] = System.Math.Abs(a - b);
            foundNaN |= double.IsNaN(difference);
            largest = difference > largest ? difference : largest;
        }

        return PyFloat.From(FloatSums.Norm(values, largest, foundNaN));
    }

    [PyFunction("prod(iterable, /, *, start=1)", Doc = "The product of start and all items.")]
    private static PyObject? Product(ThreadState ts, PyObject iterable, PyObject? start)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        PyObject? result = start ?? PySmallInt.One;
        while (result is not null)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? null : result;
            }

            result = Numbers.Binary(ts, result, item, BinaryOperation.Multiply);
        }

        return null;
    }

    [PyFunction("sumprod(p, q, /)", Doc = "The sum of the products of items that stand at the same place in p and q.")]
    private static PyObject? SumOfProducts(ThreadState ts, PyObject p, PyObject q)
    {
        if (Iteration.GetIterator(ts, p) is not { } left || Iteration.GetIterator(ts, q) is not { } right)
        {
            return null;
        }

        PyObject? total = PySmallInt.Zero;
        var floats = default(TripleSum);
        bool hasFloats = false;
        bool mayHaveFloats = true;
        while (true)
        {
            Lookup nextLeft = Iteration.Next(ts, left);
            if (nextLeft.IsError)
            {
                return null;
            }

            Lookup nextRight = Iteration.Next(ts, right);
            if (nextRight.IsError)
            {
                return null;
            }

            if (nextLeft.IsAbsent != nextRight.IsAbsent)
            {
                return Raise.ValueError(ts, "Inputs are not the same length");
            }

            // Floats are summed in threefold precision until something else comes; from then on every product is added for itself, so that other types see each of them.
            bool isFloat = mayHaveFloats & nextLeft.TryGet(out PyObject? x) & nextRight.TryGet(out PyObject? y) && BothFloats(x!, y!, out double a, out double b) && TryAdd(ref floats, a, b);
            if (isFloat)
            {
                hasFloats = true;
                continue;
            }

            mayHaveFloats &= !hasFloats;
            if (hasFloats)
            {
                total = Numbers.Binary(ts, total, PyFloat.From(floats.Value), BinaryOperation.Add);
                floats = default;
                hasFloats = false;
            }

            if (total is null || x is null)
            {
                return total;
            }

            PyObject? product = Numbers.Binary(ts, x, y!, BinaryOperation.Multiply);
            total = product is null ? null : Numbers.Binary(ts, total, product, BinaryOperation.Add);
            if (total is null)
            {
                return null;
            }

            // Small ints before the first float do not count: their sum is exact.
            mayHaveFloats &= x is PySmallInt && y is PySmallInt && product is PySmallInt && total is PySmallInt;
        }
    }

    private static bool TryAdd(ref TripleSum sum, double a, double b)
    {
        TripleSum next = sum;
        next.AddProduct(a, b);
        if (!double.IsFinite(next.Value))
        {
            return false;
        }

        sum = next;
        return true;
    }

    /// <summary>Two floats, or a float and an int that a double can hold.</summary>
    private static bool BothFloats(PyObject x, PyObject y, out double a, out double b)
    {
        a = b = 0;
        bool first = x.GetType() == typeof(PyFloat);
        bool second = y.GetType() == typeof(PyFloat);
        return (first || second) && Value(x, out a) && Value(y, out b);

        static bool Value(PyObject number, out double value)
        {
            value = number is PyFloat real ? real.Value : number is PyInt integer && integer.TryGetInt64(out long small) ? small : double.NaN;
            return number.GetType() == typeof(PyFloat) || number is PySmallInt or PyBool;
        }
    }

    /// <summary>from × (from + 1) × … × to, halves first so that large factors are of similar size.</summary>
    private static BigInteger RangeProduct(BigInteger from, BigInteger to)
    {
        if (to < from)
        {
            return 1;
        }

        if (to - from < 8)
        {
            BigInteger product = from;
            for (BigInteger factor = from + 1; factor <= to; factor++)
            {
                product *= factor;
            }

            return product;
        }

        BigInteger middle = (from + to) >> 1;
        return RangeProduct(from, middle) * RangeProduct(middle + 1, to);
    }

    /// <summary>n × (n - 1) × …, k factors.</summary>
    private static BigInteger Falling(BigInteger n, long k) => RangeProduct(n - k + 1, n);

    /// <summary>n × (n - 1) × … of count factors; null: a signal's handler raised.</summary>
    private static PyInt? FallingProduct(ThreadState ts, BigInteger n, long count) =>
        LongComputations.Number(ts, BitsOfFactors(n, count), () => Falling(n, count));

    private static PyInt? Binomial(ThreadState ts, BigInteger n, long k) => LongComputations.Number(ts, BitsOfFactors(n, k), () => Choose(n, k));

    /// <summary>How many bits so many factors have taken together, about.</summary>
    private static long BitsOfFactors(BigInteger largest, long count) => (long)Math.Min(largest.GetBitLength() * (double)count, long.MaxValue / 2);

    /// <summary>The binomial coefficient by splitting k: comb(n, k) = comb(n, j) × comb(n - j, k - j) / comb(k, j).</summary>
    private static BigInteger Choose(BigInteger n, long k)
    {
        if (k <= 16)
        {
            return k == 0 ? 1 : Falling(n, k) / RangeProduct(1, k);
        }

        long half = k / 2;
        return Choose(n, half) * Choose(n - half, k - half) / Choose(k, half);
    }
}
