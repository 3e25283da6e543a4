using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Jumps, returns, generators' suspension, raising. Instructions of form Special have their code in the generator; what they call is here.</summary>
internal static unsafe class ControlFlow
{
    [Instruction(Opcode.EXTENDED_ARG, Form = InstructionForm.Special)]
    [Instruction(Opcode.RESUME, Form = InstructionForm.Special)]
    [Instruction(Opcode.RESUME_CHECK, Family = Opcode.RESUME, Since = Lens.Python313, Form = InstructionForm.Special)]
    [Instruction(OwnOpcode.LOAD_FAST_BORROW_LOAD_ATTR, Family = Opcode.LOAD_FAST_BORROW, Form = InstructionForm.Special)]
    [Instruction(OwnOpcode.LOAD_FAST_BORROW_LOAD_SMALL_INT, Family = Opcode.LOAD_FAST_BORROW, Form = InstructionForm.Special)]
    [Instruction(OwnOpcode.LOAD_FAST_BORROW_LOAD_CONST, Family = Opcode.LOAD_FAST_BORROW, Form = InstructionForm.Special)]
    [Instruction(OwnOpcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW_OPERATE, Family = Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW, Form = InstructionForm.Special)]
    [Instruction(OwnOpcode.FOR_ITER_PAIR, Family = Opcode.FOR_ITER, ShownAs = OwnOpcode.FOR_ITER_VIRTUAL, Form = InstructionForm.Special)]
    [Instruction(Opcode.JUMP_FORWARD, Form = InstructionForm.Special)]
    [Instruction(Opcode.JUMP_BACKWARD, Form = InstructionForm.Special)]
    [Instruction(Opcode.JUMP_BACKWARD_NO_JIT, Family = Opcode.JUMP_BACKWARD, Since = Lens.Python314, Form = InstructionForm.Special)]
    [Instruction(Opcode.JUMP_BACKWARD_NO_INTERRUPT, Form = InstructionForm.Special)]
    [Instruction(Opcode.RETURN_VALUE, Form = InstructionForm.Special)]
    [Instruction(Opcode.INTERPRETER_EXIT, Form = InstructionForm.Special)]
    [Instruction(Opcode.RETURN_GENERATOR, Form = InstructionForm.Special)]
    [Instruction(Opcode.YIELD_VALUE, Form = InstructionForm.Special)]
    [Instruction(Opcode.RERAISE, Form = InstructionForm.Special)]
    [Instruction(Opcode.RAISE_VARARGS, Form = InstructionForm.Special)]
    [Instruction(Opcode.CLEANUP_THROW, Form = InstructionForm.Special)]
    [Instruction(Opcode.END_ASYNC_FOR, Form = InstructionForm.Special)]
    private static void InTheLoop()
    {
    }

