using System;
using System.Collections.Generic;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>Attributes and methods of <c>type</c>.</content>
internal sealed unsafe partial class PyType
{
    /// <summary>Another metatype (<c>cls.__class__ = …</c>); the caller has checked that it is one.</summary>
    internal void ChangeMetatype(PyType metatype) => _metatype = metatype;

    [PyGetter("__name__")]
    private PyObject NameGetter() => PyStr.Intern(Name);

    [PySetter("__name__")]
    private Done NameSetter(ThreadState ts, PyObject? value)
    {
        if (!CheckMutable(ts, "__name__", value))
        {
            return Done.Error;
        }

        if (value is not PyStr text)
        {
            return Raise.TypeError(ts, $"can only assign string to {Name}.__name__, not '{value!.Type.FullName}'");
        }

        if (text.HasSurrogates())
        {
            return UnicodeErrors.RaiseSurrogates(ts, text);
        }

        string name = text.ToString();
        if (name.Contains('\0'))
        {
            return Raise.ValueError(ts, "type name must not contain null characters");
        }

        Name = name;
        return Done.Ok;
    }

    [PyGetter("__qualname__")]
    private PyObject QualifiedNameGetter() => IsHeapType ? PyStr.Intern(QualifiedName) : IsStatic ? PyStr.FromBmp(QualifiedName) : _nativeQualifiedName ??= PyStr.FromBmp(QualifiedName);

    // Whether two texts are one object shows in pickles: a builtin type makes its qualified name anew each time, one of another module has names of its own.
    private bool IsStatic => NativeModule == "builtins" || (Flags & TypeFlags.Static) != 0;

    private PyStr? _nativeQualifiedName;
    private PyStr? _nativeModuleName;

    [PySetter("__qualname__")]
    private Done QualifiedNameSetter(ThreadState ts, PyObject? value)
    {
        if (!CheckMutable(ts, "__qualname__", value))
        {
            return Done.Error;
        }

        if (value is not PyStr text)
        {
            return Raise.TypeError(ts, $"can only assign string to {Name}.__qualname__, not '{value!.Type.FullName}'");
        }

        QualifiedName = text.ToString();
        return Done.Ok;
    }

    [PyGetter("__module__")]
    private PyObject? ModuleGetter(ThreadState ts)
    {
        if (!IsHeapType)
        {
            return IsStatic ? PyStr.Intern(NativeModule) : _nativeModuleName ??= PyStr.FromBmp(NativeModule);
        }

        return Dictionary.GetInterned(SpecialNames.Module) ?? Raise.AttributeError(ts, "__module__");
    }

    [PySetter("__module__")]
    private Done ModuleSetter(ThreadState ts, PyObject? value)
    {
        if (!CheckMutable(ts, "__module__", value))
        {
            return Done.Error;
        }

        SetOwn(SpecialNames.Module, value);
        Dictionary.RemoveInterned(SpecialNames.Firstlineno);
        return Done.Ok;
    }

    [PyGetter("__base__", Member = true)]
    private PyObject BaseGetter() => Base ?? (PyObject)PyNone.Instance;

    [PyGetter("__mro__")]
    private PyObject MroGetter() => MroTuple ?? (PyObject)PyNone.Instance;

    [PyGetter("__dict__")]
    private PyObject DictionaryGetter() => new PyMappingProxy(Dictionary);

    [PyGetter("__doc__")]
    private PyObject? DocumentationGetter(ThreadState ts)
    {
        if (!IsHeapType && Definition?.Doc is { } doc)
        {
            return PyStr.From(doc);
        }

        if (Dictionary.GetInterned(SpecialNames.Doc) is not { } found)
        {
            return PyNone.Instance;
        }

        DescriptorGetFunction get = found.Type.Slots.DescriptorGet;
        return get == null ? found : get(ts, found, null, this);
    }

    [PySetter("__doc__")]
    private Done DocumentationSetter(ThreadState ts, PyObject? value)
    {
        if (!CheckMutable(ts, "__doc__", value))
        {
            return Done.Error;
        }

        SetOwn(SpecialNames.Doc, value);
        return Done.Ok;
    }

    [PyGetter("__text_signature__")]
    private PyObject TextSignatureGetter() =>
        IsHeapType
            ? Dictionary.GetInterned(SpecialNames.Doc) is PyStr doc && SignatureInDoc(doc.ToString()) is { } documented ? PyStr.From(documented) : PyNone.Instance
            : Definition?.TextSignature is { } signature ? PyStr.From(signature) : PyNone.Instance;

