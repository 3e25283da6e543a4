using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Profiling;

/// <summary><c>_lsprof.Profiler</c>: counts calls and their time, as a tool of monitoring.</summary>
[PyType("Profiler", Module = "_lsprof", Subclassable = true, TextSignature = "(timer=None, timeunit=0.0, subcalls=True, builtins=True)",
    Doc = "Build a profiler object using the specified timer function.\n\nThe default timer is a fast built-in one based on real time.\nFor custom timer functions returning integers, 'timeunit' can\nbe a float specifying a scale (that is, how long each integer unit\nis, in seconds).", Flags = TypeFlags.InheritsNew)]
internal partial class PyProfiler : PyObject
{
    /// <summary><c>sys.monitoring.PROFILER_ID</c>.</summary>
    private const int Tool = 2;

    private const double NanosecondsPerSecond = 1e9;

    private static readonly (int Event, string Method)[] s_callbacks =
    [
        (MonitoringEvent.PyStart, "_pystart_callback"), (MonitoringEvent.PyResume, "_pystart_callback"), (MonitoringEvent.PyThrow, "_pythrow_callback"),
        (MonitoringEvent.PyReturn, "_pyreturn_callback"), (MonitoringEvent.PyYield, "_pyreturn_callback"), (MonitoringEvent.PyUnwind, "_pyreturn_callback"),
        (MonitoringEvent.Call, "_ccall_callback"), (MonitoringEvent.CReturn, "_creturn_callback"), (MonitoringEvent.CRaise, "_creturn_callback"),
    ];

    /// <summary>By code object, or by the definition of a native function.</summary>
    private readonly Dictionary<object, ProfilerEntry> _entries = new(ReferenceEqualityComparer.Instance);

    private ProfilerCall? _current;
    private PyObject? _timer;
    private double _timeUnit;
    private bool _isEnabled;
    private bool _isInTimer;
    private bool _countsCallers = true;
    private bool _countsBuiltins = true;

    protected internal PyProfiler()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyProfiler() : new PyProfilerSubclass(type);

    [PyInit("Profiler(timer=None, timeunit=0.0, subcalls=True, builtins=True)")]
    private Done Init(ThreadState ts, PyObject? timer, double? timeunit, bool? subcalls, bool? builtins)
    {
        _timer = timer is PyNone ? null : timer;
        _timeUnit = timeunit ?? 0;
        _countsCallers = subcalls ?? true;
        _countsBuiltins = builtins ?? true;
        return Done.Ok;
    }

    [PyMethod("getstats()", DefiningClass = true, Doc = "Return all information collected by the profiler, as a list of profiler_entry objects.")]
    private PyObject? GetStats(ThreadState ts)
    {
        double scale = _timer is not null && _timeUnit > 0 ? _timeUnit : 1 / NanosecondsPerSecond;
        var entries = PyList.WithCapacity(_entries.Count);
        foreach (ProfilerEntry entry in _entries.Values)
        {
            if (entry.Calls == 0)
            {
                continue;
            }

            PyObject calls = PyNone.Instance;
            if (entry.Called.Count > 0)
            {
                var called = PyList.WithCapacity(entry.Called.Count);
                foreach ((ProfilerEntry callee, CallCounts counts) in entry.Called)
                {
                    if (counts.Calls > 0)
                    {
                        called.Add(LsprofModule.SubEntry.New(Figures(callee.Code, counts, scale)));
                    }
                }

                calls = called;
            }

            entries.Add(LsprofModule.Entry.New([.. Figures(entry.Code, entry, scale), calls]));
        }

        return entries;
    }

    [PyMethod("enable(subcalls=True, builtins=True)", Doc = "Start collecting profiling information.")]
    private PyObject? Enable(ThreadState ts, bool? subcalls, bool? builtins)
    {
        _countsCallers = subcalls ?? true;
        _countsBuiltins = builtins ?? true;
        Monitors monitors = ts.Interpreter.Monitors;
        if (monitors.IsInUse(Tool))
        {
            return Raise.ValueError(ts, $"tool {Tool} is already in use");
        }

        monitors.Use(Tool, PyStr.From("cProfile"));
        int events = 0;
        foreach ((int @event, string method) in s_callbacks)
        {
            if (!_countsBuiltins && @event is MonitoringEvent.Call or MonitoringEvent.CReturn or MonitoringEvent.CRaise)
            {
                continue;
            }

            if (Attributes.Get(ts, this, PyStr.Intern(method)) is not { } callback)
            {
                monitors.Free(Tool);
                return null;
            }

            _ = monitors.Register(Tool, @event, callback);
            events |= 1 << @event;
        }

        monitors.SetEvents(Tool, events & ~MonitoringEvent.CallResults);
        _isEnabled = true;
        return PyNone.Instance;
    }

    [PyMethod("disable()", Doc = "Stop collecting profiling information.")]
    private PyObject? Disable(ThreadState ts)
    {
        if (_isInTimer)
        {
            return Raise.RuntimeError(ts, "cannot disable profiler in external timer");
        }

        if (_isEnabled)
        {
            ts.Interpreter.Monitors.Free(Tool);
            _isEnabled = false;
            while (_current is not null)
            {
                Leave(ts);
            }
        }

        return PyNone.Instance;
    }

