using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sys;

/// <summary><c>_sysconfigdata__linux_</c>: what <c>sysconfig</c> asks of the build. Adder was not built by make; the few variables that programs look at are answered.</summary>
[PyModule("_sysconfigdata__linux_")]
internal static partial class SysconfigDataModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        var variables = new PyDict();
        foreach (string flag in (System.ReadOnlySpan<string>)["Py_DEBUG", "Py_GIL_DISABLED", "WITH_PYMALLOC", "Py_TRACE_REFS", "Py_ENABLE_SHARED", "WITH_DOC_STRINGS"])
        {
            variables.SetInterned(flag, PyInt.From(flag == "WITH_DOC_STRINGS" ? 1 : 0));
        }

        foreach (string text in (System.ReadOnlySpan<string>)["CC", "CFLAGS", "CONFIG_ARGS", "PY_CFLAGS", "PY_CORE_CFLAGS", "PY_CFLAGS_NODIST", "LDFLAGS", "LIBS", "HOST_GNU_TYPE", "MULTIARCH", "EXT_SUFFIX"])
        {
            variables.SetInterned(text, PyStr.Empty);
        }

        variables.SetInterned("SOABI", PyStr.From("adder-314"));
        variables.SetInterned("VERSION", PyStr.From("3.14"));
        variables.SetInterned("TZPATH", PyStr.From("/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"));
        variables.SetInterned("prefix", PyStr.From(ts.Interpreter.Options.Prefix));
        variables.SetInterned("exec_prefix", PyStr.From(ts.Interpreter.Options.Prefix));
        module.Add("build_time_vars", variables);
        return Done.Ok;
    }
}
