using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Binascii;

/// <summary>Arguments that are bytes-like or a str of ASCII characters.</summary>
internal static unsafe class AsciiData
{
    /// <summary>The bytes of the argument; null: an exception is pending.</summary>
    public static byte[]? Read(ThreadState ts, PyObject value)
    {
        if (value is PyStr text)
        {
            var bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                int character = text.CodePointAt(i);
                if (character > 127)
                {
                    _ = Raise.ValueError(ts, "string argument should contain only ASCII characters");
                    return null;
                }

                bytes[i] = (byte)character;
            }

            return bytes;
        }

        if (value.Type.Slots.Buffer == null)
        {
            _ = Raise.TypeError(ts, $"argument should be bytes, buffer or ASCII string, not '{value.Type.Name}'");
            return null;
        }

        using BufferView? view = Io.Buffers.Readable(ts, value);
        return view?.Span.ToArray();
    }
}
