using Microsoft.CodeAnalysis;

namespace Adder.Generators.Binding;

/// <summary>What an adapter returns.</summary>
internal enum ResultTarget
{
    /// <summary>PyObject?, null meaning an error.</summary>
    Object,

    /// <summary>bool, false meaning an error.</summary>
    Flag,

    Truth,

    Lookup,

    Integer,

    Void,

    /// <summary>Anything else: the types must be the same.</summary>
    Same,
}

/// <summary>Makes what a C# method returns into what its adapter must return.</summary>
internal static class ResultConversion
{
    public static bool Check(DeclarationContext context, IMethodSymbol method, ITypeSymbol type, ResultTarget target)
    {
        if (!Convertible(type, target))
        {
            string wanted = target switch
            {
                ResultTarget.Object => "Python object",
                ResultTarget.Flag => "flag (Done or bool)",
                _ => target.ToString(),
            };
            context.Report(BindingDiagnostics.ResultType, method, method.Name, type.ToDisplayString(), wanted);
            return false;
        }

        if (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.None)
        {
            context.Report(BindingDiagnostics.NullableResult, method, method.Name);
            return false;
        }

        return true;
    }

    public static bool Convertible(ITypeSymbol type, ResultTarget target) => target switch
    {
        ResultTarget.Object => Names.DerivesFromPyObject(type) || type.SpecialType == SpecialType.System_Void || IsBoxable(type) || IsTruth(type) || IsDone(type),
        ResultTarget.Flag => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void || IsDone(type),
        ResultTarget.Truth => IsTruth(type) || type.SpecialType == SpecialType.System_Boolean,
        ResultTarget.Lookup => Names.Is(type, Names.RuntimeNamespace, "Lookup") || Names.DerivesFromPyObject(type),
        ResultTarget.Integer => type.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32,
        ResultTarget.Void => type.SpecialType == SpecialType.System_Void,
        _ => true,
    };

    /// <summary>Whether the type can be a constant's or attribute's: PyObject, or a .NET type that has a Python counterpart.</summary>
    public static bool IsValue(ITypeSymbol type) => Names.DerivesFromPyObject(type) || IsBoxable(type);

    /// <summary>An expression of type PyObject for a value of a property or field, where null is None.</summary>
    public static string BoxValue(string expression, ITypeSymbol type)
    {
        bool nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (Names.DerivesFromPyObject(type))
        {
            return nullable ? $"{expression} ?? {Names.Conversions}None" : expression;
        }

        return Names.Conversions + (nullable ? "BoxOrNone(" : "Box(") + expression + ")";
    }

    public static void Emit(SourceWriter writer, string call, ITypeSymbol type, ResultTarget target)
    {
        switch (target)
        {
            case ResultTarget.Object when Names.DerivesFromPyObject(type):
                writer.Line($"return {call};");
                break;
            case ResultTarget.Object when type.SpecialType == SpecialType.System_Void:
                writer.Line(call + ";");
                writer.Line($"return {Names.Conversions}None;");
                break;
            case ResultTarget.Object when IsTruth(type):
                writer.Line($"return {Names.Conversions}FromTruth({call});");
                break;
            case ResultTarget.Object when IsDone(type):
                writer.Line($"return {Names.Conversions}FromDone({call});");
                break;
            case ResultTarget.Object:
                writer.Line($"return {Names.Conversions}Box({call});");
                break;
            case ResultTarget.Flag when type.SpecialType == SpecialType.System_Void:
                writer.Line(call + ";");
                writer.Line("return true;");
                break;
            case ResultTarget.Flag when IsDone(type):
                writer.Line($"return {call} != {Names.Runtime}Done.Error;");
                break;
            case ResultTarget.Truth when !IsTruth(type):
                writer.Line($"return {call} ? {Names.Runtime}Truth.True : {Names.Runtime}Truth.False;");
                break;
            case ResultTarget.Void:
                writer.Line(call + ";");
                break;
            default:
                writer.Line($"return {call};");
                break;
        }
    }

    private static bool IsTruth(ITypeSymbol type) => Names.Is(type, Names.RuntimeNamespace, "Truth");

    private static bool IsDone(ITypeSymbol type) => Names.Is(type, Names.RuntimeNamespace, "Done");

    private static bool IsBoxable(ITypeSymbol type) =>
        (type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_IntPtr or SpecialType.System_UInt32
            or SpecialType.System_Byte or SpecialType.System_Double or SpecialType.System_UInt64 or SpecialType.System_String)
        || Names.Is(type, "System.Numerics", "BigInteger");
}
