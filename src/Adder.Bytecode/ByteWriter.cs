using System;

namespace Adder.Bytecode;

/// <summary>Bytes that are written one after the other. What <c>ArrayBufferWriter</c> does, without an assembly and a dozen classes that a start of the interpreter would wait for.</summary>
internal sealed class ByteWriter
{
    private const int SmallestCapacity = 64;

    private byte[] _bytes = new byte[SmallestCapacity];
    private int _count;

    /// <summary>What has been written, until more is.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, _count);

    public void Write(byte value)
    {
        if (_count == _bytes.Length)
        {
            Array.Resize(ref _bytes, _count * 2);
        }

        _bytes[_count++] = value;
    }

    public byte[] ToArray() => _bytes[.._count];
}
