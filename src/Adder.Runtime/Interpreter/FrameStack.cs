using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>Writing to the slots of a running frame.</summary>
internal static class FrameStack
{
    /// <summary>How many slots <see cref="FillGroups"/> copies at once.</summary>
    public const int GroupSize = 4;

    /// <summary>
    /// Stores into a slot of a running frame. Those are on the native stack, always, so that no card needs marking: the type of the place tells the compiler so, and the store is a plain move
    /// instead of a call.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref PyObject? place, PyObject? value) => Unsafe.As<PyObject?, StackSlot>(ref place).Value = value;

    /// <summary>Fills slots of a running frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(ref PyObject? first, ref PyObject? source, int count)
    {
        for (nint i = 0; i < count; i++)
        {
            Put(ref Unsafe.Add(ref first, i), Unsafe.Add(ref source, i));
        }
    }

    /// <summary>Copies slots into an array on the heap that has just been made: stores into what is young cost less than a call that copies, as long as they are few.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyToNew(ref PyObject? source, PyObject?[] array, int start, int count)
    {
        if (count > 2 * GroupSize)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(array.AsSpan(start));
            return;
        }

        ref PyObject? target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start);
        for (nint i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
        }
    }

    /// <summary>
    /// Fills slots of a running frame from what a generator kept, group by group. Both places end with a whole group (<see cref="CodeObject.KeptFrameSize"/>, the sizes of frames); what a generator keeps behind the
    /// live slots is null.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FillGroups(ref PyObject? first, ref PyObject? kept, int count)
    {
        nint i = 0;
        do
        {
            // The compiler copies a struct that is on the stack as one vector, and lets no collection come between.
            Unsafe.As<PyObject?, StackSlots>(ref Unsafe.Add(ref first, i)) = Unsafe.As<PyObject?, StackSlots>(ref Unsafe.Add(ref kept, i));
            i += GroupSize;
        }
        while (i < count);
    }

    /// <summary>A group of slots, as <see cref="StackSlot"/> is one.</summary>
    private ref struct StackSlots
    {
#pragma warning disable CS0169, IDE0044, IDE0051 // Copied as a whole.
        private PyObject? _first;
        private PyObject? _second;
        private PyObject? _third;
        private PyObject? _fourth;
#pragma warning restore CS0169, IDE0044, IDE0051
    }

    /// <summary>A slot as a struct that cannot be on the heap.</summary>
    internal ref struct StackSlot
    {
        public PyObject? Value;
    }
}
