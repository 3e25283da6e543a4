using System;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Locale;

/// <summary><c>_locale</c>: Adder has the C locale only, with UTF-8 (globalization is invariant).</summary>
[PyModule("_locale", Doc = "Support for POSIX locales.")]
internal static partial class LocaleModule
{
    private const int CodeSet = 14;
    private const int RadixCharacter = 0x10000;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, LocaleConstants.All);
        if (ErrorOf(ts) is not { } error)
        {
            return Done.Error;
        }

        module.Add("Error", error);
        return Done.Ok;
    }

    /// <summary>The interpreter's <c>locale.Error</c>; null: an exception is pending.</summary>
    private static PyType? ErrorOf(ThreadState ts) => ts.Interpreter.StateOf(static () => new LocaleErrors()).General ??= ModuleErrors.Create(ts, "locale", "Error", ExceptionTypes.Exception);

    private static PyObject? Fail(ThreadState ts, string message) => ErrorOf(ts) is { } error ? Raise.Error(ts, error, message) : null;

    private sealed class LocaleErrors
    {
        public PyType? General { get; set; }
    }

    [PyFunction("setlocale(category, locale=None, /)", Doc = "Activates/queries locale processing.")]
    private static PyObject? SetLocale(ThreadState ts, int category, string? locale)
    {
        if (category is < 0 or > 12)
        {
            return Fail(ts, locale is null ? "locale query failed" : "unsupported locale setting");
        }

        return locale switch
        {
            null or "" or "C" or "POSIX" => PyStr.Intern("C"),
            "C.UTF-8" or "C.utf8" => PyStr.From(locale),
            _ => Fail(ts, "unsupported locale setting"),
        };
    }

    [PyFunction("localeconv()", Doc = "Returns numeric and monetary locale-specific parameters.")]
    private static PyObject? Conventions(ThreadState ts)
    {
        var result = new PyDict();
        foreach (string name in (string[])["decimal_point", "thousands_sep", "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign", "negative_sign"])
        {
            result.SetInterned(name, name == "decimal_point" ? PyStr.Intern(".") : PyStr.Empty);
        }

        foreach (string name in (string[])["grouping", "mon_grouping"])
        {
            result.SetInterned(name, PyList.WithCapacity(0));
        }

        // CHAR_MAX: not told by the locale.
        foreach (string name in (string[])["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"])
        {
            result.SetInterned(name, PyInt.From(127));
        }

        return result;
    }

    [PyFunction("nl_langinfo(key, /)", Doc = "Return the value for the locale information associated with key.")]
    private static PyObject? Information(ThreadState ts, int key) => key switch
    {
        CodeSet => PyStr.Intern("UTF-8"),
        RadixCharacter => PyStr.Intern("."),
        _ => Known(key) ? PyStr.Empty : Raise.ValueError(ts, "unsupported langinfo constant"),
    };

    private static bool Known(int key)
    {
        foreach ((string name, long value) in LocaleConstants.All)
        {
            if (value == key && !name.StartsWith("LC_", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [PyFunction("getencoding()", Doc = "Get the current locale encoding.")]
    private static string Encoding() => "UTF-8";

    [PyFunction("strcoll(os1, os2, /)", Doc = "Compares two strings according to the locale.")]
    private static long Compare(PyStr left, PyStr right) => Math.Sign(left.CompareTo(right));

    [PyFunction("strxfrm(string, /)", Doc = "Return a string that can be used as a key for locale-aware comparisons.")]
    private static PyObject? Transform(ThreadState ts, PyStr text) => text;
}
