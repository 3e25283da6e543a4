using System;
using System.Numerics;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>Instructions that make numbers, texts and bytes. All of these are false where an exception is pending.</content>
internal partial class PyUnpickler
{
    // ---- numbers

    private bool LoadInteger(ThreadState ts)
    {
        if (!_input.ReadLine(ts, 2, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        if (line is [(byte)'0', (byte)'0' or (byte)'1', (byte)'\n'])
        {
            return PushOrFail(PyBool.From(line[1] == (byte)'1'));
        }

        PyObject? value = PyInt.FromText(ts, PyStr.From(Encoding.Latin1.GetString(line)), 10);
        if (value is null && Raise.ClearIf(ts, ExceptionTypes.ValueError))
        {
            return Raise.ValueError(ts, "could not convert string to int");
        }

        return PushOrFail(value);
    }

    private bool LoadLong(ThreadState ts)
    {
        if (!_input.ReadLine(ts, 2, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        // Python 2's ints of any size end in L.
        ReadOnlySpan<byte> digits = line.Length > 1 && line[^2] == (byte)'L' ? line[..^2] : line;
        return PushOrFail(PyInt.FromText(ts, PyStr.From(Encoding.Latin1.GetString(digits)), 10));
    }

    private bool LoadBinaryLong(ThreadState ts, int size)
    {
        if (!ReadNumber(ts, size, out long count))
        {
            return false;
        }

        if (count < 0)
        {
            return PickleState.FailUnpickling(ts, "LONG pickle has negative byte count");
        }

        if (count <= 8)
        {
            if (!_input.Read(ts, (int)count, out ReadOnlySpan<byte> few))
            {
                return false;
            }

            long value = count > 0 && (few[^1] & 0x80) != 0 ? -1 : 0;
            for (int i = few.Length - 1; i >= 0; i--)
            {
                value = (value << 8) | few[i];
            }

            return PushOrFail(PyInt.From(value));
        }

        byte[]? bytes = _input.ReadArray(ts, count);
        return bytes is not null && PushOrFail(PyInt.From(new BigInteger(bytes)));
    }

    private bool LoadFloat(ThreadState ts)
    {
        if (!_input.ReadLine(ts, 2, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        string text = Encoding.Latin1.GetString(line);
        if (!FloatText.TryParseNumber(text, out int length, out double value) || length == 0)
        {
            return Raise.ValueError(ts, $"could not convert string to float: '{text}'");
        }

        if (double.IsInfinity(value) && !text.Contains("inf", StringComparison.OrdinalIgnoreCase))
        {
            return Raise.OverflowError(ts, $"value too large to convert to float: '{text}'");
        }

        return length == text.Length - 1 ? PushOrFail(PyFloat.From(value)) : Raise.ValueError(ts, "could not convert string to float");
    }

    // ---- text

    private bool LoadText(ThreadState ts, int size)
    {
        if (!ReadLength(ts, size, "BINUNICODE", out long length))
        {
            return false;
        }

        if (length > int.MaxValue || !_input.Read(ts, (int)length, out ReadOnlySpan<byte> bytes))
        {
            return ts.Pending is null && PickleInput.Truncated(ts);
        }

        return PushOrFail(Utf8Codec.Decode(ts, bytes, "surrogatepass", final: true, out _));
    }

    private bool LoadUnicode(ThreadState ts) =>
        _input.ReadLine(ts, 1, out ReadOnlySpan<byte> line) && PushOrFail(EscapeCodecs.DecodeRaw(ts, line[..^1], null, final: true, out _));

    /// <summary>An 8-bit string of Python 2, quoted and escaped.</summary>
    private bool LoadString(ThreadState ts)
    {
        if (!_input.ReadLine(ts, 1, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        ReadOnlySpan<byte> quoted = line[..^1];
        if (quoted.Length < 2 || quoted[0] != quoted[^1] || quoted[0] is not ((byte)'"' or (byte)'\''))
        {
            return PickleState.FailUnpickling(ts, "the STRING opcode argument must be quoted");
        }

        byte[]? bytes = EscapeCodecs.DecodeBytes(ts, quoted[1..^1], null, out _);
        return bytes is not null && PushOrFail(Decoded(ts, bytes));
    }

    private bool LoadBinaryString(ThreadState ts, int size)
    {
        if (!ReadNumber(ts, size, out long length))
        {
            return false;
        }

        if (length < 0)
        {
            return PickleState.FailUnpickling(ts, "BINSTRING pickle has negative byte count");
        }

        return _input.Read(ts, (int)length, out ReadOnlySpan<byte> bytes) && PushOrFail(Decoded(ts, bytes));
    }

    /// <summary>An 8-bit string of Python 2 as the caller wants it.</summary>
    private PyObject? Decoded(ThreadState ts, ReadOnlySpan<byte> bytes) => _encoding == "bytes" ? PyBytes.From(bytes) : TextCodecs.Decode(ts, bytes, _encoding, _errors);

    // ---- bytes

    private bool LoadBytes(ThreadState ts, int size)
    {
        if (!ReadLength(ts, size, "BINBYTES", out long length))
        {
            return false;
        }

        byte[]? bytes = _input.ReadArray(ts, length);
        return bytes is not null && PushOrFail(PyBytes.From(bytes));
    }

    private bool LoadByteArray(ThreadState ts)
    {
        if (!ReadLength(ts, 8, "BYTEARRAY8", out long length))
        {
            return false;
        }

        byte[]? bytes = _input.ReadArray(ts, length);
        return bytes is not null && PushOrFail(new PyByteArray(bytes));
    }

    // ---- buffers beside the pickle

    private bool LoadNextBuffer(ThreadState ts)
    {
        if (_buffers is not { } buffers)
        {
            return PickleState.FailUnpickling(ts, "pickle stream refers to out-of-band data but no *buffers* argument was given");
        }

        Lookup next = Iteration.Next(ts, buffers);
        return next.TryGet(out PyObject? buffer) ? PushOrFail(buffer) : next.IsAbsent && PickleState.FailUnpickling(ts, "not enough out-of-band buffers");
    }

    private bool LoadReadOnlyBuffer(ThreadState ts)
    {
        if (Peek(ts) is not { } buffer || PyMemoryView.From(ts, buffer) is not { } view)
        {
            return false;
        }

        if (ReferenceEquals(view.GetReadOnly(ts), PyBool.True))
        {
            return true;
        }

        PyObject? readOnly = Calls.CallMethod(ts, view, "toreadonly");
        _stack[_top - 1] = readOnly ?? buffer;
        return readOnly is not null;
    }
}
