using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    /// <summary>A class of its own, so that the table is only made for those who split lines.</summary>
    private static class LineBreaks
    {
        public static readonly SearchValues<char> All = SearchValues.Create("\n\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029");
    }

    [PyMethod("split(sep=None, maxsplit=-1)", Doc = "Return a list of the substrings in the string, using sep as the separator string.")]
    internal PyObject? Split(ThreadState ts, PyObject? sep, long maxsplit)
    {
        int limit = maxsplit < 0 || maxsplit > int.MaxValue ? int.MaxValue : (int)maxsplit;
        if (sep is null or PyNone)
        {
            return SplitSpaces(limit);
        }

        return CheckSeparator(ts, sep, "str or None") is { } separator ? SplitBy(separator, limit) : null;
    }

    [PyMethod("rsplit(sep=None, maxsplit=-1)", Doc = "Return a list of the substrings in the string, using sep as the separator string.")]
    internal PyObject? ReverseSplit(ThreadState ts, PyObject? sep, long maxsplit)
    {
        int limit = maxsplit < 0 || maxsplit > int.MaxValue ? int.MaxValue : (int)maxsplit;
        if (sep is null or PyNone)
        {
            return limit == int.MaxValue ? SplitSpaces(limit) : ReverseSplitSpaces(limit);
        }

        return CheckSeparator(ts, sep, "str or None") is { } separator ? limit == int.MaxValue && separator.Length == 1 ? SplitBy(separator, limit) : ReverseSplitBy(separator, limit) : null;
    }

    [PyMethod("splitlines(keepends=False)", Doc = "Return a list of the lines in the string, breaking at line boundaries.")]
    internal PyObject? SplitLines(ThreadState ts, bool keepends)
    {
        var lines = PyList.WithCapacity(0);
        int start = 0;
        int at = 0;
        bool bmp = IsBmp;
        while (at < _length)
        {
            if (bmp)
            {
                int distance = Chars[at..].IndexOfAny(LineBreaks.All);
                if (distance < 0)
                {
                    break;
                }

                at += distance;
            }

            int codePoint = CodePointAt(at);
            if (!IsLineBreak(codePoint))
            {
                at++;
                continue;
            }

            int end = at++;
            if (codePoint == '\r' && at < _length && CodePointAt(at) == '\n')
            {
                at++;
            }

            lines.Add(Substring(start, keepends ? at : end));
            start = at;
        }

        if (start < _length)
        {
            lines.Add(Substring(start, _length).ToExact());
        }

        return lines;
    }

    [PyMethod("partition(sep, /)", Doc = "Partition the string into three parts using the given separator.")]
    internal PyObject? Partition(ThreadState ts, PyObject sep)
    {
        if (CheckSeparator(ts, sep, "str") is not { } separator)
        {
            return null;
        }

        int at = IndexOf(separator, 0, _length);
        return at < 0
            ? PyTuple.Create(this, Empty, Empty)
            : PyTuple.Create(Substring(0, at), separator, Substring(at + separator.Length, _length));
    }

    [PyMethod("rpartition(sep, /)", Doc = "Partition the string into three parts using the given separator.")]
    internal PyObject? ReversePartition(ThreadState ts, PyObject sep)
    {
        if (CheckSeparator(ts, sep, "str") is not { } separator)
        {
            return null;
        }

        int at = LastIndexOf(separator, 0, _length);
        return at < 0
            ? PyTuple.Create(Empty, Empty, this)
            : PyTuple.Create(Substring(0, at), separator, Substring(at + separator.Length, _length));
    }

    [PyMethod("join(iterable, /)", Doc = "Concatenate any number of strings.")]
    internal PyObject? Join(ThreadState ts, PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple))
        {
            return Join(ts, this, ((PyTuple)iterable).Items);
        }

        return Iteration.ToFastList(ts, iterable, "can only join an iterable") is { } list ? Join(ts, this, list.Items) : null;
    }

    /// <summary>The items, which must be strs, with a separator between them.</summary>
    public static PyStr? Join(ThreadState ts, PyStr separator, ReadOnlySpan<PyObject> items)
    {
        if (items.Length == 0)
        {
            return Empty;
        }

        if (items.Length == 1 && items[0].GetType() == typeof(PyStr))
        {
            return (PyStr)items[0];
        }

        long length = (long)separator._length * (items.Length - 1);
        bool bmp = items.Length == 1 || separator.IsBmp;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].GetType() != typeof(PyStr) && items[i] is not PyStr)
            {
                return Raise.TypeError(ts, $"sequence item {i}: expected str instance, {items[i].Type.FullName} found");
            }

            PyStr item = Unsafe.As<PyStr>(items[i]);

            length += item._length;
            bmp &= item.IsBmp;
        }

        if (length > MaximumLength)
        {
            return Raise.OverflowError(ts, "join() result is too long for a Python string");
        }

        return bmp ? JoinChars(separator, items, (int)length) : JoinCodePoints(separator, items, (int)length);
    }

    /// <summary>Whether a code point ends a line for <c>splitlines</c>.</summary>
    internal static bool IsLineBreak(int codePoint) => codePoint switch
    {
        < 0x20 => codePoint is (>= '\n' and <= '\r') or (>= 0x1C and <= 0x1E),
        0x85 or 0x2028 or 0x2029 => true,
        _ => false,
    };

    /// <summary>Whether a code point is white space for <c>split</c>, <c>strip</c> and <c>isspace</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsSpace(int codePoint) =>
        codePoint <= ' ' ? (AsciiSpaces >> codePoint & 1) != 0 : codePoint >= 0x80 && IsWideSpace(codePoint);

    /// <summary>A bit for each of the ASCII characters that are white space.</summary>
    private const ulong AsciiSpaces = (0x1FUL << '\t') | (0xFUL << 0x1C) | (1UL << ' ');

    private static bool IsWideSpace(int codePoint) =>
        codePoint is 0x85 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000;

    private static PyStr JoinChars(PyStr separator, ReadOnlySpan<PyObject> items, int length)
    {
        if (length == 0)
        {
            return Empty;
        }

        PyStr joined = Unwritten(length, out Span<char> destination);
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0 && separator._length > 0)
            {
                destination = separator.WriteBefore(destination);
            }

            destination = Unsafe.As<PyStr>(items[i]).WriteBefore(destination);
        }

        return joined.SingleIfShort();
    }

    private static PyStr JoinCodePoints(PyStr separator, ReadOnlySpan<PyObject> items, int length)
    {
        var joined = new int[length];
        int at = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                separator.CopyTo(joined.AsSpan(at));
                at += separator._length;
            }

            var item = (PyStr)items[i];
            item.CopyTo(joined.AsSpan(at));
            at += item._length;
        }

        return new PyStr(joined);
    }

    private static PyStr? CheckSeparator(ThreadState ts, PyObject sep, string expected)
    {
        if (OrNull(sep) is not { } separator)
        {
            return Raise.TypeError(ts, $"must be {expected}, not {sep.Type.FullName}");
        }

        return separator._length == 0 ? Raise.ValueError(ts, "empty separator") : separator;
    }

    private PyList SplitSpaces(int limit)
    {
        if (IsBmp)
        {
            return SplitSpacesOfChars(limit);
        }

        var parts = PyList.WithCapacity(4);
        int at = 0;
        while (true)
        {
            while (at < _length && IsSpace(CodePointAt(at)))
            {
                at++;
            }

            if (at == _length)
            {
                return parts;
            }

            int start = at;
            if (limit-- == 0)
            {
                parts.Add(Substring(start, _length).ToExact());
                return parts;
            }

            while (at < _length && !IsSpace(CodePointAt(at)))
            {
                at++;
            }

            parts.Add(Substring(start, at).ToExact());
        }
    }

    private PyList SplitSpacesOfChars(int limit)
    {
        // The first parts are counted before there is a list, which then has room for no more than there are.
        const int Counted = 16;
        ReadOnlySpan<char> chars = Chars;
        Span<(int Start, int End)> found = stackalloc (int, int)[Counted];
        int count = 0;
        int at = 0;
        while (count < Counted && NextPart(chars, ref at, ref limit, out found[count]))
        {
            count++;
        }

        var items = new PyObject?[count < Counted ? count : 2 * Counted];
        ref PyObject? place = ref MemoryMarshal.GetArrayDataReference(items);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref place, i) = Part(chars, found[i].Start, found[i].End);
        }

        var parts = new PyList(items, count);
        while (count == Counted && NextPart(chars, ref at, ref limit, out (int Start, int End) next))
        {
            parts.Add(Part(chars, next.Start, next.End));
        }

        return parts;
    }

    private PyStr Part(ReadOnlySpan<char> chars, int start, int end) => end - start == chars.Length ? ToExact() : FromBmp(chars[start..end]);

    /// <summary>What stands between white space from a place on, which moves behind it; false where nothing does. The part beyond the limit goes to the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool NextPart(ReadOnlySpan<char> chars, ref int at, ref int limit, out (int Start, int End) part)
    {
        int start = at;
        while (start < chars.Length && IsSpace(chars[start]))
        {
            start++;
        }

        int end = limit-- == 0 ? chars.Length : start;
        while (end < chars.Length && ((uint)(chars[end] - '!') < 0x80 - '!' || !IsSpace(chars[end])))
        {
            end++;
        }

        at = end;
        part = (start, end);
        return start < chars.Length;
    }

    private PyList ReverseSplitSpaces(int limit)
    {
        var parts = PyList.WithCapacity(4);
        int end = _length;
        while (true)
        {
            while (end > 0 && IsSpace(CodePointAt(end - 1)))
            {
                end--;
            }

            if (end == 0)
            {
                break;
            }

            int start = end;
            if (limit-- == 0)
            {
                parts.Add(Substring(0, end).ToExact());
                break;
            }

            while (start > 0 && !IsSpace(CodePointAt(start - 1)))
            {
                start--;
            }

            parts.Add(Substring(start, end).ToExact());
            end = start;
        }

        return Reversed(parts);
    }

    private PyList SplitBy(PyStr separator, int limit)
    {
        if (separator._length == 1 && limit == int.MaxValue && IsBmp && separator.IsBmp)
        {
            return SplitByChar(separator.Chars[0]);
        }

        var parts = PyList.WithCapacity(4);
        int start = 0;
        while (limit-- > 0)
        {
            int at = IndexOf(separator, start, _length);
            if (at < 0)
            {
                break;
            }

            parts.Add(Substring(start, at));
            start = at + separator._length;
        }

        parts.Add(Substring(start, _length).ToExact());
        return parts;
    }

    private PyList SplitByChar(char separator)
    {
        ReadOnlySpan<char> rest = Chars;
        int count = rest.Count(separator);
        var parts = PyList.WithCapacity(count + 1);
        for (; count > 0; count--)
        {
            int at = SequenceSearch.IndexOfNear(rest, separator);
            parts.Add(FromBmp(rest[..at]));
            rest = rest[(at + 1)..];
        }

        parts.Add(rest.Length == _length ? ToExact() : FromBmp(rest));
        return parts;
    }

    private PyList ReverseSplitBy(PyStr separator, int limit)
    {
        var parts = PyList.WithCapacity(4);
        int end = _length;
        while (limit-- > 0)
        {
            int at = LastIndexOf(separator, 0, end);
            if (at < 0)
            {
                break;
            }

            parts.Add(Substring(at + separator._length, end));
            end = at;
        }

        parts.Add(Substring(0, end).ToExact());
        return Reversed(parts);
    }

    private static PyList Reversed(PyList parts)
    {
        for (int i = 0, j = parts.Count - 1; i < j; i++, j--)
        {
            (parts[i], parts[j]) = (parts[j], parts[i]);
        }

        return parts;
    }
}
