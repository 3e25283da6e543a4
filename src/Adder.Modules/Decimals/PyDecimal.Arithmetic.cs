using System;
using System.Runtime.CompilerServices;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <content>Operators, comparison, and methods with arguments of their own.</content>
internal unsafe partial class PyDecimal
{
    private static PyObject? Operate(ThreadState ts, PyObject left, PyObject right, delegate*<in DecimalNumber, in DecimalNumber, ref DecimalSettings, DecimalNumber> operation)
    {
        DecimalNumber leftMade = default;
        DecimalNumber rightMade = default;
        ref readonly DecimalNumber leftNumber = ref DecimalCalls.NumberOf(left, ref leftMade);
        ref readonly DecimalNumber rightNumber = ref DecimalCalls.NumberOf(right, ref rightMade);
        if (Unsafe.IsNullRef(in leftNumber) || Unsafe.IsNullRef(in rightNumber))
        {
            return PyNotImplemented.Instance;
        }

        if (PyDecimalContext.Current(ts) is not { } context)
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        DecimalNumber result = operation(leftNumber, rightNumber, ref settings);
        return DecimalCalls.Finish(ts, context, result, settings);
    }

    [PySlot(Slot.Add)]
    private static PyObject? AddSlot(ThreadState ts, PyObject left, PyObject right) => Operate(ts, left, right, &DecimalMath.Add);

