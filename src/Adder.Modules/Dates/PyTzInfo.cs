using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary><c>datetime.tzinfo</c>: the base of time zones.</summary>
[PyType("tzinfo", Module = "datetime", Subclassable = true, TextSignature = null, Doc = "Abstract base class for time zone info objects.", Flags = TypeFlags.Static)]
internal partial class PyTzInfo : PyObject
{
    protected internal PyTzInfo()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyTzInfo() : new PyTzInfoSubclass(type);

    [PyMethod("tzname(dt, /)", TextSignature = "($self, object, /)", Doc = "datetime -> string name of time zone.")]
    private PyObject? Name(ThreadState ts, PyObject dt) => Raise.NotImplementedError(ts, "a tzinfo subclass must implement tzname()");

    [PyMethod("utcoffset(dt, /)", TextSignature = "($self, object, /)", Doc = "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC")]
    private PyObject? Offset(ThreadState ts, PyObject dt) => Raise.NotImplementedError(ts, "a tzinfo subclass must implement utcoffset()");

    [PyMethod("dst(dt, /)", TextSignature = "($self, object, /)", Doc = "datetime -> DST offset as timedelta positive east of UTC.")]
    private PyObject? DaylightSaving(ThreadState ts, PyObject dt) => Raise.NotImplementedError(ts, "a tzinfo subclass must implement dst()");

    [PyMethod("fromutc(dt, /)", TextSignature = "($self, object, /)", Doc = "datetime in UTC -> datetime in local time.")]
    private PyObject? FromUtc(ThreadState ts, PyObject dt)
    {
        if (!CheckFromUtc(ts, dt, this, out PyDateTime? date))
        {
            return null;
        }

        PyObject? offset = date.CallZone(ts, "utcoffset");
        if (offset is null or PyNone)
        {
            return offset is null ? null : Raise.ValueError(ts, "fromutc: non-None utcoffset() result required");
        }

        PyObject? saving = date.CallZone(ts, "dst");
        if (saving is null or PyNone)
        {
            return saving is null ? null : Raise.ValueError(ts, "fromutc: non-None dst() result required");
        }

        if (PyTimeDelta.FromTotal(ts, ((PyTimeDelta)offset).Total - ((PyTimeDelta)saving).Total) is not { } standard || date.Shift(ts, standard, 1) is not PyDateTime result)
        {
            return null;
        }

        PyObject? there = result.CallZone(ts, "dst");
        return there switch
        {
            null => null,
            PyNone => Raise.ValueError(ts, "fromutc: tz.dst() gave inconsistent results; cannot convert"),
            PyTimeDelta delta => delta.Total != 0 ? result.Shift(ts, delta, 1) : result,
            _ => result,
        };
    }

    [PyMethod("__reduce__()", Doc = "-> (cls, state)")]
    private PyObject? Reduce(ThreadState ts)
    {
        Lookup method = Attributes.Find(ts, this, "__getinitargs__");
        PyObject? arguments = method.TryGet(out PyObject? function) ? Calls.Call(ts, function) : method.IsError ? null : PyTuple.Empty;
        PyObject? state = arguments is null ? null : Calls.CallMethod(ts, this, "__getstate__");
        return state is null ? null : PyTuple.Create(Type, arguments!, state);
    }

    /// <summary>Whether an argument of <c>fromutc</c> is a datetime of this zone.</summary>
    public static bool CheckFromUtc(ThreadState ts, PyObject value, PyTzInfo zone, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyDateTime? date)
    {
        date = value as PyDateTime;
        if (date is null)
        {
            return Raise.TypeError(ts, "fromutc: argument must be a datetime");
        }

        return ReferenceEquals(date.Zone, zone) || (bool)Raise.ValueError(ts, "fromutc: dt.tzinfo is not self");
    }
}

/// <summary>What dates and times ask their time zones.</summary>
internal static class Zones
{
    /// <summary>A tzinfo argument: null for None; false where it is something else, TypeError is pending.</summary>
    public static bool Take(ThreadState ts, PyObject? argument, out PyTzInfo? zone)
    {
        zone = argument as PyTzInfo;
        return argument is null or PyNone or PyTzInfo || (bool)Raise.TypeError(ts, $"tzinfo argument must be None or of a tzinfo subclass, not type '{argument.Type.FullName}'");
    }

    /// <summary>What a zone's <c>utcoffset</c> or <c>dst</c> gives: a duration or None.</summary>
    public static PyObject? Duration(ThreadState ts, PyTzInfo? zone, string method, PyObject date)
    {
        if (zone is null)
        {
            return PyNone.Instance;
        }

        if (zone is PyTimeZone fixedZone && method == "utcoffset")
        {
            return fixedZone.Offset;
        }

        PyObject? given = Calls.CallMethod(ts, zone, method, date);
        switch (given)
        {
            case null or PyNone:
                return given;
            case PyTimeDelta delta:
                return IsOffset(delta) ? delta
                    : Text.Repr(ts, delta) is { } shown ? Raise.ValueError(ts, $"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {shown}") : null;
            default:
                return Raise.TypeError(ts, $"tzinfo.{method}() must return None or timedelta, not '{given.Type.FullName}'");
        }
    }

    /// <summary>A zone's name of itself: a str or None.</summary>
    public static PyObject? Name(ThreadState ts, PyTzInfo? zone, PyObject date)
    {
        if (zone is null)
        {
            return PyNone.Instance;
        }

        PyObject? given = Calls.CallMethod(ts, zone, "tzname", date);
        return given is null or PyNone or PyStr ? given : Raise.TypeError(ts, $"tzinfo.tzname() must return None or a string, not '{given.Type.FullName}'");
    }

