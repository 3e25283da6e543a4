using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Threading;

/// <summary>The threads that an interpreter has started.</summary>
internal sealed class ThreadTable
{
    private readonly List<PyThreadHandle> _waitedFor = [];
    private int _count;

    public int Count => _count;

    /// <summary><c>threading.stack_size()</c>; 0 for the default.</summary>
    public long StackSize { get; set; }

    public void Started(PyThreadHandle handle, bool daemon)
    {
        Interlocked.Increment(ref _count);
        if (!daemon)
        {
            lock (_waitedFor)
            {
                _waitedFor.Add(handle);
            }
        }
    }

    public void Ended(PyThreadHandle handle)
    {
        Interlocked.Decrement(ref _count);
        lock (_waitedFor)
        {
            _waitedFor.Remove(handle);
        }
    }

    /// <summary>Waits until all threads that are not daemons have ended.</summary>
    public void WaitForAll(ThreadState ts)
    {
        while (true)
        {
            PyThreadHandle handle;
            lock (_waitedFor)
            {
                if (_waitedFor.Count == 0)
                {
                    return;
                }

                handle = _waitedFor[0];
            }

            using (BlockingCall.Enter(ts))
            {
                handle.Done.Wait(50);
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                Unraisable.Report(ts, null, "Exception ignored while joining a thread in _thread._shutdown()");
                return;
            }
        }
    }
}

/// <summary>Starts threads.</summary>
internal static class ThreadStarter
{
    private const int DefaultStackSize = 64 << 20;

    /// <summary>Starts a thread that calls the function; gives its identifier.</summary>
    public static long Start(ThreadState ts, PyThreadHandle handle, PyObject function, PyTuple arguments, PyDict? keywords, bool daemon)
    {
        PyInterpreter interpreter = ts.Interpreter;
        ulong blocked = ts.BlockedSignals;
        ThreadTable table = interpreter.StateOf(static () => new ThreadTable());
        long identifier = PyInterpreter.NextThreadIdentifier();
        handle.Identifier = identifier;
        handle.IsStarted = true;
        table.Started(handle, daemon);
        int stackSize = table.StackSize > 0 ? (int)Math.Min(table.StackSize, 1 << 30) : DefaultStackSize;
        var thread = new Thread(() => Body(new ThreadState(interpreter) { Identifier = identifier, BlockedSignals = blocked }, table, handle, function, arguments, keywords), stackSize) { IsBackground = true };
        thread.Start();
        interpreter.CollectWhenIdle();
        return identifier;
    }

    private static void Body(ThreadState ts, ThreadTable table, PyThreadHandle handle, PyObject function, PyTuple arguments, PyDict? keywords)
    {
        PyInterpreter interpreter = ts.Interpreter;
        interpreter.Enter(ts);
        interpreter.AcquireLock(ts);
        if (Calls.CallWith(ts, function, arguments, keywords) is null)
        {
            if (!Raise.ClearIf(ts, ExceptionTypes.SystemExit))
            {
                Unraisable.Report(ts, function, "Exception ignored in thread started by");
            }
        }

        handle.Done.Set();
        table.Ended(handle);
        ts.LocalAttributes.Clear();
        interpreter.Leave(ts);
        interpreter.ReleaseLock(ts);
    }
}

/// <summary>The numbers and names that threads have for the system; without effect where that is not Linux.</summary>
internal static unsafe partial class NativeThreads
{
    /// <summary>The longest name, with the zero behind it.</summary>
    public const int NameSize = 16;

    private const int PR_SET_NAME = 15;
    private const int PR_GET_NAME = 16;

    public static long CurrentId() => OperatingSystem.IsLinux() ? GetThreadId() : Environment.CurrentManagedThreadId;

    /// <summary>Names the current thread, with as much of the name as the system takes.</summary>
    public static void SetName(ReadOnlySpan<byte> name)
    {
        if (OperatingSystem.IsLinux())
        {
            byte* ended = stackalloc byte[NameSize];
            name[..Math.Min(name.Length, NameSize - 1)].CopyTo(new Span<byte>(ended, NameSize));
            _ = ControlProcess(PR_SET_NAME, ended);
        }
    }

    /// <summary>The current thread's name.</summary>
    public static byte[] GetName()
    {
        byte* ended = stackalloc byte[NameSize];
        return OperatingSystem.IsLinux() && ControlProcess(PR_GET_NAME, ended) == 0 ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated(ended).ToArray() : [];
    }

    /// <summary>The name of a thread that has not ended.</summary>
    public static byte[] NameOf(nint thread)
    {
        byte* ended = stackalloc byte[NameSize];
        return OperatingSystem.IsLinux() && GetThreadName(thread, ended, NameSize) == 0 ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated(ended).ToArray() : [];
    }

    [LibraryImport("libc", EntryPoint = "pthread_getname_np")]
    private static partial int GetThreadName(nint thread, byte* name, nint size);

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetThreadId();

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ControlProcess(int option, byte* argument);
}

/// <summary><c>_thread._ThreadHandle</c>.</summary>
[PyType("_ThreadHandle", Module = "_thread")]
internal sealed partial class PyThreadHandle : PyObject
{
    /// <summary>Set when the thread has ended.</summary>
    public readonly ManualResetEventSlim Done = new(false);

    public long Identifier { get; set; }

    public bool IsStarted { get; set; }

    /// <summary>A thread that Python did not start: nobody says when it ends.</summary>
    public bool IsForeign { get; set; }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyThreadHandle();

