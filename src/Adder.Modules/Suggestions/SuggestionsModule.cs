using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Suggestions;

/// <summary><c>_suggestions</c>: which of many names was meant by a misspelt one.</summary>
[PyModule("_suggestions", SingleInterpreter = true)]
internal static partial class SuggestionsModule
{
    [PyFunction("_generate_suggestions(candidates, item, /)", Doc = "Returns the candidate in candidates that's closest to item")]
    private static PyObject? GenerateSuggestions(ThreadState ts, PyObject candidates, PyStr item)
    {
        if (candidates.GetType() != typeof(PyList))
        {
            return Raise.TypeError(ts, "candidates must be a list");
        }

        var names = new List<string>(((PyList)candidates).Count);
        foreach (PyObject candidate in ((PyList)candidates).Items)
        {
            if (candidate is not PyStr)
            {
                return Raise.TypeError(ts, "all elements in 'candidates' must be strings");
            }

            names.Add(candidate.ToString()!);
        }

        return Adder.Runtime.Interpreter.Suggestions.Find(item.ToString(), names) is { } closest ? PyStr.From(closest) : PyNone.Instance;
    }
}
