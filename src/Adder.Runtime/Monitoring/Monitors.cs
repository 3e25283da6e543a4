using System;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary>
/// Who watches the programs of an interpreter: the tools of <c>sys.monitoring</c>, their callbacks, and the events that they want from all code.
/// A set of tools is a byte with a bit for each.
/// </summary>
internal sealed class Monitors
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
    private readonly PyObject?[,] _callbacks = new PyObject?[ToolCount, MonitoringEvent.Count];
    private readonly byte[] _tools = new byte[MonitoringEvent.UngroupedCount];
    private readonly long[] _toolVersions = new long[ToolCount];

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
            _callbacks[tool, i] = null;
        }

        SetEventBits(tool, 0);
        Version++;
        _toolVersions[tool] = Version;
    }

    public void Free(int tool)
    {
        Clear(tool);
        _names[tool] = null;
    }

    /// <summary>The version at which a tool was last cleared: its local events that are older do not count.</summary>
    public long ToolVersion(int tool) => _toolVersions[tool];

    /// <summary>The tools that want an event from all code.</summary>
    public byte ToolsOf(int @event) => _tools[@event];

    public PyObject? CallbackOf(int tool, int @event) => _callbacks[tool, @event];

    /// <summary>Sets a callback and gives the one before.</summary>
    public PyObject? Register(int tool, int @event, PyObject? callback)
    {
        PyObject? previous = _callbacks[tool, @event];
        _callbacks[tool, @event] = callback;
        return previous;
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

        SetEventBits(tool, events);
        Version++;
    }

    public void Restart()
    {
        Version += 2;
        RestartVersion = Version - 1;
    }

    /// <summary>Something that concerns single code objects has changed.</summary>
    public void Changed() => Version++;

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

    private void SetEventBits(int tool, int events) => SetBits(_tools, tool, events);
}
