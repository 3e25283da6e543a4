using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>Copies of runs of objects.</summary>
internal static class Copies
{
    /// <summary>Up to here single stores are cheaper than the runtime's copy of a block, which is a call that looks for cards to mark.</summary>
    private const int Few = 6;

    /// <summary>The items in a new array.</summary>
    public static PyObject[] Of(ReadOnlySpan<PyObject> items)
    {
        if (items.Length > Few)
        {
            return items.ToArray();
        }

        var copy = new PyObject[items.Length];
        ref PyObject target = ref MemoryMarshal.GetArrayDataReference(copy);
        for (int i = 0; i < items.Length; i++)
        {
            Unsafe.Add(ref target, i) = items[i];
        }

        return copy;
    }

    /// <summary>Copies so many items to the start of a new array that has room for them.</summary>
    public static void Copy(ref PyObject? source, PyObject?[] copy, int count)
    {
        if (count > Few)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(copy);
            return;
        }

        ref PyObject? target = ref MemoryMarshal.GetArrayDataReference(copy);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
        }
    }
}
