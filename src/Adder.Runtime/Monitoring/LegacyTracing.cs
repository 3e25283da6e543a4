using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary><c>sys.settrace()</c> and <c>sys.setprofile()</c>: two tools of monitoring, each with a function for every thread.</summary>
internal static unsafe class LegacyTracing
{
    private const int Calls =
        (1 << MonitoringEvent.PyStart) | (1 << MonitoringEvent.PyResume) | (1 << MonitoringEvent.PyThrow)
        | (1 << MonitoringEvent.PyReturn) | (1 << MonitoringEvent.PyYield) | (1 << MonitoringEvent.PyUnwind);

    private const int TraceEvents =
        Calls | (1 << MonitoringEvent.Line) | (1 << MonitoringEvent.Jump) | (1 << MonitoringEvent.Raise) | (1 << MonitoringEvent.StopIteration);

    private const int ProfileEvents = Calls | (1 << MonitoringEvent.Call);

    private static readonly PyStr s_call = PyStr.Intern("call");
    private static readonly PyStr s_line = PyStr.Intern("line");
    private static readonly PyStr s_return = PyStr.Intern("return");
    private static readonly PyStr s_exception = PyStr.Intern("exception");
    private static readonly PyStr s_opcode = PyStr.Intern("opcode");
    private static readonly PyStr s_nativeCall = PyStr.Intern("c_call");
    private static readonly PyStr s_nativeReturn = PyStr.Intern("c_return");
    private static readonly PyStr s_nativeException = PyStr.Intern("c_exception");

    /// <summary>Sets a thread's trace function; null for none.</summary>
    public static void SetTrace(ThreadState ts, PyObject? function)
    {
        Noticed noticed = Releases.Watch(ts.TraceFunction);
        ts.TraceFunction = function;
        SetEvents(ts.Interpreter);
        Releases.Collect(ts, noticed, evenIfTraced: true);
        if (function is not null && ts.CurrentFrame != null && ts.CurrentFrame->FrameObject is { TraceOpcodes: true } frame)
        {
            SetOpcodeTrace(ts, frame, true);
        }
    }

    /// <summary>Sets a thread's profile function; null for none.</summary>
    public static void SetProfile(ThreadState ts, PyObject? function)
    {
        Noticed noticed = Releases.Watch(ts.ProfileFunction);
        ts.ProfileFunction = function;
        SetEvents(ts.Interpreter);
        Releases.Collect(ts, noticed, evenIfTraced: true);
    }

    /// <summary>Sets the trace function of all threads.</summary>
    public static void SetTraceOfAll(PyInterpreter interpreter, PyObject? function)
    {
        interpreter.ForEachThread(static (thread, function) => thread.TraceFunction = function, function);
        SetEvents(interpreter);
    }

    /// <summary>Sets the profile function of all threads.</summary>
    public static void SetProfileOfAll(PyInterpreter interpreter, PyObject? function)
    {
        interpreter.ForEachThread(static (thread, function) => thread.ProfileFunction = function, function);
        SetEvents(interpreter);
    }

    /// <summary>Switches events for single instructions of a frame's code on or off (<c>f_trace_opcodes</c>).</summary>
    public static void SetOpcodeTrace(ThreadState ts, PyFrame frame, bool enable) =>
        CodeMonitors.SetEvents(ts, frame.Code, Monitors.TraceTool, enable ? 1 << MonitoringEvent.Instruction : 0);

    /// <summary>Tells the thread's trace or profile function of an event; true where it will not care for this place again.</summary>
    public static Truth Tell(ThreadState ts, ref FrameRecord frame, int tool, int told, int @event, PyObject? first, PyObject? second)
    {
        if (tool == Monitors.ProfileTool)
        {
            return ts.ProfileFunction is null || Profile(ts, ref frame, @event, first, second) ? Truth.False : Truth.Error;
        }

        return ts.TraceFunction is null ? Truth.False : Trace(ts, ref frame, told, @event, first);
    }

    private static void SetEvents(PyInterpreter interpreter)
    {
        var used = new bool[2];
        interpreter.ForEachThread(
            static (thread, used) =>
            {
                used[0] |= thread.TraceFunction is not null;
                used[1] |= thread.ProfileFunction is not null;
            },
            used);
        interpreter.Monitors.SetEvents(Monitors.TraceTool, used[0] ? TraceEvents : 0);
        interpreter.Monitors.SetEvents(Monitors.ProfileTool, used[1] ? ProfileEvents : 0);
    }

