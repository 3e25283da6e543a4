using System;
using System.Buffers;
using System.Text;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    [PyMethod("encode(encoding='utf-8', errors='strict')", Doc = "Encode the string using the codec registered for encoding.")]
    internal PyObject? Encode(ThreadState ts, PyStr encoding, PyStr errors)
    {
        // As in CPython, UTF-8 by this name is not looked up; ASCII texts need no error handler either.
        if (IsBmp && !ts.Interpreter.Options.DevelopmentMode && encoding.EqualTo("utf-8"))
        {
            var data = new byte[Length];
            if (TryNarrow(Chars, data))
            {
                return PyBytes.From(data);
            }
        }

        return TextCodecs.Encode(ts, this, encoding.ToString(), errors.ToString());
    }

    /// <summary>Writes ASCII characters as bytes; false where there are others. Vectors are set up for long texts only.</summary>
    private static bool TryNarrow(ReadOnlySpan<char> chars, Span<byte> destination)
    {
        if (chars.Length > 32)
        {
            return Ascii.FromUtf16(chars, destination, out _) == OperationStatus.Done;
        }

        int all = 0;
        for (int i = 0; i < chars.Length; i++)
        {
            all |= chars[i];
            destination[i] = (byte)chars[i];
        }

        return all < 128;
    }
}
