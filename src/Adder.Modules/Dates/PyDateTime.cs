using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary><c>datetime.datetime</c>: a day and a time of it.</summary>
[PyType("datetime", Module = "datetime", Base = typeof(PyDate), Subclassable = true, TextSignature = null,
    Doc = "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.", Flags = TypeFlags.Static)]
internal partial class PyDateTime : PyDate
{
    private static readonly PyDateTime s_minimum = new(1, 1, 1, default, null);
    private static readonly PyDateTime s_maximum = new(9999, 12, 31, TimeOfDay.Last, null);

    private long _hash = -1;

    protected internal PyDateTime(int year, int month, int day, in TimeOfDay clock, PyTzInfo? zone)
        : base(year, month, day)
    {
        Clock = clock;
        Zone = zone;
    }

    [PyConstant("min")]
    private static PyObject MinimumMoment => s_minimum;

    [PyConstant("max")]
    private static PyObject MaximumMoment => s_maximum;

    [PyConstant("resolution")]
    private static PyObject ResolutionOfMoment => PyTimeDelta.OneMicrosecond;

    /// <summary>The time of the day.</summary>
    public TimeOfDay Clock { get; private set; }

    public PyTzInfo? Zone { get; }

    public int Hour => Clock.Hour;

    public int Minute => Clock.Minute;

    public int Second => Clock.Second;

    public int Microsecond => Clock.Microsecond;

    /// <summary>1 for the second of two moments that show the same local time.</summary>
    public int Fold => Clock.Fold;

    private long SinceYearOne => Calendar.ToSeconds(Year, Month, Day, Hour, Minute, Second);

    /// <summary>Microseconds since the beginning of year 1.</summary>
    private Int128 Total => ((Int128)SinceYearOne * 1000000) + Microsecond;

    /// <summary>A moment of a class: a subclass is called. Null: an exception is pending.</summary>
    public static PyObject? Make(ThreadState ts, PyType type, int year, int month, int day, in TimeOfDay clock, PyTzInfo? zone)
    {
        if (ReferenceEquals(type, TypeObject))
        {
            return Calendar.CheckDate(ts, year, month, day) && clock.Check(ts) ? new PyDateTime(year, month, day, clock, zone) : null;
        }

        PyObject? made = Calls.Call(
            ts,
            type,
            [
                PyInt.From(year), PyInt.From(month), PyInt.From(day), PyInt.From(clock.Hour), PyInt.From(clock.Minute), PyInt.From(clock.Second), PyInt.From(clock.Microsecond),
                zone ?? (PyObject)PyNone.Instance,
            ],
            null);
        if (made is PyDateTime moment && clock.Fold != 0)
        {
            moment.Clock = moment.Clock with { Fold = clock.Fold };
        }

        return made;
    }

