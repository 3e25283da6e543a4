using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>isinstance</c> and <c>issubclass</c>.</summary>
internal static class TypeTests
{
    /// <summary><c>isinstance(value, classInfo)</c>.</summary>
    public static Truth IsInstance(ThreadState ts, PyObject value, PyObject classInfo)
    {
        if (ReferenceEquals(value.Type, classInfo))
        {
            return Truth.True;
        }

        // Most classes have the metatype type itself, whose check cannot be overridden.
        if (classInfo is PyType type && ReferenceEquals(type.Type, PyType.TypeObject))
        {
            return IsInstanceOfClass(ts, value, type);
        }

        if (classInfo is PyUnion union)
        {
            classInfo = union.Arguments;
        }

        if (classInfo is PyTuple alternatives)
        {
            if (!ts.CheckRecursion(" in __instancecheck__"))
            {
                return Truth.Error;
            }

            foreach (PyObject alternative in alternatives.Items)
            {
                Truth test = IsInstance(ts, value, alternative);
                if (test != Truth.False)
                {
                    return test;
                }
            }

            return Truth.False;
        }

        return ByHook(ts, SpecialNames.Instancecheck, value, classInfo, out Truth answer) ? answer : IsInstanceByClass(ts, value, classInfo);
    }

    /// <summary><c>issubclass(type, classInfo)</c>.</summary>
    public static Truth IsSubclass(ThreadState ts, PyObject type, PyObject classInfo)
    {
        if (classInfo is PyType exact && ReferenceEquals(exact.Type, PyType.TypeObject))
        {
            return ReferenceEquals(type, classInfo) ? Truth.True : IsSubclassByBases(ts, type, exact);
        }

        if (classInfo is PyUnion union)
        {
            classInfo = union.Arguments;
        }

        if (classInfo is PyTuple alternatives)
        {
            if (!ts.CheckRecursion(" in __subclasscheck__"))
            {
                return Truth.Error;
            }

            foreach (PyObject alternative in alternatives.Items)
            {
                Truth test = IsSubclass(ts, type, alternative);
                if (test != Truth.False)
                {
                    return test;
                }
            }

            return Truth.False;
        }

        return ByHook(ts, SpecialNames.Subclasscheck, type, classInfo, out Truth answer) ? answer : IsSubclassByBases(ts, type, classInfo);
    }

    /// <summary>What <c>type.__instancecheck__</c> does: the object's type, then its <c>__class__</c>.</summary>
    public static Truth IsInstanceByClass(ThreadState ts, PyObject value, PyObject classInfo)
    {
        if (classInfo is PyType type)
        {
            return IsInstanceOfClass(ts, value, type);
        }

        Truth isClass = CheckClass(ts, classInfo, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        if (isClass != Truth.True)
        {
            return isClass;
        }

        Lookup own = Attributes.Find(ts, value, SpecialNames.Class);
        return own.TryGet(out PyObject? found) ? AbstractIsSubclass(ts, found, classInfo) : own.IsError ? Truth.Error : Truth.False;
    }

    private static Truth IsInstanceOfClass(ThreadState ts, PyObject value, PyType type)
    {
        PyType own = value.Type;
        if (own.IsSubtypeOf(type))
        {
            return Truth.True;
        }

        if (own.VersionOfOwnClass == own.Version || ClaimsNoOtherClass(own))
        {
            return Truth.False;
        }

        Lookup claimed = Attributes.Find(ts, value, SpecialNames.Class);
        if (claimed.IsError)
        {
            return Truth.Error;
        }

        return claimed.ValueOrNull is PyType other && !ReferenceEquals(other, own) && other.IsSubtypeOf(type) ? Truth.True : Truth.False;
    }

    /// <summary>
    /// Whether <c>__class__</c> of the type's instances is their type: they have object's data descriptor for it, and attributes in the ordinary way or, being classes, in that of <c>type</c>, where such a
    /// descriptor goes first too. The type remembers that it is so.
    /// </summary>
    private static unsafe bool ClaimsNoOtherClass(PyType type)
    {
        bool claimsNone = (type.Slots.GetAttribute == PyObjectType.TypeObject.Slots.GetAttribute || type.Slots.GetAttribute == PyType.TypeObject.Slots.GetAttribute)
            && (type.Flags & TypeFlags.OddNames) == 0
            && ReferenceEquals(type.Lookup(SpecialNames.Class), PyObjectType.TypeObject.Lookup(SpecialNames.Class));
        if (claimsNone && type.UseVersion())
        {
            type.VersionOfOwnClass = type.Version;
        }

        return claimsNone;
    }

    /// <summary>What <c>type.__subclasscheck__</c> does: real inheritance, or <c>__bases__</c> for objects that only look like classes.</summary>
    public static Truth IsSubclassByBases(ThreadState ts, PyObject type, PyObject classInfo)
    {
        if (type is PyType derived && classInfo is PyType parent)
        {
            return derived.IsSubtypeOf(parent) ? Truth.True : Truth.False;
        }

        Truth isClass = CheckClass(ts, type, "issubclass() arg 1 must be a class");
        if (isClass == Truth.True)
        {
            isClass = CheckClass(ts, classInfo, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        }

        return isClass == Truth.True ? AbstractIsSubclass(ts, type, classInfo) : isClass;
    }

    private static bool ByHook(ThreadState ts, PyStr name, PyObject value, PyObject classInfo, out Truth answer)
    {
        answer = Truth.Error;
        if (classInfo.Type.Lookup(name) is not { } hook)
        {
            return false;
        }

        if (!ts.CheckRecursion(" in __instancecheck__"))
        {
            return true;
        }

        PyObject? result = SlotDispatchers.Invoke(ts, hook, classInfo, value);
        if (result is not null)
        {
            answer = Truthiness.IsTrue(ts, result);
        }

        return true;
    }

    /// <summary>Whether something has a tuple <c>__bases__</c>, as classes have; TypeError with the text where not.</summary>
    private static Truth CheckClass(ThreadState ts, PyObject candidate, string error)
    {
        if (candidate is PyType)
        {
            return Truth.True;
        }

        Lookup bases = Attributes.Find(ts, candidate, SpecialNames.Bases);
        return bases.IsError ? Truth.Error : bases.ValueOrNull is PyTuple ? Truth.True : Raise.TypeError(ts, error);
    }

    private static Truth AbstractIsSubclass(ThreadState ts, PyObject derived, PyObject classInfo)
    {
        if (ReferenceEquals(derived, classInfo))
        {
            return Truth.True;
        }

        if (!ts.CheckRecursion(" in abstract_issubclass"))
        {
            return Truth.Error;
        }

        Lookup bases = Attributes.Find(ts, derived, SpecialNames.Bases);
        if (bases.IsError)
        {
            return Truth.Error;
        }

        if (bases.ValueOrNull is PyTuple parents)
        {
            foreach (PyObject parent in parents.Items)
            {
                Truth test = AbstractIsSubclass(ts, parent, classInfo);
                if (test != Truth.False)
                {
                    return test;
                }
            }
        }

        return Truth.False;
    }
}
