using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>bytes</c>.</summary>
[PyType("bytes", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = null)]
internal partial class PyBytes : PyObject
{
    public static readonly PyBytes Empty = new([]);

    /// <summary>The bytes; never written after the object is made.</summary>
    public readonly byte[] Data;

    /// <summary>Takes the array over; it must not be written any more.</summary>
    protected internal PyBytes(byte[] data) => Data = data;

    public static PyBytes From(byte[] data) => data.Length == 0 ? Empty : new PyBytes(data);

    public static PyBytes From(ReadOnlySpan<byte> data) => From(data.ToArray());
}
