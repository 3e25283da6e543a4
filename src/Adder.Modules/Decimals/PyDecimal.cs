using System;
using System.Numerics;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Decimals;

/// <summary><c>decimal.Decimal</c>: an immutable decimal number.</summary>
[PyType("Decimal", Module = "decimal", Subclassable = true, TextSignature = "(value=\"0\", context=None)", Doc = "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is given, return Decimal('0'). The\ncontext does not affect the conversion and is only passed to determine if\nthe InvalidOperation trap is active.")]
internal partial class PyDecimal : PyObject
{
    private const string Infinite = "Inf";

    private static readonly char[] s_space = [' ', '\t', '\n', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\x1f'];

    internal readonly DecimalNumber Value;

    internal PyDecimal(in DecimalNumber value) => Value = value;

    [PyNew("Decimal(value='0', context=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? value, PyObject? context)
    {
        if (PyDecimalContext.From(ts, context) is not { } chosen)
        {
            return null;
        }

        if (value is PyDecimal same && value.GetType() == typeof(PyDecimal) && ReferenceEquals(type, TypeObject))
        {
            return value;
        }

        return TryConvert(ts, value, chosen, isExact: true, out DecimalNumber number) ? OfType(type, number) : null;
    }

    /// <summary>An instance of Decimal or a subclass.</summary>
    internal static PyObject OfType(PyType type, in DecimalNumber number) => ReferenceEquals(type, TypeObject) ? new PyDecimal(number) : new PyDecimalSubclass(type, number);

    // ---- conversions to Decimal

    internal static DecimalNumber FromInteger(PyInt value) => value.TryGetInt64(out long small) && small != long.MinValue
        ? DecimalNumber.From(small)
        : new DecimalNumber(value.BigValue.Sign < 0, Coefficient.From(BigInteger.Abs(value.BigValue)), 0);

    /// <summary>Reads any value that the constructor takes: exactly, or with the context's rounding still to come. False: an exception is pending.</summary>
    internal static bool TryConvert(ThreadState ts, PyObject? value, PyDecimalContext context, bool isExact, out DecimalNumber number)
    {
        number = default;
        switch (value)
        {
            case null:
                number = DecimalNumber.From(0);
                return true;
            case PyDecimal given:
                number = given.Value;
                if (!isExact && given.Value.IsNaN && FitsPayload(given.Value, context) is false)
                {
                    return SignalInvalid(ts, context, DecimalConditions.ConversionSyntax, out number);
                }

                return true;
            case PyStr text:
                return TryText(ts, text, context, isExact, out number);
            case PyInt integer:
                number = FromInteger(integer);
                return true;
            case PyTuple or PyList:
                return TryTriple(ts, value, out PyStr? triple) && TryText(ts, triple!, context, isExact, out number);
            case PyFloat real:
                return context.Signal(ts, DecimalConditions.FloatOperation) && TryFloat(real.Value, out number);
            default:
                return Raise.TypeError(ts, $"conversion from {value.Type.Name} to Decimal is not supported");
        }
    }

    private static bool FitsPayload(in DecimalNumber number, PyDecimalContext context) =>
        number.Digits.IsZero || number.Digits.Digits <= context.Settings.Precision - (context.Settings.Clamp ? 1 : 0);

    private static bool SignalInvalid(ThreadState ts, PyDecimalContext context, DecimalConditions condition, out DecimalNumber number)
    {
        number = DecimalNumber.NaN;
        return context.Signal(ts, condition);
    }

    private static bool TryText(ThreadState ts, PyStr text, PyDecimalContext context, bool isExact, out DecimalNumber number)
    {
        if (Ascii(text, isExact) is not { } ascii || !DecimalText.TryParse(ascii, out number))
        {
            return SignalInvalid(ts, context, DecimalConditions.ConversionSyntax, out number);
        }

        if (number.IsNaN)
        {
            return isExact || FitsPayload(number, context) || SignalInvalid(ts, context, DecimalConditions.ConversionSyntax, out number);
        }

        if (!isExact)
        {
            return true;
        }

        DecimalSettings widest = DecimalSettings.Maximal;
        _ = DecimalMath.Fit(number, ref widest);
        return (widest.Status & (DecimalConditions.Inexact | DecimalConditions.Rounded | DecimalConditions.Clamped)) == 0
            || SignalInvalid(ts, context, DecimalConditions.InvalidOperation, out number);
    }

    /// <summary>The text with digits of any script as ASCII; null where it has other characters. An exact conversion passes over space around it and underscores.</summary>
    private static string? Ascii(PyStr text, bool isLenient)
    {
        if (!isLenient && text.Length > 0 && (PyStr.IsSpace(text.CodePointAt(0)) || PyStr.IsSpace(text.CodePointAt(text.Length - 1))))
        {
            return null;
        }

        string ascii = UnicodeNumbers.ToAscii(text, out bool isValid).ToString();
        return !isValid ? null : isLenient ? ascii.Trim(s_space).Replace("_", "", StringComparison.Ordinal) : ascii;
    }

    /// <summary>The text of a triple (sign, digits, exponent).</summary>
    private static bool TryTriple(ThreadState ts, PyObject value, out PyStr? text)
    {
        text = null;
        if (Iteration.ToTuple(ts, value) is not { } triple)
        {
            return false;
        }

        if (triple.Count != 3)
        {
            return Raise.ValueError(ts, "argument must be a sequence of length 3");
        }

        if (triple[0] is not PyInt sign || !sign.TryGetInt64(out long signNumber) || signNumber is not (0 or 1))
        {
            return Raise.ValueError(ts, "sign must be an integer with the value 0 or 1");
        }

        if (!TryExponent(ts, triple[2], out string kind, out string exponent))
        {
            return false;
        }

        var result = new StringBuilder(signNumber == 1 ? "-" : "").Append(kind);
        if (!AppendDigits(ts, triple[1], kind == Infinite ? null : result, out int count))
        {
            return false;
        }

        if (count == 0 && exponent.Length > 0)
        {
            result.Append('0');
        }

        text = PyStr.From(result.Append(exponent).ToString());
        return true;
    }

    /// <summary>The last item of a triple: an exponent, or the letter of a special value, whose name is then the text's beginning.</summary>
    private static bool TryExponent(ThreadState ts, PyObject given, out string kind, out string exponent)
    {
        kind = exponent = "";
        switch (given)
        {
            case PyStr special:
                kind = special.ToString() switch { "F" => Infinite, "n" => "NaN", "N" => "sNaN", _ => "" };
                return kind.Length > 0 || Raise.ValueError(ts, "string argument in the third position must be 'F', 'n' or 'N'");
            case PyInt number when number.TryGetInt64(out long exponentNumber):
                exponent = $"E{exponentNumber}";
                return true;
            case PyInt:
                return Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");
            default:
                return Raise.ValueError(ts, "exponent must be an integer");
        }
    }

    /// <summary>Checks the digits of a triple, and appends them where there is something to append to.</summary>
    private static bool AppendDigits(ThreadState ts, PyObject given, StringBuilder? result, out int count)
    {
        count = 0;
        if (given is not (PyTuple or PyList) || Iteration.ToTuple(ts, given) is not { } digits)
        {
            return ts.Pending is null && Raise.ValueError(ts, "coefficient must be a tuple of digits");
        }

        count = digits.Count;
        foreach (PyObject item in digits.Items)
        {
            if (item is not PyInt digit || !digit.TryGetInt64(out long digitNumber) || digitNumber is < 0 or > 9)
            {
                return Raise.ValueError(ts, "coefficient must be a tuple of digits");
            }

            result?.Append((char)('0' + digitNumber));
        }

        return true;
    }

    /// <summary>The exact value of a float.</summary>
    internal static bool TryFloat(double value, out DecimalNumber number)
    {
        bool negative = double.IsNegative(value);
        if (double.IsNaN(value))
        {
            number = DecimalNumber.NaN.WithSign(negative);
            return true;
        }

        if (double.IsInfinity(value))
        {
            number = DecimalNumber.Infinity(negative);
            return true;
        }

        const int FractionBits = 52;
        long bits = BitConverter.DoubleToInt64Bits(value);
        long fraction = bits & ((1L << FractionBits) - 1);
        int exponent = (int)((bits >> FractionBits) & 0x7FF);
        BigInteger mantissa = exponent == 0 ? fraction : fraction | (1L << FractionBits);
        int power = Math.Max(exponent, 1) - 1075;
        while (power < 0 && !mantissa.IsZero && mantissa.IsEven)
        {
            mantissa >>= 1;
            power++;
        }

        if (mantissa.IsZero)
        {
            power = 0;
        }

        // m / 2^n is m * 5^n / 10^n.
        number = power >= 0
            ? new DecimalNumber(negative, Coefficient.From(mantissa << power), 0)
            : new DecimalNumber(negative, Coefficient.From(mantissa * BigInteger.Pow(5, -power)), power);
        return true;
    }

    [PyClassMethod("from_float(f, /)", Doc = "Class method that converts a float to a decimal number, exactly.")]
    private static PyObject? FromFloat(ThreadState ts, PyType type, PyObject f) => FromReal(ts, type, f, "argument must be int or float");

    [PyClassMethod("from_number(number, /)", Doc = "Class method that converts a real number to a decimal number, exactly.")]
    private static PyObject? FromNumber(ThreadState ts, PyType type, PyObject number) => number is PyDecimal given
        ? Subtyped(ts, type, given.Value)
        : FromReal(ts, type, number, $"conversion from {number.Type.Name} to Decimal is not supported");

    private static PyObject? FromReal(ThreadState ts, PyType type, PyObject value, string message)
    {
        switch (value)
        {
            case PyInt integer:
                return Subtyped(ts, type, FromInteger(integer));
            case PyFloat real:
                _ = TryFloat(real.Value, out DecimalNumber number);
                return Subtyped(ts, type, number);
            default:
                return Raise.TypeError(ts, message);
        }
    }

    private static PyObject? Subtyped(ThreadState ts, PyType type, in DecimalNumber number) => ReferenceEquals(type, TypeObject)
        ? new PyDecimal(number)
        : Calls.Call(ts, type, new PyDecimal(number));

    // ---- conversions from Decimal

    [PySlot(Slot.Str)]
    private PyObject? Str(ThreadState ts) => PyDecimalContext.Current(ts) is { } context ? PyStr.From(DecimalText.ToText(Value, false, context.Capitals)) : null;

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => PyDecimalContext.Current(ts) is { } context ? PyStr.From($"Decimal('{DecimalText.ToText(Value, false, context.Capitals)}')") : null;

    [PySlot(Slot.Truth)]
    private Truth Truth(ThreadState ts) => Value.IsZero ? Runtime.Truth.False : Runtime.Truth.True;

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts)
    {
        const long OfInfinity = 314159;

        // Modulo the hash modulus.
        const long InverseOfTen = 2075258708292324556;
        if (Value.Kind == DecimalKind.SignalingNaN)
        {
            return Raise.TypeError(ts, "Cannot hash a signaling NaN value");
        }

        if (Value.IsSpecial)
        {
            return Value.IsNaN ? Hashing.OfIdentity(this) : Value.IsNegative ? -OfInfinity : OfInfinity;
        }

        long power = Value.Exponent >= 0 ? BigIntegers.HashPower(10, Value.Exponent) : BigIntegers.HashPower(InverseOfTen, -Value.Exponent);
        long small = Value.Digits.ToInt64();
        long hash = BigIntegers.HashProduct(small >= 0 ? small : (long)(Value.Digits.ToBig() % BigIntegers.HashModulus), power);
        hash = Value.IsNegative ? -hash : hash;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Float)]
    private PyObject? Float(ThreadState ts)
    {
        if (Value.Kind == DecimalKind.SignalingNaN)
        {
            return Raise.ValueError(ts, "cannot convert signaling NaN to float");
        }

        string text = Value.IsNaN ? (Value.IsNegative ? "-nan" : "nan") : DecimalText.ToText(Value);
        return Calls.Call(ts, PyFloat.TypeObject, PyStr.From(text));
    }

    /// <summary>The whole number that a rounding gives; null: an exception is pending.</summary>
    private PyObject? ToInteger(ThreadState ts, DecimalRounding rounding)
    {
        if (Value.IsSpecial)
        {
            return Value.IsNaN ? Raise.ValueError(ts, "cannot convert NaN to integer") : Raise.OverflowError(ts, "cannot convert Infinity to integer");
        }

        DecimalSettings settings = DecimalSettings.Maximal;
        settings.Rounding = rounding;
        DecimalNumber whole = DecimalMath.ToIntegralValue(Value, ref settings);
        if (whole.Exponent > DecimalSettings.LargestCoefficient)
        {
            return Raise.Error(ts, ExceptionTypes.MemoryError, []);
        }

        BigInteger value = whole.Digits.ScaleUp(whole.Exponent).ToBig();
        return PyInt.From(whole.IsNegative ? -value : value);
    }

    [PySlot(Slot.Int)]
    [PyMethod("__trunc__()", Doc = "Return the integral closest to self, rounding towards zero.")]
    private PyObject? Truncate(ThreadState ts) => ToInteger(ts, DecimalRounding.Down);

    [PyMethod("__floor__()", Doc = "Return the largest integer not above self.")]
    private PyObject? Floor(ThreadState ts) => ToInteger(ts, DecimalRounding.Floor);

    [PyMethod("__ceil__()", Doc = "Return the smallest integer not below self.")]
    private PyObject? Ceiling(ThreadState ts) => ToInteger(ts, DecimalRounding.Ceiling);

    [PyMethod("__round__(ndigits=None, /)", TextSignature = null, Doc = "Return the integral closest to self, or a Decimal with so many fraction digits.")]
    private PyObject? Round(ThreadState ts, PyObject? digits)
    {
        if (digits is null or PyNone)
        {
            return ToInteger(ts, DecimalRounding.HalfEven);
        }

        if (digits is not PyInt number)
        {
            return Raise.TypeError(ts, "optional arg must be an integer");
        }

        if (!number.TryGetInt64(out long places))
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");
        }

        if (PyDecimalContext.Current(ts) is not { } context)
        {
            return null;
        }

        DecimalSettings settings = context.Settings;
        DecimalNumber result = DecimalMath.Quantize(Value, new DecimalNumber(false, Coefficient.One, places == long.MinValue ? long.MaxValue : -places), ref settings);
        return DecimalCalls.Finish(ts, context, result, settings);
    }

