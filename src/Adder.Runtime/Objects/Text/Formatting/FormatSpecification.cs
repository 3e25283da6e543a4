using System;

namespace Adder.Runtime.Objects;

/// <summary>How digits are grouped.</summary>
internal enum DigitGrouping : byte
{
    None,

    /// <summary>',' every three digits.</summary>
    Comma,

    /// <summary>'_' every three digits.</summary>
    Underscore,

    /// <summary>'_' every four digits, for bases that are powers of two.</summary>
    UnderscoreFour,
}

/// <summary>A parsed format specification: [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision [grouping]][type].</summary>
internal struct FormatSpecification
{
    public int Fill;
    public char Align;
    public bool AlternateForm;

    /// <summary>An alignment was given, and the width begins with a zero.</summary>
    public bool HasAlignAndZero;
    public bool NoNegativeZero;
    public int Width;
    public int Precision;
    public DigitGrouping Grouping;
    public DigitGrouping FractionGrouping;

    /// <summary>'+', '-', ' ' or NUL for none.</summary>
    public char Sign;

    /// <summary>The presentation type, a code point.</summary>
    public int Type;

    /// <summary>Whether the fill was given, or a zero before the width.</summary>
    public bool HasFill;

    /// <summary>Reads a specification, which the program has most probably used before; false after a ValueError.</summary>
    public static bool TryParse(ThreadState ts, PyStr text, PyObject formatted, char defaultType, char defaultAlign, out FormatSpecification specification)
    {
        if (text.Length == 0 || text.GetType() != typeof(PyStr))
        {
            return TryParseAnew(ts, text, formatted, defaultType, defaultAlign, out specification);
        }

        ref Known? place = ref Known.All[((text.Length * 7) + text.CodePointAt(text.Length - 1) + defaultType) % Known.All.Length];
        if (place is { } known && ReferenceEquals(known.Text, text) && known.DefaultType == defaultType && known.DefaultAlign == defaultAlign)
        {
            specification = known.Specification;
            return true;
        }

        if (!TryParseAnew(ts, text, formatted, defaultType, defaultAlign, out specification))
        {
            return false;
        }

        place = new Known(text, defaultType, defaultAlign, specification);
        return true;
    }

    private static bool TryParseAnew(ThreadState ts, PyStr text, PyObject formatted, char defaultType, char defaultAlign, out FormatSpecification specification)
    {
        specification = new FormatSpecification { Fill = ' ', Align = defaultAlign, Width = -1, Precision = -1, Type = defaultType };
        int at = 0;
        int end = text.Length;
        bool alignGiven = true;
        if (end >= 2 && IsAlign(text.CodePointAt(1)))
        {
            specification.Fill = text.CodePointAt(0);
            specification.Align = (char)text.CodePointAt(1);
            specification.HasFill = true;
            at = 2;
        }
        else if (end >= 1 && IsAlign(text.CodePointAt(0)))
        {
            specification.Align = (char)text.CodePointAt(0);
            at = 1;
        }
        else
        {
            alignGiven = false;
        }

        if (at < end && (text.CodePointAt(at) is '+' or '-' or ' '))
        {
            specification.Sign = (char)text.CodePointAt(at++);
        }

        specification.NoNegativeZero = Take(text, ref at, 'z');
        specification.AlternateForm = Take(text, ref at, '#');
        specification.HasAlignAndZero = alignGiven && at < end && text.CodePointAt(at) == '0';
        if (!specification.HasFill && Take(text, ref at, '0'))
        {
            specification.Fill = '0';
            specification.HasFill = true;
            if (!alignGiven && defaultAlign == '>')
            {
                specification.Align = '=';
            }
        }

        if (!TryNumber(ts, text, ref at, ref specification.Width) || !TryGrouping(ts, text, ref at, ref specification.Grouping))
        {
            return false;
        }

        if (Take(text, ref at, '.'))
        {
            int start = at;
            if (!TryNumber(ts, text, ref at, ref specification.Precision) || !TryGrouping(ts, text, ref at, ref specification.FractionGrouping))
            {
                return false;
            }

            if (at == start)
            {
                return Raise.ValueError(ts, "Format specifier missing precision");
            }
        }

        if (end - at > 1)
        {
            return Raise.Error(ts, ExceptionTypes.ValueError, PyStr.Concat(PyStr.Concat(PyStr.From("Invalid format specifier '"), text), PyStr.From($"' for object of type '{formatted.Type.FullName}'")));
        }

        if (end - at == 1)
        {
            specification.Type = text.CodePointAt(at);
        }

        return specification.CheckGrouping(ts, ref specification.Grouping) && (specification.Type != 'n' || specification.CheckGrouping(ts, ref specification.FractionGrouping));
    }

