using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>Arithmetic on doubles with Python's signs, comparisons with ints, hashes.</summary>
internal static class FloatArithmetic
{
    /// <summary>NaN as Python's constants have it: .NET's own has the sign bit set.</summary>
    public static readonly double PositiveNaN = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);

    /// <summary>The quotient rounded down, with the remainder that has the divisor's sign. The divisor is not zero.</summary>
    public static double FloorDivide(double left, double right, out double remainder)
    {
        remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder == 0)
        {
            // A zero keeps the divisor's sign, as in CPython.
            remainder = Math.CopySign(0.0, right);
        }
        else if ((remainder < 0) != (right < 0))
        {
            remainder += right;
            quotient -= 1.0;
        }

        if (quotient == 0)
        {
            return Math.CopySign(0.0, left / right);
        }

        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1.0 : floor;
    }

    /// <summary><c>left % right</c>; the divisor is not zero.</summary>
    public static double Remainder(double left, double right)
    {
        double remainder = left % right;
        if (remainder == 0)
        {
            return Math.CopySign(0.0, right);
        }

        return (remainder < 0) != (right < 0) ? remainder + right : remainder;
    }

    /// <summary><c>left ** right</c>: a float, or a complex for a negative base with a fractional exponent; ZeroDivisionError or OverflowError.</summary>
    public static PyObject? Power(ThreadState ts, double left, double right)
    {
        if (left == 0 && right < 0 && double.IsFinite(right))
        {
            return Raise.ZeroDivisionError(ts, "zero to a negative power");
        }

        bool finite = double.IsFinite(left) && double.IsFinite(right);
        if (finite && left < 0 && right != Math.Floor(right))
        {
            return ComplexArithmetic.Power(ts, new Complex(left, 0), new Complex(right, 0));
        }

        double result = Math.Pow(left, right);
        return finite && double.IsInfinity(result) ? OutOfRange(ts) : PyFloat.From(result);
    }

    /// <summary>The OverflowError of the C library's functions: (34, 'Numerical result out of range').</summary>
    public static Raised OutOfRange(ThreadState ts) =>
        Raise.Error(ts, ExceptionTypes.OverflowError, PySmallInt.From(34), PyStr.From("Numerical result out of range"));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Compare(double left, double right, CompareOperator operation) => operation switch
    {
        CompareOperator.Less => left < right,
        CompareOperator.LessEqual => left <= right,
        CompareOperator.Equal => left == right,
        CompareOperator.NotEqual => left != right,
        CompareOperator.Greater => left > right,
        _ => left >= right,
    };

    /// <summary>Compares a float with an int of any size, exactly.</summary>
    public static bool Compare(double left, PyInt right, CompareOperator operation)
    {
        const long exact = 1L << 53;
        if (right.TryGetInt64(out long small) && small is >= -exact and <= exact)
        {
            return Compare(left, (double)small, operation);
        }

        if (double.IsNaN(left))
        {
            return operation == CompareOperator.NotEqual;
        }

        int sign = double.IsInfinity(left) ? Math.Sign(left) : CompareFinite(left, right);
        return Protocols.Comparison.FromSign(sign, operation).Value;
    }

    /// <summary>Equal numbers hash alike: the value modulo 2**61 - 1, fractions by inverse. NaN has no hash here.</summary>
    public static long Hash(double value)
    {
        if (!double.IsFinite(value))
        {
            return value > 0 ? 314159 : value < 0 ? -314159 : 0;
        }

        if (value == Math.Floor(value) && Math.Abs(value) < 9e18)
        {
            return IntegerArithmetic.Hash((long)value);
        }

        // 2**61 is 1 modulo 2**61 - 1, so a power of two rotates the 61 bits.
        ulong mantissa = FloatDigits.Split(Math.Abs(value), out int exponent);
        int rotation = exponent % 61;
        if (rotation < 0)
        {
            rotation += 61;
        }

        const ulong mask = (1UL << 61) - 1;
        ulong rotated = rotation == 0 ? mantissa : ((mantissa << rotation) & mask) | (mantissa >> (61 - rotation));
        long hash = value < 0 ? -(long)(rotated % mask) : (long)(rotated % mask);
        return hash == -1 ? -2 : hash;
    }

    /// <summary>The integer part, toward zero. The value is finite.</summary>
    public static PyInt Truncate(double value)
    {
        double whole = Math.Truncate(value);
        return Math.Abs(whole) < 9.2e18 ? PySmallInt.From((long)whole) : PyInt.From(new BigInteger(whole));
    }

    /// <summary>The square root of the sum of squares, without undue overflow; nearly always correctly rounded (C. F. Borges, "An Improved Algorithm for hypot(a,b)").</summary>
    public static double Hypotenuse(double x, double y)
    {
        double larger = Math.Abs(x);
        double smaller = Math.Abs(y);
        if (double.IsInfinity(larger) || double.IsInfinity(smaller))
        {
            return double.PositiveInfinity;
        }

        if (!(larger >= smaller))
        {
            (larger, smaller) = (smaller, larger);
        }

        if (double.IsNaN(larger) || double.IsNaN(smaller) || smaller == 0 || smaller <= larger * 5.551115123125783e-17)
        {
            return larger + smaller;
        }

        double scale = larger > 3.3519519824856493e153 ? 2.409919865102884e-181 : smaller < 6.717876107567089e-139 ? 4.149515568880993e180 : 1.0;
        larger *= scale;
        smaller *= scale;
        double root = Math.Sqrt(Math.FusedMultiplyAdd(larger, larger, smaller * smaller));
        double rootSquared = root * root;
        double largerSquared = larger * larger;
        double correction = Math.FusedMultiplyAdd(-smaller, smaller, rootSquared - largerSquared)
            + Math.FusedMultiplyAdd(root, root, -rootSquared)
            - Math.FusedMultiplyAdd(larger, larger, -largerSquared);
        return (root - (correction / (2 * root))) / scale;
    }

    private static int CompareFinite(double left, PyInt right)
    {
        double whole = Math.Truncate(left);
        int sign = IntegerArithmetic.Compare(Truncate(whole), right);
        return sign != 0 ? sign : left.CompareTo(whole);
    }
}
