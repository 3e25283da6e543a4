using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adder.Generators.Binding;

/// <summary>The names that generated code uses, and questions about symbols by name.</summary>
internal static class Names
{
    public const string RuntimeNamespace = "Adder.Runtime";
    public const string ObjectsNamespace = "Adder.Runtime.Objects";
    public const string BindingNamespace = "Adder.Runtime.Binding";

    public const string Runtime = "global::Adder.Runtime.";
    public const string Objects = "global::Adder.Runtime.Objects.";
    public const string Binding = "global::Adder.Runtime.Binding.";
    public const string Conversions = Binding + "ArgumentConversions.";
    public const string Errors = Binding + "ArgumentErrors.";
    public const string Parser = Binding + "ArgumentParser.";
    public const string CastStart = "global::System.Runtime.CompilerServices.Unsafe.As<";

    public const string ThreadState = Runtime + "ThreadState";
    public const string PyObject = Objects + "PyObject";
    public const string PyType = Objects + "PyType";
    public const string PyTuple = Objects + "PyTuple";
    public const string ArgumentSpan = "global::System.ReadOnlySpan<" + PyObject + ">";

    private static readonly SymbolDisplayFormat WithNullability = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The type as generated code writes it, without a nullable mark of its own.</summary>
    public static string Plain(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(WithNullability);

    public static string WithAnnotation(ITypeSymbol type) => type.ToDisplayString(WithNullability);

    public static string Cast(string type, string expression) => CastStart + type + ">(" + expression + ")";

    public static bool Is(ITypeSymbol? type, string @namespace, string name) =>
        type is INamedTypeSymbol { ContainingType: null, Arity: 0 } && type.Name == name && type.ContainingNamespace?.ToDisplayString() == @namespace;

    public static bool IsPyObject(ITypeSymbol? type) => Is(type, ObjectsNamespace, "PyObject");

    public static bool IsThreadState(ITypeSymbol? type) => Is(type, RuntimeNamespace, "ThreadState");

    public static bool DerivesFromPyObject(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (IsPyObject(type))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsSpanOfObjects(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } span && IsPyObject(span.TypeArguments[0]);

    public static AttributeData? Attribute(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (Is(attribute.AttributeClass, BindingNamespace, name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static T? Named<T>(this AttributeData attribute, string name, T? absent = default)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value is T value ? value : absent;
            }
        }

        return absent;
    }

    /// <summary>Whether the attribute gives the property a value, be it null.</summary>
    public static bool IsSet(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return true;
            }
        }

        return false;
    }

    public static string? FirstText(this AttributeData attribute) => attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;

    /// <summary>
    /// The Python name of a checked type in error messages (CPython's <c>tp_name</c>: with the module unless that is builtins): from [PyType], otherwise guessed from the class's name.
    /// </summary>
    public static string PythonName(ITypeSymbol type)
    {
        if (Attribute(type, "PyTypeAttribute") is { } attribute && attribute.FirstText() is { } name)
        {
            string module = attribute.Named("Module", "builtins")!;
            return module == "builtins" ? name : module + "." + name;
        }

        string plain = type.Name;
        return plain.StartsWith("Py", System.StringComparison.Ordinal) && plain.Length > 2 ? plain.Substring(2).ToLowerInvariant() : plain;
    }

    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(bool value) => value ? "true" : "false";

    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Literal(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    public static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>A C# identifier from a Python name.</summary>
    public static string Identifier(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            text.Append(char.IsLetterOrDigit(c) ? c : '_');
        }

        return text.ToString();
    }
}
