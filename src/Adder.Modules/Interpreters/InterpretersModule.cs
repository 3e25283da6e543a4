using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary><c>_interpreters</c>: making, running and ending interpreters.</summary>
[PyModule("_interpreters", Types = [typeof(PyCrossInterpreterBufferView)], Doc = "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.")]
internal static unsafe partial class InterpretersModule
{
    [PyConstant("WHENCE_UNKNOWN")]
    private const long WhenceUnknown = (long)InterpreterOrigin.Unknown;

    [PyConstant("WHENCE_RUNTIME")]
    private const long WhenceRuntime = (long)InterpreterOrigin.Runtime;

    [PyConstant("WHENCE_LEGACY_CAPI")]
    private const long WhenceLegacyApi = (long)InterpreterOrigin.LegacyApi;

    [PyConstant("WHENCE_CAPI")]
    private const long WhenceApi = (long)InterpreterOrigin.Api;

    [PyConstant("WHENCE_XI")]
    private const long WhenceCrossInterpreter = (long)InterpreterOrigin.CrossInterpreter;

    [PyConstant("WHENCE_STDLIB")]
    private const long WhenceLibrary = (long)InterpreterOrigin.Library;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (InterpreterErrors.NotShareableError(ts) is not { } notShareable)
        {
            return Done.Error;
        }

