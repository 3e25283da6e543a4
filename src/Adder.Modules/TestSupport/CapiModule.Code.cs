using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <content>Functions over code objects and settings.</content>
internal static unsafe partial class CapiModule
{
    [PyFunction("code_offset_to_line(code, offset, /)", Doc = "The line of the instruction at an offset in bytes; -1 where it has none.")]
    private static PyObject? CodeOffsetToLine(ThreadState ts, PyObject code, int offset) => code is CodeObject value
        ? PyInt.From(offset < 0 ? value.Blueprint.FirstLineNumber : LocationTable.Find(value.Blueprint.LineTable, value.Blueprint.FirstLineNumber, offset).Line)
        : Raise.TypeError(ts, "argument must be a code object");
}
