using System;
using Adder.Modules.Common;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Locale;

/// <summary><c>_locale</c>: the C library's locales.</summary>
[PyModule("_locale", Doc = "Support for POSIX locales.")]
internal static unsafe partial class LocaleModule
{
    private const int MaximumCharacter = 127;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, LocaleConstants.All);
        if (ErrorOf(ts) is not { } error)
        {
            return Done.Error;
        }

        module.Add("Error", error);
        NativeLocale.Start();
        return Done.Ok;
    }

    /// <summary>The interpreter's <c>locale.Error</c>; null: an exception is pending.</summary>
    private static PyType? ErrorOf(ThreadState ts) => ts.Interpreter.StateOf(static () => new LocaleErrors()).General ??= ModuleErrors.Create(ts, "locale", "Error", ExceptionTypes.Exception);

    private static PyObject? Fail(ThreadState ts, string message) => ErrorOf(ts) is { } error ? Raise.Error(ts, error, message) : null;

    /// <summary>The exception class of an interpreter.</summary>
    private sealed class LocaleErrors
    {
        public PyType? General { get; set; }
    }

    [PyFunction("setlocale(category, locale=None, /)", Doc = "Activates/queries locale processing.")]
    private static PyObject? SetLocale(ThreadState ts, int category, PyObject? locale)
    {
        byte[]? name = null;
        if (locale is not (null or PyNone) && (name = Argument(ts, locale, "setlocale() argument 2 must be str or None")) is null)
        {
            return null;
        }

        byte* result = NativeLocale.SetLocale(category, name);
        return result == null ? Fail(ts, name is null ? "locale query failed" : "unsupported locale setting") : NativeLocale.ToText(result);
    }

    [PyFunction("localeconv()", Doc = "Returns numeric and monetary locale-specific parameters.")]
    private static PyObject? Conventions(ThreadState ts)
    {
        byte** texts = NativeLocale.Conventions();

        // Ten texts, then numbers of a byte each.
        sbyte* numbers = (sbyte*)(texts + 10);
        var result = new PyDict();
        Add("int_curr_symbol", 3);
        Add("currency_symbol", 4);
        Add("mon_decimal_point", 5);
        Add("mon_thousands_sep", 6);
        result.SetInterned("mon_grouping", Grouping(texts[7]));
        Add("positive_sign", 8);
        Add("negative_sign", 9);
        string[] names = ["int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"];
        for (int i = 0; i < names.Length; i++)
        {
            result.SetInterned(names[i], PyInt.From(numbers[i]));
        }

        Add("decimal_point", 0);
        Add("thousands_sep", 1);
        result.SetInterned("grouping", Grouping(texts[2]));
        return result;

        void Add(string name, int index) => result.SetInterned(name, NativeLocale.ToText(texts[index]));
    }

    /// <summary>Sizes of groups of digits; the last is 0 where it repeats.</summary>
    private static PyList Grouping(byte* sizes)
    {
        var list = new PyList();
        if (*sizes == 0)
        {
            return list;
        }

        for (; *sizes is not (0 or MaximumCharacter); sizes++)
        {
            list.Add(PyInt.From(*sizes));
        }

        list.Add(PyInt.From(*sizes));
        return list;
    }

    [PyFunction("nl_langinfo(key, /)", Doc = "Return the value for the locale information associated with key.")]
    private static PyObject? Information(ThreadState ts, int key)
    {
        foreach ((string name, long value) in LocaleConstants.All)
        {
            if (value == key && !name.StartsWith("LC_", StringComparison.Ordinal) && name != "CHAR_MAX")
            {
                byte* text = NativeLocale.Information(key);
                return text == null ? PyStr.Empty : NativeLocale.ToText(text);
            }
        }

        return Raise.ValueError(ts, "unsupported langinfo constant");
    }

    [PyFunction("getencoding()", Doc = "Get the current locale encoding.")]
    private static string Encoding() => NativeLocale.Encoding;

    [PyFunction("strcoll(os1, os2, /)", Doc = "Compares two strings according to the locale.")]
    private static PyObject? Compare(ThreadState ts, PyStr left, PyStr right)
    {
        if (Wide(ts, left) is not { } first || Wide(ts, right) is not { } second)
        {
            return null;
        }

        fixed (int* one = first)
        fixed (int* other = second)
        {
            return PyInt.From(NativeLocale.Compare(one, other));
        }
    }

    [PyFunction("strxfrm(string, /)", Doc = "Return a string that can be used as a key for locale-aware comparisons.")]
    private static PyObject? Transform(ThreadState ts, PyStr text)
    {
        if (Wide(ts, text) is not { } source)
        {
            return null;
        }

        var target = new int[source.Length];
        while (true)
        {
            nint length;
            fixed (int* from = source)
            fixed (int* to = target)
            {
                length = NativeLocale.Transform(to, from, target.Length);
            }

            if (length < target.Length)
            {
                return NativeLocale.ToText(target.AsSpan(0, (int)length));
            }

            target = new int[length + 1];
        }
    }

    /// <summary>The code points, with a zero at the end; null: an exception is pending.</summary>
    private static int[]? Wide(ThreadState ts, PyStr text)
    {
        var wide = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
        {
            wide[i] = text.CodePointAt(i);
            if (wide[i] == 0)
            {
                _ = Raise.ValueError(ts, "embedded null character");
                return null;
            }
        }

        return wide;
    }

    [PyFunction("gettext(msg, /)", Doc = "gettext(msg) -> string\n\nReturn translation of msg.")]
    private static PyObject? Translate(ThreadState ts, PyObject message) => Translated(ts, "gettext", null, message, 0);

    [PyFunction("dgettext(domain, msg, /)", Doc = "dgettext(domain, msg) -> string\n\nReturn translation of msg in domain.")]
    private static PyObject? TranslateIn(ThreadState ts, PyObject domain, PyObject message) => Translated(ts, "dgettext", domain, message, 1);

    [PyFunction("dcgettext(domain, msg, category, /)", Doc = "Return translation of msg in domain and category.")]
    private static PyObject? TranslateIn(ThreadState ts, PyObject domain, PyObject message, int category) => Translated(ts, "dcgettext", domain, message, 1, category);

    private static PyObject? Translated(ThreadState ts, string function, PyObject? domain, PyObject message, int position, int category = NativeLocale.Messages)
    {
        byte[]? domainName = null;
        if ((domain is not (null or PyNone) && (domainName = Argument(ts, domain, $"{function}() argument 1 must be str or None")) is null)
            || Argument(ts, message, $"{function}() argument {position + 1} must be str") is not { } text)
        {
            return null;
        }

        // What has no translation comes back as the address that was given.
        fixed (byte* original = text)
        {
            return NativeLocale.ToText(NativeLocale.Translate(domainName, original, category));
        }
    }

    [PyFunction("textdomain(domain, /)", Doc = "Set the C library's textdmain to domain, returning the new domain.")]
    private static PyObject? TextDomain(ThreadState ts, PyObject domain)
    {
        byte[]? name = null;
        return domain is not PyNone && (name = Argument(ts, domain, "textdomain() argument must be str or None")) is null ? null
            : NativeLocale.TextDomain(name) is var result && result == null ? SystemErrors.RaiseLast(ts)
            : NativeLocale.ToText(result);
    }

    [PyFunction("bindtextdomain(domain, dir, /)", Doc = "Bind the C library's domain to dir.")]
    private static PyObject? BindTextDomain(ThreadState ts, PyObject domain, PyObject folder)
    {
        if (Argument(ts, domain, "bindtextdomain() argument 1 must be str") is not { } name)
        {
            return null;
        }

        if (name.Length == 1)
        {
            return Fail(ts, "domain must be a non-empty string");
        }

        byte[]? path = null;
        if (folder is not PyNone && (path = PathArgument.ToBytes(ts, folder, "bindtextdomain")) is null)
        {
            return null;
        }

        byte* result = NativeLocale.BindTextDomain(name, path);
        return result == null ? SystemErrors.RaiseLast(ts) : NativeLocale.ToText(result);
    }

    [PyFunction("bind_textdomain_codeset(domain, codeset, /)", Doc = "Bind the C library's domain to codeset.")]
    private static PyObject? BindCodeSet(ThreadState ts, PyObject domain, PyObject codeSet)
    {
        byte[]? code = null;
        if (Argument(ts, domain, "bind_textdomain_codeset() argument 1 must be str") is not { } name
            || (codeSet is not PyNone && (code = Argument(ts, codeSet, "bind_textdomain_codeset() argument 2 must be str or None")) is null))
        {
            return null;
        }

        byte* result = NativeLocale.BindCodeSet(name, code);
        return result == null ? PyNone.Instance : NativeLocale.ToText(result);
    }

    /// <summary>A str as UTF-8 with a zero at the end; null: an exception is pending.</summary>
    private static byte[]? Argument(ThreadState ts, PyObject value, string expected)
    {
        if (value is not PyStr text)
        {
            _ = Raise.TypeError(ts, $"{expected}, not {value.Type.Name}");
            return null;
        }

        if (PathArgument.Encode(ts, text) is not { } bytes)
        {
            return null;
        }

        if (Array.IndexOf(bytes, (byte)0) >= 0)
        {
            _ = Raise.ValueError(ts, "embedded null character");
            return null;
        }

        return [.. bytes, 0];
    }
}
