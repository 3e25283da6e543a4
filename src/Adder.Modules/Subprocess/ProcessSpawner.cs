using System;
using System.Runtime.InteropServices;
using Adder.Modules.Posix;

namespace Adder.Modules.Subprocess;

/// <summary>Starts a process by <c>posix_spawn</c>: what happens to descriptors and signals is collected first.</summary>
internal sealed unsafe partial class ProcessSpawner : IDisposable
{
    public const int ResetIdentifiers = 1;
    public const int SetGroup = 2;
    public const int SetDefaultSignals = 4;
    public const int SetSignalMask = 8;
    public const int SetSession = 0x80;
    private const int SetSchedulerParameterFlag = 0x10;
    private const int SetSchedulerFlag = 0x20;

    /// <summary>More than the C libraries' structures need.</summary>
    private const int StructureSize = 1024;

    private byte* _actions = (byte*)NativeMemory.AllocZeroed(StructureSize);
    private byte* _attributes = (byte*)NativeMemory.AllocZeroed(StructureSize);
    private short _flags;

    public ProcessSpawner()
    {
        _ = InitializeActions(_actions);
        _ = InitializeAttributes(_attributes);
    }

    /// <summary>After this <paramref name="target"/> is the same as <paramref name="source"/> and stays open in the new program.</summary>
    public int Duplicate(int source, int target) => AddDuplicate(_actions, source, target);

    public int Close(int descriptor) => AddClose(_actions, descriptor);

    /// <summary>Closes all descriptors from one on. ENOSYS where the C library cannot.</summary>
    public int CloseFrom(int first)
    {
        const int ENOSYS = 38;
        return NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addclosefrom_np", out nint function)
            ? ((delegate* unmanaged<byte*, int, int>)function)(_actions, first)
            : ENOSYS;
    }

    public int Open(int descriptor, byte[] path, int flags, uint mode) => AddOpen(_actions, descriptor, path, flags, mode);

    public int ChangeFolder(byte[] path) => AddChangeFolder(_actions, path);

    public void AddFlag(int flag) => _flags |= (short)flag;

    public void JoinGroup(int group)
    {
        AddFlag(SetGroup);
        _ = SetProcessGroup(_attributes, group);
    }

    /// <summary>Sets the priority, and the way of scheduling where one is given; an error number.</summary>
    public int Schedule(int? policy, int priority)
    {
        AddFlag(policy is null ? SetSchedulerParameterFlag : SetSchedulerFlag);
        int error = policy is { } given ? SetSchedulerPolicy(_attributes, given) : 0;
        return error != 0 ? error : SetSchedulerParameter(_attributes, &priority);
    }

    /// <summary>These signals get their default action; bit n - 1 stands for signal n.</summary>
    public void ResetSignals(ulong signals)
    {
        AddFlag(SetDefaultSignals);
        ulong* set = stackalloc ulong[16];
        new Span<ulong>(set, 16).Clear();
        set[0] = signals;
        _ = SetDefaults(_attributes, set);
    }

    public void Mask(ulong signals)
    {
        AddFlag(SetSignalMask);
        ulong* set = stackalloc ulong[16];
        new Span<ulong>(set, 16).Clear();
        set[0] = signals;
        _ = SetMask(_attributes, set);
    }

    /// <summary>Starts the program. Gives an error number, 0 for success.</summary>
    public int Start(byte[] path, byte** arguments, byte** environment, bool searchPath, out int process)
    {
        _ = SetFlags(_attributes, _flags);
        int identifier = 0;
        int error = searchPath
            ? SpawnSearching(&identifier, path, _actions, _attributes, arguments, environment)
            : Spawn(&identifier, path, _actions, _attributes, arguments, environment);
        process = identifier;
        return error;
    }

    public void Dispose()
    {
        if (_actions == null)
        {
            return;
        }

        _ = DestroyActions(_actions);
        _ = DestroyAttributes(_attributes);
        NativeMemory.Free(_actions);
        NativeMemory.Free(_attributes);
        _actions = null;
        _attributes = null;
    }

    /// <summary>The C library's <c>environ</c>.</summary>
    public static byte** CurrentEnvironment => *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    private static partial int Spawn(int* process, byte[] path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnp")]
    private static partial int SpawnSearching(int* process, byte[] path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitializeActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(byte* actions, int source, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclose")]
    private static partial int AddClose(byte* actions, int descriptor);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    private static partial int AddOpen(byte* actions, int descriptor, byte[] path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    private static partial int AddChangeFolder(byte* actions, byte[] path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitializeAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setpgroup")]
    private static partial int SetProcessGroup(byte* attributes, int group);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setschedpolicy")]
    private static partial int SetSchedulerPolicy(byte* attributes, int policy);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setschedparam")]
    private static partial int SetSchedulerParameter(byte* attributes, int* priority);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaults(byte* attributes, ulong* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int SetMask(byte* attributes, ulong* signals);
}
