using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary>Runs something in <c>__main__</c> of another interpreter, on the calling thread. One such run at a time is possible in each.</summary>
internal static class MainRun
{
    /// <summary>Sets names in <c>__main__</c>; false: an exception is pending.</summary>
    public static bool SetNames(ThreadState ts, PyInterpreter interpreter, PyDict names) => SharedNames.Of(ts, names) is { } shared && Run(ts, interpreter, shared, null, out _);

    /// <summary>Runs a script: None, or what is known of the exception that ended it; null: an exception is pending.</summary>
    public static PyObject? Script(ThreadState ts, PyInterpreter interpreter, PyObject script, PyDict? names)
    {
        if (Scripts.CodeOf(ts, script, pure: false) is not { } code || MarshalledData.From(ts, code) is not { } data)
        {
            return null;
        }

        SharedNames? shared = null;
        if (names is { Count: > 0 } && (shared = SharedNames.Of(ts, names)) is null)
        {
            return null;
        }

        if (!Run(ts, interpreter, shared, new ScriptTask(data), out ExceptionSnapshot? raised))
        {
            return null;
        }

        return raised is null ? PyNone.Instance : raised.ToNamespace();
    }

    /// <summary>Calls something: a pair of its result and what is known of the exception that ended it, one of them None; null: an exception is pending.</summary>
    public static PyObject? Call(ThreadState ts, PyInterpreter interpreter, PyObject callable, PyTuple? arguments, PyDict? keywords)
    {
        if (CallTask.Of(ts, callable, arguments, keywords) is not { } task || !Run(ts, interpreter, null, task, out ExceptionSnapshot? raised))
        {
            return null;
        }

        if (raised is not null)
        {
            return PyTuple.Create(PyNone.Instance, raised.ToNamespace());
        }

        PyObject? result = task.Result!.Restore(ts);
        task.Result.Release();
        return result is null ? null : PyTuple.Create(result, PyNone.Instance);
    }

    /// <summary>False: an exception is pending in the calling interpreter.</summary>
    /// <param name="raised">What the program raised, if it did.</param>
    private static bool Run(ThreadState ts, PyInterpreter interpreter, SharedNames? shared, MainTask? task, out ExceptionSnapshot? raised)
    {
        raised = null;
        MainFailure? failure = null;
        if (!interpreter.BeginRunningMain(ts))
        {
            shared?.Release();
            task?.Release();
            return InterpreterErrors.Raise(ts, "interpreter already running");
        }

        using (var visit = new InterpreterVisit(ts, interpreter))
        {
            ThreadState inside = visit.Thread;
            if (MainModule.Namespace(inside) is not { } main)
            {
                failure = new MainFailure(InterpreterErrors.InterpreterError, "failed to get __main__ namespace", null);
            }
            else if (shared is not null && !shared.Apply(inside, main))
            {
                failure = MainFailure.Of(inside, "failed to apply namespace to __main__");
            }
            else if (task is not null && !task.Run(inside, main, out failure) && failure is null)
            {
                raised = ExceptionSnapshot.Of(inside, inside.TakePending());
            }

            interpreter.EndRunningMain();
        }

        shared?.Release();
        task?.Release();
        return failure is null || failure.RaiseIn(ts);
    }
}

/// <summary>What is done in the other interpreter.</summary>
internal abstract class MainTask
{
    /// <summary>False: the program has raised, or there is a failure of what stands around it.</summary>
    public abstract bool Run(ThreadState ts, PyDict main, out MainFailure? failure);

    /// <summary>What was brought to the other side is not needed any more.</summary>
    public virtual void Release()
    {
    }
}

/// <summary>Something else than the program has failed in the other interpreter.</summary>
/// <param name="Type">The class of the exception that the caller gets; null: NotShareableError.</param>
/// <param name="Detail">What was raised there, as it is printed; null for nothing.</param>
internal sealed record MainFailure(PyType? Type, string Message, string? Detail)
{
    /// <summary>A failure to bring something from one side to the other, for the reason that is pending.</summary>
    public static MainFailure Of(ThreadState inside, string message) =>
        new(null, message, inside.Pending is null ? null : ExceptionSnapshot.Of(inside, inside.TakePending()).Display);

    /// <summary>Raises it in the interpreter that asked.</summary>
    public Raised RaiseIn(ThreadState ts)
    {
        if (Detail is not null)
        {
            _ = Raise.Error(ts, ExceptionTypes.Exception, Detail);
        }

        return Type is null ? InterpreterErrors.RaiseNotShareable(ts, Message) : Raise.Error(ts, Type, Message);
    }
}

/// <summary>Names and values for <c>__main__</c>.</summary>
internal sealed class SharedNames
{
    private readonly List<(string Name, CrossData Value)> _entries = [];

