using System;
using System.Collections.Generic;
using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// Finds the loads of locals whose value is consumed within the block before the local changes, is not itself stored into a
/// local, and does not stay on the stack at the block's end: there a reference borrowed from the frame suffices.
/// Each block is run over a stack of marks that say which load a value came from.
/// </summary>
internal sealed class BorrowedLoads
{
    /// <summary>What is known of a value: the index of the load that brought it and the local it is from; -1 for neither.</summary>
    private readonly record struct Reference(int Load, int Local);

    private static readonly Reference s_unknown = new(-1, -1);

    private readonly PlainList<Reference> _stack = new();
    private readonly PlainList<BasicBlock> _work;
    private bool[] _mustOwn = [];

    private BorrowedLoads(ControlFlowGraph graph) => _work = graph.BeginTraversal();

    /// <summary>Needs the blocks' start depths; nothing may be changed afterwards.</summary>
    public static void Optimize(ControlFlowGraph graph)
    {
        var pass = new BorrowedLoads(graph);
        pass.Visit(graph.Entry);
        while (pass._work.TryPop(out BasicBlock? block))
        {
            pass.Analyze(block);
            pass.Rewrite(block);
        }
    }

    private void Visit(BasicBlock block)
    {
        if (!block.Visited)
        {
            block.Visited = true;
            _work.Push(block);
        }
    }

    private void Analyze(BasicBlock block)
    {
        if (_mustOwn.Length < block.Count)
        {
            _mustOwn = new bool[block.Count * 2];
        }

        Array.Clear(_mustOwn, 0, block.Count);
        _stack.Clear();
        Push(s_unknown, block.StartDepth);
        for (int i = 0; i < block.Count; i++)
        {
            Execute(block[i], i);
        }

        if (block.Next is not null && block.Count > 0 && block.FallsThrough)
        {
            Visit(block.Next);
        }

        foreach (Reference reference in _stack.Items)
        {
            if (reference.Load >= 0)
            {
                _mustOwn[reference.Load] = true;
            }
        }
    }

    private void Rewrite(BasicBlock block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (_mustOwn[i])
            {
                continue;
            }

            ref FlowInstruction instruction = ref block[i];
            if (instruction.Opcode == Opcode.LOAD_FAST)
            {
                instruction.Opcode = Opcode.LOAD_FAST_BORROW;
            }
            else if (instruction.Opcode == Opcode.LOAD_FAST_LOAD_FAST)
            {
                instruction.Opcode = Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
            }
        }
    }

    private void Execute(in FlowInstruction instruction, int index)
    {
        int argument = instruction.Argument;
        var produced = new Reference(index, -1);
        switch (instruction.Opcode)
        {
            case Opcode.LOAD_FAST:
                _stack.Add(new Reference(index, argument));
                break;
            case Opcode.LOAD_FAST_AND_CLEAR:
                Kill(argument);
                _stack.Add(new Reference(index, argument));
                break;
            case Opcode.LOAD_FAST_LOAD_FAST:
                _stack.Add(new Reference(index, argument >> 4));
                _stack.Add(new Reference(index, argument & 15));
                break;
            case Opcode.DELETE_FAST:
                Kill(argument);
                break;
            case Opcode.STORE_FAST:
                Store(argument);
                break;
            case Opcode.STORE_FAST_LOAD_FAST:
                Store(argument >> 4);
                _stack.Add(new Reference(index, argument & 15));
                break;
            case Opcode.STORE_FAST_STORE_FAST:
                Store(argument >> 4);
                Store(argument & 15);
                break;
            case Opcode.COPY:
                _stack.Add(_stack[^argument]);
                break;
            case Opcode.SWAP:
                (_stack[^1], _stack[^argument]) = (_stack[^argument], _stack[^1]);
                break;
            case Opcode.FORMAT_SIMPLE:
            case Opcode.GET_ANEXT:
            case Opcode.GET_LEN:
            case Opcode.GET_YIELD_FROM_ITER:
            case Opcode.IMPORT_FROM:
            case Opcode.MATCH_KEYS:
            case Opcode.MATCH_MAPPING:
            case Opcode.MATCH_SEQUENCE:
            case Opcode.WITH_EXCEPT_START:
                // CPython 3.14 books what these push to the block's first instruction; bytecode is to be the same.
                Push(new Reference(0, -1), Net(instruction));
                break;
            case Opcode.DICT_MERGE:
            case Opcode.DICT_UPDATE:
            case Opcode.LIST_APPEND:
            case Opcode.LIST_EXTEND:
            case Opcode.MAP_ADD:
            case Opcode.RERAISE:
            case Opcode.SET_ADD:
            case Opcode.SET_UPDATE:
                Pop(-Net(instruction));
                break;
            case Opcode.END_SEND:
            case Opcode.SET_FUNCTION_ATTRIBUTE:
                Reference top = _stack[^1];
                Pop(2);
                _stack.Add(top);
                break;
            case Opcode.CHECK_EXC_MATCH:
                Pop(1);
                _stack.Add(produced);
                break;
            case Opcode.FOR_ITER:
                Visit(instruction.Target!);
                _stack.Add(produced);
                break;
            case Opcode.LOAD_ATTR:
            case Opcode.LOAD_SUPER_ATTR:
                Reference self = _stack[^1];
                Pop(instruction.Opcode == Opcode.LOAD_ATTR ? 1 : 3);
                _stack.Add(produced);
                if ((argument & 1) != 0)
                {
                    // A method call may put the object itself back.
                    _stack.Add(self);
                }

                break;
            case Opcode.LOAD_SPECIAL:
            case Opcode.PUSH_EXC_INFO:
                Reference kept = _stack[^1];
                Pop(1);
                _stack.Add(produced);
                _stack.Add(kept);
                break;
            case Opcode.SEND:
                Visit(instruction.Target!);
                Pop(1);
                _stack.Add(produced);
                break;
            default:
                ExecuteGeneric(instruction, produced);
                break;
        }
    }

    private void ExecuteGeneric(in FlowInstruction instruction, Reference produced)
    {
        if (instruction.HasTarget)
        {
            Visit(instruction.Target!);
        }

        // The openings of handlers act on the stack only on the way to the handler.
        if (!instruction.OpensHandler)
        {
            Pop(StackEffects.Popped(instruction.Opcode, instruction.Argument));
            Push(produced, StackEffects.Pushed(instruction.Opcode, instruction.Argument));
        }
    }

    private static int Net(in FlowInstruction instruction) =>
        StackEffects.Pushed(instruction.Opcode, instruction.Argument) - StackEffects.Popped(instruction.Opcode, instruction.Argument);

    private void Push(Reference reference, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _stack.Add(reference);
        }
    }

    private void Pop(int count) => _stack.RemoveLast(count);

    private void Store(int local)
    {
        Reference stored = _stack[^1];
        Pop(1);
        Kill(local);
        if (stored.Load >= 0)
        {
            _mustOwn[stored.Load] = true;
        }
    }

    private void Kill(int local)
    {
        foreach (Reference reference in _stack.Items)
        {
            if (reference.Local == local)
            {
                _mustOwn[reference.Load] = true;
            }
        }
    }
}
