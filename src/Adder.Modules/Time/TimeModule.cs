using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Time;

/// <summary><c>time</c>: clocks and sleeping; calendar times are in the other part.</summary>
[PyModule("time", Doc = "This module provides various functions to manipulate time values.")]
internal static unsafe partial class TimeModule
{
    private const int Realtime = 0;
    private const int Monotonic = 1;
    private const int ProcessTime = 2;
    private const int ThreadTime = 3;
    private const int TimerAbsolute = 1;
    private const long Billion = 1_000_000_000;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, s_constants);
        module.Add("struct_time", s_structure.Type);
        UpdateZone(module);
        return Done.Ok;
    }

    private static readonly (string Name, long Value)[] s_constants =
    [
        ("CLOCK_REALTIME", Realtime), ("CLOCK_MONOTONIC", Monotonic), ("CLOCK_MONOTONIC_RAW", 4), ("CLOCK_PROCESS_CPUTIME_ID", ProcessTime),
        ("CLOCK_THREAD_CPUTIME_ID", ThreadTime), ("CLOCK_BOOTTIME", 7), ("CLOCK_TAI", 11), ("_STRUCT_TM_ITEMS", 11),
    ];

    [PyFunction("time()", TextSignature = "($self, /)", Doc = "Return the current time in seconds since the Epoch.")]
    private static double Now() => Seconds(Realtime);

    [PyFunction("time_ns()", TextSignature = "($self, /)", Doc = "Return the current time in nanoseconds since the Epoch.")]
    private static long NowNanoseconds() => Nanoseconds(Realtime);

    [PyFunction("monotonic()", TextSignature = "($self, /)", Doc = "Monotonic clock, cannot go backward.")]
    private static double MonotonicSeconds() => Seconds(Monotonic);

    [PyFunction("monotonic_ns()", TextSignature = "($self, /)", Doc = "Monotonic clock, cannot go backward, as nanoseconds.")]
    private static long MonotonicNanoseconds() => Nanoseconds(Monotonic);

    [PyFunction("perf_counter()", TextSignature = "($self, /)", Doc = "Performance counter for benchmarking.")]
    private static double PerformanceSeconds() => Seconds(Monotonic);

    [PyFunction("perf_counter_ns()", TextSignature = "($self, /)", Doc = "Performance counter for benchmarking as nanoseconds.")]
    private static long PerformanceNanoseconds() => Nanoseconds(Monotonic);

    [PyFunction("process_time()", TextSignature = "($self, /)", Doc = "Process time for profiling: sum of the kernel and user-space CPU time.")]
    private static double ProcessSeconds() => Seconds(ProcessTime);

    [PyFunction("process_time_ns()", TextSignature = "($self, /)", Doc = "Process time for profiling as nanoseconds.")]
    private static long ProcessNanoseconds() => Nanoseconds(ProcessTime);

    [PyFunction("thread_time()", TextSignature = "($self, /)", Doc = "Thread time for profiling: sum of the kernel and user-space CPU time.")]
    private static double ThreadSeconds() => Seconds(ThreadTime);

    [PyFunction("thread_time_ns()", TextSignature = "($self, /)", Doc = "Thread time for profiling as nanoseconds.")]
    private static long ThreadNanoseconds() => Nanoseconds(ThreadTime);

    [PyFunction("clock_gettime(clk_id, /)", Doc = "Return the time of the specified clock clk_id as a float.")]
    private static PyObject? GetClock(ThreadState ts, int clock)
    {
        NativePosix.TimeSpecification time;
        return ClockGet(clock, &time) < 0 ? SystemErrors.RaiseLast(ts) : PyFloat.From(ToSeconds(time));
    }

    [PyFunction("clock_gettime_ns(clk_id, /)", Doc = "Return the time of the specified clock clk_id as nanoseconds (int).")]
    private static PyObject? GetClockNanoseconds(ThreadState ts, int clock)
    {
        NativePosix.TimeSpecification time;
        return ClockGet(clock, &time) < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From((time.Seconds * Billion) + time.Nanoseconds);
    }

    [PyFunction("clock_getres(clk_id, /)", TextSignature = null, Doc = "Return the resolution (precision) of the specified clock clk_id.")]
    private static PyObject? GetResolution(ThreadState ts, int clock)
    {
        NativePosix.TimeSpecification time;
        return ClockResolution(clock, &time) < 0 ? SystemErrors.RaiseLast(ts) : PyFloat.From(ToSeconds(time));
    }

    [PyFunction("clock_settime(clk_id, time, /)", TextSignature = null, Doc = "Set the time of the specified clock clk_id.")]
    private static PyObject? SetClock(ThreadState ts, int clock, PyObject value) => TryDuration(ts, value, out long nanoseconds) ? SetClock(ts, clock, nanoseconds) : null;

    [PyFunction("clock_settime_ns(clk_id, time, /)", TextSignature = null, Doc = "Set the time of the specified clock clk_id with nanoseconds.")]
    private static PyObject? SetClock(ThreadState ts, int clock, long nanoseconds)
    {
        var time = new NativePosix.TimeSpecification { Seconds = nanoseconds / Billion, Nanoseconds = nanoseconds % Billion };
        return ClockSet(clock, &time) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyFunction("pthread_getcpuclockid(thread_id, /)", TextSignature = null, Doc = "Return the clk_id of a thread's CPU time clock.")]
    private static PyObject? ThreadClock(ThreadState ts, long thread)
    {
        const int NoSuchProcess = 3;
        if (ts.Interpreter.FindThread(thread) is not { } target)
        {
            return SystemErrors.RaiseFor(ts, NoSuchProcess);
        }

        int clock;
        int error = ThreadClock(target.NativeHandle, &clock);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PyInt.From(clock);
    }

    [LibraryImport("libc", EntryPoint = "pthread_getcpuclockid")]
    private static partial int ThreadClock(nint thread, int* clock);

    [PyFunction("get_clock_info(name, /)", TextSignature = null, Doc = "Get information of the specified clock.")]
    private static PyObject? ClockInformation(ThreadState ts, string name)
    {
        (int clock, string identifier, bool adjustable) = name switch
        {
            "time" => (Realtime, "CLOCK_REALTIME", true),
            "monotonic" or "perf_counter" => (Monotonic, "CLOCK_MONOTONIC", false),
            "process_time" => (ProcessTime, "CLOCK_PROCESS_CPUTIME_ID", false),
            "thread_time" => (ThreadTime, "CLOCK_THREAD_CPUTIME_ID", false),
            _ => (-1, "", false),
        };
        if (clock < 0)
        {
            return Raise.ValueError(ts, "unknown clock");
        }

        NativePosix.TimeSpecification resolution;
        _ = ClockResolution(clock, &resolution);
        return Calls.Call(
            ts,
            PySimpleNamespace.TypeObject,
            [PyStr.From($"clock_gettime({identifier})"), PyBool.From(clock != Realtime), PyBool.From(adjustable), PyFloat.From(ToSeconds(resolution))],
            PyTuple.Create(PyStr.Intern("implementation"), PyStr.Intern("monotonic"), PyStr.Intern("adjustable"), PyStr.Intern("resolution")));
    }

    [PyFunction("sleep(object, /)", TextSignature = "($self, object, /)", Doc = "Delay execution for a given number of seconds.  The argument may be\na floating-point number for subsecond precision.")]
    private static PyObject? Sleep(ThreadState ts, PyObject seconds)
    {
        if (!TryDuration(ts, seconds, out long nanoseconds))
        {
            return null;
        }

        if (nanoseconds < 0)
        {
            return Raise.ValueError(ts, "sleep length must be non-negative");
        }

        long now = Nanoseconds(Monotonic);
        long deadline = nanoseconds > long.MaxValue - now ? long.MaxValue : now + nanoseconds;
        var until = new NativePosix.TimeSpecification { Seconds = deadline / Billion, Nanoseconds = deadline % Billion };
        while (true)
        {
            int error;
            using (BlockingCall.Enter(ts))
            {
                error = ClockSleep(Monotonic, TimerAbsolute, &until, null);
            }

            if (error == 0)
            {
                return PyNone.Instance;
            }

            if (error != NativePosix.EINTR)
            {
                return SystemErrors.RaiseFor(ts, error);
            }

            if (!BlockingCall.CheckSignals(ts))
            {
                return null;
            }
        }
    }

    /// <summary>Seconds (int or float) as nanoseconds, fractions rounded up; false: an exception is pending.</summary>
    public static bool TryDuration(ThreadState ts, PyObject value, out long nanoseconds)
    {
        nanoseconds = 0;
        if (value is PyFloat number)
        {
            if (double.IsNaN(number.Value))
            {
                return Raise.ValueError(ts, "Invalid value NaN (not a number)");
            }

            double exact = Math.Ceiling(number.Value * Billion);
            if (exact is < -9.2233720368547758e18 or >= 9.2233720368547758e18)
            {
                return Raise.OverflowError(ts, "timestamp out of range for C PyTime_t");
            }

            nanoseconds = (long)exact;
            return true;
        }

        if (value.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"'{value.Type.Name}' object cannot be interpreted as an integer or float");
        }

        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (!index.TryGetInt64(out long seconds) || seconds is > long.MaxValue / Billion or < long.MinValue / Billion)
        {
            return Raise.OverflowError(ts, "timestamp too large to convert to C PyTime_t");
        }

        nanoseconds = seconds * Billion;
        return true;
    }

    /// <summary>A clock's time in nanoseconds.</summary>
    public static long Nanoseconds(int clock)
    {
        NativePosix.TimeSpecification time;
        _ = ClockGet(clock, &time);
        return (time.Seconds * Billion) + time.Nanoseconds;
    }

    private static double Seconds(int clock)
    {
        NativePosix.TimeSpecification time;
        _ = ClockGet(clock, &time);
        return ToSeconds(time);
    }

    private static double ToSeconds(NativePosix.TimeSpecification time) => ((time.Seconds * Billion) + time.Nanoseconds) / 1e9;

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ClockGet(int clock, NativePosix.TimeSpecification* time);

    [LibraryImport("libc", EntryPoint = "clock_getres", SetLastError = true)]
    private static partial int ClockResolution(int clock, NativePosix.TimeSpecification* time);

    [LibraryImport("libc", EntryPoint = "clock_settime", SetLastError = true)]
    private static partial int ClockSet(int clock, NativePosix.TimeSpecification* time);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockSleep(int clock, int flags, NativePosix.TimeSpecification* time, NativePosix.TimeSpecification* rest);
}
