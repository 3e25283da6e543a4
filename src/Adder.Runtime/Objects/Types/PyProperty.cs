using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>property</c>.</summary>
[PyType("property", Subclassable = true, TextSignature = "(fget=None, fset=None, fdel=None, doc=None)", Doc = "Property attribute.")]
internal partial class PyProperty : PyObject
{
    private PyObject? _documentation;
    private PyObject? _name;
    private bool _documentationFromGetter;

    /// <summary>fget; null for None.</summary>
    public PyObject? Getter { get; private set; }

    /// <summary>fset; null for None.</summary>
    public PyObject? Setter { get; private set; }

    /// <summary>fdel; null for None.</summary>
    public PyObject? Deleter { get; private set; }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyProperty() : new PyPropertySubclass(type);

    [PyInit("property(fget=None, fset=None, fdel=None, doc=None)")]
    private Done Init(ThreadState ts, PyObject fget, PyObject fset, PyObject fdel, PyObject doc)
    {
        Getter = fget is PyNone ? null : fget;
        Setter = fset is PyNone ? null : fset;
        Deleter = fdel is PyNone ? null : fdel;
        _name = null;
        _documentationFromGetter = false;
        PyObject? documentation = doc is PyNone ? null : doc;
        if (documentation is null && Getter is not null)
        {
            Lookup found = Attributes.Find(ts, Getter, SpecialNames.Doc);
            if (found.IsError)
            {
                return Done.Error;
            }

            if (found.TryGet(out PyObject? text) && text is not PyNone)
            {
                documentation = text;
                _documentationFromGetter = true;
            }
        }

        if (ReferenceEquals(Type, TypeObject))
        {
            _documentation = documentation;
            return Done.Ok;
        }

        // A subclass keeps its text in the instance, since __doc__ of the class would hide the member. Where an instance has no room for it, a text that was given is dropped.
        _documentation = null;
        return Attributes.Set(ts, this, SpecialNames.Doc, documentation ?? PyNone.Instance) || (!_documentationFromGetter && Raise.ClearIf(ts, ExceptionTypes.AttributeError))
            ? Done.Ok
            : Done.Error;
    }

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return Getter is null ? Lacks(ts, instance, "getter") : Calls.Call(ts, Getter, instance);
    }

    [PySlot(Slot.DescriptorSet)]
    private bool SetSlot(ThreadState ts, PyObject instance, PyObject? value)
    {
        PyObject? function = value is null ? Deleter : Setter;
        if (function is null)
        {
            return Lacks(ts, instance, value is null ? "deleter" : "setter");
        }

        return (value is null ? Calls.Call(ts, function, instance) : Calls.Call(ts, function, instance, value)) is not null;
    }

    private Raised Lacks(ThreadState ts, PyObject instance, string what)
    {
        if (!FindName(ts, out PyObject? name))
        {
            return default;
        }

        string owner = $"'{instance.Type.QualifiedName}'";
        if (name is null)
        {
            return Raise.AttributeError(ts, $"property of {owner} object has no {what}");
        }

        return Text.Repr(ts, name) is { } shown ? Raise.AttributeError(ts, $"property {shown} of {owner} object has no {what}") : default;
    }

    /// <summary>The name that <c>__set_name__</c> gave, or the getter's; null where there is none.</summary>
    private bool FindName(ThreadState ts, out PyObject? name)
    {
        name = _name;
        if (name is not null || Getter is null)
        {
            return true;
        }

        Lookup found = Attributes.Find(ts, Getter, SpecialNames.Name);
        name = found.ValueOrNull;
        return !found.IsError;
    }

    [PyMethod("getter(object, /)", Doc = "Descriptor to obtain a copy of the property with a different getter.")]
    private PyObject? GetterMethod(ThreadState ts, PyObject function) => Copy(ts, function, null, null);

    [PyMethod("setter(object, /)", Doc = "Descriptor to obtain a copy of the property with a different setter.")]
    private PyObject? SetterMethod(ThreadState ts, PyObject function) => Copy(ts, null, function, null);

    [PyMethod("deleter(object, /)", Doc = "Descriptor to obtain a copy of the property with a different deleter.")]
    private PyObject? DeleterMethod(ThreadState ts, PyObject function) => Copy(ts, null, null, function);

    private PyObject? Copy(ThreadState ts, PyObject? getter, PyObject? setter, PyObject? deleter)
    {
        getter = getter is null or PyNone ? Getter : getter;
        setter = setter is null or PyNone ? Setter : setter;
        deleter = deleter is null or PyNone ? Deleter : deleter;

        // A text that came from the getter comes anew from the new one's.
        PyObject documentation = _documentationFromGetter && getter is not null ? PyNone.Instance : _documentation ?? PyNone.Instance;
        PyObject? copy = Calls.Call(ts, Type, getter ?? PyNone.Instance, setter ?? PyNone.Instance, deleter ?? PyNone.Instance, documentation);
        if (copy is PyProperty property)
        {
            property._name = _name;
        }

        return copy;
    }

    [PyMethod("__set_name__(*args)", TextSignature = "($self, owner, name, /)", Doc = "Method to set name of a property.")]
    private Done SetName(ThreadState ts, ReadOnlySpan<PyObject> arguments)
    {
        if (arguments.Length != 2)
        {
            return Raise.TypeError(ts, $"__set_name__() takes 2 positional arguments but {arguments.Length} were given");
        }

        _name = arguments[1];
        return Done.Ok;
    }

    [PyGetter("fget", Member = true)]
    private PyObject FgetGetter() => Getter ?? PyNone.Instance;

    [PyGetter("fset", Member = true)]
    private PyObject FsetGetter() => Setter ?? PyNone.Instance;

    [PyGetter("fdel", Member = true)]
    private PyObject FdelGetter() => Deleter ?? PyNone.Instance;

    [PyGetter("__doc__", Member = true)]
    private PyObject DocumentationGetter() => _documentation ?? PyNone.Instance;

    [PySetter("__doc__")]
    private Done DocumentationSetter(PyObject? value)
    {
        _documentation = value;
        return Done.Ok;
    }

    [PyGetter("__name__")]
    private PyObject? NameGetter(ThreadState ts) =>
        FindName(ts, out PyObject? name) ? name ?? Raise.AttributeErrorFor(ts, "'property' object has no attribute '__name__'", this, SpecialNames.Name) : null;

    [PySetter("__name__")]
    private Done NameSetter(PyObject? value)
    {
        _name = value;
        return Done.Ok;
    }

    [PyGetter("__isabstractmethod__")]
    private Truth IsAbstract(ThreadState ts)
    {
        Truth getter = Attributes.IsAbstract(ts, Getter);
        if (getter != Truth.False)
        {
            return getter;
        }

        Truth setter = Attributes.IsAbstract(ts, Setter);
        return setter != Truth.False ? setter : Attributes.IsAbstract(ts, Deleter);
    }
}
