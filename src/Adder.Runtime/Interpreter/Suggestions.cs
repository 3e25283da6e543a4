using System;
using System.Collections.Generic;

namespace Adder.Runtime.Interpreter;

/// <summary>"Did you mean …?": the nearest name, by the edit distance that CPython uses (a changed case counts half).</summary>
internal static class Suggestions
{
    private const int MoveCost = 2;
    private const int CaseCost = 1;
    private const int MaximumCandidates = 750;
    private const int MaximumLength = 40;

    /// <summary>The nearest candidate, null where none is near enough.</summary>
    public static string? Find(string name, List<string> candidates)
    {
        if (candidates.Count >= MaximumCandidates)
        {
            return null;
        }

        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            if (candidate == name)
            {
                continue;
            }

            int limit = (name.Length + candidate.Length + 3) * MoveCost / 6;
            limit = Math.Min(limit, bestDistance - 1);
            int distance = Distance(name, candidate, limit);
            if (distance <= limit && (best is null || distance < bestDistance))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    private static int Distance(string a, string b, int limit)
    {
        int start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        int endA = a.Length;
        int endB = b.Length;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
        }

        ReadOnlySpan<char> left = a.AsSpan(start, endA - start);
        ReadOnlySpan<char> right = b.AsSpan(start, endB - start);
        if (left.Length == 0 || right.Length == 0)
        {
            return (left.Length + right.Length) * MoveCost;
        }

        if (left.Length > MaximumLength || right.Length > MaximumLength || Math.Abs(left.Length - right.Length) * MoveCost > limit)
        {
            return limit + 1;
        }

        var row = new int[left.Length];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (i + 1) * MoveCost;
        }

        int result = 0;
        for (int j = 0; j < right.Length; j++)
        {
            int diagonal = result = j * MoveCost;
            int lowest = int.MaxValue;
            for (int i = 0; i < left.Length; i++)
            {
                int substitute = diagonal + SubstitutionCost(right[j], left[i]);
                diagonal = row[i];
                int insertOrDelete = Math.Min(result, diagonal) + MoveCost;
                row[i] = result = Math.Min(insertOrDelete, substitute);
                lowest = Math.Min(lowest, result);
            }

            if (lowest > limit)
            {
                return limit + 1;
            }
        }

        return result;
    }

    private static int SubstitutionCost(char a, char b) =>
        a == b ? 0 : char.ToLowerInvariant(a) == char.ToLowerInvariant(b) ? CaseCost : MoveCost;
}
