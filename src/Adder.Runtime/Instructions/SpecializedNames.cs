using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Specialized forms of LOAD_GLOBAL and FOR_ITER.</summary>
internal static unsafe class SpecializedNames
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static GlobalSite SiteOf(ref FrameRecord frame, CodeUnit* pc) =>
        Unsafe.As<GlobalSite>(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Executable!.References), Adaptive.Narrow(pc, 2))!);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInModule(ref FrameRecord frame, CodeUnit* pc)
    {
        GlobalSite site = SiteOf(ref frame, pc);
        return ReferenceEquals(site.Globals, frame.Globals) && site.Cell.Value is not null;
    }

    [Instruction(Opcode.LOAD_GLOBAL_MODULE, Family = Opcode.LOAD_GLOBAL, Guards = [nameof(IsInModule)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadFromModule(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg)
    {
        FrameStack.Put(ref sp, SiteOf(ref frame, pc).Cell.Value);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, 1), null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1 + (oparg & 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInBuiltins(ref FrameRecord frame, CodeUnit* pc)
    {
        GlobalSite site = SiteOf(ref frame, pc);
        return ReferenceEquals(site.Globals, frame.Globals) && ReferenceEquals(site.Builtins, frame.Builtins) && site.Cell.Value is null && site.BuiltinCell!.Value is not null;
    }

    [Instruction(Opcode.LOAD_GLOBAL_BUILTIN, Family = Opcode.LOAD_GLOBAL, Guards = [nameof(IsInBuiltins)], Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadFromBuiltins(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int oparg)
    {
        FrameStack.Put(ref sp, SiteOf(ref frame, pc).BuiltinCell!.Value);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, 1), null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1 + (oparg & 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsListIterator(PyObject iterator) => iterator.GetType() == typeof(PyListIterator);

    [Instruction(Opcode.FOR_ITER_LIST, Family = Opcode.FOR_ITER, Since = Lens.Python312, Stack = "iterator --", Form = InstructionForm.Iterate, Guards = [nameof(IsListIterator)], Hot = true, TriedIf = "iterator is PyListIterator")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lookup NextOfList(PyObject iterator) => Unsafe.As<PyListIterator>(iterator).Advance();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTupleIterator(PyObject iterator) => iterator.GetType() == typeof(PyTupleIterator);

    [Instruction(Opcode.FOR_ITER_TUPLE, Family = Opcode.FOR_ITER, Since = Lens.Python312, Stack = "iterator --", Form = InstructionForm.Iterate, Guards = [nameof(IsTupleIterator)], Hot = true, TriedIf = "iterator is PyTupleIterator")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lookup NextOfTuple(PyObject iterator) => Unsafe.As<PyTupleIterator>(iterator).Advance();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsRangeIterator(PyObject iterator) => iterator.GetType() == typeof(PyRangeIterator);

    [Instruction(Opcode.FOR_ITER_RANGE, Family = Opcode.FOR_ITER, Since = Lens.Python312, Stack = "iterator --", Form = InstructionForm.Iterate, Guards = [nameof(IsRangeIterator)], Hot = true, TriedIf = "iterator is PyRangeIterator")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lookup NextOfRange(PyObject iterator) => Unsafe.As<PyRangeIterator>(iterator).Advance();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGenerator(PyObject iterator) => iterator.GetType() == typeof(PyGenerator);

    [Instruction(Opcode.FOR_ITER_GEN, Family = Opcode.FOR_ITER, Since = Lens.Python312, Stack = "iterator --", Form = InstructionForm.Iterate, Guards = [nameof(IsGenerator)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lookup NextOfGenerator(ThreadState ts, PyObject iterator) => Frames.Advance<Frames.Loop>(ts, Unsafe.As<PyGenerator>(iterator));
}
