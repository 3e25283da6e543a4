using System;
using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// Shortens runs of SWAPs to the fewest that give the same permutation, and where the values go straight into locals exchanges
/// the stores instead of the values.
/// </summary>
internal static class SwapOptimizer
{
    public static void Optimize(BasicBlock block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (block[i].Opcode == Opcode.SWAP)
            {
                i = ShortenRun(block, i);
                ExchangeStores(block, i);
            }
        }
    }

    /// <summary>Rewrites the run of SWAPs and NOPs that starts at an index; gives the index of its last instruction if it was rewritten.</summary>
    private static int ShortenRun(BasicBlock block, int start)
    {
        int end = start + 1;
        int depth = block[start].Argument;
        int swaps = 1;
        for (; end < block.Count && block[end].Opcode is Opcode.SWAP or Opcode.NOP; end++)
        {
            if (block[end].Opcode == Opcode.SWAP)
            {
                depth = Math.Max(depth, block[end].Argument);
                swaps++;
            }
        }

        if (swaps == 1)
        {
            return start;
        }

        var permutation = new int[depth];
        for (int i = 0; i < depth; i++)
        {
            permutation[i] = i;
        }

        for (int i = start; i < end; i++)
        {
            if (block[i].Opcode == Opcode.SWAP)
            {
                int other = block[i].Argument - 1;
                (permutation[0], permutation[other]) = (permutation[other], permutation[0]);
            }
        }

        EmitCycles(block, start, end - 1, permutation);
        return end - 1;
    }

    /// <summary>
    /// Writes the SWAPs for a permutation from the end of the run backwards. Each cycle is walked once; as only the top can be
    /// exchanged, a cycle without it is entered and left through it.
    /// </summary>
    private static void EmitCycles(BasicBlock block, int start, int position, int[] permutation)
    {
        const int Done = -1;
        for (int i = 0; i < permutation.Length; i++)
        {
            if (permutation[i] == Done || permutation[i] == i)
            {
                continue;
            }

            for (int j = i; ;)
            {
                if (j != 0)
                {
                    block[position--].Become(Opcode.SWAP, j + 1);
                }

                if (permutation[j] == Done)
                {
                    break;
                }

                int following = permutation[j];
                permutation[j] = Done;
                j = following;
            }
        }

        for (; position >= start; position--)
        {
            block[position].Become(Opcode.NOP);
        }
    }

    /// <summary>Takes SWAPs at or before an index away by exchanging the stores (or pops) behind them.</summary>
    private static void ExchangeStores(BasicBlock block, int index)
    {
        for (; index >= 0; index--)
        {
            Opcode opcode = block[index].Opcode;
            if (opcode == Opcode.NOP || (opcode != Opcode.SWAP && TakesTopOnly(opcode)))
            {
                continue;
            }

            if (opcode != Opcode.SWAP)
            {
                return;
            }

            int first = NextStore(block, index, -1);
            if (first < 0)
            {
                return;
            }

            int line = block[first].Span.Line;
            int second = first;
            for (int count = block[index].Argument - 1; count > 0; count--)
            {
                second = NextStore(block, second, line);
                if (second < 0)
                {
                    return;
                }
            }

            if (StoresConflict(block, first, second))
            {
                return;
            }

            block[index].Become(Opcode.NOP);
            (block[first], block[second]) = (block[second], block[first]);
        }
    }

    private static bool TakesTopOnly(Opcode opcode) => opcode is Opcode.STORE_FAST or Opcode.STORE_FAST_MAYBE_NULL or Opcode.POP_TOP;

    /// <summary>The next instruction that only takes the top, NOPs skipped; -1 where something else comes first or the line changes.</summary>
    private static int NextStore(BasicBlock block, int index, int line)
    {
        while (++index < block.Count)
        {
            if (line >= 0 && block[index].Span.Line != line)
            {
                return -1;
            }

            if (block[index].Opcode != Opcode.NOP)
            {
                return TakesTopOnly(block[index].Opcode) ? index : -1;
            }
        }

        return -1;
    }

    private static int StoredLocal(in FlowInstruction instruction) =>
        instruction.Opcode is Opcode.STORE_FAST or Opcode.STORE_FAST_MAYBE_NULL ? instruction.Argument : -1;

    /// <summary>Whether two stores go to one local, or one between them goes to the local of either.</summary>
    private static bool StoresConflict(BasicBlock block, int first, int second)
    {
        int firstLocal = StoredLocal(block[first]);
        int secondLocal = StoredLocal(block[second]);
        if (firstLocal < 0 && secondLocal < 0)
        {
            return false;
        }

        if (firstLocal == secondLocal)
        {
            return true;
        }

        for (int i = first + 1; i < second; i++)
        {
            int local = StoredLocal(block[i]);
            if (local >= 0 && (local == firstLocal || local == secondLocal))
            {
                return true;
            }
        }

        return false;
    }
}
