using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.AtExit;

/// <summary><c>atexit</c>.</summary>
[PyModule("atexit", Doc = "allow programmer to define multiple exit functions to be executed upon normal program termination.")]
internal static unsafe partial class AtExitModule
{
    [PyFunction("register(func, /, *args, **kwargs)", Doc = "Register a function to be executed upon normal program termination")]
    private static PyObject? Register(ThreadState ts, PyObject function, ReadOnlySpan<PyObject> arguments, PyDict? keywords)
    {
        if (function.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "the first argument must be callable");
        }

        ts.Interpreter.HasExitFunctions = true;
        ts.Interpreter.StateOf(static () => new ExitFunctions()).Entries.Add(new ExitFunction(function, PyTuple.Create(arguments), keywords));
        return function;
    }

    [PyFunction("unregister(func, /)", Doc = "Unregister an exit function which was previously registered using atexit.register")]
    private static PyObject? Unregister(ThreadState ts, PyObject function)
    {
        List<ExitFunction> entries = ts.Interpreter.StateOf(static () => new ExitFunctions()).Entries;
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            // Comparing may register and unregister others.
            if (i >= entries.Count)
            {
                continue;
            }

            ExitFunction entry = entries[i];
            Truth equal = Comparison.Equal(ts, entry.Function, function);
            if (equal == Truth.Error)
            {
                return null;
            }

            if (equal == Truth.True)
            {
                int place = entries.FindIndex(other => ReferenceEquals(other, entry));
                if (place >= 0)
                {
                    entries.RemoveAt(place);
                }
            }
        }

        return PyNone.Instance;
    }

    [PyFunction("_clear()", Doc = "Clear the list of previously registered exit functions.")]
    private static PyObject? Clear(ThreadState ts)
    {
        ts.Interpreter.StateOf(static () => new ExitFunctions()).Entries.Clear();
        return PyNone.Instance;
    }

    [PyFunction("_ncallbacks()", Doc = "Return the number of registered exit functions.")]
    private static PyObject? Count(ThreadState ts) => PyInt.From(ts.Interpreter.StateOf(static () => new ExitFunctions()).Entries.Count);

    [PyFunction("_run_exitfuncs()", Doc = "Run all registered exit functions.")]
    private static PyObject? RunExitFunctions(ThreadState ts)
    {
        ExitFunctions.Run(ts);
        return PyNone.Instance;
    }
}

/// <summary>A registered function and what it is called with.</summary>
internal sealed record ExitFunction(PyObject Function, PyTuple Arguments, PyDict? Keywords);

/// <summary>The registered functions of an interpreter.</summary>
internal sealed class ExitFunctions
{
    public List<ExitFunction> Entries { get; } = [];

    /// <summary>Calls them, the last registered first; what they raise is reported and does not stop the others.</summary>
    public static void Run(ThreadState ts)
    {
        List<ExitFunction> entries = ts.Interpreter.StateOf(static () => new ExitFunctions()).Entries;
        while (entries.Count > 0)
        {
            (PyObject function, PyTuple arguments, PyDict? keywords) = entries[^1];
            entries.RemoveAt(entries.Count - 1);
            if (Calls.CallWith(ts, function, arguments, keywords) is null)
            {
                Unraisable.ReportAbout(ts, "Exception ignored in atexit callback", function);
            }
        }
    }
}
