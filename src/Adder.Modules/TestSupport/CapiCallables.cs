using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary><c>_testcapi.MethInstance</c>: a method for each way in which native methods take arguments; each returns self and what it was given.</summary>
[PyType("MethInstance", Module = "_testcapi", TextSignature = null)]
internal sealed partial class PyMethInstance : PyObject
{
    [PyNew("MethInstance()")]
    private static PyObject New(PyType type) => new PyMethInstance();

    [PyMethod("meth_varargs(*args)")]
    private PyObject VariableArguments(ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(this, arguments);

    [PyMethod("meth_varargs_keywords(*args, **kwargs)")]
    private PyObject Keywords(ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(this, arguments, keywords);

    [PyMethod("meth_o(object, /)")]
    private PyObject One(PyObject argument) => PyTuple.Create(this, argument);

    [PyMethod("meth_noargs()")]
    private PyObject None() => this;

    [PyMethod("meth_fastcall(*args)")]
    private PyObject Fast(ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(this, arguments);

    [PyMethod("meth_fastcall_keywords(*args, **kwargs)")]
    private PyObject FastKeywords(ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(this, arguments, keywords);
}

/// <summary><c>_testcapi.MethClass</c>: the same as class methods.</summary>
[PyType("MethClass", Module = "_testcapi", TextSignature = null)]
internal sealed partial class PyMethClass : PyObject
{
    [PyNew("MethClass()")]
    private static PyObject New(PyType type) => new PyMethClass();

    [PyClassMethod("meth_varargs(*args)")]
    private static PyObject VariableArguments(PyType type, ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(type, arguments);

    [PyClassMethod("meth_varargs_keywords(*args, **kwargs)")]
    private static PyObject Keywords(PyType type, ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(type, arguments, keywords);

    [PyClassMethod("meth_o(object, /)")]
    private static PyObject One(PyType type, PyObject argument) => PyTuple.Create(type, argument);

    [PyClassMethod("meth_noargs()")]
    private static PyObject None(PyType type) => type;

    [PyClassMethod("meth_fastcall(*args)")]
    private static PyObject Fast(PyType type, ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(type, arguments);

    [PyClassMethod("meth_fastcall_keywords(*args, **kwargs)")]
    private static PyObject FastKeywords(PyType type, ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(type, arguments, keywords);
}

/// <summary><c>_testcapi.MethStatic</c>: the same as static methods.</summary>
[PyType("MethStatic", Module = "_testcapi", TextSignature = null)]
internal sealed partial class PyMethStatic : PyObject
{
    [PyNew("MethStatic()")]
    private static PyObject New(PyType type) => new PyMethStatic();

    [PyStaticMethod("meth_varargs(*args)")]
    private static PyObject VariableArguments(ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(PyNone.Instance, arguments);

    [PyStaticMethod("meth_varargs_keywords(*args, **kwargs)")]
    private static PyObject Keywords(ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(PyNone.Instance, arguments, keywords);

    [PyStaticMethod("meth_o(object, /)")]
    private static PyObject One(PyObject argument) => PyTuple.Create(PyNone.Instance, argument);

    [PyStaticMethod("meth_noargs()")]
    private static PyObject None() => PyNone.Instance;

    [PyStaticMethod("meth_fastcall(*args)")]
    private static PyObject Fast(ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(PyNone.Instance, arguments);

    [PyStaticMethod("meth_fastcall_keywords(*args, **kwargs)")]
    private static PyObject FastKeywords(ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(PyNone.Instance, arguments, keywords);
}

/// <summary>What the functions above return.</summary>
internal static class GivenArguments
{
    public static PyObject Pair(PyObject self, ReadOnlySpan<PyObject> arguments) => PyTuple.Create(self, PyTuple.Create(arguments));

    public static PyObject Triple(PyObject self, ReadOnlySpan<PyObject> arguments, PyDict? keywords) =>
        PyTuple.Create(self, PyTuple.Create(arguments), (PyObject?)keywords ?? PyNone.Instance);
}

/// <summary><c>_testcapi.MethodDescriptorBase</c>: a callable that binds as functions do, and says whether its class is not <see cref="PyMethodDescriptor2"/>.</summary>
[PyType("MethodDescriptorBase", Module = "_testcapi", Subclassable = true, TextSignature = null, Flags = TypeFlags.MethodDescriptor | TypeFlags.Vectorcall)]
internal partial class PyMethodDescriptorBase : PyObject
{
    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyMethodDescriptorBase() : new PyMethodDescriptorBaseSubclass(type);

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => PyBool.From(self is not PyMethodDescriptor2);

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyObject self, PyObject? instance, PyType? owner) => instance is null ? self : new PyBoundMethod(self, instance);
}

/// <summary><c>_testcapi.MethodDescriptorDerived</c>: inherits all.</summary>
[PyType("MethodDescriptorDerived", Module = "_testcapi", Base = typeof(PyMethodDescriptorBase), TextSignature = null, Flags = TypeFlags.MethodDescriptor | TypeFlags.Vectorcall)]
internal sealed partial class PyMethodDescriptorDerived : PyMethodDescriptorBase
{
    [PyNew("MethodDescriptorDerived()")]
    private static PyObject New(PyType type) => new PyMethodDescriptorDerived();
}

/// <summary><c>_testcapi.MethodDescriptorNopGet</c>: does not bind, and returns its arguments when called.</summary>
[PyType("MethodDescriptorNopGet", Module = "_testcapi", Base = typeof(PyMethodDescriptorBase), TextSignature = null)]
internal sealed partial class PyMethodDescriptorNopGet : PyMethodDescriptorBase
{
    [PyNew("MethodDescriptorNopGet()")]
    private static PyObject New(PyType type) => new PyMethodDescriptorNopGet();

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => PyTuple.Create(arguments);

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyObject self, PyObject? instance, PyType? owner) => self;
}

/// <summary><c>_testcapi.MethodDescriptor2</c>.</summary>
[PyType("MethodDescriptor2", Module = "_testcapi", Base = typeof(PyMethodDescriptorBase), TextSignature = null, Flags = TypeFlags.Vectorcall)]
internal sealed partial class PyMethodDescriptor2 : PyMethodDescriptorBase
{
    [PyNew("MethodDescriptor2()")]
    private static PyObject New(PyType type) => new PyMethodDescriptor2();
}

/// <summary>The base of the classes that <c>_testcapi.make_vectorcall_class</c> makes: an instance tells how it was called.</summary>
[PyType("VectorcallBase", Module = "_testcapi", Subclassable = true, TextSignature = null, Flags = TypeFlags.Vectorcall)]
internal partial class PyVectorcallBase : PyObject
{
    private bool _direct;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyVectorcallBase() : new PyVectorcallBaseSubclass(type);

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        PyStr.From(((PyVectorcallBase)self)._direct ? "vectorcall" : "tp_call");

    [PyMethod("set_vectorcall(type, /)", Doc = "Set self's vectorcall function for `type` to one that returns \"vectorcall\"")]
    private PyObject? SetVectorcall(ThreadState ts, PyType type)
    {
        if (!Type.IsSubtypeOf(type))
        {
            return Raise.TypeError(ts, "expected instance of type");
        }

        _direct = true;
        return PyNone.Instance;
    }
}

/// <summary><c>_testcapi.Generic</c>: its subscription gives a <see cref="PyTestGenericAlias"/>.</summary>
[PyType("Generic", Module = "_testcapi", TextSignature = null, NoConstructor = true)]
internal sealed partial class PyTestGeneric : PyObject
{
    [PyClassMethod("__class_getitem__(object, /)")]
    private static PyObject ClassGetItem(PyType type, PyObject item) => new PyTestGenericAlias(item);
}

/// <summary><c>_testcapi.GenericAlias</c>: a base that stands for another class.</summary>
[PyType("GenericAlias", Module = "_testcapi", TextSignature = null, NoConstructor = true, Flags = TypeFlags.Static)]
internal sealed partial class PyTestGenericAlias(PyObject item) : PyObject
{
    private readonly PyObject _item = item;

    [PyMethod("__mro_entries__(bases, /)")]
    private PyObject MroEntries(PyObject bases) => PyTuple.Create(_item);
}

/// <summary><c>_testcapi.awaitType</c>: waits on whatever it was made with.</summary>
[PyType("awaitType", Module = "_testcapi", TextSignature = null)]
internal sealed partial class PyTestAwaitable(PyObject iterator) : PyObject
{
    private readonly PyObject _iterator = iterator;

    [PyNew("awaitType(iterator, /)")]
    private static PyObject New(PyType type, PyObject iterator) => new PyTestAwaitable(iterator);

    [PySlot(Slot.Await)]
    private PyObject Await(ThreadState ts) => _iterator;
}

/// <summary><c>_testlimitedcapi.LimitedVectorCallClass</c>.</summary>
[PyType("LimitedVectorCallClass", Module = "_testlimitedcapi", TextSignature = null, Flags = TypeFlags.Vectorcall)]
internal sealed partial class PyLimitedVectorCall : PyObject
{
    [PyNew("LimitedVectorCallClass()")]
    private static PyObject New(PyType type) => new PyLimitedVectorCall();

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => PyStr.From("vectorcall called");
}
