using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax.Ast;
using Raise = Adder.Runtime.Raise;

namespace Adder.Modules.Ast;

/// <summary><c>ast.AST</c>: a node as a Python object; its fields are instance attributes. Each interpreter has its own class, which programs may change (<see cref="AstState.Root"/>).</summary>
[PyType("AST", Module = "ast", Subclassable = true, Immutable = false, OwnTypeProperty = true, Flags = TypeFlags.HasDict | TypeFlags.AnyKeywords, TextSignature = null)]
internal sealed partial class PyAst : PyObject
{
    /// <summary>How many levels of nodes <c>repr()</c> shows.</summary>
    private const int ReprDepth = 3;

    private InstanceState _state;

    public PyAst(PyType type) => _state.Shape = type.RootShape;

    public override PyType Type => _state.Shape.Type;

    internal override ref InstanceState State => ref _state;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PyAst(type);

    [PyGetter("__dict__")]
    private PyObject? DictionaryGetter(ThreadState ts) => InstanceAttributes.Materialize(this);

    [PySlot(Slot.Init)]
    private bool InitSlot(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (Attributes.Get(ts, Type, AstNames.Fields) is not { } names || Iteration.ToTuple(ts, names) is not { } fields)
        {
            return false;
        }

        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional > fields.Count)
        {
            return Raise.TypeError(ts, $"{Type.Name} constructor takes at most {fields.Count} positional argument{(fields.Count == 1 ? "" : "s")}");
        }

        var remaining = new PySet();
        foreach (PyObject field in fields.Items)
        {
            if (!remaining.Add(ts, field))
            {
                return false;
            }
        }

        for (int i = 0; i < positional; i++)
        {
            if (!SetAttribute(ts, fields[i], arguments[i]) || remaining.Remove(ts, fields[i]) == Truth.Error)
            {
                return false;
            }
        }

        for (int i = positional; i < arguments.Length; i++)
        {
            if (!SetKeyword(ts, fields, remaining, keywordNames![i - positional], arguments[i]))
            {
                return false;
            }
        }

