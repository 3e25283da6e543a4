using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Cli;

/// <summary>The file, folder or archive that the command line names.</summary>
internal static unsafe partial class ProgramFile
{
    /// <summary>How much is read at first, in bytes: most programs.</summary>
    private const int FirstBlock = 16384;

    /// <summary>The path made absolute by the current folder's alone, as CPython shows it.</summary>
    /// <remarks>Nothing and one dot are the folder itself.</remarks>
    public static string Absolute(string path) => (path.Length > 0 && path[0] == '/') || WorkingFolder.Path is not { } current
        ? path
        : path is "" or "." ? current : current + "/" + path;

    /// <summary>The folder of the file behind all links.</summary>
    public static string FolderOf(string path)
    {
        nint resolved;
        fixed (byte* pointer = PathArgument.ZeroTerminated(path))
        {
            resolved = RealPath(pointer, null);
        }

        if (resolved == 0)
        {
            return Path.GetDirectoryName(Absolute(path)) ?? "/";
        }

        string real = PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)resolved)).ToString();
        NativeMemory.Free((void*)resolved);
        return Path.GetDirectoryName(real) ?? "/";
    }

    /// <summary>The file's bytes; null where it cannot be read, with the system's error number.</summary>
    public static byte[]? Read(string path, out int error) => Read(PathArgument.ZeroTerminated(path), out error);

    /// <summary>The bytes of the file with that path, which ends in a zero.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> path, out int error)
    {
        const int OpenForReading = NativePosix.O_RDONLY | NativePosix.O_CLOEXEC;
        int descriptor;
        fixed (byte* pointer = path)
        {
            descriptor = NativePosix.Open(pointer, OpenForReading, 0);
        }

        error = Marshal.GetLastPInvokeError();
        if (descriptor < 0)
        {
            return null;
        }

        // A file of /proc has no size; one that grows meanwhile has not that one.
        byte[] content = new byte[FirstBlock];
        int length = 0;
        nint count;
        do
        {
            if (length == content.Length)
            {
                Array.Resize(ref content, content.Length * 4);
            }

            fixed (byte* pointer = content)
            {
                count = NativePosix.Read(descriptor, pointer + length, content.Length - length);
            }

            error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            length += (int)Math.Max(count, 0);
        }
        while (count > 0 || error == NativePosix.EINTR);

        _ = NativePosix.Close(descriptor);
        Array.Resize(ref content, length);
        return count < 0 ? null : content;
    }

    /// <summary>The text of a path.</summary>
    public static string Decode(ReadOnlySpan<byte> path) => PathArgument.Ascii(path) ?? Encoding.UTF8.GetString(path);

    /// <summary>The file of this process's program; null where the system does not tell.</summary>
    public static string? OfProcess()
    {
        const int Longest = 4096;
        byte* target = stackalloc byte[Longest];
        nint length = -1;
        if (OperatingSystem.IsLinux())
        {
            fixed (byte* link = "/proc/self/exe\0"u8)
            {
                length = ReadLink(link, target, Longest);
            }
        }

        return length is > 0 and < Longest ? Decode(new ReadOnlySpan<byte>(target, (int)length)) : Environment.ProcessPath;
    }

    /// <summary>What <c>sys.path_hooks</c> has for the path of a folder or an archive; null: nothing.</summary>
    public static PyObject? FindImporter(ThreadState ts, string path)
    {
        if (ts.Interpreter.Sys.GetInterned("path_hooks") is not PyList hooks)
        {
            return null;
        }

        for (int i = 0; i < hooks.Count; i++)
        {
            if (Calls.Call(ts, hooks[i], PyStr.From(path)) is { } importer)
            {
                return importer;
            }

            ts.Pending = null;
        }

        return null;
    }

    /// <summary>Whether the content has what zip archives end with.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> content)
    {
        const int LongestEnd = 65557;
        const int ShortestEnd = 22;
        for (int i = content.Length - ShortestEnd; i >= 0 && i >= content.Length - LongestEnd; i--)
        {
            if (content[i] == (byte)'P' && content[i + 1] == (byte)'K' && content[i + 2] == 5 && content[i + 3] == 6)
            {
                return true;
            }
        }

        return false;
    }

    [LibraryImport("libc", EntryPoint = "readlink")]
    private static partial nint ReadLink(byte* path, byte* target, nint size);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true)]
    private static partial nint RealPath(byte* path, byte* resolved);
}
