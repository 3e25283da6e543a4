using System.Runtime.InteropServices;

namespace Adder.Modules.Posix;

/// <summary>
/// The operating system's calls on file descriptors, as the C library has them. A result of -1 means failure; the reason is then in <see cref="Marshal.GetLastPInvokeError"/>.
/// </summary>
internal static unsafe partial class NativePosix
{
    public const int O_RDONLY = 0;
    public const int O_WRONLY = 1;
    public const int O_RDWR = 2;
    public const int O_CREAT = 0x40;
    public const int O_EXCL = 0x80;
    public const int O_TRUNC = 0x200;
    public const int O_APPEND = 0x400;
    public const int O_CLOEXEC = 0x80000;

    public const int EINTR = 4;
    public const int EBADF = 9;
    public const int EAGAIN = 11;
    public const int EISDIR = 21;
    public const int EINVAL = 22;
    public const int ESPIPE = 29;

    public const int S_IFMT = 0xF000;
    public const int S_IFDIR = 0x4000;

    /// <summary>What <c>stat(2)</c> fills in on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Stat
    {
        public ulong Device;
        public ulong Inode;
        public ulong Links;
        public uint Mode;
        public uint UserId;
        public uint GroupId;
        private readonly int _padding;
        public ulong DeviceType;
        public long Size;
        public long BlockSize;
        public long Blocks;
        public long AccessSeconds;
        public long AccessNanoseconds;
        public long ModificationSeconds;
        public long ModificationNanoseconds;
        public long ChangeSeconds;
        public long ChangeNanoseconds;
        private readonly long _reserved0;
        private readonly long _reserved1;
        private readonly long _reserved2;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte* path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int descriptor, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int Truncate(int descriptor, long length);

    [LibraryImport("libc", EntryPoint = "isatty", SetLastError = true)]
    public static partial int IsATerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    public static partial int StatDescriptor(int descriptor, Stat* status);

    [LibraryImport("libc", EntryPoint = "strerror")]
    private static partial nint ErrorText(int code);

    /// <summary>The system's text for an error number.</summary>
    public static string ErrorMessage(int code) => Marshal.PtrToStringUTF8(ErrorText(code)) ?? $"Unknown error {code}";
}
