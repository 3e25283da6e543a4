using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Adder.Syntax.Tokens;

/// <summary>
/// Normalizes identifiers to NFKC (UAX 15). .NET's own normalization does nothing where globalization is invariant, so the tables are ours:
/// <c>make_identifier_forms.py</c> writes them.
/// </summary>
internal sealed class IdentifierForms
{
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28, SyllableCount = LeadCount * VowelCount * TailCount;

    private readonly Dictionary<int, int[]> _decompositions = [];
    private readonly Dictionary<int, byte> _classes = [];
    private readonly Dictionary<long, int> _compositions = [];

    private static IdentifierForms? s_tables;

    private IdentifierForms(BinaryReader reader)
    {
        int decompositions = reader.ReadInt32(), classes = reader.ReadInt32(), compositions = reader.ReadInt32();
        for (; decompositions > 0; decompositions--)
        {
            int codePoint = reader.ReadInt32();
            int[] parts = new int[reader.ReadByte()];
            for (int index = 0; index < parts.Length; index++)
            {
                parts[index] = reader.ReadInt32();
            }

            _decompositions.Add(codePoint, parts);
        }

        for (; classes > 0; classes--)
        {
            _classes.Add(reader.ReadInt32(), reader.ReadByte());
        }

        for (; compositions > 0; compositions--)
        {
            _compositions.Add(Pair(reader.ReadInt32(), reader.ReadInt32()), reader.ReadInt32());
        }
    }

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>The NFKC form of an identifier.</summary>
    public static string Normalize(string name) => (s_tables ??= Load()).Apply(name);

    private static IdentifierForms Load()
    {
        using Stream stream = typeof(IdentifierForms).Assembly.GetManifestResourceStream("IdentifierForms.bin")
            ?? throw new InvalidOperationException("the tables of identifier forms are missing from the assembly");
        using var reader = new BinaryReader(stream);
        return new IdentifierForms(reader);
    }

    private string Apply(string name)
    {
        var characters = new List<int>(name.Length);
        bool plain = true;
        foreach (Rune rune in name.EnumerateRunes())
        {
            int before = characters.Count;
            Decompose(rune.Value, characters);
            plain &= characters.Count == before + 1 && characters[before] == rune.Value && ClassOf(rune.Value) == 0 && rune.Value < LeadBase;
        }

        if (plain)
        {
            return name;
        }

        Order(characters);
        Compose(characters);
        var builder = new StringBuilder(characters.Count);
        foreach (int character in characters)
        {
            builder.Append(char.ConvertFromUtf32(character));
        }

        return builder.ToString();
    }

    private int ClassOf(int character) => _classes.TryGetValue(character, out byte value) ? value : 0;

    private void Decompose(int character, List<int> result)
    {
        int syllable = character - SyllableBase;
        if ((uint)syllable < SyllableCount)
        {
            result.Add(LeadBase + syllable / (VowelCount * TailCount));
            result.Add(VowelBase + syllable % (VowelCount * TailCount) / TailCount);
            if (syllable % TailCount != 0)
            {
                result.Add(TailBase + syllable % TailCount);
            }
        }
        else if (_decompositions.TryGetValue(character, out int[]? parts))
        {
            result.AddRange(parts);
        }
        else
        {
            result.Add(character);
        }
    }

    /// <summary>Sorts runs of combining marks by their class, equal ones staying as they are.</summary>
    private void Order(List<int> characters)
    {
        for (int index = 1; index < characters.Count; index++)
        {
            int own = ClassOf(characters[index]);
            for (int to = index; own != 0 && to > 0 && ClassOf(characters[to - 1]) > own; to--)
            {
                (characters[to - 1], characters[to]) = (characters[to], characters[to - 1]);
            }
        }
    }

    /// <summary>Joins each mark with the last starter unless another mark of its class or above stands between.</summary>
    private void Compose(List<int> characters)
    {
        int starter = -1, lastClass = 0, kept = 0;
        for (int index = 0; index < characters.Count; index++)
        {
            int character = characters[index], own = ClassOf(character);
            bool adjacent = starter == kept - 1;
            if (starter >= 0 && (adjacent || lastClass < own && lastClass != 0) && Join(characters[starter], character) is int joined and >= 0)
            {
                characters[starter] = joined;
                continue;
            }

            if (own == 0)
            {
                starter = kept;
            }

            lastClass = own;
            characters[kept++] = character;
        }

        characters.RemoveRange(kept, characters.Count - kept);
    }

    private int Join(int first, int second)
    {
        if ((uint)(first - LeadBase) < LeadCount && (uint)(second - VowelBase) < VowelCount)
        {
            return SyllableBase + ((first - LeadBase) * VowelCount + second - VowelBase) * TailCount;
        }

        if ((uint)(first - SyllableBase) < SyllableCount && (first - SyllableBase) % TailCount == 0 && second > TailBase && second < TailBase + TailCount)
        {
            return first + second - TailBase;
        }

        return _compositions.TryGetValue(Pair(first, second), out int joined) ? joined : -1;
    }
}
