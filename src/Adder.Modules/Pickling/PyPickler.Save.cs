using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>Writing values that are no containers. All of these are false where an exception is pending.</content>
internal partial class PyPickler
{
    private bool WritePickle(ThreadState ts, PyObject value)
    {
        if (_protocol >= 2)
        {
            _output.Append(PickleCode.Protocol, (byte)_protocol);
            _output.IsFraming = _protocol >= 4;
        }

        if (!Save(ts, value))
        {
            _output.IsFraming = false;
            return false;
        }

        _output.Append(PickleCode.Stop);
        _output.CloseFrame();
        _output.IsFraming = false;
        return true;
    }

    /// <summary>Writes any value, or a reference to it where it was written before.</summary>
    private bool Save(ThreadState ts, PyObject value)
    {
        if (!_output.AtInstruction(ts))
        {
            return false;
        }

        if (_persistentId is { } persistentId)
        {
            Truth saved = SavePersistent(ts, persistentId, value);
            if (saved != Truth.False)
            {
                return saved == Truth.True;
            }
        }

        return SaveWhole(ts, value);
    }

    /// <summary>As <see cref="Save"/>, but does not ask for a persistent id.</summary>
    private bool SaveWhole(ThreadState ts, PyObject value)
    {
        Type kind = value.GetType();
        if (kind == typeof(PySmallInt))
        {
            return SaveInteger(((PySmallInt)value).Value);
        }

        if (value is PyNone)
        {
            _output.Append(PickleCode.None);
            return true;
        }

        if (kind == typeof(PyBool))
        {
            return SaveBool(((PyBool)value).Value);
        }

        if (kind == typeof(PyFloat))
        {
            return SaveFloat(((PyFloat)value).Value);
        }

        if (kind == typeof(PyBigInt))
        {
            return SaveBigInteger(((PyBigInt)value).Value);
        }

        long known = Memo.Find(value);
        if (known >= 0)
        {
            return WriteGet(ts, known);
        }

        if (kind == typeof(PyStr))
        {
            return SaveText(ts, (PyStr)value);
        }

        if (kind == typeof(PyBytes))
        {
            return SaveBytes(ts, (PyBytes)value);
        }

        return ts.CheckRecursion(" while pickling an object") && SaveCompound(ts, value, kind);
    }

    private bool SaveCompound(ThreadState ts, PyObject value, Type kind)
    {
        if (kind == typeof(PyTuple))
        {
            return SaveTuple(ts, (PyTuple)value);
        }

        if (kind == typeof(PyDict))
        {
            return SaveDict(ts, (PyDict)value);
        }

        if (kind == typeof(PyList))
        {
            return SaveList(ts, (PyList)value);
        }

        if (kind == typeof(PySet))
        {
            return SaveSet(ts, (PySet)value);
        }

        if (kind == typeof(PyFrozenSet))
        {
            return SaveFrozenSet(ts, (PyFrozenSet)value);
        }

        if (kind == typeof(PyByteArray))
        {
            return SaveByteArray(ts, (PyByteArray)value);
        }

        return kind == typeof(PyPickleBuffer) ? SaveBuffer(ts, (PyPickleBuffer)value) : SaveObject(ts, value);
    }

    private Truth SavePersistent(ThreadState ts, PyObject persistentId, PyObject value)
    {
        PyObject? id = Calls.Call(ts, persistentId, value);
        if (id is null or PyNone)
        {
            return id is null ? Truth.Error : Truth.False;
        }

        if (_binary != 0)
        {
            if (!_output.AtInstruction(ts) || !SaveWhole(ts, id))
            {
                return Truth.Error;
            }

            _output.Append(PickleCode.BinaryPersistentId);
            return Truth.True;
        }

        if (Text.Str(ts, id) is not { } text)
        {
            return Truth.Error;
        }

        if (!IsAscii(text))
        {
            return PickleState.FailPickling(ts, "persistent IDs in protocol 0 must be ASCII strings");
        }

        _output.AppendLine(PickleCode.PersistentId, text.Chars);
        return Truth.True;
    }

    // ---- the memo

    /// <summary>Enters what has just been written into the memo.</summary>
    private bool Memoize(ThreadState ts, PyObject value)
    {
        if (_fast != 0)
        {
            return true;
        }

        long number = Memo.Count;
        Memo.Set(value, number);
        if (_protocol >= 4)
        {
            _output.Append(PickleCode.Memoize);
            return true;
        }

        return WriteNumber(ts, number, PickleCode.Put, PickleCode.BinaryPut, PickleCode.LongBinaryPut, "memo id too large for LONG_BINPUT");
    }

