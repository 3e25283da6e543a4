using Adder.Runtime.Import;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>
/// Uncaught exceptions. As CPython 3.14 does, the library's <c>traceback</c> module prints them; where it cannot be imported or fails itself, a plain native form does.
/// </content>
internal static partial class ErrorPrinting
{
    /// <summary>
    /// Hands the exception to <c>sys.excepthook</c>, and prints it where that is missing or fails. Gives what the hook itself raised; SystemExit has
    /// not been printed where it ends the program.
    /// </summary>
    public static PyBaseException? PrintThroughHook(ThreadState ts, PyBaseException exception)
    {
        PyDict sys = ts.Interpreter.Sys;
        PyObject traceback = exception.Traceback ?? (PyObject)PyNone.Instance;
        sys.SetInterned("last_exc", exception);
        sys.SetInterned("last_type", exception.Type);
        sys.SetInterned("last_value", exception);
        sys.SetInterned("last_traceback", traceback);
        if (sys.GetInterned("excepthook") is not { } hook)
        {
            WriteLine(ts, "sys.excepthook is missing");
            Print(ts, exception);
            return null;
        }

        if (Calls.Call(ts, hook, exception.Type, exception, traceback) is not null)
        {
            return null;
        }

        PyBaseException second = ts.TakePending();
        if (EndsProgram(ts, second))
        {
            return second;
        }

        WriteLine(ts, "Error in sys.excepthook:");
        Print(ts, second);
        WriteLine(ts, "\nOriginal exception was:");
        Print(ts, exception);
        return second;
    }

    /// <summary>Whether the exception is SystemExit and nothing (<c>-i</c>) keeps the program from ending.</summary>
    public static bool EndsProgram(ThreadState ts, PyBaseException exception) =>
        exception.Type.IsSubtypeOf(ExceptionTypes.SystemExit) && ts.Interpreter.Options.Inspect == 0;

    /// <summary>
    /// Prints an exception with its traceback to <c>sys.stderr</c>; what a program hands over in the place of one gets a line that says so. Nothing is pending afterwards.
    /// </summary>
    public static void Print(ThreadState ts, PyObject exception)
    {
        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        PyObject? stderr = ts.Interpreter.Sys.GetInterned("stderr");
        if (stderr is PyNone)
        {
            ts.Pending = pending;
            return;
        }

        PyObject? library = ts.Interpreter.ImportLibrary is null || stderr is null ? null : Imports.Import(ts, "traceback");
        PyObject? print = library is null ? null : Attributes.Get(ts, library, "_print_exception_bltin");
        if (print is null || Calls.Call(ts, print, exception) is null)
        {
            ts.Pending = null;
            PrintPlainly(ts, exception);
        }

        if (stderr is not null)
        {
            _ = Calls.CallMethod(ts, stderr, "flush");
        }

        ts.Pending = pending;
    }

    private static void PrintPlainly(ThreadState ts, PyObject exception) => Write(
        ts, exception is PyBaseException known ? Format(ts, known) : $"TypeError: print_exception(): Exception expected for value, {exception.Type.Name} found\n");

    private static void WriteLine(ThreadState ts, string text) => Write(ts, text + "\n");

    /// <summary>Writes to <c>sys.stderr</c>, or to the process's standard error where there is none.</summary>
    private static void Write(ThreadState ts, string text)
    {
        PyObject? stderr = ts.Interpreter.Sys.GetInterned("stderr");
        if (stderr is null || Calls.CallMethod(ts, stderr, "write", PyStr.From(text)) is null)
        {
            ts.Pending = null;
            RawOutput.WriteError(text);
        }
    }
}
