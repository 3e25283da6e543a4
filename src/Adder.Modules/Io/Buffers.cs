using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary>Opens views on arguments that are bytes-like.</summary>
internal static unsafe class Buffers
{
    /// <summary>PyBUF_WRITABLE.</summary>
    private const int WritableFlag = 1;

    /// <summary>A view to read from; null: an exception is pending.</summary>
    public static BufferView? Readable(ThreadState ts, PyObject value)
    {
        BufferFunction open = value.Type.Slots.Buffer;
        if (open == null)
        {
            _ = Raise.TypeError(ts, $"a bytes-like object is required, not '{value.Type.Name}'");
            return null;
        }

        return open(ts, value, 0);
    }

    /// <summary>A view to write to; null: an exception is pending.</summary>
    public static BufferView? Writable(ThreadState ts, PyObject value, string function)
    {
        BufferFunction open = value.Type.Slots.Buffer;
        BufferView? view = null;
        if (open != null)
        {
            view = open(ts, value, WritableFlag);
            if (view is null)
            {
                ts.Pending = null;
            }
        }

        if (view is null || view.IsReadOnly)
        {
            view?.Dispose();
            _ = Raise.TypeError(ts, $"{function}() argument must be read-write bytes-like object, not {value.Type.Name}");
            return null;
        }

        return view;
    }
}

/// <summary>Marks a call that may block: other threads may run Python meanwhile.</summary>
internal readonly struct BlockingCall : IDisposable
{
    private readonly ThreadState _ts;

    private BlockingCall(ThreadState ts) => _ts = ts;

    public static BlockingCall Enter(ThreadState ts)
    {
        ts.Interpreter.ReleaseLock(ts);
        return new BlockingCall(ts);
    }

    /// <summary>Runs signal handlers that wait; false where one of them raised.</summary>
    public static bool CheckSignals(ThreadState ts) => ts.Interpreter.RunPendingSignals(ts);

    public void Dispose()
    {
        // Taking the lock must not disturb the error number of the call that just returned.
        int error = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        _ts.Interpreter.AcquireLock(_ts);
        System.Runtime.InteropServices.Marshal.SetLastPInvokeError(error);
    }
}
