using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>What a code point is; bits in the order of <c>make_unicode_data.py</c>.</summary>
[Flags]
internal enum UnicodeFlags : uint
{
    Alpha = 1 << 0,
    Decimal = 1 << 1,
    Digit = 1 << 2,
    Numeric = 1 << 3,
    Lower = 1 << 4,
    Upper = 1 << 5,
    Title = 1 << 6,
    Space = 1 << 7,
    LineBreak = 1 << 8,
    Printable = 1 << 9,
    IdentifierStart = 1 << 10,
    IdentifierContinue = 1 << 11,
    Cased = 1 << 12,
    CaseIgnorable = 1 << 13,
    ExtendedLower = 1 << 14,
    ExtendedUpper = 1 << 15,
    ExtendedTitle = 1 << 16,
    ExtendedFold = 1 << 17,
}

/// <summary>A record of the table: what many code points have in common.</summary>
internal readonly struct UnicodeRecord
{
    public readonly UnicodeFlags Flags;

    /// <summary>The lower-case form: a difference to the code point, or where extended an index (24 bits) and length (8 bits) in the extended mappings.</summary>
    public readonly int Lower;
    public readonly int Upper;
    public readonly int Title;
    public readonly int Fold;

    /// <summary>Index in the list of general categories.</summary>
    public readonly byte Category;
    public readonly byte DecimalValue;
    public readonly byte DigitValue;
    public readonly byte CombiningClass;
}

/// <summary>
/// The Unicode 16 tables, read in place from the resource that <c>gen/unicode/make_unicode_data.py</c> writes; its opening text describes the layout. Nothing is loaded before
/// somebody asks about a code point that is not ASCII.
/// </summary>
internal static unsafe class UnicodeData
{
    private const int BlockShift = 7;
    private const int BlockMask = (1 << BlockShift) - 1;

    private static readonly byte* s_data = Open();
    private static readonly ushort* s_index = (ushort*)Section(0, out _);
    private static readonly ushort* s_blocks = (ushort*)Section(1, out _);
    private static readonly UnicodeRecord* s_records = (UnicodeRecord*)Section(2, out _);
    private static readonly int* s_extended = (int*)Section(3, out _);
    private static readonly UnicodeFlags[] s_asciiFlags = AsciiFlags();

    /// <summary>The general categories by their index in <see cref="UnicodeRecord.Category"/>.</summary>
    public static ReadOnlySpan<string> Categories => new[]
    {
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "Sm", "Sc", "Sk", "So", "Cn",
    };

    /// <summary>The record of a code point up to U+10FFFF.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly UnicodeRecord Record(int codePoint) => ref s_records[RecordNumber(codePoint)];

    /// <summary>The number of a code point's record, for tables that run parallel to the records.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RecordNumber(int codePoint) => s_blocks[(s_index[codePoint >> BlockShift] << BlockShift) + (codePoint & BlockMask)];

    /// <summary>What a character is: one look for those of ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UnicodeFlags FlagsOf(char character) => character < s_asciiFlags.Length ? s_asciiFlags[character] : Record(character).Flags;

    public static bool Is(int codePoint, UnicodeFlags flag) => (Record(codePoint).Flags & flag) != 0;

    /// <summary>A section of the resource.</summary>
    public static ReadOnlySpan<byte> SectionBytes(int number)
    {
        byte* start = Section(number, out int length);
        return new ReadOnlySpan<byte>(start, length);
    }

    /// <summary>The code points of an extended case mapping.</summary>
    public static ReadOnlySpan<int> Extended(int mapping) => new(s_extended + (mapping & 0xFF_FFFF), mapping >>> 24);

    private static UnicodeFlags[] AsciiFlags()
    {
        var flags = new UnicodeFlags[128];
        for (int i = 0; i < flags.Length; i++)
        {
            flags[i] = Record(i).Flags;
        }

        return flags;
    }

    private static byte* Open()
    {
        Stream? stream = typeof(UnicodeData).Assembly.GetManifestResourceStream("unicode-data.bin");

        // Resources are mapped with their assembly and stay where they are.
        return stream is UnmanagedMemoryStream memory ? memory.PositionPointer : throw new System.Diagnostics.UnreachableException("unicode-data.bin is not embedded");
    }

    private static byte* Section(int number, out int length)
    {
        uint* entry = (uint*)(s_data + 12 + (8 * number));
        length = (int)entry[1];
        return s_data + entry[0];
    }
}
