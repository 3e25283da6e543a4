using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io._IOBase</c>: the root of all streams. Every stream has instance attributes of its own.</summary>
[PyType("_IOBase", Module = "_io", Subclassable = true, OwnTypeProperty = true, Doc = "The abstract base class for all I/O classes.", Flags = TypeFlags.InheritsNew | TypeFlags.HasDict | TypeFlags.HasWeakReferences)]
internal partial class PyIOBase : PyObject, IFinalizedLate
{
    private InstanceState _state;
    private bool _closed;

    protected internal PyIOBase(PyType type) => _state.Shape = type.RootShape;

    /// <summary>What builds on another stream is closed before it, or what it still holds could not be written.</summary>
    public virtual int FinalizationRank => 3;

    /// <summary><c>close()</c> is called because the stream was dropped: whoever closes a descriptor warns.</summary>
    protected bool IsFinalizing { get; set; }

    /// <summary>The one method for which the stream was opened, as <c>open(name, "w").write(text)</c> does: nobody has the stream after that. Null for any other.</summary>
    internal string? OnlyCall { get; set; }

    /// <summary>Closes the stream, as one that is dropped, where that was the only call it was opened for. The method's result is handed on.</summary>
    protected PyObject? LetGoAfter(ThreadState ts, string method, PyObject? result)
    {
        if (OnlyCall == method)
        {
            OnlyCall = null;
            PyBaseException? pending = ts.Pending;
            ts.Pending = null;
            _ = FinalizeSlot(ts);
            ts.Pending = pending;
        }

        return result;
    }

    /// <summary><c>__getstate__</c> of the streams that cannot be pickled.</summary>
    protected PyObject? RefusePickling(ThreadState ts) => Raise.TypeError(ts, $"cannot pickle '{Type.Name}' instances");

    [PySlot(Slot.Finalize)]
    private PyObject? FinalizeSlot(ThreadState ts)
    {
        PyObject? closed = Attributes.Get(ts, this, "closed");
        Truth isClosed = closed is null ? Truth.Error : Truthiness.IsTrue(ts, closed);
        ts.Pending = null;
        if (isClosed != Truth.False)
        {
            // Closed already, or unusable: detached, or never initialized.
            return PyNone.Instance;
        }

        IsFinalizing = true;
        if (Calls.CallMethod(ts, this, "close") is null)
        {
            Unraisable.Report(ts, this, "Exception ignored while finalizing file");
        }

        return PyNone.Instance;
    }

    /// <summary>Sees to it that a new stream of a builtin class is closed when it is dropped; those of Python classes are seen to where instances are made.</summary>
    protected static T Watch<T>(ThreadState ts, T stream)
        where T : PyIOBase
    {
        if (!stream.Type.IsHeapType)
        {
            ts.Interpreter.RegisterFinalizer(stream);
        }

        return stream;
    }

    /// <summary>A closed stream of a builtin class has nothing left to do.</summary>
    protected void Unwatch()
    {
        if (!Type.IsHeapType)
        {
            FinalizerSentinel.Release(this);
        }
    }

    /// <summary>Says that a dropped stream was not closed, where that closes a descriptor; errors go nowhere.</summary>
    protected static void WarnDropped(ThreadState ts, PyObject inner, PyObject dropped)
    {
        _ = Calls.CallMethod(ts, inner, "_dealloc_warn", dropped);
        ts.Pending = null;
    }

    public override PyType Type => _state.Shape.Type;

    internal override ref InstanceState State => ref _state;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyIOBase(type);

    [PyGetter("closed")]
    private PyObject? ClosedGetter(ThreadState ts) => PyBool.From(_closed);

    [PyGetter("__dict__")]
    private PyObject? DictionaryGetter(ThreadState ts) => InstanceAttributes.Materialize(this);

    [PyMethod("seek(offset, whence=0, /)", DefiningClass = true, TextSignature = "($self, offset, whence=os.SEEK_SET, /)", Doc = "Change the stream position to the given byte offset.")]
    private PyObject? Seek(ThreadState ts, PyObject offset, PyObject? whence) => IoErrors.Unsupported(ts, "seek");

    [PyMethod("tell()", Doc = "Return current stream position.")]
    private PyObject? Tell(ThreadState ts) => Calls.CallMethod(ts, this, "seek", PySmallInt.Zero, PySmallInt.One);

