using System;
using Adder.Runtime.Objects;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary>
/// An encoding that takes characters one after the other. A step answers how many characters (encoding) or bytes (decoding) it took; a negative number -n that the next n
/// are illegal; or <see cref="TooFew"/>. It writes nothing unless it took something. <c>state</c> is what the encoding remembers between characters.
/// </summary>
internal abstract class MultibyteEncoding(string name)
{
    /// <summary>The input ends within a character, or before what decides about it.</summary>
    public const int TooFew = int.MinValue;

    /// <summary>The encoding's name in messages.</summary>
    public string Name { get; } = name;

    /// <summary>The state at the beginning.</summary>
    public virtual ulong InitialState => 0;

    /// <param name="flush">Nothing will follow the text.</param>
    public abstract int Encode(ref ulong state, PyStr text, int at, bool flush, ref ByteBuffer output);

    public abstract int Decode(ref ulong state, ReadOnlySpan<byte> data, int at, ref PyStrBuilder output);

    /// <summary>Writes what leads back to the initial state.</summary>
    public virtual void EncodeReset(ref ulong state, ref ByteBuffer output)
    {
    }

    public virtual void DecodeReset(ref ulong state)
    {
    }

    /// <summary>Writes a code's bytes.</summary>
    protected static void Append(ref ByteBuffer output, int code)
    {
        if (code > 0xFFFF)
        {
            output.Append((byte)(code >> 16));
        }

        if (code > 0xFF)
        {
            output.Append((byte)(code >> 8));
        }

        output.Append((byte)code);
    }

    protected static void Append(ref PyStrBuilder output, int first, int second)
    {
        output.AppendCodePoint(first);
        if (second != 0)
        {
            output.AppendCodePoint(second);
        }
    }
}

/// <summary>An encoding that its table describes in full.</summary>
/// <param name="prefix">The first byte of codes of three bytes; -1 for none.</param>
internal class TableEncoding(string name, int prefix = -1) : MultibyteEncoding(name)
{
    protected MultibyteTable Table { get; } = MultibyteTables.Get(name);

    public override int Encode(ref ulong state, PyStr text, int at, bool flush, ref ByteBuffer output)
    {
        int codePoint = text.CodePointAt(at);
        int taken = PairedEncode(Table, text, at, flush, out int code);
        if (taken > 0)
        {
            Append(ref output, code);
        }

        return taken != -1 ? taken : EncodeOther(codePoint, ref output);
    }

    public override int Decode(ref ulong state, ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        int lead = data[at];
        ushort single = Table.First[lead];
        if (single < MultibyteTable.Lead)
        {
            output.Append((char)single);
            return 1;
        }

        if (single == MultibyteTable.Illegal)
        {
            return -1;
        }

        if (at + 1 >= data.Length)
        {
            return TooFew;
        }

        bool prefixed = lead == prefix;
        if (prefixed && at + 2 >= data.Length)
        {
            return TooFew;
        }

        int width = prefixed ? 3 : 2;
        if (Table.TryDecode(data[at + width - 2], data[at + width - 1], prefixed, out int first, out int second))
        {
            Append(ref output, first, second);
            return width;
        }

        return DecodeOther(data, at, ref output);
    }

    /// <summary>The code of the next character, or of a pair; how many it stands for.</summary>
    internal static int PairedEncode(MultibyteTable table, PyStr text, int at, bool flush, out int code)
    {
        int codePoint = text.CodePointAt(at);
        if (table.Pairs.Count > 0 && table.PairStarts.Contains(codePoint))
        {
            if (at + 1 < text.Length)
            {
                if (table.Pairs.TryGetValue((codePoint, text.CodePointAt(at + 1)), out code))
                {
                    return 2;
                }
            }
            else if (!flush)
            {
                code = 0;
                return TooFew;
            }
        }

        return table.TryEncode(codePoint, out code) ? 1 : -1;
    }

    /// <summary>Encodes what is not in the table.</summary>
    protected virtual int EncodeOther(int codePoint, ref ByteBuffer output) => -1;

    /// <summary>Decodes two or more bytes that are not in the table.</summary>
    protected virtual int DecodeOther(ReadOnlySpan<byte> data, int at, ref PyStrBuilder output) => -1;
}

/// <summary>The edition of 2000 of JIS X 0213: ten characters of the edition of 2004 are known to it, and refused whole.</summary>
internal sealed class OldJisEncoding(string name, string newer, int prefix = -1) : TableEncoding(name, prefix)
{
    private readonly MultibyteTable _newer = MultibyteTables.Get(newer);

    protected override int DecodeOther(ReadOnlySpan<byte> data, int at, ref PyStrBuilder output) => _newer.TryDecode(data[at], data[at + 1], false, out _, out _) ? -2 : -1;
}

/// <summary>GB 18030: what has no code of two bytes has one of four, by arithmetic.</summary>
internal sealed class Gb18030Encoding() : TableEncoding("gb18030")
{
    /// <summary>The number of U+10000's code.</summary>
    private const int Supplementary = 189000;

    protected override int EncodeOther(int codePoint, ref ByteBuffer output)
    {
        int index = codePoint >= 0x10000 ? codePoint - 0x10000 + Supplementary : IndexOf(codePoint);
        if (index < 0)
        {
            return -1;
        }

        output.Append((byte)(0x81 + (index / 12600)));
        output.Append((byte)(0x30 + (index / 1260 % 10)));
        output.Append((byte)(0x81 + (index / 10 % 126)));
        output.Append((byte)(0x30 + (index % 10)));
        return 1;
    }

