using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>What every object inherits.</content>
internal sealed unsafe partial class PyObjectType
{
    // ---- construction

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length > 0)
        {
            if ((nint)type.Slots.New != (nint)TypeObject.Slots.New)
            {
                return Raise.TypeError(ts, "object.__new__() takes exactly one argument (the type to instantiate)");
            }

            if ((nint)type.Slots.Init == (nint)TypeObject.Slots.Init)
            {
                return Raise.TypeError(ts, $"{type.Name}() takes no arguments");
            }
        }

        if ((type.Flags & TypeFlags.Abstract) != 0)
        {
            return RaiseAbstract(ts, type);
        }

        return NewInstance(type);
    }

    /// <summary>An instance of <c>object</c> or of a class that inherits from nothing else native.</summary>
    public static PyObject NewInstance(PyType type)
    {
        if (ReferenceEquals(type, TypeObject))
        {
            return new PyObjectType();
        }

        var instance = PyInstance.Create(type);
        if (type.FixedSlotCount > instance.InlineCapacity)
        {
            InstanceAttributes.EnsureFixedSlots(instance);
        }

        return instance;
    }

    private static PyObject? RaiseAbstract(ThreadState ts, PyType type)
    {
        PyObject? methods = Attributes.Get(ts, type, SpecialNames.Abstractmethods);
        if (methods is null || Iteration.ToList(ts, methods) is not { } names)
        {
            return null;
        }

        var sorted = new List<string>();
        foreach (PyObject name in names.Items)
        {
            sorted.Add(name.ToString() is var text && name is PyStr ? text : "");
        }

        sorted.Sort(string.CompareOrdinal);
        return Raise.TypeError(
            ts, $"Can't instantiate abstract class {type.Name} without an implementation for abstract method{(sorted.Count > 1 ? "s" : "")} '{string.Join("', '", sorted)}'");
    }

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length == 0)
        {
            return true;
        }

        PyType type = self.Type;
        if ((nint)type.Slots.Init != (nint)TypeObject.Slots.Init)
        {
            return Raise.TypeError(ts, "object.__init__() takes exactly one argument (the instance to initialize)");
        }

        return (nint)type.Slots.New != (nint)TypeObject.Slots.New
            || (bool)Raise.TypeError(ts, $"{type.Name}.__init__() takes exactly one argument (the instance to initialize)");
    }

    [PyClassMethod("__init_subclass__()", Doc = "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.")]
    private static PyObject InitSubclass(ThreadState ts, PyType self) => PyNone.Instance;

    [PyClassMethod("__subclasshook__(object, /)", Doc = "Abstract classes can override this to customize issubclass().")]
    private static PyObject SubclassHook(ThreadState ts, PyType self, PyObject candidate) => PyNotImplemented.Instance;

    // ---- texts, comparison, hash

    [PySlot(Slot.Repr)]
    private static PyObject? ReprSlot(ThreadState ts, PyObject self)
    {
        PyType type = self.Type;
        string? module = type.ModuleText();
        string name = module is not null and not "builtins" ? $"{module}.{type.QualifiedName}" : type.IsHeapType ? type.QualifiedName : type.Name;
        return PyStr.From($"<{name} object at {ObjectIdentity.Hexadecimal(self)}>");
    }

    [PySlot(Slot.Str)]
    private static PyObject? StrSlot(ThreadState ts, PyObject self) =>
        ts.CheckRecursion(" while getting the repr of an object") ? self.Type.Slots.Repr(ts, self) : null;

    [PySlot(Slot.Hash)]
    private static long HashSlot(ThreadState ts, PyObject self) => Hashing.OfIdentity(self);

    [PySlot(Slot.Compare)]
    private static PyObject? CompareSlot(ThreadState ts, PyObject self, PyObject other, CompareOperator operation)
    {
        switch (operation)
        {
            case CompareOperator.Equal:
                return Comparison.Is(self, other) ? PyBool.True : PyNotImplemented.Instance;
            case CompareOperator.NotEqual:
                // The opposite of whatever the class says about equality.
                CompareFunction compare = self.Type.Slots.Compare;
                PyObject? equal = compare == null ? PyNotImplemented.Instance : compare(ts, self, other, CompareOperator.Equal);
                if (equal is null or PyNotImplemented)
                {
                    return equal;
                }

                Truth truth = Truthiness.IsTrue(ts, equal);
                return truth == Truth.Error ? null : PyBool.From(truth == Truth.False);
            default:
                return PyNotImplemented.Instance;
        }
    }

    [PyMethod("__format__(format_spec, /)", Doc = "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.")]
    private static PyObject? FormatMethod(ThreadState ts, PyObject self, PyStr formatSpec) =>
        formatSpec.Length > 0
            ? Raise.TypeError(ts, $"unsupported format string passed to {ArgumentErrors.TypeName(self)}.__format__")
            : Text.Str(ts, self);

    // ---- attributes

    [PySlot(Slot.GetAttribute)]
    private static Lookup GetAttributeSlot(ThreadState ts, PyObject self, PyStr name) => Attributes.GenericGet(ts, self, name);

    [PySlot(Slot.SetAttribute)]
    private static bool SetAttributeSlot(ThreadState ts, PyObject self, PyStr name, PyObject? value) => Attributes.GenericSet(ts, self, name, value);

    [PyMethod("__dir__()", Doc = "Default dir() implementation.")]
    private static PyObject? DirMethod(ThreadState ts, PyObject self)
    {
        var names = new PyDict();
        Lookup own = Attributes.Find(ts, self, SpecialNames.Dict);
        if (own.IsError || (own.ValueOrNull is PyDict dictionary && !PyType.MergeKeys(ts, names, dictionary)))
        {
            return null;
        }

        Lookup type = Attributes.Find(ts, self, SpecialNames.Class);
        if (type.IsError || (type.TryGet(out PyObject? found) && !PyType.MergeNames(ts, names, found)))
        {
            return null;
        }

        return Iteration.ToList(ts, names);
    }

    [PyMethod("__sizeof__()", Doc = "Size of object in memory, in bytes.")]
    private static long SizeOf(PyObject self) => Heap.Layouts.SizeOf(self);

    [PyGetter("__class__", Doc = "the object's class")]
    private static PyObject ClassGetter(ThreadState ts, PyObject self) => self.Type;

    [PySetter("__class__")]
    private static Done ClassSetter(ThreadState ts, PyObject self, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "can't delete __class__ attribute");
        }

        if (value is not PyType type)
        {
            return Raise.TypeError(ts, $"__class__ must be set to a class, not '{value.Type.FullName}' object");
        }

        PyType old = self.Type;
        bool modules = type.IsSubtypeOf(PyModule.TypeObject) && old.IsSubtypeOf(PyModule.TypeObject);
        if (!modules && (!type.IsHeapType || !old.IsHeapType))
        {
            return Raise.TypeError(ts, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        }

        if (ReferenceEquals(old, type))
        {
            return Done.Ok;
        }

        if (self is PyType metatyped)
        {
            if (!type.IsSubtypeOf(PyType.TypeObject))
            {
                return Raise.TypeError(ts, $"__class__ assignment: '{type.Name}' object layout differs from '{old.Name}'");
            }

            metatyped.ChangeMetatype(type);
            metatyped.Modified();
            return Done.Ok;
        }

        if (self is PyModule module)
        {
            return module.ChangeClass(ts, type);
        }

        if (!PyType.CheckSameLayout(ts, old, type, "__class__"))
        {
            return Done.Error;
        }

        InstanceAttributes.ChangeClass(self, type);
        if (old.OwnInstanceIsCached)
        {
            old.Modified();
        }

        return Done.Ok;
    }

    // ---- pickling and copying

    [PyMethod("__reduce__()", Doc = "Helper for pickle.")]
    private static PyObject? ReduceMethod(ThreadState ts, PyObject self) => ObjectReduction.Reduce(ts, self, 0);

    [PyMethod("__reduce_ex__(protocol, /)", Doc = "Helper for pickle.")]
    private static PyObject? ReduceExMethod(ThreadState ts, PyObject self, int protocol) => ObjectReduction.ReduceEx(ts, self, protocol);

    [PyMethod("__getstate__()", Doc = "Helper for pickle.")]
    private static PyObject? GetStateMethod(ThreadState ts, PyObject self) => ObjectReduction.DefaultState(ts, self, required: false);
}
