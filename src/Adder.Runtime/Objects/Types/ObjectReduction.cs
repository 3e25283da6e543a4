using System.Collections.Generic;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What <c>object.__reduce_ex__</c> gives to pickle and copy.</summary>
internal static unsafe class ObjectReduction
{
    private static readonly PyStr s_copyreg = PyStr.Intern("copyreg");
    private static readonly PyStr s_newObject = PyStr.Intern("__newobj__");
    private static readonly PyStr s_newObjectEx = PyStr.Intern("__newobj_ex__");
    private static readonly PyStr s_slotNames = PyStr.Intern("__slotnames__");
    private static readonly PyObject s_reduce = PyObjectType.TypeObject.Lookup(SpecialNames.Reduce)!;
    private static readonly PyObject s_reduceEx = PyObjectType.TypeObject.Lookup(SpecialNames.ReduceEx)!;
    private static readonly PyObject s_getState = PyObjectType.TypeObject.Lookup(SpecialNames.Getstate)!;

    /// <summary>Calls the object's <c>__reduce_ex__</c>; absent where it has none.</summary>
    public static Lookup CallReduceEx(ThreadState ts, PyObject self, int protocol)
    {
        if (ReferenceEquals(self.Type.Lookup(SpecialNames.ReduceEx), s_reduceEx) && HasOrdinaryAttributes(self) && Attributes.GetOwn(ts, self, SpecialNames.ReduceEx).IsAbsent)
        {
            return ReduceEx(ts, self, protocol);
        }

        Lookup method = Attributes.Find(ts, self, SpecialNames.ReduceEx);
        return method.TryGet(out PyObject? reduceEx) ? Calls.Call(ts, reduceEx, PyInt.From(protocol)) : method;
    }

    /// <summary>What <c>object.__reduce_ex__</c> does: a class's own <c>__reduce__</c> is preferred to the default machinery.</summary>
    public static PyObject? ReduceEx(ThreadState ts, PyObject self, int protocol)
    {
        bool isDefault = ReferenceEquals(self.Type.Lookup(SpecialNames.Reduce), s_reduce);
        if (isDefault && HasOrdinaryAttributes(self))
        {
            return Reduce(ts, self, protocol);
        }

        PyObject? reduce = Attributes.Get(ts, self, SpecialNames.Reduce);
        return reduce is null ? null : isDefault ? Reduce(ts, self, protocol) : Calls.Call(ts, reduce);
    }

    /// <summary>copyreg, from <c>sys.modules</c> where it is there.</summary>
    private static PyObject? CopyRegistry(ThreadState ts)
    {
        Lookup loaded = ts.Interpreter.Modules.Get(ts, s_copyreg);
        return loaded.IsAbsent ? ModuleAccess.Import(ts, s_copyreg) : loaded.ValueOrNull;
    }

    /// <summary>Looking an attribute up has no effects that a program could notice.</summary>
    private static bool HasOrdinaryAttributes(PyObject self) => self.Type.Slots.GetAttribute == PyObjectType.TypeObject.Slots.GetAttribute;

    /// <summary>Protocols below 2 are in <c>copyreg</c>; from 2 on the object is remade by <c>copyreg.__newobj__</c>.</summary>
    public static PyObject? Reduce(ThreadState ts, PyObject self, int protocol)
    {
        PyObject? copyreg = CopyRegistry(ts);
        if (copyreg is null)
        {
            return null;
        }

        return protocol < 2 ? Calls.CallMethod(ts, copyreg, "_reduce_ex", self, PyInt.From(protocol)) : ReduceByNew(ts, self, copyreg);
    }

    /// <summary>What <c>object.__getstate__</c> gives: None, a dictionary, or a pair of dictionary and members.</summary>
    public static PyObject? DefaultState(ThreadState ts, PyObject self, bool required)
    {
        PyType type = self.Type;
        if (required && !IsPlain(type))
        {
            // What has items behind its head is said differently.
            return Raise.TypeError(ts, type.NativeBase == PyMemoryView.TypeObject || type.NativeBase == CodeObject.TypeObject
                ? $"cannot pickle {ArgumentErrors.TypeName(self)} objects"
                : $"cannot pickle '{ArgumentErrors.TypeName(self)}' object");
        }

        PyObject? state = PyNone.Instance;
        Lookup own = Attributes.Find(ts, self, SpecialNames.Dict);
        if (own.IsError)
        {
            return null;
        }

        if (own.TryGet(out PyObject? dictionary))
        {
            // CPython makes no dictionary for an instance without attributes, so an empty one is no state.
            state = dictionary is PyDict { Count: 0 } ? PyNone.Instance : dictionary;
        }

        // A class from Python is asked even if it has no __slots__: that leaves its __slotnames__ behind.
        return type.IsHeapType ? MemberState(ts, self, state) : state;
    }

