using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using static System.Math;

namespace Adder.Modules.Mathematics;

/// <summary><c>cmath</c>: <see cref="ComplexFunctions"/> as Python functions.</summary>
[PyModule("cmath", Doc = "Mathematical functions of complex numbers.")]
internal static unsafe partial class ComplexMathModule
{
    [PyConstant("pi")]
    private const double Pi = PI;

    [PyConstant("e")]
    private const double Euler = E;

    [PyConstant("tau")]
    private const double FullTurn = Tau;

    [PyConstant("inf")]
    private const double Infinity = double.PositiveInfinity;

    [PyConstant("infj")]
    private static readonly PyObject s_infinityTimesI = new PyComplex(0, double.PositiveInfinity);

    [PyConstant("nan")]
    private static readonly double s_notANumber = FloatArithmetic.PositiveNaN;

    [PyConstant("nanj")]
    private static readonly PyObject s_notANumberTimesI = new PyComplex(0, FloatArithmetic.PositiveNaN);

    [PyFunction("acos(z, /)", Doc = "The inverse cosine of z.")]
    private static PyObject? Acos(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Acos);

    [PyFunction("acosh(z, /)", Doc = "The inverse hyperbolic cosine of z.")]
    private static PyObject? Acosh(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Acosh);

    [PyFunction("asin(z, /)", Doc = "The inverse sine of z.")]
    private static PyObject? Asin(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Asin);

    [PyFunction("asinh(z, /)", Doc = "The inverse hyperbolic sine of z.")]
    private static PyObject? Asinh(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Asinh);

    [PyFunction("atan(z, /)", Doc = "The inverse tangent of z.")]
    private static PyObject? Atan(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Atan);

    [PyFunction("atanh(z, /)", Doc = "The inverse hyperbolic tangent of z.")]
    private static PyObject? Atanh(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Atanh);

    [PyFunction("cos(z, /)", Doc = "The cosine of z.")]
    private static PyObject? Cos(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Cos);

    [PyFunction("cosh(z, /)", Doc = "The hyperbolic cosine of z.")]
    private static PyObject? Cosh(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Cosh);

    [PyFunction("exp(z, /)", Doc = "e to the power of z.")]
    private static PyObject? Exp(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Exp);

    [PyFunction("log10(z, /)", Doc = "The logarithm of z to the base 10.")]
    private static PyObject? Log10(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Log10);

    [PyFunction("sin(z, /)", Doc = "The sine of z.")]
    private static PyObject? Sin(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Sin);

    [PyFunction("sinh(z, /)", Doc = "The hyperbolic sine of z.")]
    private static PyObject? Sinh(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Sinh);

    [PyFunction("sqrt(z, /)", Doc = "The square root of z.")]
    private static PyObject? SquareRoot(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.SquareRoot);

    [PyFunction("tan(z, /)", Doc = "The tangent of z.")]
    private static PyObject? Tan(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Tan);

    [PyFunction("tanh(z, /)", Doc = "The hyperbolic tangent of z.")]
    private static PyObject? Tanh(ThreadState ts, PyObject z) => Apply(ts, z, &ComplexFunctions.Tanh);

    [PyFunction("log(z, base=<unrepresentable>, /)", Doc = "The natural logarithm of z, or the one to a base.")]
    private static PyObject? Log(ThreadState ts, PyObject z, PyObject? @base)
    {
        if (!PyComplex.ToComplex(ts, z, out Complex value))
        {
            return null;
        }

        Complex logarithm = ComplexFunctions.Log(value, out ComplexFault fault);

        // As in CPython, only the last logarithm taken decides: log(0, 2) is no error.
        if (@base is not null)
        {
            if (!PyComplex.ToComplex(ts, @base, out Complex baseValue))
            {
                return null;
            }

            Complex divisor = ComplexFunctions.Log(baseValue, out fault);
            if (divisor == Complex.Zero)
            {
                return Finish(ts, divisor, ComplexFault.Domain);
            }

            logarithm = ComplexArithmetic.Divide(logarithm, divisor);
        }

        return Finish(ts, logarithm, fault);
    }

