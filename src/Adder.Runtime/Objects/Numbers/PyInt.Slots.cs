using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal abstract partial class PyInt
{
    [PySlot(Slot.Add)]
    internal static PyObject? AddSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.Add(a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Subtract)]
    internal static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.Subtract(a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Multiply)]
    internal static PyObject? MultiplySlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.Multiply(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.FloorDivide)]
    internal static PyObject? FloorDivideSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.FloorDivide(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.TrueDivide)]
    internal static PyObject? TrueDivideSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.TrueDivide(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Remainder)]
    internal static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.Remainder(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.DivMod)]
    internal static PyObject? DivModSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.DivMod(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Power)]
    internal static PyObject? PowerSlot(ThreadState ts, PyObject left, PyObject right, PyObject modulus)
    {
        if (left is not PyInt a || right is not PyInt b)
        {
            return PyNotImplemented.Instance;
        }

        if (modulus is not PyNone)
        {
            return modulus is PyInt c ? IntegerArithmetic.PowerModulo(ts, a, b, c) : PyNotImplemented.Instance;
        }

        if (b.Sign >= 0)
        {
            return IntegerArithmetic.Power(ts, a, b);
        }

        // A negative exponent makes it a float's business.
        return Numbers.IntToDouble(ts, a, out double number) && Numbers.IntToDouble(ts, b, out double exponent) ? FloatArithmetic.Power(ts, number, exponent) : null;
    }

    [PySlot(Slot.LeftShift)]
    internal static PyObject? LeftShiftSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.LeftShift(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.RightShift)]
    internal static PyObject? RightShiftSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.RightShift(ts, a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.And)]
    internal static PyObject? AndSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.And(a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Or)]
    internal static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.Or(a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Xor)]
    internal static PyObject? XorSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntegerArithmetic.Xor(a, b) : PyNotImplemented.Instance;

    [PySlot(Slot.Negative)]
    internal PyObject? NegativeSlot(ThreadState ts) => IntegerArithmetic.Negate(this);

    [PySlot(Slot.Positive)]
    [PySlot(Slot.Int)]
    [PySlot(Slot.Index)]
    internal PyObject? PositiveSlot(ThreadState ts) => Exact;

    [PySlot(Slot.Absolute)]
    internal PyObject? AbsoluteSlot(ThreadState ts) => IntegerArithmetic.Absolute(this);

    [PySlot(Slot.Invert)]
    internal PyObject? InvertSlot(ThreadState ts) => IntegerArithmetic.Invert(this);

    [PySlot(Slot.Float)]
    internal PyObject? FloatSlot(ThreadState ts) => Numbers.IntToDouble(ts, this, out double value) ? PyFloat.From(value) : null;

    [PySlot(Slot.Truth)]
    internal Truth TruthSlot(ThreadState ts) => Sign != 0 ? Truth.True : Truth.False;

    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts) => IntegerArithmetic.Hash(this);

    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation) =>
        other is PyInt right ? Comparison.FromSign(IntegerArithmetic.Compare(this, right), operation) : PyNotImplemented.Instance;

    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts)
    {
        if (GetType() == typeof(PySmallInt))
        {
            return PyStr.FromDecimal(Unsafe.As<PySmallInt>(this).Value);
        }

        return ToDecimalText(ts) is { } text ? PyStr.From(text) : null;
    }

    /// <summary>The decimal digits; ValueError where there are more than <c>sys.get_int_max_str_digits()</c> allows.</summary>
    internal string? ToDecimalText(ThreadState ts)
    {
        if (TryGetInt64(out long small))
        {
            return small.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        BigInteger value = BigValue;
        int limit = ts.Interpreter.IntegerMaximumStringDigits;
        string? text = limit > 0 && IntegerText.CertainlyLongerThan(value, limit) ? null : LargeIntegerHooks.ToDecimal(ts, this) ?? (ts.Pending is null ? ConvertToDecimal(ts, value) : null);
        if (text is null && ts.Pending is not null)
        {
            return null;
        }

        if (text is null || (limit > 0 && text.Length - (value.Sign < 0 ? 1 : 0) > limit))
        {
            _ = Raise.ValueError(ts, $"Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
            return null;
        }

        return text;
    }

    /// <summary>The decimal digits; null: a signal's handler raised.</summary>
    private static string? ConvertToDecimal(ThreadState ts, BigInteger value) =>
        !LongComputations.IsLong(ts, value.GetBitLength()) ? IntegerText.ToDecimal(value)
        : LongComputations.Run(ts, () => IntegerText.ToDecimal(value), out string? text) ? text : null;
}
