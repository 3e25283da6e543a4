using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// Gives instructions without a place in the source one where an observer could see it: whatever leaves the scope or looks for
/// interrupts must have a line (PEP 626), because a frame's line is only worked out when somebody asks.
/// </summary>
internal static class LineNumbers
{
    public static void Resolve(ControlFlowGraph graph)
    {
        DuplicateExitsWithoutLine(graph);
        Propagate(graph);
    }

    private static bool NeedsLine(BasicBlock block) => (block.ExitsScope || block.HasEvaluationBreak) && block.HasNoLineNumbers;

    /// <summary>Copies an exit without a line for each jump to it but the last, so that each copy takes its jump's line.</summary>
    private static void DuplicateExitsWithoutLine(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.Count == 0 || !block.Last.IsJump)
            {
                continue;
            }

            BasicBlock? target = BasicBlock.SkipEmpty(block.Last.Target);
            if (target is null || target.Predecessors <= 1 || !NeedsLine(target))
            {
                continue;
            }

            var copy = new BasicBlock { IsLabelled = true, Predecessors = 1, Next = target.Next };
            copy.Append(target);
            copy[0].Span = block.Last.Span;
            block.Last.Target = copy;
            target.Predecessors--;
            target.Next = copy;
        }

        // What is left is reached by falling through only.
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.FallsThrough && block.Count > 0 && block.Next is { Count: > 0 } next && NeedsLine(next))
            {
                next[0].Span = block.Last.Span;
            }
        }
    }

    /// <summary>An instruction without a place takes its predecessor's, within a block and into blocks with a single predecessor.</summary>
    private static void Propagate(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.Count == 0)
            {
                continue;
            }

            SourceSpan previous = SourceSpan.None;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Span.Line == SourceSpan.None.Line)
                {
                    instruction.Span = previous;
                }
                else
                {
                    previous = instruction.Span;
                }
            }

            if (block.FallsThrough)
            {
                PropagateInto(block.Next, previous);
            }

            if (block.Last.IsJump)
            {
                PropagateInto(block.Last.Target, previous);
            }
        }
    }

    private static void PropagateInto(BasicBlock? block, SourceSpan previous)
    {
        if (block is { Predecessors: 1, Count: > 0 } && block[0].Span.Line == SourceSpan.None.Line)
        {
            block[0].Span = previous;
        }
    }
}
