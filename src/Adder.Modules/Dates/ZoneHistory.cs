using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary>The transitions of a time zone, and what holds before and after them.</summary>
internal sealed class ZoneHistory
{
    private readonly long[] _utc;

    /// <summary>The transitions by the clock on the wall: the later reading of it for the first time of a name, the earlier for the second.</summary>
    private readonly long[][] _local;
    private readonly ZonePeriod[] _periods;
    private readonly ZonePeriod? _before;
    private readonly ZonePeriod? _after;
    private readonly ZoneRule? _rule;

    private ZoneHistory(long[] utc, int[] indices, int[] offsets, bool[] daylight, ZonePeriod[] types, ZoneRule? rule)
    {
        _utc = utc;
        _local = Local(utc, indices, offsets);
        _periods = Array.ConvertAll(indices, index => types[index]);
        int standard = Array.IndexOf(daylight, false);
        _before = standard >= 0 ? types[standard] : _periods.Length > 0 ? _periods[0] : null;
        _rule = rule;
        _after = rule is not null ? rule.Daylight is null ? rule.Standard : null : _periods.Length > 0 ? _periods[^1] : types[^1];
        Fixed = types.Length <= 1 && _after is not null && (types.Length == 0 || Same(types[0], _after)) ? _after : null;
    }

    /// <summary>The only period, where there is but one: it holds for times without a date.</summary>
    public ZonePeriod? Fixed { get; }

    /// <summary>The history in what <c>zoneinfo._common.load_data</c> read from a file; null: an exception is pending.</summary>
    public static ZoneHistory? From(ThreadState ts, PyObject data)
    {
        if (data is not PyTuple { Count: 6 } parts)
        {
            _ = Raise.TypeError(ts, $"Invalid data result type: {Text.Repr(ts, data)}");
            return null;
        }

        if (!Numbers32(ts, parts[0], out int[] indices) || !Numbers64(ts, parts[1], out long[] utc) || !Numbers32(ts, parts[2], out int[] offsets) || !Numbers32(ts, parts[3], out int[] flags)
            || Iteration.ToTuple(ts, parts[4]) is not { } names)
        {
            return null;
        }

        ZoneRule? rule = null;
        if (parts[5] is PyBytes { Length: > 0 } text && new ZoneRuleReader(text.Data).Read(out rule) is { } wrong)
        {
            if (Text.Repr(ts, text) is { } shown)
            {
                _ = Raise.ValueError(ts, $"{wrong}{shown}");
            }

            return null;
        }

        if (Array.Exists(indices, index => index < 0 || index >= offsets.Length) || indices.Length != utc.Length || flags.Length != offsets.Length || names.Count != offsets.Length)
        {
            _ = Raise.ValueError(ts, "Invalid transition index found while reading TZif");
            return null;
        }

        if (rule is null && offsets.Length == 0)
        {
            _ = Raise.ValueError(ts, "No time zone information found.");
            return null;
        }

        bool[] daylight = Array.ConvertAll(flags, static flag => flag != 0);
        int[] savings = Savings(indices, offsets, daylight);
        var types = new ZonePeriod[offsets.Length];
        for (int i = 0; i < types.Length; i++)
        {
            if (names[i] is not PyStr name)
            {
                _ = Raise.TypeError(ts, "Invalid tzname");
                return null;
            }

            types[i] = new ZonePeriod(offsets[i], savings[i], name);
        }

        return new ZoneHistory(utc, indices, offsets, daylight, types, rule);
    }

    /// <summary>What holds at a local time; null before the first transition of a zone that says nothing about that.</summary>
    /// <param name="seconds">Since 1970 by the clock on the wall.</param>
    public ZonePeriod? AtLocal(long seconds, int year, int fold)
    {
        long[] transitions = _local[fold];
        if (transitions.Length > 0 && seconds < transitions[0])
        {
            return _before;
        }

        if (transitions.Length == 0 || seconds > transitions[^1])
        {
            return _after ?? _rule!.AtLocal(seconds, year, fold);
        }

        return _periods[After(transitions, seconds) - 1];
    }

    /// <summary>What holds at a moment, and whether its local time is the second of that name.</summary>
    /// <param name="seconds">Since 1970, in UTC.</param>
    public (ZonePeriod? Period, bool Fold) AtUtc(long seconds, int year)
    {
        if (_utc.Length > 0 && seconds < _utc[0])
        {
            return (_before, false);
        }

        if ((_utc.Length == 0 || seconds > _utc[^1]) && _after is null)
        {
            return _rule!.AtUtc(seconds, year);
        }

        if (_utc.Length == 0)
        {
            return (_after, false);
        }

        int index = After(_utc, seconds);
        ZonePeriod? previous = index >= 2 ? _periods[index - 2] : _before;
        ZonePeriod? current = seconds > _utc[^1] ? _after : _periods[index - 1];
        previous = seconds > _utc[^1] && _utc.Length == 1 ? _before : previous;
        return (current, previous is not null && current is not null && previous.Offset - current.Offset > seconds - _utc[index - 1]);
    }

    private static bool Same(ZonePeriod left, ZonePeriod right) => left.Offset == right.Offset && left.Saving == right.Saving && left.Name.EqualTo(right.Name.ToString());

    /// <summary>How many transitions are not later.</summary>
    private static int After(long[] transitions, long seconds)
    {
        int index = Array.BinarySearch(transitions, seconds);
        if (index < 0)
        {
            return ~index;
        }

        while (index < transitions.Length && transitions[index] == seconds)
        {
            index++;
        }

        return index;
    }

    private static long[][] Local(long[] utc, int[] indices, int[] offsets)
    {
        long[][] local = [new long[utc.Length], new long[utc.Length]];
        for (int i = 0; i < utc.Length; i++)
        {
            int before = i > 0 ? offsets[indices[i - 1]] : offsets[0];
            int after = i > 0 || offsets.Length > 1 ? offsets[indices[i]] : before;
            local[0][i] = utc[i] + Math.Max(before, after);
            local[1][i] = utc[i] + Math.Min(before, after);
        }

        return local;
    }

    /// <summary>
    /// How much of each offset is daylight saving, which a file does not say: the difference to standard time just before it or just after it; an hour where neither tells.
    /// </summary>
    private static int[] Savings(int[] indices, int[] offsets, bool[] daylight)
    {
        var savings = new int[offsets.Length];
        for (int i = 1; i < indices.Length; i++)
        {
            int type = indices[i];
            if (!daylight[type] || savings[type] != 0)
            {
                continue;
            }

            int before = indices[i - 1];
            int saving = daylight[before] ? 0 : offsets[type] - offsets[before];
            if (saving == 0 && i + 1 < indices.Length && !daylight[indices[i + 1]])
            {
                saving = offsets[type] - offsets[indices[i + 1]];
            }

            savings[type] = saving;
        }

        for (int i = 0; i < savings.Length; i++)
        {
            savings[i] = daylight[i] && savings[i] == 0 ? 3600 : savings[i];
        }

        return savings;
    }

    private static bool Numbers64(ThreadState ts, PyObject items, out long[] numbers)
    {
        numbers = [];
        if (Iteration.ToTuple(ts, items) is not { } tuple)
        {
            return false;
        }

        numbers = new long[tuple.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!Numbers.IndexToInt64(ts, tuple[i], ExceptionTypes.OverflowError, out numbers[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Numbers32(ThreadState ts, PyObject items, out int[] numbers)
    {
        bool good = Numbers64(ts, items, out long[] wide);
        numbers = good ? Array.ConvertAll(wide, static number => (int)Math.Clamp(number, int.MinValue, int.MaxValue)) : [];
        return good;
    }
}
