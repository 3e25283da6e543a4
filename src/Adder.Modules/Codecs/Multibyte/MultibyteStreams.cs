using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary><c>_multibytecodec.MultibyteStreamReader</c>.</summary>
[PyType("MultibyteStreamReader", Module = "_multibytecodec", Subclassable = true, TextSignature = null)]
internal partial class PyMultibyteStreamReader : PyMultibyteHandler
{
    private readonly PendingDecoder _decoder;
    private readonly PyObject _stream;

    protected internal PyMultibyteStreamReader(MultibyteEncoding encoding, PyObject stream, string? errors)
        : base(errors)
    {
        _decoder = new PendingDecoder(encoding);
        _stream = stream;
    }

    [PyGetter("stream", Member = true)]
    private PyObject Stream => _stream;

    [PyNew("StreamReader(stream, errors='strict')")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject stream, string? errors) => MultibyteCodecModule.EncodingOf(ts, type) is { } encoding
        ? new PyMultibyteStreamReaderSubclass(type, encoding, stream, errors)
        : null;

    [PyMethod("read(sizeobj=None, /)")]
    private PyObject? Read(ThreadState ts, PyObject? size) => Size(ts, size, out long count) ? ReadWith(ts, "read", count) : null;

    [PyMethod("readline(sizeobj=None, /)")]
    private PyObject? ReadLine(ThreadState ts, PyObject? size) => Size(ts, size, out long count) ? ReadWith(ts, "readline", count) : null;

    [PyMethod("readlines(sizehintobj=None, /)")]
    private PyObject? ReadLines(ThreadState ts, PyObject? size)
    {
        PyStr? text = Size(ts, size, out long count) ? ReadWith(ts, "read", count) : null;
        return text?.SplitLines(ts, true);
    }

    [PyMethod("reset()")]
    private void Reset() => _decoder.Reset();

    private static bool Size(ThreadState ts, PyObject? value, out long size)
    {
        size = -1;
        return value switch
        {
            null or PyNone => true,
            PyInt => Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out size),
            _ => Raise.TypeError(ts, "arg 1 must be an integer"),
        };
    }

    /// <summary>Reads until there is a character at least, or the end.</summary>
    private PyStr? ReadWith(ThreadState ts, string method, long size)
    {
        if (size == 0)
        {
            return PyStr.Empty;
        }

        for (; ;)
        {
            PyObject? data = size < 0 ? Calls.CallMethod(ts, _stream, method) : Calls.CallMethod(ts, _stream, method, PyInt.From(size));
            if (data is not PyBytes bytes)
            {
                return data is null ? null : Raise.TypeError(ts, $"stream function returned a non-bytes object ({data.Type.Name})");
            }

            bool final = bytes.Length == 0 || size < 0;
            PyStr? text = _decoder.Decode(ts, bytes.Data, ErrorHandler, final);
            if (text is null || final || text.Length > 0)
            {
                return text;
            }

            // A character at least is wanted: byte by byte.
            size = 1;
        }
    }
}

/// <summary><c>_multibytecodec.MultibyteStreamWriter</c>.</summary>
[PyType("MultibyteStreamWriter", Module = "_multibytecodec", Subclassable = true, TextSignature = null)]
internal partial class PyMultibyteStreamWriter : PyMultibyteHandler
{
    private readonly PendingEncoder _encoder;
    private readonly PyObject _stream;

    protected internal PyMultibyteStreamWriter(MultibyteEncoding encoding, PyObject stream, string? errors)
        : base(errors)
    {
        _encoder = new PendingEncoder(encoding);
        _stream = stream;
    }

    [PyGetter("stream", Member = true)]
    private PyObject Stream => _stream;

    [PyNew("StreamWriter(stream, errors='strict')")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject stream, string? errors) => MultibyteCodecModule.EncodingOf(ts, type) is { } encoding
        ? new PyMultibyteStreamWriterSubclass(type, encoding, stream, errors)
        : null;

    [PyMethod("write(strobj, /)")]
    private PyObject? Write(ThreadState ts, PyObject text) =>
        _encoder.Encode(ts, text, ErrorHandler, false) is { } bytes && Calls.CallMethod(ts, _stream, "write", PyBytes.From(bytes)) is not null ? PyNone.Instance : null;

    [PyMethod("writelines(lines, /)")]
    private PyObject? WriteLines(ThreadState ts, PyObject lines)
    {
        if (!Containers.CheckSequence(ts, lines))
        {
            ts.Pending = null;
            return Raise.TypeError(ts, "arg must be a sequence object");
        }

        for (long i = 0; ; i++)
        {
            long count = Containers.Length(ts, lines);
            if (count < 0)
            {
                return null;
            }

            if (i >= count)
            {
                return PyNone.Instance;
            }

            if (Containers.SequenceItem(ts, lines, i) is not { } line || Write(ts, line) is null)
            {
                return null;
            }
        }
    }

    [PyMethod("reset()")]
    private PyObject? Reset(ThreadState ts)
    {
        if (!_encoder.HasPending)
        {
            return PyNone.Instance;
        }

        byte[]? bytes = _encoder.Encode(ts, PyStr.Empty, ErrorHandler, true);
        _encoder.Reset();
        return bytes is null || (bytes.Length > 0 && Calls.CallMethod(ts, _stream, "write", PyBytes.From(bytes)) is null) ? null : PyNone.Instance;
    }
}