    [PyMethod("truncate(size=None, /)", DefiningClass = true, Doc = "Truncate file to size bytes.")]
    private PyObject? Truncate(ThreadState ts, PyObject? size) => IoErrors.Unsupported(ts, "truncate");

    [PyMethod("fileno()", DefiningClass = true, Doc = "Return underlying file descriptor if one exists.")]
    private PyObject? FileNumber(ThreadState ts) => IoErrors.Unsupported(ts, "fileno");

    [PyMethod("flush()", Doc = "Flush write buffers, if applicable.")]
    private PyObject? Flush(ThreadState ts) => IoErrors.CheckOpen(ts, this) ? PyNone.Instance : null;

    [PyMethod("close()", Doc = "Flush and close the IO object.")]
    private PyObject? Close(ThreadState ts)
    {
        if (_closed)
        {
            return PyNone.Instance;
        }

        PyObject? flushed = Calls.CallMethod(ts, this, "flush");
        _closed = true;
        return flushed is null ? null : PyNone.Instance;
    }

    [PyMethod("seekable()", Doc = "Return whether object supports random access.")]
    private PyObject? Seekable(ThreadState ts) => PyBool.False;

    [PyMethod("readable()", Doc = "Return whether object was opened for reading.")]
    private PyObject? Readable(ThreadState ts) => PyBool.False;

    [PyMethod("writable()", Doc = "Return whether object was opened for writing.")]
    private PyObject? Writable(ThreadState ts) => PyBool.False;

    [PyMethod("isatty()", Doc = "Return whether this is an 'interactive' stream.")]
    private PyObject? IsATerminal(ThreadState ts) => IoErrors.CheckOpen(ts, this) ? PyBool.False : null;

    [PyMethod("_checkClosed()")]
    private PyObject? CheckClosed(ThreadState ts) => IoErrors.CheckOpen(ts, this) ? PyNone.Instance : null;

    [PyMethod("_checkSeekable()")]
    private PyObject? CheckSeekable(ThreadState ts) => IoErrors.CheckAble(ts, this, "seekable", "File or stream is not seekable.") ? PyBool.True : null;

    [PyMethod("_checkReadable()")]
    private PyObject? CheckReadable(ThreadState ts) => IoErrors.CheckAble(ts, this, "readable", "File or stream is not readable.") ? PyBool.True : null;

    [PyMethod("_checkWritable()")]
    private PyObject? CheckWritable(ThreadState ts) => IoErrors.CheckAble(ts, this, "writable", "File or stream is not writable.") ? PyBool.True : null;

    [PyMethod("__enter__()")]
    private PyObject? Enter(ThreadState ts) => IoErrors.CheckOpen(ts, this) ? this : null;

    [PyMethod("__exit__(*args)", TextSignature = null)]
    private PyObject? Exit(ThreadState ts, ReadOnlySpan<PyObject> arguments) => Calls.CallMethod(ts, this, "close");

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => IoErrors.CheckOpen(ts, this) ? this : null;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        PyObject? line = Calls.CallMethod(ts, this, "readline");
        if (line is null)
        {
            return default;
        }

