using System;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Xml;

/// <summary><c>pyexpat.xmlparser</c>: calls handlers while it reads a document.</summary>
[PyType("xmlparser", Module = "pyexpat", NoConstructor = true, Doc = "XML parser")]
internal sealed unsafe partial class PyXmlParser : PyObject
{
    private const int ChunkSize = 1 << 20;
    private const int DefaultBufferSize = 8192;

    private readonly PyObject?[] _handlers = new PyObject?[XmlHandlers.Count];
    private readonly PyDict? _names;

    /// <summary>The parser of the document that this one's entity belongs to: its memory must stay.</summary>
    private readonly PyXmlParser? _parent;

    /// <summary>Parsers of entities, whose memory goes first.</summary>
    private int _children;

    private nint _parser;
    private GCHandle _self;

    /// <summary>The thread that is parsing; null between calls.</summary>
    private ThreadState? _ts;

    private StringBuilder? _buffer;
    private int _bufferSize = DefaultBufferSize;
    private int _bufferedBytes;
    private bool _ordered;
    private bool _specifiedOnly;
    private bool _prefixes;
    private bool _isInCallback;
    private bool _reparseDeferral = true;

    internal PyXmlParser(nint parser, PyDict? names, PyXmlParser? parent)
    {
        _parser = parser;
        _names = names;
        _parent = parent;
        _self = GCHandle.Alloc(this, GCHandleType.WeakTrackResurrection);
        NativeExpat.SetUserData(parser, GCHandle.ToIntPtr(_self));
        NativeExpat.SetUnknownEncodingHandler(parser, XmlHandlers.UnknownEncoding, GCHandle.ToIntPtr(_self));
        if (parent is not null)
        {
            System.Threading.Interlocked.Increment(ref parent._children);
            _buffer = parent._buffer is null ? null : new StringBuilder();
            (_bufferSize, _ordered, _specifiedOnly, _prefixes) = (parent._bufferSize, parent._ordered, parent._specifiedOnly, parent._prefixes);
            for (int i = 0; i < _handlers.Length; i++)
            {
                SetHandler(i, parent._handlers[i]);
            }
        }
    }

    ~PyXmlParser()
    {
        if (System.Threading.Volatile.Read(ref _children) > 0)
        {
            GC.ReRegisterForFinalize(this);
            return;
        }

        nint parser = _parser;
        _parser = 0;
        if (parser != 0)
        {
            NativeExpat.Free(parser);
            _self.Free();
            if (_parent is not null)
            {
                System.Threading.Interlocked.Decrement(ref _parent._children);
            }
        }
    }

    /// <summary>The parser that a callback's user data belongs to.</summary>
    public static PyXmlParser? Of(nint data) => GCHandle.FromIntPtr(data).Target as PyXmlParser;

    public bool OrderedAttributes => _ordered;

    public int SpecifiedAttributeCount => _specifiedOnly ? NativeExpat.SpecifiedAttributeCount(_parser) : int.MaxValue;

    public PyObject? Handler(int index) => _handlers[index];

    public void FreeContent(NativeExpat.Content* content) => NativeExpat.FreeContent(_parser, content);

    private void SetHandler(int index, PyObject? handler)
    {
        _handlers[index] = handler;
        XmlHandlers.Register(_parser, index, handler is not null);
    }

    /// <summary>The library's name as one str for all times that it comes.</summary>
    public PyObject Name(ThreadState ts, byte* text)
    {
        PyObject name = ExpatModule.ToText(text);
        if (_names is null || name is not PyStr key)
        {
            return name;
        }

        Lookup known = _names.GetString(ts, key);
        if (known.TryGet(out PyObject? same))
        {
            return same;
        }

        _names.SetInterned(PyStr.Intern(key.ToString()), name);
        return name;
    }

    /// <summary>Adds to the text that waits to be given to its handler; true where it is to be given at once instead.</summary>
    public bool MustPassOn(ThreadState ts, ReadOnlySpan<byte> text)
    {
        if (_buffer is null)
        {
            return true;
        }

        if (_bufferedBytes + text.Length > _bufferSize && !Flush(ts))
        {
            return false;
        }

        // The handler may have switched buffering off.
        if (_buffer is null || text.Length > _bufferSize)
        {
            return Parsing is not null;
        }

        _buffer.Append(Encoding.UTF8.GetString(text));
        _bufferedBytes += text.Length;
        return false;
    }

    /// <summary>Gives waiting text to its handler; false: an exception is pending.</summary>
    public bool Flush(ThreadState ts)
    {
        if (_buffer is null || _bufferedBytes == 0)
        {
            return true;
        }

        PyStr text = PyStr.From(_buffer.ToString());
        _buffer.Clear();
        _bufferedBytes = 0;
        return Call(ts, XmlHandlers.CharacterData, [text]) is not null;
    }

