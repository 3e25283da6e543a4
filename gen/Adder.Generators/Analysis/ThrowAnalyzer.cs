using System;
using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adder.Generators.Analysis;

/// <summary>
/// Forbids <c>throw</c> in the runtime and the native modules, where errors travel by return value (ADDER101). Allowed are <c>UnreachableException</c>, which says that a place cannot
/// be reached, the file Raise.cs, and files at the border with .NET code, marked in .editorconfig by <c>adder_host_border = true</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "ADDER101", "Errors travel by return value", "Raise a Python error and return null instead of throwing; only impossible cases throw, an UnreachableException", "Adder.Errors",
        DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.AssemblyName is "Adder.Runtime" or "Adder.Modules")
            {
                start.RegisterOperationAction(Check, OperationKind.Throw);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        IOperation? exception = ((IThrowOperation)context.Operation).Exception;
        while (exception is IConversionOperation { IsImplicit: true } conversion)
        {
            exception = conversion.Operand;
        }

        SyntaxTree tree = context.Operation.Syntax.SyntaxTree;
        bool allowed = exception?.Type is { Name: "UnreachableException" }
            || string.Equals(Path.GetFileName(tree.FilePath), "Raise.cs", StringComparison.Ordinal)
            || (context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue("adder_host_border", out string? border)
                && string.Equals(border, "true", StringComparison.OrdinalIgnoreCase));
        if (!allowed)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation()));
        }
    }
}
