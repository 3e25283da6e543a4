using System;
using System.Runtime.InteropServices;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Arrays;

/// <summary><c>array.array</c>: numbers or characters of one kind. While a buffer on it is open, it cannot be resized.</summary>
[PyType("array", Module = "array", Subclassable = true, Flags = TypeFlags.Sequence | TypeFlags.HasWeakReferences, Immutable = true,
    Doc = "array(typecode [, initializer]) -> array")]
internal unsafe partial class PyArray(char code) : PyObject
{
    private readonly char _code = code;

    private byte[] _data = [];

    /// <summary>Keeps the data in its place once <c>buffer_info</c> has told the address; null before.</summary>
    private PinnedData? _pin;
    private int _count;
    private int _exports;

    public char Code => _code;

    public int Count => _count;

    public Span<byte> Bytes => _data.AsSpan(0, _count * Size);

    private int Size => ArrayItems.Size(_code);

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is not null && ReferenceEquals(type, TypeObject))
        {
            return Raise.TypeError(ts, "array.array() takes no keyword arguments");
        }

        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (count is 0 or > 2)
        {
            return Raise.TypeError(ts, count == 0 ? "array() takes at least 1 argument (0 given)" : $"array() takes at most 2 arguments ({count} given)");
        }

        if (arguments[0] is not PyStr text || ArrayItems.Encode(ts, text) is not { } encoded)
        {
            return Raise.TypeError(ts, $"array() argument 1 must be a unicode character, not {arguments[0].Type.Name}");
        }

        if (encoded.Length != 4)
        {
            return Raise.TypeError(ts, $"array() argument 1 must be a unicode character, not a string of length {encoded.Length / 4}");
        }

        int character = MemoryMarshal.Read<int>(encoded.Span);
        if (character > 127 || !ArrayItems.TypeCodes.Contains((char)character))
        {
            return Raise.ValueError(ts, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        }

        char code = (char)character;
        if (code == 'u' && !Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16"))
        {
            return null;
        }

        PyArray made = ReferenceEquals(type, TypeObject) ? new PyArray(code) : new PyArraySubclass(type, code);
        return count == 1 || made.Fill(ts, arguments[1]) ? made : null;
    }

    private bool Fill(ThreadState ts, PyObject initial)
    {
        if (initial is PyStr && !ArrayItems.IsText(_code))
        {
            return Raise.TypeError(ts, $"cannot use a str to initialize an array with typecode '{_code}'");
        }

        if (initial is PyArray text && ArrayItems.IsText(text._code) && !ArrayItems.IsText(_code))
        {
            return Raise.TypeError(ts, $"cannot use a unicode array to initialize an array with typecode '{_code}'");
        }

        switch (initial)
        {
            case PyStr str:
                return ArrayItems.Encode(ts, str) is { } encoded && Replace(ts, _count, _count, encoded.Span);
            case PyBytes bytes:
                return AppendBytes(ts, bytes.Span);
            case PyByteArray bytes:
                return AppendBytes(ts, bytes.Span);
            case PyArray other when other._code == _code:
                return Replace(ts, _count, _count, other.Bytes);
            default:
                return AppendItems(ts, initial);
        }
    }

    /// <summary>Replaces the items [start, end) by others, given as bytes; BufferError where the length would change while a buffer is open.</summary>
    private bool Replace(ThreadState ts, int start, int end, ReadOnlySpan<byte> replacement)
    {
        int size = Size;
        long change = (replacement.Length / size) - (end - start);
        if (change != 0 && _exports != 0)
        {
            return Raise.BufferError(ts, "cannot resize an array that is exporting buffers");
        }

        long needed = (_count + change) * size;
        if (needed > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        byte[] source = _data;
        if (needed > _data.Length)
        {
            _data = new byte[(int)Math.Min(Array.MaxLength, needed + (needed >> 3) + 16)];
            source.AsSpan(0, start * size).CopyTo(_data);
        }

        source.AsSpan(end * size, (_count - end) * size).CopyTo(_data.AsSpan((start * size) + replacement.Length));
        replacement.CopyTo(_data.AsSpan(start * size));
        _count += (int)change;
        return true;
    }

    private bool AppendBytes(ThreadState ts, ReadOnlySpan<byte> data) =>
        data.Length % Size != 0 ? Raise.ValueError(ts, "bytes length not a multiple of item size") : Replace(ts, _count, _count, data.ToArray());

    private bool AppendItems(ThreadState ts, PyObject iterable)
    {
        if (Iteration.GetIterator(ts, iterable) is not { } iterator)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? value))
            {
                return !next.IsError;
            }

            if (!InsertItem(ts, _count, value))
            {
                return false;
            }
        }
    }

    private bool InsertItem(ThreadState ts, long index, PyObject value)
    {
        Span<byte> item = stackalloc byte[8];
        if (!ArrayItems.Write(ts, _code, value, item))
        {
            return false;
        }

        int at = (int)(index < 0 ? Math.Max(0, index + _count) : Math.Min(index, _count));
        return Replace(ts, at, at, item[..Size]);
    }

    internal PyObject? ReadAt(ThreadState ts, long index) => ArrayItems.Read(ts, _code, _data.AsSpan((int)index * Size, Size));

    private PyArray Part(int start, int count)
    {
        byte[] data = new byte[count * Size];
        _data.AsSpan(start * Size, data.Length).CopyTo(data);
        return new PyArray(_code) { _data = data, _count = count };
    }

    // ---- slots

    [PySlot(Slot.Length)]
    private long Length(ThreadState ts) => _count;

    [PySlot(Slot.SequenceItem)]
    private PyObject? ItemAt(ThreadState ts, long index) => (ulong)index < (ulong)_count ? ReadAt(ts, index) : Raise.IndexError(ts, "array index out of range");

    [PySlot(Slot.GetItem)]
    private PyObject? GetItem(ThreadState ts, PyObject key)
    {
        if (key is not PySlice slice)
        {
            return TryIndex(ts, key, out long index) ? ItemAt(ts, index) : null;
        }

        bool parsed = SliceIndices.TryUnpack(ts, slice, out long start, out long stop, out long step);
        long count = SliceIndices.Adjust(_count, ref start, ref stop, step);
        if (!parsed)
        {
            return null;
        }

        int size = Size;
        PyArray part = step == 1 ? Part((int)start, (int)Math.Max(0, count)) : new PyArray(_code) { _data = new byte[(int)Math.Max(0, count) * size], _count = (int)Math.Max(0, count) };
        for (int i = 0; step != 1 && i < part._count; i++)
        {
            _data.AsSpan((int)(start + (i * step)) * size, size).CopyTo(part._data.AsSpan(i * size));
        }

        return part;
    }

    private bool TryIndex(ThreadState ts, PyObject key, out long index)
    {
        index = 0;
        if (key is not PyInt && key.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, "array indices must be integers");
        }

        if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out index))
        {
            return false;
        }

        index = index < 0 ? index + _count : index;
        return true;
    }

    [PySlot(Slot.SetItem)]
    private bool SetItem(ThreadState ts, PyObject key, PyObject? value)
    {
        if (key is PySlice slice)
        {
            return SetSlice(ts, slice, value);
        }

        if (!TryIndex(ts, key, out long index))
        {
            return false;
        }

        if ((ulong)index >= (ulong)_count)
        {
            return Raise.IndexError(ts, "array assignment index out of range");
        }

        Span<byte> item = stackalloc byte[8];
        if (value is null)
        {
            return Replace(ts, (int)index, (int)index + 1, []);
        }

        if (!ArrayItems.Write(ts, _code, value, item))
        {
            return false;
        }

        // The value's __index__ may have changed the length.
        return (ulong)index < (ulong)_count ? Replace(ts, (int)index, (int)index + 1, item[..Size]) : Raise.IndexError(ts, "array assignment index out of range");
    }

    private bool SetSlice(ThreadState ts, PySlice slice, PyObject? value)
    {
        var other = value as PyArray;
        if (value is not null && other is null)
        {
            return Raise.TypeError(ts, $"can only assign array (not \"{value.Type.Name}\") to array slice");
        }

        if (other is not null && other._code != _code)
        {
            return Raise.TypeError(ts, "bad argument type for built-in operation");
        }

        bool parsed = SliceIndices.TryUnpack(ts, slice, out long start, out long stop, out long step);
        long count = SliceIndices.Adjust(_count, ref start, ref stop, step);
        if (!parsed)
        {
            return false;
        }

        count = Math.Max(0, count);
        byte[] replacement = other is null ? [] : other.Bytes.ToArray();
        if (step == 1)
        {
            return Replace(ts, (int)start, (int)(start + count), replacement);
        }

        int size = Size;
        if (other is not null)
        {
            if (replacement.Length / size != count)
            {
                return Raise.ValueError(ts, $"attempt to assign array of size {replacement.Length / size} to extended slice of size {count}");
            }

            for (int i = 0; i < count; i++)
            {
                replacement.AsSpan(i * size, size).CopyTo(_data.AsSpan((int)(start + (i * step)) * size));
            }

            return true;
        }

        for (long i = count - 1; i >= 0; i--)
        {
            int at = (int)(step > 0 ? start + (i * step) : start + ((count - 1 - i) * step));
            if (!Replace(ts, at, at + 1, []))
            {
                return false;
            }
        }

        return true;
    }

    [PySlot(Slot.SequenceConcat)]
    private PyObject? Concat(ThreadState ts, PyObject other)
    {
        if (other is not PyArray array)
        {
            return Raise.TypeError(ts, $"can only append array (not \"{other.Type.Name}\") to array");
        }

        if (array._code != _code)
        {
            return Raise.TypeError(ts, "bad argument type for built-in operation");
        }

        PyArray sum = Part(0, _count);
        return sum.Replace(ts, _count, _count, array.Bytes) ? sum : null;
    }

    [PySlot(Slot.SequenceInPlaceConcat)]
    private PyObject? InPlaceConcat(ThreadState ts, PyObject other)
    {
        if (other is not PyArray)
        {
            return Raise.TypeError(ts, $"can only extend array with array (not \"{other.Type.Name}\")");
        }

        return Extend(ts, other) == Done.Ok ? this : null;
    }

    [PySlot(Slot.SequenceRepeat)]
    private PyObject? Repeat(ThreadState ts, long times)
    {
        var result = new PyArray(_code);
        return result.FillRepeated(ts, Bytes.ToArray(), times) ? result : null;
    }

    [PySlot(Slot.SequenceInPlaceRepeat)]
    private PyObject? InPlaceRepeat(ThreadState ts, long times) => FillRepeated(ts, Bytes.ToArray(), times) ? this : null;

    private bool FillRepeated(ThreadState ts, byte[] items, long times)
    {
        times = Math.Max(0, times);
        if ((Int128)items.Length * times > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        var data = new byte[items.Length * times];
        for (int i = 0; items.Length > 0 && i < times; i++)
        {
            items.CopyTo(data, i * items.Length);
        }

        return Replace(ts, 0, _count, data);
    }

    [PySlot(Slot.Contains)]
    private Truth Contains(ThreadState ts, PyObject value)
    {
        long found = Find(ts, value, 0, _count);
        return found == -2 ? Truth.Error : found >= 0 ? Truth.True : Truth.False;
    }

    /// <summary>The first index of a value, -1 where there is none, -2 where an exception is pending.</summary>
    private long Find(ThreadState ts, PyObject value, long start, long stop)
    {
        for (long i = start; i < stop && i < _count; i++)
        {
            PyObject? item = ReadAt(ts, i);
            Truth equal = item is null ? Truth.Error : Comparison.Equal(ts, item, value);
            if (equal != Truth.False)
            {
                return equal == Truth.True ? i : -2;
            }
        }

        return -1;
    }

    [PySlot(Slot.Compare)]
    private PyObject? Compare(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (other is not PyArray array)
        {
            return PyNotImplemented.Instance;
        }

        if (_count != array._count && operation is (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyBool.From(operation == CompareOperator.NotEqual);
        }

        for (int i = 0; i < _count && i < array._count; i++)
        {
            PyObject? left = ReadAt(ts, i);
            PyObject? right = left is null ? null : array.ReadAt(ts, i);
            Truth equal = right is null ? Truth.Error : Comparison.Equal(ts, left!, right);
            if (equal == Truth.True)
            {
                continue;
            }

            return equal == Truth.Error ? null : Comparison.OfDifference(ts, left!, right!, operation);
        }

        return Comparison.FromSign(_count.CompareTo(array._count), operation);
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => new PyArrayIterator(this);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (_count == 0)
        {
            return PyStr.From($"{Type.Name}('{_code}')");
        }

        PyObject? items = ArrayItems.IsText(_code) ? ToUnicode(ts) : ToList(ts);
        return items is not null && Text.Repr(ts, items) is { } shown ? PyStr.From($"{Type.Name}('{_code}', {shown})") : null;
    }

    [PySlot(Slot.ReleaseBuffer)]
    private PyObject? ReleaseBufferSlot(ThreadState ts, PyObject view) => PythonBuffers.Release(ts, this, view);

    [PySlot(Slot.Buffer)]
    private BufferView? Open(ThreadState ts, int flags) => new ArrayView(this);

    /// <summary>A view on an array; counts as an export until it is closed.</summary>
    private sealed class ArrayView : BufferView
    {
        private readonly PyArray _array;
        private bool _closed;

        public ArrayView(PyArray array)
        {
            _array = array;
            System.Threading.Interlocked.Increment(ref array._exports);
        }

        public override PyObject Exporter => _array;

        public override bool IsReadOnly => false;

        public override Memory<byte> Memory => _array._data.AsMemory(0, _array._count * _array.Size);

        public override string Format => ArrayItems.IsText(_array._code) ? "w" : _array._code.ToString();

        public override int ItemSize => _array.Size;

        public override void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                System.Threading.Interlocked.Decrement(ref _array._exports);
            }
        }
    }

    private long Address()
    {
        if (_pin is null || !ReferenceEquals(_pin.Data, _data))
        {
            _pin = new PinnedData(_data);
        }

        return _pin.Address;
    }

    /// <summary>Bytes that stay where they are as long as this object lives.</summary>
    private sealed class PinnedData(byte[] data)
    {
        private GCHandle _handle = GCHandle.Alloc(data, GCHandleType.Pinned);

        ~PinnedData() => _handle.Free();

        public byte[] Data { get; } = data;

        public long Address => _handle.AddrOfPinnedObject();
    }
}
