using System;
using System.Buffers;
using System.Text;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Io;

/// <summary>Turns bytes that come in pieces into text.</summary>
internal interface ITextDecoder
{
    /// <summary>The text of the next bytes; null: an exception is pending.</summary>
    PyStr? Decode(ThreadState ts, PyBytes input, bool final);

    /// <summary>The bytes taken but not decoded yet, and the decoder's flags; null: an exception is pending.</summary>
    (PyBytes Input, System.Numerics.BigInteger Flags)? GetState(ThreadState ts);

    bool SetState(ThreadState ts, PyBytes input, System.Numerics.BigInteger flags);

    bool Reset(ThreadState ts);
}

/// <summary>UTF-8 without a detour through Python code, for the error handlers <c>strict</c> and <c>surrogateescape</c>.</summary>
internal sealed class Utf8TextDecoder(bool escape) : ITextDecoder
{
    private byte[] _rest = [];

    public PyStr? Decode(ThreadState ts, PyBytes input, bool final)
    {
        byte[] data = _rest.Length == 0 ? input.Data : [.. _rest, .. input.Data];
        int complete = data.Length;
        if (!final)
        {
            complete -= IncompleteTail(data);
        }

        ReadOnlySpan<byte> bytes = data.AsSpan(0, complete);
        PyStr text;
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            text = PyStr.From(Encoding.UTF8.GetString(bytes));
        }
        else if (escape)
        {
            text = PathArgument.Decode(bytes);
        }
        else
        {
            _rest = [];
            PyObject? decoded = Calls.CallMethod(ts, PyBytes.From(bytes), "decode", PyStr.Intern("utf-8"), PyStr.Intern("strict"));
            return decoded is null ? null : (PyStr)decoded;
        }

        _rest = data[complete..];
        return text;
    }

    public (PyBytes Input, System.Numerics.BigInteger Flags)? GetState(ThreadState ts) => (PyBytes.From(_rest), 0);

    public bool SetState(ThreadState ts, PyBytes input, System.Numerics.BigInteger flags)
    {
        _rest = input.Data;
        return true;
    }

    public bool Reset(ThreadState ts)
    {
        _rest = [];
        return true;
    }

    /// <summary>How many bytes at the end begin a sequence that more input may complete.</summary>
    private static int IncompleteTail(byte[] data)
    {
        for (int length = 1; length <= 3 && length <= data.Length; length++)
        {
            byte lead = data[^length];
            if (lead < 0x80)
            {
                return 0;
            }

            if (lead >= 0xC0)
            {
                return Rune.DecodeFromUtf8(data.AsSpan(data.Length - length), out _, out _) == OperationStatus.NeedMoreData ? length : 0;
            }
        }

        return 0;
    }
}

/// <summary>A decoder object of the <c>codecs</c> machinery.</summary>
internal sealed class PythonTextDecoder(PyObject decoder) : ITextDecoder
{
    public PyStr? Decode(ThreadState ts, PyBytes input, bool final)
    {
        PyObject? text = Calls.CallMethod(ts, decoder, "decode", input, PyBool.From(final));
        return text is null or PyStr ? (PyStr?)text : Raise.TypeError(ts, $"decoder should return a string result, not '{text.Type.Name}'");
    }

    public (PyBytes Input, System.Numerics.BigInteger Flags)? GetState(ThreadState ts)
    {
        PyObject? state = Calls.CallMethod(ts, decoder, "getstate");
        if (state is null)
        {
            return null;
        }

        if (state is not PyTuple { Count: 2 } pair || pair[0] is not PyBytes input || pair[1] is not PyInt flags)
        {
            _ = Raise.TypeError(ts, "illegal decoder state");
            return null;
        }

        return (input, flags.BigValue);
    }

    public bool SetState(ThreadState ts, PyBytes input, System.Numerics.BigInteger flags) =>
        Calls.CallMethod(ts, decoder, "setstate", PyTuple.Create(input, PyInt.From(flags))) is not null;

    public bool Reset(ThreadState ts) => Calls.CallMethod(ts, decoder, "reset") is not null;
}

/// <summary>Universal newlines: remembers which ends of lines were seen, and turns them into \n where asked to.</summary>
internal sealed class NewlineTranslator(bool translate)
{
    public const int SeenCr = 1;
    public const int SeenLf = 2;
    public const int SeenCrLf = 4;

    /// <summary>Which ends of lines were seen.</summary>
    public int Seen { get; private set; }

    /// <summary>A \r stood last and its \n may still come.</summary>
    public bool PendingCr { get; set; }

    public void Reset()
    {
        Seen = 0;
        PendingCr = false;
    }

