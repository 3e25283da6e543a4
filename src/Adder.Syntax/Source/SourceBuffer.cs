using System;
using System.Text;

namespace Adder.Syntax.Source;

/// <summary>Source text as the tokenizer wants it: UTF-8, '\n' line ends, a last '\n', then one zero byte.</summary>
internal static class SourceBuffer
{
    /// <param name="source">The text.</param>
    /// <param name="impliedNewline">Set when the last '\n' was added.</param>
    public static byte[] FromText(string source, out bool impliedNewline)
    {
        int length = Encoding.UTF8.GetByteCount(source);
        byte[] buffer = new byte[length + 2];
        Encoding.UTF8.GetBytes(source, buffer);
        return Finish(buffer, length, out impliedNewline);
    }

    public static byte[] FromUtf8(ReadOnlySpan<byte> source, out bool impliedNewline)
    {
        byte[] buffer = new byte[source.Length + 2];
        source.CopyTo(buffer);
        return Finish(buffer, source.Length, out impliedNewline);
    }

    private static byte[] Finish(byte[] buffer, int length, out bool impliedNewline)
    {
        impliedNewline = false;
        if (buffer.AsSpan(0, length).Contains((byte)'\r'))
        {
            length = TranslateNewlines(buffer, length);
        }

        if (length > 0 && buffer[length - 1] != '\n')
        {
            buffer[length++] = (byte)'\n';
            impliedNewline = true;
        }

        if (buffer.Length != length + 1)
        {
            Array.Resize(ref buffer, length + 1);
        }

        buffer[length] = 0;
        return buffer;
    }

    private static int TranslateNewlines(byte[] buffer, int length)
    {
        int to = 0;
        for (int from = 0; from < length; from++)
        {
            byte c = buffer[from];
            if (c == '\r')
            {
                c = (byte)'\n';
                if (from + 1 < length && buffer[from + 1] == '\n')
                {
                    from++;
                }
            }

            buffer[to++] = c;
        }

        return to;
    }
}
