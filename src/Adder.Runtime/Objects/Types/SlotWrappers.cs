using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// Connects type slots with special methods in both directions: what a builtin type's slots do appears in its dictionary as <c>__add__</c> and so on, and what a
/// class from Python defines fills its slots with dispatchers.
/// </summary>
internal static unsafe class SlotWrappers
{
    private static readonly MethodDefinition s_new = new(
        "__new__", "($type, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.", MethodKind.Function, CallConvention.FastWithKeywords, &CallNew);

    /// <summary>Enters a slot wrapper for each slot that the type defines itself.</summary>
    public static void AddTo(TypeMembers members)
    {
        PyType type = members.Type;
        if (type.Slots.New != null && (type.Flags & TypeFlags.InheritsNew) == 0 && (type.Base is null || (nint)type.Base.Slots.New != (nint)type.Slots.New))
        {
            members.Dictionary.SetInterned(SpecialNames.New, new PyBuiltinFunction(s_new, type, PyNone.Instance));
        }

        foreach (SpecialMethod method in SpecialMethods.All)
        {
            nint pointer = method.SlotOf(type);
            if (pointer == 0 || method.Slot == Slot.New || (type.Base is { } baseType && method.SlotOf(baseType) == pointer) || ReferenceEquals(method.Name, SpecialNames.Getattr))
            {
                continue;
            }

            if (members.Dictionary.GetInterned(method.Name) is null)
            {
                members.Dictionary.SetInterned(method.Name, new PyWrapperDescriptor(type, method, pointer));
            }
        }
    }

    /// <summary>Enters <c>__doc__</c>, and <c>__hash__ = None</c> for an unhashable type.</summary>
    public static void AddDocumentation(TypeMembers members)
    {
        PyType type = members.Type;
        if (members.Dictionary.GetInterned(SpecialNames.Doc) is null)
        {
            members.Dictionary.SetInterned(SpecialNames.Doc, type.Definition?.Doc is { } doc ? PyStr.From(doc) : PyNone.Instance);
        }

        if (type.Slots.Hash == null && type.Base?.Slots.Hash != null && members.Dictionary.GetInterned(SpecialNames.Hash) is null)
        {
            members.Dictionary.SetInterned(SpecialNames.Hash, PyNone.Instance);
        }
    }

    /// <summary>Sets one of a Python class's slots from what its method resolution order now gives for the slot's special methods.</summary>
    public static void UpdateSlot(PyType type, Slot slot)
    {
        nint native = 0;
        nint dispatcher = 0;
        bool useDispatcher = false;
        foreach (SpecialMethod method in SpecialMethods.OfSlot(slot))
        {
            PyObject? found = type.LookupUncached(method.Name);
            if (found is null)
            {
                continue;
            }

            if (found is PyWrapperDescriptor wrapper && ReferenceEquals(wrapper.Method.Name, method.Name) && type.IsSubtypeOf(wrapper.Owner) && wrapper.Method.Slot == slot)
            {
                if (native != 0 && native != wrapper.SlotPointer)
                {
                    useDispatcher = true;
                }

                native = wrapper.SlotPointer;
                dispatcher = method.Dispatcher;
            }
            else if (found is PyMethodDescriptor own && SharedWithNative(type, own, method, out nint shared))
            {
                // A builtin type's own method of the name (list.__getitem__) beside a slot that does the same.
                native = shared;
            }
            else if (slot == Slot.New && found is PyBuiltinFunction { Self: PyType } builtin && ReferenceEquals(builtin.Definition, s_new))
            {
                // As in CPython, whoever's builtin __new__ is found, instances are made by the base whose layout they have; and a class that once had a __new__ of its own keeps the
                // dispatcher: object.__new__ then refuses arguments.
                native = (nint)type.Slots.New == method.Dispatcher ? method.Dispatcher : (nint)type.NativeBase.Slots.New;
            }
            else if (slot == Slot.Hash && found is PyNone)
            {
                native = 0;
            }
            else
            {
                useDispatcher = true;
                if (!IsLeftToOtherSlot(type, method, found))
                {
                    dispatcher = method.Dispatcher;
                }
            }
        }

        nint result = useDispatcher ? dispatcher : native;
        if (slot == Slot.Buffer && result != 0 && PythonBuffers.HasRelease(type))
        {
            // Views on it must call the class's __release_buffer__ when they close.
            result = SpecialMethods.OfSlot(Slot.Buffer)[0].Dispatcher;
        }

        SpecialMethod.SlotOf(ref type.Slots, slot) = result;
        if (slot == Slot.ReleaseBuffer)
        {
            UpdateSlot(type, Slot.Buffer);
        }
    }

