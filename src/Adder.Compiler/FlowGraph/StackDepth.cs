using System;
using System.Collections.Generic;
using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>Works out the depth of the stack at the start of each block and the greatest depth of all.</summary>
internal static class StackDepth
{
    private const int Unknown = int.MinValue;

    /// <returns>The greatest depth, in stack slots.</returns>
    /// <exception cref="InvalidOperationException">The code underflows the stack, or two ways to a block disagree: a fault of code generation.</exception>
    public static int Calculate(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.StartDepth = Unknown;
        }

        var work = new PlainList<BasicBlock>();
        Enter(work, graph.Entry, 0);
        int greatest = 0;
        while (work.TryPop(out BasicBlock? block))
        {
            int depth = block.StartDepth;
            bool runsOn = true;
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                Opcode opcode = instruction.Opcode;
                greatest = Math.Max(greatest, depth);
                if (instruction.HasTarget && opcode != Opcode.END_ASYNC_FOR)
                {
                    Enter(work, instruction.Target!, depth + Effect(instruction, jump: true));
                }

                depth += Effect(instruction, jump: false);
                if (depth < 0)
                {
                    throw new InvalidOperationException($"stack underflow at {opcode}");
                }

                if (OpcodeTraits.IsUnconditionalJump(opcode) || OpcodeTraits.IsScopeExit(opcode))
                {
                    runsOn = false;
                    break;
                }
            }

            greatest = Math.Max(greatest, depth);
            if (runsOn && block.Next is not null)
            {
                Enter(work, block.Next, depth);
            }
        }

        return greatest;
    }

    private static int Effect(in FlowInstruction instruction, bool jump)
    {
        int effect = StackEffects.Net(instruction.Opcode, instruction.Argument, jump);
        return effect != StackEffects.Invalid ? effect : throw new InvalidOperationException($"no stack effect of {instruction.Opcode} {instruction.Argument}");
    }

    private static void Enter(PlainList<BasicBlock> work, BasicBlock block, int depth)
    {
        if (block.StartDepth == Unknown)
        {
            block.StartDepth = depth;
            work.Push(block);
        }
        else if (block.StartDepth != depth)
        {
            throw new InvalidOperationException("inconsistent stack depth");
        }
    }
}
