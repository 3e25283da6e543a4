using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io.TextIOWrapper</c>: text over a buffered binary stream. Reading and positions; writing is in the other part.</summary>
[PyType("TextIOWrapper", Module = "_io", Base = typeof(PyTextIOBase), Subclassable = true, OwnTypeProperty = true,
    TextSignature = "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)", Doc = "Character and line based layer over a BufferedIOBase object, buffer.", Flags = TypeFlags.InheritsNew)]
internal sealed partial class PyTextIOWrapper(PyType type) : PyTextIOBase(type)
{
    private long _chunkSize = 8192;
    private PyObject? _buffer;
    private bool _detached;
    private string _encoding = "utf-8";
    private PyObject _encodingObject = PyNone.Instance;
    private PyStr _errors = PyStr.Intern("strict");
    private PyObject _newline = PyNone.Instance;
    private bool _lineBuffering;
    private bool _writeThrough;
    private bool _seekable;
    private bool _telling;
    private ITextDecoder? _decoder;
    private NewlineTranslator? _translator;
    private PyStr _decoded = PyStr.Empty;
    private int _used;

    /// <summary>What the buffer's chunks are read with: <c>read1</c> where it has that.</summary>
    private string _chunkMethod = "read1";

    /// <summary>How many bytes a character of the last chunk took.</summary>
    private double _bytesPerCharacter;

    /// <summary>Where reading stood before the last chunk: the decoder's flags and the bytes that it was given since.</summary>
    private (BigInteger Flags, byte[] Input)? _snapshot;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Watch(ts, new PyTextIOWrapper(type));

    [PyInit("TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")]
    private Done Init(ThreadState ts, PyObject buffer, string? encoding, string? errors, string? newline, bool lineBuffering, bool writeThrough)
    {
        _buffer = null;
        _detached = false;
        PyStr? mark = newline is null ? null : PyStr.From(newline);
        if (encoding is null && !DefaultEncoding.Warn(ts, 1))
        {
            return Done.Error;
        }

        PyStr handler = errors is null ? PyStr.Intern("strict") : PyStr.From(errors);
        if (!CheckNewline(ts, mark) || !SetEncoding(ts, encoding is null ? null : PyStr.From(encoding), handler))
        {
            return Done.Error;
        }

        SetNewline(mark ?? (PyObject)PyNone.Instance);
        _lineBuffering = lineBuffering;
        _writeThrough = writeThrough;
        _decoded = PyStr.Empty;
        _used = 0;
        _snapshot = null;
        _decoder = null;
        ResetWriting();
        PyObject? seekable = Calls.CallMethod(ts, buffer, "seekable");
        Truth able = seekable is null ? Truth.Error : Truthiness.IsTrue(ts, seekable);
        if (able == Truth.Error)
        {
            return Done.Error;
        }

        Lookup readOne = Attributes.Find(ts, buffer, "read1");
        if (readOne.IsError)
        {
            return Done.Error;
        }

        _chunkMethod = readOne.TryGet(out PyObject? _) ? "read1" : "read";
        _seekable = _telling = able == Truth.True;
        _buffer = buffer;
        return StartEncoder(ts) ? Done.Ok : Done.Error;
    }

    [PyMethod("__getstate__()")]
    private PyObject? GetState(ThreadState ts) => RefusePickling(ts);

    [PyGetter("buffer", Member = true)]
    private PyObject? BufferGetter(ThreadState ts) => Usable(ts);

    [PyGetter("_finalizing", Member = true)]
    private bool FinalizingGetter(ThreadState ts) => IsFinalizing;

    [PyGetter("encoding", Member = true)]
    private PyObject? EncodingGetter(ThreadState ts) => _encodingObject;

    [PyGetter("errors")]
    private PyObject? ErrorsGetter(ThreadState ts) => _errors;

    [PyGetter("line_buffering", Member = true)]
    private PyObject? LineBufferingGetter(ThreadState ts) => PyBool.From(_lineBuffering);

    [PyGetter("write_through", Member = true)]
    private PyObject? WriteThroughGetter(ThreadState ts) => PyBool.From(_writeThrough);

    [PyGetter("newlines")]
    private PyObject? NewlinesGetter(ThreadState ts) => Usable(ts) is null ? null : _translator?.Newlines() ?? PyNone.Instance;

    [PyGetter("name")]
    private PyObject? NameGetter(ThreadState ts) => Usable(ts) is { } buffer ? Attributes.Get(ts, buffer, "name") : null;

    [PyGetter("closed")]
    private PyObject? ClosedGetter(ThreadState ts) => Usable(ts) is { } buffer ? Attributes.Get(ts, buffer, "closed") : null;

