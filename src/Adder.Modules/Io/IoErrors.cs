using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary>Errors and checks that all streams share.</summary>
internal static class IoErrors
{
    /// <summary><c>io.UnsupportedOperation</c>: an OSError and a ValueError, made when first needed.</summary>
    public static PyType? UnsupportedOperation(ThreadState ts)
    {
        IoState state = ts.Interpreter.StateOf(static () => new IoState());
        if (state.UnsupportedOperation is null)
        {
            var members = new PyDict();
            members.SetInterned("__module__", PyStr.Intern("io"));
            state.UnsupportedOperation = Calls.Call(
                ts, PyType.TypeObject, PyStr.Intern("UnsupportedOperation"), PyTuple.Create(ExceptionTypes.OSError, ExceptionTypes.ValueError), members) as PyType;
        }

        return state.UnsupportedOperation;
    }

    public static Raised Unsupported(ThreadState ts, string what) => UnsupportedOperation(ts) is { } type ? Raise.Error(ts, type, what) : default;

    public static Raised Closed(ThreadState ts) => Raise.ValueError(ts, "I/O operation on closed file.");

    /// <summary>Whether the stream's <c>closed</c> is false; otherwise a ValueError is pending.</summary>
    public static bool CheckOpen(ThreadState ts, PyObject stream)
    {
        PyObject? closed = Attributes.Get(ts, stream, "closed");
        Truth isClosed = closed is null ? Truth.Error : Truthiness.IsTrue(ts, closed);
        return isClosed == Truth.False || (isClosed == Truth.True && (bool)Closed(ts));
    }

    /// <summary>Whether a predicate method of the stream says True; otherwise UnsupportedOperation is pending.</summary>
    public static bool CheckAble(ThreadState ts, PyObject stream, string predicate, string message)
    {
        PyObject? able = Calls.CallMethod(ts, stream, predicate);
        return able is not null && (ReferenceEquals(able, PyBool.True) || (bool)Unsupported(ts, message));
    }
}

/// <summary>What <c>_io</c> keeps per interpreter.</summary>
internal sealed class IoState
{
    public PyType? UnsupportedOperation { get; set; }
}
