using System;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Time;

/// <content>Calendar times: <c>struct_time</c> and conversions, through the C library's.</content>
internal static unsafe partial class TimeModule
{
    private static readonly StructSequenceDefinition s_structure = new()
    {
        Name = "struct_time", Module = "time", Visible = 9,
        Doc = "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that several fields' values are not the same as those defined by\n the C language standard for struct tm.  For example, the value of the\n field tm_year is the actual year, not year - 1900.  See individual\n fields' descriptions for details.",
        Fields = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"],
    };

    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary><c>struct tm</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct BrokenDownTime
    {
        public int Second;
        public int Minute;
        public int Hour;
        public int Day;
        public int Month;
        public int Year;
        public int WeekDay;
        public int YearDay;
        public int IsDaylight;
        public long Offset;
        public byte* Zone;
    }

    [PyFunction("gmtime(seconds=None, /)", TextSignature = null, Doc = "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT).")]
    private static PyObject? ToUtc(ThreadState ts, PyObject? seconds)
    {
        if (!TrySeconds(ts, seconds, out long time))
        {
            return null;
        }

        BrokenDownTime broken = default;
        return Utc(&time, &broken) == null ? SystemErrors.RaiseLast(ts) : ToStructure(broken);
    }

    [PyFunction("localtime(seconds=None, /)", TextSignature = null, Doc = "Convert seconds since the Epoch to a time tuple expressing local time.")]
    private static PyObject? ToLocal(ThreadState ts, PyObject? seconds)
    {
        if (!TrySeconds(ts, seconds, out long time))
        {
            return null;
        }

        BrokenDownTime broken = default;
        return Local(&time, &broken) == null ? SystemErrors.RaiseLast(ts) : ToStructure(broken);
    }

    [PyFunction("mktime(object, /)", TextSignature = "($self, object, /)", Doc = "Convert a time tuple in local time to seconds since the Epoch.")]
    private static PyObject? ToSeconds(ThreadState ts, PyObject value)
    {
        if (!TryParse(ts, value, "mktime(): illegal time tuple argument", out BrokenDownTime time))
        {
            return null;
        }

        time.WeekDay = -1;
        time.Offset = 0;
        time.Zone = null;
        long seconds = MakeTime(&time);
        return seconds == -1 && time.WeekDay == -1 ? Raise.OverflowError(ts, "mktime argument out of range") : PyFloat.From(seconds);
    }

    [PyFunction("asctime(tuple=None, /)", TextSignature = null, Doc = "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.")]
    private static PyObject? ToText(ThreadState ts, PyObject? value)
    {
        BrokenDownTime time;
        if (value is null)
        {
            long now = Nanoseconds(Realtime) / Billion;
            time = default;
            _ = Local(&now, &time);
        }
        else if (!TryParse(ts, value, "asctime(): illegal time tuple argument", out time) || !Check(ts, ref time))
        {
            return null;
        }

        return ToText(time);
    }

    [PyFunction("ctime(seconds=None, /)", TextSignature = null, Doc = "Convert a time in seconds since the Epoch to a string in local time.")]
    private static PyObject? SecondsToText(ThreadState ts, PyObject? seconds)
    {
        if (!TrySeconds(ts, seconds, out long time))
        {
            return null;
        }

        BrokenDownTime broken = default;
        return Local(&time, &broken) == null ? SystemErrors.RaiseLast(ts) : ToText(broken);
    }

    [PyFunction("strftime(format, tuple=<unrepresentable>, /)", TextSignature = null, Doc = "Convert a time tuple to a string according to a format specification.")]
    private static PyObject? Format(ThreadState ts, PyStr format, PyObject? value)
    {
        BrokenDownTime time;
        if (value is null)
        {
            long now = Nanoseconds(Realtime) / Billion;
            time = default;
            _ = Local(&now, &time);
        }
        else if (!TryParse(ts, value, "strftime(): illegal time tuple argument", out time) || !Check(ts, ref time))
        {
            return null;
        }

        time.IsDaylight = Math.Clamp(time.IsDaylight, -1, 1);
        var result = new TextBuilder();
        int at = 0;
        while (at < format.Length)
        {
            int end = at;
            while (end < format.Length && format.CodePointAt(end) != '%')
            {
                end++;
            }

            if (end > at)
            {
                result.Append(format.Substring(at, end));
                at = end;
                continue;
            }

            // A directive: %, flags and a width, modifiers, a letter. What is not ASCII is no directive.
            end = at + 1;
            while (end < format.Length && format.CodePointAt(end) is '_' or '-' or '^' or '#' or '+' or (>= '0' and <= '9'))
            {
                end++;
            }

            while (end < format.Length && format.CodePointAt(end) is 'E' or 'O')
            {
                end++;
            }

            bool hasLetter = end < format.Length && format.CodePointAt(end) is > 0 and < 128;
            end += hasLetter ? 1 : 0;
            string directive = format.Substring(at, end).ToString();
            result.Append(hasLetter ? FormatDirective(directive, time) : directive);
            at = end;
        }

        return result.ToStr();
    }

