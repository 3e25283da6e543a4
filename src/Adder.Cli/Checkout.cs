using System;
using System.Threading;
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

    /// <summary>What the list is cut into, for two threads to share.</summary>
    private const int Parts = 16;

    private static readonly object s_lock = new();
    private static byte[]? s_folder;
    private static volatile int s_state = Current;

    /// <summary>The sources' folders and files, relative to <see cref="s_descriptor"/>'s folder.</summary>
    private static byte[]? s_names;

    private static int s_descriptor;
    private static NativePosix.Stat s_built;
    private static NativePosix.Stat s_listed;
    private static int s_begun;
    private static int s_ended;

    /// <summary>
    /// Takes the variable with which the script says where the sources are out of the environment: it is nobody else's. To be called before there is a second thread of ours: .NET's compiler
    /// copies the environment, without a lock, when some thread first needs it.
    /// </summary>
    public static void Begin()
    {
        byte* value = OperatingSystem.IsLinux() ? NativePosix.FindVariable(Variable) : null;
        if (value != null)
        {
            s_folder = new ReadOnlySpan<byte>(value, PathArgument.LengthOf(value)).ToArray();
            s_state = Unknown;
            _ = NativePosix.UnsetVariable(PathArgument.ZeroTerminated(Variable));
        }
    }

    /// <summary>Looks whether sources are newer. Two threads may come at once: they share the work; neither leaves before all of it is done.</summary>
    public static void Look()
    {
        if (s_folder is null)
        {
            return;
        }

        lock (s_lock)
        {
            if (s_state == Unknown && !Begin(s_folder))
            {
                s_state = Stale;
            }
        }

        while (s_state == Unknown)
        {
            int part = Interlocked.Increment(ref s_begun) - 1;
            if (part < Parts)
            {
                if (!AreOlder(part))
                {
                    s_state = Stale;
                }
                else if (Interlocked.Increment(ref s_ended) == Parts)
                {
                    _ = NativePosix.Close(s_descriptor);
                    s_state = Current;
                }
            }
            else
            {
                Thread.SpinWait(20);
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

    /// <summary>Reads the list of sources, once; false where that cannot be.</summary>
    private static bool Begin(byte[] checkout)
    {
        if (s_names is not null)
        {
            return true;
        }

        string published = AppContext.BaseDirectory;
        fixed (byte* path = (byte[])[.. checkout, 0])
        {
            s_descriptor = NativePosix.Open(path, NativePosix.O_RDONLY | NativePosix.O_CLOEXEC, 0);
        }

        fixed (NativePosix.Stat* built = &s_built, listed = &s_listed)
        {
            if (s_descriptor < 0 || !TryStat(published + ".stamp", built) || !TryStat(published + ".sources", listed))
            {
                return false;
            }
        }

        s_names = ProgramFile.Read(published + ".sources", out _);
        return s_names is { Length: > 0 };
    }

    /// <summary>Whether everything in one part of the list, a path a line, is there and not newer.</summary>
    private static bool AreOlder(int part)
    {
        NativePosix.Stat status;
        byte[] names = s_names!;
        int start = LineAt(names, part);
        int end = LineAt(names, part + 1);
        fixed (byte* text = names)
        {
            for (int i = start; i < end; i++)
            {
                if (text[i] != (byte)'\n')
                {
                    continue;
                }

                text[i] = 0;
                if (NativePosix.StatAt(s_descriptor, text + start, &status, 0) != 0 || IsNewer(status, (status.Mode & NativePosix.S_IFMT) == NativePosix.S_IFDIR ? s_listed : s_built))
                {
                    return false;
                }

                start = i + 1;
            }
        }

        return true;
    }

    /// <summary>Where the first line begins that belongs to a part or one behind it. Ends of lines are zero where they were looked at already.</summary>
    private static int LineAt(byte[] names, int part)
    {
        int at = (int)((long)names.Length * part / Parts);
        while (at > 0 && at < names.Length && names[at - 1] is not ((byte)'\n' or 0))
        {
            at++;
        }

        return at;
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
