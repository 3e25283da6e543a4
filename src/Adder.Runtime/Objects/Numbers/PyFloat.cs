using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>float</c>: a 64-bit IEEE number.</summary>
[PyType("float", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = "(x=0, /)", Doc = "Convert a string or number to a floating-point number, if possible.")]
internal partial class PyFloat(double value) : PyObject
{
    public readonly double Value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFloat From(double value) => new(value);
}
