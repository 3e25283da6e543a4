using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <content>Encodings, writing, and what concerns the stream as a whole.</content>
internal sealed partial class PyTextIOWrapper
{
    private readonly System.IO.MemoryStream _pendingBytes = new();
    private PyObject? _encoder;
    private PyStr? _writeNewline;
    private bool _writable;

    [PyMethod("write(text, /)", Doc = "Write string s to stream.")]
    private PyObject? Write(ThreadState ts, PyObject text) => LetGoAfter(ts, "write", WriteText(ts, text));

    private PyObject? WriteText(ThreadState ts, PyObject text)
    {
        if (text is not PyStr str)
        {
            return Raise.TypeError(ts, $"write() argument must be str, not {text.Type.Name}");
        }

        if (WritableBuffer(ts) is not { } buffer)
        {
            return null;
        }

        bool hasLf = (_lineBuffering || _writeNewline is not null) && Contains(str, '\n');
        PyStr translated = str;
        if (hasLf && _writeNewline is not null)
        {
            PyObject? replaced = Calls.CallMethod(ts, str, "replace", PyStr.FromCodePoint('\n'), _writeNewline);
            if (replaced is null)
            {
                return null;
            }

            if (replaced is not PyStr)
            {
                return Raise.TypeError(ts, $"replace() should return a str, not {replaced.Type.Name}");
            }

            // A subclass's replace() may have closed or detached the stream.
            translated = (PyStr)replaced;
            buffer = WritableBuffer(ts);
            if (buffer is null)
            {
                return null;
            }
        }

        if (Encode(ts, translated) is not { } bytes)
        {
            return null;
        }

        // Not more than a chunk is passed on together; passing on may come to write() again.
        while (_pendingBytes.Length > 0 && _pendingBytes.Length + bytes.Length > _chunkSize)
        {
            if (!FlushText(ts))
            {
                return null;
            }
        }

        _pendingBytes.Write(bytes);
        bool flush = _lineBuffering && (hasLf || Contains(str, '\r'));
        if ((_pendingBytes.Length >= _chunkSize || flush || _writeThrough) && !FlushText(ts))
        {
            return null;
        }

        if (flush && Calls.CallMethod(ts, buffer, "flush") is null)
        {
            return null;
        }

        if (_snapshot is not null)
        {
            _decoded = PyStr.Empty;
            _used = 0;
            _snapshot = null;
        }

        return _decoder is null || _decoder.Reset(ts) ? PyInt.From(str.Length) : null;
    }

    [PyMethod("flush()")]
    private PyObject? Flush(ThreadState ts)
    {
        if (UsableOpen(ts) is not { } buffer)
        {
            return null;
        }

        _telling = _seekable;
        return FlushText(ts) ? Calls.CallMethod(ts, buffer, "flush") : null;
    }

    [PyMethod("close()")]
    private PyObject? Close(ThreadState ts)
    {
        if (Usable(ts) is not { } buffer)
        {
            return null;
        }

        PyObject? closed = Attributes.Get(ts, buffer, "closed");
        Truth isClosed = closed is null ? Truth.Error : Truthiness.IsTrue(ts, closed);
        if (isClosed != Truth.False || _detached)
        {
            // Asking may have detached the buffer.
            return isClosed == Truth.Error ? null : PyNone.Instance;
        }

        if (IsFinalizing)
        {
            WarnDropped(ts, buffer, this);
        }

        PyBaseException? first = Calls.CallMethod(ts, this, "flush") is null ? ts.TakePending() : null;
        PyObject? result = Calls.CallMethod(ts, buffer, "close");
        Unwatch();
        if (first is null)
        {
            return result;
        }

        if (result is null)
        {
            PyBaseException second = ts.TakePending();
            second.Context ??= first;
            return Raise.Again(ts, second);
        }

        return Raise.Again(ts, first);
    }

    [PyMethod("detach()")]
    private PyObject? Detach(ThreadState ts)
    {
        if (Usable(ts) is not { } buffer || Calls.CallMethod(ts, this, "flush") is null)
        {
            return null;
        }

        _buffer = null;
        _detached = true;
        return buffer;
    }

    [PyMethod("truncate(pos=None, /)")]
    private PyObject? Truncate(ThreadState ts, PyObject? position) =>
        Usable(ts) is { } buffer && Calls.CallMethod(ts, this, "flush") is not null ? Calls.CallMethod(ts, buffer, "truncate", position ?? PyNone.Instance) : null;

    [PyMethod("fileno()")]
    private PyObject? FileNumber(ThreadState ts) => Usable(ts) is { } buffer ? Calls.CallMethod(ts, buffer, "fileno") : null;

    [PyMethod("isatty()")]
    private PyObject? IsATerminal(ThreadState ts) => Usable(ts) is { } buffer ? Calls.CallMethod(ts, buffer, "isatty") : null;

    [PyMethod("seekable()")]
    private PyObject? Seekable(ThreadState ts) => Usable(ts) is { } buffer ? Calls.CallMethod(ts, buffer, "seekable") : null;

