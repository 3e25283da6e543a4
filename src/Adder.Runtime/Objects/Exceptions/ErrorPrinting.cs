using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Printing of exceptions that nobody handled.</summary>
internal static partial class ErrorPrinting
{
    /// <summary>Tells of an exception (the pending one, which is taken) that cannot be raised where it happened, through <c>sys.unraisablehook</c>.</summary>
    /// <param name="message">"Exception ignored in" or its like, without the colon.</param>
    public static void WriteUnraisable(ThreadState ts, string message, PyObject? culprit)
    {
        PyBaseException exception = ts.TakePending();
        PyObject? hook = ModuleAccess.Sys(ts, PyStr.Intern("unraisablehook"));
        if (hook is not null)
        {
            var arguments = new PySimpleNamespace();
            arguments.Dictionary.SetInterned("exc_type", exception.Type);
            arguments.Dictionary.SetInterned("exc_value", exception);
            arguments.Dictionary.SetInterned("exc_traceback", exception.Traceback ?? (PyObject)PyNone.Instance);
            arguments.Dictionary.SetInterned("err_msg", PyStr.From(message));
            arguments.Dictionary.SetInterned("object", culprit ?? PyNone.Instance);
            _ = Calls.Call(ts, hook, arguments);
        }

        ts.Pending = null;
    }
}
