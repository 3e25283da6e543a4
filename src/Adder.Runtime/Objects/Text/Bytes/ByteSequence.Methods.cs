using System;
using System.Text;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <content>The methods that bytes and bytearray share; <see cref="ByteMethods"/> and <see cref="ByteTransforms"/> do the work.</content>
internal abstract partial class ByteSequence
{
    [PyMethod("find(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].")]
    internal PyObject? Find(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => ByteMethods.Search(ts, this, sub, start, end, last: false, required: false);

    [PyMethod("rfind(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].")]
    internal PyObject? ReverseFind(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => ByteMethods.Search(ts, this, sub, start, end, last: true, required: false);

    [PyMethod("index(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].")]
    internal PyObject? Index(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => ByteMethods.Search(ts, this, sub, start, end, last: false, required: true);

    [PyMethod("rindex(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].")]
    internal PyObject? ReverseIndex(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => ByteMethods.Search(ts, this, sub, start, end, last: true, required: true);

    [PyMethod("count(sub, start=None, end=None, /)", TextSignature = "($self, sub[, start[, end]], /)", Doc = "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].")]
    internal PyObject? Count(ThreadState ts, PyObject sub, PyObject? start, PyObject? end) => ByteMethods.Count(ts, this, sub, start, end);

    [PySlot(Slot.Contains)]
    internal Truth ContainsSlot(ThreadState ts, PyObject item) => ByteMethods.Contains(ts, this, item);

    [PyMethod("startswith(prefix, start=None, end=None, /)", TextSignature = "($self, prefix[, start[, end]], /)", Doc = "Return True if B starts with the specified prefix, False otherwise.")]
    internal PyObject? StartsWith(ThreadState ts, PyObject prefix, PyObject? start, PyObject? end) => ByteMethods.Affix(ts, this, prefix, start, end, atEnd: false);

    [PyMethod("endswith(suffix, start=None, end=None, /)", TextSignature = "($self, suffix[, start[, end]], /)", Doc = "Return True if B ends with the specified suffix, False otherwise.")]
    internal PyObject? EndsWith(ThreadState ts, PyObject suffix, PyObject? start, PyObject? end) => ByteMethods.Affix(ts, this, suffix, start, end, atEnd: true);

    [PyMethod("removeprefix(prefix, /)", Doc = "Return a copy of B with the given prefix string removed if present.")]
    internal PyObject? RemovePrefix(ThreadState ts, PyObject prefix) => ByteMethods.RemoveAffix(ts, this, prefix, atEnd: false);

    [PyMethod("removesuffix(suffix, /)", Doc = "Return a copy of B with the given suffix string removed if present.")]
    internal PyObject? RemoveSuffix(ThreadState ts, PyObject suffix) => ByteMethods.RemoveAffix(ts, this, suffix, atEnd: true);

    [PyMethod("split(sep=None, maxsplit=-1)", Doc = "Return a list of the sections of B, using sep as the delimiter.")]
    internal PyObject? Split(ThreadState ts, PyObject? sep, long maxsplit) => ByteMethods.Split(ts, this, sep, maxsplit, fromRight: false);

    [PyMethod("rsplit(sep=None, maxsplit=-1)", Doc = "Return a list of the sections of B, using sep as the delimiter.")]
    internal PyObject? ReverseSplit(ThreadState ts, PyObject? sep, long maxsplit) => ByteMethods.Split(ts, this, sep, maxsplit, fromRight: true);

    [PyMethod("splitlines(keepends=False)", Doc = "Return a list of the lines of B, breaking at line boundaries.")]
    internal PyObject? SplitLines(ThreadState ts, bool keepends) => ByteMethods.SplitLines(this, keepends);

    [PyMethod("partition(sep, /)", Doc = "Partition B into three parts using the given separator.")]
    internal PyObject? Partition(ThreadState ts, PyObject sep) => ByteMethods.Partition(ts, this, sep, fromRight: false);

    [PyMethod("rpartition(sep, /)", Doc = "Partition B into three parts using the given separator.")]
    internal PyObject? ReversePartition(ThreadState ts, PyObject sep) => ByteMethods.Partition(ts, this, sep, fromRight: true);

    [PyMethod("strip(bytes=None, /)", Doc = "Strip leading and trailing bytes contained in the argument.")]
    internal PyObject? Strip(ThreadState ts, PyObject? bytes) => ByteMethods.Strip(ts, this, bytes, left: true, right: true);

    [PyMethod("lstrip(bytes=None, /)", Doc = "Strip leading bytes contained in the argument.")]
    internal PyObject? StripLeft(ThreadState ts, PyObject? bytes) => ByteMethods.Strip(ts, this, bytes, left: true, right: false);

    [PyMethod("rstrip(bytes=None, /)", Doc = "Strip trailing bytes contained in the argument.")]
    internal PyObject? StripRight(ThreadState ts, PyObject? bytes) => ByteMethods.Strip(ts, this, bytes, left: false, right: true);

    [PyMethod("replace(old, new, count=-1, /)", Doc = "Return a copy with all occurrences of substring old replaced by new.")]
    internal PyObject? Replace(ThreadState ts, PyObject old, PyObject replacement, long count) => ByteMethods.Replace(ts, this, old, replacement, count);

    [PyMethod("join(iterable_of_bytes, /)", Doc = "Concatenate any number of bytes-like objects, with B between them.")]
    internal PyObject? Join(ThreadState ts, PyObject iterable)
    {
        // Code that runs meanwhile must not change the bytes.
        using Fixation fix = Fix();
        return ByteMethods.Join(ts, this, iterable);
    }

    [PyMethod("isalpha()", Doc = "Return True if all characters in B are alphabetic and there is at least one character in B, False otherwise.")]
    internal PyObject? IsAlpha(ThreadState ts) => ByteTransforms.IsAll(this, ByteTransforms.Class.Alpha);

    [PyMethod("isalnum()", Doc = "Return True if all characters in B are alphanumeric and there is at least one character in B, False otherwise.")]
    internal PyObject? IsAlphanumeric(ThreadState ts) => ByteTransforms.IsAll(this, ByteTransforms.Class.Alphanumeric);

    [PyMethod("isdigit()", Doc = "Return True if all characters in B are digits and there is at least one character in B, False otherwise.")]
    internal PyObject? IsDigit(ThreadState ts) => ByteTransforms.IsAll(this, ByteTransforms.Class.Digit);

    [PyMethod("isspace()", Doc = "Return True if all characters in B are whitespace and there is at least one character in B, False otherwise.")]
    internal PyObject? IsSpace(ThreadState ts) => ByteTransforms.IsAll(this, ByteTransforms.Class.Space);

    [PyMethod("isascii()", Doc = "Return True if B is empty or all characters in B are ASCII, False otherwise.")]
    internal PyObject? IsAscii(ThreadState ts) => PyBool.From(System.Text.Ascii.IsValid(Span));

    [PyMethod("islower()", Doc = "Return True if all cased characters in B are lowercase and there is at least one cased character in B, False otherwise.")]
    internal PyObject? IsLower(ThreadState ts) => ByteTransforms.IsCase(this, upper: false);

    [PyMethod("isupper()", Doc = "Return True if all cased characters in B are uppercase and there is at least one cased character in B, False otherwise.")]
    internal PyObject? IsUpper(ThreadState ts) => ByteTransforms.IsCase(this, upper: true);

    [PyMethod("istitle()", Doc = "Return True if B is a titlecased string and there is at least one character in B, False otherwise.")]
    internal PyObject? IsTitle(ThreadState ts) => ByteTransforms.IsTitle(this);

    [PyMethod("lower()", Doc = "Return a copy of B with all ASCII characters converted to lowercase.")]
    internal PyObject? Lower(ThreadState ts) => ByteTransforms.Lower(this);

    [PyMethod("upper()", Doc = "Return a copy of B with all ASCII characters converted to uppercase.")]
    internal PyObject? Upper(ThreadState ts) => ByteTransforms.Upper(this);

    [PyMethod("title()", Doc = "Return a titlecased version of B, i.e. ASCII words start with uppercase characters, all remaining cased characters have lowercase.")]
    internal PyObject? Title(ThreadState ts) => ByteTransforms.Title(this);

    [PyMethod("capitalize()", Doc = "Return a copy of B with only its first character capitalized (ASCII) and the rest lower-cased.")]
    internal PyObject? Capitalize(ThreadState ts) => ByteTransforms.Capitalize(this);

    [PyMethod("swapcase()", Doc = "Return a copy of B with uppercase ASCII characters converted to lowercase ASCII and vice versa.")]
    internal PyObject? SwapCase(ThreadState ts) => ByteTransforms.SwapCase(this);

    [PyMethod("center(width, fillchar=<unrepresentable>, /)", TextSignature = "($self, width, fillchar=b' ', /)", Doc = "Return a centered string of length width.")]
    internal PyObject? Center(ThreadState ts, long width, PyObject? fillchar) => ByteTransforms.Pad(ts, this, "center", width, fillchar, '^');

    [PyMethod("ljust(width, fillchar=<unrepresentable>, /)", TextSignature = "($self, width, fillchar=b' ', /)", Doc = "Return a left-justified string of length width.")]
    internal PyObject? JustifyLeft(ThreadState ts, long width, PyObject? fillchar) => ByteTransforms.Pad(ts, this, "ljust", width, fillchar, '<');

    [PyMethod("rjust(width, fillchar=<unrepresentable>, /)", TextSignature = "($self, width, fillchar=b' ', /)", Doc = "Return a right-justified string of length width.")]
    internal PyObject? JustifyRight(ThreadState ts, long width, PyObject? fillchar) => ByteTransforms.Pad(ts, this, "rjust", width, fillchar, '>');

    [PyMethod("zfill(width, /)", Doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.")]
    internal PyObject? ZeroFill(ThreadState ts, long width) => ByteTransforms.ZeroFill(ts, this, width);

    [PyMethod("expandtabs(tabsize=8)", Doc = "Return a copy where all tab characters are expanded using spaces.")]
    internal PyObject? ExpandTabs(ThreadState ts, int tabsize) => ByteTransforms.ExpandTabs(ts, this, tabsize);

    [PyMethod("translate(table, /, delete=<unrepresentable>)", TextSignature = "($self, table, /, delete=b'')", Doc = "Return a copy with each character mapped by the given translation table.")]
    internal PyObject? Translate(ThreadState ts, PyObject table, PyObject? delete) => ByteTransforms.Translate(ts, this, table, delete);

    [PyStaticMethod("maketrans(frm, to, /)", Doc = "Return a translation table usable for the bytes or bytearray translate method.")]
    internal static PyObject? MakeTranslation(ThreadState ts, PyObject from, PyObject to) => ByteTransforms.MakeTranslation(ts, from, to);

    [PyMethod("hex(sep=<unrepresentable>, bytes_per_sep=1)", Doc = "Create a string of hexadecimal numbers from B.\n\n>>> b'\\xca\\xfe'.hex('-')\n'ca-fe'")]
    internal PyObject? Hex(ThreadState ts, PyObject? sep, long bytesPerSep)
    {
        // Code that runs meanwhile must not change the bytes.
        using Fixation fix = Fix();
        return ByteTransforms.Hex(ts, Span, sep, bytesPerSep);
    }

    [PyMethod("decode(encoding='utf-8', errors='strict')", Doc = "Decode B using the codec registered for encoding.")]
    internal PyObject? Decode(ThreadState ts, PyStr encoding, PyStr errors)
    {
        // As in str.encode: UTF-8 by this name is not looked up, and ASCII needs no error handler.
        ReadOnlySpan<byte> bytes = Span;
        if (!ts.Interpreter.Options.DevelopmentMode && encoding.EqualTo("utf-8") && Ascii.IsValid(bytes))
        {
            return NarrowCodecs.DecodeLatin1(bytes);
        }

        // Code that runs meanwhile must not change the bytes.
        using Fixation fix = Fix();
        return TextCodecs.Decode(ts, Span, encoding.ToString(), errors.ToString());
    }
}
