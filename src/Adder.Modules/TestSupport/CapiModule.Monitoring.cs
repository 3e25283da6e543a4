using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <content>Events of <c>sys.monitoring</c> that code other than Python's tells of.</content>
internal static unsafe partial class CapiModule
{
    [PyFunction("monitoring_enter_scope(codelike, event1, event2=<unrepresentable>, /)", Doc = "The first places of the code belong to these events.")]
    private static PyObject? EnterScope(ThreadState ts, PyCodeLike codelike, int event1, int? event2)
    {
        ReadOnlySpan<int> events = event2 is { } second ? [event1, second] : [event1];
        foreach (int @event in events)
        {
            if (@event is < 0 or >= MonitoringEvent.Branch)
            {
                return Raise.ValueError(ts, $"invalid event {@event}");
            }
        }

        if (events.Length > codelike.Code.PlaceCount)
        {
            return Raise.ValueError(ts, "more events than the code has places");
        }

        codelike.Code.Enter(ts.Interpreter.Monitors, events);
        return PyNone.Instance;
    }

    // What has been entered needs nothing undone.
    [PyFunction("monitoring_exit_scope()")]
    private static PyObject ExitScope() => PyNone.Instance;

    [PyFunction("fire_event_py_start(codelike, offset, /)")]
    private static PyObject? FireStart(ThreadState ts, PyCodeLike codelike, int offset) => Fire(ts, codelike, offset, MonitoringEvent.PyStart);

    [PyFunction("fire_event_py_resume(codelike, offset, /)")]
    private static PyObject? FireResume(ThreadState ts, PyCodeLike codelike, int offset) => Fire(ts, codelike, offset, MonitoringEvent.PyResume);

    [PyFunction("fire_event_py_return(codelike, offset, retval, /)")]
    private static PyObject? FireReturn(ThreadState ts, PyCodeLike codelike, int offset, PyObject retval) => Fire(ts, codelike, offset, MonitoringEvent.PyReturn, retval);

    [PyFunction("fire_event_py_yield(codelike, offset, retval, /)")]
    private static PyObject? FireYield(ThreadState ts, PyCodeLike codelike, int offset, PyObject retval) => Fire(ts, codelike, offset, MonitoringEvent.PyYield, retval);

    [PyFunction("fire_event_call(codelike, offset, callable, arg0, /)")]
    private static PyObject? FireCall(ThreadState ts, PyCodeLike codelike, int offset, PyObject callable, PyObject arg0) =>
        Fire(ts, codelike, offset, MonitoringEvent.Call, callable, arg0);

    [PyFunction("fire_event_line(codelike, offset, lineno, /)")]
    private static PyObject? FireLine(ThreadState ts, PyCodeLike codelike, int offset, int lineno) => Tell(ts, codelike, offset, MonitoringEvent.Line, [codelike, PyInt.From(lineno)]);

    [PyFunction("fire_event_jump(codelike, offset, target_offset, /)")]
    private static PyObject? FireJump(ThreadState ts, PyCodeLike codelike, int offset, PyObject target_offset) => Fire(ts, codelike, offset, MonitoringEvent.Jump, target_offset);

    [PyFunction("fire_event_branch_left(codelike, offset, target_offset, /)")]
    private static PyObject? FireBranchLeft(ThreadState ts, PyCodeLike codelike, int offset, PyObject target_offset) =>
        Fire(ts, codelike, offset, MonitoringEvent.BranchLeft, target_offset);

    [PyFunction("fire_event_branch_right(codelike, offset, target_offset, /)")]
    private static PyObject? FireBranchRight(ThreadState ts, PyCodeLike codelike, int offset, PyObject target_offset) =>
        Fire(ts, codelike, offset, MonitoringEvent.BranchRight, target_offset);

    [PyFunction("fire_event_py_throw(codelike, offset, exception, /)")]
    private static PyObject? FireThrow(ThreadState ts, PyCodeLike codelike, int offset, PyObject exception) => FireException(ts, codelike, offset, MonitoringEvent.PyThrow, exception);

