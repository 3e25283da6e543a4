using System;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>types.SimpleNamespace</c>.</summary>
[PyType("SimpleNamespace", Module = "types", Subclassable = true, TextSignature = "(mapping_or_iterable=(), /, **kwargs)", Flags = TypeFlags.Static | TypeFlags.HasDict,
    Doc = "A simple attribute-based namespace.")]
internal partial class PySimpleNamespace : PyObject
{
    private readonly PyDict _dictionary = new();

    public PyDict Dictionary => HasState ? InstanceAttributes.Materialize(this) : _dictionary;

    /// <summary>An empty one.</summary>
    public static PySimpleNamespace Create() => new();

    internal override PyDict? OwnDictionary(bool create) => HasState ? null : _dictionary;

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PySimpleNamespace() : new PySimpleNamespaceSubclass(type);

    [PySlot(Slot.Init)]
    private bool InitSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional > 1)
        {
            return ArgumentErrors.PositionalCount(ts, Type.Name, positional, null, 0, 1);
        }

        if (positional == 1 && !Update(ts, arguments[0]))
        {
            return false;
        }

        for (int i = positional; i < arguments.Length; i++)
        {
            if (!Dictionary.SetItem(ts, keywordNames![i - positional], arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Update(ThreadState ts, PyObject source)
    {
        PyObject? pairs = source is PyDict ? source : Calls.Call(ts, PyDict.TypeObject, source);
        if (pairs is not PyDict mapping)
        {
            return false;
        }

        int position = 0;
        while (mapping.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr)
            {
                return Raise.TypeError(ts, "keywords must be strings");
            }

            if (!Dictionary.SetItem(ts, key, value))
            {
                return false;
            }
        }

        return true;
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        string name = ReferenceEquals(Type, TypeObject) ? "namespace" : Type.Name;
        if (!Text.EnterRepr(ts, this))
        {
            return PyStr.From(name + "(...)");
        }

        var text = new StringBuilder(name).Append('(');
        int position = 0;
        bool first = true;
        bool failed = false;
        while (!failed && Dictionary.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is PyStr { Length: > 0 })
            {
                PyStr? shown = Text.Repr(ts, value);
                failed = shown is null;
                text.Append(first ? "" : ", ").Append(key).Append('=').Append(shown);
                first = false;
            }
        }

        Text.LeaveRepr(ts);
        return failed ? null : PyStr.From(text.Append(')').ToString());
    }

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        left is PySimpleNamespace one && right is PySimpleNamespace other ? Comparison.Compare(ts, one.Dictionary, other.Dictionary, operation) : PyNotImplemented.Instance;

    [PyGetter("__dict__", Member = true)]
    private PyObject DictionaryGetter() => Dictionary;

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject Reduce() => PyTuple.Create(Type, PyTuple.Empty, Dictionary);

    [PyMethod("__replace__(**changes)", Doc = "Return a copy of the namespace object with new values for the specified attributes.")]
    private PyObject? Replace(ThreadState ts, PyDict? changes)
    {
        PyObject? copy = Calls.Call(ts, Type);
        if (copy is not PySimpleNamespace made)
        {
            return copy is null ? null : Raise.TypeError(ts, $"expect types.SimpleNamespace type, but {Type.FullyQualifiedName}() returned '{copy.Type.Name}' object");
        }

        return made.Update(ts, Dictionary) && (changes is null || made.Update(ts, changes)) ? made : null;
    }
}
