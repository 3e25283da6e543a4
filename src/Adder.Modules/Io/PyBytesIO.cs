using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io.BytesIO</c>: a stream over bytes in memory.</summary>
[PyType("BytesIO", Module = "_io", Base = typeof(PyBufferedIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(initial_bytes=b'')", Doc = "Buffered I/O implementation using an in-memory bytes buffer.")]
internal sealed unsafe partial class PyBytesIO(PyType type) : PyBufferedIOBase(type)
{
    private byte[] _data = [];
    private int _length;
    private long _position;
    private int _exports;
    private bool _closed;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyBytesIO(type);

    /// <summary>A stream over bytes that nobody else changes.</summary>
    public static PyBytesIO Over(byte[] content) => new(TypeObject) { _data = content, _length = content.Length };

    [PyInit("BytesIO(initial_bytes=b'')")]
    private Done Init(ThreadState ts, PyObject? initial)
    {
        if (!CheckResizable(ts))
        {
            return Done.Error;
        }

        _data = [];
        _length = 0;
        _position = 0;
        _closed = false;
        if (initial is null or PyNone)
        {
            return Done.Ok;
        }

        using BufferView? view = Buffers.Readable(ts, initial);
        if (view is null)
        {
            return Done.Error;
        }

        _data = view.Span.ToArray();
        _length = _data.Length;
        return Done.Ok;
    }

    [PyGetter("closed", Doc = "True if the file is closed.")]
    private PyObject? ClosedGetter(ThreadState ts) => PyBool.From(_closed);

    [PyMethod("readable()")]
    private PyObject? Readable(ThreadState ts) => Open(ts) ? PyBool.True : null;

    [PyMethod("writable()")]
    private PyObject? Writable(ThreadState ts) => Open(ts) ? PyBool.True : null;

    [PyMethod("seekable()")]
    private PyObject? Seekable(ThreadState ts) => Open(ts) ? PyBool.True : null;

    [PyMethod("isatty()")]
    private PyObject? IsATerminal(ThreadState ts) => Open(ts) ? PyBool.False : null;

    [PyMethod("flush()")]
    private PyObject? Flush(ThreadState ts) => Open(ts) ? PyNone.Instance : null;

    [PyMethod("close()", Doc = "Disable all I/O operations.")]
    private PyObject? Close(ThreadState ts)
    {
        if (!CheckResizable(ts))
        {
            return null;
        }

        _closed = true;
        _data = [];
        _length = 0;
        return PyNone.Instance;
    }

    [PyMethod("__sizeof__()")]
    private long SizeOf() => Runtime.Heap.Layouts.SizeOf(this) + (_data.Length > 0 ? PyBytes.HeaderSize + _data.Length : 0);

    [PyMethod("getvalue()", Doc = "Retrieve the entire contents of the BytesIO object.")]
    private PyObject? GetValue(ThreadState ts) => Open(ts) ? PyBytes.From(_data.AsSpan(0, _length)) : null;

    [PyMethod("getbuffer()", DefiningClass = true, Doc = "Get a read-write view over the contents of the BytesIO object.")]
    private PyObject? GetBuffer(ThreadState ts) => Open(ts) ? PyMemoryView.From(ts, new BytesIOBuffer(this), BufferFlags.Writable) : null;

    [PyMethod("tell()", Doc = "Current file position, an integer.")]
    private PyObject? Tell(ThreadState ts) => Open(ts) ? PyInt.From(_position) : null;

    [PyMethod("read(size=None, /)", TextSignature = "($self, size=-1, /)", Doc = "Read at most size bytes, returned as a bytes object.")]
    private PyObject? Read(ThreadState ts, long? size) => Open(ts) ? Take(size) : null;

    [PyMethod("read1(size=None, /)", TextSignature = "($self, size=-1, /)", Doc = "Read at most size bytes, returned as a bytes object.")]
    private PyObject? ReadOne(ThreadState ts, long? size) => Open(ts) ? Take(size) : null;

    [PyMethod("readline(size=None, /)", TextSignature = "($self, size=-1, /)", Doc = "Next line from the file, as a bytes object.")]
    private PyObject? ReadLine(ThreadState ts, long? size) => Open(ts) ? TakeLine(size) : null;

    [PyMethod("readlines(size=None, /)", Doc = "List of bytes objects, each a line from the file.")]
    private PyObject? ReadLines(ThreadState ts, long? size)
    {
        if (!Open(ts))
        {
            return null;
        }

        var lines = new PyList();
        long total = 0;
        while (TakeLine(null) is { Data.Length: > 0 } line)
        {
            lines.Add(line);
            total += line.Data.Length;
            if (size > 0 && total >= size)
            {
                break;
            }
        }

        return lines;
    }

    [PyMethod("readinto(buffer, /)", Doc = "Read bytes into buffer.")]
    private PyObject? ReadInto(ThreadState ts, PyObject buffer)
    {
        if (!Open(ts))
        {
            return null;
        }

        using BufferView? view = Buffers.Writable(ts, buffer, "readinto");
        if (view is null)
        {
            return null;
        }

        int count = Math.Min(view.Memory.Length, Available);
        _data.AsSpan(Start, count).CopyTo(view.Span);
        _position += count;
        return PyInt.From(count);
    }

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) => !Open(ts) ? default : TakeLine(null) is { Data.Length: > 0 } line ? Lookup.Found(line) : Lookup.Absent;

    [PyMethod("write(b, /)", Doc = "Write bytes to file.")]
    private PyObject? Write(ThreadState ts, PyObject data)
    {
        if (!Open(ts) || !CheckResizable(ts))
        {
            return null;
        }

        using BufferView? view = Buffers.Readable(ts, data);

        // Opening the view may have run code.
        if (view is null || !Open(ts) || !CheckResizable(ts))
        {
            return null;
        }

        int count = view.Memory.Length;
        if (count > 0)
        {
            if (_position + count > Array.MaxLength)
            {
                return Raise.OverflowError(ts, "new buffer size too large");
            }

            int start = (int)_position;
            EnsureCapacity(start + count);
            view.Span.CopyTo(_data.AsSpan(start));
            _position += count;
            _length = Math.Max(_length, start + count);
        }

        return PyInt.From(count);
    }

    [PyMethod("seek(pos, whence=0, /)", Doc = "Change stream position.")]
    private PyObject? Seek(ThreadState ts, long position, int? whence)
    {
        if (!Open(ts))
        {
            return null;
        }

        switch (whence ?? 0)
        {
            case 0 when position < 0:
                return Raise.ValueError(ts, $"negative seek value {position}");
            case 0:
                break;
            case 1 or 2:
                long origin = whence == 1 ? _position : _length;
                if (position > long.MaxValue - origin)
                {
                    return Raise.OverflowError(ts, "new position too large");
                }

                position += origin;
                break;
            default:
                return Raise.ValueError(ts, $"invalid whence ({whence}, should be 0, 1 or 2)");
        }

        _position = Math.Max(position, 0);
        return PyInt.From(_position);
    }

    [PyMethod("truncate(size=None, /)", Doc = "Truncate the file to at most size bytes.")]
    private PyObject? Truncate(ThreadState ts, long? size)
    {
        if (!Open(ts) || !CheckResizable(ts))
        {
            return null;
        }

        long length = size ?? _position;
        if (length < 0)
        {
            return Raise.ValueError(ts, $"negative size value {length}");
        }

        if (length < _length)
        {
            _length = (int)length;
        }

        return PyInt.From(length);
    }

    [PyMethod("__getstate__()")]
    private PyObject? GetState(ThreadState ts)
    {
        if (!Open(ts))
        {
            return null;
        }

        PyDict? own = Attributes.DictionaryOf(this);
        return PyTuple.Create(PyBytes.From(_data.AsSpan(0, _length)), PyInt.From(_position), own is { Count: > 0 } ? own.Copy() : PyNone.Instance);
    }

    [PyMethod("__setstate__(state, /)", TextSignature = "($self, object, /)")]
    private PyObject? SetState(ThreadState ts, PyObject state)
    {
        if (!Open(ts))
        {
            return null;
        }

        if (state is not PyTuple { Count: 3 } parts)
        {
            return Raise.TypeError(ts, $"{Type.Name}.__setstate__ argument should be 3-tuple, got {state.Type.Name}");
        }

        if (Init(ts, parts[0]) == Done.Error)
        {
            return null;
        }

        if (parts[1] is not PyInt position)
        {
            return Raise.TypeError(ts, $"second item of state must be an integer, not {parts[1].Type.Name}");
        }

        if (!position.TryGetInt64(out long offset) || offset < 0)
        {
            return Raise.ValueError(ts, "position value cannot be negative");
        }

        _position = offset;
        if (parts[2] is PyNone)
        {
            return PyNone.Instance;
        }

        return parts[2] is PyDict attributes
            ? Attributes.DictionaryOf(this)!.Merge(ts, attributes, replace: true) ? PyNone.Instance : null
            : Raise.TypeError(ts, $"third item of state should be a dict, got a {parts[2].Type.Name}");
    }

    /// <summary>The position, as far as there are bytes.</summary>
    private int Start => (int)Math.Min(_position, _length);

    private int Available => _length - Start;

    private bool Open(ThreadState ts) => !_closed || (bool)IoErrors.Closed(ts);

    private bool CheckResizable(ThreadState ts) => OpenViews.NoneLeft(ts, ref _exports);

    private PyBytes Take(long? size)
    {
        int count = size is null or < 0 ? Available : (int)Math.Min(Available, size.Value);
        PyBytes taken = PyBytes.From(_data.AsSpan(Start, count));
        _position += count;
        return taken;
    }

    private PyBytes TakeLine(long? size)
    {
        int available = Available;
        if (size is >= 0 && size < available)
        {
            available = (int)size.Value;
        }

        int newline = _data.AsSpan(Start, available).IndexOf((byte)'\n');
        return Take(newline >= 0 ? newline + 1 : available);
    }

    private void EnsureCapacity(int length)
    {
        if (length > _data.Length)
        {
            Array.Resize(ref _data, Math.Max(length, _data.Length * 2));
        }

        if (_position > _length)
        {
            _data.AsSpan(_length, (int)_position - _length).Clear();
        }
    }

    /// <summary>What <c>getbuffer()</c> exports: while it is open the stream cannot be resized.</summary>
    [PyType("_BytesIOBuffer", Module = "_io", NoConstructor = true)]
    internal sealed partial class BytesIOBuffer(PyBytesIO owner) : PyObject
    {
        [PySlot(Slot.ReleaseBuffer)]
        private static PyObject? Release(ThreadState ts, BytesIOBuffer self, PyObject view) => PythonBuffers.Release(ts, self, view);

        [PySlot(Slot.Buffer)]
        private static BufferView? Open(ThreadState ts, BytesIOBuffer self, int flags) => new View(self, self.Owner);

        private PyBytesIO Owner => owner;

        /// <summary>A view of the stream's bytes, which keeps them from being resized.</summary>
        private sealed class View : BufferView
        {
            private readonly PyBytesIO _stream;
            private bool _open = true;

            public View(PyObject exporter, PyBytesIO stream)
            {
                Exporter = exporter;
                _stream = stream;
                _ = System.Threading.Interlocked.Increment(ref stream._exports);
            }

            public override PyObject Exporter { get; }

            public override bool IsReadOnly => false;

            public override Memory<byte> Memory => _stream._data.AsMemory(0, _stream._length);

            public override void Dispose()
            {
                if (_open)
                {
                    _open = false;
                    _ = System.Threading.Interlocked.Decrement(ref _stream._exports);
                }
            }
        }
    }
}
