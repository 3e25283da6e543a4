using System;
using System.Globalization;
using System.Text;
using Adder.Runtime.Objects;

namespace Adder.Modules.Decimals;

/// <summary>Decimal numbers by format specification.</summary>
internal static class DecimalFormat
{
    /// <summary>The number's text by a parsed specification, the type of which is known to be one of a decimal number's.</summary>
    public static string Format(DecimalNumber number, in FormatSpecification specification, bool capitals, DecimalRounding rounding, in DecimalSeparators separators)
    {
        char type = specification.Type == 0 ? (capitals ? 'G' : 'g') : specification.Type == 'n' ? 'g' : (char)specification.Type;
        bool isNegative = number.IsNegative;
        if (number.IsSpecial)
        {
            string special = DecimalText.ToText(number.WithSign(false)) + (type == '%' ? "%" : "");
            return Align(SignOf(isNegative, specification), special, "", specification, null);
        }

        number = Rounded(number, type, specification.Precision, rounding);
        if (number.Digits.IsZero && specification.NoNegativeZero)
        {
            isNegative = false;
        }

        string digits = number.Digits.ToString();
        long left = number.Exponent + digits.Length;
        long point = type switch
        {
            'e' or 'E' => number.Digits.IsZero && specification.Precision >= 0 ? 1 - specification.Precision : 1,
            'f' or 'F' or '%' => left,
            _ => number.Exponent <= 0 && left > -6 ? left : 1,
        };
        string whole = point <= 0 ? "0" : point >= digits.Length ? digits + new string('0', (int)(point - digits.Length)) : digits[..(int)point];
        string fraction = point < 0 ? new string('0', (int)-point) + digits : point >= digits.Length ? "" : digits[(int)point..];
        var tail = new StringBuilder();
        if (fraction.Length > 0 || specification.AlternateForm)
        {
            string digitsBehind = NumberFormatting.GroupFraction("." + fraction, specification.FractionGrouping);
            tail.Append(separators.Point).Append(digitsBehind, 1, digitsBehind.Length - 1);
        }

        long exponent = left - point;
        if (exponent != 0 || type is 'e' or 'E')
        {
            tail.Append(type is 'E' or 'G' ? 'E' : 'e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        }

        if (type == '%')
        {
            tail.Append('%');
        }

        return Align(SignOf(isNegative, specification), whole, tail.ToString(), specification, separators);
    }

    private static DecimalNumber Rounded(DecimalNumber number, char type, int precision, DecimalRounding rounding)
    {
        if (type == '%')
        {
            number = new DecimalNumber(number.IsNegative, number.Digits, number.Exponent + 2);
        }

        if (precision >= 0)
        {
            if (type is 'e' or 'E')
            {
                number = ToDigits(number, precision + 1, rounding);
            }
            else if (type is 'f' or 'F' or '%')
            {
                number = Rescale(number, -precision, rounding);
            }
            else if (number.Digits.Digits > Math.Max(precision, 1))
            {
                number = ToDigits(number, Math.Max(precision, 1), rounding);
            }
        }

        return number.Digits.IsZero && number.Exponent > 0 && type is 'f' or 'F' or '%' ? DecimalNumber.Zero(number.IsNegative) : number;
    }

    /// <summary>Rounds to so many digits, or fills up with zeros.</summary>
    private static DecimalNumber ToDigits(in DecimalNumber number, int count, DecimalRounding rounding)
    {
        if (number.Digits.IsZero)
        {
            return number;
        }

        long exponent = number.Adjusted + 1 - count;
        DecimalNumber rounded = Rescale(number, exponent, rounding);
        return rounded.Digits.Digits > count ? Rescale(rounded, exponent + 1, rounding) : rounded;
    }

    private static DecimalNumber Rescale(in DecimalNumber number, long exponent, DecimalRounding rounding) => number.Digits.IsZero
        ? DecimalNumber.Zero(number.IsNegative, exponent)
        : number.Exponent >= exponent
            ? new DecimalNumber(number.IsNegative, number.Digits.ScaleUp(number.Exponent - exponent), exponent)
            : new DecimalNumber(number.IsNegative, DecimalMath.Drop(number.Digits, exponent - number.Exponent, number.IsNegative, rounding, out _), exponent);

    private static string SignOf(bool isNegative, in FormatSpecification specification) =>
        isNegative ? "-" : specification.Sign is '+' or ' ' ? specification.Sign.ToString() : "";

    /// <param name="separators">Null where the text is no number to be grouped.</param>
    private static string Align(string sign, string whole, string tail, in FormatSpecification specification, DecimalSeparators? separators)
    {
        if (separators is { } given)
        {
            bool padsWithZeros = specification.Fill == '0' && specification.Align == '=';
            int width = padsWithZeros ? specification.Width - sign.Length - tail.Length : 0;
            whole = specification.Type == 'n' && given.Thousands.Length > 0
                ? given.Group(whole, width)
                : NumberFormatting.GroupDigits(whole, specification.Grouping, width);
        }

        string body = whole + tail;
        int missing = specification.Width - new StringInfo(sign + body).LengthInTextElements;
        if (missing <= 0)
        {
            return sign + body;
        }

        string fill = char.ConvertFromUtf32(specification.Fill);
        string Fill(int count) => new StringBuilder().Insert(0, fill, count).ToString();
        return specification.Align switch
        {
            '<' => sign + body + Fill(missing),
            '=' => sign + Fill(missing) + body,
            '^' => Fill(missing / 2) + sign + body + Fill(missing - (missing / 2)),
            _ => Fill(missing) + sign + body,
        };
    }
}
