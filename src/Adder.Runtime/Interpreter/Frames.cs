using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Starts frames. The slots are a struct on the native stack, in one of a few sizes: a thin wrapper per size holds them, and the loop gets a reference.
/// </summary>
internal static unsafe class Frames
{
    /// <summary>Calls a Python function: arguments in a row, then the values of keywords whose names are given; or keywords as <see cref="ArgumentBinder.Bind"/> takes them.</summary>
    public static PyObject? Call(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyObject? keywords)
    {
        CodeObject code = function.Code;
        int absent = code.ExactArgumentCount - count;
        if (keywords is null && absent >= 0 && (absent == 0 || absent <= function.DefaultCount))
        {
            switch (code.CallClass)
            {
                case 0:
                    return Run<FrameSlots8>(ts, function, ref arguments, count);
                case 1:
                    return Run<FrameSlots16>(ts, function, ref arguments, count);
                case CodeObject.MakesGenerator:
                    return MakeGenerator(ts, function, ref arguments, count);
            }
        }

        return CallLarge(ts, function, ref arguments, count, keywords, null);
    }

    /// <summary>Calls a Python function that has been called before with as many arguments as it has parameters, all of them positional.</summary>
    public static PyObject? CallExactly(ThreadState ts, PyFunction function, ref PyObject? arguments)
    {
        CodeObject code = function.Code;
        switch (code.CallClass)
        {
            case 0:
                return Run<FrameSlots8>(ts, function, ref arguments);
            case 1:
                return Run<FrameSlots16>(ts, function, ref arguments);
            case 2:
                return Run<FrameSlots32>(ts, function, ref arguments);
            case CodeObject.MakesGenerator:
                return MakeGenerator(ts, function, ref Unsafe.As<PyObject?, PyObject>(ref arguments), code.ExactArgumentCount);
            default:
                return CallLarge(ts, function, ref Unsafe.As<PyObject?, PyObject>(ref arguments), code.ExactArgumentCount, null, null);
        }
    }

    private static PyObject? MakeGenerator(ThreadState ts, PyFunction function, ref PyObject arguments, int count) =>
        PyGeneratorBase.TryCall(ts, function, ref Unsafe.As<PyObject, PyObject?>(ref arguments), count, out PyObject? made)
            ? made
            : CallLarge(ts, function, ref arguments, count, null, null);

    /// <summary>Runs a function's code without arguments, with the given namespace for names that are not local variables.</summary>
    public static PyObject? RunWithLocals(ThreadState ts, PyFunction function, PyObject? locals)
    {
        PyObject nothing = PyNone.Instance;
        return CallLarge(ts, function, ref nothing, 0, null, locals);
    }

    /// <summary>
    /// Runs a generator on from where it stands, with a value for its yield or, where that is null, with the pending exception. Its slots come from the heap onto the native stack; when it
    /// yields they go back. The recursion must have been counted (<see cref="Enter(ThreadState)"/>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? Resume(ThreadState ts, PyGeneratorBase generator, PyObject? value)
    {
        int size = generator.Code.SizeClass;
        return size == 0 ? Resume<FrameSlots8>(ts, generator, value)
            : size == 1 ? Resume<FrameSlots16>(ts, generator, value)
            : ResumeLarge(ts, generator, value);
    }

    /// <summary>Who asks for a generator's next item: a <c>for</c> loop of the innermost frame (<see cref="Generators.EndLoop"/>).</summary>
    public readonly struct Loop;

    /// <summary>Who asks for a generator's next item: anybody else.</summary>
    public readonly struct Native;

