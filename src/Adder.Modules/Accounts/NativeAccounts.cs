using System.Runtime.InteropServices;

namespace Adder.Modules.Accounts;

/// <summary>The system's databases of users and groups, wherever it keeps them (files, directories on the network).</summary>
internal static unsafe partial class NativeAccounts
{
    public const int OutOfRange = 34;

    /// <summary>Entries come one after another from a place that the process has once.</summary>
    public static readonly object EntryLock = new();

    /// <summary><c>struct passwd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct User
    {
        public byte* Name;
        public byte* Password;
        public uint Identifier;
        public uint Group;
        public byte* Description;
        public byte* Folder;
        public byte* Shell;
    }

    /// <summary><c>struct group</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Group
    {
        public byte* Name;
        public byte* Password;
        public uint Identifier;
        public byte** Members;
    }

    [LibraryImport("libc", EntryPoint = "getpwnam_r")]
    public static partial int UserByName(byte[] name, User* user, byte* buffer, nint size, User** result);

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    public static partial int UserByIdentifier(uint identifier, User* user, byte* buffer, nint size, User** result);

    [LibraryImport("libc", EntryPoint = "setpwent")]
    public static partial void StartUsers();

    [LibraryImport("libc", EntryPoint = "getpwent")]
    public static partial User* NextUser();

    [LibraryImport("libc", EntryPoint = "endpwent")]
    public static partial void EndUsers();

    [LibraryImport("libc", EntryPoint = "getgrnam_r")]
    public static partial int GroupByName(byte[] name, Group* group, byte* buffer, nint size, Group** result);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    public static partial int GroupByIdentifier(uint identifier, Group* group, byte* buffer, nint size, Group** result);

    [LibraryImport("libc", EntryPoint = "setgrent")]
    public static partial void StartGroups();

    [LibraryImport("libc", EntryPoint = "getgrent")]
    public static partial Group* NextGroup();

    [LibraryImport("libc", EntryPoint = "endgrent")]
    public static partial void EndGroups();
}