        module.Add("InterpreterError", InterpreterErrors.InterpreterError);
        module.Add("InterpreterNotFoundError", InterpreterErrors.InterpreterNotFoundError);
        module.Add("NotShareableError", notShareable);
        return Done.Ok;
    }

    // ---- settings

    [PyFunction("new_config(name='isolated', /, **overrides)", TextSignature = null, Doc = "new_config(name='isolated', /, **overrides) -> type.SimpleNamespace\n\nReturn a representation of a new interpreter configuration.")]
    private static PyObject? NewConfiguration(ThreadState ts, string? name, PyDict? overrides)
    {
        InterpreterConfiguration? configuration = ConfigurationObjects.Named(ts, name ?? "");
        if (configuration is not null && overrides is { Count: > 0 })
        {
            configuration = ConfigurationObjects.Update(ts, configuration, overrides, mayLack: true);
        }

        return configuration is null ? null : ConfigurationObjects.ToNamespace(configuration);
    }

    [PyFunction("get_config(id, *, restrict=False)", TextSignature = null, Doc = "get_config(id, *, restrict=False) -> types.SimpleNamespace\n\nReturn a representation of the config used to initialize the interpreter.")]
    private static PyObject? GetConfiguration(ThreadState ts, PyObject id, bool restrict) =>
        Find(ts, id, restrict, "get the config of") is { } interpreter ? ConfigurationObjects.ToNamespace(interpreter.Configuration) : null;

    // ---- making and ending

    [PyFunction("create(config=None, *, reqrefs=False)", TextSignature = null, Doc = "create([config], *, reqrefs=False) -> ID\n\nCreate a new interpreter and return a unique generated ID.")]
    private static PyObject? Create(ThreadState ts, PyObject? config, bool reqrefs)
    {
        if (ConfigurationObjects.From(ts, config) is not { } configuration)
        {
            return null;
        }

        if (PyInterpreter.CreateSubinterpreter(ts, configuration, InterpreterOrigin.Library, out string? failure) is not { } made)
        {
            return RaiseNotCreated(ts, failure);
        }

        made.EndsWithReferences = reqrefs;
        return PyInt.From(made.Id);
    }

    /// <summary>Raises InterpreterError for an interpreter that could not be started, with the reason behind it.</summary>
    public static Raised RaiseNotCreated(ThreadState ts, string? reason)
    {
        _ = RaiseCause(ts, reason);
        PyBaseException cause = ts.TakePending();
        Raised raised = InterpreterErrors.Raise(ts, "interpreter creation failed");
        if (ts.Pending is { } error)
        {
            error.Context = cause;
        }

        return raised;
    }

    /// <summary>Raises InterpreterError with the reason alone.</summary>
    public static Raised RaiseCause(ThreadState ts, string? reason) =>
        InterpreterErrors.Raise(ts, reason is null ? "sub-interpreter creation failed" : $"sub-interpreter creation failed: {reason}");

    [PyFunction("destroy(id, *, restrict=False)", TextSignature = null, Doc = "destroy(id, *, restrict=False)\n\nDestroy the identified interpreter.")]
    private static PyObject? Destroy(ThreadState ts, PyObject id, bool restrict)
    {
        if (Find(ts, id, restrict, "destroy") is not { } interpreter)
        {
            return null;
        }

        if (ReferenceEquals(interpreter, ts.Interpreter))
        {
            return InterpreterErrors.Raise(ts, "cannot destroy the current interpreter");
        }

        if (interpreter.IsRunningMain)
        {
            return InterpreterErrors.Raise(ts, "interpreter running");
        }

        interpreter.End(ts);
        return PyNone.Instance;
    }

    [PyFunction("incref(id, *, implieslink=False, restrict=False)", TextSignature = null)]
    private static PyObject? AddReference(ThreadState ts, PyObject id, bool implieslink, bool restrict)
    {
        if (Find(ts, id, restrict, "incref") is not { } interpreter)
        {
            return null;
        }

        interpreter.EndsWithReferences |= implieslink;
        interpreter.AddReference();
        return PyNone.Instance;
    }

    [PyFunction("decref(id, *, restrict=False)", TextSignature = null)]
    private static PyObject? RemoveReference(ThreadState ts, PyObject id, bool restrict)
    {
        if (Find(ts, id, restrict, "decref") is not { } interpreter)
        {
            return null;
        }

        interpreter.RemoveReference(ts);
        return PyNone.Instance;
    }

    // ---- asking

    [PyFunction("list_all(*, require_ready=False)", TextSignature = null, Doc = "list_all() -> [(ID, whence)]\n\nReturn a list containing the ID of every existing interpreter.")]
    private static PyObject ListAll(ThreadState ts, bool require_ready)
    {
        var list = new PyList();
        foreach (PyInterpreter interpreter in ts.Interpreter.Table.All())
        {
            if (interpreter.IsReady || !require_ready)
            {
                list.Add(Summary(interpreter));
            }
        }

        return list;
    }

    [PyFunction("get_current()", TextSignature = "($self, /)", Doc = "get_current() -> (ID, whence)\n\nReturn the ID of current interpreter.")]
    private static PyObject GetCurrent(ThreadState ts) => Summary(ts.Interpreter);

    [PyFunction("get_main()", TextSignature = "($self, /)", Doc = "get_main() -> (ID, whence)\n\nReturn the ID of main interpreter.")]
    private static PyObject GetMain(ThreadState ts) => Summary(ts.Interpreter.Table.Main);

    [PyFunction("whence(id)", TextSignature = null, Doc = "whence(id) -> int\n\nReturn an identifier for where the interpreter was created.")]
    private static PyObject? Whence(ThreadState ts, PyObject id) => Find(ts, id) is { } interpreter ? PyInt.From((int)interpreter.Origin) : null;

    [PyFunction("is_running(id, *, restrict=False)", TextSignature = null, Doc = "is_running(id, *, restrict=False) -> bool\n\nReturn whether or not the identified interpreter is running.")]
    private static PyObject? IsRunning(ThreadState ts, PyObject id, bool restrict) => Find(ts, id, restrict, "check if running for") is { } interpreter ? PyBool.From(interpreter.IsRunningMain) : null;

    [PyFunction("is_shareable(obj)", TextSignature = null, Doc = "is_shareable(obj) -> bool\n\nReturn True if the object's data may be shared between interpreters and\nFalse otherwise.")]
    private static bool IsShareable(ThreadState ts, PyObject obj) => CrossData.IsShareable(ts, obj);

    [PyFunction("capture_exception(exc=None)", TextSignature = null, Doc = "capture_exception(exc=None) -> types.SimpleNamespace\n\nReturn a snapshot of an exception.")]
    private static PyObject? CaptureException(ThreadState ts, PyObject? exc)
    {
        PyObject? given = exc is null or PyNone ? ts.HandledException : exc;
        return given switch
        {
            null => PyNone.Instance,
            PyBaseException exception => ExceptionSnapshot.Of(ts, exception).ToNamespace(),
            _ => Text.Repr(ts, given) is { } shown ? Raise.TypeError(ts, $"expected exception, got {shown}") : null,
        };
    }

    // ---- running

    [PyFunction("set___main___attrs(id, ns, *, restrict=False)", TextSignature = null, Doc = "set___main___attrs(id, ns, *, restrict=False)\n\nBind the given attributes in the interpreter's __main__ module.")]
    private static PyObject? SetMainAttributes(ThreadState ts, PyObject id, PyObject ns, bool restrict)
    {
        if (Find(ts, id, restrict, "update __main__ for") is not { } interpreter)
        {
            return null;
        }

        if (ns is not PyDict { Count: > 0 } names)
        {
            return ns is PyDict ? Raise.ValueError(ts, "arg 2 must be a non-empty dict") : ArgumentErrors.BadArgument(ts, "_interpreters.set___main___attrs", "argument 2", "dict", ns);
        }

        return MainRun.SetNames(ts, interpreter, names) ? PyNone.Instance : null;
    }

    [PyFunction("exec(id, code, shared=<unrepresentable>, *, restrict=False)", TextSignature = null, Doc = "exec(id, code, shared=None, *, restrict=False)\n\nExecute the provided code in the identified interpreter.")]
    private static PyObject? Exec(ThreadState ts, PyObject id, PyObject code, PyObject? shared, bool restrict) =>
        Find(ts, id, restrict, "exec code for") is { } interpreter && Names(ts, "exec", shared, out PyDict? names) ? MainRun.Script(ts, interpreter, code, names) : null;

    [PyFunction("run_string(id, script, shared=<unrepresentable>, *, restrict=False)", TextSignature = null, Doc = "run_string(id, script, shared=None, *, restrict=False)\n\nExecute the provided string in the identified interpreter.")]
    private static PyObject? RunString(ThreadState ts, PyObject id, PyObject script, PyObject? shared, bool restrict)
    {
        if (Find(ts, id, restrict, "run a string in") is not { } interpreter || !Names(ts, "run_string", shared, out PyDict? names))
        {
            return null;
        }

        return script is PyStr ? MainRun.Script(ts, interpreter, script, names) : ArgumentErrors.BadArgument(ts, "_interpreters.run_string", "argument 2", "str", script);
    }

    [PyFunction("run_func(id, func, shared=<unrepresentable>, *, restrict=False)", TextSignature = null, Doc = "run_func(id, func, shared=None, *, restrict=False)\n\nExecute the body of the provided function in the identified interpreter.")]
    private static PyObject? RunFunction(ThreadState ts, PyObject id, PyObject func, PyObject? shared, bool restrict)
    {
        if (Find(ts, id, restrict, "run a function in") is not { } interpreter || !Names(ts, "run_func", shared, out PyDict? names))
        {
            return null;
        }

        return func is PyFunction or CodeObject ? MainRun.Script(ts, interpreter, func, names) : ArgumentErrors.BadArgument(ts, "_interpreters.run_func", "argument 2", "a function", func);
    }

    [PyFunction("call(id, callable, args=<unrepresentable>, kwargs=<unrepresentable>, *, restrict=False)", TextSignature = null,
        Doc = "call(id, callable, args=None, kwargs=None, *, restrict=False)\n\nCall the provided object in the identified interpreter.")]
    private static PyObject? Call(ThreadState ts, PyObject id, PyObject callable, PyObject? args, PyObject? kwargs, bool restrict)
    {
        if (Find(ts, id, restrict, "make a call in") is not { } interpreter)
        {
            return null;
        }

        if (args is not (null or PyTuple))
        {
            return ArgumentErrors.BadArgument(ts, "_interpreters.call", "argument 3", "tuple", args);
        }

        return kwargs is null or PyDict
            ? MainRun.Call(ts, interpreter, callable, args as PyTuple, kwargs as PyDict)
            : ArgumentErrors.BadArgument(ts, "_interpreters.call", "argument 4", "dict", kwargs);
    }

    private static bool Names(ThreadState ts, string function, PyObject? shared, out PyDict? names)
    {
        names = shared as PyDict;
        return shared is null or PyDict || (bool)ArgumentErrors.BadArgument(ts, $"_interpreters.{function}", "argument 3", "dict", shared);
    }

    private static PyTuple Summary(PyInterpreter interpreter) => PyTuple.Create(PyInt.From(interpreter.Id), PyInt.From((int)interpreter.Origin));

    /// <summary>The interpreter of a number; null: an exception is pending.</summary>
    internal static PyInterpreter? Find(ThreadState ts, PyObject id)
    {
        if (!CrossNumbers.TryId(ts, id, "interpreter", out long number))
        {
            return null;
        }

        if (ts.Interpreter.Table.Find(number) is { } interpreter)
        {
            return interpreter;
        }

        _ = Raise.Error(ts, InterpreterErrors.InterpreterNotFoundError, $"unrecognized interpreter ID {number}");
        return null;
    }

    /// <summary>The interpreter of a number, one that can be worked with; null: an exception is pending.</summary>
    /// <param name="restrict">Only one that the library has made.</param>
    private static PyInterpreter? Find(ThreadState ts, PyObject id, bool restrict, string purpose)
    {
        PyInterpreter? interpreter = Find(ts, id);
        if (interpreter is null || (interpreter.IsReady && (!restrict || interpreter.Origin == InterpreterOrigin.Library)))
        {
            return interpreter;
        }

        _ = InterpreterErrors.Raise(ts, interpreter.IsReady ? $"cannot {purpose} unrecognized interpreter {interpreter.Id}" : $"cannot {purpose} interpreter {interpreter.Id} (not ready)");
        return null;
    }
}

/// <summary>The numbers by which interpreters, queues and channels are known in all interpreters.</summary>
internal static class CrossNumbers
{
    /// <summary>Takes a number; false: an exception is pending.</summary>
    public static unsafe bool TryId(ThreadState ts, PyObject value, string kind, out long number)
    {
        number = 0;
        if (value.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"{kind} ID must be an int, got {value.Type.Name}");
        }

        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (!index.TryGetInt64(out number))
        {
            return Raise.OverflowError(ts, "int too big to convert");
        }

        return number >= 0 || (bool)Raise.ValueError(ts, $"{kind} ID must be a non-negative int, got {number}");
    }
}
