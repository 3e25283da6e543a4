using Adder.Modules.Types;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Unicode;

/// <summary><c>unicodedata</c>.</summary>
[PyModule("unicodedata", Doc = "This module provides access to the Unicode Character Database, version 16.0.0.", Types = [typeof(PyUnicodeDatabase)])]
internal static partial class UnicodeDataModule
{
    [PyConstant("unidata_version")]
    private const string Version = "16.0.0";

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Dictionary.SetInterned("ucd_3_2_0", new PyUnicodeDatabase());
        module.Add("_ucnhash_CAPI", new PyCapsule("unicodedata._ucnhash_CAPI"));
        return Done.Ok;
    }

    /// <summary>The name of a code point, null for none.</summary>
    public static string? NameOf(int codePoint) => UnicodeFacts.Instance.NameOf(codePoint);

    /// <summary>The code point of a character's name, for <c>\N{…}</c>; -1 where there is none, or the name is that of a sequence.</summary>
    public static int FindCharacter(string name) => UnicodeFacts.Instance.Lookup(name) is { Length: 1 } found ? found[0] : -1;

    /// <summary>An identifier as the language compares it: in normal form KC.</summary>
    public static string NormalizeIdentifier(string name) => Normalization.Normalize(PyStr.From(name), compose: true, compatibility: true, old: false).ToString();

    [PyFunction("bidirectional(chr, /)", TextSignature = "($self, chr, /)", Doc = "Returns the bidirectional class assigned to the character chr as string.")]
    private static PyObject? Bidirectional(ThreadState ts, PyObject chr) => UnicodeDatabase.Current.Bidirectional(ts, chr);

    [PyFunction("category(chr, /)", TextSignature = "($self, chr, /)", Doc = "Returns the general category assigned to the character chr as string.")]
    private static PyObject? Category(ThreadState ts, PyObject chr) => UnicodeDatabase.Current.Category(ts, chr);

    [PyFunction("combining(chr, /)", TextSignature = "($self, chr, /)", Doc = "Returns the canonical combining class assigned to the character chr as integer.")]
    private static PyObject? Combining(ThreadState ts, PyObject chr) => UnicodeDatabase.Current.Combining(ts, chr);

    [PyFunction("decomposition(chr, /)", TextSignature = "($self, chr, /)", Doc = "Returns the character decomposition mapping assigned to the character chr as string.")]
    private static PyObject? Decomposition(ThreadState ts, PyObject chr) => UnicodeDatabase.Current.Decomposition(ts, chr);

    [PyFunction("east_asian_width(chr, /)", TextSignature = "($self, chr, /)", Doc = "Returns the east asian width assigned to the character chr as string.")]
    private static PyObject? EastAsianWidth(ThreadState ts, PyObject chr) => UnicodeDatabase.Current.EastAsianWidth(ts, chr);

    [PyFunction("mirrored(chr, /)", TextSignature = "($self, chr, /)", Doc = "Returns the mirrored property assigned to the character chr as integer.")]
    private static PyObject? Mirrored(ThreadState ts, PyObject chr) => UnicodeDatabase.Current.Mirrored(ts, chr);

    [PyFunction("decimal(chr, default=<unrepresentable>, /)", TextSignature = "($self, chr, default=<unrepresentable>, /)", Doc = "Converts a Unicode character into its equivalent decimal value.")]
    private static PyObject? Decimal(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Current.Decimal(ts, chr, fallback);

    [PyFunction("digit(chr, default=<unrepresentable>, /)", TextSignature = "($self, chr, default=<unrepresentable>, /)", Doc = "Converts a Unicode character into its equivalent digit value.")]
    private static PyObject? Digit(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Current.Digit(ts, chr, fallback);

    [PyFunction("numeric(chr, default=<unrepresentable>, /)", TextSignature = "($self, chr, default=<unrepresentable>, /)", Doc = "Converts a Unicode character into its equivalent numeric value.")]
    private static PyObject? Numeric(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Current.Numeric(ts, chr, fallback);

    [PyFunction("name(chr, default=<unrepresentable>, /)", TextSignature = "($self, chr, default=<unrepresentable>, /)", Doc = "Returns the name assigned to the character chr as a string.")]
    private static PyObject? Name(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Current.Name(ts, chr, fallback);

    [PyFunction("lookup(name, /)", TextSignature = "($self, name, /)", Doc = "Look up character by name.")]
    private static PyObject? Lookup(ThreadState ts, PyObject name) => UnicodeDatabase.Current.Lookup(ts, name);

    [PyFunction("normalize(form, unistr, /)", TextSignature = "($self, form, unistr, /)", Doc = "Return the normal form 'form' for the Unicode string unistr.")]
    private static PyObject? Normalize(ThreadState ts, PyStr form, PyStr unistr) => UnicodeDatabase.Current.Normalize(ts, form, unistr);

    [PyFunction("is_normalized(form, unistr, /)", TextSignature = "($self, form, unistr, /)", Doc = "Return whether the Unicode string unistr is in the normal form 'form'.")]
    private static PyObject? IsNormalized(ThreadState ts, PyStr form, PyStr unistr) => UnicodeDatabase.Current.IsNormalized(ts, form, unistr);
}

/// <summary><c>unicodedata.UCD</c>: the database of Unicode 3.2 as an object.</summary>
[PyType("UCD", Module = "unicodedata", NoConstructor = true)]
internal sealed partial class PyUnicodeDatabase : PyObject
{
    [PyGetter("unidata_version", Member = true)]
    private string VersionGetter() => "3.2.0";

    [PyMethod("bidirectional(chr, /)", Doc = "Returns the bidirectional class assigned to the character chr as string.")]
    private PyObject? Bidirectional(ThreadState ts, PyObject chr) => UnicodeDatabase.Old.Bidirectional(ts, chr);

    [PyMethod("category(chr, /)", Doc = "Returns the general category assigned to the character chr as string.")]
    private PyObject? Category(ThreadState ts, PyObject chr) => UnicodeDatabase.Old.Category(ts, chr);

    [PyMethod("combining(chr, /)", Doc = "Returns the canonical combining class assigned to the character chr as integer.")]
    private PyObject? Combining(ThreadState ts, PyObject chr) => UnicodeDatabase.Old.Combining(ts, chr);

    [PyMethod("decomposition(chr, /)", Doc = "Returns the character decomposition mapping assigned to the character chr as string.")]
    private PyObject? Decomposition(ThreadState ts, PyObject chr) => UnicodeDatabase.Old.Decomposition(ts, chr);

    [PyMethod("east_asian_width(chr, /)", Doc = "Returns the east asian width assigned to the character chr as string.")]
    private PyObject? EastAsianWidth(ThreadState ts, PyObject chr) => UnicodeDatabase.Old.EastAsianWidth(ts, chr);

    [PyMethod("mirrored(chr, /)", Doc = "Returns the mirrored property assigned to the character chr as integer.")]
    private PyObject? Mirrored(ThreadState ts, PyObject chr) => UnicodeDatabase.Old.Mirrored(ts, chr);

    [PyMethod("decimal(chr, default=<unrepresentable>, /)", Doc = "Converts a Unicode character into its equivalent decimal value.")]
    private PyObject? Decimal(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Old.Decimal(ts, chr, fallback);

    [PyMethod("digit(chr, default=<unrepresentable>, /)", Doc = "Converts a Unicode character into its equivalent digit value.")]
    private PyObject? Digit(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Old.Digit(ts, chr, fallback);

    [PyMethod("numeric(chr, default=<unrepresentable>, /)", Doc = "Converts a Unicode character into its equivalent numeric value.")]
    private PyObject? Numeric(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Old.Numeric(ts, chr, fallback);

    [PyMethod("name(chr, default=<unrepresentable>, /)", Doc = "Returns the name assigned to the character chr as a string.")]
    private PyObject? Name(ThreadState ts, PyObject chr, PyObject? fallback) => UnicodeDatabase.Old.Name(ts, chr, fallback);

    [PyMethod("lookup(name, /)", Doc = "Look up character by name.")]
    private PyObject? Lookup(ThreadState ts, PyObject name) => UnicodeDatabase.Old.Lookup(ts, name);

    [PyMethod("normalize(form, unistr, /)", Doc = "Return the normal form 'form' for the Unicode string unistr.")]
    private PyObject? Normalize(ThreadState ts, PyStr form, PyStr unistr) => UnicodeDatabase.Old.Normalize(ts, form, unistr);

    [PyMethod("is_normalized(form, unistr, /)", Doc = "Return whether the Unicode string unistr is in the normal form 'form'.")]
    private PyObject? IsNormalized(ThreadState ts, PyStr form, PyStr unistr) => UnicodeDatabase.Old.IsNormalized(ts, form, unistr);
}
