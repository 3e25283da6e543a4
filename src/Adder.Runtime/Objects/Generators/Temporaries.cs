using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Objects;

/// <summary>What becomes of a function's result, as far as the caller's code tells.</summary>
internal enum ResultFate
{
    Unknown,

    /// <summary>The caller's next instruction awaits it.</summary>
    Awaited,

    /// <summary>The caller's next instruction drops it.</summary>
    Dropped,

    /// <summary>The caller's next instruction loads an attribute of it, and nobody else has it.</summary>
    Inspected,

    /// <summary>A <c>for</c> loop or a generator expression has it on its stack, and nobody else has.</summary>
    Iterated,

    /// <summary>It is the argument of a builtin function that does not keep it, and nobody else has it.</summary>
    Consumed,
}

/// <summary>What else must hold for a <see cref="ResultFate"/> when the call is made.</summary>
internal enum ResultCondition : byte
{
    /// <summary>The function itself is called.</summary>
    None,

    /// <summary>It is the <c>__anext__</c> of the iterator in the slot.</summary>
    NextMethod,

    /// <summary>A generator expression is called with the iterator.</summary>
    PassedToExpression,

    /// <summary>A builtin function that does not keep it is called with the result.</summary>
    PassedToBuiltin,
}

/// <summary>What the code says of the result of a call: what becomes of it, on what condition, and the frame's slot where what is called stands.</summary>
internal readonly struct ResultUse(ResultFate fate, ResultCondition condition, int slot)
{
    private readonly byte _fate = (byte)(fate + 1);

    public bool IsKnown => _fate != 0;

    public ResultFate Fate => (ResultFate)(_fate - 1);

    public ResultCondition Condition { get; } = condition;

    public int Slot { get; } = slot;
}

/// <summary>
/// Objects that only one place has, so that they end when that lets them go, as reference counts would. Generators are closed: by a <c>for</c> loop that is left, a call of <c>next()</c>, <c>any()</c> or <c>all()</c>. All
/// others are closed when a collection finds that nobody has them.
/// </summary>
internal static unsafe class Temporaries
{
    private static readonly PyStr s_expression = PyStr.Intern("<genexpr>");

    /// <summary>
    /// What a frame that is calling a function does with the result. Only a call of the function itself counts: what native code calls in between may go anywhere.
    /// </summary>
    public static ResultFate FateOf(FrameRecord* caller, PyFunction function)
    {
        if (caller == null)
        {
            return ResultFate.Unknown;
        }

        ref ResultUse use = ref caller->Code.Executable!.ResultUseAt(caller->InstructionIndex);
        if (!use.IsKnown)
        {
            use = UseOf(caller->Code, caller->InstructionIndex);
        }

        ResultFate fate = use.Fate;
        if (fate == ResultFate.Unknown)
        {
            return ResultFate.Unknown;
        }

        PyObject? callable = caller->SlotAt(use.Slot);
        return use.Condition == ResultCondition.None && ReferenceEquals(callable, function) ? fate : FateOf(caller, function, callable, use);
    }

    /// <summary>Where there is a condition, or the function is not itself what is called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ResultFate FateOf(FrameRecord* caller, PyFunction function, PyObject? callable, ResultUse use)
    {
        ResultFate fate = use.Fate;
        switch (use.Condition)
        {
            case ResultCondition.NextMethod:
                return IsNextMethod(callable, function) ? fate : ResultFate.Unknown;
            case ResultCondition.PassedToExpression when !IsExpression(caller->SlotAt(use.Slot - 1)):
            case ResultCondition.PassedToBuiltin when !IsConsumer(caller->SlotAt(use.Slot - 2), caller->SlotAt(use.Slot - 1)):
                return ResultFate.Unknown;
        }

        return ReferenceEquals(callable, function) || (callable is PyBoundMethod method && ReferenceEquals(method.Function, function)) ? fate : ResultFate.Unknown;
    }

    /// <summary>What the code says of the result of a call at an instruction.</summary>
    private static ResultUse UseOf(CodeObject code, int index)
    {
        ExecutableCode executable = code.Executable!;
        Opcode opcode = executable.BaseAt(index);
        int top = code.LocalsPlusCount + code.StackDepths[index];
        if (opcode == Opcode.GET_ANEXT)
        {
            return new ResultUse(ResultFate.Awaited, ResultCondition.NextMethod, top - 1);
        }

        int slot = top - executable.ArgumentAt(index) - (opcode == Opcode.CALL ? 2 : 3);
        if (opcode is not (Opcode.CALL or Opcode.CALL_KW) || slot < code.LocalsPlusCount)
        {
            return new ResultUse(ResultFate.Unknown, ResultCondition.None, 0);
        }

        int next = index + executable.LengthAt(index);
        ResultFate fate = executable.BaseAt(next) switch
        {
            Opcode.GET_AWAITABLE => ResultFate.Awaited,
            Opcode.POP_TOP => ResultFate.Dropped,
            Opcode.LOAD_ATTR when (executable.ArgumentAt(next) & 1) == 0 => ResultFate.Inspected,
            Opcode.FOR_ITER => ResultFate.Iterated,
            Opcode.GET_ITER when executable.BaseAt(next + 1) == Opcode.FOR_ITER => ResultFate.Iterated,
            _ => ResultFate.Unknown,
        };
        return fate != ResultFate.Unknown ? new ResultUse(fate, ResultCondition.None, slot)
            : slot > code.LocalsPlusCount && IsCall(executable, next + 1, 0) && executable.BaseAt(next) == Opcode.GET_ITER ? new ResultUse(ResultFate.Iterated, ResultCondition.PassedToExpression, slot)
            : slot >= code.LocalsPlusCount + 2 && IsFirstArgument(executable, next) ? new ResultUse(ResultFate.Consumed, ResultCondition.PassedToBuiltin, slot)
            : new ResultUse(ResultFate.Unknown, ResultCondition.None, slot);
    }

