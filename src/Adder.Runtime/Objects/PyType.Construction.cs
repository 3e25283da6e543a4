using System;
using System.Collections.Generic;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>Calling a class, and <c>type(name, bases, namespace)</c>: the making of classes.</content>
internal sealed unsafe partial class PyType
{
    /// <summary>Calling a class: <c>type(x)</c>, or a new instance through <c>__new__</c> and <c>__init__</c>.</summary>
    [PySlot(Slot.Call)]
    private static PyObject? CallSlot(ThreadState ts, PyType self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (ReferenceEquals(self, TypeObject))
        {
            int keywords = keywordNames?.Count ?? 0;
            if (arguments.Length == 1 && keywords == 0)
            {
                return arguments[0].Type;
            }

            if (arguments.Length - keywords != 3)
            {
                return Raise.TypeError(ts, "type() takes 1 or 3 arguments");
            }
        }

        if (self.IsHeapType && self.PlainInit is { } plain)
        {
            return Construct(ts, self, plain, arguments, keywordNames);
        }

        if (keywordNames is null && PyBaseException.TryMake(self, arguments) is { } exception)
        {
            return exception;
        }

        NewFunction create = self.Slots.New;
        if (create == null)
        {
            return Raise.TypeError(ts, $"cannot create '{ArgumentErrors.TypeName(self)}' instances");
        }

        PyObject? instance = create(ts, self, arguments, keywordNames);
        if (instance is null)
        {
            return null;
        }

        PyType type = instance.Type;
        if (!ReferenceEquals(type, self) && !type.IsSubtypeOf(self))
        {
            return instance;
        }

        if (type.FixedSlotCount > 0)
        {
            InstanceAttributes.EnsureFixedSlots(instance);
        }

        if (type.Slots.Finalize != null && type.IsHeapType)
        {
            ts.Interpreter.RegisterFinalizer(instance);
        }

        InitFunction init = type.Slots.Init;
        return init == null || init(ts, instance, arguments, keywordNames) ? instance : null;
    }

    /// <summary>
    /// The <c>__init__</c> of a class whose instances <c>object.__new__</c> makes and that function alone fills: all that <c>type.__call__</c> does for it. Null where there is more to do. What a metaclass makes of a call
    /// is another matter.
    /// </summary>
    public PyFunction? PlainInit
    {
        get
        {
            if (CachedInitVersion != Version)
            {
                CachedInit = FindPlainInit();
                CachedInitVersion = TakeVersion();
            }

            return CachedInit;
        }
    }

    /// <summary>Calls a class that has a <see cref="PlainInit"/>. Keywords are as <see cref="PyBoundMethod.CallWithSelf"/> takes them.</summary>
    public static PyObject? Construct(ThreadState ts, PyType type, PyFunction init, ReadOnlySpan<PyObject> arguments, PyObject? keywords)
    {
        PyObject instance = PyObjectType.NewInstance(type);
        PyObject? result = PyBoundMethod.CallWithSelf(ts, init, instance, arguments, keywords);
        return result is null ? null : ReferenceEquals(result, PyNone.Instance) ? instance : InitReturned(ts, result);
    }

    /// <summary>TypeError for an <c>__init__</c> that returns something.</summary>
    public static Raised InitReturned(ThreadState ts, PyObject result) => Raise.TypeError(ts, $"__init__() should return None, not '{ArgumentErrors.TypeName(result)}'");

    // A class that once had a __new__ keeps the slot for it: object.__new__ then takes no arguments.
    private PyFunction? FindPlainInit() =>
        IsHeapType && ReferenceEquals(NativeBase, PyObjectType.TypeObject) && (Flags & TypeFlags.Abstract) == 0 && Slots.New == PyObjectType.TypeObject.Slots.New
        && ReferenceEquals(Lookup(SpecialNames.New), PyObjectType.TypeObject.Dictionary.GetInterned(SpecialNames.New)) && Lookup(SpecialNames.Del) is null
            ? Lookup(SpecialNames.Init) as PyFunction
            : null;

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyType self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames?.Count ?? 0;
        int positional = arguments.Length - keywords;
        if (keywords > 0 && positional == 1)
        {
            return Raise.TypeError(ts, "type.__init__() takes no keyword arguments");
        }

