using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Signal;

/// <summary>
/// Brings the system's signals to an interpreter. .NET calls back on a thread of its own; that thread sets the flag, writes the wake-up descriptor, and
/// interrupts the main thread's system call with a signal that does nothing.
/// </summary>
internal sealed unsafe partial class SignalDelivery
{
    /// <summary>The signal that interrupts system calls; far from those that the C library and .NET use.</summary>
    private const int InterruptSignal = 60;

    public const int SIGINT = 2;

    /// <summary>SIGXFSZ: ignored, so that a write beyond the limit is an OSError.</summary>
    private const int FileTooLarge = 25;

    /// <summary>One more than the largest signal's number.</summary>
    private const int SignalCount = 65;

    /// <summary>How long a wake-up may have been lost between a check of the flags and the system call, in milliseconds.</summary>
    private const int RepeatInterval = 50;

    private static readonly object s_earlyLock = new();
    private static PosixSignalRegistration? s_earlyInterrupt;
    private static SignalDelivery? s_first;
    private static bool s_isRegistered;
    private static bool s_interrupts;

    private readonly PosixSignalRegistration?[] _registrations = new PosixSignalRegistration?[SignalCount];
    private readonly byte[]?[] _platformActions = new byte[]?[SignalCount];
    private Timer? _repeat;
    private PyInterpreter? _interpreter;
    private nint _mainThread;

    /// <summary><c>set_wakeup_fd</c>: gets a byte for each signal; -1 for none.</summary>
    public int WakeUpDescriptor { get; set; } = -1;

    /// <summary>That the wake-up descriptor takes no more is reported.</summary>
    public bool WarnsOfFullWakeUp { get; set; } = true;

    /// <summary>
    /// Prepares the interpreter that runs on this thread for signals, with KeyboardInterrupt for SIGINT. Called at start-up, once. Only the main interpreter gets any; another one knows their names.
    /// </summary>
    public static Done Install(ThreadState ts)
    {
        if (ModuleLoader.Load(ts, "_signal") is not { } module || module.Dictionary.GetInterned("default_int_handler") is not { } handler)
        {
            return Done.Error;
        }

        PyObject?[] handlers = ts.Interpreter.SignalHandlers;
        for (int number = 1; number <= 64; number++)
        {
            handlers[number] = number is 32 or 33 ? null : PyInt.From(number is 13 or 25 ? 1 : 0);
        }

        handlers[SIGINT] = handler;
        if (ts.Interpreter.IsMain)
        {
            SignalDelivery delivery = Of(ts.Interpreter);
            delivery.Announce(ts.Interpreter);
            _ = SetDisposition(FileTooLarge, 1);
            _ = delivery.Register(SIGINT);
            if (ts.Interpreter.Options.CodeWatch?.Terminates is not null)
            {
                delivery.RegisterTerminations();
            }
        }

        return Done.Ok;
    }

    /// <summary>Has the signals caught that would end the process; who has started it may have them ignored.</summary>
    private void RegisterTerminations()
    {
        byte* action = stackalloc byte[256];
        for (int number = 1; number < SignalCount; number++)
        {
            if (CodeWatch.IsTermination(number) && SetAction(number, null, action) == 0 && *(nint*)action != 1)
            {
                _ = Register(number);
            }
        }
    }

    /// <summary>
    /// Has SIGINT reach the interpreter that runs on this thread, whose start is deferred: what is to be done about it is known when the start is complete. Until
    /// <see cref="RegisterEarly"/> is done, too, the signal does what it does without a handler.
    /// </summary>
    public static void Await(ThreadState ts)
    {
        SignalDelivery delivery = Of(ts.Interpreter);
        delivery.Announce(ts.Interpreter);
        lock (s_earlyLock)
        {
            s_first ??= delivery;
        }
    }

    private void Announce(PyInterpreter interpreter)
    {
        _interpreter = interpreter;
        _mainThread = CurrentThread();
    }

    /// <summary>Registers SIGINT with .NET for the interpreter that will be installed first. Until then the signal does what it does without a handler.</summary>
    public static void RegisterEarly()
    {
        lock (s_earlyLock)
        {
            if (!s_isRegistered)
            {
                s_isRegistered = true;
                s_earlyInterrupt = PosixSignalRegistration.Create((PosixSignal)SIGINT, static context => s_first?.Received(context));
            }
        }
    }

    /// <summary>That of an interpreter. It has a place of its own, because every start asks for it.</summary>
    public static SignalDelivery Of(PyInterpreter interpreter)
    {
        if (interpreter.SignalDelivery is null)
        {
            _ = Interlocked.CompareExchange(ref interpreter.SignalDelivery, new SignalDelivery(), null);
        }

        return Unsafe.As<SignalDelivery>(interpreter.SignalDelivery);
    }

