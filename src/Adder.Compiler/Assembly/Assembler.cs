using System;
using System.Buffers;
using Adder.Bytecode;
using Adder.Compiler.FlowGraph;
using Adder.Syntax;

namespace Adder.Compiler.Assembly;

/// <summary>Turns a scope's instructions into its code object: optimizes the flow graph, lays it out, encodes code and tables.</summary>
internal static class Assembler
{
    /// <exception cref="InvalidOperationException">The instructions contradict themselves: a fault of code generation.</exception>
    public static CodeBlueprint Assemble(CompilationUnit unit, CompilerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ControlFlowGraph graph = ControlFlowGraph.Build(unit.Instructions, unit.Constants);
        FlowGraphOptimizer.Optimize(graph, unit.VariableNames.Count, CountParameters(unit));
        return Finish(graph, unit, options.Columns);
    }

    /// <summary>Makes a code object of instructions as they are.</summary>
    /// <exception cref="InvalidOperationException">The instructions contradict themselves.</exception>
    public static CodeBlueprint AssembleUnoptimized(CompilationUnit unit)
    {
        ControlFlowGraph graph = ControlFlowGraph.Build(unit.Instructions, unit.Constants);
        HandlerStack.Label(graph);
        return Finish(graph, unit, columns: true);
    }

    private static CodeBlueprint Finish(ControlFlowGraph graph, CompilationUnit unit, bool columns)
    {
        LocalsLayout layout = LocalsLayout.Create(unit);
        int stackSize = FlowGraphOptimizer.Finish(graph, unit, layout);
        LinearCode code = LinearCode.Layout(graph);
        byte[] locations = code.EncodeLocations(unit.FirstLineNumber);
        return new CodeBlueprint
        {
            ArgumentCount = unit.ArgumentCount,
            PositionalOnlyArgumentCount = unit.PositionalOnlyArgumentCount,
            KeywordOnlyArgumentCount = unit.KeywordOnlyArgumentCount,
            StackSize = Math.Max(stackSize, 1),
            Flags = unit.Flags,
            Code = code.EncodeInstructions(),
            Constants = [.. graph.Constants],
            Names = [.. unit.Names],
            LocalsPlusNames = layout.Names,
            LocalsPlusKinds = layout.Kinds,
            FileName = unit.FileName,
            Name = unit.Name,
            QualifiedName = unit.QualifiedName,
            FirstLineNumber = unit.FirstLineNumber,
            LineTable = columns ? locations : LocationTable.WithoutColumns(locations, unit.FirstLineNumber),
            ExceptionTable = code.EncodeHandlers(),
        };
    }

    private static int CountParameters(CompilationUnit unit) =>
        unit.ArgumentCount + unit.KeywordOnlyArgumentCount
        + ((unit.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((unit.Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);
}