    /// <summary>Calls a handler; what is raised stops the parser. Null: an exception is pending.</summary>
    public PyObject? Call(ThreadState ts, int index, ReadOnlySpan<PyObject> arguments)
    {
        if (_handlers[index] is not { } handler)
        {
            return PyNone.Instance;
        }

        bool outer = _isInCallback;
        _isInCallback = true;
        PyObject? result = Calls.Call(ts, handler, arguments, null);
        _isInCallback = outer;
        if (result is null)
        {
            Fail();
        }

        return result;
    }

    /// <summary>After an exception no more handlers are called.</summary>
    public void Fail()
    {
        for (int i = 0; i < _handlers.Length; i++)
        {
            SetHandler(i, null);
        }

        _buffer?.Clear();
        _bufferedBytes = 0;
        _ = NativeExpat.Stop(_parser, 0);
    }

    /// <summary>The thread that is parsing, where no exception is pending yet.</summary>
    public ThreadState? Parsing => _ts is { Pending: null } ts ? ts : null;

    [PyMethod("Parse(data, isfinal=False, /)", Doc = "Parse XML data.\n\n'isfinal' should be true at end of input.")]
    private PyObject? Parse(ThreadState ts, PyObject data, bool isFinal = false)
    {
        if (_isInCallback)
        {
            return Raise.RuntimeError(ts, "cannot call Parse() from within a handler");
        }

        if (data is PyStr text)
        {
            if (PathArgument.Encode(ts, text) is not { } bytes)
            {
                return null;
            }

            _ = NativeExpat.SetEncoding(_parser, [.. "utf-8"u8, 0]);
            return Result(ts, Feed(ts, bytes, isFinal));
        }

        using BufferView? view = Buffers.Readable(ts, data);
        return view is null ? null : Result(ts, Feed(ts, view.Span, isFinal));
    }

    [PyMethod("ParseFile(file, /)", Doc = "Parse XML data from file-like object.")]
    private PyObject? ParseFile(ThreadState ts, PyObject file)
    {
        const int Portion = 2048;
        if (_isInCallback)
        {
            return Raise.RuntimeError(ts, "cannot call ParseFile() from within a handler");
        }

        Lookup read = Attributes.Find(ts, file, "read");
        if (!read.TryGet(out PyObject? method))
        {
            return read.IsError ? null : Raise.TypeError(ts, "argument must have 'read' attribute");
        }

        while (true)
        {
            PyObject? portion = Calls.Call(ts, method, PyInt.From(Portion));
            if (portion is null)
            {
                return null;
            }

            if (portion is not (PyBytes or PyByteArray))
            {
                return Raise.TypeError(ts, $"read() did not return a bytes object (type={portion.Type.Name})");
            }

            using BufferView? view = Buffers.Readable(ts, portion);
            if (view is null)
            {
                return null;
            }

            if (view.Span.Length > Portion)
            {
                return Raise.ValueError(ts, $"read() returned too much data: {Portion} bytes requested, {view.Span.Length} returned");
            }

            int status = Feed(ts, view.Span, view.Span.IsEmpty);
            if (status == 0 || ts.Pending is not null || view.Span.IsEmpty)
            {
                return Result(ts, status);
            }
        }
    }

    private int Feed(ThreadState ts, ReadOnlySpan<byte> data, bool isFinal)
    {
        ThreadState? outer = _ts;
        _ts = ts;
        int status = 1;
        byte none = 0;
        fixed (byte* first = data)
        {
            byte* start = first == null ? &none : first;
            int left = data.Length;
            for (; left > ChunkSize && status != 0; left -= ChunkSize, start += ChunkSize)
            {
                status = NativeExpat.Parse(_parser, start, ChunkSize, 0);
                if (ts.Pending is not null)
                {
                    status = 0;
                }
            }

            if (status != 0)
            {
                status = NativeExpat.Parse(_parser, start, left, isFinal ? 1 : 0);
            }
        }

        _ts = outer;
        GC.KeepAlive(this);
        return status;
    }

    private PyObject? Result(ThreadState ts, int status)
    {
        if (ts.Pending is not null)
        {
            return null;
        }

        return status == 0
            ? ExpatModule.RaiseError(ts, NativeExpat.ErrorCode(_parser), (long)NativeExpat.LineNumber(_parser), (long)NativeExpat.ColumnNumber(_parser))
            : Flush(ts) ? PyInt.From(status) : null;
    }

    [PyMethod("SetBase(base, /)", Doc = "Set the base URL for the parser.")]
    private PyObject? SetBase(ThreadState ts, string name) =>
        NativeExpat.SetBase(_parser, Encoding.UTF8.GetBytes(name + "\0")) == 0 ? Raise.Error(ts, ExceptionTypes.MemoryError) : PyNone.Instance;