    [PyGetter("ident")]
    private PyObject? IdentifierGetter(ThreadState ts) => PyInt.From(Identifier);

    [PyMethod("is_done()")]
    private PyObject? IsDone(ThreadState ts) => PyBool.From(Done.IsSet);

    [PyMethod("_set_done()")]
    private PyObject? SetDone(ThreadState ts)
    {
        if (!IsStarted && !IsForeign)
        {
            return Raise.RuntimeError(ts, "thread not started");
        }

        Done.Set();
        return PyNone.Instance;
    }

    [PyMethod("join(timeout=None, /)", TextSignature = null)]
    private PyObject? Join(ThreadState ts, PyObject? timeout)
    {
        double seconds = -1;
        if (timeout is not (null or PyNone) && !Numbers.ToDouble(ts, timeout, out seconds))
        {
            return null;
        }

        if (!IsStarted && !IsForeign)
        {
            return Raise.RuntimeError(ts, "thread not started");
        }

        if (Identifier == ts.Identifier)
        {
            return Raise.RuntimeError(ts, "Cannot join current thread");
        }

        // The others do not get the interpreter's lock any more.
        if (ts.Interpreter.IsFinalizing && !Done.IsSet)
        {
            return Raise.Error(ts, ExceptionTypes.PythonFinalizationError, "cannot join thread at interpreter shutdown");
        }

        return Waiting.For(ts, Done.WaitHandle, seconds) == Truth.Error ? null : PyNone.Instance;
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.From($"<_ThreadHandle object: ident={Identifier}>");
}

/// <summary>Waiting that signals can interrupt.</summary>
internal static class Waiting
{
    /// <summary>Waits for a handle: true when it came, false when the time (negative: none) ran out, an error where a signal handler raised.</summary>
    public static Truth For(ThreadState ts, WaitHandle handle, double seconds)
    {
        long deadline = seconds < 0 ? long.MaxValue : Environment.TickCount64 + (long)Math.Min(seconds * 1000, 1e15);
        while (true)
        {
            long left = deadline - Environment.TickCount64;
            if (left < 0)
            {
                return Truth.False;
            }

            bool came;
            using (BlockingCall.Enter(ts))
            {
                came = handle.WaitOne((int)Math.Min(left, 50));
            }

            if (came)
            {
                return Truth.True;
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return Truth.Error;
            }
        }
    }
}

/// <summary><c>_thread._local</c>: attributes of which each thread has its own.</summary>
[PyType("_local", TextSignature = "()", Module = "_thread", Subclassable = true, Doc = "Thread-local data")]
internal partial class PyThreadLocal : PyObject
{
    private PyTuple _arguments = PyTuple.Empty;
    private PyTuple? _keywordNames;

    protected internal PyThreadLocal()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length > 0 && (ReferenceEquals(type, TypeObject) || HasDefaultInit(type)))
        {
            return Raise.TypeError(ts, "Initialization arguments are not supported");
        }

        PyThreadLocal made = ReferenceEquals(type, TypeObject) ? new PyThreadLocal() : new PyThreadLocalSubclass(type);
        made._arguments = PyTuple.Create(arguments);
        made._keywordNames = keywordNames;
        ts.LocalAttributes.Add(made, new PyDict());
        return made;
    }

    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttributeSlot(ThreadState ts, PyStr name)
    {
        if (ValuesOf(ts) is not { } values)
        {
            return default;
        }

        if (name.EqualTo("__dict__"))
        {
            return Lookup.Found(values);
        }

        PyType type = Type;
        PyObject? inClass = type.Lookup(name);
        if (inClass is not null && IsData(inClass))
        {
            return Attributes.GenericGet(ts, this, name);
        }

        Lookup own = values.GetString(ts, name);
        return own.IsAbsent ? Attributes.GenericGet(ts, this, name) : own;
    }

    [PySlot(Slot.SetAttribute)]
    private bool SetAttributeSlot(ThreadState ts, PyStr name, PyObject? value)
    {
        if (ValuesOf(ts) is not { } values)
        {
            return false;
        }

        if (name.EqualTo("__dict__"))
        {
            return Raise.AttributeError(ts, $"'{Type.Name}' object attribute '__dict__' is read-only");
        }

        PyObject? inClass = Type.Lookup(name);
        if (inClass is not null && IsData(inClass))
        {
            return Attributes.GenericSet(ts, this, name, value);
        }

        if (value is not null)
        {
            return values.SetItem(ts, name, value);
        }

        Truth removed = values.Remove(ts, name);
        return removed == Truth.True || (removed == Truth.False && (bool)Raise.MissingAttribute(ts, this, name));
    }

    private static unsafe bool HasDefaultInit(PyType type) => type.Slots.Init == PyObjectType.TypeObject.Slots.Init;

    private static unsafe bool IsData(PyObject descriptor) => descriptor.Type.Slots.DescriptorGet != null && descriptor.Type.Slots.DescriptorSet != null;

    /// <summary>The thread's own attributes; a thread that comes for the first time has <c>__init__</c> run for it.</summary>
    private unsafe PyDict? ValuesOf(ThreadState ts)
    {
        if (ts.LocalAttributes.TryGetValue(this, out PyDict? values))
        {
            return values;
        }

        values = new PyDict();
        ts.LocalAttributes.Add(this, values);
        InitFunction init = Type.Slots.Init;
        if (init != null && !HasDefaultInit(Type) && !init(ts, this, _arguments.Items, _keywordNames))
        {
            _ = ts.LocalAttributes.Remove(this);
            return null;
        }

        return values;
    }
}