    [PyMethod("readable()")]
    private PyObject? Readable(ThreadState ts) => Usable(ts) is { } buffer ? Calls.CallMethod(ts, buffer, "readable") : null;

    [PyMethod("writable()")]
    private PyObject? Writable(ThreadState ts) => Usable(ts) is { } buffer ? Calls.CallMethod(ts, buffer, "writable") : null;

    [PyMethod("reconfigure(*, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)", TextSignature = "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)", Doc = "Reconfigure the text stream with new parameters.")]
    private PyObject? Reconfigure(ThreadState ts, PyObject? encodingArgument, PyObject? errorsArgument, PyObject? newline, PyObject? lineBuffering, PyObject? writeThrough)
    {
        if (Usable(ts) is null || !TextArgument(ts, encodingArgument, "encoding", out PyStr? encoding) || !TextArgument(ts, errorsArgument, "errors", out PyStr? errors)
            || (newline is not null && !TextArgument(ts, newline, "newline", out _)))
        {
            return null;
        }

        if (_decoder is not null && (_decoded.Length > 0 || _snapshot is not null) && (encoding is not null || errors is not null || newline is not null))
        {
            return IoErrors.Unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
        }

        if (newline is not null && !CheckNewline(ts, newline))
        {
            return null;
        }

        bool line = _lineBuffering;
        bool through = _writeThrough;
        if (!Flag(ts, lineBuffering, ref line) || !Flag(ts, writeThrough, ref through) || Calls.CallMethod(ts, this, "flush") is null)
        {
            return null;
        }

        if (encoding is not null || errors is not null)
        {
            PyStr handler = errors ?? (encoding is null ? _errors : PyStr.Intern("strict"));
            if (!SetEncoding(ts, encoding ?? PyStr.From(_encoding), handler))
            {
                return null;
            }

            _decoder = null;
        }

        if (newline is not null)
        {
            SetNewline(newline);
            _decoder = null;
        }

        if ((encoding is not null || errors is not null) && !StartEncoder(ts))
        {
            return null;
        }

        _lineBuffering = line;
        _writeThrough = through;
        return PyNone.Instance;
    }

    /// <summary>An argument of <c>reconfigure()</c> that is a str without lone surrogates, or None.</summary>
    private static bool TextArgument(ThreadState ts, PyObject? value, string name, out PyStr? text)
    {
        text = value as PyStr;
        return text is not null
            ? !text.HasSurrogates() || Utf8Codec.Encode(ts, text, null) is not null
            : value is null or PyNone || (bool)Raise.TypeError(ts, $"reconfigure() argument '{name}' must be str or None, not {value.Type.Name}");
    }

    /// <summary>A flag of <c>reconfigure()</c>, which is an integer; None leaves it as it is.</summary>
    private static bool Flag(ThreadState ts, PyObject? value, ref bool flag)
    {
        if (value is null or PyNone)
        {
            return true;
        }

        if (Numbers.Index(ts, value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long integer))
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C long");
        }

        flag = integer != 0;
        return true;
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (!_detached && Usable(ts) is null)
        {
            return null;
        }

        var builder = new TextBuilder();
        builder.Append($"<{Type.NativeModule}.{Type.Name}");
        foreach (string attribute in (ReadOnlySpan<string>)["name", "mode"])
        {
            Lookup found = Attributes.Find(ts, this, attribute);
            if (found.IsError && !Raise.ClearIf(ts, ExceptionTypes.ValueError))
            {
                return null;
            }

            if (found.TryGet(out PyObject? value))
            {
                if (Text.Repr(ts, value) is not { } shown)
                {
                    return null;
                }

                builder.Append($" {attribute}=");
                builder.Append(shown);
            }
        }

        builder.Append(" encoding=");
        if (Text.Repr(ts, _encodingObject) is not { } encoding)
        {
            return null;
        }

