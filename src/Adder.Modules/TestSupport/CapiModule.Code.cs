using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <content>Functions over code objects and settings.</content>
internal static unsafe partial class CapiModule
{
    [PyFunction("code_offset_to_line(code, offset, /)", Doc = "The line of the instruction at an offset in bytes; -1 where it has none.")]
    private static PyObject? CodeOffsetToLine(ThreadState ts, PyObject code, int offset) => code is CodeObject value
        ? PyInt.From(offset < 0 ? value.Blueprint.FirstLineNumber : LocationTable.Find(value.Blueprint.LineTable, value.Blueprint.FirstLineNumber, offset).Line)
        : Raise.TypeError(ts, "argument must be a code object");

    [PyFunction("code_newempty(filename, funcname, firstlineno, /)", Doc = "A code object that names a place and raises AssertionError when it is executed.")]
    private static PyObject? NewEmptyCode(ThreadState ts, PyStr filename, PyStr funcname, int firstlineno)
    {
        PyObject? compile = ModuleAccess.ImportAttribute(ts, "builtins", "compile");
        PyObject? code = compile is null ? null : Calls.Call(ts, compile, PyStr.From("raise AssertionError"), filename, PyStr.From("exec"));
        PyObject? replace = code is null ? null : Attributes.Get(ts, code, "replace");
        return replace is null
            ? null
            : Calls.Call(ts, replace, [funcname, funcname, PyInt.From(firstlineno)], PyTuple.Create(PyStr.Intern("co_name"), PyStr.Intern("co_qualname"), PyStr.Intern("co_firstlineno")));
    }
}
