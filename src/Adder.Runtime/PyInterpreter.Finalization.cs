using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime;

/// <content>
/// Finalizers and callbacks of weak references. .NET's finalizer thread only queues; they run at a safe point of whichever thread holds the interpreter's lock.
/// </content>
internal sealed unsafe partial class PyInterpreter
{
    /// <summary>A bit of <see cref="ThreadState.EvalBreaker"/>: finalizers or callbacks wait.</summary>
    public const int FinalizersPending = 4;

    /// <summary>How often a collection is repeated because finalizers have dropped more.</summary>
    private const int CollectionRounds = 8;

    private const int SpareSentinels = 32;

    /// <summary>What has ended and waits; null: never anything.</summary>
    private ConcurrentQueue<Ended>? _ended;

    private readonly object _sentinelLock = new();

    /// <summary>Weak handles of the sentinels of living objects, so that what is left at exit can be finalized.</summary>
    private HandleTable _sentinels;

    /// <summary>Sentinels without an object; guarded by the interpreter's lock.</summary>
    private readonly FinalizerSentinel?[] _spareSentinels = new FinalizerSentinel?[SpareSentinels];

    private int _spareSentinelCount;

    private volatile bool _finalizersRequested;

    /// <summary>Collections for objects that programs give up on purpose.</summary>
    public Releases Releases => field ??= new Releases();

    /// <summary>Called by .NET's finalizer thread: an object with weak references is gone; these are to be told.</summary>
    public void QueueWeakReferenceCallbacks(long sequence, List<PyWeakReferenceBase> references) => Queue(new Ended(0, sequence, null, references));

    /// <summary>Called by .NET's finalizer thread: the object is unreachable, its finalizer has not run.</summary>
    public void QueueFinalizer(FinalizerSentinel sentinel, PyObject owner)
    {
        Forget(sentinel);
        Queue(EndOf(sentinel, owner));
    }

    /// <summary>Called by .NET's finalizer thread: the object's finalizer slot is to run at the next safe point.</summary>
    public void QueueFinalizer(PyObject owner) => Queue(new Ended(0, 0, owner, null));

    /// <summary>
    /// Sees to it that an object's finalizer slot runs once when the object is no longer reachable, or at exit. To be called for each new instance of a type that has the slot; does nothing for an
    /// object that was registered before.
    /// </summary>
    public void RegisterFinalizer(PyObject owner)
    {
        if (FinalizerSentinel.Find(owner) is null)
        {
            (TakeSpareSentinel() ?? NewSentinel()).Attach(owner);
        }
    }

    /// <summary>
    /// Keeps a sentinel that its object has released: making one costs more than most generators that need one. An old one would keep a young object alive until its own generation is
    /// collected, so that only those count that no collection has seen.
    /// </summary>
    public void Reuse(FinalizerSentinel sentinel)
    {
        if (_spareSentinelCount < SpareSentinels && GC.GetGeneration(sentinel) == 0)
        {
            _spareSentinels[_spareSentinelCount++] = sentinel;
        }
        else
        {
            Discard(sentinel);
        }
    }

    private FinalizerSentinel? TakeSpareSentinel()
    {
        while (_spareSentinelCount > 0)
        {
            FinalizerSentinel sentinel = _spareSentinels[--_spareSentinelCount]!;
            _spareSentinels[_spareSentinelCount] = null;
            if (GC.GetGeneration(sentinel) == 0)
            {
                return sentinel;
            }

            Discard(sentinel);
        }

        return null;
    }

    private FinalizerSentinel NewSentinel()
    {
        var sentinel = new FinalizerSentinel(this);
        var handle = GCHandle.Alloc(sentinel, GCHandleType.Weak);
        lock (_sentinelLock)
        {
            sentinel.Place = _sentinels.Add(handle);
        }

        return sentinel;
    }

    private void Discard(FinalizerSentinel sentinel)
    {
        GC.SuppressFinalize(sentinel);
        Forget(sentinel);
    }

