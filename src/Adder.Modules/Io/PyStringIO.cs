using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary><c>_io.StringIO</c>: a text stream in memory.</summary>
[PyType("StringIO", Module = "_io", Base = typeof(PyTextIOBase), Subclassable = true, OwnTypeProperty = true, TextSignature = "(initial_value='', newline='\\n')", Doc = "Text I/O implementation using an in-memory buffer.")]
internal sealed partial class PyStringIO(PyType type) : PyTextIOBase(type)
{
    private readonly List<int> _text = [];
    private long _position;
    private bool _closed;
    private bool _initialized;
    private PyObject _newline = PyNone.Instance;
    private PyStr? _writeNewline;
    private NewlineTranslator? _translator;
    private bool _universal;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyStringIO(type);

    [PyInit("StringIO(initial_value='', newline='\\n')")]
    private Done Init(ThreadState ts, PyObject? initial, PyObject? newline)
    {
        newline ??= PyStr.FromCodePoint('\n');
        if (newline is not (PyNone or PyStr))
        {
            return Raise.TypeError(ts, $"newline must be str or None, not {newline.Type.Name}");
        }

        if (newline is PyStr mark && !(mark.EqualTo("") || mark.EqualTo("\n") || mark.EqualTo("\r") || mark.EqualTo("\r\n")))
        {
            return Text.Repr(ts, newline) is { } shown ? Raise.ValueError(ts, $"illegal newline value: {shown}") : Done.Error;
        }

        if (initial is not (null or PyNone or PyStr))
        {
            return Raise.TypeError(ts, $"initial_value must be str or None, not {initial.Type.Name}");
        }

        _text.Clear();
        _position = 0;
        _closed = false;
        _initialized = true;
        _newline = newline;
        _universal = newline is PyNone or PyStr { Length: 0 };
        _translator = _universal ? new NewlineTranslator(newline is PyNone) : null;
        _writeNewline = newline is PyStr { Length: > 0 } own && !own.EqualTo("\n") ? own : null;
        if (initial is PyStr { Length: > 0 } text)
        {
            Store(text);
            _position = 0;
        }

        return Done.Ok;
    }

    [PyGetter("closed")]
    private PyObject? ClosedGetter(ThreadState ts) => Initialized(ts) ? PyBool.From(_closed) : null;

    [PyGetter("newlines")]
    private PyObject? NewlinesGetter(ThreadState ts) => Open(ts) ? _translator?.Newlines() ?? PyNone.Instance : null;

    [PyGetter("line_buffering")]
    private PyObject? LineBufferingGetter(ThreadState ts) => Open(ts) ? PyBool.False : null;

    [PyMethod("readable()")]
    private PyObject? Readable(ThreadState ts) => Open(ts) ? PyBool.True : null;

    [PyMethod("writable()")]
    private PyObject? Writable(ThreadState ts) => Open(ts) ? PyBool.True : null;

    [PyMethod("seekable()")]
    private PyObject? Seekable(ThreadState ts) => Open(ts) ? PyBool.True : null;

    [PyMethod("close()")]
    private PyObject? Close(ThreadState ts)
    {
        _closed = true;
        _text.Clear();
        return PyNone.Instance;
    }

