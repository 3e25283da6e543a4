using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Select;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Socket;

/// <content>Messages with ancillary data: <c>sendmsg</c> and <c>recvmsg</c>.</content>
internal unsafe partial class PySocket
{
    /// <summary>MSG_MORE.</summary>
    private const int MoreFollows = 0x8000;

    [PyMethod("recvmsg(bufsize, ancbufsize=0, flags=0, /)", TextSignature = null, Doc = "Receive normal data (up to bufsize bytes) and ancillary data from the socket.")]
    private PyObject? ReceiveMessage(ThreadState ts, long size, long ancillarySize = 0, int flags = 0)
    {
        if (size < 0)
        {
            return Raise.ValueError(ts, "negative buffer size in recvmsg()");
        }

        var bytes = new byte[size];
        fixed (byte* start = bytes)
        {
            var piece = new NativePosix.MemoryPiece { Start = start, Length = bytes.Length };
            return ReceiveMessage(ts, &piece, 1, ancillarySize, flags, count => PyBytes.From(bytes.AsSpan(0, (int)count)));
        }
    }

    [PyMethod("recvmsg_into(buffers, ancbufsize=0, flags=0, /)", TextSignature = null, Doc = "Receive normal data and ancillary data from the socket, scattering the non-ancillary data into a series of buffers.")]
    private PyObject? ReceiveMessageInto(ThreadState ts, PyObject buffers, long ancillarySize = 0, int flags = 0)
    {
        if (Iteration.ToTuple(ts, buffers, "recvmsg_into() argument 1 must be an iterable") is not { } items)
        {
            return null;
        }

        using MemoryPieces? pieces = MemoryPieces.Open(ts, items, mustBeWritable: true);
        if (pieces is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) || Raise.ClearIf(ts, ExceptionTypes.BufferError) ? Raise.TypeError(ts, "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers") : null;
        }

