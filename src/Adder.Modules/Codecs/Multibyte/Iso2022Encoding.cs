using System;
using Adder.Runtime.Objects;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary>A character set that ISO 2022 can designate.</summary>
/// <param name="Mark">The final byte of its escape sequence; with 0x80 for sets of two bytes a character.</param>
/// <param name="Place">Where it is designated: G0, G1 or G2.</param>
internal abstract record Iso2022Set(byte Mark, int Place)
{
    public int Width => Mark >= 0x80 ? 2 : 1;

    /// <summary>The code, seven bits a byte, of the next character or of a pair; how many characters it stands for, or -1, or <see cref="MultibyteEncoding.TooFew"/>.</summary>
    public abstract int Encode(PyStr text, int at, bool flush, out int code);

    /// <summary>The character of a code; false where there is none.</summary>
    public abstract bool TryDecode(int high, int low, out int first, out int second);
}

/// <summary>A set of two bytes a character, from the table of an encoding that has its codes with the high bits set.</summary>
/// <param name="Prefixed">The set is that of codes of three bytes.</param>
/// <param name="Rows">The set's rows, where the encoding has those of another set beside them: first bytes, seven bits.</param>
/// <param name="NarrowTilde">The wide tilde's code is decoded to <c>~</c>, and the wide tilde has none: not so in the encoding that the table is of.</param>
/// <param name="PairsOnly">Encode takes no single characters: another set goes before.</param>
internal sealed record Iso2022TableSet(byte Mark, int Place, string Encoding, bool Prefixed = false, Predicate<int>? Rows = null, bool NarrowTilde = false, bool PairsOnly = false) : Iso2022Set(Mark, Place)
{
    private const int WideTilde = 0xFF5E;

    private readonly MultibyteTable _table = MultibyteTables.Get(Encoding);

    public override int Encode(PyStr text, int at, bool flush, out int code)
    {
        if (NarrowTilde && text.CodePointAt(at) == WideTilde)
        {
            code = 0;
            return -1;
        }

        int taken = TableEncoding.PairedEncode(_table, text, at, flush, out code);
        bool inSet = (code > 0xFFFF) == Prefixed && (code & 0xFFFF) >= 0xA1A1 && (code & 0xFF) >= 0xA1 && InRows((code >> 8) & 0x7F);
        if ((taken > 0 && !inSet) || (taken == 1 && PairsOnly))
        {
            taken = -1;
        }

        code &= 0x7F7F;
        return taken;
    }

    public override bool TryDecode(int high, int low, out int first, out int second)
    {
        bool found = _table.TryDecode(high | 0x80, low | 0x80, Prefixed, out first, out second) && high > 0x20 && low > 0x20 && InRows(high);
        if (NarrowTilde && first == WideTilde)
        {
            first = '~';
        }

        return found;
    }

    private bool InRows(int row) => Rows is null || Rows(row);
}

/// <summary>A set of one byte a character.</summary>
/// <param name="Decode">The code point of a byte of seven bits; 0 for none.</param>
/// <param name="EncodeOne">The byte of seven bits of a code point, -1 for none; null: the set is for decoding only.</param>
internal sealed record Iso2022NarrowSet(byte Mark, int Place, Func<int, int> Decode, Func<int, int>? EncodeOne) : Iso2022Set(Mark, Place)
{
    public override int Encode(PyStr text, int at, bool flush, out int code)
    {
        code = EncodeOne?.Invoke(text.CodePointAt(at)) ?? -1;
        return code < 0 ? -1 : 1;
    }

    public override bool TryDecode(int high, int low, out int first, out int second)
    {
        first = Decode(high);
        second = 0;
        return first != 0;
    }
}

