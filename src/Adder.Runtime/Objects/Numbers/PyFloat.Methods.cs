using System;
using System.Numerics;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal unsafe partial class PyFloat
{
    [PyGetter("real", Doc = "the real part of a complex number")]
    internal PyObject? GetReal(ThreadState ts) => PositiveSlot(ts);

    [PyGetter("imag", Doc = "the imaginary part of a complex number")]
    internal PyObject? GetImaginary(ThreadState ts) => From(0.0);

    [PyMethod("conjugate()", Doc = "Return self, the complex conjugate of any float.")]
    internal PyObject? Conjugate(ThreadState ts) => PositiveSlot(ts);

    [PyMethod("is_integer()", Doc = "Return True if the float is an integer.")]
    internal PyObject? IsInteger(ThreadState ts) => PyBool.From(double.IsInteger(Value));

    [PyMethod("__trunc__()", Doc = "Return the Integral closest to x between 0 and x.")]
    internal PyObject? Truncate(ThreadState ts) => ToInt(ts, Math.Truncate(Value));

    [PyMethod("__floor__()", Doc = "Return the floor as an Integral.")]
    internal PyObject? Floor(ThreadState ts) => ToInt(ts, Math.Floor(Value));

    [PyMethod("__ceil__()", Doc = "Return the ceiling as an Integral.")]
    internal PyObject? Ceiling(ThreadState ts) => ToInt(ts, Math.Ceiling(Value));

    [PyMethod("__round__(ndigits=None, /)", Doc = "Return the Integral closest to x, rounding half toward even.")]
    internal PyObject? Round(ThreadState ts, PyObject? ndigits)
    {
        if (ndigits is null or PyNone)
        {
            return ToInt(ts, Math.Round(Value, MidpointRounding.ToEven));
        }

        // Places beyond what any double has, in either direction, need no exactness.
        if (!Numbers.IndexToInt64(ts, ndigits, null, out long places))
        {
            return null;
        }

        if (!double.IsFinite(Value) || Value == 0 || places > 323)
        {
            return From(Value);
        }

        if (places < -308)
        {
            return From(0.0 * Value);
        }

        double rounded = FloatDigits.Round(Value, (int)places);
        return double.IsInfinity(rounded) ? Raise.OverflowError(ts, "rounded value too large to represent") : From(rounded);
    }

    [PyMethod("as_integer_ratio()", Doc = "Return a pair of integers, whose ratio is exactly equal to the original float.\n\n>>> (2.5).as_integer_ratio()\n(5, 2)\n>>> (-0.125).as_integer_ratio()\n(-1, 8)")]
    internal PyObject? AsIntegerRatio(ThreadState ts)
    {
        if (!double.IsFinite(Value))
        {
            return double.IsNaN(Value) ? Raise.ValueError(ts, "cannot convert NaN to integer ratio") : Raise.OverflowError(ts, "cannot convert Infinity to integer ratio");
        }

        ulong mantissa = FloatDigits.Split(Math.Abs(Value), out int exponent);
        if (mantissa == 0)
        {
            return PyTuple.Create(PySmallInt.Zero, PySmallInt.One);
        }

        int zeros = BitOperations.TrailingZeroCount(mantissa);
        BigInteger numerator = mantissa >> zeros;
        exponent += zeros;
        BigInteger denominator = BigInteger.One;
        if (exponent > 0)
        {
            numerator <<= exponent;
        }
        else
        {
            denominator <<= -exponent;
        }

        return PyTuple.Create(PyInt.From(Value < 0 ? -numerator : numerator), PyInt.From(denominator));
    }

    [PyMethod("hex()", Doc = "Return a hexadecimal representation of a floating-point number.\n\n>>> (10.5).hex()\n'0x1.5000000000000p+3'")]
    internal PyObject? Hex(ThreadState ts) => PyStr.From(FloatHex.Format(Value));

    [PyClassMethod("fromhex(string, /)", Doc = "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.8p1')\n3.0")]
    internal static PyObject? FromHex(ThreadState ts, PyType type, PyObject text)
    {
        if (text is not PyStr hex)
        {
            return Raise.TypeError(ts, $"bad argument type for built-in operation");
        }

        FloatHex.Outcome outcome = hex.IsBmp ? FloatHex.Parse(hex.Chars, out double value) : FloatHex.Parse([], out value);
        return outcome switch
        {
            FloatHex.Outcome.Malformed => Raise.ValueError(ts, "invalid hexadecimal floating-point string"),
            FloatHex.Outcome.TooLarge => Raise.OverflowError(ts, "hexadecimal value too large to represent as a float"),
            _ => OfType(ts, type, value),
        };
    }

    [PyClassMethod("from_number(number, /)", Doc = "Convert real number to a floating-point number.")]
    internal static PyObject? FromNumber(ThreadState ts, PyType type, PyObject number)
    {
        if (number.GetType() == typeof(PyFloat) && ReferenceEquals(type, TypeObject))
        {
            return number;
        }

        return Numbers.ToDouble(ts, number, out double value) ? OfType(ts, type, value) : null;
    }

    [PyClassMethod("__getformat__(typestr, /)", Doc = "You probably don't want to use this function.")]
    internal static PyObject? GetFormat(ThreadState ts, PyType type, PyStr name) =>
        name.EqualTo("double") || name.EqualTo("float")
            ? PyStr.From(BitConverter.IsLittleEndian ? "IEEE, little-endian" : "IEEE, big-endian")
            : Raise.ValueError(ts, "__getformat__() argument 1 must be 'double' or 'float'");

    [PyMethod("__getnewargs__()")]
    internal PyObject? GetNewArguments(ThreadState ts) => PyTuple.Create(From(Value));

    [PyMethod("__format__(format_spec, /)", Doc = "Formats the float according to format_spec.")]
    internal PyObject? Format(ThreadState ts, PyStr formatSpec) =>
        formatSpec.Length == 0 ? Text.Str(ts, this) : NumberFormatting.FormatFloat(ts, Value, formatSpec, this);

    private static PyObject? OfType(ThreadState ts, PyType type, double value) =>
        ReferenceEquals(type, TypeObject) ? From(value) : Calls.Call(ts, type, From(value));
}
