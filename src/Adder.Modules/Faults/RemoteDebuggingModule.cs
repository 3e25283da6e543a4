using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Faults;

/// <summary>
/// <c>_remote_debugging</c>: what a look into another process's threads and tasks consists of. The look itself is not there: Adder's processes have no structure at a fixed place that says where everything is.
/// </summary>
[PyModule("_remote_debugging", Types = [typeof(PyRemoteUnwinder)])]
internal static partial class RemoteDebuggingModule
{
    /// <summary>Says that other processes cannot be read.</summary>
    [PyConstant("PROCESS_VM_READV_SUPPORTED")]
    private const long CanReadProcesses = 0;

    private static readonly StructSequenceDefinition[] s_structures =
    [
        new() { Name = "TaskInfo", Module = "_remote_debugging", Visible = 4, Doc = "Information about an asyncio task", Fields = ["task_id", "task_name", "coroutine_stack", "awaited_by"] },
        new() { Name = "FrameInfo", Module = "_remote_debugging", Visible = 3, Doc = "Information about a frame", Fields = ["filename", "lineno", "funcname"] },
        new() { Name = "CoroInfo", Module = "_remote_debugging", Visible = 2, Doc = "Information about a coroutine", Fields = ["call_stack", "task_name"] },
        new() { Name = "ThreadInfo", Module = "_remote_debugging", Visible = 2, Doc = "Information about a thread", Fields = ["thread_id", "frame_info"] },
        new() { Name = "AwaitedInfo", Module = "_remote_debugging", Visible = 2, Doc = "Information about what a thread is awaiting", Fields = ["thread_id", "awaited_by"] },
    ];

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        foreach (StructSequenceDefinition structure in s_structures)
        {
            module.Add(structure.Name, structure.Type);
        }

        return Done.Ok;
    }
}

/// <summary><c>_remote_debugging.RemoteUnwinder</c>: cannot be made.</summary>
[PyType("RemoteUnwinder", Module = "_remote_debugging", Doc = "RemoteUnwinder(pid): Inspect stack of a remote Python process.")]
internal sealed partial class PyRemoteUnwinder : PyObject
{
    [PyNew("RemoteUnwinder(pid, *, all_threads=False, only_active_thread=False, debug=False)")]
    private static PyObject? New(ThreadState ts, PyType type, int process, bool allThreads, bool onlyActiveThread, bool debug) =>
        Raise.NotImplementedError(ts, "Adder cannot look into other processes");
}
