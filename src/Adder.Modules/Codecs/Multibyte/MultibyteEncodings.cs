using System;
using System.Collections.Generic;
using Adder.Runtime.Objects;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary>The encodings by name, each made on first use.</summary>
internal static class MultibyteEncodings
{
    private static readonly Dictionary<string, Lazy<MultibyteEncoding>> s_all = Make();

    // What ISO 2022 calls the sets of East Asia.
    private static Iso2022Set Jis0208 => new Iso2022TableSet((byte)'B' | 0x80, 0, "euc_jp");

    private static Iso2022Set Jis0208Old => new Iso2022TableSet((byte)'@' | 0x80, 0, "euc_jp");

    private static Iso2022Set Jis0212 => new Iso2022TableSet((byte)'D' | 0x80, 0, "euc_jp", Prefixed: true);

    private static Iso2022Set JisRoman => new Iso2022NarrowSet(
        (byte)'J', 0, value => value switch { '\\' => 0xA5, '~' => 0x203E, _ => value }, codePoint => codePoint switch { 0xA5 => '\\', 0x203E => '~', '\\' or '~' or >= 0x80 => -1, _ => codePoint });

    private static Iso2022Set JisKatakana => new Iso2022NarrowSet(
        (byte)'I', 0, value => value is >= 0x21 and <= 0x5F ? value + 0xFF40 : 0, codePoint => codePoint is >= 0xFF61 and <= 0xFF9F ? codePoint - 0xFF40 : -1);

    private static Iso2022Set Latin1 => new Iso2022NarrowSet((byte)'A', 2, value => value + 0x80, null);

    private static Iso2022Set Greek => new Iso2022NarrowSet((byte)'F', 2, Greek87, null);

    public static MultibyteEncoding? Find(string name) => s_all.TryGetValue(name, out Lazy<MultibyteEncoding>? encoding) ? encoding.Value : null;

    private static Dictionary<string, Lazy<MultibyteEncoding>> Make()
    {
        var all = new Dictionary<string, Lazy<MultibyteEncoding>>(StringComparer.Ordinal);
        foreach (string name in new[] { "gb2312", "gbk", "big5", "cp950", "big5hkscs", "cp949", "johab", "cp932", "shift_jis", "shift_jis_2004" })
        {
            all.Add(name, new(() => new TableEncoding(name)));
        }

        all.Add("euc_jp", new(() => new TableEncoding("euc_jp", 0x8F)));
        all.Add("euc_jis_2004", new(() => new TableEncoding("euc_jis_2004", 0x8F)));
        all.Add("euc_jisx0213", new(() => new OldJisEncoding("euc_jisx0213", "euc_jis_2004", 0x8F)));
        all.Add("shift_jisx0213", new(() => new OldJisEncoding("shift_jisx0213", "shift_jis_2004")));
        all.Add("gb18030", new(() => new Gb18030Encoding()));
        all.Add("euc_kr", new(() => new EucKrEncoding()));
        all.Add("hz", new(() => new HzEncoding()));
        all.Add("iso2022_jp", new(() => new Iso2022Encoding("iso2022_jp", [Jis0208, JisRoman, Jis0208Old])));
        all.Add("iso2022_jp_1", new(() => new Iso2022Encoding("iso2022_jp_1", [Jis0208, Jis0212, JisRoman, Jis0208Old])));
        all.Add("iso2022_jp_2", new(() => new Iso2022Encoding("iso2022_jp_2", [Jis0208, Jis0212, KoreanAt(0), Chinese, JisRoman, Jis0208Old, Latin1, Greek], usesG2: true)));
        all.Add("iso2022_jp_3", new(() => new Iso2022Encoding("iso2022_jp_3", [Jis0213('O', "euc_jisx0213", false, pairsOnly: true), Jis0208, Jis0213('O', "euc_jisx0213", false), Jis0213('P', "euc_jisx0213", true)])));
        all.Add("iso2022_jp_2004", new(() => new Iso2022Encoding("iso2022_jp_2004", [Jis0213('Q', "euc_jis_2004", false, pairsOnly: true), Jis0208, Jis0213('Q', "euc_jis_2004", false), Jis0213('P', "euc_jis_2004", true)])));
        all.Add("iso2022_jp_ext", new(() => new Iso2022Encoding("iso2022_jp_ext", [Jis0208, Jis0212, JisRoman, JisKatakana, Jis0208Old])));
        all.Add("iso2022_kr", new(() => new Iso2022Encoding("iso2022_kr", [KoreanAt(1)], shifts: true, oldPrefix: false)));
        return all;
    }

    private static Iso2022TableSet Jis0213(char mark, string encoding, bool second, bool pairsOnly = false) =>
        new((byte)(mark | 0x80), 0, encoding, second, second ? row => row is 0x21 or (>= 0x23 and <= 0x25) or 0x28 or (>= 0x2C and <= 0x2F) or >= 0x6E : null, NarrowTilde: !second, pairsOnly);

    private static Iso2022TableSet KoreanAt(int place) => new((byte)'C' | 0x80, place, "cp949");

    private static Iso2022TableSet Chinese => new((byte)'A' | 0x80, 0, "gb2312");

    /// <summary>The right half of ISO 8859-7, as of 1987: the Greek letters and some signs.</summary>
    private static int Greek87(int value) => value switch
    {
        0x21 => 0x2018,
        0x22 => 0x2019,
        0x2F => 0x2015,
        0x20 or 0x23 or (>= 0x26 and <= 0x29) or (>= 0x2B and <= 0x2D) or (>= 0x30 and <= 0x33) or 0x37 or 0x3B or 0x3D => value + 0x80,
        0x34 or 0x35 or 0x36 or (>= 0x38 and <= 0x3A) or 0x3C or (>= 0x3E and <= 0x7E and not 0x52) => value + 0x350,
        _ => 0,
    };
}
