using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Decimals;

/// <content>Conversions and operations with more than two operands.</content>
internal unsafe partial class PyDecimalContext
{
    [PyMethod("create_decimal(num='0', /)", TextSignature = "($self, num=\"0\", /)", Doc = "Create a new Decimal instance from num, using self as the context: it is rounded.")]
    private PyObject? CreateDecimal(ThreadState ts, PyObject? num)
    {
        if (!PyDecimal.TryConvert(ts, num, this, isExact: false, out DecimalNumber number))
        {
            return null;
        }

        DecimalSettings settings = Settings;
        DecimalNumber result = DecimalMath.Fit(number, ref settings);
        return DecimalCalls.Finish(ts, this, result, settings);
    }

    [PyMethod("create_decimal_from_float(f, /)", Doc = "Create a new Decimal instance from float f, rounded by this context.")]
    private PyObject? CreateDecimalFromFloat(ThreadState ts, PyObject f)
    {
        DecimalNumber number;
        switch (f)
        {
            case PyInt integer:
                number = PyDecimal.FromInteger(integer);
                break;
            case PyFloat real:
                _ = PyDecimal.TryFloat(real.Value, out number);
                break;
            default:
                return Raise.TypeError(ts, "argument must be int or float");
        }

        DecimalSettings settings = Settings;
        DecimalNumber result = DecimalMath.Fit(number, ref settings);
        return DecimalCalls.Finish(ts, this, result, settings);
    }

    [PyMethod("copy_decimal(x, /)", Doc = "Return a copy of Decimal x.")]
    private PyObject? CopyDecimal(ThreadState ts, PyObject x) => DecimalCalls.TryOperand(ts, x, this, out DecimalNumber number) ? x as PyDecimal ?? new PyDecimal(number) : null;

    [PyMethod("_apply(object, /)")]
    private PyObject? Apply(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &ApplySettings);

    private static DecimalNumber ApplySettings(in DecimalNumber number, ref DecimalSettings settings) => DecimalMath.Fit(number, ref settings);

    [PyMethod("to_sci_string(x, /)", Doc = "Convert a number to a string using scientific notation.")]
    private PyObject? ToScientificText(ThreadState ts, PyObject x) =>
        DecimalCalls.TryOperand(ts, x, this, out DecimalNumber number) ? PyStr.From(DecimalText.ToText(number, false, Capitals)) : null;

    [PyMethod("to_integral(x, /)", Doc = "Identical to to_integral_value(x).")]
    private PyObject? ToIntegral(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.ToIntegralValue);

    [PyMethod("to_integral_value(x, /)", Doc = "Round to an integer.")]
    private PyObject? ToIntegralValue(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.ToIntegralValue);

    [PyMethod("to_integral_exact(x, /)", Doc = "Round to an integer. Signal if the result is rounded or inexact.")]
    private PyObject? ToIntegralExact(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.ToIntegralExact);

    [PyMethod("fma(x, y, z, /)", Doc = "Return x multiplied by y, plus z.")]
    private PyObject? FusedMultiplyAdd(ThreadState ts, PyObject x, PyObject y, PyObject z) => PyDecimal.FusedMultiplyAdd(ts, this, x, y, z);

    [PyMethod("divmod(x, y, /)", Doc = "Return quotient and remainder of the division x / y.")]
    private PyObject? DivideModulo(ThreadState ts, PyObject x, PyObject y) =>
        DecimalCalls.TryOperand(ts, x, this, out DecimalNumber left) && DecimalCalls.TryOperand(ts, y, this, out DecimalNumber right)
            ? PyDecimal.DivideModulo(ts, this, left, right) : null;

    [PyMethod("power(a, b, modulo=None)", Doc = "Compute a**b, or (a**b) % modulo.")]
    private PyObject? Power(ThreadState ts, PyObject a, PyObject b, PyObject? modulo)
    {
        if (!DecimalCalls.TryOperand(ts, a, this, out DecimalNumber left) || !DecimalCalls.TryOperand(ts, b, this, out DecimalNumber right))
        {
            return null;
        }

        if (modulo is null or PyNone)
        {
            return PyDecimal.Power(ts, this, left, right, null);
        }

        return DecimalCalls.TryOperand(ts, modulo, this, out DecimalNumber modulus) ? PyDecimal.Power(ts, this, left, right, modulus) : null;
    }
}
