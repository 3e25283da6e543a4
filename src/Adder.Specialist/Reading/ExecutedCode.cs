using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;

namespace Adder.Specialist;

/// <summary>
/// Finds the instructions that never ran, from what execution leaves behind: an adaptive instruction's counter moves, and RESUME, LOAD_CONST and JUMP_BACKWARD change their form, at the first
/// execution. Within a run of instructions that no jump leads into or out of, what comes before one that ran ran too, and what comes after one that did not run did not.
/// </summary>
internal static class ExecutedCode
{
    /// <summary>Gives instructions that never ran their fate.</summary>
    public static void Mark(CodeBlueprint code, ExecutableCode executable, Site[] sites)
    {
        if (!executable.Specializes)
        {
            return;
        }

        HashSet<int> leaders = Leaders(code);
        for (int start = 0; start < sites.Length;)
        {
            int end = start + 1;
            while (end < sites.Length && !leaders.Contains(sites[end].Offset))
            {
                end++;
            }

            MarkBlock(executable, sites, start, end);
            start = end;
        }
    }

    private static void MarkBlock(ExecutableCode executable, Site[] sites, int start, int end)
    {
        int from = end;
        for (int i = end - 1; i >= start; i--)
        {
            bool? ran = Ran(executable, sites, i);
            if (ran == true)
            {
                break;
            }

            if (ran == false)
            {
                from = i;
            }
        }

        // Nothing tells of what comes before it; where a block begins with instructions that leave no trace, they share the fate of the first that does.
        bool nothingBefore = from < end;
        for (int i = from - 1; nothingBefore && i >= start; i--)
        {
            nothingBefore = Ran(executable, sites, i) is null;
        }

        for (int i = nothingBefore ? start : from; i < end; i++)
        {
            sites[i].Fate = Fate.NeverExecuted;
        }
    }

    /// <summary>Whether an instruction ran; null where nothing tells.</summary>
    private static bool? Ran(ExecutableCode executable, Site[] sites, int index)
    {
        Site site = sites[index];
        int unit = site.Offset / 2;
        int form = executable.ExecutingOpcode(unit);
        if (form != (int)site.Opcode)
        {
            // A fused form is there from the beginning, a watched one says nothing.
            return InstructionTable.BaseOf(form) == (int)site.Opcode && site.Opcode is not (Opcode.LOAD_FAST_BORROW or Opcode.STORE_FAST or Opcode.POP_TOP or Opcode.POP_ITER) ? true : null;
        }

        if (unit > 0 && index > 0 && IsFused(executable, sites[index - 1]))
        {
            return null;
        }

        return site.Opcode is Opcode.RESUME or Opcode.LOAD_CONST or Opcode.JUMP_BACKWARD ? false
            : site.Counter < 0 ? null
            : site.Counter != Runtime.Specialization.Adaptive.WarmUp;
    }

    /// <summary>Whether an instruction does the work of the one behind it.</summary>
    private static bool IsFused(ExecutableCode executable, Site site)
    {
        int number = InstructionTable.NumberOf(executable.ExecutingOpcode(site.Offset / 2));
        return number >= OpcodeTable.FirstOwn && (site.Opcode == Opcode.LOAD_FAST_BORROW || number == (int)OwnOpcode.FOR_ITER_PAIR);
    }

    /// <summary>The offsets at which control may arrive from elsewhere, or that it may not reach.</summary>
    private static HashSet<int> Leaders(CodeBlueprint code)
    {
        var leaders = new HashSet<int>();
        foreach ((int _, int next, Opcode opcode, int argument) in Disassembler.Decode(code.Code))
        {
            int target = Disassembler.JumpTarget(opcode, argument, next);
            if (target >= 0)
            {
                leaders.Add(target);
                leaders.Add(next);
            }
            else if (opcode is Opcode.RETURN_VALUE or Opcode.RAISE_VARARGS or Opcode.RERAISE or Opcode.YIELD_VALUE or Opcode.RETURN_GENERATOR)
            {
                leaders.Add(next);
            }
        }

        foreach (ExceptionTableEntry entry in ExceptionTable.Read(code.ExceptionTable))
        {
            leaders.Add(entry.Target);
        }

        return leaders;
    }
}
