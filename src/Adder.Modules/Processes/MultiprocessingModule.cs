using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Processes;

/// <summary><c>_multiprocessing</c>: locks and semaphores that processes share.</summary>
[PyModule("_multiprocessing", Types = [typeof(PySemaphoreLock)])]
internal static partial class MultiprocessingModule
{
    [PyFunction("sem_unlink(name, /)")]
    private static PyObject? Unlink(ThreadState ts, string name) => NativeSemaphore.Unlink(name) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        var flags = new PyDict();
        flags.SetInterned("HAVE_SEM_OPEN", PySmallInt.One);
        flags.SetInterned("HAVE_SEM_TIMEDWAIT", PySmallInt.One);
        module.Add("flags", flags);
        return Done.Ok;
    }
}

/// <summary><c>_posixshmem</c>: shared memory by name.</summary>
[PyModule("_posixshmem", Doc = "POSIX shared memory module")]
internal static partial class SharedMemoryModule
{
    [PyFunction("shm_open(path, flags, mode=511)", Doc = "Open a shared memory object.  Returns a file descriptor (integer).")]
    private static PyObject? Open(ThreadState ts, string path, int flags, int mode = 511)
    {
        while (true)
        {
            int descriptor = NativeSemaphore.OpenMemory(path, flags, (uint)mode);
            if (descriptor >= 0)
            {
                return PyInt.From(descriptor);
            }

            if (Marshal.GetLastPInvokeError() != NativePosix.EINTR)
            {
                return SystemErrors.RaiseLast(ts, PyStr.From(path));
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return null;
            }
        }
    }

    [PyFunction("shm_unlink(path, /)", Doc = "Remove a shared memory object (similar to unlink()).")]
    private static PyObject? Unlink(ThreadState ts, string path) => NativeSemaphore.UnlinkMemory(path) < 0 ? SystemErrors.RaiseLast(ts, PyStr.From(path)) : PyNone.Instance;
}

/// <summary><c>_multiprocessing.SemLock</c>.</summary>
[PyType("SemLock", Module = "_multiprocessing", Subclassable = true, TextSignature = null, Doc = "Semaphore/Mutex type")]
internal unsafe partial class PySemaphoreLock : PyObject
{
    /// <summary>The kind that its thread may take again.</summary>
    private const int Recursive = 0;
    private const int Counting = 1;
    private const int TimedOut = 110;

    [PyConstant("SEM_VALUE_MAX")]
    private const long LargestValue = int.MaxValue;

    private readonly NativeSemaphore _semaphore;
    private readonly int _kind;
    private readonly int _largest;
    private readonly string? _name;
    private int _taken;
    private ThreadState? _taker;

    protected internal PySemaphoreLock(NativeSemaphore semaphore, int kind, int largest, string? name)
    {
        _semaphore = semaphore;
        _kind = kind;
        _largest = largest;
        _name = name;
    }

    [PyNew("SemLock(kind, value, maxvalue, name, unlink)")]
    private static PyObject? New(ThreadState ts, PyType type, int kind, int value, int maxvalue, string name, bool unlink)
    {
        if (kind is not (Recursive or Counting))
        {
            return Raise.ValueError(ts, "unrecognized kind");
        }

        if (NativeSemaphore.Create(name, (uint)value) is not { } semaphore || (unlink && NativeSemaphore.Unlink(name) < 0))
        {
            return SystemErrors.RaiseLast(ts);
        }

        return Make(type, semaphore, kind, maxvalue, unlink ? null : name);
    }

    private static PySemaphoreLock Make(PyType type, NativeSemaphore semaphore, int kind, int largest, string? name) =>
        ReferenceEquals(type, TypeObject) ? new PySemaphoreLock(semaphore, kind, largest, name) : new PySemaphoreLockSubclass(type, semaphore, kind, largest, name);

    [PyClassMethod("_rebuild(handle, kind, maxvalue, name, /)")]
    private static PyObject? Rebuild(ThreadState ts, PyType type, long handle, int kind, int maxvalue, PyObject name)
    {
        if (name is not (PyNone or PyStr))
        {
            return Raise.TypeError(ts, $"_rebuild() argument 4 must be str or None, not {name.Type.Name}");
        }

        NativeSemaphore? semaphore = name is PyStr text ? NativeSemaphore.OpenExisting(text.ToString()) : NativeSemaphore.Borrow((nint)handle);
        return semaphore is null ? SystemErrors.RaiseLast(ts) : Make(type, semaphore, kind, maxvalue, (name as PyStr)?.ToString());
    }

    [PyGetter("handle", Member = true)]
    private long Handle => _semaphore.Handle;

    [PyGetter("kind", Member = true)]
    private long Kind => _kind;

