using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>StopIteration</c>.</summary>
[PyType("StopIteration", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true, Doc = "Signal the end from iterator.__next__().", Flags = TypeFlags.InheritsNew)]
internal partial class PyStopIteration(PyType type) : PyBaseException(type)
{
    /// <summary><c>value</c>: what a generator returned; null for None.</summary>
    public PyObject? Value { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyStopIteration(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!InitArguments(ts, self, arguments, keywordNames))
        {
            return false;
        }

        ((PyStopIteration)self).Value = arguments.Length > 0 ? arguments[0] : null;
        return true;
    }

    [PyGetter("value", Member = true, Doc = "generator return value")]
    private PyObject ValueGetter() => Value ?? PyNone.Instance;

    [PySetter("value")]
    private Done ValueSetter(PyObject? value)
    {
        Value = value;
        return Done.Ok;
    }
}

/// <summary><c>SystemExit</c>.</summary>
[PyType("SystemExit", Base = typeof(PyBaseException), Subclassable = true, OwnTypeProperty = true, Doc = "Request to exit from the interpreter.", Flags = TypeFlags.InheritsNew)]
internal partial class PySystemExit(PyType type) : PyBaseException(type)
{
    /// <summary><c>code</c>; null for None.</summary>
    public PyObject? Code { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PySystemExit(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!InitArguments(ts, self, arguments, keywordNames))
        {
            return false;
        }

        var exit = (PySystemExit)self;
        exit.Code = arguments.Length switch
        {
            0 => null,
            1 => arguments[0],
            _ => exit.Arguments,
        };
        return true;
    }

    [PyGetter("code", Member = true, Doc = "exception code")]
    private PyObject CodeGetter() => Code ?? PyNone.Instance;

    [PySetter("code")]
    private Done CodeSetter(PyObject? value)
    {
        Code = value;
        return Done.Ok;
    }
}

/// <summary><c>ImportError</c> and <c>ModuleNotFoundError</c>.</summary>
[PyType("ImportError", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true, Doc = "Import can't find module, or can't find name in module.", Flags = TypeFlags.InheritsNew)]
internal partial class PyImportError(PyType type) : PyBaseException(type)
{
    private static readonly ArgumentDescriptor s_keywords = new("ImportError", ["name", "path", "name_from"], 0, 0, 0, hasVarPositional: false, hasVarKeyword: false);

    /// <summary><c>msg</c>; null for None.</summary>
    public PyObject? Message { get; set; }

    /// <summary><c>name</c>: the module's; null for None.</summary>
    public PyObject? Name { get; set; }

    /// <summary><c>path</c>; null for None.</summary>
    public PyObject? Path { get; set; }

    /// <summary><c>name_from</c>: the name that a from-import did not find; null for None.</summary>
    public PyObject? NameFrom { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyImportError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var error = (PyImportError)self;
        error.Name = null;
        error.Path = null;
        error.NameFrom = null;
        var values = new PyObject?[3];
        if (!ArgumentParser.TakeKeywords(ts, s_keywords, ref arguments, keywordNames, values))
        {
            return false;
        }

        (error.Name, error.Path, error.NameFrom) = (values[0], values[1], values[2]);
        error.Arguments = PyTuple.Create(arguments);
        error.Message = arguments.Length == 1 ? arguments[0] : null;
        return true;
    }

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Message is not null && Message.GetType() == typeof(PyStr) ? Message : Describe(ts);

    [PyMethod("__reduce__()")]
    private PyObject? ReduceMethod(ThreadState ts)
    {
        PyDict? state = StateWith(ts, [("name", Name), ("path", Path), ("name_from", NameFrom)]);
        return state is null ? null : state.Count == 0 ? PyTuple.Create(Type, Arguments) : PyTuple.Create(Type, Arguments, state);
    }

    [PyGetter("msg", Member = true, Doc = "exception message")]
    private PyObject MessageGetter() => Message ?? PyNone.Instance;

