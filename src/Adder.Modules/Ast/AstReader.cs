using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Raise = Adder.Runtime.Raise;

namespace Adder.Modules.Ast;

/// <summary>
/// Makes a syntax tree of <c>ast</c> objects. It sees to the types of fields only: the tree may hold nulls where the grammar allows none,
/// and must be validated.
/// </summary>
internal sealed class AstReader(ThreadState ts, AstState state)
{
    /// <summary>Reads a root of the kind that the mode asks for; null: an exception is pending.</summary>
    public ModuleNode? Read(PyObject source, ParseMode mode)
    {
        Type wanted = mode switch
        {
            ParseMode.Exec => typeof(Module),
            ParseMode.Eval => typeof(Expression),
            ParseMode.Single => typeof(Interactive),
            _ => typeof(FunctionType),
        };
        PyType type = state.Types[wanted];
        Truth isWanted = TypeTests.IsInstance(ts, source, type);
        if (isWanted != Truth.True)
        {
            _ = isWanted == Truth.False && Raise.TypeError(ts, $"expected {type.Name} node, got {source.Type.Name}");
            return null;
        }

        return (ModuleNode?)(ReadGroup(AstSchema.Groups[typeof(ModuleNode)], source, out Node? root) ? root : null);
    }

    /// <summary>Reads an object of one of a group's classes; None gives null.</summary>
    private bool ReadGroup(AstGroup group, PyObject source, out Node? node)
    {
        node = null;
        if (source is PyNone)
        {
            return true;
        }

        SourceSpan span = SourceSpan.None;
        if (group.IsLocated && !ReadSpan(group.Name, group.EndIsOptional, source, out span))
        {
            return false;
        }

        foreach (PyType type in source.Type.Mro)
        {
            if (state.Descriptions.TryGetValue(type, out AstClass? description) && ReferenceEquals(description.Group, group))
            {
                return ReadFields(description, source, span, out node);
            }
        }

        return Unexpected(group, source);
    }

    private bool Unexpected(AstGroup group, PyObject source) =>
        Text.Repr(ts, source) is { } shown && (bool)Raise.TypeError(ts, $"expected some sort of {group.Name}, but got {shown}");

    private bool ReadProduct(AstClass description, PyObject source, out Node? node) => ReadFields(description, source, null, out node);

