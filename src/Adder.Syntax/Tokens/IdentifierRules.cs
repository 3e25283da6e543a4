using System.Globalization;

namespace Adder.Syntax.Tokens;

/// <summary>Which characters identifiers are made of: XID_Start and XID_Continue of UAX 31, from the general categories and their exceptions.</summary>
internal static class IdentifierRules
{
    public static bool IsStart(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return codePoint is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_';
        }

        return IsIdStart(codePoint) && !IsExcludedStart(codePoint);
    }

    public static bool IsContinue(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return codePoint is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
        }

        if (codePoint is 0x37A or >= 0xFE70 and <= 0xFE7E && (codePoint & 1) == 0 && codePoint != 0xFE74
            || codePoint is 0xFC5E or 0xFC5F or 0xFC60 or 0xFC61 or 0xFC62 or 0xFC63 or 0xFDFA or 0xFDFB)
        {
            return false;
        }

        if (codePoint is 0xE33 or 0xEB3 || IsStart(codePoint))
        {
            return true;
        }

        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.ConnectorPunctuation => true,
            _ => codePoint is 0xB7 or 0x387 or >= 0x1369 and <= 0x1371 or 0x19DA or 0x200C or 0x200D or 0x30FB or 0xFF65 or 0xFF9E or 0xFF9F,
        };
    }

    /// <summary>Letters, letter numbers and Other_ID_Start, less Pattern_Syntax and Pattern_White_Space (U+2E2F).</summary>
    private static bool IsIdStart(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => codePoint != 0x2E2F,
        _ => codePoint is 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C,
    };

    /// <summary>Characters whose NFKC form is not an identifier: XID_Start lacks them though ID_Start has them.</summary>
    private static bool IsExcludedStart(int codePoint) => codePoint is 0x37A or 0xE33 or 0xEB3 or 0x309B or 0x309C
        or >= 0xFC5E and <= 0xFC63 or 0xFDFA or 0xFDFB or 0xFE70 or 0xFE72 or 0xFE74 or 0xFE76 or 0xFE78 or 0xFE7A or 0xFE7C or 0xFE7E
        or 0xFF9E or 0xFF9F;
}
