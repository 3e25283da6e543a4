using Adder.Modules.Common;
using Adder.Modules.Threading;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary><c>_interpchannels</c>: channels between interpreters.</summary>
[PyModule("_interpchannels", Types = [typeof(PyChannelId)], Doc = "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.")]
internal static partial class InterpreterChannelsModule
{
    private static readonly string[] s_errors = ["ChannelNotFoundError", "ChannelClosedError", "ChannelEmptyError", "ChannelNotEmptyError"];

    private static readonly StructSequenceDefinition s_info = new()
    {
        Name = "ChannelInfo", Module = "_interpchannels", Visible = 8,
        Fields =
        [
            "open", "closing", "closed", "count", "num_interp_send", "num_interp_send_released", "num_interp_recv", "num_interp_recv_released",
            "num_interp_both", "num_interp_both_released", "num_interp_both_send_released", "num_interp_both_recv_released",
            "send_associated", "send_released", "recv_associated", "recv_released",
        ],
        Doc = "ChannelInfo\n\nA named tuple of a channel's state.",
    };

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        ChannelTypes types = ts.Interpreter.StateOf(static () => new ChannelTypes());
        types.Error ??= ModuleErrors.Create(ts, "_interpchannels", "ChannelError", ExceptionTypes.RuntimeError);
        if (types.Error is null)
        {
            return Done.Error;
        }

        module.Add("ChannelError", types.Error);
        for (int i = 0; i < s_errors.Length; i++)
        {
            if ((types.Errors[i] ??= ModuleErrors.Create(ts, "_interpchannels", s_errors[i], types.Error)) is not { } error)
            {
                return Done.Error;
            }

            module.Add(s_errors[i], error);
        }

