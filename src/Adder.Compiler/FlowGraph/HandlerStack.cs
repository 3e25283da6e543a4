using System;
using System.Collections.Generic;
using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>The exception handlers in force at a point, innermost first. Immutable, so that blocks share them.</summary>
internal sealed class HandlerStack
{
    public static readonly HandlerStack Empty = new(null, null, 0);

    private readonly HandlerStack? _outer;

    private HandlerStack(HandlerStack? outer, BasicBlock? handler, int depth)
    {
        _outer = outer;
        Handler = handler;
        Depth = depth;
    }

    /// <summary>The innermost handler; null where there is none.</summary>
    public BasicBlock? Handler { get; }

    public int Depth { get; }

    public HandlerStack Push(in FlowInstruction setup)
    {
        BasicBlock target = setup.Target!;
        if (setup.Opcode is Opcode.SETUP_WITH or Opcode.SETUP_CLEANUP)
        {
            target.PreservesLastInstruction = true;
        }

        return new HandlerStack(this, target, Depth + 1);
    }

    public HandlerStack Pop() => _outer ?? throw new InvalidOperationException("POP_BLOCK without a handler");

    /// <summary>
    /// Follows control through the graph, notes at every instruction the handler in force and makes each POP_BLOCK a NOP.
    /// RESUME learns whether its yield stood directly below the generator's own handler.
    /// </summary>
    public static void Label(ControlFlowGraph graph)
    {
        MarkHandlers(graph);
        PlainList<BasicBlock> work = graph.BeginTraversal();
        Visit(work, graph.Entry, Empty);
        while (work.TryPop(out BasicBlock? block))
        {
            HandlerStack handlers = block.EntryHandlers!;
            block.EntryHandlers = null;
            int yieldDepth = -1;
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.OpensHandler)
                {
                    Visit(work, instruction.Target!, handlers);
                    handlers = handlers.Push(instruction);
                    continue;
                }

                if (instruction.Opcode == Opcode.POP_BLOCK)
                {
                    handlers = handlers.Pop();
                    instruction.Become(Opcode.NOP);
                    continue;
                }

                instruction.Handler = handlers.Handler;
                if (instruction.IsJump)
                {
                    Visit(work, instruction.Target!, handlers);
                }
                else if (instruction.Opcode == Opcode.YIELD_VALUE)
                {
                    yieldDepth = handlers.Depth;
                }
                else if (instruction.Opcode == Opcode.RESUME && instruction.Argument != (int)ResumeKind.AtFunctionStart)
                {
                    if (yieldDepth == 1)
                    {
                        instruction.Argument |= ResumeArgument.ExceptionDepthOne;
                    }

                    yieldDepth = -1;
                }
            }

            if (block.FallsThrough && block.Next is not null)
            {
                Visit(work, block.Next, handlers);
            }
        }
    }

    private static void MarkHandlers(ControlFlowGraph graph)
    {
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref readonly FlowInstruction instruction in block.Instructions)
            {
                if (instruction.OpensHandler)
                {
                    instruction.Target!.IsHandler = true;
                }
            }
        }
    }

    private static void Visit(PlainList<BasicBlock> work, BasicBlock block, HandlerStack handlers)
    {
        if (!block.Visited)
        {
            block.Visited = true;
            block.EntryHandlers = handlers;
            work.Push(block);
        }
    }
}
