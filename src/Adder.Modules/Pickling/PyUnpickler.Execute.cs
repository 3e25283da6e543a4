using System;
using System.Buffers.Binary;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>The stack, and the loop over instructions.</content>
internal partial class PyUnpickler
{
    private PyObject?[] _stack = new PyObject?[16];
    private int _top;

    /// <summary>Heights of the stack at marks, innermost last.</summary>
    private int[] _marks = [];
    private int _markCount;

    /// <summary>The height at the innermost mark: nothing is taken from below it.</summary>
    private int _fence;

    private void ClearStack()
    {
        Array.Clear(_stack, 0, _top);
        _top = _markCount = _fence = 0;
    }

    private void Push(PyObject value)
    {
        if (_top == _stack.Length)
        {
            Array.Resize(ref _stack, _top * 2);
        }

        _stack[_top++] = value;
    }

    private bool PushOrFail(PyObject? value)
    {
        if (value is null)
        {
            return false;
        }

        Push(value);
        return true;
    }

    /// <summary>Takes the top of the stack; null: an exception is pending.</summary>
    private PyObject? Pop(ThreadState ts)
    {
        if (_top <= _fence)
        {
            _ = Underflow(ts);
            return null;
        }

        PyObject? value = _stack[--_top];
        _stack[_top] = null;
        return value;
    }

    /// <summary>The top of the stack; null: an exception is pending.</summary>
    private PyObject? Peek(ThreadState ts) => Has(ts, 1) ? _stack[_top - 1] : null;

    /// <summary>Whether there are so many objects above the innermost mark; where not, an exception is pending.</summary>
    private bool Has(ThreadState ts, int count) => _top - _fence >= count || Underflow(ts);

