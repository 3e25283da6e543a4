using System.Collections.Generic;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>What an operation on a channel came to.</summary>
internal enum ChannelOutcome
{
    Done,
    NotFound,
    Closed,

    /// <summary>Closed for the interpreter that asks.</summary>
    ClosedHere,

    /// <summary>Closed while the sender waited.</summary>
    ClosedMeanwhile,
    Empty,
    NotEmpty,
}

/// <summary>One or both ends of a channel.</summary>
internal enum ChannelEnds
{
    Receive = -1,
    Both = 0,
    Send = 1,
}

/// <summary>That an interpreter has used an end of a channel.</summary>
internal sealed class ChannelUse(PyInterpreter user, bool isSend)
{
    public PyInterpreter User => user;

    public bool IsSend => isSend;

    /// <summary>Not released by its user.</summary>
    public bool IsOpen { get; set; } = true;
}

/// <summary>A channel between interpreters. Guarded by the lock of <see cref="CrossChannels"/>.</summary>
internal sealed class CrossChannel(long id, CrossDefaults defaults) : CrossPlace(id, defaults)
{
    private readonly List<ChannelUse> _uses = [];

    /// <summary>Not closed for everybody.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Closed by somebody's word, not because all have released it.</summary>
    public bool WasClosed { get; private set; }

    /// <summary>Nothing more may be sent, and it closes when the last item is received.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>How many <c>ChannelID</c> objects there are; with the last one the channel goes.</summary>
    public int IdObjects { get; set; }

    public IReadOnlyList<ChannelUse> Uses => _uses;

    /// <summary>An interpreter's use of an end; null where it has never used it.</summary>
    public ChannelUse? UseOf(PyInterpreter user, bool isSend) => _uses.Find(use => use.IsSend == isSend && ReferenceEquals(use.User, user));

    public ChannelOutcome Send(CrossItem item)
    {
        if (!IsOpen || IsClosing)
        {
            return ChannelOutcome.Closed;
        }

        if (!Use(item.Owner, isSend: true))
        {
            return ChannelOutcome.ClosedHere;
        }

        Items.Add(item);
        return ChannelOutcome.Done;
    }

    public ChannelOutcome Receive(PyInterpreter receiver, out CrossItem? item)
    {
        item = null;
        if (!IsOpen)
        {
            return ChannelOutcome.Closed;
        }

        if (!Use(receiver, isSend: false))
        {
            return ChannelOutcome.ClosedHere;
        }

        item = Items.TakeFirst();
        CloseIfDrained();
        return item is null ? ChannelOutcome.Empty : ChannelOutcome.Done;
    }

    /// <summary>The sender does not wait for its item any more; false: it is gone already.</summary>
    public bool Withdraw(CrossItem item)
    {
        bool was = Items.Remove(item);
        CloseIfDrained();
        return was;
    }

    /// <summary>An interpreter will not use an end, or both, any more. When nobody is left the channel is closed.</summary>
    public ChannelOutcome Release(PyInterpreter user, ChannelEnds ends)
    {
        if (!IsOpen)
        {
            return ChannelOutcome.Closed;
        }

        if (ends >= ChannelEnds.Both)
        {
            _ = Use(user, isSend: true);
            UseOf(user, isSend: true)!.IsOpen = false;
        }

        if (ends <= ChannelEnds.Both)
        {
            _ = Use(user, isSend: false);
            UseOf(user, isSend: false)!.IsOpen = false;
        }

        CloseIfUnused();
        return ChannelOutcome.Done;
    }