        return SetDefaults(ts, remaining);
    }

    /// <summary>The names of the fields, empty where the class has none; false: an exception is pending.</summary>
    private bool FieldNames(ThreadState ts, [NotNullWhen(true)] out PyTuple? names)
    {
        Lookup found = Attributes.Find(ts, Type, AstNames.Fields);
        names = found.TryGet(out PyObject? value) ? Iteration.ToTuple(ts, value) : found.IsAbsent ? PyTuple.Empty : null;
        return names is not null;
    }

    private bool SetAttribute(ThreadState ts, PyObject name, PyObject value) => name is PyStr text
        ? Attributes.Set(ts, this, text, value)
        : Raise.TypeError(ts, $"attribute name must be string, not '{name.Type.Name}'");

    private bool SetKeyword(ThreadState ts, PyTuple fields, PySet remaining, PyObject name, PyObject value)
    {
        Truth isField = Containers.Contains(ts, fields, name);
        if (isField == Truth.True)
        {
            Truth removed = remaining.Remove(ts, name);
            if (removed != Truth.True)
            {
                return removed == Truth.False && (bool)Raise.TypeError(ts, $"{DisplayName} got multiple values for argument {Text.Repr(ts, name)}");
            }
        }
        else if (isField == Truth.Error || !WarnUnknown(ts, name))
        {
            return false;
        }

        return SetAttribute(ts, name, value);
    }

    /// <summary>The type's name as C's <c>tp_name</c> has it: AST itself shows its module.</summary>
    private string DisplayName => Type.FullName;

    private bool WarnUnknown(ThreadState ts, PyObject name)
    {
        PyObject? attributes = Attributes.Get(ts, Type, AstNames.Attributes);
        Truth known = attributes is null ? Truth.Error : Containers.Contains(ts, attributes, name);
        return known == Truth.True || (known == Truth.False && Deprecations.Warn(
            ts, $"{DisplayName}.__init__ got an unexpected keyword argument {Text.Repr(ts, name)}. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15."));
    }

    /// <summary>Lists that were not given are empty, a context is Load, optional fields keep the None of the class; others are missed.</summary>
    private bool SetDefaults(ThreadState ts, PySet remaining)
    {
        Lookup found = Attributes.Find(ts, Type, AstNames.FieldTypes);
        if (!found.TryGet(out PyObject? types))
        {
            return found.IsAbsent;
        }

        if (Iteration.ToTuple(ts, remaining) is not { } missing)
        {
            return false;
        }

        foreach (PyObject name in missing.Items)
        {
            Lookup kind = types is PyDict kinds ? kinds.Get(ts, name) : Lookup.Absent;
            bool done = kind.TryGet(out PyObject? type) ? SetDefault(ts, name, type)
                : kind.IsAbsent && Deprecations.Warn(
                    ts, $"Field {Text.Repr(ts, name)} is missing from {DisplayName}._field_types. This will become an error in Python 3.15.");
            if (!done)
            {
                return false;
            }
        }

        return true;
    }

    private bool SetDefault(ThreadState ts, PyObject name, PyObject type)
    {
        switch (type)
        {
            case PyUnion:
                return true;
            case PyGenericAlias:
                return SetAttribute(ts, name, new PyList());
        }

        return AstState.Get(ts) is not { } state ? false
            : ReferenceEquals(type, state.GroupTypes[typeof(ExpressionContext)])
            ? SetAttribute(ts, name, state.Singletons[ExpressionContext.Load])
            : Deprecations.Warn(
                ts, $"{DisplayName}.__init__ missing 1 required positional argument: {Text.Repr(ts, name)}. This will become an error in Python 3.15.");
    }

    /// <summary>The constructor is given a None for each leading field that is there, so that it misses none; then the state sets them all.</summary>
    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        if (!FieldNames(ts, out PyTuple? fields))
        {
            return null;
        }

        PyDict attributes = InstanceAttributes.Materialize(this);
        int given = 0;
        while (given < fields.Count)
        {
            Lookup value = attributes.Get(ts, fields[given]);
            if (value.IsError)
            {
                return null;
            }

            if (value.IsAbsent)
            {
                break;
            }

            given++;
        }

        var nones = new PyObject[given];
        Array.Fill(nones, PyNone.Instance);
        return PyTuple.Create(Type, PyTuple.FromArray(nones), attributes);
    }

    [PyMethod("__replace__(*args, **fields)", TextSignature = "($self, /, **fields)", Doc = "Return a copy of the AST node with new values for the specified fields.")]
    private PyObject? Replace(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames?.Count ?? 0;
        if (arguments.Length > keywords)
        {
            return Raise.TypeError(ts, "__replace__() takes no positional arguments");
        }

        if (!FieldNames(ts, out PyTuple? fields) || !AttributeNames(ts, out PyTuple? attributes))
        {
            return null;
        }

        PyDict own = InstanceAttributes.Materialize(this);
        var payload = new PyDict();
        foreach (PyObject name in (PyObject[])[.. fields.Items, .. attributes.Items])
        {
            Lookup value = own.Get(ts, name);
            if (value.IsError || (value.TryGet(out PyObject? kept) && !payload.SetItem(ts, name, kept)))
            {
                return null;
            }
        }

        for (int i = 0; i < keywords; i++)
        {
            PyObject name = keywordNames![i];
            Truth known = Containers.Contains(ts, fields, name);
            known = known == Truth.False ? Containers.Contains(ts, attributes, name) : known;
            if (known != Truth.True)
            {
                return known == Truth.False ? Raise.TypeError(ts, $"{DisplayName}.__replace__ got an unexpected keyword argument {Text.Repr(ts, name)}.") : null;
            }

            if (!payload.SetItem(ts, name, arguments[i]))
            {
                return null;
            }
        }

        return ReplaceMissing(ts, fields, payload) ? Calls.CallWith(ts, Type, PyTuple.Empty, payload) : null;
    }

    /// <summary>Whether all fields but the optional ones are there to make a node of.</summary>
    private bool ReplaceMissing(ThreadState ts, PyTuple fields, PyDict payload)
    {
        Lookup found = Attributes.Find(ts, Type, AstNames.FieldTypes);
        if (found.IsError)
        {
            return false;
        }

        var missing = new List<string>();
        foreach (PyObject field in fields.Items)
        {
            Lookup given = payload.Get(ts, field);
            Lookup type = found.ValueOrNull is PyDict types ? types.Get(ts, field) : Lookup.Absent;
            if (given.IsError || type.IsError)
            {
                return false;
            }

            if (given.IsAbsent && type.ValueOrNull is not PyUnion)
            {
                missing.Add(Text.Repr(ts, field)?.ToString() ?? "");
            }
        }

        missing.Sort(string.CompareOrdinal);
        return ts.Pending is null && (missing.Count == 0 || (bool)Raise.TypeError(
            ts, $"{DisplayName}.__replace__ missing {missing.Count} keyword argument{(missing.Count == 1 ? "" : "s")}: {string.Join(", ", missing)}."));
    }

    private bool AttributeNames(ThreadState ts, [NotNullWhen(true)] out PyTuple? names)
    {
        Lookup found = Attributes.Find(ts, Type, AstNames.Attributes);
        names = found.TryGet(out PyObject? value) ? Iteration.ToTuple(ts, value) : found.IsAbsent ? PyTuple.Empty : null;
        return names is not null;
    }

    // ---- repr

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        var text = new StringBuilder();
        return AppendRepr(ts, text, ReprDepth) ? PyStr.From(text.ToString()) : null;
    }

    private bool AppendRepr(ThreadState ts, StringBuilder text, int depth)
    {
        text.Append(DisplayName).Append('(');
        if (depth <= 0 || !Text.EnterRepr(ts, this))
        {
            text.Append("...)");
            return true;
        }

        bool done = AppendFields(ts, text, depth);
        Text.LeaveRepr(ts);
        text.Append(')');
        return done;
    }

    private bool AppendFields(ThreadState ts, StringBuilder text, int depth)
    {
        if (!FieldNames(ts, out PyTuple? fields))
        {
            return false;
        }

        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i] is not PyStr name)
            {
                return Raise.TypeError(ts, $"attribute name must be string, not '{fields[i].Type.Name}'");
            }

            if (Attributes.Get(ts, this, name) is not { } value)
            {
                return false;
            }

            text.Append(i > 0 ? ", " : "").Append(name).Append('=');
            if (value is PyList or PyTuple ? !AppendItems(ts, text, value, depth) : !AppendValue(ts, text, value, depth - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AppendValue(ThreadState ts, StringBuilder text, PyObject value, int depth)
    {
        if (value is PyAst node)
        {
            return node.AppendRepr(ts, text, depth);
        }

        if (Text.Repr(ts, value) is not { } shown)
        {
            return false;
        }

        text.Append(shown);
        return true;
    }

    /// <summary>The first and the last of a sequence.</summary>
    private static bool AppendItems(ThreadState ts, StringBuilder text, PyObject sequence, int depth)
    {
        PyObject[] items = sequence is PyTuple tuple ? tuple.AsArray() : ((PyList)sequence).Items.ToArray();
        bool isTuple = sequence is PyTuple;
        if (!Text.EnterRepr(ts, sequence))
        {
            text.Append(isTuple ? "(...)" : "[...]");
            return true;
        }

        text.Append(isTuple ? '(' : '[');
        bool done = items.Length == 0 || AppendValue(ts, text, items[0], depth - 1);
        if (done && items.Length > 1)
        {
            text.Append(items.Length > 2 ? ", ..., " : ", ");
            done = AppendValue(ts, text, items[^1], depth - 1);
        }

        Text.LeaveRepr(ts);
        text.Append(isTuple ? ')' : ']');
        return done;
    }
}
