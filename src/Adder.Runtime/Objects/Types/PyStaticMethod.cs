using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>staticmethod</c>.</summary>
[PyType("staticmethod", Subclassable = true, TextSignature = "(function, /)", Flags = TypeFlags.HasDict,
    Doc = "Convert a function to be a static method.")]
internal partial class PyStaticMethod(PyObject? function) : PyObject
{
    private PyDict? _dictionary;

    public PyObject? Function { get; private set; } = function;

    internal override PyDict? OwnDictionary(bool create) => create ? _dictionary ??= new PyDict() : _dictionary;

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyStaticMethod((PyObject?)null) : new PyStaticMethodSubclass(type, null);

    [PyInit("staticmethod(function, /)")]
    private Done Init(ThreadState ts, PyObject function)
    {
        Function = function;
        return FunctionWrapping.CopyAttributes(ts, this, function);
    }

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner) => Function ?? Raise.RuntimeError(ts, "uninitialized staticmethod object");

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Function is null ? Raise.RuntimeError(ts, "uninitialized staticmethod object")
        : ts.CheckRecursion(" while calling a Python object") ? Calls.Call(ts, Function, arguments, keywordNames) : null;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => Text.Repr(ts, Function ?? PyNone.Instance) is { } shown ? PyStr.From($"<staticmethod({shown})>") : null;

    [PyGetter("__func__", Member = true)]
    private PyObject FunctionGetter() => Function ?? PyNone.Instance;

    [PyGetter("__wrapped__", Member = true)]
    private PyObject WrappedGetter() => Function ?? PyNone.Instance;

    [PyGetter("__isabstractmethod__")]
    private Truth IsAbstract(ThreadState ts) => FunctionWrapping.IsAbstract(ts, Function);

    [PyGetter("__dict__")]
    private PyObject? DictionaryGetter(ThreadState ts) => InstanceMembers.GetDictionary(ts, this);

    [PyGetter("__annotations__")]
    private PyObject? AnnotationsGetter(ThreadState ts) => FunctionWrapping.Forward(ts, this, Function, SpecialNames.Annotations);

    [PySetter("__annotations__")]
    private Done AnnotationsSetter(ThreadState ts, PyObject? value) => FunctionWrapping.Store(ts, this, SpecialNames.Annotations, value);

    [PyGetter("__annotate__")]
    private PyObject? AnnotateGetter(ThreadState ts) => FunctionWrapping.Forward(ts, this, Function, SpecialNames.Annotate);

    [PySetter("__annotate__")]
    private Done AnnotateSetter(ThreadState ts, PyObject? value) => FunctionWrapping.Store(ts, this, SpecialNames.Annotate, value);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType self, PyObject key) => PyGenericAlias.Create(self, key);
}

/// <summary><c>classmethod</c>.</summary>
[PyType("classmethod", Subclassable = true, TextSignature = "(function, /)", Flags = TypeFlags.HasDict,
    Doc = "Convert a function to be a class method.")]
internal partial class PyClassMethod(PyObject? function) : PyObject
{
    private PyDict? _dictionary;

    public PyObject? Function { get; private set; } = function;

    internal override PyDict? OwnDictionary(bool create) => create ? _dictionary ??= new PyDict() : _dictionary;

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyClassMethod((PyObject?)null) : new PyClassMethodSubclass(type, null);

