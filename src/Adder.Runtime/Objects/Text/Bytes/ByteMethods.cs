using System;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The methods that bytes and bytearray share: searching, splitting, stripping, joining.</summary>
internal static unsafe class ByteMethods
{
    /// <summary>find, rfind, index and rindex.</summary>
    public static PyObject? Search(ThreadState ts, ByteSequence self, PyObject sub, PyObject? start, PyObject? end, bool last, bool required)
    {
        if (!SliceIndices.TryBounds(ts, start, end, self, out int from, out int to))
        {
            return null;
        }

        using ByteSequence.Fixation fix = self.Fix();
        if (!TrySub(ts, sub, out BytesArgument argument, out byte single))
        {
            return null;
        }

        using (argument)
        {
            ReadOnlySpan<byte> needle = IsIndex(sub) ? new ReadOnlySpan<byte>(in single) : argument.Span;
            int found = from > to || to - from < needle.Length ? -1
                : last ? LastIndexOf(self.Span[from..to], needle)
                : SequenceSearch.IndexOf(self.Span[from..to], needle);
            return found >= 0 ? PySmallInt.From(found + from) : required ? Raise.ValueError(ts, "subsection not found") : PySmallInt.MinusOne;
        }
    }

    public static PyObject? Count(ThreadState ts, ByteSequence self, PyObject sub, PyObject? start, PyObject? end)
    {
        if (!SliceIndices.TryBounds(ts, start, end, self, out int from, out int to))
        {
            return null;
        }

        using ByteSequence.Fixation fix = self.Fix();
        if (!TrySub(ts, sub, out BytesArgument argument, out byte single))
        {
            return null;
        }

        using (argument)
        {
            ReadOnlySpan<byte> needle = IsIndex(sub) ? new ReadOnlySpan<byte>(in single) : argument.Span;
            return PyInt.From((long)(from > to ? 0 : SequenceSearch.Count(self.Span[from..to], needle, int.MaxValue)));
        }
    }

    public static Truth Contains(ThreadState ts, ByteSequence self, PyObject item)
    {
        using ByteSequence.Fixation fix = self.Fix();
        if (IsIndex(item))
        {
            if (Numbers.Index(ts, item) is { } number)
            {
                return !number.TryGetInt64(out long value) || value is < 0 or > 255 ? Raise.ValueError(ts, "byte must be in range(0, 256)")
                    : self.Span.Contains((byte)value) ? Truth.True : Truth.False;
            }

            // It is no number after all, and below no bytes either.
            ts.Pending = null;
        }

        if (!BytesArgument.TryOpen(ts, item, out BytesArgument argument))
        {
            return Truth.Error;
        }

        using (argument)
        {
            return SequenceSearch.IndexOf(self.Span, argument.Span) >= 0 ? Truth.True : Truth.False;
        }
    }

    /// <summary>startswith and endswith.</summary>
    public static PyObject? Affix(ThreadState ts, ByteSequence self, PyObject affix, PyObject? start, PyObject? end, bool atEnd)
    {
        if (!SliceIndices.TryBounds(ts, start, end, self, out int from, out int to))
        {
            return null;
        }

        using ByteSequence.Fixation fix = self.Fix();
        if (affix is PyTuple several)
        {
            foreach (PyObject item in several.Items)
            {
                Truth matches = HasAffix(ts, self, item, from, to, atEnd);
                if (matches != Truth.False)
                {
                    return matches == Truth.Error ? null : PyBool.True;
                }
            }

            return PyBool.False;
        }

        if (affix.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"{(atEnd ? "endswith" : "startswith")} first arg must be bytes or a tuple of bytes, not {affix.Type.FullName}");
        }

