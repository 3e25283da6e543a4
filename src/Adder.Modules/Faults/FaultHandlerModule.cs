using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Signal;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Faults;

/// <summary>
/// <c>faulthandler</c>: tracebacks on request, after a time, for signals that a program registers, and for fatal ones that it sends itself (<see cref="FatalSignals"/>). A fault of the process's own
/// code stays .NET's: what .NET prints then is what there is.
/// </summary>
[PyModule("faulthandler", SingleInterpreter = true, Doc = "faulthandler module.")]
internal static unsafe partial class FaultHandlerModule
{
    private const int LastSignal = 64;

    /// <summary>A signal that dumps.</summary>
    /// <param name="File">Keeps the descriptor's file open.</param>
    private sealed record Registration(PosixSignalRegistration Signal, PyObject? File, int Descriptor, bool AllThreads, bool Chain);

    /// <summary>What an interpreter keeps.</summary>
    private sealed class FaultState
    {
        public bool IsEnabled;
        public PyObject? File;
        public int Descriptor;
        public bool AllThreads;
        public bool NativeStack;
        public readonly FaultWatchdog Watchdog = new();
        public readonly Registration?[] Registrations = new Registration?[LastSignal + 1];
    }

    private static FaultState StateOf(ThreadState ts) => ts.Interpreter.StateOf(static () => new FaultState());

    /// <summary>The descriptor of a file argument, which is flushed; -1: an exception is pending.</summary>
    private static int Descriptor(ThreadState ts, PyObject? file, out PyObject? kept)
    {
        kept = null;
        if (file is null or PyNone)
        {
            file = ts.Interpreter.Sys.GetInterned("stderr");
            if (file is null)
            {
                return (int)(long)Raise.RuntimeError(ts, "unable to get sys.stderr");
            }

            if (file is PyNone)
            {
                return (int)(long)Raise.RuntimeError(ts, "sys.stderr is None");
            }
        }

        if (file is PyInt number)
        {
            return number.TryGetInt64(out long descriptor) && descriptor is >= 0 and <= int.MaxValue
                ? (int)descriptor
                : (int)(long)Raise.ValueError(ts, "file is not a valid file descripter");
        }

        PyObject? answer = Calls.CallMethod(ts, file, "fileno");
        if (answer is null)
        {
            return -1;
        }

        if (answer is not PyInt given || !given.TryGetInt64(out long result) || result is < 0 or > int.MaxValue)
        {
            return (int)(long)Raise.RuntimeError(ts, "file.fileno() is not a valid file descriptor");
        }

        if (Calls.CallMethod(ts, file, "flush") is null)
        {
            ts.Pending = null;
        }

        kept = file;
        return (int)result;
    }

    [PyFunction("dump_traceback(file=sys.stderr, all_threads=True)", Doc = "Dump the traceback of the current thread into file.\n\nDump the traceback of all threads if all_threads is true.")]
    private static PyObject? DumpTraceback(ThreadState ts, PyObject? file, bool allThreads = true)
    {
        int descriptor = Descriptor(ts, file, out _);
        if (descriptor < 0)
        {
            return null;
        }

        if (allThreads)
        {
            FaultDumper.DumpThreads(ts.Interpreter, ts, descriptor);
        }
        else
        {
            FaultDumper.DumpStack(ts, descriptor);
        }

        return PyNone.Instance;
    }

    [PyFunction("dump_c_stack(file=sys.stderr)", Doc = "Dump the C stack of the current thread.")]
    private static PyObject? DumpNativeStack(ThreadState ts, PyObject? file)
    {
        int descriptor = Descriptor(ts, file, out _);
        if (descriptor < 0)
        {
            return null;
        }

        FaultDumper.DumpNativeStack(descriptor);
        return PyNone.Instance;
    }

