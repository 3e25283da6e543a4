using System;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests;

/// <summary>An interpreter of its own for a test, on the test's thread, with module <c>builtins</c>.</summary>
internal sealed class Python
{
    public Python()
    {
        State = new ThreadState(new PyInterpreter());
        Builtins = BuiltinsModule.Create(State) ?? throw new InvalidOperationException(Error());
    }

    public ThreadState State { get; }

    public PyModule Builtins { get; }

    public static PyStr Str(string text) => PyStr.From(text);

    public static PyInt Int(long value) => PyInt.From(value);

    public static PyDict Dict(params (string Key, PyObject Value)[] items)
    {
        var dictionary = new PyDict();
        foreach ((string key, PyObject value) in items)
        {
            dictionary.SetInterned(key, value);
        }

        return dictionary;
    }

    /// <summary>type(name, bases, namespace).</summary>
    public PyType Class(string name, PyObject[] bases, params (string Key, PyObject Value)[] items) => (PyType)Ok(TryClass(name, bases, items));

    public PyObject? TryClass(string name, PyObject[] bases, params (string Key, PyObject Value)[] items) =>
        Calls.Call(State, PyType.TypeObject, Str(name), PyTuple.FromArray(bases), Dict(items));

    public PyObject Builtin(string name) => Builtins.Dictionary.GetInterned(name) ?? throw new ArgumentException(name);

    /// <summary>A call that must succeed.</summary>
    public PyObject Call(PyObject callable, params PyObject[] arguments) => Ok(Calls.Call(State, callable, arguments, null));

    public PyObject Get(PyObject owner, string name) => Ok(Attributes.Get(State, owner, name));

    public void Set(PyObject owner, string name, PyObject? value)
    {
        if (!Attributes.Set(State, owner, PyStr.Intern(name), value))
        {
            Assert.Fail(Error());
        }
    }

    public string Repr(PyObject value) => Ok(Text.Repr(State, value)).ToString()!;

    public PyObject Ok(PyObject? result)
    {
        if (result is null)
        {
            Assert.Fail(Error());
        }

        Assert.Null(State.Pending);
        return result;
    }

    /// <summary>"TypeError: message" of the pending exception, which is taken.</summary>
    public string Error()
    {
        PyBaseException? exception = State.Pending;
        State.Pending = null;
        return exception is null ? "no exception is pending" : $"{exception.Type.Name}: {Text.Str(State, exception)}";
    }

    /// <summary>Asserts that a call failed with an error.</summary>
    public void Fails(string error, PyObject? result)
    {
        Assert.Null(result);
        Assert.Equal(error, Error());
    }
}