    /// <summary>Formats one directive by the C library.</summary>
    private static string FormatDirective(string directive, BrokenDownTime time)
    {
        byte[] format = Encoding.UTF8.GetBytes("x" + directive + "\0");
        var buffer = new byte[256];
        while (true)
        {
            nint length;
            fixed (byte* pointer = buffer)
            {
                length = FormatTime(pointer, buffer.Length, format, &time);
            }

            if (length > 0)
            {
                return Encoding.UTF8.GetString(buffer, 1, (int)length - 1);
            }

            buffer = new byte[buffer.Length * 2];
        }
    }

    [PyFunction("strptime(string, format='%a %b %d %H:%M:%S %Y', /)", TextSignature = null, Doc = "Parse a string to a time tuple according to a format specification.")]
    private static PyObject? Parse(ThreadState ts, PyObject text, PyObject? format) =>
        ModuleAccess.ImportAttribute(ts, "_strptime", "_strptime_time") is { } parse
            ? format is null ? Calls.Call(ts, parse, text) : Calls.Call(ts, parse, text, format)
            : null;

    [PyFunction("tzset()", TextSignature = "($self, /)", Doc = "Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ'].")]
    private static PyObject? SetZone(ThreadState ts, PyModule module)
    {
        UpdateZone(module);
        return PyNone.Instance;
    }

    /// <summary>Sets <c>timezone</c>, <c>altzone</c>, <c>daylight</c> and <c>tzname</c> from the offsets of this year's January and July.</summary>
    private static void UpdateZone(PyModule module)
    {
        SetLibraryZone();
        long now = Nanoseconds(Realtime) / Billion;
        const long Year = (365 * 24 + 6) * 3600L;
        long january = now / Year * Year;
        long july = january + (Year / 2);
        BrokenDownTime winter = default;
        BrokenDownTime summer = default;
        _ = Local(&january, &winter);
        _ = Local(&july, &summer);
        string winterName = Marshal.PtrToStringUTF8((nint)winter.Zone) ?? "UTC";
        string summerName = Marshal.PtrToStringUTF8((nint)summer.Zone) ?? "UTC";

        // South of the equator the summer is in January.
        (long standard, long daylight, string standardName, string daylightName) = winter.Offset > summer.Offset
            ? (summer.Offset, winter.Offset, summerName, winterName)
            : (winter.Offset, summer.Offset, winterName, summerName);
        module.Add("timezone", PyInt.From(-standard));
        module.Add("altzone", PyInt.From(-daylight));
        module.Add("daylight", PyInt.From(standard != daylight ? 1 : 0));
        module.Add("tzname", PyTuple.Create(PyStr.From(standardName), PyStr.From(daylightName)));
    }

    private static bool TrySeconds(ThreadState ts, PyObject? value, out long seconds)
    {
        seconds = 0;
        switch (value)
        {
            case null or PyNone:
                seconds = Nanoseconds(Realtime) / Billion;
                return true;
            case PyFloat { Value: var number }:
                if (double.IsNaN(number))
                {
                    return Raise.ValueError(ts, "Invalid value NaN (not a number)");
                }

                if (Math.Floor(number) is < -9.2233720368547758e18 or >= 9.2233720368547758e18)
                {
                    return Raise.OverflowError(ts, "timestamp out of range for platform time_t");
                }

                seconds = (long)Math.Floor(number);
                return true;
        }

        return Numbers.Index(ts, value) is { } index && (index.TryGetInt64(out seconds) || Raise.OverflowError(ts, "timestamp out of range for platform time_t"));
    }

    private static PyObject ToStructure(in BrokenDownTime time) => s_structure.New(
        PyInt.From(time.Year + 1900L), PyInt.From(time.Month + 1), PyInt.From(time.Day), PyInt.From(time.Hour), PyInt.From(time.Minute), PyInt.From(time.Second),
        PyInt.From((time.WeekDay + 6) % 7), PyInt.From(time.YearDay + 1), PyInt.From(time.IsDaylight),
        time.Zone == null ? PyNone.Instance : PyStr.From(Marshal.PtrToStringUTF8((nint)time.Zone)!), PyInt.From(time.Offset));

