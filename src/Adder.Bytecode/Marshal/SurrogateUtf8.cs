using System;
using System.Collections.Generic;
using System.Text;
using Adder.Syntax;

namespace Adder.Bytecode.Marshal;

/// <summary>UTF-8 in which a surrogate code point takes three bytes of its own (Python's "surrogatepass"), as marshal has it.</summary>
internal static class SurrogateUtf8
{
    public static byte[] Encode(StringConstant text)
    {
        if (text.CodePoints is null)
        {
            return Encoding.UTF8.GetBytes(text.Text);
        }

        var bytes = new List<byte>(text.CodePoints.Length * 3);
        Span<byte> buffer = stackalloc byte[4];
        foreach (int codePoint in text.CodePoints)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF)
            {
                bytes.Add(0xED);
                bytes.Add((byte)(0x80 | ((codePoint >> 6) & 0x3F)));
                bytes.Add((byte)(0x80 | (codePoint & 0x3F)));
            }
            else
            {
                int length = new Rune(codePoint).EncodeToUtf8(buffer);
                bytes.AddRange(buffer[..length]);
            }
        }

        return [.. bytes];
    }

    /// <summary>Null where the bytes are no UTF-8 even with surrogates.</summary>
    public static StringConstant? Decode(ReadOnlySpan<byte> utf8)
    {
        if (System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return new StringConstant(Encoding.UTF8.GetString(utf8));
        }

        var codePoints = new List<int>(utf8.Length);
        while (!utf8.IsEmpty)
        {
            if (utf8.Length >= 3 && utf8[0] == 0xED && utf8[1] is >= 0xA0 and <= 0xBF && (utf8[2] & 0xC0) == 0x80)
            {
                codePoints.Add(0xD000 | ((utf8[1] & 0x3F) << 6) | (utf8[2] & 0x3F));
                utf8 = utf8[3..];
            }
            else if (Rune.DecodeFromUtf8(utf8, out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
            {
                codePoints.Add(rune.Value);
                utf8 = utf8[length..];
            }
            else
            {
                return null;
            }
        }

        return StringConstant.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codePoints));
    }
}
