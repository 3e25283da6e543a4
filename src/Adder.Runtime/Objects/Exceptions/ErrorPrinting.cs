using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Printing of exceptions that nobody handled.</summary>
internal static partial class ErrorPrinting
{
    /// <summary>Tells of an exception (the pending one, which is taken) that cannot be raised where it happened, through <c>sys.unraisablehook</c>.</summary>
    public static void WriteUnraisable(ThreadState ts, string message, PyObject? culprit)
    {
        PyBaseException exception = ts.TakePending();
        WriteDefaultUnraisable(ts, message, culprit, exception);
    }
}
