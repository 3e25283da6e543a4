using System;
using System.Threading;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// The buffer that memoryviews of one exporter share. It is closed when the last of them is released or collected.
/// </summary>
internal sealed class SharedBuffer(BufferView view) : IDisposable
{
    private int _users;

    ~SharedBuffer() => view.DisposeUnreachable();

    public BufferView View => view;

    public SharedBuffer AddUser()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void RemoveUser()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        view.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary><c>memoryview</c>: a view on the buffer of another object, of any number of dimensions.</summary>
[PyType("memoryview", TextSignature = "(object)", Flags = TypeFlags.Sequence | TypeFlags.HasWeakReferences, Doc = "Create a new memoryview object which references the given object.")]
internal sealed partial class PyMemoryView : PyObject
{
    private readonly bool _readOnly;
    private readonly string _format;
    private readonly int _itemSize;
    private readonly long[] _shape;
    private readonly long[] _strides;

    /// <summary>Where the item of all zero indices begins in the buffer.</summary>
    private readonly long _offset;
    private SharedBuffer? _buffer;
    private int _exports;
    private long _hash = -1;

    private PyMemoryView(SharedBuffer buffer, bool readOnly, string format, int itemSize, long[] shape, long[] strides, long offset)
    {
        _buffer = buffer.AddUser();
        _readOnly = readOnly;
        _format = format;
        _itemSize = itemSize;
        _shape = shape;
        _strides = strides;
        _offset = offset;
    }

    /// <summary>Shown to a <c>__release_buffer__</c>: no other view can be made from it.</summary>
    private bool _restricted;

    public bool IsReleased => _buffer is null;

    /// <summary>The object whose bytes these are; null where it is released or restricted.</summary>
    public PyObject? Exporter => _restricted ? null : _buffer?.View.Exporter;

    public int DimensionCount => _shape.Length;

    /// <summary>The number of items along the first dimension.</summary>
    public long Length => _shape.Length == 0 ? 1 : _shape[0];

    private char FormatCharacter => ItemFormat.Character(_format);

    private ReadOnlySpan<byte> Bytes => _buffer!.View.Span;

    /// <summary>A memoryview of an object; TypeError where it exports no buffer.</summary>
    public static unsafe PyMemoryView? From(ThreadState ts, PyObject value, int flags = BufferFlags.FullReadOnly)
    {
        if (value is PyMemoryView other)
        {
            if (!other.CheckNotRestricted(ts))
            {
                return null;
            }

            if ((flags & BufferFlags.Writable) != 0 && other._readOnly)
            {
                _ = Raise.BufferError(ts, "memoryview: underlying buffer is not writable");
                return null;
            }

            return new PyMemoryView(other._buffer!, other._readOnly, other._format, other._itemSize, other._shape, other._strides, other._offset);
        }

        if (value.Type.Slots.Buffer == null)
        {
            _ = Raise.TypeError(ts, $"memoryview: a bytes-like object is required, not '{value.Type.FullName}'");
            return null;
        }

        BufferView? view = value.Type.Slots.Buffer(ts, value, flags);
        return view is null ? null : Over(view);
    }

    /// <summary>A memoryview that takes an open view over.</summary>
    public static PyMemoryView Over(BufferView view) =>
        new(new SharedBuffer(view), view.IsReadOnly, view.Format, view.ItemSize, view.Shape, view.Strides, view.Offset);

    /// <summary>A memoryview on an open view that stays its owner's; to be invalidated before the view is closed.</summary>
    public static PyMemoryView Restricted(BufferView view)
    {
        PyMemoryView shown = Over(view);
        shown._restricted = true;
        return shown;
    }

    /// <summary>Ends a restricted memoryview; the view below stays open.</summary>
    public void Invalidate()
    {
        if (_buffer is { } buffer)
        {
            GC.SuppressFinalize(buffer);
            _buffer = null;
        }
    }

    /// <summary>Releases it unless views on it are open.</summary>
    public void ReleaseIfUnused()
    {
        if (_exports == 0)
        {
            _buffer?.RemoveUser();
            _buffer = null;
        }
    }

    [PyNew("memoryview(object)")]
    internal static PyObject? New(ThreadState ts, PyType type, PyObject value) => From(ts, value);

