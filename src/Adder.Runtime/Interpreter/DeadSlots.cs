using System;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Forgets values that running frames no longer need: popping moves only the stack top, so that the slots above it still refer to what stood there. A collection that a program
/// asked for must not find those.
/// </summary>
internal static unsafe class DeadSlots
{
    /// <summary>Clears the dead slots of all frames of an interpreter's threads. The caller holds the interpreter's lock, so that every one of them stands at a call or a safe point.</summary>
    public static void Clear(PyInterpreter interpreter) => interpreter.ForEachThread(static (thread, _) => Clear(thread), 0);

    private static void Clear(ThreadState thread)
    {
        // A callback of tracing may have been called while an exception passes through a frame, whose counter is then elsewhere than its stack.
        if (thread.Tracing > 0)
        {
            return;
        }

        FrameRecord* callee = null;
        for (FrameRecord* frame = thread.CurrentFrame; frame != null; callee = frame, frame = frame->Previous)
        {
            Clear(frame, callee);
            if ((frame->Flags & FrameFlags.SlotsOnHeap) == 0)
            {
                frame->Generator?.ForgetKept();
            }
        }
    }

    private static void Clear(FrameRecord* frame, FrameRecord* callee)
    {
        CodeObject code = frame->Code;
        int index = frame->InstructionIndex;
        int depth = code.StackDepths[index];
        if (depth == StackDepths.Unknown)
        {
            return;
        }

        int live = code.LocalsPlusCount + depth;
        if (callee != null)
        {
            live -= HandedOver(frame, callee, index, live);
        }

        for (int i = live; i < code.FrameSize; i++)
        {
            frame->SlotAt(i) = null;
        }
    }

    /// <summary>How many values on top of the stack have become the callee's own: where a Python function is called directly, its frame has copied the arguments.</summary>
    private static int HandedOver(FrameRecord* frame, FrameRecord* callee, int index, int live)
    {
        ref readonly CodeUnit unit = ref Unsafe.AsRef<CodeUnit>(frame->Pc);
        if (InstructionTable.BaseOf(unit.Opcode) != (int)Opcode.CALL)
        {
            return 0;
        }

        int count = unit.Operand + 2;
        if (index > 0 && (frame->Pc - 1)->Opcode == (int)Opcode.EXTENDED_ARG)
        {
            return 0;
        }

        PyObject? callable = frame->SlotAt(live - count);
        if (callable is PyBoundMethod method)
        {
            callable = method.Function;
        }

        return ReferenceEquals(callable, callee->Function) ? count : 0;
    }
}
