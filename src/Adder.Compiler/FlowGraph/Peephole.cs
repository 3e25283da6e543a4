using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>Rewrites short patterns within a block, and lets jumps to jumps go to the final target.</summary>
internal static class Peephole
{
    public static void Optimize(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            for (int i = 0; i < block.Count; i++)
            {
                i -= Rewrite(graph, block, i);
            }

            SwapOptimizer.Optimize(block);
        }
    }

    /// <summary>Rewrites the pattern that starts at an index; gives 1 where the instruction must be looked at again.</summary>
    private static int Rewrite(ControlFlowGraph graph, BasicBlock block, int index)
    {
        ref FlowInstruction instruction = ref block[index];
        Opcode next = block.OpcodeAt(index + 1);
        switch (instruction.Opcode)
        {
            case Opcode.BUILD_TUPLE:
                if (!TryUnpackInPlace(block, index))
                {
                    ConstantFolding.FoldTuple(graph, block, index);
                }

                break;
            case Opcode.BUILD_LIST:
            case Opcode.BUILD_SET:
                ConstantFolding.FoldListOrSet(graph, block, index);
                break;
            case Opcode.POP_JUMP_IF_NONE:
            case Opcode.POP_JUMP_IF_NOT_NONE:
            case Opcode.POP_JUMP_IF_FALSE:
            case Opcode.POP_JUMP_IF_TRUE:
            case Opcode.JUMP_IF_FALSE:
            case Opcode.JUMP_IF_TRUE:
            case Opcode.JUMP:
            case Opcode.JUMP_NO_INTERRUPT:
                return ThreadJump(block) ? 1 : 0;
            case Opcode.STORE_FAST:
                if (next == Opcode.STORE_FAST && instruction.Argument == block[index + 1].Argument
                    && instruction.Span.Line == block[index + 1].Span.Line)
                {
                    instruction.Become(Opcode.POP_TOP);
                }

                break;
            case Opcode.SWAP when instruction.Argument == 1:
                instruction.Become(Opcode.NOP);
                break;
            case Opcode.LOAD_GLOBAL when next == Opcode.PUSH_NULL && (instruction.Argument & 1) == 0:
                instruction.Argument |= 1;
                block[index + 1].Become(Opcode.NOP);
                break;
            case Opcode.COMPARE_OP when next == Opcode.TO_BOOL:
                MoveDown(block, index, Opcode.COMPARE_OP, instruction.Argument | CompareArgument.ToBool);
                break;
            case Opcode.CONTAINS_OP or Opcode.IS_OP when next == Opcode.TO_BOOL:
                MoveDown(block, index, instruction.Opcode, instruction.Argument);
                break;
            case Opcode.CONTAINS_OP or Opcode.IS_OP when next == Opcode.UNARY_NOT:
                MoveDown(block, index, instruction.Opcode, instruction.Argument ^ InvertArgument.Inverted);
                break;
            case Opcode.CONTAINS_OP or Opcode.GET_ITER:
                ConstantFolding.FoldLongLiteral(graph, block, index);
                break;
            case Opcode.TO_BOOL when next == Opcode.TO_BOOL:
                instruction.Become(Opcode.NOP);
                break;
            case Opcode.UNARY_NOT when next == Opcode.TO_BOOL:
                MoveDown(block, index, Opcode.UNARY_NOT, 0);
                break;
            case Opcode.UNARY_NOT when next == Opcode.UNARY_NOT:
                MoveDown(block, index, Opcode.NOP, 0);
                break;
            case Opcode.UNARY_NOT:
            case Opcode.UNARY_INVERT:
            case Opcode.UNARY_NEGATIVE:
            case Opcode.CALL_INTRINSIC_1 when instruction.Argument == (int)UnaryIntrinsic.UnaryPositive:
                ConstantFolding.FoldUnary(graph, block, index);
                break;
            case Opcode.CALL_INTRINSIC_1 when instruction.Argument == (int)UnaryIntrinsic.ListToTuple:
                ConstantFolding.FoldListToTuple(graph, block, index);
                if (instruction.Opcode == Opcode.CALL_INTRINSIC_1 && next == Opcode.GET_ITER)
                {
                    instruction.Become(Opcode.NOP);
                }

                break;
            case Opcode.BINARY_OP:
                ConstantFolding.FoldBinary(graph, block, index);
                break;
        }

        return 0;
    }

    /// <summary>The next instruction takes over, at its own place in the source; this one becomes a NOP.</summary>
    private static void MoveDown(BasicBlock block, int index, Opcode opcode, int argument)
    {
        block[index].Become(Opcode.NOP);
        block[index + 1].Become(opcode, argument);
    }

    /// <summary>A tuple that is unpacked at once need not be built: up to three items are put in order by a SWAP.</summary>
    private static bool TryUnpackInPlace(BasicBlock block, int index)
    {
        int size = block[index].Argument;
        if (block.OpcodeAt(index + 1) != Opcode.UNPACK_SEQUENCE || block[index + 1].Argument != size || size is < 1 or > 3)
        {
            return false;
        }

        block[index].Become(Opcode.NOP);
        if (size == 1)
        {
            block[index + 1].Become(Opcode.NOP);
        }
        else
        {
            block[index + 1].Opcode = Opcode.SWAP;
        }

        return true;
    }

    /// <summary>Lets the jump that ends the block pass over a jump that it goes to; says whether it has changed and may be looked at again.</summary>
    private static bool ThreadJump(BasicBlock block)
    {
        ref FlowInstruction jump = ref block.Last;
        BasicBlock target = jump.Target!;
        if (target.Count == 0)
        {
            return false;
        }

        Opcode opcode = jump.Opcode;
        Opcode targetOpcode = target[0].Opcode;
        switch (opcode)
        {
            case Opcode.JUMP_IF_FALSE when targetOpcode == Opcode.JUMP_IF_TRUE:
            case Opcode.JUMP_IF_TRUE when targetOpcode == Opcode.JUMP_IF_FALSE:
                jump.Target = target.Next;
                return true;
            case Opcode.JUMP_IF_FALSE or Opcode.JUMP_IF_TRUE when targetOpcode == opcode:
            case Opcode.JUMP or Opcode.JUMP_NO_INTERRUPT when targetOpcode == Opcode.JUMP_NO_INTERRUPT:
                return TryThread(block, opcode);
            case Opcode.JUMP_NO_INTERRUPT when targetOpcode == Opcode.JUMP:
                return TryThread(block, Opcode.JUMP);
            default:
                return targetOpcode == Opcode.JUMP && TryThread(block, opcode);
        }
    }

    private static bool TryThread(BasicBlock block, Opcode opcode)
    {
        FlowInstruction second = block.Last.Target![0];

        // The same target again: a loop of jumps, which would never end.
        if (second.Target == block.Last.Target)
        {
            return false;
        }

        block.Last.Become(Opcode.NOP);
        block.Last.Target = null;
        block.AddJump(opcode, second.Target!, second.Span);
        return true;
    }
}
