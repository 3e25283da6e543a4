using System;
using System.Globalization;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sre;

/// <summary><c>re.Pattern</c>: a compiled regular expression.</summary>
[PyType("Pattern", Module = "re", NoConstructor = true, Flags = TypeFlags.HasWeakReferences, Doc = "Compiled regular expression object.")]
internal sealed partial class PyPattern(PyObject source, int flags, SreProgram program, bool? isBytes, PyDict groupIndex, PyTuple indexGroup) : PyObject
{
    /// <summary>Characters of the pattern's repr that the repr shows.</summary>
    private const int ReprLength = 200;

    private static readonly (int Flag, string Name)[] s_flagNames =
        [(2, "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"), (16, "re.DOTALL"), (32, "re.UNICODE"), (64, "re.VERBOSE"), (128, "re.DEBUG"), (256, "re.ASCII")];

    public SreProgram Program { get; } = program;

    /// <summary>Whether it matches bytes; null where it matches both.</summary>
    public bool? IsBytes { get; } = isBytes;

    public int Groups => Program.Groups;

    /// <summary>From the names of groups to their numbers.</summary>
    public PyDict GroupIndex { get; } = groupIndex;

    /// <summary>The names of groups by number, None for those without.</summary>
    public PyTuple IndexGroup { get; } = indexGroup;

    [PyGetter("pattern", Member = true, Doc = "The pattern string from which the RE object was compiled.")]
    private PyObject SourceGetter() => source;

    [PyGetter("flags", Member = true, Doc = "The regex matching flags.")]
    private long FlagsGetter() => flags;

    [PyGetter("groups", Member = true, Doc = "The number of capturing groups in the pattern.")]
    private long GroupsGetter() => Program.Groups;

    [PyGetter("groupindex", Doc = "A dictionary mapping group names to group numbers.")]
    private PyObject GroupIndexGetter() => new PyMappingProxy(GroupIndex);

    [PyMethod("match(string, pos=0, endpos=9223372036854775807)", DefiningClass = true, TextSignature = "($self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Matches zero or more characters at the beginning of the string.")]
    private PyObject? Match(ThreadState ts, PyObject @string, long? pos, long? endpos) => MatchOnce(ts, @string, pos, endpos, search: false, all: false);

    [PyMethod("fullmatch(string, pos=0, endpos=9223372036854775807)", DefiningClass = true, TextSignature = "($self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Matches against all of the string.")]
    private PyObject? FullMatch(ThreadState ts, PyObject @string, long? pos, long? endpos) => MatchOnce(ts, @string, pos, endpos, search: false, all: true);

    [PyMethod("search(string, pos=0, endpos=9223372036854775807)", DefiningClass = true, TextSignature = "($self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.")]
    private PyObject? Search(ThreadState ts, PyObject @string, long? pos, long? endpos) => MatchOnce(ts, @string, pos, endpos, search: true, all: false);

