using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>Slots of a frame on the native stack.</summary>
[InlineArray(8)]
internal struct FrameSlots8
{
    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(16)]
internal struct FrameSlots16
{
    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(32)]
internal struct FrameSlots32
{
    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(64)]
internal struct FrameSlots64
{
    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(128)]
internal struct FrameSlots128
{
    private PyObject? _first;
}
