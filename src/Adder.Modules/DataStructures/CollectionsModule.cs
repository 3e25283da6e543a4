using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.DataStructures;

/// <summary><c>_collections</c>.</summary>
[PyModule("_collections", Doc = "High performance data structures: deque, defaultdict, and what namedtuple and Counter need.",
    Types = [typeof(PyDeque), typeof(PyDefaultDict), typeof(PyDequeIterator), typeof(PyDequeReverseIterator), typeof(PyTupleGetter), typeof(PyOrderedDict)])]
internal static unsafe partial class CollectionsModule
{
    private static readonly PyStr s_get = PyStr.Intern("get");
    private static readonly PyStr s_setItem = PyStr.Intern("__setitem__");

    [PyFunction("_count_elements(mapping, iterable, /)", Doc = "Count elements in the iterable, updating the mapping")]
    private static PyObject? CountElements(ThreadState ts, PyObject mapping, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return null;
        }

        // A dict that reads and writes as dict does is used directly.
        bool direct = mapping is PyDict
            && ReferenceEquals(mapping.Type.Lookup(s_get), PyDict.TypeObject.Lookup(s_get))
            && ReferenceEquals(mapping.Type.Lookup(s_setItem), PyDict.TypeObject.Lookup(s_setItem));
        PyObject? get = direct ? null : Attributes.Get(ts, mapping, s_get);
        if (!direct && get is null)
        {
            return null;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? key))
            {
                return next.IsError ? null : PyNone.Instance;
            }

            if (!(direct ? CountIn(ts, (PyDict)mapping, key) : CountThrough(ts, mapping, get!, key)))
            {
                return null;
            }
        }
    }

    private static bool CountIn(ThreadState ts, PyDict mapping, PyObject key)
    {
        long hash = Hashing.Hash(ts, key);
        Lookup old = hash == -1 ? Lookup.Error : mapping.Get(ts, key, hash);
        if (old.IsError)
        {
            return false;
        }

        PyObject? count = old.TryGet(out PyObject? found) ? Numbers.Binary(ts, found, PySmallInt.One, BinaryOperation.Add) : PySmallInt.One;
        return count is not null && mapping.SetItem(ts, key, hash, count);
    }

    private static bool CountThrough(ThreadState ts, PyObject mapping, PyObject get, PyObject key)
    {
        PyObject? old = Calls.Call(ts, get, key, PySmallInt.Zero);
        PyObject? count = old is null ? null : Numbers.Binary(ts, old, PySmallInt.One, BinaryOperation.Add);
        return count is not null && Store(ts, mapping, key, count);
    }

    private static bool Store(ThreadState ts, PyObject mapping, PyObject key, PyObject value) => Containers.SetItem(ts, mapping, key, value);
}

