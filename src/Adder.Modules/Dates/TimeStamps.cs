using System;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary>Seconds since 1970, and what they are in the local time zone. All of these are false where an exception is pending.</summary>
internal static class TimeStamps
{
    /// <summary>A moment's parts.</summary>
    internal struct Fields
    {
        public int Year;
        public int Month;
        public int Day;
        public int Hour;
        public int Minute;
        public int Second;

        public readonly long Seconds => Calendar.ToSeconds(Year, Month, Day, Hour, Minute, Second);
    }

    /// <summary>Whole seconds of a number, rounded down.</summary>
    public static bool ToSeconds(ThreadState ts, PyObject value, out long seconds)
    {
        seconds = 0;
        if (value is not PyFloat number)
        {
            return Numbers.Index(ts, value) is { } whole && (whole.TryGetInt64(out seconds) || OutOfRange(ts));
        }

        return Check(ts, Math.Floor(number.Value), out seconds);
    }

    /// <summary>Seconds and microseconds of a number, rounded to the nearest.</summary>
    public static bool ToMicroseconds(ThreadState ts, PyObject value, out long seconds, out int microseconds)
    {
        seconds = microseconds = 0;
        if (value is PyInt whole)
        {
            return whole.TryGetInt64(out seconds) || OutOfRange(ts);
        }

        if (value is not PyFloat number)
        {
            return Raise.TypeError(ts, $"argument must be int or float, not {value.Type.FullyQualifiedName}");
        }

        double integral = Math.Truncate(number.Value);
        double fraction = Math.Round((number.Value - integral) * 1e6, MidpointRounding.ToEven);
        if (fraction >= 1e6)
        {
            fraction -= 1e6;
            integral += 1;
        }
        else if (fraction < 0)
        {
            fraction += 1e6;
            integral -= 1;
        }

        if (!Check(ts, double.IsFinite(number.Value) ? integral : number.Value, out seconds))
        {
            return false;
        }

        microseconds = (int)fraction;
        return true;
    }

    /// <summary>A moment in UTC.</summary>
    public static bool Utc(ThreadState ts, long seconds, out Fields fields)
    {
        long days = Math.DivRem(seconds, 86400, out long rest);
        if (rest < 0)
        {
            rest += 86400;
            days--;
        }

        // The calendar repeats itself after 400 years.
        const int Cycle = 146097;
        long ordinal = days + (Calendar.Epoch / 86400) - 1;
        long cycles = Math.DivRem(ordinal, Cycle, out long inCycle);
        if (inCycle < 0)
        {
            inCycle += Cycle;
            cycles--;
        }

        (int year, int month, int day) = Calendar.FromOrdinal((int)inCycle + 1);
        fields = new Fields { Month = month, Day = day, Hour = (int)(rest / 3600), Minute = (int)(rest / 60 % 60), Second = (int)(rest % 60) };
        long realYear = year + (cycles * 400);
        if (realYear != (int)realYear)
        {
            return OutOfRange(ts);
        }

        fields.Year = (int)realYear;
        return Calendar.CheckDate(ts, fields.Year, month, day);
    }

    /// <summary>A moment in local time.</summary>
    public static bool Local(ThreadState ts, long seconds, out Fields fields) => Local(ts, seconds, out fields, out _);

    /// <summary>A moment in local time, as a <c>struct_time</c> too.</summary>
    public static bool Local(ThreadState ts, long seconds, out Fields fields, out PyTuple? broken)
    {
        fields = default;
        broken = null;
        PyObject? function = ModuleAccess.ImportAttribute(ts, "time", "localtime");
        if (function is null || Calls.Call(ts, function, PyInt.From(seconds)) is not PyTuple tuple)
        {
            return false;
        }

        broken = tuple;
        fields = new Fields { Year = Part(0), Month = Part(1), Day = Part(2), Hour = Part(3), Minute = Part(4), Second = Math.Min(59, Part(5)) };
        return Calendar.CheckDate(ts, fields.Year, fields.Month, fields.Day);

        int Part(int index) => tuple[index] is PySmallInt part ? (int)part.Value : 0;
    }

    /// <summary>Local time of a moment, both in seconds since the beginning of year 1.</summary>
    public static bool LocalSeconds(ThreadState ts, long seconds, out long local)
    {
        bool done = Local(ts, seconds - Calendar.Epoch, out Fields fields);
        local = done ? fields.Seconds : 0;
        return done;
    }

    private static bool Check(ThreadState ts, double value, out long seconds)
    {
        seconds = 0;
        if (double.IsNaN(value))
        {
            return Raise.ValueError(ts, "Invalid value NaN (not a number)");
        }

        if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0))
        {
            return OutOfRange(ts);
        }

        seconds = (long)value;
        return true;
    }

    private static bool OutOfRange(ThreadState ts) => Raise.OverflowError(ts, "timestamp out of range for platform time_t");
}
