using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>What every object with instance attributes carries: which attributes it has and in what order, and the rare rest.</summary>
internal struct InstanceState
{
    /// <summary>The layout of the attribute values; it also says the object's class.</summary>
    [Heap.NoReference]
    public Shape Shape;

    /// <summary>Values that do not fit into the object, the dictionary if one was taken. Null for most objects.</summary>
    public InstanceExtras? Extras;
}

/// <summary>The rarely needed part of an instance.</summary>
internal sealed class InstanceExtras
{
    /// <summary>Values with an index beyond the slots inside the object.</summary>
    public PyObject?[] Overflow = [];

    /// <summary>
    /// The object's <c>__dict__</c>, if somebody took or set it. While <see cref="Shape.IsDictionaryMode"/> is false it is a view on shape and slots; otherwise it
    /// holds the attributes itself.
    /// </summary>
    public PyDict? Dictionary;

    /// <summary>Notices the object's end, where it has something to do then.</summary>
    public FinalizerSentinel? Sentinel;

    /// <summary>The weak references to the object, once there was one. See <see cref="Objects.WeakReferences"/>.</summary>
    public WeakReferenceList? WeakReferences;

    /// <summary>The object's identity, once somebody asked for it. See <see cref="ObjectIdentity"/>.</summary>
    public int Identity;
}

/// <summary>
/// A hidden class: the class of the objects that have it, and the names of their attributes in order of insertion. Shapes form a tree per type; adding an
/// attribute moves an object to a child shape. Immutable but for its caches, which are guarded by the interpreter's lock, those of a builtin type by a lock of the type.
/// The first <see cref="FixedCount"/> value slots belong to <c>__slots__</c> members and have no names here.
/// </summary>
[Heap.NoReference]
internal sealed class Shape
{
    /// <summary>More attributes than this and the object goes over to a dictionary of its own.</summary>
    private const int MaximumCount = 256;

    /// <summary>A class whose objects go on with more names than this after the same ones is a bag: further names go to dictionaries, which end with their objects, where shapes do not.</summary>
    private const int MostChildren = 20;

    /// <summary>The same for all shapes of a class together.</summary>
    private const int MostShapes = 4096;

    private const int ManyQuestions = 8;

    private readonly Shape? _parent;
    private readonly PyStr? _name;
    private NameMap? _children;
    private Shape? _onlyChild;

    /// <summary>The shape that removing an attribute led to the last time, and the attribute's slot.</summary>
    private Shape? _without;
    private int _removed;

    /// <summary>What reading attributes has come to, and what assigning them has. Only for objects of classes from Python; forgotten when the type changes.</summary>
    public AttributeTable Loads;

    /// <inheritdoc cref="Loads"/>
    public AttributeTable Stores;

    /// <summary>So often nothing was remembered, as would not have been worth it.</summary>
    private int _asked;

    /// <summary>Whether attributes of the shape's objects are asked for so often that it is worth to remember.</summary>
    public bool IsBusy => _asked >= ManyQuestions || ++_asked >= ManyQuestions;

    /// <summary>By name, the shape on the way from the root that added the attribute; made when there are many.</summary>
    private NameMap? _adders;

    private Shape(PyType type, int fixedCount, bool dictionaryMode)
    {
        Type = type;
        FixedCount = fixedCount;
        Count = fixedCount;
        IsDictionaryMode = dictionaryMode;
    }

    private Shape(Shape parent, PyStr name)
    {
        Type = parent.Type;
        FixedCount = parent.FixedCount;
        _parent = parent;
        _name = name;
        Count = parent.Count + 1;
        Type.ShapeCount++;
    }

    public PyType Type { get; }

    /// <summary>
    /// A number that stands for this shape and its type as they are: it is renewed when the type (or a base) changes. What specialized instructions compare, so that one comparison
    /// guards both the layout and the class.
    /// </summary>
    public long Stamp { get; private set; } = PyType.NextVersion();

    public int FixedCount { get; }

    /// <summary>Value slots in use: fixed ones and attributes.</summary>
    public int Count { get; }

    /// <summary>The attributes live in <see cref="InstanceExtras.Dictionary"/>; only fixed slots are in the object.</summary>
    public bool IsDictionaryMode { get; }

    /// <summary>Number of attributes by name.</summary>
    public int AttributeCount => Count - FixedCount;