    /// <summary>The next item of a generator: <typeparamref name="TAsker"/> is <see cref="Loop"/> or <see cref="Native"/>. Callers should have nothing to do afterwards: the call is a jump then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lookup Advance<TAsker>(ThreadState ts, PyGenerator generator)
        where TAsker : struct
    {
        if (generator.IsAtPlainYield)
        {
            int size = generator.Code.SizeClass;
            if (size == 0)
            {
                return Advance<FrameSlots8, TAsker>(ts, generator);
            }

            if (size == 1)
            {
                return Advance<FrameSlots16, TAsker>(ts, generator);
            }
        }

        return AdvanceAny<TAsker>(ts, generator);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lookup AdvanceAny<TAsker>(ThreadState ts, PyGenerator generator)
        where TAsker : struct
    {
        Truth yielded = generator.Send(ts, PyNone.Instance, out PyObject? result);
        return yielded == Truth.False ? End<TAsker>(ts, result!) : Lookup.FoundOrError(result);
    }

    /// <summary>The generator has returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lookup End<TAsker>(ThreadState ts, PyObject result)
        where TAsker : struct => typeof(TAsker) == typeof(Loop) ? Generators.EndLoop(ts, result) : Generators.ToNext(ts, Truth.False, result);

    /// <summary>The shortest way to the generator and back.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lookup Advance<TSlots, TAsker>(ThreadState ts, PyGenerator generator)
        where TSlots : struct
        where TAsker : struct
    {
        TSlots storage = default;
        FrameRecord frame = default;
        HandledEntry handled = default;
        if (!Enter(ts, &handled))
        {
            return default;
        }

        ref PyObject? slots = ref Unsafe.As<TSlots, PyObject?>(ref storage);
        int top = Begin(ts, generator, ref frame, ref handled, ref slots);
        PyObject? result = ExecuteBehindYield(ts, ref frame, ref slots, top, PyNone.Instance);
        bool yielded = End(ts, generator, ref frame, ref handled, ref slots);
        return yielded || result is null ? Lookup.FoundOrError(result) : End<TAsker>(ts, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? ResumeLarge(ThreadState ts, PyGeneratorBase generator, PyObject? value) => generator.Code.SizeClass switch
    {
        2 => Resume<FrameSlots32>(ts, generator, value),
        3 => Resume<FrameSlots64>(ts, generator, value),
        4 => Resume<FrameSlots128>(ts, generator, value),
        5 => Resume<FrameSlots1024>(ts, generator, value),
        6 => Resume<FrameSlots8192>(ts, generator, value),
        7 => Resume<FrameSlots131000>(ts, generator, value),
        _ => Resume<FrameSlotsMaximum>(ts, generator, value),
    };

    /// <summary>Whether another Python call may be nested; otherwise RecursionError is pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Enter(ThreadState ts)
    {
        byte marker;
        return Enter(ts, &marker);
    }

    /// <summary>The same by the address of something on the native stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Enter(ThreadState ts, void* marker)
    {
        if (++ts.Depth > ts.Interpreter.RecursionLimit)
        {
            return TooDeep(ts);
        }

        if (!ts.CheckStack(marker))
        {
            ts.Depth--;
            return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TooDeep(ThreadState ts)
    {
        // Making the exception may call Python code (a subclass's __init__, never here), and handlers need a little room.
        ts.Depth -= 50;
        _ = Raise.RecursionError(ts, "maximum recursion depth exceeded");
        ts.Depth += 49;
        return false;
    }

    private static PyObject? CallLarge(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyObject? keywords, PyObject? locals)
    {
        switch (function.Code.SizeClass)
        {
            case 0:
                return Run<FrameSlots8>(ts, function, ref arguments, count, keywords, locals);
            case 1:
                return Run<FrameSlots16>(ts, function, ref arguments, count, keywords, locals);
            case 2:
                return Run<FrameSlots32>(ts, function, ref arguments, count, keywords, locals);
            case 3:
                return Run<FrameSlots64>(ts, function, ref arguments, count, keywords, locals);
            case 4:
                return Run<FrameSlots128>(ts, function, ref arguments, count, keywords, locals);
            case 5:
                return HasRoom<FrameSlots1024>(ts) ? Run<FrameSlots1024>(ts, function, ref arguments, count, keywords, locals) : null;
            case 6:
                return HasRoom<FrameSlots8192>(ts) ? Run<FrameSlots8192>(ts, function, ref arguments, count, keywords, locals) : null;
            case 7:
                return HasRoom<FrameSlots131000>(ts) ? Run<FrameSlots131000>(ts, function, ref arguments, count, keywords, locals) : null;
            case 8:
                return HasRoom<FrameSlotsMaximum>(ts) ? Run<FrameSlotsMaximum>(ts, function, ref arguments, count, keywords, locals) : null;
            case CodeObject.TooLarge:
                return Raise.MemoryError(ts);
            default:
                function.Code.Prepare(ts);
                return CallLarge(ts, function, ref arguments, count, keywords, locals);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Run<TSlots>(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyObject? keywords, PyObject? locals)
        where TSlots : struct
    {
        TSlots storage = default;
        FrameRecord frame = default;
        ref PyObject? slots = ref Unsafe.As<TSlots, PyObject?>(ref storage);
        Start(ts, ref frame, ref slots, function);

        // Module code that was made a function runs in its globals.
        frame.Locals = locals ?? ((frame.Code.Flags & CodeFlags.Optimized) == 0 ? frame.Globals : null);
        if (keywords is null && count == frame.Code.ExactArgumentCount)
        {
            FrameStack.Fill(ref slots, ref Unsafe.As<PyObject, PyObject?>(ref arguments), count);
        }
        else if (!ArgumentBinder.Bind(ts, function, ref slots, ref arguments, count, keywords))
        {
            return null;
        }

        return Enter(ts) ? Run(ts, ref frame, ref slots) : null;
    }

    /// <summary>The same with exactly as many arguments as there are parameters.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Run<TSlots>(ThreadState ts, PyFunction function, ref PyObject? arguments)
        where TSlots : struct
    {
        TSlots storage = default;
        FrameRecord frame = default;
        ref PyObject? slots = ref Unsafe.As<TSlots, PyObject?>(ref storage);
        Start(ts, ref frame, ref slots, function);
        FrameStack.Fill(ref slots, ref arguments, frame.Code.ExactArgumentCount);
        return Enter(ts) ? Run(ts, ref frame, ref slots) : null;
    }

    /// <summary>The same with fewer: defaults are there for all others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Run<TSlots>(ThreadState ts, PyFunction function, ref PyObject arguments, int count)
        where TSlots : struct
    {
        TSlots storage = default;
        FrameRecord frame = default;
        ref PyObject? slots = ref Unsafe.As<TSlots, PyObject?>(ref storage);
        Start(ts, ref frame, ref slots, function);
        FrameStack.Fill(ref slots, ref Unsafe.As<PyObject, PyObject?>(ref arguments), count);
        int absent = frame.Code.ExactArgumentCount - count;
        if (absent > 0)
        {
            FrameStack.Fill(ref Unsafe.Add(ref slots, count), ref Unsafe.As<PyObject, PyObject?>(ref function.LastDefaults(absent)), absent);
        }

        return Enter(ts) ? Run(ts, ref frame, ref slots) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, PyFunction function)
    {
        CodeObject code = function.Code;
        frame.NativeSlots = Unsafe.AsPointer(ref slots);
        frame.Code = code;
        frame.Function = function;
        frame.Globals = function.Globals;
        frame.Builtins = function.Builtins;
        frame.Pc = code.Start;
        frame.StackTop = code.LocalsPlusCount;
        frame.Previous = ts.CurrentFrame;
    }

    /// <summary>Runs a frame that has been entered, and leaves it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyObject? Run(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
    {
        ts.CurrentFrame = (FrameRecord*)Unsafe.AsPointer(ref frame);
        PyObject? result = Execute(ts, ref frame, ref slots);
        ts.CurrentFrame = frame.Previous;
        ts.Depth--;
        frame.FrameObject?.Detach();
        return result;
    }

    /// <summary>Runs the loop until the frame is done with: the one that counts where the thread has statistics.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyObject? Execute(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
    {
        PyObject? result;
        do
        {
            result = ts.Statistics is null ? EvalLoop.Current(ts, ref frame, ref slots) : ExecuteCounting(ts, ref frame, ref slots);
        }
        while (ReferenceEquals(result, EvalLoop.LeftLoop));
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? ExecuteCounting(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
    {
        ts.Statistics!.Enter(ref frame);
        return EvalLoop.RunCounting(ts, ref frame, ref slots);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Resume<TSlots>(ThreadState ts, PyGeneratorBase generator, PyObject? value)
        where TSlots : struct
    {
        TSlots storage = default;
        FrameRecord frame = default;
        HandledEntry handled = default;
        ref PyObject? slots = ref Unsafe.As<TSlots, PyObject?>(ref storage);
        int top = Begin(ts, generator, ref frame, ref handled, ref slots);
        PyObject? result = value is not null ? ExecuteBehindYield(ts, ref frame, ref slots, top, value)
            : HandleThrown(ts, ref frame, ref slots) ? Execute(ts, ref frame, ref slots)
            : null;
        _ = End(ts, generator, ref frame, ref handled, ref slots);
        return result;
    }

    /// <summary>A generator's frame is on the native stack; gives how many of its slots are live.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Begin(ThreadState ts, PyGeneratorBase generator, ref FrameRecord frame, ref HandledEntry handled, ref PyObject? slots)
    {
        frame.NativeSlots = Unsafe.AsPointer(ref slots);
        int top = generator.Begin(ts, ref frame, ref handled);
        FrameStack.FillGroups(ref slots, ref MemoryMarshal.GetArrayDataReference(generator.FrameSlots), top);
        return top;
    }

    /// <summary>Runs on behind the yield, whose value is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyObject? ExecuteBehindYield(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, int top, PyObject value)
    {
        FrameStack.Put(ref Unsafe.Add(ref slots, top), value);
        frame.StackTop = top + 1;
        frame.Pc = frame.Pc + 1;
        return Execute(ts, ref frame, ref slots);
    }

    /// <summary>A generator's frame leaves the native stack; true: it is suspended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool End(ThreadState ts, PyGeneratorBase generator, ref FrameRecord frame, ref HandledEntry handled, ref PyObject? slots)
    {
        generator.Unlink(ts, ref frame, ref handled);
        if (generator.Stage == GeneratorState.Suspended)
        {
            generator.Suspend(ts, ref frame, ref slots);
            return true;
        }

        generator.Finish(ref frame, ref slots);
        return false;
    }

    /// <summary>Brings the pending exception to the handler around the yield; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HandleThrown(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
    {
        bool thrown = !frame.Generator!.TakeDelegationFailed();

        // Only what the generator itself is handling becomes the context, not what whoever throws is handling.
        if (thrown && ts.Handled is not null)
        {
            ts.Pending?.SetContextFrom(ts);
        }

        // No RESUME will look whether the code is instrumented as it should be.
        Monitoring.CodeInstrumentation.Update(ts.Interpreter.Monitors, frame.Code);
        if (thrown)
        {
            _ = Monitoring.MonitoringCalls.Exception(ts, ref frame, frame.InstructionIndex + 1, Monitoring.MonitoringEvent.PyThrow);
        }

        ref PyObject? sp = ref Unwinder.Handle(ts, ref frame, ref slots, frame.Pc, true);
        if (Unsafe.IsNullRef(ref sp))
        {
            return false;
        }

        frame.StackTop = EvalLoop.TopOf(ref slots, ref sp);
        if (frame.Code.Executable!.Instrumentation is not null)
        {
            // The handler's line begins anew, though it be the yield's own.
            FrameRecord.Materialize((FrameRecord*)Unsafe.AsPointer(ref frame)).Arrive(frame.InstructionIndex, -1);
        }

        return true;
    }

    /// <summary>Whether a frame that is larger than the reserve of the native stack fits; RecursionError is pending otherwise.</summary>
    private static bool HasRoom<TSlots>(ThreadState ts) => ts.CheckStack(Unsafe.SizeOf<TSlots>() * 2);
}
