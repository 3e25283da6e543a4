using System;
using System.Threading;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.Io;

/// <summary>
/// What BufferedReader, BufferedWriter and BufferedRandom share: a raw stream, bytes read ahead of the program, bytes written but not yet passed on. At most one of the two buffers holds
/// something at any time.
/// </summary>
internal abstract partial class PyBufferedStream(PyType type) : PyBufferedIOBase(type)
{
    private byte[] _ahead = [];
    private int _aheadStart;
    private int _aheadEnd;
    private byte[] _pending = [];
    private int _pendingCount;
    private int _bufferSize = IoModule.DefaultBufferSize;
    private bool _detached;

    // Changed only by who holds the interpreter's lock.
    private ThreadState? _owner;
    private int _waiting;
    private SemaphoreSlim? _free;

    /// <summary>The raw stream; null before <c>__init__</c> and after <c>detach()</c>.</summary>
    protected PyObject? Raw { get; private set; }

    /// <summary>The class writes.</summary>
    protected virtual bool CanWrite => true;

    protected Done Initialize(ThreadState ts, PyObject raw, long bufferSize, string predicate, string message)
    {
        Raw = null;
        _detached = false;
        if (!IoErrors.CheckAble(ts, raw, predicate, message))
        {
            return Done.Error;
        }

        if (bufferSize <= 0)
        {
            return Raise.ValueError(ts, "buffer size must be strictly positive");
        }

        _bufferSize = (int)Math.Min(bufferSize, 1 << 30);
        _aheadStart = _aheadEnd = _pendingCount = 0;
        Raw = raw;
        return Done.Ok;
    }

    /// <summary>
    /// Takes the stream for this thread and waits while another has it, for its raw stream may let other threads run; false: the thread has it already (a signal handler, or the raw stream
    /// itself, came back to it) and RuntimeError is pending.
    /// </summary>
    private bool Enter(ThreadState ts)
    {
        if (ReferenceEquals(_owner, ts))
        {
            return Text.Repr(ts, this) is { } shown && (bool)Raise.RuntimeError(ts, $"reentrant call inside {shown}");
        }

        while (_owner is not null)
        {
            SemaphoreSlim free = _free ??= new SemaphoreSlim(0);
            _waiting++;
            using (BlockingCall.Enter(ts))
            {
                free.Wait();
            }

            _waiting--;
        }

        _owner = ts;
        return true;
    }

    private void Leave()
    {
        _owner = null;
        if (_waiting > 0)
        {
            _ = _free!.Release();
        }
    }

    protected PyObject? Usable(ThreadState ts) =>
        Raw ?? (_detached ? Raise.ValueError(ts, "raw stream has been detached") : Raise.ValueError(ts, "I/O operation on uninitialized object"));

    /// <summary>The raw stream of an open file; otherwise ValueError.</summary>
    protected PyObject? UsableOpen(ThreadState ts, string action)
    {
        PyObject? raw = Usable(ts);
        if (raw is null)
        {
            return null;
        }

        if (raw.GetType() == typeof(PyFileIO) && !raw.Type.IsHeapType)
        {
            return ((PyFileIO)raw).Descriptor >= 0 ? raw : Raise.ValueError(ts, $"{action} closed file");
        }

        PyObject? closed = Attributes.Get(ts, this, "closed");
        Truth isClosed = closed is null ? Truth.Error : Truthiness.IsTrue(ts, closed);
        return isClosed == Truth.False ? raw : isClosed == Truth.True ? Raise.ValueError(ts, $"{action} closed file") : null;
    }

    protected PyObject? Forward(ThreadState ts, string method) => Usable(ts) is { } raw ? Calls.CallMethod(ts, raw, method) : null;

    protected PyObject? ForwardAttribute(ThreadState ts, string name) => Usable(ts) is { } raw ? Attributes.Get(ts, raw, name) : null;

    protected PyObject? FlushAndRewind(ThreadState ts)
    {
        if (UsableOpen(ts, "flush of") is null || !Enter(ts))
        {
            return null;
        }

        PyObject? result = FlushAndRewindLocked(ts);
        Leave();
        return result;
    }