    /// <summary>Options of <see cref="FloatText"/> that follow from this.</summary>
    public readonly FloatTextOptions FloatOptions =>
        (AlternateForm ? FloatTextOptions.Alternate : 0) | (NoNegativeZero ? FloatTextOptions.NoNegativeZero : 0);

    /// <summary>Whether a number's own text, a minus sign included, is what is padded: nothing goes into it or before it.</summary>
    public readonly bool OnlyPads => Grouping == DigitGrouping.None && Sign is '\0' or '-' && Align != '=';

    /// <summary>"Unknown format code 'x' for object of type 'y'".</summary>
    public readonly Raised UnknownType(ThreadState ts, PyObject formatted)
    {
        string shown = Type is > 32 and < 128 ? ((char)Type).ToString() : $"\\x{Type:x}";
        return Raise.ValueError(ts, $"Unknown format code '{shown}' for object of type '{formatted.Type.FullName}'");
    }

    private static bool IsAlign(int character) => character is '<' or '>' or '=' or '^';

    private static bool Take(PyStr text, ref int at, char wanted)
    {
        if (at >= text.Length || text.CodePointAt(at) != wanted)
        {
            return false;
        }

        at++;
        return true;
    }

    private static bool TryNumber(ThreadState ts, PyStr text, ref int at, ref int number)
    {
        long value = 0;
        int start = at;
        for (; at < text.Length && UnicodeNumbers.DecimalValue(text.CodePointAt(at)) is >= 0 and var digit; at++)
        {
            if (value > (long.MaxValue - digit) / 10)
            {
                return Raise.ValueError(ts, "Too many decimal digits in format string");
            }

            value = (value * 10) + digit;
        }

        if (at > start)
        {
            // Larger than any str can be: whoever uses it refuses it.
            number = (int)Math.Min(value, int.MaxValue);
        }

        return true;
    }

    private static bool TryGrouping(ThreadState ts, PyStr text, ref int at, ref DigitGrouping grouping)
    {
        if (Take(text, ref at, ','))
        {
            grouping = DigitGrouping.Comma;
        }

        if (at < text.Length && text.CodePointAt(at) == '_')
        {
            if (grouping != DigitGrouping.None)
            {
                return Raise.ValueError(ts, "Cannot specify both ',' and '_'.");
            }

            grouping = DigitGrouping.Underscore;
            at++;
        }

        if (at < text.Length && text.CodePointAt(at) == ',' && grouping == DigitGrouping.Underscore)
        {
            return Raise.ValueError(ts, "Cannot specify both ',' and '_'.");
        }

        return true;
    }

    /// <summary>A specification that was read once; they never change, and all interpreters share them.</summary>
    private sealed class Known(PyStr text, char defaultType, char defaultAlign, in FormatSpecification specification)
    {
        public static readonly Known?[] All = new Known?[32];

        public readonly PyStr Text = text;
        public readonly char DefaultType = defaultType;
        public readonly char DefaultAlign = defaultAlign;
        public readonly FormatSpecification Specification = specification;
    }

    private readonly bool CheckGrouping(ThreadState ts, ref DigitGrouping grouping)
    {
        if (grouping == DigitGrouping.None || Type is 'd' or 'e' or 'f' or 'g' or 'E' or 'F' or 'G' or '%' or '\0')
        {
            return true;
        }

        if (grouping == DigitGrouping.Underscore && (Type is 'b' or 'o' or 'x' or 'X'))
        {
            grouping = DigitGrouping.UnderscoreFour;
            return true;
        }

        char separator = grouping == DigitGrouping.Comma ? ',' : '_';
        string shown = Type is > 32 and < 128 ? ((char)Type).ToString() : $"\\x{Type:x}";
        return Raise.ValueError(ts, $"Cannot specify '{separator}' with '{shown}'.");
    }
}