    [PyClassMethod("_from_flags(object, flags)", Doc = "Create a new memoryview object which references the given object.")]
    internal static PyObject? FromFlags(ThreadState ts, PyType type, PyObject value, int flags) => From(ts, value, flags);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    internal static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PyMethod("release()", Doc = "Release the underlying buffer exposed by the memoryview object.")]
    internal Done Release(ThreadState ts)
    {
        if (_restricted)
        {
            Invalidate();
            return Done.Ok;
        }

        if (_exports > 0)
        {
            return Raise.BufferError(ts, $"memoryview has {_exports} exported buffer{(_exports == 1 ? "" : "s")}");
        }

        _buffer?.RemoveUser();
        _buffer = null;
        return Done.Ok;
    }

    [PyMethod("__enter__()")]
    internal PyObject? Enter(ThreadState ts) => CheckNotReleased(ts) ? this : null;

    [PyMethod("__exit__(*exc_info)", Doc = "Release the underlying buffer exposed by the memoryview object.")]
    internal Done Exit(ThreadState ts, ReadOnlySpan<PyObject> exception) => Release(ts);

    [PyGetter("obj", Doc = "The underlying object of the memoryview.")]
    internal PyObject? GetOwner(ThreadState ts) => CheckNotReleased(ts) ? _buffer!.View.Exporter : null;

    [PyGetter("nbytes", Doc = "The amount of space in bytes that the array would use in a contiguous representation.")]
    internal PyObject? GetByteCount(ThreadState ts) => CheckNotReleased(ts) ? PyInt.From(ItemCount() * _itemSize) : null;

    [PyGetter("readonly", Doc = "A bool indicating whether the memory is read only.")]
    internal PyObject? GetReadOnly(ThreadState ts) => CheckNotReleased(ts) ? PyBool.From(_readOnly) : null;

    [PyGetter("itemsize", Doc = "The size in bytes of each element of the memoryview.")]
    internal PyObject? GetItemSize(ThreadState ts) => CheckNotReleased(ts) ? PySmallInt.From(_itemSize) : null;

    [PyGetter("format", Doc = "A string containing the format (in struct module style) for each element in the view.")]
    internal PyObject? GetFormat(ThreadState ts) => CheckNotReleased(ts) ? PyStr.From(_format) : null;

    [PyGetter("ndim", Doc = "An integer indicating how many dimensions of a multi-dimensional array the memory represents.")]
    internal PyObject? GetDimensions(ThreadState ts) => CheckNotReleased(ts) ? PySmallInt.From(_shape.Length) : null;

    [PyGetter("shape", Doc = "A tuple of ndim integers giving the shape of the memory as an N-dimensional array.")]
    internal PyObject? GetShape(ThreadState ts) => CheckNotReleased(ts) ? TupleOf(_shape) : null;

    [PyGetter("strides", Doc = "A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.")]
    internal PyObject? GetStrides(ThreadState ts) => CheckNotReleased(ts) ? TupleOf(_strides) : null;

    [PyGetter("suboffsets", Doc = "A tuple of integers used internally for PIL-style arrays.")]
    internal PyObject? GetSuboffsets(ThreadState ts) => CheckNotReleased(ts) ? PyTuple.Empty : null;

    [PyGetter("c_contiguous", Doc = "A bool indicating whether the memory is C contiguous.")]
    internal PyObject? GetCContiguous(ThreadState ts) => CheckNotReleased(ts) ? PyBool.From(IsContiguous(fortran: false)) : null;

    [PyGetter("f_contiguous", Doc = "A bool indicating whether the memory is Fortran contiguous.")]
    internal PyObject? GetFContiguous(ThreadState ts) => CheckNotReleased(ts) ? PyBool.From(IsContiguous(fortran: true)) : null;

