using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sre;

/// <summary>Finds the matches of a pattern in a text one after another: <c>pattern.scanner()</c>.</summary>
[PyType("SRE_Scanner", Module = "_sre", NoConstructor = true)]
internal sealed partial class PyScanner(PyPattern pattern, PyObject text, SreMatcher matcher) : PyObject
{
    private readonly int _start = matcher.Start;
    private readonly int _end = matcher.End;
    private bool _finished;
    private bool _executing;
    private int _next = matcher.Start;
    private bool _mustAdvance;

    [PyGetter("pattern", Member = true)]
    private PyObject PatternGetter() => pattern;

    [PyMethod("match()", DefiningClass = true)]
    private PyObject? Match(ThreadState ts) => Advance(ts, search: false);

    [PyMethod("search()", DefiningClass = true)]
    private PyObject? Search(ThreadState ts) => Advance(ts, search: true);

    private PyObject? Advance(ThreadState ts, bool search)
    {
        if (_executing)
        {
            return Raise.ValueError(ts, "regular expression scanner already executing");
        }

        if (_finished)
        {
            return PyNone.Instance;
        }

        _executing = true;
        matcher.Start = _next;
        matcher.MustAdvance = _mustAdvance;
        Truth found = search ? matcher.Search(ts) : matcher.Match(ts);
        _executing = false;
        if (found == Truth.Error)
        {
            return null;
        }

        if (found == Truth.False)
        {
            _finished = true;
            matcher.Dispose();
            return PyNone.Instance;
        }

        _mustAdvance = matcher.Position == matcher.Start;
        _next = matcher.Position;
        return new PyMatch(pattern, text, matcher, _start, _end);
    }
}
