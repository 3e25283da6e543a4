using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary>What the thread and the interpreter tell about themselves.</summary>
internal static unsafe partial class InternalCapiModule
{
    /// <summary>A generous measure of the native stack that one level of recursion in native code takes.</summary>
    private const int NativeFrame = 1024;

    [PyFunction("get_recursion_depth()")]
    private static int RecursionDepth(ThreadState ts) => ts.Depth;

    [PyFunction("get_c_recursion_remaining()")]
    private static long NativeRecursionRemaining(ThreadState ts) => (long)ts.NativeRoomLeft / NativeFrame;

    /// <summary>The names of all special methods, in the order of the table.</summary>
    [PyFunction("identify_type_slot_wrappers()")]
    private static PyObject SpecialMethodNames()
    {
        var names = new PyList();
        foreach (SpecialMethod method in SpecialMethods.All)
        {
            names.Add(method.Name);
        }

        return names;
    }

    [PyFunction("get_stack_pointer()")]
    private static PyObject StackPointer()
    {
        byte here;
        return PyInt.From((long)(nuint)(&here));
    }

    /// <summary>What is kept below the limit of recursion.</summary>
    [PyFunction("get_stack_margin()")]
    private static long StackMargin() => NativeStack.Reserve;

    [PyFunction("dict_getitem_knownhash(mp, key, hash, /)")]
    private static PyObject? GetItemKnownHash(ThreadState ts, PyObject mp, PyObject key, long hash)
    {
        if (mp is not PyDict dictionary)
        {
            return Raise.SystemError(ts, "bad argument to internal function");
        }

        Lookup found = dictionary.Get(ts, key, hash);
        return found.IsAbsent ? Raise.KeyError(ts, key) : found.ValueOrNull;
    }

    /// <summary>The types that are no heap types in CPython, those that have been made so far.</summary>
    [PyFunction("get_static_builtin_types()")]
    private static PyObject StaticTypes(ThreadState ts)
    {
        var types = new PyList();
        var seen = new System.Collections.Generic.HashSet<PyType>();
        AddStaticTypes(PyObjectType.TypeObject, types, seen);
        return types;
    }

    private static void AddStaticTypes(PyType type, PyList types, System.Collections.Generic.HashSet<PyType> seen)
    {
        if (type.Owner is not null || !seen.Add(type))
        {
            return;
        }

        if (type.NativeModule == "builtins" || (type.Flags & TypeFlags.Static) != 0)
        {
            types.Add(type);
        }

        foreach (PyType derived in type.Subclasses())
        {
            AddStaticTypes(derived, types, seen);
        }
    }

    /// <summary>Whether an object has no more attributes than instances have slots for, and no dictionary has taken their place.</summary>
    [PyFunction("has_inline_values(object, /)")]
    private static bool HasInlineValues(PyObject value) =>
        value is PyInstance { Shape: { IsDictionaryMode: false, Count: <= PyInstance.MaximumInlineSlots } } instance && (instance.Type.Flags & TypeFlags.HasDict) != 0;
}
