using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    /// <summary>The first index of another str in [start, end), or -1. An empty one is found at start, if that is not beyond the end.</summary>
    public int IndexOf(PyStr needle, int start, int end)
    {
        if (end - start < needle.Length || start > end)
        {
            return -1;
        }

        int found;
        if (IsBmp)
        {
            found = !needle.IsBmp ? -1
                : needle._length == 1 ? SequenceSearch.IndexOfChar(Chars[start..end], needle.Chars[0])
                : SequenceSearch.IndexOf(Chars[start..end], needle.Chars);
        }
        else
        {
            found = SequenceSearch.IndexOf(CodePoints[start..end], needle.WideCodePoints());
        }

        return found < 0 ? -1 : found + start;
    }

    /// <summary>The last index of another str in [start, end), or -1.</summary>
    public int LastIndexOf(PyStr needle, int start, int end)
    {
        if (end - start < needle.Length || start > end)
        {
            return -1;
        }

        if (needle.Length == 0)
        {
            return end;
        }

        int found = IsBmp
            ? needle.IsBmp ? Chars[start..end].LastIndexOf(needle.Chars) : -1
            : CodePoints[start..end].LastIndexOf(needle.WideCodePoints());
        return found < 0 ? -1 : found + start;
    }

    /// <summary>How often another str occurs in [start, end), without overlap.</summary>
    public int CountOf(PyStr needle, int start, int end, int maximum = int.MaxValue)
    {
        if (end - start < needle.Length || start > end)
        {
            return 0;
        }

        return IsBmp
            ? needle.IsBmp ? SequenceSearch.Count(Chars[start..end], needle.Chars, maximum) : 0
            : SequenceSearch.Count(CodePoints[start..end], needle.WideCodePoints(), maximum);
    }

    /// <summary>Whether the part at an index equals another str. The index may be anything.</summary>
    public bool MatchesAt(PyStr part, int index)
    {
        if (index < 0 || index > _length - part._length)
        {
            return false;
        }

        if (part._length == 1 && IsBmp && part.IsBmp)
        {
            return Chars[index] == part.Chars[0];
        }

        return IsBmp
            ? part.IsBmp && Chars.Slice(index, part._length).SequenceEqual(part.Chars)
            : CodePoints.Slice(index, part._length).SequenceEqual(part.WideCodePoints());
    }

    /// <summary>The code points, whatever the storage; a copy where that is of chars.</summary>
    public ReadOnlySpan<int> WideCodePoints()
    {
        if (!IsBmp)
        {
            return CodePoints;
        }

        var wide = new int[_length];
        CopyTo(wide);
        return wide;
    }

    [PyMethod("find(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].")]
    internal PyObject? Find(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => Search(ts, "find", sub, start, end, last: false, required: false);

    [PyMethod("rfind(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].")]
    internal PyObject? ReverseFind(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => Search(ts, "rfind", sub, start, end, last: true, required: false);

    [PyMethod("index(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].")]
    internal PyObject? Index(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => Search(ts, "index", sub, start, end, last: false, required: true);

    [PyMethod("rindex(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].")]
    internal PyObject? ReverseIndex(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => Search(ts, "rindex", sub, start, end, last: true, required: true);

    [PyMethod("count(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the number of non-overlapping occurrences of substring sub in string S[start:end].")]
    internal PyObject? Count(ThreadState ts, PyObject sub, PyObject? start, PyObject? end)
    {
        if (sub is not PyStr needle)
        {
            return Raise.TypeError(ts, $"count() argument 1 must be str, not {sub.Type.FullName}");
        }

        return SliceIndices.TryBounds(ts, start, end, _length, out int first, out int last) ? PyInt.From(CountOf(needle, first, last)) : null;
    }

    [PyMethod("startswith(prefix, start=None, end=None, /)", TextSignature = "($self, prefix[, start[, end]], /)", Doc = "Return True if the string starts with the specified prefix, False otherwise.")]
    internal PyObject? StartsWith(ThreadState ts, PyObject prefix, PyObject? start, PyObject? end) => Affix(ts, "startswith", prefix, start, end, atEnd: false);

    [PyMethod("endswith(suffix, start=None, end=None, /)", TextSignature = "($self, suffix[, start[, end]], /)", Doc = "Return True if the string ends with the specified suffix, False otherwise.")]
    internal PyObject? EndsWith(ThreadState ts, PyObject suffix, PyObject? start, PyObject? end) => Affix(ts, "endswith", suffix, start, end, atEnd: true);

    [PyMethod("removeprefix(prefix, /)", Doc = "Return a str with the given prefix string removed if present.")]
    internal PyObject? RemovePrefix(ThreadState ts, PyStr prefix) => MatchesAt(prefix, 0) ? Substring(prefix.Length, _length) : ToExact();

    [PyMethod("removesuffix(suffix, /)", Doc = "Return a str with the given suffix string removed if present.")]
    internal PyObject? RemoveSuffix(ThreadState ts, PyStr suffix) => MatchesAt(suffix, _length - suffix.Length) ? Substring(0, _length - suffix.Length) : ToExact();

    [PySlot(Slot.Contains)]
    internal Truth ContainsSlot(ThreadState ts, PyObject item)
    {
        if (OrNull(item) is not { } needle)
        {
            return Raise.TypeError(ts, $"'in <string>' requires string as left operand, not {item.Type.FullName}");
        }

        return IndexOf(needle, 0, _length) >= 0 ? Truth.True : Truth.False;
    }

    private PyObject? Search(ThreadState ts, string method, PyObject sub, PyObject? start, PyObject? end, bool last, bool required)
    {
        if (OrNull(sub) is not { } needle)
        {
            return Raise.TypeError(ts, $"{method}() argument 1 must be str, not {sub.Type.FullName}");
        }

        int from = 0;
        int to = _length;
        if (!IsPlainStart(start, end, ref from) && !SliceIndices.TryBounds(ts, start, end, _length, out from, out to))
        {
            return null;
        }

        int found = last ? LastIndexOf(needle, from, to) : IndexOf(needle, from, to);
        return found < 0 && required ? Raise.ValueError(ts, "substring not found") : PySmallInt.From(found);
    }

    private PyObject? Affix(ThreadState ts, string method, PyObject affix, PyObject? start, PyObject? end, bool atEnd)
    {
        int from = 0;
        int to = _length;
        if (!IsPlainStart(start, end, ref from) && !SliceIndices.TryBounds(ts, start, end, _length, out from, out to))
        {
            return null;
        }

        if (OrNull(affix) is { } single)
        {
            return PyBool.From(HasAffix(single, from, to, atEnd));
        }

        if (affix is not PyTuple several)
        {
            return Raise.TypeError(ts, $"{method} first arg must be str or a tuple of str, not {affix.Type.FullName}");
        }

        foreach (PyObject item in several.Items)
        {
            if (item is not PyStr text)
            {
                return Raise.TypeError(ts, $"tuple for {method} must only contain str, not {item.Type.FullName}");
            }

            if (HasAffix(text, from, to, atEnd))
            {
                return PyBool.True;
            }
        }

        return PyBool.False;
    }

    /// <summary>Whether a search goes from a place that was given, or the beginning, to the end: what most do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlainStart(PyObject? start, PyObject? end, ref int from)
    {
        if (end is not null)
        {
            return false;
        }

        if (start is null)
        {
            return true;
        }

        if (start.GetType() != typeof(PySmallInt) || (ulong)Unsafe.As<PySmallInt>(start).Value > int.MaxValue)
        {
            return false;
        }

        from = (int)Unsafe.As<PySmallInt>(start).Value;
        return true;
    }

    private bool HasAffix(PyStr affix, int start, int end, bool atEnd) =>
        end - start >= affix._length && start <= end && MatchesAt(affix, atEnd ? end - affix._length : start);
}