    private PyObject? FlushAndRewindLocked(ThreadState ts)
    {
        if (UsableOpen(ts, "flush of") is null || !FlushPending(ts) || !DropAhead(ts))
        {
            return null;
        }

        return PyNone.Instance;
    }

    /// <summary>Forgets what was read ahead and sets the raw stream back to where the program is.</summary>
    protected bool DropAhead(ThreadState ts)
    {
        int ahead = _aheadEnd - _aheadStart;
        _aheadStart = _aheadEnd = 0;
        return ahead == 0 || Calls.CallMethod(ts, Raw!, "seek", PyInt.From(-ahead), PySmallInt.One) is not null;
    }

    protected PyObject? ReadBytes(ThreadState ts, long? size)
    {
        if (UsableOpen(ts, "read of") is null || !Enter(ts))
        {
            return null;
        }

        PyObject? result = ReadBytesLocked(ts, size);
        Leave();
        return result;
    }

    private PyObject? ReadBytesLocked(ThreadState ts, long? size)
    {
        if (size < -1)
        {
            return Raise.ValueError(ts, "read length must be non-negative or -1");
        }

        if (UsableOpen(ts, "read of") is null || !FlushPending(ts))
        {
            return null;
        }

        if (size is null or -1)
        {
            return ReadAll(ts);
        }

        int wanted = (int)Math.Min(size.Value, int.MaxValue - 64);
        int available = _aheadEnd - _aheadStart;
        if (wanted <= available)
        {
            return TakeAhead(wanted);
        }

        var result = new byte[wanted];
        _ahead.AsSpan(_aheadStart, available).CopyTo(result);
        _aheadStart = _aheadEnd = 0;
        int filled = available;
        while (filled < wanted)
        {
            int count;
            if (wanted - filled >= _bufferSize)
            {
                count = ReadRaw(ts, result.AsMemory(filled));
                if (count > 0)
                {
                    filled += count;
                    continue;
                }
            }
            else
            {
                count = FillAhead(ts);
                if (count > 0)
                {
                    int take = Math.Min(count, wanted - filled);
                    _ahead.AsSpan(_aheadStart, take).CopyTo(result.AsSpan(filled));
                    _aheadStart += take;
                    filled += take;
                    continue;
                }
            }

            if (count == -1)
            {
                return null;
            }

            if (count == -2 && filled == 0)
            {
                return PyNone.Instance;
            }

            break;
        }

        return PyBytes.From(filled == wanted ? result : result[..filled]);
    }

    protected PyObject? ReadOnce(ThreadState ts, long? size)
    {
        if (UsableOpen(ts, "read of") is null || !Enter(ts))
        {
            return null;
        }

        PyObject? result = ReadOnceLocked(ts, size);
        Leave();
        return result;
    }

    private PyObject? ReadOnceLocked(ThreadState ts, long? size)
    {
        if (UsableOpen(ts, "read of") is null || !FlushPending(ts))
        {
            return null;
        }

        int wanted = size is null or < 0 ? _bufferSize : (int)Math.Min(size.Value, int.MaxValue - 64);
        if (wanted == 0)
        {
            return PyBytes.Empty;
        }

        if (_aheadEnd > _aheadStart)
        {
            return TakeAhead(Math.Min(wanted, _aheadEnd - _aheadStart));
        }

        var buffer = new byte[wanted];
        int count = ReadRaw(ts, buffer);
        return count == -1 ? null : PyBytes.From(buffer.AsSpan(0, Math.Max(0, count)));
    }

    protected PyObject? ReadInto(ThreadState ts, PyObject target, bool once)
    {
        if (UsableOpen(ts, "readinto of") is null || !Enter(ts))
        {
            return null;
        }

        PyObject? result = ReadIntoLocked(ts, target, once);
        Leave();
        return result;
    }

