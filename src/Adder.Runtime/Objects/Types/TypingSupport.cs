using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What generic aliases and unions share: how types are shown, which type parameters they hold, and their substitution (PEP 585, 604, 646).</summary>
internal static class TypingSupport
{
    /// <summary>A type as annotations show it: <c>int</c>, <c>module.Class</c>, <c>...</c>, or its repr. False: an exception is pending.</summary>
    public static bool AppendRepr(ThreadState ts, StringBuilder output, PyObject type)
    {
        if (type is PyEllipsis)
        {
            output.Append("...");
            return true;
        }

        if (type is PyList list)
        {
            output.Append('[');
            int count = list.Count;
            for (int i = 0; i < count; i++)
            {
                output.Append(i > 0 ? ", " : "");
                if (i >= list.Count)
                {
                    return Raise.IndexError(ts, "list index out of range");
                }

                if (!AppendRepr(ts, output, list[i]))
                {
                    return false;
                }
            }

            output.Append(']');
            return true;
        }

        if (!Describes(ts, type, out string? qualified, out string? module))
        {
            return false;
        }

        if (qualified is not null)
        {
            output.Append(module is null or "builtins" ? qualified : module + "." + qualified);
            return true;
        }

        PyStr? shown = Text.Repr(ts, type);
        output.Append(shown);
        return shown is not null;
    }

    /// <summary>The qualified name and module by which a type is shown; null where its repr is to be used.</summary>
    private static bool Describes(ThreadState ts, PyObject type, out string? qualified, out string? module)
    {
        qualified = module = null;
        Lookup origin = Attributes.Find(ts, type, SpecialNames.Origin);
        Lookup arguments = origin.ValueOrNull is null ? Lookup.Absent : Attributes.Find(ts, type, SpecialNames.Args);
        if (origin.IsError || arguments.IsError)
        {
            return false;
        }

        if (arguments.ValueOrNull is not null)
        {
            return true;
        }

        Lookup name = Attributes.Find(ts, type, SpecialNames.Qualname);
        Lookup owner = name.ValueOrNull is null ? Lookup.Absent : Attributes.Find(ts, type, SpecialNames.Module);
        if (name.IsError || owner.IsError)
        {
            return false;
        }

        if (owner.ValueOrNull is { } found and not PyNone)
        {
            qualified = Text.Str(ts, name.ValueOrNull!)?.ToString();
            module = Text.Str(ts, found)?.ToString();
        }

        return ts.Pending is null;
    }

    /// <summary>The type parameters among arguments, each once, in order (<c>__parameters__</c>).</summary>
    public static PyTuple? Parameters(ThreadState ts, PyTuple arguments)
    {
        var found = new List<PyObject>();
        return Collect(ts, arguments.Items, found) ? PyTuple.FromArray(found.ToArray()) : null;
    }

    private static bool Collect(ThreadState ts, ReadOnlySpan<PyObject> arguments, List<PyObject> found)
    {
        if (!ts.CheckRecursion(" in __parameter__ calculation"))
        {
            return false;
        }

        foreach (PyObject argument in arguments)
        {
            if (argument is PyType)
            {
                continue;
            }

            if (argument is PyTuple or PyList)
            {
                if (!Collect(ts, argument is PyTuple tuple ? tuple.Items : ((PyList)argument).Items, found))
                {
                    return false;
                }

                continue;
            }

            Lookup substitute = Attributes.Find(ts, argument, SpecialNames.TypingSubst);
            if (substitute.IsError)
            {
                return false;
            }

            if (!substitute.IsAbsent)
            {
                AddOnce(found, argument);
                continue;
            }

            Lookup parameters = Attributes.Find(ts, argument, SpecialNames.Parameters);
            if (parameters.IsError)
            {
                return false;
            }

            foreach (PyObject parameter in (parameters.ValueOrNull as PyTuple ?? PyTuple.Empty).Items)
            {
                AddOnce(found, parameter);
            }
        }

        return true;
    }

    private static void AddOnce(List<PyObject> found, PyObject parameter)
    {
        if (IndexOf(found, parameter) < 0)
        {
            found.Add(parameter);
        }
    }

    private static int IndexOf(IReadOnlyList<PyObject> items, PyObject item)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (ReferenceEquals(items[i], item))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The arguments after the parameters got values: <c>alias[item]</c>.</summary>
    public static PyTuple? Substitute(ThreadState ts, PyObject alias, PyTuple arguments, PyTuple parameters, PyObject item)
    {
        if (parameters.Count == 0)
        {
            PyStr? shown = Text.Repr(ts, alias);
            return shown is null ? null : Raise.TypeError(ts, $"{shown} is not a generic class");
        }

        PyTuple? values = UnpackItems(ts, item);
        foreach (PyObject parameter in parameters.Items)
        {
            if (values is null)
            {
                return null;
            }

            Lookup prepare = Attributes.Find(ts, parameter, SpecialNames.TypingPrepareSubst);
            if (prepare.IsError)
            {
                return null;
            }

            if (prepare.TryGet(out PyObject? hook) && hook is not PyNone)
            {
                PyObject? prepared = Calls.Call(ts, hook, alias, values);
                values = prepared is null ? null : prepared as PyTuple ?? PyTuple.Create(prepared);
            }
        }

        if (values is null)
        {
            return null;
        }

        if (values.Count != parameters.Count)
        {
            PyStr? shown = Text.Repr(ts, alias);
            return shown is null
                ? null
                : Raise.TypeError(ts, $"Too {(values.Count > parameters.Count ? "many" : "few")} arguments for {shown}; actual {values.Count}, expected {parameters.Count}");
        }

        var result = new List<PyObject>();
        return SubstituteAll(ts, arguments.Items, parameters, values, result) ? PyTuple.FromArray(result.ToArray()) : null;
    }