    [PyNew("datetime(year=<absent>, month=<absent>, day=<absent>, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)")]
    private static PyObject? New(
        ThreadState ts,
        PyType type,
        PyObject? year,
        PyObject? month,
        PyObject? day,
        PyObject? hour,
        PyObject? minute,
        PyObject? second,
        PyObject? microsecond,
        PyObject? tzinfo,
        PyObject? fold)
    {
        const int DateLength = 4;
        if (year is not null && day is null && PickledState.Of(ts, year, DateLength + TimeOfDay.PackedLength, 2, "datetime") is { } state)
        {
            return month is null or PyNone or PyTzInfo
                ? Create(type, (state[0] << 8) | state[1], state[2] & 0x7F, state[3], TimeOfDay.Unpack(state.AsSpan(DateLength), state[2] >> 7), month as PyTzInfo)
                : Raise.TypeError(ts, "bad tzinfo state arg");
        }

        if (ts.Pending is not null)
        {
            return null;
        }

        return Calendar.TryRead(ts, year, month, day, out int y, out int m, out int d)
            && TimeOfDay.TryRead(ts, hour, minute, second, microsecond, fold, default, out TimeOfDay clock)
            && Calendar.CheckDate(ts, y, m, d) && clock.Check(ts) && Zones.Take(ts, tzinfo, out PyTzInfo? zone)
            ? Create(type, y, m, d, clock, zone)
            : null;

        static PyObject Create(PyType type, int year, int month, int day, in TimeOfDay clock, PyTzInfo? zone) =>
            ReferenceEquals(type, TypeObject) ? new PyDateTime(year, month, day, clock, zone) : new PyDateTimeSubclass(type, year, month, day, clock, zone);
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

    // ---- text

    [PyMethod("isoformat(sep=<absent>, timespec=<absent>)", TextSignature = null, Doc = "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\nsep is used to separate the year from the time, and defaults to 'T'.")]
    private PyObject? IsoFormat(ThreadState ts, PyObject? sep, PyStr? timespec)
    {
        if (sep is not (null or PyStr { Length: 1 }))
        {
            return Raise.TypeError(ts, $"isoformat() argument 1 must be a unicode character, not {(sep is PyStr wrong ? $"a string of length {wrong.Length}" : sep.Type.Name)}");
        }

        if (DateFormatting.IsoTime(ts, timespec, Clock) is not { } text)
        {
            return null;
        }

        PyObject? offset = CallZone(ts, "utcoffset");
        return offset is null ? null : PyStr.From($"{IsoText}{sep?.ToString() ?? "T"}{text}{(offset is PyTimeDelta delta ? Zones.OffsetText(delta, ":") : "")}");
    }

    [PySlot(Slot.Str)]
    private static PyObject? StrOfMoment(ThreadState ts, PyObject self) => Calls.CallMethod(ts, self, "isoformat", PyStr.From(" "));

    [PySlot(Slot.Repr)]
    private PyObject? ReprOfMoment(ThreadState ts)
    {
        string text = $"{Type.FullName}({Year}, {Month}, {Day}, {Hour}, {Clock.ReprAfterHour}";
        PyStr? zone = Zone is null ? PyStr.Empty : Text.Repr(ts, Zone);
        return zone is null ? null : PyStr.From(text + (Fold != 0 ? $", fold={Fold}" : "") + (Zone is null ? ")" : $", tzinfo={zone})"));
    }

    [PyMethod("ctime()", Doc = "Return ctime() style string.")]
    private string CTimeOfMoment() => DateFormatting.CTime(this, Clock);

    // ---- parts

    [PyMethod("date()", Doc = "Return date object with same year, month and day.")]
    private PyObject DatePart() => new PyDate(Year, Month, Day);

    [PyMethod("time()", Doc = "Return time object with same time but with tzinfo=None.")]
    private PyObject TimePart() => new PyTime(Clock, null);

    [PyMethod("timetz()", Doc = "Return time object with same time and tzinfo.")]
    private PyObject TimeWithZone() => new PyTime(Clock, Zone);

    [PyMethod("timetuple()", Doc = "Return time tuple, compatible with time.localtime().")]
    private PyObject? TimeTupleOfMoment(ThreadState ts)
    {
        PyObject? saving = CallZone(ts, "dst");
        return saving is null ? null : DateFormatting.TimeTuple(ts, this, Clock, saving is PyTimeDelta delta ? delta.Total != 0 ? 1 : 0 : -1);
    }

    [PyMethod("utctimetuple()", Doc = "Return UTC time tuple, compatible with time.localtime().")]
    private PyObject? UtcTimeTuple(ThreadState ts)
    {
        PyObject? offset = CallZone(ts, "utcoffset");
        PyObject? utc = offset is null ? null : offset is PyTimeDelta delta ? Shift(ts, delta, -1) : this;
        return utc is PyDateTime moment ? DateFormatting.TimeTuple(ts, moment, moment.Clock, 0) : null;
    }

    [PyMethod(
        "replace(year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
        TextSignature = "($self, /, year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
        Doc = "Return datetime with new specified fields.")]
    [PyMethod(
        "__replace__(year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
        TextSignature = "($self, /, **changes)",
        Doc = "The same as replace().")]
    private PyObject? ReplaceInMoment(
        ThreadState ts, PyObject? year, PyObject? month, PyObject? day, PyObject? hour, PyObject? minute, PyObject? second, PyObject? microsecond, PyObject? tzinfo, PyObject? fold)
    {
        PyTzInfo? zone = Zone;
        return Calendar.ToInt(ts, year, Year, out int y) && Calendar.ToInt(ts, month, Month, out int m) && Calendar.ToInt(ts, day, Day, out int d)
            && TimeOfDay.TryRead(ts, hour, minute, second, microsecond, fold, Clock, out TimeOfDay clock) && (tzinfo is null || Zones.Take(ts, tzinfo, out zone)) && clock.CheckFold(ts)
            ? Make(ts, Type, y, m, d, clock, zone)
            : null;
    }

    [PyMethod("__reduce_ex__(proto, /)", TextSignature = null, Doc = "__reduce_ex__(proto) -> (cls, state)")]
    private PyTuple ReduceEx(int proto) => Reduced(proto > 3 ? Fold : 0);

    [PyMethod("__reduce__()", Doc = "__reduce__() -> (cls, state)")]
    private PyTuple ReduceMoment() => Reduced(0);

    private PyTuple Reduced(int fold)
    {
        PyBytes state = PyBytes.From(Packed(fold));
        return PyTuple.Create(Type, Zone is null ? PyTuple.Create(state) : PyTuple.Create(state, Zone));
    }

    private byte[] Packed(int fold)
    {
        Span<byte> time = stackalloc byte[TimeOfDay.PackedLength];
        Clock.Pack(time);
        return [(byte)(Year >> 8), (byte)Year, (byte)(Month | (fold << 7)), (byte)Day, .. time];
    }

    // ---- comparison

    [PySlot(Slot.Hash)]
    private long HashOfMoment(ThreadState ts)
    {
        if (_hash != -1)
        {
            return _hash;
        }

        // Moments that differ by fold alone are equal.
        PyObject? offset = (Fold == 0 ? this : WithFold(0)).CallZone(ts, "utcoffset");
        if (offset is null)
        {
            return -1;
        }

        _hash = offset is PyTimeDelta delta
            ? Hashing.Hash(ts, PyTimeDelta.FromTotal(ts, Total - delta.Total)!)
            : StringHash.OfBytes(Packed(0));
        return _hash;
    }

    private PyDateTime WithFold(int fold) => new(Year, Month, Day, Clock with { Fold = fold }, Zone);

    [PySlot(Slot.Compare)]
    private static PyObject? CompareMoments(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyDateTime first || right is not PyDateTime second)
        {
            return PyNotImplemented.Instance;
        }

        if (ReferenceEquals(first.Zone, second.Zone))
        {
            return Comparison.FromSign(first.Total.CompareTo(second.Total), operation);
        }

        PyObject? firstOffset = first.CallZone(ts, "utcoffset");
        PyObject? secondOffset = firstOffset is null ? null : second.CallZone(ts, "utcoffset");
        if (secondOffset is null)
        {
            return null;
        }

        bool isEquality = operation is CompareOperator.Equal or CompareOperator.NotEqual;
        if (firstOffset is PyNone != secondOffset is PyNone)
        {
            return isEquality ? PyBool.From(operation == CompareOperator.NotEqual) : Raise.TypeError(ts, "can't compare offset-naive and offset-aware datetimes");
        }

        Int128 difference = first.Total - second.Total;
        if (firstOffset is PyTimeDelta x && secondOffset is PyTimeDelta y)
        {
            difference -= x.Total - y.Total;
        }

        if (isEquality && difference == 0)
        {
            // A moment whose offset depends on fold is equal to none of another zone.
            Truth depends = first.DependsOnFold(ts, firstOffset!);
            depends = depends == Runtime.Truth.False ? second.DependsOnFold(ts, secondOffset) : depends;
            if (depends != Runtime.Truth.False)
            {
                return depends == Runtime.Truth.Error ? null : PyBool.From(operation == CompareOperator.NotEqual);
            }
        }

        return Comparison.FromSign(difference.CompareTo(0), operation);
    }

