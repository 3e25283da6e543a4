using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Xml;

/// <summary>What the library calls for the parts of a document, and hands on to the handlers of a parser. An exception of Python's stops the parser; none of .NET's may leave here.</summary>
internal static unsafe class XmlHandlers
{
    public const int CharacterData = 3;

    /// <summary>The library's functions that set a callback, in the order of the handlers' numbers, and the callbacks.</summary>
    private static readonly (string Setter, nint Callback)[] s_all =
    [
        ("XML_SetStartElementHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte**, void>)&OnStartElement),
        ("XML_SetEndElementHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, void>)&OnEndElement),
        ("XML_SetProcessingInstructionHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, void>)&OnProcessingInstruction),
        ("XML_SetCharacterDataHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, void>)&OnCharacterData),
        ("XML_SetUnparsedEntityDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, byte*, void>)&OnUnparsedEntity),
        ("XML_SetNotationDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, void>)&OnNotation),
        ("XML_SetStartNamespaceDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, void>)&OnStartNamespace),
        ("XML_SetEndNamespaceDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, void>)&OnEndNamespace),
        ("XML_SetCommentHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, void>)&OnComment),
        ("XML_SetStartCdataSectionHandler", (nint)(delegate* unmanaged[Cdecl]<nint, void>)&OnStartCharacters),
        ("XML_SetEndCdataSectionHandler", (nint)(delegate* unmanaged[Cdecl]<nint, void>)&OnEndCharacters),
        ("XML_SetDefaultHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, void>)&OnDefault),
        ("XML_SetDefaultHandlerExpand", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, void>)&OnDefaultExpand),
        ("XML_SetNotStandaloneHandler", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&OnNotStandalone),
        ("XML_SetExternalEntityRefHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, int>)&OnExternalEntity),
        ("XML_SetStartDoctypeDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, int, void>)&OnStartDocumentType),
        ("XML_SetEndDoctypeDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, void>)&OnEndDocumentType),
        ("XML_SetEntityDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, byte*, int, byte*, byte*, byte*, byte*, void>)&OnEntity),
        ("XML_SetXmlDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, void>)&OnDeclaration),
        ("XML_SetElementDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, NativeExpat.Content*, void>)&OnElement),
        ("XML_SetAttlistDeclHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, int, void>)&OnAttributes),
        ("XML_SetSkippedEntityHandler", (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, void>)&OnSkippedEntity),
    ];

    private static readonly nint s_library = NativeLibrary.Load(NativeExpat.Library);

    private static readonly nint[] s_setters = Array.ConvertAll(s_all, static entry => NativeLibrary.GetExport(s_library, entry.Setter));

    public static int Count => s_all.Length;

    public static readonly nint UnknownEncoding = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, NativeExpat.Encoding*, int>)&OnUnknownEncoding;

    /// <summary>Switches the deferral of reparsing; null where the library has none.</summary>
    public static readonly delegate* unmanaged<nint, byte, byte> SetReparseDeferral =
        (delegate* unmanaged<nint, byte, byte>)(NativeLibrary.TryGetExport(s_library, "XML_SetReparseDeferralEnabled", out nint function) ? function : 0);

    /// <summary>Has the library call for something, or not.</summary>
    public static void Register(nint parser, int index, bool wanted) =>
        ((delegate* unmanaged<nint, nint, void>)s_setters[index])(parser, wanted ? s_all[index].Callback : 0);

    /// <summary>The parser and its thread, where a handler may be called now.</summary>
    private static bool Begin(nint data, out PyXmlParser parser, out ThreadState ts)
    {
        parser = PyXmlParser.Of(data)!;
        ts = parser?.Parsing!;
        return ts is not null && parser!.Flush(ts);
    }

    private static PyObject Text(byte* text) => ExpatModule.ToText(text);

    private static PyStr Text(byte* text, int length) => PathArgument.Decode(new ReadOnlySpan<byte>(text, length));

    private static void Notify(nint data, int index, Func<PyXmlParser, ThreadState, PyObject[]> arguments)
    {
        if (Begin(data, out PyXmlParser parser, out ThreadState ts))
        {
            _ = parser.Call(ts, index, arguments(parser, ts));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnStartElement(nint data, byte* name, byte** attributes)
    {
        if (!Begin(data, out PyXmlParser parser, out ThreadState ts))
        {
            return;
        }

        int count = 0;
        for (int limit = parser.SpecifiedAttributeCount; count < limit && attributes[count] != null; count += 2)
        {
        }

        PyObject container;
        if (parser.OrderedAttributes)
        {
            PyList list = PyList.WithCapacity(count);
            for (int i = 0; i < count; i += 2)
            {
                list.Add(parser.Name(ts, attributes[i]));
                list.Add(Text(attributes[i + 1]));
            }

            container = list;
        }
        else
        {
            var dictionary = new PyDict();
            for (int i = 0; i < count; i += 2)
            {
                if (!dictionary.SetItem(ts, parser.Name(ts, attributes[i]), Text(attributes[i + 1])))
                {
                    parser.Fail();
                    return;
                }
            }

            container = dictionary;
        }

        _ = parser.Call(ts, 0, [parser.Name(ts, name), container]);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEndElement(nint data, byte* name) => Notify(data, 1, (parser, ts) => [parser.Name(ts, name)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnProcessingInstruction(nint data, byte* target, byte* text) => Notify(data, 2, (parser, ts) => [parser.Name(ts, target), Text(text)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCharacterData(nint data, byte* text, int length)
    {
        if (PyXmlParser.Of(data) is { } parser && parser.Parsing is { } ts && parser.MustPassOn(ts, new ReadOnlySpan<byte>(text, length)))
        {
            _ = parser.Call(ts, CharacterData, [Text(text, length)]);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnUnparsedEntity(nint data, byte* name, byte* root, byte* system, byte* identifier, byte* notation) =>
        Notify(data, 4, (parser, ts) => [parser.Name(ts, name), parser.Name(ts, root), parser.Name(ts, system), parser.Name(ts, identifier), parser.Name(ts, notation)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnNotation(nint data, byte* name, byte* root, byte* system, byte* identifier) =>
        Notify(data, 5, (parser, ts) => [parser.Name(ts, name), parser.Name(ts, root), parser.Name(ts, system), parser.Name(ts, identifier)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnStartNamespace(nint data, byte* prefix, byte* uri) => Notify(data, 6, (parser, ts) => [parser.Name(ts, prefix), parser.Name(ts, uri)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEndNamespace(nint data, byte* prefix) => Notify(data, 7, (parser, ts) => [parser.Name(ts, prefix)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnComment(nint data, byte* text) => Notify(data, 8, (parser, ts) => [Text(text)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnStartCharacters(nint data) => Notify(data, 9, static (parser, ts) => []);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEndCharacters(nint data) => Notify(data, 10, static (parser, ts) => []);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDefault(nint data, byte* text, int length) => Notify(data, 11, (parser, ts) => [Text(text, length)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDefaultExpand(nint data, byte* text, int length) => Notify(data, 12, (parser, ts) => [Text(text, length)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnNotStandalone(nint data) => Begin(data, out PyXmlParser parser, out ThreadState ts) ? Answer(ts, parser, parser.Call(ts, 13, [])) : 0;

    /// <summary>The first argument is the parser itself, which has its user data in front.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnExternalEntity(nint parserAddress, byte* context, byte* root, byte* system, byte* identifier) =>
        Begin(*(nint*)parserAddress, out PyXmlParser parser, out ThreadState ts)
            ? Answer(ts, parser, parser.Call(ts, 14, [Text(context), parser.Name(ts, root), parser.Name(ts, system), parser.Name(ts, identifier)]))
            : 0;

    /// <summary>What a handler gave, as C's int; 0 with an exception pending.</summary>
    private static int Answer(ThreadState ts, PyXmlParser parser, PyObject? result)
    {
        if (result is null)
        {
            return 0;
        }

        if (!Numbers.IndexToInt64(ts, result, ExceptionTypes.OverflowError, out long number))
        {
            parser.Fail();
            return 0;
        }

        return (int)number;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnStartDocumentType(nint data, byte* name, byte* system, byte* identifier, int hasSubset) =>
        Notify(data, 15, (parser, ts) => [parser.Name(ts, name), parser.Name(ts, system), parser.Name(ts, identifier), PyInt.From(hasSubset)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEndDocumentType(nint data) => Notify(data, 16, static (parser, ts) => []);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEntity(nint data, byte* name, int isParameter, byte* value, int length, byte* root, byte* system, byte* identifier, byte* notation) =>
        Notify(data, 17, (parser, ts) =>
        [
            parser.Name(ts, name), PyInt.From(isParameter), value == null ? PyNone.Instance : Text(value, length), parser.Name(ts, root), parser.Name(ts, system), parser.Name(ts, identifier),
            parser.Name(ts, notation),
        ]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDeclaration(nint data, byte* version, byte* encoding, int standalone) => Notify(data, 18, (parser, ts) => [Text(version), Text(encoding), PyInt.From(standalone)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnElement(nint data, byte* name, NativeExpat.Content* content)
    {
        if (Begin(data, out PyXmlParser parser, out ThreadState ts))
        {
            PyObject? model = Model(ts, parser, content);
            if (model is null)
            {
                parser.Fail();
            }
            else
            {
                _ = parser.Call(ts, 19, [parser.Name(ts, name), model]);
            }
        }

        parser?.FreeContent(content);
    }

    /// <summary>A content model as nested tuples; null: it is nested too deep.</summary>
    private static PyObject? Model(ThreadState ts, PyXmlParser parser, NativeExpat.Content* content)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Raise.RecursionError(ts, "maximum recursion depth exceeded in conv_content_model");
        }

        var children = new PyObject[content->ChildCount];
        for (int i = 0; i < children.Length; i++)
        {
            if (Model(ts, parser, content->Children + i) is not { } child)
            {
                return null;
            }

            children[i] = child;
        }

        return PyTuple.Create(PyInt.From(content->Kind), PyInt.From(content->Quantifier), parser.Name(ts, content->Name), PyTuple.FromArray(children));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnAttributes(nint data, byte* element, byte* attribute, byte* kind, byte* fallback, int isRequired) =>
        Notify(data, 20, (parser, ts) => [parser.Name(ts, element), parser.Name(ts, attribute), Text(kind), Text(fallback), PyInt.From(isRequired)]);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSkippedEntity(nint data, byte* name, int isParameter) => Notify(data, 21, (parser, ts) => [parser.Name(ts, name), PyInt.From(isParameter)]);

    /// <summary>Tells the code points of an encoding of single bytes, by Python's codecs.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnUnknownEncoding(nint data, byte* name, NativeExpat.Encoding* encoding)
    {
        const int Bytes = 256;
        const int Replacement = 0xFFFD;
        if (!Begin(data, out PyXmlParser parser, out ThreadState ts))
        {
            return 0;
        }

        var all = new byte[Bytes];
        for (int i = 0; i < Bytes; i++)
        {
            all[i] = (byte)i;
        }

        PyObject? decoded = Calls.CallMethod(ts, PyBytes.From(all), "decode", Text(name), PyStr.Intern("replace"));
        if (decoded is not PyStr text)
        {
            parser.Fail();
            return 0;
        }

        if (text.Length != Bytes)
        {
            _ = Raise.ValueError(ts, "multi-byte encodings are not supported");
            parser.Fail();
            return 0;
        }

        for (int i = 0; i < Bytes; i++)
        {
            int codePoint = text.CodePointAt(i);
            encoding->Map[i] = codePoint == Replacement ? -1 : codePoint;
        }

        encoding->Data = encoding->Convert = encoding->Release = null;
        return 1;
    }
}