    [PyFunction("enable(file=sys.stderr, all_threads=True, c_stack=True)", TextSignature = "($module, /, file=sys.stderr, all_threads=True)", Doc = "Enable the fault handler.")]
    private static PyObject? Enable(ThreadState ts, PyObject? file, bool allThreads = true, bool nativeStack = true)
    {
        int descriptor = Descriptor(ts, file, out PyObject? kept);
        if (descriptor < 0)
        {
            return null;
        }

        FaultState state = StateOf(ts);
        state.IsEnabled = true;
        state.File = kept;
        (state.Descriptor, state.AllThreads, state.NativeStack) = (descriptor, allThreads, nativeStack);
        return PyNone.Instance;
    }

    /// <summary>What <c>-X faulthandler</c>, <c>-X dev</c> and PYTHONFAULTHANDLER ask for at the start; false: an exception is pending.</summary>
    public static bool EnableAtStart(ThreadState ts) => ts.Interpreter.Sys.GetInterned("stderr") is null or PyNone || Enable(ts, null) is not null;

    /// <summary>The program sends itself a signal: dumps where that is asked for.</summary>
    /// <returns>Whether that is all that happens.</returns>
    public static bool Sent(ThreadState ts, int number)
    {
        FaultState state = StateOf(ts);
        if (state.IsEnabled && FatalSignals.IsFatal(number) && ts.Interpreter.SignalHandlers[number] is null or PyInt)
        {
            FatalSignals.Dump(ts, number, state.Descriptor, state.AllThreads, state.NativeStack);
            FatalSignals.Raise(ts, number);
            return true;
        }

        if (number is < 1 or > LastSignal || state.Registrations[number] is not { } registration)
        {
            return false;
        }

        Dump(ts.Interpreter, ts, registration.Descriptor, registration.AllThreads);
        if (registration.Chain && ts.Interpreter.SignalHandlers[number] is null or PyInt)
        {
            registration.Signal.Dispose();
            return false;
        }

        return !registration.Chain;
    }

    [PyFunction("_sigsegv(release_gil=False, /)", Doc = "Raise a SIGSEGV signal.")]
    private static void RaiseSegmentationFault(ThreadState ts, bool releaseLock) => RaiseFatal(ts, 11);

    [PyFunction("_read_null()", Doc = "Raise the signal that reading from NULL does.")]
    private static void ReadNull(ThreadState ts) => RaiseFatal(ts, 11);

    [PyFunction("_sigabrt()", Doc = "Raise a SIGABRT signal.")]
    private static void RaiseAbort(ThreadState ts) => RaiseFatal(ts, 6);

    [PyFunction("_sigfpe()", Doc = "Raise a SIGFPE signal.")]
    private static void RaiseFloatingPointException(ThreadState ts) => RaiseFatal(ts, 8);

    private static void RaiseFatal(ThreadState ts, int number)
    {
        if (!Sent(ts, number))
        {
            FatalSignals.Raise(ts, number);
        }
    }

    [PyFunction("disable()", Doc = "Disable the fault handler.")]
    private static PyObject? Disable(ThreadState ts)
    {
        FaultState state = StateOf(ts);
        bool was = state.IsEnabled;
        state.IsEnabled = false;
        state.File = null;
        return PyBool.From(was);
    }

    [PyFunction("is_enabled()", Doc = "Check if the handler is enabled.")]
    private static PyObject? IsEnabled(ThreadState ts) => PyBool.From(StateOf(ts).IsEnabled);

