using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace Adder.Modules.MemoryMaps;

/// <summary>The system's calls on mapped memory.</summary>
internal static unsafe partial class NativeMaps
{
    public static readonly nint Failed = -1;

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nint length);

    [LibraryImport("libc", EntryPoint = "mremap", SetLastError = true)]
    public static partial nint Remap(nint address, nint oldLength, nint newLength, int flags);

    [LibraryImport("libc", EntryPoint = "msync", SetLastError = true)]
    public static partial int Synchronize(nint address, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "madvise", SetLastError = true)]
    public static partial int Advise(nint address, nint length, int advice);
}

/// <summary>Memory that the system has mapped, as .NET sees memory. Whoever hands it out must see to it that it stays mapped.</summary>
internal sealed unsafe class MappedMemory(nint address, int length) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new((void*)address, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)address + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