    /// <summary>Those of a dictionary; null: an exception is pending.</summary>
    public static SharedNames? Of(ThreadState ts, PyDict names)
    {
        var shared = new SharedNames();
        int position = 0;
        while (names.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (NameOf(ts, key) is not { } name || CrossData.Of(ts, value, CrossFallback.None) is not { } data)
            {
                shared.Release();
                return null;
            }

            shared._entries.Add((name, data));
        }

        return shared;
    }

    private static string? NameOf(ThreadState ts, PyObject key)
    {
        if (key is not PyStr name)
        {
            _ = Raise.TypeError(ts, "bad argument type for built-in operation");
            return null;
        }

        if (name.HasSurrogates())
        {
            _ = UnicodeErrors.RaiseSurrogates(ts, name);
            return null;
        }

        if (name.ToString().Contains('\0', System.StringComparison.Ordinal))
        {
            _ = Raise.ValueError(ts, "embedded null character");
            return null;
        }

        return name.ToString();
    }

    public void Release()
    {
        foreach ((_, CrossData value) in _entries)
        {
            value.Release();
        }
    }

    public bool Apply(ThreadState ts, PyDict main)
    {
        foreach ((string name, CrossData value) in _entries)
        {
            if (value.Restore(ts) is not { } restored)
            {
                return false;
            }

            main.SetInterned(name, restored);
        }

        return true;
    }
}

/// <summary>Runs a script's code.</summary>
internal sealed class ScriptTask(CrossData code) : MainTask
{
    public override bool Run(ThreadState ts, PyDict main, out MainFailure? failure)
    {
        failure = null;
        return code.Restore(ts) is CodeObject restored && EvalCode.Run(ts, restored, main, null, null) is not null;
    }
}

/// <summary>Calls something that may be called.</summary>
internal sealed class CallTask(CrossData function, CrossData? arguments, CrossData? keywords) : MainTask
{
    /// <summary>What the call gave.</summary>
    public CrossData? Result { get; private set; }

    /// <summary>Takes up what is to be called; null: an exception is pending.</summary>
    public static unsafe CallTask? Of(ThreadState ts, PyObject callable, PyTuple? arguments, PyDict? keywords)
    {
        if (callable.Type.Slots.Call == null)
        {
            _ = Text.Repr(ts, callable) is { } shown && Raise.TypeError(ts, $"expected a callable, got {shown}");
            return null;
        }

        if (FunctionOf(ts, callable) is not { } function)
        {
            return null;
        }

        CrossData? positional = null;
        CrossData? named = null;
        bool taken = (arguments is not { Count: > 0 } || (positional = CrossData.Of(ts, arguments, CrossFallback.Full)) is not null)
            && (keywords is not { Count: > 0 } || (named = CrossData.Of(ts, keywords, CrossFallback.Full)) is not null);
        var task = new CallTask(function, positional, named);
        if (!taken)
        {
            task.Release();
        }

        return taken ? task : null;
    }

    /// <summary>As code where that is enough, else as a pickle; where neither can be, what is said is why the code was not enough.</summary>
    private static CrossData? FunctionOf(ThreadState ts, PyObject callable)
    {
        if (FunctionData.From(ts, callable) is { } code)
        {
            return code;
        }

        PyBaseException reason = ts.TakePending();
        CrossData? pickled = PickledData.From(ts, callable);
        if (pickled is null)
        {
            ts.Pending = reason;
        }

        return pickled;
    }

    public override bool Run(ThreadState ts, PyDict main, out MainFailure? failure)
    {
        failure = null;
        PyObject? callable = Restore(ts, function, "func", ref failure);
        PyObject? positional = failure is null && arguments is not null ? Restore(ts, arguments, "args", ref failure) : PyTuple.Empty;
        PyObject? named = failure is null && keywords is not null ? Restore(ts, keywords, "kwargs", ref failure) : null;
        if (failure is not null)
        {
            return false;
        }

        if (Calls.CallWith(ts, callable!, (PyTuple)positional!, (PyDict?)named) is not { } result)
        {
            return false;
        }

        Result = CrossData.Of(ts, result, CrossFallback.Full);
        if (Result is null)
        {
            failure = MainFailure.Of(ts, "object does not support cross-interpreter data");
        }

        return Result is not null;
    }

    public override void Release()
    {
        function.Release();
        arguments?.Release();
        keywords?.Release();
    }

    private static PyObject? Restore(ThreadState ts, CrossData data, string what, ref MainFailure? failure)
    {
        PyObject? restored = data.Restore(ts);
        if (restored is null)
        {
            failure = MainFailure.Of(ts, $"{what} not shareable");
        }

        return restored;
    }
}
