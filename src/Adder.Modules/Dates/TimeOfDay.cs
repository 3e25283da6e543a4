using System;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Dates;

/// <summary>A time of the day; <paramref name="Fold"/> is 1 for the second of two moments that show the same local time.</summary>
internal readonly record struct TimeOfDay(int Hour, int Minute, int Second, int Microsecond, int Fold)
{
    /// <summary>How many bytes of a pickled state a time takes.</summary>
    public const int PackedLength = 6;

    /// <summary>The last time of a day.</summary>
    public static TimeOfDay Last => new(23, 59, 59, 999999, 0);

    /// <summary>The seconds since midnight.</summary>
    public int Seconds => (((Hour * 60) + Minute) * 60) + Second;

    /// <summary>The microseconds since midnight.</summary>
    public long Microseconds => (Seconds * 1000000L) + Microsecond;

    /// <summary>Reads arguments that are C's ints; absent ones are as in another time. False: an exception is pending.</summary>
    public static bool TryRead(
        ThreadState ts, PyObject? hour, PyObject? minute, PyObject? second, PyObject? microsecond, PyObject? fold, in TimeOfDay fallback, out TimeOfDay time)
    {
        time = default;
        if (!Calendar.ToInt(ts, hour, fallback.Hour, out int h) || !Calendar.ToInt(ts, minute, fallback.Minute, out int m) || !Calendar.ToInt(ts, second, fallback.Second, out int s)
            || !Calendar.ToInt(ts, microsecond, fallback.Microsecond, out int us) || !Calendar.ToInt(ts, fold, fallback.Fold, out int f))
        {
            return false;
        }

        time = new TimeOfDay(h, m, s, us, f);
        return true;
    }

    /// <summary>The time so many microseconds after midnight.</summary>
    public static TimeOfDay FromMicroseconds(long microseconds)
    {
        int seconds = (int)(microseconds / 1000000);
        return new TimeOfDay(seconds / 3600, seconds / 60 % 60, seconds % 60, (int)(microseconds % 1000000), 0);
    }

    /// <summary>The time that a pickled state holds; fold stands elsewhere in it.</summary>
    public static TimeOfDay Unpack(ReadOnlySpan<byte> state, int fold) => new(state[0], state[1], state[2], (state[3] << 16) | (state[4] << 8) | state[5], fold);

    /// <summary>Writes the time as a pickled state holds it, without fold.</summary>
    public void Pack(Span<byte> state)
    {
        state[0] = (byte)Hour;
        state[1] = (byte)Minute;
        state[2] = (byte)Second;
        state[3] = (byte)(Microsecond >> 16);
        state[4] = (byte)(Microsecond >> 8);
        state[5] = (byte)Microsecond;
    }

    /// <summary>Whether there is such a time of the day; where not, ValueError is pending.</summary>
    public bool Check(ThreadState ts)
    {
        string? problem =
            Hour is < 0 or > 23 ? $"hour must be in 0..23, not {Hour}"
            : Minute is < 0 or > 59 ? $"minute must be in 0..59, not {Minute}"
            : Second is < 0 or > 59 ? $"second must be in 0..59, not {Second}"
            : Microsecond is < 0 or > 999999 ? $"microsecond must be in 0..999999, not {Microsecond}"
            : null;
        return problem is null ? CheckFold(ts) : Raise.ValueError(ts, problem);
    }

    /// <summary>Whether fold is 0 or 1; where not, ValueError is pending.</summary>
    public bool CheckFold(ThreadState ts) => Fold is 0 or 1 || (bool)Raise.ValueError(ts, $"fold must be either 0 or 1, not {Fold}");

    /// <summary>Minute, second and microsecond as <c>repr</c> shows them: without zeros at the end, but with the minute.</summary>
    public string ReprAfterHour => Microsecond != 0 ? $"{Minute}, {Second}, {Microsecond}" : Second != 0 ? $"{Minute}, {Second}" : $"{Minute}";
}
