using System;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Modules.Ast;

/// <summary>Turns syntax trees into Python objects and back.</summary>
internal static class AstConverter
{
    /// <summary>The tree as objects of <c>_ast</c>; null: an exception is pending.</summary>
    public static PyObject? ToObjects(ThreadState ts, ModuleNode tree) =>
        Imports.Import(ts, "_ast") is null ? null : ToObject(ts, ts.Interpreter.StateOf<AstState>(), tree);

    private static PyObject? ToObject(ThreadState ts, AstState state, object? value)
    {
        switch (value)
        {
            case null:
                return PyNone.Instance;
            case string text:
                return PyStr.Intern(text);
            case int number:
                return PyInt.From(number);
            case ConstantValue constant:
                return ConstantObjects.From(ts, constant);
            case Enum choice:
                return state.Singletons[choice];
            case Array items:
                PyList list = PyList.WithCapacity(items.Length);
                foreach (object? item in items)
                {
                    if (ToObject(ts, state, item) is not { } converted)
                    {
                        return null;
                    }

                    list.Add(converted);
                }

                return list;
            default:
                return NodeToObject(ts, state, (Node)value);
        }
    }

    private static PyAst? NodeToObject(ThreadState ts, AstState state, Node node)
    {
        if (!ts.CheckStack())
        {
            return null;
        }

        AstClass description = AstSchema.Classes[node.GetType()];
        var made = new PyAst(state.Classes[node.GetType()]);
        foreach (AstField field in description.Fields)
        {
            if (ToObject(ts, state, field.Property.GetValue(node)) is not { } value || !InstanceAttributes.Set(ts, made, PyStr.Intern(field.Name), value))
            {
                return null;
            }
        }

        if (node is LocatedNode located)
        {
            SourceSpan span = located.Span;
            _ = InstanceAttributes.Set(ts, made, PyStr.Intern("lineno"), PyInt.From(span.Line))
                && InstanceAttributes.Set(ts, made, PyStr.Intern("col_offset"), PyInt.From(span.Column))
                && InstanceAttributes.Set(ts, made, PyStr.Intern("end_lineno"), PyInt.From(span.EndLine))
                && InstanceAttributes.Set(ts, made, PyStr.Intern("end_col_offset"), PyInt.From(span.EndColumn));
        }

        return made;
    }
}
