using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>type</c>: a class, builtin or made by a class statement. All metaclasses share this .NET class. A builtin type's dictionary is filled when somebody first looks into it.
/// </summary>
[PyType("type", Subclassable = true, OwnTypeProperty = true, TextSignature = null, Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences)]
internal sealed unsafe partial class PyType : PyObject
{
    private PyType? _metatype;
    private PyDict? _dictionary;
    [Heap.NoReference]
    private PyType[]? _mro;
    private PyTuple? _mroTuple;

    /// <summary>A metaclass's <c>mro()</c> may leave the class itself out: then it is no subclass of itself.</summary>
    private bool _isInOwnMro = true;
    [Heap.NoReference]
    private LookupCache _cache;
    private Shape? _rootShape;
    private Shape? _dictionaryModeShape;
    private List<WeakReference<PyType>>? _subclasses;
    private List<WeakReference<PyType>>? _followers;
    private bool _isBeingModified;

    /// <summary>How the type behaves.</summary>
    public TypeSlots Slots;

    private PyType(PyType? metatype, string name, PyType? baseType)
    {
        _metatype = metatype;
        Name = name;
        QualifiedName = name;
        Base = baseType;
        Version = NextVersion();
    }

    public override PyType Type => _metatype ?? TypeObject;

    /// <summary><c>__name__</c>.</summary>
    public string Name { get; set; }

    /// <summary>The name in messages (<c>tp_name</c>): that of a builtin type outside of builtins has the module in front.</summary>
    public string FullName => Definition is null || NativeModule == "builtins" ? Name : NativeModule + "." + Name;

    /// <summary><c>__qualname__</c>.</summary>
    public string QualifiedName { get; set; }

    /// <summary>Module and qualified name, the module left out where it is <c>builtins</c> or <c>__main__</c> (CPython's <c>%T</c> in messages).</summary>
    public string FullyQualifiedName => ModuleText() is { } module and not ("builtins" or "__main__") ? $"{module}.{QualifiedName}" : QualifiedName;

    /// <summary><c>__module__</c> of a builtin type; a class from Python has it in its dictionary.</summary>
    public string NativeModule { get; private init; } = "builtins";

    /// <summary><c>__base__</c>: the base that decides the layout. Null for <c>object</c>.</summary>
    public PyType? Base { get; set; }

    /// <summary><c>__bases__</c>.</summary>
    public PyTuple Bases
    {
        get => field ??= Base is null ? PyTuple.Empty : PyTuple.Create(Base);
        set;
    }

    public TypeFlags Flags { get; set; }

    public bool IsHeapType => (Flags & TypeFlags.HeapType) != 0;

    /// <summary>Instances are called natively: neither this class nor one between it and its native base says otherwise.</summary>
    public bool HasVectorcall
    {
        get
        {
            PyType native = NativeBase;
            return (native.Flags & TypeFlags.Vectorcall) != 0 && Slots.Call == native.Slots.Call;
        }
    }

    /// <summary>The interpreter that a class from Python belongs to; null for a builtin type, which all share (but for <see cref="CloneFor"/>).</summary>
    [Heap.NoReference]
    public PyInterpreter? Owner { get; private init; }

    /// <summary>What the generator knows; null for a class from Python.</summary>
    public TypeDefinition? Definition { get; private init; }

    /// <summary>Whether all objects of an instance's .NET class are instances of this very type.</summary>
    public bool IsFixedByClassOf(PyObject instance) => Definition is { FixesType: true } definition && definition.NativeClass == instance.GetType();

    /// <summary>The nearest builtin type among this one and its bases: it decides which .NET class instances have.</summary>
    public PyType NativeBase => Definition is not null ? this : Base!.NativeBase;

    /// <summary>How many value slots instances have been seen to need; decides the size class of new ones.</summary>
    public int InstanceSlotHint { get; set; }

    /// <summary>How many shapes the type's instances have come to have.</summary>
    public int ShapeCount { get; set; }

    /// <summary>Value slots that belong to <c>__slots__</c> members of this class and its bases.</summary>
    public int FixedSlotCount { get; set; }

    /// <summary>The <see cref="PlainInit"/> of the <see cref="CachedInitVersion"/>.</summary>
    public PyFunction? CachedInit { get; private set; }

    /// <summary>What a call of a builtin type with one argument does, where there is a short way (<see cref="ShortConstructors"/>) and such a call has been specialized; null otherwise.</summary>
    public delegate*<ThreadState, PyType, PyObject, PyObject?> OfOneArgument { get; set; }

    /// <summary>The version of the class when somebody last looked whether there is a <see cref="PlainInit"/>.</summary>
    public long CachedInitVersion { get; private set; }

