using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary>
/// The bytes of a pickle as they are read: from an array, or from a file, of which no more is consumed than the pickle has. In a frame, what an instruction needs must not
/// reach beyond the frame's end.
/// </summary>
internal sealed class PickleInput
{
    /// <summary>How much is looked at ahead where the file can <c>peek</c>.</summary>
    private const int PeekSize = 128 * 1024;

    /// <summary>A length that a damaged pickle claims is believed only so far at once.</summary>
    private const int LargestStep = 1 << 20;

    private byte[] _data = [];
    private int _end;

    /// <summary>Up to here the file was read; what follows in the array was only peeked at.</summary>
    private int _consumed;

    /// <summary>Where the frame ends; -1: none is open.</summary>
    private int _frameEnd = -1;
    private PyObject? _read;
    private PyObject? _readLine;
    private PyObject? _readInto;
    private PyObject? _peek;

    /// <summary>Where the next byte is read.</summary>
    public int Position { get; private set; }

    /// <summary>There is something to read from.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Reads from bytes that nobody changes.</summary>
    public void SetData(byte[] data)
    {
        _data = data;
        _end = _consumed = data.Length;
        Position = 0;
        _frameEnd = -1;
        IsReady = true;
        _read = _readLine = _readInto = _peek = null;
    }

    /// <summary>Reads from a file; false: an exception is pending.</summary>
    public bool SetFile(ThreadState ts, PyObject file)
    {
        IsReady = false;
        Lookup peek = Attributes.Find(ts, file, "peek");
        Lookup readInto = peek.IsError ? peek : Attributes.Find(ts, file, "readinto");
        Lookup read = readInto.IsError ? readInto : Attributes.Find(ts, file, "read");
        Lookup readLine = read.IsError ? read : Attributes.Find(ts, file, "readline");
        if (readLine.IsError)
        {
            return false;
        }

        if (read.IsAbsent || readLine.IsAbsent)
        {
            return Raise.TypeError(ts, "file must have 'read' and 'readline' attributes");
        }

        SetData([]);
        (_read, _readLine, _readInto, _peek) = (read.ValueOrNull, readLine.ValueOrNull, readInto.ValueOrNull, peek.ValueOrNull);
        return true;
    }

    /// <summary>A new pickle begins.</summary>
    public void BeginPickle() => _frameEnd = -1;

    /// <summary>So many bytes; false: an exception is pending. Valid until the next call.</summary>
    public bool Read(ThreadState ts, int count, out ReadOnlySpan<byte> bytes)
    {
        if (_frameEnd >= 0 && !CheckFrame(ts, count))
        {
            bytes = default;
            return false;
        }

        if (count > _end - Position && !Fill(ts, count))
        {
            bytes = default;
            return false;
        }

        bytes = _data.AsSpan(Position, count);
        Position += count;
        return true;
    }

    /// <summary>The next instruction; -1: an exception is pending.</summary>
    public int ReadCode(ThreadState ts)
    {
        if (Position < _end && _frameEnd < 0)
        {
            return _data[Position++];
        }

        if (Read(ts, 1, out ReadOnlySpan<byte> code))
        {
            return code[0];
        }

        if (Raise.Matches(ts, PickleState.Of(ts).UnpicklingError))
        {
            ts.Pending = null;
            _ = Raise.EOFError(ts, "Ran out of input");
        }

        return -1;
    }

    /// <summary>A line with its end; false: an exception is pending. Valid until the next call.</summary>
    public bool ReadLine(ThreadState ts, int shortest, out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_frameEnd >= 0 && Position >= _frameEnd)
        {
            _frameEnd = -1;
        }

        int end = _frameEnd >= 0 ? _frameEnd : _end;
        int length = _data.AsSpan(Position, end - Position).IndexOf((byte)'\n') + 1;
        if (length == 0 && _frameEnd >= 0)
        {
            return Exhausted(ts);
        }

        if (length == 0)
        {
            if (_readLine is null)
            {
                return Truncated(ts);
            }

            if (!TakeLine(ts))
            {
                return false;
            }

            length = _end;
            if (length == 0 || _data[length - 1] != (byte)'\n')
            {
                return Truncated(ts);
            }
        }

