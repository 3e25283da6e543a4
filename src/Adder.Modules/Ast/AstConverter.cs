using System;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Modules.Ast;

/// <summary>Turns syntax trees into Python objects and back.</summary>
internal static class AstConverter
{
    /// <summary>Gives <c>compile()</c> its way from and to <c>ast</c> objects.</summary>
    public static void Install() => SourceCompilation.Trees ??= new Conversion();

    /// <summary>The conversion as the runtime's <c>compile</c> and <c>ast.parse</c> ask for it.</summary>
    private sealed class Conversion : TreeConversion
    {
        public override PyObject? ToObjects(ThreadState ts, ModuleNode tree) => AstConverter.ToObjects(ts, tree);

        public override ModuleNode? ToTree(ThreadState ts, PyObject source, ParseMode mode) => AstConverter.ToTree(ts, source, mode);
    }

    /// <summary>The tree as objects of <c>_ast</c>; null: an exception is pending.</summary>
    private static PyObject? ToObjects(ThreadState ts, ModuleNode tree) =>
        AstState.Get(ts) is { } state ? ToObject(ts, state, tree) : null;

    /// <summary>The tree of an <c>ast</c> object, checked; null with nothing pending: the object is no such thing.</summary>
    private static ModuleNode? ToTree(ThreadState ts, PyObject source, ParseMode mode)
    {
        if (AstState.IsNode(ts, source) != Truth.True || AstState.Get(ts) is not { } state)
        {
            return null;
        }

        ModuleNode? tree = new AstReader(ts, state).Read(source, mode);
        return tree is not null && new AstValidator(ts).Validate(tree) ? tree : null;
    }

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
                return ConstantObjects.From(constant);
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
        if (!ts.CheckRecursion(" during ast construction"))
        {
            return null;
        }

        var made = new PyAst(state.Types[node.GetType()]);
        foreach (AstField field in AstSchema.Classes[node.GetType()].Fields)
        {
            object? content = field.Getter.Invoke(node);
            PyObject? value = content is null && field.Kind == AstFieldKind.Integer ? PySmallInt.Zero : ToObject(ts, state, content);
            if (value is null || !InstanceAttributes.Set(ts, made, PyStr.Intern(field.Name), value))
            {
                return null;
            }
        }

        if (node is LocatedNode located)
        {
            SourceSpan span = located.Span;
            _ = InstanceAttributes.Set(ts, made, AstNames.Line, PyInt.From(span.Line))
                && InstanceAttributes.Set(ts, made, AstNames.Column, PyInt.From(span.Column))
                && InstanceAttributes.Set(ts, made, AstNames.EndLine, PyInt.From(span.EndLine))
                && InstanceAttributes.Set(ts, made, AstNames.EndColumn, PyInt.From(span.EndColumn));
        }

        return made;
    }
}
