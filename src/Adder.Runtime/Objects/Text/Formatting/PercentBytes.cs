using System;
using System.Text;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>printf-style formatting of bytes (PEP 461).</summary>
internal static unsafe class PercentBytes
{
    /// <summary><c>format % values</c>; null after an error. The format is read as if each byte were a character.</summary>
    public static byte[]? Format(ThreadState ts, ReadOnlySpan<byte> format, PyObject values)
    {
        PyStr text = NarrowCodecs.DecodeLatin1(format);
        var output = new ByteBuffer(format.Length + 32);
        var arguments = new PercentArguments(values, forBytes: true);
        int at = 0;
        while (at < text.Length)
        {
            int percent = text.IndexOf(PyStr.FromCodePoint('%'), at, text.Length);
            int end = percent < 0 ? text.Length : percent;
            AppendText(ref output, text.Chars[at..end]);
            if (percent < 0)
            {
                break;
            }

            at = percent + 1;
            if (at < text.Length && text.CodePointAt(at) == '%')
            {
                output.Append((byte)'%');
                at++;
                continue;
            }

            if (!PercentFormatting.TryParse(ts, text, ref at, ref arguments, out PercentFormatting.Conversion conversion, keysAreBytes: true)
                || !AppendConversion(ts, ref output, ref arguments, conversion, at))
            {
                return null;
            }
        }

        return arguments.CheckAllUsed(ts, "not all arguments converted during bytes formatting") ? output.ToArray() : null;
    }

    /// <summary>A mapping key of a bytes format.</summary>
    public static PyBytes KeyOf(PyStr key) => PyBytes.From(Encoding.Latin1.GetBytes(key.ToString()));

    private static bool AppendConversion(ThreadState ts, ref ByteBuffer output, ref PercentArguments arguments, in PercentFormatting.Conversion conversion, int at)
    {
        if (!arguments.TryNext(ts, out PyObject? value))
        {
            return false;
        }

        switch (conversion.Code)
        {
            case 'r' or 'a':
                if (Text.Repr(ts, value) is not { } repr)
                {
                    return false;
                }

                PyStr ascii = StringRepr.EscapeNonAscii(repr);
                AppendPadded(ref output, Encoding.Latin1.GetBytes(ascii.ToString()), conversion);
                return true;
            case 's' or 'b':
                if (BytesOf(ts, value) is not { } bytes)
                {
                    return false;
                }

                AppendPadded(ref output, bytes, conversion);
                return true;
            case 'c':
                if (!TryCharacter(ts, value, out byte character))
                {
                    return false;
                }

                PercentFormatting.Conversion whole = conversion;
                whole.Precision = -1;
                AppendPadded(ref output, [character], whole);
                return true;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                if (conversion.Code is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' && value is not PyFloat)
                {
                    if (!Numbers.ToDouble(ts, value, out double real))
                    {
                        // Why it gives no float is not told.
                        ts.Pending = null;
                        return Raise.TypeError(ts, $"float argument required, not {value.Type.FullName}");
                    }

                    value = PyFloat.From(real);
                }

                string? number = PercentFormatting.FormatNumber(ts, value, conversion);
                if (number is null)
                {
                    return false;
                }

                whole = conversion;
                whole.Precision = -1;
                AppendPadded(ref output, Encoding.Latin1.GetBytes(number), whole);
                return true;
            default:
                return PercentFormatting.UnsupportedCode(ts, conversion.Code, at - 1);
        }
    }

    private static void AppendText(ref ByteBuffer output, ReadOnlySpan<char> text)
    {
        Encoding.Latin1.GetBytes(text, output.Reserve(text.Length));
    }

    private static void AppendPadded(ref ByteBuffer output, ReadOnlySpan<byte> text, in PercentFormatting.Conversion conversion)
    {
        if (conversion.Precision >= 0 && text.Length > conversion.Precision)
        {
            text = text[..conversion.Precision];
        }

        int padding = Math.Max(0, conversion.Width - text.Length);
        if (!conversion.LeftAdjust)
        {
            output.Reserve(padding).Fill((byte)' ');
        }

        output.Append(text);
        if (conversion.LeftAdjust)
        {
            output.Reserve(padding).Fill((byte)' ');
        }
    }

    private static byte[]? BytesOf(ThreadState ts, PyObject value)
    {
        if (value is PyBytes bytes)
        {
            return bytes.Data;
        }

        if (value is PyByteArray array)
        {
            return array.Span.ToArray();
        }

        if (BytesConstruction.CallBytesMethod(ts, value, out PyBytes? made) != Truth.False)
        {
            return made?.Data;
        }

        if (value.Type.Slots.Buffer != null)
        {
            using BufferView? view = value.Type.Slots.Buffer(ts, value, BufferFlags.Simple);
            return view?.Span.ToArray();
        }

        return BytesConstruction.Fail(Raise.TypeError(ts, $"%b requires a bytes-like object, or an object that implements __bytes__, not '{value.Type.FullName}'"));
    }

    private static bool TryCharacter(ThreadState ts, PyObject value, out byte character)
    {
        character = 0;
        if (value is ByteSequence single)
        {
            if (single.Span.Length != 1)
            {
                return Raise.TypeError(ts, $"%c requires an integer in range(256) or a single byte, not a {single.TypeName} object of length {single.Span.Length}");
            }

            character = single.Span[0];
            return true;
        }

        if (value is not PyInt && value.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"%c requires an integer in range(256) or a single byte, not {value.Type.FullyQualifiedName}");
        }

        if (!Numbers.IndexToInt64(ts, value, null, out long number))
        {
            return false;
        }

        if (number is < 0 or > 255)
        {
            return Raise.OverflowError(ts, "%c arg not in range(256)");
        }

        character = (byte)number;
        return true;
    }
}
