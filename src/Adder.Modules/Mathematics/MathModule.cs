using System;
using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using static System.Math;

namespace Adder.Modules.Mathematics;

/// <summary><c>math</c>: functions of real numbers. Those on integers and on sequences stand in files of their own.</summary>
[PyModule("math", Doc = "Functions of real numbers, as the C standard defines them, and of integers.")]
internal static unsafe partial class MathModule
{
    [PyConstant("pi")]
    private const double Pi = System.Math.PI;

    [PyConstant("e")]
    private const double Euler = System.Math.E;

    [PyConstant("tau")]
    private const double FullTurn = System.Math.Tau;

    [PyConstant("inf")]
    private const double Infinity = double.PositiveInfinity;

    [PyConstant("nan")]
    private static readonly double s_notANumber = FloatArithmetic.PositiveNaN;

    private static readonly PyStr s_floor = PyStr.Intern("__floor__");
    private static readonly PyStr s_ceil = PyStr.Intern("__ceil__");
    private static readonly PyStr s_trunc = PyStr.Intern("__trunc__");

    // ---- trigonometry

    [PyFunction("acos(x, /)", Doc = "The angle in radians whose cosine is x, from 0 to pi.")]
    private static PyObject? Acos(ThreadState ts, double x) => Checked(ts, x, System.Math.Acos(x), "expected a number in range from -1 up to 1, got ");

    [PyFunction("asin(x, /)", Doc = "The angle in radians whose sine is x, from -pi/2 to pi/2.")]
    private static PyObject? Asin(ThreadState ts, double x) => Checked(ts, x, System.Math.Asin(x), "expected a number in range from -1 up to 1, got ");

    [PyFunction("atan(x, /)", Doc = "The angle in radians whose tangent is x.")]
    private static double Atan(double x) => System.Math.Atan(x);

    [PyFunction("atan2(y, x, /)", Doc = "The angle of the point (x, y), in radians; signs decide the quadrant.")]
    private static double Atan2(double y, double x) => System.Math.Atan2(y, x);

    [PyFunction("cos(x, /)", Doc = "The cosine of x radians.")]
    private static PyObject? Cos(ThreadState ts, double x) => Checked(ts, x, System.Math.Cos(x), "expected a finite input, got ");

    [PyFunction("sin(x, /)", Doc = "The sine of x radians.")]
    private static PyObject? Sin(ThreadState ts, double x) => Checked(ts, x, System.Math.Sin(x), "expected a finite input, got ");

    [PyFunction("tan(x, /)", Doc = "The tangent of x radians.")]
    private static PyObject? Tan(ThreadState ts, double x) => Checked(ts, x, System.Math.Tan(x), "expected a finite input, got ");

    [PyFunction("degrees(x, /)", Doc = "An angle in radians, turned to degrees.")]
    private static double Degrees(double x) => x * (180.0 / System.Math.PI);

    [PyFunction("radians(x, /)", Doc = "An angle in degrees, turned to radians.")]
    private static double Radians(double x) => x * (System.Math.PI / 180.0);

    // ---- hyperbolic functions

    [PyFunction("acosh(x, /)", Doc = "The inverse hyperbolic cosine.")]
    private static PyObject? Acosh(ThreadState ts, double x) => Checked(ts, x, System.Math.Acosh(x), "expected argument value not less than 1, got ");

    [PyFunction("asinh(x, /)", Doc = "The inverse hyperbolic sine.")]
    private static double Asinh(double x) => System.Math.Asinh(x);

    [PyFunction("atanh(x, /)", Doc = "The inverse hyperbolic tangent.")]
    private static PyObject? Atanh(ThreadState ts, double x) =>
        Abs(x) >= 1 ? Domain(ts, "expected a number between -1 and 1, got ", x) : PyFloat.From(System.Math.Atanh(x));

