using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Adder.Runtime.Objects;

/// <summary>Options of <see cref="FloatText.Write"/>.</summary>
[Flags]
internal enum FloatTextOptions
{
    None = 0,

    /// <summary>A plus sign for numbers that are not negative.</summary>
    Sign = 1,

    /// <summary>".0" where the text would look like an int.</summary>
    AddDotZero = 2,

    /// <summary>The alternate form ('#'): always a point, and no zeros dropped by 'g'.</summary>
    Alternate = 4,

    /// <summary>No minus sign for what rounds to zero ('z').</summary>
    NoNegativeZero = 8,
}

/// <summary>Doubles as text and back, as Python writes and reads them.</summary>
[SkipLocalsInit]
internal static class FloatText
{
    /// <summary>A larger precision would give a text longer than any string.</summary>
    public const int MaximumPrecision = PyStr.MaximumLength - 1024;

    /// <summary>A double's <c>repr</c>.</summary>
    public static string Repr(double value) => Format(value, 'r', 0, FloatTextOptions.AddDotZero);

    /// <summary>The same as a str.</summary>
    public static PyStr ReprStr(double value)
    {
        var text = new ValueTextBuilder(stackalloc char[64]);
        Write(ref text, value, 'r', 0, FloatTextOptions.AddDotZero);
        return text.ToStrAndDispose();
    }

    /// <summary>What <see cref="Write"/> writes.</summary>
    public static string Format(double value, char code, int precision, FloatTextOptions options)
    {
        var text = new ValueTextBuilder(stackalloc char[64]);
        Write(ref text, value, code, precision, options);
        return text.ToStringAndDispose();
    }

    /// <summary>
    /// A double by format code: 'r' (shortest; the precision is ignored), 'e', 'f', 'g' or upper case of these three. The one place where floats become text (<c>PyOS_double_to_string</c>).
    /// </summary>
    public static void Write(ref ValueTextBuilder text, double value, char code, int precision, FloatTextOptions options)
    {
        bool upper = char.IsAsciiLetterUpper(code);
        if (!double.IsFinite(value))
        {
            text.Append(FormatNonFinite(value, upper, options));
            return;
        }

        code = char.ToLowerInvariant(code);
        double magnitude = Math.Abs(value);
        Span<char> shortest = stackalloc char[32];
        scoped ReadOnlySpan<char> digits;
        int point;
        int least = 0;
        int fractionLength = -1;
        bool exponential = false;
        bool alternate = (options & FloatTextOptions.Alternate) != 0;
        switch (code)
        {
            case 'r':
                digits = shortest[..FloatDigits.Shortest(magnitude, shortest, out point)];
                exponential = point is <= -4 or > 16;
                break;
            case 'e':
                precision = Math.Min(precision, int.MaxValue - 16);
                int kept = Math.Min(precision + 1, 1100);
                digits = FloatDigits.Significant(magnitude, kept, out point);
                least = precision + 1;
                exponential = true;
                break;
            case 'f':
                digits = FloatDigits.TryFixed(magnitude, precision, shortest, out point) is { IsEmpty: false } few ? few : FloatDigits.Fixed(magnitude, precision, out point);
                fractionLength = precision;
                break;
            default:
                precision = Math.Max(precision, 1);
                digits = FloatDigits.Significant(magnitude, Math.Min(precision, 1100), out point);
                exponential = point <= -4 || point > precision - ((options & FloatTextOptions.AddDotZero) != 0 ? 1 : 0);
                if (alternate)
                {
                    least = precision;
                }
                else
                {
                    digits = digits.TrimEnd('0');
                }

                break;
        }

        if (digits.Length == 0)
        {
            digits = "0";
        }

        bool negative = double.IsNegative(value) && !((options & FloatTextOptions.NoNegativeZero) != 0 && digits.IndexOfAnyExcept('0') < 0);
        if (negative)
        {
            text.Append('-');
        }
        else if ((options & FloatTextOptions.Sign) != 0)
        {
            text.Append('+');
        }

        if (exponential)
        {
            AppendExponential(ref text, digits, point, least, alternate, upper);
        }
        else
        {
            AppendPlain(ref text, digits, point, fractionLength >= 0 ? fractionLength : Math.Max(least, digits.Length) - point, options);
        }
    }

    /// <summary>Reads a float as <c>float(text)</c> does, from ASCII text (other digits and spaces have been translated): spaces around it, sign, underscores, inf and nan.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim(" \t\n\r\v\f");
        value = 0;
        if (TryParseShort(text, out value))
        {
            return true;
        }

        if (text.Contains('_'))
        {
            return TryDropUnderscores(text, out string? plain) && TryParseNumber(plain, out int end, out value) && end == plain!.Length;
        }

