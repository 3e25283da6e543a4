using System;
using System.Runtime.InteropServices;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Posix;

/// <summary>Raises <c>OSError</c> (the class for the error number) for failed system calls, and passes file names to them.</summary>
internal static class SystemErrors
{
    /// <summary>OSError for the last failed call.</summary>
    public static Raised RaiseLast(ThreadState ts, PyObject? fileName = null, PyObject? secondFileName = null) => RaiseFor(ts, Marshal.GetLastPInvokeError(), fileName, secondFileName);

    /// <summary>OSError for an error number.</summary>
    public static Raised RaiseFor(ThreadState ts, int code, PyObject? fileName = null, PyObject? secondFileName = null)
    {
        PyObject number = PyInt.From(code);
        PyObject text = PyStr.From(NativePosix.ErrorMessage(code));
        return fileName is null
            ? Raise.Error(ts, ExceptionTypes.OSError, (PyObject[])[number, text])
            : secondFileName is null
                ? Raise.Error(ts, ExceptionTypes.OSError, (PyObject[])[number, text, fileName])
                : Raise.Error(ts, ExceptionTypes.OSError, (PyObject[])[number, text, fileName, PyNone.Instance, secondFileName]);
    }
}
