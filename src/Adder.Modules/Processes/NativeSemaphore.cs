using System;
using System.Runtime.InteropServices;
using Adder.Modules.Common;

namespace Adder.Modules.Processes;

/// <summary>A named semaphore of the system's, which processes share.</summary>
internal sealed unsafe partial class NativeSemaphore : LateFreed
{
    private const int CreateNew = 0x40 | 0x80;
    private const uint OwnerOnly = 0x180;

    private readonly bool _owned;

    private NativeSemaphore(nint handle, bool owned)
    {
        Handle = handle;
        _owned = owned;
    }

    public nint Handle { get; }

    /// <summary>A moment, as the C library writes it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>A new semaphore; null: the error number says why.</summary>
    public static NativeSemaphore? Create(string name, uint value) => From(Open(name, CreateNew, OwnerOnly, value));

    /// <summary>The semaphore that another process made; null: the error number says why.</summary>
    public static NativeSemaphore? OpenExisting(string name) => From(Open(name, 0, 0, 0));

    /// <summary>A semaphore that this process has open already.</summary>
    public static NativeSemaphore Borrow(nint handle) => new(handle, owned: false);

    /// <summary>The number of times that it can still be taken; negative: the error number says why.</summary>
    public int Value()
    {
        int value;
        return GetValue(Handle, &value) < 0 ? -1 : Math.Max(0, value);
    }

    protected override void Free()
    {
        if (_owned)
        {
            _ = Close(Handle);
        }
    }

    private static NativeSemaphore? From(nint handle) => handle == 0 ? null : new NativeSemaphore(handle, owned: true);

    [LibraryImport("libc", EntryPoint = "sem_open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string name, int flags, uint mode, uint value);

    [LibraryImport("libc", EntryPoint = "sem_close")]
    private static partial int Close(nint semaphore);

    [LibraryImport("libc", EntryPoint = "sem_getvalue", SetLastError = true)]
    private static partial int GetValue(nint semaphore, int* value);

    [LibraryImport("libc", EntryPoint = "sem_unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unlink(string name);

    [LibraryImport("libc", EntryPoint = "sem_trywait", SetLastError = true)]
    public static partial int TryWait(nint semaphore);

    [LibraryImport("libc", EntryPoint = "sem_wait", SetLastError = true)]
    public static partial int Wait(nint semaphore);

    [LibraryImport("libc", EntryPoint = "sem_timedwait", SetLastError = true)]
    public static partial int WaitUntil(nint semaphore, TimeSpec* deadline);

    [LibraryImport("libc", EntryPoint = "sem_post", SetLastError = true)]
    public static partial int Post(nint semaphore);

    [LibraryImport("libc", EntryPoint = "shm_open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenMemory(string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "shm_unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UnlinkMemory(string name);
}
