using System;
using System.Buffers;
using Adder.Bytecode;
using Adder.Compiler.FlowGraph;
using Adder.Syntax;

namespace Adder.Compiler.Assembly;

/// <summary>The instructions of a flow graph in one row, with the distances of jumps worked out.</summary>
internal sealed class LinearCode
{
    /// <summary>
    /// From SEND to the END_SEND that belongs to it, in code units. END_ASYNC_FOR refers to the SEND of its loop, but its argument is the distance to the END_SEND.
    /// </summary>
    private const int SendToEndSend = 5;

    /// <summary>Cache entries by opcode.</summary>
    private static readonly byte[] s_caches = CollectCaches();

    private readonly FlowInstruction[] _instructions;

    /// <summary>Where each instruction starts, in code units; EXTENDED_ARG belongs to the instruction behind it.</summary>
    private readonly int[] _offsets;

    private int _size;

    private LinearCode(FlowInstruction[] instructions)
    {
        _instructions = instructions;
        _offsets = new int[instructions.Length];
    }

    private static byte[] CollectCaches()
    {
        var caches = new byte[OpcodeTable.FirstOwn];
        foreach (OpcodeInfo info in OpcodeTable.All)
        {
            caches[(int)info.Opcode] = info.Caches;
        }

        return caches;
    }

    public static LinearCode Layout(ControlFlowGraph graph)
    {
        var code = new LinearCode(Flatten(graph));
        code.ResolveSpans();
        code.ChooseJumps();
        code.ResolveJumps();
        return code;
    }

    private static FlowInstruction[] Flatten(ControlFlowGraph graph)
    {
        int count = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.FirstIndex = count;
            count += block.Count;
        }

        var instructions = new FlowInstruction[count];
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.Instructions.CopyTo(instructions.AsSpan(block.FirstIndex));
        }

        return instructions;
    }

    /// <summary>Puts the place of the next instruction where <see cref="SourceSpan.Next"/> stands.</summary>
    private void ResolveSpans()
    {
        SourceSpan following = SourceSpan.None;
        for (int i = _instructions.Length - 1; i >= 0; i--)
        {
            ref FlowInstruction instruction = ref _instructions[i];
            if (instruction.Span == SourceSpan.Next)
            {
                instruction.Span = OpcodeTraits.EndsBlock(instruction.Opcode) ? SourceSpan.None : following;
            }

            following = instruction.Span;
        }
    }

    /// <summary>Gives each JUMP its direction.</summary>
    private void ChooseJumps()
    {
        for (int i = 0; i < _instructions.Length; i++)
        {
            ref FlowInstruction instruction = ref _instructions[i];
            if (instruction.Opcode is Opcode.JUMP or Opcode.JUMP_NO_INTERRUPT)
            {
                bool forward = instruction.Target!.FirstIndex > i;
                instruction.Opcode = forward ? Opcode.JUMP_FORWARD
                    : instruction.Opcode == Opcode.JUMP ? Opcode.JUMP_BACKWARD : Opcode.JUMP_BACKWARD_NO_INTERRUPT;
            }
        }
    }

    /// <summary>
    /// Distances depend on sizes, and sizes on distances through EXTENDED_ARG: repeats until nothing moves. The first guess of a
    /// distance is the target's index, as in CPython, because the guess can show in the result.
    /// </summary>
    private void ResolveJumps()
    {
        foreach (ref FlowInstruction instruction in _instructions.AsSpan())
        {
            if (instruction.IsJump)
            {
                instruction.Argument = instruction.Target!.FirstIndex;
            }
        }

        bool moved;
        do
        {
            _size = 0;
            for (int i = 0; i < _instructions.Length; i++)
            {
                _offsets[i] = _size;
                _size += Size(_instructions[i]);
            }

            moved = false;
            for (int i = 0, end = 0; i < _instructions.Length; i++)
            {
                ref FlowInstruction instruction = ref _instructions[i];
                int size = Size(instruction);
                end += size;
                if (instruction.IsJump)
                {
                    int target = _offsets[instruction.Target!.FirstIndex];
                    instruction.Argument = instruction.Opcode == Opcode.END_ASYNC_FOR ? end - target - SendToEndSend : Math.Abs(target - end);
                    moved |= Size(instruction) != size;
                }
            }
        }
        while (moved);
    }

    private static int Size(in FlowInstruction instruction)
    {
        int argument = instruction.Argument;
        int extended = (argument > 0xFFFFFF ? 1 : 0) + (argument > 0xFFFF ? 1 : 0) + (argument > 0xFF ? 1 : 0);
        return extended + 1 + s_caches[(int)instruction.Opcode];
    }

    /// <summary>The bytecode, caches zeroed.</summary>
    public byte[] EncodeInstructions()
    {
        var code = new byte[_size * 2];
        int position = 0;
        foreach (ref readonly FlowInstruction instruction in _instructions.AsSpan())
        {
            for (int shift = 24; shift > 0; shift -= 8)
            {
                if (instruction.Argument >> shift != 0)
                {
                    code[position++] = (byte)Opcode.EXTENDED_ARG;
                    code[position++] = (byte)(instruction.Argument >> shift);
                }
            }

            code[position++] = checked((byte)instruction.Opcode);
            code[position++] = (byte)instruction.Argument;
            position += 2 * s_caches[(int)instruction.Opcode];
        }

        return code;
    }

    /// <summary>The location table; neighbours from one place share an entry.</summary>
    public byte[] EncodeLocations(int firstLine)
    {
        var table = new ByteWriter();
        int line = firstLine;
        SourceSpan span = SourceSpan.None;
        int units = 0;
        foreach (ref readonly FlowInstruction instruction in _instructions.AsSpan())
        {
            if (instruction.Span != span)
            {
                LocationTable.Append(table, span, units, ref line);
                span = instruction.Span;
                units = 0;
            }

            units += Size(instruction);
        }

        LocationTable.Append(table, span, units, ref line);
        return table.ToArray();
    }

    /// <summary>The exception table: stretches with the same handler share an entry.</summary>
    public byte[] EncodeHandlers()
    {
        var table = new ByteWriter();
        BasicBlock? handler = null;
        int start = 0;
        for (int i = 0; i < _instructions.Length; i++)
        {
            if (_instructions[i].Handler?.FirstIndex != handler?.FirstIndex)
            {
                AppendHandler(table, handler, start, _offsets[i]);
                start = _offsets[i];
                handler = _instructions[i].Handler;
            }
        }

        AppendHandler(table, handler, start, _size);
        return table.ToArray();
    }

    private void AppendHandler(ByteWriter table, BasicBlock? handler, int start, int end)
    {
        if (handler is not null)
        {
            // The handler's depth counts what is pushed for it: the exception, and before it perhaps the offset.
            int depth = handler.StartDepth - (handler.PreservesLastInstruction ? 2 : 1);
            var entry = new ExceptionTableEntry(2 * start, 2 * end, 2 * _offsets[handler.FirstIndex], depth, handler.PreservesLastInstruction);
            ExceptionTable.Append(table, entry);
        }
    }
}
