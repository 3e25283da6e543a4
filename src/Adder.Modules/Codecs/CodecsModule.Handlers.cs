using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Codecs;

/// <content>The error handlers of the standard names. They are functions that only the registry knows: the module does not keep them.</content>
internal static partial class CodecsModule
{
    [PyFunction("strict_errors(exception, /)", Doc = "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.")]
    private static PyObject? StrictErrors(ThreadState ts, PyObject exception) =>
        exception is PyBaseException error ? Raise.Exception(ts, error) : Raise.TypeError(ts, "codec must pass exception instance");

    [PyFunction("ignore_errors(exception, /)", Doc = "Implements the 'ignore' error handling, which ignores malformed data and continues.")]
    private static PyObject? IgnoreErrors(ThreadState ts, PyObject exception) =>
        exception is PyUnicodeError error ? Continue(PyStr.Empty, error.End) : Unknown(ts, exception);

    [PyFunction("replace_errors(exception, /)", Doc = "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.")]
    private static PyObject? ReplaceErrors(ThreadState ts, PyObject exception) => exception switch
    {
        PyUnicodeError { Object: PyBytes } error => Continue(PyStr.From("\uFFFD"), error.End),
        PyUnicodeError error => Continue(PyStr.FromBmp(new string(IsEncodeError(error) ? '?' : '\uFFFD', (int)Math.Max(0, error.End - error.Start))), error.End),
        _ => Unknown(ts, exception),
    };

    [PyFunction("xmlcharrefreplace_errors(exception, /)", Doc = "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the appropriate XML character reference.")]
    private static PyObject? XmlReplaceErrors(ThreadState ts, PyObject exception) =>
        exception is PyUnicodeError { Object: PyStr text } error && IsEncodeError(error)
            ? Continue(CodecErrorTexts.Escape(text, StartOf(error, text.Length), EndOf(error, text.Length), xml: true), error.End)
            : Unknown(ts, exception);

    [PyFunction("backslashreplace_errors(exception, /)", Doc = "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape sequence.")]
    private static PyObject? BackslashReplaceErrors(ThreadState ts, PyObject exception)
    {
        switch (exception)
        {
            case PyUnicodeError { Object: PyStr text } error:
                return Continue(CodecErrorTexts.Escape(text, StartOf(error, text.Length), EndOf(error, text.Length), xml: false), error.End);
            case PyUnicodeError { Object: PyBytes data } error:
                var builder = new System.Text.StringBuilder();
                for (int i = StartOf(error, data.Length); i < EndOf(error, data.Length); i++)
                {
                    builder.Append($"\\x{data.Data[i]:x2}");
                }

                return Continue(PyStr.From(builder.ToString()), error.End);
            default:
                return Unknown(ts, exception);
        }
    }

    [PyFunction("namereplace_errors(exception, /)", Doc = "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape sequence.")]
    private static PyObject? NameReplaceErrors(ThreadState ts, PyObject exception)
    {
        if (exception is not PyUnicodeError { Object: PyStr text } error || !IsEncodeError(error))
        {
            return Unknown(ts, exception);
        }

        if (ModuleAccess.ImportAttribute(ts, "unicodedata", "name") is not { } nameOf)
        {
            return null;
        }

        var builder = new TextBuilder();
        for (int i = StartOf(error, text.Length); i < EndOf(error, text.Length); i++)
        {
            PyObject? name = Adder.Runtime.Protocols.Calls.Call(ts, nameOf, PyStr.FromCodePoint(text.CodePointAt(i)), PyNone.Instance);
            if (name is null)
            {
                return null;
            }

            builder.Append(name is PyStr found ? PyStr.From($"\\N{{{found}}}") : CodecErrorTexts.Escape(text, i, i + 1, xml: false));
        }

        return Continue(builder.ToStr(), error.End);
    }

