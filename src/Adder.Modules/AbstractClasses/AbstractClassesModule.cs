using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.AbstractClasses;

/// <summary><c>_abc</c>: what <c>abc.ABCMeta</c> is made of.</summary>
[PyModule("_abc", Doc = "The native part of abc.ABCMeta.")]
internal static partial class AbstractClassesModule
{
    private static readonly PyStr s_data = PyStr.Intern("_abc_impl");
    private static readonly PyStr s_typeFlags = PyStr.Intern("__abc_tpflags__");
    private static readonly PyStr s_isAbstract = PyStr.Intern("__isabstractmethod__");

    private const TypeFlags CollectionFlags = TypeFlags.Sequence | TypeFlags.Mapping;

    /// <summary>CPython's numbers of the two flags, which <c>__abc_tpflags__</c> holds.</summary>
    private const long SequenceNumber = 1 << 5;
    private const long MappingNumber = 1 << 6;

    internal static AbstractClassesState StateOf(ThreadState ts) => ts.Interpreter.StateOf(static () => new AbstractClassesState());

    [PyFunction("get_cache_token()", Doc = "Returns the current ABC cache token.")]
    private static long GetCacheToken(ThreadState ts) => StateOf(ts).Registrations;

    [PyFunction("_abc_init(self, /)", Doc = "Internal ABC helper for class set-up.")]
    private static PyObject? Initialize(ThreadState ts, PyObject self)
    {
        if (!ComputeAbstractMethods(ts, self))
        {
            return null;
        }

        var data = new PyAbstractClassData(StateOf(ts));
        return Attributes.Set(ts, self, s_data, data) && (self is not PyType type || TakeTypeFlags(ts, type)) ? PyNone.Instance : null;
    }

    [PyFunction("_abc_register(self, subclass, /)", Doc = "Internal ABC helper for subclass registration.")]
    private static PyObject? Register(ThreadState ts, PyObject self, PyObject subclass)
    {
        if (subclass is not PyType type)
        {
            return Raise.TypeError(ts, "Can only register classes");
        }

        Truth already = TypeTests.IsSubclass(ts, subclass, self);
        if (already != Truth.False)
        {
            return already == Truth.True ? subclass : null;
        }

        // Otherwise issubclass would never come to an end.
        Truth circle = TypeTests.IsSubclass(ts, self, subclass);
        if (circle != Truth.False)
        {
            return circle == Truth.True ? Raise.RuntimeError(ts, "Refusing to create an inheritance cycle") : null;
        }

        if (DataOf(ts, self) is not { } data)
        {
            return null;
        }

        data.Registry.Add(type);
        data.Shared.Registrations++;
        if (self is PyType { Flags: var flags } && (flags & CollectionFlags) != 0)
        {
            SetCollectionFlags(type, flags & CollectionFlags);
        }

        return subclass;
    }

    [PyFunction("_abc_instancecheck(self, instance, /)", Doc = "Internal ABC helper for instance checks.")]
    private static PyObject? InstanceCheck(ThreadState ts, PyObject self, PyObject instance)
    {
        Lookup found = Attributes.Find(ts, instance, SpecialNames.Class);
        if (found.IsError || DataOf(ts, self) is not { } data)
        {
            return null;
        }

        PyType real = instance.Type;
        PyObject claimed = found.ValueOrNull ?? real;
        if (claimed is PyType cached && data.Cache.Contains(cached))
        {
            return PyBool.True;
        }

        if (ReferenceEquals(real, claimed))
        {
            return data.IsKnownNot(real) ? PyBool.False : Calls.CallMethod(ts, self, "__subclasscheck__", claimed);
        }

        PyObject? result = Calls.CallMethod(ts, self, "__subclasscheck__", claimed);
        Truth answer = result is null ? Truth.Error : Truthiness.IsTrue(ts, result);
        return answer == Truth.Error ? null : answer == Truth.True ? result : Calls.CallMethod(ts, self, "__subclasscheck__", real);
    }

    [PyFunction("_abc_subclasscheck(self, subclass, /)", Doc = "Internal ABC helper for subclasss checks.")]
    private static PyObject? SubclassCheck(ThreadState ts, PyObject self, PyObject subclass)
    {
        if (subclass is not PyType type)
        {
            return Raise.TypeError(ts, "issubclass() arg 1 must be a class");
        }

        if (DataOf(ts, self) is not { } data)
        {
            return null;
        }

        if (data.Cache.Contains(type))
        {
            return PyBool.True;
        }

        if (data.NegativeMark < data.Shared.Registrations)
        {
            data.Negative.Clear();
            data.NegativeMark = data.Shared.Registrations;
        }
        else if (data.Negative.Contains(type))
        {
            return PyBool.False;
        }

        Truth answer = Decide(ts, self, type, data);
        if (answer == Truth.Error)
        {
            return null;
        }

        (answer == Truth.True ? data.Cache : data.Negative).Add(type);
        return PyBool.From(answer == Truth.True);
    }

