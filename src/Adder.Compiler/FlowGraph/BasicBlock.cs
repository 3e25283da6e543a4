using System;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>An instruction in the flow graph. Jumps and handler openings refer to blocks instead of labels.</summary>
internal struct FlowInstruction(Opcode opcode, int argument, SourceSpan span)
{
    public Opcode Opcode = opcode;
    public int Argument = argument;
    public SourceSpan Span = span;

    /// <summary>Where a jump goes, or the handler that a SETUP_… opens.</summary>
    public BasicBlock? Target;

    /// <summary>The handler that is in force while the instruction runs; null where there is none.</summary>
    public BasicBlock? Handler;

    public readonly bool IsJump => OpcodeTraits.IsJump(Opcode);

    public readonly bool HasTarget => OpcodeTraits.HasTarget(Opcode);

    public readonly bool OpensHandler => OpcodeTraits.OpensHandler(Opcode);

    public readonly bool LoadsConstant => Opcode is Opcode.LOAD_CONST or Opcode.LOAD_SMALL_INT;

    public void Become(Opcode opcode, int argument = 0)
    {
        Opcode = opcode;
        Argument = argument;
    }

    /// <summary>Becomes a NOP that leaves no trace in the location table.</summary>
    public void Erase()
    {
        Become(Opcode.NOP);
        Span = SourceSpan.None;
    }
}

/// <summary>
/// A run of instructions that is entered only at its start and left only at its end. Blocks form a chain in the order in
/// which they will be laid out; a block that does not end in a jump or an exit falls through to the next one.
/// </summary>
internal sealed class BasicBlock
{
    private FlowInstruction[] _instructions = [];

    public int Count { get; private set; }

    public Span<FlowInstruction> Instructions => _instructions.AsSpan(0, Count);

    public ref FlowInstruction this[int index] => ref _instructions[index];

    public ref FlowInstruction Last => ref _instructions[Count - 1];

    /// <summary>The next block in the layout.</summary>
    public BasicBlock? Next { get; set; }

    /// <summary>Whether an instruction refers, or once referred, to the block.</summary>
    public bool IsLabelled { get; set; }

    public int Predecessors { get; set; }

    /// <summary>Depth of the stack on entry; meaningful after <see cref="StackDepth"/> has run.</summary>
    public int StartDepth { get; set; }

    /// <summary>A handler that gets the offset of the raising instruction, below the exception.</summary>
    public bool PreservesLastInstruction { get; set; }

    public bool IsHandler { get; set; }

    /// <summary>Reached only through an exception handler.</summary>
    public bool IsCold { get; set; }

    /// <summary>Reached without an exception.</summary>
    public bool IsWarm { get; set; }

    /// <summary>A mark for the pass that is running.</summary>
    public bool Visited { get; set; }

    /// <summary>Locals (bit numbers) that may be unbound on entry.</summary>
    public ulong UnsafeLocals { get; set; }

    /// <summary>The handlers in force on entry, while they are being worked out.</summary>
    public HandlerStack? EntryHandlers { get; set; }

    /// <summary>Index of the block's first instruction in the final sequence.</summary>
    public int FirstIndex { get; set; }

    /// <summary>Control never runs off the end: the last instruction exits the scope or always jumps.</summary>
    public bool EndsWithoutFallThrough =>
        Count > 0 && (OpcodeTraits.IsScopeExit(Last.Opcode) || OpcodeTraits.IsUnconditionalJump(Last.Opcode));

    public bool FallsThrough => !EndsWithoutFallThrough;

    public bool ExitsScope => Count > 0 && OpcodeTraits.IsScopeExit(Last.Opcode);

    public bool HasNoLineNumbers
    {
        get
        {
            foreach (ref readonly FlowInstruction instruction in Instructions)
            {
                if (instruction.Span.Line >= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public bool HasEvaluationBreak
    {
        get
        {
            foreach (ref readonly FlowInstruction instruction in Instructions)
            {
                if (OpcodeTraits.HasEvaluationBreak(instruction.Opcode))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The first of this block and those behind it that has an instruction.</summary>
    public static BasicBlock? SkipEmpty(BasicBlock? block)
    {
        while (block is { Count: 0 })
        {
            block = block.Next;
        }

        return block;
    }

    public void Add(in FlowInstruction instruction)
    {
        if (Count == _instructions.Length)
        {
            Array.Resize(ref _instructions, Math.Max(8, Count * 2));
        }

        _instructions[Count++] = instruction;
    }

    /// <summary>
    /// Appends an instruction of the optimizer's own. As in CPython its handler is what the place in the block held before
    /// a removal, which the exception table shows.
    /// </summary>
    public void Add(Opcode opcode, int argument, SourceSpan span) =>
        Add(new FlowInstruction(opcode, argument, span) { Handler = Count < _instructions.Length ? _instructions[Count].Handler : null });

    /// <summary>As <see cref="Add(Opcode, int, SourceSpan)"/>, for a jump.</summary>
    public void AddJump(Opcode opcode, BasicBlock target, SourceSpan span)
    {
        Add(opcode, 0, span);
        Last.Target = target;
    }

    public void Append(BasicBlock other)
    {
        for (int i = 0; i < other.Count; i++)
        {
            Add(other[i]);
        }
    }

    public void Insert(int index, in FlowInstruction instruction)
    {
        Add(instruction);
        FlowInstruction inserted = instruction;
        Array.Copy(_instructions, index, _instructions, index + 1, Count - 1 - index);
        _instructions[index] = inserted;
    }

    public void Truncate(int count) => Count = count;

    /// <summary>The opcode at an index, or NOP's stand-in CACHE (number 0) behind the end.</summary>
    public Opcode OpcodeAt(int index) => index < Count ? _instructions[index].Opcode : Opcode.CACHE;
}
