using System;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Binascii;

/// <summary><c>binascii</c>: hexadecimal, base 64, and checksums. Quoted-printable and uuencoding are in the other part.</summary>
[PyModule("binascii", Doc = "Conversion between binary data and ASCII")]
internal static partial class BinasciiModule
{
    private const string Base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly sbyte[] s_base64Values = MakeBase64Values();

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        ErrorTypes types = ts.Interpreter.StateOf<ErrorTypes>();
        types.Error = ModuleErrors.Create(ts, "binascii", "Error", ExceptionTypes.ValueError);
        types.Incomplete = types.Error is null ? null : ModuleErrors.Create(ts, "binascii", "Incomplete", ExceptionTypes.Exception);
        if (types.Error is null || types.Incomplete is null)
        {
            return Done.Error;
        }

        module.Dictionary.SetInterned("Error", types.Error);
        module.Dictionary.SetInterned("Incomplete", types.Incomplete);
        return Done.Ok;
    }

    [PyFunction("crc32(data, crc=0, /)", Doc = "Compute CRC-32 incrementally.")]
    private static PyObject? Crc32(ThreadState ts, BufferView data, PyInt? crc) => PyInt.From((long)Checksums.Crc32(data.Span, LowBits(crc)));

    [PyFunction("crc_hqx(data, crc, /)", Doc = "Compute CRC-CCITT incrementally.")]
    private static PyObject? CrcHqx(ThreadState ts, BufferView data, PyInt crc) => PyInt.From((long)Checksums.CrcHqx(data.Span, LowBits(crc)));

    [PyFunction("b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", Doc = "Hexadecimal representation of binary data.")]
    private static PyObject? ToHexadecimal(ThreadState ts, PyObject data, PyObject? sep, int bytesPerSeparator) => Hexadecimal(ts, data, sep, bytesPerSeparator);

    [PyFunction("hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", Doc = "Hexadecimal representation of binary data.")]
    private static PyObject? Hexlify(ThreadState ts, PyObject data, PyObject? sep, int bytesPerSeparator) => Hexadecimal(ts, data, sep, bytesPerSeparator);

    [PyFunction("a2b_hex(hexstr, /)", Doc = "Binary data of hexadecimal representation.")]
    private static PyObject? FromHexadecimal(ThreadState ts, PyObject hexstr) => Unhexadecimal(ts, hexstr);

    [PyFunction("unhexlify(hexstr, /)", Doc = "Binary data of hexadecimal representation.")]
    private static PyObject? Unhexlify(ThreadState ts, PyObject hexstr) => Unhexadecimal(ts, hexstr);

    [PyFunction("b2a_base64(data, /, *, newline=True)", Doc = "Base64-code line of data.")]
    private static PyObject? ToBase64(ThreadState ts, BufferView data, bool newline)
    {
        int length = (data.Span.Length + 2) / 3 * 4;
        var encoded = new byte[newline ? length + 1 : length];
        _ = System.Buffers.Text.Base64.EncodeToUtf8(data.Span, encoded, out _, out _);
        if (newline)
        {
            encoded[length] = (byte)'\n';
        }

        return PyBytes.From(encoded);
    }

    [PyFunction("a2b_base64(data, /, *, strict_mode=False)", Doc = "Decode a line of base64 data.")]
    private static PyObject? FromBase64(ThreadState ts, PyObject data, bool strictMode)
    {
        byte[]? source = AsciiData.Read(ts, data);
        if (source is null)
        {
            return null;
        }

        var decoder = new Base64Decoder(source.Length);
        int pads = 0;
        for (int i = 0; i < source.Length; i++)
        {
            int value = s_base64Values[source[i]];
            if (source[i] == '=')
            {
                pads++;
                if (!strictMode || (decoder.Quad >= 2 && decoder.Quad + pads <= 4))
                {
                    continue;
                }

                if (decoder.Quad == 1)
                {
                    break;
                }

                return Fail(ts, i == 0 ? "Leading padding not allowed" : "Excess padding not allowed");
            }

            if (strictMode && (value < 0 || pads > 0))
            {
                return Fail(ts, value < 0 ? "Only base64 data is allowed" : decoder.Quad + pads == 4 ? "Excess data after padding" : "Discontinuous padding not allowed");
            }

            if (value >= 0)
            {
                pads = 0;
                decoder.Add(value);
            }
        }

        return decoder.Quad switch
        {
            1 => Fail(ts, $"Invalid base64-encoded string: number of data characters ({(decoder.Decoded.Length / 3 * 4) + 1}) cannot be 1 more than a multiple of 4"),
            2 or 3 when decoder.Quad + pads < 4 => Fail(ts, "Incorrect padding"),
            _ => PyBytes.From(decoder.Decoded),
        };
    }

    private static PyObject? Hexadecimal(ThreadState ts, PyObject data, PyObject? separator, int bytesPerSeparator)
    {
        using BufferView? view = Io.Buffers.Readable(ts, data);
        if (view is null)
        {
            return null;
        }

        if (separator is null || bytesPerSeparator == 0)
        {
            return separator is null || CheckSeparator(ts, separator, out _) ? PyBytes.From(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(view.Span))) : null;
        }

        return CheckSeparator(ts, separator, out byte mark) ? PyBytes.From(Separated(view.Span, mark, bytesPerSeparator)) : null;
    }

    private static bool CheckSeparator(ThreadState ts, PyObject separator, out byte mark)
    {
        mark = 0;
        switch (separator)
        {
            case PyStr { Length: 1 } text:
                if (text.CodePointAt(0) > 127)
                {
                    return Raise.ValueError(ts, "sep must be ASCII.");
                }

                mark = (byte)text.CodePointAt(0);
                return true;
            case PyBytes { Length: 1 } bytes:
                mark = bytes.Data[0];
                return mark < 128 || (bool)Raise.ValueError(ts, "sep must be ASCII.");
            case PyStr or PyBytes:
                return Raise.ValueError(ts, "sep must be length 1.");
            default:
                return Raise.TypeError(ts, "sep must be str or bytes.");
        }
    }

    /// <summary>Hexadecimal digits with a mark after every so many bytes, counted from the right, or from the left where negative.</summary>
    private static byte[] Separated(ReadOnlySpan<byte> data, byte mark, int every)
    {
        if (data.IsEmpty)
        {
            return [];
        }

        long group = Math.Abs((long)every);
        var text = new byte[(2 * data.Length) + (int)((data.Length - 1) / group)];
        int at = 0;
        for (int i = 0; i < data.Length; i++)
        {
            if (i > 0 && (every > 0 ? data.Length - i : i) % group == 0)
            {
                text[at++] = mark;
            }

            text[at++] = (byte)"0123456789abcdef"[data[i] >> 4];
            text[at++] = (byte)"0123456789abcdef"[data[i] & 15];
        }

        return text;
    }

    private static PyObject? Unhexadecimal(ThreadState ts, PyObject hexadecimal)
    {
        byte[]? digits = AsciiData.Read(ts, hexadecimal);
        if (digits is null)
        {
            return null;
        }

        if (digits.Length % 2 != 0)
        {
            return Fail(ts, "Odd-length string");
        }

        var data = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, data, out _, out _) == System.Buffers.OperationStatus.Done ? PyBytes.From(data) : Fail(ts, "Non-hexadecimal digit found");
    }

    /// <summary>The lowest 32 bits of an int, 0 for none.</summary>
    private static uint LowBits(PyInt? value) => value is null ? 0 : value.TryGetInt64(out long number) ? (uint)number : (uint)(value.BigValue & uint.MaxValue);

    private static Raised Fail(ThreadState ts, string message) => Raise.Error(ts, ts.Interpreter.StateOf<ErrorTypes>().Error ?? ExceptionTypes.ValueError, message);

    private static sbyte[] MakeBase64Values()
    {
        var values = new sbyte[256];
        Array.Fill(values, (sbyte)-1);
        for (int i = 0; i < Base64Alphabet.Length; i++)
        {
            values[Base64Alphabet[i]] = (sbyte)i;
        }

        return values;
    }

    /// <summary>The module's exception classes.</summary>
    private sealed class ErrorTypes
    {
        public PyType? Error;
        public PyType? Incomplete;
    }
}