        long length = Containers.Length(ts, line);
        return length < 0 ? default : length == 0 ? Lookup.Absent : Lookup.Found(line);
    }

    [PyMethod("readline(size=None, /)", TextSignature = "($self, size=-1, /)", Doc = "Read and return a line from the stream.")]
    private PyObject? ReadLine(ThreadState ts, long? size)
    {
        long limit = size ?? -1;
        var line = new System.IO.MemoryStream();
        Lookup peek = Attributes.Find(ts, this, "peek");
        if (peek.IsError)
        {
            return null;
        }

        while (limit < 0 || line.Length < limit)
        {
            long wanted = 1;
            if (peek.TryGet(out PyObject? peekMethod))
            {
                PyObject? ahead = Calls.Call(ts, peekMethod, PySmallInt.One);
                if (ahead is null)
                {
                    return null;
                }

                if (ahead is not PyBytes bytes)
                {
                    return Raise.Error(ts, ExceptionTypes.OSError, $"peek() should have returned a bytes object, not '{ahead.Type.Name}'");
                }

                if (bytes.Data.Length > 0)
                {
                    int newline = Array.IndexOf(bytes.Data, (byte)'\n');
                    wanted = newline >= 0 ? newline + 1 : bytes.Data.Length;
                    if (limit >= 0)
                    {
                        wanted = Math.Min(wanted, limit - line.Length);
                    }
                }
            }

            PyObject? read = Calls.CallMethod(ts, this, "read", PyInt.From(wanted));
            if (read is null)
            {
                return null;
            }

            if (read is not PyBytes got)
            {
                return Raise.Error(ts, ExceptionTypes.OSError, $"read() should have returned a bytes object, not '{read.Type.Name}'");
            }

            if (got.Data.Length == 0)
            {
                break;
            }

            line.Write(got.Data);
            if (got.Data[^1] == (byte)'\n')
            {
                break;
            }
        }

        return PyBytes.From(line.ToArray());
    }

    [PyMethod("readlines(hint=None, /)", TextSignature = "($self, hint=-1, /)", Doc = "Return a list of lines from the stream.")]
    private PyObject? ReadLines(ThreadState ts, long? hint)
    {
        if (hint is null or <= 0)
        {
            return Iteration.ToList(ts, this);
        }

        var lines = new PyList();
        if (Iteration.GetIterator(ts, this) is not { } iterator)
        {
            return null;
        }

        long total = 0;
        while (total <= hint)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? line))
            {
                return next.IsError ? null : lines;
            }

            lines.Add(line);
            long length = Containers.Length(ts, line);
            if (length < 0)
            {
                return null;
            }

            total += length;
        }

        return lines;
    }

    [PyMethod("writelines(lines, /)", Doc = "Write a list of lines to stream.")]
    private PyObject? WriteLines(ThreadState ts, PyObject lines) => LetGoAfter(ts, "writelines", WriteEach(ts, lines));

    private PyObject? WriteEach(ThreadState ts, PyObject lines)
    {
        if (!IoErrors.CheckOpen(ts, this) || Iteration.GetIterator(ts, lines) is not { } iterator)
        {
            return null;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? line))
            {
                return next.IsError ? null : PyNone.Instance;
            }

            if (Calls.CallMethod(ts, this, "write", line) is null)
            {
                return null;
            }
        }
    }
}

/// <summary><c>_io._RawIOBase</c>.</summary>
[PyType("_RawIOBase", Module = "_io", Base = typeof(PyIOBase), Subclassable = true, OwnTypeProperty = true, Doc = "Base class for raw binary I/O.", Flags = TypeFlags.InheritsNew)]
internal partial class PyRawIOBase : PyIOBase
{
    protected internal PyRawIOBase(PyType type)
        : base(type)
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyRawIOBase(type);

    [PyMethod("read(size=-1, /)")]
    private PyObject? Read(ThreadState ts, long size)
    {
        if (size < 0)
        {
            return Calls.CallMethod(ts, this, "readall");
        }

        var buffer = new PyByteArray(new byte[size]);
        PyObject? count = Calls.CallMethod(ts, this, "readinto", buffer);
        if (count is null or PyNone)
        {
            return count;
        }

        if (!Numbers.IndexToInt64(ts, count, ExceptionTypes.ValueError, out long read))
        {
            return null;
        }

        return read < 0 || read > size
            ? Raise.ValueError(ts, $"readinto returned {read} outside buffer size {size}")
            : PyBytes.From(buffer.Span[..(int)read]);
    }

    [PyMethod("readinto(buffer, /)", TextSignature = null)]
    private PyObject? ReadInto(ThreadState ts, PyObject buffer) => Raise.Error(ts, ExceptionTypes.NotImplementedError);

    [PyMethod("write(b, /)", TextSignature = null)]
    private PyObject? Write(ThreadState ts, PyObject data) => Raise.Error(ts, ExceptionTypes.NotImplementedError);

    [PyMethod("readall()", Doc = "Read until EOF, using multiple read() call.")]
    private PyObject? ReadAll(ThreadState ts)
    {
        var all = new System.IO.MemoryStream();
        while (true)
        {
            PyObject? chunk = Calls.CallMethod(ts, this, "read", PyInt.From(IoModule.DefaultBufferSize));
            if (chunk is null)
            {
                return null;
            }

            if (chunk is PyNone)
            {
                return all.Length == 0 ? PyNone.Instance : PyBytes.From(all.ToArray());
            }

            if (chunk is not PyBytes bytes)
            {
                return Raise.TypeError(ts, "read() should return bytes");
            }

            if (bytes.Data.Length == 0)
            {
                return PyBytes.From(all.ToArray());
            }

            all.Write(bytes.Data);
        }
    }
}