    /// <summary>The sentinel's object needs no finalizing at exit any more.</summary>
    private void Forget(FinalizerSentinel sentinel)
    {
        lock (_sentinelLock)
        {
            if (sentinel.Place >= 0)
            {
                _sentinels.Free(sentinel.Place);
                sentinel.Place = -1;
            }
        }
    }

    /// <summary>Runs what waits, and gives how many objects that were; exceptions go to <c>sys.unraisablehook</c>. For safe points and <c>gc.collect()</c>.</summary>
    public int RunPendingFinalizers(ThreadState ts)
    {
        Interlocked.And(ref ts.EvalBreaker, ~FinalizersPending);
        _finalizersRequested = false;

        // A finalizer may have come to a safe point: the rest follows when it has ended.
        return ts.IsFinalizing || Volatile.Read(ref _ended) is not { } ended ? 0 : RunAll(ts, ended);
    }

    private static int RunAll(ThreadState ts, ConcurrentQueue<Ended> queue)
    {
        using var calm = new Undisturbed(ts);
        int count = 0;
        var batch = new List<Ended>();
        while (!queue.IsEmpty)
        {
            // What a collection found to end together is known only when .NET has run all finalizers.
            GC.WaitForPendingFinalizers();
            while (queue.TryDequeue(out Ended? ended))
            {
                batch.Add(ended);
            }

            batch.Sort();
            count += batch.Count;
            foreach (Ended ended in batch)
            {
                Finish(ts, ended);
            }

            batch.Clear();
        }

        return count;
    }

