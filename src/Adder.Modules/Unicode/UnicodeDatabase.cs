using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Unicode;

/// <summary>The functions of <c>unicodedata</c>, for Unicode 16 and (where <paramref name="old"/>) for 3.2.</summary>
internal sealed class UnicodeDatabase(bool old)
{
    /// <summary>Index of "Cn" in the list of categories.</summary>
    public const int Unassigned = 29;

    /// <summary>Names longer than any are refused.</summary>
    private const int MaximumName = 256;

    public static readonly UnicodeDatabase Current = new(false);
    public static readonly UnicodeDatabase Old = new(true);

    private static readonly string[] s_bidirectional =
        ["", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"];

    private static readonly string[] s_widths = ["F", "H", "W", "Na", "A", "N"];

    private static readonly string[] s_tags =
    [
        "", "<noBreak>", "<compat>", "<super>", "<fraction>", "<sub>", "<font>", "<circle>", "<wide>", "<vertical>", "<square>", "<isolated>", "<final>", "<initial>", "<medial>", "<small>", "<narrow>",
    ];

    public PyObject? Category(ThreadState ts, PyObject character) =>
        Character(ts, character, "category", "argument", out int codePoint) ? PyStr.Intern(UnicodeData.Categories[CategoryOf(codePoint)]) : null;

    public PyObject? Bidirectional(ThreadState ts, PyObject character) =>
        Character(ts, character, "bidirectional", "argument", out int codePoint) ? PyStr.Intern(s_bidirectional[RunOf(codePoint).Bidirectional]) : null;

    public PyObject? EastAsianWidth(ThreadState ts, PyObject character) =>
        Character(ts, character, "east_asian_width", "argument", out int codePoint) ? PyStr.Intern(s_widths[RunOf(codePoint).Width]) : null;

    public PyObject? Mirrored(ThreadState ts, PyObject character) =>
        Character(ts, character, "mirrored", "argument", out int codePoint) ? PyInt.From(RunOf(codePoint).Mirrored ? 1 : 0) : null;

    public PyObject? Combining(ThreadState ts, PyObject character) =>
        Character(ts, character, "combining", "argument", out int codePoint) ? PyInt.From(IsMissing(codePoint) ? 0 : UnicodeData.Record(codePoint).CombiningClass) : null;

    public PyObject? Decomposition(ThreadState ts, PyObject character)
    {
        if (!Character(ts, character, "decomposition", "argument", out int codePoint))
        {
            return null;
        }

        if (IsMissing(codePoint) || !UnicodeFacts.Instance.Decompositions.TryGetValue(codePoint, out UnicodeFacts.Decomposition? decomposition))
        {
            return PyStr.Empty;
        }

        var text = new StringBuilder(s_tags[decomposition.Tag]);
        foreach (int part in decomposition.CodePoints)
        {
            text.Append(text.Length > 0 ? " " : "").Append(part.ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return PyStr.From(text.ToString());
    }

    public PyObject? Decimal(ThreadState ts, PyObject character, PyObject? fallback)
    {
        if (!Character(ts, character, "decimal", "argument 1", out int codePoint))
        {
            return null;
        }

        int value = IsMissing(codePoint) ? -1 : old && WasDecimal(codePoint) ? UnicodeData.Record(codePoint).DigitValue : UnicodeNumbers.DecimalValue(codePoint);
        return value >= 0 ? PyInt.From(value) : fallback ?? Raise.ValueError(ts, "not a decimal");
    }

    public PyObject? Digit(ThreadState ts, PyObject character, PyObject? fallback)
    {
        if (!Character(ts, character, "digit", "argument 1", out int codePoint))
        {
            return null;
        }

        // As in CPython, the digits are those of Unicode 16 whatever was asked about.
        return UnicodeData.Is(codePoint, UnicodeFlags.Digit)
            ? PyInt.From(UnicodeData.Record(codePoint).DigitValue)
            : fallback ?? Raise.ValueError(ts, "not a digit");
    }

    public PyObject? Numeric(ThreadState ts, PyObject character, PyObject? fallback)
    {
        if (!Character(ts, character, "numeric", "argument 1", out int codePoint))
        {
            return null;
        }

        double? value = UnicodeFacts.Instance.Numbers.TryGetValue(codePoint, out double known) ? known : null;
        if (old)
        {
            value = IsMissing(codePoint) ? null : UnicodeFacts.Instance.OldNumbers.TryGetValue(codePoint, out double? former) ? former : value;
        }

        return value is { } number ? new PyFloat(number) : fallback ?? Raise.ValueError(ts, "not a numeric character");
    }

    public PyObject? Name(ThreadState ts, PyObject character, PyObject? fallback)
    {
        if (!Character(ts, character, "name", "argument 1", out int codePoint))
        {
            return null;
        }

        string? name = IsMissing(codePoint) ? null : UnicodeFacts.Instance.NameOf(codePoint);
        return name is not null ? PyStr.From(name) : fallback ?? Raise.ValueError(ts, "no such name");
    }

    public PyObject? Lookup(ThreadState ts, PyObject name)
    {
        string text;
        if (name is PyStr str)
        {
            text = str.ToString();
        }
        else
        {
            using Adder.Runtime.Protocols.BufferView? view = Io.Buffers.Readable(ts, name);
            if (view is null)
            {
                return null;
            }

            text = Encoding.Latin1.GetString(view.Span);
        }

        if (text.Length > MaximumName)
        {
            return Raise.Error(ts, ExceptionTypes.KeyError, "name too long");
        }

        int[]? found = UnicodeFacts.Instance.Lookup(text);
        return found is null || (old && (found.Length > 1 || IsMissing(found[0]) || UnicodeFacts.Instance.IsAlias(text, found[0])))
            ? Raise.Error(ts, ExceptionTypes.KeyError, PyStr.Concat(PyStr.Concat(PyStr.From("undefined character name '"), PyStr.From(text)), PyStr.From("'")))
            : PyStr.FromCodePoints(found);
    }

    public PyObject? Normalize(ThreadState ts, PyStr form, PyStr text) =>
        TryForm(ts, form, out bool compose, out bool compatibility) ? Normalization.Normalize(text, compose, compatibility, old) : null;

    public PyObject? IsNormalized(ThreadState ts, PyStr form, PyStr text) =>
        TryForm(ts, form, out bool compose, out bool compatibility) ? PyBool.From(Normalization.Normalize(text, compose, compatibility, old).EqualTo(text)) : null;

    private static bool TryForm(ThreadState ts, PyStr form, out bool compose, out bool compatibility)
    {
        string name = form.ToString();
        compose = name is "NFC" or "NFKC";
        compatibility = name is "NFKC" or "NFKD";
        return compose || compatibility || name == "NFD" || (bool)Raise.ValueError(ts, "invalid normalization form");
    }

    private static bool Character(ThreadState ts, PyObject value, string function, string argument, out int codePoint)
    {
        codePoint = 0;
        if (value is not PyStr text)
        {
            return Raise.TypeError(ts, $"{function}() {argument} must be a unicode character, not {ArgumentErrors.TypeName(value.Type)}");
        }

        if (text.Length != 1)
        {
            return Raise.TypeError(ts, $"{function}(): {argument} must be a unicode character, not a string of length {text.Length}");
        }

        codePoint = text.CodePointAt(0);
        return true;
    }

    /// <summary>Digits that were decimal ones in Unicode 3.2 and are not any more: superscripts, subscripts, Ethiopic ones.</summary>
    private static bool WasDecimal(int codePoint) =>
        codePoint is 0xB2 or 0xB3 or 0xB9 or 0x2070 or (>= 0x1369 and <= 0x1371) or (>= 0x2074 and <= 0x2079) or (>= 0x2080 and <= 0x2089);

    private int CategoryOf(int codePoint) => old ? RunOf(codePoint).Category : UnicodeData.Record(codePoint).Category;

    private UnicodeFacts.Run RunOf(int codePoint) => UnicodeFacts.Find(old ? UnicodeFacts.Instance.Old : UnicodeFacts.Instance.Current, codePoint);

    /// <summary>The code point was not assigned in Unicode 3.2, and that is what is asked about.</summary>
    private bool IsMissing(int codePoint) => old && RunOf(codePoint).Category == Unassigned;
}
