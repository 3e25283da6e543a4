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
    private static readonly PyDateTime s_minimum = new(1, 1, 1, 0, 0, 0, 0, null, 0);
    private static readonly PyDateTime s_maximum = new(9999, 12, 31, 23, 59, 59, 999999, null, 0);

    private long _hash = -1;

    protected internal PyDateTime(int year, int month, int day, int hour, int minute, int second, int microsecond, PyTzInfo? zone, int fold)
        : base(year, month, day)
    {
        Hour = hour;
        Minute = minute;
        Second = second;
        Microsecond = microsecond;
        Zone = zone;
        Fold = fold;
    }

    [PyConstant("min")]
    private static PyObject MinimumMoment => s_minimum;

    [PyConstant("max")]
    private static PyObject MaximumMoment => s_maximum;

    [PyConstant("resolution")]
    private static PyObject ResolutionOfMoment => PyTimeDelta.OneMicrosecond;

    public int Hour { get; }

    public int Minute { get; }

    public int Second { get; }

    public int Microsecond { get; }

    public PyTzInfo? Zone { get; }

    /// <summary>1 for the second of two moments that show the same local time.</summary>
    public int Fold { get; private set; }

    private int SecondOfDay => (((Hour * 60) + Minute) * 60) + Second;

    private long SinceYearOne => Calendar.ToSeconds(Year, Month, Day, Hour, Minute, Second);

    /// <summary>Microseconds since the beginning of year 1.</summary>
    private Int128 Total => ((Int128)SinceYearOne * 1000000) + Microsecond;

    /// <summary>A moment of a class: a subclass is called. Null: an exception is pending.</summary>
    public static PyObject? Make(ThreadState ts, PyType type, int year, int month, int day, int hour, int minute, int second, int microsecond, PyTzInfo? zone, int fold)
    {
        if (ReferenceEquals(type, TypeObject))
        {
            return Calendar.CheckDate(ts, year, month, day) && Calendar.CheckTime(ts, hour, minute, second, microsecond, fold)
                ? new PyDateTime(year, month, day, hour, minute, second, microsecond, zone, fold)
                : null;
        }

        PyObject? made = Calls.Call(
            ts,
            type,
            [
                PyInt.From(year), PyInt.From(month), PyInt.From(day), PyInt.From(hour), PyInt.From(minute), PyInt.From(second), PyInt.From(microsecond),
                zone ?? (PyObject)PyNone.Instance,
            ],
            null);
        if (made is PyDateTime moment && fold != 0)
        {
            moment.Fold = fold;
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
        if (year is not null && day is null && PickledState.Of(ts, year, 10, 2, "datetime") is { } state)
        {
            return month is null or PyNone or PyTzInfo
                ? Create(
                    type, (state[0] << 8) | state[1], state[2] & 0x7F, state[3], state[4], state[5], state[6], (state[7] << 16) | (state[8] << 8) | state[9], month as PyTzInfo, state[2] >> 7)
                : Raise.TypeError(ts, "bad tzinfo state arg");
        }

        if (ts.Pending is not null)
        {
            return null;
        }

        if (year is null || month is null || day is null)
        {
            return year is not null && !Calendar.ToInt(ts, year, 0, out _) ? null : year is null ? Calendar.Missing(ts, "year", 1) : month is null ? Calendar.Missing(ts, "month", 2) : Calendar.Missing(ts, "day", 3);
        }

        return Calendar.ToInt(ts, year, 0, out int y) && Calendar.ToInt(ts, month, 0, out int m) && Calendar.ToInt(ts, day, 0, out int d)
            && Calendar.ToInt(ts, hour, 0, out int h) && Calendar.ToInt(ts, minute, 0, out int min) && Calendar.ToInt(ts, second, 0, out int s)
            && Calendar.ToInt(ts, microsecond, 0, out int us) && Calendar.ToInt(ts, fold, 0, out int f)
            && Calendar.CheckDate(ts, y, m, d) && Calendar.CheckTime(ts, h, min, s, us, f) && Zones.Take(ts, tzinfo, out PyTzInfo? zone)
            ? Create(type, y, m, d, h, min, s, us, zone, f)
            : null;

        static PyObject Create(PyType type, int year, int month, int day, int hour, int minute, int second, int microsecond, PyTzInfo? zone, int fold) =>
            ReferenceEquals(type, TypeObject)
                ? new PyDateTime(year, month, day, hour, minute, second, microsecond, zone, fold)
                : new PyDateTimeSubclass(type, year, month, day, hour, minute, second, microsecond, zone, fold);
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

        if (DateFormatting.IsoTime(ts, timespec, Hour, Minute, Second, Microsecond) is not { } text)
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
        string text = $"{Type.FullName}({Year}, {Month}, {Day}, {Hour}, {Minute}";
        text += Microsecond != 0 ? $", {Second}, {Microsecond}" : Second != 0 ? $", {Second}" : "";
        PyStr? zone = Zone is null ? PyStr.Empty : Text.Repr(ts, Zone);
        return zone is null ? null : PyStr.From(text + (Fold != 0 ? $", fold={Fold}" : "") + (Zone is null ? ")" : $", tzinfo={zone})"));
    }

    [PyMethod("ctime()", Doc = "Return ctime() style string.")]
    private string CTimeOfMoment() => DateFormatting.CTime(this, Hour, Minute, Second);

    // ---- parts

    [PyMethod("date()", Doc = "Return date object with same year, month and day.")]
    private PyObject DatePart() => new PyDate(Year, Month, Day);

    [PyMethod("time()", Doc = "Return time object with same time but with tzinfo=None.")]
    private PyObject TimePart() => new PyTime(Hour, Minute, Second, Microsecond, null, Fold);

    [PyMethod("timetz()", Doc = "Return time object with same time and tzinfo.")]
    private PyObject TimeWithZone() => new PyTime(Hour, Minute, Second, Microsecond, Zone, Fold);

    [PyMethod("timetuple()", Doc = "Return time tuple, compatible with time.localtime().")]
    private PyObject? TimeTupleOfMoment(ThreadState ts)
    {
        PyObject? saving = CallZone(ts, "dst");
        return saving is null ? null : DateFormatting.TimeTuple(ts, this, Hour, Minute, Second, saving is PyTimeDelta delta ? delta.Total != 0 ? 1 : 0 : -1);
    }

    [PyMethod("utctimetuple()", Doc = "Return UTC time tuple, compatible with time.localtime().")]
    private PyObject? UtcTimeTuple(ThreadState ts)
    {
        PyObject? offset = CallZone(ts, "utcoffset");
        PyObject? utc = offset is null ? null : offset is PyTimeDelta delta ? Shift(ts, delta, -1) : this;
        return utc is PyDateTime moment ? DateFormatting.TimeTuple(ts, moment, moment.Hour, moment.Minute, moment.Second, 0) : null;
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
            && Calendar.ToInt(ts, hour, Hour, out int h) && Calendar.ToInt(ts, minute, Minute, out int min) && Calendar.ToInt(ts, second, Second, out int s)
            && Calendar.ToInt(ts, microsecond, Microsecond, out int us) && Calendar.ToInt(ts, fold, Fold, out int f)
            && (tzinfo is null || Zones.Take(ts, tzinfo, out zone))
            && (f is 0 or 1 || (bool)Raise.ValueError(ts, $"fold must be either 0 or 1, not {f}"))
            ? Make(ts, Type, y, m, d, h, min, s, us, zone, f)
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

    private byte[] Packed(int fold) =>
    [
        (byte)(Year >> 8), (byte)Year, (byte)(Month | (fold << 7)), (byte)Day, (byte)Hour, (byte)Minute, (byte)Second, (byte)(Microsecond >> 16), (byte)(Microsecond >> 8), (byte)Microsecond,
    ];

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

    private PyDateTime WithFold(int fold) => new(Year, Month, Day, Hour, Minute, Second, Microsecond, Zone, fold);

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
        long seconds = rest / 1000000;
        return Make(ts, Type, year, month, day, (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60), (int)(rest % 1000000), Zone, 0);
    }
}