    /// <summary>Closes the channel for everybody; what is to be dropped then is in <paramref name="dropped"/>.</summary>
    public ChannelOutcome Close(ChannelEnds ends, bool force, out CrossItem[] dropped)
    {
        dropped = [];
        if (!IsOpen || (!force && ends == ChannelEnds.Send && IsClosing))
        {
            return ChannelOutcome.Closed;
        }

        if (force || Items.Count == 0)
        {
            IsOpen = false;
            WasClosed = true;
            dropped = Items.TakeAll();
            return ChannelOutcome.Done;
        }

        if (ends != ChannelEnds.Send)
        {
            return ChannelOutcome.NotEmpty;
        }

        IsClosing = true;
        return ChannelOutcome.Done;
    }

    public override void Forget(PyInterpreter user, List<CrossData> released)
    {
        base.Forget(user, released);
        foreach (ChannelUse use in _uses)
        {
            use.IsOpen &= !ReferenceEquals(use.User, user);
        }

        CloseIfUnused();
    }

    /// <summary>Notes that an interpreter uses an end; false where it has released it.</summary>
    private bool Use(PyInterpreter user, bool isSend)
    {
        if (UseOf(user, isSend) is { } known)
        {
            return known.IsOpen;
        }

        _uses.Add(new ChannelUse(user, isSend));
        return true;
    }

    private void CloseIfUnused() => IsOpen = IsOpen && (_uses.Count == 0 || _uses.Exists(static use => use.IsOpen));

    private void CloseIfDrained()
    {
        if (IsClosing && Items.Count == 0)
        {
            IsOpen = false;
            WasClosed = true;
        }
    }
}

/// <summary>All channels of a process's interpreters.</summary>
internal sealed class CrossChannels : CrossPlaces<CrossChannel>
{
    private long _next;

    public static CrossChannels Of(ThreadState ts) => ts.Interpreter.Table.Main.StateOf(static () => new CrossChannels());

    public long Create(CrossDefaults defaults)
    {
        lock (Gate)
        {
            Add(new CrossChannel(_next, defaults));
            return _next++;
        }
    }

    public ChannelOutcome Send(long id, CrossItem item)
    {
        lock (Gate)
        {
            Watch(item.Owner);
            return Find(id) is { } channel ? channel.Send(item) : ChannelOutcome.NotFound;
        }
    }

    public ChannelOutcome Receive(long id, PyInterpreter receiver, out CrossItem? item)
    {
        lock (Gate)
        {
            Watch(receiver);
            item = null;
            return Find(id) is { } channel ? channel.Receive(receiver, out item) : ChannelOutcome.NotFound;
        }
    }

    /// <summary>The sender does not wait for its item any more; false: it is gone already.</summary>
    public bool Withdraw(long id, CrossItem item)
    {
        lock (Gate)
        {
            return Find(id) is { } channel && channel.Withdraw(item);
        }
    }

    public ChannelOutcome Release(long id, PyInterpreter user, ChannelEnds ends)
    {
        lock (Gate)
        {
            Watch(user);
            return Find(id) is { } channel ? channel.Release(user, ends) : ChannelOutcome.NotFound;
        }
    }

    public ChannelOutcome Close(long id, ChannelEnds ends, bool force)
    {
        ChannelOutcome outcome;
        CrossItem[] dropped = [];
        lock (Gate)
        {
            outcome = Find(id) is { } channel ? channel.Close(ends, force, out dropped) : ChannelOutcome.NotFound;
        }

        Drop(dropped);
        return outcome;
    }

    /// <summary>One more <c>ChannelID</c> object; false where there is no such channel.</summary>
    public bool AddIdObject(long id)
    {
        lock (Gate)
        {
            if (Find(id) is not { } channel)
            {
                return false;
            }

            channel.IdObjects++;
            return true;
        }
    }

    /// <summary>
    /// One <c>ChannelID</c> object less; with the last one the channel goes. Called by .NET's finalizer thread too: nothing of an interpreter is touched, so that items are left to the collector.
    /// </summary>
    public void RemoveIdObject(long id)
    {
        lock (Gate)
        {
            if (Find(id) is { } channel && --channel.IdObjects == 0)
            {
                _ = Remove(channel);
            }
        }
    }
}
