using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// Weak references to Python objects. Each object that has any carries a <see cref="WeakReferenceList"/>, in its extras or attached by a table that does not keep the object alive; the list's finalizer is how the
/// object's end is noticed. Callbacks are queued and run at a safe point of the interpreter (see DESIGN on finalizers).
/// </summary>
internal static class WeakReferences
{
    private static readonly ConditionalWeakTable<PyObject, WeakReferenceList> s_lists = [];

    /// <summary>Whether the object's class allows weak references.</summary>
    public static bool Supports(PyObject value) => (value.Type.Flags & TypeFlags.HasWeakReferences) != 0;

    /// <summary>The list of an object's weak references, made on demand.</summary>
    public static WeakReferenceList ListOf(ThreadState ts, PyObject value)
    {
        if (value.HasState)
        {
            return (value.State.Extras ??= new InstanceExtras()).WeakReferences ??= NewList(ts, value);
        }

        return TableFor(ts, value).GetValue(value, key => NewList(ts, key));
    }

    /// <summary>The first weak reference to an object; null where there is none.</summary>
    public static PyObject? First(ThreadState ts, PyObject value) => Find(ts, value)?.First();

    /// <summary>Whether there are living weak references to an object that interpreters do not share.</summary>
    public static bool HasAny(PyObject value) =>
        (value.HasState ? value.State.Extras?.WeakReferences : s_lists.TryGetValue(value, out WeakReferenceList? list) ? list : null) is { } found && found.HasAny();

    /// <summary>The living weak references to an object.</summary>
    public static List<PyObject> All(ThreadState ts, PyObject value) => Find(ts, value)?.All() ?? [];

    private static WeakReferenceList NewList(ThreadState ts, PyObject value) => new(ts.Interpreter, FinalizerSentinel.Find(value)?.Sequence ?? FinalizerSentinel.NextSequence());

    /// <summary>The list of an object's weak references; null where there never was one.</summary>
    private static WeakReferenceList? Find(ThreadState ts, PyObject value) =>
        value.HasState ? value.State.Extras?.WeakReferences : TableFor(ts, value).TryGetValue(value, out WeakReferenceList? list) ? list : null;

    /// <summary>Objects that all interpreters share are referred to by each on its own.</summary>
    private static ConditionalWeakTable<PyObject, WeakReferenceList> TableFor(ThreadState ts, PyObject value) =>
        value is PyType { Owner: null } ? ts.Interpreter.StateOf(static () => new SharedReferences()).Lists : s_lists;

    /// <summary>An interpreter's weak references to builtin types.</summary>
    private sealed class SharedReferences
    {
        public ConditionalWeakTable<PyObject, WeakReferenceList> Lists { get; } = [];
    }
}

/// <summary>The weak references to one object. It lives exactly as long as the object does. Holds handles, which unlike weak reference objects may be used in a finalizer.</summary>
internal sealed class WeakReferenceList(PyInterpreter interpreter, long sequence)
{
    private readonly List<GCHandle> _references = [];

    ~WeakReferenceList()
    {
        List<PyWeakReferenceBase>? called = null;
        for (int i = _references.Count - 1; i >= 0; i--)
        {
            // A reference that died together with the object is gone already: its callback is not called, as in CPython. The newest comes first.
            if (_references[i].Target is PyWeakReferenceBase { Callback: not null } reference)
            {
                (called ??= []).Add(reference);
            }

            _references[i].Free();
        }

        if (called is not null)
        {
            interpreter.QueueWeakReferenceCallbacks(sequence, called);
        }
    }

    public void Add(PyWeakReferenceBase reference)
    {
        lock (_references)
        {
            for (int i = _references.Count - 1; i >= 0; i--)
            {
                if (_references[i].Target is null)
                {
                    _references[i].Free();
                    _references.RemoveAt(i);
                }
            }

            _references.Add(GCHandle.Alloc(reference, GCHandleType.Weak));
        }
    }

    /// <summary>The reference of a .NET class without a callback, which is shared.</summary>
    public PyWeakReferenceBase? Plain(Type native)
    {
        foreach (PyObject reference in All())
        {
            if (reference.GetType() == native && ((PyWeakReferenceBase)reference).IsShared)
            {
                return (PyWeakReferenceBase)reference;
            }
        }

        return null;
    }

