using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Import;

/// <summary>Reads a file with the system's calls where that is Linux: .NET's own file classes take longer to get going than a start may.</summary>
internal static unsafe partial class NativeFile
{
    private const int ReadOnlyCloseOnExec = 0x80000;
    private const int FromEnd = 2;

    /// <summary>The file's content; null where it cannot be read.</summary>
    public static byte[]? ReadAll(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            return ReadLinux(path);
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[]? ReadLinux(string path)
    {
        int file = open(path, ReadOnlyCloseOnExec);
        if (file < 0)
        {
            return null;
        }

        long size = lseek(file, 0, FromEnd);
        byte[]? content = size is >= 0 and <= int.MaxValue ? new byte[size] : null;
        int done = 0;
        while (content is not null && done < content.Length)
        {
            fixed (byte* start = content)
            {
                nint count = pread(file, start + done, content.Length - done, done);
                if (count <= 0)
                {
                    content = null;
                    break;
                }

                done += (int)count;
            }
        }

        _ = close(file);
        return content;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial long lseek(int file, long offset, int whence);

    [LibraryImport("libc")]
    private static partial nint pread(int file, byte* buffer, nint count, long offset);

    [LibraryImport("libc")]
    private static partial int close(int file);
}
