using System.Runtime.InteropServices;

namespace Adder.Modules.Posix;

/// <content>Calls that few programs make: extended attributes, timers, namespaces, pseudo-terminals, scheduling.</content>
internal static unsafe partial class NativePosix
{
    /// <summary>A piece of memory to read into or to write from.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MemoryPiece
    {
        public byte* Start;
        public nint Length;
    }

    /// <summary>When a timer expires next, and how often after that.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimerSpecification
    {
        public TimeSpecification Interval;
        public TimeSpecification Initial;
    }

    [LibraryImport("libc", EntryPoint = "getxattr", SetLastError = true)]
    public static partial nint GetExtendedAttribute(byte[] path, byte[] name, byte* value, nint size);

    [LibraryImport("libc", EntryPoint = "lgetxattr", SetLastError = true)]
    public static partial nint GetExtendedAttributeOfLink(byte[] path, byte[] name, byte* value, nint size);

    [LibraryImport("libc", EntryPoint = "fgetxattr", SetLastError = true)]
    public static partial nint GetExtendedAttributeOf(int descriptor, byte[] name, byte* value, nint size);

    [LibraryImport("libc", EntryPoint = "setxattr", SetLastError = true)]
    public static partial int SetExtendedAttribute(byte[] path, byte[] name, byte* value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "lsetxattr", SetLastError = true)]
    public static partial int SetExtendedAttributeOfLink(byte[] path, byte[] name, byte* value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "fsetxattr", SetLastError = true)]
    public static partial int SetExtendedAttributeOf(int descriptor, byte[] name, byte* value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "removexattr", SetLastError = true)]
    public static partial int RemoveExtendedAttribute(byte[] path, byte[] name);

    [LibraryImport("libc", EntryPoint = "lremovexattr", SetLastError = true)]
    public static partial int RemoveExtendedAttributeOfLink(byte[] path, byte[] name);

    [LibraryImport("libc", EntryPoint = "fremovexattr", SetLastError = true)]
    public static partial int RemoveExtendedAttributeOf(int descriptor, byte[] name);

    [LibraryImport("libc", EntryPoint = "listxattr", SetLastError = true)]
    public static partial nint ListExtendedAttributes(byte[] path, byte* names, nint size);

    [LibraryImport("libc", EntryPoint = "llistxattr", SetLastError = true)]
    public static partial nint ListExtendedAttributesOfLink(byte[] path, byte* names, nint size);

    [LibraryImport("libc", EntryPoint = "flistxattr", SetLastError = true)]
    public static partial nint ListExtendedAttributesOf(int descriptor, byte* names, nint size);

    [LibraryImport("libc", EntryPoint = "readv", SetLastError = true)]
    public static partial nint ReadPieces(int descriptor, MemoryPiece* pieces, int count);

    [LibraryImport("libc", EntryPoint = "writev", SetLastError = true)]
    public static partial nint WritePieces(int descriptor, MemoryPiece* pieces, int count);

    [LibraryImport("libc", EntryPoint = "preadv2", SetLastError = true)]
    public static partial nint ReadPiecesAt(int descriptor, MemoryPiece* pieces, int count, long offset, int flags);

    [LibraryImport("libc", EntryPoint = "pwritev2", SetLastError = true)]
    public static partial nint WritePiecesAt(int descriptor, MemoryPiece* pieces, int count, long offset, int flags);

    [LibraryImport("libc", EntryPoint = "splice", SetLastError = true)]
    public static partial nint Splice(int source, long* sourceOffset, int target, long* targetOffset, nint count, uint flags);

    [LibraryImport("libc", EntryPoint = "timerfd_create", SetLastError = true)]
    public static partial int CreateTimer(int clock, int flags);

    [LibraryImport("libc", EntryPoint = "timerfd_settime", SetLastError = true)]
    public static partial int SetTimer(int descriptor, int flags, TimerSpecification* value, TimerSpecification* old);

    [LibraryImport("libc", EntryPoint = "timerfd_gettime", SetLastError = true)]
    public static partial int GetTimer(int descriptor, TimerSpecification* value);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    public static partial int EnterNamespace(int descriptor, int kind);

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    public static partial int LeaveShared(int flags);

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    public static partial int OpenTerminalMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    public static partial int GrantTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    public static partial int UnlockTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    public static partial int SlaveName(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "login_tty", SetLastError = true)]
    public static partial int LogInOnTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "setgroups", SetLastError = true)]
    public static partial int SetSupplementaryGroups(nint count, uint* groups);

    [LibraryImport("libc", EntryPoint = "initgroups", SetLastError = true)]
    public static partial int InitializeGroups(byte[] user, uint group);

    [LibraryImport("libc", EntryPoint = "setresuid", SetLastError = true)]
    public static partial int SetAllUsers(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "setresgid", SetLastError = true)]
    public static partial int SetAllGroups(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "sched_getparam", SetLastError = true)]
    public static partial int GetSchedulerParameter(int process, int* priority);

    [LibraryImport("libc", EntryPoint = "sched_setparam", SetLastError = true)]
    public static partial int SetSchedulerParameter(int process, int* priority);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    public static partial int SetScheduler(int process, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "sched_rr_get_interval", SetLastError = true)]
    public static partial int RoundRobinInterval(int process, TimeSpecification* interval);
}