    [PyFunction("_get_dump(self, /)", Doc = "Internal ABC helper for cache and registry debugging.")]
    private static PyObject? GetDump(ThreadState ts, PyObject self)
    {
        if (DataOf(ts, self) is not { } data)
        {
            return null;
        }

        PyObject? registry = data.Registry.ToSet(ts);
        PyObject? cache = data.Cache.ToSet(ts);
        PyObject? negative = data.Negative.ToSet(ts);
        return registry is null || cache is null || negative is null ? null : PyTuple.Create(registry, cache, negative, PyInt.From(data.NegativeMark));
    }

    [PyFunction("_reset_registry(self, /)", Doc = "Internal ABC helper to reset registry of a given class.")]
    private static PyObject? ResetRegistry(ThreadState ts, PyObject self)
    {
        DataOf(ts, self)?.Registry.Clear();
        return ts.Pending is null ? PyNone.Instance : null;
    }

    [PyFunction("_reset_caches(self, /)", Doc = "Internal ABC helper to reset both caches of a given class.")]
    private static PyObject? ResetCaches(ThreadState ts, PyObject self)
    {
        if (DataOf(ts, self) is not { } data)
        {
            return null;
        }

        data.Cache.Clear();
        data.Negative.Clear();
        return PyNone.Instance;
    }

