using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary><c>datetime.date</c>: a day of the Gregorian calendar.</summary>
[PyType("date", Module = "datetime", Subclassable = true, TextSignature = null, Doc = "date(year, month, day) --> date object", Flags = TypeFlags.Static)]
internal partial class PyDate : PyObject
{
    private static readonly PyDate s_minimum = new(1, 1, 1);
    private static readonly PyDate s_maximum = new(9999, 12, 31);

    private long _hash = -1;

    protected internal PyDate(int year, int month, int day)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    [PyConstant("min")]
    private static PyObject MinimumDate => s_minimum;

    [PyConstant("max")]
    private static PyObject MaximumDate => s_maximum;

    [PyConstant("resolution")]
    private static PyObject ResolutionOfDate => PyTimeDelta.OneDay;

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    public int Ordinal => Calendar.ToOrdinal(Year, Month, Day);

    /// <summary>A date of a class: a subclass is called. Null: an exception is pending.</summary>
    public static PyObject? Make(ThreadState ts, PyType type, int year, int month, int day)
    {
        if (!ReferenceEquals(type, TypeObject))
        {
            return Calls.Call(ts, type, PyInt.From(year), PyInt.From(month), PyInt.From(day));
        }

        return Calendar.CheckDate(ts, year, month, day) ? new PyDate(year, month, day) : null;
    }

