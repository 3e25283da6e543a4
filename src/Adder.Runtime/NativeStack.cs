using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Adder.Runtime;

/// <summary>The bounds of the current thread's native stack.</summary>
internal static unsafe partial class NativeStack
{
    /// <summary>Room kept below the limit for raising the RecursionError and for .NET's own needs, in bytes.</summary>
    public const int Reserve = 256 * 1024;

    /// <summary>The lowest address that Python code may reach on this thread.</summary>
    public static nuint CurrentLimit()
    {
        if (OperatingSystem.IsLinux() && TryLinux(out nuint low, out _))
        {
            return low + Reserve;
        }

        if (OperatingSystem.IsWindows())
        {
            GetCurrentThreadStackLimits(out nuint windowsLow, out _);
            return windowsLow + Reserve;
        }

        byte here;
        return (nuint)(&here) - (512 * 1024) + Reserve;
    }

    /// <summary>The highest address of this thread's stack.</summary>
    public static nuint CurrentBase()
    {
        if (OperatingSystem.IsLinux() && TryLinux(out nuint low, out nuint size))
        {
            return low + size;
        }

        if (OperatingSystem.IsWindows())
        {
            GetCurrentThreadStackLimits(out _, out nuint high);
            return high;
        }

        byte here;
        return (nuint)(&here);
    }

    /// <summary>The system's handle of the thread that this is called on; 0 where signals cannot be sent to threads.</summary>
    public static nint CurrentThread() => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? pthread_self() : 0;

    private static bool TryLinux(out nuint low, out nuint size)
    {
        // pthread_attr_t is 56 bytes on 64-bit glibc and musl; twice that is ample.
        byte* attributes = stackalloc byte[128];
        low = 0;
        size = 0;
        try
        {
            if (pthread_getattr_np(pthread_self(), attributes) != 0)
            {
                return false;
            }

            nuint length;
            nuint address;
            int result = pthread_attr_getstack(attributes, &address, &length);
            _ = pthread_attr_destroy(attributes);
            low = address;
            size = length;
            return result == 0;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc")]
    private static partial nint pthread_self();

    [LibraryImport("libc")]
    private static partial int pthread_getattr_np(nint thread, byte* attributes);

    [LibraryImport("libc")]
    private static partial int pthread_attr_getstack(byte* attributes, nuint* address, nuint* size);

    [LibraryImport("libc")]
    private static partial int pthread_attr_destroy(byte* attributes);

    [LibraryImport("kernel32")]
    private static partial void GetCurrentThreadStackLimits(out nuint low, out nuint high);
}