    private static PyTuple? UnpackItems(ThreadState ts, PyObject item)
    {
        ReadOnlySpan<PyObject> items = item is PyTuple tuple ? tuple.Items : new ReadOnlySpan<PyObject>(in item);
        var result = new List<PyObject>();
        foreach (PyObject one in items)
        {
            Lookup unpacked = one is PyType ? Lookup.Absent : Attributes.Find(ts, one, SpecialNames.TypingUnpackedTupleArgs);
            if (unpacked.IsError)
            {
                return null;
            }

            if (unpacked.ValueOrNull is PyTuple parts && !(parts.Count > 0 && parts[parts.Count - 1] is PyEllipsis))
            {
                result.AddRange(parts.Items);
            }
            else
            {
                result.Add(one);
            }
        }

        return PyTuple.FromArray(result.ToArray());
    }

    private static bool SubstituteAll(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple parameters, PyTuple values, List<PyObject> result)
    {
        if (!ts.CheckRecursion(" in __parameter__ substitution"))
        {
            return false;
        }

        foreach (PyObject argument in arguments)
        {
            if (argument is PyType)
            {
                result.Add(argument);
                continue;
            }

            if (argument is PyTuple or PyList)
            {
                var nested = new List<PyObject>();
                if (!SubstituteAll(ts, argument is PyTuple tuple ? tuple.Items : ((PyList)argument).Items, parameters, values, nested))
                {
                    return false;
                }

                result.Add(argument is PyTuple ? PyTuple.FromArray(nested.ToArray()) : PyList.Create(nested.ToArray()));
                continue;
            }

            Lookup unpacks = Attributes.Find(ts, argument, SpecialNames.TypingIsUnpackedTypevartuple);
            Truth unpack = unpacks.TryGet(out PyObject? flag) ? Truthiness.IsTrue(ts, flag) : Truth.False;
            Lookup substitute = Attributes.Find(ts, argument, SpecialNames.TypingSubst);
            if (unpacks.IsError || unpack == Truth.Error || substitute.IsError)
            {
                return false;
            }

            PyObject? value = substitute.TryGet(out PyObject? hook)
                ? SubstituteParameter(ts, argument, hook, parameters, values)
                : SubstituteInside(ts, argument, parameters, values);
            if (value is null)
            {
                return false;
            }

            if (unpack == Truth.True)
            {
                if (value is not PyTuple many)
                {
                    _ = Raise.TypeError(ts, $"expected __typing_subst__ of {argument.Type.FullName} objects to return a tuple, not {value.Type.FullName}");
                    return false;
                }

                result.AddRange(many.Items);
            }
            else
            {
                result.Add(value);
            }
        }

        return true;
    }

    /// <summary>The value of an argument that is a parameter. One that became substitutable after the parameters were gathered is not among them.</summary>
    private static PyObject? SubstituteParameter(ThreadState ts, PyObject argument, PyObject hook, PyTuple parameters, PyTuple values)
    {
        int at = IndexOf(parameters.AsArray(), argument);
        if (at >= 0)
        {
            return Calls.Call(ts, hook, values[at]);
        }

        PyStr? shown = Text.Repr(ts, argument);
        return shown is null ? null : Raise.TypeError(ts, $"argument {shown} with __typing_subst__ was not found in __parameters__");
    }

    /// <summary>An argument that is itself generic, subscripted with the values of its own parameters.</summary>
    private static unsafe PyObject? SubstituteInside(ThreadState ts, PyObject argument, PyTuple parameters, PyTuple values)
    {
        Lookup own = Attributes.Find(ts, argument, SpecialNames.Parameters);
        if (own.IsError)
        {
            return null;
        }

        if (own.ValueOrNull is not PyTuple { Count: > 0 } subparameters)
        {
            return argument;
        }

        var subvalues = new List<PyObject>();
        foreach (PyObject parameter in subparameters.Items)
        {
            int index = IndexOf(parameters.AsArray(), parameter);
            PyObject value = index < 0 ? parameter : values[index];
            if (index >= 0 && parameter.Type.Slots.Iter != null && value is PyTuple many)
            {
                subvalues.AddRange(many.Items);
            }
            else
            {
                subvalues.Add(value);
            }
        }

        return Containers.GetItem(ts, argument, PyTuple.FromArray(subvalues.ToArray()));
    }
}