    public bool HasAny()
    {
        lock (_references)
        {
            foreach (GCHandle reference in _references)
            {
                if (reference.Target is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    public PyObject? First() => All() is { Count: > 0 } all ? all[0] : null;

    /// <summary>The living ones in CPython's order: the shared reference, the shared proxy, then the others from the newest.</summary>
    public List<PyObject> All()
    {
        var living = new List<PyObject>();
        int shared = 0;
        lock (_references)
        {
            for (int i = _references.Count - 1; i >= 0; i--)
            {
                if (_references[i].Target is PyWeakReferenceBase reference)
                {
                    bool plain = reference.IsShared;
                    living.Insert(plain ? reference is PyWeakReference ? 0 : shared : living.Count, reference);
                    shared += plain ? 1 : 0;
                }
            }
        }

        return living;
    }
}

/// <summary>What references and proxies share: the object, and the callback.</summary>
internal abstract class PyWeakReferenceBase : PyObject
{
    private readonly WeakReference<PyObject> _target;

    protected PyWeakReferenceBase(PyObject target, PyObject? callback)
    {
        _target = new WeakReference<PyObject>(target);
        Callback = callback;
    }

    /// <summary>Called with the reference once the object is gone; null for none or when it has been called.</summary>
    public PyObject? Callback { get; private set; }

    /// <summary>The reference or proxy that all share who ask for one without a callback.</summary>
    public bool IsShared => Callback is null && !Type.IsHeapType;

    /// <summary>"to 'module.Class' at 0x…", as reprs show the living object.</summary>
    protected static string Describe(PyObject target) => $"to '{target.Type.FullyQualifiedName}' at {ObjectIdentity.Hexadecimal(target)}";

    /// <summary>The object; null once it is gone.</summary>
    public PyObject? Target => _target.TryGetTarget(out PyObject? target) ? target : null;

    /// <summary>Takes the callback: it is called once.</summary>
    public PyObject? TakeCallback()
    {
        PyObject? callback = Callback;
        Callback = null;
        return callback;
    }
}

/// <summary><c>weakref.ref</c>.</summary>
[PyType("ReferenceType", Module = "weakref", Subclassable = true, TextSignature = null, Flags = TypeFlags.Static)]
internal unsafe partial class PyWeakReference : PyWeakReferenceBase
{
    private long _hash = -1;

    protected internal PyWeakReference(PyObject target, PyObject? callback)
        : base(target, callback)
    {
    }

    /// <summary>A reference to an object; TypeError (null) where its class does not allow it.</summary>
    public static PyWeakReference? Create(ThreadState ts, PyType type, PyObject target, PyObject? callback)
    {
        if (!WeakReferences.Supports(target))
        {
            _ = Raise.TypeError(ts, $"cannot create weak reference to '{ArgumentErrors.TypeName(target)}' object");
            return null;
        }

        WeakReferenceList list = WeakReferences.ListOf(ts, target);
        bool exact = ReferenceEquals(type, TypeObject);
        if (exact && callback is null && list.Plain(typeof(PyWeakReference)) is PyWeakReference shared)
        {
            return shared;
        }

        PyWeakReference reference = exact ? new PyWeakReference(target, callback) : new PyWeakReferenceSubclass(type, target, callback);
        list.Add(reference);
        return reference;
    }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional is < 1 or > 2)
        {
            return ArgumentErrors.PositionalCount(ts, "__new__", positional, null, 1, 2);
        }

        return Create(ts, type, arguments[0], positional < 2 || arguments[1] is PyNone ? null : arguments[1]);
    }

    [PySlot(Slot.Init)]
    private bool InitSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "ref() takes no keyword arguments");
        }

        return arguments.Length is 1 or 2 || (bool)ArgumentErrors.PositionalCount(ts, "__init__", arguments.Length, null, 1, 2);
    }

    [PySlot(Slot.Call)]
    private PyObject? CallSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, $"{Type.FullName}() takes no arguments ({arguments.Length} given)") : Target ?? PyNone.Instance;

    [PySlot(Slot.Hash)]
    private long HashSlot(ThreadState ts)
    {
        if (_hash != -1)
        {
            return _hash;
        }

        return Target is { } target ? _hash = Hashing.Hash(ts, target) : Raise.TypeError(ts, "weak object has gone away");
    }

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || left is not PyWeakReference one || right is not PyWeakReference other)
        {
            return PyNotImplemented.Instance;
        }

        if (one.Target is { } target && other.Target is { } otherTarget)
        {
            return Comparison.Compare(ts, target, otherTarget, operation);
        }

        return PyBool.From(ReferenceEquals(left, right) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        string own = $"<weakref at {ObjectIdentity.Hexadecimal(this)}; ";
        if (Target is not { } target)
        {
            return PyStr.From(own + "dead>");
        }

        // As a special method is looked up: neither instance attributes nor __getattr__ count.
        PyObject? name = target.Type.Lookup(SpecialNames.Name);
        if (name is not null && name.Type.Slots.DescriptorGet != null)
        {
            name = name.Type.Slots.DescriptorGet(ts, name, target, target.Type);
            if (name is null)
            {
                return null;
            }
        }

        return PyStr.From($"{own}{Describe(target)}{(name is PyStr text ? $" ({text})" : "")}>");
    }

    [PyGetter("__callback__", Member = true)]
    private PyObject CallbackGetter() => Callback ?? PyNone.Instance;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType self, PyObject key) => PyGenericAlias.Create(self, key);
}
