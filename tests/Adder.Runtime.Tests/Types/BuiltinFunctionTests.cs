using System;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests.Types;

public sealed class BuiltinFunctionTests
{
    private readonly Python _python = new();

    private string Result(string function, params PyObject[] arguments) => _python.Repr(_python.Call(_python.Builtin(function), arguments));

    private void Fails(string error, string function, params PyObject[] arguments) => _python.Fails(error, Calls.Call(_python.State, _python.Builtin(function), arguments, null));

    [Fact]
    public void Numbers()
    {
        Assert.Equal("'-0b101'", Result("bin", Python.Int(-5)));
        Assert.Equal("'0x10000000000000000'", Result("hex", PyInt.From(System.Numerics.BigInteger.One << 64)));
        Assert.Equal("'0o2000000000000000000000'", Result("oct", PyInt.From(System.Numerics.BigInteger.One << 64)));
        Assert.Equal("(2, 1)", Result("divmod", Python.Int(7), Python.Int(3)));
        Assert.Equal("6.5", Result("sum", PyList.Create(Python.Int(1), PyFloat.From(2.5), Python.Int(3))));
        var tenths = new PyList();
        for (int i = 0; i < 10; i++)
        {
            tenths.Add(PyFloat.From(0.1));
        }

        Assert.Equal("1.0", Result("sum", tenths));
        Fails("TypeError: sum() can't sum strings [use ''.join(seq) instead]", "sum", PyList.Create(), PyStr.Empty);
        Fails("ValueError: chr() arg not in range(0x110000)", "chr", Python.Int(-1));
        Fails("TypeError: ord() expected a character, but string of length 2 found", "ord", Python.Str("ab"));
    }

    [Fact]
    public void Extremes()
    {
        Assert.Equal("3", Result("max", PyList.Create(Python.Int(1), Python.Int(3), Python.Int(2))));
        Assert.Equal("1", Result("min", Python.Int(1), Python.Int(3), Python.Int(2)));
        Fails("ValueError: max() iterable argument is empty", "max", PyList.Create());
        Fails("TypeError: max expected at least 1 argument, got 0", "max");
    }

    [Fact]
    public void Attributes_by_name()
    {
        Fails("TypeError: getattr expected at least 2 arguments, got 1", "getattr", Python.Int(1));
        Fails("TypeError: attribute name must be string, not 'int'", "getattr", Python.Int(1), Python.Int(2));
        Fails("AttributeError: 'int' object has no attribute 'a'", "getattr", Python.Int(1), Python.Str("a"));
        Assert.Equal("5", Result("getattr", Python.Int(1), Python.Str("a"), Python.Int(5)));
        Assert.Equal("False", Result("hasattr", Python.Int(1), Python.Str("a")));
        Fails("AttributeError: 'int' object has no attribute 'a' and no __dict__ for setting new attributes", "setattr", Python.Int(1), Python.Str("a"), Python.Int(5));
    }

    [Fact]
    public void Iterators()
    {
        Fails("TypeError: 'int' object is not an iterator", "next", Python.Int(1));
        Fails("StopIteration: ", "next", _python.Call(_python.Builtin("iter"), PyList.Create()));
        Fails("TypeError: iter(v, w): v must be callable", "iter", Python.Int(1), Python.Int(2));
        Assert.Equal("[1, 2, 3]", Result("sorted", PyTuple.Create(Python.Int(3), Python.Int(1), Python.Int(2))));
        Fails("TypeError: sorted expected 1 argument, got 2", "sorted", PyList.Create(), Python.Int(1));
    }

    [Fact]
    public void Classes()
    {
        Assert.Equal("True", Result("isinstance", PyBool.True, PyInt.TypeObject));
        Assert.Equal("True", Result("isinstance", Python.Int(1), PyTuple.Create(PyStr.TypeObject, PyInt.TypeObject)));
        Fails("TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union", "isinstance", Python.Int(1), Python.Int(2));
        Fails("TypeError: issubclass() arg 1 must be a class", "issubclass", Python.Int(1), PyInt.TypeObject);
        PyObject union = _python.Ok(Protocols.Numbers.Binary(_python.State, PyInt.TypeObject, PyNone.Instance, BinaryOperation.Or));
        Assert.Equal("int | None", _python.Repr(union));
        Assert.Equal("True", Result("isinstance", PyNone.Instance, union));
        Assert.Equal("list[int]", _python.Repr(_python.Ok(Containers.GetItem(_python.State, PyList.TypeObject, PyInt.TypeObject))));
    }

    [Fact]
    public void Weak_references_follow_the_class()
    {
        PyType type = _python.Class("A", []);
        PyObject instance = _python.Call(type);
        PyObject reference = _python.Call(PyWeakReference.TypeObject, instance);
        Assert.Same(instance, _python.Call(reference));
        Assert.Same(reference, _python.Call(PyWeakReference.TypeObject, instance));
        _python.Fails("TypeError: cannot create weak reference to 'int' object", Calls.Call(_python.State, PyWeakReference.TypeObject, Python.Int(1)));
    }

    [Fact]
    public void Super_follows_the_order()
    {
        PyType a = _python.Class("A", [], ("x", Python.Int(1)));
        PyType b = _python.Class("B", [a], ("x", Python.Int(2)));
        PyObject instance = _python.Call(b);
        PyObject super = _python.Call(PySuper.TypeObject, b, instance);
        Assert.Equal("1", _python.Repr(_python.Get(super, "x")));
        Assert.Equal("<super: <class 'B'>, <B object>>", _python.Repr(super));
        _python.Fails(
            "TypeError: super(type, obj): obj (instance of str) is not an instance or subtype of type (int).",
            Calls.Call(_python.State, PySuper.TypeObject, PyInt.TypeObject, Python.Str("a")));
        _python.Fails("RuntimeError: super(): no current frame", Calls.Call(_python.State, PySuper.TypeObject));
    }
}
