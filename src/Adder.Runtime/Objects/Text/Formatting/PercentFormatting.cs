using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>printf-style formatting: <c>str % values</c> (and, with <see cref="PercentBytes"/>, <c>bytes % values</c>).</summary>
[SkipLocalsInit]
internal static class PercentFormatting
{
    private const string AllUsed = "not all arguments converted during string formatting";

    /// <summary>One conversion: %[(key)][flags][width][.precision][length]code.</summary>
    internal struct Conversion
    {
        public bool LeftAdjust;
        public bool Sign;
        public bool Blank;
        public bool Alternate;
        public bool Zero;
        public int Width;
        public int Precision;
        public int Code;
    }

    /// <summary><c>format % values</c>.</summary>
    public static PyStr? Format(ThreadState ts, PyStr format, PyObject values)
    {
        var builder = new PyStrBuilder(stackalloc char[256]);
        var arguments = new PercentArguments(values);
        int at = 0;
        while (at < format.Length)
        {
            int percent = format.IsBmp ? format.Chars[at..].IndexOf('%') : format.CodePoints[at..].IndexOf('%');
            percent = percent < 0 ? -1 : percent + at;
            int end = percent < 0 ? format.Length : percent;
            builder.Append(format, at, end);
            if (percent < 0)
            {
                if (at == 0 && arguments.CheckAllUsed(ts, AllUsed))
                {
                    builder.Dispose();
                    return format;
                }

                break;
            }

            at = percent + 1;
            if (at < format.Length && format.CodePointAt(at) == '%')
            {
                builder.Append('%');
                at++;
                continue;
            }

            if (at < format.Length && TryAppendPlain(ref builder, ref arguments, format.CodePointAt(at)))
            {
                at++;
                continue;
            }

            bool parsed = TryParsePlain(format, ref at, out Conversion conversion) || TryParse(ts, format, ref at, ref arguments, out conversion);
            if (!parsed || !AppendConversion(ts, ref builder, ref arguments, conversion, at))
            {
                builder.Dispose();
                return null;
            }
        }

        if (ts.Pending is not null || !arguments.CheckAllUsed(ts, AllUsed))
        {
            builder.Dispose();
            return null;
        }

        return builder.ToStrAndDispose();
    }

    /// <summary>What most conversions are: <c>%s</c> of an exact str, <c>%s</c> and <c>%d</c> of an exact int of 64 bits. False, with nothing taken, for all others.</summary>
    private static bool TryAppendPlain(ref PyStrBuilder builder, ref PercentArguments arguments, int code)
    {
        if (code is not ('s' or 'd') || arguments.Peek is not { } value)
        {
            return false;
        }

        if (value.GetType() == typeof(PySmallInt))
        {
            builder.Append(IntegerText.Write(((PySmallInt)value).Value, stackalloc char[20]));
        }
        else if (code == 's' && value.GetType() == typeof(PyStr))
        {
            builder.Append((PyStr)value);
        }
        else
        {
            return false;
        }

        arguments.Skip();
        return true;
    }

    /// <summary>Reads a conversion of a minus, a zero, a width and a precision of few digits, as most are; false, with nothing taken, for all others.</summary>
    private static bool TryParsePlain(PyStr format, ref int start, out Conversion conversion)
    {
        conversion = new Conversion { Width = -1, Precision = -1 };
        if (!format.IsBmp)
        {
            return false;
        }

        ReadOnlySpan<char> rest = format.Chars[start..];
        int at = 0;
        conversion.LeftAdjust = Take(rest, '-', ref at);
        conversion.Zero = Take(rest, '0', ref at);
        TakeNumber(rest, ref at, ref conversion.Width);
        if (Take(rest, '.', ref at))
        {
            conversion.Precision = 0;
            TakeNumber(rest, ref at, ref conversion.Precision);
        }

        if (at >= rest.Length || at > 12 || !char.IsAsciiLetter(rest[at]) || rest[at] is 'h' or 'l' or 'L')
        {
            return false;
        }

        conversion.Code = rest[at];
        start += at + 1;
        return true;

        static bool Take(ReadOnlySpan<char> text, char wanted, ref int at)
        {
            bool there = at < text.Length && text[at] == wanted;
            at += there ? 1 : 0;
            return there;
        }

        static void TakeNumber(ReadOnlySpan<char> text, ref int at, ref int number)
        {
            int first = at;
            int value = 0;
            for (; at < text.Length && at - first < 5 && char.IsAsciiDigit(text[at]); at++)
            {
                value = (value * 10) + text[at] - '0';
            }

            number = at > first ? value : number;
        }
    }

