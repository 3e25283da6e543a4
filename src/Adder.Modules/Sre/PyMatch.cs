using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sre;

/// <summary><c>re.Match</c>: the result of a match.</summary>
[PyType("Match", Module = "re", NoConstructor = true, Doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")]
internal sealed partial class PyMatch : PyObject
{
    /// <summary>Characters of the matched text that the repr shows.</summary>
    private const int ReprLength = 50;

    private readonly int[] _bounds;
    private readonly int _lastIndex;
    private readonly int _start;
    private readonly int _end;
    private PyTuple? _registers;

    public PyMatch(PyPattern pattern, PyObject text, SreMatcher matcher, int start, int end)
    {
        Pattern = pattern;
        Text = text;
        _start = start;
        _end = end;
        _lastIndex = matcher.LastIndex;
        _bounds = new int[2 + matcher.Marks.Length];
        _bounds[0] = matcher.Start;
        _bounds[1] = matcher.Position;
        for (int i = 0; i < matcher.Marks.Length; i += 2)
        {
            bool present = matcher.Marks[i] >= 0 && matcher.Marks[i + 1] >= 0;
            _bounds[i + 2] = present ? matcher.Marks[i] : -1;
            _bounds[i + 3] = present ? matcher.Marks[i + 1] : -1;
        }
    }

    public PyPattern Pattern { get; }

    /// <summary>What the pattern was applied to.</summary>
    public PyObject Text { get; }

    private int GroupCount => _bounds.Length / 2;

    /// <summary>What a group matched, or the fallback where it did not take part.</summary>
    public PyObject? Group(ThreadState ts, int group, PyObject fallback) =>
        _bounds[2 * group] < 0 ? fallback : SreText.Slice(ts, Text, _bounds[2 * group], _bounds[(2 * group) + 1]);

    [PyGetter("string", Member = true, Doc = "The string passed to match() or search().")]
    private PyObject StringGetter() => Text;

    [PyGetter("re", Member = true, Doc = "The regular expression object.")]
    private PyObject PatternGetter() => Pattern;

    [PyGetter("pos", Member = true, Doc = "The index into the string at which the RE engine started looking for a match.")]
    private long PositionGetter() => _start;

    [PyGetter("endpos", Member = true, Doc = "The index into the string beyond which the RE engine will not go.")]
    private long EndPositionGetter() => _end;

    [PyGetter("lastindex", Doc = "The integer index of the last matched capturing group.")]
    private PyObject LastIndexGetter() => _lastIndex >= 0 ? PyInt.From(_lastIndex) : PyNone.Instance;

    [PyGetter("lastgroup", Doc = "The name of the last matched capturing group.")]
    private PyObject LastGroupGetter() => _lastIndex >= 0 && _lastIndex < Pattern.IndexGroup.Count ? Pattern.IndexGroup[_lastIndex] : PyNone.Instance;

    [PyGetter("regs")]
    private PyObject RegistersGetter()
    {
        if (_registers is null)
        {
            var pairs = new PyObject[GroupCount];
            for (int i = 0; i < pairs.Length; i++)
            {
                pairs[i] = Pair(i);
            }

            _registers = PyTuple.FromArray(pairs);
        }

        return _registers;
    }

    [PyMethod("group(*args)", TextSignature = null, Doc = "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.")]
    private PyObject? GroupMethod(ThreadState ts, ReadOnlySpan<PyObject> arguments)
    {
        if (arguments.Length == 0)
        {
            return Group(ts, 0, PyNone.Instance);
        }

        if (arguments.Length == 1)
        {
            return GetItem(ts, arguments[0]);
        }

        var groups = new PyObject[arguments.Length];
        for (int i = 0; i < groups.Length; i++)
        {
            PyObject? group = GetItem(ts, arguments[i]);
            if (group is null)
            {
                return null;
            }

            groups[i] = group;
        }

        return PyTuple.FromArray(groups);
    }

    [PySlot(Slot.GetItem)]
    private PyObject? GetItem(ThreadState ts, PyObject key)
    {
        int group = GroupIndex(ts, key);
        return group < 0 ? null : Group(ts, group, PyNone.Instance);
    }

    [PyMethod("start(group=0, /)", Doc = "Return index of the start of the substring matched by group.")]
    private PyObject? Start(ThreadState ts, PyObject? group)
    {
        int index = GroupIndex(ts, group);
        return index < 0 ? null : PyInt.From(_bounds[2 * index]);
    }

    [PyMethod("end(group=0, /)", Doc = "Return index of the end of the substring matched by group.")]
    private PyObject? End(ThreadState ts, PyObject? group)
    {
        int index = GroupIndex(ts, group);
        return index < 0 ? null : PyInt.From(_bounds[(2 * index) + 1]);
    }

    [PyMethod("span(group=0, /)", Doc = "For match object m, return the 2-tuple (m.start(group), m.end(group)).")]
    private PyObject? Span(ThreadState ts, PyObject? group)
    {
        int index = GroupIndex(ts, group);
        return index < 0 ? null : Pair(index);
    }

    [PyMethod("groups(default=None)", Doc = "Return a tuple containing all the subgroups of the match, from 1.")]
    private PyObject? Groups(ThreadState ts, PyObject @default)
    {
        var groups = new PyObject[GroupCount - 1];
        for (int i = 0; i < groups.Length; i++)
        {
            PyObject? group = Group(ts, i + 1, @default);
            if (group is null)
            {
                return null;
            }

            groups[i] = group;
        }

        return PyTuple.FromArray(groups);
    }

    [PyMethod("groupdict(default=None)", Doc = "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.")]
    private PyObject? GroupDictionary(ThreadState ts, PyObject @default)
    {
        var result = new PyDict();
        int position = 0;
        while (Pattern.GroupIndex.Next(ref position, out PyObject? name, out _))
        {
            int index = GroupIndex(ts, name);
            PyObject? value = index < 0 ? null : Group(ts, index, @default);
            if (value is null || !result.SetItem(ts, name, value))
            {
                return null;
            }
        }

        return result;
    }

    [PyMethod("expand(template)", Doc = "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.")]
    private PyObject? Expand(ThreadState ts, PyObject template)
    {
        PyObject? compiled = PyReplacementTemplate.Compile(ts, Pattern, template);
        return compiled is PyReplacementTemplate replacement ? replacement.Expand(ts, this) : compiled;
    }

    [PyMethod("__copy__()")]
    private PyObject Copy() => this;

    [PyMethod("__deepcopy__(memo, /)")]
    private PyObject DeepCopy(PyObject memo) => this;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType type, PyObject item) => PyGenericAlias.Create(type, item);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        PyObject? text = Group(ts, 0, PyNone.Instance);
        PyStr? shown = text is null ? null : Runtime.Protocols.Text.Repr(ts, text);
        if (shown is null)
        {
            return null;
        }

        string bounds = $"span=({SreText.Number(_bounds[0])}, {SreText.Number(_bounds[1])})";
        return PyStr.Concat(PyStr.Concat(PyStr.From($"<re.Match object; {bounds}, match="), shown.Substring(0, Math.Min(shown.Length, ReprLength))), PyStr.From(">"));
    }

    private PyTuple Pair(int group) => PyTuple.Create(PyInt.From(_bounds[2 * group]), PyInt.From(_bounds[(2 * group) + 1]));

    /// <summary>The number of a group given by number or name; -1: an exception is pending.</summary>
    private int GroupIndex(ThreadState ts, PyObject? key)
    {
        long index = -1;
        if (key is null)
        {
            return 0;
        }

        if (HasIndex(key))
        {
            if (!Numbers.IndexToInt64(ts, key, null, out index))
            {
                return -1;
            }
        }
        else
        {
            Lookup found = Pattern.GroupIndex.Get(ts, key);
            if (found.IsError)
            {
                return -1;
            }

            if (!found.TryGet(out PyObject? number) || number is not PyInt value || !value.TryGetInt64(out index))
            {
                index = -1;
            }
        }

        return index >= 0 && index < GroupCount ? (int)index : (int)(long)Raise.IndexError(ts, "no such group");
    }

    private static unsafe bool HasIndex(PyObject value) => value.Type.Slots.Index != null;
}