/// <summary><c>_io._BufferedIOBase</c>.</summary>
[PyType("_BufferedIOBase", Module = "_io", Base = typeof(PyIOBase), Subclassable = true, OwnTypeProperty = true, Doc = "Base class for buffered IO objects.", Flags = TypeFlags.InheritsNew)]
internal partial class PyBufferedIOBase : PyIOBase
{
    protected internal PyBufferedIOBase(PyType type)
        : base(type)
    {
    }

    public override int FinalizationRank => 2;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyBufferedIOBase(type);

    [PyMethod("detach()", DefiningClass = true, Doc = "Disconnect this buffer from its underlying raw stream and return it.")]
    private PyObject? Detach(ThreadState ts) => IoErrors.Unsupported(ts, "detach");

    [PyMethod("read(size=-1, /)", DefiningClass = true, Doc = "Read and return up to n bytes.")]
    private PyObject? Read(ThreadState ts, PyObject? size) => IoErrors.Unsupported(ts, "read");

    [PyMethod("read1(size=-1, /)", DefiningClass = true, Doc = "Read and return up to size bytes, with at most one read() call to the underlying raw stream.")]
    private PyObject? ReadOne(ThreadState ts, PyObject? size) => IoErrors.Unsupported(ts, "read1");

    [PyMethod("write(b, /)", DefiningClass = true, Doc = "Write buffer b to the IO stream.")]
    private PyObject? Write(ThreadState ts, PyObject data) => IoErrors.Unsupported(ts, "write");

    [PyMethod("readinto(buffer, /)")]
    private PyObject? ReadInto(ThreadState ts, PyObject buffer) => ReadIntoBy(ts, buffer, "read");

    [PyMethod("readinto1(buffer, /)")]
    private PyObject? ReadIntoOne(ThreadState ts, PyObject buffer) => ReadIntoBy(ts, buffer, "read1");

    private PyObject? ReadIntoBy(ThreadState ts, PyObject buffer, string method)
    {
        using BufferView? view = Buffers.Writable(ts, buffer, "readinto");
        if (view is null)
        {
            return null;
        }

        PyObject? read = Calls.CallMethod(ts, this, method, PyInt.From(view.Memory.Length));
        if (read is null)
        {
            return null;
        }

        if (read is not PyBytes bytes)
        {
            return Raise.TypeError(ts, "read() should return bytes");
        }

        if (bytes.Data.Length > view.Memory.Length)
        {
            return Raise.ValueError(ts, $"read() returned too much data: {view.Memory.Length} bytes requested, {bytes.Data.Length} returned");
        }

        bytes.Data.CopyTo(view.Span);
        return PyInt.From(bytes.Data.Length);
    }
}

/// <summary><c>_io._TextIOBase</c>.</summary>
[PyType("_TextIOBase", Module = "_io", Base = typeof(PyIOBase), Subclassable = true, OwnTypeProperty = true, Doc = "Base class for text I/O.", Flags = TypeFlags.InheritsNew)]
internal partial class PyTextIOBase : PyIOBase
{
    protected internal PyTextIOBase(PyType type)
        : base(type)
    {
    }

    public override int FinalizationRank => 1;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyTextIOBase(type);

    [PyMethod("detach()", DefiningClass = true, Doc = "Separate the underlying buffer from the TextIOBase and return it.")]
    private PyObject? Detach(ThreadState ts) => IoErrors.Unsupported(ts, "detach");

    [PyMethod("read(size=-1, /)", DefiningClass = true, Doc = "Read at most size characters from stream.")]
    private PyObject? Read(ThreadState ts, PyObject? size) => IoErrors.Unsupported(ts, "read");

    [PyMethod("readline(size=-1, /)", DefiningClass = true, Doc = "Read until newline or EOF.")]
    private PyObject? ReadLine(ThreadState ts, PyObject? size) => IoErrors.Unsupported(ts, "readline");

    [PyMethod("write(s, /)", DefiningClass = true, Doc = "Write string s to stream.")]
    private PyObject? Write(ThreadState ts, PyObject text) => IoErrors.Unsupported(ts, "write");

    [PyGetter("encoding", Doc = "Encoding of the text stream.")]
    private PyObject? EncodingGetter(ThreadState ts) => PyNone.Instance;

    [PyGetter("newlines", Doc = "Line endings translated so far.")]
    private PyObject? NewlinesGetter(ThreadState ts) => PyNone.Instance;

    [PyGetter("errors", Doc = "The error setting of the decoder or encoder.")]
    private PyObject? ErrorsGetter(ThreadState ts) => PyNone.Instance;
}
