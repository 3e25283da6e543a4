using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sys;

/// <summary><c>sys</c>: functions. The attributes that describe the interpreter are in <see cref="SysInformation"/>.</summary>
[PyModule("sys", Doc = "This module provides access to some objects used or maintained by the interpreter and to functions that interact strongly with the interpreter.")]
internal static unsafe partial class SysModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        ts.Interpreter.SysSoFar = module.Dictionary;
        SysInformation.AddTo(ts, module);
        return Done.Ok;
    }

    [PyFunction("exit(status=None, /)", Doc = "Exit the interpreter by raising SystemExit(status).")]
    private static PyObject? Exit(ThreadState ts, PyObject? status) =>
        status is null or PyNone
            ? Raise.Error(ts, ExceptionTypes.SystemExit)
            : status is PyTuple arguments ? Raise.Error(ts, ExceptionTypes.SystemExit, arguments.Items) : Raise.Error(ts, ExceptionTypes.SystemExit, new ReadOnlySpan<PyObject>(in status));

    [PyFunction("exception()", Doc = "Return the current exception.")]
    private static PyObject? Exception(ThreadState ts) => ts.HandledException ?? (PyObject)PyNone.Instance;

    [PyFunction("exc_info()", Doc = "Return current exception information: (type, value, traceback).")]
    private static PyObject? ExceptionInfo(ThreadState ts) =>
        ts.HandledException is { } exception
            ? PyTuple.Create(exception.Type, exception, exception.Traceback ?? (PyObject)PyNone.Instance)
            : PyTuple.Create(PyNone.Instance, PyNone.Instance, PyNone.Instance);

    [PyFunction("intern(string, /)", Doc = "Intern the given string.")]
    private static PyObject? Intern(ThreadState ts, PyObject text) =>
        text.GetType() == typeof(PyStr) ? PyStr.Intern((PyStr)text)
        : text is PyStr ? Raise.TypeError(ts, $"can't intern {text.Type.Name}")
        : Raise.TypeError(ts, $"intern() argument must be str, not {text.Type.Name}");

    [PyFunction("_is_interned(string, /)", Doc = "Return True if the given string is \"interned\".")]
    private static PyObject? IsInterned(ThreadState ts, PyStr text) => PyBool.From(text.IsInterned);

    [PyFunction("_is_immortal(op, /)", Doc = "Return True if the given object is \"immortal\" per PEP 683.")]
    private static PyObject? IsImmortal(ThreadState ts, PyObject value) => PyBool.From(Lifetimes.IsImmortal(value));

    [PyFunction("_is_gil_enabled()", Doc = "Return True if the GIL is currently enabled.")]
    private static PyObject? IsGilEnabled(ThreadState ts) => PyBool.True;

    [PyFunction("is_finalizing()", Doc = "Return True if Python is exiting.")]
    private static PyObject? IsFinalizing(ThreadState ts) => PyBool.From(ts.Interpreter.IsFinalizing);

    [PyFunction("activate_stack_trampoline(backend, /)", Doc = "Activate stack profiler trampoline *backend*. Adder has none: ValueError.")]
    private static PyObject? ActivateStackTrampoline(ThreadState ts, string backend) => Raise.ValueError(ts, "perf trampoline not available");

    [PyFunction("deactivate_stack_trampoline()", Doc = "Deactivate the current stack profiler trampoline backend.")]
    private static void DeactivateStackTrampoline()
    {
    }

    [PyFunction("getdlopenflags()", Doc = "Return the current value of the flags that are used for dlopen calls.")]
    private static PyObject? GetDynamicLoadFlags(ThreadState ts) => PyInt.From(ts.Interpreter.StateOf(static () => new DynamicLoading()).Flags);

    [PyFunction("setdlopenflags(flags, /)", Doc = "Set the flags used by the interpreter for dlopen calls.")]
    private static void SetDynamicLoadFlags(ThreadState ts, int flags) => ts.Interpreter.StateOf(static () => new DynamicLoading()).Flags = flags;

    /// <summary>How libraries are loaded.</summary>
    private sealed class DynamicLoading
    {
        /// <summary>RTLD_NOW to begin with.</summary>
        public int Flags { get; set; } = 2;
    }

    [PyFunction("is_stack_trampoline_active()", Doc = "Return True if a stack profiler trampoline is active.")]
    private static PyObject? IsStackTrampolineActive(ThreadState ts) => PyBool.False;

    [PyFunction("getrecursionlimit()", Doc = "Return the current value of the recursion limit.")]
    private static PyObject? GetRecursionLimit(ThreadState ts) => PyInt.From(ts.Interpreter.RecursionLimit);

    [PyFunction("setrecursionlimit(limit, /)", Doc = "Set the maximum depth of the Python interpreter stack to n.")]
    private static PyObject? SetRecursionLimit(ThreadState ts, int limit)
    {
        if (limit < 1)
        {
            return Raise.ValueError(ts, "recursion limit must be greater or equal than 1");
        }

        if (ts.Depth >= limit)
        {
            return Raise.RecursionError(ts, $"cannot set the recursion limit to {limit} at the recursion depth {ts.Depth}: the limit is too low");
        }

        ts.Interpreter.RecursionLimit = limit;
        return PyNone.Instance;
    }

    [PyFunction("get_int_max_str_digits()", Doc = "Return the maximum string digits limit for non-binary int<->str conversions.")]
    private static PyObject? GetIntMaxStrDigits(ThreadState ts) => PyInt.From(ts.Interpreter.IntegerMaximumStringDigits);

    [PyFunction("set_int_max_str_digits(maxdigits)", Doc = "Set the maximum string digits limit for non-binary int<->str conversions.")]
    private static PyObject? SetIntMaxStrDigits(ThreadState ts, int digits)
    {
        if (digits != 0 && digits < 640)
        {
            return Raise.ValueError(ts, "maxdigits must be 0 or larger than 640");
        }

        ts.Interpreter.IntegerMaximumStringDigits = digits;
        return PyNone.Instance;
    }

    [PyFunction("getdefaultencoding()", Doc = "Return the current default encoding used by the Unicode implementation.")]
    private static PyObject? GetDefaultEncoding(ThreadState ts) => PyStr.Intern("utf-8");

    [PyFunction("getfilesystemencoding()", Doc = "Return the encoding used to convert Unicode filenames to OS filenames.")]
    private static PyObject? GetFileSystemEncoding(ThreadState ts) => PyStr.Intern("utf-8");

    [PyFunction("getfilesystemencodeerrors()", Doc = "Return the error mode used for Unicode to OS filename conversion.")]
    private static PyObject? GetFileSystemEncodeErrors(ThreadState ts) => PyStr.Intern("surrogateescape");

    [PyFunction("getswitchinterval()", Doc = "Return the current thread switch interval; see sys.setswitchinterval().")]
    private static PyObject? GetSwitchInterval(ThreadState ts) => PyFloat.From(ts.Interpreter.SwitchInterval);

    [PyFunction("setswitchinterval(interval, /)", Doc = "Set the ideal thread switching delay inside the Python interpreter.")]
    private static PyObject? SetSwitchInterval(ThreadState ts, double interval)
    {
        if (!(interval > 0))
        {
            return Raise.ValueError(ts, "switch interval must be strictly positive");
        }

        ts.Interpreter.SwitchInterval = interval;
        return PyNone.Instance;
    }

    [PyFunction("getsizeof(object, default=<unrepresentable>)", TextSignature = null, Doc = "Return the size of object in bytes.")]
    private static PyObject? GetSizeOf(ThreadState ts, PyObject value, PyObject? fallback)
    {
        Lookup size = Calls.CallSpecial(ts, value, PyStr.Intern("__sizeof__"));
        if (size.TryGet(out PyObject? result))
        {
            if (result is not PyInt bytes)
            {
                return fallback ?? Raise.TypeError(ts, "an integer is required");
            }

            return bytes.Sign < 0 ? Raise.ValueError(ts, "__sizeof__() should return >= 0") : PyInt.From(bytes.BigValue + Layouts.HeadersOf(value));
        }

        if (fallback is not null && (size.IsAbsent || Raise.ClearIf(ts, ExceptionTypes.TypeError)))
        {
            return fallback;
        }

        return size.IsError ? null : Raise.TypeError(ts, $"Type {value.Type.Name} doesn't define __sizeof__");
    }

    [PyFunction("getrefcount(object, /)", Doc = "The number of references to the object, counted by looking at all objects and frames now; that of the argument is one. Objects that exist for ever have the number that CPython gives them.")]
    private static long GetRefCount(ThreadState ts, PyObject value)
    {
        const long Immortal = 3L << 30;
        if (Lifetimes.IsImmortal(value))
        {
            return Immortal;
        }

        long count = 0;
        HeapWalk.ForEachReference(ts.Interpreter, (_, target) => count += ReferenceEquals(target, value) ? 1 : 0);
        return count;
    }

    [PyFunction("getallocatedblocks()", Doc = "What .NET's collector holds is not counted in blocks; this raises NotImplementedError.")]
    private static PyObject? GetAllocatedBlocks(ThreadState ts) => Raise.NotImplementedError(ts, "sys.getallocatedblocks: .NET's memory has no blocks to count");

    [PyFunction("_clear_type_cache()", Doc = "Clear the internal type lookup cache.")]
    private static PyObject? ClearTypeCache(ThreadState ts) =>
        Deprecations.Warn(ts, "DeprecationWarning", "sys._clear_type_cache() is deprecated and scheduled for removal in a future version. Use sys._clear_internal_caches() instead.") ? PyNone.Instance : null;

    [PyFunction("_clear_type_descriptors(type, /)", Doc = "Private function for clearing certain descriptors from a type's dictionary")]
    private static PyObject? ClearTypeDescriptors(ThreadState ts, PyType type)
    {
        if (!type.IsHeapType)
        {
            return Raise.TypeError(ts, "argument is immutable");
        }

        type.SetOwn(PyStr.Intern("__dict__"), null);
        type.SetOwn(PyStr.Intern("__weakref__"), null);
        return PyNone.Instance;
    }

    [PyFunction("_clear_internal_caches()", Doc = "Clear all internal performance-related caches.")]
    private static PyObject? ClearInternalCaches(ThreadState ts) => PyNone.Instance;

    [PyFunction("audit(event, /, *args)", Doc = "Passes the event to any hooks that are attached.")]
    private static PyObject? Audit(ThreadState ts, PyStr name, ReadOnlySpan<PyObject> arguments) =>
        ts.Interpreter.AuditHooks is null || RunAuditHooks(ts, name, PyTuple.Create(arguments)) ? PyNone.Instance : null;

    [PyFunction("addaudithook(hook)", Doc = "Adds a new audit hook callback.")]
    private static PyObject? AddAuditHook(ThreadState ts, PyObject hook)
    {
        (ts.Interpreter.AuditHooks ??= []).Add(hook);
        return PyNone.Instance;
    }

    [PyFunction("displayhook(object, /)", Doc = "Print an object to sys.stdout and also save it in builtins._")]
    private static PyObject? DisplayHook(ThreadState ts, PyObject value)
    {
        if (value is PyNone)
        {
            return PyNone.Instance;
        }

        PyDict builtins = ts.Interpreter.Builtins;
        builtins.SetInterned("_", PyNone.Instance);
        if (ts.Interpreter.Sys.GetInterned("stdout") is not { } stdout || stdout is PyNone)
        {
            return Raise.RuntimeError(ts, "lost sys.stdout");
        }

        if (Text.Repr(ts, value) is not { } text || !WriteEscaped(ts, stdout, text) || Calls.CallMethod(ts, stdout, "write", PyStr.From("\n")) is null)
        {
            return null;
        }

        builtins.SetInterned("_", value);
        return PyNone.Instance;
    }

    [PyFunction("_baserepl()", Doc = "Private function for getting the base REPL")]
    private static PyObject? BaseLoop(ThreadState ts)
    {
        PyObject? main = Adder.Runtime.Import.Imports.Import(ts, "__main__");
        return main is PyModule module && Prompt.StandardInputProgram.Run(ts, module.Dictionary) ? PyNone.Instance : null;
    }

    [PyFunction("is_remote_debug_enabled()", Doc = "Return True if remote debugging is enabled, False otherwise.")]
    private static bool IsRemoteDebugEnabled() => false;

    /// <summary>Another process's memory cannot be told to run Python: .NET moves objects.</summary>
    [PyFunction("remote_exec(pid, script)", Doc = "Remote debugging is not available; this raises RuntimeError.")]
    private static PyObject? RemoteExecute(ThreadState ts, int processId, PyObject script) => Raise.RuntimeError(ts, "Remote debugging is not enabled");

    [PyFunction("excepthook(exctype, value, traceback, /)", Doc = "Handle an exception by displaying it with a traceback on sys.stderr.")]
    private static PyObject? ExceptHook(ThreadState ts, PyObject type, PyObject value, PyObject traceback)
    {
        if (value is PyBaseException exception && traceback is PyTraceback given)
        {
            exception.Traceback ??= given;
        }

        ErrorPrinting.Print(ts, value);
        return PyNone.Instance;
    }

    [PyFunction("unraisablehook(unraisable, /)", Doc = "Handle an unraisable exception.")]
    private static PyObject? UnraisableHook(ThreadState ts, PyObject unraisable) => Unraisable.Print(ts, unraisable) ? PyNone.Instance : null;

    [PyFunction("breakpointhook(*args, **kwargs)", Doc = "This hook function is called by built-in breakpoint().")]
    private static PyObject? BreakpointHook(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyDict? keywords) => Breakpoints.Run(ts, PyTuple.Create(arguments), keywords);

    [PyFunction("get_asyncgen_hooks()", Doc = "Return the installed asynchronous generators hooks.")]
    private static PyObject? GetAsyncGeneratorHooks(ThreadState ts) =>
        SysInformation.AsyncGeneratorHooks.New(ts.AsyncGeneratorFirstIterator ?? PyNone.Instance, ts.AsyncGeneratorFinalizer ?? PyNone.Instance);

    [PyFunction("set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)", TextSignature = null, Doc = "Set a finalizer for async generators objects.")]
    private static PyObject? SetAsyncGeneratorHooks(ThreadState ts, PyObject? firstIterator, PyObject? finalizer)
    {
        if (finalizer is not (null or PyNone) && !IsCallable(finalizer))
        {
            return Raise.TypeError(ts, $"callable finalizer expected, got {finalizer.Type.Name}");
        }

        if (firstIterator is not (null or PyNone) && !IsCallable(firstIterator))
        {
            return Raise.TypeError(ts, $"callable firstiter expected, got {firstIterator.Type.Name}");
        }

        ts.AsyncGeneratorFinalizer = finalizer is null ? ts.AsyncGeneratorFinalizer : finalizer is PyNone ? null : finalizer;
        ts.AsyncGeneratorFirstIterator = firstIterator is null ? ts.AsyncGeneratorFirstIterator : firstIterator is PyNone ? null : firstIterator;
        return PyNone.Instance;
    }

    [PyFunction("get_coroutine_origin_tracking_depth()", Doc = "Check status of origin tracking for coroutine objects in this thread.")]
    private static PyObject? GetCoroutineOriginTrackingDepth(ThreadState ts) => PyInt.From(ts.CoroutineOriginDepth);

    [PyFunction("set_coroutine_origin_tracking_depth(depth)", Doc = "Enable or disable origin tracking for coroutine objects in this thread.")]
    private static PyObject? SetCoroutineOriginTrackingDepth(ThreadState ts, int depth)
    {
        if (depth < 0)
        {
            return Raise.ValueError(ts, "depth must be >= 0");
        }

        ts.CoroutineOriginDepth = depth;
        return PyNone.Instance;
    }

    [PyFunction("getunicodeinternedsize(*, _only_immortal=False)", Doc = "Return the number of elements of the unicode interned dictionary")]
    private static PyObject? GetUnicodeInternedSize(ThreadState ts, bool onlyImmortal) => PyInt.From(PyStr.InternedCount);

    private static bool IsCallable(PyObject value) => value.Type.Slots.Call != null;

    private static bool RunAuditHooks(ThreadState ts, PyStr name, PyTuple arguments)
    {
        foreach (PyObject hook in ts.Interpreter.AuditHooks!)
        {
            if (Calls.Call(ts, hook, name, arguments) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes a text; what the stream cannot encode is written with backslashes.</summary>
    private static bool WriteEscaped(ThreadState ts, PyObject stream, PyStr text)
    {
        if (Calls.CallMethod(ts, stream, "write", text) is not null)
        {
            return true;
        }

        if (!Raise.ClearIf(ts, ExceptionTypes.UnicodeEncodeError))
        {
            return false;
        }

        PyObject? encoding = Attributes.Get(ts, stream, "encoding");
        PyObject? bytes = encoding is null ? null : Calls.CallMethod(ts, text, "encode", encoding, PyStr.From("backslashreplace"));
        PyObject? escaped = bytes is null ? null : Calls.CallMethod(ts, bytes, "decode", encoding!, PyStr.From("strict"));
        return escaped is not null && Calls.CallMethod(ts, stream, "write", escaped) is not null;
    }
}