        builder.Append(encoding);
        builder.Append('>');
        return builder.ToStr();
    }

    /// <summary>Passes encoded text on to the buffer.</summary>
    private bool FlushText(ThreadState ts)
    {
        if (_pendingBytes.Length == 0)
        {
            return true;
        }

        PyBytes bytes = PyBytes.From(_pendingBytes.ToArray());
        _pendingBytes.SetLength(0);
        while (Calls.CallMethod(ts, _buffer!, "write", bytes) is null)
        {
            // A signal handler that returned normally does not lose the text.
            if (!Raise.ClearIf(ts, ExceptionTypes.InterruptedError))
            {
                return false;
            }
        }

        return true;
    }

    private void ResetWriting() => _pendingBytes.SetLength(0);

    private byte[]? Encode(ThreadState ts, PyStr text)
    {
        PyObject? encoded;
        if (_encoder is not null)
        {
            encoded = Calls.CallMethod(ts, _encoder, "encode", text);
        }
        else
        {
            if (_encoding == "utf-8" && !text.HasSurrogates())
            {
                return Encoding.UTF8.GetBytes(text.ToString());
            }

            encoded = Calls.CallMethod(ts, text, "encode", PyStr.From(_encoding), _errors);
        }

        if (encoded is null)
        {
            return null;
        }

        if (encoded is not PyBytes bytes)
        {
            _ = Raise.TypeError(ts, $"encoder should return a bytes object, not '{encoded.Type.Name}'");
            return null;
        }

        return bytes.Data;
    }

    /// <summary>The buffer of an open stream that can be written to; null: an exception is pending.</summary>
    private PyObject? WritableBuffer(ThreadState ts)
    {
        PyObject? buffer = UsableOpen(ts);
        return buffer is null || _writable ? buffer : IoErrors.Unsupported(ts, "not writable");
    }

    /// <summary>Encodings with a state (a byte order mark at the start) need an encoder object.</summary>
    private bool StartEncoder(ThreadState ts)
    {
        _encoder = null;
        PyObject? writable = Calls.CallMethod(ts, _buffer!, "writable");
        Truth able = writable is null ? Truth.Error : Truthiness.IsTrue(ts, writable);
        _writable = able == Truth.True;
        if (!_writable || _encoding is "utf-8" or "ascii" or "latin-1" or "iso-8859-1")
        {
            return able != Truth.Error;
        }

        _encoder = IncrementalCodec(ts, "getincrementalencoder");
        if (_encoder is null)
        {
            return false;
        }

        if (!_seekable)
        {
            // Nobody knows whether it is at the start of a stream: of two encodings with a mark CPython leaves it away then.
            return _encoding is not ("utf-16" or "utf16" or "utf-32" or "utf32") || RestartEncoder(ts, atStart: false);
        }

        PyObject? position = Calls.CallMethod(ts, _buffer!, "tell");
        return position is not null && RestartEncoder(ts, atStart: position is PyInt { Sign: 0 });
    }

    private bool RestartEncoder(ThreadState ts, bool atStart)
    {
        if (_encoder is null)
        {
            return true;
        }

        // State 0 is past the start, where a mark may be written.
        PyObject? done = atStart ? Calls.CallMethod(ts, _encoder, "reset") : Calls.CallMethod(ts, _encoder, "setstate", PySmallInt.Zero);
        return done is not null;
    }

    private bool SetEncoding(ThreadState ts, PyStr? encoding, PyStr errors)
    {
        if (encoding is null || encoding.EqualTo("locale"))
        {
            encoding = PyStr.Intern(ts.Interpreter.Options.Utf8Mode ? "utf-8" : Locale.NativeLocale.Encoding);
        }

        if (ts.Interpreter.Options.DevelopmentMode && !ts.Interpreter.Codecs.CheckError(ts, errors.ToString()))
        {
            return false;
        }

        string name = encoding.ToString();
        if (name.IndexOf('\0') is >= 0 and int end)
        {
            return Raise.LookupError(ts, $"unknown encoding: {name[..end]}");
        }

        string normal = name.ToLowerInvariant().Replace('_', '-');
        if (normal is not ("utf-8" or "ascii" or "latin-1" or "iso-8859-1" or "utf8"))
        {
            PyObject? codecs = Imports.Import(ts, "codecs");
            PyObject? found = codecs is null ? null : Calls.CallMethod(ts, codecs, "lookup", encoding);
            if (found is null)
            {
                return false;
            }

            Lookup isText = Attributes.Find(ts, found, "_is_text_encoding");
            if (isText.TryGet(out PyObject? flag) && ReferenceEquals(flag, PyBool.False))
            {
                return Raise.LookupError(ts, $"'{name}' is not a text encoding");
            }
        }

        _encoding = normal == "utf8" ? "utf-8" : normal;
        _encodingObject = encoding;
        _errors = errors;
        return true;
    }

    private void SetNewline(PyObject newline)
    {
        _newline = newline;
        bool universal = newline is PyNone or PyStr { Length: 0 };
        _translator = universal ? new NewlineTranslator(newline is PyNone) : null;
        _writeNewline = newline is PyStr { Length: > 0 } mark && !mark.EqualTo("\n") ? mark
            : newline is PyNone && OperatingSystem.IsWindows() ? PyStr.From("\r\n") : null;
    }

    private static bool CheckNewline(ThreadState ts, PyObject? newline)
    {
        if (newline is null or PyNone)
        {
            return true;
        }

        if (newline is not PyStr mark)
        {
            return Raise.TypeError(ts, $"TextIOWrapper() argument 'newline' must be str or None, not {newline.Type.Name}");
        }

        return mark.EqualTo("") || mark.EqualTo("\n") || mark.EqualTo("\r") || mark.EqualTo("\r\n") || (bool)Raise.ValueError(ts, $"illegal newline value: {mark}");
    }

    private static bool Contains(PyStr text, char c) => text.IsBmp ? text.Chars.Contains(c) : text.CodePoints.Contains(c);
}
