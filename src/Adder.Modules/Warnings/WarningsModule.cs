using Adder.Modules.ContextVariables;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Warnings;

/// <summary><c>_warnings</c>: the native half of <c>warnings</c>, over <see cref="Adder.Runtime.Objects.Warnings"/>.</summary>
[PyModule("_warnings", Doc = "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.")]
internal static partial class WarningsModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        WarningState state = ts.Interpreter.StateOf(static () => new WarningState());
        module.Add("filters", state.Filters);
        module.Add("_onceregistry", state.OnceRegistry);
        module.Add("_defaultaction", state.DefaultAction);
        module.Add("_warnings_context", ts.Interpreter.StateOf(static () => new WarningContext()).Variable);
        return Done.Ok;
    }

    /// <summary>The context variable that holds a context's filters.</summary>
    private sealed class WarningContext
    {
        public PyContextVar Variable { get; } = new(PyStr.Intern("_warnings_context"), null);
    }

    [PyFunction("_filters_mutated_lock_held()")]
    private static PyObject? FiltersMutated(ThreadState ts)
    {
        ts.Interpreter.StateOf(static () => new WarningState()).Version++;
        return PyNone.Instance;
    }

    // One thread of an interpreter runs at a time, and nothing here is left half done: the interpreter's lock serves.
    [PyFunction("_acquire_lock()")]
    private static PyObject? AcquireLock(ThreadState ts) => PyNone.Instance;

    [PyFunction("_release_lock()")]
    private static PyObject? ReleaseLock(ThreadState ts) => PyNone.Instance;

    [PyFunction("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", Doc = "Issue a warning, or maybe ignore it or raise an exception.")]
    private static PyObject? Warn(ThreadState ts, PyObject message, PyObject? category, long? stackLevel, PyObject? source, PyTuple? skipFilePrefixes)
    {
        if (Category(ts, message, category) is not { } chosen)
        {
            return null;
        }

        PyTuple prefixes = skipFilePrefixes ?? PyTuple.Empty;
        for (int i = 0; i < prefixes.Count; i++)
        {
            if (prefixes[i] is not PyStr)
            {
                return Raise.TypeError(ts, $"Found non-str '{prefixes[i].Type.Name}' in skip_file_prefixes.");
            }
        }

        PyObject? about = source is PyNone ? null : source;
        return Adder.Runtime.Objects.Warnings.Warn(ts, chosen, message, stackLevel ?? 1, about, prefixes) ? PyNone.Instance : null;
    }

    [PyFunction("warn_explicit(message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)", Doc = "Issue a warning, or maybe ignore it or raise an exception.")]
    private static PyObject? WarnExplicit(ThreadState ts, PyObject message, PyObject category, PyStr fileName, int line, PyObject? module, PyObject? registry, PyObject? globals, PyObject? source)
    {
        if (Category(ts, message, category) is not { } chosen)
        {
            return null;
        }

        if (globals is not (null or PyNone or PyDict))
        {
            return Raise.TypeError(ts, $"module_globals must be a dict, not '{globals.Type.Name}'");
        }

        if (registry is not (null or PyNone or PyDict))
        {
            return Raise.TypeError(ts, "'registry' must be a dict or None");
        }

        var details = new WarningDetails(chosen, message, fileName, line, module is PyNone ? null : module, registry as PyDict, source is PyNone ? null : source);
        return Adder.Runtime.Objects.Warnings.Issue(ts, details) ? PyNone.Instance : null;
    }

    /// <summary>The warning's class: the message's own, the one given, UserWarning. Null: an exception is pending.</summary>
    private static PyObject? Category(ThreadState ts, PyObject message, PyObject? given)
    {
        Truth isWarning = TypeTests.IsInstance(ts, message, ExceptionTypes.Warning);
        if (isWarning != Truth.False)
        {
            return isWarning == Truth.True ? message.Type : null;
        }

        if (given is null or PyNone)
        {
            return ExceptionTypes.UserWarning;
        }

        Truth isCategory = given is PyType ? TypeTests.IsSubclass(ts, given, ExceptionTypes.Warning) : Truth.False;
        return isCategory switch
        {
            Truth.True => given,
            Truth.False => Raise.TypeError(ts, $"category must be a Warning subclass, not '{given.Type.Name}'"),
            _ => null,
        };
    }
}
