using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The methods that bytes and bytearray share: case, predicates, padding, translation, hexadecimal text.</summary>
[SkipLocalsInit]
internal static class ByteTransforms
{
    /// <summary>Which classes of ASCII a predicate asks for.</summary>
    public enum Class
    {
        Alpha,
        Alphanumeric,
        Digit,
        Space,
    }

    public static PyObject IsAll(ByteSequence self, Class kind)
    {
        ReadOnlySpan<byte> data = self.Span;
        foreach (byte value in data)
        {
            bool fits = kind switch
            {
                Class.Alpha => char.IsAsciiLetter((char)value),
                Class.Alphanumeric => char.IsAsciiLetterOrDigit((char)value),
                Class.Digit => char.IsAsciiDigit((char)value),
                _ => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r'),
            };
            if (!fits)
            {
                return PyBool.False;
            }
        }

        return PyBool.From(data.Length > 0);
    }

    public static PyObject IsCase(ByteSequence self, bool upper)
    {
        bool any = false;
        foreach (byte value in self.Span)
        {
            if (upper ? char.IsAsciiLetterLower((char)value) : char.IsAsciiLetterUpper((char)value))
            {
                return PyBool.False;
            }

            any |= char.IsAsciiLetter((char)value);
        }

        return PyBool.From(any);
    }

    public static PyObject IsTitle(ByteSequence self)
    {
        bool any = false;
        bool inWord = false;
        foreach (byte value in self.Span)
        {
            char character = (char)value;
            if (char.IsAsciiLetter(character))
            {
                if (char.IsAsciiLetterUpper(character) == inWord)
                {
                    return PyBool.False;
                }

                any = true;
                inWord = true;
            }
            else
            {
                inWord = false;
            }
        }

        return PyBool.From(any);
    }

    public static PyObject Lower(ByteSequence self) => Map(self, static (value, _) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value);

