using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    [PyMethod("strip(chars=None, /)", Doc = "Return a copy of the string with leading and trailing whitespace removed.")]
    internal PyObject? Strip(ThreadState ts, PyObject? chars) => Strip(ts, "strip", chars, left: true, right: true);

    [PyMethod("lstrip(chars=None, /)", Doc = "Return a copy of the string with leading whitespace removed.")]
    internal PyObject? StripLeft(ThreadState ts, PyObject? chars) => Strip(ts, "lstrip", chars, left: true, right: false);

    [PyMethod("rstrip(chars=None, /)", Doc = "Return a copy of the string with trailing whitespace removed.")]
    internal PyObject? StripRight(ThreadState ts, PyObject? chars) => Strip(ts, "rstrip", chars, left: false, right: true);

    [PyMethod("replace(old, new, /, count=-1)", Doc = "Return a copy with all occurrences of substring old replaced by new.")]
    internal PyObject? Replace(ThreadState ts, PyStr old, PyStr replacement, long count)
    {
        int limit = count < 0 || count > int.MaxValue ? int.MaxValue : (int)count;
        if (old._length == 1 && limit == int.MaxValue && IsBmp && replacement.IsBmp)
        {
            return old.IsBmp ? ReplaceChar(ts, old.Chars[0], replacement) : ToExact();
        }

        int found = ReferenceEquals(old, replacement) ? 0 : CountOf(old, 0, _length, limit);
        if (found == 0)
        {
            return ToExact();
        }

        long length = SequenceSearch.ReplacedLength(_length, old._length, replacement._length, found);
        if (length > MaximumLength)
        {
            return Raise.OverflowError(ts, "replace string is too long");
        }

        if (length == 0)
        {
            return Empty;
        }

        if (IsBmp && replacement.IsBmp)
        {
            PyStr result = Unwritten((int)length, out Span<char> chars);
            SequenceSearch.Replace(Chars, old.Chars, replacement.Chars, found, chars);
            return result.SingleIfShort();
        }

        var wide = new int[length];
        SequenceSearch.Replace(WideCodePoints(), old.WideCodePoints(), replacement.WideCodePoints(), found, wide);
        return FromCodePoints(wide);
    }

    /// <summary>The text with each occurrence of a char replaced, among texts of chars.</summary>
    private PyStr? ReplaceChar(ThreadState ts, char old, PyStr replacement)
    {
        ReadOnlySpan<char> text = Chars;
        int first = text.IndexOf(old);
        if (first < 0 || (replacement._length == 1 && replacement.Chars[0] == old))
        {
            return ToExact();
        }

        if (replacement._length == 1)
        {
            PyStr changed = Unwritten(_length, out Span<char> room);
            System.MemoryExtensions.Replace(text, room, old, replacement.Chars[0]);
            return changed.SingleIfShort();
        }

        int found = 1 + text[(first + 1)..].Count(old);
        long length = SequenceSearch.ReplacedLength(_length, 1, replacement._length, found);
        if (length > MaximumLength)
        {
            return Raise.OverflowError(ts, "replace string is too long");
        }

        if (length == 0)
        {
            return Empty;
        }

        PyStr result = Unwritten((int)length, out Span<char> chars);
        for (int at = first; at >= 0; at = SequenceSearch.IndexOfNear(text, old))
        {
            text[..at].CopyTo(chars);
            chars = replacement.WriteBefore(chars[at..]);
            text = text[(at + 1)..];
            if (--found == 0)
            {
                break;
            }
        }

        text.CopyTo(chars);
        return result.SingleIfShort();
    }

    [PyMethod("expandtabs(tabsize=8)", Doc = "Return a copy where all tab characters are expanded using spaces.")]
    internal PyObject? ExpandTabs(ThreadState ts, int tabsize)
    {
        if (!(IsBmp ? Chars.Contains('\t') : CodePoints.Contains('\t')))
        {
            return ToExact();
        }

        var builder = new PyStrBuilder(stackalloc char[256]);
        long column = 0;
        for (int i = 0; i < _length; i++)
        {
            int codePoint = CodePointAt(i);
            if (codePoint == '\t')
            {
                if (tabsize > 0)
                {
                    int spaces = (int)(tabsize - (column % tabsize));
                    column += spaces;
                    if ((long)builder.Length + spaces > MaximumLength)
                    {
                        builder.Dispose();
                        return Raise.MemoryError(ts);
                    }

                    builder.AppendCodePoint(' ', spaces);
                }

                continue;
            }

            column = codePoint is '\n' or '\r' ? 0 : column + 1;
            builder.AppendCodePoint(codePoint);
        }

        return builder.ToStrAndDispose();
    }

    [PyMethod("center(width, fillchar=' ', /)", Doc = "Return a centered string of length width.")]
    internal PyObject? Center(ThreadState ts, long width, PyObject? fillchar)
    {
        // An odd space goes to the left where the width is odd, as in CPython.
        long padding = width - _length;
        return padding <= 0 ? ToExact() : Pad(ts, (padding / 2) + (padding & width & 1), padding, fillchar);
    }

    [PyMethod("ljust(width, fillchar=' ', /)", Doc = "Return a left-justified string of length width.")]
    internal PyObject? JustifyLeft(ThreadState ts, long width, PyObject? fillchar) => Pad(ts, 0, width - _length, fillchar);

    [PyMethod("rjust(width, fillchar=' ', /)", Doc = "Return a right-justified string of length width.")]
    internal PyObject? JustifyRight(ThreadState ts, long width, PyObject? fillchar) => Pad(ts, width - _length, width - _length, fillchar);

    [PyMethod("zfill(width, /)", Doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.")]
    internal PyObject? ZeroFill(ThreadState ts, long width)
    {
        long padding = width - _length;
        if (padding <= 0)
        {
            return ToExact();
        }

        if (width > MaximumLength)
        {
            return Raise.MemoryError(ts);
        }

        var builder = new PyStrBuilder(stackalloc char[128]);
        int sign = _length > 0 && CodePointAt(0) is '+' or '-' ? 1 : 0;
        builder.Append(this, 0, sign);
        builder.AppendCodePoint('0', (int)padding);
        builder.Append(this, sign, _length);
        return builder.ToStrAndDispose();
    }

    [PyMethod("translate(table, /)", Doc = "Replace each character in the string using the given translation table.")]
    internal PyObject? Translate(ThreadState ts, PyObject table)
    {
        var builder = new PyStrBuilder(stackalloc char[256]);
        var known = new AsciiTranslations();
        bool bmp = IsBmp;
        int at = 0;
        while (at < _length)
        {
            int done = bmp ? known.Map(Chars[at..], ref builder) : 0;
            if (done > 0)
            {
                at += done;
                continue;
            }

            int codePoint = CodePointAt(at++);

            if (!TryTranslation(ts, table, codePoint, out PyObject? replacement))
            {
                builder.Dispose();
                return null;
            }

            if (!AppendTranslation(ts, ref builder, ref known, codePoint, replacement))
            {
                builder.Dispose();
                return null;
            }
        }

        return builder.ToStrAndDispose();
    }

    [PyStaticMethod("maketrans(x, y=<absent>, z=<absent>, /)", TextSignature = "(x, y=<unrepresentable>, z=<unrepresentable>, /)", Doc = "Return a translation table usable for str.translate().")]
    internal static PyObject? MakeTranslation(ThreadState ts, PyObject x, PyObject? y, PyObject? z)
    {
        var table = new PyDict();
        if (y is null)
        {
            return MakeTranslationFromDictionary(ts, x, table) ? table : null;
        }

        if (x is not PyStr from)
        {
            return Raise.TypeError(ts, "first maketrans argument must be a string if there is a second argument");
        }

        if (y is not PyStr to)
        {
            return Raise.TypeError(ts, $"maketrans() argument 2 must be str, not {y.Type.FullName}");
        }

        if (z is not (null or PyStr))
        {
            return Raise.TypeError(ts, $"maketrans() argument 3 must be str, not {z.Type.FullName}");
        }

        if (from._length != to._length)
        {
            return Raise.ValueError(ts, "the first two maketrans arguments must have equal length");
        }

        for (int i = 0; i < from._length; i++)
        {
            if (!table.SetItem(ts, PySmallInt.From(from.CodePointAt(i)), PySmallInt.From(to.CodePointAt(i))))
            {
                return null;
            }
        }

        for (int i = 0; z is PyStr deleted && i < deleted._length; i++)
        {
            if (!table.SetItem(ts, PySmallInt.From(deleted.CodePointAt(i)), PyNone.Instance))
            {
                return null;
            }
        }

        return table;
    }

    /// <summary>Chars of a string that nobody else has seen yet.</summary>
    private static Span<char> WritableChars(string text) => System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
        ref System.Runtime.InteropServices.MemoryMarshal.GetReference(text.AsSpan()), text.Length);

    private static bool MakeTranslationFromDictionary(ThreadState ts, PyObject source, PyDict table)
    {
        if (source.GetType() != typeof(PyDict))
        {
            return Raise.TypeError(ts, "if you give only one argument to maketrans it must be a dict");
        }

        int position = 0;
        while (((PyDict)source).Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is PyStr text)
            {
                if (text._length != 1)
                {
                    return Raise.ValueError(ts, "string keys in translatetable must be of length 1");
                }

                key = PySmallInt.From(text.CodePointAt(0));
            }
            else if (key is not PyInt)
            {
                return Raise.TypeError(ts, "keys in translate table mustbe strings or integers");
            }

            if (!table.SetItem(ts, key, value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a translation table has for a code point, null for nothing; false means that an exception is pending.</summary>
    private static bool TryTranslation(ThreadState ts, PyObject table, int codePoint, out PyObject? replacement)
    {
        var key = PySmallInt.From(codePoint);
        if (table.GetType() == typeof(PyDict))
        {
            Lookup found = Unsafe.As<PyDict>(table).Get(ts, key);
            replacement = found.ValueOrNull;

            // A key's comparison may raise anything.
            return !found.IsError || Raise.ClearIf(ts, ExceptionTypes.LookupError);
        }

        replacement = Containers.GetItem(ts, table, key);
        return replacement is not null || Raise.ClearIf(ts, ExceptionTypes.LookupError);
    }

    private static bool AppendTranslation(ThreadState ts, ref PyStrBuilder builder, ref AsciiTranslations known, int codePoint, PyObject? replacement)
    {
        switch (replacement)
        {
            case null:
                known.Set(codePoint, codePoint);
                builder.AppendCodePoint(codePoint);
                return true;
            case PyNone:
                return true;
            case PyStr text:
                if (text._length == 1)
                {
                    known.Set(codePoint, text.CodePointAt(0));
                }

                builder.Append(text);
                return true;
            case PyInt number:
                if (!number.TryGetInt64(out long value) || value is < 0 or > 0x10FFFF)
                {
                    return Raise.ValueError(ts, "character mapping must be in range(0x110000)");
                }

                known.Set(codePoint, (int)value);
                builder.AppendCodePoint((int)value);
                return true;
            default:
                return Raise.TypeError(ts, "character mapping must return integer, None or str");
        }
    }

    private PyObject? Strip(ThreadState ts, string method, PyObject? chars, bool left, bool right)
    {
        PyStr? set = null;
        if (chars is not (null or PyNone))
        {
            set = chars as PyStr;
            if (set is null)
            {
                return Raise.TypeError(ts, $"{method} arg must be None or str");
            }
        }

        int start = 0;
        int end = _length;
        if (set is null && IsBmp)
        {
            ReadOnlySpan<char> text = Chars;
            while (left && start < end && IsSpace(text[start]))
            {
                start++;
            }

            while (right && end > start && IsSpace(text[end - 1]))
            {
                end--;
            }

            return Substring(start, end).ToExact();
        }

        while (left && start < end && IsStripped(set, CodePointAt(start)))
        {
            start++;
        }

        while (right && end > start && IsStripped(set, CodePointAt(end - 1)))
        {
            end--;
        }

        return Substring(start, end).ToExact();
    }

    private static bool IsStripped(PyStr? set, int codePoint)
    {
        if (set is null)
        {
            return IsSpace(codePoint);
        }

        if (!set.IsBmp)
        {
            return set.CodePoints.Contains(codePoint);
        }

        ReadOnlySpan<char> chars = set.Chars;
        if (chars.Length > 8)
        {
            return codePoint <= 0xFFFF && chars.Contains((char)codePoint);
        }

        foreach (char one in chars)
        {
            if (one == codePoint)
            {
                return true;
            }
        }

        return false;
    }

    private PyObject? Pad(ThreadState ts, long left, long padding, PyObject? fill)
    {
        int character = ' ';
        if (fill is not null)
        {
            if (fill is not PyStr text)
            {
                return Raise.TypeError(ts, $"The fill character must be a unicode character, not {fill.Type.FullName}");
            }

            if (text._length != 1)
            {
                return Raise.TypeError(ts, "The fill character must be exactly one character long");
            }

            character = text.CodePointAt(0);
        }

        if (padding <= 0)
        {
            return ToExact();
        }

        if (padding > MaximumLength - _length)
        {
            return Raise.MemoryError(ts);
        }

        if (IsBmp && character <= 0xFFFF)
        {
            PyStr padded = Unwritten(_length + (int)padding, out Span<char> room);
            Fill(room[..(int)left], (char)character);
            Chars.CopyTo(room[(int)left..]);
            Fill(room[((int)left + _length)..], (char)character);
            return padded.SingleIfShort();
        }

        var builder = new PyStrBuilder(stackalloc char[128]);
        builder.AppendCodePoint(character, (int)left);
        builder.Append(this);
        builder.AppendCodePoint(character, (int)(padding - left));
        return builder.ToStrAndDispose();
    }

    /// <summary>What a translation table gave for ASCII characters so far, where it is one char.</summary>
    [System.Runtime.CompilerServices.InlineArray(128)]
    private struct AsciiTranslations
    {
        private int _first;

        /// <summary>Appends what some of the first characters become, up to the first that is not known; gives their number.</summary>
        public int Map(ReadOnlySpan<char> text, ref PyStrBuilder builder)
        {
            int count = 0;
            Span<char> room = builder.Room(Math.Min(text.Length, 256));
            Span<int> known = this;
            while (count < room.Length)
            {
                int character = text[count];
                int mapped = character < known.Length ? known[character] - 1 : -1;
                if (mapped < 0)
                {
                    break;
                }

                room[count++] = (char)mapped;
            }

            builder.Advance(count);
            return count;
        }

        public void Set(int codePoint, int mapped)
        {
            if (codePoint < 128 && mapped <= 0xFFFF)
            {
                this[codePoint] = mapped + 1;
            }
        }
    }
}
