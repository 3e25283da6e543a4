using System;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary><c>_multibytecodec</c>: what the East Asian encodings have in common.</summary>
[PyModule("_multibytecodec", Types = [typeof(PyMultibyteIncrementalEncoder), typeof(PyMultibyteIncrementalDecoder), typeof(PyMultibyteStreamReader), typeof(PyMultibyteStreamWriter)])]
internal static partial class MultibyteCodecModule
{
    /// <summary>The codec of one of the encodings that a module has.</summary>
    internal static PyObject? GetCodec(ThreadState ts, PyObject name, ReadOnlySpan<string> known)
    {
        if (name is not PyStr text)
        {
            return Raise.TypeError(ts, "encoding name must be a string.");
        }

        return known.Contains(text.ToString()) && MultibyteEncodings.Find(text.ToString()) is { } encoding
            ? new PyMultibyteCodec(encoding)
            : Raise.LookupError(ts, "no such codec is supported.");
    }

    /// <summary>The encoding that a class names with its attribute <c>codec</c>; null: an exception is pending.</summary>
    internal static MultibyteEncoding? EncodingOf(ThreadState ts, PyType type)
    {
        PyObject? codec = Attributes.Get(ts, type, "codec");
        if (codec is null or PyMultibyteCodec)
        {
            return (codec as PyMultibyteCodec)?.Encoding;
        }

        _ = Raise.TypeError(ts, "codec is unexpected type");
        return null;
    }

    /// <summary>Sets an attribute <c>errors</c>.</summary>
    internal static Done SetErrors(ThreadState ts, PyObject? value, ref string? errors)
    {
        switch (value)
        {
            case null:
                return Raise.AttributeError(ts, "cannot delete attribute");
            case PyStr text:
                errors = text.ToString();
                return Done.Ok;
            default:
                return Raise.TypeError(ts, "errors must be a string");
        }
    }
}

/// <summary><c>_codecs_cn</c>.</summary>
[PyModule("_codecs_cn")]
internal static partial class ChineseCodecsModule
{
    [PyFunction("getcodec(encoding, /)", TextSignature = "($self, object, /)")]
    private static PyObject? GetCodec(ThreadState ts, PyObject encoding) => MultibyteCodecModule.GetCodec(ts, encoding, ["gb2312", "gbk", "gb18030", "hz"]);
}

/// <summary><c>_codecs_hk</c>.</summary>
[PyModule("_codecs_hk")]
internal static partial class HongKongCodecsModule
{
    [PyFunction("getcodec(encoding, /)", TextSignature = "($self, object, /)")]
    private static PyObject? GetCodec(ThreadState ts, PyObject encoding) => MultibyteCodecModule.GetCodec(ts, encoding, ["big5hkscs"]);
}

/// <summary><c>_codecs_iso2022</c>.</summary>
[PyModule("_codecs_iso2022")]
internal static partial class Iso2022CodecsModule
{
    [PyFunction("getcodec(encoding, /)", TextSignature = "($self, object, /)")]
    private static PyObject? GetCodec(ThreadState ts, PyObject encoding) => MultibyteCodecModule.GetCodec(
        ts, encoding, ["iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext"]);
}

/// <summary><c>_codecs_jp</c>.</summary>
[PyModule("_codecs_jp")]
internal static partial class JapaneseCodecsModule
{
    [PyFunction("getcodec(encoding, /)", TextSignature = "($self, object, /)")]
    private static PyObject? GetCodec(ThreadState ts, PyObject encoding) => MultibyteCodecModule.GetCodec(
        ts, encoding, ["shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213"]);
}

/// <summary><c>_codecs_kr</c>.</summary>
[PyModule("_codecs_kr")]
internal static partial class KoreanCodecsModule
{
    [PyFunction("getcodec(encoding, /)", TextSignature = "($self, object, /)")]
    private static PyObject? GetCodec(ThreadState ts, PyObject encoding) => MultibyteCodecModule.GetCodec(ts, encoding, ["euc_kr", "cp949", "johab"]);
}

/// <summary><c>_codecs_tw</c>.</summary>
[PyModule("_codecs_tw")]
internal static partial class TaiwaneseCodecsModule
{
    [PyFunction("getcodec(encoding, /)", TextSignature = "($self, object, /)")]
    private static PyObject? GetCodec(ThreadState ts, PyObject encoding) => MultibyteCodecModule.GetCodec(ts, encoding, ["big5", "cp950"]);
}

