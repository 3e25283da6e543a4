using System.Collections.Generic;
using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// Finds the loads of locals that may be unbound and makes them LOAD_FAST_CHECK. The first 64 locals are followed through the
/// whole graph as bits of a word; those behind them only within a block, so that the cost stays linear.
/// </summary>
internal static class UnboundLocals
{
    private const int TrackedLocals = 64;

    public static void AddChecks(ControlFlowGraph graph, int localCount, int parameterCount)
    {
        if (localCount == 0)
        {
            return;
        }

        if (localCount > TrackedLocals)
        {
            CheckUntracked(graph, localCount);
            localCount = TrackedLocals;
        }

        PlainList<BasicBlock> work = graph.BeginTraversal();
        ulong unbound = 0;
        for (int local = parameterCount; local < localCount; local++)
        {
            unbound |= 1UL << local;
        }

        Merge(work, graph.Entry, unbound);

        // Every block once, because a DELETE_FAST anywhere unbinds.
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            Scan(work, block);
        }

        while (work.TryPop(out BasicBlock? block))
        {
            block.Visited = false;
            Scan(work, block);
        }
    }

    /// <summary>Adds to what may be unbound on entry; a block that learns something new is queued. Visited means: is queued.</summary>
    private static void Merge(PlainList<BasicBlock> work, BasicBlock block, ulong unbound)
    {
        if ((block.UnsafeLocals | unbound) == block.UnsafeLocals)
        {
            return;
        }

        block.UnsafeLocals |= unbound;
        if (!block.Visited)
        {
            block.Visited = true;
            work.Push(block);
        }
    }

    private static void Scan(PlainList<BasicBlock> work, BasicBlock block)
    {
        ulong unbound = block.UnsafeLocals;
        foreach (ref FlowInstruction instruction in block.Instructions)
        {
            if (instruction.Handler is not null)
            {
                Merge(work, instruction.Handler, unbound);
            }

            if (instruction.Argument >= TrackedLocals)
            {
                continue;
            }

            ulong bit = 1UL << instruction.Argument;
            switch (instruction.Opcode)
            {
                case Opcode.DELETE_FAST:
                case Opcode.LOAD_FAST_AND_CLEAR:
                case Opcode.STORE_FAST_MAYBE_NULL:
                    unbound |= bit;
                    break;
                case Opcode.STORE_FAST:
                case Opcode.LOAD_FAST_CHECK:
                    unbound &= ~bit;
                    break;
                case Opcode.LOAD_FAST:
                    if ((unbound & bit) != 0)
                    {
                        instruction.Opcode = Opcode.LOAD_FAST_CHECK;
                    }

                    unbound &= ~bit;
                    break;
            }
        }

        if (block.Next is not null && block.FallsThrough)
        {
            Merge(work, block.Next, unbound);
        }

        if (block.Count > 0 && block.Last.IsJump)
        {
            Merge(work, block.Last.Target!, unbound);
        }
    }

    private static void CheckUntracked(ControlFlowGraph graph, int localCount)
    {
        // The number of the block in which each local was last known to be bound.
        var boundIn = new int[localCount - TrackedLocals];
        int number = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            number++;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                int local = instruction.Argument - TrackedLocals;
                if (local < 0)
                {
                    continue;
                }

                switch (instruction.Opcode)
                {
                    case Opcode.DELETE_FAST:
                    case Opcode.LOAD_FAST_AND_CLEAR:
                    case Opcode.STORE_FAST_MAYBE_NULL:
                        boundIn[local] = number - 1;
                        break;
                    case Opcode.STORE_FAST:
                        boundIn[local] = number;
                        break;
                    case Opcode.LOAD_FAST:
                        if (boundIn[local] != number)
                        {
                            instruction.Opcode = Opcode.LOAD_FAST_CHECK;
                        }

                        boundIn[local] = number;
                        break;
                }
            }
        }
    }
}
