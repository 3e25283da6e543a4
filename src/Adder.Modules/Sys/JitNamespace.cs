using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sys;

/// <summary><c>sys._jit</c>: whether a JIT is there. None is yet.</summary>
internal static unsafe class JitNamespace
{
    public static PyModule Create()
    {
        PyModule module = PyModule.Create("sys._jit", "Utilities for observing just-in-time compilation.");
        foreach (string name in (string[])["is_available", "is_enabled", "is_active"])
        {
            module.AddFunction(new MethodDefinition(name, "($module, /)", null, MethodKind.Function, CallConvention.NoArguments, &Call) { CallNoArguments = &CallDirect });
        }

        return module;
    }

    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length == 0 ? PyBool.False : Raise.TypeError(ts, $"function takes no arguments ({arguments.Length} given)");

    private static PyObject? CallDirect(ThreadState ts, PyObject self) => PyBool.False;
}
