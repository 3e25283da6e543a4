using System;
using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary><c>datetime.timedelta</c>: a duration of days, seconds and microseconds.</summary>
[PyType("timedelta", Module = "datetime", Subclassable = true, TextSignature = null,
    Doc = "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.", Flags = TypeFlags.Static)]
internal partial class PyTimeDelta : PyObject
{
    public const int LargestDays = 999999999;

    private const long MicrosecondsInSecond = 1000000;
    private const long MicrosecondsInDay = 86400 * MicrosecondsInSecond;

    private static readonly (string Name, long Factor)[] s_units =
    [
        ("microseconds", 1), ("milliseconds", 1000), ("seconds", MicrosecondsInSecond), ("minutes", 60 * MicrosecondsInSecond), ("hours", 3600 * MicrosecondsInSecond),
        ("days", MicrosecondsInDay), ("weeks", 7 * MicrosecondsInDay),
    ];

    private long _hash = -1;

    protected internal PyTimeDelta(int days, int seconds, int microseconds)
    {
        Days = days;
        Seconds = seconds;
        Microseconds = microseconds;
    }

    [PyConstant("resolution")]
    private static PyObject Resolution => s_resolution;

    [PyConstant("min")]
    private static PyObject Minimum => s_minimum;

    [PyConstant("max")]
    private static PyObject Maximum => s_maximum;

    private static readonly PyTimeDelta s_resolution = new(0, 0, 1);
    private static readonly PyTimeDelta s_minimum = new(-LargestDays, 0, 0);
    private static readonly PyTimeDelta s_maximum = new(LargestDays, 86399, 999999);

    public static readonly PyTimeDelta Zero = new(0, 0, 0);
    public static readonly PyTimeDelta OneDay = new(1, 0, 0);
    public static readonly PyTimeDelta OneMicrosecond = s_resolution;

    public int Days { get; }

    public int Seconds { get; }

    public int Microseconds { get; }

    public Int128 Total => ((Int128)Days * MicrosecondsInDay) + (Seconds * MicrosecondsInSecond) + Microseconds;

    /// <summary>A duration of so many seconds.</summary>
    public static PyTimeDelta OfSeconds(int seconds)
    {
        int days = (int)Math.Floor(seconds / 86400.0);
        return new PyTimeDelta(days, seconds - (days * 86400), 0);
    }

    /// <summary>A duration of so many microseconds; null: it is too long, an exception is pending.</summary>
    public static PyObject? From(ThreadState ts, PyType type, BigInteger microseconds)
    {
        BigInteger days = BigInteger.DivRem(microseconds, MicrosecondsInDay, out BigInteger rest);
        if (rest.Sign < 0)
        {
            rest += MicrosecondsInDay;
            days -= 1;
        }

        if (days < int.MinValue || days > int.MaxValue)
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C int");
        }