        return positional is 1 or 3 || (bool)Raise.TypeError(ts, "type.__init__() takes 1 or 3 arguments");
    }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType metatype, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames?.Count ?? 0;
        ReadOnlySpan<PyObject> positional = arguments[..(arguments.Length - keywords)];
        if (positional.Length != 3)
        {
            return Raise.TypeError(ts, $"type.__new__() takes exactly 3 arguments ({positional.Length} given)");
        }

        if (positional[0] is not PyStr name)
        {
            return ArgumentErrors.BadArgument(ts, "type.__new__", "argument 1", "str", positional[0]);
        }

        if (positional[1] is not PyTuple bases)
        {
            return ArgumentErrors.BadArgument(ts, "type.__new__", "argument 2", "tuple", positional[1]);
        }

        if (positional[2] is not PyDict ns)
        {
            return ArgumentErrors.BadArgument(ts, "type.__new__", "argument 3", "dict", positional[2]);
        }

        PyType? winner = CheckBases(ts, bases) ? MostDerivedMetatype(ts, metatype, bases) : null;
        if (winner is null)
        {
            return null;
        }

        if (!ReferenceEquals(winner, metatype))
        {
            if (winner.Slots.New == null)
            {
                return Raise.TypeError(ts, $"cannot create '{ArgumentErrors.TypeName(winner)}' instances");
            }

            if ((nint)winner.Slots.New != (nint)TypeObject.Slots.New)
            {
                return winner.Slots.New(ts, winner, arguments, keywordNames);
            }

            metatype = winner;
        }

        return new TypeBuilder(ts, metatype, name, bases, ns).Build(arguments[positional.Length..], keywordNames);
    }

    /// <summary>TypeError for a base that stands for others (<c>__mro_entries__</c>): only a class statement resolves those.</summary>
    private static bool CheckBases(ThreadState ts, PyTuple bases)
    {
        foreach (PyObject candidate in bases.Items)
        {
            if (candidate is PyType)
            {
                continue;
            }

            Lookup method = Attributes.Find(ts, candidate, "__mro_entries__");
            if (method.IsError)
            {
                return false;
            }

            if (!method.IsAbsent)
            {
                return Raise.TypeError(ts, "type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }

        return true;
    }

    /// <summary>The most derived of a metatype and the bases' metatypes; TypeError where there is none.</summary>
    public static PyType? MostDerivedMetatype(ThreadState ts, PyType metatype, PyTuple bases)
    {
        PyType winner = metatype;
        foreach (PyObject candidate in bases.Items)
        {
            PyType type = candidate.Type;
            if (winner.IsSubtypeOf(type))
            {
                continue;
            }

            if (!type.IsSubtypeOf(winner))
            {
                return Raise.TypeError(ts, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }

            winner = type;
        }

        return winner;
    }

    /// <summary>The base whose instance layout the class continues: all the others' layouts must be part of it.</summary>
    internal static PyType? BestBase(ThreadState ts, ReadOnlySpan<PyObject> bases)
    {
        PyType? winner = null;
        PyType? best = null;
        foreach (PyObject item in bases)
        {
            if (item is not PyType candidate)
            {
                return Raise.TypeError(ts, "bases must be types");
            }

            if ((candidate.Flags & TypeFlags.Subclassable) == 0)
            {
                return Raise.TypeError(ts, $"type '{ArgumentErrors.TypeName(candidate)}' is not an acceptable base type");
            }

            PyType solid = candidate.SolidBase();
            if (winner is null)
            {
                winner = solid;
                best = candidate;
            }
            else if (!winner.IsSubtypeOf(solid))
            {
                if (!solid.IsSubtypeOf(winner))
                {
                    return Raise.TypeError(ts, "multiple bases have instance lay-out conflict");
                }

                winner = solid;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The nearest type, this one included, that adds to the layout of instances.</summary>
    internal PyType SolidBase()
    {
        PyType type = this;
        while (type.Base is { } parent)
        {
            bool adds = type.Definition is { } definition ? LayoutClass(definition) != LayoutClass(parent.Definition!) : type.FixedSlotCount > parent.FixedSlotCount;
            if (adds)
            {
                break;
            }

            type = parent;
        }

        return type;
    }

    /// <summary>The .NET class that decides the layout of instances; <c>Exception</c>'s adds nothing to <c>BaseException</c>'s.</summary>
    private static Type LayoutClass(TypeDefinition definition) => definition.NativeClass == typeof(PyException) ? typeof(PyBaseException) : definition.NativeClass;

    /// <summary>Whether instances have a variable size in CPython: such types' subclasses cannot have <c>__slots__</c> members or weak references of their own.</summary>
    internal bool HasVariableSize
    {
        get
        {
            PyType native = NativeBase;
            return native.IsSubtypeOf(PyInt.TypeObject) || native.IsSubtypeOf(PyTuple.TypeObject) || native.IsSubtypeOf(PyBytes.TypeObject) || native.IsSubtypeOf(TypeObject);
        }
    }

    /// <summary><c>__name__</c> of the module whose code runs; null where none does.</summary>
    internal static PyObject? CurrentModuleName(ThreadState ts)
    {
        FrameRecord* frame = ts.CurrentFrame;
        return frame == null ? null : frame->Globals.GetInterned(SpecialNames.Name);
    }
}
