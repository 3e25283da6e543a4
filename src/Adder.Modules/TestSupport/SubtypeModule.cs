using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary><c>xxsubtype</c>: native classes derived from <c>list</c> and <c>dict</c>.</summary>
[PyModule("xxsubtype", Doc = "Native classes that derive from builtin ones.", Types = [typeof(PySpamList), typeof(PySpamDict)])]
internal static partial class SubtypeModule
{
    [PyFunction("bench(obj, name, n=1000, /)", Doc = "Reads an attribute so many times and gives the seconds that it took.")]
    private static PyObject? Bench(ThreadState ts, PyObject obj, PyObject name, int? n)
    {
        if (name is not PyStr attribute)
        {
            return Raise.TypeError(ts, $"bench() argument 2 must be str, not {name.Type.Name}");
        }

        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (int i = 0; i < (n ?? 1000); i++)
        {
            if (Attributes.Get(ts, obj, attribute) is null)
            {
                return null;
            }
        }

        return PyFloat.From(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}

/// <summary><c>xxsubtype.spamlist</c>.</summary>
[PyType("spamlist", Module = "xxsubtype", Base = typeof(PyList), Subclassable = true, TextSignature = null, Flags = TypeFlags.InheritsNew | TypeFlags.Sequence)]
internal partial class PySpamList : PyList
{
    private int _state;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PySpamList() : new PySpamListSubclass(type);

    [PyMethod("getstate()", Doc = "getstate() -> state")]
    private int GetState() => _state;

    [PyMethod("setstate(state, /)", Doc = "setstate(state)")]
    private void SetState(int state) => _state = state;

    [PyClassMethod("classmeth(*args, **kw)", Doc = "classmeth(*args, **kw)")]
    private static PyObject ClassMethod(PyType type, ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(type, arguments, keywords);

    [PyStaticMethod("staticmeth(*args, **kw)", Doc = "staticmeth(*args, **kw)")]
    private static PyObject StaticMethod(ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(PyNone.Instance, arguments, keywords);

    [PyGetter("state", Doc = "an int variable for demonstration purposes")]
    private int StateGetter() => _state;
}

/// <summary><c>xxsubtype.spamdict</c>.</summary>
[PyType("spamdict", Module = "xxsubtype", Base = typeof(PyDict), Subclassable = true, TextSignature = null, Flags = TypeFlags.InheritsNew | TypeFlags.Mapping)]
internal partial class PySpamDict : PyDict
{
    [PyGetter("state", Member = true, Doc = "an int variable for demonstration purposes")]
    private int _state;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PySpamDict() : new PySpamDictSubclass(type);

    [PyMethod("getstate()", Doc = "getstate() -> state")]
    private int GetState() => _state;

    [PyMethod("setstate(state, /)", Doc = "setstate(state)")]
    private void SetState(int state) => _state = state;
}