    [PyMethod("scanner(string, pos=0, endpos=9223372036854775807)", DefiningClass = true, TextSignature = "($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? Scanner(ThreadState ts, PyObject @string, long? pos, long? endpos) => MakeScanner(ts, @string, pos, endpos);

    [PyMethod("finditer(string, pos=0, endpos=9223372036854775807)", DefiningClass = true, TextSignature = "($self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.")]
    private PyObject? FindIterator(ThreadState ts, PyObject @string, long? pos, long? endpos)
    {
        PyObject? scanner = MakeScanner(ts, @string, pos, endpos);
        PyObject? search = scanner is null ? null : Attributes.Get(ts, scanner, "search");
        return search is null ? null : new PyCallableIterator(search, PyNone.Instance);
    }

    [PyMethod("findall(string, pos=0, endpos=9223372036854775807)", TextSignature = "($self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Return a list of all non-overlapping matches of pattern in string.")]
    private PyObject? FindAll(ThreadState ts, PyObject @string, long? pos, long? endpos)
    {
        using SreMatcher? matcher = SreText.Open(ts, this, @string, pos ?? 0, endpos ?? long.MaxValue);
        if (matcher is null)
        {
            return null;
        }

        var found = new PyList();
        while (matcher.Start <= matcher.End)
        {
            Truth searched = matcher.Search(ts);
            if (searched != Truth.True)
            {
                return searched == Truth.Error ? null : found;
            }

            PyObject? item = FoundItem(ts, @string, matcher);
            if (item is null)
            {
                return null;
            }

            found.Add(item);
            GoOn(matcher);
        }

        return found;
    }

    [PyMethod("split(string, maxsplit=0)", Doc = "Split string by the occurrences of pattern.")]
    private PyObject? Split(ThreadState ts, PyObject @string, long maxsplit = 0)
    {
        using SreMatcher? matcher = SreText.Open(ts, this, @string, 0, long.MaxValue);
        if (matcher is null)
        {
            return null;
        }

        var pieces = new PyList();
        int last = 0;
        for (long count = 0; maxsplit == 0 || count < maxsplit; count++)
        {
            Truth searched = matcher.Search(ts);
            if (searched != Truth.True)
            {
                if (searched == Truth.Error)
                {
                    return null;
                }

                break;
            }

            if (!AddPiece(pieces, SreText.Slice(ts, @string, last, matcher.Start)))
            {
                return null;
            }

            for (int group = 1; group <= Groups; group++)
            {
                if (!AddPiece(pieces, GroupOf(ts, @string, matcher, group, PyNone.Instance)))
                {
                    return null;
                }
            }

            last = matcher.Position;
            GoOn(matcher);
        }

        return AddPiece(pieces, SreText.Slice(ts, @string, last, matcher.End)) ? pieces : null;
    }

    [PyMethod("sub(repl, string, count=0)", DefiningClass = true, Doc = "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.")]
    private PyObject? Substitute(ThreadState ts, PyObject repl, PyObject @string, long count = 0) => Replace(ts, repl, @string, count, out _);

    [PyMethod("subn(repl, string, count=0)", DefiningClass = true, Doc = "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.")]
    private PyObject? SubstituteAndCount(ThreadState ts, PyObject repl, PyObject @string, long count = 0)
    {
        PyObject? result = Replace(ts, repl, @string, count, out long made);
        return result is null ? null : PyTuple.Create(result, PyInt.From(made));
    }

    [PyMethod("__copy__()")]
    private PyObject Copy() => this;

    [PyMethod("__deepcopy__(memo, /)")]
    private PyObject DeepCopy(PyObject memo) => this;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType type, PyObject item) => PyGenericAlias.Create(type, item);

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts)
    {
        long hash = Hashing.Hash(ts, source);
        if (hash == -1)
        {
            return -1;
        }

        var code = new HashCode();
        code.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Program.Code.AsSpan()));
        hash ^= code.ToHashCode() ^ flags ^ (IsBytes == true ? 1 : 0) ^ Groups;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    private PyObject? Compare(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || other is not PyPattern pattern)
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = ReferenceEquals(this, pattern) ? Truth.True : Truth.False;
        if (equal == Truth.False && flags == pattern.FlagsGetter() && IsBytes == pattern.IsBytes && Program.Code.AsSpan().SequenceEqual(pattern.Program.Code))
        {
            equal = Comparison.Equal(ts, source, pattern.SourceGetter());
        }

        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        PyStr? shown = Text.Repr(ts, source);
        if (shown is null)
        {
            return null;
        }

        // UNICODE is what a pattern of a str has by itself.
        int left = flags;
        if (source is PyStr && (left & (SreFlags.Locale | SreFlags.Unicode | SreFlags.Ascii)) == SreFlags.Unicode)
        {
            left &= ~SreFlags.Unicode;
        }

        var names = new StringBuilder();
        foreach ((int flag, string name) in s_flagNames)
        {
            if ((left & flag) != 0)
            {
                names.Append(names.Length > 0 ? "|" : "").Append(name);
                left &= ~flag;
            }
        }

        if (left != 0)
        {
            names.Append(names.Length > 0 ? "|" : "").Append("0x").Append(((uint)left).ToString("x", CultureInfo.InvariantCulture));
        }

        PyStr start = PyStr.Concat(PyStr.From("re.compile("), shown.Substring(0, Math.Min(shown.Length, ReprLength)));
        return PyStr.Concat(start, PyStr.From(names.Length > 0 ? $", {names})" : ")"));
    }

    private PyObject? MatchOnce(ThreadState ts, PyObject text, long? start, long? end, bool search, bool all)
    {
        using SreMatcher? matcher = SreText.Open(ts, this, text, start ?? 0, end ?? long.MaxValue);
        if (matcher is null)
        {
            return null;
        }

        int from = matcher.Start;
        matcher.MatchAll = all;
        Truth found = search ? matcher.Search(ts) : matcher.Match(ts);
        return found switch
        {
            Truth.True => new PyMatch(this, text, matcher, from, matcher.End),
            Truth.False => PyNone.Instance,
            _ => null,
        };
    }

    private PyScanner? MakeScanner(ThreadState ts, PyObject text, long? start, long? end)
    {
        SreMatcher? matcher = SreText.Open(ts, this, text, start ?? 0, end ?? long.MaxValue);
        return matcher is null ? null : new PyScanner(this, text, matcher);
    }

    /// <summary>After a match: the search goes on behind it, and past it where it was empty.</summary>
    private static void GoOn(SreMatcher matcher)
    {
        matcher.MustAdvance = matcher.Position == matcher.Start;
        matcher.Start = matcher.Position;
    }

    private static bool AddPiece(PyList pieces, PyObject? piece)
    {
        if (piece is null)
        {
            return false;
        }

        pieces.Add(piece);
        return true;
    }

    private static PyObject? GroupOf(ThreadState ts, PyObject text, SreMatcher matcher, int group, PyObject fallback) =>
        matcher.HasGroup(group) ? SreText.Slice(ts, text, matcher.Marks[2 * (group - 1)], matcher.Marks[(2 * (group - 1)) + 1]) : fallback;

    /// <summary>What findall() gives for a match: the whole, the only group, or all groups.</summary>
    private PyObject? FoundItem(ThreadState ts, PyObject text, SreMatcher matcher)
    {
        if (Groups == 0)
        {
            return SreText.Slice(ts, text, matcher.Start, matcher.Position);
        }

        PyObject empty = text is PyStr ? PyStr.Empty : PyBytes.Empty;
        if (Groups == 1)
        {
            return GroupOf(ts, text, matcher, 1, empty);
        }

        PyTuple items = PyTuple.Unfilled(Groups);
        for (int i = 0; i < Groups; i++)
        {
            PyObject? item = GroupOf(ts, text, matcher, i + 1, empty);
            if (item is null)
            {
                return null;
            }

            items.Fill(i, item);
        }

        return items;
    }

    private static bool IsCallable(PyObject value)
    {
        unsafe
        {
            return value.Type.Slots.Call != null;
        }
    }

    /// <summary>Whether a replacement has no backslash, so that it is put in as it is.</summary>
    private static bool IsPlain(PyObject replacement) => replacement switch
    {
        PyStr text => text.IsBmp ? text.Chars.IndexOf('\\') < 0 : text.CodePoints.IndexOf('\\') < 0,
        PyBytes bytes => bytes.Span.IndexOf((byte)'\\') < 0,
        _ => false,
    };

    private PyObject? Replace(ThreadState ts, PyObject replacement, PyObject text, long limit, out long made)
    {
        made = 0;
        PyObject? filter = replacement;
        bool callable = IsCallable(replacement);
        if (!callable && !IsPlain(replacement))
        {
            filter = PyReplacementTemplate.Compile(ts, this, replacement);
            if (filter is null)
            {
                return null;
            }
        }

        using SreMatcher? matcher = SreText.Open(ts, this, text, 0, long.MaxValue);
        if (matcher is null)
        {
            return null;
        }

        var pieces = new PyList();
        int last = 0;
        while (limit == 0 || made < limit)
        {
            Truth searched = matcher.Search(ts);
            if (searched != Truth.True)
            {
                if (searched == Truth.Error)
                {
                    return null;
                }

                break;
            }

            if (last < matcher.Start && !AddPiece(pieces, SreText.Slice(ts, text, last, matcher.Start)))
            {
                return null;
            }

            PyObject? item = callable ? Calls.Call(ts, filter, new PyMatch(this, text, matcher, 0, matcher.End))
                : filter is PyReplacementTemplate template ? template.Expand(ts, new PyMatch(this, text, matcher, 0, matcher.End))
                : filter;
            if (item is null)
            {
                return null;
            }

            if (item is not PyNone)
            {
                pieces.Add(item);
            }

            last = matcher.Position;
            made++;
            GoOn(matcher);
        }

        if (last < matcher.End && !AddPiece(pieces, SreText.Slice(ts, text, last, matcher.End)))
        {
            return null;
        }

        return SreText.Join(ts, text, pieces);
    }
}
