using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Instructions;

/// <summary>Views on runs of stack items.</summary>
internal static class Arguments
{
    /// <summary>Items of the evaluation stack as arguments. They must not be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<PyObject> Span(ref PyObject? first, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<PyObject?, PyObject>(ref first), count);
}
