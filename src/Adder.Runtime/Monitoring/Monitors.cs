using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary>
/// Who watches the programs of an interpreter: the tools of <c>sys.monitoring</c>, their callbacks, and the events that they want from all code.
/// A set of tools is a byte with a bit for each.
/// </summary>
internal sealed unsafe class Monitors(PyInterpreter interpreter)
{
    /// <summary>Tools that programs can use; two more are <c>sys.setprofile</c> and <c>sys.settrace</c>.</summary>
    public const int UserToolCount = 6;

    public const int ToolCount = 8;

    public const int ProfileTool = 6;

    public const int TraceTool = 7;

    /// <summary>What a callback returns to be called no more for that place.</summary>
    public static readonly PyObject Disable = PyObjectType.NewInstance(PyObjectType.TypeObject);

    /// <summary>Stands for an argument that is not there.</summary>
    public static readonly PyObject Missing = PyObjectType.NewInstance(PyObjectType.TypeObject);

    private readonly PyObject?[] _names = new PyObject?[UserToolCount];
    private readonly PyObject?[] _callbacks = new PyObject?[ToolCount * MonitoringEvent.Count];
    private readonly byte[] _tools = new byte[MonitoringEvent.UngroupedCount];
    private readonly long[] _toolVersions = new long[ToolCount];

    /// <summary>Weak handles of all code that has been made ready to run.</summary>
    private HandleTable _prepared;

    private int _sweepAt = 256;

    /// <summary>Changes whenever what is wanted of code changes; code that was made ready for another version is made ready anew before it runs.</summary>
    public long Version { get; private set; }

    /// <summary>The version of the last <c>restart_events()</c>: places switched off before it are on again.</summary>
    public long RestartVersion { get; private set; }

    /// <summary>The name under which a tool is in use; null where it is free.</summary>
    public PyObject? NameOf(int tool) => _names[tool];

    public bool IsInUse(int tool) => tool >= UserToolCount || _names[tool] is not null;

    public void Use(int tool, PyObject name) => _names[tool] = name;

    /// <summary>Forgets a tool's events, global and local, and its callbacks.</summary>
    public void Clear(int tool)
    {
        if (!IsInUse(tool))
        {
            return;
        }

        for (int i = 0; i < MonitoringEvent.Count; i++)
        {
            _callbacks[(tool * MonitoringEvent.Count) + i] = null;
        }

        SetBits(_tools, tool, 0);
        _toolVersions[tool] = Version + 1;
        Changed();
    }

    public void Free(int tool)
    {
        Clear(tool);
        _names[tool] = null;
    }

    /// <summary>The version at which a tool was last cleared: its local events that are older do not count.</summary>
    public long ToolVersion(int tool) => _toolVersions[tool];

    /// <summary>Whether somebody wants events of exceptions.</summary>
    public bool WatchesExceptions { get; private set; }

    /// <summary>The tools that want an event from all code.</summary>
    public byte ToolsOf(int @event) => _tools[@event];

    /// <summary>What a tool wants to be called at an event; for one that asked for <see cref="MonitoringEvent.Branch"/> a <see cref="BranchCallback"/>.</summary>
    /// <summary>Whether a tool watches events of all code.</summary>
    public bool WatchAll => _tools.AsSpan().ContainsAnyExcept((byte)0);

    public PyObject? CallbackOf(int tool, int @event) => _callbacks[(tool * MonitoringEvent.Count) + @event];

    /// <summary>Sets a callback and gives the one before.</summary>
    public PyObject? Register(int tool, int @event, PyObject? callback)
    {
        if (@event == MonitoringEvent.Branch)
        {
            PyObject? wrapped = callback is null ? null : new BranchCallback(callback);
            _ = Register(tool, MonitoringEvent.BranchRight, wrapped);
            return Register(tool, MonitoringEvent.BranchLeft, wrapped);
        }

        ref PyObject? place = ref _callbacks[(tool * MonitoringEvent.Count) + @event];
        PyObject? previous = place;
        place = callback;
        return previous is BranchCallback branch ? branch.Function : previous;
    }

    /// <summary>The events that a tool wants from all code.</summary>
    public int EventsOf(int tool) => Bits(_tools, tool);

    /// <summary>Says which events a tool wants from all code.</summary>
    public void SetEvents(int tool, int events)
    {
        if (EventsOf(tool) == events)
        {
            return;
        }

        SetBits(_tools, tool, events);
        Changed();
    }

    public void Restart()
    {
        RestartVersion = ++Version;
        Changed();
    }

    /// <summary>
    /// What is wanted has changed: code that runs anywhere is instrumented at once, all other code when it is entered next. So that RESUME_CHECK need not look, code that has looked
    /// gets its RESUMEs back.
    /// </summary>
    public void Changed()
    {
        Version++;
        WatchesExceptions = false;
        for (int i = MonitoringEvent.Raise; i <= MonitoringEvent.Reraise; i++)
        {
            WatchesExceptions |= _tools[i] != 0;
        }

        foreach (GCHandle handle in _prepared.Places)
        {
            (!handle.IsAllocated ? null : handle.Target as ExecutableCode)?.LookAgain();
        }

        interpreter.ForEachThread(static (thread, self) =>
        {
            for (FrameRecord* frame = thread.CurrentFrame; frame != null; frame = frame->Previous)
            {
                CodeInstrumentation.Update(self, frame->Code);
            }
        }, this);
    }

    /// <summary>Does something with the executing copy of all code that has been made ready to run.</summary>
    public void ForEachPrepared<TArgument>(Action<ExecutableCode, TArgument> action, TArgument argument)
    {
        foreach (GCHandle handle in _prepared.Places)
        {
            if (handle.IsAllocated && handle.Target is ExecutableCode code)
            {
                action(code, argument);
            }
        }
    }

    /// <summary>Code has been made ready to run.</summary>
    public void Prepared(ExecutableCode code)
    {
        if (_prepared.Count >= _sweepAt)
        {
            for (int place = 0; place < _prepared.Places.Length; place++)
            {
                GCHandle handle = _prepared.Places[place];
                if (handle.IsAllocated && handle.Target is null)
                {
                    _prepared.Free(place);
                }
            }

            _sweepAt = Math.Max(256, _prepared.Count * 2);
        }

        _prepared.Add(GCHandle.Alloc(code, GCHandleType.Weak));
    }

    /// <summary>The tools that want an event of a code object: everywhere or there.</summary>
    public byte ToolsOf(CodeObject code, int @event) => (byte)(_tools[@event] | (code.Monitors?.ToolsOf(@event) ?? 0));

    /// <summary>The events, as bits, in which a table of tools by event names a tool.</summary>
    public static int Bits(ReadOnlySpan<byte> toolsByEvent, int tool)
    {
        int events = 0;
        for (int i = 0; i < toolsByEvent.Length; i++)
        {
            events |= ((toolsByEvent[i] >> tool) & 1) << i;
        }

        return events;
    }

    /// <summary>Enters a tool for exactly these events into a table of tools by event.</summary>
    public static void SetBits(Span<byte> toolsByEvent, int tool, int events)
    {
        for (int i = 0; i < toolsByEvent.Length; i++)
        {
            toolsByEvent[i] = (byte)((toolsByEvent[i] & ~(1 << tool)) | (((events >> i) & 1) << tool));
        }
    }
}

/// <summary>A callback for branches to either side, as before 3.14: switching it off for one side of a branch switches it off for both. Programs do not see it.</summary>
internal sealed class BranchCallback(PyObject function) : PyObject
{
    public PyObject Function { get; } = function;

    public override PyType Type => Function.Type;
}
