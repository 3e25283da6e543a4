using System;
using System.Numerics;

namespace Adder.Runtime.Objects;

/// <summary>Arithmetic on complex values by the rules of C's Annex G, with separate forms where one operand is real (as CPython 3.14).</summary>
internal static class ComplexArithmetic
{
    public static Complex Multiply(Complex left, Complex right)
    {
        double a = left.Real;
        double b = left.Imaginary;
        double c = right.Real;
        double d = right.Imaginary;
        double real = (a * c) - (b * d);
        double imaginary = (a * d) + (b * c);
        return double.IsNaN(real) && double.IsNaN(imaginary) && TryInfiniteProduct(a, b, c, d, out Complex infinite) ? infinite : new Complex(real, imaginary);
    }

    /// <summary>The quotient; the divisor is not zero.</summary>
    public static Complex Divide(Complex left, Complex right)
    {
        double a = left.Real;
        double b = left.Imaginary;
        double c = right.Real;
        double d = right.Imaginary;
        double real;
        double imaginary;
        if (Math.Abs(c) >= Math.Abs(d))
        {
            double ratio = d / c;
            double denominator = c + (d * ratio);
            real = (a + (b * ratio)) / denominator;
            imaginary = (b - (a * ratio)) / denominator;
        }
        else if (Math.Abs(d) >= Math.Abs(c))
        {
            double ratio = c / d;
            double denominator = (c * ratio) + d;
            real = ((a * ratio) + b) / denominator;
            imaginary = ((b * ratio) - a) / denominator;
        }
        else
        {
            // At least one part of the divisor is NaN.
            real = imaginary = double.NaN;
        }

        return double.IsNaN(real) && double.IsNaN(imaginary) ? DivideNonFinite(a, b, c, d, new Complex(real, imaginary)) : new Complex(real, imaginary);
    }

    /// <summary>A real number by a complex one, which is not zero.</summary>
    public static Complex Divide(double a, Complex right)
    {
        double c = right.Real;
        double d = right.Imaginary;
        if (Math.Abs(c) >= Math.Abs(d))
        {
            double ratio = d / c;
            double denominator = c + (d * ratio);
            return Recover(new Complex(a / denominator, -a * ratio / denominator));
        }

        if (Math.Abs(d) >= Math.Abs(c))
        {
            double ratio = c / d;
            double denominator = (c * ratio) + d;
            return Recover(new Complex(a * ratio / denominator, -a / denominator));
        }

        return Recover(new Complex(double.NaN, double.NaN));

        Complex Recover(Complex result)
        {
            if (double.IsNaN(result.Real) && double.IsNaN(result.Imaginary) && double.IsFinite(a) && (double.IsInfinity(c) || double.IsInfinity(d)))
            {
                double x = Math.CopySign(double.IsInfinity(c) ? 1.0 : 0.0, c);
                double y = Math.CopySign(double.IsInfinity(d) ? 1.0 : 0.0, d);
                return new Complex(0.0 * (a * x), 0.0 * (-a * y));
            }

            return result;
        }
    }

    /// <summary><c>left ** right</c>; ZeroDivisionError or OverflowError.</summary>
    public static PyObject? Power(ThreadState ts, Complex left, Complex right)
    {
        Complex result;
        if (right.Imaginary == 0 && right.Real == Math.Floor(right.Real) && Math.Abs(right.Real) <= 100)
        {
            int exponent = (int)right.Real;
            if (exponent < 0)
            {
                if (left.Real == 0 && left.Imaginary == 0)
                {
                    return Raise.ZeroDivisionError(ts, "zero to a negative or complex power");
                }

                result = Divide(Complex.One, PowerUnsigned(left, -exponent));
            }
            else
            {
                result = PowerUnsigned(left, exponent);
            }
        }
        else if (right.Real == 0 && right.Imaginary == 0)
        {
            result = Complex.One;
        }
        else if (left.Real == 0 && left.Imaginary == 0)
        {
            if (right.Imaginary != 0 || right.Real < 0)
            {
                return Raise.ZeroDivisionError(ts, "zero to a negative or complex power");
            }

            result = Complex.Zero;
        }
        else
        {
            result = PowerPolar(left, right);
        }

        return double.IsInfinity(result.Real) || double.IsInfinity(result.Imaginary)
            ? Raise.OverflowError(ts, "complex exponentiation")
            : new PyComplex(result.Real, result.Imaginary);
    }

