using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>typing.Union</c>, which is <c>types.UnionType</c> too: <c>int | str</c> (PEP 604).</summary>
[PyType("Union", Module = "typing", NoConstructor = true, Flags = TypeFlags.HasWeakReferences,
    Doc = "Represent a union type\n\nE.g. for int | str")]
internal sealed unsafe partial class PyUnion(PyTuple arguments) : PyObject
{
    private PyTuple? _parameters;

    /// <summary>The alternatives, at least two, each once; None stands as its type.</summary>
    public PyTuple Arguments { get; } = arguments;

    /// <summary><c>left | right</c>; NotImplemented where either can be no alternative.</summary>
    public static PyObject? Or(ThreadState ts, PyObject left, PyObject right) =>
        IsAlternative(left) && IsAlternative(right) ? FromItems(ts, [left, right]) : PyNotImplemented.Instance;

    /// <summary>The union of some alternatives: flattened, each once; one alternative alone is given back itself.</summary>
    public static PyObject? FromItems(ThreadState ts, ReadOnlySpan<PyObject> items)
    {
        var all = new List<PyObject>();
        foreach (PyObject item in items)
        {
            if (item is PyUnion union)
            {
                foreach (PyObject inner in union.Arguments.Items)
                {
                    if (!AddOnce(ts, all, inner))
                    {
                        return null;
                    }
                }
            }
            else if (!AddOnce(ts, all, item is PyNone ? PyNone.TypeObject : item))
            {
                return null;
            }
        }

        return all.Count == 1 ? all[0] : new PyUnion(PyTuple.FromArray(all.ToArray()));
    }

    private static bool AddOnce(ThreadState ts, List<PyObject> all, PyObject item)
    {
        foreach (PyObject other in all)
        {
            Truth equal = Comparison.Equal(ts, other, item);
            if (equal != Truth.False)
            {
                return equal == Truth.True;
            }
        }

        all.Add(item);
        return true;
    }

    private static bool IsAlternative(PyObject value) => value is PyNone or PyType or PyGenericAlias or PyUnion || value.Type.Name == "TypeAliasType";

    [PySlot(Slot.Or)]
    private static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) => Or(ts, left, right);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        var text = new StringBuilder();
        foreach (PyObject argument in Arguments.Items)
        {
            text.Append(text.Length > 0 ? " | " : "");
            if (ReferenceEquals(argument, PyNone.TypeObject))
            {
                text.Append("None");
            }
            else if (!TypingSupport.AppendRepr(ts, text, argument))
            {
                return null;
            }
        }

        return PyStr.From(text.ToString());
    }

    /// <summary>The hash of the alternatives as a set.</summary>
    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts)
    {
        long hash = 0;
        foreach (PyObject argument in Arguments.Items)
        {
            long one = Hashing.Hash(ts, argument);
            if (one == -1)
            {
                return -1;
            }

            hash ^= unchecked((one ^ (one << 16) ^ 89869747L) * 3644798167L);
        }

        hash = unchecked((hash ^ (hash >> 11) ^ (hash >> 25)) * 69069L + 907133923L);
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (other is not PyUnion union || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = union.Arguments.Count == Arguments.Count ? Truth.True : Truth.False;
        foreach (PyObject argument in Arguments.Items)
        {
            if (equal == Truth.True)
            {
                equal = Containers.Search(ts, union.Arguments, argument);
            }
        }

        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject item)
    {
        PyTuple? parameters = ParametersOf(ts);
        PyTuple? arguments = parameters is null ? null : TypingSupport.Substitute(ts, this, Arguments, parameters, item);
        return arguments is null ? null : FromItems(ts, arguments.Items);
    }

    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttributeSlot(ThreadState ts, PyStr name) => Attributes.GenericGet(ts, this, name);

    private PyTuple? ParametersOf(ThreadState ts) => _parameters ??= TypingSupport.Parameters(ts, Arguments);

    [PyGetter("__args__", Member = true)]
    private PyObject ArgumentsGetter() => Arguments;

    [PyGetter("__name__")]
    private PyObject NameGetter() => PyStr.Intern("Union");

    [PyGetter("__qualname__")]
    private PyObject QualifiedNameGetter() => PyStr.Intern("Union");

    [PyGetter("__origin__")]
    private PyObject OriginGetter() => TypeObject;

    [PyGetter("__parameters__", Doc = "Type variables in the types.UnionType.")]
    private PyObject? ParametersGetter(ThreadState ts) => ParametersOf(ts);

    [PyMethod("__mro_entries__(bases, /)")]
    private PyObject? MroEntries(ThreadState ts, PyObject bases) => Text.Repr(ts, this) is { } shown ? Raise.TypeError(ts, $"Cannot subclass {shown}") : null;

    /// <summary><c>Union[int, str]</c>: what is no type goes through <c>typing._type_check</c>, which makes forward references of strings.</summary>
    [PyClassMethod("__class_getitem__(args, /)")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType self, PyObject args)
    {
        PyTuple items = args as PyTuple ?? PyTuple.Create(args);
        if (items.Count == 0)
        {
            return Raise.TypeError(ts, "Cannot take a Union of no types.");
        }

        var alternatives = new PyObject[items.Count];
        for (int i = 0; i < alternatives.Length; i++)
        {
            PyObject? item = items[i];
            if (!IsAlternative(item))
            {
                PyObject? check = ModuleAccess.ImportAttribute(ts, "typing", "_type_check");
                item = check is null ? null : Calls.Call(ts, check, item, PyStr.From("Union[arg, ...]: each arg must be a type."));
                if (item is null)
                {
                    return null;
                }
            }

            alternatives[i] = item;
        }

        return FromItems(ts, alternatives);
    }
}