    /// <summary>The signature that a class's docstring begins with, in the manner of builtin ones: "Name(…)", a line of "--" and an empty one.</summary>
    private string? SignatureInDoc(string doc)
    {
        if (!doc.StartsWith(Name + "(", StringComparison.Ordinal))
        {
            return null;
        }

        int end = doc.IndexOf(")\n--\n\n", StringComparison.Ordinal);
        int paragraph = doc.IndexOf("\n\n", StringComparison.Ordinal);
        return end >= 0 && paragraph > end ? doc[Name.Length..(end + 1)] : null;
    }

    [PyGetter("__abstractmethods__")]
    private PyObject? AbstractMethodsGetter(ThreadState ts) =>
        !ReferenceEquals(this, TypeObject) && Dictionary.GetInterned(SpecialNames.Abstractmethods) is { } methods
            ? methods
            : Raise.AttributeErrorFor(ts, "__abstractmethods__", this, SpecialNames.Abstractmethods);

    [PySetter("__abstractmethods__")]
    private Done AbstractMethodsSetter(ThreadState ts, PyObject? value)
    {
        Truth any = Runtime.Truth.False;
        if (value is not null)
        {
            any = Truthiness.IsTrue(ts, value);
            if (any == Runtime.Truth.Error)
            {
                return Done.Error;
            }
        }
        else if (Dictionary.GetInterned(SpecialNames.Abstractmethods) is null)
        {
            return Raise.AttributeErrorFor(ts, "__abstractmethods__", this, SpecialNames.Abstractmethods);
        }

        SetOwn(SpecialNames.Abstractmethods, value);
        Flags = any == Runtime.Truth.True ? Flags | TypeFlags.Abstract : Flags & ~TypeFlags.Abstract;
        return Done.Ok;
    }

    [PyGetter("__type_params__")]
    private PyObject TypeParametersGetter() => IsHeapType && Dictionary.GetInterned(SpecialNames.TypeParams) is { } parameters ? parameters : PyTuple.Empty;

    [PySetter("__type_params__")]
    private Done TypeParametersSetter(ThreadState ts, PyObject? value)
    {
        if (!CheckMutable(ts, "__type_params__", value))
        {
            return Done.Error;
        }

        SetOwn(SpecialNames.TypeParams, value);
        return Done.Ok;
    }

    // ---- annotations (PEP 649)

    [PyGetter("__annotate__")]
    private PyObject? AnnotateGetter(ThreadState ts)
    {
        if (!IsHeapType)
        {
            return Raise.AttributeErrorFor(ts, $"type object '{FullName}' has no attribute '__annotate__'", this, SpecialNames.Annotate);
        }

        PyObject? annotate = Dictionary.GetInterned(SpecialNames.Annotate) ?? Dictionary.GetInterned(SpecialNames.AnnotateFunc);
        if (annotate is null)
        {
            SetOwn(SpecialNames.AnnotateFunc, PyNone.Instance);
            return PyNone.Instance;
        }

        DescriptorGetFunction get = annotate.Type.Slots.DescriptorGet;
        return get == null ? annotate : get(ts, annotate, null, this);
    }

