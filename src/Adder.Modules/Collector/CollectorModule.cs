using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Collector;

/// <summary>
/// <c>gc</c>. .NET's collector does the work: it finds cycles by itself and cannot be switched off, so that the switch and the thresholds are only remembered. What a program asks about objects
/// <see cref="HeapWalk"/> finds out.
/// </summary>
[PyModule("gc", Doc = "The garbage collector: collecting now, and settings that programs expect.")]
internal static unsafe partial class CollectorModule
{
    [PyConstant("DEBUG_STATS")]
    private const long DebugStatistics = 1;

    [PyConstant("DEBUG_COLLECTABLE")]
    private const long DebugCollectable = 2;

    [PyConstant("DEBUG_UNCOLLECTABLE")]
    private const long DebugUncollectable = 4;

    [PyConstant("DEBUG_SAVEALL")]
    private const long DebugSaveAll = 32;

    [PyConstant("DEBUG_LEAK")]
    private const long DebugLeak = DebugCollectable | DebugUncollectable | DebugSaveAll;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        CollectorState state = State(ts);
        module.Add("garbage", state.Garbage);
        module.Add("callbacks", state.Callbacks);
        return Done.Ok;
    }

    [PyFunction("enable()", Doc = "Enable automatic garbage collection.")]
    private static void Enable(ThreadState ts) => State(ts).Enabled = true;

    [PyFunction("disable()", Doc = "Disable automatic garbage collection.")]
    private static void Disable(ThreadState ts) => State(ts).Enabled = false;

    [PyFunction("isenabled()", Doc = "Whether automatic garbage collection is enabled.")]
    private static bool IsEnabled(ThreadState ts) => State(ts).Enabled;

    [PyFunction("collect(generation=2)", Doc = "Collect now; the number of objects found that have a finalizer or a weak reference with a callback.")]
    private static PyObject? Collect(ThreadState ts, PyObject? generation)
    {
        int oldest = 2;
        if (generation is not null && !ArgumentConversions.ToInt32(ts, generation, out oldest))
        {
            return null;
        }

        if (oldest is < 0 or > 2)
        {
            return Raise.ValueError(ts, "invalid generation");
        }

        CollectorState state = State(ts);
        Announce(ts, state, "start", oldest, 0);

        // The youngest generation of .NET is emptied all the time: what a program takes for young is mostly in the next one.
        int found = ts.Interpreter.CollectGarbage(ts, oldest == 0 ? 1 : 2);
        state.Collections[oldest]++;
        state.Collected[oldest] += found;
        state.YoungSinceMiddle = oldest == 0 ? state.YoungSinceMiddle + 1 : 0;
        state.MiddleSinceOldest = oldest switch { 0 => state.MiddleSinceOldest, 1 => state.MiddleSinceOldest + 1, _ => 0 };
        Announce(ts, state, "stop", oldest, found);
        state.Seen(GC.GetAllocatedBytesForCurrentThread());
        return PyInt.From(found);
    }

    [PyFunction("get_threshold()", Doc = "The thresholds that were set.")]
    private static PyObject? Threshold(ThreadState ts) => State(ts).Thresholds;

    [PyFunction("set_threshold(threshold0, threshold1=<absent>, threshold2=<absent>, /)", Doc = "Remember thresholds; 0 for the first disables collection.")]
    private static PyObject? SetThreshold(ThreadState ts, int first, PyObject? second, PyObject? third)
    {
        PyTuple old = State(ts).Thresholds;
        if ((second is not null && !ArgumentConversions.ToInt32(ts, second, out _)) || (third is not null && !ArgumentConversions.ToInt32(ts, third, out _)))
        {
            return null;
        }

        State(ts).Thresholds = PyTuple.Create(PyInt.From(first), second ?? old[1], third ?? old[2]);
        return PyNone.Instance;
    }

    [PyFunction("get_count()", Doc = "About how many objects this thread has made since the last collection, and how often the program has had the two younger generations collected since an older one.")]
    private static PyObject? Count(ThreadState ts)
    {
        const int TypicalSize = 64;
        CollectorState state = State(ts);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (GC.CollectionCount(0) != state.SeenCollections)
        {
            state.Seen(allocated);
        }

        return PyTuple.Create(PyInt.From(Math.Max(0, allocated - state.SeenAllocated) / TypicalSize), PyInt.From(state.YoungSinceMiddle), PyInt.From(state.MiddleSinceOldest));
    }

    [PyFunction("get_debug()", Doc = "The debugging flags.")]
    private static int Debug(ThreadState ts) => State(ts).DebugFlags;

    [PyFunction("set_debug(flags, /)", Doc = "Remember debugging flags.")]
    private static void SetDebug(ThreadState ts, int flags) => State(ts).DebugFlags = flags;

    [PyFunction("get_stats()", Doc = "A dictionary of figures for each generation.")]
    private static PyObject? Statistics(ThreadState ts)
    {
        PyList list = PyList.WithCapacity(3);
        for (int generation = 0; generation < 3; generation++)
        {
            var figures = new PyDict();
            figures.SetInterned("collections", PyInt.From(State(ts).Collections[generation]));
            figures.SetInterned("collected", PyInt.From(State(ts).Collected[generation]));
            figures.SetInterned("uncollectable", PySmallInt.Zero);
            list.Add(figures);
        }

        return list;
    }

    [PyFunction("get_objects(generation=None)", Doc = "The objects that may be part of a cycle and that something refers to: all, or those of a generation of .NET's heap.")]
    private static PyObject? Objects(ThreadState ts, PyObject? generation)
    {
        int wanted = -1;
        if (generation is not (null or PyNone))
        {
            if (!ArgumentConversions.ToInt32(ts, generation, out wanted))
            {
                return null;
            }

            if (wanted is < 0 or > 2)
            {
                return Raise.ValueError(ts, wanted < 0 ? "generation parameter cannot be negative" : "generation parameter must be less than the number of available generations (3)");
            }
        }

        var seen = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        HeapWalk.ForEachReference(ts.Interpreter, (_, target) => seen.Add(target));
        PyList found = PyList.WithCapacity(0);
        foreach (PyObject value in seen)
        {
            if (IsTracked(value) && (wanted < 0 || GC.GetGeneration(value) == wanted))
            {
                found.Add(value);
            }
        }

        return found;
    }

    [PyFunction("get_referrers(*objs)", Doc = "The objects that refer directly to any of the arguments.")]
    private static PyObject? Referrers(ThreadState ts, PyTuple objects)
    {
        var targets = new HashSet<PyObject>(objects.AsArray(), ReferenceEqualityComparer.Instance);
        var seen = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        PyList found = PyList.WithCapacity(0);
        HeapWalk.ForEachReference(ts.Interpreter, (owner, target) =>
        {
            if (owner is not null && targets.Contains(target) && !ReferenceEquals(owner, objects) && IsTracked(owner) && seen.Add(owner))
            {
                found.Add(owner);
            }
        });
        return found;
    }

    [PyFunction("get_referents(*objs)", Doc = "The objects that the arguments refer to directly.")]
    private static PyObject? Referents(ThreadState ts, PyTuple objects)
    {
        PyList found = PyList.WithCapacity(0);
        foreach (PyObject value in objects.Items)
        {
            if (IsTracked(value) || value is PyTuple)
            {
                HeapWalk.ForEachReferenceOf(ts.Interpreter, value, found.Add);
            }
        }

        return found;
    }

    [PyFunction("is_tracked(obj, /)", Doc = "Whether the object may be part of a cycle.")]
    private static bool IsTracked(PyObject value) => value switch
    {
        PyType type => type.IsHeapType || (type.NativeModule != "builtins" && (type.Flags & TypeFlags.Static) == 0),
        _ when value.Type.IsHeapType => true,
        PyTuple tuple => HasTrackedItem(tuple),
        PyNone or PyInt or PyFloat or PyComplex or PyStr or PyBytes or PyByteArray or PyObjectType or PyRange or CodeObject or PyEllipsis or PyNotImplemented => false,
        _ => true,
    };

    /// <summary>A tuple is part of a cycle only through an item that may be: CPython's collector stops looking at all others.</summary>
    private static bool HasTrackedItem(PyTuple tuple)
    {
        // Tuples may be nested deeper than calls could be.
        var open = new Stack<PyTuple>();
        open.Push(tuple);
        while (open.TryPop(out PyTuple? next))
        {
            foreach (PyObject item in next.Items)
            {
                if (item.GetType() == typeof(PyTuple))
                {
                    open.Push((PyTuple)item);
                }
                else if (IsTracked(item))
                {
                    return true;
                }
            }
        }

        return false;
    }

    [PyFunction("is_finalized(obj, /)", Doc = "Whether the collector has called the object's finalizer.")]
    private static bool IsFinalized(PyObject value) => FinalizerSentinel.Find(value) is { HasRun: true };

    [PyFunction("freeze()", Doc = "Has no effect: .NET's collector keeps old objects apart by itself.")]
    private static void Freeze()
    {
    }

    [PyFunction("unfreeze()", Doc = "Has no effect.")]
    private static void Unfreeze()
    {
    }

    [PyFunction("get_freeze_count()", Doc = "0: no objects are frozen.")]
    private static long FreezeCount() => 0;

    private static CollectorState State(ThreadState ts) => ts.Interpreter.StateOf<CollectorState>();

    private static void Announce(ThreadState ts, CollectorState state, string phase, int generation, int found)
    {
        for (int i = 0; i < state.Callbacks.Count; i++)
        {
            var information = new PyDict();
            information.SetInterned("generation", PyInt.From(generation));
            information.SetInterned("collected", PyInt.From(found));
            information.SetInterned("uncollectable", PySmallInt.Zero);
            PyObject callback = state.Callbacks[i];
            if (Calls.Call(ts, callback, PyStr.From(phase), information) is null)
            {
                Unraisable.Report(ts, callback, "Exception ignored while calling GC callback");
            }
        }
    }
}

/// <summary>An interpreter's settings of <c>gc</c>.</summary>
internal sealed class CollectorState
{
    public bool Enabled { get; set; } = true;

    public int DebugFlags { get; set; }

    public PyTuple Thresholds { get; set; } = PyTuple.Create(PyInt.From(2000), PyInt.From(10), PyInt.From(0));

    public PyList Garbage { get; } = PyList.WithCapacity(0);

    public PyList Callbacks { get; } = PyList.WithCapacity(0);

    /// <summary>How often <c>gc.collect</c> ran, by generation.</summary>
    public long[] Collections { get; } = new long[3];

    /// <summary>Collections of the youngest generation since an older one was collected.</summary>
    public long YoungSinceMiddle { get; set; }

    /// <summary>Collections of the middle generation since the oldest was collected.</summary>
    public long MiddleSinceOldest { get; set; }

    /// <summary>What .NET had allocated when it was last seen that it had collected.</summary>
    public long SeenAllocated { get; private set; }

    public int SeenCollections { get; private set; }

    public void Seen(long allocated)
    {
        SeenAllocated = allocated;
        SeenCollections = GC.CollectionCount(0);
    }

    /// <summary>What it found, by generation.</summary>
    public long[] Collected { get; } = new long[3];
}