    public static PyObject Upper(ByteSequence self) => Map(self, static (value, _) => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value & ~0x20) : value);

    public static PyObject SwapCase(ByteSequence self) => Map(self, static (value, _) => char.IsAsciiLetter((char)value) ? (byte)(value ^ 0x20) : value);

    public static PyObject Capitalize(ByteSequence self) =>
        Map(self, static (value, index) => !char.IsAsciiLetter((char)value) ? value : index == 0 ? (byte)(value & ~0x20) : (byte)(value | 0x20));

    public static PyObject Title(ByteSequence self)
    {
        byte[] result = self.Span.ToArray();
        bool inWord = false;
        for (int i = 0; i < result.Length; i++)
        {
            bool letter = char.IsAsciiLetter((char)result[i]);
            if (letter)
            {
                result[i] = (byte)(inWord ? result[i] | 0x20 : result[i] & ~0x20);
            }

            inWord = letter;
        }

        return self.Make(result);
    }

    /// <summary>center, ljust and rjust: <paramref name="align"/> is '^', '&lt;' or '&gt;'.</summary>
    public static PyObject? Pad(ThreadState ts, ByteSequence self, string method, long width, PyObject? fill, char align)
    {
        byte filler = (byte)' ';
        if (fill is not null)
        {
            if (fill is not ByteSequence text)
            {
                return Raise.TypeError(ts, $"{method}() argument 2 must be a byte string of length 1, not {fill.Type.FullName}");
            }

            if (text.Span.Length != 1)
            {
                return Raise.TypeError(ts, $"{method}(): argument 2 must be a byte string of length 1, not a {text.TypeName} object of length {text.Span.Length}");
            }

            filler = text.Span[0];
        }

        int length = self.Span.Length;
        long padding = width - length;
        if (padding <= 0)
        {
            return self.Unchanged();
        }

        if (width > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        long left = align switch { '<' => 0, '>' => padding, _ => (padding / 2) + (padding & width & 1) };
        var result = new byte[width];
        result.AsSpan().Fill(filler);
        self.Span.CopyTo(result.AsSpan((int)left));
        return self.Make(result);
    }

    public static PyObject? ZeroFill(ThreadState ts, ByteSequence self, long width)
    {
        ReadOnlySpan<byte> data = self.Span;
        if (width <= data.Length)
        {
            return self.Unchanged();
        }

        if (width > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        var result = new byte[width];
        int sign = data.Length > 0 && data[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        result.AsSpan().Fill((byte)'0');
        data[..sign].CopyTo(result);
        data[sign..].CopyTo(result.AsSpan((int)width - data.Length + sign));
        return self.Make(result);
    }

    public static PyObject? ExpandTabs(ThreadState ts, ByteSequence self, int tabSize)
    {
        var output = new ByteBuffer(self.Span.Length + 16);
        int column = 0;
        foreach (byte value in self.Span)
        {
            if (value == '\t')
            {
                if (tabSize > 0)
                {
                    int spaces = tabSize - (column % tabSize);
                    if ((long)output.Length + spaces > Array.MaxLength)
                    {
                        return Raise.OverflowError(ts, "result too long");
                    }

                    output.Reserve(spaces).Fill((byte)' ');
                    column += spaces;
                }

                continue;
            }

            column = value is (byte)'\n' or (byte)'\r' ? 0 : column + 1;
            output.Append(value);
        }

        return self.Make(output.ToArray());
    }

    public static PyObject? Translate(ThreadState ts, ByteSequence self, PyObject table, PyObject? delete)
    {
        BytesArgument map = default;
        if (table is not PyNone && !BytesArgument.TryOpen(ts, table, out map))
        {
            return null;
        }

        using (map)
        {
            if (table is not PyNone && map.Span.Length != 256)
            {
                return Raise.ValueError(ts, "translation table must be 256 characters long");
            }

            BytesArgument deleted = default;
            if (delete is not null && !BytesArgument.TryOpen(ts, delete, out deleted))
            {
                return null;
            }

            using (deleted)
            {
                Span<bool> drop = stackalloc bool[256];
                drop.Clear();
                foreach (byte value in deleted.Span)
                {
                    drop[value] = true;
                }

                var output = new ByteBuffer(self.Span.Length);
                foreach (byte value in self.Span)
                {
                    if (!drop[value])
                    {
                        output.Append(table is PyNone ? value : map.Span[value]);
                    }
                }

                return output.Written.SequenceEqual(self.Span) ? self.Unchanged() : self.Make(output.ToArray());
            }
        }
    }

    /// <summary><c>bytes.maketrans(from, to)</c>, also bytearray's: a bytes of 256.</summary>
    public static PyObject? MakeTranslation(ThreadState ts, PyObject from, PyObject to)
    {
        if (!BytesArgument.TryOpen(ts, from, out BytesArgument source))
        {
            return null;
        }

        using (source)
        {
            if (!BytesArgument.TryOpen(ts, to, out BytesArgument target))
            {
                return null;
            }

            using (target)
            {
                if (source.Span.Length != target.Span.Length)
                {
                    return Raise.ValueError(ts, "maketrans arguments must have same length");
                }

                var table = new byte[256];
                for (int i = 0; i < 256; i++)
                {
                    table[i] = (byte)i;
                }

                for (int i = 0; i < source.Span.Length; i++)
                {
                    table[source.Span[i]] = target.Span[i];
                }

                return PyBytes.From(table);
            }
        }
    }

    /// <summary>Bytes as hexadecimal text, with a separator every so many bytes, counted from the right (from the left where negative).</summary>
    public static PyObject? Hex(ThreadState ts, ReadOnlySpan<byte> data, PyObject? separator, long bytesPerSeparator)
    {
        char mark = '\0';
        if (separator is not null && !TrySeparator(ts, separator, out mark))
        {
            return null;
        }

        string digits = Convert.ToHexStringLower(data);
        long group = Math.Abs(bytesPerSeparator);
        if (separator is null || group == 0 || group >= data.Length)
        {
            return PyStr.From(digits);
        }

        int size = (int)group;
        int first = bytesPerSeparator > 0 ? ((data.Length - 1) % size) + 1 : size;
        var builder = new ValueTextBuilder(stackalloc char[256]);
        builder.Append(digits.AsSpan(0, first * 2));
        for (int at = first; at < data.Length; at += size)
        {
            builder.Append(mark);
            builder.Append(digits.AsSpan(at * 2, Math.Min(size, data.Length - at) * 2));
        }

        return PyStr.From(builder.ToStringAndDispose());
    }

    /// <summary>What <c>bytes.fromhex(text)</c> holds; null after an error.</summary>
    public static unsafe byte[]? FromHex(ThreadState ts, PyObject text)
    {
        if (text is PyStr chars)
        {
            var codes = new int[chars.Length];
            chars.CopyTo(codes);
            return FromHex(ts, codes);
        }

        if (text.Type.Slots.Buffer == null)
        {
            return BytesConstruction.Fail(Raise.TypeError(ts, $"fromhex() argument must be str or bytes-like, not {text.Type.FullName}"));
        }

        if (!BytesArgument.TryOpen(ts, text, out BytesArgument argument))
        {
            return null;
        }

        using (argument)
        {
            var codes = new int[argument.Span.Length];
            for (int i = 0; i < codes.Length; i++)
            {
                codes[i] = argument.Span[i];
            }

            return FromHex(ts, codes);
        }
    }

    private static byte[]? FromHex(ThreadState ts, int[] text)
    {
        var output = new ByteBuffer(text.Length / 2);
        int at = 0;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or (>= '\t' and <= '\r'))
            {
                at++;
            }

            if (at == text.Length)
            {
                return output.ToArray();
            }

            int high = IntegerText.DigitValue(text[at]);
            if (high > 15)
            {
                return BytesConstruction.Fail(Raise.ValueError(ts, $"non-hexadecimal number found in fromhex() arg at position {at}"));
            }

            if (at + 1 == text.Length)
            {
                return BytesConstruction.Fail(Raise.ValueError(ts, "fromhex() arg must contain an even number of hexadecimal digits"));
            }

            int low = IntegerText.DigitValue(text[at + 1]);
            if (low > 15)
            {
                return BytesConstruction.Fail(Raise.ValueError(ts, $"non-hexadecimal number found in fromhex() arg at position {at + 1}"));
            }

            output.Append((byte)((high << 4) | low));
            at += 2;
        }
    }

    private static bool TrySeparator(ThreadState ts, PyObject separator, out char mark)
    {
        mark = '\0';
        long length = Containers.Length(ts, separator);
        if (length < 0)
        {
            return false;
        }

        if (length != 1)
        {
            return Raise.ValueError(ts, "sep must be length 1.");
        }

        int code;
        switch (separator)
        {
            case PyStr text:
                code = text.CodePointAt(0);
                break;
            case PyBytes bytes:
                code = bytes.Data[0];
                break;
            default:
                return Raise.TypeError(ts, "sep must be str or bytes.");
        }

        if (code > 127)
        {
            return Raise.ValueError(ts, "sep must be ASCII.");
        }

        mark = (char)code;
        return true;
    }

    private static PyObject Map(ByteSequence self, Func<byte, int, byte> map)
    {
        byte[] result = self.Span.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = map(result[i], i);
        }

        return self.Make(result);
    }
}