    /// <summary>Reads a conversion that follows a percent sign.</summary>
    internal static bool TryParse(ThreadState ts, PyStr format, ref int at, ref PercentArguments arguments, out Conversion conversion, bool keysAreBytes = false)
    {
        conversion = new Conversion { Width = -1, Precision = -1 };
        if (at < format.Length && format.CodePointAt(at) == '(' && !TryKey(ts, format, ref at, ref arguments, keysAreBytes))
        {
            return false;
        }

        for (; at < format.Length; at++)
        {
            switch (format.CodePointAt(at))
            {
                case '-':
                    conversion.LeftAdjust = true;
                    continue;
                case '+':
                    conversion.Sign = true;
                    continue;
                case ' ':
                    conversion.Blank = true;
                    continue;
                case '#':
                    conversion.Alternate = true;
                    continue;
                case '0':
                    conversion.Zero = true;
                    continue;
            }

            break;
        }

        if (!TryNumber(ts, format, ref at, ref arguments, "width too big", ref conversion.Width))
        {
            return false;
        }

        if (conversion.Width < -1)
        {
            conversion.LeftAdjust = true;
            conversion.Width = -(conversion.Width + 1);
        }

        if (at < format.Length && format.CodePointAt(at) == '.')
        {
            at++;
            conversion.Precision = 0;
            if (!TryNumber(ts, format, ref at, ref arguments, "precision too big", ref conversion.Precision))
            {
                return false;
            }

            conversion.Precision = Math.Max(conversion.Precision, 0);
        }

        if (at < format.Length && format.CodePointAt(at) is 'h' or 'l' or 'L')
        {
            at++;
        }

        if (at >= format.Length)
        {
            return Raise.ValueError(ts, "incomplete format");
        }

        conversion.Code = format.CodePointAt(at++);
        return conversion.Width <= PyStr.MaximumLength || (bool)Raise.MemoryError(ts);
    }

    /// <summary>A number's text for one of the codes d i u o x X e E f F g G, sign and zeros included; null after an error.</summary>
    internal static string? FormatNumber(ThreadState ts, PyObject value, in Conversion conversion) =>
        !CheckPrecision(ts, conversion) ? null
        : conversion.Code is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' ? FormatFloat(ts, value, conversion)
        : FormatInteger(ts, value, conversion);

    private static bool CheckPrecision(ThreadState ts, in Conversion conversion)
    {
        if (conversion.Precision > int.MaxValue - 3 && conversion.Code is 'd' or 'i' or 'u' or 'o' or 'x' or 'X')
        {
            return Raise.OverflowError(ts, "precision too large");
        }

        return NumberFormatting.CheckPrecision(ts, conversion.Precision);
    }

    private static bool TryKey(ThreadState ts, PyStr format, ref int at, ref PercentArguments arguments, bool keysAreBytes)
    {
        if (!arguments.IsMapping)
        {
            return Raise.TypeError(ts, "format requires a mapping");
        }

        int start = ++at;
        int depth = 1;
        for (; at < format.Length; at++)
        {
            int character = format.CodePointAt(at);
            if (character == '(')
            {
                depth++;
            }
            else if (character == ')' && --depth == 0)
            {
                PyStr key = format.Substring(start, at).ToExact();
                at++;
                return arguments.Select(ts, keysAreBytes ? PercentBytes.KeyOf(key) : key);
            }
        }

        return Raise.ValueError(ts, "incomplete format key");
    }

