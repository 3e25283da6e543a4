using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Warnings;

/// <summary>
/// <c>_warnings</c>: the filters that native code starts with, and <c>warn</c>. The library's <c>_py_warnings</c> does the work once a warning is really issued.
/// </summary>
[PyModule("_warnings", Doc = "_warnings provides basic warning filtering support.")]
internal static partial class WarningsModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        WarningState state = ts.Interpreter.StateOf(static () => new WarningState());
        if (state.Filters.Count == 0)
        {
            state.AddDefaultFilters();
        }

        module.Add("filters", state.Filters);
        module.Add("_onceregistry", state.OnceRegistry);
        module.Add("_defaultaction", PyStr.Intern("default"));
        return Done.Ok;
    }

    [PyFunction("_filters_mutated_lock_held()")]
    private static PyObject? FiltersMutated(ThreadState ts)
    {
        ts.Interpreter.StateOf(static () => new WarningState()).Version++;
        return PyNone.Instance;
    }

    [PyFunction("_acquire_lock()")]
    private static PyObject? AcquireLock(ThreadState ts) => PyNone.Instance;

    [PyFunction("_release_lock()")]
    private static PyObject? ReleaseLock(ThreadState ts) => PyNone.Instance;

    [PyFunction("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", Doc = "Issue a warning, or maybe ignore it or raise an exception.")]
    private static PyObject? Warn(ThreadState ts, PyObject message, PyObject? category, long? stackLevel, PyObject? source, PyObject? skipFilePrefixes)
    {
        // One Python frame more is between the caller and the library's function than it expects: none, because native code has no frame.
        PyObject? function = LibraryFunction(ts, "warn");
        return function is null
            ? null
            : Calls.Call(
                ts, function,
                [message, category ?? PyNone.Instance, PyInt.From(stackLevel ?? 1), source ?? PyNone.Instance, skipFilePrefixes ?? PyTuple.Empty],
                PyTuple.Create(PyStr.Intern("skip_file_prefixes")));
    }

    [PyFunction("warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)", Doc = "Issue a warning, or maybe ignore it or raise an exception.")]
    private static PyObject? WarnExplicit(ThreadState ts, PyObject message, PyObject category, PyObject fileName, PyObject line, PyObject? module, PyObject? registry, PyObject? globals, PyObject? source)
    {
        PyObject? function = LibraryFunction(ts, "warn_explicit");
        return function is null
            ? null
            : Calls.Call(
                ts, function,
                [message, category, fileName, line, module ?? PyNone.Instance, registry ?? PyNone.Instance, globals ?? PyNone.Instance, source ?? PyNone.Instance], null);
    }

    private static PyObject? LibraryFunction(ThreadState ts, string name)
    {
        // The library's functions ask module "warnings" for what programs may have replaced in it.
        PyObject? library = Imports.Import(ts, "warnings") is null ? null : Imports.Import(ts, "_py_warnings");
        return library is null ? null : Attributes.Get(ts, library, name);
    }
}

/// <summary>What <c>_warnings</c> keeps per interpreter.</summary>
internal sealed class WarningState
{
    public PyList Filters { get; } = new();

    public PyDict OnceRegistry { get; } = new();

    public long Version { get; set; }

    /// <summary>The filters of a release build of CPython.</summary>
    public void AddDefaultFilters()
    {
        Add("default", ExceptionTypes.DeprecationWarning, "__main__");
        Add("ignore", ExceptionTypes.DeprecationWarning, null);
        Add("ignore", ExceptionTypes.PendingDeprecationWarning, null);
        Add("ignore", ExceptionTypes.ImportWarning, null);
        Add("ignore", ExceptionTypes.ResourceWarning, null);
    }

    private void Add(string action, PyType category, string? module) =>
        Filters.Add(PyTuple.FromArray([PyStr.Intern(action), PyNone.Instance, category, module is null ? PyNone.Instance : PyStr.From(module), PySmallInt.Zero]));
}
