using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Local variables, constants and the order of the stack.</summary>
internal static unsafe class Locals
{
    [Instruction(Opcode.NOP, Hot = true)]
    [Instruction(Opcode.NOT_TAKEN, Hot = true)]
    [Instruction(Opcode.CACHE, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Nothing()
    {
    }

    [Instruction(Opcode.LOAD_FAST, Stack = "-- value", Hot = true)]
    [Instruction(Opcode.LOAD_FAST_BORROW, Stack = "-- value", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject LoadFast(ref PyObject? slots, int oparg) => Unsafe.Add(ref slots, oparg)!;

    [Instruction(Opcode.LOAD_FAST_CHECK, Stack = "-- value")]
    public static PyObject? LoadFastCheck(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, int oparg) =>
        Unsafe.Add(ref slots, oparg) ?? Names.UnboundLocal(ts, ref frame, oparg);

    /// <summary>The slot may be unbound: that is what the instruction is for (inlined comprehensions save and restore it).</summary>
    [Instruction(Opcode.LOAD_FAST_AND_CLEAR, Stack = "-- value", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject LoadFastAndClear(ref PyObject? slots, int oparg)
    {
        PyObject value = Unsafe.Add(ref slots, oparg)!;
        FrameStack.Put(ref Unsafe.Add(ref slots, oparg), null);
        return value;
    }

    [Instruction(Opcode.LOAD_FAST_LOAD_FAST, Stack = "-- first, second", Hot = true)]
    [Instruction(Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW, Stack = "-- first, second", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? LoadFastLoadFast(ref PyObject? slots, ref PyObject? sp, int oparg)
    {
        FrameStack.Put(ref sp, Unsafe.Add(ref slots, oparg >> 4));
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, 1), Unsafe.Add(ref slots, oparg & 15));
        return ref Unsafe.Add<PyObject?>(ref sp, 2);
    }

    /// <summary>The first execution chooses between the two forms that CPython shows; they do the same here.</summary>
    [Instruction(Opcode.LOAD_CONST, Stack = "-- value")]
    public static PyObject LoadConst(ref FrameRecord frame, CodeUnit* pc, int oparg)
    {
        PyObject value = frame.Code.Constants[oparg];
        if (pc->Opcode == (int)Opcode.LOAD_CONST)
        {
            pc->Opcode = (ushort)(Heap.Lifetimes.IsImmortal(value) ? Opcode.LOAD_CONST_IMMORTAL : Opcode.LOAD_CONST_MORTAL);
        }

        return value;
    }

    [Instruction(Opcode.LOAD_CONST_IMMORTAL, Family = Opcode.LOAD_CONST, Since = Lens.Python314, Until = Lens.Python314, Stack = "-- value", Hot = true)]
    [Instruction(Opcode.LOAD_CONST_MORTAL, Family = Opcode.LOAD_CONST, Since = Lens.Python314, Until = Lens.Python314, Stack = "-- value", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject LoadConstant(ref FrameRecord frame, int oparg) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Code.Constants), oparg);

    [Instruction(Opcode.LOAD_SMALL_INT, Stack = "-- value", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject LoadSmallInt(int oparg) => PySmallInt.From((byte)oparg);

    [Instruction(Opcode.STORE_FAST, Stack = "value --", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFast(ref PyObject? slots, PyObject? value, int oparg) => FrameStack.Put(ref Unsafe.Add(ref slots, oparg), value);

    /// <summary>A variable is set to None: that is how programs let go of an object.</summary>
    [Instruction(OwnOpcode.STORE_FAST_RELEASING, Family = Opcode.STORE_FAST, Stack = "value --")]
    public static void StoreFastReleasing(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, PyObject? value, int oparg) =>
        Releases.Release(ts, ref Unsafe.Add(ref slots, oparg), value);

    [Instruction(Opcode.STORE_FAST_LOAD_FAST, Stack = "stored -- value", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? StoreFastLoadFast(ref PyObject? slots, ref PyObject? sp, int oparg)
    {
        FrameStack.Put(ref Unsafe.Add(ref slots, oparg >> 4), Unsafe.Add<PyObject?>(ref sp, -1));
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), Unsafe.Add(ref slots, oparg & 15));
        return ref sp;
    }

    [Instruction(Opcode.STORE_FAST_STORE_FAST, Stack = "second, first --", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? StoreFastStoreFast(ref PyObject? slots, ref PyObject? sp, int oparg)
    {
        FrameStack.Put(ref Unsafe.Add(ref slots, oparg >> 4), Unsafe.Add<PyObject?>(ref sp, -1));
        FrameStack.Put(ref Unsafe.Add(ref slots, oparg & 15), Unsafe.Add<PyObject?>(ref sp, -2));
        return ref Unsafe.Add<PyObject?>(ref sp, -2);
    }

    [Instruction(Opcode.DELETE_FAST, Stack = "--")]
    public static bool DeleteFast(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, int oparg)
    {
        if (Unsafe.Add(ref slots, oparg) is null)
        {
            return Names.UnboundLocal(ts, ref frame, oparg);
        }

        Releases.Release(ts, ref Unsafe.Add(ref slots, oparg));
        return true;
    }

    [Instruction(Opcode.POP_TOP, Stack = "value --", Hot = true)]
    [Instruction(Opcode.POP_ITER, Stack = "iterator --", Hot = true)]
    [Instruction(Opcode.END_FOR, Stack = "value --", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PopTop()
    {
    }

    /// <summary>Takes the iterator of a loop off the stack, in code whose loops have had temporary generators.</summary>
    [Instruction(OwnOpcode.POP_TOP_DROPPING, Family = Opcode.POP_TOP, Stack = "value --")]
    [Instruction(OwnOpcode.POP_ITER_DROPPING, Family = Opcode.POP_ITER, Stack = "iterator --")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? PopDropping(ThreadState ts, ref PyObject? sp)
    {
        sp = ref Unsafe.Add<PyObject?>(ref sp, -1);
        Temporaries.Drop(ts, sp);
        return ref sp;
    }

    [Instruction(Opcode.END_SEND, Stack = "receiver, value -- result", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject EndSend(PyObject value) => value;

    [Instruction(Opcode.PUSH_NULL, Stack = "-- nothing", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? PushNull(ref PyObject? sp)
    {
        FrameStack.Put(ref sp, null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    [Instruction(Opcode.COPY, Stack = "-- copy", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject Copy(ref PyObject? sp, int oparg) => Unsafe.Add<PyObject?>(ref sp, -oparg)!;

    [Instruction(Opcode.SWAP, Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Swap(ref PyObject? sp, int oparg)
    {
        PyObject? top = Unsafe.Add<PyObject?>(ref sp, -1);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), Unsafe.Add<PyObject?>(ref sp, -oparg));
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -oparg), top);
    }

    // ---- cells

    [Instruction(Opcode.MAKE_CELL)]
    public static void MakeCell(ref PyObject? slots, int oparg) => FrameStack.Put(ref Unsafe.Add(ref slots, oparg), new PyCell(Unsafe.Add(ref slots, oparg)));

    [Instruction(Opcode.COPY_FREE_VARS)]
    public static void CopyFreeVars(ref FrameRecord frame, ref PyObject? slots, int oparg)
    {
        ReadOnlySpan<PyObject> closure = frame.Function.Closure!.Items;
        int first = frame.Code.LocalsPlusCount - oparg;
        for (int i = 0; i < oparg; i++)
        {
            FrameStack.Put(ref Unsafe.Add(ref slots, first + i), closure[i]);
        }
    }

    [Instruction(Opcode.LOAD_DEREF, Stack = "-- value", Hot = true)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyObject? LoadDeref(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, int oparg) =>
        Unsafe.As<PyCell>(Unsafe.Add(ref slots, oparg)!).Value ?? Names.UnboundCell(ts, ref frame, oparg);

    [Instruction(Opcode.STORE_DEREF, Stack = "value --")]
    public static void StoreDeref(ThreadState ts, ref PyObject? slots, PyObject value, int oparg)
    {
        PyCell cell = Unsafe.As<PyCell>(Unsafe.Add(ref slots, oparg)!);
        if (value is PyNone)
        {
            Releases.Release(ts, ref cell.Value, value);
        }
        else
        {
            cell.Value = value;
        }
    }

    [Instruction(Opcode.DELETE_DEREF)]
    public static bool DeleteDeref(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, int oparg)
    {
        PyCell cell = Unsafe.As<PyCell>(Unsafe.Add(ref slots, oparg)!);
        if (cell.Value is null)
        {
            return Names.UnboundCell(ts, ref frame, oparg);
        }

        Releases.Release(ts, ref cell.Value);
        return true;
    }
}
