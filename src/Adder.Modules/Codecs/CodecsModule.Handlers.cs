using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Codecs;

/// <content>The error handlers of the standard names. They are functions that only the registry knows: the module does not keep them.</content>
internal static partial class CodecsModule
{
    [PyFunction("strict_errors(exception, /)", Doc = "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.")]
    private static PyObject? StrictErrors(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "strict", exception);

    [PyFunction("ignore_errors(exception, /)", Doc = "Implements the 'ignore' error handling, which ignores malformed data and continues.")]
    private static PyObject? IgnoreErrors(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "ignore", exception);

    [PyFunction("replace_errors(exception, /)", Doc = "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.")]
    private static PyObject? ReplaceErrors(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "replace", exception);

    [PyFunction("xmlcharrefreplace_errors(exception, /)", Doc = "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the appropriate XML character reference.")]
    private static PyObject? XmlReplaceErrors(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "xmlcharrefreplace", exception);

    [PyFunction("backslashreplace_errors(exception, /)", Doc = "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape sequence.")]
    private static PyObject? BackslashReplaceErrors(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "backslashreplace", exception);

    [PyFunction("namereplace_errors(exception, /)", Doc = "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape sequence.")]
    private static PyObject? NameReplaceErrors(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "namereplace", exception);

    [PyFunction("surrogatepass(exception, /)")]
    private static PyObject? SurrogatePass(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "surrogatepass", exception);

    [PyFunction("surrogateescape(exception, /)")]
    private static PyObject? SurrogateEscape(ThreadState ts, PyObject exception) => StandardErrorHandlers.Apply(ts, "surrogateescape", exception);

    /// <summary>Moves the handlers from the module to the registry.</summary>
    private static void RegisterStandardHandlers(ThreadState ts, PyModule module)
    {
        foreach (string name in StandardErrorHandlers.Names)
        {
            PyStr function = PyStr.Intern(name.StartsWith("surrogate", StringComparison.Ordinal) ? name : name + "_errors");
            if (module.Dictionary.GetInterned(function) is { } handler)
            {
                ts.Interpreter.Codecs.RegisterError(name, handler);
                module.Dictionary.RemoveInterned(function);
            }
        }
    }
}
