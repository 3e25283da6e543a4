using System;
using System.Buffers;

namespace Adder.Runtime.Objects;

/// <summary>Builds a .NET string in a span of the caller's, then in rented arrays.</summary>
internal ref struct ValueTextBuilder
{
    private Span<char> _buffer;
    private char[]? _rented;
    private int _length;

    public ValueTextBuilder(Span<char> buffer) => _buffer = buffer;

    public readonly int Length => _length;

    public void Append(char value)
    {
        if (_length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[_length++] = value;
    }

    public void Append(scoped ReadOnlySpan<char> value)
    {
        if (value.Length > _buffer.Length - _length)
        {
            Grow(value.Length);
        }

        value.CopyTo(_buffer[_length..]);
        _length += value.Length;
    }

    public void Append(char value, int count)
    {
        if (count <= 0)
        {
            return;
        }

        if (count > _buffer.Length - _length)
        {
            Grow(count);
        }

        PyStr.Fill(_buffer.Slice(_length, count), value);
        _length += count;
    }

    /// <summary>The text; the builder must not be used any more.</summary>
    public readonly string ToStringAndDispose()
    {
        string text = new(_buffer[.._length]);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        return text;
    }

    private void Grow(int more)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, _buffer.Length * 2));
        _buffer[.._length].CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        _buffer = _rented = larger;
    }
}
