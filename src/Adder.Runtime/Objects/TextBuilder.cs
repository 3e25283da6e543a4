using System;
using System.Buffers;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>Puts a str together from pieces of any width; surrogates of different pieces never join into one code point.</summary>
internal sealed class TextBuilder
{
    private const int FirstRoom = 512;

    /// <summary>What stands there so far, from the pool; empty once there are code points beyond 16 bits, and when the str was made.</summary>
    private char[] _chars = ArrayPool<char>.Shared.Rent(FirstRoom);
    private int _length;
    private List<int>? _wide;

    public void Append(char c)
    {
        if (_length < _chars.Length)
        {
            _chars[_length++] = c;
        }
        else
        {
            Append([c]);
        }
    }

    /// <summary>Appends a text whose chars are its code points.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - _length)
        {
            if (_wide is not null)
            {
                foreach (char c in text)
                {
                    _wide.Add(c);
                }

                return;
            }

            Grow(text.Length);
        }

        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
    }

    public void AppendCodePoint(int codePoint)
    {
        if (codePoint <= 0xFFFF)
        {
            Append((char)codePoint);
        }
        else
        {
            Widen().Add(codePoint);
        }
    }

    public void Append(PyStr text)
    {
        if (text.IsBmp)
        {
            Append(text.Chars);
        }
        else
        {
            CollectionExtensions.AddRange(Widen(), text.CodePoints);
        }
    }

    /// <summary>The str; the builder must not be used any more.</summary>
    public PyStr ToStr()
    {
        PyStr text = _wide is null ? PyStr.FromBmp(_chars.AsSpan(0, _length)) : PyStr.FromCodePoints(CollectionsMarshal.AsSpan(_wide));
        GiveBack();
        return text;
    }

    private void Grow(int more)
    {
        char[] larger = ArrayPool<char>.Shared.Rent((int)Math.Min(Math.Max((long)_length + more, _chars.Length * 2L), Array.MaxLength));
        int length = _length;
        _chars.AsSpan(0, length).CopyTo(larger);
        GiveBack();
        _chars = larger;
        _length = length;
    }

    private void GiveBack()
    {
        if (_chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_chars);
        }

        _chars = [];
        _length = 0;
    }

    private List<int> Widen()
    {
        if (_wide is null)
        {
            _wide = new List<int>(_length + 16);
            foreach (char c in _chars.AsSpan(0, _length))
            {
                _wide.Add(c);
            }

            GiveBack();
        }

        return _wide;
    }
}