    [PyInit("classmethod(function, /)")]
    private Done Init(ThreadState ts, PyObject function)
    {
        Function = function;
        return FunctionWrapping.CopyAttributes(ts, this, function);
    }

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner) =>
        Function is null ? Raise.RuntimeError(ts, "uninitialized classmethod object") : new PyBoundMethod(Function, owner ?? instance!.Type);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => Text.Repr(ts, Function ?? PyNone.Instance) is { } shown ? PyStr.From($"<classmethod({shown})>") : null;

    [PyGetter("__func__", Member = true)]
    private PyObject FunctionGetter() => Function ?? PyNone.Instance;

    [PyGetter("__wrapped__", Member = true)]
    private PyObject WrappedGetter() => Function ?? PyNone.Instance;

    [PyGetter("__isabstractmethod__")]
    private Truth IsAbstract(ThreadState ts) => FunctionWrapping.IsAbstract(ts, Function);

    [PyGetter("__dict__")]
    private PyObject? DictionaryGetter(ThreadState ts) => InstanceMembers.GetDictionary(ts, this);

    [PyGetter("__annotations__")]
    private PyObject? AnnotationsGetter(ThreadState ts) => FunctionWrapping.Forward(ts, this, Function, SpecialNames.Annotations);

    [PySetter("__annotations__")]
    private Done AnnotationsSetter(ThreadState ts, PyObject? value) => FunctionWrapping.Store(ts, this, SpecialNames.Annotations, value);

    [PyGetter("__annotate__")]
    private PyObject? AnnotateGetter(ThreadState ts) => FunctionWrapping.Forward(ts, this, Function, SpecialNames.Annotate);

    [PySetter("__annotate__")]
    private Done AnnotateSetter(ThreadState ts, PyObject? value) => FunctionWrapping.Store(ts, this, SpecialNames.Annotate, value);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType self, PyObject key) => PyGenericAlias.Create(self, key);
}

/// <summary>What <c>staticmethod</c> and <c>classmethod</c> take over from the function they wrap.</summary>
internal static class FunctionWrapping
{
    private static readonly PyStr[] s_copied = [SpecialNames.Module, SpecialNames.Name, SpecialNames.Qualname, SpecialNames.Doc];

    /// <summary>Copies <c>__module__</c>, <c>__name__</c>, <c>__qualname__</c> and <c>__doc__</c> where the function has them.</summary>
    public static Done CopyAttributes(ThreadState ts, PyObject wrapper, PyObject function)
    {
        foreach (PyStr name in s_copied)
        {
            Lookup found = Attributes.Find(ts, function, name);
            if (found.IsError || (found.TryGet(out PyObject? value) && !Attributes.Set(ts, wrapper, name, value)))
            {
                return Done.Error;
            }
        }

        return Done.Ok;
    }

    /// <summary>Whether something says of itself that it is an abstract method.</summary>
    public static Truth IsAbstract(ThreadState ts, PyObject? function)
    {
        if (function is null)
        {
            return Truth.False;
        }

        Lookup found = Attributes.Find(ts, function, SpecialNames.Isabstractmethod);
        return found.TryGet(out PyObject? value) ? Truthiness.IsTrue(ts, value) : found.IsError ? Truth.Error : Truth.False;
    }

    /// <summary>An attribute from the wrapper's dictionary, or the function's, which is then kept.</summary>
    public static PyObject? Forward(ThreadState ts, PyObject wrapper, PyObject? function, PyStr name)
    {
        if (Attributes.DictionaryOf(wrapper) is not { } dictionary)
        {
            return Raise.MissingAttribute(ts, wrapper, name);
        }

        Lookup own = dictionary.Get(ts, name);
        if (!own.IsAbsent)
        {
            return own.ValueOrNull;
        }

        if (function is null || Attributes.Get(ts, function, name) is not { } value)
        {
            return function is null ? Raise.MissingAttribute(ts, wrapper, name) : null;
        }

        return dictionary.SetItem(ts, name, value) ? value : null;
    }

    /// <summary>Sets or deletes an attribute in the wrapper's dictionary.</summary>
    public static Done Store(ThreadState ts, PyObject wrapper, PyStr name, PyObject? value)
    {
        if (Attributes.DictionaryOf(wrapper) is not { } dictionary)
        {
            return Raise.MissingAttribute(ts, wrapper, name);
        }

        if (value is not null)
        {
            return dictionary.SetItem(ts, name, value) ? Done.Ok : Done.Error;
        }

        return dictionary.Remove(ts, name) switch
        {
            Truth.True => Done.Ok,
            Truth.False => Raise.AttributeErrorFor(ts, name.ToString(), wrapper, name),
            _ => Done.Error,
        };
    }
}
