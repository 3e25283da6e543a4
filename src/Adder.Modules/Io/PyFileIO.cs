using System;
using System.Runtime.InteropServices;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io.FileIO</c>: a raw stream over a file descriptor.</summary>
[PyType("FileIO", Module = "_io", Base = typeof(PyRawIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(file, mode='r', closefd=True, opener=None)", Doc = "Open a file.")]
internal sealed unsafe partial class PyFileIO : PyRawIOBase
{
    private int _descriptor = -1;
    private bool _created;
    private bool _readable;
    private bool _writable;
    private bool _appending;
    private bool _closeDescriptor = true;
    private bool? _seekable;
    private long _blockSize = IoModule.DefaultBufferSize;

    private PyFileIO(PyType type)
        : base(type)
    {
    }

    /// <summary>The file descriptor; -1 once closed.</summary>
    public int Descriptor => _descriptor;

    public bool IsReadable => _readable;

    public bool IsWritable => _writable;

    [PyGetter("_blksize", Member = true)]
    private long BlockSize => _blockSize;

    [PyGetter("_finalizing", Member = true)]
    private bool FinalizingGetter => IsFinalizing;

    [PySetter("_finalizing")]
    private Done FinalizingSetter(ThreadState ts, PyObject? value)
    {
        if (value is not PyBool flag)
        {
            return Raise.TypeError(ts, value is null ? "can't delete numeric/char attribute" : "attribute value type must be bool");
        }

        IsFinalizing = flag.Value;
        return Done.Ok;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Watch(ts, new PyFileIO(type));

    [PyInit("FileIO(file, mode='r', closefd=True, opener=None)")]
    private Done Init(ThreadState ts, PyObject file, PyStr? mode, bool closefd, PyObject? opener)
    {
        if (_descriptor >= 0)
        {
            if (_closeDescriptor && CloseDescriptor(ts) is null)
            {
                return Done.Error;
            }

            _descriptor = -1;
        }

        if (!ParseMode(ts, mode?.ToString() ?? "r", out int flags))
        {
            return Done.Error;
        }

        _closeDescriptor = closefd;
        _seekable = null;
        if (file is PyInt or PyFloat || file.Type.Slots.Index != null)
        {
            if (TakeDescriptor(ts, file) && CheckNotFolder(ts, file, ours: false) && Attributes.Set(ts, this, PyStr.Intern("name"), file))
            {
                return Done.Ok;
            }

            // It stays the caller's to close.
            _descriptor = -1;
            return Done.Error;
        }

        if (!closefd)
        {
            return Raise.ValueError(ts, "Cannot use closefd=False with file name");
        }

        flags |= NativePosix.O_CLOEXEC;
        bool isOpen = opener is null or PyNone ? Open(ts, file, flags) : OpenWith(ts, opener, file, flags);
        if (!isOpen || !CheckNotFolder(ts, file, ours: true) || !Attributes.Set(ts, this, PyStr.Intern("name"), file))
        {
            return Done.Error;
        }

        if (_appending)
        {
            _ = NativePosix.Seek(_descriptor, 0, 2);
        }

        return Done.Ok;
    }

    /// <summary>Takes a descriptor that is open already.</summary>
    private bool TakeDescriptor(ThreadState ts, PyObject file)
    {
        if (file is PyFloat)
        {
            return Raise.TypeError(ts, "'float' object cannot be interpreted as an integer");
        }

        if ((file is PyBool && !Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.RuntimeWarning, "bool is used as a file descriptor")) || Numbers.Index(ts, file) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long descriptor) || descriptor is < int.MinValue or > int.MaxValue)
        {
            return Raise.TypeError(ts, $"expected str, bytes or os.PathLike object, not {file.Type.Name}");
        }

        if (descriptor < 0)
        {
            return Raise.ValueError(ts, "negative file descriptor");
        }

        _descriptor = (int)descriptor;
        return true;
    }

    private bool Open(ThreadState ts, PyObject file, int flags)
    {
        const int ReadWriteForAll = 0x1B6;
        if (PathArgument.ToBytes(ts, file, "FileIO") is not { } path)
        {
            return false;
        }

        bool collected = false;
        fixed (byte* pointer = path)
        {
            do
            {
                _descriptor = NativePosix.Open(pointer, flags, ReadWriteForAll);
            }
            while (_descriptor < 0 && (Marshal.GetLastPInvokeError() == NativePosix.EINTR || DescriptorShortage.Relieve(ts, ref collected)));
        }

        return _descriptor >= 0 || (bool)SystemErrors.RaiseLast(ts, file);
    }

    private bool OpenWith(ThreadState ts, PyObject opener, PyObject file, int flags)
    {
        PyObject? opened = Calls.Call(ts, opener, file, PyInt.From(flags));
        if (opened is null)
        {
            return false;
        }

        if (opened is not PyInt number)
        {
            return Raise.TypeError(ts, "expected integer from opener");
        }

        if (!number.TryGetInt64(out long descriptor) || descriptor is < int.MinValue or > int.MaxValue)
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C int");
        }

        if (descriptor < 0)
        {
            return Raise.ValueError(ts, $"opener returned {descriptor}");
        }

        _descriptor = (int)descriptor;
        return true;
    }

    [PyMethod("__getstate__()")]
    private PyObject? GetState(ThreadState ts) => RefusePickling(ts);

    [PyGetter("closed", Doc = "True if the file is closed")]
    private PyObject? ClosedGetter(ThreadState ts) => PyBool.From(_descriptor < 0);

    [PyGetter("closefd", Doc = "True if the file descriptor will be closed by close().")]
    private PyObject? CloseDescriptorGetter(ThreadState ts) => PyBool.From(_closeDescriptor);

    [PyGetter("mode", Doc = "String giving the file mode")]
    private PyObject? ModeGetter(ThreadState ts) => PyStr.Intern(ModeText());

    [PyMethod("read(size=None, /)", DefiningClass = true, TextSignature = "($self, size=-1, /)", Doc = "Read at most size bytes, returned as bytes.")]
    private PyObject? Read(ThreadState ts, long? size)
    {
        if (!CheckReadable(ts))
        {
            return null;
        }

        if (size is null or < 0)
        {
            return ReadAll(ts);
        }

        var buffer = new byte[Math.Min(size.Value, int.MaxValue - 64)];
        int count = ReadSome(ts, buffer);
        return count == -2 ? PyNone.Instance : count < 0 ? null : PyBytes.From(buffer.AsSpan(0, count));
    }

    [PyMethod("readall()", Doc = "Read all data from the file, returned as bytes.")]
    private PyObject? ReadAll(ThreadState ts)
    {
        if (!CheckReadable(ts))
        {
            return null;
        }

        int capacity = 8192;
        NativePosix.Stat status;
        long position = NativePosix.Seek(_descriptor, 0, 1);
        if (position >= 0 && NativePosix.StatDescriptor(_descriptor, &status) == 0 && status.Size > position)
        {
            capacity = (int)Math.Min(status.Size - position + 1, int.MaxValue - 64);
        }

        var buffer = new byte[capacity];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Math.Max(buffer.Length * 2L, 8192), int.MaxValue - 64));
            }

            int count = ReadSome(ts, buffer.AsSpan(length));
            if (count == -1)
            {
                return null;
            }

            if (count == -2)
            {
                return length == 0 ? PyNone.Instance : PyBytes.From(buffer.AsSpan(0, length));
            }

            if (count == 0)
            {
                return PyBytes.From(length == buffer.Length ? buffer : buffer[..length]);
            }

            length += count;
        }
    }

    [PyMethod("readinto(buffer, /)", DefiningClass = true, Doc = "Same as RawIOBase.readinto().")]
    private PyObject? ReadInto(ThreadState ts, PyObject buffer)
    {
        if (!CheckReadable(ts))
        {
            return null;
        }

        using BufferView? view = Buffers.Writable(ts, buffer, "readinto");
        if (view is null)
        {
            return null;
        }

        int count = ReadSome(ts, view.Span);
        return count == -2 ? PyNone.Instance : count < 0 ? null : PyInt.From(count);
    }

    [PyMethod("write(b, /)", DefiningClass = true, Doc = "Write buffer b to file, return number of bytes written.")]
    private PyObject? Write(ThreadState ts, PyObject data)
    {
        if (_descriptor < 0)
        {
            return IoErrors.Closed(ts);
        }

        if (!_writable)
        {
            return IoErrors.Unsupported(ts, "File not open for writing");
        }

        using BufferView? view = Buffers.Readable(ts, data);
        if (view is null)
        {
            return null;
        }

        long count = WriteSome(ts, view.Span);

        // What cut the write short may have been a signal: its handler runs before the caller goes on.
        return count == -2 ? PyNone.Instance : count < 0 || (count < view.Memory.Length && !BlockingCall.CheckSignals(ts)) ? null : PyInt.From(count);
    }

    [PyMethod("seek(pos, whence=0, /)", Doc = "Move to new file position and return the file position.")]
    private PyObject? Seek(ThreadState ts, PyObject position, int? whence)
    {
        if (_descriptor < 0)
        {
            return IoErrors.Closed(ts);
        }

        if (position is PyFloat)
        {
            return Raise.TypeError(ts, "an integer is required");
        }

        if (!Numbers.IndexToInt64(ts, position, ExceptionTypes.OverflowError, out long offset))
        {
            return null;
        }

        long result = NativePosix.Seek(_descriptor, offset, whence ?? 0);
        return result < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(result);
    }

    [PyMethod("tell()", Doc = "Current file position.")]
    private PyObject? Tell(ThreadState ts)
    {
        if (_descriptor < 0)
        {
            return IoErrors.Closed(ts);
        }

        long result = NativePosix.Seek(_descriptor, 0, 1);
        return result < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(result);
    }

    [PyMethod("truncate(size=None, /)", DefiningClass = true, Doc = "Truncate the file to at most size bytes and return the truncated size.")]
    private PyObject? Truncate(ThreadState ts, PyObject? size)
    {
        if (_descriptor < 0)
        {
            return IoErrors.Closed(ts);
        }

        if (!_writable)
        {
            return IoErrors.Unsupported(ts, "File not open for writing");
        }

        if (size is null or PyNone && (size = Tell(ts)) is null)
        {
            return null;
        }

        if (!Numbers.IndexToInt64(ts, size!, ExceptionTypes.OverflowError, out long length))
        {
            return null;
        }

        return NativePosix.Truncate(_descriptor, length) < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(length);
    }

    [PyMethod("_dealloc_warn(source, /)", TextSignature = "($self, object, /)")]
    private PyObject? Dropped(ThreadState ts, PyObject dropped)
    {
        if (_descriptor >= 0 && _closeDescriptor)
        {
            FinalizerWarnings.Unclosed(ts, dropped, "unclosed file", "Exception ignored while finalizing file");
        }

        return PyNone.Instance;
    }

    [PyMethod("close()", DefiningClass = true, Doc = "Close the file.")]
    private PyObject? Close(ThreadState ts)
    {
        Unwatch();
        if (_descriptor < 0)
        {
            return PyNone.Instance;
        }

        if (IsFinalizing)
        {
            _ = Dropped(ts, this);
        }

        // A subclass may have overridden flush(): the base class calls it.
        PyObject? flushed = Calls.CallMethod(ts, this, "flush");
        if (!_closeDescriptor)
        {
            _descriptor = -1;
            return flushed is null ? null : PyNone.Instance;
        }

        PyBaseException? first = flushed is null ? ts.TakePending() : null;
        PyObject? closed = CloseDescriptor(ts);
        if (first is not null)
        {
            ts.Pending = null;
            return Raise.Again(ts, first);
        }

        return closed;
    }

    [PyMethod("fileno()", Doc = "Return the underlying file descriptor (an integer).")]
    private PyObject? FileNumber(ThreadState ts) => _descriptor < 0 ? IoErrors.Closed(ts) : PyInt.From(_descriptor);

    [PyMethod("readable()", Doc = "True if file was opened in a read mode.")]
    private PyObject? Readable(ThreadState ts) => _descriptor < 0 ? IoErrors.Closed(ts) : PyBool.From(_readable);

    [PyMethod("writable()", Doc = "True if file was opened in a write mode.")]
    private PyObject? Writable(ThreadState ts) => _descriptor < 0 ? IoErrors.Closed(ts) : PyBool.From(_writable);

    [PyMethod("seekable()", Doc = "True if file supports random-access.")]
    private PyObject? Seekable(ThreadState ts) =>
        _descriptor < 0 ? IoErrors.Closed(ts) : PyBool.From(_seekable ??= NativePosix.Seek(_descriptor, 0, 1) >= 0);

    [PyMethod("isatty()", Doc = "True if the file is connected to a TTY device.")]
    private PyObject? IsATerminal(ThreadState ts) => _descriptor < 0 ? IoErrors.Closed(ts) : PyBool.From(NativePosix.IsATerminal(_descriptor) != 0);

    [PyMethod("_isatty_open_only()")]
    private PyObject? IsATerminalAtOpen(ThreadState ts) => IsATerminal(ts);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        string typeName = $"{Type.NativeModule}.{Type.Name}";
        if (_descriptor < 0)
        {
            return PyStr.From($"<{typeName} [closed]>");
        }

        Lookup name = Attributes.Find(ts, this, "name");
        if (name.IsError)
        {
            return null;
        }

        string closeText = _closeDescriptor ? "True" : "False";
        if (!name.TryGet(out PyObject? value))
        {
            return PyStr.From($"<{typeName} fd={_descriptor} mode='{ModeText()}' closefd={closeText}>");
        }

        return Text.Repr(ts, value) is { } shown ? PyStr.From($"<{typeName} name={shown} mode='{ModeText()}' closefd={closeText}>") : null;
    }

    /// <summary>Reads into a span: the count, -1 for an error, -2 where a descriptor that does not block has nothing.</summary>
    internal int ReadSome(ThreadState ts, Span<byte> buffer)
    {
        while (true)
        {
            nint count;
            fixed (byte* pointer = buffer)
            {
                using (BlockingCall.Enter(ts))
                {
                    count = NativePosix.Read(_descriptor, pointer, buffer.Length);
                }
            }

            if (count >= 0)
            {
                return (int)count;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == NativePosix.EAGAIN)
            {
                return -2;
            }

            if (error != NativePosix.EINTR)
            {
                _ = SystemErrors.RaiseFor(ts, error);
                return -1;
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return -1;
            }
        }
    }

    /// <summary>Writes from a span: the count, -1 for an error, -2 where a descriptor that does not block takes nothing.</summary>
    internal long WriteSome(ThreadState ts, ReadOnlySpan<byte> data)
    {
        while (true)
        {
            nint count;
            fixed (byte* pointer = data)
            {
                using (BlockingCall.Enter(ts))
                {
                    count = NativePosix.Write(_descriptor, pointer, data.Length);
                }
            }

            if (count >= 0)
            {
                return count;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == NativePosix.EAGAIN)
            {
                return -2;
            }

            if (error != NativePosix.EINTR)
            {
                _ = SystemErrors.RaiseFor(ts, error);
                return -1;
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return -1;
            }
        }
    }

    private bool CheckReadable(ThreadState ts) =>
        _descriptor < 0 ? IoErrors.Closed(ts) : _readable || (bool)IoErrors.Unsupported(ts, "File not open for reading");

    private PyObject? CloseDescriptor(ThreadState ts)
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        return NativePosix.Close(descriptor) < 0 && Marshal.GetLastPInvokeError() != NativePosix.EINTR ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    private bool CheckNotFolder(ThreadState ts, PyObject file, bool ours)
    {
        NativePosix.Stat status;
        int result = NativePosix.StatDescriptor(_descriptor, &status);
        int error = Marshal.GetLastPInvokeError();
        if (result < 0 && error == NativePosix.EBADF)
        {
            _descriptor = -1;
            return SystemErrors.RaiseFor(ts, error, ours ? file : null);
        }

        if (result == 0 && (status.Mode & NativePosix.S_IFMT) == NativePosix.S_IFDIR)
        {
            if (ours)
            {
                _ = NativePosix.Close(_descriptor);
            }

            _descriptor = -1;
            return SystemErrors.RaiseFor(ts, NativePosix.EISDIR, file);
        }

        _blockSize = result == 0 && status.BlockSize > 1 ? status.BlockSize : IoModule.DefaultBufferSize;
        return true;
    }

    private bool ParseMode(ThreadState ts, string mode, out int flags)
    {
        flags = 0;
        bool plus = false;
        bool kind = false;
        _readable = _writable = _created = _appending = false;
        foreach (char c in mode)
        {
            switch (c)
            {
                case 'r' or 'w' or 'a' or 'x':
                    if (kind)
                    {
                        return Raise.ValueError(ts, "Must have exactly one of create/read/write/append mode and at most one plus");
                    }

                    kind = true;
                    _readable |= c == 'r';
                    _writable |= c != 'r';
                    _created = c == 'x';
                    _appending = c == 'a';
                    flags |= c switch
                    {
                        'w' => NativePosix.O_CREAT | NativePosix.O_TRUNC,
                        'x' => NativePosix.O_CREAT | NativePosix.O_EXCL,
                        'a' => NativePosix.O_CREAT | NativePosix.O_APPEND,
                        _ => 0,
                    };
                    break;
                case 'b':
                    break;
                case '+':
                    if (plus)
                    {
                        return Raise.ValueError(ts, "Must have exactly one of create/read/write/append mode and at most one plus");
                    }

                    plus = true;
                    _readable = _writable = true;
                    break;
                default:
                    return Raise.ValueError(ts, $"invalid mode: {mode}");
            }
        }

        if (!kind)
        {
            return Raise.ValueError(ts, "Must have exactly one of create/read/write/append mode and at most one plus");
        }

        flags |= _readable && _writable ? NativePosix.O_RDWR : _readable ? NativePosix.O_RDONLY : NativePosix.O_WRONLY;
        return true;
    }

    private string ModeText() =>
        _created ? (_readable ? "xb+" : "xb")
        : _appending ? (_readable ? "ab+" : "ab")
        : _readable ? (_writable ? "rb+" : "rb") : "wb";
}
