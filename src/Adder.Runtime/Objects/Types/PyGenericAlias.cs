using System;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>types.GenericAlias</c>: <c>list[int]</c> and its like (PEP 585).</summary>
[PyType("GenericAlias", Module = "types", Subclassable = true, TextSignature = "(origin, args, /)", Flags = TypeFlags.HasWeakReferences | TypeFlags.Static, Doc = "Represent a PEP 585 generic type")]
internal unsafe partial class PyGenericAlias(PyObject origin, PyTuple arguments, bool unpacked = false) : PyObject
{
    private PyTuple? _parameters;

    public PyObject Origin { get; } = origin;

    public PyTuple Arguments { get; } = arguments;

    /// <summary>Made by unpacking: <c>*tuple[int]</c>.</summary>
    public bool IsUnpacked { get; } = unpacked;

    /// <summary><c>origin[key]</c>; a key that is not a tuple is the only argument.</summary>
    public static PyGenericAlias Create(PyObject origin, PyObject key) => new(origin, key as PyTuple ?? PyTuple.Create(key));

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "GenericAlias() takes no keyword arguments");
        }

        if (arguments.Length != 2)
        {
            return ArgumentErrors.PositionalCount(ts, "GenericAlias", arguments.Length, null, 2, 2);
        }

        PyTuple items = arguments[1] as PyTuple ?? PyTuple.Create(arguments[1]);
        return ReferenceEquals(type, TypeObject) ? new PyGenericAlias(arguments[0], items) : new PyGenericAliasSubclass(type, arguments[0], items);
    }

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? made = Calls.Call(ts, Origin, arguments, keywordNames);
        if (made is not null && !Attributes.Set(ts, made, SpecialNames.OrigClass, this))
        {
            if (!Raise.ClearIf(ts, ExceptionTypes.AttributeError) && !Raise.ClearIf(ts, ExceptionTypes.TypeError))
            {
                return null;
            }
        }

        return made;
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        var text = new StringBuilder(IsUnpacked ? "*" : "");
        if (!ts.CheckRecursion(" while getting the repr of an object") || !TypingSupport.AppendRepr(ts, text, Origin))
        {
            return null;
        }

        text.Append('[');
        for (int i = 0; i < Arguments.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (!TypingSupport.AppendRepr(ts, text, Arguments[i]))
            {
                return null;
            }
        }

        return PyStr.From(text.Append(Arguments.Count == 0 ? "()]" : "]").ToString());
    }

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts)
    {
        long origin = Hashing.Hash(ts, Origin);
        long arguments = origin == -1 ? -1 : Hashing.Hash(ts, Arguments);
        long hash = origin ^ arguments;
        return arguments == -1 ? -1 : hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    private PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (other is not PyGenericAlias alias || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = IsUnpacked != alias.IsUnpacked ? Truth.False : Comparison.Equal(ts, Origin, alias.Origin);
        if (equal == Truth.True)
        {
            equal = Comparison.Equal(ts, Arguments, alias.Arguments);
        }

        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Or)]
    private static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) => PyUnion.Or(ts, left, right);

    [PySlot(Slot.GetItem)]
    private PyObject? GetItemSlot(ThreadState ts, PyObject item)
    {
        PyTuple? parameters = Parameters(ts);
        PyTuple? arguments = parameters is null ? null : TypingSupport.Substitute(ts, this, Arguments, parameters, item);
        return arguments is null ? null : new PyGenericAlias(Origin, arguments, IsUnpacked);
    }

    /// <summary>One item: the alias, unpacked.</summary>
    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => new PyGenericAliasIterator(this);

    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttributeSlot(ThreadState ts, PyStr name)
    {
        if (!IsOwnAttribute(name))
        {
            return Origin.Type.Slots.GetAttribute(ts, Origin, name);
        }

        return Attributes.GenericGet(ts, this, name);
    }

    /// <summary>Attributes that are the alias's and not its origin's.</summary>
    private static bool IsOwnAttribute(PyStr name) =>
        name.ToString() is "__class__" or "__origin__" or "__args__" or "__unpacked__" or "__parameters__" or "__typing_unpacked_tuple_args__" or "__mro_entries__" or "__reduce_ex__"
            or "__reduce__" or "__copy__" or "__deepcopy__" or "__bases__";

    private PyTuple? Parameters(ThreadState ts) => _parameters ??= TypingSupport.Parameters(ts, Arguments);

    [PyGetter("__origin__", Member = true)]
    private PyObject OriginGetter() => Origin;

    [PyGetter("__args__", Member = true)]
    private PyObject ArgumentsGetter() => Arguments;

    [PyGetter("__unpacked__", Member = true)]
    private bool UnpackedGetter() => IsUnpacked;

    [PyGetter("__parameters__", Doc = "Type variables in the GenericAlias.")]
    private PyObject? ParametersGetter(ThreadState ts) => Parameters(ts);

    [PyGetter("__typing_unpacked_tuple_args__")]
    private PyObject UnpackedTupleGetter() => IsUnpacked && ReferenceEquals(Origin, PyTuple.TypeObject) ? Arguments : PyNone.Instance;

    [PyMethod("__mro_entries__(bases, /)", TextSignature = "($self, object, /)")]
    private PyObject MroEntries(PyObject bases) => PyTuple.Create(Origin);

    [PyMethod("__instancecheck__(instance, /)", TextSignature = "($self, object, /)")]
    private PyObject? InstanceCheck(ThreadState ts, PyObject instance) => Raise.TypeError(ts, "isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__(subclass, /)", TextSignature = "($self, object, /)")]
    private PyObject? SubclassCheck(ThreadState ts, PyObject subclass) => Raise.TypeError(ts, "issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        if (!IsUnpacked)
        {
            return PyTuple.Create(TypeObject, PyTuple.Create(Origin, Arguments));
        }

        var packed = new PyGenericAlias(Origin, Arguments);
        return IteratorReduction.Function(ts, "next") is { } next ? PyTuple.Create(next, PyTuple.Create(new PyGenericAliasIterator(packed))) : null;
    }

    [PyMethod("__dir__()")]
    private PyObject? Dir(ThreadState ts)
    {
        PyObject? names = Calls.CallSpecial(ts, Origin, SpecialNames.Dir).ValueOrNull;
        if (names is null || Iteration.ToList(ts, names) is not { } list)
        {
            return null;
        }

        foreach (string own in (ReadOnlySpan<string>)["__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__class__"])
        {
            PyStr name = PyStr.Intern(own);
            Truth present = Containers.Search(ts, list, name);
            if (present == Truth.Error)
            {
                return null;
            }

            if (present == Truth.False)
            {
                list.Add(name);
            }
        }

        return list;
    }
}

/// <summary><c>generic_alias_iterator</c>: gives the alias once, unpacked.</summary>
[PyType("generic_alias_iterator", NoConstructor = true)]
internal sealed partial class PyGenericAliasIterator(PyGenericAlias alias) : PyObject
{
    private PyGenericAlias? _alias = alias;

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_alias is not { } alias)
        {
            return Lookup.Absent;
        }

        _alias = null;
        return Lookup.Found(new PyGenericAlias(alias.Origin, alias.Arguments, unpacked: true));
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) =>
        IteratorReduction.Function(ts) is { } iter ? PyTuple.Create(iter, PyTuple.Create(_alias ?? (PyObject)PyTuple.Empty)) : null;
}