    private static Complex PowerPolar(Complex left, Complex right)
    {
        double absolute = FloatArithmetic.Hypotenuse(left.Real, left.Imaginary);
        double length = Math.Pow(absolute, right.Real);
        double angle = Math.Atan2(left.Imaginary, left.Real);
        double phase = angle * right.Real;
        if (right.Imaginary != 0)
        {
            length *= Math.Exp(-angle * right.Imaginary);
            phase += right.Imaginary * Math.Log(absolute);
        }

        return new Complex(length * Math.Cos(phase), length * Math.Sin(phase));
    }

    /// <summary>By repeated squaring, from the lowest bit of the exponent: the order decides the rounding.</summary>
    private static Complex PowerUnsigned(Complex value, int exponent)
    {
        Complex result = Complex.One;
        Complex power = value;
        for (int bit = 1; bit > 0 && exponent >= bit; bit <<= 1)
        {
            if ((exponent & bit) != 0)
            {
                result = Multiply(result, power);
            }

            power = Multiply(power, power);
        }

        return result;
    }

    private static bool TryInfiniteProduct(double a, double b, double c, double d, out Complex product)
    {
        bool recalculate = false;
        if (double.IsInfinity(a) || double.IsInfinity(b))
        {
            (a, b) = Box(a, b);
            (c, d) = (ZeroForNaN(c), ZeroForNaN(d));
            recalculate = true;
        }

        if (double.IsInfinity(c) || double.IsInfinity(d))
        {
            (c, d) = Box(c, d);
            (a, b) = (ZeroForNaN(a), ZeroForNaN(b));
            recalculate = true;
        }

        if (!recalculate && (double.IsInfinity(a * c) || double.IsInfinity(b * d) || double.IsInfinity(a * d) || double.IsInfinity(b * c)))
        {
            (a, b, c, d) = (ZeroForNaN(a), ZeroForNaN(b), ZeroForNaN(c), ZeroForNaN(d));
            recalculate = true;
        }

        product = recalculate ? new Complex(double.PositiveInfinity * ((a * c) - (b * d)), double.PositiveInfinity * ((a * d) + (b * c))) : default;
        return recalculate;
    }

    private static Complex DivideNonFinite(double a, double b, double c, double d, Complex result)
    {
        if ((double.IsInfinity(a) || double.IsInfinity(b)) && double.IsFinite(c) && double.IsFinite(d))
        {
            (double x, double y) = Box(a, b);
            return new Complex(double.PositiveInfinity * ((x * c) + (y * d)), double.PositiveInfinity * ((y * c) - (x * d)));
        }

        if ((double.IsInfinity(c) || double.IsInfinity(d)) && double.IsFinite(a) && double.IsFinite(b))
        {
            (double x, double y) = Box(c, d);
            return new Complex(0.0 * ((a * x) + (b * y)), 0.0 * ((b * x) - (a * y)));
        }

        return result;
    }

    /// <summary>Infinite parts become ±1 and finite ones ±0.</summary>
    private static (double First, double Second) Box(double first, double second) =>
        (Math.CopySign(double.IsInfinity(first) ? 1.0 : 0.0, first), Math.CopySign(double.IsInfinity(second) ? 1.0 : 0.0, second));

    private static double ZeroForNaN(double value) => double.IsNaN(value) ? Math.CopySign(0.0, value) : value;
}
