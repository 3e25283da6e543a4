using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary><c>datetime.time</c>: a time of the day.</summary>
[PyType("time", Module = "datetime", Subclassable = true, TextSignature = null,
    Doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.", Flags = TypeFlags.Static)]
internal partial class PyTime : PyObject
{
    private static readonly PyTime s_minimum = new(default, null);
    private static readonly PyTime s_maximum = new(TimeOfDay.Last, null);

    private long _hash = -1;

    protected internal PyTime(in TimeOfDay clock, PyTzInfo? zone)
    {
        Clock = clock;
        Zone = zone;
    }

    [PyConstant("min")]
    private static PyObject Minimum => s_minimum;

    [PyConstant("max")]
    private static PyObject Maximum => s_maximum;

    [PyConstant("resolution")]
    private static PyObject Resolution => PyTimeDelta.OneMicrosecond;

    /// <summary>The time of the day.</summary>
    public TimeOfDay Clock { get; private set; }

    public PyTzInfo? Zone { get; }

    public int Hour => Clock.Hour;

    public int Minute => Clock.Minute;

    public int Second => Clock.Second;

    public int Microsecond => Clock.Microsecond;

    /// <summary>1 for the second of two moments that show the same local time.</summary>
    public int Fold => Clock.Fold;

    /// <summary>A time of a class: a subclass is called. Null: an exception is pending.</summary>
    public static PyObject? Make(ThreadState ts, PyType type, in TimeOfDay clock, PyTzInfo? zone)
    {
        if (ReferenceEquals(type, TypeObject))
        {
            return clock.Check(ts) ? new PyTime(clock, zone) : null;
        }

        PyObject? made = Calls.Call(
            ts, type, [PyInt.From(clock.Hour), PyInt.From(clock.Minute), PyInt.From(clock.Second), PyInt.From(clock.Microsecond), zone ?? (PyObject)PyNone.Instance], null);
        if (made is PyTime time && clock.Fold != 0)
        {
            time.Clock = time.Clock with { Fold = clock.Fold };
        }

        return made;
    }

    [PyNew("time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? hour, PyObject? minute, PyObject? second, PyObject? microsecond, PyObject? tzinfo, PyObject? fold)
    {
        if (hour is not null && second is null && PickledState.Of(ts, hour, TimeOfDay.PackedLength, 0, "time") is { } state)
        {
            TimeOfDay packed = TimeOfDay.Unpack(state, state[0] >> 7);
            return minute is null or PyNone or PyTzInfo
                ? Create(type, packed with { Hour = packed.Hour & 0x7F }, minute as PyTzInfo)
                : Raise.TypeError(ts, "bad tzinfo state arg");
        }

        if (ts.Pending is not null)
        {
            return null;
        }

        return TimeOfDay.TryRead(ts, hour, minute, second, microsecond, fold, default, out TimeOfDay clock) && Zones.Take(ts, tzinfo, out PyTzInfo? zone) && clock.Check(ts)
            ? Create(type, clock, zone)
            : null;

        static PyObject Create(PyType type, in TimeOfDay clock, PyTzInfo? zone) => ReferenceEquals(type, TypeObject) ? new PyTime(clock, zone) : new PyTimeSubclass(type, clock, zone);
    }

    [PyGetter("hour")]
    private long HourGetter => Hour;

    [PyGetter("minute")]
    private long MinuteGetter => Minute;

    [PyGetter("second")]
    private long SecondGetter => Second;

    [PyGetter("microsecond")]
    private long MicrosecondGetter => Microsecond;

    [PyGetter("tzinfo")]
    private PyObject? ZoneGetter(ThreadState ts) => Zone ?? (PyObject)PyNone.Instance;

    [PyGetter("fold")]
    private long FoldGetter => Fold;

    [PyClassMethod("strptime(time_string, format, /)", TextSignature = null, Doc = "string, format -> new time parsed from a string (like time.strptime()).")]
    private static PyObject? ParseTime(ThreadState ts, PyType type, PyStr text, PyStr format) => PyDate.Strptime(ts, "_strptime_datetime_time", type, text, format);

    [PyClassMethod("fromisoformat(string, /)", TextSignature = "($type, object, /)", Doc = "string -> time from a string in ISO 8601 format")]
    private static PyObject? FromIsoFormat(ThreadState ts, PyType type, PyObject text)
    {
        if (text is not PyStr str)
        {
            return Raise.TypeError(ts, "fromisoformat: argument must be str");
        }

        // A T may stand in front, as it does behind a date.
        string plain = str.ToString();
        if (!DateParsing.TryTime(plain.StartsWith('T') ? plain.AsSpan(1) : plain, out DateParsing.Time time))
        {
            return PyDate.InvalidIso(ts, str);
        }

        if (time is { Hour: 24, Minute: 0, Second: 0, Microsecond: 0 })
        {
            time.Hour = 0;
        }

        return ZoneOf(ts, time, out PyTzInfo? zone) ? Make(ts, type, time.Clock, zone) : null;
    }

    /// <summary>The zone of an offset that was read.</summary>
    public static bool ZoneOf(ThreadState ts, in DateParsing.Time time, out PyTzInfo? zone)
    {
        zone = null;
        if (!time.HasOffset)
        {
            return true;
        }

        zone = PyTimeDelta.FromTotal(ts, time.Offset) is { } offset ? PyTimeZone.Create(ts, offset, null) : null;
        return zone is not null;
    }

    // ---- text

    [PyMethod("isoformat(timespec=<absent>)", TextSignature = null, Doc = "Return the time formatted according to ISO.\n\nThe full format is 'HH:MM:SS.mmmmmm+zz:zz'. By default, the fractional\npart is omitted if self.microsecond == 0.")]
    private PyObject? IsoFormat(ThreadState ts, PyStr? timespec)
    {
        if (DateFormatting.IsoTime(ts, timespec, Clock) is not { } text)
        {
            return null;
        }

        PyObject? offset = Zones.Duration(ts, Zone, "utcoffset", PyNone.Instance);
        return offset is null ? null : PyStr.From(offset is PyTimeDelta delta ? text + Zones.OffsetText(delta, ":") : text);
    }

    [PySlot(Slot.Str)]
    private static PyObject? Str(ThreadState ts, PyObject self) => Calls.CallMethod(ts, self, "isoformat");

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        string text = $"{Type.FullName}({Hour}, {Clock.ReprAfterHour}";
        PyStr? zone = Zone is null ? PyStr.Empty : Text.Repr(ts, Zone);
        return zone is null ? null : PyStr.From(text + (Zone is null ? "" : $", tzinfo={zone}") + (Fold != 0 ? $", fold={Fold})" : ")"));
    }

    [PyMethod("strftime(format)", TextSignature = null, Doc = "Format using strftime().\n\nThe date part of the timestamp passed to underlying strftime should not be used.")]
    private PyObject? Format(ThreadState ts, PyStr format)
    {
        PyTuple fields = PyTuple.Create(
            PyInt.From(1900), PyInt.From(1), PyInt.From(1), PyInt.From(Hour), PyInt.From(Minute), PyInt.From(Second), PyInt.From(0), PyInt.From(1), PyInt.From(-1));
        return DateFormatting.Format(ts, format, fields, 1900, Microsecond, Zone, PyNone.Instance);
    }

    [PyMethod("__format__(format, /)", TextSignature = null, Doc = "Formats self with strftime.")]
    private PyObject? FormatMethod(ThreadState ts, PyStr format) => format.Length == 0 ? Text.Str(ts, this) : Calls.CallMethod(ts, this, "strftime", format);

    // ---- the zone

    [PyMethod("utcoffset()", Doc = "Return self.tzinfo.utcoffset(self).")]
    private PyObject? Offset(ThreadState ts) => Zones.Duration(ts, Zone, "utcoffset", PyNone.Instance);

    [PyMethod("tzname()", Doc = "Return self.tzinfo.tzname(self).")]
    private PyObject? ZoneName(ThreadState ts) => Zones.Name(ts, Zone, PyNone.Instance);

    [PyMethod("dst()", Doc = "Return self.tzinfo.dst(self).")]
    private PyObject? DaylightSaving(ThreadState ts) => Zones.Duration(ts, Zone, "dst", PyNone.Instance);

    [PyMethod("replace(hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)", Doc = "Return time with new specified fields.")]
    [PyMethod("__replace__(hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)", TextSignature = "($self, /, **changes)", Doc = "The same as replace().")]
    private PyObject? Replace(ThreadState ts, PyObject? hour, PyObject? minute, PyObject? second, PyObject? microsecond, PyObject? tzinfo, PyObject? fold)
    {
        PyTzInfo? zone = Zone;
        return TimeOfDay.TryRead(ts, hour, minute, second, microsecond, fold, Clock, out TimeOfDay clock) && (tzinfo is null || Zones.Take(ts, tzinfo, out zone)) && clock.CheckFold(ts)
            ? Make(ts, Type, clock, zone)
            : null;
    }

    [PyMethod("__reduce_ex__(proto, /)", TextSignature = null, Doc = "__reduce_ex__(proto) -> (cls, state)")]
    private PyTuple ReduceEx(int proto) => Reduced(proto > 3 ? Fold : 0);

    [PyMethod("__reduce__()", Doc = "__reduce__() -> (cls, state)")]
    private PyTuple Reduce() => Reduced(0);

    private PyTuple Reduced(int fold)
    {
        PyBytes state = PyBytes.From(Packed(fold));
        return PyTuple.Create(Type, Zone is null ? PyTuple.Create(state) : PyTuple.Create(state, Zone));
    }

    private byte[] Packed(int fold)
    {
        byte[] state = new byte[TimeOfDay.PackedLength];
        Clock.Pack(state);
        state[0] |= (byte)(fold << 7);
        return state;
    }

    // ---- comparison

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts)
    {
        if (_hash != -1)
        {
            return _hash;
        }

        // Times that differ by fold alone are equal.
        PyObject? offset = Fold == 0 || Zone is null ? Offset(ts) : new PyTime(Clock with { Fold = 0 }, Zone).Offset(ts);
        if (offset is null)
        {
            return -1;
        }

        _hash = offset is PyTimeDelta delta && PyTimeDelta.FromTotal(ts, Clock.Microseconds - delta.Total) is { } moment ? Hashing.Hash(ts, moment) : StringHash.OfBytes(Packed(0));
        return _hash;
    }

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyTime first || right is not PyTime second)
        {
            return PyNotImplemented.Instance;
        }

        if (ReferenceEquals(first.Zone, second.Zone))
        {
            return Comparison.FromSign(first.Clock.Microseconds.CompareTo(second.Clock.Microseconds), operation);
        }

        PyObject? firstOffset = first.Offset(ts);
        PyObject? secondOffset = firstOffset is null ? null : second.Offset(ts);
        if (secondOffset is null)
        {
            return null;
        }

        if (firstOffset is PyTimeDelta x && secondOffset is PyTimeDelta y)
        {
            return Comparison.FromSign((first.Clock.Microseconds - x.Total).CompareTo(second.Clock.Microseconds - y.Total), operation);
        }

        if (firstOffset is PyNone && secondOffset is PyNone)
        {
            return Comparison.FromSign(first.Clock.Microseconds.CompareTo(second.Clock.Microseconds), operation);
        }

        return operation is CompareOperator.Equal or CompareOperator.NotEqual
            ? PyBool.From(operation == CompareOperator.NotEqual)
            : Raise.TypeError(ts, "can't compare offset-naive and offset-aware times");
    }
}