    private bool Underflow(ThreadState ts) => PickleState.FailUnpickling(ts, _markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");

    private void PushMark()
    {
        if (_markCount == _marks.Length)
        {
            Array.Resize(ref _marks, _markCount + 20 + (_markCount >> 1));
        }

        _marks[_markCount++] = _fence = _top;
    }

    /// <summary>Takes the innermost mark away and gives the height that it stood at; -1: an exception is pending.</summary>
    private int PopMark(ThreadState ts)
    {
        if (_markCount == 0)
        {
            _ = PickleState.FailUnpickling(ts, "could not find MARK");
            return -1;
        }

        int height = _marks[--_markCount];
        _fence = _markCount > 0 ? _marks[_markCount - 1] : 0;
        return height;
    }

    /// <summary>Takes everything from a height on, as a tuple.</summary>
    private PyTuple TakeTuple(int height)
    {
        PyTuple items = PyTuple.Create(_stack.AsSpan(height, _top - height)!);
        Drop(height);
        return items;
    }

    /// <summary>Takes everything from a height on.</summary>
    private PyObject[] Take(int height)
    {
        PyObject[] items = _top == height ? [] : new PyObject[_top - height];
        _stack.AsSpan(height, items.Length).CopyTo(items!);
        Drop(height);
        return items;
    }

    private void Drop(int height)
    {
        Array.Clear(_stack, height, _top - height);
        _top = height;
    }

    /// <summary>Executes instructions up to the end of the pickle; null: an exception is pending.</summary>
    private PyObject? Execute(ThreadState ts)
    {
        ClearStack();
        _protocol = 0;
        _input.BeginPickle();
        for (; ;)
        {
            int code = _input.ReadCode(ts);
            if (code == PickleCode.Stop)
            {
                return Pop(ts);
            }

            if (code < 0 || !(code < 0x80 ? ExecuteOld(ts, (byte)code) : ExecuteNew(ts, (byte)code)))
            {
                return null;
            }
        }
    }

    /// <summary>The instructions of protocols 0, 1 and 3.</summary>
    private bool ExecuteOld(ThreadState ts, byte code) => code switch
    {
        PickleCode.None => PushOrFail(PyNone.Instance),
        PickleCode.BinaryInt => ReadNumber(ts, 4, out long value) && PushOrFail(PyInt.From(value)),
        PickleCode.BinaryInt1 => ReadNumber(ts, 1, out long value) && PushOrFail(PyInt.From(value)),
        PickleCode.BinaryInt2 => ReadNumber(ts, 2, out long value) && PushOrFail(PyInt.From(value)),
        PickleCode.Integer => LoadInteger(ts),
        PickleCode.Long => LoadLong(ts),
        PickleCode.Float => LoadFloat(ts),
        PickleCode.BinaryFloat => _input.Read(ts, 8, out ReadOnlySpan<byte> bytes) && PushOrFail(PyFloat.From(BinaryPrimitives.ReadDoubleBigEndian(bytes))),
        PickleCode.ShortBinaryBytes => LoadBytes(ts, 1),
        PickleCode.BinaryBytes => LoadBytes(ts, 4),
        PickleCode.ShortBinaryString => LoadBinaryString(ts, 1),
        PickleCode.BinaryString => LoadBinaryString(ts, 4),
        PickleCode.String => LoadString(ts),
        PickleCode.Unicode => LoadUnicode(ts),
        PickleCode.BinaryUnicode => LoadText(ts, 4),
        PickleCode.EmptyTuple => PushOrFail(PyTuple.Empty),
        PickleCode.Tuple => LoadTuple(ts),
        PickleCode.EmptyList => PushOrFail(new PyList()),
        PickleCode.List => LoadList(ts),
        PickleCode.EmptyDict => PushOrFail(new PyDict()),
        PickleCode.Dict => LoadDict(ts),
        PickleCode.Object => LoadObject(ts),
        PickleCode.Instance => LoadInstance(ts),
        PickleCode.Global => LoadGlobal(ts),
        PickleCode.Append => Has(ts, 2) && AppendItems(ts, _top - 1),
        PickleCode.Appends => PopMark(ts) is >= 0 and int height && AppendItems(ts, height),
        PickleCode.Build => LoadBuild(ts),
        PickleCode.Duplicate => PushOrFail(Peek(ts)),
        PickleCode.BinaryGet => ReadNumber(ts, 1, out long index) && PushOrFail(GetMemo(ts, index)),
        PickleCode.LongBinaryGet => ReadUnsigned(ts, 4, out ulong index) && PushOrFail(GetMemo(ts, (long)index)),
        PickleCode.Get => ReadIndex(ts, out long index) && PushOrFail(GetMemo(ts, index)),
        PickleCode.Mark => MarkStack(),
        PickleCode.BinaryPut => ReadNumber(ts, 1, out long index) && PutTop(ts, index),
        PickleCode.LongBinaryPut => ReadUnsigned(ts, 4, out ulong index) && PutTop(ts, (long)index),
        PickleCode.Put => ReadIndex(ts, out long index) && Has(ts, 1) && (index >= 0 ? PutTop(ts, index) : (bool)Raise.ValueError(ts, "negative PUT argument")),
        PickleCode.Pop => LoadPop(ts),
        PickleCode.PopMark => LoadPopMark(ts),
        PickleCode.SetItem => Has(ts, 3) && SetItems(ts, _top - 2),
        PickleCode.SetItems => PopMark(ts) is >= 0 and int height && SetItems(ts, height),
        PickleCode.PersistentId => LoadTextualPersistentId(ts),
        PickleCode.BinaryPersistentId => Pop(ts) is { } id && PushOrFail(CallPersistentLoad(ts, id)),
        PickleCode.Reduce => LoadReduce(ts),
        _ => Unknown(ts, code),
    };

    /// <summary>The instructions of protocols 2, 4 and 5.</summary>
    private bool ExecuteNew(ThreadState ts, byte code) => code switch
    {
        PickleCode.Memoize => PutTop(ts, _memoCount),
        PickleCode.ShortBinaryUnicode => LoadText(ts, 1),
        PickleCode.BinaryUnicode8 => LoadText(ts, 8),
        PickleCode.BinaryBytes8 => LoadBytes(ts, 8),
        PickleCode.ByteArray8 => LoadByteArray(ts),
        PickleCode.Tuple1 => LoadShortTuple(ts, 1),
        PickleCode.Tuple2 => LoadShortTuple(ts, 2),
        PickleCode.Tuple3 => LoadShortTuple(ts, 3),
        PickleCode.NewTrue => PushOrFail(PyBool.True),
        PickleCode.NewFalse => PushOrFail(PyBool.False),
        PickleCode.Long1 => LoadBinaryLong(ts, 1),
        PickleCode.Long4 => LoadBinaryLong(ts, 4),
        PickleCode.NewObject => LoadNew(ts, withKeywords: false),
        PickleCode.NewObjectEx => LoadNew(ts, withKeywords: true),
        PickleCode.StackGlobal => LoadStackGlobal(ts),
        PickleCode.EmptySet => PushOrFail(new PySet()),
        PickleCode.AddItems => LoadAddItems(ts),
        PickleCode.FrozenSet => LoadFrozenSet(ts),
        PickleCode.Extension1 => LoadExtension(ts, 1),
        PickleCode.Extension2 => LoadExtension(ts, 2),
        PickleCode.Extension4 => LoadExtension(ts, 4),
        PickleCode.Protocol => LoadProtocol(ts),
        PickleCode.Frame => LoadFrame(ts),
        PickleCode.NextBuffer => LoadNextBuffer(ts),
        PickleCode.ReadOnlyBuffer => LoadReadOnlyBuffer(ts),
        _ => Unknown(ts, code),
    };

    private static bool Unknown(ThreadState ts, byte code)
    {
        string shown = code switch
        {
            >= 0x20 and < 0x7F and not ((byte)'\'' or (byte)'\\') => ((char)code).ToString(),
            _ => $"\\x{code:x2}",
        };
        return PickleState.FailUnpickling(ts, $"invalid load key, '{shown}'.");
    }

    private bool MarkStack()
    {
        PushMark();
        return true;
    }

    private bool LoadPop(ThreadState ts)
    {
        // POP takes a mark where one is on top.
        if (_markCount > 0 && _marks[_markCount - 1] == _top)
        {
            return PopMark(ts) >= 0;
        }

        return Pop(ts) is not null;
    }

    private bool LoadPopMark(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0)
        {
            return false;
        }

        Drop(height);
        return true;
    }