    /// <summary>Less than a day either way.</summary>
    public static bool IsOffset(PyTimeDelta delta) => delta.Days == 0 || (delta.Days == -1 && (delta.Seconds > 0 || delta.Microseconds > 0));

    /// <summary>An offset as "+hh:mm", with seconds and their fraction where they are not 0.</summary>
    public static string OffsetText(PyTimeDelta offset, string separator)
    {
        Int128 total = offset.Total;
        char sign = total < 0 ? '-' : '+';
        long microseconds = (long)Int128.Abs(total);
        long seconds = microseconds / 1000000;
        microseconds %= 1000000;
        string text = $"{sign}{seconds / 3600:D2}{separator}{seconds / 60 % 60:D2}";
        if (seconds % 60 != 0 || microseconds != 0)
        {
            text += $"{separator}{seconds % 60:D2}";
        }

        return microseconds != 0 ? $"{text}.{microseconds:D6}" : text;
    }
}

/// <summary><c>datetime.timezone</c>: a fixed offset from UTC.</summary>
[PyType("timezone", Module = "datetime", Base = typeof(PyTzInfo), TextSignature = null, Doc = "Fixed offset from UTC implementation of tzinfo.", Flags = TypeFlags.Static)]
internal sealed partial class PyTimeZone : PyTzInfo
{
    private readonly PyStr? _name;

    private PyTimeZone(PyTimeDelta offset, PyStr? name)
    {
        Offset = offset;
        _name = name;
    }

    public static readonly PyTimeZone Utc = new(PyTimeDelta.Zero, null);

    private static readonly PyTimeZone s_minimum = new(new PyTimeDelta(-1, 60, 0), null);
    private static readonly PyTimeZone s_maximum = new(new PyTimeDelta(0, (23 * 3600) + (59 * 60), 0), null);

    [PyConstant("utc")]
    private static PyObject UtcConstant => Utc;

    [PyConstant("min")]
    private static PyObject Minimum => s_minimum;

    [PyConstant("max")]
    private static PyObject Maximum => s_maximum;

    public PyTimeDelta Offset { get; }

    /// <summary>A zone of an offset; null: an exception is pending.</summary>
    public static PyTimeZone? Create(ThreadState ts, PyTimeDelta offset, PyStr? name)
    {
        if (name is null && offset.Total == 0)
        {
            return Utc;
        }

        if (!Zones.IsOffset(offset))
        {
            if (Text.Repr(ts, offset) is { } shown)
            {
                _ = Raise.ValueError(ts, $"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {shown}");
            }

            return null;
        }

        return new PyTimeZone(offset, name);
    }

    [PyNew("timezone(offset, name=<absent>)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject offset, PyObject? name)
    {
        if (offset is not PyTimeDelta delta)
        {
            return Raise.TypeError(ts, $"timezone() argument 1 must be datetime.timedelta, not {offset.Type.Name}");
        }

        return name is null or PyStr ? Create(ts, delta, (PyStr?)name) : Raise.TypeError(ts, $"timezone() argument 2 must be str, not {name.Type.Name}");
    }

    [PyMethod("tzname(dt, /)", TextSignature = "($self, object, /)", Doc = "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'.")]
    private PyObject? NameOf(ThreadState ts, PyObject dt) => CheckDate(ts, dt, "tzname") ? NameText() : null;

    [PyMethod("utcoffset(dt, /)", TextSignature = "($self, object, /)", Doc = "Return fixed offset.")]
    private PyObject? OffsetOf(ThreadState ts, PyObject dt) => CheckDate(ts, dt, "utcoffset") ? Offset : null;

    [PyMethod("dst(dt, /)", TextSignature = "($self, object, /)", Doc = "Return None.")]
    private PyObject? DaylightSavingOf(ThreadState ts, PyObject dt) => CheckDate(ts, dt, "dst") ? PyNone.Instance : null;

    [PyMethod("fromutc(dt, /)", TextSignature = "($self, object, /)", Doc = "datetime in UTC -> datetime in local time.")]
    private PyObject? FromUtcOf(ThreadState ts, PyObject dt) => CheckFromUtc(ts, dt, this, out PyDateTime? date) ? date.Shift(ts, Offset, 1) : null;

    [PyMethod("__getinitargs__()", Doc = "pickle support")]
    private PyTuple InitialArguments() => _name is null ? PyTuple.Create(Offset) : PyTuple.Create(Offset, _name);

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts) => Hashing.Hash(ts, Offset);

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        operation is not (CompareOperator.Equal or CompareOperator.NotEqual) || left is not PyTimeZone first || right is not PyTimeZone second
            ? PyNotImplemented.Instance
            : PyBool.From((first.Offset.Total == second.Offset.Total) == (operation == CompareOperator.Equal));

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        if (ReferenceEquals(this, Utc))
        {
            return PyStr.From("datetime.timezone.utc");
        }

        PyStr? offset = Text.Repr(ts, Offset);
        PyStr? name = offset is null || _name is null ? null : Text.Repr(ts, _name);
        return offset is null ? null : PyStr.From(_name is null ? $"{Type.FullName}({offset})" : $"{Type.FullName}({offset}, {name})");
    }

    [PySlot(Slot.Str)]
    private PyObject? Str(ThreadState ts) => NameText();

    private PyStr NameText() => _name ?? PyStr.From(Offset.Total == 0 ? "UTC" : "UTC" + Zones.OffsetText(Offset, ":"));

    private static bool CheckDate(ThreadState ts, PyObject date, string function) =>
        date is PyNone or PyDateTime || (bool)Raise.TypeError(ts, $"{function}(dt) argument must be a datetime instance or None, not {date.Type.FullName}");
}
