using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary><c>_testcapi</c>: what tests of Python's behaviour ask of it, not C's interface.</summary>
[PyModule("_testcapi")]
internal static partial class CapiModule
{
    [PyFunction("code_offset_to_line(code, offset, /)", Doc = "The line of the instruction at an offset in bytes; -1 where it has none.")]
    private static PyObject? CodeOffsetToLine(ThreadState ts, PyObject code, int offset) => code is CodeObject value
        ? PyInt.From(offset < 0 ? value.Blueprint.FirstLineNumber : LocationTable.Find(value.Blueprint.LineTable, value.Blueprint.FirstLineNumber, offset).Line)
        : Raise.TypeError(ts, "argument must be a code object");

    [PyFunction("config_get(name, /)")]
    private static PyObject? ConfigGet(ThreadState ts, PyStr name) => name.ToString() switch
    {
        "code_debug_ranges" => PyBool.True,
        string other => Raise.ValueError(ts, $"unknown config option name: {other}"),
    };
}