    /// <summary>Reads the fields of an object as those of a given class, whatever its own is.</summary>
    /// <param name="span">The place where it was read before; null: to be read after the fields where the class has one.</param>
    private bool ReadFields(AstClass description, PyObject source, SourceSpan? span, out Node? node)
    {
        node = null;
        if (!ts.CheckStack())
        {
            return false;
        }

        AstField[] fields = description.Fields;
        var arguments = new object?[fields.Length + (description.IsLocated ? 1 : 0)];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!ReadField(description, fields[i], source, out arguments[i]))
            {
                return false;
            }
        }

        if (description.IsLocated)
        {
            SourceSpan place = span ?? SourceSpan.None;
            if (span is null && !ReadSpan(description.Name, true, source, out place))
            {
                return false;
            }

            arguments[^1] = place;
        }

        for (int i = 0; i < fields.Length; i++)
        {
            if (arguments[i] is null && !fields[i].IsOptional)
            {
                return Raise.ValueError(ts, $"field '{fields[i].Name}' is required for {description.Name}");
            }
        }

        node = (Node)description.Constructor.Invoke(arguments.AsSpan());
        return true;
    }

    private bool ReadField(AstClass owner, AstField field, PyObject source, out object? value)
    {
        value = null;
        Lookup found = Attributes.Find(ts, source, PyStr.Intern(field.Name));
        if (found.IsError)
        {
            return false;
        }

        PyObject? content = found.ValueOrNull;
        if (field.IsList)
        {
            return ReadList(owner, field, content, out value);
        }

        if (content is null or PyNone && field.IsOptional)
        {
            return true;
        }

        return content is not null ? ReadValue(field, content, out value) : Missing(field.Name, owner.Name);
    }

    private bool Missing(string field, string owner) => Raise.TypeError(ts, $"required field \"{field}\" missing from {owner}");

    private bool ReadList(AstClass owner, AstField field, PyObject? content, out object? value)
    {
        value = null;
        if (content is not (null or PyList))
        {
            return Raise.TypeError(ts, $"{owner.Name} field \"{field.Name}\" must be a list, not a {content.Type.Name}");
        }

        var list = (PyList?)content;
        int count = list?.Count ?? 0;
        var items = Array.CreateInstance(field.ItemType, count);
        for (int i = 0; i < count; i++)
        {
            if (!ReadValue(field, list![i], out object? item))
            {
                return false;
            }

            if (list.Count != count)
            {
                return Raise.RuntimeError(ts, $"{owner.Name} field \"{field.Name}\" changed size during iteration");
            }

            if (items is object?[] references)
            {
                references[i] = item;
            }
            else
            {
                items.SetValue(item, i);
            }
        }

        value = items;
        return true;
    }

    private bool ReadValue(AstField field, PyObject content, out object? value)
    {
        value = null;
        switch (field.Kind)
        {
            case AstFieldKind.Identifier:
                value = content.GetType() == typeof(PyStr) ? content.ToString() : null;
                return value is not null || content is PyNone || (bool)Raise.TypeError(ts, "AST identifier must be of type str");
            case AstFieldKind.String:
                value = content.GetType() == typeof(PyStr) ? content.ToString()
                    : content.GetType() == typeof(PyBytes) ? System.Text.Encoding.Latin1.GetString(((PyBytes)content).Data)
                    : null;
                return value is not null || (bool)Raise.TypeError(ts, "AST string must be of type str");
            case AstFieldKind.Integer:
                bool isInteger = ReadInteger(content, out int number);
                value = number;
                return isInteger;
            case AstFieldKind.Constant:
                value = ConstantObjects.ToConstant(content);
                return true;
            case AstFieldKind.Enumeration:
                return ReadEnumeration(AstSchema.Groups[field.ItemType], content, out value);
            case AstFieldKind.Node:
                bool isNode = ReadGroup(AstSchema.Groups[field.ItemType], content, out Node? node);
                value = node;
                return isNode;
            default:
                bool isProduct = ReadProduct(AstSchema.Classes[field.ItemType], content, out Node? product);
                value = product;
                return isProduct;
        }
    }

    private bool ReadEnumeration(AstGroup group, PyObject content, out object? value)
    {
        foreach (PyType type in content.Type.Mro)
        {
            if (state.EnumerationMembers.TryGetValue(type, out Enum? member) && member.GetType() == group.NativeType)
            {
                value = member;
                return true;
            }
        }

        value = null;
        return Unexpected(group, content);
    }

    private bool ReadInteger(PyObject content, out int value)
    {
        value = 0;
        if (content is PyInt number)
        {
            return number.TryGetInt64(out long wide) && wide == (int)wide
                ? ArgumentConversions.ToInt32(ts, content, out value)
                : Raise.OverflowError(ts, "Python int too large to convert to C int");
        }

        return Text.Repr(ts, content) is { } shown && (bool)Raise.ValueError(ts, $"invalid integer value: {shown}");
    }

    private bool ReadSpan(string owner, bool endIsOptional, PyObject source, out SourceSpan span)
    {
        span = SourceSpan.None;
        if (!ReadPlace(owner, AstNames.Line, source, null, out int line) || !ReadPlace(owner, AstNames.Column, source, null, out int column)
            || !ReadPlace(owner, AstNames.EndLine, source, endIsOptional ? line : null, out int endLine)
            || !ReadPlace(owner, AstNames.EndColumn, source, endIsOptional ? column : null, out int endColumn))
        {
            return false;
        }

        span = new SourceSpan(line, column, endLine, endColumn);
        return true;
    }

    private bool ReadPlace(string owner, PyStr name, PyObject source, int? instead, out int value)
    {
        value = instead ?? 0;
        Lookup found = Attributes.Find(ts, source, name);
        if (found.IsError)
        {
            return false;
        }

        if (instead is not null && (found.IsAbsent || found.ValueOrNull is PyNone))
        {
            return true;
        }

        return found.TryGet(out PyObject? content) ? ReadInteger(content, out value) : Missing(name.ToString(), owner);
    }
}
