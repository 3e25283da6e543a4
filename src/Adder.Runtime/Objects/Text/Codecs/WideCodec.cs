using System;
using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>Byte order of UTF-16 and UTF-32. Native: little-endian with a byte order mark when encoding, by the mark when decoding.</summary>
internal enum ByteOrder : byte
{
    Native,
    Little,
    Big,
}

/// <summary>What UTF-16 and UTF-32 differ in.</summary>
internal interface IWideForm
{
    /// <summary>The encoding's name; where the byte order is fixed "-le" or "-be" follows.</summary>
    static abstract string Name { get; }

    static abstract int UnitSize { get; }

    static abstract void Write(ref ByteBuffer output, int codePoint, bool big);

    /// <summary>
    /// The next code point of data that has one unit at least; <see cref="WideCodec{TForm}.Invalid"/> or <see cref="WideCodec{TForm}.Incomplete"/> where there is none.
    /// </summary>
    /// <param name="length">How many bytes it takes, or are at fault.</param>
    /// <param name="problem">What is wrong with them.</param>
    static abstract int Read(ReadOnlySpan<byte> data, bool big, out int length, out string? problem);
}

/// <summary>The codec of UTF-16 or UTF-32.</summary>
[SkipLocalsInit]
internal static class WideCodec<TForm>
    where TForm : struct, IWideForm
{
    public const int Invalid = -1;
    public const int Incomplete = -2;

    private const int Mark = 0xFEFF;
    private const string Surrogates = "surrogates not allowed";

    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, ByteOrder order)
    {
        bool big = order == ByteOrder.Big;
        var handler = new EncodeErrors(ts, NameOf(order), text, errors);
        var output = new ByteBuffer((text.Length + 1) * TForm.UnitSize);
        if (order == ByteOrder.Native)
        {
            TForm.Write(ref output, Mark, big);
        }

        int at = 0;
        while (at < text.Length)
        {
            int codePoint = text.CodePointAt(at);
            if (codePoint is < 0xD800 or > 0xDFFF)
            {
                TForm.Write(ref output, codePoint, big);
                at++;
                continue;
            }

            int end = at + 1;
            if (!handler.Handle(at, end, Surrogates, out EncodeReplacement replacement))
            {
                return null;
            }

            if (replacement.Bytes is { } bytes && bytes.Length % TForm.UnitSize == 0)
            {
                output.Append(bytes);
            }
            else if (replacement.Text is { } substitute && substitute.IsAscii)
            {
                for (int i = 0; i < substitute.Length; i++)
                {
                    TForm.Write(ref output, substitute.CodePointAt(i), big);
                }
            }
            else
            {
                _ = handler.Refuse(at, end, Surrogates);
                return null;
            }

            at = replacement.Next;
        }

        return output.ToArray();
    }

    /// <summary>The text of bytes; null: an exception is pending.</summary>
    /// <param name="final">Whether no more bytes follow.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    /// <param name="found">The byte order that a mark told, or the one given.</param>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, ByteOrder order, bool final, out int consumed, out ByteOrder found)
    {
        byte[] copy = data.ToArray();
        found = order == ByteOrder.Native ? Marked(copy) : order;
        int at = found == order ? 0 : TForm.UnitSize;
        bool big = found == ByteOrder.Big;
        var handler = new DecodeErrors(ts, NameOf(found == ByteOrder.Native ? ByteOrder.Little : found), copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        while (at < copy.Length)
        {
            int length = copy.Length - at;
            string? problem = "truncated data";
            int codePoint = length < TForm.UnitSize ? Incomplete : TForm.Read(copy.AsSpan(at), big, out length, out problem);
            if (codePoint >= 0)
            {
                builder.AppendCodePoint(codePoint);
                at += length;
                continue;
            }

            if (codePoint == Incomplete && !final)
            {
                break;
            }

            if (!handler.Handle(at, at + length, problem!, ref builder, out at))
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }

            copy = handler.Data;
        }

        consumed = at;
        return builder.ToStrAndDispose();
    }

    /// <summary>The byte order that a mark at the beginning tells; Native where there is none.</summary>
    private static ByteOrder Marked(ReadOnlySpan<byte> data) =>
        data.Length < TForm.UnitSize ? ByteOrder.Native
        : TForm.Read(data, big: false, out _, out _) == Mark ? ByteOrder.Little
        : TForm.Read(data, big: true, out _, out _) == Mark ? ByteOrder.Big
        : ByteOrder.Native;

    private static string NameOf(ByteOrder order) => order switch { ByteOrder.Little => TForm.Name + "-le", ByteOrder.Big => TForm.Name + "-be", _ => TForm.Name };
}
