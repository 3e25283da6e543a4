using System;
using System.Buffers;

namespace Adder.Runtime.Objects;

/// <summary>Builds a str piece by piece: chars as long as every code point is below U+10000, code points from the first larger one on.</summary>
internal ref struct PyStrBuilder
{
    private Span<char> _chars;
    private char[]? _rentedChars;
    private int[]? _rentedCodePoints;
    private int _length;

    /// <summary>The str that was appended first, whole: as long as nothing follows it, it is the result.</summary>
    private PyStr? _first;

    public PyStrBuilder(Span<char> buffer) => _chars = buffer;

    /// <summary>Code points so far.</summary>
    public readonly int Length => _length;

    public void Append(char value)
    {
        if (_rentedCodePoints is null && _length < _chars.Length)
        {
            _chars[_length++] = value;
        }
        else
        {
            AppendCodePoint(value);
        }
    }

    public void AppendCodePoint(int value)
    {
        if (value > 0xFFFF && _rentedCodePoints is null)
        {
            Widen(1);
        }

        if (_rentedCodePoints is null)
        {
            EnsureChars(1);
            _chars[_length++] = (char)value;
        }
        else
        {
            EnsureCodePoints(1);
            _rentedCodePoints[_length++] = value;
        }
    }

    public void AppendCodePoint(int value, int count)
    {
        if (count <= 0)
        {
            return;
        }

        if (value > 0xFFFF && _rentedCodePoints is null)
        {
            Widen(count);
        }

        if (_rentedCodePoints is null)
        {
            EnsureChars(count);
            PyStr.Fill(_chars.Slice(_length, count), (char)value);
        }
        else
        {
            EnsureCodePoints(count);
            _rentedCodePoints.AsSpan(_length, count).Fill(value);
        }

        _length += count;
    }

    /// <summary>Room for chars to be written after what is there, to be followed by <see cref="Advance"/>; empty where code points are being collected.</summary>
    public Span<char> Room(int count)
    {
        if (_rentedCodePoints is not null)
        {
            return [];
        }

        EnsureChars(count);
        return _chars.Slice(_length, count);
    }

    /// <summary>So many chars have been written to the <see cref="Room"/>.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Appends chars of which each is a code point.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (_rentedCodePoints is null)
        {
            EnsureChars(text.Length);
            text.CopyTo(_chars[_length..]);
        }
        else
        {
            EnsureCodePoints(text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                _rentedCodePoints[_length + i] = text[i];
            }
        }

        _length += text.Length;
    }

    public void Append(string text) => Append(text.AsSpan());

    public void Append(PyStr text) => Append(text, 0, text.Length);

    /// <summary>Appends a part of a str, from start (inclusive) to end (exclusive).</summary>
    public void Append(PyStr text, int start, int end)
    {
        if (_length == 0 && start == 0 && end == text.Length && text.GetType() == typeof(PyStr))
        {
            _first = text;
        }

        if (text.IsBmp)
        {
            Append(text.Chars[start..end]);
        }
        else
        {
            AppendCodePoints(text.CodePoints[start..end]);
        }
    }

    public void AppendCodePoints(scoped ReadOnlySpan<int> codePoints)
    {
        if (_rentedCodePoints is null)
        {
            Widen(codePoints.Length);
        }

        EnsureCodePoints(codePoints.Length);
        codePoints.CopyTo(_rentedCodePoints.AsSpan(_length));
        _length += codePoints.Length;
    }

    /// <summary>The str; the builder must not be used any more.</summary>
    public readonly PyStr ToStrAndDispose()
    {
        PyStr result = _first is not null && _first.Length == _length ? _first
            : _rentedCodePoints is null ? PyStr.FromBmp(_chars[.._length]) : PyStr.FromCodePoints(_rentedCodePoints.AsSpan(0, _length));
        Dispose();
        return result;
    }

    /// <summary>Gives up what was built.</summary>
    public readonly void Dispose()
    {
        if (_rentedChars is not null)
        {
            ArrayPool<char>.Shared.Return(_rentedChars);
        }

        if (_rentedCodePoints is not null)
        {
            ArrayPool<int>.Shared.Return(_rentedCodePoints);
        }
    }

    private void EnsureChars(int more)
    {
        if (more <= _chars.Length - _length)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + more), (int)Math.Min(_chars.Length * 2L, Array.MaxLength)));
        _chars[.._length].CopyTo(larger);
        if (_rentedChars is not null)
        {
            ArrayPool<char>.Shared.Return(_rentedChars);
        }

        _chars = _rentedChars = larger;
    }

    private void EnsureCodePoints(int more)
    {
        if (more <= _rentedCodePoints!.Length - _length)
        {
            return;
        }

        int[] larger = ArrayPool<int>.Shared.Rent(Math.Max(checked(_length + more), (int)Math.Min(_rentedCodePoints.Length * 2L, Array.MaxLength)));
        _rentedCodePoints.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_rentedCodePoints);
        _rentedCodePoints = larger;
    }

    private void Widen(int more)
    {
        int[] wide = ArrayPool<int>.Shared.Rent(Math.Max(_length + more, 16));
        for (int i = 0; i < _length; i++)
        {
            wide[i] = _chars[i];
        }

        _rentedCodePoints = wide;
        if (_rentedChars is not null)
        {
            ArrayPool<char>.Shared.Return(_rentedChars);
            _rentedChars = null;
        }

        _chars = default;
    }
}
