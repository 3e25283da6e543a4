using System;
using System.Collections.Generic;
using System.Reflection;
using System.Text;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Modules.Ast;

/// <summary>What a field holds; <see cref="Node"/> is one of a group of classes, <see cref="Product"/> one class alone.</summary>
internal enum AstFieldKind { Identifier, String, Integer, Constant, Enumeration, Node, Product }

/// <summary>One field of a node class.</summary>
/// <param name="Name">Python's name.</param>
/// <param name="TypeName">The type's name in the abstract grammar.</param>
/// <param name="ItemType">The .NET type of the value, or of each value of a list.</param>
/// <param name="IsList">A repeated field.</param>
/// <param name="IsOptional">May be None.</param>
/// <param name="ItemsMayBeNone">Items of the list may be None.</param>
/// <param name="Getter">Reads the .NET property.</param>
internal sealed record AstField(
    string Name, string TypeName, AstFieldKind Kind, Type ItemType, bool IsList, bool IsOptional, bool ItemsMayBeNone, MethodInvoker Getter)
{
    /// <summary>The field as the grammar writes it, such as <c>stmt* body</c>.</summary>
    public override string ToString() => $"{TypeName}{(ItemsMayBeNone ? "?*" : IsList ? "*" : IsOptional ? "?" : "")} {Name}";
}

/// <summary>One node class.</summary>
/// <param name="Name">Python's name.</param>
/// <param name="Group">The class that it derives from; null for one that stands alone.</param>
/// <param name="NativeType">The .NET class.</param>
/// <param name="Fields">In the order of the constructor.</param>
/// <param name="Constructor">Makes a node of its fields and, where it has one, its span.</param>
internal sealed record AstClass(string Name, AstGroup? Group, Type NativeType, AstField[] Fields, ConstructorInvoker Constructor)
{
    /// <summary>Nodes of this class have a place in the source.</summary>
    public bool IsLocated { get; } = typeof(LocatedNode).IsAssignableFrom(NativeType);

    /// <summary>The class as the grammar writes it, such as <c>Expr(expr value)</c>.</summary>
    public override string ToString() => Fields.Length == 0 ? Name : $"{Name}({string.Join(", ", Array.ConvertAll(Fields, static field => field.ToString()))})";
}

/// <summary>A group of node classes, a sum in the terms of the grammar.</summary>
/// <param name="Name">Python's name.</param>
/// <param name="NativeType">The .NET base class, or the enumeration of a group whose classes have no fields.</param>
/// <param name="EndIsOptional">The end of the place in the source may be left out.</param>
internal sealed record AstGroup(string Name, Type NativeType, bool EndIsOptional)
{
    public bool IsEnumeration => NativeType.IsEnum;

    public bool IsLocated { get; } = typeof(LocatedNode).IsAssignableFrom(NativeType);

    /// <summary>The classes of the group; empty for an enumeration.</summary>
    public List<AstClass> Classes { get; } = [];

    /// <summary>The group as the grammar writes it.</summary>
    public override string ToString() => IsEnumeration
        ? $"{Name} = {string.Join(" | ", Enum.GetNames(NativeType))}"
        : $"{Name} = {string.Join("\n" + new string(' ', Name.Length + 1) + "| ", Classes)}";
}

/// <summary>The abstract grammar as the <c>_ast</c> module shows it, derived from the .NET classes of the syntax tree.</summary>
internal static class AstSchema
{
    /// <summary>Groups and classes that stand alone, in the order of the grammar.</summary>
    public static readonly object[] Definitions;

    /// <summary>All node classes by .NET type.</summary>
    public static readonly Dictionary<Type, AstClass> Classes = [];

    /// <summary>All groups by .NET type.</summary>
    public static readonly Dictionary<Type, AstGroup> Groups = [];

    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly List<Type> s_nodeClasses = NodeClasses();

