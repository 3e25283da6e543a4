using System;
using System.Globalization;
using System.Text;

namespace Adder.Modules.Decimals;

/// <summary>Decimal numbers as text.</summary>
internal static class DecimalText
{
    /// <summary>Exponents beyond that are as good as that: no settings reach them.</summary>
    private const long FarExponent = 4_000_000_000_000_000_000;

    private const int LongestExponentText = 19;

    /// <summary>Reads a number in ASCII, without space around it; false where it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DecimalNumber number)
    {
        number = default;
        bool negative = text is ['-', ..];
        if (text is ['-' or '+', ..])
        {
            text = text[1..];
        }

        if (text.IsEmpty)
        {
            return false;
        }

        return char.IsAsciiDigit(text[0]) || text[0] == '.' ? TryParseFinite(text, negative, out number) : TryParseSpecial(text, negative, out number);
    }

    private static bool TryParseSpecial(ReadOnlySpan<char> text, bool negative, out DecimalNumber number)
    {
        number = DecimalNumber.Infinity(negative);
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        bool isSignaling = text[0] is 's' or 'S';
        ReadOnlySpan<char> rest = isSignaling ? text[1..] : text;
        if (!rest.StartsWith("nan", StringComparison.OrdinalIgnoreCase) || rest[3..].IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        number = new DecimalNumber(negative, Coefficient.Parse(rest[3..]), 0, isSignaling ? DecimalKind.SignalingNaN : DecimalKind.QuietNaN);
        return true;
    }

    private static bool TryParseFinite(ReadOnlySpan<char> text, bool negative, out DecimalNumber number)
    {
        number = default;
        int mark = text.IndexOfAny('e', 'E');
        long exponent = 0;
        if (mark >= 0)
        {
            if (!TryParseExponent(text[(mark + 1)..], out exponent))
            {
                return false;
            }

            text = text[..mark];
        }

        int point = text.IndexOf('.');
        ReadOnlySpan<char> fraction = point < 0 ? default : text[(point + 1)..];
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        if (whole.Length + fraction.Length == 0 || whole.IndexOfAnyExceptInRange('0', '9') >= 0 || fraction.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        Coefficient digits = fraction.IsEmpty ? Coefficient.Parse(whole) : Coefficient.Parse(string.Concat(whole, fraction));
        number = new DecimalNumber(negative, digits, exponent - fraction.Length);
        return true;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        bool negative = text is ['-', ..];
        if (text is ['-' or '+', ..])
        {
            text = text[1..];
        }

        if (text.IsEmpty || text.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        text = text.TrimStart('0');
        exponent = text.Length > LongestExponentText ? FarExponent : text.IsEmpty ? 0 : (long)Math.Min(ulong.Parse(text, CultureInfo.InvariantCulture), FarExponent);
        exponent = negative ? -exponent : exponent;
        return true;
    }

    /// <summary>The scientific or engineering form.</summary>
    public static string ToText(in DecimalNumber number, bool engineering = false, bool capitals = true)
    {
        string sign = number.IsNegative ? "-" : "";
        if (number.IsSpecial)
        {
            return sign + number.Kind switch { DecimalKind.Infinity => "Infinity", DecimalKind.QuietNaN => "NaN", _ => "sNaN" }
                + (number.Digits.IsZero ? "" : number.Digits.ToString());
        }

        string digits = number.Digits.ToString();
        long left = number.Exponent + digits.Length;
        long point = number.Exponent <= 0 && left > -6 ? left
            : !engineering ? 1
            : number.Digits.IsZero ? FloorModulo(left + 1, 3) - 1 : FloorModulo(left - 1, 3) + 1;
        var result = new StringBuilder(sign);
        AppendDigits(result, digits, point);
        if (left != point)
        {
            long exponent = left - point;
            result.Append(capitals ? 'E' : 'e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }

    private static long FloorModulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;

    private static void AppendDigits(StringBuilder result, string digits, long point)
    {
        if (point <= 0)
        {
            result.Append("0.").Append('0', (int)-point).Append(digits);
        }
        else if (point >= digits.Length)
        {
            result.Append(digits).Append('0', (int)(point - digits.Length));
        }
        else
        {
            result.Append(digits, 0, (int)point).Append('.').Append(digits, (int)point, digits.Length - (int)point);
        }
    }
}
