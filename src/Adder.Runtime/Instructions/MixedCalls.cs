using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Calls at sites where callables of several kinds come by, and calls of spread arguments.</summary>
internal static unsafe class MixedCalls
{
    /// <summary>Whatever can be called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsCallable(PyObject callable) => callable.Type.Slots.Call != null;

    /// <summary>Functions, methods, classes and builtins in turn: each in the shortest way that there is for its kind.</summary>
    [Instruction(OwnOpcode.CALL_ANY, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCallable)], TriesFirst = true)]
    public static PyObject? CallAny(ThreadState ts, ref PyObject? sp, int oparg) => Calling.Call(ts, ref sp, oparg);

    [Instruction(OwnOpcode.CALL_KW_ANY, Family = Opcode.CALL_KW, Stack = "callable, self, args[oparg], names -- result", Guards = [nameof(IsCallable)])]
    public static PyObject? CallKeywordsAny(ThreadState ts, ref PyObject? sp, PyTuple names, int oparg) => Calling.CallKeywords(ts, ref sp, names, oparg);

    // ---- f(*arguments, **keywords): without a cache in CPython 3.14, so without a counter; see Adaptive.Become

    /// <summary>A call with <c>*arguments</c> and perhaps <c>**keywords</c>.</summary>
    [Instruction(Opcode.CALL_FUNCTION_EX, Stack = "callable, nothing, arguments, keywords -- result")]
    public static PyObject? CallFunctionEx(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyObject callable, PyObject arguments, ref PyObject? keywords)
    {
        if (IsCallable(callable))
        {
            // A form that has missed sees callables of both kinds.
            Adaptive.Become(ref frame, pc, pc->Opcode != (int)Opcode.CALL_FUNCTION_EX ? OwnOpcode.CALL_EX_ANY : IsPython(callable) ? OwnOpcode.CALL_EX_PY : OwnOpcode.CALL_EX_NON_PY_GENERAL);
        }

        return CallSpread(ts, callable, arguments, ref keywords);
    }

    /// <summary>Whether an opcode as it executes is one of the calls above and below that nobody watches.</summary>
    public static bool IsSpread(int opcode) => InstructionTable.BaseOf(opcode) == (int)Opcode.CALL_FUNCTION_EX && opcode != (int)Opcode.INSTRUMENTED_CALL_FUNCTION_EX;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsPython(PyObject callable) => callable.GetType() == typeof(PyFunction);

    [Instruction(OwnOpcode.CALL_EX_PY, Family = Opcode.CALL_FUNCTION_EX, Since = Lens.Python315, Stack = "callable, nothing, arguments, keywords -- result", Guards = [nameof(IsPython)])]
    public static PyObject? CallSpreadPython(ThreadState ts, PyObject callable, PyObject arguments, ref PyObject? keywords)
    {
        if (arguments.GetType() == typeof(PyTuple) && (keywords is null || (keywords.GetType() == typeof(PyDict) && Unsafe.As<PyDict>(keywords).HasOnlyStrings)))
        {
            ReadOnlySpan<PyObject> items = Unsafe.As<PyTuple>(arguments).Items;
            PyObject? named = Take(ref keywords);
            return Frames.Call(ts, Unsafe.As<PyFunction>(callable), ref MemoryMarshal.GetReference(items), items.Length, named is not null && Unsafe.As<PyDict>(named).Count > 0 ? named : null);
        }

        return CallSpread(ts, callable, arguments, ref keywords);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsNotPython(PyObject callable) => callable.GetType() != typeof(PyFunction) && IsCallable(callable);

    [Instruction(OwnOpcode.CALL_EX_NON_PY_GENERAL, Family = Opcode.CALL_FUNCTION_EX, Since = Lens.Python315, Stack = "callable, nothing, arguments, keywords -- result", Guards = [nameof(IsNotPython)])]
    public static PyObject? CallSpreadOther(ThreadState ts, PyObject callable, PyObject arguments, ref PyObject? keywords)
    {
        if (arguments.GetType() == typeof(PyTuple) && (keywords is null || (keywords.GetType() == typeof(PyDict) && Unsafe.As<PyDict>(keywords).Count == 0)))
        {
            _ = Take(ref keywords);
            return callable.Type.Slots.Call(ts, callable, Unsafe.As<PyTuple>(arguments).Items, null);
        }

        if (arguments.GetType() == typeof(PyTuple) && keywords!.GetType() == typeof(PyDict) && Unsafe.As<PyDict>(keywords).HasOnlyStrings)
        {
            ReadOnlySpan<PyObject> items = Unsafe.As<PyTuple>(arguments).Items;
            if (callable.GetType() == typeof(PyBoundMethod) && Unsafe.As<PyBoundMethod>(callable) is { Function: PyFunction function } method)
            {
                return PyBoundMethod.CallWithSelf(ts, function, method.Self, items, Take(ref keywords));
            }

            if (callable.GetType() == typeof(PyType) && Specializer.PlainInit(Unsafe.As<PyType>(callable)) is { } init)
            {
                return PyType.Construct(ts, Unsafe.As<PyType>(callable), init, items, Take(ref keywords));
            }
        }

        return CallSpread(ts, callable, arguments, ref keywords);
    }

    private static PyObject? CallSpread(ThreadState ts, PyObject callable, PyObject arguments, ref PyObject? keywords) =>
        Calling.Spread(ts, callable, arguments, Take(ref keywords), out PyTuple? positional, out PyDict? named) ? Protocols.Calls.CallWith(ts, callable, positional, named) : null;

    /// <summary>Takes the keywords off the stack: they may be the caller's own dict (see <see cref="Collections.DictMerge"/>), to which the call holds no reference.</summary>
    private static PyObject? Take(ref PyObject? keywords)
    {
        PyObject? taken = keywords;
        FrameStack.Put(ref keywords, null);
        return taken;
    }

    /// <summary>Where both kinds come by.</summary>
    [Instruction(OwnOpcode.CALL_EX_ANY, Family = Opcode.CALL_FUNCTION_EX, ShownAs = OwnOpcode.CALL_EX_NON_PY_GENERAL, Stack = "callable, nothing, arguments, keywords -- result", Guards = [nameof(IsCallable)])]
    public static PyObject? CallSpreadAny(ThreadState ts, PyObject callable, PyObject arguments, ref PyObject? keywords) =>
        IsPython(callable) ? CallSpreadPython(ts, callable, arguments, ref keywords) : CallSpreadOther(ts, callable, arguments, ref keywords);
}