        module.Add("ChannelInfo", s_info.Type);
        ts.Interpreter.StateOf(static () => new CrossTypes()).Register(PyChannelId.TypeObject, ChannelData.FromId);
        return Done.Ok;
    }

    [PyFunction("_register_end_types(send, recv)", TextSignature = null)]
    private static void Register(ThreadState ts, PyType send, PyType recv)
    {
        ts.Interpreter.StateOf(static () => new ChannelTypes()).Ends = (send, recv);
        CrossTypes ways = ts.Interpreter.StateOf(static () => new CrossTypes());
        ways.Register(send, ChannelData.FromEnd);
        ways.Register(recv, ChannelData.FromEnd);
    }

    [PyFunction("_channel_id(id, *, send=None, recv=None, force=False, _resolve=False)", TextSignature = null)]
    private static PyObject? ChannelId(ThreadState ts, PyObject id, PyObject? send, PyObject? recv, bool force, bool _resolve)
    {
        if (!TryId(ts, id, out long number, out ChannelEnds ends))
        {
            return null;
        }

        if (send is not (null or PyNone) || recv is not (null or PyNone))
        {
            if (!TryEnds(ts, send, recv, "'send' and 'recv' cannot both be False", out ends))
            {
                return null;
            }
        }

        PyObject? made = PyChannelId.Create(CrossChannels.Of(ts), number, ends, force, _resolve);
        return made is not null || Check(ts, ChannelOutcome.NotFound, number) ? made : null;
    }

    [PyFunction("create(unboundop=-1, fallback=-1)", TextSignature = null, Doc = "channel_create(unboundop) -> cid\n\nCreate a new cross-interpreter channel and return a unique generated ID.")]
    private static PyObject? Create(ThreadState ts, int unboundop, int fallback)
    {
        CrossChannels channels = CrossChannels.Of(ts);
        return CrossDefaults.Usual.TryChange(ts, unboundop, fallback, out CrossDefaults defaults)
            ? PyChannelId.Create(channels, channels.Create(defaults), ChannelEnds.Both, force: false, resolves: false)
            : null;
    }

    [PyFunction("destroy(cid)", TextSignature = null, Doc = "channel_destroy(cid)\n\nClose and finalize the channel.  Afterward attempts to use the channel\nwill behave as though it never existed.")]
    private static PyObject? Destroy(ThreadState ts, PyObject cid) =>
        TryId(ts, cid, out long id, out _) && Check(ts, CrossChannels.Of(ts).Destroy(id) ? ChannelOutcome.Done : ChannelOutcome.NotFound, id) ? PyNone.Instance : null;

    [PyFunction("list_all()", TextSignature = "($self, /)", Doc = "channel_list_all() -> [cid]\n\nReturn the list of all IDs for active channels.")]
    private static PyObject ListAll(ThreadState ts)
    {
        CrossChannels channels = CrossChannels.Of(ts);
        var list = new PyList();
        foreach (CrossChannel channel in channels.All())
        {
            if (!channel.WasClosed && PyChannelId.Create(channels, channel.Id, ChannelEnds.Both, force: false, resolves: false) is { } id)
            {
                list.Add(PyTuple.Create(id, PyInt.From((int)channel.Defaults.Unbound), PyInt.From((int)channel.Defaults.Fallback)));
            }
        }

        return list;
    }

    [PyFunction("list_interpreters(cid, *, send)", TextSignature = null, Doc = "channel_list_interpreters(cid, *, send) -> [id]\n\nReturn the list of all interpreter IDs associated with an end of the channel.")]
    private static PyObject? ListInterpreters(ThreadState ts, PyObject cid, bool send)
    {
        if (!TryId(ts, cid, out long id, out _))
        {
            return null;
        }

        ChannelOutcome outcome;
        var list = new PyList();
        lock (CrossChannels.Of(ts).Gate)
        {
            CrossChannel? channel = CrossChannels.Of(ts).Find(id);
            outcome = channel is null ? ChannelOutcome.NotFound : !channel.IsOpen || (send && channel.IsClosing) ? ChannelOutcome.Closed : ChannelOutcome.Done;
            if (outcome == ChannelOutcome.Done)
            {
                foreach (PyInterpreter interpreter in ts.Interpreter.Table.All())
                {
                    if (channel!.UseOf(interpreter, send) is { IsOpen: true })
                    {
                        list.Add(PyInt.From(interpreter.Id));
                    }
                }
            }
        }

        return Check(ts, outcome, id) ? list : null;
    }

    [PyFunction("send(cid, obj, unboundop=-1, fallback=-1, *, blocking=True, timeout=None)", TextSignature = null,
        Doc = "channel_send(cid, obj, *, blocking=True, timeout=None)\n\nAdd the object's data to the channel's queue.\nBy default this waits for the object to be received.")]
    private static PyObject? Send(ThreadState ts, PyObject cid, PyObject obj, int unboundop, int fallback, bool blocking = true, PyObject? timeout = null) =>
        TrySending(ts, cid, unboundop, fallback, out long id, out CrossDefaults how) && CrossData.Of(ts, obj, how.Fallback) is { } data
            ? Send(ts, id, data, how.Unbound, blocking, timeout)
            : null;

    [PyFunction("send_buffer(cid, obj, unboundop=-1, fallback=-1, *, blocking=True, timeout=None)", TextSignature = null,
        Doc = "channel_send_buffer(cid, obj, *, blocking=True, timeout=None)\n\nAdd the object's buffer to the channel's queue.\nBy default this waits for the object to be received.")]
    private static PyObject? SendBuffer(ThreadState ts, PyObject cid, PyObject obj, int unboundop, int fallback, bool blocking = true, PyObject? timeout = null) =>
        TrySending(ts, cid, unboundop, fallback, out long id, out CrossDefaults how) && BufferData.FromExporter(ts, obj) is { } data
            ? Send(ts, id, data, how.Unbound, blocking, timeout)
            : null;

    /// <summary>Finds the channel before anything is done with the object.</summary>
    private static bool TrySending(ThreadState ts, PyObject cid, int unbound, int fallback, out long id, out CrossDefaults how)
    {
        how = CrossDefaults.Usual;
        if (!TryId(ts, cid, out id, out _))
        {
            return false;
        }

        ChannelOutcome outcome;
        lock (CrossChannels.Of(ts).Gate)
        {
            CrossChannel? channel = CrossChannels.Of(ts).Find(id);
            outcome = channel is null ? ChannelOutcome.NotFound : !channel.IsOpen || channel.IsClosing ? ChannelOutcome.Closed : ChannelOutcome.Done;
            how = channel?.Defaults ?? how;
        }

        return how.TryChange(ts, unbound, fallback, out how) && Check(ts, outcome, id);
    }

    private static PyObject? Send(ThreadState ts, long id, CrossData data, Unbound unbound, bool blocking, PyObject? timeout)
    {
        double seconds = -1;
        if (timeout is not (null or PyNone) && !TryTimeout(ts, timeout, blocking, out seconds))
        {
            data.Release();
            return null;
        }

        ItemWait? wait = blocking ? new ItemWait() : null;
        var item = new CrossItem(ts.Interpreter, data, unbound, wait);
        if (!Check(ts, CrossChannels.Of(ts).Send(id, item), id))
        {
            item.Drop();
            return null;
        }

        return wait is null || WaitFor(ts, id, item, wait, seconds) ? PyNone.Instance : null;
    }

    private static bool TryTimeout(ThreadState ts, PyObject timeout, bool blocking, out double seconds)
    {
        if (!Numbers.ToDouble(ts, timeout, out seconds))
        {
            return false;
        }

        return seconds < 0 ? (bool)Raise.ValueError(ts, "timeout value must be a non-negative number")
            : blocking || (bool)Raise.ValueError(ts, "can't specify a timeout for a non-blocking call");
    }

    private static bool WaitFor(ThreadState ts, long id, CrossItem item, ItemWait wait, double seconds)
    {
        Truth came = Waiting.For(ts, wait.Over.WaitHandle, seconds);
        if (came != Truth.True)
        {
            if (CrossChannels.Of(ts).Withdraw(id, item))
            {
                item.Drop();
            }
            else if (!wait.Over.IsSet)
            {
                // A receiver has it in its hands.
                _ = Waiting.For(ts, wait.Over.WaitHandle, -1);
            }
        }

        if (wait.WasReceived)
        {
            ts.Pending = null;
            return true;
        }

        return came switch
        {
            Truth.True => Check(ts, ChannelOutcome.ClosedMeanwhile, id),
            Truth.False => Raise.Error(ts, ExceptionTypes.TimeoutError, "timed out"),
            _ => false,
        };
    }

    [PyFunction("recv(cid, default=<absent>)", TextSignature = null, Doc = "channel_recv(cid, [default]) -> (obj, unboundop)\n\nReturn a new object from the data at the front of the channel's queue.")]
    private static PyObject? Receive(ThreadState ts, PyObject cid, PyObject? @default)
    {
        if (!TryId(ts, cid, out long id, out _))
        {
            return null;
        }

        ChannelOutcome outcome = CrossChannels.Of(ts).Receive(id, ts.Interpreter, out CrossItem? item);
        if (outcome == ChannelOutcome.Empty && @default is not null)
        {
            return PyTuple.Create(@default, PyNone.Instance);
        }

        return Check(ts, outcome, id) ? item!.Take(ts) : null;
    }

    [PyFunction("close(cid, *, send=False, recv=False, force=False)", TextSignature = null, Doc = "channel_close(cid, *, send=None, recv=None, force=False)\n\nClose the channel for all interpreters.")]
    private static PyObject? Close(ThreadState ts, PyObject cid, bool send, bool recv, bool force) =>
        TryId(ts, cid, out long id, out _) && Check(ts, CrossChannels.Of(ts).Close(id, EndsOf(send, recv), force), id) ? PyNone.Instance : null;

    [PyFunction("release(cid, *, send=False, recv=False, force=False)", TextSignature = null, Doc = "channel_release(cid, *, send=None, recv=None, force=True)\n\nClose the channel for the current interpreter.")]
    private static PyObject? Release(ThreadState ts, PyObject cid, bool send, bool recv, bool force) =>
        TryId(ts, cid, out long id, out _) && Check(ts, CrossChannels.Of(ts).Release(id, ts.Interpreter, EndsOf(send, recv)), id) ? PyNone.Instance : null;

    [PyFunction("get_count(cid)", TextSignature = null, Doc = "get_count(cid)\n\nReturn the number of items in the channel.")]
    private static PyObject? GetCount(ThreadState ts, PyObject cid)
    {
        return TryFind(ts, cid, static channel => channel.Items.Count) is { } count ? PyInt.From(count) : null;
    }

    [PyFunction("get_channel_defaults(cid)", TextSignature = null, Doc = "get_channel_defaults(cid)\n\nReturn the channel's default values, set when it was created.")]
    private static PyObject? GetDefaults(ThreadState ts, PyObject cid) => TryFind(ts, cid, static channel => channel.Defaults) is { } defaults ? defaults.ToTuple() : null;

    [PyFunction("get_info(cid)", TextSignature = null, Doc = "get_info(cid)\n\nReturn details about the channel.")]
    private static PyObject? GetInformation(ThreadState ts, PyObject cid)
    {
        if (!TryId(ts, cid, out long id, out _))
        {
            return null;
        }

        ChannelCounts counts;
        lock (CrossChannels.Of(ts).Gate)
        {
            if (CrossChannels.Of(ts).Find(id) is not { } channel)
            {
                _ = Check(ts, ChannelOutcome.NotFound, id);
                return null;
            }

            counts = ChannelCounts.Of(channel, ts.Interpreter);
        }

        return s_info.New(counts.ToArray());
    }

    private static T? TryFind<T>(ThreadState ts, PyObject cid, System.Func<CrossChannel, T> get)
        where T : struct
    {
        if (!TryId(ts, cid, out long id, out _))
        {
            return null;
        }

        ChannelOutcome outcome;
        T? found = null;
        lock (CrossChannels.Of(ts).Gate)
        {
            CrossChannel? channel = CrossChannels.Of(ts).Find(id);
            outcome = channel is null ? ChannelOutcome.NotFound : channel.IsOpen ? ChannelOutcome.Done : ChannelOutcome.Closed;
            if (outcome == ChannelOutcome.Done)
            {
                found = get(channel!);
            }
        }

        return Check(ts, outcome, id) ? found : null;
    }

    private static ChannelEnds EndsOf(bool send, bool receive) => (ChannelEnds)((send ? 1 : 0) - (receive ? 1 : 0));

    private static bool TryEnds(ThreadState ts, PyObject? send, PyObject? receive, string neither, out ChannelEnds ends)
    {
        ends = ChannelEnds.Both;
        Truth sends = send is null or PyNone ? Truth.False : Truthiness.IsTrue(ts, send);
        Truth receives = receive is null or PyNone ? Truth.False : Truthiness.IsTrue(ts, receive);
        if (sends == Truth.Error || receives == Truth.Error)
        {
            return false;
        }

        if (send is not (null or PyNone) && receive is not (null or PyNone) && sends == Truth.False && receives == Truth.False)
        {
            return Raise.ValueError(ts, neither);
        }

        ends = EndsOf(sends == Truth.True, receives == Truth.True);
        return true;
    }

    private static bool TryId(ThreadState ts, PyObject value, out long id, out ChannelEnds ends)
    {
        ends = ChannelEnds.Both;
        if (value is PyChannelId channel)
        {
            id = channel.Id;
            ends = channel.Ends;
            return true;
        }

        return CrossNumbers.TryId(ts, value, "channel", out id);
    }

    /// <summary>Raises what an outcome other than success says.</summary>
    private static bool Check(ThreadState ts, ChannelOutcome outcome, long id)
    {
        (int Error, string Text)? told = outcome switch
        {
            ChannelOutcome.NotFound => (0, "not found"),
            ChannelOutcome.Closed => (1, "is closed"),
            ChannelOutcome.ClosedHere => (1, "is already closed"),
            ChannelOutcome.ClosedMeanwhile => (1, "has closed"),
            ChannelOutcome.Empty => (2, "is empty"),
            ChannelOutcome.NotEmpty => (3, "may not be closed if not empty (try force=True)"),
            _ => null,
        };
        return told is not var (error, text)
            || (bool)Raise.Error(ts, ts.Interpreter.StateOf(static () => new ChannelTypes()).Errors[error] ?? ExceptionTypes.RuntimeError, $"channel {id} {text}");
    }

    /// <summary>The library's object for an end; null: an exception is pending.</summary>
    internal static PyObject? EndOf(ThreadState ts, PyChannelId id)
    {
        ChannelTypes types = ts.Interpreter.StateOf(static () => new ChannelTypes());

        // The classes register themselves; their module is one of CPython's tests.
        if (types.Ends is null && Imports.Import(ts, PyStr.Intern("test.support.channels")) is null)
        {
            return null;
        }

        return types.Ends is not var (send, receive) ? Raise.RuntimeError(ts, "the classes of channel ends are not registered") : Calls.Call(ts, id.Ends == ChannelEnds.Send ? send : receive, id);
    }

    /// <summary>What an interpreter knows of channels.</summary>
    private sealed class ChannelTypes
    {
        public PyType? Error { get; set; }

        /// <summary>In the order of <see cref="s_errors"/>.</summary>
        public PyType?[] Errors { get; } = new PyType?[s_errors.Length];

        /// <summary>The classes of the sending and the receiving end.</summary>
        public (PyType Send, PyType Receive)? Ends { get; set; }
    }
}

