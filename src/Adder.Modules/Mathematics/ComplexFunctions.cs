using System;
using System.Numerics;
using Adder.Runtime.Objects;
using static System.Math;

namespace Adder.Modules.Mathematics;

/// <summary>How a function's argument lies outside what it is defined for.</summary>
internal enum ComplexFault : byte { None, Domain, Range }

/// <summary>
/// Elementary functions of a complex number: branch cuts and signs of zero as W. Kahan's "Branch cuts for complex elementary functions" has them, infinities and NaNs as Annex G of the C standard.
/// Each function says by <c>fault</c> whether the argument was a pole or not in the domain, or the result is too large.
/// </summary>
internal static class ComplexFunctions
{
    private const double Large = double.MaxValue / 4;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.302585092994045684;
    private const double HalfTurn = PI / 2;
    private const double Infinity = double.PositiveInfinity;

    private static readonly double s_rootOfLarge = Sqrt(Large);
    private static readonly double s_rootOfSmallest = Sqrt(SmallestNormal);

    /// <summary>Up to here exp does not overflow.</summary>
    private static readonly double s_logOfLarge = Math.Log(Large);

    // ---- exponentials

    public static Complex Exp(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            Complex result = x > s_logOfLarge
                ? new Complex(Math.Exp(x - 1) * Math.Cos(y) * E, Math.Exp(x - 1) * Math.Sin(y) * E)
                : new Complex(Math.Exp(x) * Math.Cos(y), Math.Exp(x) * Math.Sin(y));
            return CheckRange(result, out fault);
        }

        if (double.IsInfinity(y) && (double.IsFinite(x) || x > 0))
        {
            fault = ComplexFault.Domain;
        }

        if (double.IsInfinity(x) && double.IsFinite(y))
        {
            double size = x > 0 ? Infinity : 0;
            return new Complex(CopySign(size, Math.Cos(y)), y == 0 && x > 0 ? y : CopySign(size, Math.Sin(y)));
        }

