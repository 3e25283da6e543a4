using System;

namespace Adder.Modules.Dates;

/// <summary>Reads what <c>fromisoformat</c> takes; false where it is no such text.</summary>
internal static class DateParsing
{
    /// <summary>A time of the day, and an offset from UTC where there is one.</summary>
    internal struct Time
    {
        public int Hour;
        public int Minute;
        public int Second;
        public int Microsecond;
        public bool HasOffset;

        /// <summary>The offset in microseconds.</summary>
        public long Offset;

        public readonly TimeOfDay Clock => new(Hour, Minute, Second, Microsecond, 0);
    }

    /// <summary>YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD, YYYY-Www or YYYYWww.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        month = day = 0;
        if (text.Length is not (7 or 8 or 10) || !Digits(text, 0, 4, out year))
        {
            year = 0;
            return false;
        }

        int at = 4;
        bool separated = text[at] == '-';
        at += separated ? 1 : 0;
        if (text[at] == 'W')
        {
            return TryWeek(text, at + 1, separated, year, out year, out month, out day);
        }

        if (text.Length == 7 || !Digits(text, at, 2, out month))
        {
            return false;
        }

        at += 2;
        if (separated && (at >= text.Length || text[at++] != '-'))
        {
            return false;
        }

        return at + 2 == text.Length && Digits(text, at, 2, out day);
    }

    private static bool TryWeek(ReadOnlySpan<char> text, int at, bool separated, int isoYear, out int year, out int month, out int day)
    {
        year = month = day = 0;
        if (!Digits(text, at, 2, out int week))
        {
            return false;
        }

        at += 2;
        int weekday = 1;
        if (at < text.Length)
        {
            if (separated && text[at++] != '-')
            {
                return false;
            }

            if (at + 1 != text.Length || !Digits(text, at, 1, out weekday))
            {
                return false;
            }
        }

        if (Calendar.FromIso(isoYear, week, weekday, out int ordinal) is not null || ordinal is < 1 or > Calendar.LastOrdinal)
        {
            return false;
        }

        (year, month, day) = Calendar.FromOrdinal(ordinal);
        return true;
    }

    /// <summary>Where the date of a date and time ends; -1 where that cannot be.</summary>
    public static int EndOfDate(ReadOnlySpan<char> text)
    {
        if (text.Length == 7)
        {
            return 7;
        }

        if (text[4] == '-')
        {
            if (text[5] != 'W')
            {
                return 10;
            }

            if (text.Length < 8)
            {
                return -1;
            }

            if (text.Length > 8 && text[8] == '-')
            {
                // A digit after "-D" would make it the hour behind "YYYY-Www" and a separator that is a minus.
                return text.Length == 9 ? -1 : text.Length > 10 && char.IsAsciiDigit(text[10]) ? 8 : 10;
            }

            return 8;
        }

        if (text[4] != 'W')
        {
            return 8;
        }

        int at = 7;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at < 9 ? at : at % 2 == 0 ? 7 : 8;
    }

    /// <summary>hh[:mm[:ss[.f]]] or the same without colons, then Z or an offset of the same form.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out Time time)
    {
        time = default;
        int zone = text.IndexOfAny('+', '-', 'Z');
        ReadOnlySpan<char> clock = zone < 0 ? text : text[..zone];
        if (!TryClock(clock, out time.Hour, out time.Minute, out time.Second, out time.Microsecond))
        {
            return false;
        }

        if (zone < 0)
        {
            return true;
        }

        time.HasOffset = true;
        if (text[zone] == 'Z')
        {
            return zone + 1 == text.Length;
        }

        if (!TryClock(text[(zone + 1)..], out int hour, out int minute, out int second, out int microsecond) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time.Offset = ((((((hour * 60L) + minute) * 60) + second) * 1000000) + microsecond) * (text[zone] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int hour, out int minute, out int second, out int microsecond)
    {
        Span<int> parts = stackalloc int[3];
        parts.Clear();
        microsecond = 0;
        int at = 0;
        bool separated = text.Length > 2 && text[2] == ':';
        bool valid = true;
        for (int i = 0; valid && i < 3; i++)
        {
            valid = Digits(text, at, 2, out parts[i]);
            at += 2;
            if (!valid || at == text.Length)
            {
                break;
            }

            char next = text[at];
            if (next is '.' or ',')
            {
                valid = i == 2;
                break;
            }

            if (i == 2 || (separated && next != ':'))
            {
                valid = false;
            }
            else if (separated)
            {
                at++;
            }
        }

        (hour, minute, second) = (parts[0], parts[1], parts[2]);
        return valid && (at == text.Length || TryFraction(text[(at + 1)..], out microsecond));
    }

    private static bool TryFraction(ReadOnlySpan<char> digits, out int microsecond)
    {
        microsecond = 0;
        int used = Math.Min(6, digits.Length);
        if (used == 0 || !Digits(digits, 0, used, out microsecond))
        {
            return false;
        }

        for (int i = used; i < 6; i++)
        {
            microsecond *= 10;
        }

        return digits[used..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool Digits(ReadOnlySpan<char> text, int start, int count, out int value)
    {
        value = 0;
        if (start + count > text.Length)
        {
            return false;
        }

        foreach (char character in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            value = (value * 10) + character - '0';
        }

        return true;
    }
}