    [PyGetter("maxvalue", Member = true)]
    private long Largest => _largest;

    [PyGetter("name", Member = true)]
    private PyObject Name => _name is null ? PyNone.Instance : PyStr.From(_name);

    [PyMethod("acquire(block=True, timeout=None)", Doc = "Acquire the semaphore/lock.")]
    private PyObject? Acquire(ThreadState ts, bool block = true, PyObject? timeout = null)
    {
        double seconds = -1;
        if (timeout is not (null or PyNone))
        {
            if (!Numbers.ToDouble(ts, timeout, out seconds))
            {
                return null;
            }

            seconds = Math.Max(0, seconds);
        }

        if (_kind == Recursive && IsMine(ts))
        {
            _taken++;
            return PyBool.True;
        }

        Truth taken = Take(ts, block, seconds);
        if (taken == Truth.True)
        {
            _taken++;
            _taker = ts;
        }

        return taken == Truth.Error ? null : PyBool.From(taken == Truth.True);
    }

    [PyMethod("release()", Doc = "Release the semaphore/lock.")]
    private PyObject? Release(ThreadState ts)
    {
        if (_kind == Recursive)
        {
            if (!IsMine(ts))
            {
                return Raise.Error(ts, ExceptionTypes.AssertionError, "attempt to release recursive lock not owned by thread");
            }

            if (_taken > 1)
            {
                _taken--;
                return PyNone.Instance;
            }
        }
        else
        {
            int value = _semaphore.Value();
            if (value < 0)
            {
                return SystemErrors.RaiseLast(ts);
            }

            if (value >= _largest)
            {
                return Raise.ValueError(ts, "semaphore or lock released too many times");
            }
        }

        if (NativeSemaphore.Post(_semaphore.Handle) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        _taken--;
        return PyNone.Instance;
    }

    [PyMethod("__enter__()", Doc = "Enter the semaphore/lock.")]
    private PyObject? Enter(ThreadState ts) => Acquire(ts);

    [PyMethod("__exit__(exc_type=None, exc_value=None, exc_tb=None, /)", Doc = "Exit the semaphore/lock.")]
    private PyObject? Exit(ThreadState ts, PyObject? type, PyObject? value, PyObject? traceback) => Release(ts);

    [PyMethod("_count()", Doc = "Num of `acquire()`s minus num of `release()`s for this process.")]
    private long Count() => _taken;

    [PyMethod("_is_mine()", Doc = "Whether the lock is owned by this thread.")]
    private bool IsMine(ThreadState ts) => _taken > 0 && ReferenceEquals(_taker, ts);

    [PyMethod("_get_value()", Doc = "Get the value of the semaphore.")]
    private PyObject? Value(ThreadState ts) => _semaphore.Value() is >= 0 and int value ? PyInt.From(value) : SystemErrors.RaiseLast(ts);

    [PyMethod("_is_zero()", Doc = "Return whether semaphore has value zero.")]
    private PyObject? IsZero(ThreadState ts) => _semaphore.Value() is >= 0 and int value ? PyBool.From(value == 0) : SystemErrors.RaiseLast(ts);

    [PyMethod("_after_fork()", Doc = "Rezero the net acquisition count after fork().")]
    private void AfterFork() => _taken = 0;

    /// <summary>Takes the semaphore; false where another has it and the time is over.</summary>
    /// <param name="seconds">Negative for as long as it takes.</param>
    private Truth Take(ThreadState ts, bool block, double seconds)
    {
        if (NativeSemaphore.TryWait(_semaphore.Handle) == 0)
        {
            return Truth.True;
        }

        int error = Marshal.GetLastPInvokeError();
        long ticks = DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks + (long)Math.Min(Math.Max(0, seconds) * TimeSpan.TicksPerSecond, TimeSpan.TicksPerDay * 36500.0);
        var deadline = new NativeSemaphore.TimeSpec { Seconds = ticks / TimeSpan.TicksPerSecond, Nanoseconds = ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick };
        while (block && error is NativePosix.EAGAIN or NativePosix.EINTR)
        {
            int result;
            using (BlockingCall.Enter(ts))
            {
                result = seconds < 0 ? NativeSemaphore.Wait(_semaphore.Handle) : NativeSemaphore.WaitUntil(_semaphore.Handle, &deadline);
            }

            if (result == 0)
            {
                return Truth.True;
            }

            error = Marshal.GetLastPInvokeError();
            if (error == NativePosix.EINTR && !BlockingCall.CheckSignals(ts))
            {
                return Truth.Error;
            }

            if (error == NativePosix.EAGAIN)
            {
                break;
            }
        }

        if (error is NativePosix.EAGAIN or TimedOut)
        {
            return Truth.False;
        }

        return SystemErrors.RaiseFor(ts, error);
    }
}