    [PyMethod("GetBase()", Doc = "Return base URL string for the parser.")]
    private PyObject? GetBase(ThreadState ts) => ExpatModule.ToText(NativeExpat.GetBase(_parser));

    [PyMethod("GetInputContext()", Doc = "Return the untranslated text of the input that caused the current event.\n\nIf the event was generated by a large amount of text (such as a start tag\nfor an element with many attributes), not all of the text may be available.")]
    private PyObject? InputContext(ThreadState ts)
    {
        if (!_isInCallback)
        {
            return PyNone.Instance;
        }

        int offset;
        int size;
        byte* text = NativeExpat.InputContext(_parser, &offset, &size);
        return text == null ? PyNone.Instance : PyBytes.From(new ReadOnlySpan<byte>(text + offset, size - offset));
    }

    [PyMethod("ExternalEntityParserCreate(context, encoding=<unrepresentable>, /)", Doc = "Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler.")]
    private PyObject? CreateForEntity(ThreadState ts, PyObject? context, PyObject? encoding)
    {
        if (!ExpatModule.TryName(ts, context, "ExternalEntityParserCreate() argument 1", out byte[]? contextName) || !ExpatModule.TryName(ts, encoding, "ExternalEntityParserCreate() argument 2", out byte[]? encodingName))
        {
            return null;
        }

        nint parser = NativeExpat.CreateForEntity(_parser, contextName, encodingName);
        return parser == 0 ? Raise.Error(ts, ExceptionTypes.MemoryError) : new PyXmlParser(parser, _names, this) { _reparseDeferral = _reparseDeferral };
    }

    [PyMethod("SetParamEntityParsing(flag, /)", Doc = "Controls parsing of parameter entities (including the external DTD subset).\n\nPossible flag values are XML_PARAM_ENTITY_PARSING_NEVER,\nXML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE and\nXML_PARAM_ENTITY_PARSING_ALWAYS. Returns true if setting the flag\nwas successful.")]
    private PyObject? SetParameterEntityParsing(ThreadState ts, int flag) => PyInt.From(NativeExpat.SetParameterEntityParsing(_parser, flag));

    [PyMethod("UseForeignDTD(flag=True, /)", Doc = "Allows the application to provide an artificial external subset if one is not specified as part of the document instance.")]
    private PyObject? UseForeignDefinition(ThreadState ts, bool flag = true)
    {
        int code = NativeExpat.UseForeignDefinition(_parser, flag ? (byte)1 : (byte)0);
        return code != 0 ? ExpatModule.RaiseError(ts, code, (long)NativeExpat.LineNumber(_parser), (long)NativeExpat.ColumnNumber(_parser)) : PyNone.Instance;
    }

    [PyMethod("GetReparseDeferralEnabled()", Doc = "Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0.")]
    private PyObject? GetReparseDeferral(ThreadState ts) => PyBool.From(_reparseDeferral && XmlHandlers.SetReparseDeferral != null);

    [PyMethod("SetReparseDeferralEnabled(enabled, /)", Doc = "Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0.")]
    private PyObject? SetReparseDeferral(ThreadState ts, bool enabled)
    {
        if (XmlHandlers.SetReparseDeferral != null)
        {
            _ = XmlHandlers.SetReparseDeferral(_parser, enabled ? (byte)1 : (byte)0);
            _reparseDeferral = enabled;
        }

        return PyNone.Instance;
    }

    [PyMethod("SetBillionLaughsAttackProtectionMaximumAmplification(max_factor, /)", Doc = "Sets the maximum tolerated amplification factor for protection against billion laughs attacks.")]
    private PyObject? SetMaximumAmplification(ThreadState ts, double factor) =>
        Protected(ts, NativeExpat.SetMaximumAmplification(_parser, (float)factor) != 0, "'max_factor' must be at least 1.0");

    [PyMethod("SetBillionLaughsAttackProtectionActivationThreshold(threshold, /)", Doc = "Sets the number of output bytes needed to activate protection against billion laughs attacks.")]
    private PyObject? SetActivationThreshold(ThreadState ts, PyObject threshold) =>
        UnsignedNumbers.TryRead(ts, threshold, ulong.MaxValue, "unsigned long long", out ulong number) ? Protected(ts, NativeExpat.SetActivationThreshold(_parser, number) != 0, "invalid threshold") : null;

    private PyObject? Protected(ThreadState ts, bool isDone, string message)
    {
        const int InvalidArgument = 41;
        return isDone ? PyNone.Instance
            : _parent is not null ? ExpatModule.RaiseErrorText(ts, "parser must be a root parser", InvalidArgument)
            : ExpatModule.RaiseErrorText(ts, message, InvalidArgument);
    }
}