    protected override int DecodeOther(ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        if (data[at + 1] is < 0x30 or > 0x39)
        {
            return -1;
        }

        if (at + 3 >= data.Length)
        {
            return TooFew;
        }

        if (data[at] is < 0x81 or > 0xFE || data[at + 2] is < 0x81 or > 0xFE || data[at + 3] is < 0x30 or > 0x39)
        {
            return -1;
        }

        int index = (((((data[at] - 0x81) * 10) + data[at + 1] - 0x30) * 126) + data[at + 2] - 0x81) * 10 + data[at + 3] - 0x30;
        int codePoint = index >= Supplementary ? index - Supplementary + 0x10000 : CodePointOf(index);
        if (codePoint is < 0 or > 0x10FFFF)
        {
            return -1;
        }

        output.AppendCodePoint(codePoint);
        return 4;
    }

    private static int IndexOf(int codePoint)
    {
        foreach ((int index, int first, int count) in MultibyteTables.Gb18030Ranges)
        {
            if (codePoint >= first && codePoint < first + count)
            {
                return index + codePoint - first;
            }
        }

        return -1;
    }

    private static int CodePointOf(int number)
    {
        foreach ((int index, int first, int count) in MultibyteTables.Gb18030Ranges)
        {
            if (number >= index && number < index + count)
            {
                return first + number - index;
            }
        }

        return -1;
    }
}

/// <summary>EUC-KR: syllables that KS X 1001 lacks are written as a filler and three letters, eight bytes.</summary>
internal sealed class EucKrEncoding() : TableEncoding("euc_kr")
{
    private const int Syllables = 0xAC00;
    private const int Letters = 0xA4;
    private const int Filler = 0xD4;

    /// <summary>The second bytes of the letters that may begin, continue and end a syllable, in the order of Unicode's syllables.</summary>
    private static ReadOnlySpan<byte> Initials => [0xA1, 0xA2, 0xA4, 0xA7, 0xA8, 0xA9, 0xB1, 0xB2, 0xB3, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE];

    private static ReadOnlySpan<byte> Finals =>
        [Filler, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE];

    protected override int EncodeOther(int codePoint, ref ByteBuffer output)
    {
        int syllable = codePoint - Syllables;
        if (syllable is < 0 or >= 19 * 21 * 28)
        {
            return -1;
        }

        output.Append([Letters, Filler, Letters, Initials[syllable / 588], Letters, (byte)(0xBF + (syllable / 28 % 21)), Letters, Finals[syllable % 28]]);
        return 1;
    }

    protected override int DecodeOther(ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        if (data[at] != Letters || data[at + 1] != Filler)
        {
            return -1;
        }

        if (at + 7 >= data.Length)
        {
            return TooFew;
        }

        if (data[at + 2] != Letters || data[at + 4] != Letters || data[at + 6] != Letters)
        {
            return -1;
        }

        int initial = Initials.IndexOf(data[at + 3]);
        int vowel = data[at + 5] - 0xBF;
        int final = Finals.IndexOf(data[at + 7]);
        if (initial < 0 || vowel is < 0 or > 20 || final < 0)
        {
            return -1;
        }

        output.AppendCodePoint(Syllables + (((initial * 21) + vowel) * 28) + final);
        return 8;
    }
}

/// <summary>HZ: GB 2312 in seven bits, between <c>~{</c> and <c>~}</c>. The state is 1 between them.</summary>
internal sealed class HzEncoding() : MultibyteEncoding("hz")
{
    private readonly MultibyteTable _table = MultibyteTables.Get("gb2312");

    public override int Encode(ref ulong state, PyStr text, int at, bool flush, ref ByteBuffer output)
    {
        int codePoint = text.CodePointAt(at);
        if (codePoint < 0x80)
        {
            EncodeReset(ref state, ref output);
            output.Append((byte)codePoint);
            if (codePoint == '~')
            {
                output.Append((byte)'~');
            }

            return 1;
        }

        if (!_table.TryEncode(codePoint, out int code))
        {
            return -1;
        }

        if (state == 0)
        {
            output.Append("~{"u8);
            state = 1;
        }

        Append(ref output, code & 0x7F7F);
        return 1;
    }

    public override int Decode(ref ulong state, ReadOnlySpan<byte> data, int at, ref PyStrBuilder output)
    {
        int c = data[at];
        if (c == '~')
        {
            return at + 1 < data.Length ? DecodeTilde(ref state, data[at + 1], ref output) : TooFew;
        }

        if (c >= 0x80)
        {
            return -1;
        }

        if (state == 0)
        {
            output.Append((char)c);
            return 1;
        }

        if (at + 1 >= data.Length)
        {
            return TooFew;
        }

        if (!_table.TryDecode(c ^ 0x80, data[at + 1] ^ 0x80, false, out int codePoint, out _))
        {
            return -1;
        }

        output.AppendCodePoint(codePoint);
        return 2;
    }

    public override void EncodeReset(ref ulong state, ref ByteBuffer output)
    {
        if (state != 0)
        {
            output.Append("~}"u8);
            state = 0;
        }
    }

    public override void DecodeReset(ref ulong state) => state = 0;

    private static int DecodeTilde(ref ulong state, byte next, ref PyStrBuilder output)
    {
        switch (next)
        {
            case (byte)'~' when state == 0:
                output.Append('~');
                return 2;
            case (byte)'{' when state == 0:
                state = 1;
                return 2;
            case (byte)'\n' when state == 0:
                return 2;
            case (byte)'}' when state == 1:
                state = 0;
                return 2;
            default:
                return -1;
        }
    }
}
