using System;

namespace Adder.Runtime.Objects;

/// <summary>A growing array of bytes.</summary>
internal struct ByteBuffer(int capacity)
{
    private byte[] _data = capacity > 0 ? new byte[capacity] : [];
    private int _length;

    public readonly int Length => _length;

    public readonly ReadOnlySpan<byte> Written => _data.AsSpan(0, _length);

    public void Append(byte value)
    {
        if (_length == _data.Length)
        {
            Grow(1);
        }

        _data[_length++] = value;
    }

    public void Append(scoped ReadOnlySpan<byte> values)
    {
        values.CopyTo(Reserve(values.Length));
    }

    /// <summary>Room for so many bytes, counted as written.</summary>
    public Span<byte> Reserve(int count)
    {
        if (count > _data.Length - _length)
        {
            Grow(count);
        }

        Span<byte> room = _data.AsSpan(_length, count);
        _length += count;
        return room;
    }

    public readonly byte[] ToArray() => _length == _data.Length ? _data : _data[.._length];

    private void Grow(int more) => Array.Resize(ref _data, (int)Math.Min(Array.MaxLength, Math.Max((long)_length + more, Math.Max(16, _data.Length * 2L))));
}
