using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>Who runs in a frame and what is known about it.</summary>
[Flags]
internal enum FrameFlags
{
    None = 0,

    /// <summary>The frame belongs to a generator or coroutine; its slots live in the generator's heap array while it is suspended.</summary>
    Generator = 1,

    /// <summary>Somebody has written a local through <c>f_locals</c>: compiled code must reload.</summary>
    LocalsChanged = 2,

    /// <summary>The slots are the generator's heap array itself: what it delegates to runs, not its own code.</summary>
    SlotsOnHeap = 4,
}

/// <summary>
/// A running Python frame, on the native stack of whoever runs it, linked from <see cref="ThreadState.CurrentFrame"/>. It becomes a heap object (<see cref="FrameObject"/>)
/// only when somebody looks. The program counter is stored before any call that may look.
/// </summary>
internal unsafe struct FrameRecord
{
    public FrameRecord* Previous;

    /// <summary>The instruction that is being executed.</summary>
    public CodeUnit* Pc;

    /// <summary>The code that runs.</summary>
    public CodeObject Code;

    /// <summary>The function that was called; for code run by <c>exec</c>, <c>eval</c> or as a module a function made for that.</summary>
    public PyFunction Function;

    public PyDict Globals;

    /// <summary>Where builtin names are looked up: normally a dict.</summary>
    public PyObject Builtins;

    /// <summary>The namespace of a module or class body; null in functions.</summary>
    public PyObject? Locals;

    /// <summary>The frame's slots, on the native stack.</summary>
    public void* NativeSlots;

    /// <summary>The Python frame object, once somebody looked.</summary>
    public PyFrame? FrameObject;

    /// <summary>The generator or coroutine whose frame this is.</summary>
    public PyGeneratorBase? Generator;

    /// <summary>How many slots are live (locals, cells and stack); only valid while the frame does not run: before its start, when it has yielded or left the loop.</summary>
    public int StackTop;

    public FrameFlags Flags;

    /// <summary>Index in code units of the instruction that is being executed.</summary>
    public readonly int InstructionIndex => (int)(Pc - Code.Start);

    /// <summary>Slot by index: locals and cells first, then the evaluation stack.</summary>
    public readonly ref PyObject? SlotAt(int index) => ref Unsafe.AsRef<PyObject?>((byte*)NativeSlots + ((nint)index * sizeof(nint)));

    /// <summary>The frame object, made on first use.</summary>
    public static PyFrame Materialize(FrameRecord* frame) => frame->FrameObject ??= new PyFrame(frame);
}