    static AstSchema()
    {
        // Each in its place: a group by its base class, one that stands alone by itself.
        (string Name, Type Native)[] order =
        [
            ("mod", typeof(ModuleNode)), ("stmt", typeof(StatementNode)), ("expr", typeof(ExpressionNode)), ("expr_context", typeof(ExpressionContext)),
            ("boolop", typeof(BooleanOperator)), ("operator", typeof(BinaryOperator)), ("unaryop", typeof(UnaryOperator)), ("cmpop", typeof(ComparisonOperator)),
            ("comprehension", typeof(Comprehension)), ("excepthandler", typeof(ExceptHandler)), ("arguments", typeof(Arguments)), ("arg", typeof(Arg)),
            ("keyword", typeof(Keyword)), ("alias", typeof(Alias)), ("withitem", typeof(WithItem)), ("match_case", typeof(MatchCase)), ("pattern", typeof(PatternNode)),
            ("type_ignore", typeof(TypeIgnore)), ("type_param", typeof(TypeParameterNode)),
        ];
        foreach ((string name, Type native) in order)
        {
            if (native.IsAbstract || native.IsEnum || native == typeof(ExceptHandler) || native == typeof(TypeIgnore))
            {
                Groups.Add(native, new AstGroup(name, native, native != typeof(PatternNode) && native != typeof(TypeParameterNode)));
            }
        }

        Definitions = Array.ConvertAll(order, DefinitionOf);
    }

    /// <summary>
    /// The classes of <see cref="Node"/>'s namespace, in the order of their declarations: they stand one after another in the metadata. To ask for all classes of the assembly would load
    /// thousands where all rooms are in one.
    /// </summary>
    private static List<Type> NodeClasses()
    {
        System.Reflection.Module module = typeof(Node).Module;
        List<Type> classes = [];
        int first = typeof(Node).MetadataToken;
        while (InNamespace(first - 1) is not null)
        {
            first--;
        }

        for (int token = first; InNamespace(token) is { } type; token++)
        {
            classes.Add(type);
        }

        return classes;

        Type? InNamespace(int token)
        {
            // What precedes the first class is the module's own pseudo-class, what follows the last throws where there is nothing.
            try
            {
                Type type = module.ResolveType(token);
                return type.Namespace == typeof(Node).Namespace && !type.IsNested ? type : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    private static object DefinitionOf((string Name, Type Native) entry)
    {
        if (!Groups.TryGetValue(entry.Native, out AstGroup? group))
        {
            return AddClass(entry.Name, null, entry.Native);
        }

        if (!group.IsEnumeration)
        {
            foreach (Type type in s_nodeClasses)
            {
                if (!type.IsAbstract && entry.Native.IsAssignableFrom(type))
                {
                    group.Classes.Add(AddClass(type.Name, group, type));
                }
            }
        }

        return group;
    }

    private static AstClass AddClass(string name, AstGroup? group, Type type)
    {
        ConstructorInfo constructor = type.GetConstructors()[0];
        var fields = new List<AstField>();
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            if (parameter.Name != "Span")
            {
                fields.Add(FieldOf(type.GetProperty(parameter.Name!)!));
            }
        }

        var description = new AstClass(name, group, type, fields.ToArray(), ConstructorInvoker.Create(constructor));
        Classes.Add(type, description);
        return description;
    }

    private static AstField FieldOf(PropertyInfo property)
    {
        NullabilityInfo nullability = s_nullability.Create(property);
        Type type = property.PropertyType;
        bool list = type.IsArray;
        Type item = list ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
        bool optional = !list && (item != type || nullability.ReadState == NullabilityState.Nullable);
        bool optionalItems = list && nullability.ElementType is { ReadState: NullabilityState.Nullable };
        string name = FieldName(property.Name);
        (string typeName, AstFieldKind kind) = KindOf(item, name);
        return new AstField(name, typeName, kind, item, list, optional, optionalItems, MethodInvoker.Create(property.GetMethod!));
    }

    private static (string TypeName, AstFieldKind Kind) KindOf(Type item, string name)
    {
        if (Groups.TryGetValue(item, out AstGroup? group))
        {
            return (group.Name, group.IsEnumeration ? AstFieldKind.Enumeration : AstFieldKind.Node);
        }

        if (item == typeof(string))
        {
            return name is "type_comment" or "kind" or "tag" ? ("string", AstFieldKind.String) : ("identifier", AstFieldKind.Identifier);
        }

        return item == typeof(int) ? ("int", AstFieldKind.Integer)
            : item == typeof(ConstantValue) ? ("constant", AstFieldKind.Constant)
            : (item == typeof(MatchCase) ? "match_case" : item.Name.ToLowerInvariant(), AstFieldKind.Product);
    }

    /// <summary>"DecoratorList" becomes "decorator_list".</summary>
    private static string FieldName(string property)
    {
        if (property == nameof(Arg.ArgName))
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