    private static PyObject? MemberState(ThreadState ts, PyObject self, PyObject state)
    {
        PyObject? names = SlotNames(ts, self.Type);
        if (names is null or PyNone)
        {
            return names is null ? null : state;
        }

        var members = new PyDict();
        if (Iteration.ToTuple(ts, names) is not { } all)
        {
            return null;
        }

        foreach (PyObject item in all.Items)
        {
            Lookup value = Attributes.Find(ts, self, (PyStr)item);
            if (value.IsError || (value.TryGet(out PyObject? found) && !members.SetItem(ts, item, found)))
            {
                return null;
            }
        }

        return members.Count > 0 ? PyTuple.Create(state, members) : state;
    }

    private static PyObject? SlotNames(ThreadState ts, PyType type) =>
        type.Dictionary.GetInterned(s_slotNames) ?? (CopyRegistry(ts) is { } copyreg ? Calls.CallMethod(ts, copyreg, "_slotnames", type) : null);

    /// <summary>Whether instances consist of nothing but attributes and members, so that default pickling captures them.</summary>
    private static bool IsPlain(PyType type) => ReferenceEquals(type.NativeBase, PyObjectType.TypeObject) || type.NativeBase.IsSubtypeOf(PyBaseException.TypeObject);

    private static PyObject? ReduceByNew(ThreadState ts, PyObject self, PyObject copyreg)
    {
        PyType type = self.Type;
        if (NewIsMissing(type))
        {
            return Raise.TypeError(ts, $"cannot pickle '{ArgumentErrors.TypeName(self)}' object");
        }

        if (!NewArguments(ts, self, out PyTuple? arguments, out PyDict? keywords))
        {
            return null;
        }

        PyObject? function;
        PyTuple functionArguments;
        if (keywords is { Count: > 0 })
        {
            function = Attributes.Get(ts, copyreg, s_newObjectEx);
            functionArguments = PyTuple.Create(type, arguments ?? PyTuple.Empty, keywords);
        }
        else
        {
            function = Attributes.Get(ts, copyreg, s_newObject);
            functionArguments = PyTuple.FromArray([type, .. (arguments ?? PyTuple.Empty).Items]);
        }

        bool required = arguments is null && self is not (PyList or PyDict);
        if (function is null || State(ts, self, required) is not { } state)
        {
            return null;
        }

        PyObject? items = self is PyList ? Iteration.GetIterator(ts, self) : PyNone.Instance;
        PyObject? pairs = PyNone.Instance;
        if (self is PyDict)
        {
            PyObject? view = Calls.CallMethod(ts, self, "items");
            pairs = view is null ? null : Iteration.GetIterator(ts, view);
        }

        return items is null || pairs is null ? null : PyTuple.Create(function, functionArguments, state, items, pairs);
    }

    private static unsafe bool NewIsMissing(PyType type) => type.Slots.New == null;

    private static PyObject? State(ThreadState ts, PyObject self, bool required)
    {
        bool isDefault = ReferenceEquals(self.Type.Lookup(SpecialNames.Getstate), s_getState);
        if (isDefault && HasOrdinaryAttributes(self))
        {
            return DefaultState(ts, self, required);
        }

        PyObject? getState = Attributes.Get(ts, self, SpecialNames.Getstate);
        if (getState is null)
        {
            return null;
        }

        return isDefault ? DefaultState(ts, self, required) : Calls.Call(ts, getState);
    }

    /// <summary><c>__getnewargs_ex__</c>, then <c>__getnewargs__</c>; neither leaves both null.</summary>
    private static bool NewArguments(ThreadState ts, PyObject self, out PyTuple? arguments, out PyDict? keywords)
    {
        arguments = null;
        keywords = null;
        Lookup extended = Calls.CallSpecial(ts, self, SpecialNames.GetnewargsEx);
        if (extended.IsError)
        {
            return false;
        }

        if (extended.TryGet(out PyObject? pair))
        {
            if (pair is not PyTuple tuple)
            {
                return Raise.TypeError(ts, $"__getnewargs_ex__ should return a tuple, not '{pair.Type.FullName}'");
            }

            if (tuple.Count != 2)
            {
                return Raise.ValueError(ts, $"__getnewargs_ex__ should return a tuple of length 2, not {tuple.Count}");
            }

            if (tuple[0] is not PyTuple positional)
            {
                return Raise.TypeError(ts, $"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{tuple[0].Type.FullName}'");
            }

            if (tuple[1] is not PyDict named)
            {
                return Raise.TypeError(ts, $"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{tuple[1].Type.FullName}'");
            }

            arguments = positional;
            keywords = named;
            return true;
        }

        Lookup plain = Calls.CallSpecial(ts, self, SpecialNames.Getnewargs);
        if (plain.IsError)
        {
            return false;
        }

        if (plain.TryGet(out PyObject? result))
        {
            arguments = result as PyTuple;
            return arguments is not null || (bool)Raise.TypeError(ts, $"__getnewargs__ should return a tuple, not '{result.Type.FullName}'");
        }

        return true;
    }
}
