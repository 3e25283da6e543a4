using System;
using Adder.Bytecode;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Instructions;

/// <summary>Template strings (PEP 750).</summary>
internal static class Templates
{
    /// <summary>The argument's lowest bit says that a format specification is there; above it stands the conversion.</summary>
    [Instruction(Opcode.BUILD_INTERPOLATION, Stack = "value, expression, format[oparg & 1] -- interpolation")]
    public static PyObject BuildInterpolation(PyObject value, PyObject expression, ReadOnlySpan<PyObject> format, int oparg)
    {
        PyObject conversion = (oparg >> 2) switch { 1 => PyStr.Intern("s"), 2 => PyStr.Intern("r"), 3 => PyStr.Intern("a"), _ => PyNone.Instance };
        return new PyInterpolation(value, (PyStr)expression, conversion, format.Length > 0 ? (PyStr)format[0] : PyStr.Empty);
    }

    [Instruction(Opcode.BUILD_TEMPLATE, Stack = "strings, interpolations -- template")]
    public static PyObject BuildTemplate(PyObject strings, PyObject interpolations) => new PyTemplate((PyTuple)strings, (PyTuple)interpolations);
}
