using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>str.format</c> and <c>str.format_map</c>.</summary>
[SkipLocalsInit]
internal ref struct StringFormatter
{
    private readonly ThreadState _ts;
    private readonly ReadOnlySpan<PyObject> _positional;

    /// <summary>The mapping of names; null where there are no keyword arguments.</summary>
    private readonly PyObject? _names;

    /// <summary>format_map: there are no positional fields.</summary>
    private readonly bool _namesOnly;
    private bool _automatic;
    private bool _manual;
    private int _nextNumber;

    private StringFormatter(ThreadState ts, ReadOnlySpan<PyObject> positional, PyObject? names, bool namesOnly)
    {
        _ts = ts;
        _positional = positional;
        _names = names;
        _namesOnly = namesOnly;
    }

    /// <summary><c>format.format(*positional, **names)</c>.</summary>
    public static PyStr? Format(ThreadState ts, PyStr format, ReadOnlySpan<PyObject> positional, PyDict? names) =>
        new StringFormatter(ts, positional, names, namesOnly: false).Build(format, 0, format.Length, 2);

    /// <summary><c>format.format_map(mapping)</c>.</summary>
    public static PyStr? FormatMap(ThreadState ts, PyStr format, PyObject mapping) =>
        new StringFormatter(ts, [], mapping, namesOnly: true).Build(format, 0, format.Length, 2);

    private PyStr? Build(PyStr format, int start, int end, int depth)
    {
        if (depth <= 0)
        {
            return Raise.ValueError(_ts, "Max string recursion exceeded");
        }

        var builder = new PyStrBuilder(stackalloc char[256]);
        var markup = new FormatMarkup(format, start, end);
        while (true)
        {
            Truth more = markup.MoveNext(_ts);
            if (more != Truth.True)
            {
                if (more == Truth.False)
                {
                    return builder.ToStrAndDispose();
                }

                break;
            }

            if (markup.LiteralEnd - markup.LiteralStart == format.Length)
            {
                builder.Dispose();
                return format;
            }

            builder.Append(format, markup.LiteralStart, markup.LiteralEnd);
            if (!markup.HasField)
            {
                continue;
            }

            PyStr? text = FormatField(format, markup, depth);
            if (text is null)
            {
                break;
            }

            builder.Append(text);
        }

        builder.Dispose();
        return null;
    }

    private PyStr? FormatField(PyStr format, in FormatMarkup markup, int depth)
    {
        PyObject? value = FieldValue(new FormatFieldName(format, markup.NameStart, markup.NameEnd));
        if (value is not null && markup.Conversion != 0)
        {
            value = Convert(value, markup.Conversion);
        }

        if (value is null)
        {
            return null;
        }

        PyStr? specification = markup.IsNested
            ? Build(format, markup.SpecificationStart, markup.SpecificationEnd, depth - 1)
            : format.Substring(markup.SpecificationStart, markup.SpecificationEnd).ToExact();
        return specification is null ? null : Text.Format(_ts, value, specification);
    }

    private readonly PyObject? Convert(PyObject value, int conversion)
    {
        switch (conversion)
        {
            case 'r':
                return Text.Repr(_ts, value);
            case 's':
                return Text.Str(_ts, value);
            case 'a':
                return Text.Repr(_ts, value) is { } repr ? StringRepr.EscapeNonAscii(repr) : null;
            default:
                string shown = conversion is > 32 and < 127 ? ((char)conversion).ToString() : $"\\x{conversion:x}";
                return Raise.ValueError(_ts, $"Unknown conversion specifier {shown}");
        }
    }

    private PyObject? FieldValue(FormatFieldName name)
    {
        if (!FormatFieldName.TryNumber(_ts, name.First, out long number))
        {
            return null;
        }

        bool empty = name.First.Length == 0;
        if (empty || number >= 0)
        {
            if (!CheckNumbering(empty))
            {
                return null;
            }

            number = empty ? _nextNumber++ : number;
        }

        PyObject? value = number >= 0 ? PositionalValue(number) : NamedValue(name.First);
        while (value is not null)
        {
            Truth more = name.MoveNext(_ts);
            if (more != Truth.True)
            {
                return more == Truth.Error ? null : value;
            }

            value = name.IsAttribute
                ? Attributes.Get(_ts, value, PyStr.Intern(name.Name))
                : Containers.GetItem(_ts, value, name.Number >= 0 ? PyInt.From(name.Number) : name.Name);
        }

        return null;
    }

    private bool CheckNumbering(bool empty)
    {
        if (empty ? _manual : _automatic)
        {
            return Raise.ValueError(_ts, empty
                ? "cannot switch from manual field specification to automatic field numbering"
                : "cannot switch from automatic field numbering to manual field specification");
        }

        _automatic |= empty;
        _manual |= !empty;
        return true;
    }

    private readonly PyObject? PositionalValue(long number)
    {
        if (_namesOnly)
        {
            return Raise.ValueError(_ts, "Format string contains positional fields");
        }

        return number < _positional.Length
            ? _positional[(int)number]
            : Raise.IndexError(_ts, $"Replacement index {number} out of range for positional args tuple");
    }

    private readonly PyObject? NamedValue(PyStr name)
    {
        if (_names is null)
        {
            return Raise.KeyError(_ts, name);
        }

        return Containers.GetItem(_ts, _names, name);
    }
}