    private PyObject? ReadIntoLocked(ThreadState ts, PyObject target, bool once)
    {
        if (UsableOpen(ts, "readinto of") is null || !FlushPending(ts))
        {
            return null;
        }

        using BufferView? view = Buffers.Writable(ts, target, once ? "readinto1" : "readinto");
        if (view is null)
        {
            return null;
        }

        Memory<byte> rest = view.Memory;
        int available = Math.Min(_aheadEnd - _aheadStart, rest.Length);
        _ahead.AsSpan(_aheadStart, available).CopyTo(rest.Span);
        _aheadStart += available;
        int total = available;
        rest = rest[available..];
        while (rest.Length > 0)
        {
            bool direct = rest.Length > _bufferSize;
            int count = direct ? ReadRaw(ts, rest) : once && total > 0 ? 0 : FillAhead(ts);
            if (count == -1)
            {
                return null;
            }

            if (count == -2 && total == 0)
            {
                return PyNone.Instance;
            }

            if (count <= 0)
            {
                break;
            }

            if (!direct)
            {
                count = Math.Min(count, rest.Length);
                _ahead.AsSpan(_aheadStart, count).CopyTo(rest.Span);
                _aheadStart += count;
            }

            total += count;
            rest = rest[count..];
            if (once)
            {
                break;
            }
        }

        return PyInt.From(total);
    }

    protected PyObject? PeekBytes(ThreadState ts)
    {
        if (UsableOpen(ts, "peek of") is null || !Enter(ts))
        {
            return null;
        }

        PyObject? result = PeekBytesLocked(ts);
        Leave();
        return result;
    }

    private PyObject? PeekBytesLocked(ThreadState ts)
    {
        if (UsableOpen(ts, "peek of") is null || !FlushPending(ts))
        {
            return null;
        }

        if (_aheadEnd == _aheadStart && FillAhead(ts) == -1)
        {
            return null;
        }

        return PyBytes.From(_ahead.AsSpan(_aheadStart, _aheadEnd - _aheadStart));
    }

    protected PyObject? ReadLineBytes(ThreadState ts, long? size)
    {
        if (UsableOpen(ts, "readline of") is null || !Enter(ts))
        {
            return null;
        }

        PyObject? result = ReadLineBytesLocked(ts, size);
        Leave();
        return result;
    }

    private PyObject? ReadLineBytesLocked(ThreadState ts, long? size)
    {
        if (UsableOpen(ts, "readline of") is null || !FlushPending(ts))
        {
            return null;
        }

        long limit = size is null or < 0 ? long.MaxValue : size.Value;
        byte[] line = [];
        while (line.Length < limit)
        {
            if (_aheadEnd == _aheadStart)
            {
                int count = FillAhead(ts);
                if (count == -1)
                {
                    return null;
                }

                if (count <= 0)
                {
                    break;
                }
            }

            ReadOnlySpan<byte> ahead = _ahead.AsSpan(_aheadStart, (int)Math.Min(_aheadEnd - _aheadStart, limit - line.Length));
            int newline = ahead.IndexOf((byte)'\n');
            int take = newline >= 0 ? newline + 1 : ahead.Length;
            line = line.Length == 0 ? ahead[..take].ToArray() : [.. line, .. ahead[..take]];
            _aheadStart += take;
            if (newline >= 0)
            {
                break;
            }
        }

        return PyBytes.From(line);
    }

    protected PyObject? SeekTo(ThreadState ts, PyObject position, int whence)
    {
        if (!Enter(ts))
        {
            return null;
        }

        PyObject? result = SeekToLocked(ts, position, whence);
        Leave();
        return result;
    }