        line = _data.AsSpan(Position, length);
        Position += length;
        return length >= shortest || Truncated(ts);
    }

    /// <summary>So many bytes in an array of their own; null: an exception is pending.</summary>
    public byte[]? ReadArray(ThreadState ts, long count)
    {
        int available = _end - Position;
        if (count <= available || _read is null || (_frameEnd >= 0 && Position < _frameEnd))
        {
            return Read(ts, (int)Math.Min(count, int.MaxValue), out ReadOnlySpan<byte> bytes) ? bytes.ToArray() : null;
        }

        _frameEnd = -1;
        long possible = Math.Min(count, Array.MaxLength);
        var result = new byte[Math.Min(possible, Math.Max(available, LargestStep))];
        _data.AsSpan(Position, available).CopyTo(result);
        Position = _end;
        int filled = available;
        while (filled < possible)
        {
            if (filled == result.Length)
            {
                Array.Resize(ref result, (int)Math.Min(possible, filled * 2L));
            }

            if (!ReadInto(ts, result, filled))
            {
                return null;
            }

            filled = result.Length;
        }

        if (count > possible)
        {
            _ = Raise.MemoryError(ts);
            return null;
        }

        return result;
    }

    /// <summary>Opens a frame; false: an exception is pending.</summary>
    public bool BeginFrame(ThreadState ts, long length)
    {
        if (_frameEnd >= 0 && Position < _frameEnd)
        {
            return PickleState.FailUnpickling(ts, "beginning of a new frame before end of current frame");
        }

        _frameEnd = -1;
        if (length > _end - Position && (length > Array.MaxLength || !Fill(ts, (int)length)))
        {
            return ts.Pending is not null ? false : Truncated(ts);
        }

        _frameEnd = Position + (int)length;
        return true;
    }

    /// <summary>Consumes of the file what was read after peeking; false: an exception is pending.</summary>
    public bool SkipConsumed(ThreadState ts)
    {
        int count = Position - _consumed;
        if (count <= 0)
        {
            return true;
        }

        if (Calls.Call(ts, _read!, PyInt.From(count)) is null)
        {
            return false;
        }

        _consumed = Position;
        return true;
    }

    public static bool Truncated(ThreadState ts) => PickleState.FailUnpickling(ts, "pickle data was truncated");

    private static bool Exhausted(ThreadState ts) => PickleState.FailUnpickling(ts, "pickle exhausted before end of frame");

    private bool CheckFrame(ThreadState ts, int count)
    {
        if (Position == _frameEnd)
        {
            _frameEnd = -1;
            return true;
        }

        return count <= _frameEnd - Position || Exhausted(ts);
    }

    /// <summary>Gets so many bytes from the file, which then are all that the array holds; false: an exception is pending.</summary>
    private bool Fill(ThreadState ts, int count)
    {
        if (_read is null)
        {
            return Truncated(ts);
        }

        if (!SkipConsumed(ts))
        {
            return false;
        }

        if (_peek is { } peek)
        {
            PyObject? seen = Calls.Call(ts, peek, PyInt.From(PeekSize));
            if (seen is null)
            {
                if (!Raise.ClearIf(ts, ExceptionTypes.NotImplementedError))
                {
                    return false;
                }

                _peek = null;
            }
            else if (!Hold(ts, seen))
            {
                return false;
            }
            else
            {
                _consumed = 0;
                if (_end >= count)
                {
                    return true;
                }
            }
        }

        return TakeBytes(ts, count);
    }

    private bool TakeBytes(ThreadState ts, int count)
    {
        if (count <= LargestStep)
        {
            return Calls.Call(ts, _read!, PyInt.From(count)) is { } bytes && Hold(ts, bytes) && (_end >= count || Truncated(ts));
        }

        var all = new byte[LargestStep];
        int filled = 0;
        while (filled < count)
        {
            if (filled == all.Length)
            {
                Array.Resize(ref all, (int)Math.Min(count, filled * 2L));
            }

            if (Calls.Call(ts, _read!, PyInt.From(all.Length - filled)) is not { } bytes || !Hold(ts, bytes))
            {
                return false;
            }

            if (_end < all.Length - filled)
            {
                return Truncated(ts);
            }

            _data.AsSpan(0, all.Length - filled).CopyTo(all.AsSpan(filled));
            filled = all.Length;
        }

        _data = all;
        _end = _consumed = filled;
        Position = 0;
        return true;
    }

    private bool TakeLine(ThreadState ts) => SkipConsumed(ts) && Calls.Call(ts, _readLine!) is { } line && Hold(ts, line);

    /// <summary>Makes what a method of the file returned the bytes to read.</summary>
    private bool Hold(ThreadState ts, PyObject returned)
    {
        if (returned is PyBytes bytes)
        {
            _data = bytes.Data;
        }
        else
        {
            using BufferView? view = Io.Buffers.Readable(ts, returned);
            if (view is null)
            {
                return false;
            }

            _data = view.Span.ToArray();
        }

        _end = _consumed = _data.Length;
        Position = 0;
        return true;
    }

    /// <summary>Fills an array from an index on with bytes of the file; false: an exception is pending.</summary>
    private bool ReadInto(ThreadState ts, byte[] target, int start)
    {
        if (!SkipConsumed(ts))
        {
            return false;
        }

        int wanted = target.Length - start;
        SetEmpty();
        if (_readInto is not { } readInto)
        {
            PyObject? read = Calls.Call(ts, _read!, PyInt.From(wanted));
            if (read is not PyBytes bytes)
            {
                return read is not null && Text.Repr(ts, read.Type) is { } shown && (bool)Raise.ValueError(ts, $"read() returned non-bytes object ({shown})");
            }

            bytes.Data.AsSpan(0, Math.Min(wanted, bytes.Length)).CopyTo(target.AsSpan(start));
            return bytes.Length >= wanted || Truncated(ts);
        }

        var room = new PyByteArray(new byte[wanted]);
        PyObject? view = PyMemoryView.From(ts, room);
        PyObject? count = view is null ? null : Calls.Call(ts, readInto, view);
        if (count is not PyInt number)
        {
            return count is not null && (bool)Raise.TypeError(ts, "an integer is required");
        }

        if (!number.TryGetInt64(out long got))
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");
        }

        if (got < 0)
        {
            return Raise.ValueError(ts, "readinto() returned negative size");
        }

        room.Span.CopyTo(target.AsSpan(start));
        return got >= wanted || Truncated(ts);
    }

    private void SetEmpty()
    {
        _data = [];
        _end = _consumed = 0;
        Position = 0;
    }
}