    [PyFunction("cosh(x, /)", Doc = "The hyperbolic cosine.")]
    private static PyObject? Cosh(ThreadState ts, double x) => InRange(ts, x, System.Math.Cosh(x));

    [PyFunction("sinh(x, /)", Doc = "The hyperbolic sine.")]
    private static PyObject? Sinh(ThreadState ts, double x) => InRange(ts, x, System.Math.Sinh(x));

    [PyFunction("tanh(x, /)", Doc = "The hyperbolic tangent.")]
    private static double Tanh(double x) => System.Math.Tanh(x);

    // ---- exponentials, logarithms, roots

    [PyFunction("cbrt(x, /)", Doc = "The cube root.")]
    private static double Cbrt(double x) => System.Math.Cbrt(x);

    [PyFunction("exp(x, /)", Doc = "e to the power of x.")]
    private static PyObject? Exp(ThreadState ts, double x) => InRange(ts, x, System.Math.Exp(x));

    [PyFunction("exp2(x, /)", Doc = "2 to the power of x.")]
    private static PyObject? Exp2(ThreadState ts, double x) => InRange(ts, x, NativeMath.Exp2(x));

    [PyFunction("expm1(x, /)", Doc = "exp(x) - 1, exact for small x too.")]
    private static PyObject? ExpMinusOne(ThreadState ts, double x) => InRange(ts, x, NativeMath.ExpMinusOne(x));

    [PyFunction("log1p(x, /)", Doc = "The natural logarithm of 1 + x, exact for small x too.")]
    private static PyObject? LogPlusOne(ThreadState ts, double x) =>
        x <= -1 ? Domain(ts, "expected argument value > -1, got ", x) : PyFloat.From(NativeMath.LogPlusOne(x));

    [PyFunction("log(x, base=<absent>, /)", Doc = "log(x, [base=math.e])\nThe logarithm of x to the base, or the natural one.")]
    private static PyObject? Log(ThreadState ts, PyObject x, PyObject? @base)
    {
        PyObject? numerator = Logarithm(ts, x, LogarithmKind.Natural);
        if (numerator is null || @base is null)
        {
            return numerator;
        }

        PyObject? denominator = Logarithm(ts, @base, LogarithmKind.Natural);
        return denominator is null ? null : Numbers.Binary(ts, numerator, denominator, BinaryOperation.TrueDivide);
    }

    [PyFunction("log2(x, /)", Doc = "The logarithm to the base 2.")]
    private static PyObject? Log2(ThreadState ts, PyObject x) => Logarithm(ts, x, LogarithmKind.Binary);

    [PyFunction("log10(x, /)", Doc = "The logarithm to the base 10.")]
    private static PyObject? Log10(ThreadState ts, PyObject x) => Logarithm(ts, x, LogarithmKind.Decimal);

    [PyFunction("sqrt(x, /)", Doc = "The square root.")]
    private static PyObject? Sqrt(ThreadState ts, double x) => Checked(ts, x, System.Math.Sqrt(x), "expected a nonnegative input, got ");

    [PyFunction("pow(x, y, /)", Doc = "x to the power of y.")]
    private static PyObject? Pow(ThreadState ts, double x, double y)
    {
        double result = System.Math.Pow(x, y);
        if (double.IsFinite(result) || !double.IsFinite(x) || !double.IsFinite(y))
        {
            return PyFloat.From(result);
        }

        return double.IsNaN(result) || x == 0 ? Raise.ValueError(ts, "math domain error") : Raise.OverflowError(ts, "math range error");
    }

    // ---- special functions

    [PyFunction("erf(x, /)", Doc = "The error function.")]
    private static double Erf(double x) => NativeMath.Erf(x);

    [PyFunction("erfc(x, /)", Doc = "The complementary error function, 1 - erf(x).")]
    private static double Erfc(double x) => NativeMath.Erfc(x);

