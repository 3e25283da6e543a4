using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Exceptions that have nobody to go to: those of finalizers, callbacks, exit functions.</summary>
internal static unsafe class Unraisable
{
    private static readonly StructSequenceDefinition s_arguments = new()
    {
        Name = "UnraisableHookArgs", Module = "sys", Visible = 5,
        Fields = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
        Doc = "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
    };

    /// <summary>
    /// Hands the pending exception to <c>sys.unraisablehook</c>: with the object that it happened in, or, where there is a message, with that and the object's repr after it.
    /// </summary>
    public static void Report(ThreadState ts, PyObject? culprit, string? message)
    {
        PyBaseException exception = ts.TakePending();
        FrameRecord* frame = ts.CurrentFrame;
        if (exception.Traceback is null && frame != null)
        {
            // It was raised by native code: the traceback shows where that happened.
            exception.Traceback = new PyTraceback(null, FrameRecord.Materialize(frame), frame->InstructionIndex * 2, -1);
        }

        if (message is not null && culprit is not null)
        {
            message = $"{message} {Text.Repr(ts, culprit)?.ToString() ?? "<object repr() failed>"}";
            ts.Pending = null;
            culprit = null;
        }

        PyStructSequence arguments = s_arguments.New(
            exception.Type, exception, exception.Traceback ?? (PyObject)PyNone.Instance, message is null ? PyNone.Instance : PyStr.From(message), culprit ?? PyNone.Instance);
        PyObject? hook = ts.Interpreter.Sys.GetInterned("unraisablehook");
        PyObject? done = hook is null or PyNone ? null : Calls.Call(ts, hook, arguments);
        if (done is null)
        {
            if (hook is not (null or PyNone))
            {
                // The hook's own exception is shown in place of the one that it was given.
                PyBaseException failure = ts.TakePending();
                arguments = s_arguments.New(failure.Type, failure, failure.Traceback ?? (PyObject)PyNone.Instance, PyStr.From("Exception ignored in sys.unraisablehook"), hook);
            }

            ts.Pending = null;
            _ = Print(ts, arguments);
            ts.Pending = null;
        }
    }

    /// <summary>Hands the pending exception to <c>sys.unraisablehook</c> with a message that ends in the representation of what it is about.</summary>
    public static void ReportAbout(ThreadState ts, string message, PyObject subject)
    {
        PyBaseException exception = ts.TakePending();
        PyStr? shown = Text.Repr(ts, subject);
        ts.Pending = exception;
        Report(ts, null, shown is null ? message : $"{message} {shown}");
    }

    /// <summary>Prints it to <c>sys.stderr</c>, as the default hook does; false: an exception is pending.</summary>
    public static bool Print(ThreadState ts, PyObject unraisable)
    {
        if (unraisable is not PyStructSequence { Items.Length: 5 } arguments)
        {
            return Raise.TypeError(ts, "sys.unraisablehook argument type must be UnraisableHookArgs");
        }

        if (ts.Interpreter.Sys.GetInterned("stderr") is not { } stderr || stderr is PyNone)
        {
            return true;
        }

        string message = arguments[3] is PyStr given ? given.ToString() : "Exception ignored in";
        var builder = new TextBuilder();
        builder.Append(message);
        if (arguments[4] is not PyNone)
        {
            builder.Append(": ");
            if (Text.Repr(ts, arguments[4]) is { } shown)
            {
                builder.Append(shown);
            }
            else
            {
                ts.Pending = null;
                builder.Append("<object repr() failed>");
            }
        }

        builder.Append(arguments[4] is PyNone && arguments[3] is PyStr ? ":\n" : "\n");
        bool isNamed = arguments[3] is PyStr || arguments[4] is not PyNone;
        if (isNamed && Calls.CallMethod(ts, stderr, "write", builder.ToStr()) is null)
        {
            return false;
        }

        if (arguments[1] is PyBaseException exception
            && Calls.CallMethod(ts, stderr, "write", PyStr.From(ErrorPrinting.FormatPlainly(ts, exception))) is null)
        {
            return false;
        }

        return Calls.CallMethod(ts, stderr, "flush") is not null;
    }
}
