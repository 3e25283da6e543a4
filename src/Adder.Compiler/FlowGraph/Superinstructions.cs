using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>Joins two neighbouring loads and stores of locals, where both locals have numbers below 16 and both stand on one line.</summary>
internal static class Superinstructions
{
    public static void Insert(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            for (int i = 0; i + 1 < block.Count; i++)
            {
                Opcode joined = (block[i].Opcode, block[i + 1].Opcode) switch
                {
                    (Opcode.LOAD_FAST, Opcode.LOAD_FAST) => Opcode.LOAD_FAST_LOAD_FAST,
                    (Opcode.STORE_FAST, Opcode.LOAD_FAST) => Opcode.STORE_FAST_LOAD_FAST,
                    (Opcode.STORE_FAST, Opcode.STORE_FAST) => Opcode.STORE_FAST_STORE_FAST,
                    _ => Opcode.NOP,
                };
                if (joined != Opcode.NOP)
                {
                    TryJoin(ref block[i], ref block[i + 1], joined);
                }
            }
        }

        RedundantCode.RemoveNops(graph);
    }

    private static void TryJoin(ref FlowInstruction first, ref FlowInstruction second, Opcode joined)
    {
        int firstLine = first.Span.Line;
        int secondLine = second.Span.Line;
        bool sameLine = firstLine < 0 || secondLine < 0 || firstLine == secondLine;
        if (sameLine && first.Argument < 16 && second.Argument < 16)
        {
            first.Become(joined, (first.Argument << 4) | second.Argument);
            second.Become(Opcode.NOP);
        }
    }
}
