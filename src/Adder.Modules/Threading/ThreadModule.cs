using System;
using System.Threading;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Threading;

/// <summary><c>_thread</c>: threads and locks.</summary>
[PyModule("_thread", Doc = "This module provides primitive operations to write multi-threaded programs.", Types = [typeof(PyRLock)])]
internal static unsafe partial class ThreadModule
{
    /// <summary>The longest time that a lock can be waited for, in seconds.</summary>
    [PyConstant("TIMEOUT_MAX")]
    private const double TimeoutMaximum = 9223372036.0;

    /// <summary>How many bytes of a thread's name the system keeps.</summary>
    [PyConstant("_NAME_MAXLEN")]
    private const long NameLength = NativeThreads.NameSize - 1;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("error", ExceptionTypes.RuntimeError);
        module.Add("LockType", PyLock.TypeObject);
        module.Add("lock", PyLock.TypeObject);
        module.Add("_local", PyThreadLocal.TypeObject);
        module.Add("_ThreadHandle", PyThreadHandle.TypeObject);
        module.Add("_ExceptHookArgs", s_exceptHookArguments.Type);
        return Done.Ok;
    }

    private static readonly StructSequenceDefinition s_exceptHookArguments = new()
    {
        Name = "_ExceptHookArgs", Module = "_thread", Visible = 4, Fields = ["exc_type", "exc_value", "exc_traceback", "thread"],
        Doc = "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    };

    [PyFunction("allocate_lock()", Doc = "Create a new lock object.")]
    private static PyObject? AllocateLock(ThreadState ts) => new PyLock();

    [PyFunction("allocate()", Doc = "An obsolete synonym of allocate_lock().")]
    private static PyObject? Allocate(ThreadState ts) => new PyLock();

    [PyFunction("get_ident()", Doc = "Return a non-zero integer that uniquely identifies the current thread.")]
    private static PyObject? GetIdentifier(ThreadState ts) => PyInt.From(ts.Identifier);

    [PyFunction("get_native_id()", Doc = "Return a non-negative integer identifying the thread as reported by the OS (kernel).")]
    private static PyObject? GetNativeIdentifier(ThreadState ts) => PyInt.From(NativeThreads.CurrentId());

    [PyFunction("_get_main_thread_ident()")]
    private static PyObject? GetMainThreadIdentifier(ThreadState ts) => PyInt.From((ts.Interpreter.Table.Main.MainThread ?? ts).Identifier);

    [PyFunction("_is_main_interpreter()")]
    private static PyObject? IsMainInterpreter(ThreadState ts) => PyBool.From(ts.Interpreter.IsMain);

    [PyFunction("_count()", Doc = "Return the number of currently running Python threads, excluding the main thread.")]
    private static PyObject? Count(ThreadState ts) => PyInt.From(ts.Interpreter.StateOf(static () => new ThreadTable()).Count);

    [PyFunction("_shutdown()", Doc = "Wait for all non-daemon threads (other than the calling thread) to stop.")]
    private static PyObject? Shutdown(ThreadState ts)
    {
        ts.Interpreter.StateOf(static () => new ThreadTable()).WaitForAll(ts);
        return PyNone.Instance;
    }

    [PyFunction("_make_thread_handle(ident, /)", Doc = "Internal only. Make a thread handle for threads not spawned by the _thread or threading module.")]
    private static PyObject? MakeThreadHandle(ThreadState ts, long identifier) => new PyThreadHandle { Identifier = identifier, IsForeign = true };

    [PyFunction("stack_size(size=0, /)", Doc = "Return the thread stack size used when creating new threads.")]
    private static PyObject? StackSize(ThreadState ts, long size)
    {
        ThreadTable table = ts.Interpreter.StateOf(static () => new ThreadTable());
        long old = table.StackSize;
        if (size < 0)
        {
            return Raise.ValueError(ts, "size must be 0 or a positive value");
        }

        if (size is > 0 and < 32768)
        {
            return Raise.ValueError(ts, $"size not valid: {size} bytes");
        }

        table.StackSize = size;
        return PyInt.From(old);
    }

    [PyFunction("set_name(name)", Doc = "Set the name of the current thread.")]
    private static PyObject? SetName(ThreadState ts, PyStr name)
    {
        if (TextCodecs.Encode(ts, name, "utf-8", "replace") is not PyBytes encoded)
        {
            return null;
        }

        NativeThreads.SetName(encoded.Data);
        return PyNone.Instance;
    }

    [PyFunction("_get_name()", Doc = "Get the name of the current thread.")]
    private static PyObject? GetName(ThreadState ts) => TextCodecs.Decode(ts, NativeThreads.GetName(), "utf-8", "surrogateescape");

    [PyFunction("daemon_threads_allowed()", Doc = "Return True if daemon threads are allowed in the current interpreter.")]
    private static PyObject? DaemonThreadsAllowed(ThreadState ts) => PyBool.From(ts.Interpreter.Configuration.AllowsDaemonThreads);

    [PyFunction("exit()", Doc = "This is synonymous to ``raise SystemExit''.")]
    [PyFunction("exit_thread()", Doc = "An obsolete synonym of exit().")]
    private static PyObject? Exit(ThreadState ts) => Raise.Error(ts, ExceptionTypes.SystemExit);

    [PyFunction("interrupt_main(signum=2, /)", TextSignature = "($module, signum=signal.SIGINT, /)", Doc = "Simulate the arrival of the given signal in the main thread.")]
    private static PyObject? InterruptMain(ThreadState ts, int? signal)
    {
        int number = signal ?? 2;
        if (number is < 1 or > 64)
        {
            return Raise.ValueError(ts, "signal number out of range");
        }

        if (ts.Interpreter.SignalHandlers[number] is { } handler && handler is not PyInt)
        {
            ts.Interpreter.TripSignal(number);
        }

        // On the main thread itself the handler runs before the next instruction.
        return ts.Interpreter.RunPendingSignals(ts) ? PyNone.Instance : null;
    }

    [PyFunction("start_new_thread(function, args, kwargs={}, /)", Doc = "Start a new thread and return its identifier.")]
    private static PyObject? StartNewThread(ThreadState ts, PyObject function, PyObject arguments, PyObject? keywords)
    {
        if (function.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "first arg must be callable");
        }

        if (arguments is not PyTuple tuple)
        {
            return Raise.TypeError(ts, "2nd arg must be a tuple");
        }

        if (keywords is not (null or PyDict))
        {
            return Raise.TypeError(ts, "optional 3rd arg must be a dictionary");
        }

        if (!MayStart(ts))
        {
            return null;
        }

        return PyInt.From(ThreadStarter.Start(ts, new PyThreadHandle(), function, tuple, keywords as PyDict, daemon: true));
    }

    [PyFunction("start_new(function, args, kwargs={}, /)", Doc = "An obsolete synonym of start_new_thread().")]
    private static PyObject? StartNew(ThreadState ts, PyObject function, PyObject arguments, PyObject? keywords) => StartNewThread(ts, function, arguments, keywords);

    [PyFunction("start_joinable_thread(function, handle=None, daemon=True)", Doc = "For internal use only: start a new thread.")]
    private static PyObject? StartJoinableThread(ThreadState ts, PyObject function, PyObject? handle, bool? daemon)
    {
        if (function.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "thread function must be callable");
        }

        if (handle is not (null or PyNone or PyThreadHandle))
        {
            return Raise.TypeError(ts, "'handle' must be a _ThreadHandle");
        }

        PyThreadHandle target = handle as PyThreadHandle ?? new PyThreadHandle();
        if (target.IsStarted)
        {
            return Raise.RuntimeError(ts, "thread already started");
        }

        if (!MayStart(ts))
        {
            return null;
        }

        _ = ThreadStarter.Start(ts, target, function, PyTuple.Empty, null, daemon ?? true);
        return target;
    }

    private static bool MayStart(ThreadState ts)
    {
        if (!ts.Interpreter.Configuration.AllowsThreads)
        {
            return Raise.RuntimeError(ts, "thread is not supported for isolated subinterpreters");
        }

        return !ts.Interpreter.IsFinalizing || (bool)Raise.Error(ts, ExceptionTypes.PythonFinalizationError, "can't create new thread at interpreter shutdown");
    }

    [PyFunction("_excepthook(args, /)", Doc = "Handle uncaught Thread.run() exception.")]
    private static PyObject? ExceptHook(ThreadState ts, PyObject arguments)
    {
        if (arguments is not PyStructSequence { Items.Length: 4 } given)
        {
            return Raise.TypeError(ts, "_thread._excepthook argument type must be ExceptHookArgs");
        }

        if (given[0] is PyType type && ReferenceEquals(type, ExceptionTypes.SystemExit))
        {
            return PyNone.Instance;
        }

        if (ts.Interpreter.Sys.GetInterned("stderr") is not { } stderr || stderr is PyNone)
        {
            return PyNone.Instance;
        }

        PyObject name = given[3] is PyNone ? PyInt.From(ts.Identifier) : Attributes.Find(ts, given[3], "_name").ValueOrNull ?? PyInt.From(ts.Identifier);
        ts.Pending = null;
        if (Text.Str(ts, name) is not { } shown || Calls.CallMethod(ts, stderr, "write", PyStr.From($"Exception in thread {shown}:\n")) is null)
        {
            return null;
        }

        if (given[1] is PyBaseException exception)
        {
            ErrorPrinting.Print(ts, exception);
        }

        return PyNone.Instance;
    }
}