    [Instruction(Opcode.POP_JUMP_IF_FALSE, Stack = "condition --", Form = InstructionForm.Branch, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFalse(PyObject condition) => ReferenceEquals(condition, PyBool.False);

    [Instruction(Opcode.POP_JUMP_IF_TRUE, Stack = "condition --", Form = InstructionForm.Branch, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrue(PyObject condition) => ReferenceEquals(condition, PyBool.True);

    [Instruction(Opcode.POP_JUMP_IF_NONE, Stack = "value --", Form = InstructionForm.Branch, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNone(PyObject value) => ReferenceEquals(value, PyNone.Instance);

    [Instruction(Opcode.POP_JUMP_IF_NOT_NONE, Stack = "value --", Form = InstructionForm.Branch, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNotNone(PyObject value) => !ReferenceEquals(value, PyNone.Instance);

    /// <summary>The start of a function, or of what follows a yield. True: the code is instrumented now, and the instruction is to be executed anew.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Resume(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, int oparg)
    {
        if (ts.Tracing == 0)
        {
            ExecutableCode executable = frame.Code.Executable!;
            if (executable.MonitoringVersion != ts.Interpreter.Monitors.Version)
            {
                Monitoring.CodeInstrumentation.Update(ts.Interpreter.Monitors, frame.Code);
                if (pc->Opcode is not ((int)Opcode.RESUME or (int)Opcode.RESUME_CHECK))
                {
                    return Truth.True;
                }
            }

            if (pc->Opcode == (int)Opcode.RESUME && executable.WarmUp())
            {
                executable.QuickenResume(pc);
            }
        }

        // Between "yield from" and what it delegates to nothing may come in between: an exception would reach the wrong generator.
        return ts.EvalBreaker == 0 || (oparg & ResumeArgument.LocationMask) >= (int)ResumeKind.AfterYieldFrom || SafePoint.Handle(ts) ? Truth.False : Truth.Error;
    }

    /// <summary>A jump backward that has not been executed, or whose code is not adaptive yet.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void QuickenJump(ref FrameRecord frame, CodeUnit* pc)
    {
        // A watched one has another opcode.
        if (pc->Opcode == (ushort)Opcode.JUMP_BACKWARD && frame.Code.Executable!.WarmUp())
        {
            pc->Opcode = (ushort)Opcode.JUMP_BACKWARD_NO_JIT;
        }
    }

    /// <summary>The first instruction of a generator function: makes the generator, which takes the frame's slots over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PyObject? ReturnGenerator(ThreadState ts, ref FrameRecord frame, ref PyObject? slots) => PyGeneratorBase.Create(ts, ref frame, ref slots);

    /// <summary>Makes the exception on the stack pending again; with an argument the instruction that raised it first is under it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Reraise(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg)
    {
        var exception = (PyBaseException)Unsafe.Add<PyObject?>(ref sp, -1)!;
        if (oparg > 0 && Unsafe.Add<PyObject?>(ref sp, -1 - oparg) is PySmallInt index)
        {
            frame.Pc = frame.Code.Start + index.Value;
        }

        _ = Raise.Again(ts, exception);
    }

    /// <summary><c>raise</c>: true where it raises anew what is being handled, whose traceback then does not grow here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool RaiseVarArgs(ThreadState ts, ref PyObject? sp, int oparg)
    {
        if (oparg == 0)
        {
            if (ts.HandledException is { } handled)
            {
                _ = Raise.Again(ts, handled);
                return true;
            }

            _ = Raise.RuntimeError(ts, "No active exception to reraise");
            return false;
        }

        PyObject? cause = oparg == 2 ? Unsafe.Add<PyObject?>(ref sp, -1) : null;
        Exceptions.RaiseFrom(ts, Unsafe.Add<PyObject?>(ref sp, -oparg)!, cause);
        return false;
    }

    /// <summary>After a throw() into a generator that delegates: a StopIteration is the delegation's result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? CleanupThrow(ThreadState ts, ref FrameRecord frame, ref PyObject? sp)
    {
        var exception = (PyBaseException)Unsafe.Add<PyObject?>(ref sp, -1)!;
        if (exception.Type.IsSubtypeOf(ExceptionTypes.StopIteration))
        {
            PyObject? value = Generators.ValueOf(ts, exception);
            if (value is null)
            {
                return ref Unsafe.NullRef<PyObject?>();
            }

            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -3), PyNone.Instance);
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -2), value);
            return ref Unsafe.Add<PyObject?>(ref sp, -1);
        }

        _ = Raise.Again(ts, exception);
        return ref Unsafe.NullRef<PyObject?>();
    }

    /// <summary>Leaves an asynchronous loop on StopAsyncIteration; other exceptions go on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? EndAsyncFor(ThreadState ts, ref PyObject? sp)
    {
        var exception = (PyBaseException)Unsafe.Add<PyObject?>(ref sp, -1)!;
        if (exception.Type.IsSubtypeOf(ExceptionTypes.StopAsyncIteration))
        {
            return ref Unsafe.Add<PyObject?>(ref sp, -2);
        }

        _ = Raise.Again(ts, exception);
        return ref Unsafe.NullRef<PyObject?>();
    }

    // ---- iteration and delegation

    [Instruction(Opcode.GET_ITER, Stack = "iterable -- iterator")]
    public static PyObject? GetIter(ThreadState ts, PyObject iterable) => iterable.GetType() == typeof(PyGenerator) ? iterable : Iteration.GetIterator(ts, iterable);

    [Instruction(Opcode.FOR_ITER, Stack = "iterator --", Form = InstructionForm.Iterate, Specializer = nameof(Specialization.Specializer.ForIter))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lookup ForIter(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc)
    {
        if (ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) == 0)
        {
            return Iteration.Next(ts, Unsafe.Add<PyObject?>(ref sp, -1)!);
        }

        ts.StopValue = null;
        ts.StopException = null;
        Lookup next = Iteration.Next(ts, Unsafe.Add<PyObject?>(ref sp, -1)!);
        return next.IsAbsent && !TellStop(ts, ref frame, pc, ts.StopValue) ? Lookup.Error : next;
    }

    /// <summary>
    /// An iterator whose next item no Python code gives by itself: one call of its class's method. Those of str, bytes and sets end without a value or an exception that somebody who watches would have to be told of.
    /// </summary>
    [Instruction(OwnOpcode.FOR_ITER_VIRTUAL, Family = Opcode.FOR_ITER, Since = Lens.Python315, Stack = "iterator --", Form = InstructionForm.Iterate, TriesFirst = true, MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lookup NextOfNative(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, PyObject iterator) =>
        iterator.GetType() == typeof(PyAsciiStrIterator) ? Unsafe.As<PyAsciiStrIterator>(iterator).NextSlot(ts)
        : iterator.GetType() == typeof(PyBytesIterator) ? Unsafe.As<PyBytesIterator>(iterator).NextSlot(ts)
        : iterator.GetType() == typeof(PySetIterator) ? Unsafe.As<PySetIterator>(iterator).NextSlot(ts)
        : !IsNativeIterator(iterator) ? Lookup.Error
        : ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) == 0 ? iterator.NextItem(ts)
        : ForIter(ts, ref frame, ref sp, pc);

    /// <summary>Whether an iterator's class is a builtin one.</summary>
    public static bool IsNativeIterator(PyObject iterator) => !iterator.Type.IsHeapType;

    /// <summary>Tells who watches of the StopIteration that an iterator raised, or that stands for a generator's value.</summary>
    private static bool TellStop(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject? value)
    {
        PyBaseException? stop = ts.StopException;
        ts.StopException = null;
        if (stop is null && value is not (null or PyNone))
        {
            _ = Raise.StopIteration(ts, value);
            stop = ts.TakePending();
        }

        if (stop is null)
        {
            return true;
        }

        ts.Pending = stop;
        if (!Monitoring.MonitoringCalls.Exception(ts, ref frame, (int)(pc - frame.Code.Start), Monitoring.MonitoringEvent.Raise))
        {
            return false;
        }

        ts.Pending = null;
        return true;
    }

    [Instruction(Opcode.GET_YIELD_FROM_ITER, Stack = "iterable -- iterator")]
    public static PyObject? GetYieldFromIter(ThreadState ts, ref FrameRecord frame, PyObject iterable)
    {
        if (iterable is PyCoroutine)
        {
            return (frame.Code.Flags & (CodeFlags.Coroutine | CodeFlags.IterableCoroutine)) != 0
                ? iterable
                : Raise.TypeError(ts, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }

        return iterable is PyGenerator ? iterable : Iteration.GetIterator(ts, iterable);
    }

    /// <summary>True: the receiver has finished and its result is on the stack; false: it has yielded.</summary>
    [Instruction(Opcode.SEND, Stack = "--", Form = InstructionForm.Branch, Specializer = nameof(Specialization.Specializer.Send))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Send(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc)
    {
        PyObject receiver = Unsafe.Add<PyObject?>(ref sp, -2)!;
        ts.StopException = null;
        Truth yielded = Generators.Send(ts, receiver, Unsafe.Add<PyObject?>(ref sp, -1)!, out PyObject? result);
        if (yielded == Truth.Error)
        {
            return Truth.Error;
        }

        if (yielded == Truth.False && receiver is not (PyGenerator or PyCoroutine) && ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) != 0
            && !TellStop(ts, ref frame, pc, result))
        {
            return Truth.Error;
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), result);
        return yielded == Truth.True ? Truth.False : Truth.True;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGeneratorOrCoroutine(PyObject receiver) => receiver.GetType() == typeof(PyGenerator) || receiver.GetType() == typeof(PyCoroutine);

    [Instruction(Opcode.SEND_GEN, Family = Opcode.SEND, Since = Lens.Python312, Stack = "receiver, value -- receiver, value", Guards = [nameof(IsGeneratorOrCoroutine)], Form = InstructionForm.Branch)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth SendToGenerator(ThreadState ts, ref PyObject? sp)
    {
        var generator = Unsafe.As<PyGeneratorBase>(Unsafe.Add<PyObject?>(ref sp, -2)!);
        PyObject value = Unsafe.Add<PyObject?>(ref sp, -1)!;
        PyObject? result;
        if (generator.MayResumeWith(value))
        {
            result = generator.Resume(ts, value);
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), result);
            return result is null ? Truth.Error : generator.Stage == GeneratorState.Suspended ? Truth.False : Truth.True;
        }

        Truth yielded = generator.Send(ts, value, out result);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), result);
        return yielded == Truth.False ? Truth.True : Truth.Error;
    }

    /// <summary>A value of None is for an iterator that knows nothing of <c>send()</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsPlainIterator(PyObject receiver, PyObject value) =>
        ReferenceEquals(value, PyNone.Instance) && receiver.Type.Slots.Next != null
        && receiver is not (PyGeneratorBase or PyCoroutineWrapper or PyAsyncGeneratorSend or PyAsyncGeneratorThrow);

    /// <summary>What <c>yield from</c> and <c>await</c> get from any other iterator.</summary>
    [Instruction(OwnOpcode.SEND_VIRTUAL, Family = Opcode.SEND, Since = Lens.Python315, Stack = "receiver, value -- receiver, value", Guards = [nameof(IsPlainIterator)], Form = InstructionForm.Branch)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth SendToIterator(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc)
    {
        if (ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) != 0)
        {
            return Send(ts, ref frame, ref sp, pc);
        }

        ts.StopException = null;
        ts.StopValue = null;
        Lookup next = Unsafe.Add<PyObject?>(ref sp, -2)!.NextItem(ts);
        if (next.TryGet(out PyObject? item))
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), item);
            return Truth.False;
        }

        if (next.IsAbsent)
        {
            item = ts.TakeStopValue() ?? PyNone.Instance;
        }
        else if (Generators.StopValue(ts, out item) == Truth.Error)
        {
            return Truth.Error;
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), item);
        return Truth.True;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsAsyncGeneratorStep(PyObject receiver) => receiver.GetType() == typeof(PyAsyncGeneratorSend);

    /// <summary>A step of an asynchronous generator (<c>async for</c>).</summary>
    [Instruction(OwnOpcode.SEND_ASYNC_GEN, Family = Opcode.SEND, Since = Lens.Python315, Stack = "receiver, value -- receiver, value", Guards = [nameof(IsAsyncGeneratorStep)], Form = InstructionForm.Branch)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth SendToAsyncGenerator(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc)
    {
        if (ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) != 0)
        {
            return Send(ts, ref frame, ref sp, pc);
        }

        ts.StopException = null;
        Truth yielded = Unsafe.As<PyAsyncGeneratorSend>(Unsafe.Add<PyObject?>(ref sp, -2)!).Send(ts, Unsafe.Add<PyObject?>(ref sp, -1)!, out PyObject? result);
        if (yielded != Truth.Error)
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), result);
        }

        return yielded switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Error };
    }
}