        long inDay = (long)rest;
        return Create(ts, type, (int)days, (int)(inDay / MicrosecondsInSecond), (int)(inDay % MicrosecondsInSecond));
    }

    public static PyTimeDelta? FromTotal(ThreadState ts, Int128 microseconds) => (PyTimeDelta?)From(ts, TypeObject, (BigInteger)microseconds);

    private static PyObject? Create(ThreadState ts, PyType type, int days, int seconds, int microseconds)
    {
        if (days is < -LargestDays or > LargestDays)
        {
            return Raise.OverflowError(ts, $"days={days}; must have magnitude <= {LargestDays}");
        }

        return ReferenceEquals(type, TypeObject) ? new PyTimeDelta(days, seconds, microseconds) : new PyTimeDeltaSubclass(type, days, seconds, microseconds);
    }

    [PyNew("__new__(days=<absent>, seconds=<absent>, microseconds=<absent>, milliseconds=<absent>, minutes=<absent>, hours=<absent>, weeks=<absent>)")]
    private static PyObject? New(
        ThreadState ts, PyType type, PyObject? days, PyObject? seconds, PyObject? microseconds, PyObject? milliseconds, PyObject? minutes, PyObject? hours, PyObject? weeks)
    {
        BigInteger sum = BigInteger.Zero;
        double fraction = 0;
        ReadOnlySpan<PyObject?> arguments = [microseconds, milliseconds, seconds, minutes, hours, days, weeks];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } argument && !Accumulate(ts, argument, s_units[i].Name, s_units[i].Factor, ref sum, ref fraction))
            {
                return null;
            }
        }

        if (fraction != 0)
        {
            sum += RoundToEven(fraction, !sum.IsEven);
        }

        return From(ts, type, sum);
    }

    private static BigInteger RoundToEven(double fraction, bool sumIsOdd)
    {
        double whole = Math.Round(fraction, MidpointRounding.AwayFromZero);
        if (Math.Abs(whole - fraction) == 0.5)
        {
            // Half way: the sum is to be even.
            double odd = sumIsOdd ? 1 : 0;
            whole = (2 * Math.Round((fraction + odd) * 0.5, MidpointRounding.AwayFromZero)) - odd;
        }

        return new BigInteger(whole);
    }

    private static bool Accumulate(ThreadState ts, PyObject argument, string name, long factor, ref BigInteger sum, ref double fraction)
    {
        if (argument is PyInt number)
        {
            sum += number.BigValue * factor;
            return true;
        }

        if (argument is not PyFloat floating)
        {
            return Raise.TypeError(ts, $"unsupported type for timedelta {name} component: {argument.Type.FullName}");
        }

        double value = floating.Value;
        if (double.IsNaN(value))
        {
            return Raise.ValueError(ts, "cannot convert float NaN to integer");
        }

        if (double.IsInfinity(value))
        {
            return Raise.OverflowError(ts, "cannot convert float infinity to integer");
        }

        double whole = Math.Truncate(value);
        sum += new BigInteger(whole) * factor;
        double rest = (value - whole) * factor;
        double restWhole = Math.Truncate(rest);
        sum += new BigInteger(restWhole);
        fraction += rest - restWhole;
        return true;
    }

    [PyGetter("days", Member = true, Doc = "Number of days.")]
    private long DaysGetter => Days;

    [PyGetter("seconds", Member = true, Doc = "Number of seconds (>= 0 and less than 1 day).")]
    private long SecondsGetter => Seconds;

    [PyGetter("microseconds", Member = true, Doc = "Number of microseconds (>= 0 and less than 1 second).")]
    private long MicrosecondsGetter => Microseconds;

    [PyMethod("total_seconds()", Doc = "Total seconds in the duration.")]
    private PyObject? TotalSeconds(ThreadState ts) => Numbers.Binary(ts, PyInt.From((BigInteger)Total), PyInt.From(MicrosecondsInSecond), BinaryOperation.TrueDivide);

    [PyMethod("__reduce__()", Doc = "__reduce__() -> (cls, state)")]
    private PyTuple Reduce() => PyTuple.Create(Type, PyTuple.Create(PyInt.From(Days), PyInt.From(Seconds), PyInt.From(Microseconds)));

    [PySlot(Slot.Hash)]
    private long Hash(ThreadState ts) =>
        _hash != -1 ? _hash : _hash = Hashing.Hash(ts, PyTuple.Create(PyInt.From(Days), PyInt.From(Seconds), PyInt.From(Microseconds)));

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        left is PyTimeDelta first && right is PyTimeDelta second ? Comparison.FromSign(first.Total.CompareTo(second.Total), operation) : PyNotImplemented.Instance;

    [PySlot(Slot.Truth)]
    private Truth TruthSlot(ThreadState ts) => Days != 0 || Seconds != 0 || Microseconds != 0 ? Runtime.Truth.True : Runtime.Truth.False;

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts)
    {
        string arguments = "";
        void Add(string name, int value) => arguments += value == 0 ? "" : $"{(arguments.Length > 0 ? ", " : "")}{name}={value}";
        Add("days", Days);
        Add("seconds", Seconds);
        Add("microseconds", Microseconds);
        return $"{Type.FullName}({(arguments.Length > 0 ? arguments : "0")})";
    }

    [PySlot(Slot.Str)]
    private string Str(ThreadState ts)
    {
        string days = Days == 0 ? "" : $"{Days} day{(Days is 1 or -1 ? "" : "s")}, ";
        string fraction = Microseconds == 0 ? "" : $".{Microseconds:D6}";
        return $"{days}{Seconds / 3600}:{Seconds / 60 % 60:D2}:{Seconds % 60:D2}{fraction}";
    }

    // ---- arithmetic

    [PySlot(Slot.Add)]
    private static PyObject? Add(ThreadState ts, PyObject left, PyObject right) =>
        left is PyTimeDelta first && right is PyTimeDelta second ? FromTotal(ts, first.Total + second.Total) : PyNotImplemented.Instance;

    [PySlot(Slot.Subtract)]
    private static PyObject? Subtract(ThreadState ts, PyObject left, PyObject right) =>
        left is PyTimeDelta first && right is PyTimeDelta second ? FromTotal(ts, first.Total - second.Total) : PyNotImplemented.Instance;

    [PySlot(Slot.Negative)]
    private PyObject? Negative(ThreadState ts) => FromTotal(ts, -Total);

    [PySlot(Slot.Positive)]
    private PyObject? Positive(ThreadState ts) => FromTotal(ts, Total);

    [PySlot(Slot.Absolute)]
    private PyObject? Absolute(ThreadState ts) => FromTotal(ts, Int128.Abs(Total));

    [PySlot(Slot.Multiply)]
    private static PyObject? Multiply(ThreadState ts, PyObject left, PyObject right)
    {
        (PyTimeDelta? delta, PyObject factor) = left is PyTimeDelta first ? (first, right) : (right as PyTimeDelta, left);
        return (delta, factor) switch
        {
            (null, _) => PyNotImplemented.Instance,
            (_, PyInt number) => From(ts, TypeObject, (BigInteger)delta.Total * number.BigValue),
            (_, PyFloat number) => Ratio(ts, number, out BigInteger numerator, out BigInteger denominator) ? Nearest(ts, (BigInteger)delta.Total * numerator, denominator) : null,
            _ => PyNotImplemented.Instance,
        };
    }

    [PySlot(Slot.TrueDivide)]
    private static PyObject? TrueDivide(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta dividend)
        {
            return PyNotImplemented.Instance;
        }

        switch (right)
        {
            case PyTimeDelta divisor:
                return Numbers.Binary(ts, PyInt.From((BigInteger)dividend.Total), PyInt.From((BigInteger)divisor.Total), BinaryOperation.TrueDivide);
            case PyFloat number:
                return !Ratio(ts, number, out BigInteger numerator, out BigInteger denominator) ? null
                    : numerator.IsZero ? Raise.ZeroDivisionError(ts, "division by zero")
                    : Nearest(ts, (BigInteger)dividend.Total * denominator, numerator);
            case PyInt number:
                return number.Sign == 0 ? Raise.ZeroDivisionError(ts, "division by zero") : Nearest(ts, (BigInteger)dividend.Total, number.BigValue);
            default:
                return PyNotImplemented.Instance;
        }
    }

    [PySlot(Slot.FloorDivide)]
    private static PyObject? FloorDivide(ThreadState ts, PyObject left, PyObject right)
    {
        if (left is not PyTimeDelta dividend || right is not (PyTimeDelta or PyInt))
        {
            return PyNotImplemented.Instance;
        }

        BigInteger divisor = right is PyInt number ? number.BigValue : (BigInteger)((PyTimeDelta)right).Total;
        if (divisor.IsZero)
        {
            return Raise.ZeroDivisionError(ts, "division by zero");
        }

        BigInteger quotient = Floor((BigInteger)dividend.Total, divisor, out _);
        return right is PyInt ? From(ts, TypeObject, quotient) : PyInt.From(quotient);
    }

    [PySlot(Slot.Remainder)]
    private static PyObject? Remainder(ThreadState ts, PyObject left, PyObject right)
    {
        PyObject? quotient = Divide(ts, left, right, out BigInteger rest);
        return quotient is null or PyNotImplemented ? quotient : From(ts, TypeObject, rest);
    }

    [PySlot(Slot.DivMod)]
    private static PyObject? DivMod(ThreadState ts, PyObject left, PyObject right)
    {
        PyObject? quotient = Divide(ts, left, right, out BigInteger rest);
        if (quotient is null or PyNotImplemented)
        {
            return quotient;
        }

        return From(ts, TypeObject, rest) is { } remainder ? PyTuple.Pair(quotient, remainder) : null;
    }

    /// <summary>The floored quotient of two durations, and what is left.</summary>
    private static PyObject? Divide(ThreadState ts, PyObject left, PyObject right, out BigInteger rest)
    {
        rest = default;
        if (left is not PyTimeDelta dividend || right is not PyTimeDelta divisor)
        {
            return PyNotImplemented.Instance;
        }

        return divisor.Total == 0 ? Raise.ZeroDivisionError(ts, "division by zero") : PyInt.From(Floor((BigInteger)dividend.Total, (BigInteger)divisor.Total, out rest));
    }

    private static BigInteger Floor(BigInteger dividend, BigInteger divisor, out BigInteger rest)
    {
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out rest);
        if (!rest.IsZero && rest.Sign != divisor.Sign)
        {
            rest += divisor;
            quotient -= 1;
        }

        return quotient;
    }

    /// <summary>A quotient rounded to the nearest, halves to even.</summary>
    private static PyObject? Nearest(ThreadState ts, BigInteger dividend, BigInteger divisor)
    {
        BigInteger quotient = Floor(dividend, divisor, out BigInteger rest);
        int half = BigInteger.Compare(BigInteger.Abs(rest) * 2, BigInteger.Abs(divisor));
        if (half > 0 || (half == 0 && !quotient.IsEven))
        {
            quotient += 1;
        }

        return From(ts, TypeObject, quotient);
    }

    private static bool Ratio(ThreadState ts, PyFloat number, out BigInteger numerator, out BigInteger denominator)
    {
        numerator = denominator = default;
        PyObject? pair = Calls.CallMethod(ts, number, "as_integer_ratio");
        if (pair is not PyTuple tuple)
        {
            return pair is not null && (bool)Raise.TypeError(ts, $"unexpected return type from as_integer_ratio(): expected tuple, not '{pair.Type.FullName}'");
        }

        if (tuple.Count != 2)
        {
            return Raise.ValueError(ts, "as_integer_ratio() must return a 2-tuple");
        }

        if (tuple[0] is not PyInt first || tuple[1] is not PyInt second)
        {
            return Raise.TypeError(ts, "unexpected return type from as_integer_ratio(): expected ints");
        }

        numerator = first.BigValue;
        denominator = second.BigValue;
        return true;
    }
}