/// <summary><c>collections.defaultdict</c>.</summary>
[PyType("defaultdict", Module = "collections", Base = typeof(PyDict), Subclassable = true, TextSignature = null, Flags = TypeFlags.InheritsNew | TypeFlags.Mapping,
    Doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory")]
internal unsafe partial class PyDefaultDict : PyDict
{
    /// <summary>Null: a missing key is an error.</summary>
    private PyObject? _factory;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyDefaultDict() : new PyDefaultDictSubclass(type);

    [PySlot(Slot.Init)]
    private bool Init(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? factory = null;
        if (arguments.Length > (keywordNames?.Count ?? 0))
        {
            factory = arguments[0];
            if (factory is not PyNone && factory.Type.Slots.Call == null)
            {
                return Raise.TypeError(ts, "first argument must be callable or None");
            }

            arguments = arguments[1..];
        }

        _factory = factory is PyNone ? null : factory;
        return PyDict.TypeObject.Slots.Init(ts, this, arguments, keywordNames);
    }

    [PyMethod("__missing__(object, /)", Doc = "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))")]
    private PyObject? Missing(ThreadState ts, PyObject key)
    {
        if (_factory is not { } factory)
        {
            return Raise.KeyError(ts, key);
        }

        // What the factory itself has set under the key meanwhile stays.
        PyObject? value = Calls.Call(ts, factory);
        long hash = value is null ? -1 : HashOfKey(ts, key);
        return hash == -1 ? null : GetOrAdd(ts, key, hash, value!).ValueOrNull;
    }

    [PyMethod("copy()", Doc = "D.copy() -> a shallow copy of D.")]
    [PyMethod("__copy__()", Doc = "D.copy() -> a shallow copy of D.")]
    private PyObject? CopyMethod(ThreadState ts) => Calls.Call(ts, Type, _factory ?? PyNone.Instance, this);

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? items = Calls.CallMethod(ts, this, "items");
        PyObject? iterator = items is null ? null : Iteration.GetIterator(ts, items);
        return iterator is null
            ? null
            : PyTuple.Create(Type, _factory is null ? PyTuple.Empty : PyTuple.Create(_factory), PyNone.Instance, PyNone.Instance, iterator);
    }

    [PySlot(Slot.Or)]
    private static PyObject? Or(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyDict || right is not PyDict)
        {
            return PyNotImplemented.Instance;
        }

        PyObject? copy = left is PyDefaultDict first ? first.CopyMethod(ts) : Calls.Call(ts, right.Type, ((PyDefaultDict)right)._factory ?? PyNone.Instance, left);
        return copy is null ? null : Calls.CallMethod(ts, copy, "update", right) is null ? null : copy;
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        PyObject? items = PyDict.TypeObject.Slots.Repr(ts, this);
        if (items is null)
        {
            return null;
        }

        PyStr? factory = PyStr.From("None");
        if (_factory is not null)
        {
            if (!Text.EnterRepr(ts, _factory))
            {
                factory = PyStr.From("...");
            }
            else
            {
                factory = Text.Repr(ts, _factory);
                Text.LeaveRepr(ts);
            }
        }

        return factory is null ? null : PyStr.Concat(PyStr.Concat(PyStr.From($"{Type.Name}("), factory), PyStr.Concat(PyStr.Concat(PyStr.From(", "), (PyStr)items), PyStr.From(")")));
    }

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PyGetter("default_factory", Member = true, Doc = "Factory for default value called by __missing__().")]
    private PyObject? Factory(ThreadState ts) => _factory ?? PyNone.Instance;

    [PySetter("default_factory")]
    private Done SetFactory(ThreadState ts, PyObject? value)
    {
        _factory = value is PyNone ? null : value;
        return Done.Ok;
    }
}

/// <summary>The descriptor of one field of a <c>namedtuple</c>.</summary>
[PyType("_tuplegetter", TextSignature = null, Module = "collections", Doc = "A descriptor that reads an item of a tuple.")]
internal sealed partial class PyTupleGetter(long index, PyObject documentation) : PyObject
{
    private readonly long _index = index;

    [PyNew("_tuplegetter(index, doc, /)")]
    private static PyObject? New(ThreadState ts, PyType type, long index, PyObject documentation) => new PyTupleGetter(index, documentation);

    [PyGetter("__doc__")]
    private PyObject? Documentation { get; set; } = documentation;

    [PySetter("__doc__")]
    private Done SetDocumentation(ThreadState ts, PyObject? value)
    {
        Documentation = value ?? PyNone.Instance;
        return Done.Ok;
    }

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyObject self, PyObject? instance, PyType? owner)
    {
        if (instance is null)
        {
            return self;
        }

        long index = ((PyTupleGetter)self)._index;
        if (instance is not PyTuple tuple)
        {
            return instance is PyNone ? self : Raise.TypeError(ts, $"descriptor for index '{index}' for tuple subclasses doesn't apply to '{instance.Type.Name}' object");
        }

        return index >= 0 && index < tuple.Count ? tuple[(int)index] : Raise.IndexError(ts, "tuple index out of range");
    }

    [PySlot(Slot.DescriptorSet)]
    private static bool Set(ThreadState ts, PyObject self, PyObject instance, PyObject? value) =>
        Raise.AttributeError(ts, value is null ? "can't delete attribute" : "can't set attribute");

    [PyMethod("__reduce__()")]
    private PyObject Reduce() => PyTuple.Create(Type, PyTuple.Create(PyInt.From(_index), Documentation ?? PyNone.Instance));

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) =>
        Text.Repr(ts, Documentation ?? PyNone.Instance) is { } shown ? PyStr.From($"_tuplegetter({_index}, {shown})") : null;
}