    private bool LoadProtocol(ThreadState ts)
    {
        if (!_input.Read(ts, 1, out ReadOnlySpan<byte> version))
        {
            return false;
        }

        _protocol = version[0];
        return _protocol <= PickleCode.HighestProtocol || (bool)Raise.ValueError(ts, $"unsupported pickle protocol: {_protocol}");
    }

    private bool LoadFrame(ThreadState ts)
    {
        if (!ReadUnsigned(ts, 8, out ulong length))
        {
            return false;
        }

        return length > long.MaxValue
            ? Raise.OverflowError(ts, $"FRAME length exceeds system's maximum of {long.MaxValue} bytes")
            : _input.BeginFrame(ts, (long)length);
    }

    // ---- arguments of instructions

    /// <summary>A number of 1, 2 (unsigned) or 4 (signed) bytes.</summary>
    private bool ReadNumber(ThreadState ts, int size, out long value)
    {
        value = 0;
        if (!_input.Read(ts, size, out ReadOnlySpan<byte> bytes))
        {
            return false;
        }

        value = size == 1 ? bytes[0] : size == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return true;
    }

    /// <summary>A length or index of 1, 4 or 8 bytes.</summary>
    private bool ReadUnsigned(ThreadState ts, int size, out ulong value)
    {
        value = 0;
        if (!_input.Read(ts, size, out ReadOnlySpan<byte> bytes))
        {
            return false;
        }

        value = size == 1 ? bytes[0] : size == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return true;
    }

    /// <summary>A length, which must not be beyond what the instruction's name says in its error.</summary>
    private bool ReadLength(ThreadState ts, int size, string name, out long length)
    {
        bool read = ReadUnsigned(ts, size, out ulong value);
        length = (long)value;
        return read && (length >= 0 || (bool)Raise.OverflowError(ts, $"{name} exceeds system's maximum size of {long.MaxValue} bytes"));
    }

    /// <summary>The line of GET and PUT.</summary>
    private bool ReadIndex(ThreadState ts, out long index)
    {
        index = 0;
        if (!_input.ReadLine(ts, 2, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        PyInt? number = PyInt.FromText(ts, PyStr.From(System.Text.Encoding.Latin1.GetString(line)), 10);
        return number is not null && (number.TryGetInt64(out index) || (bool)Raise.OverflowError(ts, "Python int too large to convert to C ssize_t"));
    }

    private bool PutTop(ThreadState ts, long index) => Peek(ts) is { } value && PutMemo(index, value);
}
