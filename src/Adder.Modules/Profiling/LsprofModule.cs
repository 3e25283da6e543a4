using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Profiling;

/// <summary><c>_lsprof</c>: what cProfile stands on.</summary>
[PyModule("_lsprof", Doc = "Fast profiler", Types = [typeof(PyProfiler)])]
internal static partial class LsprofModule
{
    public static readonly StructSequenceDefinition Entry = new()
    {
        Name = "profiler_entry", Module = "_lsprof", Visible = 6, Fields = ["code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls"],
    };

    public static readonly StructSequenceDefinition SubEntry = new()
    {
        Name = "profiler_subentry", Module = "_lsprof", Visible = 5, Fields = ["code", "callcount", "reccallcount", "totaltime", "inlinetime"],
    };

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.AddType(Entry.Type);
        module.AddType(SubEntry.Type);
        return Done.Ok;
    }
}