    private PosixSignalRegistration Create(int number)
    {
        if (number == SIGINT)
        {
            lock (s_earlyLock)
            {
                s_first ??= this;
                s_isRegistered = true;
                if (s_earlyInterrupt is { } early && ReferenceEquals(s_first, this))
                {
                    s_earlyInterrupt = null;
                    return early;
                }
            }
        }

        return PosixSignalRegistration.Create((PosixSignal)number, Received);
    }

    /// <summary>Has signals of this number delivered; false where the system refuses.</summary>
    public bool Register(int number)
    {
        if (_registrations[number] is not null)
        {
            byte[] action = _platformActions[number]!;
            fixed (byte* pointer = action)
            {
                return SetAction(number, pointer, null) == 0;
            }
        }

        try
        {
            _registrations[number] = Create(number);
        }
        catch (Exception error) when (error is ArgumentException or System.IO.IOException or PlatformNotSupportedException)
        {
            return false;
        }

        var saved = new byte[256];
        fixed (byte* pointer = saved)
        {
            _ = SetAction(number, null, pointer);
        }

        _platformActions[number] = saved;
        return true;
    }

    /// <summary>Sets SIG_DFL (0) or SIG_IGN (1); false where the system refuses.</summary>
    public static bool SetDisposition(int number, nint disposition)
    {
        byte* action = stackalloc byte[256];
        new Span<byte>(action, 256).Clear();
        *(nint*)action = disposition;
        return SetAction(number, action, null) == 0;
    }

    /// <summary>Sends a signal to this process. One with a handler of Python's has its flag set on return.</summary>
    public static int SendToSelf(ThreadState ts, int number)
    {
        if (Faults.FaultHandlerModule.Sent(ts, number))
        {
            return 0;
        }

        if (number is < 1 or >= SignalCount)
        {
            return NativePosix.Kill(NativePosix.ProcessIdentifier(), number);
        }

        if (BlockedSignals.Holder(ts.Interpreter, number) is { } holder)
        {
            return Sent(SendToThread(holder, number));
        }

        if (ts.Interpreter.SignalHandlers[number] is { } handler && handler is not PyInt)
        {
            Of(ts.Interpreter).Deliver(number);
            return 0;
        }

        return Ends(ts, number) ? 0 : SendHere(ts, number);
    }

    /// <summary>
    /// Sends this process a signal, which is taken when this returns, as in a process of one thread: a signal sent to the process as a whole would find one of .NET's threads, and this one
    /// would go on meanwhile. One that this thread blocks another may take.
    /// </summary>
    public static int SendHere(ThreadState ts, int number) =>
        (ts.BlockedSignals & (1UL << (number - 1))) != 0 ? NativePosix.Kill(NativePosix.ProcessIdentifier(), number) : Sent(SendToThread(ts.NativeHandle, number));

    /// <summary>
    /// A signal that .NET has a handler for, because it means a fault in the process's own code, or that somebody watches for does what it does by default, if the program has not asked for anything else.
    /// Answers false where there is nothing to be done.
    /// </summary>
    private static bool Ends(ThreadState ts, int number)
    {
        if (ts.Interpreter.SignalHandlers[number] is not (null or PyInt { Sign: 0 }))
        {
            return false;
        }

        if (CodeWatch.IsTermination(number) && Of(ts.Interpreter)._registrations[number] is not null && (ts.BlockedSignals & (1UL << (number - 1))) == 0)
        {
            ts.Interpreter.Options.CodeWatch?.Terminates?.Invoke(ts.Interpreter, number);
        }

        if (!Faults.FatalSignals.EndsProcess(number))
        {
            return false;
        }

        Faults.FatalSignals.Raise(ts, number);
        return true;
    }

    /// <summary>Sends a signal to one thread of this process: it stays pending there as long as the thread blocks it.</summary>
    public static int SendToThread(ThreadState ts, ThreadState target, int number)
    {
        if (number is < 1 or >= SignalCount || (target.BlockedSignals & (1UL << (number - 1))) != 0)
        {
            return Sent(SendToThread(target.NativeHandle, number));
        }

        if (ts.Interpreter.SignalHandlers[number] is { } handler && handler is not PyInt)
        {
            if (!ReferenceEquals(ts, target) && !ReferenceEquals(target, ts.Interpreter.MainThread))
            {
                InstallInterruptSignal();
                _ = SendToThread(target.NativeHandle, InterruptSignal);
            }

            Of(ts.Interpreter).Deliver(number);
            return 0;
        }

        return Faults.FaultHandlerModule.Sent(ts, number) || Ends(ts, number) ? 0 : Sent(SendToThread(target.NativeHandle, number));
    }

    /// <summary>What pthread_kill gave, as other calls give it.</summary>
    private static int Sent(int error)
    {
        Marshal.SetLastPInvokeError(error);
        return error == 0 ? 0 : -1;
    }

