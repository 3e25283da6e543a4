using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary>Dates and times as text.</summary>
internal static class DateFormatting
{
    private static readonly string[] s_specifications = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"];

    private static readonly string[] s_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] s_months = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>A time of the day as ISO 8601 has it, down to what <c>timespec</c> says; null: an exception is pending.</summary>
    public static string? IsoTime(ThreadState ts, PyStr? timespec, in TimeOfDay clock)
    {
        int precision = timespec is null ? 0 : Array.IndexOf(s_specifications, timespec.ToString());
        if (precision == 0)
        {
            precision = clock.Microsecond == 0 ? 3 : 5;
        }

        switch (precision)
        {
            case 1:
                return $"{clock.Hour:D2}";
            case 2:
                return $"{clock.Hour:D2}:{clock.Minute:D2}";
            case 3:
                return $"{clock.Hour:D2}:{clock.Minute:D2}:{clock.Second:D2}";
            case 4:
                return $"{clock.Hour:D2}:{clock.Minute:D2}:{clock.Second:D2}.{clock.Microsecond / 1000:D3}";
            case 5:
                return $"{clock.Hour:D2}:{clock.Minute:D2}:{clock.Second:D2}.{clock.Microsecond:D6}";
            default:
                _ = Raise.ValueError(ts, "Unknown timespec value");
                return null;
        }
    }

    /// <summary>What <c>ctime()</c> gives.</summary>
    public static string CTime(PyDate date, in TimeOfDay clock) =>
        $"{s_days[Calendar.Weekday(date.Year, date.Month, date.Day)]} {s_months[date.Month]} {date.Day,2} {clock.Hour:D2}:{clock.Minute:D2}:{clock.Second:D2} {date.Year:D4}";

    /// <summary>A <c>time.struct_time</c>; null: an exception is pending.</summary>
    public static PyObject? TimeTuple(ThreadState ts, PyDate date, in TimeOfDay clock, int saving)
    {
        PyObject? type = ModuleAccess.ImportAttribute(ts, "time", "struct_time");
        if (type is null)
        {
            return null;
        }

        ReadOnlySpan<int> fields =
        [
            date.Year, date.Month, date.Day, clock.Hour, clock.Minute, clock.Second, Calendar.Weekday(date.Year, date.Month, date.Day), Calendar.DayOfYear(date.Year, date.Month, date.Day), saving,
        ];
        var items = new PyObject[fields.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = PyInt.From(fields[i]);
        }

        return Calls.Call(ts, type, PyTuple.FromArray(items));
    }

    /// <summary><c>strftime</c>: what only datetime knows is put in, the rest is left to <c>time.strftime</c>.</summary>
    /// <param name="zone">The object's time zone; <paramref name="zoneArgument"/> is what it is asked with.</param>
    public static PyObject? Format(ThreadState ts, PyStr format, PyObject timeTuple, long year, int microsecond, PyTzInfo? zone, PyObject zoneArgument)
    {
        PyObject? function = ModuleAccess.ImportAttribute(ts, "time", "strftime");
        if (function is null)
        {
            return null;
        }

        var result = new TextBuilder();
        int length = format.Length;
        for (int i = 0; i < length; i++)
        {
            int character = format.CodePointAt(i);
            if (character != '%' || i + 1 == length)
            {
                result.AppendCodePoint(character);
                continue;
            }

            int code = format.CodePointAt(++i);
            bool colon = code == ':' && i + 1 < length && format.CodePointAt(i + 1) == 'z';
            switch (code)
            {
                case 'f':
                    result.Append(microsecond.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case 'z' or ':' or 'Z' when code != ':' || colon:
                    if ((code == 'Z' ? NameOf(ts, zone, zoneArgument) : OffsetOf(ts, zone, zoneArgument, colon ? ":" : "")) is not { } shown)
                    {
                        return null;
                    }

                    i += colon ? 1 : 0;
                    result.Append(shown);
                    break;
                case 'Y' or 'F' or 'C' when year < 1000:
                    result.Append(Century((char)code, year));
                    break;
                case 'G' when year < 1000:
                    if (IsoYear(ts, function, timeTuple) is not { } isoYear)
                    {
                        return null;
                    }

                    result.Append(isoYear);
                    break;
                default:
                    result.Append('%');
                    result.AppendCodePoint(code);
                    break;
            }
        }

        return Calls.Call(ts, function, result.ToStr(), timeTuple);
    }

    private static string Century(char code, long year)
    {
        string digits = year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
        return code == 'Y' ? digits : code == 'C' ? digits[..2] : digits + "-%m-%d";
    }

    private static string? IsoYear(ThreadState ts, PyObject function, PyObject timeTuple) =>
        Calls.Call(ts, function, PyStr.From("%G"), timeTuple) is PyStr given && long.TryParse(given.ToString(), out long year)
            ? year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static PyStr? OffsetOf(ThreadState ts, PyTzInfo? zone, PyObject argument, string separator) =>
        Zones.Duration(ts, zone, "utcoffset", argument) switch
        {
            null => null,
            PyTimeDelta offset => PyStr.From(Zones.OffsetText(offset, separator)),
            _ => PyStr.Empty,
        };

    private static PyStr? NameOf(ThreadState ts, PyTzInfo? zone, PyObject argument)
    {
        PyObject? name = Zones.Name(ts, zone, argument);
        if (name is null or PyNone)
        {
            return name is null ? null : PyStr.Empty;
        }

        // The name must not be read as a format.
        PyObject? escaped = Calls.CallMethod(ts, name, "replace", PyStr.From("%"), PyStr.From("%%"));
        return escaped is null or PyStr ? (PyStr?)escaped : Raise.TypeError(ts, "tzname.replace() did not return a string");
    }
}
