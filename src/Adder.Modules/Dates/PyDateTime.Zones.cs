using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <content>Timestamps, time zones, and the constructors that rest on them.</content>
internal partial class PyDateTime
{
    /// <summary>How far apart the two moments of one local time are at most, in seconds.</summary>
    private const long LongestFold = 24 * 3600;

    /// <summary>What the moment's zone says of it.</summary>
    public PyObject? CallZone(ThreadState ts, string method) => Dates.Zones.Duration(ts, Zone, method, this);

    [PyMethod("utcoffset()", Doc = "Return self.tzinfo.utcoffset(self).")]
    private PyObject? Offset(ThreadState ts) => CallZone(ts, "utcoffset");

    [PyMethod("dst()", Doc = "Return self.tzinfo.dst(self).")]
    private PyObject? DaylightSaving(ThreadState ts) => CallZone(ts, "dst");

    [PyMethod("tzname()", Doc = "Return self.tzinfo.tzname(self).")]
    private PyObject? ZoneName(ThreadState ts) => Dates.Zones.Name(ts, Zone, this);

    // ---- constructors

    [PyClassMethod("now(tz=None)", Doc = "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.")]
    private static PyObject? Now(ThreadState ts, PyType type, PyObject? tz) => Dates.Zones.Take(ts, tz, out PyTzInfo? zone) ? FromNow(ts, type, zone, utc: zone is not null) : null;

    [PyClassMethod("utcnow()", Doc = "Return a new datetime representing UTC day and time.")]
    private static PyObject? UtcNow(ThreadState ts, PyType type) => Deprecated(ts, "utcnow()", "now(datetime.UTC)") ? FromNow(ts, type, null, utc: true) : null;

    [PyClassMethod("fromtimestamp(timestamp, tz=None)", TextSignature = null, Doc = "timestamp[, tz] -> tz's local time from POSIX timestamp.")]
    private static PyObject? FromTimestampInZone(ThreadState ts, PyType type, PyObject timestamp, PyObject? tz) =>
        Dates.Zones.Take(ts, tz, out PyTzInfo? zone) && TimeStamps.ToMicroseconds(ts, timestamp, out long seconds, out int microseconds)
            ? FromMoment(ts, type, seconds, microseconds, zone, utc: zone is not null)
            : null;

    [PyClassMethod("utcfromtimestamp(timestamp, /)", TextSignature = null, Doc = "Construct a naive UTC datetime from a POSIX timestamp.")]
    private static PyObject? UtcFromTimestamp(ThreadState ts, PyType type, PyObject timestamp) =>
        Deprecated(ts, "utcfromtimestamp()", "fromtimestamp(timestamp, datetime.UTC)") && TimeStamps.ToMicroseconds(ts, timestamp, out long seconds, out int microseconds)
            ? FromMoment(ts, type, seconds, microseconds, null, utc: true)
            : null;

    private static bool Deprecated(ThreadState ts, string function, string instead) => Adder.Runtime.Objects.Warnings.Warn(
        ts,
        ExceptionTypes.DeprecationWarning,
        $"datetime.datetime.{function} is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.{instead}.");

    private static PyObject? FromNow(ThreadState ts, PyType type, PyTzInfo? zone, bool utc)
    {
        long ticks = DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks;
        return FromMoment(ts, type, Math.DivRem(ticks, TimeSpan.TicksPerSecond, out long rest), (int)(rest / TimeSpan.TicksPerMicrosecond), zone, utc);
    }

    /// <summary>The moment in UTC or in local time; a zone makes its own of what then is in UTC.</summary>
    private static PyObject? FromMoment(ThreadState ts, PyType type, long seconds, int microseconds, PyTzInfo? zone, bool utc)
    {
        int fold = 0;
        if (!(utc ? TimeStamps.Utc(ts, seconds, out TimeStamps.Fields fields) : TimeStamps.Local(ts, seconds, out fields) && FindFold(ts, seconds, fields, out fold)))
        {
            return null;
        }

        PyObject? made = Make(ts, type, fields.Year, fields.Month, fields.Day, new TimeOfDay(fields.Hour, fields.Minute, fields.Second, microseconds, fold), zone);
        return made is null || zone is null ? made : Calls.CallMethod(ts, zone, "fromutc", made);
    }

