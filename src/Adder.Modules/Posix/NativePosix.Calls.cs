using System.Runtime.InteropServices;

namespace Adder.Modules.Posix;

/// <content>Calls on paths, processes and the rest of what <c>posix</c> offers. Paths end with a zero byte.</content>
internal static unsafe partial class NativePosix
{
    public const int AT_FDCWD = -100;
    public const int AT_SYMLINK_NOFOLLOW = 0x100;
    public const int AT_REMOVEDIR = 0x200;
    public const int AT_SYMLINK_FOLLOW = 0x400;
    public const int AT_EACCESS = 0x200;
    public const int F_DUPFD_CLOEXEC = 1030;
    public const int F_GETFD = 1;
    public const int F_SETFD = 2;
    public const int F_GETFL = 3;
    public const int F_SETFL = 4;
    public const int FD_CLOEXEC = 1;
    public const int O_NONBLOCK = 0x800;
    public const int ENOENT = 2;
    public const int ECHILD = 10;
    public const int ENOTDIR = 20;
    public const int EINPROGRESS = 115;

    /// <summary>What <c>statvfs(2)</c> fills in on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FileSystemStatus
    {
        public ulong BlockSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong FreeBlocks;
        public ulong AvailableBlocks;
        public ulong Files;
        public ulong FreeFiles;
        public ulong AvailableFiles;
        public ulong Identifier;
        public ulong Flags;
        public ulong NameMaximum;
        private fixed int _reserved[6];
    }

