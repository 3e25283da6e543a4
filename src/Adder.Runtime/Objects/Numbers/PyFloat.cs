using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>float</c>: a 64-bit IEEE number.</summary>
[PyType("float", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = "(x=0, /)")]
internal partial class PyFloat(double value) : PyObject
{
    public readonly double Value = value;

    public static PyFloat From(double value) => new(value);
}

/// <summary><c>complex</c>.</summary>
[PyType("complex", Subclassable = true, TextSignature = "(real=0, imag=0)")]
internal partial class PyComplex(double real, double imaginary) : PyObject
{
    public readonly double Real = real;
    public readonly double Imaginary = imaginary;
}
