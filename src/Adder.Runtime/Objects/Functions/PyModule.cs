using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>module</c>.</summary>
[PyType("module", Subclassable = true, OwnTypeProperty = true, TextSignature = "(name, doc=None)", Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, Doc = "Create a module object.")]
internal partial class PyModule : PyObject
{
    private static readonly PyStr s_getAttribute = PyStr.Intern("__getattr__");
    private static readonly PyStr s_annotations = PyStr.Intern("__annotations__");
    private static readonly PyStr s_annotate = PyStr.Intern("__annotate__");

    /// <summary>Another class given by <c>__class__</c> assignment; null for <c>module</c> itself.</summary>
    private PyType? _class;

    protected internal PyModule() => DictionarySoFar = new PyDict();

    public override PyType Type => _class ?? TypeObject;

    /// <summary>The module's namespace; the same object for as long as the module lives.</summary>
    public PyDict Dictionary
    {
        get
        {
            Incomplete?.Complete();
            return DictionarySoFar;
        }
    }

    /// <summary>The namespace, to which the rest of a deferred start may still add.</summary>
    public PyDict DictionarySoFar { get; }

    /// <summary>What has to be done before anybody looks into the module; null for nothing.</summary>
    internal Import.DeferredStart? Incomplete { get; set; }

    /// <summary>A module as import makes it, with the five standard attributes.</summary>
    public static PyModule Create(string name, string? documentation = null)
    {
        var module = new PyModule();
        // Modules that are there before import have names that nobody else holds: pickles show whether two texts are one object.
        module.SetStandardAttributes(name is "builtins" or "sys" ? PyStr.FromBmp(name) : PyStr.Intern(name), documentation is null ? PyNone.Instance : PyStr.From(documentation));
        return module;
    }

    public void Add(string name, PyObject value) => Dictionary.SetInterned(PyStr.Intern(name), value);

    public void AddFunction(MethodDefinition definition) => Add(definition.Name, new PyBuiltinFunction(definition, this, Dictionary.GetInterned(SpecialNames.Name) as PyStr ?? PyStr.Intern(Name)));

    public void AddType(PyType type) => Add(type.Name, type);

    /// <summary><c>__name__</c> as text; "?" where the module has none.</summary>
    public string Name => Dictionary.GetInterned("__name__") is PyStr name ? name.ToString() : "?";

    internal override PyDict? OwnDictionary(bool create) => Dictionary;