    [PyFunction("fire_event_raise(codelike, offset, exception, /)")]
    private static PyObject? FireRaise(ThreadState ts, PyCodeLike codelike, int offset, PyObject exception) => FireException(ts, codelike, offset, MonitoringEvent.Raise, exception);

    [PyFunction("fire_event_reraise(codelike, offset, exception, /)")]
    private static PyObject? FireReraise(ThreadState ts, PyCodeLike codelike, int offset, PyObject exception) =>
        FireException(ts, codelike, offset, MonitoringEvent.Reraise, exception);

    [PyFunction("fire_event_exception_handled(codelike, offset, exception, /)")]
    private static PyObject? FireHandled(ThreadState ts, PyCodeLike codelike, int offset, PyObject exception) =>
        FireException(ts, codelike, offset, MonitoringEvent.ExceptionHandled, exception);

    [PyFunction("fire_event_py_unwind(codelike, offset, exception, /)")]
    private static PyObject? FireUnwind(ThreadState ts, PyCodeLike codelike, int offset, PyObject exception) =>
        FireException(ts, codelike, offset, MonitoringEvent.PyUnwind, exception);

    [PyFunction("fire_event_stop_iteration(codelike, offset, value, /)")]
    private static PyObject? FireStopIteration(ThreadState ts, PyCodeLike codelike, int offset, PyObject value)
    {
        if (value is not PyBaseException exception || !exception.Type.IsSubtypeOf(ExceptionTypes.StopIteration))
        {
            _ = Raise.StopIteration(ts, value);
            exception = ts.TakePending();
        }

        return Fire(ts, codelike, offset, MonitoringEvent.StopIteration, exception);
    }

    private static PyObject? FireException(ThreadState ts, PyCodeLike codelike, int offset, int @event, PyObject exception) =>
        exception is not PyBaseException && codelike.IsWatched(offset)
            ? Raise.ValueError(ts, $"Firing event {@event} with no exception set")
            : Fire(ts, codelike, offset, @event, exception);

    private static PyObject? Fire(ThreadState ts, PyCodeLike codelike, int offset, int @event) => Tell(ts, codelike, offset, @event, [codelike, PyInt.From(offset)]);

    private static PyObject? Fire(ThreadState ts, PyCodeLike codelike, int offset, int @event, PyObject argument) =>
        Tell(ts, codelike, offset, @event, [codelike, PyInt.From(offset), argument]);

    private static PyObject? Fire(ThreadState ts, PyCodeLike codelike, int offset, int @event, PyObject first, PyObject second) =>
        Tell(ts, codelike, offset, @event, [codelike, PyInt.From(offset), first, second]);

    private static PyObject? Tell(ThreadState ts, PyCodeLike codelike, int offset, int @event, ReadOnlySpan<PyObject> arguments) =>
        (uint)offset >= (uint)codelike.Code.PlaceCount ? Raise.IndexError(ts, "the code has no such place")
            : codelike.Code.Tell(ts, offset, @event, arguments) ? PyInt.From(codelike.Code.ToolsAt(offset)) : null;
}

/// <summary><c>_testcapi.CodeLike</c>: stands for code that tells of events itself, with so many places.</summary>
[PyType("CodeLike", Module = "monitoring", TextSignature = null)]
internal sealed partial class PyCodeLike(int places) : PyObject
{
    public ForeignCode Code { get; } = new(places);

    public bool IsWatched(int place) => (uint)place < (uint)Code.PlaceCount && Code.ToolsAt(place) != 0;

    [PyNew("CodeLike(num_events, /)")]
    private static PyObject? New(ThreadState ts, PyType type, int num_events) =>
        num_events < 0 ? Raise.ValueError(ts, "num_events must not be negative") : new PyCodeLike(num_events);
}
