using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <content>Writing: bytes are kept until the buffer is full.</content>
internal abstract partial class PyBufferedStream
{
    /// <summary>Passes the pending bytes on; false: an exception is pending.</summary>
    protected bool FlushPending(ThreadState ts)
    {
        int written = 0;
        while (written < _pendingCount)
        {
            long count = WriteRaw(ts, _pending.AsMemory(written, _pendingCount - written));
            if (count < 0)
            {
                _pending.AsSpan(written, _pendingCount - written).CopyTo(_pending);
                _pendingCount -= written;
                return count == -2 && WouldBlock(ts, 0);
            }

            written += (int)count;
        }

        _pendingCount = 0;
        return true;
    }

    protected PyObject? WriteBytes(ThreadState ts, PyObject data)
    {
        if (!Enter(ts))
        {
            return null;
        }

        PyObject? result = WriteBytesLocked(ts, data);
        Leave();
        return result;
    }

    private PyObject? WriteBytesLocked(ThreadState ts, PyObject data)
    {
        if (UsableOpen(ts, "write to") is null)
        {
            return null;
        }

        using BufferView? view = Buffers.Readable(ts, data);
        if (view is null || !DropAhead(ts))
        {
            return null;
        }

        ReadOnlyMemory<byte> rest = view.Memory;
        if (rest.Length > _bufferSize - _pendingCount || rest.Length >= _bufferSize)
        {
            if (!FlushPending(ts))
            {
                return KeepUnwritten(ts, rest.Span);
            }

            if (!WriteLarge(ts, ref rest))
            {
                return null;
            }
        }

        Keep(rest.Span);
        return PyInt.From(view.Memory.Length);
    }

    /// <summary>Passes on what exceeds the buffer, and leaves the rest; false: an exception is pending.</summary>
    private bool WriteLarge(ThreadState ts, ref ReadOnlyMemory<byte> rest)
    {
        int length = rest.Length;
        while (rest.Length > _bufferSize)
        {
            long count = WriteRaw(ts, rest);
            if (count == -1)
            {
                return false;
            }

            if (count == -2)
            {
                // As much is kept as there is room for.
                Keep(rest.Span[.._bufferSize]);
                return WouldBlock(ts, length - rest.Length + _bufferSize);
            }

            rest = rest[(int)count..];

            // A write that a signal cut short succeeds: the handler runs before the next one waits.
            if (!BlockingCall.CheckSignals(ts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>After a flush that would have blocked: keeps all of the new bytes, or as many as there is room for, which the exception then says.</summary>
    private PyObject? KeepUnwritten(ThreadState ts, ReadOnlySpan<byte> rest)
    {
        PyBaseException error = ts.TakePending();
        if (!error.Type.IsSubtypeOf(ExceptionTypes.BlockingIOError))
        {
            return Raise.Again(ts, error);
        }

        int room = _bufferSize - _pendingCount;
        if (rest.Length <= room)
        {
            Keep(rest);
            return PyInt.From(rest.Length);
        }

        Keep(rest[..room]);
        return WouldBlock(ts, room) ? PyNone.Instance : null;
    }

    private void Keep(ReadOnlySpan<byte> data)
    {
        if (_pending.Length < _pendingCount + data.Length)
        {
            Array.Resize(ref _pending, Math.Max(_bufferSize, _pendingCount + data.Length));
        }

        data.CopyTo(_pending.AsSpan(_pendingCount));
        _pendingCount += data.Length;
    }

    private static Raised WouldBlock(ThreadState ts, int written) =>
        Raise.Error(ts, ExceptionTypes.BlockingIOError, [PyInt.From(11), PyStr.From("write could not complete without blocking"), PyInt.From(written)]);

    private long WriteRaw(ThreadState ts, ReadOnlyMemory<byte> data)
    {
        PyObject raw = Raw!;
        if (raw is PyFileIO { IsWritable: true, Descriptor: >= 0 } file && !raw.Type.IsHeapType)
        {
            return file.WriteSome(ts, data.Span);
        }

        PyObject? count = PyMemoryView.From(ts, PyBytes.From(data.Span)) is { } view ? Calls.CallMethod(ts, raw, "write", view) : null;
        if (count is null or PyNone)
        {
            return count is null ? -1 : -2;
        }

        if (!Numbers.IndexToInt64(ts, count, ExceptionTypes.ValueError, out long written))
        {
            return -1;
        }

        if (written < 0 || written > data.Length)
        {
            _ = Raise.Error(ts, ExceptionTypes.OSError, $"raw write() returned invalid length {written} (should have been between 0 and {data.Length})");
            return -1;
        }

        return written;
    }
}