    /// <summary>The attribute that this shape added to its parent's; null for a root.</summary>
    public PyStr? LastName => _name;

    public Shape? Parent => _parent;

    public static Shape CreateRoot(PyType type, int fixedCount) => new(type, fixedCount, false);

    public static Shape CreateDictionaryMode(PyType type, int fixedCount) => new(type, fixedCount, true);

    /// <summary>The type has changed: new stamps, here and in all shapes that follow.</summary>
    public void Renew()
    {
        Stamp = PyType.NextVersion();
        Loads.Clear();
        Stores.Clear();
        _onlyChild?.Renew();
        if (_children is not null)
        {
            foreach (object child in _children.Values())
            {
                if (!ReferenceEquals(child, _onlyChild))
                {
                    ((Shape)child).Renew();
                }
            }
        }
    }

    /// <summary>The slot index of an attribute, or -1. The name must be an exact str; it need not be interned.</summary>
    public int IndexOf(PyStr name)
    {
        if (Count - FixedCount <= 6 && name.IsInterned)
        {
            for (Shape shape = this; shape._name is not null; shape = shape._parent!)
            {
                if (ReferenceEquals(shape._name, name))
                {
                    return shape.Count - 1;
                }
            }

            return -1;
        }

        return (_adders ?? MapAdders()).Get(name) is { } adder ? Unsafe.As<Shape>(adder).Count - 1 : -1;
    }

    /// <summary>Whether an object of this shape gets the attribute in a slot; it goes over to a dictionary otherwise.</summary>
    public bool CanAdd(PyStr name) =>
        AttributeCount < MaximumCount
        && ((_onlyChild is { } child && child._name!.EqualTo(name))
            || ((_children?.Count ?? 0) < MostChildren && Type.ShapeCount < MostShapes)
            || _children?.Get(name) is not null);

    /// <summary>The shape of an object of this shape after the attribute was added at the end.</summary>
    public Shape Add(PyStr name)
    {
        Debug.Assert(!IsDictionaryMode && IndexOf(name) < 0);
        if (_onlyChild is { } child && ReferenceEquals(child._name, name))
        {
            return child;
        }

        name = PyStr.Intern(name);
        if (Type.IsHeapType)
        {
            return AddChild(name);
        }

        lock (Type)
        {
            return AddChild(name);
        }
    }

    /// <summary>The shape of an object of this shape after the attribute at a slot was removed, and those after it have moved down.</summary>
    public Shape Without(int index)
    {
        if (index == Count - 1)
        {
            return _parent!;
        }

        if (_without is { } known && _removed == index)
        {
            return known;
        }

        Shape shape = _parent!.Without(index).Add(_name!);
        if (Type.IsHeapType)
        {
            _without = shape;
            _removed = index;
        }

        return shape;
    }

    private Shape AddChild(PyStr name)
    {
        if (_onlyChild is not { } child)
        {
            return _onlyChild = new Shape(this, name);
        }

        if (ReferenceEquals(child._name, name))
        {
            return child;
        }

        if (_children is null)
        {
            _children = new NameMap();
            _children.Set(child._name!, child);
        }

        if (_children.Get(name) is not { } next)
        {
            _children.Set(name, next = new Shape(this, name));
        }

        return Unsafe.As<Shape>(next);
    }

    /// <summary>The names in order, as an array of <see cref="AttributeCount"/>.</summary>
    public PyStr[] Names()
    {
        var names = new PyStr[AttributeCount];
        for (Shape shape = this; shape._name is not null; shape = shape._parent!)
        {
            names[shape.Count - 1 - FixedCount] = shape._name;
        }

        return names;
    }

    /// <summary>The names that objects of this shape have been seen to get, in the order in which the shapes came to be or were renewed.</summary>
    public PyStr[] NamesSeen()
    {
        var shapes = new List<Shape>();
        AddAll(this);
        shapes.Sort(static (left, right) => left.Stamp.CompareTo(right.Stamp));
        var names = new List<PyStr>();
        foreach (Shape shape in shapes)
        {
            if (!names.Contains(shape._name!))
            {
                names.Add(shape._name!);
            }
        }

        return names.ToArray();

        void AddAll(Shape parent)
        {
            foreach (object child in parent._children?.Values() ?? (parent._onlyChild is { } only ? [only] : []))
            {
                shapes.Add((Shape)child);
                AddAll((Shape)child);
            }
        }
    }