/// <summary>What <c>get_info</c> tells: how many interpreters use which ends of a channel.</summary>
internal sealed class ChannelCounts
{
    private readonly int[] _ends = new int[8];
    private bool _isOpen, _isClosing;
    private int _items;
    private ChannelUse? _send, _receive;

    public static ChannelCounts Of(CrossChannel channel, PyInterpreter asking)
    {
        var counts = new ChannelCounts { _isOpen = channel.IsOpen };
        if (!channel.IsOpen)
        {
            return counts;
        }

        counts._isClosing = channel.IsClosing;
        counts._items = channel.Items.Count;
        counts._send = channel.UseOf(asking, isSend: true);
        counts._receive = channel.UseOf(asking, isSend: false);
        foreach (ChannelUse use in channel.Uses)
        {
            ChannelUse? other = channel.UseOf(use.User, !use.IsSend);
            if (other is null)
            {
                counts._ends[(use.IsSend ? 0 : 2) + (use.IsOpen ? 0 : 1)]++;
            }
            else if (!use.IsSend)
            {
                counts._ends[use.IsOpen ? (other.IsOpen ? 4 : 7) : (other.IsOpen ? 6 : 5)]++;
            }
        }

        return counts;
    }

    public PyObject[] ToArray()
    {
        var values = new PyObject[16];
        values[0] = PyBool.From(_isOpen && !_isClosing);
        values[1] = PyBool.From(_isClosing);
        values[2] = PyBool.From(!_isOpen);
        values[3] = PyInt.From(_items);
        for (int i = 0; i < _ends.Length; i++)
        {
            values[4 + i] = PyInt.From(_ends[i]);
        }

        values[12] = PyBool.From(_send is { IsOpen: true });
        values[13] = PyBool.From(_send is { IsOpen: false });
        values[14] = PyBool.From(_receive is { IsOpen: true });
        values[15] = PyBool.From(_receive is { IsOpen: false });
        return values;
    }
}