    [PyMethod("getvalue()", Doc = "Retrieve the entire contents of the object.")]
    private PyObject? GetValue(ThreadState ts) => Open(ts) ? PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_text)) : null;

    [PyMethod("tell()")]
    private PyObject? Tell(ThreadState ts) => Open(ts) ? PyInt.From(_position) : null;

    [PyMethod("read(size=None, /)", TextSignature = "($self, size=-1, /)")]
    private PyObject? Read(ThreadState ts, long? size)
    {
        if (!Open(ts))
        {
            return null;
        }

        int available = Available;
        return Take(size is null or < 0 ? available : (int)Math.Min(available, size.Value));
    }

    [PyMethod("readline(size=None, /)", TextSignature = "($self, size=-1, /)")]
    private PyObject? ReadLine(ThreadState ts, long? size) => Open(ts) ? TakeLine(size) : null;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (!Open(ts))
        {
            return default;
        }

        PyObject? line = Type.IsHeapType ? Calls.CallMethod(ts, this, "readline") : TakeLine(null);
        return line is null ? default : line is PyStr { Length: 0 } ? Lookup.Absent : Lookup.Found(line);
    }

    [PyMethod("write(s, /)")]
    private PyObject? Write(ThreadState ts, PyObject text)
    {
        if (!Initialized(ts))
        {
            return null;
        }

        if (text is not PyStr str)
        {
            return Raise.TypeError(ts, $"string argument expected, got '{text.Type.Name}'");
        }

        if (!Open(ts))
        {
            return null;
        }

        if (str.Length > 0)
        {
            if (_position + str.Length > Array.MaxLength)
            {
                return Raise.OverflowError(ts, "new position too large");
            }

            Store(str);
        }

        return PyInt.From(str.Length);
    }

    [PyMethod("seek(pos, whence=0, /)")]
    private PyObject? Seek(ThreadState ts, long position, int? whence)
    {
        if (!Open(ts))
        {
            return null;
        }

        switch (whence ?? 0)
        {
            case 0 when position < 0:
                return Raise.ValueError(ts, $"Negative seek position {position}");
            case 0:
                break;
            case 1 or 2 when position != 0:
                return Raise.Error(ts, ExceptionTypes.OSError, "Can't do nonzero cur-relative seeks");
            case 1:
                position = _position;
                break;
            case 2:
                position = _text.Count;
                break;
            default:
                return Raise.ValueError(ts, $"Invalid whence ({whence}, should be 0, 1 or 2)");
        }

        _position = position;
        return PyInt.From(_position);
    }

    [PyMethod("truncate(pos=None, /)")]
    private PyObject? Truncate(ThreadState ts, long? size)
    {
        if (!Open(ts))
        {
            return null;
        }

        long length = size ?? _position;
        if (length < 0)
        {
            return Raise.ValueError(ts, $"Negative size value {length}");
        }

        if (length < _text.Count)
        {
            _text.RemoveRange((int)length, _text.Count - (int)length);
        }

        return PyInt.From(length);
    }

    [PyMethod("__getstate__()")]
    private PyObject? GetState(ThreadState ts)
    {
        if (GetValue(ts) is not { } value)
        {
            return null;
        }

        PyDict? own = Attributes.DictionaryOf(this);
        return PyTuple.Create(value, _newline, PyInt.From(_position), own is { Count: > 0 } ? own.Copy() : PyNone.Instance);
    }

    [PyMethod("__setstate__(state, /)")]
    private PyObject? SetState(ThreadState ts, PyObject state)
    {
        if (_closed)
        {
            return IoErrors.Closed(ts);
        }

        if (state is not PyTuple { Count: >= 4 } parts)
        {
            return Raise.TypeError(ts, $"{Type.Name}.__setstate__ argument should be 4-tuple, got {state.Type.Name}");
        }

        if (Init(ts, PyStr.Empty, parts[1]) == Done.Error)
        {
            return null;
        }

        PyStr? text = parts[0] is PyNone ? PyStr.Empty : parts[0] as PyStr;
        if (text is null)
        {
            return Raise.TypeError(ts, $"initial_value must be str or None, not {parts[0].Type.Name}");
        }

        // The value was translated when it was written: it is taken as it is.
        for (int i = 0; i < text.Length; i++)
        {
            _text.Add(text.CodePointAt(i));
        }

        if (!Numbers.IndexToInt64(ts, parts[2], ExceptionTypes.OverflowError, out long position))
        {
            return null;
        }

        if (position < 0)
        {
            return Raise.ValueError(ts, "position value cannot be negative");
        }

        _position = position;
        if (parts[3] is PyNone)
        {
            return PyNone.Instance;
        }

        return parts[3] is PyDict attributes
            ? Attributes.DictionaryOf(this)!.Merge(ts, attributes, replace: true) ? PyNone.Instance : null
            : Raise.TypeError(ts, $"fourth item of state should be a dict, got a {parts[3].Type.Name}");
    }

    private int Available => (int)Math.Max(0, _text.Count - _position);

    private bool Initialized(ThreadState ts) => _initialized || (bool)Raise.ValueError(ts, "I/O operation on uninitialized object");

    private bool Open(ThreadState ts) => Initialized(ts) && (!_closed || (bool)IoErrors.Closed(ts));

    private void Store(PyStr text)
    {
        if (_translator is not null)
        {
            text = _translator.Process(text, final: true);
        }

        var code = new int[text.Length];
        text.CopyTo(code);
        if (_writeNewline is { } newline)
        {
            var translated = new List<int>(code.Length + 8);
            foreach (int c in code)
            {
                if (c == '\n')
                {
                    for (int i = 0; i < newline.Length; i++)
                    {
                        translated.Add(newline.CodePointAt(i));
                    }
                }
                else
                {
                    translated.Add(c);
                }
            }

            code = translated.ToArray();
        }

        while (_text.Count < _position)
        {
            _text.Add(0);
        }

        int start = (int)_position;
        int overlap = Math.Min(code.Length, _text.Count - start);
        for (int i = 0; i < overlap; i++)
        {
            _text[start + i] = code[i];
        }

        CollectionExtensions.AddRange(_text, code.AsSpan(overlap));
        _position += code.Length;
    }

    private PyStr Take(int count)
    {
        if (count <= 0)
        {
            return PyStr.Empty;
        }

        PyStr taken = PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_text).Slice((int)_position, count));
        _position += count;
        return taken;
    }

    private PyStr TakeLine(long? size)
    {
        int available = Available;
        if (available == 0)
        {
            return PyStr.Empty;
        }

        Span<int> rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_text).Slice((int)_position, available);
        int end = LineEnds.Find(rest, _newline, _universal && _newline is PyStr);
        int length = end < 0 ? available : end;
        return Take(size is >= 0 ? (int)Math.Min(size.Value, length) : length);
    }
}

/// <summary>Finds where a line ends.</summary>
internal static class LineEnds
{
    /// <summary>The length of the first line with its end; -1 where no end is there. Without translation (<paramref name="any"/>) \r, \n and \r\n all end a line.</summary>
    public static int Find(ReadOnlySpan<int> text, PyObject newline, bool any)
    {
        if (any)
        {
            int at = text.IndexOfAny('\r', '\n');
            return at < 0 ? -1 : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
        }

        if (newline is PyStr { Length: 2 })
        {
            for (int i = 0; i + 1 < text.Length; i++)
            {
                if (text[i] == '\r' && text[i + 1] == '\n')
                {
                    return i + 2;
                }
            }

            return -1;
        }

        int end = text.IndexOf(newline is PyStr { Length: 1 } mark ? mark.CodePointAt(0) : '\n');
        return end < 0 ? -1 : end + 1;
    }
}
