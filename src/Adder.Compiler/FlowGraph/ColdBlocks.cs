using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>Moves what is only reached through exceptions behind everything else.</summary>
internal static class ColdBlocks
{
    public static void MoveToEnd(ControlFlowGraph graph)
    {
        if (graph.Entry.Next is null)
        {
            return;
        }

        MarkWarm(graph);
        MarkCold(graph);
        MakeFallThroughExplicit(graph);
        if (Reorder(graph))
        {
            RedundantCode.RemoveNopsAndJumps(graph);
        }
    }

    private static void MarkWarm(ControlFlowGraph graph)
    {
        PlainList<BasicBlock> work = graph.BeginTraversal();
        graph.Entry.Visited = true;
        work.Push(graph.Entry);
        while (work.TryPop(out BasicBlock? block))
        {
            block.IsWarm = true;
            PushSuccessors(work, block);
        }
    }

    private static void MarkCold(ControlFlowGraph graph)
    {
        PlainList<BasicBlock> work = graph.BeginTraversal();
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.IsHandler)
            {
                block.Visited = true;
                work.Push(block);
            }
        }

        while (work.TryPop(out BasicBlock? block))
        {
            block.IsCold = true;
            PushSuccessors(work, block);
        }
    }

    /// <summary>While cold blocks are being marked, warm ones are left out: they are marked already.</summary>
    private static void PushSuccessors(PlainList<BasicBlock> work, BasicBlock block)
    {
        if (block.Next is { } next && block.FallsThrough)
        {
            Push(work, block, next);
        }

        foreach (ref readonly FlowInstruction instruction in block.Instructions)
        {
            if (instruction.IsJump)
            {
                Push(work, block, instruction.Target!);
            }
        }
    }

    private static void Push(PlainList<BasicBlock> work, BasicBlock from, BasicBlock block)
    {
        if (!block.Visited && !(from.IsCold && block.IsWarm))
        {
            block.Visited = true;
            work.Push(block);
        }
    }

    private static void MakeFallThroughExplicit(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.IsCold && block.FallsThrough && block.Next is { IsWarm: true } next)
            {
                next.IsLabelled = true;
                var jump = new BasicBlock { IsCold = true, Predecessors = 1, Next = next };
                jump.AddJump(Opcode.JUMP_NO_INTERRUPT, next, SourceSpan.None);
                block.Next = jump;
            }
        }
    }

    /// <summary>Both parts keep their order; says whether there was anything cold.</summary>
    private static bool Reorder(ControlFlowGraph graph)
    {
        BasicBlock lastWarm = graph.Entry;
        BasicBlock? firstCold = null;
        BasicBlock? lastCold = null;
        for (BasicBlock? block = graph.Entry.Next; block is not null; block = block.Next)
        {
            if (!block.IsCold)
            {
                lastWarm.Next = block;
                lastWarm = block;
                continue;
            }

            firstCold ??= block;
            if (lastCold is not null)
            {
                lastCold.Next = block;
            }

            lastCold = block;
        }

        lastWarm.Next = firstCold;
        if (lastCold is not null)
        {
            lastCold.Next = null;
        }

        return firstCold is not null;
    }
}
