using System.Collections.Immutable;
using Adder.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adder.Generators.Analysis;

/// <summary>Silences "can be sealed" (CA1852) for subclassable Python types: the class that derives from them is generated, and the rule does not look at generated code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubclassableSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_rule = new("ADDERS01", "CA1852", "the class for instances of Python subclasses derives from it");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_rule];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && context.GetSemanticModel(tree).GetDeclaredSymbol(tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan), context.CancellationToken) is INamedTypeSymbol type
                && Names.Attribute(type, "PyTypeAttribute") is { } attribute
                && attribute.Named<bool>("Subclassable"))
            {
                context.ReportSuppression(Suppression.Create(s_rule, diagnostic));
            }
        }
    }
}
