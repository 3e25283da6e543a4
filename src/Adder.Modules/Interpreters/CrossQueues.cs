using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Interpreters;

/// <summary>A queue between interpreters.</summary>
internal sealed class CrossQueue(long id, long maximum, CrossDefaults defaults) : CrossPlace(id, defaults)
{
    /// <summary>How many items it takes; 0 or less for any number.</summary>
    public long Maximum => maximum;

    /// <summary>How many objects of the library stand for it.</summary>
    public int References { get; set; }
}

/// <summary>All queues of a process's interpreters.</summary>
internal sealed class CrossQueues : CrossPlaces<CrossQueue>
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

    private long _last;

    public static CrossQueues Of(ThreadState ts) => ts.Interpreter.Table.Main.StateOf(static () => new CrossQueues());

    public long Create(long maximum, CrossDefaults defaults)
    {
        lock (Gate)
        {
            Add(new CrossQueue(++_last, maximum, defaults));
            return _last;
        }
    }

    public Outcome Put(long id, CrossItem item)
    {
        lock (Gate)
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
            Watch(item.Owner);
            return Outcome.Done;
        }
    }

    public Outcome Get(long id, out CrossItem? item)
    {
        lock (Gate)
        {
            CrossQueue? queue = Find(id);
            item = queue?.Items.TakeFirst();
            return queue is null ? Outcome.NotFound : item is null ? Outcome.Empty : Outcome.Done;
        }
    }

    public Outcome Count(long id, out long count)
    {
        lock (Gate)
        {
            CrossQueue? queue = Find(id);
            count = queue?.Items.Count ?? 0;
            return queue is null ? Outcome.NotFound : Outcome.Done;
        }
    }

    /// <summary>One more object stands for the queue.</summary>
    public Outcome Bind(long id)
    {
        lock (Gate)
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
        lock (Gate)
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
                dropped = Remove(queue);
            }
        }

        Drop(dropped);
        return Outcome.Done;
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
