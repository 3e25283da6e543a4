using Adder.Modules.Interpreters;
using Adder.Modules.Types;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary>Interpreters made past the library, and objects on their way between interpreters.</summary>
internal static unsafe partial class InternalCapiModule
{
    [PyFunction("run_in_subinterp_with_config(code, config, xi=False)", TextSignature = null)]
    private static PyObject? RunInSubinterpreter(ThreadState ts, PyStr code, PyObject config, bool xi)
    {
        if (ConfigurationObjects.From(ts, config) is not { } configuration)
        {
            return null;
        }

        return SimpleRun.InNew(ts, code, configuration, xi ? InterpreterOrigin.CrossInterpreter : InterpreterOrigin.Api) is { } result
            ? PyInt.From(result)
            : null;
    }

    [PyFunction("create_interpreter(config=None, *, whence=4)", TextSignature = null)]
    private static PyObject? CreateInterpreter(ThreadState ts, PyObject? config, int whence)
    {
        if (whence is < 0 or > (int)InterpreterOrigin.CrossInterpreter)
        {
            return Raise.ValueError(ts, $"unsupported whence {whence}");
        }

        var origin = (InterpreterOrigin)whence;
        InterpreterConfiguration? configuration = origin is InterpreterOrigin.LegacyApi or InterpreterOrigin.Unknown && config is null or PyNone
            ? InterpreterConfiguration.Legacy
            : ConfigurationObjects.From(ts, config);
        if (configuration is null)
        {
            return null;
        }

        return PyInterpreter.CreateSubinterpreter(ts, configuration, origin, out string? failure) is { } made
            ? PyInt.From(made.Id)
            : InterpretersModule.RaiseCause(ts, failure);
    }

    [PyFunction("destroy_interpreter(id, *, basic=False)", TextSignature = null)]
    private static PyObject? DestroyInterpreter(ThreadState ts, PyObject id, bool basic)
    {
        if (InterpretersModule.Find(ts, id) is not { } interpreter)
        {
            return null;
        }

        interpreter.End(ts);
        return PyNone.Instance;
    }

    [PyFunction("exec_interpreter(id, code, *, main=False)", TextSignature = null)]
    private static PyObject? ExecInterpreter(ThreadState ts, PyObject id, PyStr code, bool main)
    {
        if (InterpretersModule.Find(ts, id) is not { } interpreter)
        {
            return null;
        }

        if (main && !interpreter.BeginRunningMain(ts))
        {
            return InterpreterErrors.Raise(ts, "interpreter already running");
        }

        int result;
        using (var visit = new InterpreterVisit(ts, interpreter))
        {
            result = SimpleRun.Here(visit.Thread, code.ToString());
            if (main)
            {
                interpreter.EndRunningMain();
            }
        }

        return PyInt.From(result);
    }

    [PyFunction("next_interpreter_id()")]
    private static PyObject NextInterpreterId(ThreadState ts) => PyInt.From(ts.Interpreter.Table.NextId);

    [PyFunction("unused_interpreter_id()")]
    private static PyObject UnusedInterpreterId() => PyInt.From(long.MaxValue);

    [PyFunction("normalize_interp_id(id, /)")]
    private static PyObject? NormalizeInterpreterId(ThreadState ts, PyObject id) => CrossNumbers.TryId(ts, id, "interpreter", out long number) ? PyInt.From(number) : null;

    [PyFunction("interpreter_exists(id, /)")]
    private static PyObject? InterpreterExists(ThreadState ts, PyObject id) =>
        CrossNumbers.TryId(ts, id, "interpreter", out long number) ? PyBool.From(ts.Interpreter.Table.Find(number) is not null) : null;

    [PyFunction("get_interpreter_refcount(id, /)")]
    private static PyObject? InterpreterReferences(ThreadState ts, PyObject id) => InterpretersModule.Find(ts, id) is { } interpreter ? PyInt.From(interpreter.References) : null;

