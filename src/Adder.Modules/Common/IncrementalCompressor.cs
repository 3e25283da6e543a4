using System;
using System.IO;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Common;

/// <summary>What the compressors have in common that are fed little by little and flushed once (<c>bz2</c>, <c>lzma</c>).</summary>
internal abstract class IncrementalCompressor : PyObject
{
    private bool _isFlushed;

    /// <summary>Compresses the input; at the end what the library still holds as well. False: an exception is pending.</summary>
    protected abstract bool Run(ThreadState ts, ReadOnlySpan<byte> input, bool finish, MemoryStream output);

    [PyMethod("compress(data, /)", Doc = "Provide data to the compressor object.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.")]
    protected PyObject? Compress(ThreadState ts, BufferView data) =>
        _isFlushed ? Raise.ValueError(ts, "Compressor has been flushed") : Compress(ts, data.Span, finish: false);

    [PyMethod("flush()", Doc = "Finish the compression process.\n\nReturns the compressed data left in internal buffers.")]
    protected PyObject? Flush(ThreadState ts)
    {
        if (_isFlushed)
        {
            return Raise.ValueError(ts, "Repeated call to flush()");
        }

        _isFlushed = true;
        return Compress(ts, [], finish: true);
    }

    private PyBytes? Compress(ThreadState ts, ReadOnlySpan<byte> input, bool finish)
    {
        using var output = new MemoryStream();
        return Run(ts, input, finish, output) ? PyBytes.From(output.ToArray()) : null;
    }
}
