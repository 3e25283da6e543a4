using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal abstract unsafe partial class PyInt
{
    [PyNew("int(x=<absent>, /, base=<absent>)", Vectorcall = true)]
    internal static PyObject? New(ThreadState ts, PyType type, PyObject? x, PyObject? numberBase)
    {
        PyObject? value = NewExact(ts, x, numberBase);
        return value is null || ReferenceEquals(type, TypeObject) ? value : new PyIntSubclass(type, (PyInt)value);
    }

    /// <summary><c>int(value)</c>: an exact int from a number or a text.</summary>
    internal static PyInt? FromObject(ThreadState ts, PyObject value)
    {
        if (value.GetType() == typeof(PyStr))
        {
            return FromText(ts, Unsafe.As<PyStr>(value), 10);
        }

        if (value is PyInt already && already.Type.Slots.Int == TypeObject.Slots.Int)
        {
            return already.Exact;
        }

        ref TypeSlots slots = ref value.Type.Slots;
        if (slots.Int != null)
        {
            return FromSpecialMethod(ts, slots.Int(ts, value), "__int__");
        }

        if (slots.Index != null)
        {
            return Numbers.Index(ts, value)?.Exact;
        }

        return value switch
        {
            PyStr text => FromText(ts, text, 10),
            PyBytes bytes => FromBytesText(ts, bytes.Data, 10, value),
            PyByteArray array => FromBytesText(ts, array.Span, 10, value),
            _ when slots.Buffer != null => FromBuffer(ts, value),
            _ => Raise.TypeError(ts, $"int() argument must be a string, a bytes-like object or a real number, not '{value.Type.FullName}'"),
        };
    }

    /// <summary><c>int(text, base)</c>; the base is 0 or 2 to 36.</summary>
    internal static PyInt? FromText(ThreadState ts, PyStr text, int numberBase)
    {
        if (numberBase == 10 && text.IsBmp && IntegerText.TryParseShort(text.Chars, out long small))
        {
            return PySmallInt.From(small);
        }

        ReadOnlySpan<char> ascii = UnicodeNumbers.ToAscii(text, out bool valid);
        int limit = ts.Interpreter.IntegerMaximumStringDigits;
        if (!valid)
        {
            return Malformed(ts, numberBase, text);
        }

        if (Parse(ts, ascii, numberBase, limit, out BigInteger value, out int digits))
        {
            PyInt? hooked = numberBase == 10 ? LargeIntegerHooks.FromText(ts, ascii) : null;
            return hooked is not null || ts.Pending is not null ? hooked : From(value);
        }

        return ts.Pending is not null ? null : digits > 0 ? TooManyDigits(ts, limit, digits) : Malformed(ts, numberBase, text);
    }

    /// <summary><see cref="IntegerText.TryParse"/>, which signals may interrupt: false with an exception pending then.</summary>
    private static bool Parse(ThreadState ts, ReadOnlySpan<char> text, int numberBase, int limit, out BigInteger value, out int digits)
    {
        // A decimal digit is a little more than three bits.
        if (!LongComputations.IsLong(ts, text.Length * 3L) || (limit > 0 && text.Length > limit))
        {
            return IntegerText.TryParse(text, numberBase, limit, out value, out digits);
        }

        string copy = text.ToString();
        bool done = LongComputations.Run(
            ts,
            () => (Good: IntegerText.TryParse(copy, numberBase, limit, out BigInteger parsed, out int excess), Value: parsed, Digits: excess),
            out (bool Good, BigInteger Value, int Digits) result);
        (value, digits) = (result.Value, result.Digits);
        return done && result.Good;
    }

    private static PyObject? NewExact(ThreadState ts, PyObject? x, PyObject? numberBase)
    {
        if (x is null)
        {
            return numberBase is null ? PySmallInt.Zero : Raise.TypeError(ts, "int() missing string argument");
        }

        if (numberBase is null)
        {
            return FromObject(ts, x);
        }

        if (!Numbers.IndexToInt64(ts, numberBase, null, out long value))
        {
            return null;
        }

        if (value is not 0 and (< 2 or > 36))
        {
            return Raise.ValueError(ts, "int() base must be >= 2 and <= 36, or 0");
        }

        return x switch
        {
            PyStr text => FromText(ts, text, (int)value),
            PyBytes bytes => FromBytesText(ts, bytes.Data, (int)value, x),
            PyByteArray array => FromBytesText(ts, array.Span, (int)value, x),
            _ => Raise.TypeError(ts, "int() can't convert non-string with explicit base"),
        };
    }

    private static PyInt? FromSpecialMethod(ThreadState ts, PyObject? result, string method)
    {
        if (result is not PyInt value)
        {
            return result is null ? null : (PyInt?)Raise.TypeError(ts, $"{method} returned non-int (type {result.Type.FullName})");
        }

        if (!ReferenceEquals(value.Type, TypeObject) && !Deprecations.WarnSubclass(ts, method, "int", value))
        {
            return null;
        }

        return value.Exact;
    }

    private static PyInt? FromBuffer(ThreadState ts, PyObject value)
    {
        using BufferView? view = value.Type.Slots.Buffer(ts, value, 0);
        return view is null ? null : FromBytesText(ts, view.Span, 10, PyBytes.From(view.Span));
    }

    private static PyInt? FromBytesText(ThreadState ts, ReadOnlySpan<byte> bytes, int numberBase, PyObject shown)
    {
        char[] chars = new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            // A byte that is not ASCII is no digit in any base.
            chars[i] = (char)bytes[i];
        }

        int limit = ts.Interpreter.IntegerMaximumStringDigits;
        if (Parse(ts, chars, numberBase, limit, out BigInteger value, out int digits))
        {
            return From(value);
        }

        return ts.Pending is not null ? null : digits > 0 ? TooManyDigits(ts, limit, digits) : Malformed(ts, numberBase, shown);
    }

    private static Raised TooManyDigits(ThreadState ts, int limit, int digits) =>
        Raise.ValueError(ts, $"Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit");

    private static PyInt? Malformed(ThreadState ts, int numberBase, PyObject literal)
    {
        // Like CPython, show at most 200 characters of it.
        PyStr? shown = Text.Repr(ts, literal);
        return shown is null ? null : Raise.ValueError(ts, $"invalid literal for int() with base {numberBase}: {shown.Substring(0, Math.Min(shown.Length, 200))}");
    }
}