    /// <summary>The version of the class when its instances were last known to have the class itself for their <c>__class__</c>; -1 where nobody has asked, or they have not.</summary>
    public long VersionOfOwnClass { get; set; } = -1;

    /// <summary>Shape of a new instance.</summary>
    public Shape RootShape => _rootShape ??= Shape.CreateRoot(this, FixedSlotCount);

    /// <summary>Shape of instances whose attributes are in a dictionary of their own.</summary>
    public Shape DictionaryModeShape => _dictionaryModeShape ??= Shape.CreateDictionaryMode(this, FixedSlotCount);

    /// <summary>The type's own attributes. Whoever changes it must call <see cref="Modified"/>; use <see cref="SetOwn"/>.</summary>
    public PyDict Dictionary => _dictionary ?? FillDictionary();

    /// <summary>The method resolution order, this type first.</summary>
    public PyType[] Mro
    {
        get => _mro ??= LinearMro();
        set
        {
            _mro = value;
            _mroTuple = null;
            _isInOwnMro = Contains(value, this);
            Modified();
        }
    }

    /// <summary><see cref="Mro"/> as Python sees it; null as long as a class from Python has none.</summary>
    private PyTuple? MroTuple => _mroTuple ??= _mro is null && IsHeapType ? null : PyTuple.Create(Mro);

    /// <summary>Makes a builtin type.</summary>
    /// <param name="owner">The interpreter that it belongs to; null for one that all share.</param>
    public static PyType CreateBuiltin(TypeDefinition definition, PyInterpreter? owner = null)
    {
        var type = new PyType(null, definition.Name, definition.Base)
        {
            Definition = definition,
            Owner = owner,
            NativeModule = definition.Module,
            Flags = definition.Flags | InheritedFlags(definition.Base),
        };
        if (definition.Base is { } baseType)
        {
            type.Slots = baseType.Slots;

            // As in CPython, a builtin type inherits __new__ from any base but object.
            if (baseType.Base is null || (definition.Flags & TypeFlags.NoConstructor) != 0)
            {
                type.Slots.New = null;
            }
        }

        definition.FillSlots(ref type.Slots);
        type.AfterSlotsFilled();
        return type;
    }

    /// <summary>A builtin type that behaves as this one under another name (the iterators over a dictionary's values and items).</summary>
    public PyType CloneBuiltin(string name) => CreateBuiltin(RenamedDefinition(name));

    /// <summary>A native type as this one that belongs to an interpreter and can be changed there.</summary>
    public PyType CloneFor(PyInterpreter owner) => CreateBuiltin(RenamedDefinition(Name), owner);

    private TypeDefinition RenamedDefinition(string name)
    {
        TypeDefinition original = Definition!;
        return new TypeDefinition
        {
            Name = name,
            Module = original.Module,
            Doc = original.Doc,
            TextSignature = original.TextSignature,
            Flags = original.Flags,
            NativeClass = original.NativeClass,
            Base = original.Base,
            FillSlots = original.FillSlots,
            FillMembers = original.FillMembers,
        };
    }

    /// <summary>Makes a builtin exception class without a .NET class or members of its own.</summary>
    public static PyType CreateException(string name, PyType baseType, string? doc, string module = "builtins")
    {
        TypeDefinition baseDefinition = baseType.Definition!;
        var type = new PyType(null, name, baseType)
        {
            Definition = new TypeDefinition
            {
                Name = name,
                Module = module,
                Doc = doc,
                Flags = baseDefinition.Flags,
                NativeClass = baseDefinition.NativeClass,
                Base = baseType,
                FillSlots = &NoSlots,
                FillMembers = &NoMembers,
            },
            NativeModule = module,
            Flags = baseType.Flags,
            Slots = baseType.Slots,
        };
        baseType.AddSubclass(type);
        return type;

        static void NoSlots(ref TypeSlots slots)
        {
        }

        static void NoMembers(TypeMembers members)
        {
        }
    }

