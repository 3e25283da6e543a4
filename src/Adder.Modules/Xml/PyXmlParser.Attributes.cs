using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Xml;

/// <content>Handlers and settings as attributes.</content>
internal sealed unsafe partial class PyXmlParser
{
    private PyObject HandlerOrNone(int index) => _handlers[index] ?? PyNone.Instance;

    private bool SetHandler(ThreadState ts, int index, PyObject? value)
    {
        if (value is null)
        {
            return Raise.RuntimeError(ts, "Cannot delete attribute");
        }

        // Text that was read before belongs to the handler that was there then.
        if (index == XmlHandlers.CharacterData && !Flush(ts))
        {
            return false;
        }

        SetHandler(index, value is PyNone ? null : value);
        return true;
    }

    [PyGetter("intern", Member = true)]
    private PyObject NamesGetter(ThreadState ts) => _names ?? (PyObject)PyNone.Instance;

    [PyGetter("ErrorCode")]
    private long ErrorCodeGetter(ThreadState ts) => NativeExpat.ErrorCode(_parser);

    [PyGetter("ErrorLineNumber")]
    private long ErrorLineGetter(ThreadState ts) => (long)NativeExpat.LineNumber(_parser);

    [PyGetter("ErrorColumnNumber")]
    private long ErrorColumnGetter(ThreadState ts) => (long)NativeExpat.ColumnNumber(_parser);

    [PyGetter("ErrorByteIndex")]
    private long ErrorByteGetter(ThreadState ts) => NativeExpat.ByteIndex(_parser);

    [PyGetter("CurrentLineNumber")]
    private long LineGetter(ThreadState ts) => (long)NativeExpat.LineNumber(_parser);

    [PyGetter("CurrentColumnNumber")]
    private long ColumnGetter(ThreadState ts) => (long)NativeExpat.ColumnNumber(_parser);

    [PyGetter("CurrentByteIndex")]
    private long ByteGetter(ThreadState ts) => NativeExpat.ByteIndex(_parser);

    [PyGetter("buffer_size")]
    private long BufferSizeGetter(ThreadState ts) => _bufferSize;

