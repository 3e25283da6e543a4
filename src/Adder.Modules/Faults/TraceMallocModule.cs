using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Faults;

/// <summary>
/// <c>_tracemalloc</c>. .NET tells neither when an object is allocated nor how large it is, so that tracing cannot be started: that says so. All else is as where nothing is traced.
/// </summary>
[PyModule("_tracemalloc", SingleInterpreter = true, Doc = "Debug module to trace memory blocks allocated by Python.")]
internal static partial class TraceMallocModule
{
    private const long MaximumFrames = 65535;

    [PyFunction("start(nframe=1, /)", Doc = "Start tracing Python memory allocations. Adder cannot: it raises NotImplementedError.")]
    private static PyObject? Start(ThreadState ts, int frames = 1)
    {
        if (frames is < 1 or > (int)MaximumFrames)
        {
            return Raise.ValueError(ts, $"the number of frames must be in range [1; {MaximumFrames}]");
        }

        return Raise.Error(ts, ExceptionTypes.NotImplementedError, "Adder cannot trace memory blocks: .NET does not tell allocations and sizes of objects");
    }

    [PyFunction("stop()", Doc = "Stop tracing Python memory allocations.")]
    private static void Stop()
    {
    }

    [PyFunction("is_tracing()", Doc = "Return True if the tracemalloc module is tracing Python memory allocations.")]
    private static bool IsTracing() => false;

    [PyFunction("clear_traces()", Doc = "Clear traces of memory blocks allocated by Python.")]
    private static void ClearTraces()
    {
    }

    [PyFunction("reset_peak()", Doc = "Set the peak size of memory blocks traced by tracemalloc to the current size.")]
    private static void ResetPeak()
    {
    }

    [PyFunction("get_traceback_limit()", Doc = "Get the maximum number of frames stored in the traceback of a trace.")]
    private static long TracebackLimit() => 1;

    [PyFunction("get_traced_memory()", Doc = "Get the current size and peak size of memory blocks traced by tracemalloc.")]
    private static PyObject TracedMemory() => PyTuple.Create(PySmallInt.Zero, PySmallInt.Zero);

    [PyFunction("get_tracemalloc_memory()", Doc = "Get the memory usage in bytes of the tracemalloc module.")]
    private static long OwnMemory() => 0;

    [PyFunction("_get_traces()", Doc = "Get traces of all memory blocks allocated by Python.")]
    private static PyObject Traces() => new PyList();

    [PyFunction("_get_object_traceback(obj, /)", Doc = "Get the traceback where the Python object obj was allocated.")]
    private static PyObject ObjectTraceback(PyObject value) => PyNone.Instance;
}
