using System;
using System.Text;

namespace Adder.Runtime.Objects;

/// <summary>Puts a str together from pieces of any width; surrogates of different pieces never join into one code point.</summary>
internal sealed class TextBuilder
{
    private readonly StringBuilder _narrow = new();
    private System.Collections.Generic.List<int>? _wide;

    public void Append(char c)
    {
        if (_wide is null)
        {
            _narrow.Append(c);
        }
        else
        {
            _wide.Add(c);
        }
    }

    /// <summary>Appends a text whose chars are its code points.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_wide is null)
        {
            _narrow.Append(text);
            return;
        }

        foreach (char c in text)
        {
            _wide.Add(c);
        }
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
            System.Collections.Generic.CollectionExtensions.AddRange(Widen(), text.CodePoints);
        }
    }

    public PyStr ToStr() => _wide is null ? FromNarrow() : PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_wide));

    private PyStr FromNarrow() => PyStr.FromBmp(_narrow.ToString());

    private System.Collections.Generic.List<int> Widen()
    {
        if (_wide is null)
        {
            _wide = new System.Collections.Generic.List<int>(_narrow.Length + 16);
            foreach (ReadOnlyMemory<char> chunk in _narrow.GetChunks())
            {
                foreach (char c in chunk.Span)
                {
                    _wide.Add(c);
                }
            }
        }

        return _wide;
    }
}
