using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Adder.Runtime.Objects;

/// <summary>UTF-8.</summary>
[SkipLocalsInit]
internal static class Utf8Codec
{
    private const string Name = "utf-8";

    /// <summary>The text as UTF-8; null after an error.</summary>
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors)
    {
        if (text.Length == 0)
        {
            return [];
        }

        if (text.IsBmp && !text.HasSurrogates())
        {
            var bytes = new byte[Encoding.UTF8.GetByteCount(text.Chars)];
            _ = Encoding.UTF8.GetBytes(text.Chars, bytes);
            return bytes;
        }

        return EncodeSlowly(ts, text, errors);
    }

    /// <summary>UTF-8 as text.</summary>
    /// <param name="final">Whether no more bytes follow; otherwise an incomplete sequence at the end is left for the next call.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, bool final, out int consumed)
    {
        consumed = data.Length;
        if (data.Length == 0)
        {
            return PyStr.Empty;
        }

        if (data.Length == 1 && data[0] < 128)
        {
            return PyStr.FromCodePoint(data[0]);
        }

        if (Ascii.IsValid(data))
        {
            return PyStr.From(string.Create(data.Length, data, static (span, source) => Ascii.ToUtf16(source, span, out _)));
        }

        char[] chars = ArrayPool<char>.Shared.Rent(data.Length);
        OperationStatus status = Utf8.ToUtf16(data, chars, out _, out int written, replaceInvalidSequences: false, isFinalBlock: true);
        PyStr? result = status == OperationStatus.Done ? PyStr.From(new string(chars, 0, written)) : null;
        ArrayPool<char>.Shared.Return(chars);
        return result ?? DecodeSlowly(ts, data.ToArray(), errors, final, out consumed);
    }

    /// <summary>
    /// Judges the sequence at an index: its length and code point where it is valid; otherwise the code point is -1, the length that of the bytes at fault, and the reason says why.
    /// </summary>
    private static int Read(ReadOnlySpan<byte> data, out int codePoint, out string? reason)
    {
        int first = data[0];
        reason = null;
        codePoint = first;
        if (first < 0x80)
        {
            return 1;
        }

        codePoint = -1;
        if (first is < 0xC2 or > 0xF4)
        {
            reason = "invalid start byte";
            return 1;
        }

        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int value = first & (0x7F >> length);
        for (int i = 1; i < length; i++)
        {
            if (i == data.Length)
            {
                reason = "unexpected end of data";
                return i;
            }

            int next = data[i];
            bool valid = (next & 0xC0) == 0x80;
            if (i == 1 && valid)
            {
                // No overlong forms, no surrogates, nothing above U+10FFFF.
                valid = first switch { 0xE0 => next >= 0xA0, 0xED => next < 0xA0, 0xF0 => next >= 0x90, 0xF4 => next < 0x90, _ => true };
            }

            if (!valid)
            {
                reason = "invalid continuation byte";
                return i;
            }

            value = (value << 6) | (next & 0x3F);
        }

        codePoint = value;
        return length;
    }

    private static PyStr? DecodeSlowly(ThreadState ts, byte[] data, string? errors, bool final, out int consumed)
    {
        var handler = new DecodeErrors(ts, Name, data, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        int at = 0;
        while (at < data.Length)
        {
            int length = Read(data.AsSpan(at), out int codePoint, out string? reason);
            if (codePoint >= 0)
            {
                builder.AppendCodePoint(codePoint);
                at += length;
                continue;
            }

            // The first two bytes of a surrogate are no error yet: the handler may let the whole of it pass.
            bool isCutSurrogate = at == data.Length - 2 && data[at] == 0xED && data[at + 1] is >= 0xA0 and <= 0xBF;
            if (!final && (reason == "unexpected end of data" || isCutSurrogate))
            {
                break;
            }

            if (!handler.Handle(at, at + length, reason!, ref builder, out at))
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }

            data = handler.Data;
        }

        consumed = at;
        return builder.ToStrAndDispose();
    }

    private static byte[]? EncodeSlowly(ThreadState ts, PyStr text, string? errors)
    {
        var handler = new EncodeErrors(ts, Name, text, errors);
        var output = new ByteBuffer(text.Length + (text.Length / 2));
        int at = 0;
        while (at < text.Length)
        {
            int codePoint = text.CodePointAt(at);
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                Append(ref output, codePoint);
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && text.CodePointAt(end) is >= 0xD800 and <= 0xDFFF)
            {
                end++;
            }

            if (!handler.Handle(at, end, "surrogates not allowed", out EncodeReplacement replacement))
            {
                return null;
            }

            if (replacement.Bytes is { } bytes)
            {
                output.Append(bytes);
            }
            else if (replacement.Text!.IsAscii)
            {
                foreach (char character in replacement.Text.Chars)
                {
                    output.Append((byte)character);
                }
            }
            else
            {
                _ = handler.Refuse(at, end, "surrogates not allowed");
                return null;
            }

            at = replacement.Next;
        }

        return output.ToArray();
    }

    private static void Append(ref ByteBuffer output, int codePoint)
    {
        if (codePoint < 0x80)
        {
            output.Append((byte)codePoint);
        }
        else if (codePoint < 0x800)
        {
            output.Append((byte)(0xC0 | (codePoint >> 6)));
            output.Append((byte)(0x80 | (codePoint & 0x3F)));
        }
        else if (codePoint < 0x10000)
        {
            output.Append((byte)(0xE0 | (codePoint >> 12)));
            output.Append((byte)(0x80 | ((codePoint >> 6) & 0x3F)));
            output.Append((byte)(0x80 | (codePoint & 0x3F)));
        }
        else
        {
            output.Append((byte)(0xF0 | (codePoint >> 18)));
            output.Append((byte)(0x80 | ((codePoint >> 12) & 0x3F)));
            output.Append((byte)(0x80 | ((codePoint >> 6) & 0x3F)));
            output.Append((byte)(0x80 | (codePoint & 0x3F)));
        }
    }
}
