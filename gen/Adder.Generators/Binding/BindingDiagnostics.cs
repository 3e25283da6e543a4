using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adder.Generators.Binding;

/// <summary>What the binding generator complains of. All are errors: a member that is complained of is left out of the generated code.</summary>
internal static class BindingDiagnostics
{
    public static readonly DiagnosticDescriptor NotPartial = Create("ADDER001", "Class must be partial", "'{0}' must be partial, and so must the types that it is nested in");
    public static readonly DiagnosticDescriptor UnknownSlot = Create("ADDER002", "Unknown slot", "TypeSlots has no function pointer named '{0}'");
    public static readonly DiagnosticDescriptor MalformedSignature = Create("ADDER003", "Malformed signature", "Signature \"{0}\": {1}");
    public static readonly DiagnosticDescriptor DuplicateName = Create("ADDER004", "Duplicate name", "'{0}' is declared twice in '{1}'");
    public static readonly DiagnosticDescriptor ParameterCount = Create("ADDER005", "Wrong parameter count", "'{0}' has {1} parameters for the {2} of signature \"{3}\"");
    public static readonly DiagnosticDescriptor ParameterType = Create("ADDER006", "Wrong parameter type", "Parameter '{0}' of type '{1}' cannot take {2}");
    public static readonly DiagnosticDescriptor NullableParameter = Create("ADDER007", "Parameter must be nullable", "Parameter '{0}' must be nullable: it gets null when the argument is omitted ({1})");
    public static readonly DiagnosticDescriptor ResultType = Create("ADDER008", "Wrong result type", "The result of '{0}', '{1}', cannot be made a {2}");
    public static readonly DiagnosticDescriptor NullableResult = Create("ADDER009", "Nullable result missing", "The result of '{0}' says nothing of null: enable nullable annotations");
    public static readonly DiagnosticDescriptor StaticOrInstance = Create("ADDER010", "Wrong kind of method", "'{0}' must be {1}");
    public static readonly DiagnosticDescriptor SlotSignature = Create("ADDER011", "Wrong slot signature", "'{0}' does not have the signature of slot {1}: {2}");
    public static readonly DiagnosticDescriptor SealedSubclassable = Create("ADDER012", "Sealed but subclassable", "'{0}' is sealed, so Python classes cannot derive from it");

    private static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, "Adder.Binding", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

/// <summary>A diagnostic that holds no symbol or tree, so that outputs compare by value between runs.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, string? Path, TextSpan Span, LinePositionSpan Lines, string Arguments)
{
    private const char Separator = '\u001f';

    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, Location? location, params string[] arguments)
    {
        FileLinePositionSpan lines = location?.GetLineSpan() ?? default;
        return new DiagnosticInfo(descriptor, location?.SourceTree?.FilePath, location?.SourceSpan ?? default, lines.Span, string.Join(Separator.ToString(), arguments));
    }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Path is null ? Location.None : Location.Create(Path, Span, Lines), Arguments.Split(Separator).Cast<object>().ToArray());
}

/// <summary>One generated file with what there was to complain of; compares by value.</summary>
internal sealed class GeneratedUnit(string hintName, string? source, ImmutableArray<DiagnosticInfo> diagnostics, string moduleName = "", string moduleClass = "")
    : IEquatable<GeneratedUnit>
{
    public string HintName { get; } = hintName;

    /// <summary>Null where nothing can be generated.</summary>
    public string? Source { get; } = source;

    public ImmutableArray<DiagnosticInfo> Diagnostics { get; } = diagnostics;

    /// <summary>For a module its Python name, otherwise empty.</summary>
    public string ModuleName { get; } = moduleName;

    public string ModuleClass { get; } = moduleClass;

    public bool Equals(GeneratedUnit? other) =>
        other is not null && HintName == other.HintName && Source == other.Source && ModuleName == other.ModuleName && ModuleClass == other.ModuleClass
        && Diagnostics.SequenceEqual(other.Diagnostics, EqualityComparer<DiagnosticInfo>.Default);

    public override bool Equals(object? obj) => Equals(obj as GeneratedUnit);

    public override int GetHashCode() => HintName.GetHashCode() ^ (Source?.GetHashCode() ?? 0);
}
