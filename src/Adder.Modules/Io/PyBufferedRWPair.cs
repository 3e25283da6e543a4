using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io.BufferedRWPair</c>: a buffered reader and a buffered writer as one stream (a pair of pipes, say).</summary>
[PyType("BufferedRWPair", Module = "_io", Base = typeof(PyBufferedIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)", Doc = "A buffered reader and writer object together.", Flags = TypeFlags.InheritsNew)]
internal sealed partial class PyBufferedRWPair(PyType type) : PyBufferedIOBase(type)
{
    private PyObject? _reader;
    private PyObject? _writer;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyBufferedRWPair(type);

    [PyInit("BufferedRWPair(reader, writer, buffer_size=131072, /)")]
    private Done Init(ThreadState ts, PyObject reader, PyObject writer, long? bufferSize)
    {
        if (!IoErrors.CheckAble(ts, reader, "readable", "File or stream is not readable.") || !IoErrors.CheckAble(ts, writer, "writable", "File or stream is not writable."))
        {
            return Done.Error;
        }

        PyObject size = PyInt.From(bufferSize ?? IoModule.DefaultBufferSize);
        _reader = Calls.Call(ts, PyBufferedReader.TypeObject, reader, size);
        _writer = _reader is null ? null : Calls.Call(ts, PyBufferedWriter.TypeObject, writer, size);
        return _writer is null ? Done.Error : Done.Ok;
    }

    [PyGetter("closed")]
    private PyObject? ClosedGetter(ThreadState ts) => Writer(ts) is { } writer ? Attributes.Get(ts, writer, "closed") : null;

    [PyMethod("read(size=-1, /)", TextSignature = null)]
    private PyObject? Read(ThreadState ts, PyObject? size) => Reader(ts) is { } reader ? Calls.CallMethod(ts, reader, "read", size ?? PySmallInt.MinusOne) : null;

    [PyMethod("read1(size=-1, /)", TextSignature = null)]
    private PyObject? ReadOne(ThreadState ts, PyObject? size) => Reader(ts) is { } reader ? Calls.CallMethod(ts, reader, "read1", size ?? PySmallInt.MinusOne) : null;

    [PyMethod("readinto(buffer, /)", TextSignature = null)]
    private PyObject? ReadInto(ThreadState ts, PyObject buffer) => Reader(ts) is { } reader ? Calls.CallMethod(ts, reader, "readinto", buffer) : null;

    [PyMethod("readinto1(buffer, /)", TextSignature = null)]
    private PyObject? ReadIntoOne(ThreadState ts, PyObject buffer) => Reader(ts) is { } reader ? Calls.CallMethod(ts, reader, "readinto1", buffer) : null;

    [PyMethod("peek(size=0, /)", TextSignature = null)]
    private PyObject? Peek(ThreadState ts, PyObject? size) => Reader(ts) is { } reader ? Calls.CallMethod(ts, reader, "peek", size ?? PySmallInt.Zero) : null;

    [PyMethod("readable()")]
    private PyObject? Readable(ThreadState ts) => Reader(ts) is { } reader ? Calls.CallMethod(ts, reader, "readable") : null;

    [PyMethod("write(b, /)", TextSignature = null)]
    private PyObject? Write(ThreadState ts, PyObject data) => Writer(ts) is { } writer ? Calls.CallMethod(ts, writer, "write", data) : null;

    [PyMethod("flush()")]
    private PyObject? Flush(ThreadState ts) => Writer(ts) is { } writer ? Calls.CallMethod(ts, writer, "flush") : null;

    [PyMethod("writable()")]
    private PyObject? Writable(ThreadState ts) => Writer(ts) is { } writer ? Calls.CallMethod(ts, writer, "writable") : null;

    [PyMethod("isatty()")]
    private PyObject? IsATerminal(ThreadState ts)
    {
        PyObject? first = Writer(ts) is { } writer ? Calls.CallMethod(ts, writer, "isatty") : null;
        return first is null || !ReferenceEquals(first, PyBool.False) ? first : Calls.CallMethod(ts, _reader!, "isatty");
    }

    [PyMethod("close()")]
    private PyObject? Close(ThreadState ts)
    {
        if (Writer(ts) is not { } writer)
        {
            return null;
        }

        PyBaseException? first = Calls.CallMethod(ts, writer, "close") is null ? ts.TakePending() : null;
        PyObject? second = Calls.CallMethod(ts, _reader!, "close");
        if (first is null)
        {
            return second;
        }

        if (second is null)
        {
            PyBaseException last = ts.TakePending();
            last.Context ??= first;
            return Raise.Again(ts, last);
        }

        return Raise.Again(ts, first);
    }

    private PyObject? Reader(ThreadState ts) => _reader ?? Raise.ValueError(ts, "I/O operation on uninitialized object");

    private PyObject? Writer(ThreadState ts) => _writer ?? Raise.ValueError(ts, "I/O operation on uninitialized object");
}
