using System;
using System.Threading;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Threading;

/// <summary>Arguments of <c>acquire()</c>.</summary>
internal static class LockArguments
{
    /// <summary>Seconds to wait: 0 for not at all, negative for without end; false: a ValueError or OverflowError is pending.</summary>
    public static bool Parse(ThreadState ts, bool blocking, PyObject? timeout, out double seconds)
    {
        seconds = -1;
        if (timeout is not null && !Numbers.ToDouble(ts, timeout, out seconds))
        {
            return false;
        }

        if (double.IsNaN(seconds))
        {
            return Raise.ValueError(ts, "Invalid value NaN (not a number)");
        }

        if (!blocking && seconds != -1)
        {
            return Raise.ValueError(ts, "can't specify a timeout for a non-blocking call");
        }

        if (seconds < 0 && seconds != -1)
        {
            return Raise.ValueError(ts, "timeout value must be a non-negative number");
        }

        if (seconds > 9223372036.0)
        {
            return Raise.OverflowError(ts, "timeout value is too large");
        }

        if (!blocking)
        {
            seconds = 0;
        }

        return true;
    }
}

/// <summary><c>_thread.lock</c>.</summary>
[PyType("lock", Module = "_thread", TextSignature = "()", Flags = TypeFlags.HasWeakReferences, Doc = "A lock object is a synchronization primitive.")]
internal sealed partial class PyLock : PyObject
{
    private readonly SemaphoreSlim _free = new(1, 1);

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length == 0 ? new PyLock() : Raise.TypeError(ts, $"lock expected 0 arguments, got {arguments.Length}");

    [PyMethod("acquire(blocking=True, timeout=-1)", Doc = "Lock the lock.")]
    private PyObject? Acquire(ThreadState ts, bool? blocking, PyObject? timeout)
    {
        if (!LockArguments.Parse(ts, blocking ?? true, timeout, out double seconds))
        {
            return null;
        }

        return Take(ts, seconds) switch
        {
            Truth.Error => null,
            Truth.True => PyBool.True,
            _ => PyBool.False,
        };
    }

    [PyMethod("acquire_lock(blocking=True, timeout=-1)", Doc = "An obsolete synonym of acquire().")]
    private PyObject? AcquireLock(ThreadState ts, bool? blocking, PyObject? timeout) => Acquire(ts, blocking, timeout);

    [PyMethod("release()", Doc = "Release the lock.")]
    private PyObject? Release(ThreadState ts)
    {
        if (_free.CurrentCount != 0)
        {
            return Raise.RuntimeError(ts, "release unlocked lock");
        }

        _free.Release();
        return PyNone.Instance;
    }

    [PyMethod("release_lock()", Doc = "An obsolete synonym of release().")]
    private PyObject? ReleaseLock(ThreadState ts) => Release(ts);

    [PyMethod("locked()", Doc = "Return whether the lock is in the locked state.")]
    private PyObject? Locked(ThreadState ts) => PyBool.From(_free.CurrentCount == 0);

    [PyMethod("locked_lock()", Doc = "An obsolete synonym of locked().")]
    private PyObject? LockedLock(ThreadState ts) => Locked(ts);

    [PyMethod("__enter__()", Doc = "Lock the lock.")]
    private PyObject? Enter(ThreadState ts) => Take(ts, -1) == Truth.Error ? null : PyBool.True;

    [PyMethod("__exit__(*args)", TextSignature = "($self, /, *exc_info)", Doc = "Release the lock.")]
    private PyObject? Exit(ThreadState ts, ReadOnlySpan<PyObject> arguments) => Release(ts);

    [PyMethod("_at_fork_reinit()")]
    private PyObject? AtForkReinitialize(ThreadState ts) => PyNone.Instance;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        PyStr.From($"<{(_free.CurrentCount == 0 ? "locked" : "unlocked")} _thread.lock object at {ObjectIdentity.Hexadecimal(this)}>");

    private Truth Take(ThreadState ts, double seconds)
    {
        if (_free.Wait(0))
        {
            return Truth.True;
        }

        if (seconds == 0)
        {
            return Truth.False;
        }

        long deadline = seconds < 0 ? long.MaxValue : Environment.TickCount64 + (long)(seconds * 1000);
        while (true)
        {
            long left = deadline - Environment.TickCount64;
            if (left < 0)
            {
                return Truth.False;
            }

            bool taken;
            using (BlockingCall.Enter(ts))
            {
                taken = _free.Wait((int)Math.Min(left, 50));
            }

            // Also where the lock was taken: a handler that raises must do so here, not in whatever the caller does next.
            if (!BlockingCall.CheckSignals(ts))
            {
                return Truth.Error;
            }

            if (taken)
            {
                return Truth.True;
            }
        }
    }
}

