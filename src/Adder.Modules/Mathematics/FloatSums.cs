using System;
using System.Collections.Generic;
using System.Numerics;
using static System.Math;

namespace Adder.Modules.Mathematics;

/// <summary>Sums of doubles without loss: error-free transformations.</summary>
internal static class FloatSums
{
    /// <summary>left + right as a rounded sum and what it lost.</summary>
    public static (double Sum, double Lost) Add(double left, double right)
    {
        double sum = left + right;
        double rightPart = sum - left;
        return (sum, (left - (sum - rightPart)) + (right - rightPart));
    }

    /// <summary>left × right as a rounded product and what it lost.</summary>
    public static (double Product, double Lost) Multiply(double left, double right)
    {
        double product = left * right;
        return (product, FusedMultiplyAdd(left, right, -product));
    }

    /// <summary>The square root of the sum of squares. <paramref name="largest"/> is the largest of the (nonnegative) values; they are overwritten.</summary>
    public static double Norm(Span<double> values, double largest, bool foundNaN)
    {
        if (double.IsInfinity(largest))
        {
            return largest;
        }

        if (foundNaN)
        {
            return double.NaN;
        }

        if (largest == 0 || values.Length <= 1)
        {
            return largest;
        }

        // Scaling by a power of two is exact and keeps the squares away from overflow and underflow.
        int exponent = ILogB(largest) + 1;
        if (exponent < -1023)
        {
            // The scale itself would overflow: all values are subnormal, so they are counted in units of the smallest.
            for (int i = 0; i < values.Length; i++)
            {
                values[i] /= double.Epsilon;
            }

            return double.Epsilon * Norm(values, largest / double.Epsilon, false);
        }

        double scale = ScaleB(1, -exponent);
        double sum = 1;
        double lostFirst = 0;
        double lostSecond = 0;
        foreach (double value in values)
        {
            double x = value * scale;
            (double square, double lost) = Multiply(x, x);
            (sum, double rounded) = Add(sum, square);
            lostFirst += lost;
            lostSecond += rounded;
        }

        double root = Sqrt(sum - 1 + (lostFirst + lostSecond));

        // One step of Newton's method with the remainder computed exactly.
        (double rootSquare, double rootLost) = Multiply(-root, root);
        (sum, double first) = Add(sum, rootSquare);
        lostFirst += rootLost;
        lostSecond += first;
        double remainder = sum - 1 + (lostFirst + lostSecond);
        return (root + (remainder / (2 * root))) / scale;
    }
}

/// <summary>A running sum kept as three doubles, for dot products as exact as three times the precision allows (Ogita, Rump and Oishi).</summary>
internal struct TripleSum
{
    private double _high;
    private double _low;
    private double _tiny;

    public void AddProduct(double left, double right)
    {
        (double product, double lost) = FloatSums.Multiply(left, right);
        (_high, double first) = FloatSums.Add(_high, product);
        (_low, double second) = FloatSums.Add(_low, lost);
        (_low, double third) = FloatSums.Add(_low, first);
        _tiny += second + third;
    }

    public readonly double Value
    {
        get
        {
            (double sum, double lost) = FloatSums.Add(_low, _tiny);
            (double high, double rest) = FloatSums.Add(_high, sum);
            return high + (rest + lost);
        }
    }
}

/// <summary>The exactly rounded sum of doubles (Shewchuk's partials), behind <c>math.fsum</c>.</summary>
internal sealed class ExactSum
{
    private readonly List<double> _partials = [];
    private double _special;
    private double _infinities;

    /// <summary>Adds a value; false where finite values overflowed.</summary>
    public bool Add(double value)
    {
        double original = value;
        int kept = 0;
        for (int i = 0; i < _partials.Count; i++)
        {
            double other = _partials[i];
            (double large, double small) = Abs(value) < Abs(other) ? (other, value) : (value, other);
            double high = large + small;
            double low = small - (high - large);
            if (low != 0)
            {
                _partials[kept++] = low;
            }

            value = high;
        }

        _partials.RemoveRange(kept, _partials.Count - kept);
        if (value == 0)
        {
            return true;
        }

        if (double.IsFinite(value))
        {
            _partials.Add(value);
            return true;
        }

        if (double.IsFinite(original))
        {
            return false;
        }

        if (double.IsInfinity(original))
        {
            _infinities += original;
        }

        _special += original;
        _partials.Clear();
        return true;
    }

    /// <summary>The sum; false where infinities of both signs were added.</summary>
    public bool TryResult(out double result)
    {
        result = _special;
        if (_special != 0)
        {
            return !double.IsNaN(_infinities);
        }

        int at = _partials.Count;
        if (at == 0)
        {
            return true;
        }

        double high = _partials[--at];
        double low = 0;
        while (at > 0)
        {
            double x = high;
            double y = _partials[--at];
            high = x + y;
            low = y - (high - x);
            if (low != 0)
            {
                break;
            }
        }

        // Round half to even across several partials: the rest decides a tie.
        if (at > 0 && ((low < 0 && _partials[at - 1] < 0) || (low > 0 && _partials[at - 1] > 0)))
        {
            double y = low * 2;
            double x = high + y;
            if (y == x - high)
            {
                high = x;
            }
        }

        result = high;
        return true;
    }
}
