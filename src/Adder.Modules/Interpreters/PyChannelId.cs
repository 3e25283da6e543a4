using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary><c>_interpchannels.ChannelID</c>: the number of a channel, for one of its ends or both. The channel lives as long as there are such objects.</summary>
[PyType("ChannelID", Module = "_interpchannels", NoConstructor = true, TextSignature = null, Doc = "A channel ID identifies a channel and may be used as an int.")]
internal sealed partial class PyChannelId : PyObject
{
    private readonly CrossChannels _channels;
    private readonly bool _isCounted;

    private PyChannelId(CrossChannels channels, long id, ChannelEnds ends, bool resolves, bool isCounted)
    {
        _channels = channels;
        Id = id;
        Ends = ends;
        Resolves = resolves;
        _isCounted = isCounted;
        if (!isCounted)
        {
            GC.SuppressFinalize(this);
        }
    }

    ~PyChannelId()
    {
        if (_isCounted)
        {
            _channels.RemoveIdObject(Id);
        }
    }

    public long Id { get; }

    public ChannelEnds Ends { get; }

    /// <summary>In another interpreter it becomes an object of the class for its end.</summary>
    public bool Resolves { get; }

    /// <summary>An object for a channel; null with nothing pending where there is none of the number.</summary>
    /// <param name="force">The channel need not exist.</param>
    public static PyChannelId? Create(CrossChannels channels, long id, ChannelEnds ends, bool force, bool resolves)
    {
        bool exists = channels.AddIdObject(id);
        return exists || force ? new PyChannelId(channels, id, ends, resolves, exists) : null;
    }

    private PyChannelId With(ChannelEnds ends) => ends == Ends ? this : Create(_channels, Id, ends, force: true, Resolves)!;

    [PyGetter("end")]
    private string End() => Ends switch { ChannelEnds.Send => "send", ChannelEnds.Receive => "recv", _ => "both" };

    [PyGetter("send")]
    private PyObject SendEnd() => With(ChannelEnds.Send);

    [PyGetter("recv")]
    private PyObject ReceiveEnd() => With(ChannelEnds.Receive);

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => Ends switch
    {
        ChannelEnds.Send => $"{Type.Name}({Id}, send=True)",
        ChannelEnds.Receive => $"{Type.Name}({Id}, recv=True)",
        _ => $"{Type.Name}({Id})",
    };

    [PySlot(Slot.Str)]
    private PyObject Str(ThreadState ts) => PyStr.From(Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [PySlot(Slot.Index)]
    [PySlot(Slot.Int)]
    private PyObject Index(ThreadState ts) => PyInt.From(Id);

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts) => Hashing.Hash(ts, PyInt.From(Id));

    [PySlot(Slot.Compare)]
    private static unsafe PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || left is not PyChannelId id)
        {
            return PyNotImplemented.Instance;
        }

        if (right is PyChannelId other)
        {
            return PyBool.From((id.Ends == other.Ends && id.Id == other.Id) == (operation == CompareOperator.Equal));
        }

        return right.Type.Slots.Index != null || right.Type.Slots.Float != null || right is PyComplex ? Comparison.Compare(ts, PyInt.From(id.Id), right, operation) : PyNotImplemented.Instance;
    }
}

/// <summary>A <c>ChannelID</c> on its way, or an object for one end of a channel: the channel lives on meanwhile.</summary>
internal sealed class ChannelData : CrossData
{
    private readonly CrossChannels _channels;
    private readonly long _id;
    private readonly ChannelEnds _ends;
    private readonly bool _resolves;
    private bool _isCounted;

    private ChannelData(CrossChannels channels, PyChannelId id, bool resolves)
    {
        _channels = channels;
        _id = id.Id;
        _ends = id.Ends;
        _resolves = resolves;
        _isCounted = channels.AddIdObject(_id);
    }

    /// <summary>The data of a <c>ChannelID</c>.</summary>
    public static CrossData FromId(ThreadState ts, PyObject value, CrossFallback fallback) =>
        new ChannelData(CrossChannels.Of(ts), (PyChannelId)value, ((PyChannelId)value).Resolves);

    /// <summary>The data of an object that stands for one end; null: an exception is pending.</summary>
    public static CrossData? FromEnd(ThreadState ts, PyObject value, CrossFallback fallback)
    {
        if (Attributes.Get(ts, value, "_id") is not { } id)
        {
            return null;
        }

        if (id is PyChannelId channel)
        {
            return new ChannelData(CrossChannels.Of(ts), channel, resolves: true);
        }

        _ = Raise.TypeError(ts, $"'_id' attribute must be an _interpchannels.ChannelID object, not {id.Type.Name}");
        return null;
    }

    public override PyObject? Restore(ThreadState ts)
    {
        PyChannelId id = PyChannelId.Create(_channels, _id, _ends, force: true, resolves: false)!;
        return _resolves && _ends != ChannelEnds.Both ? InterpreterChannelsModule.EndOf(ts, id) : id;
    }

    public override void Release()
    {
        if (_isCounted)
        {
            _isCounted = false;
            _channels.RemoveIdObject(_id);
        }
    }
}
