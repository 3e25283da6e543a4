using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Instructions that somebody watches (PEP 669). They stand in the executing copy only where a tool wants an event.</summary>
internal static unsafe class Instrumented
{
    /// <summary>A callback raised.</summary>
    public const int Failed = -1;

    /// <summary>A callback has made the frame go on elsewhere (<c>f_lineno</c>).</summary>
    public const int Moved = -2;

    /// <summary>Tells the events of the instruction at <paramref name="pc"/> and gives the opcode to execute then, or <see cref="Failed"/> or <see cref="Moved"/>.</summary>
    [Instruction(Opcode.INSTRUMENTED_LINE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_INSTRUCTION, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_RESUME, Family = Opcode.RESUME, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_RETURN_VALUE, Family = Opcode.RETURN_VALUE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_YIELD_VALUE, Family = Opcode.YIELD_VALUE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_JUMP_FORWARD, Family = Opcode.JUMP_FORWARD, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_JUMP_BACKWARD, Family = Opcode.JUMP_BACKWARD, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_POP_JUMP_IF_FALSE, Family = Opcode.POP_JUMP_IF_FALSE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_POP_JUMP_IF_TRUE, Family = Opcode.POP_JUMP_IF_TRUE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_POP_JUMP_IF_NONE, Family = Opcode.POP_JUMP_IF_NONE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_POP_JUMP_IF_NOT_NONE, Family = Opcode.POP_JUMP_IF_NOT_NONE, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_NOT_TAKEN, Family = Opcode.NOT_TAKEN, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_POP_ITER, Family = Opcode.POP_ITER, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_END_FOR, Family = Opcode.END_FOR, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_END_SEND, Family = Opcode.END_SEND, Form = InstructionForm.Observe)]
    [Instruction(Opcode.INSTRUMENTED_END_ASYNC_FOR, Family = Opcode.END_ASYNC_FOR, Form = InstructionForm.Observe)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Observe(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, ref PyObject? sp, CodeUnit* pc)
    {
        CodeUnit* last = frame.Pc;
        frame.Pc = pc;
        frame.StackTop = EvalLoop.TopOf(ref slots, ref sp);
        ExecutableCode code = frame.Code.Executable!;
        CodeInstrumentation instrumentation = code.Instrumentation!;
        int index = (int)(pc - code.First);
        Opcode plain = code.BaseAt(index);
        if (ts.Tracing == 0)
        {
            if (plain == Opcode.RESUME)
            {
                CodeInstrumentation.Update(ts.Interpreter.Monitors, frame.Code);
            }

            if (instrumentation.LineToolsAt(index) != 0 && !MonitoringCalls.Line(ts, ref frame, index, CameFrom(ref frame, code, index, (int)(last - code.First))))
            {
                return Failed;
            }

            if (frame.Pc == pc && instrumentation.InstructionToolsAt(index) != 0 && !MonitoringCalls.Instruction(ts, ref frame, index))
            {
                return Failed;
            }

            if (frame.Pc != pc)
            {
                return Moved;
            }
        }

        Opcode form = instrumentation.UnderneathAt(index);
        if (form is Opcode.INSTRUMENTED_CALL or Opcode.INSTRUMENTED_CALL_KW or Opcode.INSTRUMENTED_CALL_FUNCTION_EX or Opcode.INSTRUMENTED_LOAD_SUPER_ATTR or Opcode.INSTRUMENTED_FOR_ITER)
        {
            return (int)form;
        }

        if (form != plain && ts.Tracing == 0)
        {
            if (!TellOwn(ts, ref frame, ref sp, plain, index, (int)(last - code.First)))
            {
                return Failed;
            }

            if (frame.Pc != pc)
            {
                return Moved;
            }
        }

        if (InstructionTable.Get((int)plain).Adaptive)
        {
            // It must not specialize: that would overwrite the opcode that stands here.
            pc[1].Operand |= Specialization.Adaptive.One;
        }
        else if (instrumentation.Map.IsConditionalJump(index) && !IsTaken(plain, Unsafe.Add<PyObject?>(ref sp, -1)!))
        {
            // Where the jump is not taken control comes to the next line from NOT_TAKEN.
            frame.Pc = pc + code.LengthAt(index);
        }

        return code.PlainAt(index);
    }

    [Instruction(Opcode.INSTRUMENTED_FOR_ITER, Family = Opcode.FOR_ITER, Stack = "iterator --", Form = InstructionForm.Iterate)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lookup ForIter(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc)
    {
        Lookup next = ControlFlow.ForIter(ts, ref frame, ref sp, pc);
        int index = frame.InstructionIndex;
        return next.ValueOrNull is null || MonitoringCalls.At(ts, ref frame, index, MonitoringEvent.BranchLeft, PyInt.From((index + 2) * 2L)) ? next : Lookup.Error;
    }

    [Instruction(Opcode.INSTRUMENTED_CALL, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result")]
    public static PyObject? Call(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg) => Call(ts, ref frame, ref sp, oparg, null);

    [Instruction(Opcode.INSTRUMENTED_CALL_KW, Family = Opcode.CALL_KW, Stack = "callable, self, args[oparg], names -- result")]
    public static PyObject? CallKeywords(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyTuple names, int oparg) =>
        Call(ts, ref frame, ref Unsafe.Add<PyObject?>(ref sp, -1), oparg, names);

    [Instruction(Opcode.INSTRUMENTED_CALL_FUNCTION_EX, Family = Opcode.CALL_FUNCTION_EX, Stack = "callable, nothing, arguments, keywords -- result")]
    public static PyObject? CallFunctionEx(ThreadState ts, ref FrameRecord frame, PyObject callable, PyObject arguments, PyObject? keywords)
    {
        if (!Calling.Spread(ts, callable, arguments, keywords, out PyTuple? positional, out PyDict? named))
        {
            return null;
        }

        int index = frame.InstructionIndex;
        PyObject argument = positional.Count > 0 ? positional[0] : Monitors.Missing;
        if (!MonitoringCalls.At(ts, ref frame, index, MonitoringEvent.Call, callable, argument))
        {
            return null;
        }

        PyObject? result = Calls.CallWith(ts, callable, positional, named);
        return callable is PyFunction or PyBoundMethod ? result : MonitoringCalls.Returned(ts, ref frame, index, callable, argument, result);
    }

    [Instruction(Opcode.INSTRUMENTED_LOAD_SUPER_ATTR, Family = Opcode.LOAD_SUPER_ATTR)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadSuperAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg)
    {
        PyObject super = Unsafe.Add<PyObject?>(ref sp, -3)!;
        PyObject type = Unsafe.Add<PyObject?>(ref sp, -2)!;
        PyObject argument = (oparg & 2) != 0 ? type : Monitors.Missing;
        int index = frame.InstructionIndex;
        PyObject? proxy = !MonitoringCalls.At(ts, ref frame, index, MonitoringEvent.Call, super, argument) ? null
            : MonitoringCalls.Returned(ts, ref frame, index, super, argument, (oparg & 2) != 0 ? Calls.Call(ts, super, type, Unsafe.Add<PyObject?>(ref sp, -1)!) : Calls.Call(ts, super));
        return ref AttributeAccess.ReplaceSuper(ts, ref frame, ref sp, proxy, oparg);
    }

    private static PyObject? Call(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg, PyTuple? names)
    {
        ref PyObject? first = ref Calling.Unpack(ref sp, oparg, out PyObject callable, out int count);
        int index = frame.InstructionIndex;
        PyObject argument = count > 0 ? first! : Monitors.Missing;
        if (!MonitoringCalls.At(ts, ref frame, index, MonitoringEvent.Call, callable, argument))
        {
            return null;
        }

        return callable.GetType() == typeof(PyFunction)
            ? Frames.Call(ts, Unsafe.As<PyFunction>(callable), ref Unsafe.As<PyObject?, PyObject>(ref first), count, names)
            : MonitoringCalls.Returned(ts, ref frame, index, callable, argument, Calls.Call(ts, callable, Arguments.Span(ref first, count), names));
    }

    /// <summary>The instruction that was executed before this one. Of those that keep no place none jumps, so that the last known place is a jump here or control came straight.</summary>
    private static int CameFrom(ref FrameRecord frame, ExecutableCode code, int index, int last)
    {
        InstructionMap map = code.Instrumentation!.Map;
        if (frame.FrameObject?.TakeArrival(index) is { } source)
        {
            return source;
        }

        return last >= 0 && last < code.Count && map.TargetOf(last) == index ? last
            : last == index ? map.LastJumpBackTo(index)
            : map.PreviousOf(index);
    }

    private static bool TellOwn(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, Opcode opcode, int index, int last)
    {
        ExecutableCode code = frame.Code.Executable!;
        InstructionMap map = code.Instrumentation!.Map;
        int @event = map.EventAt(index);
        switch (opcode)
        {
            case Opcode.RETURN_VALUE or Opcode.YIELD_VALUE:
                return MonitoringCalls.At(ts, ref frame, index, @event, Unsafe.Add<PyObject?>(ref sp, -1));
            case Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD:
                return MonitoringCalls.At(ts, ref frame, index, @event, Offset(map.TargetOf(index)));
            case Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE:
                return !IsTaken(opcode, Unsafe.Add<PyObject?>(ref sp, -1)!) || MonitoringCalls.At(ts, ref frame, index, @event, Offset(map.TargetOf(index)));
            case Opcode.NOT_TAKEN:
                // CPython tells the instruction that was executed before: this one itself where another event has been told of it.
                bool told = code.Instrumentation.LineToolsAt(index) != 0 || code.Instrumentation.InstructionToolsAt(index) != 0;
                return MonitoringCalls.From(ts, ref frame, index, told ? index : map.PreviousOf(index), @event, Offset(index + 1));
            case Opcode.POP_ITER:
                bool exhausted = last >= 0 && last < code.Count && map.TargetOf(last) == index;
                return MonitoringCalls.From(ts, ref frame, index, exhausted ? last : map.PreviousOf(index), @event, Offset(index + 1));
            case Opcode.END_ASYNC_FOR:
                return MonitoringCalls.From(ts, ref frame, index, index + 1 - code.ArgumentAt(index), @event, Offset(index + 1));
            case Opcode.END_FOR or Opcode.END_SEND:
                return Unsafe.Add<PyObject?>(ref sp, -2) is not (PyGenerator or PyCoroutine)
                    || MonitoringCalls.Stopped(ts, ref frame, index, Unsafe.Add<PyObject?>(ref sp, -1)!);
            default:
                return MonitoringCalls.At(ts, ref frame, index, @event);
        }

        static PyObject Offset(int index) => PyInt.From(index * 2L);
    }

    private static bool IsTaken(Opcode opcode, PyObject condition) => opcode switch
    {
        Opcode.POP_JUMP_IF_FALSE => ControlFlow.IsFalse(condition),
        Opcode.POP_JUMP_IF_TRUE => ControlFlow.IsTrue(condition),
        Opcode.POP_JUMP_IF_NONE => ControlFlow.IsNone(condition),
        _ => ControlFlow.IsNotNone(condition),
    };
}
