using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Csv;

/// <summary>How quotes are used; numbered as the module's constants.</summary>
internal enum CsvQuoting
{
    Minimal,
    All,
    NonNumeric,
    None,
    Strings,
    NotNull,
}

/// <summary><c>_csv.Dialect</c>: the checked options of a reader or writer.</summary>
[PyType("Dialect", Module = "_csv", Subclassable = true, TextSignature = null, Doc = "CSV dialect\n\nThe Dialect type records CSV dialect options.")]
internal partial class PyDialect : PyObject
{
    /// <summary>Stands for "no character".</summary>
    public const int NoCharacter = -1;

    private static readonly string[] s_options = ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"];

    protected internal PyDialect()
    {
    }

    public int Delimiter { get; private set; } = ',';

    public int Escape { get; private set; } = NoCharacter;

    public int Quote { get; private set; } = '"';

    public bool DoubleQuote { get; private set; } = true;

    public bool SkipInitialSpace { get; private set; }

    public bool Strict { get; private set; }

    public CsvQuoting Quoting { get; private set; }

    public PyStr LineTerminator { get; private set; } = PyStr.From("\r\n");

    [PyGetter("delimiter")]
    private PyObject DelimiterGetter() => Shown(Delimiter);

    [PyGetter("escapechar")]
    private PyObject EscapeGetter() => Shown(Escape);

    [PyGetter("quotechar")]
    private PyObject QuoteGetter() => Shown(Quote);

    [PyGetter("lineterminator")]
    private PyObject LineTerminatorGetter() => LineTerminator;

    [PyGetter("quoting")]
    private long QuotingGetter() => (long)Quoting;

    [PyGetter("doublequote", Member = true)]
    private bool DoubleQuoteGetter() => DoubleQuote;

    [PyGetter("skipinitialspace", Member = true)]
    private bool SkipInitialSpaceGetter() => SkipInitialSpace;

    [PyGetter("strict", Member = true)]
    private bool StrictGetter() => Strict;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames?.Count ?? 0;
        int positional = arguments.Length - keywords;
        var values = new PyObject?[s_options.Length];
        PyObject? source = positional > 0 ? arguments[0] : null;
        for (int i = 1; i < positional && i <= s_options.Length; i++)
        {
            values[i - 1] = arguments[i];
        }

        for (int i = 0; i < keywords; i++)
        {
            string name = keywordNames![i].ToString() ?? "";
            int option = Array.IndexOf(s_options, name);
            if (option < 0 && name != "dialect")
            {
                return Raise.TypeError(ts, $"this function got an unexpected keyword argument '{name}'");
            }

            if (option < 0)
            {
                source = arguments[positional + i];
            }
            else
            {
                values[option] = arguments[positional + i];
            }
        }

