using System;
using System.Collections.Generic;
using System.Threading;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Queues;

/// <summary><c>_queue</c>.</summary>
[PyModule("_queue", Doc = "The native part of module queue.", Types = [typeof(PySimpleQueue)])]
internal static partial class QueueModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        // A module that is executed anew has the same class: queues do not know which module they come from.
        PyType? empty = ts.Interpreter.StateOf<QueueState>().Empty ??= ModuleErrors.Create(ts, "_queue", "Empty", ExceptionTypes.Exception);
        if (empty is null)
        {
            return Done.Error;
        }

        empty.SetOwn(SpecialNames.Doc, PyStr.From("Exception raised by Queue.get(block=0)/get_nowait()."));
        module.Add("Empty", empty);
        return Done.Ok;
    }
}

/// <summary>What the module keeps for an interpreter.</summary>
internal sealed class QueueState
{
    /// <summary><c>_queue.Empty</c>.</summary>
    public PyType? Empty { get; set; }
}

/// <summary><c>queue.SimpleQueue</c>: without bound, and safe to use from signal handlers and finalizers, since nothing but waiting in <c>get</c> runs Python code.</summary>
[PyType("SimpleQueue", Module = "_queue", Subclassable = true, TextSignature = "()", Flags = TypeFlags.HasWeakReferences, Doc = "Simple, unbounded, reentrant FIFO queue.")]
internal partial class PySimpleQueue : PyObject
{
    /// <summary>How long a waiting thread sleeps before it looks for signals, in milliseconds.</summary>
    private const int Nap = 50;

    private readonly Queue<PyObject> _items = new();

    /// <summary>How many items no getter has been promised.</summary>
    private readonly SemaphoreSlim _available = new(0);

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!ReferenceEquals(type, TypeObject))
        {
            return new PySimpleQueueSubclass(type);
        }

        return arguments.Length == 0 ? new PySimpleQueue() : Raise.TypeError(ts, keywordNames is null ? "SimpleQueue() takes no positional arguments" : "SimpleQueue() takes no keyword arguments");
    }

    [PyMethod("put(item, block=True, timeout=None)", Doc = "Put the item on the queue. This never blocks; the arguments are there for compatibility with Queue.")]
    private void Put(PyObject item, bool? block, PyObject? timeout) => Add(item);

    [PyMethod("put_nowait(item)", Doc = "Put an item into the queue without blocking.")]
    private void PutNoWait(PyObject item) => Add(item);

    [PyMethod("get(block=True, timeout=None)", DefiningClass = true, Doc = "Remove and return an item from the queue, waiting for one if need be.")]
    private PyObject? Get(ThreadState ts, bool? block, PyObject? timeout)
    {
        if (block == false)
        {
            return Take(ts, 0);
        }

        double seconds = -1;
        if (timeout is not (null or PyNone))
        {
            if (!ReadTimeout(ts, timeout, out seconds))
            {
                return null;
            }
        }

        return Take(ts, seconds);
    }

    [PyMethod("get_nowait()", DefiningClass = true, Doc = "Remove and return an item from the queue without blocking.")]
    private PyObject? GetNoWait(ThreadState ts) => Take(ts, 0);

    [PyMethod("empty()", Doc = "Return True if the queue is empty, False otherwise (not reliable!).")]
    private bool IsEmpty() => _available.CurrentCount == 0;

    [PyMethod("qsize()", Doc = "Return the approximate size of the queue (not reliable!).")]
    private long Size() => _available.CurrentCount;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PySlot(Slot.Traverse)]
    private void Traverse(IReferenceVisitor visitor)
    {
        foreach (PyObject item in _items)
        {
            visitor.Visit(item);
        }
    }

    private static bool ReadTimeout(ThreadState ts, PyObject timeout, out double seconds)
    {
        seconds = 0;
        if (timeout is not (PyFloat or PyInt) && !timeout.Type.Slots.HasIndex)
        {
            return Raise.TypeError(ts, $"'{ArgumentErrors.TypeName(timeout)}' object cannot be interpreted as an integer or float");
        }

        if (!Numbers.ToDouble(ts, timeout, out seconds))
        {
            return false;
        }

        if (double.IsNaN(seconds))
        {
            return Raise.ValueError(ts, "Invalid value NaN (not a number)");
        }

        if (Math.Abs(seconds) > 9223372036.0)
        {
            return Raise.OverflowError(ts, "timestamp out of range for C PyTime_t");
        }

        return seconds >= 0 || (bool)Raise.ValueError(ts, "'timeout' must be a non-negative number");
    }

    private void Add(PyObject item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
        }

        _available.Release();
    }

    /// <summary>The next item, waiting up to so many seconds; without end where they are negative.</summary>
    private PyObject? Take(ThreadState ts, double seconds)
    {
        if (!_available.Wait(0))
        {
            Truth came = seconds == 0 ? Truth.False : Wait(ts, seconds);
            if (came != Truth.True)
            {
                return came == Truth.Error ? null : Raise.Error(ts, ts.Interpreter.StateOf<QueueState>().Empty!, []);
            }
        }

        lock (_items)
        {
            return _items.Dequeue();
        }
    }

    private Truth Wait(ThreadState ts, double seconds)
    {
        long deadline = seconds < 0 ? long.MaxValue : Environment.TickCount64 + (long)Math.Ceiling(seconds * 1000);
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
                taken = _available.Wait((int)Math.Min(left, Nap));
            }

            if (taken)
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
