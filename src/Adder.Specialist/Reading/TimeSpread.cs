using System.Collections.Generic;
using System.Linq;
using Adder.Bytecode;

namespace Adder.Specialist;

/// <summary>
/// Shares out samples of places that take no time themselves. What can neither call nor fail does not tell where it is, so that a sample which finds a jump backward, a step of a simple loop or the beginning of a function is one of
/// what comes behind it, up to the next place that was found: each instruction there is given the same.
/// </summary>
internal sealed class TimeSpread
{
    private readonly Site[] _sites;
    private readonly (int Offset, int Next, Opcode Opcode, int Argument)[] _instructions;
    private readonly Dictionary<int, int> _byOffset;
    private readonly bool[] _wasFound;

    private TimeSpread(CodeBlueprint code, Site[] sites)
    {
        _sites = sites;
        _instructions = [.. Disassembler.Decode(code.Code)];
        _byOffset = _instructions.Select(static (instruction, index) => (instruction.Offset, index)).ToDictionary();
        _wasFound = [.. sites.Select(static site => site.Time > 0)];
    }

    /// <summary>Shares out the samples of a code object, whose instructions the sites are.</summary>
    public static void Apply(CodeBlueprint code, Site[] sites)
    {
        if (!sites.Any(static site => site.Time > 0 && TakesNoTime(site)))
        {
            return;
        }

        var spread = new TimeSpread(code, sites);
        for (int i = 0; i < sites.Length; i++)
        {
            if (spread._wasFound[i] && TakesNoTime(sites[i]))
            {
                spread.Share(i);
            }
        }
    }

    private static bool TakesNoTime(Site site) => site.Name is "JUMP_BACKWARD" or "RESUME" || site.Form is "FOR_ITER_LIST" or "FOR_ITER_TUPLE" or "FOR_ITER_RANGE" or "FOR_ITER_PAIR";

    private void Share(int index)
    {
        (int first, int last) = LoopOf(index);
        List<int> stretch = [index];
        var seen = new HashSet<int>(stretch);
        for (int next = 0; next < stretch.Count; next++)
        {
            stretch.AddRange(Successors(stretch[next]).Where(successor => _sites[successor].Offset >= first && _sites[successor].Offset <= last && !_wasFound[successor] && _sites[successor].Fate != Fate.NeverExecuted && seen.Add(successor)));
        }

        (long each, long rest) = long.DivRem(_sites[index].Time ?? 0, stretch.Count);
        _sites[index].Time = 0;
        for (int i = 0; i < stretch.Count; i++)
        {
            _sites[stretch[i]].Time += each + (i < rest ? 1 : 0);
        }
    }

    /// <summary>The offsets of the loop that an instruction repeats or begins: what is behind it runs once.</summary>
    private (int First, int Last) LoopOf(int index)
    {
        (int offset, int next, Opcode opcode, int argument) = _instructions[index];
        int target = Disassembler.JumpTarget(opcode, argument, next);
        return opcode switch
        {
            Opcode.JUMP_BACKWARD => (target, offset),
            Opcode.FOR_ITER => (offset, target - 1),
            _ => (0, int.MaxValue),
        };
    }

    /// <summary>What comes behind an instruction; not what comes behind a loop that has run out.</summary>
    private IEnumerable<int> Successors(int index)
    {
        (_, int next, Opcode opcode, int argument) = _instructions[index];
        int target = opcode == Opcode.FOR_ITER ? -1 : Disassembler.JumpTarget(opcode, argument, next);
        bool ends = opcode is Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT or Opcode.RETURN_VALUE or Opcode.RAISE_VARARGS or Opcode.RERAISE;
        foreach (int offset in (int[])[ends ? -1 : next, target])
        {
            if (_byOffset.TryGetValue(offset, out int successor))
            {
                yield return successor;
            }
        }
    }
}