    [PySlot(Slot.Subtract)]
    private static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right) => Operate(ts, left, right, &DecimalMath.Subtract);

    [PySlot(Slot.Multiply)]
    private static PyObject? MultiplySlot(ThreadState ts, PyObject left, PyObject right) => Operate(ts, left, right, &DecimalMath.Multiply);

    [PySlot(Slot.TrueDivide)]
    private static PyObject? TrueDivideSlot(ThreadState ts, PyObject left, PyObject right) => Operate(ts, left, right, &DecimalMath.Divide);

    [PySlot(Slot.FloorDivide)]
    private static PyObject? FloorDivideSlot(ThreadState ts, PyObject left, PyObject right) => Operate(ts, left, right, &DecimalMath.DivideInteger);

    [PySlot(Slot.Remainder)]
    private static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right) => Operate(ts, left, right, &DecimalMath.Remainder);

    [PySlot(Slot.DivMod)]
    private static PyObject? DivModSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (!DecimalCalls.TryNumber(left, out DecimalNumber leftNumber) || !DecimalCalls.TryNumber(right, out DecimalNumber rightNumber))
        {
            return PyNotImplemented.Instance;
        }

        return PyDecimalContext.Current(ts) is { } context ? DivideModulo(ts, context, leftNumber, rightNumber) : null;
    }

    internal static PyObject? DivideModulo(ThreadState ts, PyDecimalContext context, in DecimalNumber left, in DecimalNumber right)
    {
        DecimalSettings settings = context.Settings;
        (DecimalNumber quotient, DecimalNumber remainder) = DecimalMath.DivideModulo(left, right, ref settings);
        return settings.Status == 0 || context.Signal(ts, settings.Status) ? PyTuple.Create(new PyDecimal(quotient), new PyDecimal(remainder)) : null;
    }

    [PySlot(Slot.Power)]
    private static PyObject? PowerSlot(ThreadState ts, PyObject left, PyObject right, PyObject modulus)
    {
        if (!DecimalCalls.TryNumber(left, out DecimalNumber leftNumber) || !DecimalCalls.TryNumber(right, out DecimalNumber rightNumber))
        {
            return PyNotImplemented.Instance;
        }

        DecimalNumber modulusNumber = default;
        if (modulus is not PyNone && !DecimalCalls.TryNumber(modulus, out modulusNumber))
        {
            return PyNotImplemented.Instance;
        }

        return PyDecimalContext.Current(ts) is { } context ? Power(ts, context, leftNumber, rightNumber, modulus is PyNone ? null : modulusNumber) : null;
    }

    internal static PyObject? Power(ThreadState ts, PyDecimalContext context, in DecimalNumber left, in DecimalNumber right, DecimalNumber? modulus)
    {
        DecimalSettings settings = context.Settings;
        DecimalNumber result = modulus is { } divisor
            ? DecimalMath.PowerModulo(left, right, divisor, ref settings)
            : DecimalMath.Power(left, right, ref settings);
        return DecimalCalls.Finish(ts, context, result, settings);
    }

    [PySlot(Slot.Negative)]
    private PyObject? NegativeSlot(ThreadState ts) => DecimalCalls.Unary(ts, Value, null, &DecimalMath.Minus);

    [PySlot(Slot.Positive)]
    private PyObject? PositiveSlot(ThreadState ts) => DecimalCalls.Unary(ts, Value, null, &DecimalMath.Plus);

    [PySlot(Slot.Absolute)]
    private PyObject? AbsoluteSlot(ThreadState ts) => DecimalCalls.Unary(ts, Value, null, &DecimalMath.Absolute);

    // ---- comparison

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (PyDecimalContext.Current(ts) is not { } context)
        {
            return null;
        }

        bool isEquality = operation is CompareOperator.Equal or CompareOperator.NotEqual;
        DecimalNumber own = Value;
        if (!DecimalCalls.TryNumber(other, out DecimalNumber number) && !TryComparable(ts, other, context, isEquality, ref own, out number))
        {
            return ts.Pending is null ? PyNotImplemented.Instance : null;
        }

        if (own.IsNaN || number.IsNaN)
        {
            bool signals = !isEquality || own.Kind == DecimalKind.SignalingNaN || number.Kind == DecimalKind.SignalingNaN;
            return signals && !context.Signal(ts, DecimalConditions.InvalidOperation) ? null : PyBool.From(operation == CompareOperator.NotEqual);
        }

        return Comparison.FromSign(DecimalMath.Order(own, number), operation);
    }

    /// <summary>A float, complex or rational number to compare with; false: it is none, or an exception is pending.</summary>
    private static bool TryComparable(ThreadState ts, PyObject other, PyDecimalContext context, bool isEquality, ref DecimalNumber own, out DecimalNumber number)
    {
        number = default;
        if (other is PyComplex complex && isEquality)
        {
            if (complex.Imaginary != 0)
            {
                number = DecimalNumber.NaN;
                own = DecimalNumber.NaN;
                return true;
            }

            return TryFloatOperand(ts, complex.Real, context, isEquality, out number);
        }

        if (other is PyFloat real)
        {
            return TryFloatOperand(ts, real.Value, context, isEquality, out number);
        }

        if (ts.Interpreter.StateOf<DecimalState>().RationalType is not { } rational || TypeTests.IsInstance(ts, other, rational) != Runtime.Truth.True)
        {
            return false;
        }

        // Both sides times the denominator: exact, and no NaN or infinity changes.
        PyObject? numerator = Attributes.Get(ts, other, "numerator");
        PyObject? denominator = numerator is null ? null : Attributes.Get(ts, other, "denominator");
        if (denominator is null || !DecimalCalls.TryNumber(numerator!, out number) || !DecimalCalls.TryNumber(denominator, out DecimalNumber factor))
        {
            return false;
        }

        if (own.IsFinite)
        {
            own = new DecimalNumber(own.IsNegative, own.Digits * factor.Digits, own.Exponent);
        }

        return true;
    }

    private static bool TryFloatOperand(ThreadState ts, double value, PyDecimalContext context, bool isEquality, out DecimalNumber number)
    {
        _ = TryFloat(value, out number);
        if (isEquality)
        {
            context.Flags |= DecimalConditions.FloatOperation;
            return true;
        }

        return context.Signal(ts, DecimalConditions.FloatOperation);
    }

    // ---- methods

    [PyMethod("fma(other, third, context=None)", Doc = "Fused multiply-add: self*other+third with no rounding of the intermediate product.")]
    private PyObject? FusedMultiplyAdd(ThreadState ts, PyObject other, PyObject third, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context ? FusedMultiplyAdd(ts, context, this, other, third) : null;

    internal static PyObject? FusedMultiplyAdd(ThreadState ts, PyDecimalContext context, PyObject x, PyObject y, PyObject z)
    {
        if (!DecimalCalls.TryOperand(ts, x, context, out DecimalNumber left) || !DecimalCalls.TryOperand(ts, y, context, out DecimalNumber right)
            || !DecimalCalls.TryOperand(ts, z, context, out DecimalNumber third))
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        DecimalNumber result = DecimalMath.FusedMultiplyAdd(left, right, third, ref settings);
        return DecimalCalls.Finish(ts, context, result, settings);
    }

    [PyMethod("quantize(exp, rounding=None, context=None)", Doc = "Return a value equal to the first operand after rounding and having the exponent of the second operand.")]
    private PyObject? Quantize(ThreadState ts, PyObject exp, PyObject? rounding, PyObject? given)
    {
        if (PyDecimalContext.From(ts, given) is not { } context)
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        if ((rounding is not (null or PyNone) && !PyDecimalContext.TryRounding(ts, rounding, ref settings.Rounding))
            || !DecimalCalls.TryOperand(ts, exp, context, out DecimalNumber pattern))
        {
            return null;
        }

        DecimalNumber result = DecimalMath.Quantize(Value, pattern, ref settings);
        return DecimalCalls.Finish(ts, context, result, settings);
    }

    [PyMethod("to_integral(rounding=None, context=None)", Doc = "Identical to the to_integral_value() method.")]
    private PyObject? ToIntegral(ThreadState ts, PyObject? rounding, PyObject? given) => ToIntegral(ts, rounding, given, isExact: false);

    [PyMethod("to_integral_value(rounding=None, context=None)", Doc = "Round to the nearest integer without signaling Inexact or Rounded.")]
    private PyObject? ToIntegralValue(ThreadState ts, PyObject? rounding, PyObject? given) => ToIntegral(ts, rounding, given, isExact: false);

    [PyMethod("to_integral_exact(rounding=None, context=None)", Doc = "Round to the nearest integer, signaling Inexact or Rounded as appropriate.")]
    private PyObject? ToIntegralExact(ThreadState ts, PyObject? rounding, PyObject? given) => ToIntegral(ts, rounding, given, isExact: true);

    private PyObject? ToIntegral(ThreadState ts, PyObject? rounding, PyObject? given, bool isExact)
    {
        if (PyDecimalContext.From(ts, given) is not { } context)
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        if (rounding is not (null or PyNone) && !PyDecimalContext.TryRounding(ts, rounding, ref settings.Rounding))
        {
            return null;
        }

        DecimalNumber result = DecimalMath.ToIntegral(Value, isExact, ref settings);
        return DecimalCalls.Finish(ts, context, result, settings);
    }

    [PyMethod("to_eng_string(context=None)", Doc = "Convert to an engineering-type string.")]
    private PyObject? ToEngineeringText(ThreadState ts, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context ? PyStr.From(DecimalText.ToText(Value, true, context.Capitals)) : null;

    [PyMethod("number_class(context=None)", Doc = "Return a string describing the class of the operand.")]
    private PyObject? NumberClass(ThreadState ts, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context ? PyStr.From(DecimalMath.ClassOf(Value, context.Settings)) : null;

    [PyMethod("is_normal(context=None)", Doc = "Return True if the argument is a normal finite non-zero number.")]
    private PyObject? IsNormal(ThreadState ts, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context ? PyBool.From(Value.IsFiniteNonzero && Value.Adjusted >= context.Settings.Emin) : null;

    [PyMethod("is_subnormal(context=None)", Doc = "Return True if the argument is subnormal.")]
    private PyObject? IsSubnormal(ThreadState ts, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context ? PyBool.From(Value.IsFiniteNonzero && Value.Adjusted < context.Settings.Emin) : null;

    [PyMethod("compare_total(other, context=None)", Doc = "Compare two operands using their abstract representation.")]
    private PyObject? CompareTotal(ThreadState ts, PyObject other, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context && DecimalCalls.TryOperand(ts, other, context, out DecimalNumber number)
            ? new PyDecimal(DecimalNumber.From(DecimalMath.TotalOrder(Value, number))) : null;

    [PyMethod("compare_total_mag(other, context=None)", Doc = "Compare two operands using their abstract representation, ignoring sign.")]
    private PyObject? CompareTotalSize(ThreadState ts, PyObject other, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context && DecimalCalls.TryOperand(ts, other, context, out DecimalNumber number)
            ? new PyDecimal(DecimalNumber.From(DecimalMath.TotalOrderOfSizes(Value, number))) : null;

    [PyMethod("copy_sign(other, context=None)", Doc = "Return a copy of the first operand with the sign of the second.")]
    private PyObject? CopySign(ThreadState ts, PyObject other, PyObject? given) =>
        PyDecimalContext.From(ts, given) is { } context && DecimalCalls.TryOperand(ts, other, context, out DecimalNumber number)
            ? new PyDecimal(Value.WithSign(number.IsNegative)) : null;

    [PyMethod("same_quantum(other, context=None)", Doc = "Test whether self and other have the same exponent or whether both are NaN.")]
    private PyObject? SameQuantum(ThreadState ts, PyObject other, PyObject? given)
    {
        if (PyDecimalContext.From(ts, given) is not { } context || !DecimalCalls.TryOperand(ts, other, context, out DecimalNumber number))
        {
            return null;
        }

        return PyBool.From(Value.IsSpecial || number.IsSpecial
            ? (Value.IsNaN && number.IsNaN) || (Value.IsInfinite && number.IsInfinite)
            : Value.Exponent == number.Exponent);
    }

    [PyMethod("copy_abs()", Doc = "Return the absolute value of the argument, without rounding.")]
    private PyObject CopyAbsolute() => new PyDecimal(Value.WithSign(false));

    [PyMethod("copy_negate()", Doc = "Return the negation of the argument, without rounding.")]
    private PyObject CopyNegate() => new PyDecimal(Value.Negate());

    [PyMethod("canonical()", Doc = "Return the canonical encoding of the argument.")]
    private PyObject Canonical() => this;

    [PyMethod("conjugate()", Doc = "Return self.")]
    private PyObject Conjugate() => this;

    [PyMethod("radix()", Doc = "Return Decimal(10), the base of all arithmetic here.")]
    private PyObject Radix() => new PyDecimal(DecimalNumber.From(10));

    [PyMethod("adjusted()", Doc = "Return the adjusted exponent of the number: that of its first digit.")]
    private long Adjusted() => Value.IsSpecial ? 0 : Value.Adjusted;

    [PyMethod("is_canonical()", Doc = "Return True: every Decimal is canonical.")]
    private bool IsCanonical() => true;

    [PyMethod("is_finite()", Doc = "Return True if the argument is a finite number.")]
    private bool IsFinite() => Value.IsFinite;

    [PyMethod("is_infinite()", Doc = "Return True if the argument is an infinity.")]
    private bool IsInfinite() => Value.IsInfinite;

    [PyMethod("is_nan()", Doc = "Return True if the argument is a (quiet or signaling) NaN.")]
    private bool IsNaN() => Value.IsNaN;

    [PyMethod("is_qnan()", Doc = "Return True if the argument is a quiet NaN.")]
    private bool IsQuietNaN() => Value.Kind == DecimalKind.QuietNaN;

    [PyMethod("is_snan()", Doc = "Return True if the argument is a signaling NaN.")]
    private bool IsSignalingNaN() => Value.Kind == DecimalKind.SignalingNaN;

    [PyMethod("is_signed()", Doc = "Return True if the argument has a negative sign.")]
    private bool IsSigned() => Value.IsNegative;

    [PyMethod("is_zero()", Doc = "Return True if the argument is a (positive or negative) zero.")]
    private bool IsZero() => Value.IsZero;

    [PyGetter("real")]
    private PyObject Real => this;

    [PyGetter("imag")]
    private PyObject Imaginary => new PyDecimal(DecimalNumber.From(0));
}
