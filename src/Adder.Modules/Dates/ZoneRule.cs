using System;
using System.Text;
using Adder.Runtime.Objects;

namespace Adder.Modules.Dates;

/// <summary>What holds in a zone for some time.</summary>
/// <param name="Offset">Seconds east of UTC.</param>
/// <param name="Saving">Seconds of daylight saving in that.</param>
internal sealed record ZonePeriod(int Offset, int Saving, PyStr Name)
{
    /// <summary><c>utcoffset()</c>.</summary>
    public PyTimeDelta OffsetObject { get; } = Seconds(Offset);

    /// <summary><c>dst()</c>.</summary>
    public PyTimeDelta SavingObject { get; } = Seconds(Saving);

    private static PyTimeDelta Seconds(int seconds) => seconds == 0 ? PyTimeDelta.Zero : PyTimeDelta.OfSeconds(seconds);
}

/// <summary>A day of the year on which daylight saving begins or ends, as the rules of POSIX write it, and the second of that day (which may lie in another).</summary>
internal abstract record ZoneDay(int Second)
{
    /// <summary>Local seconds since 1970 in a year.</summary>
    public long In(int year) => ((Calendar.ToOrdinal(year, 1, 1) + DayOfYear(year)) * 86400L) - Calendar.Epoch + Second;

    /// <summary>Days after the first of January.</summary>
    protected abstract int DayOfYear(int year);
}

/// <summary><c>Jn</c>, which counts no 29th of February, and <c>n</c>, which does. CPython takes both for the n-th day, though POSIX counts the days of the second form from 0.</summary>
internal sealed record NumberedZoneDay(int Number, bool SkipsLeapDay, int Second) : ZoneDay(Second)
{
    protected override int DayOfYear(int year) => Number - 1 + (SkipsLeapDay && Number >= 60 && Calendar.IsLeap(year) ? 1 : 0);
}

/// <summary><c>Mm.w.d</c>: a day of the week (0 is Sunday) in a week of a month, the fifth being the last.</summary>
internal sealed record WeekZoneDay(int Month, int Week, int WeekDay, int Second) : ZoneDay(Second)
{
    protected override int DayOfYear(int year)
    {
        int first = Calendar.Weekday(year, Month, 1);

        // Weekday 0 is Sunday here, Monday there.
        int day = ((WeekDay + 13 - first) % 7) + ((Week - 1) * 7);
        return Calendar.DayOfYear(year, Month, 1) - 1 + (day >= Calendar.DaysInMonth(year, Month) ? day - 7 : day);
    }
}

/// <summary>What holds after the last transition of a zone's file: a rule in the format of POSIX's variable TZ.</summary>
/// <param name="Daylight">Null where there is no daylight saving.</param>
internal sealed record ZoneRule(ZonePeriod Standard, ZonePeriod? Daylight, ZoneDay? Start, ZoneDay? End)
{
    /// <summary>What holds at a local time.</summary>
    /// <param name="seconds">Since 1970 by the clock on the wall.</param>
    public ZonePeriod AtLocal(long seconds, int year, int fold)
    {
        if (Daylight is null)
        {
            return Standard;
        }

        int change = Daylight.Offset - Standard.Offset;
        long start = Start!.In(year);
        long end = End!.In(year);

        // Before the fold is over, a time means the earlier of the two moments; within the gap it means what held before it.
        if ((fold == 1) == (change >= 0))
        {
            end -= change;
        }
        else
        {
            start += change;
        }

        return IsBetween(seconds, start, end) ? Daylight : Standard;
    }

    /// <summary>What holds at a moment, and whether its local time is the second of that name.</summary>
    /// <param name="seconds">Since 1970, in UTC.</param>
    public (ZonePeriod Period, bool Fold) AtUtc(long seconds, int year)
    {
        if (Daylight is null)
        {
            return (Standard, false);
        }

        long start = Start!.In(year) - Standard.Offset;
        long end = End!.In(year) - Daylight.Offset;
        int change = Daylight.Offset - Standard.Offset;
        long fold = change > 0 ? end : start;
        return (IsBetween(seconds, start, end) ? Daylight : Standard, seconds >= fold && seconds < fold + Math.Abs(change));
    }

    private static bool IsBetween(long value, long start, long end) => start < end ? value >= start && value < end : value < end || value >= start;
}

