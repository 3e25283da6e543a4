using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>Replaces instructions that compute over constants by the loading of their result.</summary>
internal static class ConstantFolding
{
    /// <summary>A literal list or set of at least so many constants is built from one constant.</summary>
    private const int MinimumSequenceSize = 3;

    /// <summary>Loads small integers without a constant, and decides conditions, identity tests against None and TO_BOOL on constants.</summary>
    public static void SimplifyLoads(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            SimplifyLoads(graph, block);
        }
    }

    private static void SimplifyLoads(ControlFlowGraph graph, BasicBlock block)
    {
        // What the top of the stack was loaded by; a COPY of a constant on top keeps it.
        FlowInstruction source = default;
        for (int i = 0; i < block.Count; i++)
        {
            ref FlowInstruction instruction = ref block[i];
            if (instruction.Opcode == Opcode.LOAD_CONST)
            {
                ControlFlowGraph.TryLoadSmallInt(ref instruction, graph.Constants[instruction.Argument]);
            }

            if (source.Opcode != Opcode.LOAD_CONST || instruction is not { Opcode: Opcode.COPY, Argument: 1 })
            {
                source = instruction;
            }

            if (!source.LoadsConstant || i + 1 >= block.Count)
            {
                continue;
            }

            switch (block[i + 1].Opcode)
            {
                case Opcode.POP_JUMP_IF_FALSE:
                case Opcode.POP_JUMP_IF_TRUE:
                case Opcode.JUMP_IF_FALSE:
                case Opcode.JUMP_IF_TRUE:
                    DecideJump(block, i, ConstantArithmetic.IsTrue(graph.ValueOf(source)));
                    break;
                case Opcode.IS_OP:
                    if (graph.ValueOf(source) is NoneConstant)
                    {
                        TestForNone(block, i);
                    }

                    break;
                case Opcode.TO_BOOL:
                    bool truth = ConstantArithmetic.IsTrue(graph.ValueOf(source));
                    int index = graph.AddConstant(truth ? BoolConstant.True : BoolConstant.False);
                    instruction.Become(Opcode.NOP);
                    block[i + 1].Become(Opcode.LOAD_CONST, index);
                    break;
            }
        }
    }

    private static void DecideJump(BasicBlock block, int index, bool truth)
    {
        ref FlowInstruction jump = ref block[index + 1];
        bool jumpsIfTrue = jump.Opcode is Opcode.POP_JUMP_IF_TRUE or Opcode.JUMP_IF_TRUE;
        if (jump.Opcode is Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE)
        {
            block[index].Become(Opcode.NOP);
        }

        if (truth == jumpsIfTrue)
        {
            jump.Opcode = Opcode.JUMP;
        }
        else
        {
            jump.Become(Opcode.NOP);
            jump.Target = null;
        }
    }

    /// <summary>Merges LOAD_CONST None, IS_OP, perhaps TO_BOOL, and a conditional jump into one jump.</summary>
    private static void TestForNone(BasicBlock block, int index)
    {
        int jumpIndex = index + 2;
        if (block.OpcodeAt(jumpIndex) == Opcode.TO_BOOL)
        {
            block[jumpIndex++].Become(Opcode.NOP);
        }

        bool onNone;
        switch (block.OpcodeAt(jumpIndex))
        {
            case Opcode.POP_JUMP_IF_TRUE:
                onNone = block[index + 1].Argument == InvertArgument.Plain;
                break;
            case Opcode.POP_JUMP_IF_FALSE:
                onNone = block[index + 1].Argument != InvertArgument.Plain;
                break;
            default:
                return;
        }

        block[index].Become(Opcode.NOP);
        block[index + 1].Become(Opcode.NOP);
        block[jumpIndex].Opcode = onNone ? Opcode.POP_JUMP_IF_NONE : Opcode.POP_JUMP_IF_NOT_NONE;
    }

    /// <summary>
    /// Finds the instructions that load the operands of the one at <paramref name="index"/>: as many consecutive loads of constants, NOPs between them.
    /// </summary>
    private static bool TryFindLoads(BasicBlock block, int index, Span<int> loads)
    {
        int missing = loads.Length;
        for (int i = index - 1; i >= 0 && missing > 0; i--)
        {
            if (block[i].Opcode == Opcode.NOP)
            {
                continue;
            }

            if (!block[i].LoadsConstant)
            {
                return false;
            }

            loads[--missing] = i;
        }

        return missing == 0;
    }

    private static ConstantValue[] ValuesOf(ControlFlowGraph graph, BasicBlock block, ReadOnlySpan<int> loads)
    {
        var values = new ConstantValue[loads.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = graph.ValueOf(block[loads[i]]);
        }

        return values;
    }

    private static void Erase(BasicBlock block, ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
        {
            block[index].Erase();
        }
    }

    public static void FoldUnary(ControlFlowGraph graph, BasicBlock block, int index)
    {
        Span<int> loads = stackalloc int[1];
        if (TryFindLoads(block, index, loads)
            && ConstantArithmetic.Evaluate(block[index].Opcode, graph.ValueOf(block[loads[0]])) is { } result)
        {
            Erase(block, loads);
            graph.LoadConstant(ref block[index], result);
        }
    }

    public static void FoldBinary(ControlFlowGraph graph, BasicBlock block, int index)
    {
        Span<int> loads = stackalloc int[2];
        if (TryFindLoads(block, index, loads)
            && ConstantArithmetic.Evaluate((BinaryOperator)block[index].Argument, graph.ValueOf(block[loads[0]]), graph.ValueOf(block[loads[1]])) is { } result)
        {
            Erase(block, loads);
            graph.LoadConstant(ref block[index], result);
        }
    }

    public static void FoldTuple(ControlFlowGraph graph, BasicBlock block, int index)
    {
        int size = block[index].Argument;
        if (size > ControlFlowGraph.StackUseGuideline)
        {
            return;
        }

        Span<int> loads = stackalloc int[size];
        if (TryFindLoads(block, index, loads))
        {
            var tuple = new TupleConstant(ValuesOf(graph, block, loads));
            Erase(block, loads);
            graph.LoadConstant(ref block[index], tuple);
        }
    }

    /// <summary>
    /// Folds what is built item by item because it is long, BUILD_LIST 0 or BUILD_SET 0 and then pairs of a constant and its adding,
    /// where the instruction at <paramref name="index"/> only reads it.
    /// </summary>
    public static void FoldLongLiteral(ControlFlowGraph graph, BasicBlock block, int index)
    {
        if (TryTakeItems(graph, block, index) is { } items)
        {
            Erase(block, items.Start, index);
            graph.LoadConstant(ref block[index - 1], items.IsSet ? ConstantArithmetic.MakeFrozenSet(items.Values) : new TupleConstant(items.Values));
        }
    }

    /// <summary>Folds a long tuple: a list built item by item that the instruction at <paramref name="index"/> converts.</summary>
    public static void FoldListToTuple(ControlFlowGraph graph, BasicBlock block, int index)
    {
        if (TryTakeItems(graph, block, index, mayBeEmpty: true) is { IsSet: false } items)
        {
            Erase(block, items.Start, index);
            graph.LoadConstant(ref block[index], new TupleConstant(items.Values));
        }
    }

    private static void Erase(BasicBlock block, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (block[i].Opcode != Opcode.NOP)
            {
                block[i].Erase();
            }
        }
    }

    /// <summary>Looks backwards from an index for a literal of constants that is built item by item.</summary>
    private static (int Start, bool IsSet, ConstantValue[] Values)? TryTakeItems(ControlFlowGraph graph, BasicBlock block, int index, bool mayBeEmpty = false)
    {
        Opcode add = Opcode.NOP;
        var values = new List<ConstantValue>();
        bool expectAdd = true;
        for (int i = index - 1; i >= 0; i--)
        {
            ref FlowInstruction instruction = ref block[i];
            if (instruction.Opcode == Opcode.NOP)
            {
                continue;
            }

            if (expectAdd && (mayBeEmpty || add != Opcode.NOP) && instruction.Argument == 0
                && instruction.Opcode == (add == Opcode.SET_ADD ? Opcode.BUILD_SET : Opcode.BUILD_LIST))
            {
                values.Reverse();
                return (i, add == Opcode.SET_ADD, [.. values]);
            }

            if (expectAdd)
            {
                bool isAdd = instruction is { Opcode: Opcode.LIST_APPEND or Opcode.SET_ADD, Argument: 1 } && (add == Opcode.NOP || add == instruction.Opcode);
                if (!isAdd)
                {
                    return null;
                }

                add = instruction.Opcode;
            }
            else if (instruction.LoadsConstant)
            {
                values.Add(graph.ValueOf(instruction));
            }
            else
            {
                return null;
            }

            expectAdd = !expectAdd;
        }

        return null;
    }

    /// <summary>
    /// A literal list or set that is only iterated over or searched becomes a constant (a list of other things a tuple);
    /// a longer one of constants is built from one constant.
    /// </summary>
    public static void FoldListOrSet(ControlFlowGraph graph, BasicBlock block, int index)
    {
        ref FlowInstruction build = ref block[index];
        int size = build.Argument;
        bool onlyRead = block.OpcodeAt(index + 1) is Opcode.GET_ITER or Opcode.CONTAINS_OP;
        if (size > ControlFlowGraph.StackUseGuideline || (size < MinimumSequenceSize && !onlyRead))
        {
            return;
        }

        bool isList = build.Opcode == Opcode.BUILD_LIST;
        Span<int> loads = stackalloc int[size];
        if (!TryFindLoads(block, index, loads))
        {
            if (onlyRead && isList)
            {
                build.Opcode = Opcode.BUILD_TUPLE;
            }

            return;
        }

        ConstantValue[] items = ValuesOf(graph, block, loads);
        int constant = graph.AddConstant(isList ? new TupleConstant(items) : ConstantArithmetic.MakeFrozenSet(items));
        Erase(block, loads);
        if (onlyRead)
        {
            build.Become(Opcode.LOAD_CONST, constant);
            return;
        }

        block[index - 2].Become(build.Opcode);
        block[index - 2].Span = build.Span;
        block[index - 1].Become(Opcode.LOAD_CONST, constant);
        build.Become(isList ? Opcode.LIST_EXTEND : Opcode.SET_UPDATE, 1);
    }
}