    /// <summary>Whether the same local time was a little earlier too.</summary>
    private static bool FindFold(ThreadState ts, long seconds, in TimeStamps.Fields fields, out int fold)
    {
        fold = 0;
        long local = fields.Seconds;
        if (local <= LongestFold)
        {
            return true;
        }

        if (!TimeStamps.LocalSeconds(ts, Calendar.Epoch + seconds - LongestFold, out long probe))
        {
            return false;
        }

        long transition = local - probe - LongestFold;
        if (transition < 0)
        {
            if (!TimeStamps.LocalSeconds(ts, Calendar.Epoch + seconds + transition, out probe))
            {
                return false;
            }

            fold = probe == local ? 1 : 0;
        }

        return true;
    }

    [PyClassMethod("combine(date, time, tzinfo=<absent>)", TextSignature = null, Doc = "date, time -> datetime with same date and time fields")]
    private static PyObject? Combine(ThreadState ts, PyType type, PyObject date, PyObject time, PyObject? tzinfo)
    {
        if (date is not PyDate day)
        {
            return Raise.TypeError(ts, $"combine() argument 1 must be datetime.date, not {date.Type.FullName}");
        }

        if (time is not PyTime clock)
        {
            return Raise.TypeError(ts, $"combine() argument 2 must be datetime.time, not {time.Type.FullName}");
        }

        PyTzInfo? zone = clock.Zone;
        return tzinfo is null || Dates.Zones.Take(ts, tzinfo, out zone)
            ? Make(ts, type, day.Year, day.Month, day.Day, clock.Clock, zone)
            : null;
    }

    [PyClassMethod("strptime(date_string, format, /)", TextSignature = null, Doc = "string, format -> new datetime parsed from a string (like time.strptime()).")]
    private static PyObject? ParseMoment(ThreadState ts, PyType type, PyStr text, PyStr format) => Strptime(ts, "_strptime_datetime_datetime", type, text, format);

    [PyClassMethod("fromisoformat(string, /)", TextSignature = "($type, object, /)", Doc = "string -> datetime from a string in most ISO 8601 formats")]
    private static PyObject? FromIsoFormatOfMoment(ThreadState ts, PyType type, PyObject text)
    {
        if (text is not PyStr str)
        {
            return Raise.TypeError(ts, "fromisoformat: argument must be str");
        }

        // The separator may be any character, one beyond 16 bits or half of one too.
        if (str.Length < 7 || Separated(str) is not { } plain)
        {
            return InvalidIso(ts, str);
        }

        int end = DateParsing.EndOfDate(plain);
        DateParsing.Time time = default;
        if (end < 0 || end > plain.Length || !DateParsing.TryDate(plain.AsSpan(0, end), out int year, out int month, out int day)
            || (end < plain.Length && !DateParsing.TryTime(plain.AsSpan(end + 1), out time)))
        {
            return InvalidIso(ts, str);
        }

        if (!PyTime.ZoneOf(ts, time, out PyTzInfo? zone))
        {
            return null;
        }

        if (time.Hour == 24 && month is >= 1 and <= 12 && day >= 1 && day <= Calendar.DaysInMonth(year, month))
        {
            if (time.Minute != 0 || time.Second != 0 || time.Microsecond != 0)
            {
                return Raise.ValueError(ts, "minute, second, and microsecond must be 0 when hour is 24");
            }

            // Midnight at the end of the day.
            time.Hour = 0;
            int next = Calendar.ToOrdinal(year, month, day) + 1;
            (year, month, day) = next > Calendar.LastOrdinal ? (10000, 1, 1) : Calendar.FromOrdinal(next);
        }

        return Make(ts, type, year, month, day, time.Clock, zone);
    }

    /// <summary>The text with a plain character in the place of its separator; null where there is something outside of ASCII elsewhere.</summary>
    private static string? Separated(PyStr text)
    {
        Span<char> characters = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
        int foreign = 0;
        for (int i = 0; i < characters.Length; i++)
        {
            int character = text.CodePointAt(i);
            characters[i] = character < 128 ? (char)character : 'T';
            foreign += character < 128 ? 0 : i is >= 7 and <= 10 ? 1 : 2;
        }

        return foreign <= 1 ? new string(characters) : null;
    }

    // ---- to other zones

