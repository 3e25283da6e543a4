using System;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary>Which tools want events of one code object alone.</summary>
internal sealed class CodeMonitors
{
    private readonly byte[] _tools = new byte[MonitoringEvent.LocalCount];
    private readonly long[] _setAt = new long[Monitors.ToolCount];

    /// <summary>The local events that a tool wants of a code object.</summary>
    public static int EventsOf(Monitors monitors, CodeObject code, int tool)
    {
        code.Monitors?.Forget(monitors);
        return code.Monitors is { } own ? Monitors.Bits(own._tools, tool) : 0;
    }

    /// <summary>Says which local events a tool wants of a code object.</summary>
    public static void SetEvents(ThreadState ts, CodeObject code, int tool, int events)
    {
        Monitors monitors = ts.Interpreter.Monitors;
        if (EventsOf(monitors, code, tool) == events)
        {
            return;
        }

        CodeMonitors own = code.Monitors ??= new CodeMonitors();
        Monitors.SetBits(own._tools, tool, events);
        own._setAt[tool] = monitors.Version + 1;
        monitors.Changed();
        code.Prepare(ts);
        CodeInstrumentation.Update(monitors, code);
    }

    /// <summary>The tools that want an event of this code.</summary>
    public byte ToolsOf(int @event) => _tools[@event];

    /// <summary>Drops what tools wanted that have been cleared since.</summary>
    public void Forget(Monitors monitors)
    {
        for (int tool = 0; tool < Monitors.ToolCount; tool++)
        {
            if (_setAt[tool] < monitors.ToolVersion(tool))
            {
                Monitors.SetBits(_tools, tool, 0);
            }
        }
    }
}
