using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <content>Functions on numbers, and characters by number.</content>
internal static unsafe partial class BuiltinsModule
{
    [PyFunction("abs(x, /)", Doc = "Return the absolute value of the argument.")]
    private static PyObject? Abs(ThreadState ts, PyObject value) => Protocols.Numbers.Absolute(ts, value);

    [PyFunction("bin(number, /)", Doc = "Return the binary representation of an integer.\n\n>>> bin(170)\n'0b10101010'")]
    private static PyObject? Bin(ThreadState ts, PyObject number) => InBase(ts, number, "0b", 1);

    [PyFunction("oct(number, /)", Doc = "Return the octal representation of an integer.\n\n>>> oct(493)\n'0o755'")]
    private static PyObject? Oct(ThreadState ts, PyObject number) => InBase(ts, number, "0o", 3);

    [PyFunction("hex(number, /)", Doc = "Return the hexadecimal representation of an integer.\n\n>>> hex(48879)\n'0xbeef'")]
    private static PyObject? Hex(ThreadState ts, PyObject number) => InBase(ts, number, "0x", 4);

    /// <summary>The digits of an int in base 2 to the power of <paramref name="bits"/>.</summary>
    private static PyObject? InBase(ThreadState ts, PyObject number, string prefix, int bits)
    {
        PyInt? index = Protocols.Numbers.Index(ts, number);
        if (index is null)
        {
            return null;
        }

        string sign = index.Sign < 0 ? "-" : "";
        if (index.TryGetInt64(out long small) && small != long.MinValue)
        {
            small = Math.Abs(small);
            return PyStr.From(sign + prefix + bits switch
            {
                1 => Convert.ToString(small, 2),
                3 => Convert.ToString(small, 8),
                _ => small.ToString("x", System.Globalization.CultureInfo.InvariantCulture),
            });
        }

        BigInteger magnitude = BigInteger.Abs(index.BigValue);
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        long digits = (magnitude.GetBitLength() + bits - 1) / bits;
        var text = new System.Text.StringBuilder(sign + prefix, (int)digits + 3);
        for (long i = digits - 1; i >= 0; i--)
        {
            int digit = 0;
            for (int bit = bits - 1; bit >= 0; bit--)
            {
                long at = (i * bits) + bit;
                int place = (int)(at >> 3);
                digit = (digit << 1) | (place < bytes.Length ? (bytes[place] >> (int)(at & 7)) & 1 : 0);
            }

            text.Append("0123456789abcdef"[digit]);
        }

        return PyStr.From(text.ToString());
    }