        return x == double.NegativeInfinity ? Complex.Zero
            : x == Infinity ? new Complex(Infinity, double.NaN)
            : new Complex(double.NaN, double.IsNaN(x) && y == 0 ? y : double.NaN);
    }

    public static Complex Cosh(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            double less = x - CopySign(1, x);
            return CheckRange(
                Abs(x) > s_logOfLarge
                    ? new Complex(Math.Cos(y) * Math.Cosh(less) * E, Math.Sin(y) * Math.Sinh(less) * E)
                    : new Complex(Math.Cos(y) * Math.Cosh(x), Math.Sin(y) * Math.Sinh(x)),
                out fault);
        }

        fault = double.IsInfinity(y) && !double.IsNaN(x) ? ComplexFault.Domain : ComplexFault.None;
        if (double.IsInfinity(x))
        {
            return !double.IsFinite(y) ? new Complex(Infinity, double.NaN)
                : y == 0 ? new Complex(Infinity, x > 0 ? y : -y)
                : new Complex(CopySign(Infinity, Math.Cos(y)), CopySign(Infinity, x > 0 ? Math.Sin(y) : -Math.Sin(y)));
        }

        return new Complex(double.NaN, x == 0 || (double.IsNaN(x) && y == 0) ? 0 : double.NaN);
    }

    public static Complex Sinh(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            double less = x - CopySign(1, x);
            return CheckRange(
                Abs(x) > s_logOfLarge
                    ? new Complex(Math.Cos(y) * Math.Sinh(less) * E, Math.Sin(y) * Math.Cosh(less) * E)
                    : new Complex(Math.Cos(y) * Math.Sinh(x), Math.Sin(y) * Math.Cosh(x)),
                out fault);
        }

        fault = double.IsInfinity(y) && !double.IsNaN(x) ? ComplexFault.Domain : ComplexFault.None;
        if (double.IsInfinity(x))
        {
            return !double.IsFinite(y) ? new Complex(Infinity, double.NaN)
                : y == 0 ? new Complex(x, y)
                : new Complex(CopySign(Infinity, x > 0 ? Math.Cos(y) : -Math.Cos(y)), CopySign(Infinity, Math.Sin(y)));
        }

        return x == 0 ? new Complex(0, double.NaN) : new Complex(double.NaN, y == 0 ? y : double.NaN);
    }

    public static Complex Tanh(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = double.IsInfinity(y) && double.IsFinite(x) ? ComplexFault.Domain : ComplexFault.None;
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            if (double.IsInfinity(x))
            {
                return new Complex(CopySign(1, x), y == 0 ? y : double.IsFinite(y) ? CopySign(0, 2 * Math.Sin(y) * Math.Cos(y)) : 0);
            }

            return new Complex(x == 0 ? x : double.NaN, y == 0 ? y : double.NaN);
        }

        if (Abs(x) > s_logOfLarge)
        {
            return new Complex(CopySign(1, x), 4 * Math.Sin(y) * Math.Cos(y) * Math.Exp(-2 * Abs(x)));
        }

        double hyperbolic = Math.Tanh(x);
        double circular = Math.Tan(y);
        double secant = 1 / Math.Cosh(x);
        double product = hyperbolic * circular;
        double denominator = 1 + (product * product);
        return new Complex(hyperbolic * (1 + (circular * circular)) / denominator, circular / denominator * secant * secant);
    }

    // ---- the circular functions are the hyperbolic ones of i z

    public static Complex Cos(Complex z, out ComplexFault fault) => Cosh(TimesI(z), out fault);

    public static Complex Sin(Complex z, out ComplexFault fault) => OverI(Sinh(TimesI(z), out fault));

    public static Complex Tan(Complex z, out ComplexFault fault) => OverI(Tanh(TimesI(z), out fault));

    public static Complex Asin(Complex z, out ComplexFault fault) => OverI(Asinh(TimesI(z), out fault));

    public static Complex Atan(Complex z, out ComplexFault fault) => OverI(Atanh(TimesI(z), out fault));

    // ---- roots and logarithms

    public static Complex SquareRoot(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        if (double.IsInfinity(y))
        {
            return new Complex(Infinity, y);
        }

        if (double.IsInfinity(x))
        {
            return x > 0 ? new Complex(Infinity, double.IsNaN(y) ? y : CopySign(0, y))
                : double.IsNaN(y) ? new Complex(double.NaN, Infinity) : new Complex(0, CopySign(Infinity, y));
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return new Complex(double.NaN, double.NaN);
        }

        if (x == 0 && y == 0)
        {
            return new Complex(0, y);
        }

        // Scaled, so that neither the sum overflows nor subnormal parts lose their digits.
        double width = Abs(x);
        double height = Abs(y);
        double root = width < SmallestNormal && height < SmallestNormal
            ? ScaleB(Sqrt(ScaleB(width, 53) + Hypotenuse(ScaleB(width, 53), ScaleB(height, 53))), -27)
            : 2 * Sqrt((width / 8) + Hypotenuse(width / 8, height / 8));
        double other = height / (2 * root);
        return x >= 0 ? new Complex(root, CopySign(other, y)) : new Complex(other, CopySign(root, y));
    }

    public static Complex Log(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        double angle = Atan2(y, x);
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return new Complex(Infinity, angle);
        }

        double width = Abs(x);
        double height = Abs(y);
        if (width > Large || height > Large)
        {
            return new Complex(Math.Log(Hypotenuse(width / 2, height / 2)) + Ln2, angle);
        }

        if (width < SmallestNormal && height < SmallestNormal)
        {
            if (width > 0 || height > 0)
            {
                return new Complex(Math.Log(Hypotenuse(ScaleB(width, 53), ScaleB(height, 53))) - (53 * Ln2), angle);
            }

            fault = ComplexFault.Domain;
            return new Complex(double.NegativeInfinity, angle);
        }

        double size = Hypotenuse(width, height);
        if (size is < 0.71 or > 1.73 || double.IsNaN(size))
        {
            return new Complex(Math.Log(size), angle);
        }

        // Near the unit circle log(size) would cancel.
        double larger = Max(width, height);
        double smaller = Min(width, height);
        return new Complex(NativeMath.LogPlusOne(((larger - 1) * (larger + 1)) + (smaller * smaller)) / 2, angle);
    }

    public static Complex Log10(Complex z, out ComplexFault fault)
    {
        Complex natural = Log(z, out fault);
        return new Complex(natural.Real / Ln10, natural.Imaginary / Ln10);
    }

    // ---- inverse functions

    public static Complex Acos(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return new Complex(Atan2(Abs(y), x), double.IsNaN(y) ? Infinity : CopySign(Infinity, -y));
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return new Complex(x == 0 ? HalfTurn : double.NaN, double.NaN);
        }

        if (Abs(x) > Large || Abs(y) > Large)
        {
            return new Complex(Atan2(Abs(y), x), CopySign(LogOfLarge(x, y), -y));
        }

        Complex first = SquareRoot(new Complex(1 - x, -y), out _);
        Complex second = SquareRoot(new Complex(1 + x, y), out _);
        return new Complex(2 * Atan2(first.Real, second.Real), Math.Asinh((second.Real * first.Imaginary) - (second.Imaginary * first.Real)));
    }

    public static Complex Acosh(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return new Complex(Infinity, Atan2(y, x));
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return new Complex(double.NaN, x == 0 ? HalfTurn : double.NaN);
        }

        if (Abs(x) > Large || Abs(y) > Large)
        {
            return new Complex(LogOfLarge(x, y), Atan2(y, x));
        }

        Complex first = SquareRoot(new Complex(x - 1, y), out _);
        Complex second = SquareRoot(new Complex(x + 1, y), out _);
        return new Complex(Math.Asinh((first.Real * second.Real) + (first.Imaginary * second.Imaginary)), 2 * Atan2(first.Imaginary, second.Real));
    }

    public static Complex Asinh(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return new Complex(double.IsNaN(x) ? Infinity : CopySign(Infinity, x), double.IsNaN(x) ? x : Atan2(y, Abs(x)));
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return new Complex(double.NaN, y == 0 ? y : double.NaN);
        }

        if (Abs(x) > Large || Abs(y) > Large)
        {
            return new Complex(CopySign(LogOfLarge(x, y), x), Atan2(y, Abs(x)));
        }

        Complex first = SquareRoot(new Complex(1 + y, -x), out _);
        Complex second = SquareRoot(new Complex(1 - y, x), out _);
        return new Complex(
            Math.Asinh((first.Real * second.Imaginary) - (second.Real * first.Imaginary)),
            Atan2(y, (first.Real * second.Real) - (first.Imaginary * second.Imaginary)));
    }

    public static Complex Atanh(Complex z, out ComplexFault fault)
    {
        (double x, double y) = (z.Real, z.Imaginary);
        fault = ComplexFault.None;
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return new Complex(double.IsNaN(x) ? 0 : CopySign(0, x), double.IsNaN(y) ? y : CopySign(HalfTurn, y));
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return new Complex(x == 0 ? x : double.NaN, double.NaN);
        }

        // An odd function: the right half plane will do.
        if (double.IsNegative(x))
        {
            Complex mirrored = Atanh(new Complex(-x, -y), out fault);
            return new Complex(-mirrored.Real, -mirrored.Imaginary);
        }

        double height = Abs(y);
        if (x > s_rootOfLarge || height > s_rootOfLarge)
        {
            double half = Hypotenuse(x / 2, y / 2);
            return new Complex(x / 4 / half / half, CopySign(HalfTurn, y));
        }

        if (x == 1 && height < s_rootOfSmallest)
        {
            if (height == 0)
            {
                fault = ComplexFault.Domain;
                return new Complex(Infinity, y);
            }

            return new Complex(-Math.Log(Sqrt(height) / Sqrt(Hypotenuse(height, 2))), CopySign(Atan2(2, -height) / 2, y));
        }

        double rest = 1 - x;
        return new Complex(NativeMath.LogPlusOne(4 * x / ((rest * rest) + (height * height))) / 4, -Atan2(-2 * y, (rest * (1 + x)) - (height * height)) / 2);
    }

    // ---- polar coordinates

    public static Complex FromPolar(double radius, double angle, out ComplexFault fault)
    {
        fault = radius != 0 && !double.IsNaN(radius) && double.IsInfinity(angle) ? ComplexFault.Domain : ComplexFault.None;
        if (double.IsFinite(radius) && double.IsFinite(angle))
        {
            // Where the angle is a zero, its sign is kept.
            return angle == 0 ? new Complex(radius, radius * angle) : new Complex(radius * Math.Cos(angle), radius * Math.Sin(angle));
        }

        if (double.IsInfinity(radius))
        {
            double sign = CopySign(1, radius);
            return !double.IsFinite(angle) ? new Complex(Infinity, double.NaN)
                : angle == 0 ? new Complex(radius, CopySign(0, angle) * sign)
                : new Complex(CopySign(Infinity, sign * Math.Cos(angle)), CopySign(Infinity, sign * Math.Sin(angle)));
        }

        return radius == 0 ? Complex.Zero : new Complex(double.NaN, angle == 0 ? 0 : double.NaN);
    }

    public static double Hypotenuse(double x, double y) => FloatArithmetic.Hypotenuse(x, y);

    /// <summary>The logarithm of twice the size of a number that is near the largest.</summary>
    private static double LogOfLarge(double x, double y) => Math.Log(Hypotenuse(x / 2, y / 2)) + (2 * Ln2);

    private static Complex TimesI(Complex z) => new(-z.Imaginary, z.Real);

    private static Complex OverI(Complex z) => new(z.Imaginary, -z.Real);

    private static Complex CheckRange(Complex result, out ComplexFault fault)
    {
        fault = double.IsInfinity(result.Real) || double.IsInfinity(result.Imaginary) ? ComplexFault.Range : ComplexFault.None;
        return result;
    }
}