        return Create(ts, type, source, values);
    }

    /// <summary>A dialect from another, a name or any object with the attributes, and options by position that go before.</summary>
    private static PyObject? Create(ThreadState ts, PyType type, PyObject? source, PyObject?[] values)
    {
        if (source is PyStr)
        {
            source = CsvModule.FindDialect(ts, source);
            if (source is null)
            {
                return null;
            }
        }

        bool plain = ReferenceEquals(type, TypeObject);
        if (plain && source is PyDialect && Array.TrueForAll(values, value => value is null))
        {
            return source;
        }

        for (int i = 0; source is not null && i < values.Length; i++)
        {
            if (values[i] is null)
            {
                Lookup found = Attributes.Find(ts, source, s_options[i]);
                if (found.IsError && !Raise.ClearIf(ts, ExceptionTypes.AttributeError))
                {
                    return null;
                }

                values[i] = found.ValueOrNull;
            }
        }

        PyDialect dialect = plain ? new PyDialect() : new PyDialectSubclass(type);
        return dialect.SetOptions(ts, values) ? dialect : null;
    }

    private static PyObject Shown(int character) => character == NoCharacter ? PyNone.Instance : PyStr.FromCodePoint(character);

    private bool SetOptions(ThreadState ts, PyObject?[] values)
    {
        int delimiter = Delimiter;
        int escape = Escape;
        int quote = Quote;
        bool doubleQuote = DoubleQuote;
        bool skip = SkipInitialSpace;
        bool strict = Strict;
        if (!ReadCharacter(ts, values[0], "delimiter", false, ref delimiter) || !ReadTruth(ts, values[1], ref doubleQuote) || !ReadCharacter(ts, values[2], "escapechar", true, ref escape))
        {
            return false;
        }

        if (values[3] is not null)
        {
            if (values[3] is not PyStr terminator)
            {
                return Raise.TypeError(ts, $"\"lineterminator\" must be a string, not {values[3]!.Type.Name}");
            }

            LineTerminator = terminator;
        }

        if (!ReadCharacter(ts, values[4], "quotechar", true, ref quote) || !ReadQuoting(ts, values[5]) || !ReadTruth(ts, values[6], ref skip) || !ReadTruth(ts, values[7], ref strict))
        {
            return false;
        }

        if (ReferenceEquals(values[4], PyNone.Instance) && values[5] is null)
        {
            Quoting = CsvQuoting.None;
        }

        if (Quoting != CsvQuoting.None && quote == NoCharacter)
        {
            return Raise.TypeError(ts, "quotechar must be set if quoting enabled");
        }

        (Delimiter, Escape, Quote, DoubleQuote, SkipInitialSpace, Strict) = (delimiter, escape, quote, doubleQuote, skip, strict);
        return CheckCharacter(ts, "delimiter", delimiter, true) && CheckCharacter(ts, "escapechar", escape, !skip) && CheckCharacter(ts, "quotechar", quote, !skip)
            && CheckDifferent(ts, "delimiter", "escapechar", delimiter, escape) && CheckDifferent(ts, "delimiter", "quotechar", delimiter, quote)
            && CheckDifferent(ts, "escapechar", "quotechar", escape, quote);
    }

    private bool CheckCharacter(ThreadState ts, string name, int character, bool spaceAllowed)
    {
        bool bad = character is '\r' or '\n' || (character == ' ' && !spaceAllowed);
        for (int i = 0; character != NoCharacter && i < LineTerminator.Length; i++)
        {
            bad |= LineTerminator.CodePointAt(i) == character;
        }

        return !bad || (bool)Raise.ValueError(ts, $"bad {name} value");
    }

    private static bool CheckDifferent(ThreadState ts, string first, string second, int one, int other) =>
        one != other || one == NoCharacter || (bool)Raise.ValueError(ts, $"bad {first} or {second} value");

    private static bool ReadTruth(ThreadState ts, PyObject? value, ref bool result)
    {
        Truth truth = value is null ? result ? Truth.True : Truth.False : Truthiness.IsTrue(ts, value);
        result = truth == Truth.True;
        return truth != Truth.Error;
    }

    private bool ReadQuoting(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return true;
        }

        if (value.GetType() != typeof(PySmallInt) && value.GetType() != typeof(PyBigInt))
        {
            return Raise.TypeError(ts, $"\"quoting\" must be an integer, not {value.Type.Name}");
        }

        if (!((PyInt)value).TryGetInt64(out long number) || number is < 0 or > (long)CsvQuoting.NotNull)
        {
            return Raise.TypeError(ts, "bad \"quoting\" value");
        }

        Quoting = (CsvQuoting)number;
        return true;
    }

    private static bool ReadCharacter(ThreadState ts, PyObject? value, string name, bool optional, ref int result)
    {
        string kind = optional ? "a unicode character or None" : "a unicode character";
        switch (value)
        {
            case null:
                return true;
            case PyNone when optional:
                result = NoCharacter;
                return true;
            case PyStr { Length: 1 } text:
                result = text.CodePointAt(0);
                return true;
            case PyStr text:
                return Raise.TypeError(ts, $"\"{name}\" must be {kind}, not a string of length {text.Length}");
            default:
                return Raise.TypeError(ts, $"\"{name}\" must be {kind}, not {value.Type.Name}");
        }
    }
}
