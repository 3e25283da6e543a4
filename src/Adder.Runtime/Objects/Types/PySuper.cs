using System;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>super</c>.</summary>
[PyType("super", Subclassable = true, TextSignature = null, Doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)")]
internal unsafe partial class PySuper : PyObject
{
    /// <summary>The class whose successor in the order is asked; null before <c>__init__</c>.</summary>
    private PyType? _type;

    /// <summary>The instance or class; null for an unbound super.</summary>
    private PyObject? _object;

    /// <summary>The class whose order is followed.</summary>
    private PyType? _objectType;

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PySuper() : new PySuperSubclass(type);

    [PySlot(Slot.Init)]
    private bool InitSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, "super() takes no keyword arguments");
        }

        if (arguments.Length > 2)
        {
            return ArgumentErrors.PositionalCount(ts, "super()", arguments.Length, null, 0, 2);
        }

        PyType? type;
        PyObject? instance = null;
        if (arguments.Length == 0)
        {
            if (!FromFrame(ts, out type, out instance))
            {
                return false;
            }
        }
        else
        {
            type = arguments[0] as PyType;
            if (type is null)
            {
                return ArgumentErrors.BadArgument(ts, "super", "argument 1", "a type", arguments[0]);
            }

            instance = arguments.Length > 1 && arguments[1] is not PyNone ? arguments[1] : null;
        }

        PyType? objectType = null;
        if (instance is not null && (objectType = CheckObject(ts, type!, instance)) is null)
        {
            return false;
        }

        _type = type;
        _object = instance;
        _objectType = objectType;
        return true;
    }

    /// <summary>The attribute that <c>super(type, instance).name</c> gives, without making the super object.</summary>
    /// <param name="objectType">What <see cref="CheckObject"/> gave.</param>
    public static Lookup Find(ThreadState ts, PyType type, PyObject instance, PyType objectType, PyStr name)
    {
        PyType[] order = objectType.Mro;
        int position = 0;
        while (position < order.Length && !ReferenceEquals(order[position], type))
        {
            position++;
        }

        for (position++; position < order.Length; position++)
        {
            if (order[position].Dictionary.GetInterned(name) is not { } found)
            {
                continue;
            }

            DescriptorGetFunction get = found.Type.Slots.DescriptorGet;
            return get == null ? Lookup.Found(found) : get(ts, found, ReferenceEquals(instance, objectType) ? null : instance, objectType);
        }

        return Lookup.Absent;
    }

    /// <summary>The class whose order a super of type and instance follows; TypeError (null) where the instance is none of the type.</summary>
    public static PyType? CheckObject(ThreadState ts, PyType type, PyObject instance)
    {
        if (instance is PyType derived && derived.IsSubtypeOf(type))
        {
            return derived;
        }

        if (instance.Type.IsSubtypeOf(type))
        {
            return instance.Type;
        }

        Lookup claimed = Attributes.Find(ts, instance, SpecialNames.Class);
        if (claimed.IsError)
        {
            return null;
        }

        if (claimed.ValueOrNull is PyType other && !ReferenceEquals(other, instance.Type) && other.IsSubtypeOf(type))
        {
            return other;
        }

        string what = instance is PyType shown ? "type " + shown.Name : "instance of " + instance.Type.Name;
        return Raise.TypeError(ts, $"super(type, obj): obj ({what}) is not an instance or subtype of type ({type.Name}).");
    }

    /// <summary>The class and first argument of the calling function.</summary>
    private static bool FromFrame(ThreadState ts, out PyType? type, out PyObject? first)
    {
        type = null;
        first = null;
        FrameRecord* frame = ts.CurrentFrame;
        if (frame == null)
        {
            return Raise.RuntimeError(ts, "super(): no current frame");
        }

        CodeObject code = frame->Code;
        if (code.ArgumentCount == 0)
        {
            return Raise.RuntimeError(ts, "super(): no arguments");
        }

        first = frame->SlotAt(0);
        if (first is PyCell argument && (code.Blueprint.LocalsPlusKinds[0] & LocalKinds.Cell) != 0)
        {
            first = argument.Value;
        }

        if (first is null)
        {
            return Raise.RuntimeError(ts, "super(): arg[0] deleted");
        }

        int count = code.LocalsPlusNames.Length;
        for (int i = count - code.FreeCount; i < count; i++)
        {
            if (!code.LocalsPlusNames[i].EqualTo("__class__"))
            {
                continue;
            }

            PyObject? value = (frame->SlotAt(i) as PyCell)?.Value;
            type = value as PyType;
            return type is not null
                || (value is null ? (bool)Raise.RuntimeError(ts, "super(): empty __class__ cell") : (bool)Raise.RuntimeError(ts, $"super(): __class__ is not a type ({value.Type.FullName})"));
        }

        return Raise.RuntimeError(ts, "super(): __class__ cell not found");
    }

    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttributeSlot(ThreadState ts, PyStr name)
    {
        if (_objectType is not null && !name.EqualTo("__class__"))
        {
            Lookup found = Find(ts, _type!, _object!, _objectType, PyStr.Intern(name));
            if (!found.IsAbsent)
            {
                return found;
            }
        }

        return Attributes.GenericGet(ts, this, name);
    }

    [PySlot(Slot.DescriptorGet)]
    private PyObject? GetSlot(ThreadState ts, PyObject? instance, PyType? owner)
    {
        if (instance is null || _object is not null || _type is null)
        {
            return this;
        }

        if (!ReferenceEquals(Type, TypeObject))
        {
            return Calls.Call(ts, Type, _type, instance);
        }

        PyType? objectType = CheckObject(ts, _type, instance);
        return objectType is null ? null : new PySuper { _type = _type, _object = instance, _objectType = objectType };
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        PyStr.From(_objectType is null ? $"<super: <class '{_type?.Name ?? "NULL"}'>, NULL>" : $"<super: <class '{_type?.Name ?? "NULL"}'>, <{_objectType.Name} object>>");

    [PyGetter("__thisclass__", Member = true)]
    private PyObject ThisClass() => _type ?? (PyObject)PyNone.Instance;

    [PyGetter("__self__", Member = true)]
    private PyObject SelfGetter() => _object ?? PyNone.Instance;

    [PyGetter("__self_class__", Member = true)]
    private PyObject SelfClass() => _objectType ?? (PyObject)PyNone.Instance;
}