    /// <summary>Reads digits or '*'. A negative width from '*' is given as -(width) - 1, which is below -1.</summary>
    private static bool TryNumber(ThreadState ts, PyStr format, ref int at, ref PercentArguments arguments, string tooBig, ref int number)
    {
        if (at < format.Length && format.CodePointAt(at) == '*')
        {
            at++;
            if (!arguments.TryNext(ts, out PyObject? value))
            {
                return false;
            }

            if (value is not PyInt integer)
            {
                return Raise.TypeError(ts, "* wants int");
            }

            bool isWidth = number == -1;
            if (!integer.TryGetInt64(out long star) || (!isWidth && (star is > int.MaxValue or < int.MinValue)))
            {
                return Raise.OverflowError(ts, isWidth ? "Python int too large to convert to C ssize_t" : "Python int too large to convert to C int");
            }

            if (star == long.MinValue)
            {
                return Raise.OverflowError(ts, tooBig);
            }

            // What is beyond this is refused as too long by whoever uses it.
            star = Math.Clamp(star, -(long)int.MaxValue, int.MaxValue);
            number = star < 0 ? (int)star - 1 : (int)star;
            return true;
        }

        long total = 0;
        int start = at;
        for (; at < format.Length && format.CodePointAt(at) is >= '0' and <= '9'; at++)
        {
            total = (total * 10) + format.CodePointAt(at) - '0';
            if (total > int.MaxValue)
            {
                return Raise.ValueError(ts, tooBig);
            }
        }

        if (at > start)
        {
            number = (int)total;
        }

        return true;
    }

    private static bool AppendConversion(ThreadState ts, ref PyStrBuilder builder, ref PercentArguments arguments, Conversion conversion, int at)
    {
        if (!arguments.TryNext(ts, out PyObject? value))
        {
            return false;
        }

        switch (conversion.Code)
        {
            case 's' or 'r' or 'a':
                PyStr? text = conversion.Code switch
                {
                    's' => Text.Str(ts, value),
                    'r' => Text.Repr(ts, value),
                    _ => Text.Repr(ts, value) is { } repr ? StringRepr.EscapeNonAscii(repr) : null,
                };
                if (text is null)
                {
                    return false;
                }

                AppendPadded(ref builder, text, conversion.Precision >= 0 ? Math.Min(conversion.Precision, text.Length) : text.Length, conversion);
                return true;
            case 'c':
                PyStr? character = CharacterOf(ts, value);
                if (character is null)
                {
                    return false;
                }

                AppendPadded(ref builder, character, 1, conversion);
                return true;
            case 'd' or 'i' or 'u' when conversion.Precision < 0 && value.GetType() == typeof(PySmallInt):
                AppendDecimal(ref builder, ((PySmallInt)value).Value, conversion);
                return true;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                string? number = FormatNumber(ts, value, conversion);
                if (number is null)
                {
                    return false;
                }

                builder.AppendCodePoint(' ', conversion.LeftAdjust ? 0 : conversion.Width - number.Length);
                builder.Append(number);
                builder.AppendCodePoint(' ', conversion.LeftAdjust ? conversion.Width - number.Length : 0);
                return true;
            default:
                return UnsupportedCode(ts, conversion.Code, at - 1);
        }
    }

