using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>The blocks of one scope, and the constants that their instructions load.</summary>
internal sealed class ControlFlowGraph
{
    /// <summary>From this many items on a literal is built item by item, so that the stack stays small.</summary>
    public const int StackUseGuideline = 30;

    private Dictionary<ConstantValue, int>? _constantIndices;

    private ControlFlowGraph(BasicBlock entry, List<ConstantValue> constants)
    {
        Entry = entry;
        Constants = constants;
    }

    public BasicBlock Entry { get; }

    public List<ConstantValue> Constants { get; }

    /// <summary>Cuts a sequence into blocks: a block starts at each label that is used and behind each jump and exit.</summary>
    /// <exception cref="InvalidOperationException">A label is used that was never marked, and where it does not stand in the sequence.</exception>
    public static ControlFlowGraph Build(InstructionSequence sequence, List<ConstantValue> constants)
    {
        ReadOnlySpan<PendingInstruction> pending = sequence.Instructions.Items;
        var targets = new BasicBlock?[pending.Length + 1];
        foreach (PendingInstruction instruction in pending)
        {
            if (OpcodeTraits.HasTarget(instruction.Opcode))
            {
                TargetAt(sequence, targets, instruction);
            }
        }

        var entry = new BasicBlock();
        var graph = new ControlFlowGraph(entry, constants);
        BasicBlock current = entry;
        for (int i = 0; i < pending.Length; i++)
        {
            PendingInstruction instruction = pending[i];
            current = StartBlock(current, ref targets[i], entry);
            if (instruction.Opcode == Opcode.ANNOTATIONS_PLACEHOLDER)
            {
                current = Splice(current, sequence.Annotations, entry);
                continue;
            }

            current.Add(new FlowInstruction(instruction.Opcode, instruction.Argument, instruction.Span));
        }

        _ = StartBlock(current, ref targets[pending.Length], entry);
        ResolveTargets(entry, sequence, targets);
        return graph;
    }

    /// <summary>The blocks in a row again, with a label before each that is jumped to.</summary>
    public InstructionSequence ToSequence()
    {
        var sequence = new InstructionSequence();
        var labels = new Dictionary<BasicBlock, Label>();
        for (BasicBlock? block = Entry; block is not null; block = block.Next)
        {
            labels.Add(block, sequence.NewLabel());
        }

        for (BasicBlock? block = Entry; block is not null; block = block.Next)
        {
            sequence.Mark(labels[block]);
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                sequence.Emit(instruction.Opcode, instruction.Target is { } target ? labels[target].Id : instruction.Argument, instruction.Span);
            }
        }

