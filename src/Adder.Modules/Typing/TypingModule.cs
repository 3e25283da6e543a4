using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Typing;

/// <summary><c>_typing</c>: the native part of <c>typing</c>, and what the bracket syntax of type parameters calls (names that begin with <c>_make</c> and <c>_set</c>).</summary>
[PyModule("_typing", Doc = "Primitives and accelerators for the typing module.",
    Types = [typeof(PyTypeVar), typeof(PyParamSpec), typeof(PyTypeVarTuple), typeof(PyParamSpecArgs), typeof(PyParamSpecKwargs), typeof(PyTypeAlias), typeof(PyUnion)])]
internal static partial class TypingModule
{
    [PyConstant("NoDefault")]
    private static readonly PyObject s_noDefault = PyNoDefault.Instance;

    [PyFunction("_idfunc(x, /)")]
    private static PyObject? Identity(ThreadState ts, PyObject x) => x;

    [PyFunction("_make_typevar(name, bound=None, constraints=None, /)")]
    private static PyObject? MakeTypeVar(ThreadState ts, PyStr name, PyObject? bound, PyObject? constraints) => WithModule(ts, PyTypeVar.FromSyntax(name, bound, constraints));

    [PyFunction("_make_paramspec(name, /)")]
    private static PyObject? MakeParamSpec(ThreadState ts, PyStr name) => WithModule(ts, PyParamSpec.FromSyntax(name));

    [PyFunction("_make_typevartuple(name, /)")]
    private static PyObject? MakeTypeVarTuple(ThreadState ts, PyStr name) => WithModule(ts, new PyTypeVarTuple(name));

    /// <summary>Takes (name, type parameters or None, evaluator).</summary>
    [PyFunction("_make_type_alias(parts, /)")]
    private static PyObject? MakeTypeAlias(ThreadState ts, PyTuple parts) =>
        new PyTypeAlias((PyStr)parts[0], parts[1] as PyTuple, LazyValue.By(parts[2]), PyType.CurrentModuleName(ts));

    [PyFunction("_set_default(parameter, evaluate, /)")]
    private static PyObject? SetDefault(ThreadState ts, PyObject parameter, PyObject evaluate)
    {
        ((PyTypeParameter)parameter).SetDefault(LazyValue.By(evaluate));
        return parameter;
    }

    [PyFunction("__class_getitem__(cls, /, *args, **kwargs)", TextSignature = null)]
    private static PyObject? GenericClassGetItem(ThreadState ts, PyObject type, PyTuple arguments, PyDict? keywords) => OnGeneric(ts, "_generic_class_getitem", type, arguments, keywords);

    [PyFunction("__init_subclass__(cls, /, *args, **kwargs)", TextSignature = null)]
    private static PyObject? GenericInitSubclass(ThreadState ts, PyObject type, PyTuple arguments, PyDict? keywords) => OnGeneric(ts, "_generic_init_subclass", type, arguments, keywords);

    /// <summary>Makes <c>Generic</c>, a class of its own in each interpreter: it may be given attributes.</summary>
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        var dictionary = new PyDict();
        dictionary.SetInterned("__module__", PyStr.Intern("typing"));
        dictionary.SetInterned("__slots__", PyTuple.Empty);
        dictionary.SetInterned("__doc__", PyStr.From("Abstract base class for generic types."));
        foreach (string name in (ReadOnlySpan<string>)["__class_getitem__", "__init_subclass__"])
        {
            PyStr key = PyStr.Intern(name);
            PyObject? method = Calls.Call(ts, PyClassMethod.TypeObject, module.Dictionary.GetInterned(key)!);
            if (method is null)
            {
                return Done.Error;
            }

            dictionary.SetInterned(key, method);
            _ = module.Dictionary.RemoveInterned(key);
        }

        if (Calls.Call(ts, PyType.TypeObject, PyStr.Intern("Generic"), PyTuple.Empty, dictionary) is not { } generic)
        {
            return Done.Error;
        }

        module.Add("Generic", generic);
        return Done.Ok;
    }

    private static PyObject? OnGeneric(ThreadState ts, string function, PyObject type, PyTuple arguments, PyDict? keywords) =>
        ModuleAccess.ImportAttribute(ts, "typing", function) is { } found ? Calls.CallWith(ts, found, PyTuple.FromArray([type, .. arguments.Items]), keywords) : null;

    private static PyTypeParameter WithModule(ThreadState ts, PyTypeParameter parameter)
    {
        parameter.SetModule(ts);
        return parameter;
    }
}

/// <summary>Calls into <c>typing</c>.</summary>
internal static class TypingCalls
{
    public static PyObject? Call(ThreadState ts, string function, params ReadOnlySpan<PyObject> arguments) =>
        ModuleAccess.ImportAttribute(ts, "typing", function) is { } found ? Calls.Call(ts, found, arguments, null) : null;