    /// <summary>What <see cref="FormatNumber"/> gives for an int of 64 bits in decimal, and the spaces beside it.</summary>
    private static void AppendDecimal(ref PyStrBuilder builder, long value, in Conversion conversion)
    {
        ReadOnlySpan<char> digits = IntegerText.Write(value, stackalloc char[20]);
        char sign = value < 0 ? '-' : conversion.Sign ? '+' : conversion.Blank ? ' ' : '\0';
        digits = value < 0 ? digits[1..] : digits;
        int padding = conversion.Width - digits.Length - (sign != '\0' ? 1 : 0);
        bool zeros = conversion.Zero && !conversion.LeftAdjust;
        builder.AppendCodePoint(' ', zeros || conversion.LeftAdjust ? 0 : padding);
        if (sign != '\0')
        {
            builder.Append(sign);
        }

        builder.AppendCodePoint('0', zeros ? padding : 0);
        builder.Append(digits);
        builder.AppendCodePoint(' ', conversion.LeftAdjust ? padding : 0);
    }

    internal static bool UnsupportedCode(ThreadState ts, int code, int index)
    {
        char shown = code is > 31 and < 128 ? (char)code : '?';
        return Raise.ValueError(ts, $"unsupported format character '{shown}' (0x{code:x}) at index {index}");
    }

    private static void AppendPadded(ref PyStrBuilder builder, PyStr text, int length, in Conversion conversion)
    {
        int padding = conversion.Width - length;
        builder.AppendCodePoint(' ', conversion.LeftAdjust ? 0 : padding);
        builder.Append(text, 0, length);
        builder.AppendCodePoint(' ', conversion.LeftAdjust ? padding : 0);
    }

    private static PyStr? CharacterOf(ThreadState ts, PyObject value)
    {
        if (value is PyStr text)
        {
            return text.Length == 1 ? text : Raise.TypeError(ts, $"%c requires an int or a unicode character, not a string of length {text.Length}");
        }

        if (!HasIndex(value))
        {
            return Raise.TypeError(ts, $"%c requires an int or a unicode character, not {value.Type.FullyQualifiedName}");
        }

        PyInt? number = Numbers.Index(ts, value);
        if (number is null)
        {
            return null;
        }

        return number.TryGetInt64(out long codePoint) && codePoint is >= 0 and <= 0x10FFFF
            ? PyStr.FromCodePoint((int)codePoint)
            : Raise.OverflowError(ts, "%c arg not in range(0x110000)");
    }

    private static unsafe bool HasIndex(PyObject value) => value is PyInt || value.Type.Slots.Index != null;

    private static string? FormatFloat(ThreadState ts, PyObject value, in Conversion conversion)
    {
        if (!Numbers.ToDouble(ts, value, out double number))
        {
            return null;
        }

        string text = FloatText.Format(
            number,
            (char)conversion.Code,
            conversion.Precision < 0 ? 6 : conversion.Precision,
            (conversion.Alternate ? FloatTextOptions.Alternate : 0) | (conversion.Sign ? FloatTextOptions.Sign : 0));
        if (conversion.Blank && !conversion.Sign && !text.StartsWith('-'))
        {
            text = " " + text;
        }

        return conversion.Zero && !conversion.LeftAdjust ? ZeroFill(text, "", conversion.Width) : text;
    }

    private static string? FormatInteger(ThreadState ts, PyObject value, in Conversion conversion)
    {
        PyInt? number = IntegerOf(ts, value, (char)conversion.Code);
        if (number is null)
        {
            return null;
        }

        string? digits;
        string prefix = "";
        if (conversion.Code is 'o' or 'x' or 'X')
        {
            int bits = conversion.Code == 'o' ? 3 : 4;
            digits = number is PySmallInt { Value: > long.MinValue and var small }
                ? IntegerText.ToPowerOfTwoBase((ulong)Math.Abs(small), bits) : IntegerText.ToPowerOfTwoBase(BigInteger.Abs(number.BigValue), bits);
            prefix = conversion.Alternate ? "0" + (char)conversion.Code : "";
            digits = conversion.Code == 'X' ? digits.ToUpperInvariant() : digits;
        }
        else
        {
            digits = number.ToDecimalText(ts);
            if (digits is null)
            {
                return null;
            }

            digits = digits.StartsWith('-') ? digits[1..] : digits;
        }

        if (digits.Length < conversion.Precision)
        {
            digits = new string('0', conversion.Precision - digits.Length) + digits;
        }

        string sign = number.Sign < 0 ? "-" : conversion.Sign ? "+" : conversion.Blank ? " " : "";
        return conversion.Zero && !conversion.LeftAdjust ? ZeroFill(sign + digits, prefix, conversion.Width) : sign + prefix + digits;
    }