        return sequence;
    }

    private static BasicBlock TargetAt(InstructionSequence sequence, BasicBlock?[] targets, in PendingInstruction instruction)
    {
        int index = sequence.IndexOf(instruction.Argument);
        if ((uint)index >= (uint)targets.Length)
        {
            throw new InvalidOperationException($"{instruction.Opcode} refers to label {instruction.Argument}, which stands before no instruction");
        }

        return targets[index] ??= new BasicBlock { IsLabelled = true };
    }

    private static BasicBlock StartBlock(BasicBlock current, ref BasicBlock? label, BasicBlock entry)
    {
        if (label is not null)
        {
            if (current == entry && current.Count == 0)
            {
                current.IsLabelled = true;
                label = current;
                return current;
            }

            current.Next = label;
            return label;
        }

        if (current.Count > 0 && OpcodeTraits.EndsBlock(current.Last.Opcode))
        {
            var next = new BasicBlock();
            current.Next = next;
            return next;
        }

        return current;
    }

    private static BasicBlock Splice(BasicBlock current, InstructionSequence? annotations, BasicBlock entry)
    {
        if (annotations is null)
        {
            return current;
        }

        BasicBlock? none = null;
        foreach (PendingInstruction instruction in annotations.Instructions.Items)
        {
            if (OpcodeTraits.HasTarget(instruction.Opcode))
            {
                throw new InvalidOperationException("annotations code must not jump");
            }

            current = StartBlock(current, ref none, entry);
            current.Add(new FlowInstruction(instruction.Opcode, instruction.Argument, instruction.Span));
        }

        return current;
    }

    private static void ResolveTargets(BasicBlock entry, InstructionSequence sequence, BasicBlock?[] targets)
    {
        for (BasicBlock? block = entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.HasTarget)
                {
                    instruction.Target = targets[sequence.IndexOf(instruction.Argument)];
                    instruction.Argument = 0;
                }
            }
        }
    }

    /// <summary>Clears the marks of all blocks and gives an empty work list.</summary>
    public PlainList<BasicBlock> BeginTraversal()
    {
        for (BasicBlock? block = Entry; block is not null; block = block.Next)
        {
            block.Visited = false;
        }

        return new PlainList<BasicBlock>();
    }

    /// <summary>The index of a constant, which is added where it is new. A NaN that was computed is always new, because it does not equal itself.</summary>
    public int AddConstant(ConstantValue constant)
    {
        if (constant is FloatConstant { Value: double.NaN } or ComplexConstant { Real: double.NaN } or ComplexConstant { Imaginary: double.NaN })
        {
            Constants.Add(constant);
            return Constants.Count - 1;
        }

        if (_constantIndices is null)
        {
            _constantIndices = new Dictionary<ConstantValue, int>(Constants.Count + 8);
            for (int i = 0; i < Constants.Count; i++)
            {
                _constantIndices.TryAdd(Constants[i], i);
            }
        }

        if (!_constantIndices.TryGetValue(constant, out int index))
        {
            index = Constants.Count;
            Constants.Add(constant);
            _constantIndices.Add(constant, index);
        }

        return index;
    }

    /// <summary>The value that a constant-loading instruction loads.</summary>
    public ConstantValue ValueOf(in FlowInstruction instruction) =>
        instruction.Opcode == Opcode.LOAD_SMALL_INT ? new IntConstant(instruction.Argument) : Constants[instruction.Argument];

    /// <summary>Makes the instruction load a small integer out of its argument, if the value is one that fits.</summary>
    public static bool TryLoadSmallInt(ref FlowInstruction instruction, ConstantValue value)
    {
        if (value is IntConstant integer && integer.TryGetSmall(out long small) && small is >= 0 and <= byte.MaxValue)
        {
            instruction.Become(Opcode.LOAD_SMALL_INT, (int)small);
            return true;
        }

        return false;
    }

    /// <summary>Makes the instruction load a constant in the shortest way.</summary>
    public void LoadConstant(ref FlowInstruction instruction, ConstantValue value)
    {
        if (!TryLoadSmallInt(ref instruction, value))
        {
            instruction.Become(Opcode.LOAD_CONST, AddConstant(value));
        }
    }

    /// <summary>Drops the constants that no instruction loads. The first one stays in any case: it may be a docstring.</summary>
    public void RemoveUnusedConstants()
    {
        if (Constants.Count == 0)
        {
            return;
        }

        var used = new bool[Constants.Count];
        used[0] = true;
        for (BasicBlock? block = Entry; block is not null; block = block.Next)
        {
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Opcode == Opcode.LOAD_CONST)
                {
                    used[instruction.Argument] = true;
                }
            }
        }

        var newIndices = new int[used.Length];
        int count = 0;
        for (int i = 0; i < used.Length; i++)
        {
            if (used[i])
            {
                newIndices[i] = count;
                Constants[count++] = Constants[i];
            }
        }

        if (count == used.Length)
        {
            return;
        }

        Constants.RemoveRange(count, used.Length - count);
        _constantIndices = null;
        for (BasicBlock? block = Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Opcode == Opcode.LOAD_CONST)
                {
                    instruction.Argument = newIndices[instruction.Argument];
                }
            }
        }
    }
}