    /// <summary>A value as a type, or a TypeError that begins with the message.</summary>
    public static PyObject? Check(ThreadState ts, PyObject value, string message) => value is PyNone ? PyNone.Instance.Type : Call(ts, "_type_check", value, PyStr.From(message));

    /// <summary><c>typing.Unpack[value]</c>.</summary>
    public static PyObject? Unpack(ThreadState ts, PyObject value) =>
        ModuleAccess.ImportAttribute(ts, "typing", "Unpack") is { } unpack ? Containers.GetItem(ts, unpack, value) : null;

    /// <summary>"name.part" of a ParamSpec, or of another object's repr.</summary>
    public static PyObject? ReprOfPart(ThreadState ts, PyObject origin, string part)
    {
        PyStr? shown = origin is PyParamSpec parameter ? parameter.Name : Text.Repr(ts, origin);
        return shown is null ? null : PyStr.From($"{shown}.{part}");
    }
}

/// <summary><c>typing.TypeAliasType</c>: what the <c>type</c> statement makes.</summary>
[PyType("TypeAliasType", TextSignature = null, Module = "typing", Doc = "A type alias.", Flags = TypeFlags.Static)]
internal sealed partial class PyTypeAlias(PyStr name, PyTuple? parameters, LazyValue value, PyObject? module) : PyObject
{
    private readonly PyStr _name = name;
    private readonly PyTuple? _parameters = parameters;
    private readonly PyObject? _module = module;
    private LazyValue _value = value;

    [PyNew("typealias(name, value, *, type_params=())")]
    private static PyObject? New(ThreadState ts, PyType type, PyStr name, PyObject value, PyObject? typeParams)
    {
        if (typeParams is not (null or PyTuple))
        {
            return Raise.TypeError(ts, "type_params must be a tuple");
        }

        bool hasDefault = false;
        foreach (PyObject parameter in (typeParams as PyTuple ?? PyTuple.Empty).Items)
        {
            if (parameter is not PyTypeParameter)
            {
                return Text.Repr(ts, parameter) is { } shown ? Raise.TypeError(ts, $"Expected a type param, got {shown}") : null;
            }

            Truth has = Calls.CallMethod(ts, parameter, "has_default") is { } answer ? Truthiness.IsTrue(ts, answer) : Truth.Error;
            if (has == Truth.Error)
            {
                return null;
            }

            if (hasDefault && has == Truth.False)
            {
                return Text.Repr(ts, parameter) is { } shown ? Raise.TypeError(ts, $"non-default type parameter '{shown}' follows default type parameter") : null;
            }

            hasDefault |= has == Truth.True;
        }

        return new PyTypeAlias(name, typeParams is PyTuple { Count: > 0 } given ? given : null, LazyValue.Of(value), PyType.CurrentModuleName(ts));
    }

    [PyGetter("__name__", Member = true)]
    private PyObject Name => _name;

    [PyGetter("__module__")]
    private PyObject? Module(ThreadState ts) => _module ?? PyNone.Instance;

    [PyGetter("__value__")]
    private PyObject? Value(ThreadState ts) => _value.Get(ts);

    [PyGetter("evaluate_value")]
    private PyObject? EvaluateValue(ThreadState ts) => _value.Evaluator;

    [PyGetter("__type_params__")]
    private PyObject? TypeParameters(ThreadState ts) => _parameters ?? PyTuple.Empty;

    [PyGetter("__parameters__")]
    private PyObject? Parameters(ThreadState ts)
    {
        if (_parameters is null)
        {
            return PyTuple.Empty;
        }

        var unpacked = new PyObject[_parameters.Count];
        for (int i = 0; i < unpacked.Length; i++)
        {
            PyObject? one = _parameters[i] is PyTypeVarTuple ? TypingCalls.Unpack(ts, _parameters[i]) : _parameters[i];
            if (one is null)
            {
                return null;
            }

            unpacked[i] = one;
        }

        return PyTuple.FromArray(unpacked);
    }

    [PySlot(Slot.GetItem)]
    private PyObject? GetItem(ThreadState ts, PyObject key) =>
        _parameters is null ? Raise.TypeError(ts, "Only generic type aliases are subscriptable") : PyGenericAlias.Create(this, key);

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => TypingCalls.Unpack(ts, this) is { } unpacked ? Iteration.GetIterator(ts, PyTuple.Create(unpacked)) : null;

    [PySlot(Slot.Or)]
    private static PyObject? Or(ThreadState ts, PyObject left, PyObject right) => PyUnion.FromItems(ts, [left, right]);

    [PyMethod("__reduce__()")]
    private PyObject Reduce() => _name;

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => _name;
}
