using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal sealed unsafe partial class PyMemoryView
{
    [PySlot(Slot.GetItem)]
    internal PyObject? GetItemSlot(ThreadState ts, PyObject key)
    {
        if (!CheckNotReleased(ts))
        {
            return null;
        }

        if (_shape.Length == 0)
        {
            if (key is PyTuple { Count: 0 })
            {
                return ReadAt(ts, _offset);
            }

            return key is PyEllipsis ? this : Raise.TypeError(ts, "invalid indexing of 0-dim memory");
        }

        if (IsIndex(key))
        {
            if (_shape.Length > 1)
            {
                return Raise.NotImplementedError(ts, "multi-dimensional sub-views are not implemented");
            }

            return Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index) && TryOffset(ts, index, 0, _offset, out long offset) ? ReadAt(ts, offset) : null;
        }

        if (key is PySlice slice)
        {
            return Slice(ts, slice);
        }

        if (key is PyEllipsis)
        {
            return this;
        }

        return key is PyTuple indices && TryTupleOffset(ts, indices, out long at) ? ReadAt(ts, at) : InvalidKey(ts, key);
    }

    [PySlot(Slot.SequenceItem)]
    internal PyObject? SequenceItemSlot(ThreadState ts, long index)
    {
        if (!CheckNotReleased(ts))
        {
            return null;
        }

        if (_shape.Length != 1)
        {
            return _shape.Length == 0 ? Raise.TypeError(ts, "invalid indexing of 0-dim memory") : Raise.NotImplementedError(ts, "multi-dimensional sub-views are not implemented");
        }

        return TryOffset(ts, index, 0, _offset, out long offset) ? ReadAt(ts, offset) : null;
    }

    [PySlot(Slot.SetItem)]
    internal bool SetItemSlot(ThreadState ts, PyObject key, PyObject? value)
    {
        if (!CheckNotReleased(ts))
        {
            return false;
        }

        if (_readOnly)
        {
            return Raise.TypeError(ts, "cannot modify read-only memory");
        }

        if (value is null)
        {
            return Raise.TypeError(ts, "cannot delete memory");
        }

        if (_shape.Length == 0)
        {
            return key is PyEllipsis or PyTuple { Count: 0 } ? WriteAt(ts, _offset, value) : Raise.TypeError(ts, "invalid indexing of 0-dim memory");
        }

        if (IsIndex(key))
        {
            if (_shape.Length > 1)
            {
                return Raise.NotImplementedError(ts, "sub-views are not implemented");
            }

            return Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index) && TryOffset(ts, index, 0, _offset, out long offset) && WriteAt(ts, offset, value);
        }

        if (key is PySlice slice)
        {
            return _shape.Length == 1 ? SetSlice(ts, slice, value) : Raise.NotImplementedError(ts, "memoryview slice assignments are currently restricted to ndim = 1");
        }

        if (key is PyTuple indices && TryTupleOffset(ts, indices, out long at))
        {
            return WriteAt(ts, at, value);
        }

        return InvalidKey(ts, key);
    }

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts)
    {
        if (!CheckNotReleased(ts))
        {
            return null;
        }

        if (_shape.Length != 1)
        {
            return _shape.Length == 0 ? Raise.TypeError(ts, "invalid indexing of 0-dim memory") : Raise.NotImplementedError(ts, "multi-dimensional sub-views are not implemented");
        }

        return CheckFormat(ts) ? new PyMemoryIterator(this) : null;
    }

    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = EqualTo(ts, other, out bool comparable);
        if (!comparable)
        {
            return PyNotImplemented.Instance;
        }

        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True) == (operation == CompareOperator.Equal));
    }

    [PyMethod("tobytes(order='C')", Doc = "Return the data in the buffer as a byte string.")]
    internal PyObject? ToBytes(ThreadState ts, PyStr? order)
    {
        if (!CheckNotReleased(ts))
        {
            return null;
        }

        bool fortran = false;
        if (order is not null)
        {
            if (order.EqualTo("F"))
            {
                fortran = true;
            }
            else if (order.EqualTo("A"))
            {
                fortran = IsContiguous(fortran: true) && !IsContiguous(fortran: false);
            }
            else if (!order.EqualTo("C"))
            {
                return Raise.ValueError(ts, "order must be 'C', 'F' or 'A'");
            }
        }

        return PyBytes.From(ToContiguous(fortran));
    }

    [PyMethod("tolist()", Doc = "Return the data in the buffer as a list of elements.")]
    internal PyObject? ToList(ThreadState ts) => CheckNotReleased(ts) && CheckFormat(ts) ? ListOf(0, _offset) : null;

    [PyMethod("toreadonly()", Doc = "Return a readonly version of the memoryview.")]
    internal PyObject? ToReadOnly(ThreadState ts) =>
        CheckNotRestricted(ts) ? new PyMemoryView(_buffer!, true, _format, _itemSize, _shape, _strides, _offset) : null;

    [PyMethod("hex(sep=<unrepresentable>, bytes_per_sep=1)", Doc = "Return the data in the buffer as a str of hexadecimal numbers.\n\n>>> memoryview(b'\\xca\\xfe').hex('-')\n'ca-fe'")]
    internal PyObject? Hex(ThreadState ts, PyObject? sep, long bytesPerSep)
    {
        if (!CheckNotReleased(ts))
        {
            return null;
        }

        // The separator's length may be Python code, which must not release the buffer.
        _exports++;
        PyObject? text = ByteTransforms.Hex(ts, ToContiguous(fortran: false), sep, bytesPerSep);
        _exports--;
        return text;
    }

    [PyMethod("count(value, /)", Doc = "Count the number of occurrences of a value.")]
    internal PyObject? Count(ThreadState ts, PyObject value)
    {
        PyObject? iterator = IterSlot(ts);
        long count = 0;
        while (iterator is not null)
        {
            Lookup next = ((PyMemoryIterator)iterator).NextSlot(ts);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? null : PyInt.From(count);
            }

            Truth equal = Comparison.Equal(ts, item, value);
            if (equal == Truth.Error)
            {
                return null;
            }

            count += equal == Truth.True ? 1 : 0;
        }

        return null;
    }

    [PyMethod("index(value, start=0, stop=<unrepresentable>, /)", TextSignature = "($self, value, start=0, stop=sys.maxsize, /)", Doc = "Return the index of the first occurrence of a value.")]
    internal PyObject? Index(ThreadState ts, PyObject value, PyObject? start, PyObject? stop)
    {
        if (!CheckNotReleased(ts))
        {
            return null;
        }

        if (_shape.Length != 1)
        {
            return _shape.Length == 0 ? Raise.TypeError(ts, "invalid lookup on 0-dim memory") : Raise.NotImplementedError(ts, "multi-dimensional lookup is not implemented");
        }

        if (!SliceIndices.TryBounds(ts, start, stop, (int)_shape[0], out int from, out int to))
        {
            return null;
        }

        for (int i = from; i < to; i++)
        {
            PyObject? item = SequenceItemSlot(ts, i);
            Truth equal = item is null ? Truth.Error : Comparison.Equal(ts, item, value);
            if (equal != Truth.False)
            {
                return equal == Truth.Error ? null : PyInt.From((long)i);
            }
        }

        return Raise.ValueError(ts, "memoryview.index(x): x not found");
    }

    [PyMethod("cast(format, shape=<unrepresentable>)", Doc = "Cast a memoryview to a new format or shape.")]
    internal PyObject? Cast(ThreadState ts, PyStr format, PyObject? shape)
    {
        if (!CheckNotRestricted(ts))
        {
            return null;
        }

        if (!IsContiguous(fortran: false))
        {
            return Raise.TypeError(ts, "memoryview: casts are restricted to C-contiguous views");
        }

        if ((shape is not null || _shape.Length != 1) && Array.IndexOf(_shape, 0L) >= 0)
        {
            return Raise.TypeError(ts, "memoryview: cannot cast view with zeros in shape or strides");
        }

        string target = format.ToString();
        char character = ItemFormat.Character(target);
        if (character == '\0')
        {
            return Raise.ValueError(ts, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }

        char source = FormatCharacter;
        if (source == '\0')
        {
            return Raise.ValueError(ts, "memoryview: source format must be a native single character format prefixed with an optional '@'");
        }

        if (!ItemFormat.IsByte(source) && !ItemFormat.IsByte(character))
        {
            return Raise.TypeError(ts, "memoryview: cannot cast between two non-byte formats");
        }

        int size = ItemFormat.Size(character);
        long bytes = ItemCount() * _itemSize;
        if (bytes % size != 0)
        {
            return Raise.TypeError(ts, "memoryview: length is not a multiple of itemsize");
        }

        long[] lengths = [bytes / size];
        if (shape is not null && (!TryShape(ts, shape, bytes, size, out lengths) || !CheckDimensions(ts, lengths)))
        {
            return null;
        }

        return new PyMemoryView(_buffer!, _readOnly, target, size, lengths, ContiguousStrides(lengths, size), _offset);
    }

    /// <summary>The item at an index of a view of one dimension; the iterator's way in.</summary>
    internal PyObject? ItemAt(ThreadState ts, long index) => CheckNotReleased(ts) ? ReadAt(ts, _offset + (index * _strides[0])) : null;

    private static bool IsIndex(PyObject value) => value is PyInt || value.Type.Slots.Index != null;

    private static Raised InvalidKey(ThreadState ts, PyObject key)
    {
        if (ts.Pending is not null)
        {
            return default;
        }

        if (key is PyTuple tuple && tuple.Count > 0 && Array.TrueForAll(tuple.AsArray(), static item => item is PySlice))
        {
            return Raise.NotImplementedError(ts, "multi-dimensional slicing is not implemented");
        }

        return Raise.TypeError(ts, "memoryview: invalid slice key");
    }

    private static long[] ContiguousStrides(long[] shape, int itemSize)
    {
        var strides = new long[shape.Length];
        long stride = itemSize;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape[i];
        }

        return strides;
    }

    private bool CheckDimensions(ThreadState ts, long[] lengths)
    {
        if (lengths.Length > 64)
        {
            return Raise.ValueError(ts, "memoryview: number of dimensions must not exceed 64");
        }

        return _shape.Length == 1 || lengths.Length == 1 || (bool)Raise.TypeError(ts, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }

    private static bool TryShape(ThreadState ts, PyObject shape, long bytes, int size, out long[] lengths)
    {
        lengths = [];
        ReadOnlySpan<PyObject> items;
        switch (shape)
        {
            case PyList list:
                items = list.Items;
                break;
            case PyTuple tuple:
                items = tuple.Items;
                break;
            default:
                return Raise.TypeError(ts, "shape must be a list or a tuple");
        }

        lengths = new long[items.Length];
        long product = size;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] is not PyInt length)
            {
                return Raise.TypeError(ts, "memoryview.cast(): elements of shape must be integers");
            }

            if (!length.TryGetInt64(out lengths[i]) || lengths[i] <= 0)
            {
                return Raise.ValueError(ts, "memoryview.cast(): elements of shape must be integers > 0");
            }

            if (lengths[i] > long.MaxValue / product)
            {
                return Raise.ValueError(ts, "memoryview.cast(): product(shape) > SSIZE_MAX");
            }

            product *= lengths[i];
        }

        return product == bytes || (bool)Raise.TypeError(ts, "memoryview: product(shape) * itemsize != buffer size");
    }

    private bool CheckFormat(ThreadState ts) =>
        FormatCharacter != '\0' || (bool)Raise.NotImplementedError(ts, $"memoryview: format {_format} not supported");

    private PyObject? ReadAt(ThreadState ts, long offset) =>
        CheckNotReleased(ts) && CheckFormat(ts) ? ItemFormat.Read(FormatCharacter, Bytes.Slice((int)offset, _itemSize)) : null;

    private bool WriteAt(ThreadState ts, long offset, PyObject value)
    {
        if (!CheckFormat(ts))
        {
            return false;
        }

        // Converting the value may run Python code that releases this view.
        Span<byte> item = stackalloc byte[8];
        if (!ItemFormat.Write(ts, FormatCharacter, value, item) || !CheckNotReleased(ts))
        {
            return false;
        }

        item[.._itemSize].CopyTo(_buffer!.View.Span[(int)offset..]);
        return true;
    }

    private bool TryOffset(ThreadState ts, long index, int dimension, long start, out long offset)
    {
        index = index < 0 ? index + _shape[dimension] : index;
        offset = start + (index * _strides[dimension]);
        return (ulong)index < (ulong)_shape[dimension] || (bool)Raise.IndexError(ts, $"index out of bounds on dimension {dimension + 1}");
    }

    private bool TryTupleOffset(ThreadState ts, PyTuple indices, out long offset)
    {
        offset = _offset;
        foreach (PyObject item in indices.Items)
        {
            if (!IsIndex(item))
            {
                return false;
            }
        }

        if (indices.Count < _shape.Length)
        {
            return Raise.NotImplementedError(ts, "sub-views are not implemented");
        }

        if (indices.Count > _shape.Length)
        {
            return Raise.TypeError(ts, $"cannot index {_shape.Length}-dimension view with {indices.Count}-element tuple");
        }

        for (int i = 0; i < indices.Count; i++)
        {
            if (!Numbers.IndexToInt64(ts, indices[i], ExceptionTypes.IndexError, out long index) || !TryOffset(ts, index, i, offset, out offset))
            {
                return false;
            }
        }

        return true;
    }

    private PyMemoryView? Slice(ThreadState ts, PySlice slice)
    {
        if (!CheckNotRestricted(ts))
        {
            return null;
        }

        // The bounds' __index__ may release this view: the slice still shows the buffer, so it has to stay open until then.
        SharedBuffer buffer = _buffer!.AddUser();
        if (!SliceIndices.TryResolve(ts, slice, _shape[0], out long start, out long step, out long count))
        {
            buffer.RemoveUser();
            return null;
        }

        var shape = (long[])_shape.Clone();
        var strides = (long[])_strides.Clone();
        shape[0] = Math.Max(0, count);
        strides[0] *= step;
        var result = new PyMemoryView(buffer, _readOnly, _format, _itemSize, shape, strides, _offset + (count > 0 ? start * _strides[0] : 0));
        buffer.RemoveUser();
        return result;
    }

    private bool SetSlice(ThreadState ts, PySlice slice, PyObject value)
    {
        PyMemoryView? target = Slice(ts, slice);
        PyMemoryView? source = target is null ? null : From(ts, value);
        if (target is null || source is null || !CheckNotReleased(ts))
        {
            target?._buffer!.RemoveUser();
            source?._buffer!.RemoveUser();
            return false;
        }

        bool same = source._shape.Length == 1 && source._shape[0] == target._shape[0] && source.FormatCharacter == target.FormatCharacter && source._itemSize == target._itemSize;
        if (same)
        {
            byte[] data = source.ToContiguous(fortran: false);
            Span<byte> destination = _buffer!.View.Span;
            for (long i = 0; i < target._shape[0]; i++)
            {
                data.AsSpan((int)(i * _itemSize), _itemSize).CopyTo(destination[(int)(target._offset + (i * target._strides[0]))..]);
            }
        }

        source._buffer!.RemoveUser();
        target._buffer!.RemoveUser();
        return same || (bool)Raise.ValueError(ts, "memoryview assignment: lvalue and rvalue have different structures");
    }

    private PyObject ListOf(int dimension, long offset)
    {
        if (dimension == _shape.Length)
        {
            return ItemFormat.Read(FormatCharacter, Bytes.Slice((int)offset, _itemSize));
        }

        var list = PyList.WithCapacity((int)_shape[dimension]);
        for (long i = 0; i < _shape[dimension]; i++)
        {
            list.Add(ListOf(dimension + 1, offset + (i * _strides[dimension])));
        }

        return list;
    }

    private Truth EqualTo(ThreadState ts, PyObject other, out bool comparable)
    {
        comparable = true;
        if (ReferenceEquals(this, other))
        {
            return Truth.True;
        }

        if (_buffer is null || other is PyMemoryView { _buffer: null })
        {
            return Truth.False;
        }

        if (other.Type.Slots.Buffer == null)
        {
            comparable = false;
            return Truth.False;
        }

        PyMemoryView? right = From(ts, other);
        if (right is null)
        {
            ts.Pending = null;
            comparable = false;
            return Truth.False;
        }

        bool equal = _shape.AsSpan().SequenceEqual(right._shape);
        if (equal)
        {
            char format = FormatCharacter;
            char rightFormat = right.FormatCharacter;
            byte[] a = ToContiguous(fortran: false);
            byte[] b = right.ToContiguous(fortran: false);
            if (format == rightFormat && format is not ('\0' or '?' or 'f' or 'd' or 'e'))
            {
                equal = a.AsSpan().SequenceEqual(b);
            }
            else
            {
                equal = format != '\0' && rightFormat != '\0';
                for (int i = 0; equal && i < a.Length / _itemSize; i++)
                {
                    PyObject x = ItemFormat.Read(format, a.AsSpan(i * _itemSize));
                    PyObject y = ItemFormat.Read(rightFormat, b.AsSpan(i * right._itemSize));
                    equal = Comparison.Test(ts, x, y, CompareOperator.Equal) == Truth.True;
                }
            }
        }

        right._buffer!.RemoveUser();
        right._buffer = null;
        return equal ? Truth.True : Truth.False;
    }
}

/// <summary><c>memory_iterator</c>.</summary>
[PyType("memory_iterator", NoConstructor = true)]
internal sealed partial class PyMemoryIterator(PyMemoryView view) : PyObject
{
    private PyMemoryView? _view = view;
    private long _index;

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    internal Lookup NextSlot(ThreadState ts)
    {
        if (_view is { } view && _index < view.Length)
        {
            return view.ItemAt(ts, _index++);
        }

        _view = null;
        return Lookup.Absent;
    }
}
