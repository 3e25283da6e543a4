using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    /// <summary>Which case a mapping goes to.</summary>
    private enum CaseKind
    {
        Lower,
        Upper,
        Title,
        Fold,
    }

    [PyMethod("lower()", Doc = "Return a copy of the string converted to lowercase.")]
    internal PyObject? Lower(ThreadState ts) => Lower();

    /// <summary>The lower-case form, a sigma at the end of a word becoming its final form.</summary>
    public PyStr Lower() => TryShortCase('A') ?? (IsAscii ? AsciiCase(upper: false) : MapAll(CaseKind.Lower));

    [PyMethod("upper()", Doc = "Return a copy of the string converted to uppercase.")]
    internal PyObject? Upper(ThreadState ts) => Upper();

    public PyStr Upper() => TryShortCase('a') ?? (IsAscii ? AsciiCase(upper: true) : MapAll(CaseKind.Upper));

    [PyMethod("casefold()", Doc = "Return a version of the string suitable for caseless comparisons.")]
    internal PyObject? CaseFold(ThreadState ts) => IsAscii ? AsciiCase(upper: false) : MapAll(CaseKind.Fold);

    [PyMethod("swapcase()", Doc = "Convert uppercase characters to lowercase and lowercase characters to uppercase.")]
    internal PyObject? SwapCase(ThreadState ts)
    {
        var builder = new PyStrBuilder(stackalloc char[256]);
        for (int i = 0; i < _length; i++)
        {
            int codePoint = CodePointAt(i);
            UnicodeFlags flags = UnicodeData.Record(codePoint).Flags;
            if ((flags & UnicodeFlags.Upper) != 0)
            {
                AppendMapped(ref builder, i, codePoint, CaseKind.Lower);
            }
            else if ((flags & UnicodeFlags.Lower) != 0)
            {
                AppendMapped(ref builder, i, codePoint, CaseKind.Upper);
            }
            else
            {
                builder.AppendCodePoint(codePoint);
            }
        }

        return builder.ToStrAndDispose();
    }

    [PyMethod("capitalize()", Doc = "Return a capitalized version of the string.")]
    internal PyObject? Capitalize(ThreadState ts)
    {
        if (_length == 0)
        {
            return Empty;
        }

        if (IsAscii)
        {
            return AsciiTitle(firstWord: true);
        }

        var builder = new PyStrBuilder(stackalloc char[256]);
        AppendMapped(ref builder, 0, CodePointAt(0), CaseKind.Title);
        for (int i = 1; i < _length; i++)
        {
            AppendMapped(ref builder, i, CodePointAt(i), CaseKind.Lower);
        }

        return builder.ToStrAndDispose();
    }

    [PyMethod("title()", Doc = "Return a version of the string where each word is titlecased.")]
    internal PyObject? Title(ThreadState ts)
    {
        if (IsAscii)
        {
            return AsciiTitle(firstWord: false);
        }

        var builder = new PyStrBuilder(stackalloc char[256]);
        bool inWord = false;
        for (int i = 0; i < _length; i++)
        {
            int codePoint = CodePointAt(i);
            AppendMapped(ref builder, i, codePoint, inWord ? CaseKind.Lower : CaseKind.Title);
            inWord = UnicodeData.Is(codePoint, UnicodeFlags.Cased);
        }

        return builder.ToStrAndDispose();
    }

    [PyMethod("isascii()", Doc = "Return True if all characters in the string are ASCII, False otherwise.")]
    internal PyObject? IsAsciiMethod(ThreadState ts) => PyBool.From(IsAscii);

    [PyMethod("isalpha()", Doc = "Return True if the string is an alphabetic string, False otherwise.")]
    internal PyObject? IsAlpha(ThreadState ts) => All(UnicodeFlags.Alpha);

    [PyMethod("isalnum()", Doc = "Return True if the string is an alpha-numeric string, False otherwise.")]
    internal PyObject? IsAlphanumeric(ThreadState ts) => All(UnicodeFlags.Alpha | UnicodeFlags.Decimal | UnicodeFlags.Digit | UnicodeFlags.Numeric);

    [PyMethod("isdecimal()", Doc = "Return True if the string is a decimal string, False otherwise.")]
    internal PyObject? IsDecimal(ThreadState ts) => All(UnicodeFlags.Decimal);

    [PyMethod("isdigit()", Doc = "Return True if the string is a digit string, False otherwise.")]
    internal PyObject? IsDigit(ThreadState ts) => All(UnicodeFlags.Digit);

    [PyMethod("isnumeric()", Doc = "Return True if the string is a numeric string, False otherwise.")]
    internal PyObject? IsNumeric(ThreadState ts) => All(UnicodeFlags.Numeric);

    [PyMethod("isspace()", Doc = "Return True if the string is a whitespace string, False otherwise.")]
    internal PyObject? IsSpaceMethod(ThreadState ts) => All(UnicodeFlags.Space);

    [PyMethod("isprintable()", Doc = "Return True if all characters in the string are printable, False otherwise.")]
    internal PyObject? IsPrintable(ThreadState ts) => _length == 0 ? PyBool.True : All(UnicodeFlags.Printable);

    [PyMethod("isidentifier()", Doc = "Return True if the string is a valid Python identifier, False otherwise.")]
    internal PyObject? IsIdentifierMethod(ThreadState ts) => PyBool.From(IsIdentifier());

    /// <summary>Whether the text is an identifier (or keyword).</summary>
    public bool IsIdentifier()
    {
        if (_length == 0 || !(CodePointAt(0) == '_' || UnicodeData.Is(CodePointAt(0), UnicodeFlags.IdentifierStart)))
        {
            return false;
        }

        for (int i = 1; i < _length; i++)
        {
            if (!UnicodeData.Is(CodePointAt(i), UnicodeFlags.IdentifierContinue))
            {
                return false;
            }
        }

        return true;
    }

    [PyMethod("islower()", Doc = "Return True if the string is a lowercase string, False otherwise.")]
    internal PyObject? IsLower(ThreadState ts) => HasOnlyCase(UnicodeFlags.Lower, UnicodeFlags.Upper | UnicodeFlags.Title);

    [PyMethod("isupper()", Doc = "Return True if the string is an uppercase string, False otherwise.")]
    internal PyObject? IsUpper(ThreadState ts) => HasOnlyCase(UnicodeFlags.Upper, UnicodeFlags.Lower | UnicodeFlags.Title);

    [PyMethod("istitle()", Doc = "Return True if the string is a title-cased string, False otherwise.")]
    internal PyObject? IsTitle(ThreadState ts)
    {
        bool any = false;
        bool inWord = false;
        for (int i = 0; i < _length; i++)
        {
            UnicodeFlags flags = UnicodeData.Record(CodePointAt(i)).Flags;
            if ((flags & (UnicodeFlags.Upper | UnicodeFlags.Title)) != 0)
            {
                if (inWord)
                {
                    return PyBool.False;
                }

                any = inWord = true;
            }
            else if ((flags & UnicodeFlags.Lower) != 0)
            {
                if (!inWord)
                {
                    return PyBool.False;
                }

                any = true;
            }
            else
            {
                inWord = false;
            }
        }

        return PyBool.From(any);
    }

    private PyBool All(UnicodeFlags flags)
    {
        if (IsBmp)
        {
            foreach (char character in Chars)
            {
                if ((UnicodeData.FlagsOf(character) & flags) == 0)
                {
                    return PyBool.False;
                }
            }
        }
        else
        {
            foreach (int codePoint in CodePoints)
            {
                if (!UnicodeData.Is(codePoint, flags))
                {
                    return PyBool.False;
                }
            }
        }

        return PyBool.From(_length > 0);
    }

    private PyBool HasOnlyCase(UnicodeFlags wanted, UnicodeFlags unwanted)
    {
        bool any = false;
        for (int i = 0; i < _length; i++)
        {
            UnicodeFlags flags = UnicodeData.Record(CodePointAt(i)).Flags;
            if ((flags & unwanted) != 0)
            {
                return PyBool.False;
            }

            any |= (flags & wanted) != 0;
        }

        return PyBool.From(any);
    }

    /// <summary>Every word with a large first letter, or only what begins with the str itself.</summary>
    private PyStr AsciiTitle(bool firstWord)
    {
        if (_length == 0)
        {
            return Empty;
        }

        ReadOnlySpan<char> chars = Chars;
        PyStr result = Unwritten(chars.Length, out Span<char> destination);
        bool inWord = false;
        for (int i = 0; i < chars.Length; i++)
        {
            char character = chars[i];
            bool letter = (uint)((character | 0x20) - 'a') <= 'z' - 'a';
            destination[i] = !letter ? character : (char)(inWord ? character | 0x20 : character & ~0x20);
            inWord = letter | firstWord;
        }

        return result.SingleIfShort();
    }

    /// <summary>A few ASCII letters in the other case, those from the given one on; null where the str is long or not ASCII. Vectors pay for longer ones.</summary>
    private PyStr? TryShortCase(char first)
    {
        if (_data is null)
        {
            return TryInlineCase(first);
        }

        if (_length > 32 || !IsBmp)
        {
            return null;
        }

        ReadOnlySpan<char> chars = Chars;
        if (chars.Length >= Vector128<ushort>.Count)
        {
            return TryCaseByEights(chars, first);
        }

        bool changes = false;
        foreach (char character in chars)
        {
            if (character >= 128)
            {
                return null;
            }

            changes |= (uint)(character - first) < 26;
        }

        if (!changes)
        {
            return ToExact();
        }

        PyStr result = Unwritten(chars.Length, out Span<char> destination);
        for (int i = 0; i < destination.Length; i++)
        {
            char character = chars[i];
            destination[i] = (uint)(character - first) < 26 ? (char)(character ^ 0x20) : character;
        }

        return result.SingleIfShort();
    }

    /// <summary>The same of chars that lie in the object: all are looked at at once.</summary>
    private PyStr? TryInlineCase(char first)
    {
        Vector128<ushort> all = InlineVector;
        if (!IsInlineAscii)
        {
            return null;
        }

        Vector128<ushort> letters = LettersFrom(all, first);
        if (letters == Vector128<ushort>.Zero)
        {
            return ToExact();
        }

        if (_length == 1)
        {
            return FromCodePoint(_inline[0] ^ 0x20);
        }

        var changed = new PyStr(_length);
        (all ^ (letters & Vector128.Create((ushort)0x20))).StoreUnsafe(ref Unsafe.As<InlineChars, ushort>(ref changed._inline));
        return changed;
    }

    /// <summary>The same for eight chars or more: eight at a time, the last of which may have been among those before.</summary>
    private PyStr? TryCaseByEights(ReadOnlySpan<char> chars, char first)
    {
        const int Eight = 8;
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars));
        int last = chars.Length - Eight;
        Vector128<ushort> all = Vector128<ushort>.Zero;
        Vector128<ushort> letters = Vector128<ushort>.Zero;
        for (int at = 0; ; at = Math.Min(at + Eight, last))
        {
            var eight = Vector128.LoadUnsafe(ref source, (nuint)at);
            all |= eight;
            letters |= LettersFrom(eight, first);
            if (at == last)
            {
                break;
            }
        }

        if (Vector128.GreaterThanAny(all, Vector128.Create((ushort)127)))
        {
            return null;
        }

        if (letters == Vector128<ushort>.Zero)
        {
            return ToExact();
        }

        PyStr result = Unwritten(chars.Length, out Span<char> destination);
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(destination));
        for (int at = 0; ; at = Math.Min(at + Eight, last))
        {
            var eight = Vector128.LoadUnsafe(ref source, (nuint)at);
            (eight ^ (LettersFrom(eight, first) & Vector128.Create((ushort)0x20))).StoreUnsafe(ref target, (nuint)at);
            if (at == last)
            {
                return result;
            }
        }
    }

    /// <summary>All bits where a char is one of the 26 from a first letter on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> LettersFrom(Vector128<ushort> chars, char first) => Vector128.LessThan(chars - Vector128.Create((ushort)first), Vector128.Create((ushort)26));

    private PyStr AsciiCase(bool upper)
    {
        ReadOnlySpan<char> chars = Chars;
        int first = upper ? chars.IndexOfAnyInRange('a', 'z') : chars.IndexOfAnyInRange('A', 'Z');
        if (first < 0)
        {
            return ToExact();
        }

        PyStr result = Unwritten(_length, out Span<char> destination);
        _ = upper ? System.Text.Ascii.ToUpper(chars, destination, out _) : System.Text.Ascii.ToLower(chars, destination, out _);
        return result.SingleIfShort();
    }

    private PyStr MapAll(CaseKind kind)
    {
        var builder = new PyStrBuilder(stackalloc char[256]);
        for (int i = 0; i < _length; i++)
        {
            AppendMapped(ref builder, i, CodePointAt(i), kind);
        }

        return builder.ToStrAndDispose();
    }

    private void AppendMapped(ref PyStrBuilder builder, int index, int codePoint, CaseKind kind)
    {
        ref readonly UnicodeRecord record = ref UnicodeData.Record(codePoint);
        (int mapping, UnicodeFlags extended) = kind switch
        {
            CaseKind.Lower => (record.Lower, UnicodeFlags.ExtendedLower),
            CaseKind.Upper => (record.Upper, UnicodeFlags.ExtendedUpper),
            CaseKind.Title => (record.Title, UnicodeFlags.ExtendedTitle),
            _ => (record.Fold, UnicodeFlags.ExtendedFold),
        };
        if ((record.Flags & extended) != 0)
        {
            foreach (int part in UnicodeData.Extended(mapping))
            {
                builder.AppendCodePoint(part);
            }
        }
        else if (codePoint == 0x3A3 && kind == CaseKind.Lower)
        {
            builder.Append(IsFinalSigma(index) ? '\u03C2' : '\u03C3');
        }
        else
        {
            builder.AppendCodePoint(codePoint + mapping);
        }
    }

    /// <summary>Whether a capital sigma ends a word: a cased letter before it, none after it, case-ignorable characters not counted.</summary>
    private bool IsFinalSigma(int index)
    {
        int at = index - 1;
        while (at >= 0 && UnicodeData.Is(CodePointAt(at), UnicodeFlags.CaseIgnorable))
        {
            at--;
        }

        if (at < 0 || !UnicodeData.Is(CodePointAt(at), UnicodeFlags.Cased))
        {
            return false;
        }

        at = index + 1;
        while (at < _length && UnicodeData.Is(CodePointAt(at), UnicodeFlags.CaseIgnorable))
        {
            at++;
        }

        return at >= _length || !UnicodeData.Is(CodePointAt(at), UnicodeFlags.Cased);
    }
}