    [PyFunction("gamma(x, /)", Doc = "The gamma function.")]
    private static PyObject? Gamma(ThreadState ts, double x)
    {
        double result = GammaFunctions.Gamma(x);
        return double.IsNaN(result) && !double.IsNaN(x) ? Domain(ts, "expected a noninteger or positive integer, got ", x) : InRange(ts, x, result);
    }

    [PyFunction("lgamma(x, /)", Doc = "The natural logarithm of the gamma function's absolute value.")]
    private static PyObject? LogGamma(ThreadState ts, double x)
    {
        double result = GammaFunctions.LogGamma(x);
        return double.IsInfinity(result) && double.IsFinite(x) && x <= 0 ? Domain(ts, "expected a noninteger or positive integer, got ", x) : InRange(ts, x, result);
    }

    // ---- parts and neighbours

    [PyFunction("ceil(x, /)", Doc = "The smallest integer that is not below x.")]
    private static PyObject? Ceiling(ThreadState ts, PyObject x)
    {
        if (x.GetType() != typeof(PyFloat))
        {
            Lookup special = Calls.CallSpecialOptional(ts, x, s_ceil);
            if (!special.IsAbsent)
            {
                return special.ValueOrNull;
            }
        }

        return ArgumentConversions.ToDouble(ts, x, out double value) ? ToInteger(ts, System.Math.Ceiling(value)) : null;
    }

    [PyFunction("floor(x, /)", Doc = "The largest integer that is not above x.")]
    private static PyObject? Floor(ThreadState ts, PyObject x)
    {
        if (x.GetType() != typeof(PyFloat))
        {
            Lookup special = Calls.CallSpecialOptional(ts, x, s_floor);
            if (!special.IsAbsent)
            {
                return special.ValueOrNull;
            }
        }

        return ArgumentConversions.ToDouble(ts, x, out double value) ? ToInteger(ts, System.Math.Floor(value)) : null;
    }

    [PyFunction("trunc(x, /)", Doc = "x without its fraction, through __trunc__.")]
    private static PyObject? Truncate(ThreadState ts, PyObject x)
    {
        if (x.GetType() == typeof(PyFloat))
        {
            return ToInteger(ts, System.Math.Truncate(((PyFloat)x).Value));
        }

        Lookup special = Calls.CallSpecialOptional(ts, x, s_trunc);
        return special.IsAbsent ? Raise.TypeError(ts, $"type {x.Type.Name} doesn't define __trunc__ method") : special.ValueOrNull;
    }

    [PyFunction("fabs(x, /)", Doc = "The absolute value, as a float.")]
    private static double AbsoluteValue(double x) => Abs(x);

    [PyFunction("copysign(x, y, /)", Doc = "The size of x with the sign of y.")]
    private static double CopySign(double x, double y) => System.Math.CopySign(x, y);

