using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Decimals;

/// <content>Methods that are one operation of the arithmetic each.</content>
internal unsafe partial class PyDecimal
{
    [PyMethod("exp(context=None)", Doc = "Return the value of the (natural) exponential function e**x at the given number.")]
    private PyObject? ExpMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.Exponential);

    [PyMethod("ln(context=None)", Doc = "Return the natural (base e) logarithm of the operand.")]
    private PyObject? LnMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.NaturalLogarithm);

    [PyMethod("log10(context=None)", Doc = "Return the base ten logarithm of the operand.")]
    private PyObject? Log10Method(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.DecimalLogarithm);

    [PyMethod("logb(context=None)", Doc = "Return the adjusted exponent of the operand as a Decimal instance.")]
    private PyObject? LogbMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.ExponentOf);

    [PyMethod("logical_invert(context=None)", Doc = "Return the digit-wise inversion of the (logical) operand.")]
    private PyObject? LogicalInvertMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.LogicalInvert);

    [PyMethod("next_minus(context=None)", Doc = "Return the largest representable number that is smaller than the operand.")]
    private PyObject? NextMinusMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.NextMinus);

    [PyMethod("next_plus(context=None)", Doc = "Return the smallest representable number that is larger than the operand.")]
    private PyObject? NextPlusMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.NextPlus);

    [PyMethod("normalize(context=None)", Doc = "Strip trailing zeros, and bring zeros to one form.")]
    private PyObject? NormalizeMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.Reduce);

    [PyMethod("sqrt(context=None)", Doc = "Return the square root of the argument to full precision.")]
    private PyObject? SqrtMethod(ThreadState ts, PyObject? context) => DecimalCalls.Unary(ts, Value, context, &DecimalMath.SquareRoot);

    [PyMethod("compare(other, context=None)", Doc = "Compare self to other; a Decimal value is returned.")]
    private PyObject? CompareMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.Compare);

    [PyMethod("compare_signal(other, context=None)", Doc = "Identical to compare, except that all NaNs signal.")]
    private PyObject? CompareSignalMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.CompareSignal);

    [PyMethod("logical_and(other, context=None)", Doc = "Return the digit-wise 'and' of the two (logical) operands.")]
    private PyObject? LogicalAndMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.LogicalAnd);

    [PyMethod("logical_or(other, context=None)", Doc = "Return the digit-wise 'or' of the two (logical) operands.")]
    private PyObject? LogicalOrMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.LogicalOr);

    [PyMethod("logical_xor(other, context=None)", Doc = "Return the digit-wise 'exclusive or' of the two (logical) operands.")]
    private PyObject? LogicalXorMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.LogicalXor);

    [PyMethod("max(other, context=None)", Doc = "Maximum of self and other.")]
    private PyObject? MaxMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.Maximum);

    [PyMethod("max_mag(other, context=None)", Doc = "As the max() method, but compares the absolute values of the operands.")]
    private PyObject? MaxMagMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.MaximumSize);

    [PyMethod("min(other, context=None)", Doc = "Minimum of self and other.")]
    private PyObject? MinMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.Minimum);

    [PyMethod("min_mag(other, context=None)", Doc = "As the min() method, but compares the absolute values of the operands.")]
    private PyObject? MinMagMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.MinimumSize);

    [PyMethod("next_toward(other, context=None)", Doc = "Return the number closest to the first operand in the direction of the second.")]
    private PyObject? NextTowardMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.NextToward);

    [PyMethod("remainder_near(other, context=None)", Doc = "Return the remainder from dividing self by other, nearest to zero.")]
    private PyObject? RemainderNearMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.RemainderNear);

    [PyMethod("rotate(other, context=None)", Doc = "Return the result of rotating the digits of the first operand.")]
    private PyObject? RotateMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.Rotate);

    [PyMethod("scaleb(other, context=None)", Doc = "Return the first operand with the exponent adjusted by the second.")]
    private PyObject? ScalebMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.ScaleByPower);

    [PyMethod("shift(other, context=None)", Doc = "Return the result of shifting the digits of the first operand.")]
    private PyObject? ShiftMethod(ThreadState ts, PyObject other, PyObject? context) => DecimalCalls.Binary(ts, this, other, context, &DecimalMath.ShiftDigits);
}
