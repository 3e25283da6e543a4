using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Encoding and decoding by an encoding's name: <c>str.encode</c>, <c>bytes.decode</c>, <c>str(bytes, encoding)</c>. Native codecs are called directly, others through the registry.</summary>
internal static unsafe class TextCodecs
{
    /// <summary><c>text.encode(encoding, errors)</c>; null stands for utf-8 and strict.</summary>
    public static PyObject? Encode(ThreadState ts, PyStr text, string? encoding, string? errors)
    {
        if (ts.Interpreter.Options.DevelopmentMode && !CheckNames(ts, encoding, errors))
        {
            return null;
        }

        switch (encoding is null ? "utf8" : CodecRegistry.NormalizeShort(encoding))
        {
            case "utf8":
                return Wrap(Utf8Codec.Encode(ts, text, errors));
            case "ascii" or "usascii":
                return Wrap(NarrowCodecs.Encode(ts, text, errors, ascii: true));
            case "latin1" or "iso88591" or "l1":
                return Wrap(NarrowCodecs.Encode(ts, text, errors, ascii: false));
            case "utf16":
                return Wrap(Utf16Codec.Encode(ts, text, errors, ByteOrder.Native));
            case "utf16le":
                return Wrap(Utf16Codec.Encode(ts, text, errors, ByteOrder.Little));
            case "utf16be":
                return Wrap(Utf16Codec.Encode(ts, text, errors, ByteOrder.Big));
            case "utf32":
                return Wrap(Utf32Codec.Encode(ts, text, errors, ByteOrder.Native));
            case "utf32le":
                return Wrap(Utf32Codec.Encode(ts, text, errors, ByteOrder.Little));
            case "utf32be":
                return Wrap(Utf32Codec.Encode(ts, text, errors, ByteOrder.Big));
        }

        PyObject? result = CallCodec(ts, text, encoding!, errors, 0);
        if (result is null or PyBytes)
        {
            return result;
        }

        if (result is PyByteArray array)
        {
            return PyBytes.From(array.Span);
        }

        return Raise.TypeError(ts, $"'{encoding}' encoder returned '{result.Type.FullName}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }

    /// <summary>Bytes as text; null stands for utf-8 and strict.</summary>
    public static PyObject? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? encoding, string? errors)
    {
        if (ts.Interpreter.Options.DevelopmentMode && !CheckNames(ts, encoding, errors))
        {
            return null;
        }

        // Of nothing the text is empty, whether the codec exists or not.
        if (data.IsEmpty)
        {
            return PyStr.Empty;
        }

        switch (encoding is null ? "utf8" : CodecRegistry.NormalizeShort(encoding))
        {
            case "utf8":
                return Utf8Codec.Decode(ts, data, errors, final: true, out _);
            case "ascii" or "usascii":
                return NarrowCodecs.DecodeAscii(ts, data, errors);
            case "latin1" or "iso88591" or "l1":
                return NarrowCodecs.DecodeLatin1(data);
            case "utf16":
                return Utf16Codec.Decode(ts, data, errors, ByteOrder.Native, final: true, out _, out _);
            case "utf16le":
                return Utf16Codec.Decode(ts, data, errors, ByteOrder.Little, final: true, out _, out _);
            case "utf16be":
                return Utf16Codec.Decode(ts, data, errors, ByteOrder.Big, final: true, out _, out _);
            case "utf32":
                return Utf32Codec.Decode(ts, data, errors, ByteOrder.Native, final: true, out _, out _);
            case "utf32le":
                return Utf32Codec.Decode(ts, data, errors, ByteOrder.Little, final: true, out _, out _);
            case "utf32be":
                return Utf32Codec.Decode(ts, data, errors, ByteOrder.Big, final: true, out _, out _);
        }

        PyObject? result = CallCodec(ts, PyBytes.From(data), encoding!, errors, 1);
        return result is null or PyStr
            ? result
            : Raise.TypeError(ts, $"'{encoding}' decoder returned '{result.Type.FullName}' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    /// <summary><c>str(value, encoding, errors)</c>.</summary>
    public static PyStr? DecodeObject(ThreadState ts, PyObject value, PyStr? encoding, PyStr? errors)
    {
        if (value is PyBytes bytes)
        {
            return (PyStr?)Decode(ts, bytes.Data, encoding?.ToString(), errors?.ToString());
        }

        if (value is PyStr)
        {
            return Raise.TypeError(ts, "decoding str is not supported");
        }

        if (value.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"decoding to str: need a bytes-like object, {value.Type.FullName} found");
        }

        using BufferView? view = value.Type.Slots.Buffer(ts, value, 0);
        return view is null ? null : (PyStr?)Decode(ts, view.Span, encoding?.ToString(), errors?.ToString());
    }

    /// <summary>In development mode encoding and error handler must exist even where neither would be asked.</summary>
    private static bool CheckNames(ThreadState ts, string? encoding, string? errors) =>
        (encoding is null or "utf-8" or "utf8" or "ascii" || ts.Interpreter.Codecs.Lookup(ts, encoding) is not null)
        && (errors is null || ts.Interpreter.Codecs.CheckError(ts, errors));

    private static PyObject? Wrap(byte[]? data) => data is null ? null : PyBytes.From(data);

    /// <summary>Calls the encoder (0) or decoder (1) that the registry has, and takes the result from its pair.</summary>
    private static PyObject? CallCodec(ThreadState ts, PyObject input, string encoding, string? errors, int index)
    {
        PyTuple? codec = ts.Interpreter.Codecs.Lookup(ts, encoding);
        if (codec is null)
        {
            return null;
        }

        // A codec between other types than str and bytes says so in its CodecInfo.
        Lookup isText = Attributes.Find(ts, codec, "_is_text_encoding");
        if (isText.IsError)
        {
            return null;
        }

        if (isText.TryGet(out PyObject? flag) && Truthiness.IsTrue(ts, flag) == Truth.False)
        {
            return Raise.LookupError(ts, $"'{encoding}' is not a text encoding; use {(index == 0 ? "codecs.encode()" : "codecs.decode()")} to handle arbitrary codecs");
        }

        return CodecRegistry.CallCodec(ts, codec, input, encoding, errors, index, index == 0 ? "encoder must return a tuple (object, integer)" : "decoder must return a tuple (object,integer)");
    }
}