    /// <summary>
    /// Whether what was found under a special method's name acts by another slot: it is a wrapper of that name, as <c>str.__mul__</c> is of a sequence's slot, and exactly one of the slots that the name stands for is
    /// filled in the type or its bases, but not the method's. A wrapper under another name than its own is like any function, and where both slots are called alike (<c>list.__iadd__</c>), the method's can act for the other.
    /// </summary>
    private static bool IsLeftToOtherSlot(PyType type, SpecialMethod method, PyObject found)
    {
        if (found is not PyWrapperDescriptor wrapper || !ReferenceEquals(wrapper.Method.Name, method.Name) || wrapper.Method.Call == method.Call)
        {
            return false;
        }

        int filled = 0;
        bool own = false;
        foreach (SpecialMethod same in SpecialMethods.OfName(method.Name))
        {
            // The type's own slots are a copy of one base's so far.
            if (System.Array.Exists(type.Mro, ancestor => same.SlotOf(ancestor) != 0))
            {
                filled++;
                own |= same.Slot == method.Slot;
            }
        }

        return filled == 1 && !own;
    }

    /// <summary>Sets all slots that special methods fill, for a class with several bases or new ones.</summary>
    public static void UpdateAll(PyType type)
    {
        for (int i = 0; i < SpecialMethods.SlotCount; i++)
        {
            if (SpecialMethods.OfSlot((Slot)i).Length > 0)
            {
                UpdateSlot(type, (Slot)i);
            }
        }
    }

    /// <summary>Sets the slots of a new class with one base: its slots are the base's copied, and only names in its own dictionary can differ.</summary>
    public static void UpdateFromOwn(PyType type)
    {
        int position = 0;
        while (type.Dictionary.Next(ref position, out PyObject? key, out _))
        {
            if (key is PyStr name)
            {
                foreach (SpecialMethod method in SpecialMethods.OfName(name))
                {
                    UpdateSlot(type, method.Slot);
                }
            }
        }
    }

    /// <summary>After an attribute of a Python class was set or deleted: the slot it stands for follows, down to all subclasses that do not define the name themselves.</summary>
    public static void AttributeChanged(PyType type, PyStr name)
    {
        System.ReadOnlySpan<SpecialMethod> methods = SpecialMethods.OfName(name);
        if (methods.Length > 0)
        {
            UpdateDown(type, name, methods);
        }
    }

    private static void UpdateDown(PyType type, PyStr name, System.ReadOnlySpan<SpecialMethod> methods)
    {
        foreach (SpecialMethod method in methods)
        {
            UpdateSlot(type, method.Slot);
        }

        foreach (PyType subclass in type.Subclasses())
        {
            if (subclass.Dictionary.GetInterned(name) is null)
            {
                UpdateDown(subclass, name, methods);
            }
        }
    }

    /// <summary>Whether a native method found under a special name comes from a builtin type that fills the slot too.</summary>
    private static bool SharedWithNative(PyType type, PyMethodDescriptor found, SpecialMethod special, out nint pointer)
    {
        pointer = special.SlotOf(found.Owner);
        return special.Name.EqualTo(found.Definition.Name) && type.IsSubtypeOf(found.Owner);
    }

    /// <summary>Whether the type's instances are made as BaseException's are, whatever their .NET class: in CPython all these share one constructor.</summary>
    private static bool MakesPlainException(PyType type) =>
        type.IsSubtypeOf(ExceptionTypes.BaseException) && !type.IsSubtypeOf(ExceptionTypes.OSError) && !type.IsSubtypeOf(ExceptionTypes.BaseExceptionGroup);

    /// <summary>Whether the <c>__new__</c> that a native type shows is another type's.</summary>
    private static bool Shows(PyType native, PyType owner)
    {
        while ((native.Flags & TypeFlags.InheritsNew) != 0)
        {
            native = native.Base!;
        }

        return ReferenceEquals(native, owner);
    }

    /// <summary>What calling <c>int.__new__(type, …)</c> by name does. Self is the type that defines it.</summary>
    private static PyObject? CallNew(ThreadState ts, PyObject self, System.ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var defining = (PyType)self;
        if (arguments.Length - (keywordNames?.Count ?? 0) < 1)
        {
            return Raise.TypeError(ts, $"{defining.Name}.__new__(): not enough arguments");
        }

        if (arguments[0] is not PyType type)
        {
            return Raise.TypeError(ts, $"{defining.Name}.__new__(X): X is not a type object ({arguments[0].Type.FullName})");
        }

        if (!type.IsSubtypeOf(defining))
        {
            return Raise.TypeError(ts, $"{ArgumentErrors.TypeName(defining)}.__new__({ArgumentErrors.TypeName(type)}): {ArgumentErrors.TypeName(type)} is not a subtype of {ArgumentErrors.TypeName(defining)}");
        }

        PyType native = type.NativeBase;
        defining = Shows(native, defining) || (MakesPlainException(native) && MakesPlainException(defining)) ? native : defining;
        if (native.Slots.New == null)
        {
            return Raise.TypeError(ts, $"cannot create '{ArgumentErrors.TypeName(type)}' instances");
        }

        if ((nint)native.Slots.New != (nint)defining.Slots.New && !ReferenceEquals(native, defining))
        {
            return Raise.TypeError(ts, $"{defining.Name}.__new__({type.Name}) is not safe, use {native.Name}.__new__()");
        }

        PyObject? instance = defining.Slots.New(ts, type, arguments[1..], keywordNames);
        if (instance is not null && type.Slots.Finalize != null && type.IsHeapType && ReferenceEquals(instance.Type, type))
        {
            ts.Interpreter.RegisterFinalizer(instance);
        }

        return instance;
    }
}