    [PyFunction("fmod(x, y, /)", Doc = "The remainder of x / y with the sign of x.")]
    private static PyObject? FloatRemainder(ThreadState ts, double x, double y)
    {
        double result = x % y;
        return double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y) ? Raise.ValueError(ts, "math domain error") : PyFloat.From(result);
    }

    [PyFunction("remainder(x, y, /)", Doc = "x less the multiple of y that is nearest to it; of two as near, the even multiple.")]
    private static PyObject? Remainder(ThreadState ts, double x, double y)
    {
        double result = IEEERemainder(x, y);
        if (double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y))
        {
            return Raise.ValueError(ts, "math domain error");
        }

        return PyFloat.From(result == 0 ? System.Math.CopySign(0, x) : result);
    }

    [PyFunction("fma(x, y, z, /)", Doc = "x * y + z, rounded once.")]
    private static PyObject? FusedMultiplyAdd(ThreadState ts, double x, double y, double z)
    {
        double result = System.Math.FusedMultiplyAdd(x, y, z);
        if (double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y) && !double.IsNaN(z))
        {
            return Raise.ValueError(ts, "invalid operation in fma");
        }

        return double.IsInfinity(result) && double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z) ? Raise.OverflowError(ts, "overflow in fma") : PyFloat.From(result);
    }

    [PyFunction("frexp(x, /)", Doc = "x as a pair (m, e): x is m * 2**e, and m is 0 or between 0.5 and 1 in size.")]
    private static PyObject Decompose(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return PyTuple.Create(PyFloat.From(x), PySmallInt.Zero);
        }

        int exponent = ILogB(x) + 1;
        double mantissa = exponent < -1000 ? ScaleB(ScaleB(x, 1000), -exponent - 1000) : ScaleB(x, -exponent);
        return PyTuple.Create(PyFloat.From(mantissa), PyInt.From(exponent));
    }

    [PyFunction("ldexp(x, i, /)", Doc = "x * 2**i.")]
    private static PyObject? Compose(ThreadState ts, double x, PyObject i)
    {
        if (i is not PyInt power)
        {
            return Raise.TypeError(ts, "Expected an int as second argument to ldexp.");
        }

        if (x == 0 || !double.IsFinite(x))
        {
            return PyFloat.From(x);
        }

        int exponent = power.TryGetInt64(out long small) ? (int)Clamp(small, -100_000, 100_000) : power.Sign * 100_000;
        double result = ScaleB(x, exponent);
        return double.IsInfinity(result) ? Raise.OverflowError(ts, "math range error") : PyFloat.From(result);
    }

    [PyFunction("modf(x, /)", Doc = "The fraction and the whole part of x, both with its sign.")]
    private static PyObject Split(double x)
    {
        if (double.IsInfinity(x))
        {
            return PyTuple.Create(PyFloat.From(System.Math.CopySign(0, x)), PyFloat.From(x));
        }

        double whole = System.Math.Truncate(x);
        return PyTuple.Create(PyFloat.From(System.Math.CopySign(x - whole, x)), PyFloat.From(System.Math.CopySign(whole, x)));
    }

    [PyFunction("nextafter(x, y, /, *, steps=None)", Doc = "The float that comes steps floats after x on the way to y.")]
    private static PyObject? NextAfter(ThreadState ts, double x, double y, PyObject? steps)
    {
        if (steps is null or PyNone)
        {
            // As the C library has it: a zero reached by a step keeps the sign of where the step began.
            double next = Step(x, y, 1);
            return PyFloat.From(next == 0 && x != y ? CopySign(next, x) : next);
        }

        if (Numbers.Index(ts, steps) is not { } count)
        {
            return null;
        }

        if (count.Sign < 0)
        {
            return Raise.ValueError(ts, "steps must be a non-negative integer");
        }

        return PyFloat.From(Step(x, y, count.BigValue > ulong.MaxValue ? ulong.MaxValue : (ulong)count.BigValue));
    }

    [PyFunction("ulp(x, /)", Doc = "The value of the last bit of x.")]
    private static double LastBit(double x)
    {
        double size = Abs(x);
        if (!double.IsFinite(size))
        {
            return size;
        }

        double next = BitIncrement(size);
        return double.IsInfinity(next) ? size - BitDecrement(size) : next - size;
    }

    // ---- tests

    [PyFunction("isfinite(x, /)", Doc = "Whether x is neither infinite nor a NaN.")]
    private static bool IsFinite(double x) => double.IsFinite(x);

    [PyFunction("isinf(x, /)", Doc = "Whether x is infinite.")]
    private static bool IsInfinite(double x) => double.IsInfinity(x);

    [PyFunction("isnan(x, /)", Doc = "Whether x is a NaN.")]
    private static bool IsNotANumber(double x) => double.IsNaN(x);

    [PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two numbers differ by no more than the tolerances allow; the relative one refers to the larger number.")]
    private static PyObject? IsClose(ThreadState ts, double a, double b, double relative, double absolute)
    {
        if (relative < 0 || absolute < 0)
        {
            return Raise.ValueError(ts, "tolerances must be non-negative");
        }

        if (a == b)
        {
            return PyBool.True;
        }

        if (double.IsInfinity(a) || double.IsInfinity(b))
        {
            return PyBool.False;
        }

        double difference = Abs(b - a);
        return PyBool.From(difference <= Abs(relative * b) || difference <= Abs(relative * a) || difference <= absolute);
    }

    // ---- helpers

    /// <summary>The base of a logarithm.</summary>
    private enum LogarithmKind { Natural, Binary, Decimal }

    private static PyObject? Logarithm(ThreadState ts, PyObject x, LogarithmKind kind)
    {
        if (x is PyInt integer)
        {
            if (integer.Sign <= 0)
            {
                return Raise.ValueError(ts, "expected a positive input");
            }

            double value = integer.TryGetInt64(out long small) ? small : BigIntegers.ToDouble(integer.BigValue);
            if (double.IsFinite(value))
            {
                return PyFloat.From(Logarithm(value, kind));
            }

            // Too large for a double: the logarithm of its top bits and that of the power of two that they are short of.
            BigInteger big = integer.BigValue;
            long exponent = big.GetBitLength();
            double top = BigIntegers.ToDouble(big >> (int)(exponent - 128)) * 2.938735877055718769921841343055614194547e-39;
            return PyFloat.From(Logarithm(top, kind) + (Logarithm(2.0, kind) * exponent));
        }

        if (!ArgumentConversions.ToDouble(ts, x, out double number))
        {
            return null;
        }

        return number <= 0 ? Domain(ts, "expected a positive input, got ", number) : PyFloat.From(Logarithm(number, kind));
    }

    private static double Logarithm(double x, LogarithmKind kind) => kind switch
    {
        LogarithmKind.Natural => System.Math.Log(x),
        LogarithmKind.Binary => NativeMath.Log2(x),
        _ => System.Math.Log10(x),
    };

    /// <summary>The float that lies a number of floats from x towards y, y at the farthest.</summary>
    private static double Step(double x, double y, ulong steps)
    {
        if (double.IsNaN(x) || steps == 0)
        {
            return x;
        }

        if (double.IsNaN(y))
        {
            return y;
        }

        if (x == y)
        {
            return y;
        }

        long from = Ordinal(x);
        long to = Ordinal(y);
        UInt128 distance = (UInt128)Int128.Abs((Int128)to - from);
        if (steps >= distance)
        {
            return y;
        }

        long at = (long)(to > from ? (Int128)from + steps : (Int128)from - steps);

        // A zero that is passed through keeps the sign of the side that it was reached from.
        return at == 0 ? System.Math.CopySign(0, x == 0 ? y : x) : at > 0 ? BitConverter.Int64BitsToDouble(at) : -BitConverter.Int64BitsToDouble(-at);
    }

    /// <summary>Numbers the floats in order, both zeros 0.</summary>
    private static long Ordinal(double x) => x >= 0 ? BitConverter.DoubleToInt64Bits(Abs(x)) : -BitConverter.DoubleToInt64Bits(-x);

    private static PyObject? ToInteger(ThreadState ts, double whole)
    {
        if (double.IsFinite(whole))
        {
            return FloatArithmetic.Truncate(whole);
        }

        return double.IsNaN(whole) ? Raise.ValueError(ts, "cannot convert float NaN to integer") : Raise.OverflowError(ts, "cannot convert float infinity to integer");
    }

    private static PyObject? Checked(ThreadState ts, double x, double result, string complaint) =>
        double.IsNaN(result) && !double.IsNaN(x) ? Domain(ts, complaint, x) : PyFloat.From(result);

    private static PyObject? InRange(ThreadState ts, double x, double result) =>
        double.IsInfinity(result) && double.IsFinite(x) ? Raise.OverflowError(ts, "math range error") : PyFloat.From(result);

    private static Raised Domain(ThreadState ts, string complaint, double x) => Raise.ValueError(ts, complaint + FloatText.Repr(x));
}
