using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary>Whole texts through an encoding's steps, with error handlers.</summary>
internal static class MultibyteConversion
{
    private const string Illegal = "illegal multibyte sequence";
    private const string Incomplete = "incomplete multibyte sequence";

    /// <summary>Encodes text; null: an exception is pending.</summary>
    /// <param name="final">Nothing follows: pending characters are encoded, and the text ends in the initial state.</param>
    /// <param name="position">How much of the text was taken.</param>
    public static byte[]? Encode(ThreadState ts, MultibyteEncoding encoding, ref ulong state, PyStr text, string? errors, bool final, out int position)
    {
        var output = new ByteBuffer(text.Length * 2);
        if (!EncodeInto(ts, encoding, ref state, text, errors, final, ref output, out position))
        {
            return null;
        }

        if (final)
        {
            encoding.EncodeReset(ref state, ref output);
        }

        return output.ToArray();
    }

    /// <summary>Decodes from a position on, up to the end or an incomplete character; false: an exception is pending.</summary>
    public static bool Decode(ThreadState ts, MultibyteEncoding encoding, ref ulong state, byte[] data, string? errors, bool final, ref PyStrBuilder output, out int position)
    {
        DecodeErrors? handler = null;
        position = 0;
        while (position < data.Length)
        {
            int taken = encoding.Decode(ref state, data, position, ref output);
            if (taken > 0)
            {
                position += taken;
                continue;
            }

            bool incomplete = taken == MultibyteEncoding.TooFew;
            if (incomplete && !final)
            {
                break;
            }

            handler ??= new DecodeErrors(ts, encoding.Name, data, errors, multibyte: true);
            int end = incomplete ? data.Length : Math.Min(data.Length, position - taken);
            if (!handler.Handle(position, end, incomplete ? Incomplete : Illegal, ref output, out position))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EncodeInto(ThreadState ts, MultibyteEncoding encoding, ref ulong state, PyStr text, string? errors, bool flush, ref ByteBuffer output, out int position)
    {
        EncodeErrors? handler = null;
        position = 0;
        while (position < text.Length)
        {
            int taken = encoding.Encode(ref state, text, position, flush, ref output);
            if (taken > 0)
            {
                position += taken;
                continue;
            }

            if (taken == MultibyteEncoding.TooFew)
            {
                break;
            }

            handler ??= new EncodeErrors(ts, encoding.Name, text, errors, multibyte: true);
            if (!handler.Handle(position, position - taken, Illegal, out EncodeReplacement replacement))
            {
                return false;
            }

            if (replacement.Bytes is { } bytes)
            {
                output.Append(bytes);
            }
            else if (!EncodeInto(ts, encoding, ref state, replacement.Text!, null, flush: true, ref output, out _))
            {
                return false;
            }

            position = replacement.Next;
        }

        return true;
    }
}

/// <summary>The encoder of an incremental encoder or a stream writer: keeps what cannot be decided yet.</summary>
internal sealed class PendingEncoder(MultibyteEncoding encoding)
{
    /// <summary>So many characters may be undecided.</summary>
    private const int MostPending = 2;

    /// <summary>So many bytes of UTF-8 have room in the state as a number.</summary>
    private const int MostPendingBytes = 8;

    private ulong _state = encoding.InitialState;
    private PyStr? _pending;

    public bool HasPending => _pending is not null;

    /// <summary>The next bytes; null: an exception is pending, and what was pending still is.</summary>
    public byte[]? Encode(ThreadState ts, PyObject input, string? errors, bool final)
    {
        PyStr? text = input as PyStr ?? Adder.Runtime.Protocols.Text.Str(ts, input);
        if (text is null)
        {
            return null;
        }

        if (_pending is not null)
        {
            text = PyStr.Concat(_pending, text);
        }

        byte[]? bytes = MultibyteConversion.Encode(ts, encoding, ref _state, text, errors, final, out int position);
        if (bytes is null)
        {
            return null;
        }

        if (text.Length - position > MostPending)
        {
            _ = new EncodeErrors(ts, encoding.Name, text, null).Refuse(position, text.Length, "pending buffer overflow");
            return null;
        }

        _pending = position < text.Length ? text.Substring(position, text.Length) : null;
        return bytes;
    }

    /// <summary>Forgets what is pending and goes back to the initial state.</summary>
    public void Reset()
    {
        var dropped = new ByteBuffer(0);
        encoding.EncodeReset(ref _state, ref dropped);
        _pending = null;
    }

    /// <summary>The state as a number: the length of what is pending, in UTF-8, that, and the encoding's state, little-endian.</summary>
    public PyObject? GetState(ThreadState ts)
    {
        byte[]? pending = _pending is null ? [] : Utf8Codec.Encode(ts, _pending, null);
        if (pending is null)
        {
            return null;
        }

        if (pending.Length > MostPendingBytes)
        {
            return Raise.Error(ts, ExceptionTypes.UnicodeError, "pending buffer too large");
        }

        return PyInt.From(new System.Numerics.BigInteger([(byte)pending.Length, .. pending, .. BitConverter.GetBytes(_state)], isUnsigned: true));
    }

    public PyObject? SetState(ThreadState ts, PyObject value)
    {
        if (value is not PyInt number)
        {
            return Raise.TypeError(ts, $"setstate() argument must be int, not {value.Type.Name}");
        }

        Span<byte> bytes = stackalloc byte[1 + MostPendingBytes + 8];
        bytes.Clear();
        if (number.BigValue.Sign < 0)
        {
            return Raise.OverflowError(ts, "can't convert negative int to unsigned");
        }

        if (!number.BigValue.TryWriteBytes(bytes, out _, isUnsigned: true))
        {
            return Raise.OverflowError(ts, "int too big to convert");
        }

        if (bytes[0] > MostPendingBytes)
        {
            return Raise.Error(ts, ExceptionTypes.UnicodeError, "pending buffer too large");
        }

        PyStr? pending = Utf8Codec.Decode(ts, bytes.Slice(1, bytes[0]), null, true, out _);
        if (pending is null)
        {
            return null;
        }

        _pending = pending.Length > 0 ? pending : null;
        _state = BitConverter.ToUInt64(bytes[(1 + bytes[0])..]);
        return PyNone.Instance;
    }
}

/// <summary>The decoder of an incremental decoder or a stream reader: keeps the bytes of an incomplete character.</summary>
internal sealed class PendingDecoder(MultibyteEncoding encoding)
{
    private const int MostPending = 8;

    private ulong _state = encoding.InitialState;
    private byte[] _pending = [];

    public bool HasPending => _pending.Length > 0;

    /// <summary>The next text; null: an exception is pending, and what was pending still is.</summary>
    public PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> input, string? errors, bool final)
    {
        byte[] data = [.. _pending, .. input];
        var builder = new PyStrBuilder(stackalloc char[256]);
        if (!MultibyteConversion.Decode(ts, encoding, ref _state, data, errors, final, ref builder, out int position))
        {
            builder.Dispose();
            return null;
        }

        if (data.Length - position > MostPending)
        {
            builder.Dispose();
            _ = new DecodeErrors(ts, encoding.Name, data, null).Refuse(position, data.Length, "pending buffer overflow");
            return null;
        }

        _pending = data[position..];
        return builder.ToStrAndDispose();
    }

    public void Reset()
    {
        encoding.DecodeReset(ref _state);
        _pending = [];
    }

    public PyObject GetState() => PyTuple.Create(PyBytes.From(_pending), PyInt.From(_state));

    public PyObject? SetState(ThreadState ts, PyObject value)
    {
        if (value is not PyTuple { Count: 2 } pair || pair[0] is not PyBytes pending || pair[1] is not PyInt number)
        {
            return Raise.TypeError(ts, value is PyTuple ? "setstate(): illegal state argument" : $"setstate() argument must be tuple, not {value.Type.Name}");
        }

        if (number.BigValue.Sign < 0)
        {
            return Raise.OverflowError(ts, "can't convert negative int to unsigned");
        }

        if (number.BigValue > ulong.MaxValue)
        {
            return Raise.OverflowError(ts, "int too big to convert");
        }

        if (pending.Length > MostPending)
        {
            _ = new DecodeErrors(ts, encoding.Name, pending.Data, null).Refuse(0, pending.Length, "pending buffer too large");
            return null;
        }

        _pending = pending.Data;
        _state = (ulong)number.BigValue;
        return PyNone.Instance;
    }
}
