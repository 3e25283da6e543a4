using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Reflection;
using System.Text;
using Adder.Syntax;
using Adder.Syntax.Unparsing;
using Adder.Syntax.Ast;

namespace Adder.AstDump;

/// <summary>Writes trees as CPython's <c>ast.dump(tree, include_attributes=True)</c> does.</summary>
internal sealed class Dumper
{
    private static readonly Dictionary<Type, (string Name, PropertyInfo Property)[]> s_fields = [];
    private readonly StringBuilder _output = new();

    public static string Dump(Node node)
    {
        var dumper = new Dumper();
        dumper.Write(node);
        return dumper._output.ToString();
    }

    private static (string Name, PropertyInfo Property)[] FieldsOf(Type type)
    {
        if (s_fields.TryGetValue(type, out var fields))
        {
            return fields;
        }

        var list = new List<(string, PropertyInfo)>();
        foreach (ParameterInfo parameter in type.GetConstructors()[0].GetParameters())
        {
            if (parameter.Name != "Span")
            {
                list.Add((PythonName(parameter.Name!), type.GetProperty(parameter.Name!)!));
            }
        }

        return s_fields[type] = list.ToArray();
    }

    private static string PythonName(string name)
    {
        if (name == "ArgName")
        {
            return "arg";
        }

        var builder = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && builder.Length > 0)
            {
                builder.Append('_');
            }

            builder.Append(char.ToLowerInvariant(c));
        }

        return builder.ToString();
    }

    private void Write(Node node)
    {
        Type type = node.GetType();
        string name = type.Name switch
        {
            "Arguments" => "arguments",
            "Arg" => "arg",
            "Keyword" => "keyword",
            "Alias" => "alias",
            "WithItem" => "withitem",
            "MatchCase" => "match_case",
            "Comprehension" => "comprehension",
            string other => other,
        };
        _output.Append(name).Append('(');
        bool first = true;
        foreach ((string field, PropertyInfo property) in FieldsOf(type))
        {
            object? value = property.GetValue(node);
            if (value is null || value is Array { Length: 0 })
            {
                continue;
            }

            _output.Append(first ? "" : ", ").Append(field).Append('=');
            first = false;
            WriteValue(value);
        }

        if (node is LocatedNode { Span: var span })
        {
            _output.Append(first ? "" : ", ").Append(CultureInfo.InvariantCulture, $"lineno={span.Line}, col_offset={span.Column}, end_lineno={span.EndLine}, end_col_offset={span.EndColumn}");
        }

        _output.Append(')');
    }

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                _output.Append("None");
                break;
            case Node node:
                Write(node);
                break;
            case ConstantValue constant:
                _output.Append(ConstantRepr.Of(constant));
                break;
            case string text:
                _output.Append(ConstantRepr.OfString(new StringConstant(text)));
                break;
            case int number:
                _output.Append(number);
                break;
            case Enum symbol:
                _output.Append(symbol).Append("()");
                break;
            case IEnumerable items:
                _output.Append('[');
                bool first = true;
                foreach (object? item in items)
                {
                    _output.Append(first ? "" : ", ");
                    first = false;
                    WriteValue(item);
                }

                _output.Append(']');
                break;
            default:
                throw new InvalidOperationException(value.GetType().Name);
        }
    }
}
