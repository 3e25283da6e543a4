using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sre;

/// <summary>Case and classes of characters as patterns see them. The locale is always one whose single-byte letters are those of ASCII.</summary>
internal static class SreCharacters
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LowerAscii(uint character) => character - 'A' <= 'Z' - 'A' ? character | 0x20 : character;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint UpperAscii(uint character) => character - 'a' <= 'z' - 'a' ? character & ~0x20u : character;

    /// <summary>The lower-case form; the first character of it where it is several.</summary>
    public static uint LowerUnicode(uint character)
    {
        if (character < 128)
        {
            return LowerAscii(character);
        }

        if (character > 0x10FFFF)
        {
            return character;
        }

        ref readonly UnicodeRecord record = ref UnicodeData.Record((int)character);
        return (record.Flags & UnicodeFlags.ExtendedLower) != 0 ? (uint)UnicodeData.Extended(record.Lower)[0] : (uint)((int)character + record.Lower);
    }

    /// <summary>The upper-case form; the first character of it where it is several.</summary>
    public static uint UpperUnicode(uint character)
    {
        if (character < 128)
        {
            return UpperAscii(character);
        }

        if (character > 0x10FFFF)
        {
            return character;
        }

        ref readonly UnicodeRecord record = ref UnicodeData.Record((int)character);
        return (record.Flags & UnicodeFlags.ExtendedUpper) != 0 ? (uint)UnicodeData.Extended(record.Upper)[0] : (uint)((int)character + record.Upper);
    }

    public static bool IsWordAscii(uint character) => character < 128 && (character - '0' <= 9 || (character | 0x20) - 'a' <= 25 || character == '_');

    public static bool IsWordUnicode(uint character) =>
        character < 128
            ? IsWordAscii(character)
            : character <= 0x10FFFF && UnicodeData.Is((int)character, UnicodeFlags.Alpha | UnicodeFlags.Decimal | UnicodeFlags.Digit | UnicodeFlags.Numeric);

    /// <summary>Whether a character is of a class.</summary>
    public static bool IsIn(SreCategory category, uint character)
    {
        bool positive = (SreCategory)((uint)category & ~1u) switch
        {
            SreCategory.Digit => character - '0' <= 9,
            SreCategory.Space => character == ' ' || character - '\t' <= '\r' - '\t',
            SreCategory.Word or SreCategory.LocaleWord => IsWordAscii(character),
            SreCategory.LineBreak => character == '\n',
            SreCategory.UnicodeDigit => HasFlag(character, UnicodeFlags.Decimal),
            SreCategory.UnicodeSpace => HasFlag(character, UnicodeFlags.Space),
            SreCategory.UnicodeWord => IsWordUnicode(character),
            _ => HasFlag(character, UnicodeFlags.LineBreak),
        };
        return positive != (((uint)category & 1) != 0);
    }

    private static bool HasFlag(uint character, UnicodeFlags flag) => character <= 0x10FFFF && UnicodeData.Is((int)character, flag);
}