    /// <summary>Zeros between sign and prefix on one side and digits on the other.</summary>
    private static string ZeroFill(string text, string prefix, int width)
    {
        int sign = text.Length > 0 && text[0] is '-' or '+' or ' ' ? 1 : 0;
        int zeros = Math.Max(0, width - text.Length - prefix.Length);
        return string.Concat(string.Concat(text.AsSpan(0, sign), prefix), new string('0', zeros), text.AsSpan(sign));
    }

    private static unsafe PyInt? IntegerOf(ThreadState ts, PyObject value, char code)
    {
        if (value is PyInt already)
        {
            return already;
        }

        bool exact = code is 'o' or 'x' or 'X';
        ref Binding.TypeSlots slots = ref value.Type.Slots;
        if (exact ? slots.Index == null : slots.Int == null && slots.Index == null && slots.Float == null)
        {
            return Raise.TypeError(ts, exact ? $"%{code} format: an integer is required, not {value.Type.FullName}" : $"%{code} format: a real number is required, not {value.Type.FullName}");
        }

        PyInt? result = exact ? Numbers.Index(ts, value) : PyInt.FromObject(ts, value);
        if (result is null && Raise.ClearIf(ts, ExceptionTypes.TypeError))
        {
            return Raise.TypeError(ts, exact ? $"%{code} format: an integer is required, not {value.Type.FullName}" : $"%{code} format: a real number is required, not {value.Type.FullName}");
        }

        return result;
    }
}

/// <summary>The values of a printf-style format: one, a tuple's, or a mapping's.</summary>
internal unsafe struct PercentArguments
{
    private readonly PyObject _values;
    private readonly PyTuple? _tuple;
    private PyObject? _selected;
    private bool _usedMapping;
    private int _next;

    public PercentArguments(PyObject values, bool forBytes = false)
    {
        _values = values;
        _tuple = values as PyTuple;
        IsMapping = values.Type.Slots.GetItem != null && values is not (PyTuple or PyStr) && !(forBytes && values is PyBytes or PyByteArray);
    }

    /// <summary>Whether keys may be used: anything with subscripts that is not a tuple or str, nor for a bytes format bytes.</summary>
    public bool IsMapping { get; }

    /// <summary>Makes the value of a key the next argument.</summary>
    public bool Select(ThreadState ts, PyObject key)
    {
        _usedMapping = true;
        _selected = Containers.GetItem(ts, _values, key);
        return _selected is not null;
    }

    /// <summary>The next argument, not taken; null where there is none, or where a key chose it.</summary>
    public readonly PyObject? Peek => _selected is not null ? null : _tuple is not null ? (_next < _tuple.Count ? _tuple[_next] : null) : _next == 0 && !_usedMapping ? _values : null;

    /// <summary>Takes what <see cref="Peek"/> gave.</summary>
    public void Skip() => _next++;

    public bool TryNext(ThreadState ts, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyObject? value)
    {
        if (_selected is not null)
        {
            value = _selected;
            _selected = null;
            return true;
        }

        value = Peek;
        if (value is not null)
        {
            Skip();
            return true;
        }

        return Raise.TypeError(ts, "not enough arguments for format string");
    }

    /// <summary>Whether every argument was used; a mapping's need not be.</summary>
    public readonly bool CheckAllUsed(ThreadState ts, string message) =>
        IsMapping || (_tuple is not null ? _next >= _tuple.Count : _next > 0) || (bool)Raise.TypeError(ts, message);
}
