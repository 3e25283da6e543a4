using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adder.Generators.Binding;

/// <summary>
/// Completes classes with [PyType] and [PyModule]: type objects, slots, tables of members, and adapters that parse arguments as the signature strings say.
/// See docs/internals/binding.md.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class BindingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<GeneratedUnit> types = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.BindingNamespace + ".PyTypeAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => TypeEmitter.Emit((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], found.SemanticModel.Compilation));
        IncrementalValuesProvider<GeneratedUnit> modules = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.BindingNamespace + ".PyModuleAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => ModuleEmitter.Emit((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0]));

        context.RegisterSourceOutput(types, Produce);
        context.RegisterSourceOutput(modules, Produce);

        IncrementalValueProvider<ImmutableArray<GeneratedUnit>> allModules = modules.Collect();
        context.RegisterSourceOutput(allModules, static (output, units) =>
        {
            foreach (IGrouping<string, GeneratedUnit> room in units.Where(static m => m.Source is not null && m.ModuleName.Length > 0).GroupBy(static m => ModuleEmitter.Room(m.ModuleClass)))
            {
                string source = ModuleEmitter.EmitTable(room.Key, room.Select(static m => (m.ModuleName, m.ModuleClass)));
                output.AddSource(ModuleEmitter.TableName(room.Key) + ".g.cs", SourceText.From(source, System.Text.Encoding.UTF8));
            }
        });
    }

    private static void Produce(SourceProductionContext output, GeneratedUnit unit)
    {
        foreach (DiagnosticInfo diagnostic in unit.Diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }

        if (unit.Source is not null)
        {
            output.AddSource(unit.HintName, SourceText.From(unit.Source, System.Text.Encoding.UTF8));
        }
    }
}
