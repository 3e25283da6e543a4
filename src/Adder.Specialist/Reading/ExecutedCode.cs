using System.Collections.Generic;
using System.Linq;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Specialization;

namespace Adder.Specialist;

/// <summary>
/// Finds the instructions that never ran, from what execution leaves behind: an adaptive instruction's counter moves, and RESUME, LOAD_CONST and JUMP_BACKWARD change their form, at the first
/// execution. Within a block, which no jump leads into or out of, what comes before an instruction that ran ran too, and what comes after one that did not run did not. A block without
/// traces did not run where control cannot have come from one that did.
/// </summary>
internal sealed class ExecutedCode
{
    private readonly ExecutableCode _executable;
    private readonly Site[] _sites;
    private readonly List<(int Offset, int Next, Opcode Opcode, int Argument)> _instructions;
    private readonly ExceptionTableEntry[] _handlers;
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<int, Block> _byOffset = [];

    private ExecutedCode(CodeBlueprint code, ExecutableCode executable, Site[] sites)
    {
        _executable = executable;
        _sites = sites;
        _instructions = Disassembler.Decode(code.Code);
        _handlers = ExceptionTable.Read(code.ExceptionTable);
    }

    /// <summary>Gives instructions that never ran their fate.</summary>
    public static void Mark(CodeBlueprint code, ExecutableCode executable, Site[] sites)
    {
        if (executable.Specializes && sites.Length > 0)
        {
            var reader = new ExecutedCode(code, executable, sites);
            reader.FindBlocks();
            reader.Reach();
            reader.Mark();
        }
    }

    private void FindBlocks()
    {
        HashSet<int> leaders = Leaders();
        for (int start = 0; start < _sites.Length;)
        {
            int end = start + 1;
            while (end < _sites.Length && !leaders.Contains(_sites[end].Offset))
            {
                end++;
            }

            var block = new Block(start, end, DeadFrom(start, end, out bool isReached));
            block.IsReached = isReached || start == 0;
            _blocks.Add(block);
            _byOffset.Add(_sites[start].Offset, block);
            start = end;
        }
    }

    /// <summary>The first instruction of a block that did not run; its end where nothing tells.</summary>
    private int DeadFrom(int start, int end, out bool isReached)
    {
        int from = end;
        for (int i = end - 1; i >= start; i--)
        {
            bool? ran = Ran(i);
            if (ran == true)
            {
                isReached = true;
                return from;
            }

            from = ran == false ? i : from;
        }

        // Instructions without traces share the fate of the first that has some.
        isReached = false;
        return from < end ? start : end;
    }

    /// <summary>Follows control from the blocks that ran into those without traces.</summary>
    private void Reach()
    {
        var open = new Queue<Block>(_blocks.Where(static block => block.IsReached));
        while (open.TryDequeue(out Block? block))
        {
            foreach (Block next in Successors(block).Where(static next => !next.IsReached && next.DeadFrom == next.End))
            {
                next.IsReached = true;
                open.Enqueue(next);
            }
        }
    }

    private List<Block> Successors(Block block)
    {
        var found = new List<Block>();
        int begin = _sites[block.Start].Offset;
        int last = _sites[block.End - 1].Offset;
        foreach (ExceptionTableEntry entry in _handlers)
        {
            if (entry.Start <= last && begin < entry.End && _byOffset.TryGetValue(entry.Target, out Block? handler))
            {
                found.Add(handler);
            }
        }

        if (block.DeadFrom < block.End)
        {
            return found;
        }

        (int _, int next, Opcode opcode, int argument) = _instructions[block.End - 1];
        if (_byOffset.TryGetValue(Disassembler.JumpTarget(opcode, argument, next), out Block? target))
        {
            found.Add(target);
        }

        bool goesOn = opcode is not (Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT or Opcode.RETURN_VALUE or Opcode.RAISE_VARARGS or Opcode.RERAISE);
        if (goesOn && _byOffset.TryGetValue(next, out Block? following))
        {
            found.Add(following);
        }

        return found;
    }

    private void Mark()
    {
        foreach (Block block in _blocks)
        {
            for (int i = block.IsReached ? block.DeadFrom : block.Start; i < block.End; i++)
            {
                _sites[i].Fate = Fate.NeverExecuted;
            }
        }
    }

    /// <summary>Whether an instruction ran; null where nothing tells.</summary>
    private bool? Ran(int index)
    {
        Site site = _sites[index];
        Opcode opcode = _instructions[index].Opcode;
        int unit = site.Offset / 2;
        int form = _executable.ExecutingOpcode(unit);
        if (form != (int)opcode)
        {
            // A fused form is there from the beginning, a watched one says nothing.
            return InstructionTable.BaseOf(form) == (int)opcode && opcode is not (Opcode.LOAD_FAST_BORROW or Opcode.STORE_FAST or Opcode.POP_TOP or Opcode.POP_ITER) ? true : null;
        }

        if (index > 0 && IsFused(index - 1))
        {
            return null;
        }

        if (site.Specializations + site.Failures > 0)
        {
            return true;
        }

        Lens lens = _executable.Lens;
        return opcode switch
        {
            // 3.11 specializes nothing in the first calls, and what it then does in loops leaves this as it is.
            Opcode.RESUME => lens == Lens.Python311 ? null : false,
            Opcode.LOAD_CONST => lens.Offers(Opcode.LOAD_CONST_IMMORTAL) ? false : null,
            Opcode.JUMP_BACKWARD => lens.Offers(Opcode.JUMP_BACKWARD_NO_JIT) ? false : null,

            // 3.11 counts by functions, not by instructions.
            _ when lens == Lens.Python311 || site.Counter is < 0 or Runtime.Specialization.Adaptive.Never => null,
            _ => site.Counter != Runtime.Specialization.Adaptive.WarmUp,
        };
    }

    /// <summary>Whether an instruction does the work of the one behind it.</summary>
    private bool IsFused(int index)
    {
        int number = InstructionTable.NumberOf(_executable.ExecutingOpcode(_sites[index].Offset / 2));
        return number >= OpcodeTable.FirstOwn && (_instructions[index].Opcode == Opcode.LOAD_FAST_BORROW || number == (int)OwnOpcode.FOR_ITER_PAIR);
    }

    /// <summary>The offsets at which control may arrive from elsewhere, or that it may not reach.</summary>
    private HashSet<int> Leaders()
    {
        HashSet<int> leaders = [.. _handlers.Select(static entry => entry.Target)];
        foreach ((int _, int next, Opcode opcode, int argument) in _instructions)
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

        return leaders;
    }

    /// <summary>Instructions that run one after the other.</summary>
    private sealed class Block(int start, int end, int deadFrom)
    {
        public int Start => start;

        public int End => end;

        /// <summary>The first instruction that is known not to have run.</summary>
        public int DeadFrom => deadFrom;

        /// <summary>Control has come here, or may have.</summary>
        public bool IsReached { get; set; }
    }
}
