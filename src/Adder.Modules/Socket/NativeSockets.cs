using System.Runtime.InteropServices;
using Adder.Modules.Posix;

namespace Adder.Modules.Socket;

/// <summary>The C library's calls on sockets.</summary>
internal static unsafe partial class NativeSockets
{
    /// <summary>SOCK_CLOEXEC.</summary>
    public const int CloseOnExecution = 0x80000;

    /// <summary><c>struct addrinfo</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct AddressInformation
    {
        public int Flags;
        public int Family;
        public int Kind;
        public int Protocol;
        public uint AddressLength;
        public byte* Address;
        public byte* CanonicalName;
        public AddressInformation* Next;
    }

    /// <summary><c>struct msghdr</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public byte* Name;
        public uint NameLength;
        public NativePosix.MemoryPiece* Pieces;
        public nint Count;
        public byte* Control;
        public nint ControlLength;
        public int Flags;
    }

    /// <summary>The size of <c>struct cmsghdr</c>: length, level and type.</summary>
    public const int ControlHeaderSize = 16;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Create(int family, int kind, int protocol);

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    public static partial int Pair(int family, int kind, int protocol, int* descriptors);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int socket, byte* address, uint length);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    public static partial int Listen(int socket, int backlog);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    public static partial int Accept(int socket, byte* address, uint* length, int flags);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, byte* address, uint length);

    [LibraryImport("libc", EntryPoint = "sendto", SetLastError = true)]
    public static partial nint Send(int socket, byte* data, nint size, int flags, byte* address, uint length);

    [LibraryImport("libc", EntryPoint = "recvfrom", SetLastError = true)]
    public static partial nint Receive(int socket, byte* data, nint size, int flags, byte* address, uint* length);

    [LibraryImport("libc", EntryPoint = "shutdown", SetLastError = true)]
    public static partial int ShutDown(int socket, int how);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    public static partial int OwnAddress(int socket, byte* address, uint* length);

    [LibraryImport("libc", EntryPoint = "getpeername", SetLastError = true)]
    public static partial int PeerAddress(int socket, byte* address, uint* length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetOption(int socket, int level, int option, byte* value, uint* length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(int socket, int level, int option, byte* value, uint length);

    [LibraryImport("libc", EntryPoint = "gethostname", SetLastError = true)]
    public static partial int HostName(byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "inet_aton")]
    public static partial int ParseAddress(byte[] text, uint* packed);

    [LibraryImport("libc", EntryPoint = "inet_pton", SetLastError = true)]
    public static partial int ParseAddress(int family, byte[] text, byte* packed);

    [LibraryImport("libc", EntryPoint = "getaddrinfo")]
    public static partial int GetAddressInformation(byte[]? host, byte[]? service, AddressInformation* hints, AddressInformation** result);

    [LibraryImport("libc", EntryPoint = "freeaddrinfo")]
    public static partial void FreeAddressInformation(AddressInformation* first);

    [LibraryImport("libc", EntryPoint = "gai_strerror")]
    public static partial nint AddressErrorText(int code);

    [LibraryImport("libc", EntryPoint = "if_nametoindex", SetLastError = true)]
    public static partial uint InterfaceIndex(byte[] name);

    [LibraryImport("libc", EntryPoint = "if_indextoname", SetLastError = true)]
    public static partial nint InterfaceName(uint index, byte* name);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int socket, Message* message, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int socket, Message* message, int flags);

    [LibraryImport("libc", EntryPoint = "sethostname", SetLastError = true)]
    public static partial int SetHostName(byte[] name, nint size);

    /// <summary>The size of ancillary data with what is needed to keep the next item in its place.</summary>
    public static long Aligned(long size) => (size + 7) & ~7L;
}
