using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary><c>_interpqueues</c>: queues between interpreters. Nothing here waits; the library looks again and again.</summary>
[PyModule("_interpqueues", Doc = "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.")]
internal static partial class InterpreterQueuesModule
{
    private const string ErrorModule = "concurrent.interpreters";

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        QueueTypes types = ts.Interpreter.StateOf(static () => new QueueTypes());
        types.Error ??= ModuleErrors.Create(ts, ErrorModule, "QueueError", ExceptionTypes.RuntimeError);
        types.NotFound ??= types.Error is null ? null : ModuleErrors.Create(ts, ErrorModule, "QueueNotFoundError", types.Error);
        if (types.Error is null || types.NotFound is null)
        {
            return Done.Error;
        }

        types.Error.SetOwn(SpecialNames.Doc, PyStr.From("Indicates that a queue-related error happened."));
        module.Add("QueueError", types.Error);
        module.Add("QueueNotFoundError", types.NotFound);
        return Done.Ok;
    }

    [PyFunction("_register_heap_types(queuetype, emptyerror, fullerror)", TextSignature = null)]
    private static void Register(ThreadState ts, PyType queuetype, PyType emptyerror, PyType fullerror)
    {
        QueueTypes types = ts.Interpreter.StateOf(static () => new QueueTypes());
        types.Registered = new RegisteredQueueTypes(queuetype, emptyerror, fullerror);
        ts.Interpreter.StateOf(static () => new CrossTypes()).Register(queuetype, QueueData.From);
    }

    [PyFunction("create(maxsize, unboundop=-1, fallback=-1)", TextSignature = null, Doc = "create(maxsize, unboundop, fallback) -> qid\n\nCreate a new cross-interpreter queue and return its unique generated ID.")]
    private static PyObject? Create(ThreadState ts, long maxsize, int unboundop, int fallback) =>
        CrossDefaults.Usual.TryChange(ts, unboundop, fallback, out CrossDefaults defaults) ? PyInt.From(CrossQueues.Of(ts).Create(maxsize, defaults)) : null;

    [PyFunction("destroy(qid)", TextSignature = null, Doc = "destroy(qid)\n\nClear and destroy the queue.  Afterward attempts to use the queue\nwill behave as though it never existed.")]
    private static PyObject? Destroy(ThreadState ts, PyObject qid) => TryId(ts, qid, out long id) && Check(ts, CrossQueues.Of(ts).Destroy(id) ? CrossQueues.Outcome.Done : CrossQueues.Outcome.NotFound, id) ? PyNone.Instance : null;

    [PyFunction("list_all()", TextSignature = "($self, /)", Doc = "list_all() -> [(qid, unboundop, fallback)]\n\nReturn the list of IDs for all queues.\nEach corresponding default unbound op and fallback is also included.")]
    private static PyObject ListAll(ThreadState ts)
    {
        var list = new PyList();
        foreach (CrossQueue queue in CrossQueues.Of(ts).All())
        {
            list.Add(PyTuple.Create(PyInt.From(queue.Id), PyInt.From((int)queue.Defaults.Unbound), PyInt.From((int)queue.Defaults.Fallback)));
        }

        return list;
    }

    [PyFunction("put(qid, obj, unboundop=-1, fallback=-1)", TextSignature = null, Doc = "put(qid, obj)\n\nAdd the object's data to the queue.")]
    private static PyObject? Put(ThreadState ts, PyObject qid, PyObject obj, int unboundop, int fallback)
    {
        if (!TryId(ts, qid, out long id) || Find(ts, id) is not { } queue || !queue.Defaults.TryChange(ts, unboundop, fallback, out CrossDefaults how))
        {
            return null;
        }

        if (CrossData.Of(ts, obj, how.Fallback) is not { } data)
        {
            return null;
        }

        var item = new CrossItem(ts.Interpreter, data, how.Unbound);
        if (Check(ts, CrossQueues.Of(ts).Put(id, item), id))
        {
            return PyNone.Instance;
        }

        item.Drop();
        return null;
    }

    [PyFunction("get(qid)", TextSignature = null, Doc = "get(qid) -> (obj, unboundop)\n\nReturn a new object from the data at the front of the queue.")]
    private static PyObject? Get(ThreadState ts, PyObject qid) =>
        TryId(ts, qid, out long id) && Check(ts, CrossQueues.Of(ts).Get(id, out CrossItem? item), id) ? item!.Take(ts) : null;

    [PyFunction("bind(qid)", TextSignature = null, Doc = "bind(qid)\n\nTake a reference to the identified queue.\nThe queue is not destroyed until there are no references left.")]
    private static PyObject? Bind(ThreadState ts, PyObject qid) => TryId(ts, qid, out long id) && Check(ts, CrossQueues.Of(ts).Bind(id), id) ? PyNone.Instance : null;

    [PyFunction("release(qid)", TextSignature = null, Doc = "release(qid)\n\nRelease a reference to the queue.\nThe queue is destroyed once there are no references left.")]
    private static PyObject? Release(ThreadState ts, PyObject qid) => TryId(ts, qid, out long id) && Check(ts, CrossQueues.Of(ts).Release(id), id) ? PyNone.Instance : null;

    [PyFunction("get_maxsize(qid)", TextSignature = null, Doc = "get_maxsize(qid)\n\nReturn the maximum number of items in the queue.")]
    private static PyObject? GetMaximum(ThreadState ts, PyObject qid) => TryId(ts, qid, out long id) && Find(ts, id) is { } queue ? PyInt.From(queue.Maximum) : null;

    [PyFunction("get_queue_defaults(qid)", TextSignature = null, Doc = "get_queue_defaults(qid)\n\nReturn the queue's default values, set when it was created.")]
    private static PyObject? GetDefaults(ThreadState ts, PyObject qid) => TryId(ts, qid, out long id) && Find(ts, id) is { } queue ? queue.Defaults.ToTuple() : null;

    [PyFunction("is_full(qid)", TextSignature = null, Doc = "is_full(qid)\n\nReturn true if the queue has a maxsize and has reached it.")]
    private static PyObject? IsFull(ThreadState ts, PyObject qid)
    {
        CrossQueues queues = CrossQueues.Of(ts);
        return TryId(ts, qid, out long id) && Find(ts, id) is { } queue && Check(ts, queues.Count(id, out long count), id)
            ? PyBool.From(queue.Maximum > 0 && count >= queue.Maximum)
            : null;
    }

    [PyFunction("get_count(qid)", TextSignature = null, Doc = "get_count(qid)\n\nReturn the number of items in the queue.")]
    private static PyObject? GetCount(ThreadState ts, PyObject qid) =>
        TryId(ts, qid, out long id) && Check(ts, CrossQueues.Of(ts).Count(id, out long count), id) ? PyInt.From(count) : null;

    /// <summary>Takes the number of a queue; false: an exception is pending.</summary>
    internal static bool TryId(ThreadState ts, PyObject value, out long id)
    {
        if (CrossNumbers.TryId(ts, value, "queue", out id))
        {
            return true;
        }

        return Raise.ClearIf(ts, ExceptionTypes.OverflowError) && (bool)Raise.OverflowError(ts, $"max queue ID is {long.MaxValue}, got {Text.Str(ts, value)}");
    }

    private static CrossQueue? Find(ThreadState ts, long id)
    {
        CrossQueue? queue = CrossQueues.Of(ts).Find(id);
        if (queue is null)
        {
            _ = Check(ts, CrossQueues.Outcome.NotFound, id);
        }

        return queue;
    }

    /// <summary>Raises what an outcome other than success says.</summary>
    internal static bool Check(ThreadState ts, CrossQueues.Outcome outcome, long id)
    {
        if (outcome == CrossQueues.Outcome.Done)
        {
            return true;
        }

        QueueTypes types = ts.Interpreter.StateOf(static () => new QueueTypes());
        return outcome switch
        {
            CrossQueues.Outcome.Full => TypesOf(ts) is { } registered && Raise.Error(ts, registered.Full, $"queue {id} is full"),
            CrossQueues.Outcome.Empty => TypesOf(ts) is { } registered && Raise.Error(ts, registered.Empty, $"queue {id} is empty"),
            CrossQueues.Outcome.NeverBound => Raise.Error(ts, types.Error ?? ExceptionTypes.RuntimeError, $"queue {id} never bound"),
            _ => Raise.Error(ts, types.NotFound ?? ExceptionTypes.RuntimeError, $"queue {id} not found"),
        };
    }

    /// <summary>The library's classes, which it registers when it is imported; null: an exception is pending.</summary>
    internal static RegisteredQueueTypes? TypesOf(ThreadState ts)
    {
        QueueTypes types = ts.Interpreter.StateOf(static () => new QueueTypes());
        return types.Registered is null && Imports.Import(ts, PyStr.Intern("concurrent.interpreters._queues")) is null ? null : types.Registered;
    }

    /// <summary>What an interpreter knows of queues.</summary>
    private sealed class QueueTypes
    {
        public PyType? Error { get; set; }

        public PyType? NotFound { get; set; }

        public RegisteredQueueTypes? Registered { get; set; }
    }
}

/// <summary>The classes of <c>concurrent.interpreters._queues</c>.</summary>
internal sealed record RegisteredQueueTypes(PyType Queue, PyType Empty, PyType Full);