    [PySetter("__annotate__")]
    private Done AnnotateSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "cannot delete __annotate__ attribute");
        }

        if (!CheckMutable(ts, "__annotate__", value))
        {
            return Done.Error;
        }

        if (value is not PyNone && value.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "__annotate__ must be callable or None");
        }

        SetOwn(SpecialNames.AnnotateFunc, value);
        if (value is not PyNone)
        {
            SetOwn(SpecialNames.AnnotationsCache, null);
        }

        return Done.Ok;
    }

    [PyGetter("__annotations__")]
    private PyObject? AnnotationsGetter(ThreadState ts)
    {
        if (!IsHeapType)
        {
            return Raise.AttributeErrorFor(ts, $"type object '{FullName}' has no attribute '__annotations__'", this, SpecialNames.Annotations);
        }

        if ((Dictionary.GetInterned(SpecialNames.Annotations) ?? Dictionary.GetInterned(SpecialNames.AnnotationsCache)) is { } present)
        {
            DescriptorGetFunction get = present.Type.Slots.DescriptorGet;
            return get == null ? present : get(ts, present, null, this);
        }

        PyObject? annotate = AnnotateGetter(ts);
        if (annotate is null)
        {
            return null;
        }

        PyObject? annotations = annotate.Type.Slots.Call != null ? Calls.Call(ts, annotate, PyInt.From(1)) : new PyDict();
        if (annotations is null)
        {
            return null;
        }

        if (annotations is not PyDict)
        {
            return Raise.TypeError(ts, $"__annotate__ returned non-dict of type '{annotations.Type.FullName}'");
        }

        SetOwn(SpecialNames.AnnotationsCache, annotations);
        return annotations;
    }

    [PySetter("__annotations__")]
    private Done AnnotationsSetter(ThreadState ts, PyObject? value)
    {
        if (!IsHeapType)
        {
            return Raise.TypeError(ts, $"cannot set '__annotations__' attribute of immutable type '{Name}'");
        }

        PyStr key = Dictionary.GetInterned(SpecialNames.Annotations) is not null ? SpecialNames.Annotations : SpecialNames.AnnotationsCache;
        if (value is null && Dictionary.GetInterned(key) is null)
        {
            return Raise.AttributeErrorFor(ts, "__annotations__", this, SpecialNames.Annotations);
        }

        SetOwn(key, value);
        SetOwn(SpecialNames.AnnotateFunc, null);
        SetOwn(SpecialNames.Annotate, null);
        return Done.Ok;
    }

    // ---- CPython's view of the layout

    [PyGetter("__flags__", Member = true)]
    private PyObject FlagsGetter()
    {
        long flags = (1L << 12) | (1L << 19);
        Layout layout = Layouts.Of(this);
        flags |= layout.IsCollected ? 1L << 14 : 0;
        flags |= IsHeapType || !IsStatic ? 1L << 9 : 0;
        Set(TypeFlags.Subclassable, 10);
        Set(TypeFlags.Immutable, 8);
        Set(TypeFlags.NoConstructor, 7);
        Set(TypeFlags.Sequence, 5);
        Set(TypeFlags.Mapping, 6);
        Set(TypeFlags.MatchSelf, 22);
        Set(TypeFlags.Abstract, 20);
        Set(TypeFlags.MethodDescriptor, 17);
        flags |= HasVectorcall ? 1L << 11 : 0;
        if (IsHeapType)
        {
            flags |= Layouts.HasManagedDictionary(this) ? 1L << 4 : 0;
            flags |= Layouts.HasManagedDictionary(this) && layout.ItemSize == 0 ? 1L << 2 : 0;
            flags |= Layouts.HasManagedReferences(this) ? 1L << 3 : 0;
        }

        ReadOnlySpan<(PyType Type, int Bit)> families =
        [
            (PyInt.TypeObject, 24), (PyList.TypeObject, 25), (PyTuple.TypeObject, 26), (PyBytes.TypeObject, 27), (PyStr.TypeObject, 28), (PyDict.TypeObject, 29),
            (PyBaseException.TypeObject, 30), (TypeObject, 31),
        ];
        foreach ((PyType type, int bit) in families)
        {
            flags |= IsSubtypeOf(type) ? 1L << bit : 0;
        }

        return PyInt.From(flags);

        void Set(TypeFlags flag, int bit) => flags |= (Flags & flag) != 0 && !(flag == TypeFlags.Immutable && IsHeapType) ? 1L << bit : 0;
    }

    [PyGetter("__basicsize__", Member = true)]
    private PyObject BasicSizeGetter() => PyInt.From(Layouts.Of(this).BasicSize);

    [PyGetter("__itemsize__", Member = true)]
    private PyObject ItemSizeGetter() => PyInt.From(Layouts.Of(this).ItemSize);

    [PyGetter("__dictoffset__", Member = true)]
    private PyObject DictionaryOffsetGetter() => PyInt.From(Layouts.Of(this).DictionaryOffset);

    [PyGetter("__weakrefoffset__", Member = true)]
    private PyObject WeakReferenceOffsetGetter() => PyInt.From(Layouts.Of(this).WeakReferenceOffset);

    [PyMethod("__sizeof__()", Doc = "Return memory consumption of the type object.")]
    private long SizeOf() => Layouts.SizeOfType(this);

    // ---- methods

    [PyMethod("__subclasses__()", Doc = "Return a list of immediate subclasses.")]
    private PyObject SubclassesMethod(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        var list = PyList.WithCapacity(0);
        foreach (PyType subclass in Subclasses(ts.Interpreter))
        {
            list.Add(subclass);
        }

        return list;
    }

    [PyClassMethod("__prepare__(*args, **kwds)", TextSignature = "($cls, name, bases, /, **kwds)", Doc = "Create the namespace for the class statement")]
    private static PyObject PrepareMethod(ThreadState ts, PyType self, ReadOnlySpan<PyObject> args, PyTuple? kwds) => new PyDict();

    [PyMethod("__instancecheck__(instance, /)", Doc = "Check if an object is an instance.")]
    private Truth InstanceCheckMethod(ThreadState ts, PyObject instance) => TypeTests.IsInstanceByClass(ts, instance, this);

    [PyMethod("__subclasscheck__(subclass, /)", Doc = "Check if a class is a subclass.")]
    private Truth SubclassCheckMethod(ThreadState ts, PyObject subclass) => TypeTests.IsSubclassByBases(ts, subclass, this);
}