    /// <summary>Seconds and nanoseconds.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>A directory entry as <c>readdir(3)</c> gives it; the name follows.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct DirectoryEntry
    {
        public ulong Inode;
        public long Offset;
        public ushort Length;
        public byte Kind;
        public byte FirstNameByte;
    }

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(int folder, byte[] path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fstatat", SetLastError = true)]
    public static partial int StatAt(int folder, byte[] path, Stat* status, int flags);

    [LibraryImport("libc", EntryPoint = "fstatat", SetLastError = true)]
    public static partial int StatAt(int folder, byte* path, Stat* status, int flags);

    [LibraryImport("libc", EntryPoint = "statvfs", SetLastError = true)]
    public static partial int StatFileSystem(byte[] path, FileSystemStatus* status);

    [LibraryImport("libc", EntryPoint = "fstatvfs", SetLastError = true)]
    public static partial int StatFileSystemOf(int descriptor, FileSystemStatus* status);

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true)]
    public static partial nint OpenDirectory(byte[] path);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint OpenDirectoryOf(int descriptor);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial DirectoryEntry* ReadDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "closedir", SetLastError = true)]
    public static partial int CloseDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "rewinddir")]
    public static partial void RewindDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    public static partial int MakeDirectoryAt(int folder, byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "mkfifoat", SetLastError = true)]
    public static partial int MakeFifoAt(int folder, byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "mknodat", SetLastError = true)]
    public static partial int MakeNodeAt(int folder, byte[] path, uint mode, ulong device);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int UnlinkAt(int folder, byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int RenameAt(int sourceFolder, byte[] source, int targetFolder, byte[] target);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true)]
    public static partial int LinkAt(int sourceFolder, byte[] source, int targetFolder, byte[] target, int flags);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true)]
    public static partial int SymbolicLinkAt(byte[] source, int folder, byte[] target);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static partial nint ReadLinkAt(int folder, byte[] path, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "fchmodat", SetLastError = true)]
    public static partial int ChangeModeAt(int folder, byte[] path, uint mode, int flags);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeModeOf(int descriptor, uint mode);

    [LibraryImport("libc", EntryPoint = "fchownat", SetLastError = true)]
    public static partial int ChangeOwnerAt(int folder, byte[] path, uint user, uint group, int flags);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeOwnerOf(int descriptor, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true)]
    public static partial int SetTimesAt(int folder, byte[] path, TimeSpecification* times, int flags);

    [LibraryImport("libc", EntryPoint = "futimens", SetLastError = true)]
    public static partial int SetTimesOf(int descriptor, TimeSpecification* times);

    [LibraryImport("libc", EntryPoint = "faccessat", SetLastError = true)]
    public static partial int AccessAt(int folder, byte[] path, int mode, int flags);

    [LibraryImport("libc", EntryPoint = "truncate", SetLastError = true)]
    public static partial int TruncatePath(byte[] path, long length);

    [LibraryImport("libc", EntryPoint = "chdir", SetLastError = true)]
    public static partial int ChangeFolder(byte[] path);

    [LibraryImport("libc", EntryPoint = "fchdir", SetLastError = true)]
    public static partial int ChangeFolderOf(int descriptor);

    [LibraryImport("libc", EntryPoint = "chroot", SetLastError = true)]
    public static partial int ChangeRoot(byte[] path);

    [LibraryImport("libc", EntryPoint = "getcwd", SetLastError = true)]
    public static partial byte* CurrentFolder(byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "dup3", SetLastError = true)]
    public static partial int DuplicateTo(int descriptor, int target, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int InputOutputControl(int descriptor, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* descriptors, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int SynchronizeData(int descriptor);

    [LibraryImport("libc", EntryPoint = "sync")]
    public static partial void SynchronizeAll();

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    public static partial nint ReadAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    public static partial nint WriteAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "sendfile", SetLastError = true)]
    public static partial nint SendFile(int target, int source, long* offset, nint count);

    [LibraryImport("libc", EntryPoint = "copy_file_range", SetLastError = true)]
    public static partial nint CopyFileRange(int source, long* sourceOffset, int target, long* targetOffset, nint count, uint flags);

    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    public static partial int Allocate(int descriptor, long offset, long length);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int Advise(int descriptor, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "lockf", SetLastError = true)]
    public static partial int LockFile(int descriptor, int command, long length);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    public static partial int CreateMemoryFile(byte[] name, uint flags);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "getrandom", SetLastError = true)]
    public static partial nint GetRandom(byte* buffer, nint size, uint flags);

    [LibraryImport("libc", EntryPoint = "getpid")]
    public static partial int ProcessIdentifier();

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentIdentifier();

    [LibraryImport("libc", EntryPoint = "getuid")]
    public static partial uint User();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "getgid")]
    public static partial uint Group();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint EffectiveGroup();

    [LibraryImport("libc", EntryPoint = "getresuid", SetLastError = true)]
    public static partial int AllUsers(uint* real, uint* effective, uint* saved);

    [LibraryImport("libc", EntryPoint = "getresgid", SetLastError = true)]
    public static partial int AllGroups(uint* real, uint* effective, uint* saved);

    [LibraryImport("libc", EntryPoint = "setuid", SetLastError = true)]
    public static partial int SetUser(uint user);

    [LibraryImport("libc", EntryPoint = "setgid", SetLastError = true)]
    public static partial int SetGroup(uint group);

    [LibraryImport("libc", EntryPoint = "seteuid", SetLastError = true)]
    public static partial int SetEffectiveUser(uint user);

    [LibraryImport("libc", EntryPoint = "setegid", SetLastError = true)]
    public static partial int SetEffectiveGroup(uint group);

    [LibraryImport("libc", EntryPoint = "setreuid", SetLastError = true)]
    public static partial int SetUsers(uint real, uint effective);

    [LibraryImport("libc", EntryPoint = "setregid", SetLastError = true)]
    public static partial int SetGroups(uint real, uint effective);

    [LibraryImport("libc", EntryPoint = "getgroups", SetLastError = true)]
    public static partial int SupplementaryGroups(int size, uint* groups);

    [LibraryImport("libc", EntryPoint = "getgrouplist", SetLastError = true)]
    public static partial int GroupsOf(byte[] user, uint group, uint* groups, int* count);

    [LibraryImport("libc", EntryPoint = "getpgid", SetLastError = true)]
    public static partial int ProcessGroup(int process);

    [LibraryImport("libc", EntryPoint = "setpgid", SetLastError = true)]
    public static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "getsid", SetLastError = true)]
    public static partial int Session(int process);

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static partial int StartSession();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "killpg", SetLastError = true)]
    public static partial int KillGroup(int group, int signal);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait(int process, int* status, int options, void* usage);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitIdentifier(int kind, int identifier, byte* information, int options);

    [LibraryImport("libc", EntryPoint = "umask")]
    public static partial uint SetMask(uint mask);

    [LibraryImport("libc", EntryPoint = "sysconf", SetLastError = true)]
    public static partial long SystemConfiguration(int name);

    [LibraryImport("libc", EntryPoint = "pathconf", SetLastError = true)]
    public static partial long PathConfiguration(byte[] path, int name);

    [LibraryImport("libc", EntryPoint = "fpathconf", SetLastError = true)]
    public static partial long PathConfigurationOf(int descriptor, int name);

    [LibraryImport("libc", EntryPoint = "confstr", SetLastError = true)]
    public static partial nint ConfigurationText(int name, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "uname", SetLastError = true)]
    public static partial int SystemName(byte* buffer);

    [LibraryImport("libc", EntryPoint = "times", SetLastError = true)]
    public static partial long ProcessTimes(long* times);

    [LibraryImport("libc", EntryPoint = "setenv", SetLastError = true)]
    public static partial int SetVariable(byte[] name, byte[] value, int overwrite);

    /// <summary>The value of a variable of the process's environment, as it is now; null where there is none.</summary>
    /// <param name="name">In ASCII. Not marshalled by .NET, whose first conversion to UTF-8 takes more than a millisecond.</param>
    public static byte* FindVariable(string name)
    {
        fixed (byte* text = PathArgument.ZeroTerminated(name))
        {
            return FindVariable(text);
        }
    }

    [LibraryImport("libc", EntryPoint = "getenv")]
    private static partial byte* FindVariable(byte* name);

    [LibraryImport("libc", EntryPoint = "unsetenv", SetLastError = true)]
    public static partial int UnsetVariable(byte[] name);

    [LibraryImport("libc", EntryPoint = "ttyname_r", SetLastError = true)]
    public static partial int TerminalName(int descriptor, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp", SetLastError = true)]
    public static partial int TerminalGroup(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcsetpgrp", SetLastError = true)]
    public static partial int SetTerminalGroup(int descriptor, int group);

    [LibraryImport("libc", EntryPoint = "openpty", SetLastError = true)]
    public static partial int OpenTerminal(int* master, int* slave, nint name, nint attributes, nint size);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitAtOnce(int status);

    [LibraryImport("libc", EntryPoint = "abort")]
    public static partial void Abort();

    [LibraryImport("libc", EntryPoint = "nice", SetLastError = true)]
    public static partial int Nice(int increment);

    [LibraryImport("libc", EntryPoint = "getpriority", SetLastError = true)]
    public static partial int Priority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int who, int priority);

    [LibraryImport("libc", EntryPoint = "sched_yield", SetLastError = true)]
    public static partial int YieldProcessor();

    [LibraryImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    public static partial int GetAffinity(int process, nint size, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    public static partial int SetAffinity(int process, nint size, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_get_priority_max", SetLastError = true)]
    public static partial int HighestPriority(int policy);

    [LibraryImport("libc", EntryPoint = "sched_get_priority_min", SetLastError = true)]
    public static partial int LowestPriority(int policy);

    [LibraryImport("libc", EntryPoint = "sched_getscheduler", SetLastError = true)]
    public static partial int Scheduler(int process);

    [LibraryImport("libc", EntryPoint = "getloadavg", SetLastError = true)]
    public static partial int LoadAverages(double* values, int count);

    [LibraryImport("libc", EntryPoint = "getlogin_r")]
    public static partial int LoginName(byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true)]
    public static partial int Execute(byte[] path, byte** arguments);

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true)]
    public static partial int Execute(byte[] path, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "system", SetLastError = true)]
    public static partial int RunCommand(byte[] command);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial long SystemCall(long number, nint first, nint second, nint third, nint fourth = 0);
}