    /// <summary>The name at a slot index that is not fixed.</summary>
    public PyStr NameAt(int index)
    {
        Shape shape = this;
        while (shape.Count - 1 > index)
        {
            shape = shape._parent!;
        }

        return shape._name!;
    }

    private NameMap MapAdders()
    {
        var adders = new NameMap();
        for (Shape shape = this; shape._name is not null; shape = shape._parent!)
        {
            adders.Set(shape._name, shape);
        }

        return _adders = adders;
    }
}

/// <summary>A few value slots inside an object.</summary>
[InlineArray(2)]
internal struct InlineSlots2
{
    private PyObject? _first;
}

/// <summary>A few value slots inside an object.</summary>
[InlineArray(4)]
internal struct InlineSlots4
{
    private PyObject? _first;
}

/// <summary>A few value slots inside an object.</summary>
[InlineArray(8)]
internal struct InlineSlots8
{
    private PyObject? _first;
}

/// <summary>A few value slots inside an object.</summary>
[InlineArray(16)]
internal struct InlineSlots16
{
    private PyObject? _first;
}

/// <summary>
/// A plain instance of a class written in Python. The value slots follow <see cref="InstanceState"/> in every size class, at the same offset.
/// </summary>
internal abstract class PyInstance : PyObject
{
    /// <summary>The slots of the largest size class.</summary>
    public const int MaximumInlineSlots = 16;

    private InstanceState _state;

    protected PyInstance(PyType type) => _state.Shape = type.RootShape;

    public override PyType Type => _state.Shape.Type;

    internal sealed override ref InstanceState State => ref _state;

    /// <summary>Shape of this object, without a virtual call.</summary>
    internal Shape Shape => _state.Shape;

    /// <summary>Changes the shape, where the slots of the attributes that it has are inside the object and have been written, and no others.</summary>
    internal void MoveTo(Shape shape) => _state.Shape = shape;

    /// <summary>Whether an object is a plain instance. Its exact class is asked for, which is less work than a cast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsInstance(PyObject value) =>
        value.GetType() == typeof(PyInstance4) || value.GetType() == typeof(PyInstance2) || value.GetType() == typeof(PyInstance8) || value.GetType() == typeof(PyInstance16);

    /// <summary>How many value slots are inside the object.</summary>
    internal abstract int InlineCapacity { get; }

    /// <summary>The first value slot inside the object.</summary>
    internal abstract ref PyObject? FirstSlot { get; }

    /// <summary>Makes an instance with room for what the type's instances have been seen to need.</summary>
    public static PyInstance Create(PyType type) => type.InstanceSlotHint switch
    {
        <= 2 => new PyInstance2(type),
        <= 4 => new PyInstance4(type),
        <= 8 => new PyInstance8(type),
        _ => new PyInstance16(type),
    };
}

/// <summary>An instance with two slots inside.</summary>
internal sealed class PyInstance2(PyType type) : PyInstance(type)
{
    private InlineSlots2 _slots;

    internal override int InlineCapacity => 2;

    internal override ref PyObject? FirstSlot => ref _slots[0];

    /// <summary>The first slot of an instance of any size class: it is at the same offset in all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref PyObject? FirstSlotOf(PyInstance instance) => ref Unsafe.As<InlineSlots2, PyObject?>(ref Unsafe.As<PyInstance2>(instance)._slots);
}

/// <summary>An instance with four slots inside.</summary>
internal sealed class PyInstance4(PyType type) : PyInstance(type)
{
    private InlineSlots4 _slots;

    internal override int InlineCapacity => 4;

    internal override ref PyObject? FirstSlot => ref _slots[0];
}

/// <summary>An instance with eight slots inside.</summary>
internal sealed class PyInstance8(PyType type) : PyInstance(type)
{
    private InlineSlots8 _slots;

    internal override int InlineCapacity => 8;

    internal override ref PyObject? FirstSlot => ref _slots[0];
}

/// <summary>An instance with sixteen slots inside.</summary>
internal sealed class PyInstance16(PyType type) : PyInstance(type)
{
    private InlineSlots16 _slots;

    internal override int InlineCapacity => 16;

    internal override ref PyObject? FirstSlot => ref _slots[0];
}
