using System;
using System.Collections.Generic;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <content>The class statement.</content>
internal static unsafe partial class BuiltinsModule
{
    private static readonly MethodDefinition s_buildClass = new(
        "__build_class__", null, "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.",
        MethodKind.Function, CallConvention.FastWithKeywords, &BuildClass);

    private static PyObject? BuildClass(ThreadState ts, PyObject module, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional < 2)
        {
            return Raise.TypeError(ts, "__build_class__: not enough arguments");
        }

        if (arguments[0] is not PyFunction body)
        {
            return Raise.TypeError(ts, "__build_class__: func must be a function");
        }

        if (arguments[1] is not PyStr name)
        {
            return Raise.TypeError(ts, "__build_class__: name is not a string");
        }

        PyTuple originalBases = PyTuple.Create(arguments[2..positional]);
        PyTuple? bases = ResolveBases(ts, originalBases);
        if (bases is null)
        {
            return null;
        }

        (PyTuple? names, PyObject[] values) = TakeMetaclass(arguments[positional..], keywordNames, out PyObject? metaclass);
        metaclass ??= bases.Count > 0 ? bases[0].Type : PyType.TypeObject;
        if (metaclass is PyType metatype)
        {
            metaclass = PyType.MostDerivedMetatype(ts, metatype, bases);
            if (metaclass is null)
            {
                return null;
            }
        }

        PyObject? ns = PrepareNamespace(ts, metaclass, name, bases, names, values);
        PyObject? cell = ns is null ? null : EvalCode.RunFunctionWithLocals(ts, body, ns);
        if (cell is null)
        {
            return null;
        }

        if (!ReferenceEquals(bases, originalBases) && !Containers.SetItem(ts, ns!, SpecialNames.OrigBases, originalBases))
        {
            return null;
        }

        PyObject? made = Calls.Call(ts, metaclass, [name, bases, ns!, .. values], names);
        return made is PyType type && cell is PyCell classCell ? CheckCell(ts, type, classCell, name) : made;
    }

    /// <summary>Bases that are no classes stand for what their <c>__mro_entries__</c> gives (PEP 560). The same tuple where there are none.</summary>
    internal static PyTuple? ResolveBases(ThreadState ts, PyTuple bases)
    {
        List<PyObject>? resolved = null;
        for (int i = 0; i < bases.Count; i++)
        {
            PyObject item = bases[i];
            if (item is PyType)
            {
                resolved?.Add(item);
                continue;
            }

            Lookup method = Attributes.Find(ts, item, SpecialNames.MroEntries);
            if (method.IsError)
            {
                return null;
            }

            if (!method.TryGet(out PyObject? entries))
            {
                resolved?.Add(item);
                continue;
            }

            PyObject? replacement = Calls.Call(ts, entries, bases);
            if (replacement is null)
            {
                return null;
            }

            if (replacement is not PyTuple tuple)
            {
                return Raise.TypeError(ts, "__mro_entries__ must return a tuple");
            }

            resolved ??= [.. bases.Items[..i]];
            resolved.AddRange(tuple.Items);
        }

        return resolved is null ? bases : PyTuple.FromArray(resolved.ToArray());
    }

    private static (PyTuple? Names, PyObject[] Values) TakeMetaclass(ReadOnlySpan<PyObject> values, PyTuple? names, out PyObject? metaclass)
    {
        metaclass = null;
        if (names is null)
        {
            return (null, []);
        }

        var keptNames = new List<PyObject>();
        var keptValues = new List<PyObject>();
        for (int i = 0; i < names.Count; i++)
        {
            if (((PyStr)names[i]).EqualTo("metaclass"))
            {
                metaclass = values[i];
            }
            else
            {
                keptNames.Add(names[i]);
                keptValues.Add(values[i]);
            }
        }

        return (keptNames.Count == 0 ? null : PyTuple.FromArray(keptNames.ToArray()), keptValues.ToArray());
    }

    private static PyObject? PrepareNamespace(ThreadState ts, PyObject metaclass, PyStr name, PyTuple bases, PyTuple? names, PyObject[] values)
    {
        if (ReferenceEquals(metaclass, PyType.TypeObject))
        {
            return new PyDict();
        }

        Lookup prepare = Attributes.Find(ts, metaclass, SpecialNames.Prepare);
        if (prepare.IsError)
        {
            return null;
        }

        if (!prepare.TryGet(out PyObject? method))
        {
            return new PyDict();
        }

        PyObject? ns = Calls.Call(ts, method, [name, bases, .. values], names);
        if (ns is null || ns is PyDict || ns.Type.Slots.GetItem != null)
        {
            return ns;
        }

        string owner = metaclass is PyType type ? type.Name : "<metaclass>";
        return Raise.TypeError(ts, $"{owner}.__prepare__() must return a mapping, not {ArgumentErrors.TypeName(ns)}");
    }

    /// <summary>The cell that methods find <c>__class__</c> in must hold the new class by now.</summary>
    private static PyObject? CheckCell(ThreadState ts, PyType type, PyCell cell, PyStr name)
    {
        if (ReferenceEquals(cell.Value, type))
        {
            return type;
        }

        PyStr? shownName = Text.Repr(ts, name);
        PyStr? shownType = shownName is null ? null : Text.Repr(ts, type);
        if (shownType is null)
        {
            return null;
        }

        if (cell.Value is not { } other)
        {
            return Raise.RuntimeError(ts, $"__class__ not set defining {shownName} as {shownType}. Was __classcell__ propagated to type.__new__?");
        }

        return Text.Repr(ts, other) is { } shownOther ? Raise.TypeError(ts, $"__class__ set to {shownOther} defining {shownName} as {shownType}") : null;
    }
}