        Truth result = HasAffix(ts, self, affix, from, to, atEnd);
        return result == Truth.Error ? null : PyBool.From(result == Truth.True);
    }

    public static PyObject? RemoveAffix(ThreadState ts, ByteSequence self, PyObject affix, bool atEnd)
    {
        if (!BytesArgument.TryOpen(ts, affix, out BytesArgument argument))
        {
            return null;
        }

        using (argument)
        {
            ReadOnlySpan<byte> data = self.Span;
            int length = argument.Span.Length;
            if (length == 0 || !(atEnd ? data.EndsWith(argument.Span) : data.StartsWith(argument.Span)))
            {
                return self.Unchanged();
            }

            return self.Make(atEnd ? data[..^length] : data[length..]);
        }
    }

    public static PyObject? Split(ThreadState ts, ByteSequence self, PyObject? separator, long maximum, bool fromRight)
    {
        int limit = maximum < 0 || maximum > int.MaxValue ? int.MaxValue : (int)maximum;
        if (separator is null or PyNone)
        {
            return fromRight ? Reversed(ReverseSplitSpaces(self, limit)) : SplitSpaces(self, limit);
        }

        using ByteSequence.Fixation fix = self.Fix();
        if (!BytesArgument.TryOpen(ts, separator, out BytesArgument argument))
        {
            return null;
        }

        using (argument)
        {
            if (argument.Span.Length == 0)
            {
                return Raise.ValueError(ts, "empty separator");
            }

            return fromRight ? Reversed(ReverseSplitBy(self, argument.Span, limit)) : SplitBy(self, argument.Span, limit);
        }
    }

    public static PyObject SplitLines(ByteSequence self, bool keepEnds)
    {
        var lines = PyList.WithCapacity(0);
        ReadOnlySpan<byte> rest = self.Span;
        while (rest.Length > 0)
        {
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                lines.Add(rest.Length == self.Span.Length ? self.Unchanged() : self.Make(rest));
                break;
            }

            int next = end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1);
            lines.Add(self.Make(rest[..(keepEnds ? next : end)]));
            rest = rest[next..];
        }

        return lines;
    }

    public static PyObject? Partition(ThreadState ts, ByteSequence self, PyObject separator, bool fromRight)
    {
        if (!BytesArgument.TryOpen(ts, separator, out BytesArgument argument))
        {
            return null;
        }

        using (argument)
        {
            if (argument.Span.Length == 0)
            {
                return Raise.ValueError(ts, "empty separator");
            }

            ReadOnlySpan<byte> data = self.Span;
            int at = fromRight ? data.LastIndexOf(argument.Span) : SequenceSearch.IndexOf(data, argument.Span);
            if (at < 0)
            {
                PyObject first = self.Unchanged();
                return fromRight ? PyTuple.Create(self.Make([]), self.Make([]), first) : PyTuple.Create(first, self.Make([]), self.Make([]));
            }

            PyObject middle = self is PyBytes ? separator : self.Make(argument.Span);
            return PyTuple.Create(self.Make(data[..at]), middle, self.Make(data[(at + argument.Span.Length)..]));
        }
    }

    public static PyObject? Strip(ThreadState ts, ByteSequence self, PyObject? chars, bool left, bool right)
    {
        BytesArgument argument = default;
        if (chars is not (null or PyNone) && !BytesArgument.TryOpen(ts, chars, out argument))
        {
            return null;
        }

        using (argument)
        {
            ReadOnlySpan<byte> set = chars is null or PyNone ? " \t\n\r\v\f"u8 : argument.Span;
            ReadOnlySpan<byte> data = self.Span;
            data = left ? data.TrimStart(set) : data;
            data = right ? data.TrimEnd(set) : data;
            return data.Length == self.Span.Length ? self.Unchanged() : self.Make(data);
        }
    }

    public static PyObject? Replace(ThreadState ts, ByteSequence self, PyObject old, PyObject replacement, long maximum)
    {
        if (!BytesArgument.TryOpen(ts, old, out BytesArgument from))
        {
            return null;
        }

        using (from)
        {
            if (!BytesArgument.TryOpen(ts, replacement, out BytesArgument to))
            {
                return null;
            }

            using (to)
            {
                int limit = maximum < 0 || maximum > int.MaxValue ? int.MaxValue : (int)maximum;
                int found = SequenceSearch.Count(self.Span, from.Span, limit);
                if (found == 0)
                {
                    return self.Unchanged();
                }

                long length = SequenceSearch.ReplacedLength(self.Span.Length, from.Span.Length, to.Span.Length, found);
                if (length > Array.MaxLength)
                {
                    return Raise.OverflowError(ts, "replace bytes is too long");
                }

                var result = new byte[length];
                SequenceSearch.Replace(self.Span, from.Span, to.Span, found, result);
                return self.Make(result);
            }
        }
    }

    public static PyObject? Join(ThreadState ts, ByteSequence self, PyObject iterable)
    {
        PyList? items = Iteration.ToFastList(ts, iterable, "can only join an iterable");
        if (items is null)
        {
            return null;
        }

        if (items.Count == 1 && items[0].GetType() == typeof(PyBytes) && self is PyBytes)
        {
            return items[0];
        }

        using ByteSequence.Fixation fix = self.Fix();
        int count = items.Count;

        var output = new ByteBuffer(0);
        for (int i = 0; i < items.Count; i++)
        {
            PyObject item = items[i];
            if (item is not PyBytes && item.Type.Slots.Buffer == null)
            {
                return Raise.TypeError(ts, $"sequence item {i}: expected a bytes-like object, {item.Type.FullName} found");
            }

            if (!BytesArgument.TryOpen(ts, item, out BytesArgument argument))
            {
                // Why it gives no bytes is not told.
                ts.Pending = null;
                return Raise.TypeError(ts, $"sequence item {i}: expected a bytes-like object, {item.Type.FullName} found");
            }

            using (argument)
            {
                if (items.Count != count)
                {
                    return Raise.RuntimeError(ts, "sequence changed size during iteration");
                }

                if ((long)output.Length + self.Span.Length + argument.Span.Length > Array.MaxLength)
                {
                    return Raise.OverflowError(ts, "join() result is too long");
                }

                if (i > 0)
                {
                    output.Append(self.Span);
                }

                output.Append(argument.Span);
            }
        }

        return self.Make(output.ToArray());
    }

    /// <summary>An argument that is a bytes-like object or a byte.</summary>
    private static bool TrySub(ThreadState ts, PyObject sub, out BytesArgument argument, out byte single)
    {
        argument = default;
        single = 0;
        if (sub.Type.Slots.Buffer != null)
        {
            return BytesArgument.TryOpen(ts, sub, out argument);
        }

        if (!IsIndex(sub))
        {
            return Raise.TypeError(ts, $"argument should be integer or bytes-like object, not '{sub.Type.FullName}'");
        }

        return BytesConstruction.TryByte(ts, sub, "bytearray", out single);
    }

    private static bool IsIndex(PyObject value) => value is PyInt || (value.Type.Slots.Index != null && value.Type.Slots.Buffer == null);

    private static int LastIndexOf(ReadOnlySpan<byte> data, ReadOnlySpan<byte> needle) => needle.Length == 0 ? data.Length : data.LastIndexOf(needle);

    private static Truth HasAffix(ThreadState ts, ByteSequence self, PyObject affix, int start, int end, bool atEnd)
    {
        if (!BytesArgument.TryOpen(ts, affix, out BytesArgument argument))
        {
            return Truth.Error;
        }

        using (argument)
        {
            if (start > end)
            {
                return Truth.False;
            }

            ReadOnlySpan<byte> part = self.Span[start..end];
            return (atEnd ? part.EndsWith(argument.Span) : part.StartsWith(argument.Span)) ? Truth.True : Truth.False;
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    private static PyList SplitSpaces(ByteSequence self, int limit)
    {
        ReadOnlySpan<byte> data = self.Span;
        var parts = PyList.WithCapacity(4);
        int at = 0;
        while (true)
        {
            while (at < data.Length && IsSpace(data[at]))
            {
                at++;
            }

            if (at == data.Length)
            {
                return parts;
            }

            int start = at;
            if (limit-- == 0)
            {
                ReadOnlySpan<byte> rest = data[start..];
                parts.Add(rest.Length == data.Length ? self.Unchanged() : self.Make(rest));
                return parts;
            }

            while (at < data.Length && !IsSpace(data[at]))
            {
                at++;
            }

            parts.Add(at - start == data.Length ? self.Unchanged() : self.Make(data[start..at]));
        }
    }

    private static PyList ReverseSplitSpaces(ByteSequence self, int limit)
    {
        ReadOnlySpan<byte> data = self.Span;
        var parts = PyList.WithCapacity(4);
        int end = data.Length;
        while (true)
        {
            while (end > 0 && IsSpace(data[end - 1]))
            {
                end--;
            }

            if (end == 0)
            {
                return parts;
            }

            if (limit-- == 0)
            {
                parts.Add(end == data.Length ? self.Unchanged() : self.Make(data[..end]));
                return parts;
            }

            int start = end;
            while (start > 0 && !IsSpace(data[start - 1]))
            {
                start--;
            }

            parts.Add(end - start == data.Length ? self.Unchanged() : self.Make(data[start..end]));
            end = start;
        }
    }

    private static PyList SplitBy(ByteSequence self, ReadOnlySpan<byte> separator, int limit)
    {
        ReadOnlySpan<byte> rest = self.Span;
        var parts = PyList.WithCapacity(4);
        while (limit-- > 0)
        {
            int at = SequenceSearch.IndexOf(rest, separator);
            if (at < 0)
            {
                break;
            }

            parts.Add(self.Make(rest[..at]));
            rest = rest[(at + separator.Length)..];
        }

        parts.Add(parts.Count == 0 ? self.Unchanged() : self.Make(rest));
        return parts;
    }

    private static PyList ReverseSplitBy(ByteSequence self, ReadOnlySpan<byte> separator, int limit)
    {
        ReadOnlySpan<byte> rest = self.Span;
        var parts = PyList.WithCapacity(4);
        while (limit-- > 0)
        {
            int at = rest.LastIndexOf(separator);
            if (at < 0)
            {
                break;
            }

            parts.Add(self.Make(rest[(at + separator.Length)..]));
            rest = rest[..at];
        }

        parts.Add(parts.Count == 0 ? self.Unchanged() : self.Make(rest));
        return parts;
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
