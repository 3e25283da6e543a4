using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Ast;

/// <summary><c>ast.AST</c>: a node as a Python object; its fields are instance attributes.</summary>
[PyType("AST", Module = "ast", Subclassable = true, OwnTypeProperty = true, Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, TextSignature = null)]
internal sealed partial class PyAst : PyObject
{
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
        PyObject? fieldNames = Attributes.Get(ts, Type, "_fields");
        PyTuple? fields = fieldNames is null ? null : Iteration.ToTuple(ts, fieldNames);
        if (fields is null)
        {
            return false;
        }

        int keywords = keywordNames?.Count ?? 0;
        int positional = arguments.Length - keywords;
        if (positional > fields.Count)
        {
            return Raise.TypeError(ts, $"{Type.Name} constructor takes at most {fields.Count} positional argument{(fields.Count == 1 ? "" : "s")}");
        }

        var given = new bool[fields.Count];
        for (int i = 0; i < positional; i++)
        {
            given[i] = true;
            if (!Attributes.Set(ts, this, (PyStr)fields[i], arguments[i]))
            {
                return false;
            }
        }

        for (int i = 0; i < keywords; i++)
        {
            var name = (PyStr)keywordNames![i];
            int index = Array.FindIndex(fields.Items, field => field is PyStr text && text.EqualTo(name));
            if (index >= 0 && given[index])
            {
                return Raise.TypeError(ts, $"{Type.Name} got multiple values for argument '{name}'");
            }

            if (index >= 0)
            {
                given[index] = true;
            }

            if (!Attributes.Set(ts, this, name, arguments[positional + i]))
            {
                return false;
            }
        }

        return SetDefaults(ts, fields, given);
    }

    [PyMethod("__reduce_ex__(protocol, /)")]
    private PyObject? ReduceEx(ThreadState ts, PyObject protocol) => Reduce(ts);

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => PyTuple.Create(Type, PyTuple.Empty, InstanceAttributes.Materialize(this).Copy());

    /// <summary>Lists that were not given are empty, a context is Load; other fields keep what the class says (None where they are optional).</summary>
    private bool SetDefaults(ThreadState ts, PyTuple fields, bool[] given)
    {
        Lookup found = Attributes.Find(ts, Type, "_field_types");
        if (found.IsError)
        {
            return false;
        }

        if (!found.TryGet(out PyObject? types) || types is not PyDict kinds)
        {
            return true;
        }

        for (int i = 0; i < fields.Count; i++)
        {
            if (given[i] || kinds.GetInterned((PyStr)fields[i]) is not { } kind)
            {
                continue;
            }

            PyObject? value = kind is PyGenericAlias ? new PyList()
                : kind is PyType { Name: "expr_context" } ? Attributes.Get(ts, ts.Interpreter.StateOf<AstState>().Module!, "Load") is { } load ? Calls.Call(ts, load) : null
                : null;
            if (value is not null && !Attributes.Set(ts, this, (PyStr)fields[i], value))
            {
                return false;
            }
        }

        return ts.Pending is null;
    }
}

/// <summary>What <c>_ast</c> keeps per interpreter.</summary>
internal sealed class AstState
{
    public PyModule? Module { get; set; }

    public System.Collections.Generic.Dictionary<Type, PyType> Classes { get; } = [];

    /// <summary>The only instances of operators and contexts.</summary>
    public System.Collections.Generic.Dictionary<Enum, PyObject> Singletons { get; } = [];
}