    private static Truth Trace(ThreadState ts, ref FrameRecord frame, int told, int @event, PyObject? first)
    {
        switch (@event)
        {
            case MonitoringEvent.PyStart or MonitoringEvent.PyResume or MonitoringEvent.PyThrow:
                return CallTrace(ts, ref frame, @event, s_call, PyNone.Instance);
            case MonitoringEvent.PyReturn or MonitoringEvent.PyYield:
                return CallTrace(ts, ref frame, @event, s_return, first!);
            case MonitoringEvent.PyUnwind:
                return CallTrace(ts, ref frame, @event, s_return, PyNone.Instance);
            case MonitoringEvent.Raise or MonitoringEvent.StopIteration:
                var exception = (PyBaseException)first!;
                return CallTrace(ts, ref frame, @event, s_exception, PyTuple.Create(exception.Type, exception, exception.Traceback ?? (PyObject)PyNone.Instance));
            case MonitoringEvent.Line:
                return frame.FrameObject is { TraceLines: true } ? CallTrace(ts, ref frame, @event, s_line, PyNone.Instance) : Truth.False;
            case MonitoringEvent.Instruction:
                return frame.FrameObject is not { TraceOpcodes: true } ? Truth.True : CallTrace(ts, ref frame, @event, s_opcode, PyNone.Instance);
            case MonitoringEvent.Jump:
                return Jumped(ts, ref frame, told, (int)((PySmallInt)first!).Value / 2);
            default:
                return Truth.False;
        }
    }

    /// <summary>A jump back within one line begins the line anew; whatever else a jump does, the line's own event tells.</summary>
    private static Truth Jumped(ThreadState ts, ref FrameRecord frame, int from, int to)
    {
        InstructionMap map = frame.Code.Executable!.Instrumentation!.Map;
        if (to > from || map.LineAt(to) != map.LineAt(from) || map.LineAt(to) < 0)
        {
            return Truth.True;
        }

        return frame.FrameObject is { TraceLines: true } ? CallTrace(ts, ref frame, MonitoringEvent.Jump, s_line, PyNone.Instance) : Truth.False;
    }

    /// <summary>Calls the thread's function for a new call, the frame's own for everything else; what it returns is the frame's from then on.</summary>
    private static Truth CallTrace(ThreadState ts, ref FrameRecord frame, int @event, PyStr what, PyObject argument)
    {
        PyObject? function = ReferenceEquals(what, s_call) ? ts.TraceFunction : frame.FrameObject?.TraceFunction;
        if (function is null)
        {
            return Truth.False;
        }

        PyFrame frameObject = FrameRecord.Materialize((FrameRecord*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref frame));
        PyObject? result = MonitoringCalls.CallBack(ts, ref frame, @event, function, [frameObject, what, argument]);
        if (result is null)
        {
            SetTrace(ts, null);
            frameObject.TraceFunction = null;
            return Truth.Error;
        }

        if (result is not PyNone)
        {
            frameObject.TraceFunction = result;
        }

        return Truth.False;
    }

    private static bool Profile(ThreadState ts, ref FrameRecord frame, int @event, PyObject? first, PyObject? second)
    {
        PyStr what;
        PyObject argument = PyNone.Instance;
        switch (@event)
        {
            case MonitoringEvent.PyStart or MonitoringEvent.PyResume or MonitoringEvent.PyThrow:
                what = s_call;
                break;
            case MonitoringEvent.PyReturn or MonitoringEvent.PyYield:
                what = s_return;
                argument = first!;
                break;
            case MonitoringEvent.PyUnwind:
                what = s_return;
                break;
            case MonitoringEvent.Call or MonitoringEvent.CReturn or MonitoringEvent.CRaise:
                what = @event == MonitoringEvent.Call ? s_nativeCall : @event == MonitoringEvent.CReturn ? s_nativeReturn : s_nativeException;
                if (NativeFunction(first!, second!) is not { } called)
                {
                    return true;
                }

                argument = called;
                break;
            default:
                return true;
        }

        PyFrame frameObject = FrameRecord.Materialize((FrameRecord*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref frame));
        if (MonitoringCalls.CallBack(ts, ref frame, @event, ts.ProfileFunction!, [frameObject, what, argument]) is not null)
        {
            return true;
        }

        SetProfile(ts, null);
        return false;
    }

    /// <summary>The builtin function that is called; null where something else is.</summary>
    public static PyBuiltinFunction? NativeFunction(PyObject callable, PyObject self) => callable switch
    {
        PyBuiltinFunction function => function,
        PyMethodDescriptor method when !ReferenceEquals(self, Monitors.Missing) => new PyBuiltinFunction(method.Definition, self, PyNone.Instance),
        _ => null,
    };
}
