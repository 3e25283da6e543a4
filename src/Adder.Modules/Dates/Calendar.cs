using System;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Dates;

/// <summary>The proleptic Gregorian calendar: day 1 is the first of January of year 1.</summary>
internal static class Calendar
{
    public const int FirstYear = 1;
    public const int LastYear = 9999;
    public const int LastOrdinal = 3652059;

    /// <summary>The seconds from the beginning of year 1 to that of 1970, when the days of both are counted from 1.</summary>
    public const long Epoch = 719163L * 86400;

    private const int DaysIn4Years = (4 * 365) + 1;
    private const int DaysIn100Years = (25 * DaysIn4Years) - 1;
    private const int DaysIn400Years = (4 * DaysIn100Years) + 1;

    private static ReadOnlySpan<short> DaysBefore => [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    private static ReadOnlySpan<byte> Days => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(int year, int month) => month == 2 && IsLeap(year) ? 29 : Days[month];

    /// <summary>The day's number in its year, from 1.</summary>
    public static int DayOfYear(int year, int month, int day) => DaysBefore[month] + day + (month > 2 && IsLeap(year) ? 1 : 0);

    public static int ToOrdinal(int year, int month, int day)
    {
        int before = year - 1;
        return (before * 365) + (before / 4) - (before / 100) + (before / 400) + DayOfYear(year, month, day);
    }

    /// <summary>Monday is 0.</summary>
    public static int Weekday(int year, int month, int day) => (ToOrdinal(year, month, day) + 6) % 7;

    public static (int Year, int Month, int Day) FromOrdinal(int ordinal)
    {
        int rest = ordinal - 1;
        int year = ((rest / DaysIn400Years) * 400) + 1;
        rest %= DaysIn400Years;
        int centuries = rest / DaysIn100Years;
        rest %= DaysIn100Years;
        int fours = rest / DaysIn4Years;
        rest %= DaysIn4Years;
        int years = rest / 365;
        rest %= 365;
        year += (centuries * 100) + (fours * 4) + years;
        if (years == 4 || centuries == 4)
        {
            // The last day of a leap year.
            return (year - 1, 12, 31);
        }

        int month = (rest + 50) >> 5;
        int before = DaysBefore[month] + (month > 2 && IsLeap(year) ? 1 : 0);
        if (before > rest)
        {
            month--;
            before -= DaysInMonth(year, month);
        }

        return (year, month, rest - before + 1);
    }

    /// <summary>The seconds since the beginning of year 1, in which day 1 counts.</summary>
    public static long ToSeconds(int year, int month, int day, int hour, int minute, int second) =>
        (ToOrdinal(year, month, day) * 86400L) + (((hour * 60) + minute) * 60) + second;

    /// <summary>The ordinal of the Monday that the first ISO week of a year begins with.</summary>
    public static int FirstMonday(int year)
    {
        int first = ToOrdinal(year, 1, 1);
        int weekday = (first + 6) % 7;
        int monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    /// <summary>The ISO year, week and weekday (Monday is 1) of a day.</summary>
    public static (int Year, int Week, int Weekday) ToIso(int year, int month, int day)
    {
        int today = ToOrdinal(year, month, day);
        int monday = FirstMonday(year);
        int week = (int)Math.Floor((today - monday) / 7.0);
        if (week < 0)
        {
            year--;
            monday = FirstMonday(year);
            week = (today - monday) / 7;
        }
        else if (week >= 52 && today >= FirstMonday(year + 1))
        {
            year++;
            week = 0;
            monday = FirstMonday(year);
        }

        return (year, week + 1, (((today - monday) % 7) + 7) % 7 + 1);
    }

    /// <summary>What is wrong with an ISO date, or null and its day.</summary>
    public static string? FromIso(int year, int week, int weekday, out int ordinal)
    {
        ordinal = 0;
        if (year is < FirstYear or > LastYear)
        {
            return $"year must be in {FirstYear}..{LastYear}, not {year}";
        }

        if (week is <= 0 or >= 53)
        {
            // A year has 53 weeks where it begins on a Thursday, or on a Wednesday and is a leap year.
            int first = Weekday(year, 1, 1);
            if (week != 53 || !(first == 3 || (first == 2 && IsLeap(year))))
            {
                return $"Invalid week: {week}";
            }
        }

        if (weekday is <= 0 or >= 8)
        {
            return $"Invalid weekday: {weekday} (range is [1, 7])";
        }

        ordinal = FirstMonday(year) + ((week - 1) * 7) + weekday - 1;
        return null;
    }

    /// <summary>Whether there is such a day; where not, ValueError is pending.</summary>
    public static bool CheckDate(ThreadState ts, int year, int month, int day)
    {
        if (year is < FirstYear or > LastYear)
        {
            return Raise.ValueError(ts, $"year must be in {FirstYear}..{LastYear}, not {year}");
        }

        if (month is < 1 or > 12)
        {
            return Raise.ValueError(ts, $"month must be in 1..12, not {month}");
        }

        int last = DaysInMonth(year, month);
        return day is >= 1 && day <= last ? true : Raise.ValueError(ts, $"day {day} must be in range 1..{last} for month {month} in year {year}");
    }

    /// <summary>An argument that is C's int; absent ones have a default.</summary>
    public static bool ToInt(ThreadState ts, PyObject? argument, int fallback, out int value)
    {
        value = fallback;
        if (argument is null)
        {
            return true;
        }

        if (Adder.Runtime.Protocols.Numbers.Index(ts, argument) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide) || wide != (int)wide)
        {
            return Raise.OverflowError(ts, number.Sign < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
        }

        value = (int)wide;
        return true;
    }

    /// <summary>Reads the arguments that name a day, all of which must be given; false: an exception is pending.</summary>
    public static bool TryRead(ThreadState ts, PyObject? year, PyObject? month, PyObject? day, out int y, out int m, out int d)
    {
        m = d = 0;
        return Read(ts, year, "year", 1, out y) && Read(ts, month, "month", 2, out m) && Read(ts, day, "day", 3, out d);

        static bool Read(ThreadState ts, PyObject? argument, string name, int position, out int value) =>
            ToInt(ts, argument, 0, out value) && (argument is not null || (bool)Raise.TypeError(ts, $"function missing required argument '{name}' (pos {position})"));
    }
}