    private Truth DependsOnFold(ThreadState ts, PyObject offset)
    {
        PyObject? other = WithFold(1 - Fold).CallZone(ts, "utcoffset");
        return other is null ? Runtime.Truth.Error
            : offset is PyTimeDelta x && other is PyTimeDelta y ? x.Total != y.Total ? Runtime.Truth.True : Runtime.Truth.False
            : offset is PyNone == other is PyNone ? Runtime.Truth.False : Runtime.Truth.True;
    }

    // ---- arithmetic

    [PySlot(Slot.Add)]
    private static PyObject? AddToMoment(ThreadState ts, PyObject left, PyObject right) =>
        left is PyDateTime first && right is PyTimeDelta delta ? first.Shift(ts, delta, 1)
        : left is PyTimeDelta other && right is PyDateTime second ? second.Shift(ts, other, 1)
        : PyNotImplemented.Instance;

    [PySlot(Slot.Subtract)]
    private static PyObject? SubtractFromMoment(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyDateTime first)
        {
            return PyNotImplemented.Instance;
        }

        if (right is not PyDateTime second)
        {
            return right is PyTimeDelta delta ? first.Shift(ts, delta, -1) : PyNotImplemented.Instance;
        }

        Int128 difference = first.Total - second.Total;
        if (!ReferenceEquals(first.Zone, second.Zone))
        {
            PyObject? firstOffset = first.CallZone(ts, "utcoffset");
            PyObject? secondOffset = firstOffset is null ? null : second.CallZone(ts, "utcoffset");
            if (secondOffset is null)
            {
                return null;
            }

            if (firstOffset is PyNone != secondOffset is PyNone)
            {
                return Raise.TypeError(ts, "can't subtract offset-naive and offset-aware datetimes");
            }

            if (firstOffset is PyTimeDelta x && secondOffset is PyTimeDelta y)
            {
                difference -= x.Total - y.Total;
            }
        }

        return PyTimeDelta.FromTotal(ts, difference);
    }

    /// <summary>The moment so much later, or with -1 earlier, of the same class and zone. Null: an exception is pending.</summary>
    public PyObject? Shift(ThreadState ts, PyTimeDelta delta, int sign)
    {
        Int128 total = Total + (sign * delta.Total);
        Int128 days = total / 86400000000L;
        if (total < 0 || days < 1 || days > Calendar.LastOrdinal)
        {
            return Raise.OverflowError(ts, "date value out of range");
        }

        (int year, int month, int day) = Calendar.FromOrdinal((int)days);
        long rest = (long)(total - (days * 86400000000L));
        return Make(ts, Type, year, month, day, TimeOfDay.FromMicroseconds(rest), Zone);
    }
}