    private static bool IsCall(ExecutableCode code, int index, int argument) => code.BaseAt(index) == Opcode.CALL && code.ArgumentAt(index) == argument;

    /// <summary>Whether a call follows of which the value on the stack is the first argument, and the others are plainly loaded.</summary>
    private static bool IsFirstArgument(ExecutableCode code, int next)
    {
        int loaded = 0;
        while (code.BaseAt(next) is Opcode.LOAD_CONST or Opcode.LOAD_SMALL_INT or Opcode.LOAD_FAST or Opcode.LOAD_FAST_BORROW)
        {
            next++;
            loaded++;
        }

        return IsCall(code, next, loaded + 1);
    }

    /// <summary>Whether <c>async for</c>, whose iterator stands in a slot, calls the function itself: then it awaits the result at once.</summary>
    private static bool IsNextMethod(PyObject? iterator, PyFunction function) => iterator is not null && ReferenceEquals(iterator.Type.Lookup(SpecialNames.Anext), function);

    /// <summary>Whether what is called with an iterator is a generator expression: that has it on its own stack.</summary>
    private static bool IsExpression(PyObject? callable) =>
        callable is PyFunction { Code: var expression } && (expression.Flags & CodeFlags.Generator) != 0 && (ReferenceEquals(expression.Name, s_expression) || expression.Name.EqualTo("<genexpr>"));

    /// <summary>Whether what is called is a builtin function that does not keep its argument.</summary>
    private static bool IsConsumer(PyObject? callable, PyObject? self) =>
        self is null && callable is PyBuiltinFunction { Self: PyModule module, Definition.Name: "next" or "any" or "all" } && module.Name is "builtins";

    /// <summary>
    /// The method that running Python code calls on the result of a builtin function which it is calling, without giving the result to anybody else; null where it does something else with it.
    /// </summary>
    public static string? MethodCalledOnResult(ThreadState ts, string function)
    {
        FrameRecord* caller = ts.CurrentFrame;
        if (caller == null)
        {
            return null;
        }

        CodeObject code = caller->Code;
        ExecutableCode executable = code.Executable!;
        int index = caller->InstructionIndex;
        Opcode opcode = executable.BaseAt(index);
        int next = index + executable.LengthAt(index);
        if (opcode is not (Opcode.CALL or Opcode.CALL_KW) || executable.BaseAt(next) != Opcode.LOAD_ATTR || (executable.ArgumentAt(next) & 1) == 0)
        {
            return null;
        }

        int place = code.StackDepths[index] - executable.ArgumentAt(index) - (opcode == Opcode.CALL ? 2 : 3);
        return place >= 0 && caller->SlotAt(code.LocalsPlusCount + place) is PyBuiltinFunction { Definition: var called } && called.Name == function
            ? code.Names[executable.ArgumentAt(next) >> 1].ToString()
            : null;
    }

    /// <summary>Whether nobody but the one who asked for it has the tuple that an iterator has just given.</summary>
    public static bool IsAlone(PyObject iterator)
    {
        if (iterator is PyGenerator { Stage: GeneratorState.Suspended } generator)
        {
            return YieldsNewTuple(generator.Code.Executable!, generator.InstructionIndex);
        }

        PyType native = iterator.Type;
        while (native.IsHeapType)
        {
            native = native.Base!;
        }

        return iterator is IGivesNewTuples && iterator.Type.Slots.Next == native.Slots.Next;
    }

    /// <summary>Whether the tuple that a <c>yield</c> gives was made by the instruction before, on every way there, and no tool was told of it.</summary>
    private static bool YieldsNewTuple(ExecutableCode code, int index)
    {
        if (index == 0 || code.ExecutingOpcode(index) != (int)Opcode.YIELD_VALUE || code.BaseAt(index - 1) != Opcode.BUILD_TUPLE)
        {
            return false;
        }

        for (int i = 0; i < code.Count; i += code.LengthAt(i))
        {
            if (Disassembler.JumpTarget(code.BaseAt(i), code.ArgumentAt(i), 2 * (i + code.LengthAt(i))) == 2 * index)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The generator's only place lets it go: it is closed if it is one.</summary>
    public static void Drop(ThreadState ts, PyObject? value)
    {
        if (value is PyGenerator { IsTemporary: true } generator && generator.Stage != GeneratorState.Completed)
        {
            PyBaseException? pending = ts.Pending;
            ts.Pending = null;
            generator.CloseDropped(ts);
            ts.Pending = pending;
            if (generator.Sentinel is not null)
            {
                // It went on after GeneratorExit, which was reported.
                FinalizerSentinel.Release(generator);
            }
        }
    }

    /// <summary>Lets go what an exception takes off the stack of a frame, from a depth up to what stood there before an instruction.</summary>
    public static void DropAbove(ThreadState ts, ref FrameRecord frame, int depth, int index)
    {
        CodeObject code = frame.Code;
        for (int i = code.LocalsPlusCount + code.StackDepths[index] - 1; i >= code.LocalsPlusCount + depth; i--)
        {
            Drop(ts, frame.SlotAt(i));
        }
    }
}
