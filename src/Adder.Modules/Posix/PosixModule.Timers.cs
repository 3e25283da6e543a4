using Adder.Modules.Time;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>Timers that are file descriptors.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("timerfd_create(clockid, /, *, flags=0)", TextSignature = "($module, clockid, /, *, flags=0)", Doc = "Create and return a timer file descriptor.")]
    private static PyObject? CreateTimer(ThreadState ts, int clock, int? flags)
    {
        int descriptor = NativePosix.CreateTimer(clock, flags ?? NativePosix.O_CLOEXEC);
        return descriptor < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(descriptor);
    }

    [PyFunction("timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0)", Doc = "Alter a timer file descriptor's internal timer in seconds.")]
    private static PyObject? SetTimer(ThreadState ts, PyObject fd, int flags = 0, double initial = 0.0, double interval = 0.0)
    {
        return TryTime(ts, initial, out NativePosix.TimeSpecification first) && TryTime(ts, interval, out NativePosix.TimeSpecification repeat)
            ? SetTimer(ts, fd, flags, first, repeat, inSeconds: true)
            : null;

        static bool TryTime(ThreadState ts, double seconds, out NativePosix.TimeSpecification time)
        {
            time = default;
            if (!TimeModule.TryDuration(ts, PyFloat.From(seconds), out long nanoseconds))
            {
                return false;
            }

            time = FromNanoseconds(nanoseconds);
            return true;
        }
    }

    [PyFunction("timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0)", Doc = "Alter a timer file descriptor's internal timer in nanoseconds.")]
    private static PyObject? SetTimer(ThreadState ts, PyObject fd, int flags = 0, long initial = 0, long interval = 0) =>
        SetTimer(ts, fd, flags, FromNanoseconds(initial), FromNanoseconds(interval), inSeconds: false);

    [PyFunction("timerfd_gettime(fd, /)", Doc = "Return a tuple of a timer file descriptor's (next expiration, interval) in float seconds.")]
    private static PyObject? TimerInSeconds(ThreadState ts, PyObject fd) => GetTimer(ts, fd, inSeconds: true);

    [PyFunction("timerfd_gettime_ns(fd, /)", Doc = "Return a tuple of a timer file descriptor's (next expiration, interval) in nanoseconds.")]
    private static PyObject? TimerInNanoseconds(ThreadState ts, PyObject fd) => GetTimer(ts, fd, inSeconds: false);

    private static PyObject? SetTimer(ThreadState ts, PyObject fd, int flags, NativePosix.TimeSpecification initial, NativePosix.TimeSpecification interval, bool inSeconds)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        var value = new NativePosix.TimerSpecification { Initial = initial, Interval = interval };
        NativePosix.TimerSpecification old;
        return NativePosix.SetTimer(descriptor, flags, &value, &old) < 0 ? SystemErrors.RaiseLast(ts) : FromTimer(old, inSeconds);
    }

    private static PyObject? GetTimer(ThreadState ts, PyObject fd, bool inSeconds)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        NativePosix.TimerSpecification value;
        return NativePosix.GetTimer(descriptor, &value) < 0 ? SystemErrors.RaiseLast(ts) : FromTimer(value, inSeconds);
    }

    private static PyTuple FromTimer(NativePosix.TimerSpecification timer, bool inSeconds)
    {
        return PyTuple.Create(Convert(timer.Initial), Convert(timer.Interval));

        PyObject Convert(NativePosix.TimeSpecification time) => inSeconds
            ? PyFloat.From(((time.Seconds * 1_000_000_000) + time.Nanoseconds) / 1e9)
            : PyInt.From((time.Seconds * 1_000_000_000) + time.Nanoseconds);
    }

    private static NativePosix.TimeSpecification FromNanoseconds(long nanoseconds)
    {
        (long seconds, long rest) = System.Math.DivRem(nanoseconds, 1_000_000_000);
        return rest < 0
            ? new NativePosix.TimeSpecification { Seconds = seconds - 1, Nanoseconds = rest + 1_000_000_000 }
            : new NativePosix.TimeSpecification { Seconds = seconds, Nanoseconds = rest };
    }
}
