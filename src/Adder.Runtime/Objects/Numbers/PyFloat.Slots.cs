using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal unsafe partial class PyFloat
{
    /// <summary>What an operand of float arithmetic is.</summary>
    private enum Operand
    {
        Number,
        Other,
        Error,
    }

    [PyNew("float(x=0, /)")]
    internal static PyObject? New(ThreadState ts, PyType type, PyObject x)
    {
        if (!FromObject(ts, x, out double value))
        {
            return null;
        }

        if (!ReferenceEquals(type, TypeObject))
        {
            return new PyFloatSubclass(type, value);
        }

        return x.GetType() == typeof(PyFloat) ? x : From(value);
    }

    /// <summary><c>float(value)</c>: of a text or a number.</summary>
    internal static bool FromObject(ThreadState ts, PyObject value, out double result)
    {
        result = 0;
        if (value.GetType() == typeof(PyFloat))
        {
            result = ((PyFloat)value).Value;
            return true;
        }

        ref TypeSlots slots = ref value.Type.Slots;
        if (slots.Float == null && slots.Index == null)
        {
            if (value is PyStr text)
            {
                ReadOnlySpan<char> ascii = UnicodeNumbers.ToAscii(text, out bool valid);
                return (valid && FloatText.TryParse(ascii, out result)) || Malformed(ts, value);
            }

            return slots.Buffer != null
                ? FromBuffer(ts, value, out result)
                : Raise.TypeError(ts, $"float() argument must be a string or a real number, not '{value.Type.FullName}'");
        }

        return ConvertNumber(ts, value, out result);
    }

    [PySlot(Slot.Add)]
    internal static PyObject? AddSlot(ThreadState ts, PyObject left, PyObject right) =>
        TryOperands(ts, left, right, out double a, out double b) is var kind && kind == Operand.Number ? From(a + b) : Refuse(kind);

    [PySlot(Slot.Subtract)]
    internal static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right) =>
        TryOperands(ts, left, right, out double a, out double b) is var kind && kind == Operand.Number ? From(a - b) : Refuse(kind);

    [PySlot(Slot.Multiply)]
    internal static PyObject? MultiplySlot(ThreadState ts, PyObject left, PyObject right) =>
        TryOperands(ts, left, right, out double a, out double b) is var kind && kind == Operand.Number ? From(a * b) : Refuse(kind);

    [PySlot(Slot.TrueDivide)]
    internal static PyObject? TrueDivideSlot(ThreadState ts, PyObject left, PyObject right)
    {
        Operand kind = TryOperands(ts, left, right, out double a, out double b);
        return kind != Operand.Number ? Refuse(kind) : b == 0 ? Raise.ZeroDivisionError(ts, "division by zero") : From(a / b);
    }

    [PySlot(Slot.FloorDivide)]
    internal static PyObject? FloorDivideSlot(ThreadState ts, PyObject left, PyObject right)
    {
        Operand kind = TryOperands(ts, left, right, out double a, out double b);
        return kind != Operand.Number ? Refuse(kind) : b == 0 ? Raise.ZeroDivisionError(ts, "division by zero") : From(FloatArithmetic.FloorDivide(a, b, out _));
    }

    [PySlot(Slot.Remainder)]
    internal static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right)
    {
        Operand kind = TryOperands(ts, left, right, out double a, out double b);
        return kind != Operand.Number ? Refuse(kind) : b == 0 ? Raise.ZeroDivisionError(ts, "division by zero") : From(FloatArithmetic.Remainder(a, b));
    }

    [PySlot(Slot.DivMod)]
    internal static PyObject? DivModSlot(ThreadState ts, PyObject left, PyObject right)
    {
        Operand kind = TryOperands(ts, left, right, out double a, out double b);
        if (kind != Operand.Number)
        {
            return Refuse(kind);
        }

        if (b == 0)
        {
            return Raise.ZeroDivisionError(ts, "division by zero");
        }

        double quotient = FloatArithmetic.FloorDivide(a, b, out double remainder);
        return PyTuple.Create(From(quotient), From(remainder));
    }

    [PySlot(Slot.Power)]
    internal static PyObject? PowerSlot(ThreadState ts, PyObject left, PyObject right, PyObject modulus)
    {
        if (modulus is not PyNone)
        {
            return Raise.TypeError(ts, "pow() 3rd argument not allowed unless all arguments are integers");
        }

        Operand kind = TryOperands(ts, left, right, out double a, out double b);
        return kind != Operand.Number ? Refuse(kind) : FloatArithmetic.Power(ts, a, b);
    }

    [PySlot(Slot.Negative)]
    internal PyObject? NegativeSlot(ThreadState ts) => From(-Value);

    [PySlot(Slot.Positive)]
    [PySlot(Slot.Float)]
    internal PyObject? PositiveSlot(ThreadState ts) => GetType() == typeof(PyFloat) ? this : From(Value);

    [PySlot(Slot.Absolute)]
    internal PyObject? AbsoluteSlot(ThreadState ts) => From(Math.Abs(Value));

    [PySlot(Slot.Int)]
    internal PyObject? IntSlot(ThreadState ts) => ToInt(ts, Math.Truncate(Value));

    [PySlot(Slot.Truth)]
    internal Truth TruthSlot(ThreadState ts) => Value != 0 ? Truth.True : Truth.False;

    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts) => double.IsNaN(Value) ? Hashing.OfIdentity(this) : FloatArithmetic.Hash(Value);

    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation) => other switch
    {
        PyFloat number => PyBool.From(FloatArithmetic.Compare(Value, number.Value, operation)),
        PyInt integer => PyBool.From(FloatArithmetic.Compare(Value, integer, operation)),
        _ => PyNotImplemented.Instance,
    };

    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts) => FloatText.ReprStr(Value);

    /// <summary>A whole double as an int; ValueError for NaN, OverflowError for infinity.</summary>
    internal static PyInt? ToInt(ThreadState ts, double whole)
    {
        if (double.IsFinite(whole))
        {
            return FloatArithmetic.Truncate(whole);
        }

        return double.IsNaN(whole) ? Raise.ValueError(ts, "cannot convert float NaN to integer") : Raise.OverflowError(ts, "cannot convert float infinity to integer");
    }

    /// <summary>Both operands as doubles, if each is a float or an int; OverflowError for an int too large.</summary>
    private static Operand TryOperands(ThreadState ts, PyObject left, PyObject right, out double a, out double b)
    {
        Operand kind = TryOperand(ts, left, out a);
        if (kind == Operand.Number)
        {
            return TryOperand(ts, right, out b);
        }

        b = 0;
        return kind;
    }

    private static Operand TryOperand(ThreadState ts, PyObject value, out double result)
    {
        if (value is PyFloat number)
        {
            result = number.Value;
            return Operand.Number;
        }

        result = 0;
        return value is not PyInt integer ? Operand.Other : Numbers.IntToDouble(ts, integer, out result) ? Operand.Number : Operand.Error;
    }

    private static PyObject? Refuse(Operand kind) => kind == Operand.Other ? PyNotImplemented.Instance : null;

    /// <summary>A number through <c>__float__</c> or <c>__index__</c>; a strict subclass of float as a result is deprecated.</summary>
    private static bool ConvertNumber(ThreadState ts, PyObject value, out double result)
    {
        UnaryFunction convert = value.Type.Slots.Float;
        if (convert == null || value is PyInt)
        {
            return Numbers.ToDouble(ts, value, out result);
        }

        result = 0;
        PyObject? converted = convert(ts, value);
        if (converted is not PyFloat number)
        {
            return converted is not null && (bool)Raise.TypeError(ts, $"{value.Type.FullName}.__float__ returned non-float (type {converted.Type.FullName})");
        }

        result = number.Value;
        return converted.GetType() == typeof(PyFloat) || Deprecations.WarnSubclass(ts, $"{value.Type.Name}.__float__", "float", converted);
    }

    private static bool FromBuffer(ThreadState ts, PyObject value, out double result)
    {
        result = 0;
        using BufferView? view = value.Type.Slots.Buffer(ts, value, 0);
        if (view is null)
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = view.Span;
        var chars = new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            chars[i] = (char)bytes[i];
        }

        return FloatText.TryParse(chars, out result) || Malformed(ts, value);
    }

    private static bool Malformed(ThreadState ts, PyObject literal) =>
        Text.Repr(ts, literal) is { } shown && (bool)Raise.ValueError(ts, $"could not convert string to float: {shown}");
}
