using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Json;

/// <summary>A text that is being parsed, with its chars at hand where each is a code point.</summary>
internal readonly ref struct JsonText
{
    public readonly PyStr Str;

    /// <summary>Empty where there are code points beyond 16 bits.</summary>
    public readonly ReadOnlySpan<char> Chars;

    public JsonText(PyStr text)
    {
        Str = text;
        Chars = text.IsBmp ? text.Chars : default;
    }

    /// <summary>The code point at a position, -1 at the end.</summary>
    public int Peek(int at) => (uint)at < (uint)Chars.Length ? Chars[at] : PeekWide(at);

    private int PeekWide(int at) => Chars.IsEmpty && at < Str.Length ? Str.CodePointAt(at) : -1;
}

/// <summary>The names of members in one document: equal ones are one object.</summary>
internal sealed class JsonKeys
{
    private const int RecentCount = 64;

    private readonly Dictionary<PyStr, PyStr> _all = new(PyStr.Comparer);

    /// <summary>Those that were seen last, by their length and outer chars: most documents have few.</summary>
    private readonly PyStr?[] _recent = new PyStr?[RecentCount];

    /// <summary>Reads a name as <see cref="JsonStrings.Scan"/> does.</summary>
    public PyStr? Scan(ThreadState ts, PyStr text, ref int at, bool strict)
    {
        int start = at;
        int end = JsonStrings.EndOfPlain(text, at, strict);
        if (!text.IsBmp || end == start || end == text.Length || text.Chars[end] != '"')
        {
            return JsonStrings.Scan(ts, text, ref at, strict) is { } other ? Single(other) : null;
        }

        at = end + 1;
        ReadOnlySpan<char> chars = text.Chars[start..end];
        ref PyStr? recent = ref _recent[(chars.Length + (5 * chars[0]) + (11 * chars[^1]) + (7 * chars[chars.Length / 2])) % RecentCount];
        if (recent is { IsBmp: true } known && chars.SequenceEqual(known.Chars))
        {
            return known;
        }

        return recent = Single(PyStr.FromBmp(chars));
    }

    private PyStr Single(PyStr key)
    {
        if (_all.TryGetValue(key, out PyStr? known))
        {
            return known;
        }

        _all.Add(key, key);
        return key;
    }
}
