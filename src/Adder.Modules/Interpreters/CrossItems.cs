using System.Collections.Generic;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Interpreters;

/// <summary>What becomes of an item when the interpreter that put it in ends.</summary>
internal enum Unbound
{
    /// <summary>What the queue or channel says.</summary>
    Default = -1,

    /// <summary>It goes.</summary>
    Remove = 1,

    /// <summary>Whoever gets it gets an error.</summary>
    Error = 2,

    /// <summary>Whoever gets it gets a mark in its place.</summary>
    Replace = 3,
}

/// <summary>A sender that waits for its item to be received.</summary>
internal sealed class ItemWait
{
    /// <summary>Set when there is nothing to wait for any more.</summary>
    public ManualResetEventSlim Over { get; } = new(false);

    /// <summary>The item has come to a receiver.</summary>
    public bool WasReceived { get; private set; }

    public void End(bool received)
    {
        WasReceived = received;
        Over.Set();
    }
}

/// <summary>An item of a queue or channel.</summary>
/// <param name="wait">The sender, where it waits.</param>
internal sealed class CrossItem(PyInterpreter owner, CrossData data, Unbound unbound, ItemWait? wait = null)
{
    private CrossData? _data = data;

    /// <summary>The interpreter that put it in.</summary>
    public PyInterpreter Owner => owner;

    public Unbound Unbound => unbound;

    /// <summary>The pair that <c>get</c> and <c>recv</c> give: the object and None, or None and what stands for it; null: an exception is pending.</summary>
    public PyObject? Take(ThreadState ts)
    {
        if (_data is not { } data)
        {
            return PyTuple.Create(PyNone.Instance, PyInt.From((int)unbound));
        }

        PyObject? restored = data.Restore(ts);
        data.Release();
        wait?.End(restored is not null);
        return restored is null ? null : PyTuple.Create(restored, PyNone.Instance);
    }

    /// <summary>Lets the data go.</summary>
    public void Drop() => Detach()?.Release();

    /// <summary>Takes the data out, to be released by the caller; null where it is out already.</summary>
    public CrossData? Detach()
    {
        CrossData? detached = _data;
        _data = null;
        wait?.End(false);
        return detached;
    }
}

/// <summary>The items of a queue or channel, in order. Guarded by the owner's lock.</summary>
[NoReference]
internal sealed class CrossItems
{
    private readonly LinkedList<CrossItem> _items = [];

    public int Count => _items.Count;

    public void Add(CrossItem item) => _items.AddLast(item);

    /// <summary>Takes the first one out; null: there is none.</summary>
    public CrossItem? TakeFirst()
    {
        CrossItem? first = _items.First?.Value;
        if (first is not null)
        {
            _items.RemoveFirst();
        }

        return first;
    }

    /// <summary>Takes one out that nobody waits for any more; false: it is gone already.</summary>
    public bool Remove(CrossItem item) => _items.Remove(item);

    /// <summary>Takes all out.</summary>
    public CrossItem[] TakeAll()
    {
        var all = new CrossItem[_items.Count];
        _items.CopyTo(all, 0);
        _items.Clear();
        return all;
    }

    /// <summary>An interpreter has ended: its items go, or stay without what they held, which is added to <paramref name="released"/>.</summary>
    public void Unbind(PyInterpreter owner, List<CrossData> released)
    {
        LinkedListNode<CrossItem>? node = _items.First;
        while (node is not null)
        {
            LinkedListNode<CrossItem>? next = node.Next;
            if (ReferenceEquals(node.Value.Owner, owner))
            {
                if (node.Value.Detach() is { } data)
                {
                    released.Add(data);
                }

                if (node.Value.Unbound == Unbound.Remove)
                {
                    _items.Remove(node);
                }
            }

            node = next;
        }
    }
}

/// <summary>How a queue or channel treats items, where whoever puts one in does not say.</summary>
internal readonly record struct CrossDefaults(Unbound Unbound, CrossFallback Fallback)
{
    private const int Unsaid = -1;

    /// <summary>Takes numbers; -1 leaves it to these. False: an exception is pending.</summary>
    public bool TryChange(ThreadState ts, int unbound, int fallback, out CrossDefaults changed)
    {
        changed = this;
        if (unbound != Unsaid)
        {
            if (unbound is < (int)Unbound.Remove or > (int)Unbound.Replace)
            {
                return Raise.ValueError(ts, $"unsupported unboundop {unbound}");
            }

            changed = changed with { Unbound = (Unbound)unbound };
        }

        if (fallback != Unsaid)
        {
            if (fallback is not ((int)CrossFallback.None or (int)CrossFallback.Full))
            {
                return Raise.ValueError(ts, $"unsupported fallback {fallback}");
            }

            changed = changed with { Fallback = (CrossFallback)fallback };
        }

        return true;
    }

    /// <summary>What applies where nobody says anything.</summary>
    public static CrossDefaults Usual => new(Unbound.Replace, CrossFallback.Full);

    /// <summary>The pair of numbers.</summary>
    public PyTuple ToTuple() => PyTuple.Create(PyInt.From((int)Unbound), PyInt.From((int)Fallback));
}
