using System;
using System.Numerics;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary>
/// Something that runs like code but is none of Python's, and tells tools itself of what happens at its places. It hears what is wanted when it is entered.
/// Only the tools of <c>sys.monitoring</c> are told: trace and profile functions are about frames, and this has none.
/// </summary>
internal sealed unsafe class ForeignCode(int places)
{
    private const byte UserTools = (1 << Monitors.UserToolCount) - 1;

    private readonly byte[] _tools = new byte[places];
    private long _version = -1;

    public int PlaceCount => _tools.Length;

    /// <summary>The tools that are to be told of the event at a place.</summary>
    public byte ToolsAt(int place) => _tools[place];

    /// <summary>Says which event belongs to each of the first places. Where nothing has changed since the last time, places switched off stay so.</summary>
    public void Enter(Monitors monitors, ReadOnlySpan<int> events)
    {
        if (_version == monitors.Version)
        {
            return;
        }

        for (int i = 0; i < events.Length; i++)
        {
            int @event = events[i] is MonitoringEvent.CReturn or MonitoringEvent.CRaise ? MonitoringEvent.Call : events[i];
            _tools[i] = (byte)(monitors.ToolsOf(@event) & UserTools);
        }

        _version = monitors.Version;
    }

    /// <summary>Tells the tools that watch a place, the highest first; false where a callback raised. The first of the arguments stands for the code.</summary>
    public bool Tell(ThreadState ts, int place, int @event, ReadOnlySpan<PyObject> arguments)
    {
        if (ts.Tracing > 0)
        {
            return true;
        }

        Monitors monitors = ts.Interpreter.Monitors;
        for (byte tools = _tools[place]; tools != 0;)
        {
            int tool = BitOperations.Log2(tools);
            tools &= (byte)~(1 << tool);
            if (monitors.CallbackOf(tool, @event) is not { } callback)
            {
                continue;
            }

            PyObject? result = MonitoringCalls.CallBack(ts, ref *ts.CurrentFrame, @event, callback is BranchCallback branch ? branch.Function : callback, arguments);
            if (result is null || (ReferenceEquals(result, Monitors.Disable) && !Disable(ts, place, tool, @event)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Disable(ThreadState ts, int place, int tool, int @event)
    {
        if (@event >= MonitoringEvent.LocalCount)
        {
            return MonitoringCalls.RefuseToDisable(ts, tool, @event);
        }

        _tools[place] &= (byte)~(1 << tool);
        return true;
    }
}