    [PyFunction("surrogatepass(exception, /)")]
    private static PyObject? SurrogatePass(ThreadState ts, PyObject exception)
    {
        if (exception is not PyUnicodeError error || error.Encoding is not PyStr encoding)
        {
            return Unknown(ts, exception);
        }

        if (!CodecErrorTexts.TryUnitSize(encoding.ToString(), out int size, out bool bigEndian))
        {
            return Raise.Exception(ts, error);
        }

        int unit = size == 1 ? 3 : size;
        if (error.Object is PyBytes data)
        {
            int start = StartOf(error, data.Length);
            return CodecErrorTexts.TryReadSurrogate(data.Data.AsSpan(start), size, bigEndian, out int surrogate)
                ? Continue(PyStr.FromCodePoint(surrogate), start + unit)
                : Raise.Exception(ts, error);
        }

        var text = (PyStr)error.Object!;
        int first = StartOf(error, text.Length);
        int end = EndOf(error, text.Length);
        var bytes = new byte[(end - first) * unit];
        for (int i = first; i < end; i++)
        {
            if (text.CodePointAt(i) is not (>= 0xD800 and <= 0xDFFF))
            {
                return Raise.Exception(ts, error);
            }

            CodecErrorTexts.WriteSurrogate(bytes.AsSpan((i - first) * unit), text.CodePointAt(i), size, bigEndian);
        }

        return Continue(PyBytes.From(bytes), end);
    }

    [PyFunction("surrogateescape(exception, /)")]
    private static PyObject? SurrogateEscape(ThreadState ts, PyObject exception)
    {
        if (exception is PyUnicodeError { Object: PyBytes data } decodeError)
        {
            int start = StartOf(decodeError, data.Length);
            int at = start;
            var characters = new System.Text.StringBuilder();
            while (at < decodeError.End && at < data.Length && at - start < 4 && data.Data[at] >= 128)
            {
                characters.Append((char)(0xDC00 + data.Data[at++]));
            }

            return at == start ? Raise.Exception(ts, decodeError) : Continue(PyStr.FromBmp(characters.ToString()), at);
        }

        if (exception is not PyUnicodeError { Object: PyStr text } error || !IsEncodeError(error))
        {
            return Unknown(ts, exception);
        }

        int first = StartOf(error, text.Length);
        var bytes = new byte[EndOf(error, text.Length) - first];
        for (int i = 0; i < bytes.Length; i++)
        {
            int codePoint = text.CodePointAt(first + i);
            if (codePoint is < 0xDC80 or > 0xDCFF)
            {
                return Raise.Exception(ts, error);
            }

            bytes[i] = (byte)(codePoint - 0xDC00);
        }

        return Continue(PyBytes.From(bytes), error.End);
    }

    /// <summary>Moves the handlers from the module to the registry.</summary>
    private static void RegisterStandardHandlers(ThreadState ts, PyModule module)
    {
        foreach (string name in s_standardHandlers)
        {
            PyStr function = PyStr.Intern(name.StartsWith("surrogate", StringComparison.Ordinal) ? name : name + "_errors");
            if (module.Dictionary.GetInterned(function) is { } handler)
            {
                ts.Interpreter.Codecs.RegisterError(name, handler);
                module.Dictionary.RemoveInterned(function);
            }
        }
    }

    private static readonly string[] s_standardHandlers =
        ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"];

    private static PyTuple Continue(PyObject replacement, long position) => PyTuple.Create(replacement, PyInt.From(position));

    private static Raised Unknown(ThreadState ts, PyObject exception) => Raise.TypeError(ts, $"don't know how to handle {exception.Type.Name} in error callback");

    private static bool IsEncodeError(PyUnicodeError error) => error.Type.IsSubtypeOf(PyUnicodeEncodeError.TypeObject);

    private static int StartOf(PyUnicodeError error, int length) => (int)Math.Clamp(error.Start, 0, Math.Max(0, length - 1));

    private static int EndOf(PyUnicodeError error, int length) => (int)Math.Clamp(error.End, Math.Min(length, StartOf(error, length)), length);
}
