using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Decimals;

/// <content>Operations under this context.</content>
internal unsafe partial class PyDecimalContext
{
    [PyMethod("exp(x, /)", Doc = "Return e ** x.")]
    private PyObject? ExpMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.Exponential);

    [PyMethod("ln(x, /)", Doc = "Return the natural (base e) logarithm of x.")]
    private PyObject? LnMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.NaturalLogarithm);

    [PyMethod("log10(x, /)", Doc = "Return the base 10 logarithm of x.")]
    private PyObject? Log10Method(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.DecimalLogarithm);

    [PyMethod("logb(x, /)", Doc = "Return the exponent of the magnitude of the operand's MSD.")]
    private PyObject? LogbMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.ExponentOf);

    [PyMethod("logical_invert(x, /)", Doc = "Invert all digits of x.")]
    private PyObject? LogicalInvertMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.LogicalInvert);

    [PyMethod("next_minus(x, /)", Doc = "Return the largest representable number smaller than x.")]
    private PyObject? NextMinusMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.NextMinus);

    [PyMethod("next_plus(x, /)", Doc = "Return the smallest representable number larger than x.")]
    private PyObject? NextPlusMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.NextPlus);

    [PyMethod("normalize(x, /)", Doc = "Reduce x to its simplest form.")]
    private PyObject? NormalizeMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.Reduce);

    [PyMethod("sqrt(x, /)", Doc = "Square root of a non-negative number to context precision.")]
    private PyObject? SqrtMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.SquareRoot);

    [PyMethod("compare(x, y, /)", Doc = "Compare x and y numerically.")]
    private PyObject? CompareMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Compare);

    [PyMethod("compare_signal(x, y, /)", Doc = "Compare x and y numerically.  All NaNs signal.")]
    private PyObject? CompareSignalMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.CompareSignal);

    [PyMethod("logical_and(x, y, /)", Doc = "Digit-wise and of x and y.")]
    private PyObject? LogicalAndMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.LogicalAnd);

    [PyMethod("logical_or(x, y, /)", Doc = "Digit-wise or of x and y.")]
    private PyObject? LogicalOrMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.LogicalOr);

    [PyMethod("logical_xor(x, y, /)", Doc = "Digit-wise xor of x and y.")]
    private PyObject? LogicalXorMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.LogicalXor);

    [PyMethod("max(x, y, /)", Doc = "Compare the values numerically and return the maximum.")]
    private PyObject? MaxMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Maximum);

    [PyMethod("max_mag(x, y, /)", Doc = "Compare the values numerically with their sign ignored.")]
    private PyObject? MaxMagMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.MaximumSize);

    [PyMethod("min(x, y, /)", Doc = "Compare the values numerically and return the minimum.")]
    private PyObject? MinMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Minimum);

    [PyMethod("min_mag(x, y, /)", Doc = "Compare the values numerically with their sign ignored.")]
    private PyObject? MinMagMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.MinimumSize);

    [PyMethod("next_toward(x, y, /)", Doc = "Return the number closest to x, in the direction towards y.")]
    private PyObject? NextTowardMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.NextToward);

    [PyMethod("remainder_near(x, y, /)", Doc = "Return x - y * n, where n is the integer nearest the exact value of x / y.")]
    private PyObject? RemainderNearMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.RemainderNear);

    [PyMethod("rotate(x, y, /)", Doc = "Return a copy of x, rotated by y places.")]
    private PyObject? RotateMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Rotate);

    [PyMethod("scaleb(x, y, /)", Doc = "Return the first operand after adding the second value to its exp.")]
    private PyObject? ScalebMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.ScaleByPower);

    [PyMethod("shift(x, y, /)", Doc = "Return a copy of x, shifted by y places.")]
    private PyObject? ShiftMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.ShiftDigits);

    [PyMethod("abs(x, /)", Doc = "Return the absolute value of x.")]
    private PyObject? AbsMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.Absolute);

    [PyMethod("minus(x, /)", Doc = "Minus corresponds to the unary prefix minus operator in Python.")]
    private PyObject? MinusMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.Minus);

    [PyMethod("plus(x, /)", Doc = "Plus corresponds to the unary prefix plus operator in Python.")]
    private PyObject? PlusMethod(ThreadState ts, PyObject x) => DecimalCalls.Unary(ts, x, this, &DecimalMath.Plus);

    [PyMethod("add(x, y, /)", Doc = "Return the sum of x and y.")]
    private PyObject? AddMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Add);

    [PyMethod("subtract(x, y, /)", Doc = "Return the difference between x and y.")]
    private PyObject? SubtractMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Subtract);

    [PyMethod("multiply(x, y, /)", Doc = "Return the product of x and y.")]
    private PyObject? MultiplyMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Multiply);

    [PyMethod("divide(x, y, /)", Doc = "Return x divided by y.")]
    private PyObject? DivideMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Divide);

    [PyMethod("divide_int(x, y, /)", Doc = "Return x divided by y, truncated to an integer.")]
    private PyObject? DivideIntMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.DivideInteger);

    [PyMethod("remainder(x, y, /)", Doc = "Return the remainder from dividing x by y.")]
    private PyObject? RemainderMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Remainder);

    [PyMethod("quantize(x, y, /)", Doc = "Return a value equal to x (rounded), having the exponent of y.")]
    private PyObject? QuantizeMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Binary(ts, x, y, this, &DecimalMath.Quantize);

    [PyMethod("copy_abs(x, /)", Doc = "Return a copy of x with the sign set to 0.")]
    private PyObject? CopyAbsMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "copy_abs");

    [PyMethod("copy_negate(x, /)", Doc = "Return a copy of x with the sign inverted.")]
    private PyObject? CopyNegateMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "copy_negate");

    [PyMethod("is_canonical(x, /)", Doc = "Whether canonical holds for x.")]
    private PyObject? IsCanonicalMethod(ThreadState ts, PyObject x) =>
        x is PyDecimal ? PyBool.True : Raise.TypeError(ts, "argument must be a Decimal");

    [PyMethod("is_finite(x, /)", Doc = "Whether finite holds for x.")]
    private PyObject? IsFiniteMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_finite");

    [PyMethod("is_infinite(x, /)", Doc = "Whether infinite holds for x.")]
    private PyObject? IsInfiniteMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_infinite");

    [PyMethod("is_nan(x, /)", Doc = "Whether nan holds for x.")]
    private PyObject? IsNanMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_nan");

    [PyMethod("is_qnan(x, /)", Doc = "Whether qnan holds for x.")]
    private PyObject? IsQnanMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_qnan");

    [PyMethod("is_signed(x, /)", Doc = "Whether signed holds for x.")]
    private PyObject? IsSignedMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_signed");

    [PyMethod("is_snan(x, /)", Doc = "Whether snan holds for x.")]
    private PyObject? IsSnanMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_snan");

    [PyMethod("is_zero(x, /)", Doc = "Whether zero holds for x.")]
    private PyObject? IsZeroMethod(ThreadState ts, PyObject x) => DecimalCalls.Forward(ts, this, x, "is_zero");

    [PyMethod("canonical(x, /)", Doc = "Return a new instance of x.")]
    private PyObject? CanonicalMethod(ThreadState ts, PyObject x) =>
        x is PyDecimal ? x : Raise.TypeError(ts, "argument must be a Decimal");

    [PyMethod("radix()", Doc = "Return 10.")]
    private PyObject RadixMethod() => new PyDecimal(DecimalNumber.From(10));

    [PyMethod("is_normal(x, /)", Doc = "Whether normal holds for x.")]
    private PyObject? IsNormalMethod(ThreadState ts, PyObject x) => DecimalCalls.ForwardWithContext(ts, this, x, "is_normal");

    [PyMethod("is_subnormal(x, /)", Doc = "Whether subnormal holds for x.")]
    private PyObject? IsSubnormalMethod(ThreadState ts, PyObject x) => DecimalCalls.ForwardWithContext(ts, this, x, "is_subnormal");

    [PyMethod("number_class(x, /)", Doc = "Return an indication of the class of x.")]
    private PyObject? NumberClassMethod(ThreadState ts, PyObject x) => DecimalCalls.ForwardWithContext(ts, this, x, "number_class");

    [PyMethod("to_eng_string(x, /)", Doc = "Convert a number to a string, using engineering notation.")]
    private PyObject? ToEngStringMethod(ThreadState ts, PyObject x) => DecimalCalls.ForwardWithContext(ts, this, x, "to_eng_string");

    [PyMethod("compare_total(x, y, /)", Doc = "Compare x and y using their abstract representation.")]
    private PyObject? CompareTotalMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Forward(ts, this, x, "compare_total", y);

    [PyMethod("compare_total_mag(x, y, /)", Doc = "Compare x and y using their abstract representation, ignoring sign.")]
    private PyObject? CompareTotalMagMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Forward(ts, this, x, "compare_total_mag", y);

    [PyMethod("copy_sign(x, y, /)", Doc = "Copy the sign from y to x.")]
    private PyObject? CopySignMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Forward(ts, this, x, "copy_sign", y);

    [PyMethod("same_quantum(x, y, /)", Doc = "Return True if the two operands have the same exponent.")]
    private PyObject? SameQuantumMethod(ThreadState ts, PyObject x, PyObject y) => DecimalCalls.Forward(ts, this, x, "same_quantum", y);
}
