using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Names that are not local variables: globals, builtins, namespaces of modules and class bodies.</summary>
internal static unsafe class Names
{
    private static readonly PyStr s_buildClass = PyStr.Intern("__build_class__");
    private static readonly PyStr s_annotations = PyStr.Intern("__annotations__");
    private static readonly PyStr s_name = PyStr.Intern("name");

    [Instruction(Opcode.LOAD_NAME, Stack = "-- value")]
    public static PyObject? LoadName(ThreadState ts, ref FrameRecord frame, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        if (frame.Locals is null)
        {
            return Raise.SystemError(ts, "no locals when loading " + name);
        }

        Lookup found = InNamespace(ts, frame.Locals, name);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : Global(ts, ref frame, name);
    }

    [Instruction(Opcode.STORE_NAME, Stack = "value --")]
    public static bool StoreName(ThreadState ts, ref FrameRecord frame, PyObject value, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        return frame.Locals switch
        {
            null => Raise.SystemError(ts, $"no locals found when storing '{name}'"),
            { } locals when locals.GetType() == typeof(PyDict) => Store(ts, Unsafe.As<PyDict>(locals), name, value),
            { } locals => Containers.SetItem(ts, locals, name, value),
        };
    }

    [Instruction(Opcode.DELETE_NAME)]
    public static bool DeleteName(ThreadState ts, ref FrameRecord frame, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        if (frame.Locals is not { } locals)
        {
            return Raise.SystemError(ts, $"no locals when deleting '{name}'");
        }

        if (locals.GetType() == typeof(PyDict))
        {
            Truth removed = Releases.Remove(ts, Unsafe.As<PyDict>(locals), name, out Noticed noticed);
            Releases.Collect(ts, noticed);
            return removed == Truth.True || (removed == Truth.False && (bool)NameError(ts, name));
        }

        if (Containers.SetItem(ts, locals, name, null))
        {
            return true;
        }

        return Raise.ClearIf(ts, ExceptionTypes.KeyError) && (bool)NameError(ts, name);
    }