    private static PyStr ToText(in BrokenDownTime time) =>
        PyStr.From($"{s_days[time.WeekDay]} {s_months[time.Month]}{time.Day,3} {time.Hour:D2}:{time.Minute:D2}:{time.Second:D2} {time.Year + 1900L}");

    /// <summary>Takes nine ints from a tuple.</summary>
    private static bool TryParse(ThreadState ts, PyObject value, string message, out BrokenDownTime time)
    {
        time = default;
        if (value is not PyTuple tuple)
        {
            return Raise.TypeError(ts, "Tuple or struct_time argument required");
        }

        if (tuple.Count != 9)
        {
            return Raise.TypeError(ts, message);
        }

        Span<int> fields = stackalloc int[9];
        for (int i = 0; i < 9; i++)
        {
            if (Numbers.Index(ts, tuple[i]) is not { } index)
            {
                return false;
            }

            if (!index.TryGetInt64(out long number) || number is < int.MinValue or > int.MaxValue)
            {
                return Raise.OverflowError(ts, index.Sign < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
            }

            fields[i] = (int)number;
        }

        if (fields[0] < int.MinValue + 1900)
        {
            return Raise.OverflowError(ts, "year out of range");
        }

        time.Year = fields[0] - 1900;
        time.Month = fields[1] - 1;
        time.Day = fields[2];
        time.Hour = fields[3];
        time.Minute = fields[4];
        time.Second = fields[5];
        time.WeekDay = (fields[6] + 1) % 7;
        time.YearDay = fields[7] - 1;
        time.IsDaylight = fields[8];
        if (value is PyStructSequence structure && ReferenceEquals(structure.Definition, s_structure) && structure.Field(10) is PyInt offset && offset.TryGetInt64(out long seconds))
        {
            time.Offset = seconds;
            BrokenDownTime local = default;
            long now = Nanoseconds(Realtime) / Billion;
            _ = Local(&now, &local);

            // %Z needs a name that outlives the call: the C library's own, where it is the same.
            string? own = structure.Field(9) is PyStr zone ? zone.ToString() : null;
            time.Zone = own is null ? local.Zone : ZoneName(own);
        }

        return true;
    }

    /// <summary>A zone's name in unmanaged memory, kept for good.</summary>
    private static byte* ZoneName(string name) => (byte*)ZoneNames.Known.GetOrAdd(name, static text => Marshal.StringToCoTaskMemUTF8(text));

    /// <summary>A class of its own, so that the table is only made where there are names.</summary>
    private static class ZoneNames
    {
        public static readonly System.Collections.Concurrent.ConcurrentDictionary<string, nint> Known = new();
    }

    /// <summary>Range checks of asctime and strftime; 0 stands for 1 where the C library counts from 1.</summary>
    private static bool Check(ThreadState ts, ref BrokenDownTime time)
    {
        time.Month = time.Month == -1 ? 0 : time.Month;
        time.Day = time.Day == 0 ? 1 : time.Day;
        time.YearDay = time.YearDay == -1 ? 0 : time.YearDay;
        string? wrong = time switch
        {
            { Month: < 0 or > 11 } => "month out of range",
            { Day: < 0 or > 31 } => "day of month out of range",
            { Hour: < 0 or > 23 } => "hour out of range",
            { Minute: < 0 or > 59 } => "minute out of range",
            { Second: < 0 or > 61 } => "seconds out of range",
            { WeekDay: < 0 } => "day of week out of range",
            { YearDay: < 0 or > 365 } => "day of year out of range",
            _ => null,
        };
        return wrong is null || Raise.ValueError(ts, wrong);
    }

    [LibraryImport("libc", EntryPoint = "gmtime_r", SetLastError = true)]
    private static partial BrokenDownTime* Utc(long* time, BrokenDownTime* result);

    [LibraryImport("libc", EntryPoint = "localtime_r", SetLastError = true)]
    private static partial BrokenDownTime* Local(long* time, BrokenDownTime* result);

    [LibraryImport("libc", EntryPoint = "mktime")]
    private static partial long MakeTime(BrokenDownTime* time);

    [LibraryImport("libc", EntryPoint = "strftime")]
    private static partial nint FormatTime(byte* buffer, nint size, byte[] format, BrokenDownTime* time);

    [LibraryImport("libc", EntryPoint = "tzset")]
    private static partial void SetLibraryZone();
}