    [PyMethod("__complex__()", Doc = "Convert this value to exact type complex.")]
    private PyObject? ToComplex(ThreadState ts) => Float(ts) is PyFloat real ? new PyComplex(real.Value, 0) : null;

    [PyMethod("as_integer_ratio()", Doc = "Return a pair of integers whose ratio is exactly equal to the original.")]
    private PyObject? AsIntegerRatio(ThreadState ts)
    {
        if (Value.IsSpecial)
        {
            return Value.IsNaN ? Raise.ValueError(ts, "cannot convert NaN to integer ratio") : Raise.OverflowError(ts, "cannot convert Infinity to integer ratio");
        }

        if (Math.Abs(Value.Exponent) > DecimalSettings.LargestCoefficient)
        {
            return Raise.Error(ts, ExceptionTypes.MemoryError, []);
        }

        BigInteger numerator = Value.Digits.ToBig();
        BigInteger denominator = BigInteger.One;
        if (Value.Exponent >= 0)
        {
            numerator *= PowersOfTen.Big(Value.Exponent);
        }
        else
        {
            denominator = PowersOfTen.Big(-Value.Exponent);
            BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            numerator /= divisor;
            denominator /= divisor;
        }

        return PyTuple.Create(PyInt.From(Value.IsNegative ? -numerator : numerator), PyInt.From(denominator));
    }

