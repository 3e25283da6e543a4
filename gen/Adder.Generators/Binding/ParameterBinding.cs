using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Binding;

/// <summary>What a C# parameter wants of a Python argument.</summary>
internal enum ConversionKind { Object, Checked, Int64, Int32, NativeInt, Double, Boolean, Text, Integer, Buffer, Rest, RestTuple, Keywords, KeywordNames }

/// <summary>A Python parameter with the C# parameter that takes it.</summary>
internal sealed class ParameterBinding
{
    private static readonly HashSet<string> Reserved =
        new(StringComparer.Ordinal) { "ts", "self", "type", "args", "keywordNames", "values", "buffer", "argument", "count", "instance" };

    private ParameterBinding(SignatureParameter python, IParameterSymbol native, ConversionKind kind, ITypeSymbol type, bool nullable, int index)
    {
        Python = python;
        Native = native;
        Kind = kind;
        Type = type;
        IsNullable = nullable;
        Index = index;
        Local = Reserved.Contains(native.Name) ? native.Name + "Value" : "@" + native.Name;
    }

    public SignatureParameter Python { get; }

    public IParameterSymbol Native { get; }

    public ConversionKind Kind { get; }

    /// <summary>The C# type without its nullable mark.</summary>
    public ITypeSymbol Type { get; }

    public bool IsNullable { get; }

    /// <summary>The place among the named parameters; meaningless for *args and **kwargs.</summary>
    public int Index { get; }

    /// <summary>The local variable that holds the converted value.</summary>
    public string Local { get; }

    public string NativeType => Names.Plain(Type) + (IsNullable ? "?" : "");

    /// <summary>Whether None stands for "no value": the C# parameter is a nullable of other than PyObject, and the default is None or there is none.</summary>
    public bool NoneMeansNull => IsNullable && Kind != ConversionKind.Object && Python.Default is null or { Kind: DefaultKind.None };

    /// <summary>Binds, or complains and gives null.</summary>
    public static ParameterBinding? Create(DeclarationContext context, SignatureParameter python, IParameterSymbol native, int index)
    {
        ITypeSymbol type = native.Type;
        bool nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapper)
        {
            type = wrapper.TypeArguments[0];
            nullable = true;
        }

        if (native.RefKind != RefKind.None || Classify(python, type) is not { } kind)
        {
            context.Report(BindingDiagnostics.ParameterType, native, native.Name, native.Type.ToDisplayString(), Describe(python));
            return null;
        }

        if (!nullable && kind == ConversionKind.KeywordNames)
        {
            context.Report(BindingDiagnostics.NullableParameter, native, native.Name, "no keywords");
            return null;
        }

        if (!nullable && python.Default is { } value && !HasNativeDefault(kind, value, type))
        {
            context.Report(BindingDiagnostics.NullableParameter, native, native.Name, python.Name + "=" + value.Source);
            return null;
        }

        return new ParameterBinding(python, native, kind, type, nullable, index);
    }

    /// <summary>The C# expression of the default, for a parameter that is not nullable.</summary>
    public string DefaultExpression()
    {
        DefaultValue value = Python.Default!;
        string plain = value.Kind switch
        {
            DefaultKind.True => "true",
            DefaultKind.False => "false",
            DefaultKind.Integer => Names.Literal(value.Integer),
            DefaultKind.Float => Names.Literal(value.Float),
            DefaultKind.Text => Names.Literal(value.Text),
            _ => "null",
        };
        return Kind switch
        {
            ConversionKind.Object when value.Kind == DefaultKind.None => Names.Conversions + "None",
            ConversionKind.Object or ConversionKind.Checked when value.Kind == DefaultKind.EmptyTuple => Names.Conversions + "EmptyTuple",
            ConversionKind.Object => Names.Conversions + "Box(" + plain + ")",
            ConversionKind.Integer => Names.Conversions + "BoxInteger(" + plain + ")",
            ConversionKind.Checked => Names.Conversions + "BoxText(" + plain + ")",
            ConversionKind.Int32 or ConversionKind.NativeInt => "unchecked((" + Names.Plain(Type) + ")(" + plain + "))",
            ConversionKind.Boolean when value.Kind == DefaultKind.Integer => value.Integer != 0 ? "true" : "false",
            _ => plain,
        };
    }

    /// <summary>What the type is called where an argument has a wrong one: "str", "str or None".</summary>
    public string ExpectedType()
    {
        string name = Kind == ConversionKind.Text ? "str" : Names.PythonName(Type);
        return NoneMeansNull ? name + " or None" : name;
    }

    private static ConversionKind? Classify(SignatureParameter python, ITypeSymbol type)
    {
        switch (python.Kind)
        {
            case ParameterKind.VarPositional:
                return Names.IsSpanOfObjects(type) ? ConversionKind.Rest : Names.Is(type, Names.ObjectsNamespace, "PyTuple") ? ConversionKind.RestTuple : null;
            case ParameterKind.VarKeyword:
                return Names.Is(type, Names.ObjectsNamespace, "PyDict") ? ConversionKind.Keywords
                    : Names.Is(type, Names.ObjectsNamespace, "PyTuple") ? ConversionKind.KeywordNames
                    : null;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Int64: return ConversionKind.Int64;
            case SpecialType.System_Int32: return ConversionKind.Int32;
            case SpecialType.System_IntPtr: return ConversionKind.NativeInt;
            case SpecialType.System_Double: return ConversionKind.Double;
            case SpecialType.System_Boolean: return ConversionKind.Boolean;
            case SpecialType.System_String: return ConversionKind.Text;
        }

        return Names.IsPyObject(type) ? ConversionKind.Object
            : Names.Is(type, Names.ObjectsNamespace, "PyInt") ? ConversionKind.Integer
            : Names.Is(type, "Adder.Runtime.Protocols", "BufferView") ? ConversionKind.Buffer
            : Names.DerivesFromPyObject(type) ? ConversionKind.Checked : null;
    }

    private static bool HasNativeDefault(ConversionKind kind, DefaultValue value, ITypeSymbol type) => kind switch
    {
        ConversionKind.Object => value.Kind is not (DefaultKind.Expression or DefaultKind.Absent),
        ConversionKind.Checked => (value.Kind == DefaultKind.Text && type.Name == "PyStr") || (value.Kind == DefaultKind.EmptyTuple && type.Name == "PyTuple"),
        ConversionKind.Int64 or ConversionKind.Int32 or ConversionKind.NativeInt or ConversionKind.Integer => value.Kind == DefaultKind.Integer,
        ConversionKind.Double => value.Kind is DefaultKind.Integer or DefaultKind.Float,
        ConversionKind.Boolean => value.Kind is DefaultKind.True or DefaultKind.False or DefaultKind.Integer,
        ConversionKind.Text => value.Kind == DefaultKind.Text,
        _ => false,
    };

    private static string Describe(SignatureParameter python) => python.Kind switch
    {
        ParameterKind.VarPositional => "*" + python.Name + " (ReadOnlySpan<PyObject> or PyTuple)",
        ParameterKind.VarKeyword => "**" + python.Name + " (PyDict, PyDict?, or after *args alone PyTuple? for the names)",
        _ => "the Python argument '" + python.Name + "'",
    };
}