    /// <summary>
    /// <c>gc.collect()</c>: collects, waits for .NET's finalizers and runs what they queued, until nothing more comes. The number of objects whose end was noticed: those with a finalizer or a weak
    /// reference with a callback. How many others there were .NET does not tell.
    /// </summary>
    public int CollectGarbage(ThreadState ts, int generation)
    {
        int found = 0;
        for (int round = 0; round < CollectionRounds; round++)
        {
            int ran = CollectOnce(ts, generation, loosenCaches: true);
            found += ran;
            if (ran == 0)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Collects, waits for .NET's finalizers and runs what they queued; how many objects that were.</summary>
    public int CollectOnce(ThreadState ts, int generation, bool loosenCaches = false)
    {
        DeadSlots.Clear(this);
        LooseCaches? caches = loosenCaches ? LooseCaches.Take(this) : null;
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        caches?.Restore();
        return RunPendingFinalizers(ts);
    }

    /// <summary>At exit: runs the finalizers of objects that are still alive, in the order in which the objects were made.</summary>
    public void FinalizeSurvivors(ThreadState ts)
    {
        _ = RunPendingFinalizers(ts);
        using var calm = new Undisturbed(ts);
        if (HasSurvivors())
        {
            ForgetModules();
        }

        for (int round = 0; round < CollectionRounds && HasSurvivors(); round++)
        {
            List<Ended> survivors = TakeSurvivors();
            survivors.Sort();
            foreach (Ended ended in survivors)
            {
                Finish(ts, ended);
            }
        }
    }

    /// <summary>What outlives the program meets a <c>sys</c> that imports no more, with the standard streams that it had at the start.</summary>
    private void ForgetModules()
    {
        if (Modules.GetInterned("sys") is not PyModule sys)
        {
            return;
        }

        foreach (string name in (ReadOnlySpan<string>)["path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback", "path_hooks", "path_importer_cache", "meta_path", "__interactivehook__"])
        {
            sys.Dictionary.SetInterned(name, PyNone.Instance);
        }

        foreach (string name in (ReadOnlySpan<string>)["stdin", "stdout", "stderr"])
        {
            sys.Dictionary.SetInterned(name, sys.Dictionary.GetInterned($"__{name}__") ?? PyNone.Instance);
        }

        PyObject? builtins = Modules.GetInterned("builtins");
        Modules.Clear();
        Modules.SetInterned("sys", sys);
        if (builtins is not null)
        {
            Modules.SetInterned("builtins", builtins);
        }
    }

    private bool HasSurvivors()
    {
        lock (_sentinelLock)
        {
            foreach (GCHandle handle in _sentinels.Places)
            {
                if (handle.IsAllocated && handle.Target is FinalizerSentinel { HasOwner: true })
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>When a thread takes the interpreter's lock: it runs what waits.</summary>
    public void PassOnRequest(ThreadState ts)
    {
        if (_finalizersRequested)
        {
            Interlocked.Or(ref ts.EvalBreaker, FinalizersPending);
        }
    }

    private static Ended EndOf(FinalizerSentinel sentinel, PyObject owner) =>
        new(owner is IFinalizedLate late ? late.FinalizationRank : 0, sentinel.Sequence, owner, null);

    private void Queue(Ended ended)
    {
        ConcurrentQueue<Ended> queue = Volatile.Read(ref _ended) ?? Interlocked.CompareExchange(ref _ended, new ConcurrentQueue<Ended>(), null) ?? _ended;
        queue.Enqueue(ended);
        if (!_finalizersRequested)
        {
            _finalizersRequested = true;
            if ((LockHolder ?? MainThread) is { } thread)
            {
                Interlocked.Or(ref thread.EvalBreaker, FinalizersPending);
            }
        }
    }

    private List<Ended> TakeSurvivors()
    {
        var survivors = new List<Ended>();
        lock (_sentinelLock)
        {
            foreach (GCHandle handle in _sentinels.Places)
            {
                if (handle.IsAllocated && handle.Target is FinalizerSentinel sentinel && sentinel.Take() is { } owner)
                {
                    survivors.Add(EndOf(sentinel, owner));
                }
            }
        }

        return survivors;
    }

    private static void Finish(ThreadState ts, Ended ended)
    {
        if (ended.Owner is { } owner)
        {
            FinalizeOne(ts, owner);
            return;
        }

        foreach (PyWeakReferenceBase reference in ended.References!)
        {
            if (reference.TakeCallback() is { } callback && Calls.Call(ts, callback, reference) is null)
            {
                Unraisable.Report(ts, callback, "Exception ignored while calling weakref callback");
            }
        }
    }

    private static void FinalizeOne(ThreadState ts, PyObject owner)
    {
        UnaryFunction finalize = owner.Type.Slots.Finalize;
        if (finalize != null && finalize(ts, owner) is null)
        {
            Unraisable.Report(ts, owner.Type.Lookup(SpecialNames.Del) ?? owner, "Exception ignored while calling deallocator");
        }
    }

    /// <summary>What is to be done for an object that has ended: its finalizer, or the callbacks of references to it. A class, because sorting structs of our own is not compiled ahead.</summary>
    private sealed record Ended(int Rank, long Sequence, PyObject? Owner, List<PyWeakReferenceBase>? References) : IComparable<Ended>
    {
        /// <summary>An object's own finalizer comes before the callbacks.</summary>
        public int CompareTo(Ended? other) =>
            other is null ? 1
            : Rank != other.Rank ? Rank.CompareTo(other.Rank)
            : Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence)
            : (Owner is null).CompareTo(other.Owner is null);
    }

    /// <summary>Lets code run in between that the running code must not notice.</summary>
    private readonly ref struct Undisturbed
    {
        private readonly ThreadState _ts;
        private readonly PyBaseException? _pending;
        private readonly PyObject? _stopValue;

        public Undisturbed(ThreadState ts)
        {
            _ts = ts;
            _pending = ts.Pending;
            _stopValue = ts.StopValue;
            ts.Pending = null;
            ts.IsFinalizing = true;
        }

        public void Dispose()
        {
            _ts.Pending = _pending;
            _ts.StopValue = _stopValue;
            _ts.IsFinalizing = false;
        }
    }
}
