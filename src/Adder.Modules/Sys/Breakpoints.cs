using System;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sys;

/// <summary>What <c>breakpoint()</c> runs: the function that PYTHONBREAKPOINT names, or pdb.</summary>
internal static class Breakpoints
{
    public static PyObject? Run(ThreadState ts, PyTuple arguments, PyDict? keywords)
    {
        string? setting = ts.Interpreter.Options.IgnoreEnvironment ? null : ProcessEnvironment.Get("PYTHONBREAKPOINT");
        if (setting == "0")
        {
            return PyNone.Instance;
        }

        string path = string.IsNullOrEmpty(setting) ? "pdb.set_trace" : setting;
        int dot = path.LastIndexOf('.');
        string moduleName = dot < 0 ? "builtins" : path[..dot];
        PyObject? module = Imports.Import(ts, moduleName);
        PyObject? function = module is null ? null : Attributes.Get(ts, module, path[(dot + 1)..]);
        if (function is not null)
        {
            return Calls.CallWith(ts, function, arguments, keywords);
        }

        if (!Raise.ClearIf(ts, ExceptionTypes.ImportError) && !Raise.ClearIf(ts, ExceptionTypes.AttributeError))
        {
            return null;
        }

        PyObject? warnings = Imports.Import(ts, "warnings");
        return warnings is null
            ? null
            : Calls.CallMethod(ts, warnings, "warn", PyStr.From($"Ignoring unimportable $PYTHONBREAKPOINT: \"{path}\""), ExceptionTypes.RuntimeWarning);
    }
}
