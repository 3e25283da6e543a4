using System;
using System.Collections.Generic;
using System.Reflection;
using System.Text;
using Adder.Syntax.Ast;

namespace Adder.Modules.Ast;

/// <summary>One field of a node class.</summary>
/// <param name="Name">Python's name.</param>
/// <param name="Property">The .NET property.</param>
/// <param name="IsList">A repeated field.</param>
/// <param name="IsOptional">May be None.</param>
internal sealed record AstField(string Name, PropertyInfo Property, bool IsList, bool IsOptional);

/// <summary>One node class.</summary>
internal sealed record AstClass(string Name, string Group, Type NativeType, AstField[] Fields, ConstructorInfo Constructor)
{
    /// <summary>Nodes of this class have a place in the source.</summary>
    public bool IsLocated => typeof(LocatedNode).IsAssignableFrom(NativeType);
}

/// <summary>The abstract grammar as the <c>_ast</c> module shows it, derived from the .NET classes of the syntax tree.</summary>
internal static class AstSchema
{
    /// <summary>Groups of node classes: Python's name and .NET's base.</summary>
    private static readonly (string Name, Type Base)[] s_groups =
    [
        ("mod", typeof(ModuleNode)), ("stmt", typeof(StatementNode)), ("expr", typeof(ExpressionNode)), ("pattern", typeof(PatternNode)), ("type_param", typeof(TypeParameterNode)),
    ];

    /// <summary>Operators and contexts: Python's name of the group and the .NET enumeration.</summary>
    public static readonly (string Name, Type Enumeration)[] Enumerations =
    [
        ("expr_context", typeof(ExpressionContext)), ("boolop", typeof(BooleanOperator)), ("operator", typeof(BinaryOperator)), ("unaryop", typeof(UnaryOperator)), ("cmpop", typeof(ComparisonOperator)),
    ];

    /// <summary>All node classes by .NET type.</summary>
    public static readonly Dictionary<Type, AstClass> Classes = Build();

    public static IEnumerable<string> GroupNames => ["mod", "stmt", "expr", "pattern", "type_param", "excepthandler", "type_ignore"];

    private static Dictionary<Type, AstClass> Build()
    {
        var classes = new Dictionary<Type, AstClass>();
        var nullability = new NullabilityInfoContext();
        foreach (Type type in typeof(Node).Assembly.GetTypes())
        {
            if (type.IsAbstract || !typeof(Node).IsAssignableFrom(type))
            {
                continue;
            }

            ConstructorInfo constructor = type.GetConstructors()[0];
            var fields = new List<AstField>();
            foreach (ParameterInfo parameter in constructor.GetParameters())
            {
                if (parameter.Name == "Span")
                {
                    continue;
                }

                PropertyInfo property = type.GetProperty(parameter.Name!)!;
                bool list = property.PropertyType.IsArray;
                bool optional = !list && (Nullable.GetUnderlyingType(property.PropertyType) is not null || nullability.Create(property).ReadState == NullabilityState.Nullable);
                fields.Add(new AstField(FieldName(parameter.Name!), property, list, optional));
            }

            classes.Add(type, new AstClass(ClassName(type), GroupOf(type), type, fields.ToArray(), constructor));
        }

        return classes;
    }

    private static string ClassName(Type type) => type.Name switch
    {
        nameof(Arguments) => "arguments",
        nameof(Arg) => "arg",
        nameof(Keyword) => "keyword",
        nameof(Alias) => "alias",
        nameof(WithItem) => "withitem",
        nameof(MatchCase) => "match_case",
        nameof(Comprehension) => "comprehension",
        _ => type.Name,
    };

    private static string GroupOf(Type type)
    {
        foreach ((string name, Type groupBase) in s_groups)
        {
            if (groupBase.IsAssignableFrom(type))
            {
                return name;
            }
        }

        return type == typeof(ExceptHandler) ? "excepthandler" : type == typeof(TypeIgnore) ? "type_ignore" : "AST";
    }

    /// <summary>"DecoratorList" becomes "decorator_list".</summary>
    private static string FieldName(string property)
    {
        if (property == "ArgName")
        {
            return "arg";
        }

        var name = new StringBuilder();
        foreach (char c in property)
        {
            if (char.IsUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