        return ReceiveMessage(ts, pieces.Pointer, pieces.Count, ancillarySize, flags, static count => PyInt.From(count));
    }

    private PyObject? ReceiveMessage(ThreadState ts, NativePosix.MemoryPiece* pieces, int count, long ancillarySize, int flags, Func<nint, PyObject> result)
    {
        if (ancillarySize is < 0 or > int.MaxValue)
        {
            return Raise.ValueError(ts, "invalid ancillary data buffer length");
        }

        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        new Span<byte>(address, SocketAddresses.MaximumSize).Clear();
        var ancillary = new byte[ancillarySize];
        fixed (byte* control = ancillary)
        {
            while (Ready(ts, PollCalls.In))
            {
                nint received;
                var message = new NativeSockets.Message
                {
                    Name = address, NameLength = SocketAddresses.MaximumSize, Pieces = pieces, Count = count, Control = control, ControlLength = ancillary.Length,
                };
                using (BlockingCall.Enter(ts))
                {
                    received = NativeSockets.ReceiveMessage(_descriptor, &message, flags);
                }

                if (received >= 0)
                {
                    return FromAncillary(ts, ancillary.AsSpan(0, (int)message.ControlLength)) is { } items
                        ? PyTuple.Create(
                            result(received), items, PyInt.From(message.Flags),
                            SocketAddresses.ToObject(new ReadOnlySpan<byte>(address, (int)Math.Min(message.NameLength, SocketAddresses.MaximumSize))))
                        : null;
                }

                if (!MayRetry(ts))
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <summary>The (level, type, data) of ancillary data, which may be cut off in the middle of an item.</summary>
    private static PyList? FromAncillary(ThreadState ts, ReadOnlySpan<byte> data)
    {
        var items = new PyList();
        while (data.Length >= NativeSockets.ControlHeaderSize)
        {
            ulong length = MemoryMarshal.Read<ulong>(data);
            if (length < NativeSockets.ControlHeaderSize)
            {
                break;
            }

            bool isCut = length > (ulong)data.Length;
            int end = isCut ? data.Length : (int)length;
            if (isCut && !Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.RuntimeWarning, "received malformed or improperly-truncated ancillary data"))
            {
                return null;
            }

            items.Add(PyTuple.Create(
                PyInt.From(MemoryMarshal.Read<int>(data[8..])), PyInt.From(MemoryMarshal.Read<int>(data[12..])), PyBytes.From(data[NativeSockets.ControlHeaderSize..end])));
            data = data[Math.Min((int)NativeSockets.Aligned(end), data.Length)..];
        }

        return items;
    }

    [PyMethod("sendmsg(buffers, ancdata=<absent>, flags=0, address=<absent>, /)", TextSignature = null, Doc = "Send normal and ancillary data to the socket, gathering the non-ancillary data from a series of buffers.")]
    private PyObject? SendMessage(ThreadState ts, PyObject buffers, PyObject? ancillary, int flags = 0, PyObject? address = null)
    {
        if (Iteration.ToTuple(ts, buffers, "sendmsg() argument 1 must be an iterable") is not { } items)
        {
            return null;
        }

        using MemoryPieces? pieces = MemoryPieces.Open(ts, items, mustBeWritable: false);
        if (pieces is null)
        {
            return null;
        }

        byte* target = stackalloc byte[SocketAddresses.MaximumSize];
        int length = address is null or PyNone ? 0 : SocketAddresses.FromObject(ts, "sendmsg", _family, address, new Span<byte>(target, SocketAddresses.MaximumSize), _protocol);
        return length < 0 || ToAncillary(ts, ancillary) is not { } control ? null : SendMessage(ts, pieces, control, flags, target, length);
    }

    private PyObject? SendMessage(ThreadState ts, MemoryPieces pieces, byte[] control, int flags, byte* address, int addressLength)
    {
        fixed (byte* start = control)
        {
            while (Ready(ts, PollCalls.Out))
            {
                nint sent;
                var message = new NativeSockets.Message
                {
                    Name = addressLength == 0 ? null : address, NameLength = (uint)addressLength, Pieces = pieces.Pointer, Count = pieces.Count, Control = start, ControlLength = control.Length,
                };
                using (BlockingCall.Enter(ts))
                {
                    sent = NativeSockets.SendMessage(_descriptor, &message, flags);
                }

                if (sent >= 0)
                {
                    return PyInt.From(sent);
                }

                if (!MayRetry(ts))
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <summary>The system's form of an iterable of (level, type, data); null: an exception is pending.</summary>
    private static byte[]? ToAncillary(ThreadState ts, PyObject? ancillary)
    {
        if (ancillary is null)
        {
            return [];
        }

        if (Iteration.ToTuple(ts, ancillary, "sendmsg() argument 2 must be an iterable") is not { } items)
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>();
        foreach (PyObject item in items.Items)
        {
            if (item is not PyTuple { Count: 3 } triple)
            {
                _ = Raise.TypeError(ts, "[sendmsg() ancillary data items]() argument must be " + (item is PyTuple other ? $"tuple of length 3, not {other.Count}" : $"3-item tuple, not {item.Type.Name}"));
                return null;
            }

            if (!TryInt32(ts, triple[0], out int level) || !TryInt32(ts, triple[1], out int kind))
            {
                return null;
            }

            using BufferView? view = Buffers.Readable(ts, triple[2]);
            if (view is null)
            {
                return null;
            }

            AddControl(bytes, level, kind, view.Span);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static bool TryInt32(ThreadState ts, PyObject value, out int number)
    {
        bool isIndex = Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out long given);
        number = (int)given;
        return isIndex && (number == given || (bool)Raise.OverflowError(ts, $"signed integer is {(given < 0 ? "less than minimum" : "greater than maximum")}"));
    }

    private static void AddControl(ArrayBufferWriter<byte> bytes, int level, int kind, ReadOnlySpan<byte> data)
    {
        ulong length = NativeSockets.ControlHeaderSize + (ulong)data.Length;
        Span<byte> target = bytes.GetSpan((int)NativeSockets.Aligned((long)length))[..(int)NativeSockets.Aligned((long)length)];
        target.Clear();
        MemoryMarshal.Write(target, in length);
        MemoryMarshal.Write(target[8..], in level);
        MemoryMarshal.Write(target[12..], in kind);
        data.CopyTo(target[NativeSockets.ControlHeaderSize..]);
        bytes.Advance(target.Length);
    }

    [PyMethod("sendmsg_afalg(msg=<absent>, *, op=<absent>, iv=<absent>, assoclen=<absent>, flags=<absent>)", TextSignature = null, Doc = "Set operation mode, IV and length of associated data for an AF_ALG operation socket.")]
    private PyObject? SendToAlgorithm(ThreadState ts, PyObject? message, PyObject? operation, BufferView? vector, PyObject? associatedLength, int? flags)
    {
        const int AlgorithmLevel = 279;
        const int SetVector = 2;
        const int SetOperation = 3;
        const int SetAssociatedLength = 4;
        if (_family != SocketAddresses.Algorithm)
        {
            return Raise.Error(ts, ExceptionTypes.OSError, "algset is only supported for AF_ALG");
        }

        int mode = -1;
        if (operation is null || !TryInt32(ts, operation, out mode) || mode < 0)
        {
            return ts.Pending is not null ? null : Raise.TypeError(ts, "Invalid or missing argument 'op'");
        }

        int associated = -1;
        if (associatedLength is not null && (!TryInt32(ts, associatedLength, out associated) || associated < 0))
        {
            return ts.Pending is not null ? null : Raise.TypeError(ts, "assoclen must be positive");
        }

        var control = new ArrayBufferWriter<byte>();
        AddControl(control, AlgorithmLevel, SetOperation, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in mode)));
        if (vector is not null)
        {
            int size = vector.Span.Length;
            AddControl(control, AlgorithmLevel, SetVector, (byte[])[.. MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in size)), .. vector.Span]);
        }

        if (associated >= 0)
        {
            AddControl(control, AlgorithmLevel, SetAssociatedLength, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in associated)));
        }

        PyTuple? buffers = message is null ? PyTuple.Empty : Iteration.ToTuple(ts, message, "sendmsg() argument 1 must be an iterable");
        using MemoryPieces? pieces = buffers is null ? null : MemoryPieces.Open(ts, buffers, mustBeWritable: false);
        return pieces is null ? null : SendMessage(ts, pieces, control.WrittenSpan.ToArray(), flags ?? MoreFollows, null, 0);
    }
}