    [PySetter("msg")]
    private Done MessageSetter(PyObject? value)
    {
        Message = value;
        return Done.Ok;
    }

    [PyGetter("name", Member = true, Doc = "module name")]
    private PyObject NameGetter() => Name ?? PyNone.Instance;

    [PySetter("name")]
    private Done NameSetter(PyObject? value)
    {
        Name = value;
        return Done.Ok;
    }

    [PyGetter("path", Member = true, Doc = "module path")]
    private PyObject PathGetter() => Path ?? PyNone.Instance;

    [PySetter("path")]
    private Done PathSetter(PyObject? value)
    {
        Path = value;
        return Done.Ok;
    }

    [PyGetter("name_from", Member = true, Doc = "name imported from module")]
    private PyObject NameFromGetter() => NameFrom ?? PyNone.Instance;

    [PySetter("name_from")]
    private Done NameFromSetter(PyObject? value)
    {
        NameFrom = value;
        return Done.Ok;
    }
}

/// <summary><c>NameError</c> and <c>UnboundLocalError</c>.</summary>
[PyType("NameError", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true, Doc = "Name not found globally.", Flags = TypeFlags.InheritsNew)]
internal partial class PyNameError(PyType type) : PyBaseException(type)
{
    private static readonly ArgumentDescriptor s_keywords = new("NameError", ["name"], 0, 0, 0, hasVarPositional: false, hasVarKeyword: false);

    /// <summary><c>name</c>; null for None.</summary>
    public PyObject? Name { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyNameError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!TakeKeywords(ts, self, s_keywords, arguments, keywordNames, out PyObject?[] values))
        {
            return false;
        }

        ((PyNameError)self).Name = values[0];
        return true;
    }

    [PyGetter("name", Member = true, Doc = "name")]
    private PyObject NameGetter() => Name ?? PyNone.Instance;

    [PySetter("name")]
    private Done NameSetter(PyObject? value)
    {
        Name = value;
        return Done.Ok;
    }
}

/// <summary><c>AttributeError</c>.</summary>
[PyType("AttributeError", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true, Doc = "Attribute not found.", Flags = TypeFlags.InheritsNew)]
internal partial class PyAttributeError(PyType type) : PyBaseException(type)
{
    private static readonly ArgumentDescriptor s_keywords = new("AttributeError", ["name", "obj"], 0, 0, 0, hasVarPositional: false, hasVarKeyword: false);

    /// <summary><c>obj</c>; null for None.</summary>
    public PyObject? Owner { get; set; }

    /// <summary><c>name</c>; null for None.</summary>
    public PyObject? Name { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyAttributeError(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!TakeKeywords(ts, self, s_keywords, arguments, keywordNames, out PyObject?[] values))
        {
            return false;
        }

        var error = (PyAttributeError)self;
        error.Name = values[0];
        error.Owner = values[1];
        return true;
    }

    /// <summary>The object is left out: it may not be picklable.</summary>
    [PyMethod("__getstate__()")]
    private PyObject? GetState(ThreadState ts) => StateWith(ts, [("name", Name), ("args", Name is null ? null : Arguments)]) is { } state ? state.Count == 0 ? PyNone.Instance : state : null;

    [PyMethod("__reduce__()")]
    private PyObject? ReduceMethod(ThreadState ts)
    {
        PyObject? state = GetState(ts);
        return state is null ? null : PyTuple.Create(Type, Arguments, state);
    }

    [PyGetter("name", Member = true, Doc = "attribute name")]
    private PyObject NameGetter() => Name ?? PyNone.Instance;

    [PySetter("name")]
    private Done NameSetter(PyObject? value)
    {
        Name = value;
        return Done.Ok;
    }

    [PyGetter("obj", Member = true, Doc = "object")]
    private PyObject OwnerGetter() => Owner ?? PyNone.Instance;

    [PySetter("obj")]
    private Done OwnerSetter(PyObject? value)
    {
        Owner = value;
        return Done.Ok;
    }
}
