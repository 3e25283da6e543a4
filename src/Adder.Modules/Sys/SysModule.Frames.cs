using System.Collections.Generic;
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
        var frames = new List<(long Identifier, PyFrame Frame)>();
        ts.Interpreter.ForEachThread(
            static (thread, frames) =>
            {
                if (thread.CurrentFrame != null)
                {
                    frames.Add((thread.Identifier, FrameRecord.Materialize(thread.CurrentFrame)));
                }
            },
            frames);
        var byThread = new PyDict();
        foreach ((long identifier, PyFrame frame) in frames)
        {
            if (!byThread.SetItem(ts, PyInt.From(identifier), frame))
            {
                return null;
            }
        }

        return byThread;
    }

    [PyFunction("_current_exceptions()", Doc = "Return a dict mapping each thread's identifier to its current raised exception.")]
    private static PyObject? CurrentExceptions(ThreadState ts)
    {
        var exceptions = new List<(long Identifier, PyObject Exception)>();
        ts.Interpreter.ForEachThread(static (thread, exceptions) => exceptions.Add((thread.Identifier, thread.HandledException ?? (PyObject)PyNone.Instance)), exceptions);
        var byThread = new PyDict();
        foreach ((long identifier, PyObject exception) in exceptions)
        {
            if (!byThread.SetItem(ts, PyInt.From(identifier), exception))
            {
                return null;
            }
        }

        return byThread;
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