    private bool WriteGet(ThreadState ts, long number) =>
        WriteNumber(ts, number, PickleCode.Get, PickleCode.BinaryGet, PickleCode.LongBinaryGet, "memo id too large for LONG_BINGET");

    private bool WriteNumber(ThreadState ts, long number, byte textual, byte small, byte large, string tooLarge)
    {
        if (_binary == 0)
        {
            WriteDecimal(textual, number);
        }
        else if (number < 256)
        {
            _output.Append(small, (byte)number);
        }
        else if (number <= uint.MaxValue)
        {
            _output.AppendInt32(large, (int)(uint)number);
        }
        else
        {
            return PickleState.FailPickling(ts, tooLarge);
        }

        return true;
    }

    private void WriteDecimal(byte code, long number)
    {
        Span<char> digits = stackalloc char[20];
        _ = number.TryFormat(digits, out int count, default, System.Globalization.CultureInfo.InvariantCulture);
        _output.AppendLine(code, digits[..count]);
    }

    // ---- numbers

    private bool SaveBool(bool value)
    {
        if (_protocol >= 2)
        {
            _output.Append(value ? PickleCode.NewTrue : PickleCode.NewFalse);
        }
        else
        {
            _output.AppendLine(PickleCode.Integer, value ? "01" : "00");
        }

        return true;
    }

    private bool SaveInteger(long value)
    {
        if (value is < int.MinValue or > int.MaxValue)
        {
            return SaveWideInteger(value);
        }

        if (_binary == 0)
        {
            WriteDecimal(PickleCode.Integer, value);
        }
        else if ((ulong)value < 256)
        {
            _output.Append(PickleCode.BinaryInt1, (byte)value);
        }
        else if ((ulong)value < 65536)
        {
            _output.AppendUInt16(PickleCode.BinaryInt2, (ushort)value);
        }
        else
        {
            _output.AppendInt32(PickleCode.BinaryInt, (int)value);
        }

        return true;
    }

    private bool SaveWideInteger(long value)
    {
        if (_protocol < 2)
        {
            _output.AppendLine(PickleCode.Long, $"{value}L");
            return true;
        }

        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(all, value);

        // The last byte says nothing where the sign follows from the one before it.
        int count = 8;
        byte sign = value < 0 ? (byte)0xFF : (byte)0;
        while (count > 1 && all[count - 1] == sign && ((all[count - 2] ^ sign) & 0x80) == 0)
        {
            count--;
        }

        _output.Append(PickleCode.Long1, (byte)count);
        _output.Append(all[..count]);
        return true;
    }

    private bool SaveBigInteger(BigInteger value)
    {
        if (_protocol < 2)
        {
            _output.AppendLine(PickleCode.Long, IntegerText.ToDecimal(value) + "L");
            return true;
        }

        byte[] digits = value.ToByteArray();
        if (digits.Length < 256)
        {
            _output.Append(PickleCode.Long1, (byte)digits.Length);
        }
        else
        {
            _output.AppendInt32(PickleCode.Long4, digits.Length);
        }

        _output.Append(digits);
        return true;
    }

    private bool SaveFloat(double value)
    {
        if (_binary != 0)
        {
            Span<byte> room = _output.Reserve(9);
            room[0] = PickleCode.BinaryFloat;
            BinaryPrimitives.WriteDoubleBigEndian(room[1..], value);
        }
        else
        {
            _output.AppendLine(PickleCode.Float, FloatText.Repr(value));
        }

        return true;
    }

    // ---- text

    private static bool IsAscii(PyStr text) => text.IsBmp && Ascii.IsValid(text.Chars);

