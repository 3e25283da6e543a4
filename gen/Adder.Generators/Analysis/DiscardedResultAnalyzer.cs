using System.Collections.Immutable;
using Adder.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adder.Generators.Analysis;

/// <summary>
/// Forbids statements that drop a result which may say "an exception is pending": Lookup, Truth, Done, and nullable Python objects (ADDER102). Where the error is to be dropped,
/// <c>_ = …</c> says so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedResultAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        "ADDER102", "Result dropped", "The result of '{0}' ({1}) tells whether an exception is pending and must be looked at", "Adder.Errors",
        DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Adder.Runtime.Objects.PyObject") is not null)
            {
                start.RegisterOperationAction(Check, OperationKind.ExpressionStatement);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        IOperation operation = ((IExpressionStatementOperation)context.Operation).Operation;
        while (operation is IConditionalAccessOperation access)
        {
            operation = access.WhenNotNull;
        }

        (string name, ITypeSymbol? type) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod.Name, call.TargetMethod.ReturnType),
            IFunctionPointerInvocationOperation call => (call.Target.Syntax.ToString(), (call.Target.Type as IFunctionPointerTypeSymbol)?.Signature.ReturnType),
            _ => ("", null),
        };
        if (type is not null && MayBeError(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, operation.Syntax.GetLocation(), name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    private static bool MayBeError(ITypeSymbol type) =>
        Names.Is(type, Names.RuntimeNamespace, "Lookup")
        || Names.Is(type, Names.RuntimeNamespace, "Truth")
        || Names.Is(type, Names.RuntimeNamespace, "Done")
        || (type.NullableAnnotation == NullableAnnotation.Annotated && Names.DerivesFromPyObject(type));
}
