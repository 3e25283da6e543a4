using System;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The format mini-language for numbers and strings (PEP 3101, PEP 378, PEP 515, PEP 682).</summary>
[SkipLocalsInit]
internal static class NumberFormatting
{
    /// <summary><c>int.__format__</c> with a specification that is not empty.</summary>
    public static PyStr? FormatInt(ThreadState ts, PyInt value, PyStr specificationText)
    {
        if (!FormatSpecification.TryParse(ts, specificationText, value, 'd', '>', out FormatSpecification specification))
        {
            return null;
        }

        switch (specification.Type)
        {
            case 'b' or 'c' or 'd' or 'o' or 'x' or 'X' or 'n':
                return FormatIntDigits(ts, value, specification);
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                return Numbers.IntToDouble(ts, value, out double number) ? FormatDouble(ts, number, specification) : null;
            default:
                return specification.UnknownType(ts, value);
        }
    }

    /// <summary><c>float.__format__</c> with a specification that is not empty.</summary>
    public static PyStr? FormatFloat(ThreadState ts, double value, PyStr specificationText, PyObject formatted)
    {
        if (!FormatSpecification.TryParse(ts, specificationText, formatted, '\0', '>', out FormatSpecification specification))
        {
            return null;
        }

        return specification.Type is '\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%' ? FormatDouble(ts, value, specification) : specification.UnknownType(ts, formatted);
    }

