using System;
using System.IO;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Common;

/// <summary>What the decompressors have in common that are fed little by little and keep the input that they have not used (<c>zlib</c>, <c>bz2</c>, <c>lzma</c>).</summary>
internal abstract class IncrementalDecompressor : PyObject
{
    private byte[] _pending = [];
    private PyBytes _unused = PyBytes.Empty;
    private bool _isEnded;
    private bool _needsInput = true;
    private bool _isBroken;

    /// <summary>What is said to data after the end.</summary>
    protected virtual string EndText => "End of stream already reached";

    /// <summary>After an error the library must not be called again.</summary>
    protected virtual bool EndsWithError => false;

    [PyGetter("eof", Member = true, Doc = "True if the end-of-stream marker has been reached.")]
    protected bool EndGetter() => _isEnded;

    [PyGetter("unused_data", Member = true, Doc = "Data found after the end of the compressed stream.")]
    protected PyObject UnusedGetter() => _unused;

    [PyGetter("needs_input", Member = true, Doc = "True if more input is needed before more decompressed data can be produced.")]
    protected bool NeedsInputGetter() => _needsInput;

    /// <summary>Decompresses until the input is used up, the stream has ended, or <paramref name="limit"/> bytes were made (negative: no limit). False: an exception is pending.</summary>
    protected abstract bool Run(ThreadState ts, ReadOnlySpan<byte> input, MemoryStream output, long limit, out int used, out bool ended);

    [PyMethod("decompress(data, max_length=-1)", Doc = "Decompress *data*, returning uncompressed data as bytes.\n\nIf *max_length* is not negative, that many bytes are returned at most.  What was not\nused of the data is kept: the next call goes on with it, and needs none of its own\nas long as needs_input is false.")]
    protected PyObject? Decompress(ThreadState ts, BufferView data, long maxLength = -1)
    {
        if (_isEnded)
        {
            return Raise.EOFError(ts, EndText);
        }

        if (_isBroken)
        {
            return Raise.ValueError(ts, "Decompressor is unusable after a previous error");
        }

        byte[] input = _pending.Length == 0 ? data.Span.ToArray() : [.. _pending, .. data.Span];
        using var output = new MemoryStream();
        if (!Run(ts, input, output, maxLength, out int used, out bool ended))
        {
            _isBroken = EndsWithError;
            _needsInput = !_isBroken;
            return null;
        }

        _pending = input[used..];
        if (ended)
        {
            _isEnded = true;
            _needsInput = false;
            _unused = PyBytes.From(_pending);
            _pending = [];
        }
        else
        {
            // Where the limit stopped it there may be more to come without input.
            _needsInput = _pending.Length == 0 && (maxLength < 0 || output.Length < maxLength);
        }

        return PyBytes.From(output.ToArray());
    }
}
