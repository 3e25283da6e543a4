using System;

namespace Adder.Runtime.Objects;

/// <summary>
/// The standard error handlers as functions on exception objects, for <c>codecs.lookup_error</c> and codecs written in Python: (exception) to (replacement, position).
/// </summary>
internal static class StandardErrorHandlers
{
    /// <summary>The names, as module <c>_codecs</c> registers them.</summary>
    public static ReadOnlySpan<string> Names => new[]
    {
        "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass",
    };

    /// <summary>Applies a handler by its name; null after an error (strict raises the exception itself).</summary>
    public static PyObject? Apply(ThreadState ts, string name, PyObject exception)
    {
        ErrorPolicy policy = ErrorPolicies.Parse(name);
        if (policy == ErrorPolicy.Strict)
        {
            return exception is PyBaseException error ? Raise.Exception(ts, error) : Raise.TypeError(ts, "codec must pass exception instance");
        }

        bool handles = policy switch
        {
            ErrorPolicy.XmlCharacterReplace or ErrorPolicy.NameReplace => exception is PyUnicodeEncodeError,
            ErrorPolicy.SurrogateEscape or ErrorPolicy.SurrogatePass => exception is PyUnicodeEncodeError or PyUnicodeDecodeError,
            _ => exception is PyUnicodeEncodeError or PyUnicodeDecodeError or PyUnicodeTranslateError,
        };
        if (!handles)
        {
            return Raise.TypeError(ts, $"don't know how to handle {exception.Type.FullName} in error callback");
        }

        var failure = (PyUnicodeError)exception;
        if (!failure.CheckObject(ts))
        {
            return null;
        }

        PyObject subject = failure.Object!;
        int length = subject is PyStr text ? text.Length : ((PyBytes)subject).Length;
        int start = (int)Math.Clamp(failure.Start, 0, Math.Max(0, length - 1));
        int end = (int)Math.Clamp(failure.End, Math.Min(1, length), length);
        start = Math.Min(start, end);
        PyObject? replacement;
        if (subject is PyBytes bytes)
        {
            replacement = OfBytes(ts, policy, bytes.Data, start, ref end, failure);
        }
        else
        {
            replacement = OfText(ts, policy, (PyStr)subject, start, ref end, failure);
        }

        return replacement is null ? null : PyTuple.Create(replacement, PySmallInt.From(end));
    }

    private static PyObject? OfBytes(ThreadState ts, ErrorPolicy policy, byte[] data, int start, ref int end, PyUnicodeError failure)
    {
        var builder = new PyStrBuilder(stackalloc char[32]);
        var handler = new DecodeErrors(ts, EncodingOf(failure), data, NameOf(policy));
        if (handler.TryStandard(start, end, ref builder, out int next))
        {
            end = next;
            return builder.ToStrAndDispose();
        }

        builder.Dispose();
        return Raise.Exception(ts, failure);
    }

    private static PyObject? OfText(ThreadState ts, ErrorPolicy policy, PyStr text, int start, ref int end, PyUnicodeError failure)
    {
        switch (policy)
        {
            case ErrorPolicy.Ignore:
                return PyStr.Empty;
            case ErrorPolicy.Replace:
                return PyStr.FromBmp(new string(failure is PyUnicodeTranslateError ? '\uFFFD' : '?', end - start));
            case ErrorPolicy.BackslashReplace:
                return CodecErrorTexts.Escape(text, start, end, xml: false);
        }

        if (policy == ErrorPolicy.XmlCharacterReplace)
        {
            return CodecErrorTexts.Escape(text, start, end, xml: true);
        }

        if (policy == ErrorPolicy.NameReplace)
        {
            return CodecErrorTexts.Names(ts, text, start, end);
        }

        EncodeReplacement replacement = new EncodeErrors(ts, EncodingOf(failure), text, NameOf(policy)).Surrogates(start, end);
        if (replacement.Bytes is not { } bytes)
        {
            return Raise.Exception(ts, failure);
        }

        end = replacement.Next;
        return PyBytes.From(bytes);
    }

    private static string EncodingOf(PyUnicodeError failure) => failure.Encoding is PyStr encoding ? encoding.ToString() : "";

    private static string NameOf(ErrorPolicy policy) => policy switch
    {
        ErrorPolicy.Ignore => "ignore",
        ErrorPolicy.Replace => "replace",
        ErrorPolicy.BackslashReplace => "backslashreplace",
        ErrorPolicy.SurrogateEscape => "surrogateescape",
        _ => "surrogatepass",
    };
}
