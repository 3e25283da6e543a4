using System;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Time;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Signal;

/// <summary><c>_signal</c>: handlers of signals.</summary>
[PyModule("_signal", Doc = "This module provides mechanisms to use signal handlers in Python.")]
internal static unsafe partial class SignalModule
{
    private const int LastSignal = 64;

    private static readonly StructSequenceDefinition s_information = new()
    {
        Name = "struct_siginfo", Module = "signal", Visible = 7, Doc = "struct_siginfo: Result from sigwaitinfo or sigtimedwait.",
        Fields = ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"],
    };

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, SignalConstants.All);
        module.Add("struct_siginfo", s_information.Type);
        if (TimerErrorOf(ts) is not { } error)
        {
            return Done.Error;
        }

        module.Add("ItimerError", error);
        return Done.Ok;
    }

    /// <summary>The interpreter's <c>ItimerError</c>; null: an exception is pending.</summary>
    private static PyType? TimerErrorOf(ThreadState ts) =>
        ts.Interpreter.StateOf(static () => new SignalErrors()).Timer ??= ModuleErrors.Create(ts, "signal", "ItimerError", ExceptionTypes.OSError);

    /// <summary>The exception class of an interpreter.</summary>
    private sealed class SignalErrors
    {
        public PyType? Timer { get; set; }
    }

    [PyFunction("default_int_handler(signalnum, frame, /)", Doc = "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.")]
    private static PyObject? DefaultInterruptHandler(ThreadState ts, int number, PyObject frame) => Raise.Error(ts, ExceptionTypes.KeyboardInterrupt);

    [PyFunction("signal(signalnum, handler, /)", Doc = "Set the action for the given signal.")]
    private static PyObject? SetHandler(ThreadState ts, int number, PyObject handler)
    {
        if (!ReferenceEquals(ts, ts.Interpreter.MainThread))
        {
            return Raise.ValueError(ts, "signal only works in main thread of the main interpreter");
        }

        if (number is < 1 or > LastSignal)
        {
            return Raise.ValueError(ts, "signal number out of range");
        }

        if (handler.Type.Slots.Call == null && !(handler is PyInt given && given.TryGetInt64(out long value) && value is 0 or 1))
        {
            return Raise.TypeError(ts, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }

        if (!BlockingCall.CheckSignals(ts))
        {
            return null;
        }

        PyObject?[] handlers = ts.Interpreter.SignalHandlers;
        PyObject? old = handlers[number];
        handlers[number] = handler is PyInt same ? same.Exact : handler;
        if (!SignalDelivery.Apply(ts.Interpreter, number))
        {
            handlers[number] = old;
            return SystemErrors.RaiseFor(ts, NativePosix.EINVAL);
        }

        return old ?? PyNone.Instance;
    }

    [PyFunction("getsignal(signalnum, /)", Doc = "Return the current action for the given signal.")]
    private static PyObject? GetHandler(ThreadState ts, int number) =>
        number is < 1 or > LastSignal ? Raise.ValueError(ts, "signal number out of range") : ts.Interpreter.SignalHandlers[number] ?? PyNone.Instance;

    [PyFunction("raise_signal(signalnum, /)", Doc = "Send a signal to the executing process.")]
    private static PyObject? RaiseSignal(ThreadState ts, int number)
    {
        bool isBlocked = number is >= 1 and <= LastSignal && (ts.BlockedSignals & (1UL << (number - 1))) != 0;
        if ((isBlocked ? SignalDelivery.SendToThread(ts, ts, number) : SignalDelivery.SendToSelf(ts, number)) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        return BlockingCall.CheckSignals(ts) ? PyNone.Instance : null;
    }

    [PyFunction("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)", Doc = "Sets the fd to be written to (with the signal number) when a signal comes in.")]
    private static PyObject? SetWakeUpDescriptor(ThreadState ts, int fd, bool warn = true)
    {
        if (!ReferenceEquals(ts, ts.Interpreter.MainThread))
        {
            return Raise.ValueError(ts, "set_wakeup_fd only works in main thread of the main interpreter");
        }

        if (fd != -1)
        {
            int flags = NativePosix.Control(fd, NativePosix.F_GETFL, 0);
            if (flags < 0)
            {
                return SystemErrors.RaiseLast(ts);
            }

            if ((flags & NativePosix.O_NONBLOCK) == 0)
            {
                return Raise.ValueError(ts, $"the fd {fd} must be in non-blocking mode");
            }
        }

        SignalDelivery delivery = SignalDelivery.Of(ts.Interpreter);
        int old = delivery.WakeUpDescriptor;
        delivery.WakeUpDescriptor = fd;
        delivery.WarnsOfFullWakeUp = warn;
        return PyInt.From(old);
    }

    [PyFunction("strsignal(signalnum, /)", Doc = "Return the system description of the given signal.")]
    private static PyObject? Describe(ThreadState ts, int number)
    {
        if (number is < 1 or > LastSignal)
        {
            return Raise.ValueError(ts, "signal number out of range");
        }

        string? text = Marshal.PtrToStringUTF8(SignalText(number));
        return text is null || text.StartsWith("Unknown signal", StringComparison.Ordinal) ? PyNone.Instance : PyStr.From(text);
    }

    [PyFunction("siginterrupt(signalnum, flag, /)", Doc = "Change system call restart behaviour.")]
    private static PyObject? SetInterrupt(ThreadState ts, int number, int flag) =>
        number is < 1 or > LastSignal ? Raise.ValueError(ts, "signal number out of range") : PyNone.Instance;

    [PyFunction("pause()", Doc = "Wait until a signal arrives.")]
    private static PyObject? Pause(ThreadState ts)
    {
        using (BlockingCall.Enter(ts))
        {
            _ = WaitForSignal();
        }

        return BlockingCall.CheckSignals(ts) ? PyNone.Instance : null;
    }

    [PyFunction("alarm(seconds, /)", Doc = "Arrange for SIGALRM to arrive after the given number of seconds.")]
    private static long Alarm(int seconds) => SetAlarm((uint)seconds);

    [PyFunction("setitimer(which, seconds, interval=0.0, /)", Doc = "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).")]
    private static PyObject? SetTimer(ThreadState ts, int which, PyObject seconds, PyObject? interval)
    {
        long repeat = 0;
        if (!TimeModule.TryDuration(ts, seconds, out long first) || (interval is not null && !TimeModule.TryDuration(ts, interval, out repeat)))
        {
            return null;
        }

        long* timer = stackalloc long[4];
        long* old = stackalloc long[4];
        (timer[0], timer[1]) = (repeat / 1_000_000_000, repeat % 1_000_000_000 / 1000);
        (timer[2], timer[3]) = (first / 1_000_000_000, first % 1_000_000_000 / 1000);
        return SetTimer(which, timer, old) < 0 ? TimerError(ts) : FromTimer(old);
    }

    [PyFunction("getitimer(which, /)", Doc = "Returns current value of given itimer.")]
    private static PyObject? GetTimer(ThreadState ts, int which)
    {
        long* timer = stackalloc long[4];
        return GetTimer(which, timer) < 0 ? TimerError(ts) : FromTimer(timer);
    }

    private static PyObject? TimerError(ThreadState ts)
    {
        int code = Marshal.GetLastPInvokeError();
        return TimerErrorOf(ts) is { } type ? Raise.Error(ts, type, [PyInt.From(code), PyStr.From(NativePosix.ErrorMessage(code))]) : null;
    }

    private static PyTuple FromTimer(long* timer) => PyTuple.Create(PyFloat.From(timer[2] + (timer[3] * 1e-6)), PyFloat.From(timer[0] + (timer[1] * 1e-6)));

    [PyFunction("valid_signals()", Doc = "Return a set of valid signal numbers on this platform.")]
    private static PyObject? ValidSignals(ThreadState ts) => ToSet(ts, ~0UL & ~(3UL << 31));

    [PyFunction("pthread_sigmask(how, mask, /)", Doc = "Fetch and/or change the signal mask of the calling thread.")]
    private static PyObject? SetMask(ThreadState ts, int how, PyObject mask)
    {
        if (!TrySignals(ts, mask, out ulong signals))
        {
            return null;
        }

        ulong old = ts.BlockedSignals;
        int error = BlockedSignals.Change(ts, how, signals);
        if (error != 0)
        {
            return SystemErrors.RaiseFor(ts, error);
        }

        return BlockingCall.CheckSignals(ts) ? ToSet(ts, old) : null;
    }

    [PyFunction("sigpending()", Doc = "Examine pending signals.")]
    private static PyObject? Pending(ThreadState ts)
    {
        ulong* signals = stackalloc ulong[16];
        return PendingSignals(signals) < 0 ? SystemErrors.RaiseLast(ts) : ToSet(ts, signals[0]);
    }

    [PyFunction("sigwait(sigset, /)", Doc = "Wait for a signal.")]
    private static PyObject? Wait(ThreadState ts, PyObject set)
    {
        if (!TrySignals(ts, set, out ulong signals))
        {
            return null;
        }

        ulong* given = stackalloc ulong[16];
        new Span<ulong>(given, 16).Clear();
        given[0] = signals;
        int number = 0;
        int error;
        BlockedSignals.BeginWait(ts, signals);
        using (BlockingCall.Enter(ts))
        {
            error = WaitForOne(given, &number);
        }

        BlockedSignals.EndWait(ts, signals);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PyInt.From(number);
    }

    [PyFunction("sigwaitinfo(sigset, /)", Doc = "Wait synchronously until one of the signals in *sigset* is delivered.\n\nReturns a struct_siginfo containing information about the signal.")]
    private static PyObject? WaitForInformation(ThreadState ts, PyObject set) => TrySignals(ts, set, out ulong signals) ? WaitForInformation(ts, signals, -1) : null;

    [PyFunction("sigtimedwait(sigset, timeout, /)", Doc = "Like sigwaitinfo(), but with a timeout.\n\nThe timeout is specified in seconds, with floating-point numbers allowed.")]
    private static PyObject? WaitForInformation(ThreadState ts, PyObject set, PyObject timeout)
    {
        if (!TrySignals(ts, set, out ulong signals) || !TimeModule.TryDuration(ts, timeout, out long nanoseconds))
        {
            return null;
        }

        return nanoseconds < 0 ? Raise.ValueError(ts, "timeout must be non-negative") : WaitForInformation(ts, signals, nanoseconds);
    }

    /// <summary>Waits for one of the signals, with an end where the time in nanoseconds is not negative: what the system tells of it, or None.</summary>
    private static PyObject? WaitForInformation(ThreadState ts, ulong signals, long nanoseconds)
    {
        const int InformationSize = 128;
        const int Monotonic = 1;
        const long Billion = 1_000_000_000;
        ulong* given = stackalloc ulong[16];
        byte* information = stackalloc byte[InformationSize];
        long* left = stackalloc long[2];
        new Span<ulong>(given, 16).Clear();
        given[0] = signals;
        long deadline = nanoseconds < 0 ? 0 : TimeModule.Nanoseconds(Monotonic) + nanoseconds;
        int number;
        BlockedSignals.BeginWait(ts, signals);
        while (true)
        {
            (left[0], left[1]) = Math.DivRem(nanoseconds < 0 ? 0 : Math.Max(0, deadline - TimeModule.Nanoseconds(Monotonic)), Billion);
            new Span<byte>(information, InformationSize).Clear();
            using (BlockingCall.Enter(ts))
            {
                number = BlockedSignals.WaitFor(given, information, nanoseconds < 0 ? null : left);
            }

            if (number >= 0 || Marshal.GetLastPInvokeError() != NativePosix.EINTR || !BlockingCall.CheckSignals(ts))
            {
                break;
            }
        }

        int error = Marshal.GetLastPInvokeError();
        BlockedSignals.EndWait(ts, signals);
        if (number < 0)
        {
            return ts.Pending is not null ? null : error == NativePosix.EAGAIN ? PyNone.Instance : SystemErrors.RaiseFor(ts, error);
        }

        // The numbers of signal, error and code; then at 16 the sender and the user, or the event, and the status.
        int* fields = (int*)information;
        return s_information.New(
            PyInt.From(fields[0]), PyInt.From(fields[2]), PyInt.From(fields[1]), PyInt.From(fields[4]), PyInt.From((uint)fields[5]), PyInt.From(fields[6]), PyInt.From(((long*)information)[2]));
    }

    [PyFunction("pthread_kill(thread_id, signalnum, /)", Doc = "Send a signal to a thread.")]
    private static PyObject? KillThread(ThreadState ts, long thread, int number)
    {
        const int NoSuchProcess = 3;
        if (ts.Interpreter.FindThread(thread) is not { } target)
        {
            return SystemErrors.RaiseFor(ts, NoSuchProcess);
        }

        if (SignalDelivery.SendToThread(ts, target, number) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        return BlockingCall.CheckSignals(ts) ? PyNone.Instance : null;
    }

    [PyFunction("pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)", Doc = "Send a signal to a process referred to by a pid file descriptor.")]
    private static PyObject? SendToProcess(ThreadState ts, int pidfd, int number, PyObject? information, int flags = 0)
    {
        const int PidfdSendSignal = 424;
        if (information is not (null or PyNone))
        {
            return Raise.TypeError(ts, "siginfo must be None");
        }

        // What the process sends itself has come when this returns.
        long result = flags == 0 && IsOwn(pidfd) ? SignalDelivery.SendToSelf(ts, number) : NativePosix.SystemCall(PidfdSendSignal, pidfd, number, 0, flags);
        return result < 0 ? SystemErrors.RaiseLast(ts) : BlockingCall.CheckSignals(ts) ? PyNone.Instance : null;

        static bool IsOwn(int descriptor)
        {
            string path = $"/proc/self/fdinfo/{descriptor}";
            try
            {
                return System.IO.File.Exists(path) && System.Array.Exists(System.IO.File.ReadAllLines(path), line => line == $"Pid:\t{NativePosix.ProcessIdentifier()}");
            }
            catch (System.IO.IOException)
            {
                return false;
            }
        }
    }

    internal static bool TrySignals(ThreadState ts, PyObject mask, out ulong signals)
    {
        signals = 0;
        if (Iteration.ToTuple(ts, mask) is not { } items)
        {
            return false;
        }

        foreach (PyObject item in items.Items)
        {
            if (Numbers.Index(ts, item) is not { } index)
            {
                return false;
            }

            if (!index.TryGetInt64(out long number))
            {
                number = -1;
            }

            if (number is < 1 or > LastSignal)
            {
                return Raise.ValueError(ts, $"signal number {number} out of range [1; {LastSignal}]");
            }

            signals |= 1UL << (int)(number - 1);
        }

        return true;
    }

    private static PyObject? ToSet(ThreadState ts, ulong signals)
    {
        PyList numbers = PyList.WithCapacity(16);
        for (int number = 1; number <= LastSignal; number++)
        {
            if ((signals & (1UL << (number - 1))) != 0)
            {
                numbers.Add(PyInt.From(number));
            }
        }

        return Calls.Call(ts, PySet.TypeObject, numbers);
    }

    [LibraryImport("libc", EntryPoint = "strsignal")]
    private static partial nint SignalText(int number);

    [LibraryImport("libc", EntryPoint = "pause")]
    private static partial int WaitForSignal();

    [LibraryImport("libc", EntryPoint = "alarm")]
    private static partial uint SetAlarm(uint seconds);

    [LibraryImport("libc", EntryPoint = "setitimer", SetLastError = true)]
    private static partial int SetTimer(int which, long* timer, long* old);

    [LibraryImport("libc", EntryPoint = "getitimer", SetLastError = true)]
    private static partial int GetTimer(int which, long* timer);

    [LibraryImport("libc", EntryPoint = "sigpending", SetLastError = true)]
    private static partial int PendingSignals(ulong* mask);

    [LibraryImport("libc", EntryPoint = "sigwait")]
    private static partial int WaitForOne(ulong* mask, int* number);
}
