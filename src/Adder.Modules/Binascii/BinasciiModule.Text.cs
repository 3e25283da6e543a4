using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Binascii;

/// <content>Quoted-printable (RFC 2045) and uuencoding.</content>
internal static partial class BinasciiModule
{
    /// <summary>The longest line of quoted-printable text.</summary>
    private const int MaximumLine = 76;

    /// <summary>The most bytes that a line of uuencoded text holds.</summary>
    private const int MaximumUuBytes = 45;

    [PyFunction("a2b_uu(data, /)", Doc = "Decode a line of uuencoded data.")]
    private static PyObject? FromUu(ThreadState ts, PyObject data)
    {
        byte[]? source = AsciiData.Read(ts, data);
        if (source is null)
        {
            return null;
        }

        if (source.Length == 0)
        {
            return Fail(ts, "Missing length byte");
        }

        int wanted = (source[0] - ' ') & 0x3F;
        var decoded = new byte[wanted];
        int at = 1;
        int bits = 0;
        int held = 0;
        for (int made = 0; made < wanted; at++)
        {
            // Trailing spaces may have been cut off: what lacks is zeros.
            int character = at < source.Length ? source[at] : 0;
            int value = 0;
            if (character is not ('\n' or '\r') && at < source.Length)
            {
                if (character < ' ' || character > ' ' + 64)
                {
                    return Fail(ts, "Illegal char");
                }

                value = (character - ' ') & 0x3F;
            }

            held = (held << 6) | value;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                decoded[made++] = (byte)(held >> bits);
                held &= (1 << bits) - 1;
            }
        }

        for (; at < source.Length; at++)
        {
            if (source[at] is not ((byte)' ' or (byte)' ' + 64 or (byte)'\n' or (byte)'\r'))
            {
                return Fail(ts, "Trailing garbage");
            }
        }

        return PyBytes.From(decoded);
    }

    [PyFunction("b2a_uu(data, /, *, backtick=False)", Doc = "Uuencode line of data.")]
    private static PyObject? ToUu(ThreadState ts, BufferView data, bool backtick)
    {
        ReadOnlySpan<byte> source = data.Span;
        if (source.Length > MaximumUuBytes)
        {
            return Fail(ts, "At most 45 bytes at once");
        }

        var line = new List<byte>(64);
        void Add(int value) => line.Add((byte)(value == 0 && backtick ? '`' : value + ' '));
        Add(source.Length);
        for (int i = 0; i < source.Length; i += 3)
        {
            int group = (source[i] << 16) | (i + 1 < source.Length ? source[i + 1] << 8 : 0) | (i + 2 < source.Length ? source[i + 2] : 0);
            Add(group >> 18);
            Add((group >> 12) & 0x3F);
            Add((group >> 6) & 0x3F);
            Add(group & 0x3F);
        }

        line.Add((byte)'\n');
        return PyBytes.From(line.ToArray());
    }

    [PyFunction("a2b_qp(data, header=False)", Doc = "Decode a string of qp-encoded data.")]
    private static PyObject? FromQuotedPrintable(ThreadState ts, PyObject data, bool header)
    {
        byte[]? source = AsciiData.Read(ts, data);
        if (source is null)
        {
            return null;
        }

        var decoded = new List<byte>(source.Length);
        int at = 0;
        while (at < source.Length)
        {
            byte character = source[at++];
            if (character == '=')
            {
                if (at >= source.Length)
                {
                    break;
                }

                if (source[at] is (byte)'\n' or (byte)'\r')
                {
                    // A soft line break: all up to the end of the line goes.
                    while (at < source.Length && source[at] != '\n')
                    {
                        at++;
                    }

                    at++;
                }
                else if (source[at] == '=')
                {
                    decoded.Add((byte)'=');
                    at++;
                }
                else if (at + 1 < source.Length && char.IsAsciiHexDigit((char)source[at]) && char.IsAsciiHexDigit((char)source[at + 1]))
                {
                    decoded.Add((byte)((Convert.ToInt32(((char)source[at]).ToString(), 16) << 4) | Convert.ToInt32(((char)source[at + 1]).ToString(), 16)));
                    at += 2;
                }
                else
                {
                    decoded.Add((byte)'=');
                }
            }
            else
            {
                decoded.Add(header && character == '_' ? (byte)' ' : character);
            }
        }

        return PyBytes.From(decoded.ToArray());
    }

    [PyFunction("b2a_qp(data, quotetabs=False, istext=True, header=False)", Doc = "Encode a string using quoted-printable encoding.")]
    private static PyObject? ToQuotedPrintable(ThreadState ts, BufferView data, bool quotetabs, bool istext, bool header)
    {
        ReadOnlySpan<byte> source = data.Span;
        int firstLineFeed = source.IndexOf((byte)'\n');
        bool carriageReturns = firstLineFeed > 0 && source[firstLineFeed - 1] == '\r';
        var encoded = new List<byte>(source.Length + 16);
        int line = 0;
        void BreakLine()
        {
            encoded.Add((byte)'=');
            if (carriageReturns)
            {
                encoded.Add((byte)'\r');
            }

            encoded.Add((byte)'\n');
            line = 0;
        }

        void AddHexadecimal(byte value)
        {
            encoded.Add((byte)'=');
            encoded.Add((byte)"0123456789ABCDEF"[value >> 4]);
            encoded.Add((byte)"0123456789ABCDEF"[value & 15]);
        }

        for (int i = 0; i < source.Length; i++)
        {
            byte character = source[i];
            bool last = i + 1 == source.Length;
            if (MustQuote(source, i, line, quotetabs, istext, header))
            {
                if (line + 3 >= MaximumLine)
                {
                    BreakLine();
                }

                AddHexadecimal(character);
                line += 3;
            }
            else if (istext && (character == '\n' || (character == '\r' && !last && source[i + 1] == '\n')))
            {
                line = 0;

                // A space or tab at the end of a line would get lost.
                if (encoded.Count > 0 && encoded[^1] is (byte)' ' or (byte)'\t')
                {
                    byte space = encoded[^1];
                    encoded.RemoveAt(encoded.Count - 1);
                    AddHexadecimal(space);
                }

                if (carriageReturns)
                {
                    encoded.Add((byte)'\r');
                }

                encoded.Add((byte)'\n');
                i += character == '\r' ? 1 : 0;
            }
            else
            {
                if (!last && source[i + 1] != '\n' && line + 1 >= MaximumLine)
                {
                    BreakLine();
                }

                line++;
                encoded.Add(header && character == ' ' ? (byte)'_' : character);
            }
        }

        return PyBytes.From(encoded.ToArray());
    }

    private static bool MustQuote(ReadOnlySpan<byte> source, int at, int line, bool quoteTabs, bool text, bool header)
    {
        byte character = source[at];
        bool last = at + 1 == source.Length;
        return character > 126 || character == '=' || (header && character == '_')
            || (character == '.' && line == 0 && (last || source[at + 1] is (byte)'\n' or (byte)'\r' or 0))
            || (!text && character is (byte)'\r' or (byte)'\n')
            || (character is (byte)'\t' or (byte)' ' && last)
            || (character < 33 && character is not ((byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)' '))
            || (character < 33 && character is not ((byte)'\r' or (byte)'\n') && quoteTabs);
    }
}
