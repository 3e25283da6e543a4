using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>Replaces what only the compiler knows by real instructions.</summary>
internal static class PseudoInstructions
{
    /// <summary>JUMP_IF_x keeps the value: a copy is converted to bool and tested.</summary>
    public static void ExpandConditionalJumps(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            if (block.Count == 0 || block.Last.Opcode is not (Opcode.JUMP_IF_FALSE or Opcode.JUMP_IF_TRUE))
            {
                continue;
            }

            FlowInstruction jump = block.Last;
            jump.Opcode = jump.Opcode == Opcode.JUMP_IF_FALSE ? Opcode.POP_JUMP_IF_FALSE : Opcode.POP_JUMP_IF_TRUE;
            block.Truncate(block.Count - 1);
            block.Add(new FlowInstruction(Opcode.COPY, 1, jump.Span) { Handler = jump.Handler });
            block.Add(new FlowInstruction(Opcode.TO_BOOL, 0, jump.Span) { Handler = jump.Handler });
            block.Add(jump);
        }
    }

    public static void Convert(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.OpensHandler)
                {
                    instruction.Become(Opcode.NOP);
                    instruction.Target = null;
                }
                else if (instruction.Opcode == Opcode.LOAD_CLOSURE)
                {
                    instruction.Opcode = Opcode.LOAD_FAST;
                }
                else if (instruction.Opcode == Opcode.STORE_FAST_MAYBE_NULL)
                {
                    instruction.Opcode = Opcode.STORE_FAST;
                }
            }
        }

        RedundantCode.RemoveNopsAndJumps(graph);
    }

    /// <summary>
    /// Conditional jumps go forward only: one that would go back is reversed and skips a jump that does. The way on from each is marked by NOT_TAKEN.
    /// </summary>
    public static void NormalizeConditionalJumps(ControlFlowGraph graph)
    {
        graph.BeginTraversal();
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.Visited = true;
            if (block.Count == 0 || !OpcodeTraits.IsConditionalJump(block.Last.Opcode))
            {
                continue;
            }

            BasicBlock target = block.Last.Target!;
            if (!target.Visited)
            {
                block.Add(Opcode.NOT_TAKEN, 0, block.Last.Span);
                continue;
            }

            var back = new BasicBlock { IsCold = block.IsCold, StartDepth = target.StartDepth, Next = block.Next };
            back.Add(Opcode.NOT_TAKEN, 0, block.Last.Span);
            back.AddJump(Opcode.JUMP, target, block.Last.Span);
            block.Last.Opcode = Reversed(block.Last.Opcode);
            block.Last.Target = block.Next;
            block.Next = back;
        }
    }

    private static Opcode Reversed(Opcode opcode) => opcode switch
    {
        Opcode.POP_JUMP_IF_FALSE => Opcode.POP_JUMP_IF_TRUE,
        Opcode.POP_JUMP_IF_TRUE => Opcode.POP_JUMP_IF_FALSE,
        Opcode.POP_JUMP_IF_NONE => Opcode.POP_JUMP_IF_NOT_NONE,
        _ => Opcode.POP_JUMP_IF_NONE,
    };
}
