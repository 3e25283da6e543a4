using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>bytes</c>.</summary>
[PyType("bytes", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = null, Doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nAn immutable sequence of bytes, made from ints, a buffer, a length or by encoding text.")]
internal partial class PyBytes : ByteSequence
{
    public static readonly PyBytes Empty = new([]);

    private static readonly PyBytes?[] s_single = new PyBytes?[256];

    /// <summary>The bytes; never written after the object is made.</summary>
    public readonly byte[] Data;

    private long _hash = -1;

    /// <summary>Takes the array over; it must not be written any more.</summary>
    protected internal PyBytes(byte[] data) => Data = data;

    public sealed override ReadOnlySpan<byte> Span => Data;

    public override string TypeName => "bytes";

    public int Length => Data.Length;

    /// <summary>An exact bytes over the array, which must not be written any more; those of none or one byte exist once.</summary>
    public static PyBytes From(byte[] data) => data.Length switch
    {
        0 => Empty,
        1 => s_single[data[0]] ??= new PyBytes(data),
        _ => new PyBytes(data),
    };

    public static PyBytes From(ReadOnlySpan<byte> data) => From(data.ToArray());

    /// <summary>What <c>bytes(value)</c> gives of an object that is bytes-like or iterates over ints; ints are refused.</summary>
    public static PyBytes? FromObject(ThreadState ts, PyObject value)
    {
        if (value is PyBytes already)
        {
            return already;
        }

        byte[]? data = BytesConstruction.FromObject(ts, "bytes", value);
        return data is null ? null : From(data);
    }

    public override PyObject Make(byte[] data) => From(data);

    public override PyObject Unchanged() => GetType() == typeof(PyBytes) ? this : From(Data);

    [PyNew("bytes(source=<absent>, encoding=<absent>, errors=<absent>)")]
    internal static PyObject? New(ThreadState ts, PyType type, PyObject? source, PyObject? encoding, PyObject? errors)
    {
        if (source is not null && source.GetType() == typeof(PyBytes) && encoding is null && errors is null && ReferenceEquals(type, TypeObject))
        {
            return source;
        }

        // What __bytes__ gives is the result itself, even one of a subclass.
        if (source is not null && encoding is null && errors is null && ReferenceEquals(type, TypeObject) && BytesConstruction.CallBytesMethod(ts, source, out PyBytes? made) != Truth.False)
        {
            return made;
        }

        byte[]? data = BytesConstruction.Create(ts, "bytes", source, encoding, errors);
        return data is null ? null : ReferenceEquals(type, TypeObject) ? From(data) : new PyBytesSubclass(type, data);
    }

    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts) => _hash != -1 ? _hash : _hash = StringHash.OfBytes(Data);

    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts) => PyStr.From(StringRepr.Repr(Data));

    [PySlot(Slot.Length)]
    internal long LengthSlot(ThreadState ts) => Data.Length;

    [PySlot(Slot.Buffer)]
    internal BufferView? BufferSlot(ThreadState ts, int flags)
    {
        if ((flags & BufferFlags.Writable) != 0)
        {
            _ = Raise.BufferError(ts, "Object is not writable.");
            return null;
        }

        return new PlainBufferView(this, Data);
    }
}

/// <summary>A view on bytes that nobody changes.</summary>
internal sealed class PlainBufferView(PyObject exporter, byte[] data) : BufferView
{
    public override PyObject Exporter => exporter;

    public override bool IsReadOnly => true;

    public override Memory<byte> Memory => data;

    public override void Dispose()
    {
    }
}