    [PyGetter("contiguous", Doc = "A bool indicating whether the memory is contiguous.")]
    internal PyObject? GetContiguous(ThreadState ts) => CheckNotReleased(ts) ? PyBool.From(IsContiguous(fortran: false) || IsContiguous(fortran: true)) : null;

    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts) =>
        PyStr.From($"<{(_buffer is null ? "released memory" : "memory")} at 0x{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this) * 16L:x12}>");

    [PySlot(Slot.Length)]
    internal long LengthSlot(ThreadState ts)
    {
        if (!CheckNotReleased(ts))
        {
            return -1;
        }

        return _shape.Length == 0 ? Raise.TypeError(ts, "0-dim memory has no length") : _shape[0];
    }

    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts)
    {
        if (_hash != -1)
        {
            return _hash;
        }

        if (!CheckNotReleased(ts))
        {
            return -1;
        }

        if (!_readOnly)
        {
            return Raise.ValueError(ts, "cannot hash writable memoryview object");
        }

        if (!ItemFormat.IsByte(FormatCharacter))
        {
            return Raise.ValueError(ts, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }

        // The exporter's hash may be Python code, which must not release the buffer.
        _exports++;
        long hash = Hashing.Hash(ts, _buffer!.View.Exporter);
        _exports--;
        return hash == -1 ? -1 : _hash = StringHash.OfBytes(ToContiguous(fortran: false));
    }

    [PySlot(Slot.ReleaseBuffer)]
    internal PyObject? ReleaseBufferSlot(ThreadState ts, PyObject view) => PythonBuffers.Release(ts, this, view);

    [PySlot(Slot.Buffer)]
    internal BufferView? BufferSlot(ThreadState ts, int flags)
    {
        if (!CheckNotRestricted(ts))
        {
            return null;
        }

        string? refusal = (flags & BufferFlags.Writable) != 0 && _readOnly ? "memoryview: underlying buffer is not writable"
            : (flags & BufferFlags.Strides) != BufferFlags.Strides && !IsContiguous(fortran: false) ? "memoryview: underlying buffer is not C-contiguous"
            : null;
        if (refusal is not null)
        {
            _ = Raise.BufferError(ts, refusal);
            return null;
        }

        return new ExportedView(this);
    }

    /// <summary>The items' bytes in order, packed.</summary>
    public byte[] ToContiguous(bool fortran)
    {
        var result = new byte[ItemCount() * _itemSize];
        if (result.Length == 0)
        {
            return result;
        }

        if (!fortran && IsContiguous(fortran: false))
        {
            Bytes.Slice((int)_offset, result.Length).CopyTo(result);
            return result;
        }

        var index = new long[_shape.Length];
        for (int at = 0; at < result.Length; at += _itemSize)
        {
            Bytes.Slice((int)OffsetOf(index), _itemSize).CopyTo(result.AsSpan(at));
            Advance(index, fortran);
        }

        return result;
    }

    /// <summary>The number of items in all dimensions.</summary>
    private long ItemCount()
    {
        long count = 1;
        foreach (long length in _shape)
        {
            count *= length;
        }

        return count;
    }

    private bool CheckNotReleased(ThreadState ts) =>
        _buffer is not null || (bool)Raise.ValueError(ts, "operation forbidden on released memoryview object");

    private bool CheckNotRestricted(ThreadState ts) =>
        CheckNotReleased(ts) && (!_restricted || (bool)Raise.ValueError(ts, "cannot create new view on restricted memoryview"));

    private bool IsContiguous(bool fortran)
    {
        if (ItemCount() == 0)
        {
            return true;
        }

        long expected = _itemSize;
        for (int i = 0; i < _shape.Length; i++)
        {
            int dimension = fortran ? i : _shape.Length - 1 - i;
            if (_shape[dimension] > 1 && _strides[dimension] != expected)
            {
                return false;
            }

            expected *= _shape[dimension];
        }

        return true;
    }

    private long OffsetOf(ReadOnlySpan<long> index)
    {
        long offset = _offset;
        for (int i = 0; i < index.Length; i++)
        {
            offset += index[i] * _strides[i];
        }

        return offset;
    }

    private void Advance(Span<long> index, bool fortran)
    {
        for (int i = 0; i < index.Length; i++)
        {
            int dimension = fortran ? i : index.Length - 1 - i;
            if (++index[dimension] < _shape[dimension])
            {
                return;
            }

            index[dimension] = 0;
        }
    }

    private static PyTuple TupleOf(long[] values)
    {
        var items = new PyObject[values.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = PySmallInt.From(values[i]);
        }

        return PyTuple.FromArray(items);
    }

    /// <summary>A view that somebody opened on this memoryview.</summary>
    private sealed class ExportedView : BufferView
    {
        private readonly PyMemoryView _owner;
        private readonly SharedBuffer _buffer;
        private bool _closed;

        public ExportedView(PyMemoryView owner)
        {
            _owner = owner;
            _buffer = owner._buffer!.AddUser();
            owner._exports++;
        }

        public override PyObject Exporter => _owner;

        public override bool IsReadOnly => _owner._readOnly;

        public override Memory<byte> Memory =>
            _owner.IsContiguous(fortran: false) ? _buffer.View.Memory.Slice((int)_owner._offset, (int)(_owner.ItemCount() * _owner._itemSize)) : _buffer.View.Memory;

        public override int Offset => _owner.IsContiguous(fortran: false) ? 0 : (int)_owner._offset;

        public override string Format => _owner._format;

        public override int ItemSize => _owner._itemSize;

        public override long[] Shape => _owner._shape;

        public override long[] Strides => _owner._strides;

        public override void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                _owner._exports--;
                _buffer.RemoveUser();
            }
        }
    }
}
