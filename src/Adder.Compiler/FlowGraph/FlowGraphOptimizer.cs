namespace Adder.Compiler.FlowGraph;

/// <summary>Runs the passes over a scope's flow graph in CPython 3.14's order, on which the resulting bytecode depends.</summary>
internal static class FlowGraphOptimizer
{
    /// <summary>Everything that does not depend on how locals, cells and pseudo-instructions end up.</summary>
    /// <param name="graph">The graph as built.</param>
    /// <param name="localCount">Number of locals, parameters included.</param>
    /// <param name="parameterCount">Number of parameters: the first locals, which are bound on entry.</param>
    public static void Optimize(ControlFlowGraph graph, int localCount, int parameterCount)
    {
        HandlerStack.Label(graph);
        RedundantCode.InlineSmallExits(graph);
        RedundantCode.RemoveUnreachable(graph);
        LineNumbers.Resolve(graph);
        ConstantFolding.SimplifyLoads(graph);
        Peephole.Optimize(graph);
        RedundantCode.RemoveNopsAndPairs(graph);
        RedundantCode.RemoveUnreachable(graph);
        RedundantCode.RemoveNopsAndJumps(graph);
        graph.RemoveUnusedConstants();
        UnboundLocals.AddChecks(graph, localCount, parameterCount);
        Superinstructions.Insert(graph);
        ColdBlocks.MoveToEnd(graph);
        LineNumbers.Resolve(graph);
    }

    /// <summary>Makes the code final but for the distances of jumps.</summary>
    /// <returns>The greatest depth of the stack.</returns>
    public static int Finish(ControlFlowGraph graph, CompilationUnit unit, LocalsLayout layout)
    {
        PseudoInstructions.ExpandConditionalJumps(graph);
        int stackSize = StackDepth.Calculate(graph);
        layout.Apply(graph, unit);
        PseudoInstructions.Convert(graph);
        PseudoInstructions.NormalizeConditionalJumps(graph);
        BorrowedLoads.Optimize(graph);
        return stackSize;
    }
}
