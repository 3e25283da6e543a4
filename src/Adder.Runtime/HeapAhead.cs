using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Adder.Runtime;

/// <summary>
/// Has the system provide memory before the program comes to it. A program that keeps much, or lets much go between two collections, touches new pages all the time, and at every one the system stops it to find a page
/// and clear it: 2 µs for 4 KiB, a tenth of the time of many programs. The collector gives out its memory from low addresses to high ones, by regions of 4 MiB, so what comes next is known, and another processor can see to
/// it. Nobody but the clock can tell: such pages hold zeros, as all that were never written to.
/// </summary>
internal static unsafe partial class HeapAhead
{
    private const nuint Region = 4 << 20;
    private const nuint Page = 4096;

    /// <summary>How many regions are provided behind the one that the program is in. At full speed a program takes some milliseconds for one.</summary>
    private const int RegionsAhead = 2;

    /// <summary>A program that allocates less than this between two looks, in bytes, is left alone.</summary>
    private const long Noteworthy = 256 << 10;

    // Milliseconds between two looks: while new regions are taken, while regions are taken anew that were there before, and where nothing is allocated.
    private const int ShortestPause = 2;
    private const int PauseInKnownMemory = 16;
    private const int LongestPause = 256;

    private const int ReadAndWrite = 3;
    private const int IncludeInDumps = 17;
    private const int PopulateForWriting = 23;

    /// <summary>Does so, where there is a processor for it and the system can (Linux 5.14); for a thread of its own. Returns only where memory is left to the system.</summary>
    /// <param name="notAsExpected">Called where the heap does not lie as .NET's collector has it; null: memory is left to the system then.</param>
    public static void Serve(Action? notAsExpected)
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2 || Environment.SystemPageSize != (int)Page)
        {
            return;
        }

        try
        {
            ulong end = ReservedEnd(File.ReadLines("/proc/self/maps"), Newest());
            if (end == 0)
            {
                notAsExpected?.Invoke();
                return;
            }

            Follow(end);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            // There is no /proc, or no memory left: the program learns of that by itself.
        }
    }

    /// <summary>Goes along with the program, up to the end of what the collector has reserved.</summary>
    private static void Follow(ulong end)
    {
        nuint provided = 0;
        long allocated = 0;
        int pause = ShortestPause;
        while (true)
        {
            Thread.Sleep(pause);
            long now = GC.GetTotalAllocatedBytes(precise: false);
            if (now - allocated < Noteworthy)
            {
                pause = Math.Min(pause * 2, LongestPause);
                continue;
            }

            allocated = now;
            nuint newest = Newest();
            nuint wanted = (newest & ~(Region - 1)) + ((RegionsAhead + 1) * Region);
            if (wanted <= provided)
            {
                pause = Math.Min(pause + 1, PauseInKnownMemory);
                continue;
            }

            pause = ShortestPause;
            nuint start = Math.Max(provided, (newest + Page - 1) & ~(Page - 1));
            if (wanted > end || !Provide(start, wanted - start))
            {
                return;
            }

            provided = wanted;
        }
    }

    /// <summary>
    /// Has pages be there. The collector asks the system for its regions piece by piece; what is asked for already it asks for once more, to no effect.
    /// </summary>
    private static bool Provide(nuint start, nuint length) =>
        mprotect(start, length, ReadAndWrite) == 0 && madvise(start, length, IncludeInDumps) == 0 && madvise(start, length, PopulateForWriting) == 0;

    /// <summary>The address of an object that is made now. It is larger than what threads get at once for small ones, so that it lies where the collector gives out memory at this moment.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nuint Newest()
    {
        fixed (byte* at = new byte[9000])
        {
            return (nuint)at;
        }
    }

    /// <summary>
    /// Up to where the collector has reserved addresses: the end of the mappings without a gap behind an object, the last of which is large and not in use. 0 where it is not so: another collector, or little room.
    /// </summary>
    /// <param name="mappings">Lines as in <c>/proc/self/maps</c> (proc_pid_maps(5)), by address.</param>
    /// <param name="address">Where an object of the heap lies.</param>
    internal static ulong ReservedEnd(IEnumerable<string> mappings, ulong address)
    {
        const ulong Large = 1 << 30;
        ulong end = 0;
        foreach (string mapping in mappings)
        {
            int dash = mapping.IndexOf('-', StringComparison.Ordinal);
            int space = mapping.IndexOf(' ', StringComparison.Ordinal);
            ulong from = ulong.Parse(mapping.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ulong to = ulong.Parse(mapping.AsSpan(dash + 1, space - dash - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (to <= address)
            {
                continue;
            }

            if (from > address && from != end)
            {
                return 0;
            }

            end = to;
            if (to - from >= Large && mapping.AsSpan(space + 1).StartsWith("---p", StringComparison.Ordinal))
            {
                return end;
            }
        }

        return 0;
    }

    [LibraryImport("libc")]
    private static partial int madvise(nuint address, nuint length, int advice);

    [LibraryImport("libc")]
    private static partial int mprotect(nuint address, nuint length, int protection);
}