    [PyGetter("_CHUNK_SIZE")]
    private PyObject? ChunkSizeGetter(ThreadState ts) => PyInt.From(_chunkSize);

    [PySetter("_CHUNK_SIZE")]
    private Done SetChunkSize(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.AttributeError(ts, $"attribute '_CHUNK_SIZE' of '{Type.FullName}' objects cannot be deleted");
        }

        if (Usable(ts) is null || !Numbers.IndexToInt64(ts, value, ExceptionTypes.ValueError, out long size))
        {
            return Done.Error;
        }

        if (size <= 0)
        {
            return Raise.ValueError(ts, "a strictly positive integer is required");
        }

        _chunkSize = size;
        return Done.Ok;
    }

    [PyMethod("read(size=None, /)", TextSignature = "($self, size=-1, /)", Doc = "Read at most size characters from stream.")]
    private PyObject? Read(ThreadState ts, long? size)
    {
        if (!UsableForReading(ts))
        {
            return null;
        }

        if (size is null or < 0)
        {
            PyObject? bytes = Calls.CallMethod(ts, _buffer!, "read");
            if (bytes is null)
            {
                return null;
            }

            if (bytes is PyNone)
            {
                return Raise.Error(ts, ExceptionTypes.BlockingIOError, "Read returned None.");
            }

            if (AsBytes(ts, bytes, "read") is not { } data)
            {
                return null;
            }

            if (Decode(ts, data, final: true) is not { } rest)
            {
                return null;
            }

            PyStr all = PyStr.Concat(TakeDecoded(int.MaxValue), rest);
            _snapshot = null;
            return all;
        }

        PyStr result = TakeDecoded((int)Math.Min(size.Value, int.MaxValue));
        while (result.Length < size)
        {
            Truth more = ReadChunk(ts, size.Value - result.Length);
            if (more == Truth.Error)
            {
                return null;
            }

            if (more == Truth.False)
            {
                break;
            }

            result = PyStr.Concat(result, TakeDecoded((int)Math.Min(size.Value - result.Length, int.MaxValue)));
        }

        return result;
    }

    [PyMethod("readline(size=-1, /)", Doc = "Read until newline or EOF.")]
    private PyObject? ReadLine(ThreadState ts, long? size) => UsableForReading(ts) ? ReadLineText(ts, size ?? -1) : null;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (Usable(ts) is null)
        {
            return default;
        }

        _telling = false;
        PyObject? line = Type.IsHeapType ? Calls.CallMethod(ts, this, "readline") : UsableForReading(ts) ? ReadLineText(ts, -1) : null;
        if (line is null)
        {
            return default;
        }

        if (line is PyStr { Length: 0 })
        {
            _snapshot = null;
            _telling = _seekable;
            return Lookup.Absent;
        }

        return line is PyStr ? Lookup.Found(line) : Raise.Error(ts, ExceptionTypes.OSError, $"readline() should have returned an str object, not '{line.Type.Name}'");
    }

    [PyMethod("tell()", Doc = "Return the stream position as an opaque number.")]
    private PyObject? Tell(ThreadState ts)
    {
        if (UsableOpen(ts) is not { } buffer)
        {
            return null;
        }

        if (!_seekable)
        {
            return IoErrors.Unsupported(ts, "underlying stream is not seekable");
        }

        if (!_telling)
        {
            return Raise.Error(ts, ExceptionTypes.OSError, "telling position disabled by next() call");
        }

        if (!FlushText(ts) || Calls.CallMethod(ts, this, "flush") is null || Calls.CallMethod(ts, buffer, "tell") is not { } told)
        {
            return null;
        }

        if (_decoder is null || _snapshot is not { } snapshot)
        {
            return told;
        }

        if (told is not PyInt end)
        {
            return Raise.TypeError(ts, "tell() should return an int");
        }

        BigInteger start = end.BigValue - snapshot.Input.Length;
        if (_used == 0)
        {
            return PyInt.From(TextPosition.Pack(start, snapshot.Flags, 0, 0, false));
        }

        return PositionWithin(ts, start, snapshot);
    }

    [PyMethod("seek(cookie, whence=0, /)", TextSignature = "($self, cookie, whence=os.SEEK_SET, /)", Doc = "Set the stream position, and return the new stream position.")]
    private PyObject? Seek(ThreadState ts, PyObject cookie, int? whence)
    {
        if (UsableOpen(ts) is not { } buffer)
        {
            return null;
        }

        if (!_seekable)
        {
            return IoErrors.Unsupported(ts, "underlying stream is not seekable");
        }

        if (Numbers.Index(ts, cookie) is not { } position)
        {
            return null;
        }

        switch (whence ?? 0)
        {
            case 1:
                if (position.Sign != 0)
                {
                    return IoErrors.Unsupported(ts, "can't do nonzero cur-relative seeks");
                }

                PyObject? here = Calls.CallMethod(ts, this, "tell");
                if (here is null)
                {
                    return null;
                }

                position = (PyInt)here;
                break;
            case 2:
                if (position.Sign != 0)
                {
                    return IoErrors.Unsupported(ts, "can't do nonzero end-relative seeks");
                }

                if (Calls.CallMethod(ts, this, "flush") is null)
                {
                    return null;
                }

                ForgetReading();
                if (_decoder is not null && !_decoder.Reset(ts))
                {
                    return null;
                }

                PyObject? end = Calls.CallMethod(ts, buffer, "seek", PySmallInt.Zero, PyInt.From(2));
                return end is not null && RestartEncoder(ts, atStart: end is PyInt { Sign: 0 }) ? end : null;
            case 0:
                break;
            default:
                return Raise.ValueError(ts, $"invalid whence ({whence}, should be 0, 1 or 2)");
        }

        if (position.Sign < 0)
        {
            return Raise.ValueError(ts, $"negative seek position {Text.Repr(ts, position)}");
        }

        if (Calls.CallMethod(ts, this, "flush") is null)
        {
            return null;
        }

        TextPosition target = TextPosition.Unpack(position.BigValue);
        if (Calls.CallMethod(ts, buffer, "seek", PyInt.From(target.Start)) is null)
        {
            return null;
        }

        ForgetReading();
        return Restore(ts, target) && RestartEncoder(ts, atStart: position.Sign == 0) ? position : null;
    }

    private bool Restore(ThreadState ts, TextPosition target)
    {
        bool plain = target.Flags.IsZero && target.BytesToFeed == 0 && target.CharactersToSkip == 0;
        if (_decoder is null && plain)
        {
            return true;
        }

        if (!EnsureDecoder(ts) || !SetDecoderState(ts, target.Flags))
        {
            return false;
        }

        if (plain)
        {
            return true;
        }

        _snapshot = (target.Flags, []);
        if (target.CharactersToSkip == 0)
        {
            return true;
        }

        PyObject? input = Calls.CallMethod(ts, _buffer!, "read", PyInt.From(target.BytesToFeed));
        if (input is not PyBytes bytes)
        {
            return input is not null && (bool)Raise.TypeError(ts, $"underlying read() should have returned a bytes object, not '{input.Type.Name}'");
        }

        _snapshot = (target.Flags, bytes.Data);
        if (Decode(ts, bytes, target.NeedsEnd) is not { } decoded)
        {
            return false;
        }

        _decoded = decoded;
        if (decoded.Length < target.CharactersToSkip)
        {
            return Raise.Error(ts, ExceptionTypes.OSError, "can't restore logical file position");
        }

        _used = target.CharactersToSkip;
        return true;
    }

    /// <summary>The position of a place inside the decoded text: from a safe start, how many bytes to feed and characters to skip.</summary>
    private PyObject? PositionWithin(ThreadState ts, BigInteger start, (BigInteger Flags, byte[] Input) snapshot)
    {
        if (DecoderState(ts) is not { } saved)
        {
            return null;
        }

        int seen = _translator?.Seen ?? 0;
        BigInteger flags = snapshot.Flags;
        int skip = _used;
        int fed = 0;
        int safe = 0;
        int characters = 0;
        bool found = false;
        bool failed = !SetDecoderState(ts, flags);
        for (int i = 0; i < snapshot.Input.Length && !failed; i++)
        {
            fed++;
            if (Decode(ts, PyBytes.From(snapshot.Input.AsSpan(i, 1)), final: false) is not { } text || DecoderState(ts) is not { } state)
            {
                failed = true;
                break;
            }

            characters += text.Length;
            if (state.Input.Data.Length == 0 && characters <= skip)
            {
                // Nothing is kept back in the decoder: a safe start is here.
                start += fed;
                flags = state.Flags;
                skip -= characters;
                safe += fed;
                fed = characters = 0;
            }

            if (characters >= skip)
            {
                found = true;
                break;
            }
        }

        bool needsEnd = false;
        if (!found && !failed)
        {
            PyStr? tail = Decode(ts, PyBytes.Empty, final: true);
            failed = tail is null;
            needsEnd = true;
            if (!failed && characters + tail!.Length < skip)
            {
                failed = true;
                _ = Raise.Error(ts, ExceptionTypes.OSError, "can't reconstruct logical file position");
            }
        }

        PyBaseException? error = failed ? ts.TakePending() : null;
        bool restored = _decoder!.SetState(ts, saved.Input, saved.Flags >> 1);
        if (_translator is not null)
        {
            _translator.PendingCr = !saved.Flags.IsEven;
        }

        return error is not null ? Raise.Again(ts, error) : restored ? PyInt.From(TextPosition.Pack(start, flags, fed, skip, needsEnd)) : null;
    }

    private PyObject? ReadLineText(ThreadState ts, long limit)
    {
        PyStr line = PyStr.Empty;
        while (true)
        {
            if (_used >= _decoded.Length)
            {
                Truth more = ReadChunk(ts, 0);
                if (more == Truth.Error)
                {
                    return null;
                }

                if (more == Truth.False)
                {
                    _decoded = PyStr.Empty;
                    _used = 0;
                    _snapshot = null;
                    return line;
                }

                if (_decoded.Length == 0)
                {
                    continue;
                }
            }

            int end = FindLineEnd(line);
            int length = end < 0 ? _decoded.Length - _used : end;
            if (limit >= 0 && line.Length + length >= limit)
            {
                return PyStr.Concat(line, TakeDecoded((int)(limit - line.Length)));
            }

            line = PyStr.Concat(line, TakeDecoded(length));
            if (end >= 0)
            {
                return line;
            }
        }
    }

    /// <summary>The length of the rest of the line in the decoded text, its end included; -1 where the end is not there yet.</summary>
    private int FindLineEnd(PyStr before)
    {
        bool any = _newline is PyStr { Length: 0 };
        if (_newline is PyStr { Length: 2 } && before.Length > 0 && before.CodePointAt(before.Length - 1) == '\r' && _decoded.CodePointAt(_used) == '\n')
        {
            return 1;
        }

        if (_decoded.IsBmp && !any && _newline is not PyStr { Length: 2 })
        {
            int at = _decoded.Chars[_used..].IndexOf(_newline is PyStr { Length: 1 } mark ? (char)mark.CodePointAt(0) : '\n');
            return at < 0 ? -1 : at + 1;
        }

        int[] rest = new int[_decoded.Length - _used];
        _decoded.Substring(_used, _decoded.Length).CopyTo(rest);
        return LineEnds.Find(rest, _newline, any);
    }

    /// <summary>Decodes the next chunk of bytes; false at the end of the stream.</summary>
    /// <param name="wanted">So many characters are needed; 0 where that is unknown.</param>
    private Truth ReadChunk(ThreadState ts, long wanted)
    {
        if (!EnsureDecoder(ts))
        {
            return Truth.Error;
        }

        (PyBytes Input, BigInteger Flags) before = default;
        if (_telling)
        {
            if (DecoderState(ts) is not { } state)
            {
                return Truth.Error;
            }

            before = state;
        }

        long size = Math.Max(_chunkSize, wanted > 0 && _bytesPerCharacter > 0 ? (long)(_bytesPerCharacter * wanted) : wanted);
        PyObject? read = Calls.CallMethod(ts, _buffer!, _chunkMethod, PyInt.From(size));
        if (read is null)
        {
            return Truth.Error;
        }

        if (read is PyNone)
        {
            return Raise.Error(ts, ExceptionTypes.BlockingIOError, "Read returned None.");
        }

        if (AsBytes(ts, read, $"underlying {_chunkMethod}") is not { } bytes)
        {
            return Truth.Error;
        }

        bool end = bytes.Data.Length == 0;
        if (Decode(ts, bytes, final: end) is not { } text)
        {
            return Truth.Error;
        }

        _decoded = text;
        _used = 0;
        _bytesPerCharacter = text.Length > 0 ? (double)bytes.Data.Length / text.Length : 0;
        if (_telling)
        {
            _snapshot = (before.Flags, [.. before.Input!.Data, .. bytes.Data]);
        }

        return end && text.Length == 0 ? Truth.False : Truth.True;
    }

    /// <summary>What a buffer's method returned, as bytes; null: an exception is pending.</summary>
    private static PyBytes? AsBytes(ThreadState ts, PyObject read, string method)
    {
        if (read is PyBytes bytes)
        {
            return bytes;
        }

        using BufferView? view = Buffers.Readable(ts, read);
        if (view is not null)
        {
            return PyBytes.From(view.Span.ToArray());
        }

        ts.Pending = null;
        _ = Raise.TypeError(ts, $"{method}() should have returned a bytes-like object, not '{read.Type.Name}'");
        return null;
    }

    private PyStr? Decode(ThreadState ts, PyBytes bytes, bool final)
    {
        if (!EnsureDecoder(ts) || _decoder!.Decode(ts, bytes, final) is not { } text)
        {
            return null;
        }

        return _translator is null ? text : _translator.Process(text, final);
    }

    /// <summary>The decoder's state, the newline translator's pending \r as the lowest bit of the flags.</summary>
    private (PyBytes Input, BigInteger Flags)? DecoderState(ThreadState ts)
    {
        if (_decoder!.GetState(ts) is not { } state)
        {
            return null;
        }

        return (state.Input, (state.Flags << 1) | (_translator is { PendingCr: true } ? 1 : 0));
    }

    private bool SetDecoderState(ThreadState ts, BigInteger flags)
    {
        if (_translator is not null)
        {
            _translator.PendingCr = !flags.IsEven;
        }

        return flags.IsZero ? _decoder!.Reset(ts) : _decoder!.SetState(ts, PyBytes.Empty, flags >> 1);
    }

    private PyStr TakeDecoded(int count)
    {
        count = Math.Min(count, _decoded.Length - _used);
        PyStr taken = _used == 0 && count == _decoded.Length ? _decoded : _decoded.Substring(_used, _used + count);
        _used += count;
        if (_used == _decoded.Length && !_telling)
        {
            _decoded = PyStr.Empty;
            _used = 0;
        }

        return taken;
    }

    private void ForgetReading()
    {
        _decoded = PyStr.Empty;
        _used = 0;
        _snapshot = null;
        _telling = _seekable;
    }

    private bool EnsureDecoder(ThreadState ts)
    {
        if (_decoder is not null)
        {
            return true;
        }

        PyObject? readable = Calls.CallMethod(ts, _buffer!, "readable");
        Truth able = readable is null ? Truth.Error : Truthiness.IsTrue(ts, readable);
        if (able != Truth.True)
        {
            return able == Truth.False && (bool)IoErrors.Unsupported(ts, "not readable");
        }

        if (_encoding == "utf-8" && (_errors.EqualTo("strict") || _errors.EqualTo("surrogateescape")))
        {
            _decoder = new Utf8TextDecoder(_errors.EqualTo("surrogateescape"));
            return true;
        }

        PyObject? decoder = IncrementalCodec(ts, "getincrementaldecoder");
        if (decoder is null)
        {
            return false;
        }

        _decoder = new PythonTextDecoder(decoder);
        return true;
    }

    /// <summary>An incremental coder of the encoding, from module <c>codecs</c>.</summary>
    private PyObject? IncrementalCodec(ThreadState ts, string getter)
    {
        PyObject? codecs = Imports.Import(ts, "codecs");
        PyObject? factory = codecs is null ? null : Calls.CallMethod(ts, codecs, getter, PyStr.From(_encoding));
        return factory is null ? null : Calls.Call(ts, factory, _errors);
    }

    private bool UsableForReading(ThreadState ts)
    {
        if (UsableOpen(ts) is null || !EnsureDecoder(ts))
        {
            return false;
        }

        return FlushText(ts);
    }

    private PyObject? Usable(ThreadState ts) =>
        _buffer ?? (_detached ? Raise.ValueError(ts, "underlying buffer has been detached") : Raise.ValueError(ts, "I/O operation on uninitialized object"));

    private PyObject? UsableOpen(ThreadState ts)
    {
        PyObject? buffer = Usable(ts);
        return buffer is not null && IoErrors.CheckOpen(ts, buffer) ? buffer : null;
    }
}

/// <summary>What <c>tell()</c> packs into one number: a byte position that decoding may start from, and how to get from there to the character.</summary>
internal readonly record struct TextPosition(BigInteger Start, BigInteger Flags, int BytesToFeed, int CharactersToSkip, bool NeedsEnd)
{
    private static readonly BigInteger s_mask = (BigInteger.One << 64) - 1;

    public static BigInteger Pack(BigInteger start, BigInteger flags, int bytesToFeed, int charactersToSkip, bool needsEnd) =>
        start | (flags << 64) | ((BigInteger)bytesToFeed << 128) | ((BigInteger)charactersToSkip << 192) | ((needsEnd ? BigInteger.One : 0) << 256);

    public static TextPosition Unpack(BigInteger cookie) => new(
        cookie & s_mask, (cookie >> 64) & s_mask, (int)((cookie >> 128) & int.MaxValue), (int)((cookie >> 192) & int.MaxValue), !(cookie >> 256).IsZero);
}
