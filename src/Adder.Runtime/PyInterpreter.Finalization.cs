using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime;

/// <content>Finalizers and callbacks of weak references. .NET's finalizer thread only queues; they run at a safe point of the main thread.</content>
internal sealed unsafe partial class PyInterpreter
{
    /// <summary>A bit of <see cref="ThreadState.EvalBreaker"/>: finalizers or callbacks wait.</summary>
    public const int FinalizersPending = 4;

    private readonly ConcurrentQueue<PyWeakReferenceBase> _weakReferenceCallbacks = new();
    private readonly ConcurrentQueue<PyObject> _finalizable = new();

    /// <summary>Weak handles of the sentinels of living objects with <c>__del__</c>, so that what is left at exit can be finalized.</summary>
    private readonly HashSet<GCHandle> _sentinels = [];

    /// <summary>Whether <see cref="RunPendingFinalizers"/> has something to do.</summary>
    public bool HasPendingFinalizers => !_weakReferenceCallbacks.IsEmpty || !_finalizable.IsEmpty;

    /// <summary>Called by .NET's finalizer thread.</summary>
    public void QueueWeakReferenceCallback(PyWeakReferenceBase reference)
    {
        _weakReferenceCallbacks.Enqueue(reference);
        RequestFinalization();
    }

    /// <summary>Sees to it that an object's finalizer slot runs once when the object is no longer reachable, or at exit. To be called for each new instance of a type that has the slot.</summary>
    public void RegisterFinalizer(PyObject owner)
    {
        if (FinalizerSentinel.Attach(owner, this) is { } sentinel)
        {
            var handle = GCHandle.Alloc(sentinel, GCHandleType.Weak);
            sentinel.Handle = handle;
            lock (_sentinels)
            {
                _sentinels.Add(handle);
            }
        }
    }

    /// <summary>Runs what waits; exceptions go to <c>sys.unraisablehook</c>. For safe points and <c>gc.collect()</c>.</summary>
    public void RunPendingFinalizers(ThreadState ts)
    {
        Interlocked.And(ref ts.EvalBreaker, ~FinalizersPending);
        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        while (true)
        {
            if (_finalizable.TryDequeue(out PyObject? owner))
            {
                FinalizeOne(ts, owner);
            }
            else if (_weakReferenceCallbacks.TryDequeue(out PyWeakReferenceBase? reference))
            {
                if (reference.TakeCallback() is { } callback && Calls.Call(ts, callback, reference) is null)
                {
                    Unraisable.Report(ts, callback, "Exception ignored while calling weakref callback");
                }
            }
            else
            {
                break;
            }
        }

        ts.Pending = pending;
    }

    /// <summary><c>gc.collect()</c>: collects, waits for .NET's finalizers and runs what they queued, until nothing more comes (at most a few rounds).</summary>
    public void CollectGarbage(ThreadState ts)
    {
        for (int round = 0; round < 4; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            if (!HasPendingFinalizers)
            {
                break;
            }

            RunPendingFinalizers(ts);
        }
    }

    /// <summary>At exit: runs the finalizers of objects that are still alive, the newest last.</summary>
    public void FinalizeSurvivors(ThreadState ts)
    {
        RunPendingFinalizers(ts);
        var owners = new List<PyObject>();
        lock (_sentinels)
        {
            foreach (GCHandle handle in _sentinels)
            {
                if (handle.Target is FinalizerSentinel sentinel && sentinel.Disarm() is { } owner)
                {
                    owners.Add(owner);
                }
            }
        }

        foreach (PyObject owner in owners)
        {
            FinalizeOne(ts, owner);
        }
    }

    /// <summary>Called by .NET's finalizer thread: the object's finalizer slot is to run at the next safe point.</summary>
    public void QueueFinalizer(PyObject owner)
    {
        _finalizable.Enqueue(owner);
        RequestFinalization();
    }

    /// <summary>Called by .NET's finalizer thread: the object is unreachable, its finalizer has not run.</summary>
    private void QueueFinalizer(PyObject owner, GCHandle handle)
    {
        lock (_sentinels)
        {
            _sentinels.Remove(handle);
        }

        handle.Free();
        _finalizable.Enqueue(owner);
        RequestFinalization();
    }

    private void RequestFinalization()
    {
        if (MainThread is { } main)
        {
            Interlocked.Or(ref main.EvalBreaker, FinalizersPending);
        }
    }

    private static void FinalizeOne(ThreadState ts, PyObject owner)
    {
        UnaryFunction finalize = owner.Type.Slots.Finalize;
        if (finalize != null && finalize(ts, owner) is null)
        {
            PyBaseException exception = ts.TakePending();
            string shown = owner.Type.Lookup(SpecialNames.Del) is { } method && Text.Repr(ts, method) is { } text ? text.ToString() : "__del__";
            ts.Pending = exception;
            Unraisable.Report(ts, null, "Exception ignored while calling deallocator " + shown);
        }
    }

    /// <summary>Dies with its object, which it can bring back for the time of the finalizer.</summary>
    private sealed class FinalizerSentinel
    {
        private static readonly ConditionalWeakTable<PyObject, FinalizerSentinel> s_sentinels = [];

        private readonly PyInterpreter _interpreter;
        private PyObject? _owner;

        private FinalizerSentinel(PyObject owner, PyInterpreter interpreter)
        {
            _owner = owner;
            _interpreter = interpreter;
        }

        ~FinalizerSentinel()
        {
            if (Disarm() is { } owner)
            {
                _interpreter.QueueFinalizer(owner, Handle);
            }
        }

        public GCHandle Handle { get; set; }

        /// <summary>Null where the object has a sentinel already.</summary>
        public static FinalizerSentinel? Attach(PyObject owner, PyInterpreter interpreter)
        {
            var sentinel = new FinalizerSentinel(owner, interpreter);
            if (s_sentinels.TryAdd(owner, sentinel))
            {
                return sentinel;
            }

            sentinel._owner = null;
            return null;
        }

        /// <summary>Takes the object: its finalizer runs at most once.</summary>
        public PyObject? Disarm() => Interlocked.Exchange(ref _owner, null);
    }
}
