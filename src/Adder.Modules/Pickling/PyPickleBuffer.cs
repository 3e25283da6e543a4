using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary><c>pickle.PickleBuffer</c>: wraps a buffer that may travel beside the pickle (PEP 574).</summary>
[PyType("PickleBuffer", Module = "pickle", Flags = TypeFlags.Static | TypeFlags.HasWeakReferences, Doc = "Wrapper for potentially out-of-band buffers")]
internal sealed unsafe partial class PyPickleBuffer : PyObject
{
    private readonly PyObject _base;

    /// <summary>Keeps the buffer open; null: released.</summary>
    private PyMemoryView? _memory;

    private PyPickleBuffer(PyObject source, PyMemoryView memory)
    {
        _base = source;
        _memory = memory;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length > 1)
        {
            return Raise.TypeError(ts, $"PickleBuffer() takes at most 1 argument ({arguments.Length} given)");
        }

        if (arguments.Length - (keywordNames?.Count ?? 0) < 1)
        {
            return Raise.TypeError(ts, "PickleBuffer() takes exactly 1 positional argument (0 given)");
        }

        PyObject source = arguments[0];
        if (source.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"a bytes-like object is required, not '{source.Type.Name}'");
        }

        return source.Type.Slots.Buffer(ts, source, BufferFlags.FullReadOnly) is { } view ? new PyPickleBuffer(source, PyMemoryView.Over(view)) : null;
    }

    [PyMethod("raw()", Doc = "Return a memoryview of the raw memory underlying this buffer.")]
    private PyObject? Raw(ThreadState ts)
    {
        if (Open(ts) is not { } memory)
        {
            return null;
        }

        if (!IsContiguous(ts, memory))
        {
            return Raise.BufferError(ts, "cannot extract raw buffer from non-contiguous buffer");
        }

        return _base.Type.Slots.Buffer(ts, _base, BufferFlags.FullReadOnly) is { } view ? PyMemoryView.Over(new RawView(view)) : null;
    }

    [PyMethod("release()", Doc = "Release the underlying buffer.")]
    private Done Release(ThreadState ts)
    {
        PyMemoryView? memory = _memory;
        _memory = null;
        return memory is null ? Done.Ok : memory.Release(ts);
    }

    [PySlot(Slot.Buffer)]
    private BufferView? BufferSlot(ThreadState ts, int flags) => Open(ts) is null ? null : _base.Type.Slots.Buffer(ts, _base, flags);

    [PySlot(Slot.ReleaseBuffer)]
    private PyObject? ReleaseBufferSlot(ThreadState ts, PyObject view) => PythonBuffers.Release(ts, this, view);

    /// <summary>The buffer's bytes where they lie one after another; null: an exception is pending. Whoever asked closes the view.</summary>
    public BufferView? OpenContiguous(ThreadState ts)
    {
        if (Open(ts) is not { } memory)
        {
            return null;
        }

        if (!IsContiguous(ts, memory))
        {
            _ = PickleState.FailPickling(ts, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
            return null;
        }

        return _base.Type.Slots.Buffer(ts, _base, BufferFlags.FullReadOnly) is { } view ? new RawView(view) : null;
    }

    private static bool IsContiguous(ThreadState ts, PyMemoryView memory) => ReferenceEquals(memory.GetContiguous(ts), PyBool.True);

    private PyMemoryView? Open(ThreadState ts)
    {
        if (_memory is null)
        {
            _ = Raise.ValueError(ts, "operation forbidden on released PickleBuffer object");
        }

        return _memory;
    }

    /// <summary>A contiguous buffer as plain bytes in one dimension.</summary>
    private sealed class RawView(BufferView inner) : BufferView
    {
        public override PyObject Exporter => inner.Exporter;

        public override bool IsReadOnly => inner.IsReadOnly;

        public override Memory<byte> Memory
        {
            get
            {
                long count = inner.ItemSize;
                foreach (long length in inner.Shape)
                {
                    count *= length;
                }

                return inner.Memory.Slice(inner.Offset, (int)count);
            }
        }

        public override void Dispose() => inner.Dispose();

        public override void DisposeUnreachable() => inner.DisposeUnreachable();
    }
}