    [PyMethod("clear()", Doc = "Clear all profiling information collected so far.")]
    private PyObject? Clear(ThreadState ts)
    {
        if (_isInTimer)
        {
            return Raise.RuntimeError(ts, "cannot clear profiler in external timer");
        }

        _entries.Clear();
        _current = null;
        return PyNone.Instance;
    }

    [PyMethod("_pystart_callback(code, instruction_offset, /)")]
    private PyObject? Started(ThreadState ts, PyObject code, PyObject offset)
    {
        Enter(ts, EntryOf(code, code));
        return PyNone.Instance;
    }

    [PyMethod("_pythrow_callback(code, instruction_offset, exception, /)")]
    private PyObject? Thrown(ThreadState ts, PyObject code, PyObject offset, PyObject exception) => Started(ts, code, offset);

    [PyMethod("_pyreturn_callback(code, instruction_offset, retval, /)")]
    private PyObject? Returned(ThreadState ts, PyObject code, PyObject offset, PyObject result)
    {
        Leave(ts);
        return PyNone.Instance;
    }

    [PyMethod("_ccall_callback(code, instruction_offset, callable, self_arg, /)")]
    private PyObject? CalledNative(ThreadState ts, PyObject code, PyObject offset, PyObject callable, PyObject self)
    {
        if (!_countsBuiltins || LegacyTracing.NativeFunction(callable, self) is not { } function)
        {
            return PyNone.Instance;
        }

        if (!_entries.ContainsKey(function.Definition))
        {
            if (ProfilerEntry.Describe(ts, function) is not { } description)
            {
                return null;
            }

            Enter(ts, EntryOf(function.Definition, description));
            return PyNone.Instance;
        }

        Enter(ts, _entries[function.Definition]);
        return PyNone.Instance;
    }

    [PyMethod("_creturn_callback(code, instruction_offset, callable, self_arg, /)")]
    private PyObject? ReturnedNative(ThreadState ts, PyObject code, PyObject offset, PyObject callable, PyObject self)
    {
        if (_countsBuiltins && LegacyTracing.NativeFunction(callable, self) is not null)
        {
            Leave(ts);
        }

        return PyNone.Instance;
    }

    private static PyObject[] Figures(PyObject code, CallCounts counts, double scale) =>
    [
        code, PyInt.From(counts.Calls), PyInt.From(counts.RecursiveCalls), PyFloat.From(counts.TotalTime * scale), PyFloat.From(counts.InlineTime * scale),
    ];

    private ProfilerEntry EntryOf(object key, PyObject code)
    {
        if (!_entries.TryGetValue(key, out ProfilerEntry? entry))
        {
            _entries.Add(key, entry = new ProfilerEntry(code));
        }

        return entry;
    }

    private void Enter(ThreadState ts, ProfilerEntry entry)
    {
        var call = new ProfilerCall(entry, _current);
        _current = call;
        entry.Enter();
        CountsByCaller(call)?.Enter();
        call.Start = Now(ts);
    }

    private void Leave(ThreadState ts)
    {
        // Calls that began before the profiler was enabled end without having been entered.
        if (_current is not { } call)
        {
            return;
        }

        long total = Now(ts) - call.Start;
        long inline = total - call.Inner;
        if (call.Caller is { } caller)
        {
            caller.Inner += total;
        }

        _current = call.Caller;
        call.Entry.Leave(total, inline);
        CountsByCaller(call)?.Leave(total, inline);
    }

    private CallCounts? CountsByCaller(ProfilerCall call)
    {
        if (!_countsCallers || call.Caller is not { } caller)
        {
            return null;
        }

        if (!caller.Entry.Called.TryGetValue(call.Entry, out CallCounts? counts))
        {
            caller.Entry.Called.Add(call.Entry, counts = new CallCounts());
        }

        return counts;
    }

    /// <summary>The time in nanoseconds, or in the units of the program's own timer.</summary>
    private long Now(ThreadState ts)
    {
        if (_timer is null)
        {
            return (long)(System.Diagnostics.Stopwatch.GetTimestamp() * (NanosecondsPerSecond / System.Diagnostics.Stopwatch.Frequency));
        }

        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        _isInTimer = true;
        PyObject? value = Calls.Call(ts, _timer);
        _isInTimer = false;
        long time = 0;
        bool read = value is not null;
        if (read && _timeUnit > 0)
        {
            read = Numbers.IndexToInt64(ts, value!, ExceptionTypes.OverflowError, out time);
        }
        else if (read)
        {
            read = Numbers.ToDouble(ts, value!, out double seconds);
            time = (long)Math.Floor(seconds * NanosecondsPerSecond);
        }

        if (!read)
        {
            Unraisable.Report(ts, null, $"Exception ignored while calling _lsprof timer {Text.Repr(ts, _timer)}");
            time = 0;
        }

        ts.Pending = pending;
        return time;
    }
}
