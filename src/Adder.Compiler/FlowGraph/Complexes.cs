using System;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// Arithmetic of Python's <c>complex</c>. Since 3.14 an operand that is real stays real: it is not given a zero imaginary part
/// first, so that signs of zero survive.
/// </summary>
internal static class Complexes
{
    public static bool IsNumber(ConstantValue value) => value is IntConstant or BoolConstant or FloatConstant or ComplexConstant;

    /// <summary>The parts of any number that a double can hold.</summary>
    public static bool TryGet(ConstantValue value, out double real, out double imaginary)
    {
        imaginary = 0;
        switch (value)
        {
            case ComplexConstant complex:
                real = complex.Real;
                imaginary = complex.Imaginary;
                return true;
            case FloatConstant number:
                real = number.Value;
                return true;
            default:
                real = 0;
                if (ConstantArithmetic.AsInteger(value) is { } integer && Floats.FromInteger(integer) is { } converted)
                {
                    real = converted;
                    return true;
                }

                return false;
        }
    }

    /// <summary>Evaluates an operator of which at least one operand is complex.</summary>
    public static ConstantValue? Evaluate(BinaryOperator operation, ConstantValue left, ConstantValue right)
    {
        if (!TryGet(left, out double a, out double b) || !TryGet(right, out double c, out double d))
        {
            return null;
        }

        bool leftIsReal = left is not ComplexConstant;
        bool rightIsReal = right is not ComplexConstant;
        switch (operation)
        {
            case BinaryOperator.Add:
                return new ComplexConstant(a + c, leftIsReal ? d : rightIsReal ? b : b + d);
            case BinaryOperator.Subtract:
                return new ComplexConstant(a - c, leftIsReal ? -d : rightIsReal ? b : b - d);
            case BinaryOperator.Multiply:
                return leftIsReal ? new ComplexConstant(a * c, a * d)
                    : rightIsReal ? new ComplexConstant(a * c, b * c)
                    : Multiply((a, b), (c, d)) is var product ? new ComplexConstant(product.Real, product.Imaginary) : null;
            case BinaryOperator.TrueDivide when rightIsReal:
                return c == 0 ? null : new ComplexConstant(a / c, b / c);
            case BinaryOperator.TrueDivide when leftIsReal:
                return DivideReal(a, (c, d)) is { } realQuotient ? new ComplexConstant(realQuotient.Real, realQuotient.Imaginary) : null;
            case BinaryOperator.TrueDivide:
                return Divide((a, b), (c, d)) is { } quotient ? new ComplexConstant(quotient.Real, quotient.Imaginary) : null;
            case BinaryOperator.Power:
                return Power(a, b, c, d);
            default:
                return null;
        }
    }

    private static (double Real, double Imaginary) Multiply((double Real, double Imaginary) x, (double Real, double Imaginary) y) =>
        ((x.Real * y.Real) - (x.Imaginary * y.Imaginary), (x.Real * y.Imaginary) + (x.Imaginary * y.Real));

    /// <summary>Smith's method: scales by the larger part of the divisor.</summary>
    private static (double Real, double Imaginary)? Divide((double Real, double Imaginary) x, (double Real, double Imaginary) y)
    {
        if (y.Real == 0 && y.Imaginary == 0)
        {
            return null;
        }

        if (Math.Abs(y.Real) >= Math.Abs(y.Imaginary))
        {
            double ratio = y.Imaginary / y.Real;
            double denominator = y.Real + (y.Imaginary * ratio);
            return ((x.Real + (x.Imaginary * ratio)) / denominator, (x.Imaginary - (x.Real * ratio)) / denominator);
        }
        else
        {
            double ratio = y.Real / y.Imaginary;
            double denominator = (y.Real * ratio) + y.Imaginary;
            return (((x.Real * ratio) + x.Imaginary) / denominator, ((x.Imaginary * ratio) - x.Real) / denominator);
        }
    }

    /// <summary>The same for a numerator without imaginary part.</summary>
    private static (double Real, double Imaginary)? DivideReal(double x, (double Real, double Imaginary) y)
    {
        if (y.Real == 0 && y.Imaginary == 0)
        {
            return null;
        }

        if (Math.Abs(y.Real) >= Math.Abs(y.Imaginary))
        {
            double ratio = y.Imaginary / y.Real;
            double denominator = y.Real + (y.Imaginary * ratio);
            return (x / denominator, -x * ratio / denominator);
        }
        else
        {
            double ratio = y.Real / y.Imaginary;
            double denominator = (y.Real * ratio) + y.Imaginary;
            return (x * ratio / denominator, -x / denominator);
        }
    }

    /// <summary>Powers to small integers are multiplied out; others go by way of polar coordinates.</summary>
    public static ConstantValue? Power(double a, double b, double c, double d)
    {
        (double Real, double Imaginary)? power;
        if (d == 0 && c == Math.Floor(c) && Math.Abs(c) <= 100)
        {
            power = IntegerPower((a, b), (int)c);
        }
        else if (a == 0 && b == 0)
        {
            power = c < 0 || d != 0 ? null : (0, 0);
        }
        else
        {
            double magnitude = double.Hypot(a, b);
            double length = Math.Pow(magnitude, c);
            double angle = Math.Atan2(b, a);
            double phase = angle * c;
            if (d != 0)
            {
                length *= Math.Exp(-angle * d);
                phase += d * Math.Log(magnitude);
            }

            power = (length * Math.Cos(phase), length * Math.Sin(phase));
        }

        return power is { } value && double.IsFinite(value.Real) && double.IsFinite(value.Imaginary)
            ? new ComplexConstant(value.Real, value.Imaginary)
            : null;
    }

    private static (double Real, double Imaginary)? IntegerPower((double Real, double Imaginary) x, int exponent)
    {
        if (exponent < 0)
        {
            return IntegerPower(x, -exponent) is { } inverse ? Divide((1, 0), inverse) : null;
        }

        (double Real, double Imaginary) result = (1, 0);
        for (int mask = 1; mask <= exponent; mask <<= 1)
        {
            if ((exponent & mask) != 0)
            {
                result = Multiply(result, x);
            }

            x = Multiply(x, x);
        }

        return result;
    }
}
