using System.Runtime.InteropServices;
using System.Text;

namespace Adder.Runtime;

/// <summary>Writes to the process's descriptors directly, before there are streams of Python's or beside them.</summary>
internal static unsafe partial class RawOutput
{
    private const int StandardError = 2;

    /// <summary>Writes a text to standard error; what cannot be written is dropped.</summary>
    public static void WriteError(string text) => Write(StandardError, text);

    /// <summary>Writes a text to a descriptor, as UTF-8; what cannot be written is dropped.</summary>
    public static void Write(int descriptor, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes)
        {
            for (nint written = 0, count; written < bytes.Length; written += count)
            {
                count = write(descriptor, start + written, bytes.Length - written);
                if (count <= 0)
                {
                    return;
                }
            }
        }
    }

    [LibraryImport("libc")]
    private static partial nint write(int descriptor, byte* bytes, nint count);
}
