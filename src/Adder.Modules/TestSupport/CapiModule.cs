using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary><c>_testcapi</c>: what tests of Python's behaviour ask of it, not C's interface.</summary>
[PyModule("_testcapi")]
internal static partial class CapiModule
{
    [PyFunction("config_get(name, /)")]
    private static PyObject? ConfigGet(ThreadState ts, PyStr name) => name.ToString() switch
    {
        "code_debug_ranges" => PyBool.True,
        string other => Raise.ValueError(ts, $"unknown config option name: {other}"),
    };
}
