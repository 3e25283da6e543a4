using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <content>The encoding of the locale, which is UTF-8 always.</content>
internal static partial class InternalCapiModule
{
    [PyFunction("EncodeLocaleEx(str, current_locale=0, errors=None, /)", TextSignature = "")]
    private static PyObject? EncodeLocale(ThreadState ts, PyStr text, int currentLocale = 0, string? errors = null)
    {
        if (!CheckLocaleHandler(ts, errors))
        {
            return null;
        }

        byte[]? encoded = Utf8Codec.Encode(ts, text, errors);
        return encoded is not null ? PyBytes.From(encoded) : LocaleError(ts, "encode error", "encoding error");
    }

    [PyFunction("DecodeLocaleEx(bytes, current_locale=0, errors=None, /)", TextSignature = "")]
    private static PyObject? DecodeLocale(ThreadState ts, PyBytes data, int currentLocale = 0, string? errors = null) =>
        !CheckLocaleHandler(ts, errors) ? null : Utf8Codec.Decode(ts, data.Data, errors, true, out _) ?? LocaleError(ts, "decode error", "decoding error");

    private static bool CheckLocaleHandler(ThreadState ts, string? errors) =>
        errors is null or "strict" or "surrogateescape" or "surrogatepass" || (bool)Raise.ValueError(ts, "unsupported error handler");

    private static PyObject? LocaleError(ThreadState ts, string what, string reason) =>
        ts.TakePending() is PyUnicodeError error ? Raise.RuntimeError(ts, $"{what}: pos={error.Start}, reason={reason}") : null;
}
