using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Adder.Modules.Unicode;

/// <summary>
/// The facts of <c>unicodedata</c> that the runtime's table has not, from the resource that <c>gen/unicode/make_unicodedata_module.py</c> writes; its opening text describes the layout. Read on first use.
/// </summary>
internal sealed class UnicodeFacts
{
    /// <summary>Tangut ideographs are found by these names, but CPython 3.14 does not tell them.</summary>
    private const string TangutPrefix = "TANGUT IDEOGRAPH-";

    private static readonly Lazy<UnicodeFacts> s_facts = new(() => new UnicodeFacts());

    private readonly byte[] _data;
    private readonly int[] _nameStarts;
    private readonly int[] _nameCodePoints;
    private readonly List<(int First, int Length, string Prefix)> _ranges = [];
    private readonly List<int[]> _aliases = [];
    private readonly int _aliasNames;
    private readonly Lazy<Dictionary<string, int[]>> _byName;
    private int _at;

    private UnicodeFacts()
    {
        using Stream resource = typeof(UnicodeFacts).Assembly.GetManifestResourceStream("unicodedata.bin") ?? throw new System.Diagnostics.UnreachableException("unicodedata.bin is not embedded");
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(resource, CompressionMode.Decompress))
        {
            zlib.CopyTo(unpacked);
        }

        _data = unpacked.ToArray();
        Current = ReadRuns(withCategory: false);
        ReadDecompositions();
        int last = 0;
        for (int count = Number(); count > 0; count--)
        {
            last += Number();
            Numbers[last] = ReadFraction();
        }

        Old = ReadRuns(withCategory: true);
        last = 0;
        for (int count = Number(); count > 0; count--)
        {
            last += Number();
            OldDecompositions[last] = ReadCodePoints();
        }

        last = 0;
        for (int count = Number(); count > 0; count--)
        {
            last += Number();
            bool present = Number() != 0;
            double value = ReadFraction();
            OldNumbers[last] = present ? value : null;
        }

        _nameCodePoints = new int[Number()];
        last = 0;
        for (int i = 0; i < _nameCodePoints.Length; i++)
        {
            _nameCodePoints[i] = last += Number();
        }

        _nameStarts = new int[_nameCodePoints.Length + 1];
        for (int i = 0; i < _nameCodePoints.Length; i++)
        {
            _nameStarts[i] = _at;
            ReadLine();
        }

        _nameStarts[^1] = _at;
        ReadRanges();
        for (int count = Number(); count > 0; count--)
        {
            _aliases.Add(ReadCodePoints());
        }

