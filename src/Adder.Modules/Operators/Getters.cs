using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Operators;

/// <summary><c>operator.itemgetter</c>.</summary>
[PyType("itemgetter", Module = "operator", TextSignature = "(item, /, *items)", Doc = "A callable that fetches the given items from its operand; several as a tuple.")]
internal sealed partial class PyItemGetter(PyTuple items) : PyObject
{
    private readonly PyTuple _items = items;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "itemgetter() takes no keyword arguments");
        }

        return arguments.Length == 0 ? Raise.TypeError(ts, "itemgetter expected at least 1 argument, got 0") : new PyItemGetter(PyTuple.Create(arguments));
    }

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!GetterArguments.Check(ts, "itemgetter", arguments.Length, keywordNames))
        {
            return null;
        }

        PyTuple items = ((PyItemGetter)self)._items;
        if (items.Count == 1)
        {
            return Containers.GetItem(ts, arguments[0], items[0]);
        }

        PyObject owner = arguments[0];
        var values = new PyObject[items.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (Containers.GetItem(ts, owner, items[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return PyTuple.FromArray(values);
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => GetterArguments.Repr(ts, this, "operator.itemgetter", _items.Items, null, null);

    [PyGetter("__text_signature__")]
    private static PyObject TextSignature(PyObject self) => GetterArguments.TextSignature;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject Reduce() => PyTuple.Create(Type, _items);
}

/// <summary><c>operator.attrgetter</c>.</summary>
[PyType("attrgetter", Module = "operator", TextSignature = "(attr, /, *attrs)", Doc = "A callable that fetches the given attributes from its operand, dotted names step by step; several as a tuple.")]
internal sealed partial class PyAttributeGetter(PyTuple names, PyStr[][] paths) : PyObject
{
    private readonly PyTuple _names = names;
    private readonly PyStr[][] _paths = paths;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "attrgetter() takes no keyword arguments");
        }

        if (arguments.Length == 0)
        {
            return Raise.TypeError(ts, "attrgetter expected at least 1 argument, got 0");
        }

        var paths = new PyStr[arguments.Length][];
        for (int i = 0; i < paths.Length; i++)
        {
            if (arguments[i] is not PyStr name)
            {
                return Raise.TypeError(ts, "attribute name must be a string");
            }

            string[] parts = name.ToString().Split('.');
            paths[i] = new PyStr[parts.Length];
            for (int j = 0; j < parts.Length; j++)
            {
                paths[i][j] = PyStr.Intern(parts[j]);
            }
        }

        return new PyAttributeGetter(PyTuple.Create(arguments), paths);
    }

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!GetterArguments.Check(ts, "attrgetter", arguments.Length, keywordNames))
        {
            return null;
        }

        PyStr[][] paths = ((PyAttributeGetter)self)._paths;
        PyObject owner = arguments[0];
        if (paths.Length == 1)
        {
            return Follow(ts, owner, paths[0]);
        }

        var values = new PyObject[paths.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (Follow(ts, owner, paths[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return PyTuple.FromArray(values);
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => GetterArguments.Repr(ts, this, "operator.attrgetter", _names.Items, null, null);

    [PyGetter("__text_signature__")]
    private static PyObject TextSignature(PyObject self) => GetterArguments.TextSignature;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject Reduce() => PyTuple.Create(Type, _names);

    private static PyObject? Follow(ThreadState ts, PyObject owner, PyStr[] path)
    {
        PyObject? value = owner;
        foreach (PyStr name in path)
        {
            if (value is null)
            {
                return null;
            }

            value = Attributes.Get(ts, value, name);
        }

        return value;
    }
}

/// <summary><c>operator.methodcaller</c>.</summary>
[PyType("methodcaller", Module = "operator", TextSignature = "(name, /, *args, **kwargs)", Doc = "A callable that calls the given method on its operand.")]
internal sealed partial class PyMethodCaller(PyStr name, PyObject[] arguments, PyTuple? keywordNames) : PyObject
{
    private readonly PyStr _name = name;

    /// <summary>Values of keywords last.</summary>
    private readonly PyObject[] _arguments = arguments;
    private readonly PyTuple? _keywordNames = keywordNames;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames?.Count ?? 0) < 1)
        {
            return Raise.TypeError(ts, "methodcaller needs at least one argument, the method name");
        }

        return arguments[0] is PyStr name
            ? new PyMethodCaller(PyStr.Intern(name.ToExact()), arguments[1..].ToArray(), keywordNames is { Count: > 0 } ? keywordNames : null)
            : Raise.TypeError(ts, "method name must be a string");
    }

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!GetterArguments.Check(ts, "methodcaller", arguments.Length, keywordNames))
        {
            return null;
        }

        var caller = (PyMethodCaller)self;
        PyObject? method = Attributes.Get(ts, arguments[0], caller._name);
        return method is null ? null : Calls.Call(ts, method, caller._arguments, caller._keywordNames);
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => GetterArguments.Repr(ts, this, "operator.methodcaller", _arguments, _name, _keywordNames);

    [PyGetter("__text_signature__")]
    private static PyObject TextSignature(PyObject self) => GetterArguments.TextSignature;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject? Reduce(ThreadState ts)
    {
        if (_keywordNames is null)
        {
            return PyTuple.Create(Type, PyTuple.FromArray([_name, .. _arguments]));
        }

        if (ModuleAccess.ImportAttribute(ts, "functools", "partial") is not { } partial)
        {
            return null;
        }

        int positional = _arguments.Length - _keywordNames.Count;
        PyObject? constructor = Calls.Call(ts, partial, [Type, _name, .. _arguments.AsSpan(positional)], _keywordNames);
        return constructor is null ? null : PyTuple.Create(constructor, PyTuple.Create(_arguments.AsSpan(0, positional)));
    }
}

/// <summary>What the three share.</summary>
internal static class GetterArguments
{
    /// <summary>How the callables are called.</summary>
    public static readonly PyStr TextSignature = PyStr.From("(obj, /)");

    public static bool Check(ThreadState ts, string function, int given, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, $"{function}() takes no keyword arguments");
        }

        return given == 1 || (bool)Raise.TypeError(ts, $"{function} expected 1 argument, got {given}");
    }

    /// <summary>"name(first, arguments…, keyword=value…)".</summary>
    public static PyObject? Repr(ThreadState ts, PyObject self, string name, ReadOnlySpan<PyObject> arguments, PyObject? first, PyTuple? keywordNames)
    {
        if (!Text.EnterRepr(ts, self))
        {
            return PyStr.From($"{name}(...)");
        }

        var builder = new TextBuilder();
        builder.Append(name + "(");
        bool any = false;
        bool failed = first is not null && !Append(ts, builder, first, null, ref any);
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        for (int i = 0; i < arguments.Length && !failed; i++)
        {
            failed = !Append(ts, builder, arguments[i], i < positional ? null : (PyStr)keywordNames![i - positional], ref any);
        }

        Text.LeaveRepr(ts);
        builder.Append(')');
        return failed ? null : builder.ToStr();
    }

    private static bool Append(ThreadState ts, TextBuilder builder, PyObject value, PyStr? keyword, ref bool any)
    {
        if (any)
        {
            builder.Append(", ");
        }

        any = true;
        if (keyword is not null)
        {
            builder.Append(keyword);
            builder.Append('=');
        }

        if (Text.Repr(ts, value) is not { } shown)
        {
            return false;
        }

        builder.Append(shown);
        return true;
    }
}