        return TryParseNumber(text, out int length, out value) && length == text.Length;
    }

    /// <summary>
    /// Reads a sign or none, digits, a point and digits where both numbers, that of all digits and the power of ten that divides it, are doubles exactly: then so is their quotient, rounded once. False for
    /// anything else, malformed or not.
    /// </summary>
    private static bool TryParseShort(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        int start = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        int point = -1;
        long digits = 0;
        if (text.Length - start is < 1 or > 16)
        {
            return false;
        }

        for (int i = start; i < text.Length; i++)
        {
            uint digit = (uint)text[i] - '0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        int places = point < 0 ? 0 : text.Length - 1 - point;
        if (digits >= 1L << 53 || text.Length - start - (point < 0 ? 0 : 1) == 0)
        {
            return false;
        }

        value = digits / FloatDigits.PowerOfTen64(places);
        value = text[0] == '-' ? -value : value;
        return true;
    }

    /// <summary>Reads the longest float at the start of the text: sign, digits, point, exponent, or inf, infinity, nan. False where there is none.</summary>
    public static bool TryParseNumber(ReadOnlySpan<char> text, out int length, out double value)
    {
        int at = 0;
        length = 0;
        value = 0;
        bool negative = false;
        if (at < text.Length && text[at] is '+' or '-')
        {
            negative = text[at] == '-';
            at++;
        }

        ReadOnlySpan<char> rest = text[at..];
        if (rest.StartsWith("inf", StringComparison.OrdinalIgnoreCase))
        {
            length = at + (rest.StartsWith("infinity", StringComparison.OrdinalIgnoreCase) ? 8 : 3);
            value = negative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (rest.StartsWith("nan", StringComparison.OrdinalIgnoreCase))
        {
            length = at + 3;
            value = negative ? -double.NaN : double.NaN;
            value = Math.CopySign(value, negative ? -1.0 : 1.0);
            return true;
        }

        int digits = at;
        at = SkipDigits(text, at);
        int count = at - digits;
        if (at < text.Length && text[at] == '.')
        {
            int fraction = at + 1;
            at = SkipDigits(text, fraction);
            count += at - fraction;
        }

        if (count == 0)
        {
            return false;
        }

        length = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            int exponent = at + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
            {
                exponent++;
            }

            int end = SkipDigits(text, exponent);
            if (end > exponent)
            {
                length = end;
            }
        }

        return double.TryParse(text[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Removes underscores, each of which must stand between digits.</summary>
    public static bool TryDropUnderscores(ReadOnlySpan<char> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? plain)
    {
        var builder = new StringBuilder(text.Length);
        plain = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '_')
            {
                builder.Append(text[i]);
            }
            else if (i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            {
                return false;
            }
        }

        plain = builder.ToString();
        return true;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string FormatNonFinite(double value, bool upper, FloatTextOptions options)
    {
        string name = double.IsNaN(value) ? "nan" : "inf";
        string sign = double.IsNaN(value) || value > 0 ? (options & FloatTextOptions.Sign) != 0 ? "+" : "" : "-";
        return sign + (upper ? name.ToUpperInvariant() : name);
    }

    private static void AppendExponential(ref ValueTextBuilder text, scoped ReadOnlySpan<char> digits, int point, int least, bool alternate, bool upper)
    {
        text.Append(digits[0]);
        int zeros = Math.Max(0, least - digits.Length);
        if (digits.Length > 1 || zeros > 0 || alternate)
        {
            text.Append('.');
            text.Append(digits[1..]);
            text.Append('0', zeros);
        }

        text.Append(upper ? 'E' : 'e');
        int exponent = point - 1;
        text.Append(exponent < 0 ? '-' : '+');
        exponent = Math.Abs(exponent);
        if (exponent < 10)
        {
            text.Append('0');
        }

        text.Append(exponent.ToString(CultureInfo.InvariantCulture));
    }

    private static void AppendPlain(ref ValueTextBuilder text, scoped ReadOnlySpan<char> digits, int point, int fractionLength, FloatTextOptions options)
    {
        int whole = Math.Clamp(point, 0, digits.Length);
        if (point <= 0)
        {
            text.Append('0');
        }
        else
        {
            text.Append(digits[..whole]);
            text.Append('0', point - whole);
        }

        if (fractionLength > 0)
        {
            text.Append('.');
            int leadingZeros = Math.Min(fractionLength, Math.Max(0, -point));
            ReadOnlySpan<char> fraction = digits[whole..];
            fraction = fraction[..Math.Min(fraction.Length, fractionLength - leadingZeros)];
            text.Append('0', leadingZeros);
            text.Append(fraction);
            text.Append('0', fractionLength - leadingZeros - fraction.Length);
        }
        else if ((options & FloatTextOptions.AddDotZero) != 0)
        {
            text.Append(".0");
        }
        else if ((options & FloatTextOptions.Alternate) != 0)
        {
            text.Append('.');
        }
    }
}