        _aliasNames = _at;
        _byName = new Lazy<Dictionary<string, int[]>>(IndexNames);
    }

    public static UnicodeFacts Instance => s_facts.Value;

    /// <summary>What Unicode 16 says of consecutive code points.</summary>
    public Run[] Current { get; }

    /// <summary>What Unicode 3.2 said.</summary>
    public Run[] Old { get; }

    public Dictionary<int, Decomposition> Decompositions { get; } = [];

    /// <summary>Characters by the two that they are composed of.</summary>
    public Dictionary<long, int> Compositions { get; } = [];

    public Dictionary<int, double> Numbers { get; } = [];

    /// <summary>Full canonical decompositions that were different in Unicode 3.2.</summary>
    public Dictionary<int, int[]> OldDecompositions { get; } = [];

    /// <summary>Numeric values that were different in Unicode 3.2; null where there was none.</summary>
    public Dictionary<int, double?> OldNumbers { get; } = [];

    /// <summary>Properties of the code points from one on, to the next run.</summary>
    internal readonly record struct Run(int First, byte Category, byte Bidirectional, byte Width, bool Mirrored);

    /// <summary>A decomposition by one step; canonical where it has no tag.</summary>
    internal sealed record Decomposition(byte Tag, int[] CodePoints);

    public static Run Find(Run[] runs, int codePoint)
    {
        int low = 0;
        int high = runs.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (runs[middle].First <= codePoint)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return runs[low];
    }

    /// <summary>The key of a pair in <see cref="Compositions"/>.</summary>
    public static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>A character's name; null where it has none.</summary>
    public string? NameOf(int codePoint)
    {
        int index = Array.BinarySearch(_nameCodePoints, codePoint);
        if (index >= 0)
        {
            return Encoding.ASCII.GetString(_data, _nameStarts[index], _nameStarts[index + 1] - _nameStarts[index] - 1);
        }

        foreach ((int first, int length, string prefix) in _ranges)
        {
            if (codePoint >= first && codePoint - first < length)
            {
                return prefix + codePoint.ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return Hangul.NameOf(codePoint);
    }

    /// <summary>The character or sequence of a name or alias, in whatever case; null where there is none.</summary>
    public int[]? Lookup(string name)
    {
        name = name.ToUpperInvariant();
        if (_byName.Value.TryGetValue(name, out int[]? found))
        {
            return found;
        }

        foreach ((int first, int length, string prefix) in _ranges)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(prefix.Length), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out int codePoint)
                && codePoint >= first && codePoint - first < length && NameOf(codePoint) == name)
            {
                return [codePoint];
            }
        }

        if (name.StartsWith(TangutPrefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(TangutPrefix.Length), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out int tangut)
            && name.Length == TangutPrefix.Length + 5 && tangut is (>= 0x17000 and <= 0x187F7) or (>= 0x18D00 and <= 0x18D08))
        {
            return [tangut];
        }

        return Hangul.Find(name) is >= 0 and var syllable ? [syllable] : null;
    }

    /// <summary>Whether a character is found under a name that is not its own.</summary>
    public bool IsAlias(string name, int codePoint) => NameOf(codePoint) is { } own && !own.Equals(name, StringComparison.OrdinalIgnoreCase);

    private Dictionary<string, int[]> IndexNames()
    {
        var index = new Dictionary<string, int[]>(_nameCodePoints.Length + _aliases.Count, StringComparer.Ordinal);
        for (int i = 0; i < _nameCodePoints.Length; i++)
        {
            index[Encoding.ASCII.GetString(_data, _nameStarts[i], _nameStarts[i + 1] - _nameStarts[i] - 1)] = [_nameCodePoints[i]];
        }

        int at = _aliasNames;
        foreach (int[] alias in _aliases)
        {
            int end = Array.IndexOf(_data, (byte)'\n', at);
            index.TryAdd(Encoding.ASCII.GetString(_data, at, end - at), alias);
            at = end + 1;
        }

        return index;
    }

    private Run[] ReadRuns(bool withCategory)
    {
        var runs = new Run[Number()];
        int first = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            int length = Number();
            byte category = withCategory ? (byte)Number() : (byte)0;
            runs[i] = new Run(first, category, (byte)Number(), (byte)Number(), Number() != 0);
            first += length;
        }

        return runs;
    }

    private void ReadDecompositions()
    {
        int last = 0;
        for (int count = Number(); count > 0; count--)
        {
            last += Number();
            byte tag = (byte)Number();
            bool composes = Number() != 0;
            int[] codePoints = ReadCodePoints();
            Decompositions[last] = new Decomposition(tag, codePoints);
            if (composes)
            {
                Compositions[Pair(codePoints[0], codePoints[1])] = last;
            }
        }
    }

    private void ReadRanges()
    {
        var bounds = new (int First, int Length)[Number()];
        for (int i = 0; i < bounds.Length; i++)
        {
            bounds[i] = (Number(), Number());
        }

        foreach ((int first, int length) in bounds)
        {
            _ranges.Add((first, length, ReadLine()));
        }
    }

    private double ReadFraction()
    {
        bool negative = Number() != 0;
        double numerator = RealNumber();
        double value = numerator / RealNumber();
        return negative ? -value : value;
    }

    private int[] ReadCodePoints()
    {
        var codePoints = new int[Number()];
        for (int i = 0; i < codePoints.Length; i++)
        {
            codePoints[i] = Number();
        }

        return codePoints;
    }

    private string ReadLine()
    {
        int end = Array.IndexOf(_data, (byte)'\n', _at);
        string line = Encoding.ASCII.GetString(_data, _at, end - _at);
        _at = end + 1;
        return line;
    }

    private int Number() => (int)WholeNumber();

    /// <summary>A number of any size; the largest is 10 to the 20th.</summary>
    private Int128 WholeNumber()
    {
        Int128 value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = _data[_at++];
            value |= (Int128)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private double RealNumber() => (double)WholeNumber();
}

/// <summary>Korean syllables, whose names and decompositions follow from their numbers (Unicode, section 3.12).</summary>
internal static class Hangul
{
    public const int First = 0xAC00;
    public const int Leading = 0x1100;
    public const int Vowel = 0x1161;
    public const int Trailing = 0x11A7;
    public const int LeadingCount = 19;
    public const int VowelCount = 21;
    public const int TrailingCount = 28;
    public const int Count = LeadingCount * VowelCount * TrailingCount;

    private const string NamePrefix = "HANGUL SYLLABLE ";

    private static readonly string[] s_leading = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
    private static readonly string[] s_vowels = ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];
    private static readonly string[] s_trailing =
        ["", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"];

    public static bool IsSyllable(int codePoint) => (uint)(codePoint - First) < Count;

    public static string? NameOf(int codePoint)
    {
        int index = codePoint - First;
        return IsSyllable(codePoint)
            ? NamePrefix + s_leading[index / (VowelCount * TrailingCount)] + s_vowels[index / TrailingCount % VowelCount] + s_trailing[index % TrailingCount]
            : null;
    }

    /// <summary>The syllable of a name; -1 where it is none.</summary>
    public static int Find(string name)
    {
        if (!name.StartsWith(NamePrefix, StringComparison.Ordinal))
        {
            return -1;
        }

        int at = NamePrefix.Length;
        int leading = Longest(s_leading, name, ref at);
        int vowel = Longest(s_vowels, name, ref at);
        int trailing = Longest(s_trailing, name, ref at);
        return leading < 0 || vowel < 0 || at != name.Length ? -1 : First + (((leading * VowelCount) + vowel) * TrailingCount) + trailing;
    }

    private static int Longest(string[] parts, string name, ref int at)
    {
        int found = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            if (string.CompareOrdinal(name, at, parts[i], 0, parts[i].Length) == 0 && (found < 0 || parts[i].Length > parts[found].Length))
            {
                found = i;
            }
        }

        at += found < 0 ? 0 : parts[found].Length;
        return found;
    }
}
