using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Buffers of classes with <c>__buffer__</c> and <c>__release_buffer__</c> written in Python (PEP 688).</summary>
internal static unsafe class PythonBuffers
{
    private static readonly nint s_release = SpecialMethods.OfSlot(Slot.ReleaseBuffer)[0].Dispatcher;

    /// <summary>Whether the class has a <c>__release_buffer__</c> written in Python.</summary>
    public static bool HasRelease(PyType type) => (nint)type.Slots.ReleaseBuffer == s_release;

    /// <summary>Opens a buffer by a native type's slot; it calls the class's own <c>__release_buffer__</c>, if there is one, when it is closed.</summary>
    public static BufferView? OpenNative(ThreadState ts, BufferFunction open, PyObject self, int flags)
    {
        BufferView? view = open(ts, self, flags);
        return view is not null && self.Type.IsHeapType && HasRelease(self.Type) ? new ReleasingView(ts.Interpreter, view, self) : view;
    }

    /// <summary>Opens a buffer on the memoryview that <c>__buffer__</c> returned.</summary>
    public static BufferView? Open(ThreadState ts, PyObject self, PyMemoryView view, int flags) =>
        view.BufferSlot(ts, flags) is { } inner ? new ReturnedView(ts.Interpreter, inner, self, view) : null;

    /// <summary>What a native type's <c>__release_buffer__</c> does.</summary>
    public static PyObject? Release(ThreadState ts, PyObject self, PyObject argument)
    {
        if (argument is not PyMemoryView view)
        {
            return Raise.TypeError(ts, "expected a memoryview object");
        }

        if (view.IsReleased)
        {
            return Raise.ValueError(ts, "memoryview's buffer has already been released");
        }

        if (view.Exporter is not { } exporter)
        {
            return PyNone.Instance;
        }

        return ReferenceEquals(exporter, self)
            ? ArgumentConversions.FromDone(view.Release(ts))
            : Raise.ValueError(ts, "memoryview's buffer is not this object");
    }

    private static void CallRelease(PyInterpreter interpreter, PyObject self, PyMemoryView view)
    {
        // Whoever closes a view holds the interpreter's lock.
        ThreadState ts = interpreter.LockHolder!;
        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        if (self.Type.Slots.ReleaseBuffer(ts, self, view) is null)
        {
            Unraisable.Report(ts, self, $"Exception ignored in __release_buffer__ of {self.Type.FullName}");
        }

        ts.Pending = pending;
    }

    /// <summary>A view that lets Python code run when it is closed, so not on .NET's finalizer thread.</summary>
    private abstract class PythonView(PyInterpreter interpreter, BufferView inner) : BufferView
    {
        private bool _closed;

        public override bool IsReadOnly => Inner.IsReadOnly;

        public override Memory<byte> Memory => Inner.Memory;

        public override string Format => Inner.Format;

        public override int ItemSize => Inner.ItemSize;

        public override int Offset => Inner.Offset;

        public override long[] Shape => Inner.Shape;

        public override long[] Strides => Inner.Strides;

        protected PyInterpreter Interpreter { get; } = interpreter;

        protected BufferView Inner { get; } = inner;

        public override void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                Close();
            }
        }

        public override void DisposeUnreachable()
        {
            if (!_closed)
            {
                Interpreter.QueueFinalizer(new PyUnclosedBuffer(this));
            }
        }

        protected abstract void Close();
    }

    /// <summary>A native view on an object whose class has a <c>__release_buffer__</c>.</summary>
    private sealed class ReleasingView(PyInterpreter interpreter, BufferView inner, PyObject self) : PythonView(interpreter, inner)
    {
        public override PyObject Exporter => self;

        protected override void Close()
        {
            // The method sees the bytes through a memoryview that cannot outlive the call.
            PyMemoryView shown = PyMemoryView.Restricted(Inner);
            CallRelease(Interpreter, self, shown);
            shown.Invalidate();
            Inner.Dispose();
        }
    }

    /// <summary>A view on the memoryview that a <c>__buffer__</c> returned.</summary>
    private sealed class ReturnedView : PythonView
    {
        private readonly PyObject _self;
        private readonly PyMemoryView _view;
        private readonly PyBufferWrapper _wrapper;

        public ReturnedView(PyInterpreter interpreter, BufferView inner, PyObject self, PyMemoryView view)
            : base(interpreter, inner)
        {
            _self = self;
            _view = view;
            _wrapper = new PyBufferWrapper();
        }

        public override PyObject Exporter => _wrapper;

        protected override void Close()
        {
            Inner.Dispose();
            if (ReferenceEquals(_view.Exporter, _self))
            {
                // super().__buffer__(flags): the object's own buffer, whose release calls __release_buffer__. In CPython nobody refers to the memoryview any more.
                _view.ReleaseIfUnused();
            }
            else if (HasRelease(_self.Type))
            {
                CallRelease(Interpreter, _self, _view);
            }
        }
    }
}

/// <summary><c>_buffer_wrapper</c>: what a memoryview of an object with a <c>__buffer__</c> written in Python has as its <c>obj</c>.</summary>
[PyType("_buffer_wrapper", NoConstructor = true)]
internal sealed partial class PyBufferWrapper : PyObject;

/// <summary>Stands in the queue of finalizers for a view that was never closed.</summary>
[PyType("_unclosed_buffer", NoConstructor = true)]
internal sealed partial class PyUnclosedBuffer(BufferView view) : PyObject
{
    [PySlot(Slot.Finalize)]
    private PyObject? FinalizeSlot(ThreadState ts)
    {
        view.Dispose();
        return PyNone.Instance;
    }
}