    /// <summary>The question without caches: the hook, inheritance, what was registered, subclasses.</summary>
    private static Truth Decide(ThreadState ts, PyObject self, PyType type, PyAbstractClassData data)
    {
        PyObject? hook = Attributes.Get(ts, self, SpecialNames.Subclasshook);
        PyObject? answer = hook is null ? null : Calls.Call(ts, hook, type);
        switch (answer)
        {
            case null:
                return Truth.Error;
            case PyBool known:
                return known.Value ? Truth.True : Truth.False;
            case not PyNotImplemented:
                return Raise.Error(ts, ExceptionTypes.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
        }

        if (self is PyType own && type.IsSubtypeOf(own))
        {
            return Truth.True;
        }

        if (data.Registry.Contains(type))
        {
            return Truth.True;
        }

        foreach (PyType registered in data.Registry.All())
        {
            Truth derived = TypeTests.IsSubclass(ts, type, registered);
            if (derived != Truth.False)
            {
                return derived;
            }
        }

        PyObject? method = Attributes.Get(ts, self, SpecialNames.Subclasses);
        PyObject? subclasses = method is null ? null : Calls.Call(ts, method);
        if (subclasses is not PyList list)
        {
            return subclasses is null ? Truth.Error : Raise.TypeError(ts, "__subclasses__() must return a list");
        }

        for (int i = 0; i < list.Count; i++)
        {
            Truth derived = TypeTests.IsSubclass(ts, type, list[i]);
            if (derived != Truth.False)
            {
                return derived;
            }
        }

        return Truth.False;
    }

    private static PyAbstractClassData? DataOf(ThreadState ts, PyObject self)
    {
        PyObject? found = self is PyType type && type.Lookup(s_data) is PyAbstractClassData own ? own : Attributes.Get(ts, self, s_data);
        if (found is not (null or PyAbstractClassData))
        {
            _ = Raise.TypeError(ts, "_abc_impl is set to a wrong type");
        }

        return found as PyAbstractClassData;
    }

    /// <summary>Sets <c>__abstractmethods__</c>: abstract ones of the class's own dictionary, and those of its bases that are still abstract in the class.</summary>
    private static bool ComputeAbstractMethods(ThreadState ts, PyObject self)
    {
        var names = new PySet();
        if (Attributes.Get(ts, self, SpecialNames.Dict) is not { } dictionary || Calls.CallMethod(ts, dictionary, "items") is not { } pairs || Iteration.ToList(ts, pairs) is not { } own)
        {
            return false;
        }

        foreach (PyObject pair in own.Items.ToArray())
        {
            if (pair is not PyTuple { Count: 2 } item)
            {
                return Raise.TypeError(ts, "Iteration over mapping yielded not a pair");
            }

            Truth isAbstract = IsAbstract(ts, item[1]);
            if (isAbstract == Truth.Error || (isAbstract == Truth.True && !names.Add(ts, item[0])))
            {
                return false;
            }
        }

        if (Attributes.Get(ts, self, SpecialNames.Bases) is not { } bases)
        {
            return false;
        }

        if (bases is not PyTuple parents)
        {
            return Raise.TypeError(ts, "__bases__ is not tuple");
        }

        foreach (PyObject parent in parents.Items)
        {
            Lookup inherited = Attributes.Find(ts, parent, SpecialNames.Abstractmethods);
            if (inherited.IsError || (inherited.TryGet(out PyObject? theirs) && !AddStillAbstract(ts, self, theirs, names)))
            {
                return false;
            }
        }

        PyObject? frozen = Calls.Call(ts, PyFrozenSet.TypeObject, names);
        return frozen is not null && Attributes.Set(ts, self, SpecialNames.Abstractmethods, frozen);
    }

    private static bool AddStillAbstract(ThreadState ts, PyObject self, PyObject inherited, PySet names)
    {
        if (Iteration.ToList(ts, inherited) is not { } list)
        {
            return false;
        }

        foreach (PyObject key in list.Items.ToArray())
        {
            if (key is not PyStr name)
            {
                return Raise.TypeError(ts, $"attribute name must be string, not '{key.Type.Name}'");
            }

            Lookup value = Attributes.Find(ts, self, name);
            Truth isAbstract = value.TryGet(out PyObject? found) ? IsAbstract(ts, found) : value.IsError ? Truth.Error : Truth.False;
            if (isAbstract == Truth.Error || (isAbstract == Truth.True && !names.Add(ts, key)))
            {
                return false;
            }
        }

        return true;
    }

    private static Truth IsAbstract(ThreadState ts, PyObject value)
    {
        Lookup mark = Attributes.Find(ts, value, s_isAbstract);
        return mark.TryGet(out PyObject? found) ? Truthiness.IsTrue(ts, found) : mark.IsError ? Truth.Error : Truth.False;
    }

    /// <summary>Turns <c>__abc_tpflags__</c> in a class's body into flags for pattern matching.</summary>
    private static bool TakeTypeFlags(ThreadState ts, PyType type)
    {
        if (type.Dictionary.GetInterned(s_typeFlags) is not { } given)
        {
            return true;
        }

        if (given is PyInt number)
        {
            if (!ArgumentConversions.ToInt64(ts, number, out long flags))
            {
                return false;
            }

            if ((flags & (SequenceNumber | MappingNumber)) == (SequenceNumber | MappingNumber))
            {
                return Raise.TypeError(ts, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            }

            type.Flags |= ((flags & SequenceNumber) != 0 ? TypeFlags.Sequence : 0) | ((flags & MappingNumber) != 0 ? TypeFlags.Mapping : 0);
        }

        type.SetOwn(s_typeFlags, null);
        return true;
    }

    private static void SetCollectionFlags(PyType type, TypeFlags flags)
    {
        if ((type.Flags & TypeFlags.Immutable) != 0 || (type.Flags & CollectionFlags) == flags)
        {
            return;
        }

        type.Flags = (type.Flags & ~CollectionFlags) | flags;
        type.Modified();
        foreach (PyType subclass in type.Subclasses())
        {
            SetCollectionFlags(subclass, flags);
        }
    }
}

/// <summary>What an interpreter's abstract classes share.</summary>
internal sealed class AbstractClassesState
{
    /// <summary>How many classes were registered with abstract classes: negative answers that are older do not count.</summary>
    public long Registrations { get; set; }
}

/// <summary><c>_abc._abc_data</c>: registry and caches of one abstract class, under its <c>_abc_impl</c>.</summary>
[PyType("_abc_data", Module = "_abc", Doc = "Internal state held by ABC machinery.")]
internal sealed partial class PyAbstractClassData(AbstractClassesState state) : PyObject
{
    public AbstractClassesState Shared { get; } = state;

    /// <summary>What was registered.</summary>
    public WeakTypeSet Registry { get; } = new();

    /// <summary>Classes known to be subclasses.</summary>
    public WeakTypeSet Cache { get; } = new();

    /// <summary>Classes known not to be, as of <see cref="NegativeMark"/>.</summary>
    public WeakTypeSet Negative { get; } = new();

    /// <summary>The number of registrations when <see cref="Negative"/> was begun.</summary>
    public long NegativeMark { get; set; } = state.Registrations;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, "_abc_data() takes no arguments") : new PyAbstractClassData(AbstractClassesModule.StateOf(ts));

    public bool IsKnownNot(PyType type) => NegativeMark == Shared.Registrations && Negative.Contains(type);
}