/// <summary>Reads a rule.</summary>
internal ref struct ZoneRuleReader(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>What is wrong with the text, to be followed by it; null: the rule was read.</summary>
    public string? Read(out ZoneRule? rule)
    {
        rule = null;
        if (!Name(out PyStr? standardName))
        {
            return "Invalid STD format in ";
        }

        if (!Offset(out int standardOffset))
        {
            return "Invalid STD offset in ";
        }

        var standard = new ZonePeriod(standardOffset, 0, standardName!);
        if (_rest.IsEmpty)
        {
            rule = new ZoneRule(standard, null, null, null);
            return null;
        }

        if (!Name(out PyStr? daylightName))
        {
            return "Invalid DST format in ";
        }

        int daylightOffset = standardOffset + 3600;
        if ((_rest.IsEmpty || _rest[0] != ',') && !Offset(out daylightOffset))
        {
            return "Invalid DST offset in ";
        }

        if (ReadDay(out ZoneDay? start) is { } wrongStart)
        {
            return wrongStart;
        }

        if (ReadDay(out ZoneDay? end) is { } wrongEnd)
        {
            return wrongEnd;
        }

        rule = new ZoneRule(standard, new ZonePeriod(daylightOffset, daylightOffset - standardOffset, daylightName!), start, end);
        return _rest.IsEmpty ? null : "Extraneous characters at end of TZ string: ";
    }

    private string? ReadDay(out ZoneDay? day)
    {
        day = null;
        return !Skip(',') ? "Missing transition rules in TZ string: " : Day(out day) ? null : "Malformed transition rule in TZ string: ";
    }

    private bool Skip(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>Letters, or a name in angle brackets, where digits and signs are letters too.</summary>
    private bool Name(out PyStr? name)
    {
        name = null;
        bool quoted = Skip('<');
        int length = 0;
        while (length < _rest.Length && (char.IsAsciiLetter((char)_rest[length]) || (quoted && (char.IsAsciiDigit((char)_rest[length]) || _rest[length] is (byte)'+' or (byte)'-'))))
        {
            length++;
        }

        if (length == 0)
        {
            return false;
        }

        name = PyStr.From(Encoding.ASCII.GetString(_rest[..length]));
        _rest = _rest[length..];
        return !quoted || Skip('>');
    }

    /// <summary>Hours, minutes and seconds west of Greenwich; gives seconds east.</summary>
    private bool Offset(out int seconds)
    {
        bool read = Time(24, out seconds);
        seconds = -seconds;
        return read;
    }

    private bool Time(int mostHours, out int seconds)
    {
        seconds = 0;
        bool negative = Skip('-');
        if (!negative)
        {
            _ = Skip('+');
        }

        if (!Number(1, 3, mostHours, out int hours))
        {
            return false;
        }

        int minutes = 0;
        int rest = 0;
        if (Skip(':') && (!Number(2, 2, 99, out minutes) || (Skip(':') && !Number(2, 2, 99, out rest))))
        {
            return false;
        }

        seconds = (hours * 3600) + (minutes * 60) + rest;
        seconds = negative ? -seconds : seconds;
        return true;
    }

    private bool Number(int leastDigits, int mostDigits, int most, out int number)
    {
        number = 0;
        int digits = 0;
        for (; digits < mostDigits && digits < _rest.Length && char.IsAsciiDigit((char)_rest[digits]); digits++)
        {
            number = (number * 10) + _rest[digits] - '0';
        }

        _rest = _rest[digits..];
        return digits >= leastDigits && number <= most;
    }

    private bool Day(out ZoneDay? day)
    {
        day = null;
        int month = 0;
        int week = 0;
        int number;
        bool isMonthly = Skip('M');
        bool skipsLeapDay = !isMonthly && Skip('J');
        if (isMonthly)
        {
            if (!Number(1, 2, 12, out month) || month == 0 || !Skip('.') || !Number(1, 1, 5, out week) || week == 0 || !Skip('.') || !Number(1, 1, 6, out number))
            {
                return false;
            }
        }
        else if (!Number(1, 3, 365, out number) || (skipsLeapDay && number == 0))
        {
            return false;
        }

        int second = 2 * 3600;
        if (Skip('/') && !Time(167, out second))
        {
            return false;
        }

        day = isMonthly ? new WeekZoneDay(month, week, number, second) : new NumberedZoneDay(number, skipsLeapDay, second);
        return true;
    }
}
