using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <content>What Python sees of all three.</content>
internal abstract partial class PyBufferedStream
{
    [PyMethod("__getstate__()")]
    protected PyObject? GetState(ThreadState ts) => RefusePickling(ts);

    [PyGetter("_finalizing", Member = true)]
    protected bool FinalizingGetter(ThreadState ts) => IsFinalizing;

    [PyGetter("raw", Member = true)]
    protected PyObject? RawGetter(ThreadState ts) => Raw ?? (PyObject)PyNone.Instance;

    [PyGetter("closed")]
    protected PyObject? ClosedGetter(ThreadState ts) => ForwardAttribute(ts, "closed");

    [PyGetter("name")]
    protected PyObject? NameGetter(ThreadState ts) => ForwardAttribute(ts, "name");

    [PyGetter("mode")]
    protected PyObject? ModeGetter(ThreadState ts) => ForwardAttribute(ts, "mode");

    [PyMethod("close()")]
    protected PyObject? CloseMethod(ThreadState ts) => CloseAll(ts);

    [PyMethod("_dealloc_warn(source, /)")]
    protected PyObject? Dropped(ThreadState ts, PyObject dropped) => ForwardDropped(ts, dropped);

    [PyMethod("detach()")]
    protected PyObject? DetachMethod(ThreadState ts) => DetachRaw(ts);

    [PyMethod("seek(target, whence=0, /)")]
    protected PyObject? SeekMethod(ThreadState ts, PyObject target, int? whence) => SeekTo(ts, target, whence ?? 0);

    [PyMethod("tell()")]
    protected PyObject? TellMethod(ThreadState ts) => Position(ts);

    [PyMethod("truncate(pos=None, /)", DefiningClass = true)]
    protected PyObject? TruncateMethod(ThreadState ts, PyObject? position) => TruncateTo(ts, position);

    [PyMethod("fileno()")]
    protected PyObject? FileNumber(ThreadState ts) => Forward(ts, "fileno");

    [PyMethod("isatty()")]
    protected PyObject? IsATerminal(ThreadState ts) => Forward(ts, "isatty");

    [PyMethod("seekable()")]
    protected PyObject? Seekable(ThreadState ts) => Forward(ts, "seekable");

    [PySlot(Slot.Repr)]
    protected PyObject? ReprSlot(ThreadState ts) => ReprOf(ts);

    [PyMethod("__sizeof__()")]
    protected long SizeOf() => Runtime.Heap.Layouts.SizeOf(this) + _bufferSize;
}

/// <summary>What BufferedReader and BufferedRandom share.</summary>
internal abstract class PyReadingStream(PyType type) : PyBufferedStream(type)
{
    [PyMethod("read(size=None, /)", TextSignature = "($self, size=-1, /)")]
    protected PyObject? ReadMethod(ThreadState ts, long? size) => ReadBytes(ts, size);

    [PyMethod("read1(size=-1, /)")]
    protected PyObject? ReadOneMethod(ThreadState ts, long? size) => ReadOnce(ts, size);

    [PyMethod("readinto(buffer, /)")]
    protected PyObject? ReadIntoMethod(ThreadState ts, PyObject buffer) => ReadInto(ts, buffer, once: false);

    [PyMethod("readinto1(buffer, /)")]
    protected PyObject? ReadIntoOneMethod(ThreadState ts, PyObject buffer) => ReadInto(ts, buffer, once: true);

    [PyMethod("readline(size=None, /)", TextSignature = "($self, size=-1, /)")]
    protected PyObject? ReadLineMethod(ThreadState ts, long? size) => ReadLineBytes(ts, size);

    [PyMethod("peek(size=0, /)")]
    protected PyObject? PeekMethod(ThreadState ts, long? size) => PeekBytes(ts);

    [PyMethod("readable()")]
    protected PyObject? Readable(ThreadState ts) => Forward(ts, "readable");

    [PySlot(Slot.Next)]
    protected Lookup NextSlot(ThreadState ts)
    {
        PyObject? line = Type.IsHeapType ? Calls.CallMethod(ts, this, "readline") : ReadLineBytes(ts, null);
        return line is null ? default : line is PyBytes { Data.Length: 0 } ? Lookup.Absent : Lookup.Found(line);
    }
}

/// <summary><c>_io.BufferedReader</c>.</summary>
[PyType("BufferedReader", Module = "_io", Base = typeof(PyBufferedIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)", Doc = "Create a new buffered reader using the given readable raw IO object.", Flags = TypeFlags.InheritsNew)]
internal sealed partial class PyBufferedReader(PyType type) : PyReadingStream(type)
{
    protected override bool CanWrite => false;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Watch(ts, new PyBufferedReader(type));

    [PyInit("BufferedReader(raw, buffer_size=131072)")]
    private Done Init(ThreadState ts, PyObject raw, long? bufferSize) =>
        Initialize(ts, raw, bufferSize ?? IoModule.DefaultBufferSize, "readable", "File or stream is not readable.");

    [PyMethod("flush()")]
    private PyObject? FlushMethod(ThreadState ts) => Forward(ts, "flush");
}

/// <summary><c>_io.BufferedWriter</c>.</summary>
[PyType("BufferedWriter", Module = "_io", Base = typeof(PyBufferedIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)", Doc = "A buffer for a writeable sequential RawIO object.", Flags = TypeFlags.InheritsNew)]
internal sealed partial class PyBufferedWriter(PyType type) : PyBufferedStream(type)
{
    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Watch(ts, new PyBufferedWriter(type));

    [PyInit("BufferedWriter(raw, buffer_size=131072)")]
    private Done Init(ThreadState ts, PyObject raw, long? bufferSize) =>
        Initialize(ts, raw, bufferSize ?? IoModule.DefaultBufferSize, "writable", "File or stream is not writable.");

    [PyMethod("flush()")]
    private PyObject? FlushMethod(ThreadState ts) => FlushAndRewind(ts);

    [PyMethod("write(buffer, /)")]
    private PyObject? WriteMethod(ThreadState ts, PyObject data) => LetGoAfter(ts, "write", WriteBytes(ts, data));

    [PyMethod("writable()")]
    private PyObject? Writable(ThreadState ts) => Forward(ts, "writable");
}

/// <summary><c>_io.BufferedRandom</c>.</summary>
[PyType("BufferedRandom", Module = "_io", Base = typeof(PyBufferedIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)", Doc = "A buffered interface to random access streams.", Flags = TypeFlags.InheritsNew)]
internal sealed partial class PyBufferedRandom(PyType type) : PyReadingStream(type)
{
    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Watch(ts, new PyBufferedRandom(type));

    [PyInit("BufferedRandom(raw, buffer_size=131072)")]
    private Done Init(ThreadState ts, PyObject raw, long? bufferSize) =>
        IoErrors.CheckAble(ts, raw, "seekable", "File or stream is not seekable.") && IoErrors.CheckAble(ts, raw, "readable", "File or stream is not readable.")
            ? Initialize(ts, raw, bufferSize ?? IoModule.DefaultBufferSize, "writable", "File or stream is not writable.")
            : Done.Error;

    [PyMethod("flush()")]
    private PyObject? FlushMethod(ThreadState ts) => FlushAndRewind(ts);

    [PyMethod("write(buffer, /)")]
    private PyObject? WriteMethod(ThreadState ts, PyObject data) => LetGoAfter(ts, "write", WriteBytes(ts, data));

    [PyMethod("writable()")]
    private PyObject? Writable(ThreadState ts) => Forward(ts, "writable");
}