    private static bool Contains(PyType[] types, PyType type)
    {
        foreach (PyType each in types)
        {
            if (ReferenceEquals(each, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes the bare object of a class from Python: the caller sets bases, MRO, dictionary and slots.</summary>
    public static PyType CreateHeap(PyInterpreter owner, PyType metatype, string name, PyType baseType, PyDict dictionary) =>
        new(metatype, name, baseType)
        {
            Owner = owner,
            _dictionary = dictionary,
            Flags = TypeFlags.HeapType | TypeFlags.Subclassable | (InheritedFlags(baseType) & ~CollectionFlags),
            FixedSlotCount = baseType.FixedSlotCount,
            InstanceSlotHint = Math.Max(baseType.InstanceSlotHint, baseType.FixedSlotCount),
        };

    /// <summary>Whether this is the other type or inherits from it, by the method resolution order.</summary>
    public bool IsSubtypeOf(PyType other)
    {
        if (ReferenceEquals(this, other))
        {
            return _isInOwnMro;
        }

        foreach (PyType type in Mro)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds a name in the dictionaries along the method resolution order; null where nobody has it. No descriptor is bound.</summary>
    public PyObject? Lookup(PyStr name)
    {
        if (!name.IsInterned)
        {
            name = PyStr.Intern(name);
        }

        if (_cache.TryGet(name, out PyObject? value))
        {
            return value;
        }

        foreach (PyType type in Mro)
        {
            value = type.Dictionary.GetInterned(name);
            if (value is not null)
            {
                if (type.OwnChangingValue(name) is not null)
                {
                    return value;
                }

                break;
            }
        }

        if (IsHeapType)
        {
            UseVersion();
            _cache.Add(name, value);
        }
        else
        {
            lock (this)
            {
                _cache.Add(name, value);
            }
        }

        return value;
    }

    /// <summary>Like <see cref="Lookup(PyStr)"/>, also asking keys that are no strs, where there are any. What they raise counts as no.</summary>
    public PyObject? Lookup(ThreadState ts, PyStr name) => (Flags & TypeFlags.OddNames) == 0 ? Lookup(name) : LookupAsking(ts, name);

    private PyObject? LookupAsking(ThreadState ts, PyStr name)
    {
        // The order of before stays, whatever the keys do.
        foreach (PyType type in Mro)
        {
            Runtime.Lookup found = type.Dictionary.Get(ts, name);
            if (!found.IsAbsent)
            {
                ts.Pending = null;
                return found.ValueOrNull;
            }
        }

        return null;
    }

    /// <summary>Like <see cref="Lookup(PyStr)"/>, leaving no trace in the cache: for questions asked once.</summary>
    public PyObject? LookupUncached(PyStr name)
    {
        foreach (PyType type in Mro)
        {
            if (type.Dictionary.GetInterned(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Like <see cref="Lookup(PyStr)"/>, also telling which type has it.</summary>
    public PyObject? Lookup(PyStr name, out PyType? owner)
    {
        name = PyStr.Intern(name);
        foreach (PyType type in Mro)
        {
            if (type.Dictionary.GetInterned(name) is { } value)
            {
                owner = type;
                return value;
            }
        }

        owner = null;
        return null;
    }

    /// <summary>Sets or (null) deletes an entry of the type's own dictionary and tells all who depend on the type.</summary>
    public void SetOwn(PyStr name, PyObject? value)
    {
        if (value is null)
        {
            Dictionary.RemoveInterned(PyStr.Intern(name));
        }
        else
        {
            Dictionary.SetInterned(PyStr.Intern(name), value);
        }

        Modified();
    }

    /// <summary>Instructions rely on this type's version for an attribute of the type that is an instance of it: one that gets another class is a change of this one.</summary>
    public bool OwnInstanceIsCached { get; set; }

    /// <summary>The type or one of its bases changed: versions move on, caches are dropped, down to all subclasses.</summary>
    public void Modified()
    {
        RenewVersion();
        lock (this)
        {
            _cache.Clear();
        }

        if (_values is not null)
        {
            ForgetChangingValues();
        }

        _rootShape?.Renew();
        _dictionaryModeShape?.Renew();
        if (_subclasses is not null)
        {
            foreach (PyType type in Subclasses())
            {
                type.Modified();
            }
        }

        // Types can follow one another in a circle, as they cannot inherit.
        if (_followers is not null && !_isBeingModified)
        {
            _isBeingModified = true;
            foreach (WeakReference<PyType> reference in _followers.ToArray())
            {
                if (reference.TryGetTarget(out PyType? type))
                {
                    type.Modified();
                }
            }

            _isBeingModified = false;
        }
    }

    /// <summary>Registers a type that has this one in its method resolution order without inheriting from it (<c>mro()</c> of a metaclass): it changes when this one does.</summary>
    private void AddFollower(PyType type)
    {
        lock (this)
        {
            (_followers ??= []).RemoveAll(reference => !reference.TryGetTarget(out PyType? target) || ReferenceEquals(target, type));
            _followers.Add(new WeakReference<PyType>(type));
        }
    }

    /// <summary>Registers a direct subclass.</summary>
    public void AddSubclass(PyType type)
    {
        lock (this)
        {
            (_subclasses ??= []).Add(new WeakReference<PyType>(type));
        }
    }

    public void RemoveSubclass(PyType type)
    {
        lock (this)
        {
            _subclasses?.RemoveAll(reference => !reference.TryGetTarget(out PyType? target) || ReferenceEquals(target, type));
        }
    }

    /// <summary>The living direct subclasses that an interpreter sees: builtin ones and its own.</summary>
    public PyType[] Subclasses(PyInterpreter interpreter) =>
        Array.FindAll(Subclasses(), type => type.Owner is null || ReferenceEquals(type.Owner, interpreter));

    /// <summary>The living direct subclasses of all interpreters in order of creation.</summary>
    public PyType[] Subclasses()
    {
        lock (this)
        {
            var living = new PyType[_subclasses?.Count ?? 0];
            int count = 0;
            for (int i = 0; i < living.Length; i++)
            {
                if (_subclasses![i].TryGetTarget(out PyType? target))
                {
                    living[count++] = target;
                }
            }

            Array.Resize(ref living, count);
            return living;
        }
    }

    /// <summary>Drops shapes after the layout of instances changed (<c>__bases__</c> assignment).</summary>
    public void ResetShapes()
    {
        _rootShape = null;
        _dictionaryModeShape = null;
    }

    /// <summary>What sequence and mapping patterns go by.</summary>
    private const TypeFlags CollectionFlags = TypeFlags.Sequence | TypeFlags.Mapping;

    private static TypeFlags InheritedFlags(PyType? baseType) =>
        baseType is null ? TypeFlags.None : baseType.Flags & (TypeFlags.Sequence | TypeFlags.Mapping | TypeFlags.MatchSelf | TypeFlags.HasDict | TypeFlags.HasWeakReferences);

    /// <summary>What CPython's PyType_Ready does beyond copying: a type with its own comparison but no hash is unhashable.</summary>
    private void AfterSlotsFilled()
    {
        if (Base is not { } baseType)
        {
            return;
        }

        if (Slots.Compare != baseType.Slots.Compare && Slots.Hash == baseType.Slots.Hash)
        {
            Slots.Hash = null;
        }

        if (!ReferenceEquals(Definition?.Module, null))
        {
            baseType.AddSubclass(this);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyDict FillDictionary()
    {
        lock (this)
        {
            if (_dictionary is null)
            {
                var dictionary = new PyDict();
                var members = new TypeMembers(this, dictionary);
                SlotWrappers.AddTo(members);
                Definition!.FillMembers(members);
                SlotWrappers.AddDocumentation(members);
                _dictionary = dictionary;
            }

            return _dictionary;
        }
    }

    private PyType[] LinearMro()
    {
        int count = 0;
        for (PyType? type = this; type is not null; type = type.Base)
        {
            count++;
        }

        var types = new PyType[count];
        int at = 0;
        for (PyType? type = this; type is not null; type = type.Base)
        {
            types[at++] = type;
        }

        return types;
    }

    /// <summary>
    /// A small hash table from interned names to what the lookup gave, absence included. Read without a lock, by several interpreters at once where the type is a builtin one, whose writers then
    /// take turns: a name appears after its value, and the table is replaced whole when it grows.
    /// </summary>
    private struct LookupCache
    {
        private Entry[]? _entries;
        private int _count;

        public readonly bool TryGet(PyStr name, out PyObject? value)
        {
            if (_entries is { } entries)
            {
                int mask = entries.Length - 1;
                for (int at = (int)name.HashValue & mask; ; at = (at + 1) & mask)
                {
                    ref Entry entry = ref entries[at];
                    PyStr? known = Volatile.Read(ref entry.Name);
                    if (ReferenceEquals(known, name))
                    {
                        value = entry.Value;
                        return true;
                    }

                    if (known is null)
                    {
                        break;
                    }
                }
            }

            value = null;
            return false;
        }

        public void Add(PyStr name, PyObject? value)
        {
            Entry[] entries = _entries ?? new Entry[16];
            if (_count * 2 >= entries.Length)
            {
                entries = new Entry[entries.Length * 2];
                foreach (ref readonly Entry entry in _entries.AsSpan())
                {
                    if (entry.Name is not null)
                    {
                        Place(entries, entry.Name, entry.Value);
                    }
                }
            }

            _count += Place(entries, name, value);
            Volatile.Write(ref _entries, entries);
        }

        public void Clear()
        {
            _entries = null;
            _count = 0;
        }

        /// <summary>Enters a name, and gives 1; 0 where it is there already: another interpreter asked for it at the same time.</summary>
        private static int Place(Entry[] entries, PyStr name, PyObject? value)
        {
            int mask = entries.Length - 1;
            int at = (int)name.HashValue & mask;
            while (entries[at].Name is { } other)
            {
                if (ReferenceEquals(other, name))
                {
                    return 0;
                }

                at = (at + 1) & mask;
            }

            entries[at].Value = value;
            Volatile.Write(ref entries[at].Name, name);
            return 1;
        }

        /// <summary>What was found in the class and its bases under a name.</summary>
        private struct Entry
        {
            public PyStr? Name;
            public PyObject? Value;
        }
    }
}
