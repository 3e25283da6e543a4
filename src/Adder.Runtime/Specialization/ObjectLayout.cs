using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <summary>What guards read from an object directly.</summary>
internal static class ObjectLayout
{
    /// <summary>
    /// A number for the object's .NET class: the address of its method table, which stands before the fields. Equal numbers mean equal classes; classes of this assembly are never
    /// unloaded. GetType() would give the same answer through a Type object, which cannot stand in an inline cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint ClassOf(PyObject value) => Unsafe.Add(ref Unsafe.As<byte, nint>(ref Unsafe.As<Fields>(value).First), -1);

    private sealed class Fields
    {
        public byte First;
    }
}