    private PyObject? SeekToLocked(ThreadState ts, PyObject position, int whence)
    {
        if (whence is < 0 or > 4)
        {
            return Raise.ValueError(ts, $"whence value {whence} unsupported");
        }

        if (UsableOpen(ts, "seek of") is not { } raw || !FlushPending(ts))
        {
            return null;
        }

        if (!IoErrors.CheckAble(ts, raw, "seekable", "File or stream is not seekable."))
        {
            return null;
        }

        int ahead = _aheadEnd - _aheadStart;
        if (whence is 0 or 1 && _aheadEnd > 0)
        {
            if (!Numbers.IndexToInt64(ts, position, ExceptionTypes.ValueError, out long target) || !RawPosition(ts, out long end))
            {
                return null;
            }

            // What was read ahead stays where the target lies within it.
            long offset = whence == 0 ? target - (end - ahead) : target;
            if (offset >= -_aheadStart && offset <= ahead)
            {
                _aheadStart += (int)offset;
                return PyInt.From(Math.Max(0, end - ahead + offset));
            }

            // The raw stream is ahead of the program by what was read ahead.
            position = whence == 1 ? PyInt.From(target - ahead) : position;
        }

        _aheadStart = _aheadEnd = 0;
        PyObject? result = Calls.CallMethod(ts, raw, "seek", position, PyInt.From(whence));
        return result is not null && CheckPosition(ts, result, out _) ? result : null;
    }

    private bool RawPosition(ThreadState ts, out long position)
    {
        position = 0;
        return Calls.CallMethod(ts, Raw!, "tell") is { } told && CheckPosition(ts, told, out position);
    }

    private static bool CheckPosition(ThreadState ts, PyObject told, out long position) =>
        Numbers.IndexToInt64(ts, told, ExceptionTypes.ValueError, out position)
        && (position >= 0 || (bool)Raise.Error(ts, ExceptionTypes.OSError, $"Raw stream returned invalid position {position}"));

    protected PyObject? Position(ThreadState ts) =>
        Usable(ts) is not null && RawPosition(ts, out long position) ? PyInt.From(Math.Max(0, position - (_aheadEnd - _aheadStart)) + _pendingCount) : null;

    protected PyObject? TruncateTo(ThreadState ts, PyObject? size)
    {
        if (UsableOpen(ts, "truncate of") is null)
        {
            return null;
        }

        if (!CanWrite)
        {
            return IoErrors.Unsupported(ts, "truncate");
        }

        if (!Enter(ts))
        {
            return null;
        }

        PyObject? result = TruncateToLocked(ts, size);
        Leave();
        return result;
    }

    private PyObject? TruncateToLocked(ThreadState ts, PyObject? size)
    {
        if (UsableOpen(ts, "truncate of") is not { } raw || !FlushPending(ts) || !DropAhead(ts))
        {
            return null;
        }

        if (size is null or PyNone && (size = Calls.CallMethod(ts, raw, "tell")) is null)
        {
            return null;
        }

        return Calls.CallMethod(ts, raw, "truncate", size!);
    }

    protected PyObject? ForwardDropped(ThreadState ts, PyObject dropped)
    {
        if (Raw is { } raw)
        {
            WarnDropped(ts, raw, dropped);
        }

        return PyNone.Instance;
    }

    protected PyObject? CloseAll(ThreadState ts)
    {
        if (Usable(ts) is not { } raw)
        {
            return null;
        }

        PyObject? closed = Attributes.Get(ts, raw, "closed");
        Truth isClosed = closed is null ? Truth.Error : Truthiness.IsTrue(ts, closed);
        if (isClosed != Truth.False)
        {
            return isClosed == Truth.True ? PyNone.Instance : null;
        }

        if (IsFinalizing)
        {
            WarnDropped(ts, raw, this);
        }

        PyBaseException? first = Calls.CallMethod(ts, this, "flush") is null ? ts.TakePending() : null;
        if (!Enter(ts))
        {
            return null;
        }

        // Whoever waits to write finds the stream closed.
        PyObject? result = Calls.CallMethod(ts, raw, "close");
        _aheadStart = _aheadEnd = _pendingCount = 0;
        Leave();
        Unwatch();
        if (first is null)
        {
            return result is null ? null : PyNone.Instance;
        }

        if (result is null)
        {
            PyBaseException second = ts.TakePending();
            second.Context ??= first;
            return Raise.Again(ts, second);
        }

        return Raise.Again(ts, first);
    }

    protected PyObject? DetachRaw(ThreadState ts)
    {
        if (Usable(ts) is not { } raw || Calls.CallMethod(ts, this, "flush") is null)
        {
            return null;
        }

        Raw = null;
        _detached = true;
        return raw;
    }

