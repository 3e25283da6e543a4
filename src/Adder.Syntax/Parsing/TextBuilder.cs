using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace Adder.Syntax.Parsing;

/// <summary>Builds the value of a string literal: UTF-16 until a surrogate is appended, code points from then on.</summary>
internal sealed class TextBuilder
{
    private readonly StringBuilder _text = new();
    private List<int>? _codePoints;

    public bool IsEmpty => _codePoints is null ? _text.Length == 0 : _codePoints.Count == 0;

    public void Append(string text)
    {
        if (_codePoints is null)
        {
            _text.Append(text);
            return;
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            _codePoints.Add(rune.Value);
        }
    }

    public void Append(StringConstant constant)
    {
        if (constant.CodePoints is null)
        {
            Append(constant.Text);
            return;
        }

        foreach (int codePoint in constant.CodePoints)
        {
            Append(codePoint);
        }
    }

    public void Append(int codePoint)
    {
        if (_codePoints is null)
        {
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                if (codePoint < 0x10000)
                {
                    _text.Append((char)codePoint);
                }
                else
                {
                    _text.Append(char.ConvertFromUtf32(codePoint));
                }

                return;
            }

            _codePoints = [];
            foreach (Rune rune in _text.ToString().EnumerateRunes())
            {
                _codePoints.Add(rune.Value);
            }
        }

        _codePoints.Add(codePoint);
    }

    public StringConstant ToConstant() =>
        _codePoints is null ? new StringConstant(_text.ToString()) : StringConstant.FromCodePoints(CollectionsMarshal.AsSpan(_codePoints));
}
