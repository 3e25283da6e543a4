using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;

namespace Adder.Modules.Interpreters;

/// <summary>A queue between interpreters.</summary>
internal sealed class CrossQueue(long id, long maximum, CrossDefaults defaults)
{
    public long Id => id;

    /// <summary>How many items it takes; 0 or less for any number.</summary>
    public long Maximum => maximum;

    public CrossDefaults Defaults => defaults;

    public CrossItems Items { get; } = new();

    /// <summary>How many objects of the library stand for it.</summary>
    public int References { get; set; }
}

/// <summary>All queues of a process's interpreters; the main interpreter keeps it.</summary>
[NoReference]
internal sealed class CrossQueues
{
    /// <summary>What an operation came to.</summary>
    public enum Outcome
    {
        Done,
        NotFound,
        Full,
        Empty,
        NeverBound,
    }

    private readonly List<CrossQueue> _queues = [];
    private readonly HashSet<PyInterpreter> _watched = [];
    private long _last;

    public static CrossQueues Of(ThreadState ts) => ts.Interpreter.Table.Main.StateOf(static () => new CrossQueues());

    public long Create(long maximum, CrossDefaults defaults)
    {
        lock (_queues)
        {
            _queues.Add(new CrossQueue(++_last, maximum, defaults));
            return _last;
        }
    }

    /// <summary>All queues, the newest first.</summary>
    public CrossQueue[] All()
    {
        lock (_queues)
        {
            CrossQueue[] all = _queues.ToArray();
            System.Array.Reverse(all);
            return all;
        }
    }

    /// <summary>The queue of a number; null where there is none.</summary>
    public CrossQueue? Find(long id)
    {
        lock (_queues)
        {
            return _queues.Find(queue => queue.Id == id);
        }
    }

    public Outcome Put(long id, CrossItem item)
    {
        lock (_queues)
        {
            if (Find(id) is not { } queue)
            {
                return Outcome.NotFound;
            }

            if (queue.Maximum > 0 && queue.Items.Count >= queue.Maximum)
            {
                return Outcome.Full;
            }

            queue.Items.Add(item);
            if (_watched.Add(item.Owner))
            {
                PyInterpreter owner = item.Owner;
                owner.HasEnded += () => Unbind(owner);
            }

            return Outcome.Done;
        }
    }

    public Outcome Get(long id, out CrossItem? item)
    {
        lock (_queues)
        {
            CrossQueue? queue = Find(id);
            item = queue?.Items.TakeFirst();
            return queue is null ? Outcome.NotFound : item is null ? Outcome.Empty : Outcome.Done;
        }
    }

    public Outcome Count(long id, out long count)
    {
        lock (_queues)
        {
            CrossQueue? queue = Find(id);
            count = queue?.Items.Count ?? 0;
            return queue is null ? Outcome.NotFound : Outcome.Done;
        }
    }

    /// <summary>One more object stands for the queue.</summary>
    public Outcome Bind(long id)
    {
        lock (_queues)
        {
            if (Find(id) is not { } queue)
            {
                return Outcome.NotFound;
            }

            queue.References++;
            return Outcome.Done;
        }
    }

    /// <summary>One object less; with the last one the queue goes.</summary>
    public Outcome Release(long id)
    {
        CrossItem[] dropped = [];
        lock (_queues)
        {
            if (Find(id) is not { } queue)
            {
                return Outcome.NotFound;
            }

            if (queue.References == 0)
            {
                return Outcome.NeverBound;
            }

            if (--queue.References == 0)
            {
                _queues.Remove(queue);
                dropped = queue.Items.TakeAll();
            }
        }

        Drop(dropped);
        return Outcome.Done;
    }

    public Outcome Destroy(long id)
    {
        CrossItem[] dropped;
        lock (_queues)
        {
            if (Find(id) is not { } queue)
            {
                return Outcome.NotFound;
            }

            _queues.Remove(queue);
            dropped = queue.Items.TakeAll();
        }

        Drop(dropped);
        return Outcome.Done;
    }

    private void Unbind(PyInterpreter owner)
    {
        lock (_queues)
        {
            _watched.Remove(owner);
            foreach (CrossQueue queue in _queues)
            {
                queue.Items.Unbind(owner);
            }
        }
    }

    private static void Drop(CrossItem[] items)
    {
        foreach (CrossItem item in items)
        {
            item.Drop();
        }
    }
}

/// <summary>A <c>Queue</c> object on its way: the queue lives on meanwhile.</summary>
internal sealed class QueueData : CrossData
{
    private readonly CrossQueues _queues;
    private readonly long _id;
    private bool _isReleased;

    private QueueData(CrossQueues queues, long id)
    {
        _queues = queues;
        _id = id;
    }

    /// <summary>The data of a <c>Queue</c>; null: an exception is pending.</summary>
    public static CrossData? From(ThreadState ts, PyObject value, CrossFallback fallback)
    {
        if (Adder.Runtime.Protocols.Attributes.Get(ts, value, "_id") is not { } number || !InterpreterQueuesModule.TryId(ts, number, out long id))
        {
            return null;
        }

        CrossQueues queues = CrossQueues.Of(ts);
        return InterpreterQueuesModule.Check(ts, queues.Bind(id), id) ? new QueueData(queues, id) : null;
    }

    public override PyObject? Restore(ThreadState ts) =>
        InterpreterQueuesModule.TypesOf(ts) is { } types ? Adder.Runtime.Protocols.Calls.Call(ts, types.Queue, PyInt.From(_id)) : null;

    public override void Release()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            _ = _queues.Release(_id);
        }
    }
}
