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

    /// <summary>What stands there so far; valid until more is appended.</summary>
    public readonly ReadOnlySpan<char> Text => _buffer[.._length];

    /// <summary>The next chars, for the caller to write.</summary>
    public Span<char> Take(int count)
    {
        if (count > _buffer.Length - _length)
        {
            Grow(count);
        }

        _length += count;
        return _buffer.Slice(_length - count, count);
    }

    /// <summary>The text; the builder must not be used any more.</summary>
    public readonly string ToStringAndDispose()
    {
        string text = new(Text);
        Dispose();
        return text;
    }

    /// <summary>The text as a str; the builder must not be used any more.</summary>
    public readonly PyStr ToStrAndDispose()
    {
        PyStr text = PyStr.FromBmp(Text);
        Dispose();
        return text;
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }
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
