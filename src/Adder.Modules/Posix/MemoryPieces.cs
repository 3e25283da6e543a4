using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <summary>The memory of several bytes-like objects, held in place for a call that reads into all of them or writes all of them (<c>struct iovec</c>).</summary>
internal sealed unsafe class MemoryPieces : IDisposable
{
    private readonly List<BufferView> _views = [];
    private readonly List<MemoryHandle> _handles = [];

    private MemoryPieces(int count) => Pointer = (NativePosix.MemoryPiece*)NativeMemory.AllocZeroed((nuint)count + 1, (nuint)sizeof(NativePosix.MemoryPiece));

    public NativePosix.MemoryPiece* Pointer { get; private set; }

    public int Count => _views.Count;

    /// <summary>Opens the buffers; null: an exception is pending.</summary>
    /// <param name="mustBeWritable">The function writes into them.</param>
    public static MemoryPieces? Open(ThreadState ts, PyTuple buffers, bool mustBeWritable)
    {
        var pieces = new MemoryPieces(buffers.Count);
        foreach (PyObject buffer in buffers.Items)
        {
            BufferView? view = Buffers.Readable(ts, buffer);
            if (view is { IsReadOnly: true } && mustBeWritable)
            {
                view.Dispose();
                view = null;
                _ = Raise.BufferError(ts, "Object is not writable.");
            }

            if (view is null)
            {
                pieces.Dispose();
                return null;
            }

            MemoryHandle handle = view.Memory.Pin();
            pieces.Pointer[pieces.Count] = new NativePosix.MemoryPiece { Start = (byte*)handle.Pointer, Length = view.Memory.Length };
            pieces._views.Add(view);
            pieces._handles.Add(handle);
        }

        return pieces;
    }

    public void Dispose()
    {
        foreach (MemoryHandle handle in _handles)
        {
            handle.Dispose();
        }

        foreach (BufferView view in _views)
        {
            view.Dispose();
        }

        _handles.Clear();
        _views.Clear();
        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