    [PyNew("date(year=<absent>, month=<absent>, day=<absent>)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? year, PyObject? month, PyObject? day)
    {
        if (year is not null && month is null && day is null && PickledState.Of(ts, year, 4, 2, "date") is { } state)
        {
            return Create(type, (state[0] << 8) | state[1], state[2], state[3]);
        }

        if (ts.Pending is not null)
        {
            return null;
        }

        return Calendar.TryRead(ts, year, month, day, out int y, out int m, out int d) && Calendar.CheckDate(ts, y, m, d) ? Create(type, y, m, d) : null;

        static PyObject Create(PyType type, int year, int month, int day) =>
            ReferenceEquals(type, TypeObject) ? new PyDate(year, month, day) : new PyDateSubclass(type, year, month, day);
    }

    [PyGetter("year")]
    private long YearGetter => Year;

    [PyGetter("month")]
    private long MonthGetter => Month;

    [PyGetter("day")]
    private long DayGetter => Day;

    // ---- other constructors

    [PyClassMethod("today()", Doc = "Current date or datetime.  Equivalent to fromtimestamp(time.time()).")]
    private static PyObject? Today(ThreadState ts, PyType type) =>
        ModuleAccess.ImportAttribute(ts, "time", "time") is { } time && Calls.Call(ts, time) is { } now ? Calls.CallMethod(ts, type, "fromtimestamp", now) : null;

    [PyClassMethod("fromtimestamp(timestamp, /)", Doc = "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time.")]
    private static PyObject? FromTimestamp(ThreadState ts, PyType type, PyObject timestamp) =>
        TimeStamps.ToSeconds(ts, timestamp, out long seconds) && TimeStamps.Local(ts, seconds, out TimeStamps.Fields fields) ? Make(ts, type, fields.Year, fields.Month, fields.Day) : null;

    [PyClassMethod("fromordinal(ordinal, /)", TextSignature = null, Doc = "int -> date corresponding to a proleptic Gregorian ordinal.")]
    private static PyObject? FromOrdinal(ThreadState ts, PyType type, PyObject ordinal)
    {
        if (!Calendar.ToInt(ts, ordinal, 0, out int number))
        {
            return null;
        }

        if (number < 1)
        {
            return Raise.ValueError(ts, "ordinal must be >= 1");
        }

        (int year, int month, int day) = Calendar.FromOrdinal(number);
        return Calendar.CheckDate(ts, year, month, day) ? Make(ts, type, year, month, day) : null;
    }

    [PyClassMethod("fromisoformat(string, /)", TextSignature = "($type, object, /)", Doc = "str -> Construct a date from a string in ISO 8601 format.")]
    private static PyObject? FromIsoFormat(ThreadState ts, PyType type, PyObject text)
    {
        if (text is not PyStr str)
        {
            return Raise.TypeError(ts, "fromisoformat: argument must be str");
        }

        return DateParsing.TryDate(str.ToString(), out int year, out int month, out int day) ? Make(ts, type, year, month, day) : InvalidIso(ts, str);
    }

    [PyClassMethod("fromisocalendar(year, week, day)", TextSignature = null, Doc = "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the inverse of the function date.isocalendar()")]
    private static PyObject? FromIsoCalendar(ThreadState ts, PyType type, PyObject year, PyObject week, PyObject day)
    {
        if (!ToIsoPart(ts, year, out int y) || !ToIsoPart(ts, week, out int w) || !ToIsoPart(ts, day, out int d))
        {
            return null;
        }

        if (Calendar.FromIso(y, w, d, out int ordinal) is { } problem)
        {
            return Raise.ValueError(ts, problem);
        }

        if (ordinal is < 1 or > Calendar.LastOrdinal)
        {
            return Raise.ValueError(ts, $"year must be in {Calendar.FirstYear}..{Calendar.LastYear}, not {(ordinal < 1 ? 0 : 10000)}");
        }

        (int foundYear, int month, int foundDay) = Calendar.FromOrdinal(ordinal);
        return Make(ts, type, foundYear, month, foundDay);
    }

    private static bool ToIsoPart(ThreadState ts, PyObject value, out int part) =>
        Calendar.ToInt(ts, value, 0, out part) || (Raise.ClearIf(ts, ExceptionTypes.OverflowError) && (bool)Raise.ValueError(ts, "ISO calendar component out of range"));

    [PyClassMethod("strptime(date_string, format, /)", TextSignature = null, Doc = "string, format -> new date parsed from a string (like time.strptime()).")]
    private static PyObject? ParseTime(ThreadState ts, PyType type, PyStr text, PyStr format) => Strptime(ts, "_strptime_datetime_date", type, text, format);

    /// <summary>Parses by a format of the library's.</summary>
    public static PyObject? Strptime(ThreadState ts, string function, PyType type, PyStr text, PyStr format) =>
        ModuleAccess.ImportAttribute(ts, "_strptime", function) is { } parse ? Calls.Call(ts, parse, type, text, format) : null;

    /// <summary>The ValueError for a text that is none of ISO 8601.</summary>
    public static Raised InvalidIso(ThreadState ts, PyStr text) => Text.Repr(ts, text) is { } shown ? Raise.ValueError(ts, $"Invalid isoformat string: {shown}") : default;

    // ---- text

    [PyMethod("isoformat()", Doc = "Return string in ISO 8601 format, YYYY-MM-DD.")]
    private PyStr IsoFormat() => PyStr.From(IsoText);

    public string IsoText => $"{Year:D4}-{Month:D2}-{Day:D2}";

    [PySlot(Slot.Str)]
    private static PyObject? Str(ThreadState ts, PyObject self) => Calls.CallMethod(ts, self, "isoformat");

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => $"{Type.FullName}({Year}, {Month}, {Day})";

    [PyMethod("ctime()", Doc = "Return ctime() style string.")]
    private string CTime() => DateFormatting.CTime(this, default);

    [PyMethod("strftime(format)", TextSignature = null, Doc = "Format using strftime().\n\nExample: \"%d/%m/%Y, %H:%M:%S\".")]
    private PyObject? Format(ThreadState ts, PyStr format)
    {
        PyObject? tuple = Calls.CallMethod(ts, this, "timetuple");
        var moment = this as PyDateTime;
        return tuple is null ? null : DateFormatting.Format(ts, format, tuple, Year, moment?.Microsecond ?? 0, moment?.Zone, this);
    }

    [PyMethod("__format__(format, /)", TextSignature = null, Doc = "Formats self with strftime.")]
    private PyObject? FormatMethod(ThreadState ts, PyStr format) => format.Length == 0 ? Text.Str(ts, this) : Calls.CallMethod(ts, this, "strftime", format);

    [PyMethod("timetuple()", Doc = "Return time tuple, compatible with time.localtime().")]
    private PyObject? TimeTuple(ThreadState ts) => DateFormatting.TimeTuple(ts, this, default, -1);

    // ---- the calendar

    [PyMethod("toordinal()", Doc = "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.")]
    private long ToOrdinal() => Ordinal;

    [PyMethod("weekday()", Doc = "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6")]
    private long Weekday() => Calendar.Weekday(Year, Month, Day);

    [PyMethod("isoweekday()", Doc = "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7")]
    private long IsoWeekday() => Calendar.Weekday(Year, Month, Day) + 1;

    [PyMethod("isocalendar()", Doc = "Return a named tuple containing ISO year, week number, and weekday.")]
    private PyObject IsoCalendar()
    {
        (int year, int week, int weekday) = Calendar.ToIso(Year, Month, Day);
        return new PyIsoCalendarDate([PyInt.From(year), PyInt.From(week), PyInt.From(weekday)]);
    }

    [PyMethod("replace(year=unchanged, month=unchanged, day=unchanged)", Doc = "Return date with new specified fields.")]
    [PyMethod("__replace__(year=unchanged, month=unchanged, day=unchanged)", TextSignature = "($self, /, **changes)", Doc = "The same as replace().")]
    private PyObject? Replace(ThreadState ts, PyObject? year, PyObject? month, PyObject? day) =>
        Calendar.ToInt(ts, year, Year, out int y) && Calendar.ToInt(ts, month, Month, out int m) && Calendar.ToInt(ts, day, Day, out int d) ? Make(ts, Type, y, m, d) : null;

    [PyMethod("__reduce__()", Doc = "__reduce__() -> (cls, state)")]
    private PyTuple Reduce() => PyTuple.Create(Type, PyTuple.Create(PyBytes.From(new byte[] { (byte)(Year >> 8), (byte)Year, (byte)Month, (byte)Day })));

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts) => _hash != -1 ? _hash : _hash = StringHash.OfBytes([(byte)(Year >> 8), (byte)Year, (byte)Month, (byte)Day]);

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        left is PyDate first && right is PyDate second and not PyDateTime ? Comparison.FromSign(first.Ordinal.CompareTo(second.Ordinal), operation) : PyNotImplemented.Instance;

    // ---- arithmetic

    [PySlot(Slot.Add)]
    private static PyObject? AddDays(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is PyDateTime || right is PyDateTime)
        {
            return PyNotImplemented.Instance;
        }

        return left is PyDate date && right is PyTimeDelta delta ? date.Move(ts, delta.Days)
            : left is PyTimeDelta first && right is PyDate second ? second.Move(ts, first.Days)
            : PyNotImplemented.Instance;
    }

