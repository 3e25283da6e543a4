using System.Numerics;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Monitoring;

/// <summary>
/// Tells tools of events. All of these say false where a callback raised; its exception is then pending. While a callback runs nothing is told.
/// </summary>
internal static unsafe class MonitoringCalls
{
    /// <summary>An instruction's own event, with up to two arguments after code and offset. CALL's results go by the tools that watch the call.</summary>
    public static bool At(ThreadState ts, ref FrameRecord frame, int index, int @event, PyObject? first = null, PyObject? second = null) =>
        From(ts, ref frame, index, index, @event, first, second);

    /// <summary>The same where the offset that is told is another instruction's: branches are told at the instruction that decides.</summary>
    public static bool From(ThreadState ts, ref FrameRecord frame, int index, int told, int @event, PyObject? first = null, PyObject? second = null)
    {
        if (ts.Tracing > 0)
        {
            return true;
        }

        byte tools = frame.Code.Executable!.Instrumentation!.ToolsAt(index);
        return tools == 0 || Tell(ts, ref frame, tools, index, told, @event, first, second);
    }

    /// <summary>An event of the pending exception, which stays pending unless a callback raises another one.</summary>
    public static bool Exception(ThreadState ts, ref FrameRecord frame, int index, int @event)
    {
        byte tools = ts.Interpreter.Monitors.ToolsOf(@event);
        if (tools == 0 || ts.Tracing > 0)
        {
            return true;
        }

        PyBaseException exception = ts.TakePending();
        if (!Tell(ts, ref frame, tools, -1, index, @event, exception, null))
        {
            return false;
        }

        ts.Pending = exception;
        return true;
    }

    /// <summary>A generator or coroutine has returned to whoever iterates over it: a StopIteration that nobody raised.</summary>
    public static bool Stopped(ThreadState ts, ref FrameRecord frame, int index, PyObject value)
    {
        if (ts.Tracing > 0 || frame.Code.Executable!.Instrumentation!.ToolsAt(index) == 0)
        {
            return true;
        }

        _ = Raise.StopIteration(ts, value);
        return At(ts, ref frame, index, MonitoringEvent.StopIteration, ts.TakePending());
    }

    /// <summary>A line begins, unless control comes from the same line.</summary>
    public static bool Line(ThreadState ts, ref FrameRecord frame, int index, int previous)
    {
        CodeInstrumentation instrumentation = frame.Code.Executable!.Instrumentation!;
        int line = instrumentation.Map.LineAt(index);

        // As in CPython, the line that "def" stands on too begins anew only where the function's start is watched.
        if (instrumentation.Map.LineAt(previous) == line && frame.Code.Executable.ExecutingOpcode(previous) != (int)Bytecode.Opcode.INSTRUMENTED_RESUME)
        {
            return true;
        }

        byte tools = instrumentation.LineToolsAt(index);

        // Code that is not traced itself while sys.settrace() has been called.
        return (tools == 1 << Monitors.TraceTool && frame.FrameObject?.TraceFunction is null)
            || Tell(ts, ref frame, tools, index, -1, MonitoringEvent.Line, PyInt.From(line), null);
    }

    public static bool Instruction(ThreadState ts, ref FrameRecord frame, int index) =>
        Tell(ts, ref frame, frame.Code.Executable!.Instrumentation!.InstructionToolsAt(index), index, index, MonitoringEvent.Instruction, null, null);

    /// <summary>What came of a call of something that is not written in Python.</summary>
    public static PyObject? Returned(ThreadState ts, ref FrameRecord frame, int index, PyObject callable, PyObject argument, PyObject? result)
    {
        if (ts.Tracing > 0)
        {
            return result;
        }

        byte tools = frame.Code.Executable!.Instrumentation!.ToolsAt(index);
        if (tools == 0)
        {
            return result;
        }

        if (result is not null)
        {
            return Tell(ts, ref frame, tools, index, index, MonitoringEvent.CReturn, callable, argument) ? result : null;
        }

        PyBaseException exception = ts.TakePending();
        if (Tell(ts, ref frame, tools, index, index, MonitoringEvent.CRaise, callable, argument))
        {
            ts.Pending = exception;
        }

        return null;
    }

