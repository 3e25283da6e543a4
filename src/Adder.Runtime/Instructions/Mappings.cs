using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Copying mappings into dictionaries, for displays and calls.</summary>
internal static unsafe class Mappings
{
    private static readonly PyStr s_keys = PyStr.Intern("keys");

    /// <summary><c>target.update(mapping)</c> for an argument that must be a mapping: AttributeError where it has no <c>keys</c>.</summary>
    public static bool Update(ThreadState ts, PyDict target, PyObject mapping) => Copy(ts, target, mapping, null);

    /// <summary>Adds the pairs of a call's <c>**mapping</c>; a key that is there already, or no str, is a TypeError that names the function.</summary>
    public static bool Merge(ThreadState ts, PyDict target, PyObject mapping, PyObject function)
    {
        if (Copy(ts, target, mapping, function))
        {
            return true;
        }

        return Raise.ClearIf(ts, ExceptionTypes.AttributeError)
            && (bool)Raise.TypeError(ts, $"{Describe(ts, function)} argument after ** must be a mapping, not {mapping.Type.FullName}");
    }

    /// <summary>"f()" as error messages name a callable: module and qualified name, or its str().</summary>
    public static string Describe(ThreadState ts, PyObject callable)
    {
        PyBaseException? pending = ts.Pending;
        ts.Pending = null;
        string? text;
        if (Attributes.Find(ts, callable, "__qualname__").ValueOrNull is { } name)
        {
            PyObject? module = Attributes.Find(ts, callable, "__module__").ValueOrNull;
            bool isNamed = module is not null and not PyNone && !(module is PyStr moduleName && moduleName.EqualTo("builtins"));
            PyStr? prefix = isNamed ? Text.Str(ts, module!) : PyStr.Empty;
            text = prefix is not null && Text.Str(ts, name) is { } own ? $"{prefix}{(isNamed ? "." : "")}{own}()" : null;
        }
        else
        {
            ts.Pending = null;
            text = Text.Str(ts, callable)?.ToString();
        }

        ts.Pending = pending;
        return text ?? "?";
    }

    private static bool Copy(ThreadState ts, PyDict target, PyObject mapping, PyObject? function)
    {
        if (mapping.GetType() == typeof(PyDict))
        {
            var source = (PyDict)mapping;
            if (function is null)
            {
                return target.Merge(ts, source, replace: true);
            }

            int position = 0;
            while (source.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (!Add(ts, target, key, value, function))
                {
                    return false;
                }
            }

            return true;
        }

        PyObject? method = Attributes.Get(ts, mapping, s_keys);
        PyObject? keys = method is null ? null : Calls.Call(ts, method);
        PyObject? iterator = keys is null ? null : Iteration.GetIterator(ts, keys);
        if (iterator is null)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? key))
            {
                return !next.IsError;
            }

            PyObject? value = Containers.GetItem(ts, mapping, key);
            if (value is null || !Add(ts, target, key, value, function))
            {
                return false;
            }
        }
    }

    private static bool Add(ThreadState ts, PyDict target, PyObject key, PyObject value, PyObject? function)
    {
        if (function is null)
        {
            return target.SetItem(ts, key, value);
        }

        // That keywords are strings is for the call to check.
        Lookup found = target.Get(ts, key);
        if (found.IsError)
        {
            return false;
        }

        return found.IsAbsent ? target.SetItem(ts, key, value)
            : Protocols.Text.Str(ts, key) is { } shown && (bool)Raise.TypeError(ts, $"{Describe(ts, function)} got multiple values for keyword argument '{shown}'");
    }
}