/// <summary>
/// An encoding of the ISO 2022 family: escape sequences designate character sets to G0, G1 and G2; SO and SI switch between G0 and G1, and ESC N takes one character from G2.
/// The state has the marks of G0 to G2 in its first bytes and flags in the fifth.
/// </summary>
/// <param name="sets">In the order in which encoding tries them.</param>
/// <param name="shifts">SO and SI are known.</param>
/// <param name="oldPrefix">The prefix ESC &amp; @ of JIS X 0208's edition of 1990 is known.</param>
internal sealed class Iso2022Encoding(string name, Iso2022Set[] sets, bool shifts = false, bool usesG2 = false, bool oldPrefix = true) : MultibyteEncoding(name)
{
    private const byte Escape = 0x1B;
    private const byte ShiftOut = 0x0E;
    private const byte ShiftIn = 0x0F;
    private const byte Ascii = (byte)'B';
    private const byte Jis0208 = (byte)'B' | 0x80;
    private const int LongestSequence = 16;
    private const int FlagsPlace = 4;
    private const byte Shifted = 1;

    /// <summary>An unknown escape sequence is passed through up to its final byte.</summary>
    private const byte Passing = 2;

    public override ulong InitialState => Ascii | ((ulong)Ascii << 8);

    public override int Encode(ref ulong state, PyStr text, int at, bool flush, ref ByteBuffer output)
    {
        int codePoint = text.CodePointAt(at);
        if (codePoint < 0x80)
        {
            ToAscii(ref state, ref output);
            output.Append((byte)codePoint);
            return 1;
        }

        foreach (Iso2022Set set in sets)
        {
            int taken = set.Encode(text, at, flush, out int code);
            if (taken == TooFew)
            {
                return TooFew;
            }

            if (taken > 0)
            {
                Designate(ref state, set, ref output);
                if (set.Width == 2)
                {
                    output.Append((byte)(code >> 8));
                }

                output.Append((byte)code);
                return taken;
            }
        }

        return -1;
    }

    public override void EncodeReset(ref ulong state, ref ByteBuffer output)
    {
        ShiftBack(ref state, ref output);
        if (Get(state, 0) != Ascii)
        {
            output.Append([Escape, (byte)'(', Ascii]);
            Set(ref state, 0, Ascii);
        }
    }

    public override int Decode(ref ulong state, ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        int c = data[at];
        if ((Get(state, FlagsPlace) & Passing) != 0)
        {
            if (IsFinal((byte)c))
            {
                SetFlag(ref state, Passing, false);
            }

            output.Append((char)c);
            return 1;
        }

        switch (c)
        {
            case Escape:
                return DecodeEscape(ref state, data, at, ref output);
            case ShiftIn when shifts:
            case ShiftOut when shifts:
                SetFlag(ref state, Shifted, c == ShiftOut);
                return 1;
            case '\n':
                SetFlag(ref state, Shifted, false);
                output.Append('\n');
                return 1;
            case < 0x20:
                output.Append((char)c);
                return 1;
            case >= 0x80:
                return -1;
            default:
                return DecodeCharacter(Get(state, (Get(state, FlagsPlace) & Shifted) != 0 ? 1 : 0), data, at, ref output);
        }
    }

    public override void DecodeReset(ref ulong state)
    {
        Set(ref state, 0, Ascii);
        SetFlag(ref state, Shifted, false);
    }

    private static byte Get(ulong state, int place) => (byte)(state >> (8 * place));

    private static void Set(ref ulong state, int place, byte value) => state = (state & ~(0xFFUL << (8 * place))) | ((ulong)value << (8 * place));

    private static void SetFlag(ref ulong state, byte flag, bool value) => Set(ref state, FlagsPlace, (byte)(value ? Get(state, FlagsPlace) | flag : Get(state, FlagsPlace) & ~flag));

    private static bool IsFinal(byte value) => value is >= (byte)'A' and <= (byte)'Z' or (byte)'@';

    private static void ShiftBack(ref ulong state, ref ByteBuffer output)
    {
        if ((Get(state, FlagsPlace) & Shifted) != 0)
        {
            output.Append(ShiftIn);
            SetFlag(ref state, Shifted, false);
        }
    }

    private static void ToAscii(ref ulong state, ref ByteBuffer output)
    {
        if (Get(state, 0) != Ascii)
        {
            output.Append([Escape, (byte)'(', Ascii]);
            Set(ref state, 0, Ascii);
        }

        ShiftBack(ref state, ref output);
    }

