using System;

namespace Adder.Modules.Resource;

/// <summary>The constants of module <c>resource</c>.</summary>
internal static class ResourceConstants
{
    /// <summary>Names and values, as on 64-bit Linux.</summary>
    public static ReadOnlySpan<(string Name, long Value)> All => s_all;

    private static readonly (string Name, long Value)[] s_all =
    [
        ("RLIMIT_CPU", 0), ("RLIMIT_FSIZE", 1), ("RLIMIT_DATA", 2), ("RLIMIT_STACK", 3), ("RLIMIT_CORE", 4), ("RLIMIT_NOFILE", 7),
        ("RLIMIT_OFILE", 7), ("RLIMIT_AS", 9), ("RLIMIT_RSS", 5), ("RLIMIT_NPROC", 6), ("RLIMIT_MEMLOCK", 8), ("RLIMIT_MSGQUEUE", 12),
        ("RLIMIT_NICE", 13), ("RLIMIT_RTPRIO", 14), ("RLIMIT_RTTIME", 15), ("RLIMIT_SIGPENDING", 11), ("RUSAGE_SELF", 0), ("RUSAGE_CHILDREN", -1),
        ("RUSAGE_THREAD", 1), ("RLIM_INFINITY", -1),
    ];
}