    [PyMethod("as_tuple()", Doc = "Return a tuple representation of the number.")]
    private PyObject? AsTuple(ThreadState ts)
    {
        PyObject exponent = Value.Kind switch
        {
            DecimalKind.Infinity => PyStr.From("F"),
            DecimalKind.QuietNaN => PyStr.From("n"),
            DecimalKind.SignalingNaN => PyStr.From("N"),
            _ => PyInt.From(Value.Exponent),
        };
        string text = Value.IsInfinite ? "0" : Value.IsNaN && Value.Digits.IsZero ? "" : Value.Digits.ToString();
        var digits = new PyObject[text.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = PyInt.From(text[i] - '0');
        }

        return Calls.Call(ts, ts.Interpreter.StateOf<DecimalState>().TupleType!, PyInt.From(Value.IsNegative ? 1 : 0), PyTuple.Create(digits), exponent);
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => Str(ts) is { } text ? PyTuple.Create(Type, PyTuple.Create(text)) : null;

    [PyMethod("__sizeof__()", Doc = "The size of the object and its digits in bytes.")]
    private long SizeOf()
    {
        const int Fixed = 64;
        const int WordBits = 64;
        return Fixed + ((Value.Digits.ToBig().GetBitLength() + WordBits - 1) / WordBits * sizeof(long));
    }

    [PyMethod("__copy__()")]
    private PyObject CopyMethod() => this;

    [PyMethod("__deepcopy__(object, /)")]
    private PyObject DeepCopy(PyObject memo) => this;

    [PyMethod("__format__(fmtarg, override=<absent>, /)", Doc = "Formats the Decimal according to fmtarg.")]
    private PyObject? Format(ThreadState ts, PyObject specificationText, PyObject? overriding)
    {
        if (specificationText is not PyStr text)
        {
            return Raise.TypeError(ts, "format arg must be str");
        }

        if (PyDecimalContext.Current(ts) is not { } context)
        {
            return null;
        }

        DecimalSeparators separators = DecimalSeparators.Plain;
        if (overriding is not null && !DecimalSeparators.TryParse(ts, overriding, out separators))
        {
            return null;
        }

        if (!FormatSpecification.TryParse(ts, text, this, '\0', '>', out FormatSpecification specification)
            || specification.HasAlignAndZero || (specification.Type != 0 && !(specification.Type < 128 && "eEfFgGnN%".Contains((char)specification.Type, StringComparison.Ordinal))))
        {
            ts.Pending = null;
            return Raise.ValueError(ts, "invalid format string");
        }

        if (specification.Width == int.MaxValue || specification.Precision == int.MaxValue)
        {
            return Raise.ValueError(ts, "invalid format string");
        }

        if (Math.Max(specification.Width, specification.Precision) > DecimalSettings.LargestCoefficient)
        {
            return Raise.Error(ts, ExceptionTypes.MemoryError, []);
        }

        bool isUpper = specification.Type == 'N';
        if (isUpper && !Deprecations.Warn(ts, "Format specifier 'N' is deprecated and slated for removal in Python 3.18"))
        {
            return null;
        }

        specification.Type = isUpper ? 'n' : specification.Type;
        string result = DecimalFormat.Format(Value, specification, context.Capitals, context.Settings.Rounding, separators);
        return PyStr.From(isUpper ? result.ToUpperInvariant() : result);
    }
}
