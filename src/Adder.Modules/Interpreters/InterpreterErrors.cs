using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Interpreters;

/// <summary>The exceptions of <c>concurrent.interpreters</c>.</summary>
internal static class InterpreterErrors
{
    private const string ModuleName = "concurrent.interpreters";

    public static readonly PyType InterpreterError = PyType.CreateException("InterpreterError", ExceptionTypes.Exception, "A cross-interpreter operation failed", ModuleName);

    public static readonly PyType InterpreterNotFoundError = PyType.CreateException("InterpreterNotFoundError", InterpreterError, "An interpreter was not found", ModuleName);

    /// <summary><c>NotShareableError</c>, of which each interpreter has its own; null: an exception is pending.</summary>
    public static PyType? NotShareableError(ThreadState ts) =>
        ts.Interpreter.StateOf(static () => new State()).NotShareable ??= ModuleErrors.Create(ts, ModuleName, "NotShareableError", ExceptionTypes.TypeError);

    /// <summary>Raises <c>InterpreterError</c>.</summary>
    public static Raised Raise(ThreadState ts, string message) => Adder.Runtime.Raise.Error(ts, InterpreterError, message);

    /// <summary>Raises <c>NotShareableError</c>, with the pending exception, if there is one, as its cause.</summary>
    public static Raised RaiseNotShareable(ThreadState ts, string message)
    {
        PyBaseException? cause = ts.Pending;
        ts.Pending = null;
        if (NotShareableError(ts) is not { } type)
        {
            return default;
        }

        Raised raised = Adder.Runtime.Raise.Error(ts, type, message);
        if (cause is not null && ts.Pending is { } error)
        {
            error.Cause = cause;
        }

        return raised;
    }

    /// <summary>Raises what says that an object cannot go to another interpreter.</summary>
    public static Raised RaiseUnsupported(ThreadState ts, PyObject value)
    {
        PyBaseException? cause = ts.Pending;
        ts.Pending = null;
        if (Adder.Runtime.Protocols.Text.Str(ts, value) is not { } text)
        {
            return default;
        }

        ts.Pending = cause;
        return RaiseNotShareable(ts, $"{text} does not support cross-interpreter data");
    }

    /// <summary>The exception class of an interpreter.</summary>
    private sealed class State
    {
        public PyType? NotShareable { get; set; }
    }
}
