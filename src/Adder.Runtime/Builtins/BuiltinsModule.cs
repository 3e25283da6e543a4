using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <summary>Module <c>builtins</c>: functions by group in the files beside this one; here its types, constants and exceptions.</summary>
[PyModule("builtins", Doc = "Built-in functions, types, exceptions, and other objects.", Types =
[
    typeof(PyBool), typeof(PyByteArray), typeof(PyBytes), typeof(PyClassMethod), typeof(PyComplex), typeof(PyDict), typeof(PyEnumerate), typeof(PyFilter),
    typeof(PyFloat), typeof(PyFrozenSet), typeof(PyProperty), typeof(PyInt), typeof(PyList), typeof(PyMap), typeof(PyMemoryView), typeof(PyObjectType), typeof(PyRange), typeof(PyReversed),
    typeof(PySet), typeof(PySlice), typeof(PyStaticMethod), typeof(PyStr), typeof(PySuper), typeof(PyTuple), typeof(PyType), typeof(PyZip),
])]
internal static unsafe partial class BuiltinsModule
{
    [PyConstant("None")]
    private static PyObject None => PyNone.Instance;

    [PyConstant("Ellipsis")]
    private static PyObject EllipsisObject => PyEllipsis.Instance;

    [PyConstant("NotImplemented")]
    private static PyObject NotImplementedObject => PyNotImplemented.Instance;

    [PyConstant("False")]
    private static PyObject False => PyBool.False;

    [PyConstant("True")]
    private static PyObject True => PyBool.True;

    /// <summary>Makes the module of an interpreter and enters it: its namespace becomes where names are looked up last.</summary>
    public static PyModule? Create(ThreadState ts)
    {
        PyModule module = PyModule.Create("builtins", Definition.Doc);
        if (!Definition.Execute(ts, module))
        {
            return null;
        }

        ts.Interpreter.Builtins = module.Dictionary;
        ts.Interpreter.ModulesSoFar.SetInterned("builtins", module);
        return module;
    }

    [PyModuleExec]
    private static Done Exec(ThreadState ts, PyModule module)
    {
        module.Add("__debug__", PyBool.From(ts.Interpreter.Options.Optimize == 0));
        module.AddFunction(s_sorted);
        module.AddFunction(s_breakpoint);
        module.AddFunction(s_buildClass);
        foreach (PyType type in ExceptionTypes.All())
        {
            module.AddType(type);
        }

        module.Add("EnvironmentError", ExceptionTypes.OSError);
        module.Add("IOError", ExceptionTypes.OSError);
        return Done.Ok;
    }
}