/// <summary><c>_multibytecodec.MultibyteCodec</c>: whole texts in one of the encodings.</summary>
[PyType("MultibyteCodec", Module = "_multibytecodec", NoConstructor = true)]
internal sealed partial class PyMultibyteCodec(MultibyteEncoding encoding) : PyObject
{
    internal MultibyteEncoding Encoding => encoding;

    [PyMethod("encode(input, errors=None)", Doc = "Return an encoded string version of 'input'.")]
    private PyObject? Encode(ThreadState ts, PyObject input, string? errors)
    {
        PyStr? text = input as PyStr ?? Text.Str(ts, input);
        if (text is null)
        {
            return null;
        }

        ulong state = encoding.InitialState;
        byte[]? bytes = MultibyteConversion.Encode(ts, encoding, ref state, text, errors, final: true, out _);
        return bytes is null ? null : PyTuple.Create(PyBytes.From(bytes), PyInt.From(text.Length));
    }

    [PyMethod("decode(input, errors=None)", Doc = "Decodes 'input'.")]
    private PyObject? Decode(ThreadState ts, BufferView input, string? errors)
    {
        ulong state = encoding.InitialState;
        var builder = new PyStrBuilder(stackalloc char[256]);
        byte[] data = input.Span.ToArray();
        if (!MultibyteConversion.Decode(ts, encoding, ref state, data, errors, final: true, ref builder, out _))
        {
            builder.Dispose();
            return null;
        }

        return PyTuple.Create(builder.ToStrAndDispose(), PyInt.From(data.Length));
    }
}

/// <summary><c>_multibytecodec.MultibyteIncrementalEncoder</c>.</summary>
[PyType("MultibyteIncrementalEncoder", Module = "_multibytecodec", Subclassable = true, TextSignature = null)]
internal partial class PyMultibyteIncrementalEncoder : PyMultibyteHandler
{
    private readonly PendingEncoder _encoder;

    protected internal PyMultibyteIncrementalEncoder(MultibyteEncoding encoding, string? errors)
        : base(errors)
    {
        _encoder = new PendingEncoder(encoding);
    }

    [PyNew("IncrementalEncoder(errors='strict')")]
    private static PyObject? New(ThreadState ts, PyType type, string? errors) => MultibyteCodecModule.EncodingOf(ts, type) is { } encoding
        ? new PyMultibyteIncrementalEncoderSubclass(type, encoding, errors)
        : null;

    [PyMethod("encode(input, final=False)")]
    private PyObject? Encode(ThreadState ts, PyObject input, bool final) => _encoder.Encode(ts, input, ErrorHandler, final) is { } bytes ? PyBytes.From(bytes) : null;

    [PyMethod("getstate()")]
    private PyObject? GetState(ThreadState ts) => _encoder.GetState(ts);

    [PyMethod("setstate(state, /)")]
    private PyObject? SetState(ThreadState ts, PyObject state) => _encoder.SetState(ts, state);

    [PyMethod("reset()")]
    private void Reset() => _encoder.Reset();
}

/// <summary><c>_multibytecodec.MultibyteIncrementalDecoder</c>.</summary>
[PyType("MultibyteIncrementalDecoder", Module = "_multibytecodec", Subclassable = true, TextSignature = null)]
internal partial class PyMultibyteIncrementalDecoder : PyMultibyteHandler
{
    private readonly PendingDecoder _decoder;

    protected internal PyMultibyteIncrementalDecoder(MultibyteEncoding encoding, string? errors)
        : base(errors)
    {
        _decoder = new PendingDecoder(encoding);
    }

    [PyNew("IncrementalDecoder(errors='strict')")]
    private static PyObject? New(ThreadState ts, PyType type, string? errors) => MultibyteCodecModule.EncodingOf(ts, type) is { } encoding
        ? new PyMultibyteIncrementalDecoderSubclass(type, encoding, errors)
        : null;

    [PyMethod("decode(input, final=False)")]
    private PyObject? Decode(ThreadState ts, BufferView input, bool final) => _decoder.Decode(ts, input.Span, ErrorHandler, final);

    [PyMethod("getstate()")]
    private PyObject GetState() => _decoder.GetState();

    [PyMethod("setstate(state, /)")]
    private PyObject? SetState(ThreadState ts, PyObject state) => _decoder.SetState(ts, state);

    [PyMethod("reset()")]
    private void Reset() => _decoder.Reset();
}
