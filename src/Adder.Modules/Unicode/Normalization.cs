using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Modules.Unicode;

/// <summary>The normal forms of Unicode (UAX 15).</summary>
internal static class Normalization
{
    /// <summary>A text in a normal form, composed and with compatibility mappings as asked; for Unicode 3.2 where <paramref name="old"/>.</summary>
    public static PyStr Normalize(PyStr text, bool compose, bool compatibility, bool old)
    {
        if (text.IsBmp && text.Chars.IndexOfAnyExceptInRange('\0', '\x7F') < 0)
        {
            return text.ToExact();
        }

        var result = new List<int>(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            Decompose(text.CodePointAt(i), compatibility, old, result);
        }

        Span<int> codePoints = CollectionsMarshal.AsSpan(result);
        Order(codePoints);
        return PyStr.FromCodePoints(compose ? codePoints[..Compose(codePoints)] : codePoints);
    }

    private static int CombiningClass(int codePoint) => codePoint < 0x300 ? 0 : UnicodeData.Record(codePoint).CombiningClass;

    private static void Decompose(int codePoint, bool compatibility, bool old, List<int> result)
    {
        if (codePoint < 0xA0)
        {
            result.Add(codePoint);
            return;
        }

        if (Hangul.IsSyllable(codePoint))
        {
            int index = codePoint - Hangul.First;
            result.Add(Hangul.Leading + (index / (Hangul.VowelCount * Hangul.TrailingCount)));
            result.Add(Hangul.Vowel + (index / Hangul.TrailingCount % Hangul.VowelCount));
            if (index % Hangul.TrailingCount != 0)
            {
                result.Add(Hangul.Trailing + (index % Hangul.TrailingCount));
            }

            return;
        }

        UnicodeFacts facts = UnicodeFacts.Instance;
        if (old)
        {
            if (UnicodeFacts.Find(facts.Old, codePoint).Category == UnicodeDatabase.Unassigned)
            {
                result.Add(codePoint);
                return;
            }

            if (facts.OldDecompositions.TryGetValue(codePoint, out int[]? former))
            {
                result.AddRange(former);
                return;
            }
        }

        if (!facts.Decompositions.TryGetValue(codePoint, out UnicodeFacts.Decomposition? decomposition) || (decomposition.Tag != 0 && !compatibility))
        {
            result.Add(codePoint);
            return;
        }

        foreach (int part in decomposition.CodePoints)
        {
            Decompose(part, compatibility, old, result);
        }
    }

    /// <summary>Puts marks that follow one another into the order of their classes, keeping the order of equals.</summary>
    private static void Order(Span<int> codePoints)
    {
        for (int i = 1; i < codePoints.Length; i++)
        {
            int mark = codePoints[i];
            int markClass = CombiningClass(mark);
            if (markClass == 0)
            {
                continue;
            }

            int at = i;
            while (at > 0 && CombiningClass(codePoints[at - 1]) > markClass)
            {
                codePoints[at] = codePoints[at - 1];
                at--;
            }

            codePoints[at] = mark;
        }
    }

    /// <summary>Composes in place; gives the new length.</summary>
    private static int Compose(Span<int> codePoints)
    {
        Dictionary<long, int> compositions = UnicodeFacts.Instance.Compositions;
        int starter = -1;
        int lastClass = 0;
        int length = 0;
        for (int i = 0; i < codePoints.Length; i++)
        {
            int codePoint = codePoints[i];
            int markClass = CombiningClass(codePoint);

            // A mark composes with the starter unless one of its class, or another starter, stands between.
            bool free = starter >= 0 && (starter == length - 1 || (lastClass != 0 && lastClass < markClass));
            if (free && TryCompose(compositions, codePoints[starter], codePoint, out int composed))
            {
                codePoints[starter] = composed;
                continue;
            }

            if (markClass == 0)
            {
                starter = length;
            }

            lastClass = markClass;
            codePoints[length++] = codePoint;
        }

        return length;
    }

    private static bool TryCompose(Dictionary<long, int> compositions, int first, int second, out int composed)
    {
        if ((uint)(first - Hangul.Leading) < Hangul.LeadingCount && (uint)(second - Hangul.Vowel) < Hangul.VowelCount)
        {
            composed = Hangul.First + ((((first - Hangul.Leading) * Hangul.VowelCount) + second - Hangul.Vowel) * Hangul.TrailingCount);
            return true;
        }

        if (Hangul.IsSyllable(first) && (first - Hangul.First) % Hangul.TrailingCount == 0 && second > Hangul.Trailing && second < Hangul.Trailing + Hangul.TrailingCount)
        {
            composed = first + second - Hangul.Trailing;
            return true;
        }

        return compositions.TryGetValue(UnicodeFacts.Pair(first, second), out composed);
    }
}
