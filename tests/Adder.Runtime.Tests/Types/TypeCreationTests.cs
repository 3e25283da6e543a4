using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests.Types;

public sealed class TypeCreationTests
{
    private readonly Python _python = new();

    [Fact]
    public void A_class_has_its_names_and_order()
    {
        PyType a = _python.Class("A", []);
        PyType b = _python.Class("B", [a]);
        PyType c = _python.Class("C", [a]);
        PyType d = _python.Class("D", [b, c], ("__module__", Python.Str("m")));
        Assert.Equal("(<class 'm.D'>, <class 'B'>, <class 'C'>, <class 'A'>, <class 'object'>)", _python.Repr(_python.Get(d, "__mro__")));
        Assert.Equal("[<class 'B'>, <class 'C'>]", _python.Repr(_python.Call(_python.Get(a, "__subclasses__"))));
        Assert.Equal("None", _python.Repr(_python.Get(d, "__doc__")));
    }

    [Fact]
    public void Bad_bases_are_refused()
    {
        PyType a = _python.Class("A", []);
        _python.Fails("TypeError: duplicate base class A", _python.TryClass("X", [a, a]));
        _python.Fails("TypeError: Cannot create a consistent method resolution order (MRO) for bases object, A", _python.TryClass("X", [PyObjectType.TypeObject, a]));
        _python.Fails("TypeError: multiple bases have instance lay-out conflict", _python.TryClass("X", [PyInt.TypeObject, PyStr.TypeObject]));
        _python.Fails("TypeError: type 'bool' is not an acceptable base type", _python.TryClass("X", [PyBool.TypeObject]));
        PyType withX = _python.Class("P", [], ("__slots__", Python.Str("x")));
        PyType withY = _python.Class("Q", [], ("__slots__", Python.Str("y")));
        _python.Fails("TypeError: multiple bases have instance lay-out conflict", _python.TryClass("X", [withX, withY]));
    }

    [Fact]
    public void Slots_are_members_without_a_dictionary()
    {
        PyType type = _python.Class("A", [], ("__slots__", PyTuple.Create(Python.Str("b"), Python.Str("a"))));
        PyObject instance = _python.Call(type);
        _python.Fails("AttributeError: 'A' object has no attribute 'a'", Attributes.Get(_python.State, instance, "a"));
        _python.Set(instance, "a", Python.Int(1));
        Assert.Equal("1", _python.Repr(_python.Get(instance, "a")));
        Assert.False(Attributes.Set(_python.State, instance, PyStr.Intern("z"), Python.Int(1)));
        Assert.Equal("AttributeError: 'A' object has no attribute 'z' and no __dict__ for setting new attributes", _python.Error());
        Assert.Equal("<member 'a' of 'A' objects>", _python.Repr(type.Dictionary.GetInterned("a")!));
        PyType derived = _python.Class("B", [type]);
        PyObject wide = _python.Call(derived);
        _python.Set(wide, "b", Python.Int(2));
        _python.Set(wide, "z", Python.Int(3));
        Assert.Equal("{'z': 3}", _python.Repr(_python.Get(wide, "__dict__")));
    }

    [Fact]
    public void Slots_on_subclasses_of_builtins()
    {
        _python.Fails("TypeError: nonempty __slots__ not supported for subtype of 'int'", _python.TryClass("A", [PyInt.TypeObject], ("__slots__", Python.Str("a"))));
        PyType type = _python.Class("L", [PyList.TypeObject], ("__slots__", Python.Str("a")));
        PyObject list = _python.Call(type);
        _python.Set(list, "a", Python.Int(1));
        Assert.Equal("1", _python.Repr(_python.Get(list, "a")));
        Assert.Equal("[]", _python.Repr(list));
        _python.Fails("AttributeError: 'L' object has no attribute '__dict__'", Attributes.Get(_python.State, list, "__dict__"));
    }

    [Fact]
    public void Subclasses_of_builtins_keep_native_slots()
    {
        PyType type = _python.Class("I", [PyInt.TypeObject]);
        PyObject five = _python.Call(type, Python.Int(5));
        Assert.Same(type, five.Type);
        Assert.Equal("12", _python.Repr(_python.Ok(Numbers.Binary(_python.State, five, Python.Int(7), BinaryOperation.Add))));
        _python.Set(five, "x", Python.Str("y"));
        Assert.Equal("{'x': 'y'}", _python.Repr(_python.Get(five, "__dict__")));
    }

    [Fact]
    public void Wrong_slots_are_refused()
    {
        _python.Fails("TypeError: __slots__ items must be strings, not 'int'", _python.TryClass("A", [], ("__slots__", PyTuple.Create(Python.Int(1)))));
        _python.Fails("TypeError: __slots__ must be identifiers", _python.TryClass("A", [], ("__slots__", Python.Str("a b"))));
        _python.Fails("ValueError: 'a' in __slots__ conflicts with class variable", _python.TryClass("A", [], ("__slots__", Python.Str("a")), ("a", Python.Int(1))));
    }

    [Fact]
    public void Object_takes_no_arguments()
    {
        PyType type = _python.Class("A", []);
        _python.Fails("TypeError: A() takes no arguments", Calls.Call(_python.State, type, Python.Int(1)));
        _python.Fails("TypeError: object() takes no arguments", Calls.Call(_python.State, PyObjectType.TypeObject, Python.Int(1)));
        _python.Fails("TypeError: type() takes 1 or 3 arguments", Calls.Call(_python.State, PyType.TypeObject));
    }

    [Fact]
    public void Abstract_classes_are_not_instantiated()
    {
        PyType type = _python.Class("A", []);
        _python.Set(type, "__abstractmethods__", PyTuple.Create(Python.Str("f"), Python.Str("b")));
        _python.Fails("TypeError: Can't instantiate abstract class A without an implementation for abstract methods 'b', 'f'", Calls.Call(_python.State, type));
    }

    [Fact]
    public void Class_assignment_checks_layouts()
    {
        PyType a = _python.Class("A", []);
        PyType b = _python.Class("B", []);
        PyObject instance = _python.Call(a);
        _python.Set(instance, "x", Python.Int(1));
        _python.Set(instance, "__class__", b);
        Assert.Same(b, instance.Type);
        Assert.Equal("{'x': 1}", _python.Repr(_python.Get(instance, "__dict__")));
        PyType slotted = _python.Class("S", [], ("__slots__", Python.Str("s")));
        Assert.False(Attributes.Set(_python.State, instance, PyStr.Intern("__class__"), slotted));
        Assert.Equal("TypeError: __class__ assignment: 'S' object layout differs from 'B'", _python.Error());
        Assert.False(Attributes.Set(_python.State, instance, PyStr.Intern("__class__"), PyInt.TypeObject));
        Assert.Equal("TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses", _python.Error());
    }

    [Fact]
    public void Hash_goes_with_equality()
    {
        PyObject equal = _python.Get(PyInt.TypeObject, "__eq__");
        PyType type = _python.Class("A", [], ("__eq__", equal));
        _python.Fails("TypeError: unhashable type: 'A'", Calls.Call(_python.State, _python.Builtin("hash"), _python.Call(type)));
        Assert.Equal("None", _python.Repr(type.Dictionary.GetInterned("__hash__")!));
    }
}