    [PyMethod("timestamp()", Doc = "Return POSIX timestamp as float.")]
    private PyObject? Timestamp(ThreadState ts)
    {
        if (Zone is not null)
        {
            PyObject? offset = CallZone(ts, "utcoffset");
            if (offset is null)
            {
                return null;
            }

            if (offset is PyTimeDelta delta)
            {
                Int128 microseconds = Total - delta.Total - ((Int128)Calendar.Epoch * 1000000);
                return Numbers.Binary(ts, PyInt.From((System.Numerics.BigInteger)microseconds), PyInt.From(1000000), BinaryOperation.TrueDivide);
            }
        }

        return LocalToUtc(ts, SinceYearOne, Fold, out long utc) ? PyFloat.From((utc - Calendar.Epoch) + (Microsecond / 1e6)) : null;
    }

    /// <summary>The moment of a local time, both in seconds since the beginning of year 1.</summary>
    private static bool LocalToUtc(ThreadState ts, long local, int fold, out long utc)
    {
        utc = 0;
        if (!TimeStamps.LocalSeconds(ts, local, out long shifted))
        {
            return false;
        }

        long offset = shifted - local;
        long first = local - offset;
        if (!TimeStamps.LocalSeconds(ts, first, out long back))
        {
            return false;
        }

        long otherOffset;
        if (back == local)
        {
            // A solution; there may be a second one on the other side of a change.
            long probe = first + (fold != 0 ? LongestFold : -LongestFold);
            if (!TimeStamps.LocalSeconds(ts, probe, out long probed))
            {
                return false;
            }

            otherOffset = probed - probe;
            utc = first;
            if (offset == otherOffset)
            {
                return true;
            }
        }
        else
        {
            otherOffset = back - first;
        }

        long second = local - otherOffset;
        if (!TimeStamps.LocalSeconds(ts, second, out long backAgain))
        {
            return false;
        }

        utc = backAgain == local ? second
            : back == local ? first
            : fold != 0 ? Math.Min(first, second) : Math.Max(first, second);
        return true;
    }

    [PyMethod("astimezone(tz=None)", TextSignature = null, Doc = "tz -> convert to local time in new timezone tz")]
    private PyObject? AsTimeZone(ThreadState ts, PyObject? tz)
    {
        if (!Dates.Zones.Take(ts, tz, out PyTzInfo? zone))
        {
            return null;
        }

        PyTzInfo? own = Zone;
        PyObject? offset = own is null ? PyNone.Instance : ReferenceEquals(own, zone) ? PyTimeDelta.Zero : Dates.Zones.Duration(ts, own, "utcoffset", this);
        if (offset is null)
        {
            return null;
        }

        if (own is not null && ReferenceEquals(own, zone))
        {
            return this;
        }

        if (offset is PyNone)
        {
            // Naive: the local zone is meant.
            if (!LocalToUtc(ts, SinceYearOne, Fold, out long seconds) || !LocalToUtc(ts, SinceYearOne, 1 - Fold, out long other))
            {
                return null;
            }

            // A time that a change leaves out is taken by the offset of the other side.
            seconds = seconds != other && other > seconds == (Fold == 1) ? other : seconds;
            if (LocalZone(ts, seconds - Calendar.Epoch) is not { } local)
            {
                return null;
            }

            if (ReferenceEquals(local, zone))
            {
                return this;
            }

            offset = local.Offset;
        }

        if (Shift(ts, (PyTimeDelta)offset, -1) is not PyDateTime utc)
        {
            return null;
        }

        zone ??= LocalZone(ts, utc.SinceYearOne - Calendar.Epoch);
        if (zone is null)
        {
            return null;
        }

        PyObject? moved = Make(ts, Type, utc.Year, utc.Month, utc.Day, utc.Clock, zone);
        return moved is null || ReferenceEquals(zone, PyTimeZone.Utc) ? moved : Calls.CallMethod(ts, zone, "fromutc", moved);
    }

    /// <summary>The local zone as it is at a moment; null: an exception is pending.</summary>
    private static PyTimeZone? LocalZone(ThreadState ts, long seconds)
    {
        if (!TimeStamps.Local(ts, seconds, out _, out PyTuple? broken)
            || Attributes.Get(ts, broken!, "tm_gmtoff") is not PyInt offset || Attributes.Get(ts, broken!, "tm_zone") is not PyStr name)
        {
            return null;
        }

        return offset.TryGetInt64(out long east) && PyTimeDelta.FromTotal(ts, east * 1000000) is { } delta ? PyTimeZone.Create(ts, delta, name) : null;
    }
}
