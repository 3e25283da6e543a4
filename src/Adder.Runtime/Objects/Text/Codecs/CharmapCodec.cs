using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Encodings by a table, which is a str of up to 256 characters (decoding) or any mapping.</summary>
[SkipLocalsInit]
internal static class CharmapCodec
{
    private const string Name = "charmap";
    private const string Undefined = "character maps to <undefined>";

    /// <summary>Decodes by a table; null for Latin-1.</summary>
    public static PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> data, string? errors, PyObject? table)
    {
        if (table is null or PyNone)
        {
            return NarrowCodecs.DecodeLatin1(data);
        }

        byte[] copy = data.ToArray();
        var handler = new DecodeErrors(ts, Name, copy, errors);
        var builder = new PyStrBuilder(stackalloc char[256]);
        int at = 0;
        while (at < copy.Length)
        {
            Truth mapped = table is PyStr text ? AppendFromText(text, copy[at], ref builder) : AppendFromMapping(ts, table, copy[at], ref builder);
            if (mapped == Truth.True)
            {
                at++;
            }
            else if (mapped == Truth.Error || !handler.Handle(at, at + 1, Undefined, ref builder, out at))
            {
                builder.Dispose();
                return null;
            }
            else
            {
                copy = handler.Data;
            }
        }

        return builder.ToStrAndDispose();
    }

    /// <summary>Encodes by a mapping from code points to bytes or ints; null for Latin-1.</summary>
    public static byte[]? Encode(ThreadState ts, PyStr text, string? errors, PyObject? mapping)
    {
        if (mapping is null or PyNone)
        {
            return NarrowCodecs.Encode(ts, text, errors, ascii: false);
        }

        var handler = new EncodeErrors(ts, Name, text, errors);
        var output = new ByteBuffer(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            Truth mapped = Append(ts, mapping, text.CodePointAt(at), ref output);
            if (mapped == Truth.Error)
            {
                return null;
            }

            if (mapped == Truth.True)
            {
                at++;
                continue;
            }

            int end = at + 1;
            for (; end < text.Length; end++)
            {
                var probe = new ByteBuffer(4);
                Truth next = Append(ts, mapping, text.CodePointAt(end), ref probe);
                if (next == Truth.Error)
                {
                    return null;
                }

                if (next == Truth.True)
                {
                    break;
                }
            }

            if (!handler.Handle(at, end, Undefined, out EncodeReplacement replacement) || !AppendReplacement(ts, handler, mapping, at, end, replacement, ref output))
            {
                return null;
            }

            at = replacement.Next;
        }

        return output.ToArray();
    }

    /// <summary><c>_codecs.charmap_build</c>: the encoding map of a decoding table, as a dict.</summary>
    public static PyDict? Build(ThreadState ts, PyStr table)
    {
        var map = new PyDict();
        for (int i = 0; i < Math.Min(table.Length, 256); i++)
        {
            int codePoint = table.CodePointAt(i);
            if (codePoint != 0xFFFE && !map.SetItem(ts, PySmallInt.From(codePoint), PySmallInt.From(i)))
            {
                return null;
            }
        }

        return map;
    }

    private static Truth AppendFromText(PyStr table, byte value, ref PyStrBuilder builder)
    {
        int codePoint = value < table.Length ? table.CodePointAt(value) : 0xFFFE;
        if (codePoint == 0xFFFE)
        {
            return Truth.False;
        }

        builder.AppendCodePoint(codePoint);
        return Truth.True;
    }

    private static Truth AppendFromMapping(ThreadState ts, PyObject mapping, byte value, ref PyStrBuilder builder)
    {
        PyObject? found = Containers.GetItem(ts, mapping, PySmallInt.From(value));
        switch (found)
        {
            case null:
                return Raise.ClearIf(ts, ExceptionTypes.LookupError) ? Truth.False : Truth.Error;
            case PyNone:
                return Truth.False;
            case PyStr text:
                if (text.Length == 1 && text.CodePointAt(0) == 0xFFFE)
                {
                    return Truth.False;
                }

                builder.Append(text);
                return Truth.True;
            case PyInt number:
                if (!number.TryGetInt64(out long codePoint) || codePoint is < 0 or > 0x10FFFF)
                {
                    return Raise.TypeError(ts, "character mapping must be in range(0x110000)");
                }

                if (codePoint == 0xFFFE)
                {
                    return Truth.False;
                }

                builder.AppendCodePoint((int)codePoint);
                return Truth.True;
            default:
                return Raise.TypeError(ts, "character mapping must return integer, None or str");
        }
    }

    private static Truth Append(ThreadState ts, PyObject mapping, int codePoint, ref ByteBuffer output)
    {
        PyObject? found = Containers.GetItem(ts, mapping, PySmallInt.From(codePoint));
        switch (found)
        {
            case null:
                return Raise.ClearIf(ts, ExceptionTypes.LookupError) ? Truth.False : Truth.Error;
            case PyNone:
                return Truth.False;
            case PyBytes bytes:
                output.Append(bytes.Data);
                return Truth.True;
            case PyInt number:
                if (!number.TryGetInt64(out long value) || value is < 0 or > 255)
                {
                    return Raise.TypeError(ts, "character mapping must be in range(256)");
                }

                output.Append((byte)value);
                return Truth.True;
            default:
                return Raise.TypeError(ts, $"character mapping must return integer, bytes or None, not {found.Type.FullName}");
        }
    }

    private static bool AppendReplacement(ThreadState ts, EncodeErrors handler, PyObject mapping, int start, int end, in EncodeReplacement replacement, ref ByteBuffer output)
    {
        if (replacement.Bytes is { } bytes)
        {
            output.Append(bytes);
            return true;
        }

        for (int i = 0; i < replacement.Text!.Length; i++)
        {
            Truth mapped = Append(ts, mapping, replacement.Text.CodePointAt(i), ref output);
            if (mapped != Truth.True)
            {
                return mapped == Truth.False && handler.Refuse(start, end, Undefined);
            }
        }

        return true;
    }
}
