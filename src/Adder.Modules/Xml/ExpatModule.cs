using System;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Common;
using Adder.Modules.Posix;
using Adder.Modules.Types;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Xml;

/// <summary><c>pyexpat</c>: XML by the system's libexpat.</summary>
[PyModule("pyexpat", Doc = "Python wrapper for Expat parser.")]
internal static unsafe partial class ExpatModule
{
    private static readonly string[] s_errors =
    [
        "NO_MEMORY", "SYNTAX", "NO_ELEMENTS", "INVALID_TOKEN", "UNCLOSED_TOKEN", "PARTIAL_CHAR", "TAG_MISMATCH", "DUPLICATE_ATTRIBUTE", "JUNK_AFTER_DOC_ELEMENT", "PARAM_ENTITY_REF",
        "UNDEFINED_ENTITY", "RECURSIVE_ENTITY_REF", "ASYNC_ENTITY", "BAD_CHAR_REF", "BINARY_ENTITY_REF", "ATTRIBUTE_EXTERNAL_ENTITY_REF", "MISPLACED_XML_PI", "UNKNOWN_ENCODING",
        "INCORRECT_ENCODING", "UNCLOSED_CDATA_SECTION", "EXTERNAL_ENTITY_HANDLING", "NOT_STANDALONE", "UNEXPECTED_STATE", "ENTITY_DECLARED_IN_PE", "FEATURE_REQUIRES_XML_DTD",
        "CANT_CHANGE_FEATURE_ONCE_PARSING", "UNBOUND_PREFIX", "UNDECLARING_PREFIX", "INCOMPLETE_PE", "XML_DECL", "TEXT_DECL", "PUBLICID", "SUSPENDED", "NOT_SUSPENDED", "ABORTED", "FINISHED",
        "SUSPEND_PE", "RESERVED_PREFIX_XML", "RESERVED_PREFIX_XMLNS", "RESERVED_NAMESPACE_URI", "INVALID_ARGUMENT", "NO_BUFFER", "AMPLIFICATION_LIMIT_BREACH", "NOT_STARTED",
    ];

    /// <summary>What newer libraries say, for numbers that this one does not know.</summary>
    private static readonly string[] s_lateErrors = ["parser not started"];

    private static readonly (string Name, long Value)[] s_model =
    [
        ("XML_CTYPE_EMPTY", 1), ("XML_CTYPE_ANY", 2), ("XML_CTYPE_MIXED", 3), ("XML_CTYPE_NAME", 4), ("XML_CTYPE_CHOICE", 5), ("XML_CTYPE_SEQ", 6),
        ("XML_CQUANT_NONE", 0), ("XML_CQUANT_OPT", 1), ("XML_CQUANT_REP", 2), ("XML_CQUANT_PLUS", 3),
    ];

    /// <summary>What an interpreter keeps.</summary>
    private sealed class State
    {
        public PyType? Error;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (!NativeLibrary.TryLoad(NativeExpat.Library, out _))
        {
            return Raise.Error(ts, ExceptionTypes.ImportError, $"{NativeExpat.Library}: cannot open shared object file: No such file or directory");
        }

        State state = ts.Interpreter.StateOf(static () => new State());
        if ((state.Error ??= ModuleErrors.Create(ts, "xml.parsers.expat", "ExpatError", ExceptionTypes.Exception)) is not { } error)
        {
            return Done.Error;
        }

        NativeExpat.Version version = NativeExpat.VersionNumbers();
        module.Add("ExpatError", error);
        module.Add("error", error);
        module.Add("XMLParserType", PyXmlParser.TypeObject);
        module.Add("EXPAT_VERSION", ToText(NativeExpat.VersionText()));
        module.Add("version_info", PyTuple.Create(PyInt.From(version.Major), PyInt.From(version.Minor), PyInt.From(version.Micro)));
        module.Add("native_encoding", PyStr.Intern("UTF-8"));
        module.Add("XML_PARAM_ENTITY_PARSING_NEVER", PyInt.From(0));
        module.Add("XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", PyInt.From(1));
        module.Add("XML_PARAM_ENTITY_PARSING_ALWAYS", PyInt.From(2));
        module.Add("expat_CAPI", new PyCapsule("pyexpat.expat_CAPI"));
        var features = new PyList();
        for (NativeExpat.Feature* feature = NativeExpat.Features(); feature->Number != 0; feature++)
        {
            features.Add(PyTuple.Create(ToText(feature->Name), PyInt.From(feature->Value)));
        }

