using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sys;

/// <content>Functions that look at running frames, and tracing.</content>
internal static unsafe partial class SysModule
{
    [PyFunction("_getframe(depth=0, /)", Doc = "Return a frame object from the call stack.")]
    private static PyObject? GetFrame(ThreadState ts, int? depth) =>
        EvalCode.FrameAt(ts, System.Math.Max(0, depth ?? 0)) is { } frame ? frame : Raise.ValueError(ts, "call stack is not deep enough");

    [PyFunction("_getframemodulename(depth=0)", Doc = "Return the name of the module for a calling frame.")]
    private static PyObject? GetFrameModuleName(ThreadState ts, int? depth)
    {
        FrameRecord* frame = ts.CurrentFrame;
        for (int i = depth ?? 0; i > 0 && frame != null; i--)
        {
            frame = frame->Previous;
        }

        return frame == null ? PyNone.Instance : frame->Function?.Module ?? PyNone.Instance;
    }

    [PyFunction("_current_frames()", Doc = "Return a dict mapping each thread's thread id to its current stack frame.")]
    private static PyObject? CurrentFrames(ThreadState ts)
    {
        var frames = new PyDict();
        return EvalCode.FrameAt(ts, 0) is not { } frame || frames.SetItem(ts, PyInt.From(ts.Identifier), frame) ? frames : null;
    }

    [PyFunction("_current_exceptions()", Doc = "Return a dict mapping each thread's identifier to its current raised exception.")]
    private static PyObject? CurrentExceptions(ThreadState ts)
    {
        var exceptions = new PyDict();
        return exceptions.SetItem(ts, PyInt.From(ts.Identifier), Current(ts) ?? (PyObject)PyNone.Instance) ? exceptions : null;
    }

    [PyFunction("_get_cpu_count_config()", Doc = "Private function for getting PyConfig.cpu_count")]
    private static PyObject? GetCpuCountConfig(ThreadState ts) => PyInt.From(ts.Interpreter.Options.ProcessorCount);

    [PyFunction("gettrace()", Doc = "Return the global debug tracing function set with sys.settrace.")]
    private static PyObject? GetTrace(ThreadState ts) => ts.TraceFunction ?? PyNone.Instance;

    [PyFunction("settrace(function, /)", Doc = "Set the global debug tracing function.")]
    private static PyObject? SetTrace(ThreadState ts, PyObject function)
    {
        LegacyTracing.SetTrace(ts, function is PyNone ? null : function);
        return PyNone.Instance;
    }

    [PyFunction("_settraceallthreads(function, /)", Doc = "Set the global debug tracing function in all running threads belonging to the current interpreter.")]
    private static PyObject? SetTraceAllThreads(ThreadState ts, PyObject function)
    {
        LegacyTracing.SetTraceOfAll(ts.Interpreter, function is PyNone ? null : function);
        return PyNone.Instance;
    }

    [PyFunction("getprofile()", Doc = "Return the profiling function set with sys.setprofile.")]
    private static PyObject? GetProfile(ThreadState ts) => ts.ProfileFunction ?? PyNone.Instance;

    [PyFunction("setprofile(function, /)", Doc = "Set the profiling function.")]
    private static PyObject? SetProfile(ThreadState ts, PyObject function)
    {
        LegacyTracing.SetProfile(ts, function is PyNone ? null : function);
        return PyNone.Instance;
    }

    [PyFunction("_setprofileallthreads(function, /)", Doc = "Set the profiling function in all running threads belonging to the current interpreter.")]
    private static PyObject? SetProfileAllThreads(ThreadState ts, PyObject function)
    {
        LegacyTracing.SetProfileOfAll(ts.Interpreter, function is PyNone ? null : function);
        return PyNone.Instance;
    }

    [PyFunction("call_tracing(func, args, /)", Doc = "Call func(*args), while tracing is enabled.")]
    private static PyObject? CallTracing(ThreadState ts, PyObject function, PyTuple arguments)
    {
        (int tracing, int current) = (ts.Tracing, ts.CurrentEvent);
        (ts.Tracing, ts.CurrentEvent) = (0, -1);
        PyObject? result = Calls.CallWith(ts, function, arguments, null);
        (ts.Tracing, ts.CurrentEvent) = (tracing, current);
        return result;
    }
}
