using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// Starts frames. The slots are a struct on the native stack, in one of a few sizes: a thin wrapper per size holds them, and the loop gets a reference.
/// </summary>
internal static unsafe class Frames
{
    /// <summary>Calls a Python function: arguments in a row, then the values of keywords whose names are given.</summary>
    public static PyObject? Call(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyTuple? keywordNames)
    {
        switch (function.Code.SizeClass)
        {
            case 0:
                return Run<FrameSlots8>(ts, function, ref arguments, count, keywordNames, null);
            case 1:
                return Run<FrameSlots16>(ts, function, ref arguments, count, keywordNames, null);
            default:
                return CallLarge(ts, function, ref arguments, count, keywordNames, null);
        }
    }

    /// <summary>Runs a function's code without arguments, with the given namespace for names that are not local variables.</summary>
    public static PyObject? RunWithLocals(ThreadState ts, PyFunction function, PyObject? locals)
    {
        PyObject nothing = PyNone.Instance;
        return CallLarge(ts, function, ref nothing, 0, null, locals);
    }

    /// <summary>Runs a generator's frame, whose slots are on the heap, from where it stands. The record must be linked by the caller.</summary>
    public static PyObject? RunHeap(ThreadState ts, ref FrameRecord frame)
    {
        ref PyObject? slots = ref frame.HeapSlots![0];
        PyObject? result = EvalLoop.Run(ts, ref frame, ref slots);
        while (ReferenceEquals(result, EvalLoop.LeftLoop))
        {
            result = EvalLoop.Run(ts, ref frame, ref slots);
        }

        return result;
    }

    /// <summary>Whether another Python call may be nested; otherwise RecursionError is pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Enter(ThreadState ts)
    {
        if (++ts.Depth > ts.Interpreter.RecursionLimit)
        {
            return TooDeep(ts);
        }

        if (!ts.CheckStack())
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

    private static PyObject? CallLarge(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyTuple? keywordNames, PyObject? locals)
    {
        switch (function.Code.SizeClass)
        {
            case 0:
                return Run<FrameSlots8>(ts, function, ref arguments, count, keywordNames, locals);
            case 1:
                return Run<FrameSlots16>(ts, function, ref arguments, count, keywordNames, locals);
            case 2:
                return Run<FrameSlots32>(ts, function, ref arguments, count, keywordNames, locals);
            case 3:
                return Run<FrameSlots64>(ts, function, ref arguments, count, keywordNames, locals);
            case 4:
                return Run<FrameSlots128>(ts, function, ref arguments, count, keywordNames, locals);
            case CodeObject.HeapSizeClass:
                return RunOnHeap(ts, function, ref arguments, count, keywordNames, locals);
            default:
                function.Code.Prepare(ts);
                return CallLarge(ts, function, ref arguments, count, keywordNames, locals);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? Run<TSlots>(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyTuple? keywordNames, PyObject? locals)
        where TSlots : struct
    {
        TSlots storage = default;
        FrameRecord frame = default;
        ref PyObject? slots = ref Unsafe.As<TSlots, PyObject?>(ref storage);
        CodeObject code = function.Code;
        frame.NativeSlots = Unsafe.AsPointer(ref slots);
        frame.Code = code;
        frame.Function = function;
        frame.Globals = function.Globals;
        frame.Builtins = function.Builtins;
        frame.Locals = locals;
        frame.Pc = code.Start;
        frame.StackTop = code.LocalsPlusCount;
        frame.Previous = ts.CurrentFrame;
        if (keywordNames is null && count == code.ExactArgumentCount)
        {
            for (int i = 0; i < count; i++)
            {
                Unsafe.Add(ref slots, i) = Unsafe.Add(ref arguments, i);
            }
        }
        else if (!ArgumentBinder.Bind(ts, function, ref slots, ref arguments, count, keywordNames))
        {
            return null;
        }

        if (!Enter(ts))
        {
            return null;
        }

        ts.CurrentFrame = &frame;
        PyObject? result = EvalLoop.Run(ts, ref frame, ref slots);
        while (ReferenceEquals(result, EvalLoop.LeftLoop))
        {
            result = EvalLoop.Run(ts, ref frame, ref slots);
        }

        ts.CurrentFrame = frame.Previous;
        ts.Depth--;
        frame.FrameObject?.Detach();
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? RunOnHeap(ThreadState ts, PyFunction function, ref PyObject arguments, int count, PyTuple? keywordNames, PyObject? locals)
    {
        CodeObject code = function.Code;
        var storage = new PyObject?[code.FrameSize];
        FrameRecord frame = default;
        frame.HeapSlots = storage;
        frame.Code = code;
        frame.Function = function;
        frame.Globals = function.Globals;
        frame.Builtins = function.Builtins;
        frame.Locals = locals;
        frame.Pc = code.Start;
        frame.StackTop = code.LocalsPlusCount;
        frame.Previous = ts.CurrentFrame;
        if (!ArgumentBinder.Bind(ts, function, ref storage[0], ref arguments, count, keywordNames) || !Enter(ts))
        {
            return null;
        }

        ts.CurrentFrame = &frame;
        PyObject? result = RunHeap(ts, ref frame);
        ts.CurrentFrame = frame.Previous;
        ts.Depth--;
        frame.FrameObject?.Detach();
        return result;
    }
}
