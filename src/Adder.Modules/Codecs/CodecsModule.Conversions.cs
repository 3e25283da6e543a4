using System;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Codecs;

/// <content>Encoders and decoders: each returns the result and how much of the input it took.</content>
internal static partial class CodecsModule
{
    private static PyObject? Encoded(byte[]? data, PyStr text) => data is null ? null : PyTuple.Create(PyBytes.From(data), PyInt.From(text.Length));

    private static PyObject? Decoded(PyStr? text, long consumed) => text is null ? null : PyTuple.Create(text, PyInt.From(consumed));

    [PyFunction("utf_8_encode(str, errors=None, /)")]
    private static PyObject? Utf8Encode(ThreadState ts, PyStr text, string? errors) => Encoded(Utf8Codec.Encode(ts, text, errors), text);

    [PyFunction("utf_8_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf8Decode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf8Codec.Decode(ts, data.Span, errors, final, out int consumed), consumed);

    [PyFunction("utf_7_encode(str, errors=None, /)")]
    private static PyObject? Utf7Encode(ThreadState ts, PyStr text, string? errors) => Encoded(Utf7Codec.Encode(text), text);

    [PyFunction("utf_7_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf7Decode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf7Codec.Decode(ts, data.Span, errors, final, out int consumed), consumed);

    [PyFunction("ascii_encode(str, errors=None, /)")]
    private static PyObject? AsciiEncode(ThreadState ts, PyStr text, string? errors) => Encoded(NarrowCodecs.Encode(ts, text, errors, ascii: true), text);

    [PyFunction("ascii_decode(data, errors=None, /)")]
    private static PyObject? AsciiDecode(ThreadState ts, BufferView data, string? errors) => Decoded(NarrowCodecs.DecodeAscii(ts, data.Span, errors), data.Span.Length);

    [PyFunction("latin_1_encode(str, errors=None, /)")]
    private static PyObject? Latin1Encode(ThreadState ts, PyStr text, string? errors) => Encoded(NarrowCodecs.Encode(ts, text, errors, ascii: false), text);

    [PyFunction("latin_1_decode(data, errors=None, /)")]
    private static PyObject? Latin1Decode(ThreadState ts, BufferView data, string? errors) => Decoded(NarrowCodecs.DecodeLatin1(data.Span), data.Span.Length);

    [PyFunction("utf_16_encode(str, errors=None, byteorder=0, /)")]
    private static PyObject? Utf16Encode(ThreadState ts, PyStr text, string? errors, int byteOrder = 0) => Encoded(Utf16Codec.Encode(ts, text, errors, OrderOf(byteOrder)), text);

    [PyFunction("utf_16_le_encode(str, errors=None, /)")]
    private static PyObject? Utf16LittleEncode(ThreadState ts, PyStr text, string? errors) => Encoded(Utf16Codec.Encode(ts, text, errors, ByteOrder.Little), text);

    [PyFunction("utf_16_be_encode(str, errors=None, /)")]
    private static PyObject? Utf16BigEncode(ThreadState ts, PyStr text, string? errors) => Encoded(Utf16Codec.Encode(ts, text, errors, ByteOrder.Big), text);

    [PyFunction("utf_16_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf16Decode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf16Codec.Decode(ts, data.Span, errors, ByteOrder.Native, final, out int consumed, out _), consumed);

    [PyFunction("utf_16_le_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf16LittleDecode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf16Codec.Decode(ts, data.Span, errors, ByteOrder.Little, final, out int consumed, out _), consumed);

    [PyFunction("utf_16_be_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf16BigDecode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf16Codec.Decode(ts, data.Span, errors, ByteOrder.Big, final, out int consumed, out _), consumed);

    [PyFunction("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")]
    private static PyObject? Utf16ExtendedDecode(ThreadState ts, BufferView data, string? errors, int byteOrder = 0, bool final = false)
    {
        PyStr? text = Utf16Codec.Decode(ts, data.Span, errors, OrderOf(byteOrder), final, out int consumed, out ByteOrder found);
        return text is null ? null : PyTuple.Create(text, PyInt.From(consumed), PyInt.From(NumberOf(found)));
    }

    [PyFunction("utf_32_encode(str, errors=None, byteorder=0, /)")]
    private static PyObject? Utf32Encode(ThreadState ts, PyStr text, string? errors, int byteOrder = 0) => Encoded(Utf32Codec.Encode(ts, text, errors, OrderOf(byteOrder)), text);

    [PyFunction("utf_32_le_encode(str, errors=None, /)")]
    private static PyObject? Utf32LittleEncode(ThreadState ts, PyStr text, string? errors) => Encoded(Utf32Codec.Encode(ts, text, errors, ByteOrder.Little), text);

    [PyFunction("utf_32_be_encode(str, errors=None, /)")]
    private static PyObject? Utf32BigEncode(ThreadState ts, PyStr text, string? errors) => Encoded(Utf32Codec.Encode(ts, text, errors, ByteOrder.Big), text);

    [PyFunction("utf_32_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf32Decode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf32Codec.Decode(ts, data.Span, errors, ByteOrder.Native, final, out int consumed, out _), consumed);

    [PyFunction("utf_32_le_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf32LittleDecode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf32Codec.Decode(ts, data.Span, errors, ByteOrder.Little, final, out int consumed, out _), consumed);

    [PyFunction("utf_32_be_decode(data, errors=None, final=False, /)")]
    private static PyObject? Utf32BigDecode(ThreadState ts, BufferView data, string? errors, bool final = false) =>
        Decoded(Utf32Codec.Decode(ts, data.Span, errors, ByteOrder.Big, final, out int consumed, out _), consumed);

    [PyFunction("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")]
    private static PyObject? Utf32ExtendedDecode(ThreadState ts, BufferView data, string? errors, int byteOrder = 0, bool final = false)
    {
        PyStr? text = Utf32Codec.Decode(ts, data.Span, errors, OrderOf(byteOrder), final, out int consumed, out ByteOrder found);
        return text is null ? null : PyTuple.Create(text, PyInt.From(consumed), PyInt.From(NumberOf(found)));
    }

    [PyFunction("unicode_escape_encode(str, errors=None, /)")]
    private static PyObject? UnicodeEscapeEncode(ThreadState ts, PyStr text, string? errors) => Encoded(EscapeCodecs.EncodeUnicode(text), text);

    [PyFunction("unicode_escape_decode(data, errors=None, final=True, /)")]
    private static PyObject? UnicodeEscapeDecode(ThreadState ts, PyObject data, string? errors, bool final = true)
    {
        using BufferView? view = TextOrBytes(ts, data);
        if (view is null)
        {
            return null;
        }

        PyStr? text = EscapeCodecs.DecodeUnicode(ts, view.Span, errors, final, out int consumed, out int invalid, out byte[] decoded);
        return text is null || !WarnOfInvalidEscape(ts, decoded, invalid) ? null : Decoded(text, consumed);
    }

    [PyFunction("raw_unicode_escape_encode(str, errors=None, /)")]
    private static PyObject? RawUnicodeEscapeEncode(ThreadState ts, PyStr text, string? errors) => Encoded(EscapeCodecs.EncodeRaw(text), text);

    [PyFunction("raw_unicode_escape_decode(data, errors=None, final=True, /)")]
    private static PyObject? RawUnicodeEscapeDecode(ThreadState ts, PyObject data, string? errors, bool final = true)
    {
        using BufferView? view = TextOrBytes(ts, data);
        return view is null ? null : Decoded(EscapeCodecs.DecodeRaw(ts, view.Span, errors, final, out int consumed), consumed);
    }

    [PyFunction("escape_encode(data, errors=None, /)")]
    private static PyObject? EscapeEncode(ThreadState ts, PyObject data, string? errors) =>
        data is PyBytes bytes
            ? PyTuple.Create(PyBytes.From(EscapeCodecs.EncodeBytes(bytes.Data)), PyInt.From(bytes.Length))
            : Raise.TypeError(ts, $"escape_encode() argument 1 must be bytes, not {data.Type.Name}");

    [PyFunction("escape_decode(data, errors=None, /)")]
    private static PyObject? EscapeDecode(ThreadState ts, PyObject data, string? errors)
    {
        using BufferView? view = TextOrBytes(ts, data);
        if (view is null)
        {
            return null;
        }

        byte[]? decoded = EscapeCodecs.DecodeBytes(ts, view.Span, errors, out int invalid);
        return decoded is null || !WarnOfInvalidEscape(ts, view.Span, invalid) ? null : PyTuple.Create(PyBytes.From(decoded), PyInt.From(view.Span.Length));
    }

    [PyFunction("charmap_encode(str, errors=None, mapping=None, /)")]
    private static PyObject? CharmapEncode(ThreadState ts, PyStr text, string? errors, PyObject? mapping) => Encoded(CharmapCodec.Encode(ts, text, errors, mapping), text);

    [PyFunction("charmap_decode(data, errors=None, mapping=None, /)")]
    private static PyObject? CharmapDecode(ThreadState ts, BufferView data, string? errors, PyObject? mapping) =>
        Decoded(CharmapCodec.Decode(ts, data.Span, errors, mapping), data.Span.Length);

    [PyFunction("charmap_build(map, /)")]
    private static PyObject? CharmapBuild(ThreadState ts, PyStr map) => CharmapCodec.Build(ts, map);

    [PyFunction("readbuffer_encode(data, errors=None, /)")]
    private static PyObject? ReadBufferEncode(ThreadState ts, PyObject data, string? errors)
    {
        using BufferView? view = TextOrBytes(ts, data);
        return view is null ? null : PyTuple.Create(PyBytes.From(view.Span), PyInt.From(view.Span.Length));
    }

    /// <summary>-1 is little-endian, 1 big-endian, 0 the machine's order with a mark.</summary>
    private static ByteOrder OrderOf(int number) => number < 0 ? ByteOrder.Little : number > 0 ? ByteOrder.Big : ByteOrder.Native;

    private static int NumberOf(ByteOrder order) => order switch { ByteOrder.Little => -1, ByteOrder.Big => 1, _ => 0 };

    /// <summary>The bytes of a bytes-like object, or of a str in UTF-8.</summary>
    private static BufferView? TextOrBytes(ThreadState ts, PyObject data)
    {
        if (data is not PyStr text)
        {
            return Buffers.Readable(ts, data);
        }

        byte[]? encoded = Utf8Codec.Encode(ts, text, null);
        return encoded is null ? null : Buffers.Readable(ts, PyBytes.From(encoded));
    }

    private static bool WarnOfInvalidEscape(ThreadState ts, ReadOnlySpan<byte> data, int invalid)
    {
        if (invalid < 0)
        {
            return true;
        }

        int after = invalid + 1 < data.Length && data[invalid] == '\\' ? invalid + 1 : invalid;
        byte character = data[after];
        string message = character is >= (byte)'4' and <= (byte)'7'
            ? $"\"\\{System.Text.Encoding.Latin1.GetString(data.Slice(after, Math.Min(3, data.Length - after)))}\" is an invalid octal escape sequence. Such sequences will not work in the future. "
            : $"\"\\{(char)character}\" is an invalid escape sequence. Such sequences will not work in the future. ";
        PyObject? warn = ModuleAccess.ImportAttribute(ts, "warnings", "warn");
        return warn is not null && Calls.Call(ts, warn, PyStr.From(message), ExceptionTypes.DeprecationWarning) is not null;
    }
}