    /// <summary>Writes what makes the next bytes mean a set's characters.</summary>
    private static void Designate(ref ulong state, Iso2022Set set, ref ByteBuffer output)
    {
        byte final = (byte)(set.Mark & 0x7F);
        if (set.Place == 0)
        {
            ShiftBack(ref state, ref output);
        }

        if (Get(state, set.Place) != set.Mark)
        {
            output.Append(Escape);
            if (set.Width == 2)
            {
                output.Append((byte)'$');
            }

            if (set.Width == 1 || set.Place != 0 || final is not ((byte)'@' or (byte)'B'))
            {
                output.Append("().+"u8[set.Place]);
            }

            output.Append(final);
            Set(ref state, set.Place, set.Mark);
        }

        if (set.Place == 1 && (Get(state, FlagsPlace) & Shifted) == 0)
        {
            output.Append(ShiftOut);
            SetFlag(ref state, Shifted, true);
        }
        else if (set.Place == 2)
        {
            output.Append([Escape, (byte)'N']);
        }
    }

    private int DecodeCharacter(byte mark, ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        if (mark == Ascii)
        {
            output.Append((char)data[at]);
            return 1;
        }

        Iso2022Set? set = Find(mark);
        if (set is null)
        {
            return -1;
        }

        if (at + set.Width > data.Length)
        {
            return TooFew;
        }

        if (data[at + set.Width - 1] >= 0x80 || !set.TryDecode(data[at], data[at + set.Width - 1], out int first, out int second))
        {
            return -set.Width;
        }

        Append(ref output, first, second);
        return set.Width;
    }

    private Iso2022Set? Find(byte mark) => Array.Find(sets, set => set.Mark == mark);

    private int DecodeEscape(ref ulong state, ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        if (at + 1 >= data.Length)
        {
            return TooFew;
        }

        byte next = data[at + 1];
        if (next is (byte)'(' or (byte)')' or (byte)'$' or (byte)'.' or (byte)'&')
        {
            return DecodeDesignation(ref state, data[at..]);
        }

        if (usesG2 && next == 'N')
        {
            return at + 2 >= data.Length ? TooFew : DecodeSingleShift(state, data[at + 2], ref output);
        }

        output.Append((char)Escape);
        SetFlag(ref state, Passing, true);
        return 1;
    }

    private int DecodeSingleShift(ulong state, byte value, ref PyStrBuilder output)
    {
        byte mark = Get(state, 2);
        if (mark is Ascii or 0 && value < 0x80)
        {
            output.Append((char)value);
            return 3;
        }

        if (value >= 0x80 || Find(mark) is not { Width: 1 } set || !set.TryDecode(value, 0, out int first, out _))
        {
            return -3;
        }

        output.AppendCodePoint(first);
        return 3;
    }

    private int DecodeDesignation(ref ulong state, ReadOnlySpan<byte> data)
    {
        int length = 0;
        for (int i = 1; i < LongestSequence && length == 0; i++)
        {
            if (i >= data.Length)
            {
                return TooFew;
            }

            if (IsFinal(data[i]))
            {
                length = i + 1;
            }
            else if (oldPrefix && i + 1 < data.Length && data[i] == '&' && data[i + 1] == '@')
            {
                i += 2;
            }
        }

        if (length == 0)
        {
            return -1;
        }

        if (!TryDesignation(data[..length], out byte mark, out int place) || (mark != Ascii && Find(mark) is null))
        {
            return -length;
        }

        Set(ref state, place, mark);
        return length;
    }

    private bool TryDesignation(ReadOnlySpan<byte> sequence, out byte mark, out int place)
    {
        (mark, place) = (0, -1);
        switch (sequence.Length)
        {
            case 3 when sequence[1] == '$':
                (mark, place) = ((byte)(sequence[2] | 0x80), 0);
                break;
            case 3:
                (mark, place) = (sequence[2], sequence[1] switch { (byte)'(' => 0, (byte)')' => 1, (byte)'.' when usesG2 => 2, _ => -1 });
                break;
            case 4 when sequence[1] == '$':
                (mark, place) = ((byte)(sequence[3] | 0x80), sequence[2] switch { (byte)'(' => 0, (byte)')' => 1, _ => -1 });
                break;
            case 6 when oldPrefix && sequence[3] == Escape && sequence[4] == '$' && sequence[5] == 'B':
                (mark, place) = (Jis0208, 0);
                break;
        }

        return place >= 0;
    }
}