    [PyFunction("dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False)", TextSignature = "($module, /, timeout, repeat=False, file=sys.stderr, exit=False)", Doc = "Dump the traceback of all threads in timeout seconds.\n\nIf repeat is true, the tracebacks are dumped every timeout seconds. If exit is true, call _exit(1).")]
    private static PyObject? DumpLater(ThreadState ts, PyObject timeout, bool repeat, PyObject? file, bool exit)
    {
        const double Longest = int.MaxValue;
        double seconds;
        if (!Numbers.ToDouble(ts, timeout, out seconds))
        {
            return null;
        }

        if (!(seconds > 0))
        {
            return Raise.ValueError(ts, "timeout must be greater than 0");
        }

        if (seconds > Longest)
        {
            return Raise.OverflowError(ts, "timeout value is too large");
        }

        int descriptor = Descriptor(ts, file, out PyObject? kept);
        if (descriptor < 0)
        {
            return null;
        }

        StateOf(ts).Watchdog.Start(ts.Interpreter, TimeSpan.FromMicroseconds(Math.Max(1, Math.Round(seconds * 1e6))), repeat, kept, descriptor, exit);
        return PyNone.Instance;
    }

    [PyFunction("cancel_dump_traceback_later()", Doc = "Cancel the previous call to dump_traceback_later().")]
    private static PyObject? CancelDumpLater(ThreadState ts)
    {
        StateOf(ts).Watchdog.Cancel();
        return PyNone.Instance;
    }

    private static bool CheckSignal(ThreadState ts, int number)
    {
        if (FatalSignals.IsFatal(number))
        {
            return Raise.RuntimeError(ts, $"signal {number} cannot be registered, use enable() instead");
        }

        return number is >= 1 and <= LastSignal || Raise.ValueError(ts, "signal number out of range");
    }

    [PyFunction("register(signum, file=sys.stderr, all_threads=True, chain=False)", TextSignature = "($module, /, signum, file=sys.stderr, all_threads=True, chain=False)", Doc = "Register a handler for the signal 'signum'.\n\nDump the traceback of the current thread, or of all threads if all_threads is True, into file.")]
    private static PyObject? Register(ThreadState ts, int number, PyObject? file, bool allThreads = true, bool chain = false)
    {
        if (!CheckSignal(ts, number))
        {
            return null;
        }

        int descriptor = Descriptor(ts, file, out PyObject? kept);
        if (descriptor < 0)
        {
            return null;
        }

        PyInterpreter interpreter = ts.Interpreter;
        try
        {
            FaultState state = StateOf(ts);
            state.Registrations[number]?.Signal.Dispose();
            state.Registrations[number] = new Registration(
                PosixSignalRegistration.Create((PosixSignal)number, context => Received(interpreter, context, descriptor, allThreads, chain)), kept, descriptor, allThreads, chain);
        }
        catch (Exception error) when (error is ArgumentException or System.IO.IOException or PlatformNotSupportedException)
        {
            return SystemErrors.RaiseFor(ts, NativePosix.EINVAL);
        }

        return PyNone.Instance;
    }

    /// <summary>Runs on .NET's signal thread: takes the lock, which the program lets go at its next safe point, and dumps.</summary>
    private static void Received(PyInterpreter interpreter, PosixSignalContext context, int descriptor, bool allThreads, bool chain)
    {
        context.Cancel = !chain;
        var visitor = new ThreadState(interpreter);
        interpreter.AcquireLock(visitor);
        Dump(interpreter, interpreter.MainThread, descriptor, allThreads);
        interpreter.ReleaseLock(visitor);
    }

    private static void Dump(PyInterpreter interpreter, ThreadState? current, int descriptor, bool allThreads)
    {
        if (allThreads)
        {
            FaultDumper.DumpThreads(interpreter, current, descriptor);
        }
        else if (current is not null)
        {
            FaultDumper.DumpStack(current, descriptor);
        }
    }

    [PyFunction("unregister(signum, /)", Doc = "Unregister the handler of the signal 'signum' registered by register().")]
    private static PyObject? Unregister(ThreadState ts, int number)
    {
        if (!CheckSignal(ts, number))
        {
            return null;
        }

        FaultState state = StateOf(ts);
        Registration? registration = state.Registrations[number];
        registration?.Signal.Dispose();
        state.Registrations[number] = null;
        return PyBool.From(registration is not null);
    }
}