    /// <summary>Tells each of the tools, the highest first. An offset below zero is left out: LINE has none.</summary>
    private static bool Tell(ThreadState ts, ref FrameRecord frame, byte tools, int index, int told, int @event, PyObject? first, PyObject? second)
    {
        while (tools != 0)
        {
            int tool = BitOperations.Log2(tools);
            tools &= (byte)~(1 << tool);
            Truth disable = tool >= Monitors.UserToolCount
                ? LegacyTracing.Tell(ts, ref frame, tool, told, @event, first, second)
                : Call(ts, ref frame, tool, told, @event, first, second);
            if (disable == Truth.Error || (disable == Truth.True && !Disable(ts, ref frame, tool, index, @event)))
            {
                return false;
            }
        }

        return true;
    }

    private static Truth Call(ThreadState ts, ref FrameRecord frame, int tool, int told, int @event, PyObject? first, PyObject? second)
    {
        if (ts.Interpreter.Monitors.CallbackOf(tool, @event) is not { } callback)
        {
            return Truth.False;
        }

        if (callback is BranchCallback branch)
        {
            callback = branch.Function;
        }

        CodeObject code = frame.Code;
        PyObject? result = told < 0 ? CallBack(ts, ref frame, @event, callback, [code, first!])
            : first is null ? CallBack(ts, ref frame, @event, callback, [code, PyInt.From(told * 2L)])
            : second is null ? CallBack(ts, ref frame, @event, callback, [code, PyInt.From(told * 2L), first])
            : CallBack(ts, ref frame, @event, callback, [code, PyInt.From(told * 2L), first, second]);
        return result is null ? Truth.Error : ReferenceEquals(result, Monitors.Disable) ? Truth.True : Truth.False;
    }

    /// <summary>Calls a callback; what it does is not watched.</summary>
    public static PyObject? CallBack(ThreadState ts, ref FrameRecord frame, int @event, PyObject callback, System.ReadOnlySpan<PyObject> arguments)
    {
        int outerEvent = ts.CurrentEvent;
        FrameRecord* outerFrame = ts.WatchedFrame;
        ts.CurrentEvent = @event;
        ts.WatchedFrame = (FrameRecord*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref frame);
        ts.Tracing++;
        PyObject? result = Calls.Call(ts, callback, arguments, null);
        ts.Tracing--;
        ts.CurrentEvent = outerEvent;
        ts.WatchedFrame = outerFrame;
        return result;
    }

    /// <summary>A callback wants to be called no more for a place where that is not possible: it is called no more at all.</summary>
    public static bool RefuseToDisable(ThreadState ts, int tool, int @event)
    {
        _ = ts.Interpreter.Monitors.Register(tool, @event, null);
        return Raise.ValueError(ts, $"Cannot disable {MonitoringEvent.Names[@event]} events. Callback removed.");
    }

    /// <summary>A callback wants to be called no more for this place.</summary>
    private static bool Disable(ThreadState ts, ref FrameRecord frame, int tool, int index, int @event)
    {
        Monitors monitors = ts.Interpreter.Monitors;
        if (@event >= MonitoringEvent.LocalCount)
        {
            return RefuseToDisable(ts, tool, @event);
        }

        CodeInstrumentation instrumentation = frame.Code.Executable!.Instrumentation!;
        instrumentation.Disable(index, @event, tool);
        if (@event is MonitoringEvent.BranchLeft or MonitoringEvent.BranchRight && monitors.CallbackOf(tool, @event) is BranchCallback)
        {
            instrumentation.Disable(instrumentation.Map.OtherSideOf(index), @event, tool);
        }

        return true;
    }
}