    private bool SaveText(ThreadState ts, PyStr text)
    {
        if (_binary == 0)
        {
            byte[] raw = EscapeCodecs.EncodeRaw(text, asLine: true);
            _output.Append(PickleCode.Unicode);
            _output.Append(raw);
            _output.Append((byte)'\n');
            return Memoize(ts, text);
        }

        if (text.IsBmp && text.Length < 256 && Ascii.IsValid(text.Chars))
        {
            ReadOnlySpan<char> chars = text.Chars;
            int header = _protocol >= 4 ? 2 : 5;
            Span<byte> room = _output.Reserve(header + chars.Length);
            room[0] = _protocol >= 4 ? PickleCode.ShortBinaryUnicode : PickleCode.BinaryUnicode;
            room[1] = (byte)chars.Length;
            if (header == 5)
            {
                room[2..5].Clear();
            }

            _ = Ascii.FromUtf16(chars, room[header..], out _);
            return Memoize(ts, text);
        }

        byte[]? encoded = Utf8Codec.Encode(ts, text, "surrogatepass");
        return encoded is not null && WriteCounted(ts, encoded, null, PickleCode.ShortBinaryUnicode, PickleCode.BinaryUnicode, PickleCode.BinaryUnicode8, shortFrom: 4) && Memoize(ts, text);
    }

    /// <summary>Bytes after their length, in the shortest form that there is from a protocol on.</summary>
    private bool WriteCounted(ThreadState ts, ReadOnlySpan<byte> data, PyObject? holder, byte shortest, byte medium, byte largest, int shortFrom)
    {
        Span<byte> header = stackalloc byte[9];
        int size;
        if (data.Length < 256 && _protocol >= shortFrom)
        {
            header[0] = shortest;
            header[1] = (byte)data.Length;
            size = 2;
        }
        else
        {
            // An array is never as long as what the largest form is for.
            _ = largest;
            header[0] = medium;
            BinaryPrimitives.WriteInt32LittleEndian(header[1..], data.Length);
            size = 5;
        }

        return _output.AppendPayload(ts, header[..size], data, holder);
    }

    // ---- bytes

    private bool SaveBytes(ThreadState ts, PyBytes bytes)
    {
        if (_protocol >= 3)
        {
            return WriteBytes(ts, bytes.Data, bytes, bytes);
        }

        // There are no bytes in Python 2's protocols: they are made again from text.
        PyTuple reduced = bytes.Length == 0
            ? PyTuple.Create(PyBytes.TypeObject, PyTuple.Empty)
            : PyTuple.Create(PickleState.Of(ts).Encode, PyTuple.Create(NarrowCodecs.DecodeLatin1(bytes.Data), PyStr.Intern("latin1")));
        return SaveReduced(ts, reduced, bytes);
    }

    /// <summary>Bytes that stand for an object, which is entered into the memo.</summary>
    private bool WriteBytes(ThreadState ts, ReadOnlySpan<byte> data, PyObject? holder, PyObject memoized) =>
        WriteCounted(ts, data, holder, PickleCode.ShortBinaryBytes, PickleCode.BinaryBytes, PickleCode.BinaryBytes8, shortFrom: 3) && Memoize(ts, memoized);

    private bool SaveByteArray(ThreadState ts, PyByteArray array)
    {
        if (_protocol >= 5)
        {
            return WriteByteArray(ts, array.Span, array, array);
        }

        PyTuple arguments = array.Length == 0 ? PyTuple.Empty : PyTuple.Create(PyBytes.From(array.Span));
        return SaveReduced(ts, PyTuple.Create(PyByteArray.TypeObject, arguments), array);
    }

    private bool WriteByteArray(ThreadState ts, ReadOnlySpan<byte> data, PyObject? holder, PyObject memoized)
    {
        Span<byte> header = stackalloc byte[9];
        header[0] = PickleCode.ByteArray8;
        BinaryPrimitives.WriteInt64LittleEndian(header[1..], data.Length);
        return _output.AppendPayload(ts, header, data, holder) && Memoize(ts, memoized);
    }

    private bool SaveBuffer(ThreadState ts, PyPickleBuffer buffer)
    {
        if (_protocol < 5)
        {
            return PickleState.FailPickling(ts, "PickleBuffer can only be pickled with protocol >= 5");
        }

        using BufferView? view = buffer.OpenContiguous(ts);
        if (view is null)
        {
            return false;
        }

        Truth inBand = Truth.True;
        if (_bufferCallback is { } callback)
        {
            PyObject? answer = Calls.Call(ts, callback, buffer);
            inBand = answer is null ? Truth.Error : Truthiness.IsTrue(ts, answer);
        }

        if (inBand != Truth.False)
        {
            return inBand == Truth.True && (view.IsReadOnly ? WriteBytes(ts, view.Span, null, buffer) : WriteByteArray(ts, view.Span, null, buffer));
        }

        _output.Append(PickleCode.NextBuffer);
        if (view.IsReadOnly)
        {
            _output.Append(PickleCode.ReadOnlyBuffer);
        }

        return true;
    }
}
