using System;
using System.Globalization;
using System.Text;

namespace Adder.Syntax.Unparsing;

/// <summary>Constants as Python's <c>repr</c> writes them.</summary>
internal static class ConstantRepr
{
    public static string Of(ConstantValue value) => value switch
    {
        NoneConstant => "None",
        EllipsisConstant => "Ellipsis",
        BoolConstant constant => constant.Value ? "True" : "False",
        IntConstant constant => constant.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant constant => OfDouble(constant.Value),
        ComplexConstant constant => OfComplex(constant),
        StringConstant constant => OfString(constant),
        BytesConstant constant => OfBytes(constant.Value),
        TupleConstant { Items: [var only] } => $"({Of(only)},)",
        TupleConstant constant => $"({string.Join(", ", Array.ConvertAll(constant.Items, Of))})",
        FrozenSetConstant { Items: [] } => "frozenset()",
        FrozenSetConstant constant => $"frozenset({{{string.Join(", ", Array.ConvertAll(constant.Items, Of))}}})",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static string OfComplex(ComplexConstant value)
    {
        string imaginary = OfComplexPart(value.Imaginary) + "j";
        if (value.Real == 0 && !double.IsNegative(value.Real))
        {
            return imaginary;
        }

        return $"({OfComplexPart(value.Real)}{(imaginary[0] == '-' ? "" : "+")}{imaginary})";
    }

    public static string OfDouble(double value)
    {
        string text = OfComplexPart(value);
        return text.AsSpan().IndexOfAny(".ein") < 0 ? text + ".0" : text;
    }

    /// <summary>The shortest digits that read back the same, with an exponent below 1e-4 and from 1e16 on.</summary>
    private static string OfComplexPart(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        string mantissa = shortest.Split('E')[0];
        int exponent = DecimalExponent(value, shortest);
        bool negative = mantissa.StartsWith('-');
        string plain = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        plain = plain.TrimEnd('0');
        if (plain.Length == 0)
        {
            plain = "0";
        }

        string text;
        if (exponent is < -4 or >= 16)
        {
            string sign = exponent < 0 ? "-" : "+";
            text = (plain.Length > 1 ? plain[0] + "." + plain[1..] : plain) + "e" + sign + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        }
        else if (exponent < 0)
        {
            text = "0." + new string('0', -exponent - 1) + plain;
        }
        else if (plain.Length <= exponent + 1)
        {
            text = plain + new string('0', exponent + 1 - plain.Length);
        }
        else
        {
            text = plain[..(exponent + 1)] + "." + plain[(exponent + 1)..];
        }

        return negative ? "-" + text : text;
    }

    private static int DecimalExponent(double value, string shortest)
    {
        if (value == 0)
        {
            return 0;
        }

        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        string mantissa = (mark < 0 ? shortest : shortest[..mark]).TrimStart('-');
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int whole = point < 0 ? mantissa.Length : point;
        int exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int leading = 0;
        foreach (char c in mantissa)
        {
            if (c is not ('0' or '.'))
            {
                break;
            }

            leading += c == '0' ? 1 : 0;
        }

        return exponent + whole - 1 - leading;
    }

    public static string OfString(StringConstant constant)
    {
        var builder = new StringBuilder();
        char quote = constant.Text.Contains('\'') && !constant.Text.Contains('"') ? '"' : '\'';
        builder.Append(quote);
        if (constant.CodePoints is { } codePoints)
        {
            foreach (int codePoint in codePoints)
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
        if (c == quote || c == '\\')
        {
            builder.Append('\\').Append((char)c);
        }
        else if (c is '\n' or '\r' or '\t')
        {
            builder.Append('\\').Append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        }
        else if (c < ' ' || c == 127)
        {
            builder.Append("\\x").Append(c.ToString("x2", CultureInfo.InvariantCulture));
        }
        else if (c < 127 || c is < 0xD800 or > 0xDFFF && Tokens.Tokenizer.IsPrintable(new Rune(c)))
        {
            builder.Append(char.ConvertFromUtf32(c));
        }
        else
        {
            builder.Append(c <= 0xFF ? "\\x" : c <= 0xFFFF ? "\\u" : "\\U").Append(c.ToString(c <= 0xFF ? "x2" : c <= 0xFFFF ? "x4" : "x8", CultureInfo.InvariantCulture));
        }
    }

    private static string OfBytes(byte[] bytes)
    {
        char quote = Array.IndexOf(bytes, (byte)'\'') >= 0 && Array.IndexOf(bytes, (byte)'"') < 0 ? '"' : '\'';
        var builder = new StringBuilder("b").Append(quote);
        foreach (byte c in bytes)
        {
            if (c >= 127)
            {
                builder.Append("\\x").Append(c.ToString("x2", CultureInfo.InvariantCulture));
            }
            else
            {
                AppendCharacter(builder, c, quote);
            }
        }

        return builder.Append(quote).ToString();
    }
}