    /// <summary>
    /// Has the system do what is due for a signal: call back for a function of Python's, ignore it, or take the default action. What would have a default action is caught
    /// while some thread blocks it, because .NET's own threads, which do not, would suffer it.
    /// </summary>
    public static bool Apply(PyInterpreter interpreter, int number)
    {
        if (IsOfRuntime(number))
        {
            return true;
        }

        if (number is 9 or 19)
        {
            return false;
        }

        PyObject? handler = interpreter.SignalHandlers[number];
        long disposition = handler is PyInt given && given.TryGetInt64(out long value) ? value : -1;
        return disposition == 1 || (disposition == 0 && !BlockedSignals.IsGuarded(interpreter, number))
            ? SetDisposition(number, (nint)disposition)
            : Of(interpreter).Register(number);
    }

    /// <summary>Signals that .NET needs for itself, and the one that interrupts system calls: Python's handler is remembered, and runs for those that the program sends itself.</summary>
    public static bool IsOfRuntime(int number) => number is 4 or 7 or 8 or 11 or 34 or InterruptSignal;

    private void Received(PosixSignalContext context)
    {
        context.Cancel = true;
        int number = (int)context.Signal < 0 ? RawNumber(context.Signal) : (int)context.Signal;
        if (_interpreter is not { } interpreter)
        {
            return;
        }

        if (BlockedSignals.Holder(interpreter, number) is { } holder)
        {
            _ = SendToThread(holder, number);
        }
        else if (interpreter.SignalHandlers[number] is PyInt disposition)
        {
            // It was caught only because it was blocked, which it is no more, or because somebody watches.
            if (disposition.Sign == 0 && CodeWatch.IsTermination(number) && interpreter.Options.CodeWatch?.Terminates is not null)
            {
                Deliver(number);
            }
            else if (disposition.Sign == 0 && SetDisposition(number, 0))
            {
                _ = NativePosix.Kill(NativePosix.ProcessIdentifier(), number);
            }
        }
        else
        {
            Deliver(number);
        }
    }

    /// <summary>The system's numbers of the signals that .NET numbers itself.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Interoperability", "CA1416", Justification = "The names are compared with, nothing of the platform is called.")]
    private static int RawNumber(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGQUIT => 3,
        PosixSignal.SIGTERM => 15,
        PosixSignal.SIGCHLD => 17,
        PosixSignal.SIGCONT => 18,
        PosixSignal.SIGTSTP => 20,
        PosixSignal.SIGTTIN => 21,
        PosixSignal.SIGTTOU => 22,
        PosixSignal.SIGWINCH => 28,
        _ => (int)signal,
    };

    /// <summary>Has the main thread run the handler of a signal.</summary>
    public void Deliver(int number)
    {
        if (_interpreter is null)
        {
            return;
        }

        _interpreter.TripSignal(number);
        if (WakeUpDescriptor >= 0)
        {
            byte value = (byte)number;
            if (NativePosix.Write(WakeUpDescriptor, &value, 1) < 0)
            {
                int error = Marshal.GetLastPInvokeError();
                if (error != NativePosix.EAGAIN || WarnsOfFullWakeUp)
                {
                    _interpreter.ReportAtSignals(ts =>
                    {
                        _ = SystemErrors.RaiseFor(ts, error);
                        Unraisable.Report(ts, null, "Exception ignored while trying to write to the signal wakeup fd");
                    });
                }
            }
        }

        Interrupt();
    }

    /// <summary>Interrupts the main thread's system call, and again until it has looked.</summary>
    private void Interrupt()
    {
        if (_interpreter?.MainThread is not { } main || (main.EvalBreaker & PyInterpreter.SignalsPending) == 0)
        {
            return;
        }

        if (CurrentThread() != _mainThread)
        {
            InstallInterruptSignal();
            _ = SendToThread(_mainThread, InterruptSignal);
        }

        _repeat ??= new Timer(static state => ((SignalDelivery)state!).Interrupt(), this, Timeout.Infinite, Timeout.Infinite);
        _repeat.Change(RepeatInterval, Timeout.Infinite);
    }

    /// <summary>The handler must be native code that does nothing: a function of the C library that only computes.</summary>
    private static void InstallInterruptSignal()
    {
        if (s_interrupts)
        {
            return;
        }

        byte* action = stackalloc byte[256];
        new Span<byte>(action, 256).Clear();
        *(nint*)action = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "abs");
        _ = SetAction(InterruptSignal, action, null);
        s_interrupts = true;
    }

    [LibraryImport("libc", EntryPoint = "sigaction", SetLastError = true)]
    private static partial int SetAction(int number, byte* action, byte* old);

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    private static partial nint CurrentThread();

    [LibraryImport("libc", EntryPoint = "pthread_kill")]
    public static partial int SendToThread(nint thread, int number);
}