    [PyFunction("divmod(x, y, /)", Doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")]
    private static PyObject? DivMod(ThreadState ts, PyObject x, PyObject y) => Protocols.Numbers.DivMod(ts, x, y);

    [PyFunction("pow(base, exp, mod=None)", Doc = "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.")]
    private static PyObject? Pow(ThreadState ts, PyObject number, PyObject exponent, PyObject modulus) => Protocols.Numbers.Power(ts, number, exponent, modulus);

    [PyFunction("round(number, ndigits=None)", Doc = "Round a number to a given precision in decimal digits.")]
    private static PyObject? Round(ThreadState ts, PyObject number, PyObject digits)
    {
        Lookup result = digits is PyNone ? Calls.CallSpecialOptional(ts, number, SpecialNames.Round) : Calls.CallSpecialOptional(ts, number, SpecialNames.Round, digits);
        return result.IsAbsent ? Raise.TypeError(ts, $"type {ArgumentErrors.TypeName(number)} doesn't define __round__ method") : result.ValueOrNull;
    }

    [PyFunction("chr(i, /)", Doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")]
    private static PyObject? Chr(ThreadState ts, PyObject number)
    {
        PyInt? index = Protocols.Numbers.Index(ts, number);
        if (index is null)
        {
            return null;
        }

        return index.TryGetInt64(out long codePoint) && codePoint is >= 0 and <= 0x10FFFF
            ? PyStr.FromCodePoint((int)codePoint)
            : Raise.ValueError(ts, "chr() arg not in range(0x110000)");
    }

    [PyFunction("ord(character, /)", Doc = "Return the ordinal value of a character.")]
    private static PyObject? Ord(ThreadState ts, PyObject character)
    {
        long length;
        switch (character)
        {
            case PyStr text:
                if (text.Length == 1)
                {
                    return PyInt.From(text.CodePointAt(0));
                }

                length = text.Length;
                break;
            case PyBytes bytes:
                if (bytes.Data.Length == 1)
                {
                    return PyInt.From(bytes.Data[0]);
                }

                length = bytes.Data.Length;
                break;
            case PyByteArray array:
                length = Containers.Length(ts, array);
                if (length == 1)
                {
                    return Containers.GetItem(ts, array, PySmallInt.Zero);
                }

                break;
            default:
                return Raise.TypeError(ts, $"ord() expected string of length 1, but {ArgumentErrors.TypeName(character)} found");
        }

        return Raise.TypeError(ts, $"ord() expected a character, but string of length {length} found");
    }

    // ---- sum, min, max

    [PyFunction("sum(iterable, /, start=0)", Doc = "Return the sum of a 'start' value (default: 0) plus an iterable of numbers")]
    private static PyObject? Sum(ThreadState ts, PyObject iterable, PyObject? start)
    {
        if (Iteration.TryItems(iterable, out ReadOnlySpan<PyObject> items) && (start is null || start.GetType() == typeof(PySmallInt)) && TrySum(items, start, out long sum))
        {
            return PyInt.From(sum);
        }

        PyObject? iterator = Iteration.GetIterator(ts, iterable);
        if (iterator is null)
        {
            return null;
        }

        switch (start)
        {
            case PyStr:
                return Raise.TypeError(ts, "sum() can't sum strings [use ''.join(seq) instead]");
            case PyBytes:
                return Raise.TypeError(ts, "sum() can't sum bytes [use b''.join(seq) instead]");
            case PyByteArray:
                return Raise.TypeError(ts, "sum() can't sum bytearray [use b''.join(seq) instead]");
        }

        return new Summation(ts, iterator, start ?? PySmallInt.Zero).Run();
    }

    /// <summary>Adds items as long as all are exact ints or bools and the sum has 64 bits; otherwise somebody else adds them, from the first.</summary>
    private static bool TrySum(ReadOnlySpan<PyObject> items, PyObject? start, out long sum)
    {
        sum = start is null ? 0 : Unsafe.As<PySmallInt>(start).Value;
        foreach (PyObject item in items)
        {
            if (!TryAdd(ref sum, item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds an exact int or bool; false, with nothing added, for all else and where the sum has no 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAdd(ref long sum, PyObject item)
    {
        long value;
        if (item.GetType() == typeof(PySmallInt))
        {
            value = Unsafe.As<PySmallInt>(item).Value;
        }
        else if (item.GetType() == typeof(PyBool))
        {
            value = ReferenceEquals(item, PyBool.True) ? 1 : 0;
        }
        else
        {
            return false;
        }

        long result = unchecked(sum + value);
        if (((sum ^ result) & (value ^ result)) < 0)
        {
            return false;
        }

        sum = result;
        return true;
    }

    [PyFunction("min(*args, key=None, default=<absent>)", KeywordsApart = true,
        Doc = "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nThe smallest item of an iterable, or of several arguments.")]
    private static PyObject? Min(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyObject key, PyObject? fallback) =>
        Extreme(ts, arguments, key, fallback, "min", CompareOperator.Less);

    [PyFunction("max(*args, key=None, default=<absent>)", KeywordsApart = true,
        Doc = "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nThe largest item of an iterable, or of several arguments.")]
    private static PyObject? Max(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyObject key, PyObject? fallback) =>
        Extreme(ts, arguments, key, fallback, "max", CompareOperator.Greater);

    private static PyObject? Extreme(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyObject key, PyObject? fallback, string function, CompareOperator better)
    {
        if (arguments.Length == 0)
        {
            return Raise.TypeError(ts, $"{function} expected at least 1 argument, got 0");
        }

        if (arguments.Length > 1 && fallback is not null)
        {
            return Raise.TypeError(ts, $"Cannot specify a default for {function}() with multiple positional arguments");
        }

        PyObject? best = null;
        PyObject? bestKey = null;
        if (arguments.Length > 1)
        {
            if (key is PyNone && ExtremeOfInts(arguments, better) is { } int64)
            {
                return int64;
            }

            foreach (PyObject candidate in arguments)
            {
                if (!Consider(ts, candidate, key, better, ref best, ref bestKey))
                {
                    return null;
                }
            }

            return best;
        }

        PyObject? iterator = Iteration.GetIterator(ts, arguments[0]);
        if (iterator is null)
        {
            return null;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? candidate))
            {
                return next.IsError ? null : best ?? fallback ?? Raise.ValueError(ts, $"{function}() iterable argument is empty");
            }

            if (!Consider(ts, candidate, key, better, ref best, ref bestKey))
            {
                return null;
            }
        }
    }

    /// <summary>The first of the best among ints of 64 bits; null where there are others.</summary>
    private static PyObject? ExtremeOfInts(ReadOnlySpan<PyObject> arguments, CompareOperator better)
    {
        int best = 0;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].GetType() != typeof(PySmallInt))
            {
                return null;
            }

            long value = Unsafe.As<PySmallInt>(arguments[i]).Value;
            long other = Unsafe.As<PySmallInt>(arguments[best]).Value;
            best = (better == CompareOperator.Less ? value < other : value > other) ? i : best;
        }

        return arguments[best];
    }

    private static bool Consider(ThreadState ts, PyObject candidate, PyObject key, CompareOperator better, ref PyObject? best, ref PyObject? bestKey)
    {
        PyObject? candidateKey = key is PyNone ? candidate : Calls.Call(ts, key, candidate);
        if (candidateKey is null)
        {
            return false;
        }

        Truth replaces = bestKey is null ? Truth.True : Comparison.Test(ts, candidateKey, bestKey, better);
        if (replaces == Truth.True)
        {
            best = candidate;
            bestKey = candidateKey;
        }

        return replaces != Truth.Error;
    }

    /// <summary>The state of <c>sum()</c>: ints add up natively, floats and complex numbers with compensation (Neumaier's), anything else by <c>+</c>.</summary>
    private ref struct Summation(ThreadState ts, PyObject iterator, PyObject start)
    {
        private PyObject _total = start;

        public PyObject? Run()
        {
            PyObject? pending = null;
            bool done = false;
            if (_total.GetType() == typeof(PySmallInt))
            {
                done = AddIntegers(out pending);
            }

            if (!AddOne(ref pending))
            {
                return null;
            }

            if (!done && _total.GetType() == typeof(PyFloat))
            {
                done = AddFloats(ref pending);
            }

            if (!AddOne(ref pending))
            {
                return null;
            }

            if (!done && _total.GetType() == typeof(PyComplex))
            {
                done = AddComplexes(ref pending);
            }

            return done ? (ts.Pending is null ? _total : null) : AddRest(pending);
        }

        /// <summary>Adds the item that ended a native stage by <c>+</c>: its result tells which stage is next.</summary>
        private bool AddOne(ref PyObject? pending)
        {
            if (pending is not null)
            {
                if (Protocols.Numbers.Binary(ts, _total, pending, BinaryOperation.Add) is not { } total)
                {
                    return false;
                }

                _total = total;
                pending = null;
            }

            return true;
        }

        /// <summary>True at the end (or at an error, then pending); false with the item that is no small int.</summary>
        private bool AddIntegers(out PyObject? pending)
        {
            long sum = ((PySmallInt)_total).Value;
            pending = null;
            while (true)
            {
                Lookup next = Iteration.Next(ts, iterator);
                if (!next.TryGet(out PyObject? item))
                {
                    _total = PyInt.From(sum);
                    return true;
                }

                if (!TryAdd(ref sum, item))
                {
                    _total = PyInt.From(sum);
                    pending = item;
                    return false;
                }
            }
        }

        private bool AddFloats(ref PyObject? pending)
        {
            double sum = ((PyFloat)_total).Value;
            double compensation = 0;
            while (true)
            {
                PyObject? item = pending;
                pending = null;
                if (item is null)
                {
                    Lookup next = Iteration.Next(ts, iterator);
                    if (!next.TryGet(out item))
                    {
                        _total = PyFloat.From(Finish(sum, compensation));
                        return true;
                    }
                }

                if (item.GetType() == typeof(PyFloat))
                {
                    Accumulate(ref sum, ref compensation, ((PyFloat)item).Value);
                }
                else if (item is PyInt number)
                {
                    if (!Protocols.Numbers.IntToDouble(ts, number, out double value))
                    {
                        return true;
                    }

                    Accumulate(ref sum, ref compensation, value);
                }
                else
                {
                    _total = PyFloat.From(Finish(sum, compensation));
                    pending = item;
                    return false;
                }
            }
        }

        private bool AddComplexes(ref PyObject? pending)
        {
            double real = ((PyComplex)_total).Real, realCompensation = 0;
            double imaginary = ((PyComplex)_total).Imaginary, imaginaryCompensation = 0;
            while (true)
            {
                PyObject? item = pending;
                pending = null;
                if (item is null && !Iteration.Next(ts, iterator).TryGet(out item))
                {
                    _total = new PyComplex(Finish(real, realCompensation), Finish(imaginary, imaginaryCompensation));
                    return true;
                }

                if (item.GetType() == typeof(PyComplex))
                {
                    Accumulate(ref real, ref realCompensation, ((PyComplex)item).Real);
                    Accumulate(ref imaginary, ref imaginaryCompensation, ((PyComplex)item).Imaginary);
                }
                else if (item.GetType() == typeof(PyFloat))
                {
                    Accumulate(ref real, ref realCompensation, ((PyFloat)item).Value);
                }
                else if (item is PyInt number)
                {
                    if (!Protocols.Numbers.IntToDouble(ts, number, out double value))
                    {
                        return true;
                    }

                    Accumulate(ref real, ref realCompensation, value);
                }
                else
                {
                    _total = new PyComplex(Finish(real, realCompensation), Finish(imaginary, imaginaryCompensation));
                    pending = item;
                    return false;
                }
            }
        }

        private readonly PyObject? AddRest(PyObject? pending)
        {
            PyObject? total = _total;
            while (true)
            {
                PyObject? item = pending;
                pending = null;
                if (item is null)
                {
                    Lookup next = Iteration.Next(ts, iterator);
                    if (!next.TryGet(out item))
                    {
                        return next.IsError ? null : total;
                    }
                }

                total = Protocols.Numbers.Binary(ts, total, item, BinaryOperation.Add);
                if (total is null)
                {
                    return null;
                }
            }
        }

        private static void Accumulate(ref double sum, ref double compensation, double value)
        {
            double result = sum + value;
            compensation += Math.Abs(sum) >= Math.Abs(value) ? sum - result + value : value - result + sum;
            sum = result;
        }

        /// <summary>The compensation is left out where it is not finite: it would turn an infinity into a NaN.</summary>
        private static double Finish(double sum, double compensation) => compensation != 0 && double.IsFinite(compensation) ? sum + compensation : sum;
    }
}
