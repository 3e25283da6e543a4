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

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(1024)]
internal struct FrameSlots1024
{
    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(8192)]
internal struct FrameSlots8192
{
    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
[InlineArray(Size)]
internal struct FrameSlots131000
{
    /// <summary>The largest inline array: .NET allows a mebibyte.</summary>
    public const int Size = 131_000;

    private PyObject? _first;
}

/// <inheritdoc cref="FrameSlots8"/>
internal struct FrameSlotsMaximum
{
    /// <summary>The largest frame.</summary>
    public const int Size = 4 * FrameSlots131000.Size;

    private FrameSlots131000 _first;
    private FrameSlots131000 _second;
    private FrameSlots131000 _third;
    private FrameSlots131000 _fourth;
}
