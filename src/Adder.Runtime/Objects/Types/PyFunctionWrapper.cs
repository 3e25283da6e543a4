using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What <c>staticmethod</c> and <c>classmethod</c> share: a function, and what they take over from it.</summary>
internal abstract class PyFunctionWrapper(PyObject? function) : PyObject
{
    private static readonly PyStr[] s_copied = [SpecialNames.Module, SpecialNames.Name, SpecialNames.Qualname, SpecialNames.Doc];

    private PyDict? _dictionary;

    public PyObject? Function { get; private set; } = function;

    internal override PyDict? OwnDictionary(bool create) => create ? _dictionary ??= new PyDict() : _dictionary;

    [PyGetter("__func__", Member = true)]
    protected PyObject FunctionGetter() => Function ?? PyNone.Instance;

    [PyGetter("__wrapped__", Member = true)]
    protected PyObject WrappedGetter() => Function ?? PyNone.Instance;

    [PyGetter("__isabstractmethod__")]
    protected Truth IsAbstract(ThreadState ts) => Attributes.IsAbstract(ts, Function);

    [PyGetter("__dict__")]
    protected PyObject? DictionaryGetter(ThreadState ts) => InstanceMembers.GetDictionary(ts, this);

    [PyGetter("__annotations__")]
    protected PyObject? AnnotationsGetter(ThreadState ts) => Forward(ts, SpecialNames.Annotations);

    [PySetter("__annotations__")]
    protected Done AnnotationsSetter(ThreadState ts, PyObject? value) => Store(ts, SpecialNames.Annotations, value);

    [PyGetter("__annotate__")]
    protected PyObject? AnnotateGetter(ThreadState ts) => Forward(ts, SpecialNames.Annotate);

    [PySetter("__annotate__")]
    protected Done AnnotateSetter(ThreadState ts, PyObject? value) => Store(ts, SpecialNames.Annotate, value);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    protected static PyObject ClassGetItem(ThreadState ts, PyType self, PyObject key) => PyGenericAlias.Create(self, key);

    /// <summary>Takes a function, with its <c>__module__</c>, <c>__name__</c>, <c>__qualname__</c> and <c>__doc__</c> where it has them.</summary>
    protected Done Wrap(ThreadState ts, PyObject function)
    {
        Function = function;
        foreach (PyStr name in s_copied)
        {
            Lookup found = Attributes.Find(ts, function, name);
            if (found.IsError || (found.TryGet(out PyObject? value) && !Attributes.Set(ts, this, name, value)))
            {
                return Done.Error;
            }
        }

        return Done.Ok;
    }

    /// <summary>An attribute from the wrapper's dictionary, or the function's, which is then kept.</summary>
    private PyObject? Forward(ThreadState ts, PyStr name)
    {
        if (Attributes.DictionaryOf(this) is not { } dictionary)
        {
            return Raise.MissingAttribute(ts, this, name);
        }

        Lookup own = dictionary.Get(ts, name);
        if (!own.IsAbsent)
        {
            return own.ValueOrNull;
        }

        if (Function is null || Attributes.Get(ts, Function, name) is not { } value)
        {
            return Function is null ? Raise.MissingAttribute(ts, this, name) : null;
        }

        return dictionary.SetItem(ts, name, value) ? value : null;
    }

    /// <summary>Sets or deletes an attribute in the wrapper's dictionary.</summary>
    private Done Store(ThreadState ts, PyStr name, PyObject? value)
    {
        if (Attributes.DictionaryOf(this) is not { } dictionary)
        {
            return Raise.MissingAttribute(ts, this, name);
        }

        if (value is not null)
        {
            return dictionary.SetItem(ts, name, value) ? Done.Ok : Done.Error;
        }

        return dictionary.Remove(ts, name) switch
        {
            Truth.True => Done.Ok,
            Truth.False => Raise.AttributeErrorFor(ts, name.ToString(), this, name),
            _ => Done.Error,
        };
    }
}