    /// <summary><c>complex.__format__</c> with a specification that is not empty.</summary>
    public static PyStr? FormatComplex(ThreadState ts, PyComplex value, PyStr specificationText)
    {
        if (!FormatSpecification.TryParse(ts, specificationText, value, '\0', '>', out FormatSpecification specification))
        {
            return null;
        }

        if (specification.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n'))
        {
            return specification.UnknownType(ts, value);
        }

        if (specification.Fill == '0' && specification.HasFill)
        {
            return Raise.ValueError(ts, "Zero padding is not allowed in complex format specifier");
        }

        if (specification.Align == '=')
        {
            return Raise.ValueError(ts, "'=' alignment flag is not allowed in complex format specifier");
        }

        return !CheckPrecision(ts, specification) ? null : FormatComplexParts(value.Value, specification);
    }

    /// <summary><c>str.__format__</c> with a specification that is not empty.</summary>
    public static PyStr? FormatString(ThreadState ts, PyStr value, PyStr specificationText)
    {
        if (!FormatSpecification.TryParse(ts, specificationText, value, 's', '<', out FormatSpecification specification))
        {
            return null;
        }

        if (specification.Type != 's')
        {
            return specification.UnknownType(ts, value);
        }

        if (specification.Sign != '\0')
        {
            return Raise.ValueError(ts, specification.Sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        }

        if (specification.NoNegativeZero)
        {
            return Raise.ValueError(ts, "Negative zero coercion (z) not allowed in string format specifier");
        }

        if (specification.AlternateForm)
        {
            return Raise.ValueError(ts, "Alternate form (#) not allowed in string format specifier");
        }

        if (specification.Align == '=')
        {
            return Raise.ValueError(ts, "'=' alignment not allowed in string format specifier");
        }

        int length = specification.Precision >= 0 ? Math.Min(specification.Precision, value.Length) : value.Length;
        return length == value.Length && specification.Width <= length ? value.ToExact()
            : value.IsBmp ? Pad(ts, value.Chars[..length], specification.Width, specification.Align, specification.Fill)
            : Pad(ts, value.Substring(0, length), specification.Width, specification.Align, specification.Fill);
    }

    /// <summary>As the other one, of chars of which each is a code point.</summary>
    private static PyStr? Pad(ThreadState ts, ReadOnlySpan<char> text, int width, char align, int fill)
    {
        int padding = width - text.Length;
        if (padding <= 0)
        {
            return PyStr.FromBmp(text);
        }

        if (width > PyStr.MaximumLength || fill > 0xFFFF)
        {
            return Pad(ts, PyStr.FromBmp(text), width, align, fill);
        }

        int left = align switch { '<' => 0, '^' => padding / 2, _ => padding };
        PyStr result = PyStr.Unwritten(width, out Span<char> padded);
        PyStr.Fill(padded[..left], (char)fill);
        text.CopyTo(padded[left..]);
        PyStr.Fill(padded[(left + text.Length)..], (char)fill);
        return result.SingleIfShort();
    }

    /// <summary>Pads a text with a fill code point to a width by '&lt;', '&gt;' or '^'.</summary>
    public static PyStr? Pad(ThreadState ts, PyStr text, int width, char align, int fill)
    {
        int padding = width - text.Length;
        if (padding <= 0)
        {
            return text.ToExact();
        }

        if (width > PyStr.MaximumLength)
        {
            return Raise.MemoryError(ts);
        }

        int left = align switch { '<' => 0, '^' => padding / 2, _ => padding };
        var builder = new PyStrBuilder(stackalloc char[128]);
        builder.AppendCodePoint(fill, left);
        builder.Append(text);
        builder.AppendCodePoint(fill, padding - left);
        return builder.ToStrAndDispose();
    }

    /// <summary>Groups digits from the right with separators, with leading zeros up to a width.</summary>
    public static string GroupDigits(ReadOnlySpan<char> digits, DigitGrouping grouping, int minimumWidth)
    {
        int length = GroupedLength(digits.Length, grouping, minimumWidth);
        var text = new ValueTextBuilder(stackalloc char[64]);
        WriteGrouped(digits, grouping, text.Take(length));
        return text.ToStringAndDispose();
    }

    /// <summary>How long digits get with their separators: the most digits that fit the width, or the digits there are.</summary>
    private static int GroupedLength(int digits, DigitGrouping grouping, int minimumWidth)
    {
        if (grouping == DigitGrouping.None)
        {
            return Math.Max(digits, minimumWidth);
        }

        int group = GroupSize(grouping);
        int count = digits;
        while (count + ((count - 1) / group) < minimumWidth)
        {
            count++;
        }

        return count + ((count - 1) / group);
    }

    /// <summary>Writes digits with separators and leading zeros, as many as fill the destination.</summary>
    private static void WriteGrouped(ReadOnlySpan<char> digits, DigitGrouping grouping, Span<char> destination)
    {
        if (grouping == DigitGrouping.None)
        {
            PyStr.Fill(destination[..^digits.Length], '0');
            digits.CopyTo(destination[^digits.Length..]);
            return;
        }

        int group = GroupSize(grouping);
        int taken = 0;
        for (int at = destination.Length - 1, inGroup = 0; at >= 0; at--)
        {
            if (inGroup == group)
            {
                destination[at] = grouping == DigitGrouping.Comma ? ',' : '_';
                inGroup = 0;
                continue;
            }

            destination[at] = ++taken <= digits.Length ? digits[^taken] : '0';
            inGroup++;
        }
    }

    private static int GroupSize(DigitGrouping grouping) => grouping == DigitGrouping.UnderscoreFour ? 4 : 3;

    private static PyStr? FormatIntDigits(ThreadState ts, PyInt value, in FormatSpecification specification)
    {
        if (specification.Precision != -1)
        {
            return Raise.ValueError(ts, "Precision not allowed in integer format specifier");
        }

        if (specification.NoNegativeZero)
        {
            return Raise.ValueError(ts, "Negative zero coercion (z) not allowed in integer format specifier");
        }

        if (specification.Type == 'c')
        {
            return FormatCharacter(ts, value, specification);
        }

        if (value is PySmallInt { Value: > long.MinValue } small)
        {
            return FormatSmallInt(ts, small.Value, specification);
        }

        string prefix = "";
        string? digits;
        if (specification.Type is 'd' or 'n')
        {
            digits = value.ToDecimalText(ts);
            if (digits is null)
            {
                return null;
            }

            if (specification.OnlyPads)
            {
                return Pad(ts, PyStr.From(digits), specification.Width, specification.Align, specification.Fill);
            }

            digits = digits.StartsWith('-') ? digits[1..] : digits;
        }
        else
        {
            int bits = specification.Type switch { 'b' => 1, 'o' => 3, _ => 4 };
            digits = IntegerText.ToPowerOfTwoBase(BigInteger.Abs(value.BigValue), bits);
            prefix = specification.AlternateForm ? "0" + (char)specification.Type : "";
            if (specification.Type == 'X')
            {
                digits = digits.ToUpperInvariant();
            }
        }

        return Assemble(ts, value.Sign < 0, prefix, digits, "", "", specification);
    }

    private static PyStr? FormatSmallInt(ThreadState ts, long value, in FormatSpecification specification)
    {
        Span<char> buffer = stackalloc char[64];
        if (specification.Type is 'd' or 'n')
        {
            ReadOnlySpan<char> text = IntegerText.Write(value, buffer);
            return specification.OnlyPads
                ? Pad(ts, text, specification.Width, specification.Align, specification.Fill)
                : Assemble(ts, value < 0, "", value < 0 ? text[1..] : text, "", "", specification);
        }

        int bits = specification.Type switch { 'b' => 1, 'o' => 3, _ => 4 };
        ReadOnlySpan<char> digits = IntegerText.WriteToPowerOfTwoBase((ulong)Math.Abs(value), bits, buffer, upper: specification.Type == 'X');
        string prefix = !specification.AlternateForm ? "" : specification.Type switch { 'b' => "0b", 'o' => "0o", 'x' => "0x", _ => "0X" };
        return Assemble(ts, value < 0, prefix, digits, "", "", specification);
    }

    private static PyStr? FormatCharacter(ThreadState ts, PyInt value, in FormatSpecification specification)
    {
        if (specification.Sign != '\0')
        {
            return Raise.ValueError(ts, "Sign not allowed with integer format specifier 'c'");
        }

        if (specification.AlternateForm)
        {
            return Raise.ValueError(ts, "Alternate form (#) not allowed with integer format specifier 'c'");
        }

        if (!value.TryGetInt64(out long codePoint))
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C long");
        }

        if (codePoint is < 0 or > 0x10FFFF)
        {
            return Raise.OverflowError(ts, "%c arg not in range(0x110000)");
        }

        return Pad(ts, PyStr.FromCodePoint((int)codePoint), specification.Width, specification.Align == '=' ? '>' : specification.Align, specification.Fill);
    }

    private static PyStr? FormatDouble(ThreadState ts, double value, in FormatSpecification specification)
    {
        if (!CheckPrecision(ts, specification))
        {
            return null;
        }

        int precision = specification.Precision;
        FloatTextOptions options = specification.FloatOptions;
        string suffix = "";
        char code = (char)specification.Type;
        switch (code)
        {
            case '\0':
                options |= FloatTextOptions.AddDotZero;
                code = precision < 0 ? 'r' : 'g';
                break;
            case 'n':
                code = 'g';
                break;
            case '%':
                code = 'f';
                value *= 100;
                suffix = "%";
                break;
        }

        var writer = new ValueTextBuilder(stackalloc char[64]);
        FloatText.Write(ref writer, value, code, precision < 0 ? 6 : precision, options);
        writer.Append(suffix);
        ReadOnlySpan<char> text = writer.Text;
        PyStr? result;
        if (specification.OnlyPads && specification.FractionGrouping == DigitGrouping.None)
        {
            result = Pad(ts, text, specification.Width, specification.Align, specification.Fill);
        }
        else
        {
            bool negative = text[0] == '-';
            SplitNumber(negative ? text[1..] : text, out ReadOnlySpan<char> digits, out ReadOnlySpan<char> fraction, out ReadOnlySpan<char> rest);
            ReadOnlySpan<char> grouped = specification.FractionGrouping == DigitGrouping.None ? fraction : GroupFraction(fraction, specification.FractionGrouping);
            result = Assemble(ts, negative, "", digits, grouped, rest, specification);
        }

        writer.Dispose();
        return result;
    }

    private static bool CheckPrecision(ThreadState ts, in FormatSpecification specification) =>
        CheckPrecision(ts, specification.Precision) && (specification.Width <= PyStr.MaximumLength || (bool)Raise.MemoryError(ts));

    /// <summary>Whether a number can be written with so many digits.</summary>
    internal static bool CheckPrecision(ThreadState ts, long precision) =>
        precision > int.MaxValue - 1024 ? Raise.ValueError(ts, "precision too big")
        : precision <= FloatText.MaximumPrecision || (bool)Raise.MemoryError(ts);

    private static PyStr FormatComplexParts(Complex value, in FormatSpecification specification)
    {
        int precision = specification.Precision;
        char code = (char)specification.Type;
        bool skipReal = false;
        bool parentheses = false;
        if (code == '\0')
        {
            code = precision < 0 ? 'r' : 'g';
            skipReal = value.Real == 0 && !double.IsNegative(value.Real);
            parentheses = !skipReal;
        }
        else if (code == 'n')
        {
            code = 'g';
        }

        precision = precision < 0 ? 6 : precision;
        string real = skipReal ? "" : FormatPart(value.Real, code, precision, specification.Sign, specification);
        string imaginary = FormatPart(value.Imaginary, code, precision, skipReal ? specification.Sign : '+', specification);
        string text = parentheses ? $"({real}{imaginary}j)" : $"{real}{imaginary}j";
        int padding = Math.Max(0, specification.Width - text.Length);
        int left = specification.Align switch { '<' => 0, '^' => padding / 2, _ => padding };
        var builder = new PyStrBuilder(stackalloc char[128]);
        builder.AppendCodePoint(specification.Fill, left);
        builder.Append(text);
        builder.AppendCodePoint(specification.Fill, padding - left);
        return builder.ToStrAndDispose();
    }

    private static string FormatPart(double value, char code, int precision, char sign, in FormatSpecification specification)
    {
        string text = FloatText.Format(value, code, precision, specification.FloatOptions);
        bool negative = text.StartsWith('-');
        SplitNumber(negative ? text.AsSpan(1) : text, out ReadOnlySpan<char> digits, out ReadOnlySpan<char> fraction, out ReadOnlySpan<char> rest);
        string grouped = digits.Length == 0 ? "" : GroupDigits(digits, specification.Grouping, 0);
        return SignText(negative, sign) + grouped + GroupFraction(fraction, specification.FractionGrouping) + rest.ToString();
    }

    /// <summary>Takes a number's text apart: digits before the point, the point with the digits after it, and what follows (an exponent; all of "inf").</summary>
    private static void SplitNumber(ReadOnlySpan<char> text, out ReadOnlySpan<char> digits, out ReadOnlySpan<char> fraction, out ReadOnlySpan<char> rest)
    {
        int whole = text.IndexOfAnyExceptInRange('0', '9');
        whole = whole < 0 ? text.Length : whole;
        int end = whole;
        if (end < text.Length && text[end] == '.')
        {
            int after = text[(end + 1)..].IndexOfAnyExceptInRange('0', '9');
            end = after < 0 ? text.Length : end + 1 + after;
        }

        digits = text[..whole];
        fraction = text[whole..end];
        rest = text[end..];
    }

    /// <summary>Groups the digits after a point from the left.</summary>
    internal static string GroupFraction(ReadOnlySpan<char> fraction, DigitGrouping grouping)
    {
        if (grouping == DigitGrouping.None || fraction.Length < 5)
        {
            return fraction.ToString();
        }

        var builder = new ValueTextBuilder(stackalloc char[64]);
        builder.Append('.');
        for (int i = 1; i < fraction.Length; i++)
        {
            if (i > 1 && (i - 1) % 3 == 0)
            {
                builder.Append(grouping == DigitGrouping.Comma ? ',' : '_');
            }

            builder.Append(fraction[i]);
        }

        return builder.ToStringAndDispose();
    }

    private static string SignText(bool negative, char sign) => negative ? "-" : sign is '+' or ' ' ? sign.ToString() : "";

    /// <summary>Puts sign, prefix, grouped digits and the rest together, padded.</summary>
    private static PyStr? Assemble(
        ThreadState ts, bool negative, string prefix, ReadOnlySpan<char> digits, ReadOnlySpan<char> fraction, ReadOnlySpan<char> rest, in FormatSpecification specification)
    {
        if (specification.Width > PyStr.MaximumLength)
        {
            return Raise.MemoryError(ts);
        }

        ReadOnlySpan<char> sign = negative ? "-" : specification.Sign switch { '+' => "+", ' ' => " ", _ => "" };
        int others = sign.Length + prefix.Length + fraction.Length + rest.Length;
        int minimum = specification.Fill == '0' && specification.Align == '=' ? specification.Width - others : 0;
        int grouped = digits.Length == 0 ? 0 : GroupedLength(digits.Length, specification.Grouping, minimum);
        int padding = Math.Max(0, specification.Width - others - grouped);
        int left = specification.Align switch { '>' => padding, '^' => padding / 2, _ => 0 };
        int inner = specification.Align == '=' ? padding : 0;
        if (padding > 0 && specification.Fill > 0xFFFF)
        {
            // Put in as another character, which stands nowhere else.
            FormatSpecification narrow = specification;
            narrow.Fill = '\uFFFF';
            return Assemble(ts, negative, prefix, digits, fraction, rest, narrow) is { } text
                ? (PyStr?)text.Replace(ts, PyStr.FromCodePoint(narrow.Fill), PyStr.FromCodePoint(specification.Fill), -1) : null;
        }

        PyStr result = PyStr.Unwritten(others + grouped + padding, out Span<char> chars);
        var writer = new ValueTextBuilder(chars);
        writer.Append((char)specification.Fill, left);
        writer.Append(sign);
        writer.Append(prefix);
        writer.Append((char)specification.Fill, inner);
        if (grouped > 0)
        {
            WriteGrouped(digits, specification.Grouping, writer.Take(grouped));
        }

        writer.Append(fraction);
        writer.Append(rest);
        writer.Append((char)specification.Fill, padding - left - inner);
        return result.SingleIfShort();
    }
}