    [Instruction(Opcode.LOAD_GLOBAL, Stack = "--", Specializer = nameof(Specialization.Specializer.LoadGlobal))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadGlobal(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg)
    {
        PyStr name = frame.Code.Names[oparg >> 1];
        PyObject? value = QuickGlobal(ref frame, name) ?? Global(ts, ref frame, name);
        if (value is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref sp, value);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, 1), null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1 + (oparg & 1));
    }

    [Instruction(Opcode.STORE_GLOBAL, Stack = "value --")]
    public static bool StoreGlobal(ThreadState ts, ref FrameRecord frame, PyObject value, int oparg) => Store(ts, frame.Globals, frame.Code.Names[oparg], value);

    /// <summary>Sets a name; None is how programs let go of an object.</summary>
    private static bool Store(ThreadState ts, PyDict namespaceOfCode, PyStr name, PyObject value)
    {
        Noticed noticed = value is PyNone ? WatchName(namespaceOfCode, name) : default;
        bool stored = namespaceOfCode.SetItem(ts, name, value);
        Releases.Collect(ts, noticed);
        return stored;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Noticed WatchName(PyDict namespaceOfCode, PyStr name) => Releases.Watch(namespaceOfCode.GetInterned(name));

    [Instruction(Opcode.DELETE_GLOBAL)]
    public static bool DeleteGlobal(ThreadState ts, ref FrameRecord frame, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        Truth removed = Releases.Remove(ts, frame.Globals, name, out Noticed noticed);
        Releases.Collect(ts, noticed);
        return removed == Truth.True || (removed == Truth.False && (bool)NameError(ts, name));
    }

    [Instruction(Opcode.LOAD_LOCALS, Stack = "-- locals")]
    public static PyObject? LoadLocals(ThreadState ts, ref FrameRecord frame) => frame.Locals ?? Raise.SystemError(ts, "no locals");

    [Instruction(Opcode.LOAD_FROM_DICT_OR_GLOBALS, Stack = "namespace -- value")]
    public static PyObject? LoadFromDictOrGlobals(ThreadState ts, ref FrameRecord frame, PyObject @namespace, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        Lookup found = InNamespace(ts, @namespace, name);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : Global(ts, ref frame, name);
    }

    [Instruction(Opcode.LOAD_FROM_DICT_OR_DEREF, Stack = "namespace -- value")]
    public static PyObject? LoadFromDictOrDeref(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, PyObject @namespace, int oparg)
    {
        Lookup found = InNamespace(ts, @namespace, frame.Code.LocalsPlusNames[oparg]);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : Locals.LoadDeref(ts, ref frame, ref slots, oparg);
    }

    [Instruction(Opcode.LOAD_BUILD_CLASS, Stack = "-- value")]
    public static PyObject? LoadBuildClass(ThreadState ts, ref FrameRecord frame)
    {
        Lookup found = InBuiltins(ts, ref frame, s_buildClass);
        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : NameErrorText(ts, s_buildClass, "__build_class__ not found");
    }

    [Instruction(Opcode.SETUP_ANNOTATIONS)]
    public static bool SetupAnnotations(ThreadState ts, ref FrameRecord frame)
    {
        if (frame.Locals is not { } locals)
        {
            return Raise.SystemError(ts, "no locals found when setting up annotations");
        }

        Lookup found = InNamespace(ts, locals, s_annotations);
        return found.IsAbsent ? Containers.SetItem(ts, locals, s_annotations, new PyDict()) : !found.IsError;
    }

    /// <summary>A global or builtin name that is found at first sight; null otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyObject? QuickGlobal(ref FrameRecord frame, PyStr name)
    {
        if (frame.Globals.GetType() != typeof(PyDict) || frame.Builtins.GetType() != typeof(PyDict))
        {
            return null;
        }

        PyObject? value = frame.Globals.Probe(name, out bool isAbsent);
        if (isAbsent)
        {
            value = Unsafe.As<PyDict>(frame.Builtins).Probe(name, out _);
        }

        return ReferenceEquals(value, Import.DeferredStart.Placeholder) ? null : value;
    }

    /// <summary>A global or builtin name; NameError where neither has it.</summary>
    public static PyObject? Global(ThreadState ts, ref FrameRecord frame, PyStr name)
    {
        Lookup found = InNamespace(ts, frame.Globals, name);
        if (found.IsAbsent)
        {
            found = InBuiltins(ts, ref frame, name);
        }

        return found.TryGet(out PyObject? value) ? value : found.IsError ? null : NameError(ts, name);
    }

    /// <summary>A name in the builtins of the running code.</summary>
    public static Lookup InBuiltins(ThreadState ts, ref FrameRecord frame, PyStr name)
    {
        Lookup found = InNamespace(ts, frame.Builtins, name);
        if (found.IsAbsent && ts.Interpreter.DeferredStart is { } rest)
        {
            rest.FillFirstModules();
            found = InNamespace(ts, frame.Builtins, name);
            if (found.IsAbsent)
            {
                // site makes more builtins.
                rest.Complete();
                found = InNamespace(ts, frame.Builtins, name);
            }
        }

        return found;
    }

    /// <summary>A name in a namespace, which may be any mapping; KeyError means absent.</summary>
    public static Lookup InNamespace(ThreadState ts, PyObject mapping, PyStr name)
    {
        if (mapping.GetType() == typeof(PyDict))
        {
            Lookup found = Unsafe.As<PyDict>(mapping).GetString(ts, name);
            if (!ReferenceEquals(found.ValueOrNull, Import.DeferredStart.Placeholder))
            {
                return found;
            }

            ts.Interpreter.CompleteStart();
            return Unsafe.As<PyDict>(mapping).GetString(ts, name);
        }

        PyObject? value = Containers.GetItem(ts, mapping, name);
        return value is not null ? Lookup.Found(value) : Raise.ClearIf(ts, ExceptionTypes.KeyError) ? Lookup.Absent : default;
    }

    /// <summary>NameError("name 'x' is not defined").</summary>
    public static Raised NameError(ThreadState ts, PyStr name) => NameErrorText(ts, name, $"name '{name}' is not defined");

    /// <summary>The UnboundLocalError of a local variable's slot.</summary>
    public static Raised UnboundLocal(ThreadState ts, ref FrameRecord frame, int slot) =>
        Raise.Error(ts, ExceptionTypes.UnboundLocalError, $"cannot access local variable '{frame.Code.LocalsPlusNames[slot]}' where it is not associated with a value");

    /// <summary>The error of an unbound cell: one of the function's own variables, or one of an enclosing function.</summary>
    public static Raised UnboundCell(ThreadState ts, ref FrameRecord frame, int slot)
    {
        if (slot < frame.Code.LocalsPlusCount - frame.Code.FreeCount)
        {
            return UnboundLocal(ts, ref frame, slot);
        }

        PyStr name = frame.Code.LocalsPlusNames[slot];
        return NameErrorText(ts, name, $"cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
    }

    private static Raised NameErrorText(ThreadState ts, PyStr name, string message)
    {
        _ = Raise.Error(ts, ExceptionTypes.NameError, message);
        if (ts.Pending is { } error && error.Type.IsSubtypeOf(ExceptionTypes.NameError))
        {
            ts.Pending = null;
            _ = Attributes.Set(ts, error, s_name, name);
            ts.Pending = error;
        }

        return default;
    }
}
