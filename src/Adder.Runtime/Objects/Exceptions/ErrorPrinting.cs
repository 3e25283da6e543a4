using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Adder.Runtime.Protocols;
using Microsoft.Win32.SafeHandles;

namespace Adder.Runtime.Objects;

/// <summary>Printing of exceptions that nobody handled: through the library's <c>traceback</c> module, and natively where that cannot be had.</summary>
internal static class ErrorPrinting
{
    /// <summary>Hands an exception to <c>sys.excepthook</c>, as the interpreter does at the end of a program; an error in the hook is shown with the exception itself.</summary>
    public static void PrintUncaught(ThreadState ts, PyBaseException exception)
    {
        PyDict sys = ts.Interpreter.Sys;
        PyObject traceback = exception.Traceback ?? (PyObject)PyNone.Instance;
        sys.SetInterned("last_exc", exception);
        sys.SetInterned("last_type", exception.Type);
        sys.SetInterned("last_value", exception);
        sys.SetInterned("last_traceback", traceback);
        PyObject? hook = ModuleAccess.Sys(ts, SpecialNames.PlainExcepthook);
        if (hook is null)
        {
            WriteError(ts, "sys.excepthook is missing\n");
            Display(ts, exception);
            return;
        }

        if (Calls.Call(ts, hook, exception.Type, exception, traceback) is null)
        {
            PyBaseException second = ts.TakePending();
            WriteError(ts, "Error in sys.excepthook:\n");
            Display(ts, second);
            WriteError(ts, "\nOriginal exception was:\n");
            Display(ts, exception);
        }

        Flush(ts);
    }

    /// <summary>What <c>sys.__excepthook__</c> does. Leaves no exception pending.</summary>
    public static void Display(ThreadState ts, PyBaseException exception)
    {
        PyObject? stream = ModuleAccess.Sys(ts, SpecialNames.PlainStderr);
        if (stream is PyNone)
        {
            return;
        }

        PyObject? print = stream is null ? null : ModuleAccess.ImportAttribute(ts, "traceback", "_print_exception_bltin");
        if (print is null || Calls.Call(ts, print, exception) is null)
        {
            ts.Pending = null;
            WriteError(ts, Format(ts, exception));
        }

        ts.Pending = null;
        Flush(ts);
    }

    /// <summary>The text that the native printer makes. Leaves no exception pending.</summary>
    public static string Format(ThreadState ts, PyBaseException exception)
    {
        var output = new StringBuilder();
        new TracebackFormatter(ts, output).Append(exception);
        ts.Pending = null;
        return output.ToString();
    }

    /// <summary>Tells of an exception (the pending one, which is taken) that cannot be raised where it happened, through <c>sys.unraisablehook</c>.</summary>
    /// <param name="message">"Exception ignored in" or its like, without the colon.</param>
    public static void WriteUnraisable(ThreadState ts, string message, PyObject? culprit)
    {
        PyBaseException exception = ts.TakePending();
        PyObject? hook = ModuleAccess.Sys(ts, PyStr.Intern("unraisablehook"));
        if (hook is null or PyNone)
        {
            DisplayUnraisable(ts, message, culprit, exception);
            return;
        }

        PyStructSequence arguments = s_unraisableArguments.New(
            exception.Type, exception, exception.Traceback ?? (PyObject)PyNone.Instance, PyStr.From(message), culprit ?? PyNone.Instance);
        if (Calls.Call(ts, hook, arguments) is null)
        {
            PyBaseException second = ts.TakePending();
            DisplayUnraisable(ts, "Exception ignored in sys.unraisablehook", hook, second);
        }
    }

    /// <summary>What <c>sys.__unraisablehook__</c> does. Leaves no exception pending.</summary>
    public static void DisplayUnraisable(ThreadState ts, string? message, PyObject? culprit, PyBaseException exception)
    {
        string? shown = culprit is null or PyNone ? null : Text.Repr(ts, culprit)?.ToString() ?? "<object repr() failed>";
        ts.Pending = null;
        string text = (message, shown) switch
        {
            (null, null) => "",
            (null, _) => $"Exception ignored in: {shown}\n",
            (_, null) => message + ":\n",
            _ => $"{message}: {shown}\n",
        };
        WriteError(ts, text + Format(ts, exception));
        Flush(ts);
    }

    /// <summary><c>sys.UnraisableHookArgs</c>.</summary>
    public static PyType UnraisableArgumentsType => s_unraisableArguments.Type;

    private static readonly StructSequenceDefinition s_unraisableArguments = new()
    {
        Name = "UnraisableHookArgs",
        Module = "sys",
        Doc = "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
        Fields = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
        Visible = 5,
    };

    /// <summary>Writes to <c>sys.stderr</c>, or where there is none (early or late in the interpreter's life) to descriptor 2.</summary>
    private static void WriteError(ThreadState ts, string text)
    {
        PyObject? stream = ModuleAccess.Sys(ts, SpecialNames.PlainStderr);
        if (stream is PyNone)
        {
            return;
        }

        if (stream is not null && Calls.CallMethod(ts, stream, "write", PyStr.From(text)) is not null)
        {
            return;
        }

        ts.Pending = null;
        try
        {
            using var handle = new SafeFileHandle(2, ownsHandle: false);
            RandomAccess.Write(handle, Encoding.UTF8.GetBytes(text), 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to be told.
        }
    }

    private static void Flush(ThreadState ts)
    {
        if (ModuleAccess.Sys(ts, SpecialNames.PlainStderr) is { } stream and not PyNone)
        {
            _ = Calls.CallMethod(ts, stream, "flush");
            ts.Pending = null;
        }
    }
}
