using System;
using System.Numerics;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>complex</c>: a pair of doubles.</summary>
[PyType("complex", Subclassable = true, TextSignature = "(real=0, imag=0)",
    Doc = "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\n"
        + "If the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.")]
internal unsafe partial class PyComplex(double real, double imaginary) : PyObject
{
    private static readonly ArgumentDescriptor s_parts = new("complex", ["real", "imag"], 0, 2, 0, hasVarPositional: false, hasVarKeyword: false);

    [PyGetter("real", Member = true, Doc = "the real part of a complex number")]
    public readonly double Real = real;

    [PyGetter("imag", Member = true, Doc = "the imaginary part of a complex number")]
    public readonly double Imaginary = imaginary;

    public Complex Value => new(Real, Imaginary);

    public static PyComplex From(Complex value) => new(value.Real, value.Imaginary);

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length == 1 && keywordNames is null)
        {
            return FromOne(ts, type, arguments[0]);
        }

        var values = new PyObject?[2];
        return ArgumentParser.Parse(ts, s_parts, arguments, keywordNames, values) ? FromParts(ts, type, values[0], values[1]) : null;
    }

    /// <summary><c>complex(value)</c>: of a string, or of any number.</summary>
    private static PyObject? FromOne(ThreadState ts, PyType type, PyObject value)
    {
        if (value.GetType() == typeof(PyComplex) && ReferenceEquals(type, TypeObject))
        {
            return value;
        }

        if (value is PyStr text)
        {
            return ComplexText.TryParse(text, out Complex parsed) ? OfType(type, parsed) : Raise.ValueError(ts, "complex() arg is a malformed string");
        }

        return TryPart(ts, value, null, out Complex number, out _) ? OfType(type, number) : null;
    }

    /// <summary><c>complex(real, imag)</c>: the parts should be real numbers.</summary>
    private static PyObject? FromParts(ThreadState ts, PyType type, PyObject? real, PyObject? imag)
    {
        Complex realPart = Complex.Zero;
        Complex imaginaryPart = Complex.Zero;
        bool realIsComplex = false;
        bool imaginaryIsComplex = false;
        if (real is not null && !TryPart(ts, real, "real", out realPart, out realIsComplex))
        {
            return null;
        }

        if (imag is not null && !TryPart(ts, imag, "imag", out imaginaryPart, out imaginaryIsComplex))
        {
            return null;
        }

        if (imag is null)
        {
            return OfType(type, realPart);
        }

        // real + imag * 1j, without arithmetic on parts that are not there: zeros keep their signs.
        double first = imaginaryIsComplex ? realPart.Real - imaginaryPart.Imaginary : realPart.Real;
        double second = realIsComplex ? imaginaryPart.Real + realPart.Imaginary : imaginaryPart.Real;
        return OfType(type, new Complex(first, second));
    }

    [PyClassMethod("from_number(number, /)", Doc = "Convert number to a complex floating-point number.")]
    internal static PyObject? FromNumber(ThreadState ts, PyType type, PyObject number)
    {
        if (number.GetType() == typeof(PyComplex) && ReferenceEquals(type, TypeObject))
        {
            return number;
        }

        return ToComplex(ts, number, out Complex value) ? OfType(type, value) : null;
    }

    /// <summary>A number's complex value: its own, what <c>__complex__</c> gives, or its float; false: an exception is pending.</summary>
    internal static bool ToComplex(ThreadState ts, PyObject number, out Complex value)
    {
        value = default;
        if (number is PyComplex already)
        {
            value = already.Value;
            return true;
        }

        if (!TrySpecialMethod(ts, number, out PyComplex? converted))
        {
            return false;
        }

        if (converted is not null)
        {
            value = converted.Value;
            return true;
        }

        bool ok = Numbers.ToDouble(ts, number, out double real);
        value = new Complex(real, 0);
        return ok;
    }

    [PySlot(Slot.Add)]
    internal static PyObject? AddSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (!TryOperands(ts, left, right, out Complex a, out bool realA, out Complex b, out bool realB, out PyObject? refused))
        {
            return refused;
        }

        return realB ? new PyComplex(a.Real + b.Real, a.Imaginary) : realA ? new PyComplex(a.Real + b.Real, b.Imaginary) : new PyComplex(a.Real + b.Real, a.Imaginary + b.Imaginary);
    }

    [PySlot(Slot.Subtract)]
    internal static PyObject? SubtractSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (!TryOperands(ts, left, right, out Complex a, out bool realA, out Complex b, out bool realB, out PyObject? refused))
        {
            return refused;
        }

        return realB ? new PyComplex(a.Real - b.Real, a.Imaginary) : realA ? new PyComplex(a.Real - b.Real, -b.Imaginary) : new PyComplex(a.Real - b.Real, a.Imaginary - b.Imaginary);
    }

    [PySlot(Slot.Multiply)]
    internal static PyObject? MultiplySlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (!TryOperands(ts, left, right, out Complex a, out bool realA, out Complex b, out bool realB, out PyObject? refused))
        {
            return refused;
        }

        return realB ? new PyComplex(a.Real * b.Real, a.Imaginary * b.Real)
            : realA ? new PyComplex(a.Real * b.Real, a.Real * b.Imaginary)
            : From(ComplexArithmetic.Multiply(a, b));
    }

    [PySlot(Slot.TrueDivide)]
    internal static PyObject? TrueDivideSlot(ThreadState ts, PyObject left, PyObject right)
    {
        if (!TryOperands(ts, left, right, out Complex a, out bool realA, out Complex b, out bool realB, out PyObject? refused))
        {
            return refused;
        }

        if (b.Real == 0 && b.Imaginary == 0)
        {
            return Raise.ZeroDivisionError(ts, "division by zero");
        }

        return realB ? new PyComplex(a.Real / b.Real, a.Imaginary / b.Real) : From(realA ? ComplexArithmetic.Divide(a.Real, b) : ComplexArithmetic.Divide(a, b));
    }

    [PySlot(Slot.Power)]
    internal static PyObject? PowerSlot(ThreadState ts, PyObject left, PyObject right, PyObject modulus)
    {
        if (!TryOperands(ts, left, right, out Complex a, out _, out Complex b, out _, out PyObject? refused))
        {
            return refused;
        }

        return modulus is PyNone ? ComplexArithmetic.Power(ts, a, b) : Raise.ValueError(ts, "complex modulo");
    }

    [PySlot(Slot.Negative)]
    internal PyObject? NegativeSlot(ThreadState ts) => new PyComplex(-Real, -Imaginary);

    [PySlot(Slot.Positive)]
    [PyMethod("__complex__()", Doc = "Convert this value to exact type complex.")]
    internal PyObject? PositiveSlot(ThreadState ts) => GetType() == typeof(PyComplex) ? this : new PyComplex(Real, Imaginary);

    [PySlot(Slot.Absolute)]
    internal PyObject? AbsoluteSlot(ThreadState ts)
    {
        double absolute = FloatArithmetic.Hypotenuse(Real, Imaginary);
        return double.IsInfinity(absolute) && double.IsFinite(Real) && double.IsFinite(Imaginary) ? Raise.OverflowError(ts, "absolute value too large") : PyFloat.From(absolute);
    }

    [PySlot(Slot.Truth)]
    internal Truth TruthSlot(ThreadState ts) => Real != 0 || Imaginary != 0 ? Truth.True : Truth.False;

    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts)
    {
        long real = double.IsNaN(Real) ? Hashing.OfIdentity(this) : FloatArithmetic.Hash(Real);
        long imaginary = double.IsNaN(Imaginary) ? Hashing.OfIdentity(this) : FloatArithmetic.Hash(Imaginary);
        long hash = unchecked(real + (1000003 * imaginary));
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        bool equal;
        switch (other)
        {
            case PyComplex number:
                equal = Real == number.Real && Imaginary == number.Imaginary;
                break;
            case PyFloat number:
                equal = Real == number.Value && Imaginary == 0;
                break;
            case PyInt integer:
                equal = Imaginary == 0 && FloatArithmetic.Compare(Real, integer, CompareOperator.Equal);
                break;
            default:
                return PyNotImplemented.Instance;
        }

        return PyBool.From(equal == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts) => PyStr.From(ComplexText.Repr(Value));

    [PyMethod("conjugate()", Doc = "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.")]
    internal PyObject? Conjugate(ThreadState ts) => new PyComplex(Real, -Imaginary);

    [PyMethod("__getnewargs__()")]
    internal PyObject? GetNewArguments(ThreadState ts) => PyTuple.Create(PyFloat.From(Real), PyFloat.From(Imaginary));

    [PyMethod("__format__(format_spec, /)", Doc = "Convert to a string according to format_spec.")]
    internal PyObject? Format(ThreadState ts, PyStr formatSpec) =>
        formatSpec.Length == 0 ? Text.Str(ts, this) : NumberFormatting.FormatComplex(ts, this, formatSpec);

    /// <summary>The result of the number's <c>__complex__</c>; null where its class has none. False: an exception is pending.</summary>
    internal static bool TrySpecialMethod(ThreadState ts, PyObject number, out PyComplex? result)
    {
        result = null;
        if (number is PyFloat or PyInt or PyStr)
        {
            if (number.GetType() == typeof(PyFloat) || number is PySmallInt or PyBigInt or PyBool || number.GetType() == typeof(PyStr))
            {
                return true;
            }
        }

        Lookup made = Calls.CallSpecial(ts, number, PyStr.Intern("__complex__"));
        if (made.IsAbsent)
        {
            return true;
        }

        if (!made.TryGet(out PyObject? value))
        {
            return false;
        }

        if (value is not PyComplex converted)
        {
            return Raise.TypeError(ts, $"__complex__ returned non-complex (type {value.Type.FullName})");
        }

        result = converted;
        return value.GetType() == typeof(PyComplex) || Deprecations.WarnSubclass(ts, "__complex__", "complex", value);
    }

    private static PyObject OfType(PyType type, Complex value) =>
        ReferenceEquals(type, TypeObject) ? From(value) : new PyComplexSubclass(type, value.Real, value.Imaginary);

    /// <summary>A constructor argument as a number; <paramref name="argument"/> names it in messages, null where it is the only one.</summary>
    private static bool TryPart(ThreadState ts, PyObject value, string? argument, out Complex result, out bool isComplex)
    {
        result = default;
        isComplex = false;
        if (argument != "imag")
        {
            if (!TrySpecialMethod(ts, value, out PyComplex? converted))
            {
                return false;
            }

            if (converted is not null || value is PyComplex)
            {
                result = (converted ?? (PyComplex)value).Value;
                isComplex = true;
                return WarnComplexPart(ts, value, argument);
            }
        }
        else if (value is PyComplex complex)
        {
            result = complex.Value;
            isComplex = true;
            return WarnComplexPart(ts, value, argument);
        }

        ref TypeSlots slots = ref value.Type.Slots;
        if (value is PyStr || (slots.Float == null && slots.Index == null))
        {
            return argument is null
                ? Raise.TypeError(ts, $"complex() argument must be a string or a number, not {value.Type.FullyQualifiedName}")
                : Raise.TypeError(ts, $"complex() argument '{argument}' must be a real number, not {value.Type.FullyQualifiedName}");
        }

        if (!Numbers.ToDouble(ts, value, out double number))
        {
            return false;
        }

        result = new Complex(number, 0);
        return true;
    }

    private static bool WarnComplexPart(ThreadState ts, PyObject value, string? argument) =>
        argument is null || Deprecations.Warn(ts, $"complex() argument '{argument}' must be a real number, not {value.Type.FullyQualifiedName}");

    /// <summary>Both operands as complex values, telling which are real; false gives NotImplemented or null (an error) in <paramref name="refused"/>.</summary>
    private static bool TryOperands(
        ThreadState ts, PyObject left, PyObject right, out Complex a, out bool realA, out Complex b, out bool realB, out PyObject? refused)
    {
        b = default;
        realB = false;
        return TryOperand(ts, left, out a, out realA, out refused) && TryOperand(ts, right, out b, out realB, out refused);
    }

    private static bool TryOperand(ThreadState ts, PyObject value, out Complex result, out bool isReal, out PyObject? refused)
    {
        refused = null;
        isReal = true;
        result = default;
        switch (value)
        {
            case PyComplex number:
                isReal = false;
                result = number.Value;
                return true;
            case PyFloat number:
                result = new Complex(number.Value, 0);
                return true;
            case PyInt integer:
                if (!Numbers.IntToDouble(ts, integer, out double converted))
                {
                    return false;
                }

                result = new Complex(converted, 0);
                return true;
            default:
                refused = PyNotImplemented.Instance;
                return false;
        }
    }
}
