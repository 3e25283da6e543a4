using System;
using System.Buffers.Binary;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary>The bytes of a pickle as they are written, cut into frames from protocol 4 on; they go to a file's <c>write</c> or are kept until the end.</summary>
internal sealed class PickleOutput
{
    private const int FrameHeaderSize = 9;

    /// <summary>A frame that would hold less than this is not worth its header.</summary>
    private const int SmallestFrame = 4;

    /// <summary>A frame ends at the first instruction after so many bytes; what is larger by itself stands between frames.</summary>
    private const int FrameTarget = 64 * 1024;

    private byte[] _data = new byte[256];
    private int _length;

    /// <summary>Where the open frame's header is; -1: none is open.</summary>
    private int _frameStart = -1;

    /// <summary>The pickle does not fit into an array; told at the next instruction.</summary>
    private bool _overflown;

    /// <summary>A file's write method; null: everything is kept.</summary>
    public PyObject? Write { get; set; }

    /// <summary>Whether what is written from now on stands in frames.</summary>
    public bool IsFraming { get; set; }

    public void Clear()
    {
        _length = 0;
        _frameStart = -1;
        _overflown = false;
        IsFraming = false;
        if (_data.Length > FrameTarget * 4)
        {
            _data = new byte[256];
        }
    }

    /// <summary>Room for so many bytes, counted as written.</summary>
    public Span<byte> Reserve(int count)
    {
        if (IsFraming && _frameStart < 0)
        {
            _frameStart = _length;
            _length += FrameHeaderSize;
        }

        if (count > _data.Length - _length)
        {
            Grow(count);
        }

        Span<byte> room = _data.AsSpan(_length, count);
        _length += count;
        return room;
    }

    public void Append(byte code) => Reserve(1)[0] = code;

    public void Append(byte code, byte argument)
    {
        Span<byte> room = Reserve(2);
        room[0] = code;
        room[1] = argument;
    }

    public void AppendUInt16(byte code, ushort argument)
    {
        Span<byte> room = Reserve(3);
        room[0] = code;
        BinaryPrimitives.WriteUInt16LittleEndian(room[1..], argument);
    }

    public void AppendInt32(byte code, int argument)
    {
        Span<byte> room = Reserve(5);
        room[0] = code;
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], argument);
    }

    public void AppendInt64(byte code, long argument)
    {
        Span<byte> room = Reserve(9);
        room[0] = code;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], argument);
    }

    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>A code, a text of ASCII characters and the end of the line.</summary>
    public void AppendLine(byte code, ReadOnlySpan<char> text)
    {
        Span<byte> room = Reserve(text.Length + 2);
        room[0] = code;
        _ = System.Text.Encoding.ASCII.GetBytes(text, room[1..]);
        room[^1] = (byte)'\n';
    }

    /// <summary>Before an instruction: a full frame is closed and written; false: an exception is pending.</summary>
    public bool AtInstruction(ThreadState ts)
    {
        if (_overflown)
        {
            return Raise.MemoryError(ts);
        }

        if (_frameStart < 0 || !IsFraming || _length - _frameStart - FrameHeaderSize < FrameTarget)
        {
            return true;
        }

        CloseFrame();
        return Flush(ts);
    }

    /// <summary>
    /// A header and what it announces. A large payload stands outside of frames and goes to the file as it is: as the object that holds it, where there is one.
    /// </summary>
    public bool AppendPayload(ThreadState ts, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, PyObject? holder)
    {
        if (payload.Length < FrameTarget)
        {
            Append(header);
            Append(payload);
            return true;
        }

        bool framing = IsFraming;
        CloseFrame();
        IsFraming = false;
        Append(header);
        bool done = true;
        if (Write is null)
        {
            Append(payload);
        }
        else
        {
            done = Flush(ts) && Calls.Call(ts, Write, holder ?? PyBytes.From(payload)) is not null;
        }

        IsFraming = framing;
        return done;
    }

    /// <summary>Completes the open frame's header, or takes it away where it would not pay.</summary>
    public void CloseFrame()
    {
        if (_frameStart < 0)
        {
            return;
        }

        int size = _length - _frameStart - FrameHeaderSize;
        Span<byte> header = _data.AsSpan(_frameStart, FrameHeaderSize);
        if (size >= SmallestFrame)
        {
            header[0] = PickleCode.Frame;
            BinaryPrimitives.WriteInt64LittleEndian(header[1..], size);
        }
        else
        {
            _data.AsSpan(_frameStart + FrameHeaderSize, size).CopyTo(header);
            _length -= FrameHeaderSize;
        }

        _frameStart = -1;
    }

    /// <summary>Writes to the file what has come together; false: an exception is pending.</summary>
    public bool Flush(ThreadState ts)
    {
        if (_overflown)
        {
            return Raise.MemoryError(ts);
        }

        if (Write is not { } write)
        {
            return true;
        }

        PyBytes bytes = PyBytes.From(_data.AsSpan(0, _length));
        _length = 0;
        _frameStart = -1;
        return Calls.Call(ts, write, bytes) is not null;
    }

    /// <summary>Everything that was kept; null: an exception is pending.</summary>
    public PyObject? ToBytes(ThreadState ts) => _overflown ? Raise.MemoryError(ts) : PyBytes.From(_data.AsSpan(0, _length));

    private void Grow(int count)
    {
        if ((long)_length + count > Array.MaxLength)
        {
            // What follows is lost: only that it was too much is told.
            _overflown = true;
            _length = 0;
            _frameStart = -1;
        }

        if (count > _data.Length - _length)
        {
            Array.Resize(ref _data, (int)Math.Min(Array.MaxLength, Math.Max((long)_length + count, _data.Length * 2L)));
        }
    }
}
