using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Heap;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Arrays;

internal unsafe partial class PyArray
{
    [PyGetter("typecode", Doc = "the typecode character used to create the array")]
    private string TypeCode => _code.ToString();

    [PyGetter("itemsize", Doc = "the size, in bytes, of one array item")]
    private int ItemSizeValue => Size;

    [PyMethod("append(v, /)", Doc = "Append a value to the end.")]
    private Done Append(ThreadState ts, PyObject v) => InsertItem(ts, _count, v) ? Done.Ok : Done.Error;

    [PyMethod("insert(i, v, /)", Doc = "Insert a value before a position.")]
    private Done Insert(ThreadState ts, long i, PyObject v) => InsertItem(ts, i, v) ? Done.Ok : Done.Error;

    [PyMethod("pop(i=-1, /)", Doc = "Return an item and delete it from the array.")]
    private PyObject? Pop(ThreadState ts, long i)
    {
        if (_count == 0)
        {
            return Raise.IndexError(ts, "pop from empty array");
        }

        i = i < 0 ? i + _count : i;
        if ((ulong)i >= (ulong)_count)
        {
            return Raise.IndexError(ts, "pop index out of range");
        }

        PyObject? item = ReadAt(ts, i);
        return item is not null && Replace(ts, (int)i, (int)i + 1, []) ? item : null;
    }

    [PyMethod("remove(v, /)", Doc = "Remove the first occurrence of a value.")]
    private Done Remove(ThreadState ts, PyObject v)
    {
        long at = Find(ts, v, 0, _count);
        if (at == -1)
        {
            return Raise.ValueError(ts, "array.remove(x): x not in array");
        }

        return at >= 0 && Replace(ts, (int)at, (int)at + 1, []) ? Done.Ok : Done.Error;
    }

    [PyMethod("clear()", Doc = "Remove all items.")]
    private Done Clear(ThreadState ts) => Replace(ts, 0, _count, []) ? Done.Ok : Done.Error;

    [PyMethod("index(v, start=0, stop=sys.maxsize, /)", Doc = "Return the first index of a value.")]
    private PyObject? Index(ThreadState ts, PyObject v, PyObject? start, PyObject? stop)
    {
        long from = 0;
        long to = long.MaxValue;
        if ((start is not null && !Numbers.IndexToInt64(ts, start, null, out from)) || (stop is not null && !Numbers.IndexToInt64(ts, stop, null, out to)))
        {
            return null;
        }

        from = from < 0 ? Math.Max(0, from + _count) : from;
        to = to < 0 ? to + _count : to;
        long at = Find(ts, v, from, to);
        return at >= 0 ? PyInt.From(at) : at == -1 ? Raise.ValueError(ts, "array.index(x): x not in array") : null;
    }

    [PyMethod("count(v, /)", Doc = "How often a value occurs.")]
    private PyObject? CountOf(ThreadState ts, PyObject v)
    {
        long found = 0;
        for (long at = Find(ts, v, 0, _count); at != -1; at = Find(ts, v, at + 1, _count))
        {
            if (at == -2)
            {
                return null;
            }

            found++;
        }

        return PyInt.From(found);
    }

    [PyMethod("reverse()", Doc = "Reverse the order of the items.")]
    private void Reverse()
    {
        Bytes.Reverse();
        SwapEach();
    }

    [PyMethod("byteswap()", Doc = "Swap the bytes of every item.")]
    private void ByteSwap() => SwapEach();

    private void SwapEach()
    {
        for (int i = 0; i < _count; i++)
        {
            _data.AsSpan(i * Size, Size).Reverse();
        }
    }

    [PyMethod("extend(bb, /)", Doc = "Append items to the end.")]
    private Done Extend(ThreadState ts, PyObject bb)
    {
        if (bb is not PyArray other)
        {
            return AppendItems(ts, bb) ? Done.Ok : Done.Error;
        }

        if (other._code != _code)
        {
            return Raise.TypeError(ts, "can only extend with array of same kind");
        }

        return Replace(ts, _count, _count, other.Bytes.ToArray()) ? Done.Ok : Done.Error;
    }

    [PyMethod("fromlist(list, /)", Doc = "Append the items of a list.")]
    private Done FromList(ThreadState ts, PyObject list)
    {
        if (list is not PyList)
        {
            return Raise.TypeError(ts, "arg must be list");
        }

        var items = new PyArray(_code);
        return items.AppendItems(ts, list) && Replace(ts, _count, _count, items.Bytes) ? Done.Ok : Done.Error;
    }

