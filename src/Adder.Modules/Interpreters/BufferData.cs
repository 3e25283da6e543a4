using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary>A memoryview: both sides see the same bytes.</summary>
internal sealed class BufferData(BufferView view) : CrossData
{
    private bool _isTaken;

    ~BufferData()
    {
        if (!_isTaken)
        {
            view.DisposeUnreachable();
        }
    }

    public static unsafe CrossData? From(ThreadState ts, PyObject value, CrossFallback fallback) =>
        value.Type.Slots.Buffer(ts, value, BufferFlags.FullReadOnly) is { } view ? new BufferData(view) : null;

    /// <summary>The view of an object that exports its bytes; TypeError (null) where it does not.</summary>
    public static CrossData? FromExporter(ThreadState ts, PyObject value) =>
        PyMemoryView.From(ts, value) is { } view ? From(ts, view, CrossFallback.None) : null;

    public override PyObject? Restore(ThreadState ts)
    {
        _isTaken = true;
        return PyMemoryView.From(ts, new PyCrossInterpreterBufferView(ts.Interpreter, view));
    }

    public override void Release()
    {
        if (!_isTaken)
        {
            _isTaken = true;
            view.Dispose();
        }
    }
}

/// <summary><c>_interpreters.CrossInterpreterBufferView</c>: stands for an exporter of another interpreter, and keeps its bytes in place.</summary>
[PyType("CrossInterpreterBufferView", Module = "_interpreters", TextSignature = null, NoConstructor = true)]
internal sealed partial class PyCrossInterpreterBufferView : PyObject
{
    [NoReference]
    private readonly BufferView _view;

    public PyCrossInterpreterBufferView(PyInterpreter interpreter, BufferView view)
    {
        _view = view;
        interpreter.StateOf(() => new OpenBuffers(interpreter)).Add(this);
    }

    ~PyCrossInterpreterBufferView() => _view.DisposeUnreachable();

    /// <summary>The interpreter that looked at the bytes has ended.</summary>
    public void Close()
    {
        _view.Dispose();
        GC.SuppressFinalize(this);
    }

    [PySlot(Slot.Buffer)]
    private BufferView? BufferSlot(ThreadState ts, int flags)
    {
        if ((flags & BufferFlags.Writable) != 0 && _view.IsReadOnly)
        {
            _ = Raise.BufferError(ts, "Object is not writable.");
            return null;
        }

        return new View(this);
    }

    /// <summary>A view of what another interpreter exports.</summary>
    private sealed class View(PyCrossInterpreterBufferView owner) : BufferView
    {
        public override PyObject Exporter => owner;

        public override bool IsReadOnly => owner._view.IsReadOnly;

        public override Memory<byte> Memory => owner._view.Memory;

        public override string Format => owner._view.Format;

        public override int ItemSize => owner._view.ItemSize;

        public override int Offset => owner._view.Offset;

        public override long[] Shape => owner._view.Shape;

        public override long[] Strides => owner._view.Strides;

        public override void Dispose()
        {
        }
    }
}

/// <summary>The buffers of others that an interpreter looks at: they are given back when it ends, however much of its memory is still to be collected.</summary>
[NoReference]
internal sealed class OpenBuffers
{
    private const int FirstSweep = 16;

    private readonly List<WeakReference<PyCrossInterpreterBufferView>> _views = [];
    private int _nextSweep = FirstSweep;

    public OpenBuffers(PyInterpreter interpreter) => interpreter.HasEnded += CloseAll;

    public void Add(PyCrossInterpreterBufferView view)
    {
        lock (_views)
        {
            if (_views.Count >= _nextSweep)
            {
                _views.RemoveAll(static reference => !reference.TryGetTarget(out _));
                _nextSweep = Math.Max(FirstSweep, _views.Count * 2);
            }

            _views.Add(new WeakReference<PyCrossInterpreterBufferView>(view));
        }
    }

    private void CloseAll()
    {
        lock (_views)
        {
            foreach (WeakReference<PyCrossInterpreterBufferView> reference in _views)
            {
                if (reference.TryGetTarget(out PyCrossInterpreterBufferView? view))
                {
                    view.Close();
                }
            }
        }
    }
}