    [PyFunction("interpreter_refcount_linked(id, /)")]
    private static PyObject? EndsWithReferences(ThreadState ts, PyObject id) => InterpretersModule.Find(ts, id) is { } interpreter ? PyBool.From(interpreter.EndsWithReferences) : null;

    [PyFunction("link_interpreter_refcount(id, /)")]
    private static PyObject? LinkReferences(ThreadState ts, PyObject id) => SetEndsWithReferences(ts, id, true);

    [PyFunction("unlink_interpreter_refcount(id, /)")]
    private static PyObject? UnlinkReferences(ThreadState ts, PyObject id) => SetEndsWithReferences(ts, id, false);

    private static PyObject? SetEndsWithReferences(ThreadState ts, PyObject id, bool value)
    {
        if (InterpretersModule.Find(ts, id) is not { } interpreter)
        {
            return null;
        }

        interpreter.EndsWithReferences = value;
        return PyNone.Instance;
    }

    [PyFunction("get_interp_settings(interpid=-1, /)", TextSignature = null)]
    private static PyObject? InterpreterSettings(ThreadState ts, long interpid)
    {
        PyInterpreter? interpreter = interpid < 0 ? ts.Interpreter : ts.Interpreter.Table.Find(interpid);
        if (interpreter is null)
        {
            return Raise.NotImplementedError(ts, $"{interpid}");
        }

        // The bits are CPython's Py_RTFLAGS_….
        InterpreterConfiguration configuration = interpreter.Configuration;
        int flags = (configuration.UsesMainMemory ? 1 << 5 : 0) | (configuration.ChecksExtensions ? 1 << 8 : 0) | (configuration.AllowsThreads ? 1 << 10 : 0)
            | (configuration.AllowsDaemonThreads ? 1 << 11 : 0) | (configuration.AllowsFork ? 1 << 15 : 0) | (configuration.AllowsExec ? 1 << 16 : 0);
        PyDict settings = Numbers(("feature_flags", flags));
        settings.SetInterned("own_gil", PyBool.From(configuration.Locking == InterpreterLocking.Own));
        return settings;
    }

    // ---- objects on their way

    [PyFunction("get_crossinterp_data(obj, mode=None)", TextSignature = null)]
    private static PyObject? GetCrossData(ThreadState ts, PyObject obj, string? mode)
    {
        CrossData? data = null;
        switch (mode)
        {
            case null or "xidata":
                data = CrossData.Of(ts, obj, CrossFallback.None);
                break;
            case "fallback":
                data = CrossData.Of(ts, obj, CrossFallback.Full);
                break;
            case "pickle":
                data = PickledData.From(ts, obj);
                break;
            case "marshal":
                data = MarshalledData.From(ts, obj);
                break;
            case "code":
                data = obj is CodeObject ? MarshalledData.From(ts, obj) : null;
                _ = obj is CodeObject || (Adder.Runtime.Protocols.Text.Repr(ts, obj) is { } shown && InterpreterErrors.RaiseNotShareable(ts, $"expected code, got {shown}"));
                break;
            case "func":
                data = FunctionData.From(ts, obj);
                break;
            case "script" or "script-pure":
                data = Scripts.CodeOf(ts, obj, pure: mode == "script-pure") is { } code ? MarshalledData.From(ts, code) : null;
                _ = data is not null || (bool)InterpreterErrors.RaiseNotShareable(ts, "object not a valid script");
                break;
            default:
                return Raise.ValueError(ts, $"unsupported mode '{mode}'");
        }

        return data is null ? null : new PyCapsule(null, data);
    }

    [PyFunction("restore_crossinterp_data(capsule, /)")]
    private static PyObject? RestoreCrossData(ThreadState ts, PyObject capsule) =>
        capsule is PyCapsule { Content: CrossData data } ? data.Restore(ts) : Raise.ValueError(ts, "PyCapsule_GetPointer called with invalid PyCapsule object");
}