    [PySetter("buffer_size")]
    private bool BufferSizeSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.RuntimeError(ts, "Cannot delete attribute");
        }

        if (value is not PyInt number)
        {
            return Raise.TypeError(ts, "buffer_size must be an integer");
        }

        if (!number.TryGetInt64(out long size) || size is <= 0 or > int.MaxValue)
        {
            return Raise.ValueError(ts, number.Sign <= 0 ? "buffer_size must be greater than zero" : $"buffer_size must not be greater than {int.MaxValue}");
        }

        if (size == _bufferSize)
        {
            return true;
        }

        if (!Flush(ts))
        {
            return false;
        }

        _bufferSize = (int)size;
        return true;
    }

    [PyGetter("buffer_used")]
    private long BufferUsedGetter(ThreadState ts) => _bufferedBytes;

    [PyGetter("buffer_text")]
    private bool BufferTextGetter(ThreadState ts) => _buffer is not null;

    [PySetter("buffer_text")]
    private bool BufferTextSetter(ThreadState ts, PyObject? value)
    {
        if (!TrySwitch(ts, value, out bool wanted) || (!wanted && !Flush(ts)))
        {
            return false;
        }

        _buffer = wanted ? _buffer ?? new StringBuilder() : null;
        return true;
    }

    [PyGetter("namespace_prefixes")]
    private bool PrefixesGetter(ThreadState ts) => _prefixes;

    [PySetter("namespace_prefixes")]
    private bool PrefixesSetter(ThreadState ts, PyObject? value)
    {
        if (!TrySwitch(ts, value, out bool wanted))
        {
            return false;
        }

        _prefixes = wanted;
        NativeExpat.SetReturnPrefixes(_parser, wanted ? 1 : 0);
        return true;
    }

    [PyGetter("ordered_attributes")]
    private bool OrderedGetter(ThreadState ts) => _ordered;

    [PySetter("ordered_attributes")]
    private bool OrderedSetter(ThreadState ts, PyObject? value) => TrySwitch(ts, value, out _ordered);

    [PyGetter("specified_attributes")]
    private bool SpecifiedGetter(ThreadState ts) => _specifiedOnly;

    [PySetter("specified_attributes")]
    private bool SpecifiedSetter(ThreadState ts, PyObject? value) => TrySwitch(ts, value, out _specifiedOnly);

    private static bool TrySwitch(ThreadState ts, PyObject? value, out bool wanted)
    {
        wanted = false;
        if (value is null)
        {
            return Raise.RuntimeError(ts, "Cannot delete attribute");
        }

        Truth truth = Truthiness.IsTrue(ts, value);
        wanted = truth == Truth.True;
        return truth != Truth.Error;
    }

    [PyGetter("StartElementHandler")]
    private PyObject StartElementHandlerGetter(ThreadState ts) => HandlerOrNone(0);

    [PySetter("StartElementHandler")]
    private bool StartElementHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 0, value);

    [PyGetter("EndElementHandler")]
    private PyObject EndElementHandlerGetter(ThreadState ts) => HandlerOrNone(1);

    [PySetter("EndElementHandler")]
    private bool EndElementHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 1, value);

    [PyGetter("ProcessingInstructionHandler")]
    private PyObject ProcessingInstructionHandlerGetter(ThreadState ts) => HandlerOrNone(2);

    [PySetter("ProcessingInstructionHandler")]
    private bool ProcessingInstructionHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 2, value);

    [PyGetter("CharacterDataHandler")]
    private PyObject CharacterDataHandlerGetter(ThreadState ts) => HandlerOrNone(3);

    [PySetter("CharacterDataHandler")]
    private bool CharacterDataHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 3, value);

    [PyGetter("UnparsedEntityDeclHandler")]
    private PyObject UnparsedEntityDeclHandlerGetter(ThreadState ts) => HandlerOrNone(4);

    [PySetter("UnparsedEntityDeclHandler")]
    private bool UnparsedEntityDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 4, value);

    [PyGetter("NotationDeclHandler")]
    private PyObject NotationDeclHandlerGetter(ThreadState ts) => HandlerOrNone(5);

    [PySetter("NotationDeclHandler")]
    private bool NotationDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 5, value);

    [PyGetter("StartNamespaceDeclHandler")]
    private PyObject StartNamespaceDeclHandlerGetter(ThreadState ts) => HandlerOrNone(6);

    [PySetter("StartNamespaceDeclHandler")]
    private bool StartNamespaceDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 6, value);

    [PyGetter("EndNamespaceDeclHandler")]
    private PyObject EndNamespaceDeclHandlerGetter(ThreadState ts) => HandlerOrNone(7);

    [PySetter("EndNamespaceDeclHandler")]
    private bool EndNamespaceDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 7, value);

    [PyGetter("CommentHandler")]
    private PyObject CommentHandlerGetter(ThreadState ts) => HandlerOrNone(8);

    [PySetter("CommentHandler")]
    private bool CommentHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 8, value);

    [PyGetter("StartCdataSectionHandler")]
    private PyObject StartCdataSectionHandlerGetter(ThreadState ts) => HandlerOrNone(9);

    [PySetter("StartCdataSectionHandler")]
    private bool StartCdataSectionHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 9, value);

    [PyGetter("EndCdataSectionHandler")]
    private PyObject EndCdataSectionHandlerGetter(ThreadState ts) => HandlerOrNone(10);

    [PySetter("EndCdataSectionHandler")]
    private bool EndCdataSectionHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 10, value);

    [PyGetter("DefaultHandler")]
    private PyObject DefaultHandlerGetter(ThreadState ts) => HandlerOrNone(11);

    [PySetter("DefaultHandler")]
    private bool DefaultHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 11, value);

    [PyGetter("DefaultHandlerExpand")]
    private PyObject DefaultHandlerExpandGetter(ThreadState ts) => HandlerOrNone(12);

    [PySetter("DefaultHandlerExpand")]
    private bool DefaultHandlerExpandSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 12, value);

    [PyGetter("NotStandaloneHandler")]
    private PyObject NotStandaloneHandlerGetter(ThreadState ts) => HandlerOrNone(13);

    [PySetter("NotStandaloneHandler")]
    private bool NotStandaloneHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 13, value);

    [PyGetter("ExternalEntityRefHandler")]
    private PyObject ExternalEntityRefHandlerGetter(ThreadState ts) => HandlerOrNone(14);

    [PySetter("ExternalEntityRefHandler")]
    private bool ExternalEntityRefHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 14, value);

    [PyGetter("StartDoctypeDeclHandler")]
    private PyObject StartDoctypeDeclHandlerGetter(ThreadState ts) => HandlerOrNone(15);

    [PySetter("StartDoctypeDeclHandler")]
    private bool StartDoctypeDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 15, value);

    [PyGetter("EndDoctypeDeclHandler")]
    private PyObject EndDoctypeDeclHandlerGetter(ThreadState ts) => HandlerOrNone(16);

    [PySetter("EndDoctypeDeclHandler")]
    private bool EndDoctypeDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 16, value);

    [PyGetter("EntityDeclHandler")]
    private PyObject EntityDeclHandlerGetter(ThreadState ts) => HandlerOrNone(17);

    [PySetter("EntityDeclHandler")]
    private bool EntityDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 17, value);

    [PyGetter("XmlDeclHandler")]
    private PyObject XmlDeclHandlerGetter(ThreadState ts) => HandlerOrNone(18);

    [PySetter("XmlDeclHandler")]
    private bool XmlDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 18, value);

    [PyGetter("ElementDeclHandler")]
    private PyObject ElementDeclHandlerGetter(ThreadState ts) => HandlerOrNone(19);

    [PySetter("ElementDeclHandler")]
    private bool ElementDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 19, value);

    [PyGetter("AttlistDeclHandler")]
    private PyObject AttlistDeclHandlerGetter(ThreadState ts) => HandlerOrNone(20);

    [PySetter("AttlistDeclHandler")]
    private bool AttlistDeclHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 20, value);

    [PyGetter("SkippedEntityHandler")]
    private PyObject SkippedEntityHandlerGetter(ThreadState ts) => HandlerOrNone(21);

    [PySetter("SkippedEntityHandler")]
    private bool SkippedEntityHandlerSetter(ThreadState ts, PyObject? value) => SetHandler(ts, 21, value);
}