    [PySlot(Slot.Subtract)]
    private static PyObject? SubtractDays(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyDate date || left is PyDateTime || right is PyDateTime)
        {
            return PyNotImplemented.Instance;
        }

        return right switch
        {
            PyDate other => new PyTimeDelta(date.Ordinal - other.Ordinal, 0, 0),
            PyTimeDelta delta => date.Move(ts, -(long)delta.Days),
            _ => PyNotImplemented.Instance,
        };
    }

    private PyObject? Move(ThreadState ts, long days)
    {
        long ordinal = Ordinal + days;
        if (ordinal is < 1 or > Calendar.LastOrdinal)
        {
            return Raise.OverflowError(ts, "date value out of range");
        }

        (int year, int month, int day) = Calendar.FromOrdinal((int)ordinal);
        return Make(ts, Type, year, month, day);
    }
}

/// <summary>What <c>isocalendar()</c> gives.</summary>
[PyType("IsoCalendarDate", Module = "datetime", Base = typeof(PyTuple), NoConstructor = true, Doc = "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday)\nor via the object attributes as named in the above tuple.")]
internal sealed partial class PyIsoCalendarDate(PyObject[] items) : PyTuple(items)
{
    [PyGetter("year")]
    private PyObject? YearGetter(ThreadState ts) => Items[0];

    [PyGetter("week")]
    private PyObject? WeekGetter(ThreadState ts) => Items[1];

    [PyGetter("weekday")]
    private PyObject? WeekdayGetter(ThreadState ts) => Items[2];

    [PySlot(Slot.Repr)]
    private string IsoRepr(ThreadState ts) => $"{Type.FullName}(year={Number(0)}, week={Number(1)}, weekday={Number(2)})";

    // Pickled as a tuple: there is no way to make one of these.
    [PyMethod("__reduce__()")]
    private PyTuple ReduceToTuple() => PyTuple.Create(PyTuple.TypeObject, PyTuple.Create(PyTuple.FromArray([.. Items])));

    private long Number(int index) => ((PySmallInt)Items[index]).Value;
}

/// <summary>The bytes that pickles hold.</summary>
internal static class PickledState
{
    /// <summary>An argument that is such a state, known by its length and a plausible month (or hour); null where it is none, or an exception is pending.</summary>
    public static byte[]? Of(ThreadState ts, PyObject argument, int length, int checkedIndex, string kind)
    {
        if (argument is PyBytes bytes)
        {
            return bytes.Length == length && IsPlausible(bytes.Data[checkedIndex], checkedIndex) ? bytes.Data : null;
        }

        if (argument is not PyStr text || text.Length != length || !IsPlausible(text.CodePointAt(checkedIndex), checkedIndex))
        {
            return null;
        }

        byte[]? encoded = NarrowCodecs.Encode(ts, text, null, ascii: false);
        if (encoded is null && Raise.ClearIf(ts, ExceptionTypes.UnicodeEncodeError))
        {
            _ = Raise.ValueError(ts, $"Failed to encode latin1 string when unpickling a {kind} object. pickle.load(data, encoding='latin1') is assumed.");
        }

        return encoded;
    }

    private static bool IsPlausible(int value, int index) => index == 0 ? (value & 0x7F) < 24 : (value & 0x7F) is >= 1 and <= 12;
}
