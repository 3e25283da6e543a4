using System;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>
/// A view on an object's bytes (the buffer protocol, PEP 3118). While it is open the exporter must not move or resize them; whoever opened it disposes of it.
/// </summary>
internal abstract class BufferView : IDisposable
{
    /// <summary>The object that owns the bytes.</summary>
    public abstract PyObject Exporter { get; }

    public abstract bool IsReadOnly { get; }

    /// <summary>The bytes. Writing to them where <see cref="IsReadOnly"/> is an error of the caller.</summary>
    public abstract Memory<byte> Memory { get; }

    public Span<byte> Span => Memory.Span;

    /// <summary>Format of an item in the notation of <c>struct</c>.</summary>
    public virtual string Format => "B";

    public virtual int ItemSize => 1;

    /// <summary>Where in <see cref="Memory"/> the item of all zero indices begins; not 0 only where the items do not lie one after another.</summary>
    public virtual int Offset => 0;

    /// <summary>Lengths by dimension, in items.</summary>
    public virtual long[] Shape => [Memory.Length / ItemSize];

    /// <summary>Steps by dimension, in bytes.</summary>
    public virtual long[] Strides => [ItemSize];

    /// <summary>Closes the view; more than once is harmless.</summary>
    public abstract void Dispose();

    /// <summary>Closes the view from .NET's finalizer thread, where no Python code may run.</summary>
    public virtual void DisposeUnreachable() => Dispose();
}
