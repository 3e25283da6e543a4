using System;
using System.Threading;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>bytearray</c>: bytes that can be changed. While a buffer on it is open, it cannot be resized.</summary>
[PyType("bytearray", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = null, Doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nA mutable sequence of bytes, made from ints, a buffer, a length or by encoding text.")]
internal partial class PyByteArray : ByteSequence
{
    private byte[] _data;

    /// <summary>Where the bytes begin in the array: deletion at the front moves only this.</summary>
    private int _start;
    private int _length;
    private int _exports;

    protected internal PyByteArray() => _data = [];

    /// <summary>Takes the array over.</summary>
    protected internal PyByteArray(byte[] data)
    {
        _data = data;
        _length = data.Length;
    }

    public sealed override ReadOnlySpan<byte> Span => _data.AsSpan(_start, _length);

    /// <summary>The bytes for writing; invalid after anything that may resize.</summary>
    public Span<byte> WritableSpan => _data.AsSpan(_start, _length);

    public override string TypeName => "bytearray";

    public int Length => _length;

    public override PyObject Make(byte[] data) => new PyByteArray(data);

    public override PyObject Unchanged() => new PyByteArray(Span.ToArray());

    /// <summary>Replaces [start, end) by other bytes; BufferError where the length would change while a buffer is open.</summary>
    public bool Replace(ThreadState ts, int start, int end, ReadOnlySpan<byte> replacement)
    {
        int change = replacement.Length - (end - start);
        if (change == 0)
        {
            replacement.CopyTo(WritableSpan[start..]);
            return true;
        }

        if (!CanResize(ts))
        {
            return false;
        }

        if ((long)_length + change > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        if (start == 0 && change < 0)
        {
            _start -= change;
            _length += change;
            replacement.CopyTo(WritableSpan);
            return true;
        }

        int tail = _length - end;
        EnsureCapacity(_length + change);
        Span<byte> all = _data.AsSpan(_start, _length + Math.Max(change, 0));
        all.Slice(end, tail).CopyTo(all[(end + change)..]);
        replacement.CopyTo(all[start..]);
        _length += change;
        return true;
    }

    /// <summary>Appends one byte.</summary>
    public bool Append(ThreadState ts, byte value)
    {
        if (!CanResize(ts))
        {
            return false;
        }

        EnsureCapacity(_length + 1);
        _data[_start + _length++] = value;
        return true;
    }

    /// <summary>Sets the length, new bytes being zero.</summary>
    public bool Resize(ThreadState ts, long length)
    {
        if (length == _length)
        {
            return true;
        }

        if (!CanResize(ts))
        {
            return false;
        }

        if (length > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        EnsureCapacity((int)length);
        if (length > _length)
        {
            _data.AsSpan(_start + _length, (int)length - _length).Clear();
        }

        _length = (int)length;
        return true;
    }

    [PySlot(Slot.New)]
    internal static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyByteArray() : new PyByteArraySubclass(type);

    [PyInit("bytearray(source=<absent>, encoding=<absent>, errors=<absent>)")]
    internal Done Init(ThreadState ts, PyObject? source, PyObject? encoding, PyObject? errors)
    {
        if (_length > 0 && !Resize(ts, 0))
        {
            return Done.Error;
        }

        if (source is not (null or PyList or PyTuple) && encoding is null && errors is null && BytesConstruction.IsOnlyIterable(source))
        {
            return AppendEach(ts, source) ? Done.Ok : Done.Error;
        }

        byte[]? data = BytesConstruction.Create(ts, "bytearray", source, encoding, errors);
        if (data is null || (_length > 0 && !CanResize(ts)))
        {
            return Done.Error;
        }

        // Create may hand out the array of a bytes object.
        _data = source is null ? [] : (byte[])data.Clone();
        _start = 0;
        _length = data.Length;
        return Done.Ok;
    }

    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts) => PyStr.From($"{Type.Name}({StringRepr.Repr(Span, escapeSingle: true)})");

    [PySlot(Slot.Length)]
    internal long LengthSlot(ThreadState ts) => _length;

    [PySlot(Slot.ReleaseBuffer)]
    internal PyObject? ReleaseBufferSlot(ThreadState ts, PyObject view) => PythonBuffers.Release(ts, this, view);

    [PySlot(Slot.Buffer)]
    internal BufferView? BufferSlot(ThreadState ts, int flags) => new ArrayView(this);

    protected override void ChangeFixations(int change) => Interlocked.Add(ref _exports, change);

    private bool CanResize(ThreadState ts) => Volatile.Read(ref _exports) == 0 || OpenViews.NoneLeft(ts, ref _exports);

    private void EnsureCapacity(int length)
    {
        if (_start + length <= _data.Length)
        {
            return;
        }

        byte[] larger = length <= _data.Length && _start > _data.Length / 2 ? _data : new byte[(int)Math.Min(Array.MaxLength, Math.Max(length, (length * 9L / 8) + 8))];
        _data.AsSpan(_start, Math.Min(_length, length)).CopyTo(larger);
        _data = larger;
        _start = 0;
    }

    /// <summary>A view on a bytearray; counts as an export until it is closed.</summary>
    private sealed class ArrayView : BufferView
    {
        private readonly PyByteArray _array;
        private bool _closed;

        public ArrayView(PyByteArray array)
        {
            _array = array;
            Interlocked.Increment(ref array._exports);
        }

        public override PyObject Exporter => _array;

        public override bool IsReadOnly => false;

        public override Memory<byte> Memory => _array._data.AsMemory(_array._start, _array._length);

        public override void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                Interlocked.Decrement(ref _array._exports);
            }
        }
    }
}