    [PyFunction("phase(z, /)", Doc = "The angle of z in polar coordinates.")]
    private static PyObject? Phase(ThreadState ts, PyObject z) => PyComplex.ToComplex(ts, z, out Complex value) ? PyFloat.From(Atan2(value.Imaginary, value.Real)) : null;

    [PyFunction("polar(z, /)", Doc = "Distance from zero and angle of z, as a pair.")]
    private static PyObject? Polar(ThreadState ts, PyObject z)
    {
        if (!PyComplex.ToComplex(ts, z, out Complex value))
        {
            return null;
        }

        double size = ComplexFunctions.Hypotenuse(value.Real, value.Imaginary);
        return double.IsInfinity(size) && IsFinite(value)
            ? Raise.OverflowError(ts, "math range error")
            : PyTuple.Create(PyFloat.From(size), PyFloat.From(Atan2(value.Imaginary, value.Real)));
    }

    [PyFunction("rect(r, phi, /)", Doc = "The number at a distance from zero, at an angle.")]
    private static PyObject? Rect(ThreadState ts, double r, double phi)
    {
        Complex result = ComplexFunctions.FromPolar(r, phi, out ComplexFault fault);
        return Finish(ts, result, fault);
    }

    [PyFunction("isfinite(z, /)", Doc = "Whether both parts are finite.")]
    private static PyObject? IsFiniteFunction(ThreadState ts, PyObject z) => PyComplex.ToComplex(ts, z, out Complex value) ? PyBool.From(IsFinite(value)) : null;

    [PyFunction("isinf(z, /)", Doc = "Whether a part is infinite.")]
    private static PyObject? IsInfinite(ThreadState ts, PyObject z) => PyComplex.ToComplex(ts, z, out Complex value) ? PyBool.From(HasInfinity(value)) : null;

    [PyFunction("isnan(z, /)", Doc = "Whether a part is NaN.")]
    private static PyObject? IsNotANumber(ThreadState ts, PyObject z) =>
        PyComplex.ToComplex(ts, z, out Complex value) ? PyBool.From(double.IsNaN(value.Real) || double.IsNaN(value.Imaginary)) : null;

    [PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two numbers differ by no more than the tolerances allow; the relative one refers to the larger number.")]
    private static PyObject? IsClose(ThreadState ts, PyObject a, PyObject b, double relative, double absolute)
    {
        if (!PyComplex.ToComplex(ts, a, out Complex first) || !PyComplex.ToComplex(ts, b, out Complex second))
        {
            return null;
        }

        if (relative < 0 || absolute < 0)
        {
            return Raise.ValueError(ts, "tolerances must be non-negative");
        }

        if (first == second)
        {
            return PyBool.True;
        }

        if (HasInfinity(first) || HasInfinity(second))
        {
            return PyBool.False;
        }

        double difference = Size(first - second);
        return PyBool.From(difference <= relative * Size(second) || difference <= relative * Size(first) || difference <= absolute);
    }

    private static double Size(Complex value) => ComplexFunctions.Hypotenuse(value.Real, value.Imaginary);

    private static bool IsFinite(Complex value) => double.IsFinite(value.Real) && double.IsFinite(value.Imaginary);

    private static bool HasInfinity(Complex value) => double.IsInfinity(value.Real) || double.IsInfinity(value.Imaginary);

    private static PyObject? Apply(ThreadState ts, PyObject z, delegate*<Complex, out ComplexFault, Complex> function)
    {
        if (!PyComplex.ToComplex(ts, z, out Complex value))
        {
            return null;
        }

        Complex result = function(value, out ComplexFault fault);
        return Finish(ts, result, fault);
    }

    private static PyObject? Finish(ThreadState ts, Complex result, ComplexFault fault) => fault switch
    {
        ComplexFault.Domain => Raise.ValueError(ts, "math domain error"),
        ComplexFault.Range => Raise.OverflowError(ts, "math range error"),
        _ => PyComplex.From(result),
    };
}