        module.Add("features", features);
        var errors = PyModule.Create("pyexpat.errors", "Constants used to describe error conditions.");
        AddErrors(ts, errors);
        var model = PyModule.Create("pyexpat.model", "Constants used to interpret content model information.");
        NativeConstants.Add(model, s_model);
        module.Add("errors", errors);
        module.Add("model", model);
        ts.Interpreter.Modules.SetInterned("pyexpat.errors", errors);
        ts.Interpreter.Modules.SetInterned("pyexpat.model", model);
        return Done.Ok;
    }

    private static void AddErrors(ThreadState ts, PyModule errors)
    {
        var codes = new PyDict();
        var messages = new PyDict();
        for (int i = 0; i < s_errors.Length; i++)
        {
            byte* known = NativeExpat.ErrorText(i + 1);
            string text = known != null ? Marshal.PtrToStringUTF8((nint)known)! : s_lateErrors[Math.Max(0, s_lateErrors.Length - s_errors.Length + i)];
            errors.Add("XML_ERROR_" + s_errors[i], PyStr.From(text));
            codes.SetInterned(text, PyInt.From(i + 1));
            _ = messages.SetItem(ts, PyInt.From(i + 1), PyStr.From(text));
        }

        errors.Add("codes", codes);
        errors.Add("messages", messages);
    }

    /// <summary><c>ExpatError</c> for where a parser stands.</summary>
    public static Raised RaiseError(ThreadState ts, int code, long line, long column)
    {
        byte* text = NativeExpat.ErrorText(code);
        return RaiseErrorText(ts, $"{(text == null ? "unknown error" : Marshal.PtrToStringUTF8((nint)text))}: line {line}, column {column}", code, line, column);
    }

    /// <summary><c>ExpatError</c> with words of its own.</summary>
    public static Raised RaiseErrorText(ThreadState ts, string text, int code, long line = 0, long column = 0)
    {
        PyType type = ts.Interpreter.StateOf(static () => new State()).Error ?? ExceptionTypes.Exception;
        PyObject message = PyStr.From(text);
        if (Calls.Call(ts, type, message) is not PyBaseException error
            || !Attributes.Set(ts, error, PyStr.Intern("code"), PyInt.From(code)) || !Attributes.Set(ts, error, PyStr.Intern("offset"), PyInt.From(column)) || !Attributes.Set(ts, error, PyStr.Intern("lineno"), PyInt.From(line)))
        {
            return default;
        }

        return Raise.Exception(ts, error);
    }

    /// <summary>A text of the library's; None for none.</summary>
    public static PyObject ToText(byte* text) => text == null ? PyNone.Instance : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    [PyFunction("ErrorString(code, /)", Doc = "Returns string error for given number.")]
    private static PyObject? ErrorText(ThreadState ts, long code) => ToText(code is < 0 or > int.MaxValue ? null : NativeExpat.ErrorText((int)code));

    [PyFunction("ParserCreate(encoding=None, namespace_separator=None, intern=<unrepresentable>)", Doc = "Return a new XML parser object.")]
    private static PyObject? CreateParser(ThreadState ts, PyObject? encoding, PyObject? separator, PyObject? intern)
    {
        if (!TryName(ts, encoding, "ParserCreate() argument 'encoding'", out byte[]? encodingName) || !TryName(ts, separator, "ParserCreate() argument 'namespace_separator'", out byte[]? mark))
        {
            return null;
        }

        if (mark is { Length: > 2 })
        {
            return Raise.ValueError(ts, "namespace_separator must be at most one character, omitted, or None");
        }

        if (intern is not (null or PyNone or PyDict))
        {
            return Raise.TypeError(ts, "intern must be a dictionary");
        }

        PyDict? names = intern switch { PyDict given => given, PyNone => null, _ => new PyDict() };
        nint parser = NativeExpat.Create(encodingName, 0, mark);
        return parser == 0 ? Raise.RuntimeError(ts, "XML_ParserCreate failed") : new PyXmlParser(parser, names, null);
    }

    /// <summary>A str or None as the library wants it; false: an exception is pending.</summary>
    public static bool TryName(ThreadState ts, PyObject? value, string what, out byte[]? name)
    {
        name = null;
        if (value is null or PyNone)
        {
            return true;
        }

        if (value is not PyStr text)
        {
            return Raise.TypeError(ts, $"{what} must be str or None, not {value.Type.Name}");
        }

        string plain = text.ToString();
        if (plain.Contains('\0', StringComparison.Ordinal))
        {
            return Raise.ValueError(ts, "embedded null character");
        }

        name = Encoding.UTF8.GetBytes(plain + "\0");
        return true;
    }
}
