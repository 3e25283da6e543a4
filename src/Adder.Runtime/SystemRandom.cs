using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Adder.Runtime;

/// <summary>Random bytes from the operating system, fit for keys.</summary>
internal static unsafe partial class SystemRandom
{
    /// <summary>Fills the bytes.</summary>
    public static void Fill(Span<byte> bytes)
    {
        // .NET's own class loads OpenSSL, which takes longer than all of sys.
        if (!OperatingSystem.IsLinux() || !TryLinux(bytes))
        {
            FillPortably(bytes);
        }
    }

    private static bool TryLinux(Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                nint count = getrandom(start + done, bytes.Length - done, 0);
                if (count <= 0)
                {
                    return false;
                }

                done += count;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillPortably(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);

    [LibraryImport("libc")]
    private static partial nint getrandom(byte* buffer, nint count, uint flags);
}