    /// <summary><c>__class__</c> assignment between module classes, as lazy modules do it.</summary>
    internal Done ChangeClass(ThreadState ts, PyType type)
    {
        if (HasState)
        {
            InstanceAttributes.ChangeClass(this, type);
        }
        else
        {
            _class = type;
        }

        return Done.Ok;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyModule() : NewOfSubclass(type);

    /// <summary>An instance of a class derived from <c>module</c>: its attributes are in the module's namespace, like any module's.</summary>
    private static PyModuleSubclass NewOfSubclass(PyType type)
    {
        var module = new PyModuleSubclass(type);
        InstanceAttributes.SetDictionary(module, module.Dictionary);
        return module;
    }

    [PyInit("module(name, doc=None)")]
    private Done Init(ThreadState ts, PyStr name, PyObject? doc)
    {
        SetStandardAttributes(name, doc ?? PyNone.Instance);
        return Done.Ok;
    }

    [PySlot(Slot.GetAttribute)]
    private static Lookup GetAttributeSlot(ThreadState ts, PyModule self, PyStr name)
    {
        PyType type = self.Type;
        PyDict dictionary = self.Incomplete is { } rest && rest.IsSettled(self, name) ? self.DictionarySoFar : self.Dictionary;
        if (type.Lookup(name) is null && dictionary.GetInterned(name) is { } direct)
        {
            return Lookup.Found(direct);
        }

        Lookup found = Attributes.GenericGet(ts, self, name);
        if (!found.IsAbsent || self.Dictionary.GetInterned(s_getAttribute) is not { } hook)
        {
            return found;
        }

        return Calls.Call(ts, hook, name);
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (ts.Interpreter.ImportLibrary is { } library)
        {
            return Calls.CallMethod(ts, library, "_module_repr", this);
        }

        return PyStr.From($"<module '{Name}'>");
    }

    [PyGetter("__dict__", Member = true)]
    private PyObject? DictionaryGetter(ThreadState ts) => Dictionary;

    [PyMethod("__dir__()", Doc = "__dir__() -> list\nspecialized dir() implementation")]
    private PyObject? Dir(ThreadState ts)
    {
        PyObject? found = Attributes.Get(ts, this, SpecialNames.Dict);
        if (found is null)
        {
            return null;
        }

        if (found is not PyDict dictionary)
        {
            return Raise.TypeError(ts, "<module>.__dict__ is not a dictionary");
        }

        return dictionary.GetInterned("__dir__") is { } hook ? Calls.Call(ts, hook) : Iteration.ToList(ts, dictionary);
    }

    [PyGetter("__annotations__")]
    private PyObject? AnnotationsGetter(ThreadState ts)
    {
        if (Dictionary.GetInterned(s_annotations) is { } there)
        {
            return there;
        }

        PyObject annotations = new PyDict();
        if (Dictionary.GetInterned(s_annotate) is { } annotate && annotate is not PyNone)
        {
            PyObject? evaluated = Calls.Call(ts, annotate, PySmallInt.One);
            if (evaluated is null)
            {
                return null;
            }

            if (evaluated is not PyDict)
            {
                return Raise.TypeError(ts, $"__annotate__ returned non-dict of type '{evaluated.Type.FullName}'");
            }

            annotations = evaluated;
        }

        // Of a module that is still being executed, more may come.
        Truth initializing = IsInitializing(ts);
        if (initializing == Truth.False)
        {
            Dictionary.SetInterned(s_annotations, annotations);
        }

        return initializing == Truth.Error ? null : annotations;
    }

    private Truth IsInitializing(ThreadState ts)
    {
        Lookup state = Dictionary.GetInterned("__spec__") is { } spec ? Attributes.Find(ts, spec, "_initializing") : Lookup.Absent;
        return state.TryGet(out PyObject? value) ? Truthiness.IsTrue(ts, value) : state.IsError ? Truth.Error : Truth.False;
    }

    [PySetter("__annotations__")]
    private Done AnnotationsSetter(ThreadState ts, PyObject? value)
    {
        if (value is not null)
        {
            Dictionary.SetInterned(s_annotations, value);
        }
        else if (!Dictionary.RemoveInterned(s_annotations))
        {
            return Raise.AttributeError(ts, "__annotations__");
        }

        Dictionary.RemoveInterned(s_annotate);
        return Done.Ok;
    }

    [PyGetter("__annotate__")]
    private PyObject? AnnotateGetter(ThreadState ts) => Dictionary.GetInterned(s_annotate) ?? PyNone.Instance;

    [PySetter("__annotate__")]
    private unsafe Done AnnotateSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "cannot delete __annotate__ attribute");
        }

        if (value is not PyNone && value.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "__annotate__ must be callable or None");
        }

        Dictionary.SetInterned(s_annotate, value);
        if (value is not PyNone)
        {
            Dictionary.RemoveInterned(s_annotations);
        }

        return Done.Ok;
    }

    [PySlot(Slot.Traverse)]
    private void TraverseSlot(IReferenceVisitor visitor) => visitor.Visit(Dictionary);

    private void SetStandardAttributes(PyObject name, PyObject documentation)
    {
        Dictionary.SetInterned("__name__", name);
        Dictionary.SetInterned("__doc__", documentation);
        foreach (string attribute in (string[])["__package__", "__loader__", "__spec__"])
        {
            Dictionary.SetInterned(attribute, PyNone.Instance);
        }
    }
}
