using System;
using System.Text;

namespace Adder.Runtime.Objects;

/// <summary>Digits of any script.</summary>
internal static class UnicodeNumbers
{
    /// <summary>The value of a decimal digit, or -1.</summary>
    public static int DecimalValue(int codePoint)
    {
        if (codePoint < 128)
        {
            return codePoint is >= '0' and <= '9' ? codePoint - '0' : -1;
        }

        ref readonly UnicodeRecord record = ref UnicodeData.Record(codePoint);
        return (record.Flags & UnicodeFlags.Decimal) != 0 ? record.DecimalValue : -1;
    }

    /// <summary>
    /// A text for number parsers: decimal digits of any script as ASCII ones, spaces of any kind as ' '. ASCII text is given back as it is. Not valid where another character is not ASCII.
    /// </summary>
    public static ReadOnlySpan<char> ToAscii(PyStr text, out bool valid)
    {
        valid = true;
        if (text.IsBmp && Ascii.IsValid(text.Chars))
        {
            return text.Chars;
        }

        var result = new char[text.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (codePoint < 128)
            {
                result[i] = (char)codePoint;
            }
            else if (UnicodeData.Is(codePoint, UnicodeFlags.Space))
            {
                result[i] = ' ';
            }
            else if (DecimalValue(codePoint) is >= 0 and var digit)
            {
                result[i] = (char)('0' + digit);
            }
            else
            {
                valid = false;
                return default;
            }
        }

        return result;
    }
}
