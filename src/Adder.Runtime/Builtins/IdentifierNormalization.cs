using System.Collections.Generic;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;

namespace Adder.Runtime.Builtins;

/// <summary>
/// CPython asks <c>unicodedata.normalize</c> for the normal form of identifiers, and programs may put something else there. Only then is Python asked; the parser has tables of its own.
/// </summary>
internal static class IdentifierNormalization
{
    private static readonly PyStr s_module = PyStr.Intern("unicodedata");
    private static readonly PyStr s_function = PyStr.Intern("normalize");

    /// <summary>What the parser is to ask; null: nothing but itself.</summary>
    public static IdentifierNormalizer? For(ThreadState ts)
    {
        PyObject? module = ts.Interpreter.ModulesSoFar.GetInterned(s_module);
        if (module is null || (module is PyModule known && known.Dictionary.GetInterned(s_function) is PyBuiltinFunction))
        {
            return null;
        }

        // The parser may begin anew on another native stack, where no Python can run: what it asks then it has asked before.
        var asked = new Dictionary<string, string>();
        return name =>
        {
            if (!asked.TryGetValue(name, out string? form) && (form = Ask(ts, name)) is not null)
            {
                asked.Add(name, form);
            }

            return form;
        };
    }

    private static string? Ask(ThreadState ts, string name)
    {
        PyObject? module = Imports.Import(ts, s_module);
        PyObject? function = module is null ? null : Attributes.Get(ts, module, s_function);
        PyObject? form = function is null ? null : Calls.Call(ts, function, PyStr.Intern("NFKC"), PyStr.From(name));
        if (form is not null and not PyStr)
        {
            _ = Raise.TypeError(ts, $"unicodedata.normalize() must return a string, not {form.Type.Name}");
        }

        return (form as PyStr)?.ToString();
    }
}
