using System;
using System.Numerics;

namespace Adder.Runtime.Objects;

/// <summary>Complex numbers as text and back.</summary>
internal static class ComplexText
{
    public static string Repr(Complex value)
    {
        string imaginary = FloatText.Format(value.Imaginary, 'r', 0, FloatTextOptions.None);
        if (value.Real == 0 && !double.IsNegative(value.Real))
        {
            return imaginary + "j";
        }

        string real = FloatText.Format(value.Real, 'r', 0, FloatTextOptions.None);
        return $"({real}{(imaginary.StartsWith('-') ? "" : "+")}{imaginary}j)";
    }

    /// <summary>Reads what <c>complex(text)</c> accepts: "1", "2j", "1+2j", in parentheses or not, spaces around.</summary>
    public static bool TryParse(PyStr text, out Complex value)
    {
        value = default;
        ReadOnlySpan<char> ascii = UnicodeNumbers.ToAscii(text, out bool valid);
        if (!valid)
        {
            return false;
        }

        const string spaces = " \t\n\r\v\f";
        ascii = ascii.Trim(spaces);
        if (ascii.Contains('_'))
        {
            if (!FloatText.TryDropUnderscores(ascii, out string? plain))
            {
                return false;
            }

            ascii = plain;
        }

        if (ascii.Length > 0 && ascii[0] == '(')
        {
            if (ascii[^1] != ')')
            {
                return false;
            }

            ascii = ascii[1..^1].Trim(spaces);
        }

        return TryParseSum(ascii, out value);
    }

    private static bool TryParseSum(ReadOnlySpan<char> text, out Complex value)
    {
        value = default;
        if (text.Length == 0)
        {
            return false;
        }

        if (FloatText.TryParseNumber(text, out int length, out double first))
        {
            text = text[length..];
            if (text.Length == 0)
            {
                value = new Complex(first, 0);
                return true;
            }

            if (IsJ(text))
            {
                value = new Complex(0, first);
                return true;
            }

            return text[0] is '+' or '-' && TryImaginary(text, out double second) && Assign(first, second, out value);
        }

        return TryImaginary(text, out double only) && Assign(0, only, out value);
    }

    /// <summary>"2j", "+j", "-2.5e3j".</summary>
    private static bool TryImaginary(ReadOnlySpan<char> text, out double value)
    {
        if (FloatText.TryParseNumber(text, out int length, out value))
        {
            return IsJ(text[length..]);
        }

        value = text.Length > 0 && text[0] == '-' ? -1.0 : 1.0;
        return IsJ(text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text);
    }

    private static bool Assign(double real, double imaginary, out Complex value)
    {
        value = new Complex(real, imaginary);
        return true;
    }

    private static bool IsJ(ReadOnlySpan<char> text) => text is "j" or "J";
}
