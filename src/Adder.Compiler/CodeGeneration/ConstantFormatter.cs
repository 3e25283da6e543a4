using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using Adder.Syntax;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Constants as Python shows and compares them, for messages and for annotations that are kept as text.</summary>
internal static class ConstantFormatter
{
    /// <summary><c>repr()</c> of a constant.</summary>
    public static string Repr(ConstantValue value) => value switch
    {
        NoneConstant => "None",
        EllipsisConstant => "Ellipsis",
        BoolConstant boolean => boolean.Value ? "True" : "False",
        IntConstant number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant number => Repr(number.Value),
        ComplexConstant number => ReprComplex(number),
        StringConstant text => ReprString(text),
        BytesConstant bytes => ReprBytes(bytes.Value),
        TupleConstant { Items: [var only] } => $"({Repr(only)},)",
        TupleConstant tuple => $"({string.Join(", ", Array.ConvertAll(tuple.Items, Repr))})",
        FrozenSetConstant set => $"frozenset({{{string.Join(", ", Array.ConvertAll(set.Items, Repr))}}})",
        SliceConstant slice => $"slice({Repr(slice.Start)}, {Repr(slice.Stop)}, {Repr(slice.Step)})",
        _ => throw new ArgumentException($"no text for {value.GetType().Name}", nameof(value)),
    };

    /// <summary>The name of a constant's type.</summary>
    public static string TypeName(ConstantValue value) => value switch
    {
        NoneConstant => "NoneType",
        EllipsisConstant => "ellipsis",
        BoolConstant => "bool",
        IntConstant => "int",
        FloatConstant => "float",
        ComplexConstant => "complex",
        StringConstant => "str",
        BytesConstant => "bytes",
        TupleConstant => "tuple",
        FrozenSetConstant => "frozenset",
        SliceConstant => "slice",
        _ => "code",
    };

    /// <summary>Whether two constants are equal for Python, where 1, 1.0 and True are.</summary>
    public static bool PythonEquals(ConstantValue left, ConstantValue right)
    {
        if (left is ComplexConstant || right is ComplexConstant)
        {
            return ToComplex(left) is { } a && ToComplex(right) is { } b && a == b;
        }

        if (left is FloatConstant || right is FloatConstant)
        {
            return ToDouble(left) is { } a && ToDouble(right) is { } b && a == b
                && (ToInteger(left) is not { } i || double.IsInteger(b) && new BigInteger(b) == i)
                && (ToInteger(right) is not { } j || double.IsInteger(a) && new BigInteger(a) == j);
        }

        return ToInteger(left) is { } x ? ToInteger(right) is { } y && x == y : left.Equals(right);
    }

    /// <summary><c>repr()</c> of a float: the shortest digits that give the same number.</summary>
    public static string Repr(double value)
    {
        string text = Digits(value);
        return text.AsSpan().ContainsAny("en.") ? text : text + ".0";
    }

    private static BigInteger? ToInteger(ConstantValue value) => value switch
    {
        IntConstant number => number.Value,
        BoolConstant boolean => boolean.Value ? BigInteger.One : BigInteger.Zero,
        _ => null,
    };

    private static double? ToDouble(ConstantValue value) =>
        value is FloatConstant number ? number.Value : ToInteger(value) is { } integer ? (double)integer : null;

    private static (double Real, double Imaginary)? ToComplex(ConstantValue value) =>
        value is ComplexConstant number ? (number.Real, number.Imaginary) : ToDouble(value) is { } real ? (real, 0.0) : null;

    private static string ReprComplex(ComplexConstant number)
    {
        string imaginary = Digits(number.Imaginary) + "j";
        if (number.Real == 0 && !double.IsNegative(number.Real))
        {
            return imaginary;
        }

        string sign = imaginary[0] == '-' ? "" : "+";
        return $"({Digits(number.Real)}{sign}{imaginary})";
    }

    /// <summary>Shortest digits without a trailing ".0"; an exponent below 1e-4 and from 1e16 on.</summary>
    private static string Digits(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value < 0 ? "-inf" : "inf";
        }

        string scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        scientific = ShortestScientific(value, scientific);
        int split = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(scientific.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string sign = scientific[0] == '-' ? "-" : "";
        string digits = scientific[sign.Length..split].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        if (exponent is < -4 or >= 16)
        {
            string mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static string ShortestScientific(double value, string exact)
    {
        // "R" gives the shortest digits that round-trip, in a form that varies with the magnitude.
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (shortest.Contains('E', StringComparison.Ordinal))
        {
            return shortest;
        }

        int split = exact.IndexOf('E', StringComparison.Ordinal);
        string sign = shortest[0] == '-' ? "-" : "";
        string digits = shortest[sign.Length..].Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return digits.Length == 0 ? sign + "0E+0" : $"{sign}{digits[0]}.{digits[1..]}{exact[split..]}";
    }

    private static string ReprBytes(byte[] bytes)
    {
        char quote = Array.IndexOf(bytes, (byte)'\'') >= 0 && Array.IndexOf(bytes, (byte)'"') < 0 ? '"' : '\'';
        var builder = new StringBuilder("b").Append(quote);
        foreach (byte b in bytes)
        {
            _ = b switch
            {
                (byte)'\t' => builder.Append("\\t"),
                (byte)'\n' => builder.Append("\\n"),
                (byte)'\r' => builder.Append("\\r"),
                (byte)'\\' => builder.Append("\\\\"),
                _ when b == quote => builder.Append('\\').Append(quote),
                < 32 or >= 127 => builder.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}"),
                _ => builder.Append((char)b),
            };
        }

        return builder.Append(quote).ToString();
    }

    private static string ReprString(StringConstant constant)
    {
        char quote = constant.Text.Contains('\'', StringComparison.Ordinal) && !constant.Text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var builder = new StringBuilder().Append(quote);
        if (constant.CodePoints is not null)
        {
            foreach (int codePoint in constant.CodePoints)
            {
                AppendCharacter(builder, codePoint, quote);
            }
        }
        else
        {
            foreach (Rune rune in constant.Text.EnumerateRunes())
            {
                AppendCharacter(builder, rune.Value, quote);
            }
        }

        return builder.Append(quote).ToString();
    }

    private static void AppendCharacter(StringBuilder builder, int c, char quote)
    {
        _ = c switch
        {
            '\t' => builder.Append("\\t"),
            '\n' => builder.Append("\\n"),
            '\r' => builder.Append("\\r"),
            '\\' => builder.Append("\\\\"),
            _ when c == quote => builder.Append('\\').Append(quote),
            >= 32 and < 127 => builder.Append((char)c),
            _ when c >= 127 && IsPrintable(c) => builder.Append(char.ConvertFromUtf32(c)),
            < 0x100 => builder.Append(CultureInfo.InvariantCulture, $"\\x{c:x2}"),
            < 0x10000 => builder.Append(CultureInfo.InvariantCulture, $"\\u{c:x4}"),
            _ => builder.Append(CultureInfo.InvariantCulture, $"\\U{c:x8}"),
        };
    }

    private static bool IsPrintable(int c) => c is < 0xD800 or > 0xDFFF
        && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
