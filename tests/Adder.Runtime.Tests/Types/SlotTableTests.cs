using System;
using System.Collections.Generic;
using System.Reflection;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests.Types;

public sealed class SlotTableTests
{
    /// <summary>Slots are addressed by number: the enumeration must be in the order of the fields.</summary>
    [Fact]
    public void Slot_numbers_are_field_places()
    {
        FieldInfo[] fields = typeof(TypeSlots).GetFields();
        Array.Sort(fields, static (a, b) => a.MetadataToken.CompareTo(b.MetadataToken));
        Assert.Equal(Enum.GetNames<Slot>(), Array.ConvertAll(fields, static field => field.Name));
    }

    /// <summary>The dictionaries of all builtin types can be filled, and everything in them can be shown.</summary>
    [Fact]
    public void Every_builtin_type_has_a_dictionary()
    {
        var python = new Python();
        foreach (PyType type in AllTypes(python))
        {
            int position = 0;
            while (type.Dictionary.Next(ref position, out PyObject? key, out PyObject? value))
            {
                Assert.NotEmpty(python.Repr(key));
                Assert.NotEmpty(python.Repr(value));
                Assert.NotNull(Attributes.Get(python.State, value, "__class__"));
            }
        }
    }

    [Theory]
    [InlineData("int", "__add__", "<slot wrapper '__add__' of 'int' objects>")]
    [InlineData("int", "__radd__", "<slot wrapper '__radd__' of 'int' objects>")]
    [InlineData("list", "__init__", "<slot wrapper '__init__' of 'list' objects>")]
    [InlineData("list", "append", "<method 'append' of 'list' objects>")]
    [InlineData("type", "__bases__", "<attribute '__bases__' of 'type' objects>")]
    [InlineData("type", "__base__", "<member '__base__' of 'type' objects>")]
    [InlineData("bool", "__hash__", null)]
    [InlineData("dict", "__hash__", "None")]
    [InlineData("object", "__class__", "<attribute '__class__' of 'object' objects>")]
    public void What_a_type_shows_of_its_slots(string type, string name, string? shown)
    {
        var python = new Python();
        PyObject? found = ((PyType)python.Builtin(type)).Dictionary.GetInterned(name);
        Assert.Equal(shown, found is null ? null : python.Repr(found));
    }

    [Fact]
    public void A_slot_wrapper_checks_its_arguments()
    {
        var python = new Python();
        PyObject add = python.Get(PyInt.TypeObject, "__add__");
        Assert.Equal("3", python.Repr(python.Call(add, Python.Int(1), Python.Int(2))));
        python.Fails("TypeError: expected 1 argument, got 0", Calls.Call(python.State, add, Python.Int(1)));
        python.Fails("TypeError: descriptor '__add__' of 'int' object needs an argument", Calls.Call(python.State, add));
        python.Fails("TypeError: descriptor '__add__' requires a 'int' object but received a 'str'", Calls.Call(python.State, add, Python.Str("a")));
        PyObject power = python.Get(PyInt.TypeObject, "__pow__");
        python.Fails("TypeError: expected 1 or 2 arguments, got 0", Calls.Call(python.State, power, Python.Int(1)));
    }

    [Fact]
    public void New_by_name_is_safe()
    {
        var python = new Python();
        PyObject create = python.Get(PyObjectType.TypeObject, "__new__");
        python.Fails("TypeError: object.__new__(X): X is not a type object (int)", Calls.Call(python.State, create, Python.Int(1)));
        python.Fails("TypeError: object.__new__(): not enough arguments", Calls.Call(python.State, create));
        python.Fails("TypeError: object.__new__(int) is not safe, use int.__new__()", Calls.Call(python.State, create, PyInt.TypeObject));
        python.Fails("TypeError: int.__new__(str): str is not a subtype of int", Calls.Call(python.State, python.Get(PyInt.TypeObject, "__new__"), PyStr.TypeObject));
    }

    private static IEnumerable<PyType> AllTypes(Python python)
    {
        var seen = new HashSet<PyType>();
        var pending = new Stack<PyType>([PyObjectType.TypeObject]);
        _ = python;
        while (pending.TryPop(out PyType? type))
        {
            if (seen.Add(type))
            {
                yield return type;
                foreach (PyType subclass in type.Subclasses())
                {
                    pending.Push(subclass);
                }
            }
        }
    }
}
