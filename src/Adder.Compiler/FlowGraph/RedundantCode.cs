using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>Removes what has no effect: unreachable blocks, jumps to the next block, NOPs that no line number needs.</summary>
internal static class RedundantCode
{
    /// <summary>Exit blocks up to this size are copied to where they are jumped to.</summary>
    private const int MaximumCopySize = 4;

    /// <summary>Counts predecessors and empties the blocks that have none.</summary>
    public static void RemoveUnreachable(ControlFlowGraph graph)
    {
        PlainList<BasicBlock> work = graph.BeginTraversal();
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.Predecessors = 0;
        }

        Reach(work, graph.Entry);
        while (work.TryPop(out BasicBlock? block))
        {
            if (block.Next is not null && block.FallsThrough)
            {
                Reach(work, block.Next);
            }

            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                if (instruction.HasTarget)
                {
                    Reach(work, instruction.Target!);
                }
            }
        }

        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.Predecessors == 0)
            {
                block.Truncate(0);
                block.IsHandler = false;
            }
        }
    }

    private static void Reach(PlainList<BasicBlock> work, BasicBlock block)
    {
        block.Predecessors++;
        if (!block.Visited)
        {
            block.Visited = true;
            work.Push(block);
        }
    }

    /// <summary>
    /// Where a block always jumps to a small block that leaves the scope, or to one that has no line numbers and does not fall
    /// through, the jump gives way to a copy of the target.
    /// </summary>
    public static void InlineSmallExits(ControlFlowGraph graph)
    {
        bool changed;
        do
        {
            changed = false;
            for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
            {
                changed |= TryInlineExit(block);
            }
        }
        while (changed);
    }

    private static bool TryInlineExit(BasicBlock block)
    {
        if (block.Count == 0 || !OpcodeTraits.IsUnconditionalJump(block.Last.Opcode))
        {
            return false;
        }

        BasicBlock target = block.Last.Target!;
        bool isSmallExit = target.ExitsScope && target.Count <= MaximumCopySize;
        bool hasNoLines = target.HasNoLineNumbers && target.EndsWithoutFallThrough;
        if (!isSmallExit && !hasNoLines)
        {
            return false;
        }

        Opcode removed = block.Last.Opcode;
        block.Last.Become(Opcode.NOP);
        block.Append(target);

        // A jump that looked for interrupts must not turn into one that does not.
        if (hasNoLines && removed == Opcode.JUMP && OpcodeTraits.IsUnconditionalJump(block.Last.Opcode))
        {
            block.Last.Opcode = Opcode.JUMP;
        }

        target.Predecessors--;
        return true;
    }

    /// <summary>Removes NOPs and jumps to the next block until none is left that may go.</summary>
    public static void RemoveNopsAndJumps(ControlFlowGraph graph)
    {
        while (RemoveNops(graph) + RemoveJumps(graph) > 0)
        {
        }
    }

    /// <summary>Removes the NOPs that no line number needs; gives their number.</summary>
    public static int RemoveNops(ControlFlowGraph graph)
    {
        int removed = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            removed += RemoveNops(block);
        }

        return removed;
    }

    private static int RemoveNops(BasicBlock block)
    {
        int kept = 0;
        int previousLine = -1;
        Span<FlowInstruction> instructions = block.Instructions;
        for (int i = 0; i < instructions.Length; i++)
        {
            int line = instructions[i].Span.Line;
            if (instructions[i].Opcode == Opcode.NOP && IsRedundantNop(block, i, previousLine))
            {
                continue;
            }

            if (kept != i)
            {
                instructions[kept] = instructions[i];
            }

            kept++;
            previousLine = line;
        }

        block.Truncate(kept);
        return instructions.Length - kept;
    }

    /// <summary>
    /// A NOP may go where a neighbour stands on its line, or where the next instruction has no line and can take this one's.
    /// </summary>
    private static bool IsRedundantNop(BasicBlock block, int index, int previousLine)
    {
        SourceSpan span = block[index].Span;
        if (span.Line < 0 || span.Line == previousLine)
        {
            return true;
        }

        if (index < block.Count - 1)
        {
            int nextLine = block[index + 1].Span.Line;
            if (nextLine < 0)
            {
                block[index + 1].Span = span;
                return true;
            }

            return nextLine == span.Line;
        }

        return BasicBlock.SkipEmpty(block.Next) is { } next && FirstLine(next) == span.Line;
    }

    private static int FirstLine(BasicBlock block)
    {
        foreach (ref readonly FlowInstruction instruction in block.Instructions)
        {
            if (instruction.Opcode != Opcode.NOP || instruction.Span.Line >= 0)
            {
                return instruction.Span.Line;
            }
        }

        return SourceSpan.None.Line;
    }

    private static int RemoveJumps(ControlFlowGraph graph)
    {
        int removed = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.Count > 0 && OpcodeTraits.IsUnconditionalJump(block.Last.Opcode)
                && BasicBlock.SkipEmpty(block.Last.Target) is { } target && target == BasicBlock.SkipEmpty(block.Next))
            {
                block.Last.Become(Opcode.NOP);
                removed++;
            }
        }

        return removed;
    }

    /// <summary>Removes NOPs, and pairs of pushing a constant or a copy and popping it at once, which may reach over a block's end.</summary>
    public static void RemoveNopsAndPairs(ControlFlowGraph graph)
    {
        bool changed;
        do
        {
            changed = false;
            BasicBlock? previousBlock = null;
            int previousIndex = 0;
            for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
            {
                RemoveNops(block);
                if (block.IsLabelled)
                {
                    previousBlock = null;
                }

                for (int i = 0; i < block.Count; i++)
                {
                    if (block[i].Opcode == Opcode.POP_TOP && previousBlock is not null && IsPlainPush(previousBlock[previousIndex]))
                    {
                        previousBlock[previousIndex].Become(Opcode.NOP);
                        block[i].Become(Opcode.NOP);
                        changed = true;
                    }

                    previousBlock = block;
                    previousIndex = i;
                }

                if ((previousBlock is not null && previousBlock[previousIndex].IsJump) || block.EndsWithoutFallThrough)
                {
                    previousBlock = null;
                }
            }
        }
        while (changed);
    }

    private static bool IsPlainPush(in FlowInstruction instruction) =>
        instruction.LoadsConstant || instruction is { Opcode: Opcode.COPY, Argument: 1 };
}
