using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>Writing to the slots of a running frame.</summary>
internal static class FrameStack
{
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

    /// <summary>A slot as a struct that cannot be on the heap.</summary>
    internal ref struct StackSlot
    {
        public PyObject? Value;
    }
}