    protected PyObject? ReprOf(ThreadState ts)
    {
        string name = $"{Type.NativeModule}.{Type.Name}";
        Lookup attribute = Attributes.Find(ts, this, "name");
        if (attribute.IsError && !Raise.ClearIf(ts, ExceptionTypes.ValueError))
        {
            return null;
        }

        return !attribute.TryGet(out PyObject? value) ? PyStr.From($"<{name}>") : Text.Repr(ts, value) is { } shown ? PyStr.From($"<{name} name={shown}>") : null;
    }

    private PyObject? ReadAll(ThreadState ts)
    {
        byte[] start = _ahead[_aheadStart.._aheadEnd];
        _aheadStart = _aheadEnd = 0;
        Lookup readAll = Attributes.Find(ts, Raw!, "readall");
        if (readAll.IsError)
        {
            return null;
        }

        if (readAll.TryGet(out PyObject? method))
        {
            PyObject? rest = Calls.Call(ts, method);
            return rest switch
            {
                null => null,
                PyNone => start.Length == 0 ? PyNone.Instance : PyBytes.From(start),
                PyBytes bytes => start.Length == 0 ? bytes : PyBytes.From([.. start, .. bytes.Data]),
                _ => Raise.TypeError(ts, "readall() should return bytes"),
            };
        }

        var all = new System.IO.MemoryStream();
        all.Write(start);
        while (true)
        {
            PyObject? chunk = Calls.CallMethod(ts, Raw!, "read");
            switch (chunk)
            {
                case null:
                    return null;
                case PyNone:
                    return all.Length == 0 ? chunk : PyBytes.From(all.ToArray());
                case PyBytes { Data.Length: 0 }:
                    return PyBytes.From(all.ToArray());
                case PyBytes bytes:
                    all.Write(bytes.Data);
                    break;
                default:
                    return Raise.TypeError(ts, "read() should return bytes");
            }
        }
    }

    private PyBytes TakeAhead(int count)
    {
        PyBytes taken = PyBytes.From(_ahead.AsSpan(_aheadStart, count));
        _aheadStart += count;
        return taken;
    }

    /// <summary>Reads the next bufferful: the count, 0 at the end, -1 for an error, -2 where nothing is there without blocking.</summary>
    private int FillAhead(ThreadState ts)
    {
        if (_ahead.Length < _bufferSize)
        {
            _ahead = new byte[_bufferSize];
        }

        _aheadStart = _aheadEnd = 0;
        int count = ReadRaw(ts, _ahead);
        _aheadEnd = Math.Max(0, count);
        return count;
    }

    private int ReadRaw(ThreadState ts, Memory<byte> buffer)
    {
        PyObject raw = Raw!;
        if (raw is PyFileIO { IsReadable: true, Descriptor: >= 0 } file && !raw.Type.IsHeapType)
        {
            return file.ReadSome(ts, buffer.Span);
        }

        var target = new PyByteArray(new byte[buffer.Length]);
        PyObject? count = PyMemoryView.From(ts, target, BufferFlags.Writable) is { } view ? Calls.CallMethod(ts, raw, "readinto", view) : null;
        if (count is null or PyNone)
        {
            return count is null ? -1 : -2;
        }

        if (!Numbers.IndexToInt64(ts, count, ExceptionTypes.ValueError, out long read))
        {
            PyBaseException cause = ts.TakePending();
            _ = Raise.Error(ts, ExceptionTypes.OSError, "raw readinto() failed");
            ts.Pending!.Cause = ts.Pending.Context = cause;
            ts.Pending.SuppressContext = true;
            return -1;
        }

        if (read < 0 || read > buffer.Length)
        {
            _ = Raise.Error(ts, ExceptionTypes.OSError, $"raw readinto() returned invalid length {read} (should have been between 0 and {buffer.Length})");
            return -1;
        }

        target.Span[..(int)read].CopyTo(buffer.Span);
        return (int)read;
    }
}