    [PyMethod("tolist()", Doc = "Return the items as a list.")]
    private PyObject? ToList(ThreadState ts)
    {
        PyList list = PyList.WithCapacity(_count);
        for (int i = 0; i < _count; i++)
        {
            if (ReadAt(ts, i) is not { } item)
            {
                return null;
            }

            list.Add(item);
        }

        return list;
    }

    [PyMethod("frombytes(buffer, /)", Doc = "Append items given as bytes.")]
    private Done FromBytes(ThreadState ts, BufferView buffer) => AppendBytes(ts, buffer.Span) ? Done.Ok : Done.Error;

    [PyMethod("tobytes()", Doc = "Return the items as bytes.")]
    private PyObject ToBytes() => PyBytes.From(Bytes.ToArray());

    [PyMethod("fromunicode(ustr, /)", Doc = "Append the characters of a string.")]
    private Done FromUnicode(ThreadState ts, PyObject ustr)
    {
        if (ustr is not PyStr text)
        {
            return Raise.TypeError(ts, $"fromunicode() argument must be str, not {ustr.Type.Name}");
        }

        if (!ArrayItems.IsText(_code))
        {
            return Raise.ValueError(ts, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }

        return ArrayItems.Encode(ts, text) is { } encoded && Replace(ts, _count, _count, encoded.Span) ? Done.Ok : Done.Error;
    }

    [PyMethod("tounicode()", Doc = "Return the characters as a string.")]
    private PyObject? ToUnicode(ThreadState ts) =>
        ArrayItems.IsText(_code) ? ArrayItems.Decode(ts, Bytes) : Raise.ValueError(ts, "tounicode() may only be called on unicode type arrays ('u' or 'w')");

    [PyMethod("fromfile(f, n, /)", Doc = "Read n items from a file and append them.")]
    private Done FromFile(ThreadState ts, PyObject f, long n)
    {
        if (n < 0)
        {
            return Raise.ValueError(ts, "negative count");
        }

        PyObject? read = n > long.MaxValue / Size ? Raise.MemoryError(ts) : Calls.CallMethod(ts, f, "read", PyInt.From(n * Size));
        if (read is not PyBytes bytes)
        {
            return read is null ? Done.Error : Raise.TypeError(ts, "read() didn't return bytes");
        }

        if (!AppendBytes(ts, bytes.Span))
        {
            return Done.Error;
        }

        return bytes.Length == n * Size ? Done.Ok : Raise.EOFError(ts, "read() didn't return enough bytes");
    }

    [PyMethod("tofile(f, /)", Doc = "Write the items to a file as bytes.")]
    private Done ToFile(ThreadState ts, PyObject f) => Calls.CallMethod(ts, f, "write", ToBytes()) is null ? Done.Error : Done.Ok;

    [PyMethod("buffer_info()", Doc = "Return the address and the number of items.")]
    private PyObject BufferInformation() =>
        PyTuple.Create(PyInt.From(Address()), PyInt.From(_count));

    [PyMethod("__copy__()", Doc = "Return a copy of the array.")]
    private PyObject Copy() => Part(0, _count);

    [PyMethod("__deepcopy__(unused, /)", Doc = "Return a copy of the array.")]
    private PyObject DeepCopy(PyObject unused) => Part(0, _count);

    [PyMethod("__sizeof__()", Doc = "The size in memory, in bytes.")]
    private long SizeOf() => Layouts.SizeOf(this) + _data.Length;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PyMethod("__reduce_ex__(value, /)", Doc = "Return state information for pickling.")]
    private PyObject? ReduceEx(ThreadState ts, long value)
    {
        PyObject? state = Calls.CallMethod(ts, this, "__getstate__");
        if (state is null)
        {
            return null;
        }

        PyStr code = PyStr.Intern(TypeCode);
        if (value >= 3)
        {
            return PyTuple.Create(ArrayModule.Reconstructor(ts), PyTuple.Create(Type, code, PyInt.From(ArrayModule.MachineFormat(_code)), ToBytes()), state);
        }

        return ToList(ts) is { } items ? PyTuple.Create(Type, PyTuple.Create(code, items), state) : null;
    }
}
