using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Ast;

/// <summary>What <c>_ast</c> keeps per interpreter: the Python classes and what each stands for.</summary>
internal sealed class AstState
{
    private bool _isComplete;

    /// <summary><c>ast.AST</c>.</summary>
    public required PyType Root { get; init; }

    /// <summary>All classes, in the order of the grammar.</summary>
    public List<PyType> AllTypes { get; } = [];

    /// <summary>The Python classes of nodes by .NET class.</summary>
    public Dictionary<Type, PyType> Types { get; } = [];

    /// <summary>The Python classes of groups by .NET base class or enumeration.</summary>
    public Dictionary<Type, PyType> GroupTypes { get; } = [];

    /// <summary>What each Python class of nodes stands for.</summary>
    public Dictionary<PyType, AstClass> Descriptions { get; } = [];

    /// <summary>What each Python class of an operator or context stands for.</summary>
    public Dictionary<PyType, Enum> EnumerationMembers { get; } = [];

    /// <summary>The instances of operators and contexts that trees are made with.</summary>
    public Dictionary<Enum, PyObject> Singletons { get; } = [];

    /// <summary>Whether an object is a node. Where nobody has asked for the classes yet there is none.</summary>
    public static Truth IsNode(ThreadState ts, PyObject value) => Of(ts) is { _isComplete: true } state ? TypeTests.IsInstance(ts, value, state.Root) : Truth.False;

    private static AstState Of(ThreadState ts) => ts.Interpreter.StateOf(() => new AstState { Root = PyAst.TypeObject.CloneFor(ts.Interpreter) });

    /// <summary>The interpreter's classes, made when they are first asked for; null: an exception is pending.</summary>
    public static AstState? Get(ThreadState ts)
    {
        AstState state = Of(ts);
        if (!state._isComplete && !AstTypes.Make(ts, state))
        {
            return null;
        }

        state._isComplete = true;
        return state;
    }
}

/// <summary>Names of attributes that the module asks for.</summary>
internal static class AstNames
{
    public static readonly PyStr Fields = PyStr.Intern("_fields");
    public static readonly PyStr FieldTypes = PyStr.Intern("_field_types");
    public static readonly PyStr Attributes = PyStr.Intern("_attributes");
    public static readonly PyStr Line = PyStr.Intern("lineno");
    public static readonly PyStr Column = PyStr.Intern("col_offset");
    public static readonly PyStr EndLine = PyStr.Intern("end_lineno");
    public static readonly PyStr EndColumn = PyStr.Intern("end_col_offset");

    /// <summary><c>_attributes</c> of nodes that have a place in the source.</summary>
    public static readonly PyTuple Locations = PyTuple.Create(Line, Column, EndLine, EndColumn);
}
