using System;
using System.Runtime.InteropServices;
using Adder.Hosting;
using Adder.Modules.Posix;
using Adder.Modules.Signal;

namespace Adder.Cli;

/// <summary>
/// The source tree that <c>./adder</c> starts the program from: where sources are newer than the published program, that is published anew and started again before anything of it is seen.
/// Looked at here, on the thread that helps with the start, and not in the script, because a <c>find</c> there takes a third as long as the whole start.
/// </summary>
/// <remarks>
/// <c>publish</c> leaves two files beside the program: <c>.stamp</c>, whose time is that of the build's beginning, and <c>.sources</c>, the sources' folders and files, whose time is that of
/// its end. A file counts as new against the former, a folder (something was added, renamed or removed) against the latter.
/// </remarks>
internal static unsafe class Checkout
{
    private const string Variable = "ADDER_CHECKOUT";

    private const int Unknown = 0;
    private const int Current = 1;
    private const int Stale = 2;

    private static readonly object s_lock = new();
    private static byte[]? s_folder;
    private static int s_state = Current;

    /// <summary>Takes the variable with which the script says where the sources are out of the environment: it is nobody else's. To be called before anybody looks at the environment.</summary>
    public static void Begin()
    {
        byte* value = OperatingSystem.IsLinux() ? NativePosix.FindVariable(Variable) : null;
        if (value != null)
        {
            s_folder = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(value).ToArray();
            s_state = Unknown;
            _ = NativePosix.UnsetVariable(PathArgument.ZeroTerminated(Variable));
        }
    }

    /// <summary>Looks whether sources are newer; done once, by whoever comes first.</summary>
    public static void Look()
    {
        lock (s_lock)
        {
            if (s_state == Unknown)
            {
                s_state = IsCurrent(s_folder!) ? Current : Stale;
            }
        }
    }

    /// <summary>To be called before anything of the program is seen. Does not return where the sources are newer.</summary>
    public static void Settle()
    {
        if (s_folder is not null)
        {
            Look();
            if (s_state == Stale)
            {
                StartAgain(s_folder);
            }
        }
    }

    private static bool IsCurrent(byte[] checkout)
    {
        NativePosix.Stat built;
        NativePosix.Stat listed;
        string published = AppContext.BaseDirectory;
        int folder;
        fixed (byte* path = (byte[])[.. checkout, 0])
        {
            folder = NativePosix.Open(path, NativePosix.O_RDONLY | NativePosix.O_CLOEXEC, 0);
        }

        bool current = folder >= 0 && TryStat(published + ".stamp", &built) && TryStat(published + ".sources", &listed)
            && ProgramFile.Read(published + ".sources", out _) is { } names && AreOlder(folder, names, built, listed);
        _ = NativePosix.Close(folder);
        return current;
    }

    /// <summary>Whether everything in a list of paths, one a line, is there and not newer.</summary>
    private static bool AreOlder(int folder, byte[] names, in NativePosix.Stat built, in NativePosix.Stat listed)
    {
        NativePosix.Stat status;
        fixed (byte* text = names)
        {
            int start = 0;
            for (int i = 0; i < names.Length; i++)
            {
                if (text[i] != (byte)'\n')
                {
                    continue;
                }

                text[i] = 0;
                if (NativePosix.StatAt(folder, text + start, &status, 0) != 0 || IsNewer(status, (status.Mode & NativePosix.S_IFMT) == NativePosix.S_IFDIR ? listed : built))
                {
                    return false;
                }

                start = i + 1;
            }

            return start > 0;
        }
    }

    private static bool IsNewer(in NativePosix.Stat file, in NativePosix.Stat than) =>
        file.ModificationSeconds > than.ModificationSeconds
        || (file.ModificationSeconds == than.ModificationSeconds && file.ModificationNanoseconds > than.ModificationNanoseconds);

    private static bool TryStat(string path, NativePosix.Stat* status) => NativePosix.StatAt(NativePosix.AT_FDCWD, PathArgument.ZeroTerminated(path), status, 0) == 0;

    /// <summary>Has the script publish, and start the program with the same arguments.</summary>
    private static void StartAgain(byte[] checkout)
    {
        const int SIGPIPE = 13;
        byte[] line = ProgramFile.Read("/proc/self/cmdline\0"u8, out _) ?? [];
        int count = 0;
        foreach (byte value in line)
        {
            count += value == 0 ? 1 : 0;
        }

        byte** arguments = stackalloc byte*[count + 2];
        fixed (byte* text = line, shell = "/bin/sh\0"u8, script = (byte[])[.. checkout, .. "/adder\0"u8])
        {
            arguments[0] = shell;
            arguments[1] = script;
            int index = 1;
            for (int i = 0; i < line.Length - 1; i++)
            {
                if (line[i] == 0)
                {
                    arguments[++index] = text + i + 1;
                }
            }

            arguments[index + 1] = null;
            _ = NativePosix.SetVariable(PathArgument.ZeroTerminated("ADDER_STALE"), PathArgument.ZeroTerminated("1"), 1);
            _ = SignalDelivery.SetDisposition(SIGPIPE, 0);
            _ = NativePosix.Execute(PathArgument.ZeroTerminated("/bin/sh"), arguments);
        }

        StandardStreams.RawError("adder: sources are newer than the program, and ./publish could not be run; run it\n");
        Environment.Exit(1);
    }
}
