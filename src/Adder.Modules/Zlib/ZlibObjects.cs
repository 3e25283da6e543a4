using System;
using System.IO;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Zlib;

/// <summary>What <c>zlib.compressobj()</c> gives.</summary>
[PyType("Compress", Module = "zlib", NoConstructor = true)]
internal sealed partial class PyCompress(ZlibStream stream) : PyObject
{
    [PyMethod("compress(data, /)", Doc = "Returns a bytes object containing compressed data.")]
    private PyObject? Compress(ThreadState ts, BufferView data)
    {
        using var output = new MemoryStream();
        int code = stream.Run(data.Span, ZlibStream.NoFlush, output, -1, null, out _);
        return code is ZlibStream.Ok or ZlibStream.BufferError ? PyBytes.From(output.ToArray()) : stream.Raise(ts, code, "while compressing data");
    }

    [PyMethod("flush(mode=4, /)", Doc = "Return a bytes object containing any remaining compressed data.")]
    private PyObject? Flush(ThreadState ts, int? mode)
    {
        int flush = mode ?? ZlibStream.Finish;
        if (flush == ZlibStream.NoFlush)
        {
            return PyBytes.Empty;
        }

        using var output = new MemoryStream();
        int code = stream.Run([], flush, output, -1, null, out _);
        bool isEnd = code == ZlibStream.StreamEnd && flush == ZlibStream.Finish;
        bool done = code is ZlibStream.Ok or ZlibStream.BufferError || isEnd;
        if (isEnd)
        {
            stream.End();
        }

        return done ? PyBytes.From(output.ToArray()) : stream.Raise(ts, code, "while flushing");
    }

    [PyMethod("copy()", Doc = "Return a copy of the compression object.")]
    private PyObject? Copy(ThreadState ts) =>
        stream.Copy(out int code) is { } copy ? new PyCompress(copy)
        : code == ZlibStream.StreamError ? Raise.ValueError(ts, "Inconsistent stream state") : stream.Raise(ts, code, "while copying compression object");

    [PyMethod("__copy__()")]
    private PyObject? CopyProtocol(ThreadState ts) => Copy(ts);

    [PyMethod("__deepcopy__(memo, /)")]
    private PyObject? DeepCopy(ThreadState ts, PyObject memo) => Copy(ts);
}

/// <summary>What <c>zlib.decompressobj()</c> gives.</summary>
[PyType("Decompress", Module = "zlib", NoConstructor = true)]
internal sealed partial class PyDecompress(ZlibStream stream, byte[]? dictionary) : PyObject
{
    private PyBytes _unused = PyBytes.Empty;
    private PyBytes _unconsumed = PyBytes.Empty;
    private bool _ended;

    [PyGetter("unused_data", Member = true)]
    private PyObject UnusedGetter() => _unused;

    [PyGetter("unconsumed_tail", Member = true)]
    private PyObject UnconsumedGetter() => _unconsumed;

    [PyGetter("eof", Member = true)]
    private bool EndGetter() => _ended;

    [PyMethod("decompress(data, /, max_length=0)", Doc = "Return a bytes object containing the decompressed version of the data.")]
    private PyObject? Decompress(ThreadState ts, BufferView data, long maxLength)
    {
        if (maxLength < 0)
        {
            return Raise.ValueError(ts, "max_length must be non-negative");
        }

        return Run(ts, data.Span, ZlibStream.SyncFlush, maxLength == 0 ? -1 : maxLength, "while decompressing data");
    }

    [PyMethod("flush(length=16384, /)", Doc = "Return a bytes object containing any remaining decompressed data.")]
    private PyObject? Flush(ThreadState ts, long? length)
    {
        if (length is <= 0)
        {
            return Raise.ValueError(ts, "length must be greater than zero");
        }

        if (!stream.IsOpen)
        {
            return PyBytes.Empty;
        }

        PyObject? rest = Run(ts, _unconsumed.Data, ZlibStream.Finish, -1, "while decompressing data");
        if (_ended)
        {
            stream.End();
        }

        return rest;
    }

    [PyMethod("copy()", Doc = "Return a copy of the decompression object.")]
    private PyObject? Copy(ThreadState ts) =>
        stream.Copy(out int code) is { } copy ? new PyDecompress(copy, dictionary) { _unused = _unused, _unconsumed = _unconsumed, _ended = _ended }
        : code == ZlibStream.StreamError ? Raise.ValueError(ts, "Inconsistent stream state") : stream.Raise(ts, code, "while copying decompression object");

    [PyMethod("__copy__()")]
    private PyObject? CopyProtocol(ThreadState ts) => Copy(ts);

    [PyMethod("__deepcopy__(memo, /)")]
    private PyObject? DeepCopy(ThreadState ts, PyObject memo) => Copy(ts);

    private PyObject? Run(ThreadState ts, ReadOnlySpan<byte> input, int flush, long limit, string doing)
    {
        using var output = new MemoryStream();
        int code = ZlibStream.StreamEnd;
        int used = 0;
        if (!_ended || !stream.IsOpen)
        {
            code = stream.Run(input, flush, output, limit, dictionary, out used);
        }

        if (code is not (ZlibStream.Ok or ZlibStream.StreamEnd or ZlibStream.BufferError))
        {
            return stream.Raise(ts, code, doing);
        }

        ReadOnlySpan<byte> rest = input[used..];
        if (code == ZlibStream.StreamEnd)
        {
            _ended = true;
            _unused = rest.IsEmpty ? _unused : PyBytes.From((byte[])[.. _unused.Data, .. rest]);
            _unconsumed = PyBytes.Empty;
        }
        else
        {
            _unconsumed = PyBytes.From(rest);
        }

        return PyBytes.From(output.ToArray());
    }
}

/// <summary><c>zlib._ZlibDecompressor</c>: keeps the input that it did not use, for gzip.</summary>
[PyType("_ZlibDecompressor", Module = "zlib", Doc = "A decompressor that is fed little by little.\n\n  wbits\n    The size of the window and the format of header and trailer.\n  zdict\n    The dictionary that the data was compressed with.")]
internal sealed partial class PyZlibDecompressor(ZlibStream stream, byte[]? dictionary) : IncrementalDecompressor
{
    [PyNew("_ZlibDecompressor(wbits=15, zdict=b'')")]
    private static PyObject? New(ThreadState ts, PyType type, int wbits, PyObject? zdict) =>
        ZlibModule.OpenDecompressor(ts, wbits, zdict, out byte[]? dictionary) is { } stream ? new PyZlibDecompressor(stream, dictionary) : null;

    protected override bool Run(ThreadState ts, ReadOnlySpan<byte> input, MemoryStream output, long limit, out int used, out bool ended)
    {
        int code = stream.Run(input, ZlibStream.SyncFlush, output, limit, dictionary, out used);
        ended = code == ZlibStream.StreamEnd;
        return code is ZlibStream.Ok or ZlibStream.StreamEnd or ZlibStream.BufferError || (bool)stream.Raise(ts, code, "while decompressing data");
    }
}
