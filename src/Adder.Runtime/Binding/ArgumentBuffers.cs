using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Binding;

/// <summary>Room on the native stack for the values of up to 2 parameters, in the order of the signature; null where omitted.</summary>
[InlineArray(2)]
internal struct ArgumentBuffer2
{
    private PyObject? _first;
}

/// <inheritdoc cref="ArgumentBuffer2"/>
[InlineArray(4)]
internal struct ArgumentBuffer4
{
    private PyObject? _first;
}

/// <inheritdoc cref="ArgumentBuffer2"/>
[InlineArray(8)]
internal struct ArgumentBuffer8
{
    private PyObject? _first;
}

/// <inheritdoc cref="ArgumentBuffer2"/>
[InlineArray(16)]
internal struct ArgumentBuffer16
{
    private PyObject? _first;
}

/// <inheritdoc cref="ArgumentBuffer2"/>
[InlineArray(32)]
internal struct ArgumentBuffer32
{
    private PyObject? _first;
}
