using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>typing.Union</c>, which is <c>types.UnionType</c> too: <c>int | str</c> (PEP 604).</summary>
[PyType("Union", Module = "typing", NoConstructor = true, Flags = TypeFlags.Static | TypeFlags.HasWeakReferences,
    Doc = "Represent a union type\n\nE.g. for int | str")]
internal sealed unsafe partial class PyUnion(PyTuple arguments, PySet hashable, PyTuple unhashable) : PyObject
{
    /// <summary>The alternatives that had a hash when the union was made: equal ones are found by it, and compared only where hashes agree.</summary>
    private readonly PySet _hashable = hashable;

    /// <summary>The others, which are compared one by one.</summary>
    private readonly PyTuple _unhashable = unhashable;

    private PyTuple? _parameters;

    /// <summary>The alternatives, at least two, each once; None stands as its type.</summary>
    public PyTuple Arguments { get; } = arguments;

    /// <summary><c>left | right</c>; NotImplemented where either can be no alternative. What is a union already takes anything.</summary>
    public static PyObject? Or(ThreadState ts, PyObject left, PyObject right) =>
        left is PyUnion || right is PyUnion || (IsAlternative(left) && IsAlternative(right)) ? FromItems(ts, [left, right]) : PyNotImplemented.Instance;

    /// <summary>The union of some alternatives: flattened, each once; one alternative alone is given back itself.</summary>
    public static PyObject? FromItems(ThreadState ts, ReadOnlySpan<PyObject> items)
    {
        var builder = new Builder();
        foreach (PyObject item in items)
        {
            if (!builder.Add(ts, item))
            {
                return null;
            }
        }

        return builder.Finish();
    }

    /// <summary>Collects alternatives, each once.</summary>
    private sealed class Builder
    {
        private readonly List<PyObject> _all = [];
        private readonly List<PyObject> _unhashable = [];
        private readonly PySet _hashable = new();

        public bool Add(ThreadState ts, PyObject item)
        {
            switch (item)
            {
                case PyUnion union:
                    foreach (PyObject inner in union.Arguments.Items)
                    {
                        if (!AddOne(ts, inner))
                        {
                            return false;
                        }
                    }

                    return true;
                case PyStr:
                    PyObject? convert = ModuleAccess.ImportAttribute(ts, "typing", "_type_convert");
                    PyObject? reference = convert is null ? null : Calls.Call(ts, convert, item);
                    return reference is not null && AddOne(ts, reference);
                default:
                    return AddOne(ts, item is PyNone ? PyNone.TypeObject : item);
            }
        }

        public PyObject Finish() =>
            _all.Count == 1 ? _all[0] : new PyUnion(PyTuple.FromArray(_all.ToArray()), _hashable, PyTuple.FromArray(_unhashable.ToArray()));

        private bool AddOne(ThreadState ts, PyObject item)
        {
            long hash = Hashing.Hash(ts, item);
            if (hash != -1)
            {
                int count = _hashable.Count;
                if (!_hashable.Add(ts, item, hash))
                {
                    return false;
                }

                if (_hashable.Count != count)
                {
                    _all.Add(item);
                }

                return true;
            }

            ts.Pending = null;
            foreach (PyObject other in _unhashable)
            {
                Truth equal = Comparison.Equal(ts, other, item);
                if (equal != Truth.False)
                {
                    return equal == Truth.True;
                }
            }

            _all.Add(item);
            _unhashable.Add(item);
            return true;
        }
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
        foreach (PyObject argument in _unhashable.Items)
        {
            if (Hashing.Hash(ts, argument) == -1)
            {
                return -1;
            }
        }

        if (_unhashable.Count > 0)
        {
            return Raise.TypeError(ts, $"union contains {_unhashable.Count} unhashable element{(_unhashable.Count == 1 ? "" : "s")}");
        }

        return Calls.Call(ts, PyFrozenSet.TypeObject, _hashable) is { } frozen ? Hashing.Hash(ts, frozen) : -1;
    }

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (other is not PyUnion union || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = union._unhashable.Count == _unhashable.Count && union._hashable.Count == _hashable.Count ? _hashable.IsSubsetOf(ts, union._hashable) : Truth.False;
        foreach (PyObject argument in _unhashable.Items)
        {
            if (equal == Truth.True)
            {
                equal = Containers.Search(ts, union._unhashable, argument);
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

    /// <summary>A union tells the module of its type.</summary>
    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttributeSlot(ThreadState ts, PyStr name) =>
        name.Equals(SpecialNames.Module) ? Attributes.Find(ts, TypeObject, name) : Attributes.GenericGet(ts, this, name);

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

    [PyMethod("__mro_entries__(bases, /)", TextSignature = "($self, object, /)")]
    private PyObject? MroEntries(ThreadState ts, PyObject bases) => Text.Repr(ts, this) is { } shown ? Raise.TypeError(ts, $"Cannot subclass {shown}") : null;

    /// <summary><c>Union[int, str]</c>: what is no type goes through <c>typing._type_check</c>, which makes forward references of strings.</summary>
    [PyClassMethod("__class_getitem__(args, /)", TextSignature = "($type, object, /)")]
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
