using Adder.Modules.ContextVariables;
using Adder.Modules.Threading;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
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

    /// <summary>The context variable that holds a context's filters, and the lock under which the library changes them.</summary>
    private sealed class WarningContext
    {
        public PyRLock Lock { get; } = new();

        public PyContextVar Variable { get; } = new(PyStr.Intern("_warnings_context"), null);
    }

    [PyFunction("_filters_mutated_lock_held()")]
    private static PyObject? FiltersMutated(ThreadState ts)
    {
        ts.Interpreter.StateOf(static () => new WarningState()).Version++;
        return PyNone.Instance;
    }

    [PyFunction("_acquire_lock()")]
    private static PyObject? AcquireLock(ThreadState ts) =>
        ts.Interpreter.StateOf<WarningContext>().Lock.Acquire(ts, true, null) is null ? null : PyNone.Instance;

    [PyFunction("_release_lock()")]
    private static PyObject? ReleaseLock(ThreadState ts) => ts.Interpreter.StateOf<WarningContext>().Lock.Release(ts);

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

        PyObject? sourceLine = globals is PyDict moduleGlobals ? SourceLine(ts, moduleGlobals, line) : null;
        if (ts.Pending is not null)
        {
            return null;
        }

        var details = new WarningDetails(chosen, message, fileName, line, module is PyNone ? null : module, registry as PyDict, source is PyNone ? null : source, sourceLine);
        return Adder.Runtime.Objects.Warnings.Issue(ts, details) ? PyNone.Instance : null;
    }

    /// <summary>The line of a module's source as its loader has it; null where there is none, or an exception is pending.</summary>
    private static PyObject? SourceLine(ThreadState ts, PyDict globals, int line)
    {
        if (Imports.BlessedLoader(ts, globals) is not { } loader || NameForLoader(ts, globals) is not { } name)
        {
            return null;
        }

        Lookup found = Attributes.Find(ts, loader, PyStr.Intern("get_source"));
        if (!found.TryGet(out PyObject? getSource))
        {
            return null;
        }

        PyObject? source = Calls.Call(ts, getSource, name);
        if (source is null)
        {
            _ = Raise.ClearIf(ts, ExceptionTypes.ImportError);
            return null;
        }

        return source is PyNone ? null
            : source is not PyStr text ? Raise.TypeError(ts, $"must be str, not {source.Type.Name}")
            : text.SplitLines(ts, keepends: false) is not PyList lines || line < 1 || line > lines.Count ? null
            : lines[line - 1];
    }

    /// <summary>The name under which a module's loader knows it: its spec's, for <c>__main__</c> is not; null: there is none, or an exception is pending.</summary>
    private static PyObject? NameForLoader(ThreadState ts, PyDict globals)
    {
        if (globals.GetInterned("__spec__") is { } spec and not PyNone)
        {
            Lookup found = Attributes.Find(ts, spec, "name");
            if (found.TryGet(out PyObject? name) ? name is PyStr : found.IsError)
            {
                return found.IsError ? null : name;
            }
        }

        return globals.GetInterned("__name__");
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
