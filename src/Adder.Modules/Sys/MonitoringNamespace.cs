using System.Globalization;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sys;

/// <summary><c>sys.monitoring</c> (PEP 669).</summary>
[PyModule("sys.monitoring", Importable = false)]
internal static partial class MonitoringNamespace
{
    [PyConstant("DEBUGGER_ID")]
    private const long DebuggerId = 0;

    [PyConstant("COVERAGE_ID")]
    private const long CoverageId = 1;

    [PyConstant("PROFILER_ID")]
    private const long ProfilerId = 2;

    [PyConstant("OPTIMIZER_ID")]
    private const long OptimizerId = 5;

    /// <summary>Makes the namespace for an interpreter's <c>sys</c>.</summary>
    public static PyModule Create(ThreadState ts)
    {
        PyModule module = ModuleLoader.Create(Definition);
        _ = ModuleLoader.Execute(ts, Definition, module);
        return module;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("DISABLE", Monitors.Disable);
        module.Add("MISSING", Monitors.Missing);
        var events = new PySimpleNamespace();
        for (int i = 0; i < MonitoringEvent.Count; i++)
        {
            events.Dictionary.SetInterned(MonitoringEvent.Names[i], PyInt.From(1 << i));
        }

        events.Dictionary.SetInterned("NO_EVENTS", PySmallInt.Zero);
        module.Add("events", events);
        return Done.Ok;
    }

    [PyFunction("use_tool_id(tool_id, name, /)")]
    private static PyObject? UseToolId(ThreadState ts, int tool, PyObject name)
    {
        if (!CheckTool(ts, tool))
        {
            return null;
        }

        if (name is not PyStr)
        {
            return Raise.ValueError(ts, "tool name must be a str");
        }

        if (ts.Interpreter.Monitors.IsInUse(tool))
        {
            return Raise.ValueError(ts, $"tool {tool} is already in use");
        }

        ts.Interpreter.Monitors.Use(tool, name);
        return PyNone.Instance;
    }

    [PyFunction("clear_tool_id(tool_id, /)")]
    private static PyObject? ClearToolId(ThreadState ts, int tool)
    {
        if (!CheckTool(ts, tool))
        {
            return null;
        }

        ts.Interpreter.Monitors.Clear(tool);
        return PyNone.Instance;
    }

    [PyFunction("free_tool_id(tool_id, /)")]
    private static PyObject? FreeToolId(ThreadState ts, int tool)
    {
        if (!CheckTool(ts, tool))
        {
            return null;
        }

        ts.Interpreter.Monitors.Free(tool);
        return PyNone.Instance;
    }

    [PyFunction("get_tool(tool_id, /)")]
    private static PyObject? GetTool(ThreadState ts, int tool) => CheckTool(ts, tool) ? ts.Interpreter.Monitors.NameOf(tool) ?? PyNone.Instance : null;

    [PyFunction("register_callback(tool_id, event, func, /)")]
    private static PyObject? RegisterCallback(ThreadState ts, int tool, int @event, PyObject function)
    {
        if (!CheckTool(ts, tool))
        {
            return null;
        }

        if (@event <= 0 || (@event & (@event - 1)) != 0)
        {
            return Raise.ValueError(ts, "The callback can only be set for one event at a time");
        }

        int number = System.Numerics.BitOperations.Log2((uint)@event);
        if (number >= MonitoringEvent.Count)
        {
            return Raise.ValueError(ts, $"invalid event {@event}");
        }

        return ts.Interpreter.Monitors.Register(tool, number, function is PyNone ? null : function) ?? PyNone.Instance;
    }

    [PyFunction("get_events(tool_id, /)")]
    private static PyObject? GetEvents(ThreadState ts, int tool) => CheckTool(ts, tool) ? PyInt.From(ts.Interpreter.Monitors.EventsOf(tool)) : null;

    [PyFunction("set_events(tool_id, event_set, /)")]
    private static PyObject? SetEvents(ThreadState ts, int tool, int events)
    {
        if (!CheckTool(ts, tool))
        {
            return null;
        }

        if (events < 0 || events >= 1 << MonitoringEvent.Count)
        {
            return Raise.ValueError(ts, Invalid("event set", events));
        }

        if (!Ungroup(ts, tool, ref events))
        {
            return null;
        }

        ts.Interpreter.Monitors.SetEvents(tool, events);
        return PyNone.Instance;
    }

    [PyFunction("get_local_events(tool_id, code, /)")]
    private static PyObject? GetLocalEvents(ThreadState ts, int tool, PyObject code) =>
        code is not CodeObject watched ? Raise.TypeError(ts, "code must be a code object")
        : CheckTool(ts, tool) ? PyInt.From(CodeMonitors.EventsOf(ts.Interpreter.Monitors, watched, tool))
        : null;

    [PyFunction("set_local_events(tool_id, code, event_set, /)")]
    private static PyObject? SetLocalEvents(ThreadState ts, int tool, PyObject code, int events)
    {
        if (code is not CodeObject watched)
        {
            return Raise.TypeError(ts, "code must be a code object");
        }

        if (!CheckTool(ts, tool) || !Ungroup(ts, tool, ref events))
        {
            return null;
        }

        if (events is < 0 or >= 1 << MonitoringEvent.LocalCount)
        {
            return Raise.ValueError(ts, Invalid("local event set", events));
        }

        CodeMonitors.SetEvents(ts, watched, tool, events);
        return PyNone.Instance;
    }

    [PyFunction("restart_events()")]
    private static PyObject? RestartEvents(ThreadState ts)
    {
        ts.Interpreter.Monitors.Restart();
        return PyNone.Instance;
    }

    [PyFunction("_all_events()")]
    private static PyObject? AllEvents(ThreadState ts)
    {
        var all = new PyDict();
        for (int i = 0; i < MonitoringEvent.UngroupedCount; i++)
        {
            if (ts.Interpreter.Monitors.ToolsOf(i) is var tools and not 0)
            {
                all.SetInterned(MonitoringEvent.Names[i], PyInt.From(tools));
            }
        }

        return all;
    }

    private static bool CheckTool(ThreadState ts, int tool) =>
        tool is >= 0 and < Monitors.UserToolCount || (bool)Raise.ValueError(ts, $"invalid tool {tool} (must be between 0 and {Monitors.UserToolCount - 1})");

    /// <summary>Takes the events apart that come under another's name, or with another's.</summary>
    private static bool Ungroup(ThreadState ts, int tool, ref int events)
    {
        if (!ts.Interpreter.Monitors.IsInUse(tool))
        {
            return Raise.ValueError(ts, $"tool {tool} is not in use");
        }

        const int Group = MonitoringEvent.CallResults | (1 << MonitoringEvent.Call);
        if ((events & Group) == Group)
        {
            events &= ~MonitoringEvent.CallResults;
        }

        if ((events & MonitoringEvent.CallResults) != 0)
        {
            return Raise.ValueError(ts, "cannot set C_RETURN or C_RAISE events independently");
        }

        if ((events & (1 << MonitoringEvent.Branch)) != 0)
        {
            events = (events & ~(1 << MonitoringEvent.Branch)) | MonitoringEvent.Branches;
        }

        return true;
    }

    private static string Invalid(string what, int events) => $"invalid {what} 0x{((uint)events).ToString("x", CultureInfo.InvariantCulture)}";
}