/// <summary><c>_thread.RLock</c>.</summary>
[PyType("RLock", Module = "_thread", Subclassable = true, TextSignature = null, Flags = TypeFlags.HasWeakReferences)]
internal partial class PyRLock : PyObject
{
    private readonly PyLock _lock = new();
    private long _owner;
    private int _depth;

    protected internal PyRLock()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyRLock() : new PyRLockSubclass(type);

    [PyMethod("acquire(blocking=True, timeout=-1)", Doc = "Lock the lock.")]
    internal PyObject? Acquire(ThreadState ts, bool? blocking, PyObject? timeout)
    {
        if (!LockArguments.Parse(ts, blocking ?? true, timeout, out double seconds))
        {
            return null;
        }

        if (_depth > 0 && _owner == ts.Identifier)
        {
            _depth++;
            return PyBool.True;
        }

        PyObject? taken = Calls.CallMethod(ts, _lock, "acquire", PyBool.From(seconds != 0), PyFloat.From(seconds == 0 ? -1 : seconds));
        if (ReferenceEquals(taken, PyBool.True))
        {
            _owner = ts.Identifier;
            _depth = 1;
        }

        return taken;
    }

    [PyMethod("release()", Doc = "Release the lock.")]
    internal PyObject? Release(ThreadState ts)
    {
        if (_depth == 0 || _owner != ts.Identifier)
        {
            return Raise.RuntimeError(ts, "cannot release un-acquired lock");
        }

        if (--_depth > 0)
        {
            return PyNone.Instance;
        }

        _owner = 0;
        return Calls.CallMethod(ts, _lock, "release");
    }

    [PyMethod("__enter__()", Doc = "Lock the lock.")]
    private PyObject? Enter(ThreadState ts) => Acquire(ts, true, null);

    [PyMethod("__exit__(*args)", TextSignature = "($self, /, *exc_info)", Doc = "Release the lock.")]
    private PyObject? Exit(ThreadState ts, ReadOnlySpan<PyObject> arguments) => Release(ts);

    [PyMethod("locked()", Doc = "Return a boolean indicating whether this object is locked right now.")]
    private PyObject? Locked(ThreadState ts) => PyBool.From(_depth > 0);

    [PyMethod("_is_owned()", Doc = "For internal use by `threading.Condition`.")]
    private PyObject? IsOwned(ThreadState ts) => PyBool.From(_depth > 0 && _owner == ts.Identifier);

    [PyMethod("_recursion_count()", Doc = "For internal use by reentrancy checks.")]
    private PyObject? RecursionCount(ThreadState ts) => PyInt.From(_owner == ts.Identifier ? _depth : 0);

    [PyMethod("_release_save()", Doc = "For internal use by `threading.Condition`.")]
    private PyObject? ReleaseSave(ThreadState ts)
    {
        if (_depth == 0)
        {
            return Raise.RuntimeError(ts, "cannot release un-acquired lock");
        }

        PyTuple state = PyTuple.Create(PyInt.From(_depth), PyInt.From(_owner));
        _depth = 0;
        _owner = 0;
        return Calls.CallMethod(ts, _lock, "release") is null ? null : state;
    }

    [PyMethod("_acquire_restore(state, /)", Doc = "For internal use by `threading.Condition`.")]
    private PyObject? AcquireRestore(ThreadState ts, PyTuple state)
    {
        if (state.Count != 2 || !Numbers.IndexToInt64(ts, state[0], ExceptionTypes.OverflowError, out long depth) || !Numbers.IndexToInt64(ts, state[1], ExceptionTypes.OverflowError, out long owner))
        {
            return ts.Pending is null ? Raise.TypeError(ts, "state must be a pair of ints") : null;
        }

        if (Calls.CallMethod(ts, _lock, "acquire") is null)
        {
            return null;
        }

        _depth = (int)depth;
        _owner = owner;
        return PyNone.Instance;
    }

    [PyMethod("_at_fork_reinit()")]
    private PyObject? AtForkReinitialize(ThreadState ts) => PyNone.Instance;

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) =>
        PyStr.From($"<{(_depth > 0 ? "locked" : "unlocked")} {Type.NativeModule}.{Type.Name} object owner={_owner} count={_depth} at {ObjectIdentity.Hexadecimal(this)}>");
}
