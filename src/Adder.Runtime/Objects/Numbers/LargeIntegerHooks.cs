using System;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// CPython does work on large ints in module <c>_pylong</c>, where programs may put something else in a function's place. Only then is Python asked; Adder has its own.
/// </summary>
internal static class LargeIntegerHooks
{
    private static readonly PyStr s_module = PyStr.Intern("_pylong");

    /// <summary>From how many bits, or digits of text, on CPython goes there.</summary>
    private const int DecimalBits = 30_000, TextDigits = 6000, DivisorBits = 300 * 30, QuotientBits = 150 * 30;

    /// <summary>The text that a replaced <c>int_to_decimal_string</c> gives; null: there is none, or an exception is pending.</summary>
    public static string? ToDecimal(ThreadState ts, PyInt value)
    {
        if (value.BigValue.GetBitLength() <= DecimalBits || Replaced(ts, "int_to_decimal_string") is not { } function)
        {
            return null;
        }

        PyObject? text = Calls.Call(ts, function, value);
        if (text is not null and not PyStr)
        {
            _ = Raise.TypeError(ts, "_pylong.int_to_decimal_string did not return a str");
        }

        return (text as PyStr)?.ToString();
    }

    /// <summary>What a replaced <c>int_from_string</c> makes of a text that is known to be decimal; null: there is none, or an exception is pending.</summary>
    public static PyInt? FromText(ThreadState ts, ReadOnlySpan<char> text)
    {
        if (text.Length <= TextDigits || Replaced(ts, "int_from_string") is not { } function)
        {
            return null;
        }

        text = text.Trim();
        bool negative = text[0] == '-';
        PyObject? value = Calls.Call(ts, function, PyStr.From(text.TrimStart("+-").ToString()));
        if (value is not null and not PyInt)
        {
            _ = Raise.TypeError(ts, "_pylong.int_from_string did not return an int");
        }

        return value is not PyInt number ? null : negative ? PyInt.From(-number.BigValue) : number;
    }

    /// <summary>Quotient and remainder that a replaced <c>int_divmod</c> gives; null: there is none, or an exception is pending.</summary>
    public static PyTuple? DivMod(ThreadState ts, PyInt left, PyInt right)
    {
        long divisor = right.BigValue.GetBitLength();
        if (divisor <= DivisorBits || left.BigValue.GetBitLength() - divisor <= QuotientBits || Replaced(ts, "int_divmod") is not { } function)
        {
            return null;
        }

        PyObject? pair = Calls.Call(ts, function, left, right);
        if (pair is null)
        {
            return null;
        }

        if (pair is not PyTuple { Count: 2 } parts)
        {
            return Raise.ValueError(ts, "tuple of length 2 is required from int_divmod()");
        }

        return parts[0] is PyInt && parts[1] is PyInt ? parts : Raise.ValueError(ts, "tuple of int is required from int_divmod()");
    }

    /// <summary>What stands in the place of a function of <c>_pylong</c>; null where that is the library's own, or the module is not there.</summary>
    private static PyObject? Replaced(ThreadState ts, string name) =>
        ts.Interpreter.Modules.GetInterned(s_module) is PyModule module && module.Dictionary.GetInterned(name) is { } function
        && !(function is PyFunction { Module: PyStr home } && home.EqualTo(s_module))
            ? function
            : null;
}
