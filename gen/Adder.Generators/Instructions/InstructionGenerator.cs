using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Adder.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adder.Generators.Instructions;

/// <summary>
/// Makes the interpreter's loop from the methods with [Instruction]: the switch, the outlined forms of cold instructions, and the table of instructions.
/// See docs/internals/interpreter.md.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InstructionGenerator : IIncrementalGenerator
{
    private const string Attribute = "Adder.Runtime.Instructions.InstructionAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<InstructionModel>> instructions = context.SyntaxProvider.ForAttributeWithMetadataName(
                Attribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (found, _) => InstructionReader.Read((IMethodSymbol)found.TargetSymbol, found.Attributes, found.SemanticModel.Compilation))
            .SelectMany(static (models, _) => models)
            .Collect();
        context.RegisterSourceOutput(instructions, static (output, models) => Produce(output, models));
    }

    private static void Produce(SourceProductionContext output, ImmutableArray<InstructionModel> models)
    {
        if (models.Length == 0)
        {
            return;
        }

        ImmutableArray<InstructionModel> ordered = models.Sort(static (a, b) => a.Number != b.Number ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(a.Method, b.Method));
        bool broken = false;
        for (int i = 0; i < ordered.Length; i++)
        {
            InstructionModel model = ordered[i];
            foreach (DiagnosticInfo diagnostic in model.Diagnostics)
            {
                broken = true;
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
            }

            if (i > 0 && ordered[i - 1].Number == model.Number)
            {
                broken = true;
                output.ReportDiagnostic(DiagnosticInfo.Create(InstructionDiagnostics.Duplicate, null, model.Name).ToDiagnostic());
            }
        }

        foreach (InstructionModel member in ordered.Where(static m => m.Family >= 0))
        {
            InstructionModel? family = ordered.FirstOrDefault(m => m.Number == member.Family);
            if (family is not null && family.Caches != member.Caches)
            {
                broken = true;
                output.ReportDiagnostic(DiagnosticInfo.Create(InstructionDiagnostics.CacheSizes, null, member.Name, family.Name).ToDiagnostic());
            }
        }

        if (!broken)
        {
            output.AddSource("EvalLoop.g.cs", SourceText.From(LoopEmitter.EmitLoop(ordered), Encoding.UTF8));
            output.AddSource("PlacedLoop.g.cs", SourceText.From(LoopEmitter.EmitPlacedLoop(ordered), Encoding.UTF8));
            output.AddSource("CountingLoop.g.cs", SourceText.From(LoopEmitter.EmitCountingLoop(ordered), Encoding.UTF8));
            output.AddSource("OutlinedInstructions.g.cs", SourceText.From(InstructionTableEmitter.EmitOutlined(ordered), Encoding.UTF8));
            output.AddSource("InstructionTable.g.cs", SourceText.From(InstructionTableEmitter.EmitTable(ordered), Encoding.UTF8));
        }
    }
}