    /// <summary>The text after a pending \r was put in front, a \r at the end was kept back (unless final), and line ends were translated.</summary>
    public PyStr Process(PyStr text, bool final)
    {
        if (PendingCr && (final || text.Length > 0))
        {
            text = PyStr.Concat(PyStr.FromCodePoint('\r'), text);
            PendingCr = false;
        }

        if (!final && text.Length > 0 && text.CodePointAt(text.Length - 1) == '\r')
        {
            text = text.Substring(0, text.Length - 1);
            PendingCr = true;
        }

        if (text.Length == 0)
        {
            return text;
        }

        bool hasCr = text.IsBmp ? text.Chars.Contains('\r') : text.CodePoints.Contains('\r');
        if (!hasCr)
        {
            bool hasLf = (Seen & SeenLf) == 0 && (text.IsBmp ? text.Chars.Contains('\n') : text.CodePoints.Contains('\n'));
            Seen |= hasLf ? SeenLf : 0;
            return text;
        }

        var builder = translate ? new TextBuilder() : null;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text.CodePointAt(i);
            if (c == '\r')
            {
                bool pair = i + 1 < text.Length && text.CodePointAt(i + 1) == '\n';
                Seen |= pair ? SeenCrLf : SeenCr;
                i += pair ? 1 : 0;
                builder?.Append('\n');
                continue;
            }

            Seen |= c == '\n' ? SeenLf : 0;
            builder?.AppendCodePoint(c);
        }

        return builder?.ToStr() ?? text;
    }

    /// <summary>The <c>newlines</c> attribute.</summary>
    public PyObject Newlines() => Seen switch
    {
        SeenCr => PyStr.FromCodePoint('\r'),
        SeenLf => PyStr.FromCodePoint('\n'),
        SeenCrLf => PyStr.From("\r\n"),
        SeenCr | SeenLf => PyTuple.Create(PyStr.FromCodePoint('\r'), PyStr.FromCodePoint('\n')),
        SeenCr | SeenCrLf => PyTuple.Create(PyStr.FromCodePoint('\r'), PyStr.From("\r\n")),
        SeenLf | SeenCrLf => PyTuple.Create(PyStr.FromCodePoint('\n'), PyStr.From("\r\n")),
        SeenCr | SeenLf | SeenCrLf => PyTuple.Create(PyStr.FromCodePoint('\r'), PyStr.FromCodePoint('\n'), PyStr.From("\r\n")),
        _ => PyNone.Instance,
    };
}

/// <summary><c>_io.IncrementalNewlineDecoder</c>.</summary>
[PyType("IncrementalNewlineDecoder", Module = "_io", Subclassable = true, TextSignature = "(decoder, translate, errors='strict')", Doc = "Codec used when reading a file in universal newlines mode.", Flags = TypeFlags.InheritsNew)]
internal partial class PyIncrementalNewlineDecoder : PyObject
{
    private PyObject? _decoder;
    private NewlineTranslator? _translator;

    protected internal PyIncrementalNewlineDecoder()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyIncrementalNewlineDecoder() : new PyIncrementalNewlineDecoderSubclass(type);

    [PyInit("IncrementalNewlineDecoder(decoder, translate, errors='strict')")]
    private Done Init(ThreadState ts, PyObject decoder, bool translate, PyObject? errors)
    {
        _decoder = decoder;
        _translator = new NewlineTranslator(translate);
        return Done.Ok;
    }

    [PyMethod("decode(input, final=False)")]
    private PyObject? Decode(ThreadState ts, PyObject input, bool final)
    {
        if (Usable(ts) is not { } translator)
        {
            return null;
        }

        PyObject? decoded = _decoder is PyNone ? input : Calls.CallMethod(ts, _decoder!, "decode", input, PyBool.From(final));
        return decoded is null ? null : decoded is PyStr text ? translator.Process(text, final) : Raise.TypeError(ts, $"decoder should return a string result, not '{decoded.Type.Name}'");
    }

    [PyMethod("getstate()")]
    private PyObject? GetState(ThreadState ts)
    {
        if (Usable(ts) is not { } translator)
        {
            return null;
        }

        PyObject input = PyBytes.Empty;
        System.Numerics.BigInteger flags = 0;
        if (_decoder is not PyNone)
        {
            if (new PythonTextDecoder(_decoder!).GetState(ts) is not { } state)
            {
                return null;
            }

            (input, flags) = (state.Input, state.Flags);
        }

        return PyTuple.Create(input, PyInt.From((flags << 1) | (translator.PendingCr ? 1 : 0)));
    }

    [PyMethod("setstate(state, /)")]
    private PyObject? SetState(ThreadState ts, PyObject state)
    {
        if (Usable(ts) is not { } translator)
        {
            return null;
        }

        if (state is not PyTuple { Count: 2 } pair || pair[1] is not PyInt flags)
        {
            return Raise.TypeError(ts, "state argument must be a tuple");
        }

        translator.PendingCr = !flags.BigValue.IsEven;
        return _decoder is PyNone
            ? PyNone.Instance
            : Calls.CallMethod(ts, _decoder!, "setstate", PyTuple.Create(pair[0], PyInt.From(flags.BigValue >> 1)));
    }

    [PyMethod("reset()")]
    private PyObject? Reset(ThreadState ts)
    {
        if (Usable(ts) is not { } translator)
        {
            return null;
        }

        translator.Reset();
        return _decoder is PyNone ? PyNone.Instance : Calls.CallMethod(ts, _decoder!, "reset");
    }

    [PyGetter("newlines")]
    private PyObject? NewlinesGetter(ThreadState ts) => Usable(ts)?.Newlines();

    private NewlineTranslator? Usable(ThreadState ts)
    {
        if (_translator is null)
        {
            _ = Raise.ValueError(ts, "IncrementalNewlineDecoder.__init__() not called");
        }

        return _translator;
    }
}
