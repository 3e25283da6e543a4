using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <summary>File names as arguments: str (UTF-8 with surrogateescape), bytes, or anything with <c>__fspath__</c>.</summary>
internal static class PathArgument
{
    /// <summary>The path as bytes with a terminating zero; null: an exception is pending.</summary>
    public static byte[]? ToBytes(ThreadState ts, PyObject path, string function)
    {
        PyObject? plain = path is PyStr or PyBytes ? path : ToPlain(ts, path);
        if (plain is null)
        {
            return null;
        }

        byte[]? bytes = plain is PyBytes raw ? raw.Data : Encode(ts, (PyStr)plain);
        if (bytes is null)
        {
            return null;
        }

        if (Array.IndexOf(bytes, (byte)0) >= 0)
        {
            _ = Raise.ValueError(ts, "embedded null byte");
            return null;
        }

        var terminated = new byte[bytes.Length + 1];
        bytes.CopyTo(terminated, 0);
        return terminated;
    }

    /// <summary>The file system's bytes of a str: UTF-8, with U+DC80…U+DCFF standing for bytes that were not UTF-8.</summary>
    public static byte[]? Encode(ThreadState ts, PyStr path)
    {
        byte[]? bytes = TryEncode(path, out int bad);
        if (bytes is null)
        {
            _ = Raise.Error(ts, ExceptionTypes.UnicodeEncodeError, [PyStr.Intern("utf-8"), path, PyInt.From(bad), PyInt.From(bad + 1), PyStr.From("surrogates not allowed")]);
        }

        return bytes;
    }

    /// <summary>
    /// The path as the system wants it, with a zero at its end; the empty path where it cannot be encoded. ASCII in a loop, because .NET's vectorized ways take a millisecond to get going.
    /// </summary>
    public static byte[] ZeroTerminated(string path)
    {
        var bytes = new byte[path.Length + 1];
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] >= 0x80)
            {
                return TryEncode(PyStr.From(path + "\0"), out _) ?? [0];
            }

            bytes[i] = (byte)path[i];
        }

        return bytes;
    }

    /// <summary>The text of bytes that are all ASCII; null where they are not. A loop, because .NET's vectorized ways take more than a millisecond to get going.</summary>
    public static string? Ascii(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                return null;
            }

            characters[i] = (char)bytes[i];
        }

        return new string(characters);
    }

    /// <summary>The bytes before the zero that ends a text. A loop for the same reason.</summary>
    public static unsafe int LengthOf(byte* text)
    {
        int length = 0;
        while (text[length] != 0)
        {
            length++;
        }

        return length;
    }

    /// <summary>The same; null where a code point cannot be encoded.</summary>
    public static byte[]? TryEncode(PyStr path, out int bad)
    {
        bad = -1;
        if (!path.HasSurrogates())
        {
            return Encoding.UTF8.GetBytes(path.ToString());
        }

        var bytes = new System.IO.MemoryStream();
        Span<byte> encoded = stackalloc byte[4];
        for (int i = 0; i < path.Length; i++)
        {
            int codePoint = path.CodePointAt(i);
            if (codePoint is >= 0xDC80 and <= 0xDCFF)
            {
                bytes.WriteByte((byte)(codePoint - 0xDC00));
            }
            else if (codePoint is >= 0xD800 and <= 0xDFFF)
            {
                bad = i;
                return null;
            }
            else
            {
                bytes.Write(encoded[..new Rune(codePoint).EncodeToUtf8(encoded)]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A name that the system gave, as a str: bytes that are not UTF-8 become U+DC80…U+DCFF.</summary>
    public static PyStr Decode(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return PyStr.From(Encoding.UTF8.GetString(bytes));
        }

        var builder = new TextBuilder();
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done)
            {
                builder.AppendCodePoint(rune.Value);
                bytes = bytes[consumed..];
            }
            else
            {
                builder.AppendCodePoint(0xDC00 + bytes[0]);
                bytes = bytes[1..];
            }
        }

        return builder.ToStr();
    }

    /// <summary><c>os.fspath()</c>: str or bytes.</summary>
    public static PyObject? ToPlain(ThreadState ts, PyObject path) => Adder.Runtime.Protocols.Text.FileSystemPath(ts, path);
}
