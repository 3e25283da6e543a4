using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Subprocess;

/// <summary><c>_posixsubprocess</c>: starts child processes for <c>subprocess</c>, by posix_spawn instead of fork.</summary>
[PyModule("_posixsubprocess", Doc = "A POSIX helper for the subprocess module.")]
internal static unsafe partial class SubprocessModule
{
    /// <summary>The process number of a child that could not be started: nobody has it, so waiting for it fails at once.</summary>
    private const int NoProcess = int.MaxValue;

    /// <summary>SIGPIPE and SIGXFSZ, which Python ignores, as bits.</summary>
    private const ulong RestoredSignals = (1UL << 12) | (1UL << 24);

    [PyFunction("fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /)", Doc = "Spawn a fresh new child process.")]
    private static PyObject? StartProcess(
        ThreadState ts, PyObject arguments, PyObject executables, bool closeDescriptors, PyTuple passed, PyObject folder, PyObject environment,
        int childInput, int parentInput, int parentOutput, int childOutput, int parentError, int childError, int errorPipeRead, int errorPipeWrite,
        bool restoreSignals, bool newSession, int group, PyObject gid, PyObject extraGroups, PyObject uid, int umask, PyObject beforeExecution)
    {
        if (beforeExecution is not PyNone)
        {
            return ts.Interpreter.IsMain ? Raise.NotYet(ts, "preexec_fn (there is no fork)") : Raise.RuntimeError(ts, "preexec_fn not supported within subinterpreters");
        }

        ChildCredentials? credentials = ChildCredentials.Read(ts, gid, extraGroups, uid);
        if (credentials is null && ts.Pending is not null)
        {
            return null;
        }

        if (Iteration.ToTuple(ts, arguments) is not { } items || NativeStrings.FromPaths(ts, items) is not { } argumentList)
        {
            return null;
        }

        using (argumentList)
        {
            using NativeStrings? variables = environment is PyNone ? null : Iteration.ToTuple(ts, environment) is { } list ? NativeStrings.FromVariables(ts, list) : null;
            if (environment is not PyNone && variables is null)
            {
                return null;
            }

            byte[]? cwd = folder is PyNone ? null : PathArgument.ToBytes(ts, folder, "cwd");
            List<byte[]>? programs = ToPaths(ts, executables);
            HashSet<int>? kept = ToDescriptors(ts, passed);
            if ((folder is not PyNone && cwd is null) || programs is null || kept is null)
            {
                return null;
            }

            if (cwd is not null && NativePosix.AccessAt(NativePosix.AT_FDCWD, [.. cwd.AsSpan()[..^1], (byte)'/', (byte)'.', 0], 1, 0) < 0)
            {
                Report(errorPipeWrite, Marshal.GetLastPInvokeError(), "noexec:chdir");
                return PyInt.From(NoProcess);
            }

            // The pipe must close when the new program starts: that tells subprocess of the success.
            kept.Remove(errorPipeWrite);
            using var spawner = new ProcessSpawner();
            using var copies = new DescriptorCopies();
            Connect(spawner, copies, childInput, childOutput, childError);
            PassOn(spawner, kept, closeDescriptors);
            Prepare(spawner, cwd, restoreSignals, newSession, group);
            if (credentials is null)
            {
                return PyInt.From(Start(spawner, programs, argumentList, variables, umask, errorPipeWrite));
            }

            int process = NoProcess;
            int error = credentials.Run(() => process = Start(spawner, programs, argumentList, variables, umask, errorPipeWrite));
            if (error != 0)
            {
                Report(errorPipeWrite, error, "noexec");
            }

            return PyInt.From(process);
        }
    }

    /// <summary>The descriptors that the child is to have besides the standard ones.</summary>
    private static void PassOn(ProcessSpawner spawner, HashSet<int> kept, bool closeOthers)
    {
        foreach (int descriptor in kept)
        {
            _ = spawner.Duplicate(descriptor, descriptor);
        }

        if (closeOthers)
        {
            CloseOthers(spawner, kept);
        }
    }

    /// <summary>Folder, signals, session and process group of the child.</summary>
    private static void Prepare(ProcessSpawner spawner, byte[]? folder, bool restoreSignals, bool newSession, int group)
    {
        if (folder is not null)
        {
            _ = spawner.ChangeFolder(folder);
        }

        if (restoreSignals)
        {
            spawner.ResetSignals(RestoredSignals);
        }

        if (newSession)
        {
            spawner.AddFlag(ProcessSpawner.SetSession);
        }

        if (group >= 0)
        {
            spawner.JoinGroup(group);
        }
    }

    private static int Start(ProcessSpawner spawner, List<byte[]> programs, NativeStrings arguments, NativeStrings? variables, int umask, int errorPipe)
    {
        // The mask is the whole process's: it is changed for the moment of the start only.
        uint oldMask = umask >= 0 ? NativePosix.SetMask((uint)umask) : 0;
        int saved = NativePosix.ENOENT;
        int process = NoProcess;
        byte** environment = variables is null ? ProcessSpawner.CurrentEnvironment : variables.Pointer;
        foreach (byte[] program in programs)
        {
            int error = spawner.Start(program, arguments.Pointer, environment, searchPath: false, out process);
            if (error == 0)
            {
                saved = 0;
                break;
            }

            process = NoProcess;
            if (error is not (NativePosix.ENOENT or NativePosix.ENOTDIR) || saved == NativePosix.ENOENT)
            {
                saved = error;
            }
        }

        if (umask >= 0)
        {
            _ = NativePosix.SetMask(oldMask);
        }

        if (saved != 0)
        {
            Report(errorPipe, saved, "");
        }

        return process;
    }

    /// <summary>Makes descriptors 0 to 2 of the child; -1 leaves one as it is.</summary>
    private static void Connect(ProcessSpawner spawner, DescriptorCopies copies, int input, int output, int error)
    {
        // What stands in for a later stream must not be overwritten by an earlier one.
        output = output == 0 ? copies.Copy(output) : output;
        error = error is 0 or 1 ? copies.Copy(error) : error;
        if (input >= 0)
        {
            _ = spawner.Duplicate(input, 0);
        }

        if (output >= 0)
        {
            _ = spawner.Duplicate(output, 1);
        }

        if (error >= 0)
        {
            _ = spawner.Duplicate(error, 2);
        }
    }

    /// <summary>Closes inheritable descriptors that are not to be passed on; the others close themselves.</summary>
    private static void CloseOthers(ProcessSpawner spawner, HashSet<int> kept)
    {
        foreach (string entry in System.IO.Directory.GetFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(System.IO.Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor) && descriptor > 2 && !kept.Contains(descriptor)
                && NativePosix.Control(descriptor, NativePosix.F_GETFD, 0) is >= 0 and var flags && (flags & NativePosix.FD_CLOEXEC) == 0)
            {
                _ = spawner.Close(descriptor);
            }
        }
    }

    /// <summary>Tells <c>subprocess</c> through its pipe why the child could not be started.</summary>
    private static void Report(int pipe, int error, string detail)
    {
        byte[] message = Encoding.ASCII.GetBytes($"OSError:{error:X}:{detail}");
        fixed (byte* pointer = message)
        {
            _ = NativePosix.Write(pipe, pointer, message.Length);
        }
    }

    private static List<byte[]>? ToPaths(ThreadState ts, PyObject value)
    {
        if (Iteration.ToTuple(ts, value) is not { } items)
        {
            return null;
        }

        var paths = new List<byte[]>();
        foreach (PyObject item in items.Items)
        {
            if (PathArgument.ToBytes(ts, item, "executable") is not { } path)
            {
                return null;
            }

            paths.Add(path);
        }

        return paths;
    }

    private static HashSet<int>? ToDescriptors(ThreadState ts, PyTuple passed)
    {
        var descriptors = new HashSet<int>();
        foreach (PyObject item in passed.Items)
        {
            if (item is not PyInt number || !number.TryGetInt64(out long descriptor) || descriptor is < 0 or > int.MaxValue)
            {
                _ = Raise.ValueError(ts, "bad value(s) in fds_to_keep");
                return null;
            }

            descriptors.Add((int)descriptor);
        }

        return descriptors;
    }

    /// <summary>Copies of descriptors above the standard ones, closed together.</summary>
    private sealed class DescriptorCopies : IDisposable
    {
        private readonly List<int> _copies = [];

        public int Copy(int descriptor)
        {
            int copy = NativePosix.Control(descriptor, NativePosix.F_DUPFD_CLOEXEC, 3);
            if (copy < 0)
            {
                return descriptor;
            }

            _copies.Add(copy);
            return copy;
        }

        public void Dispose()
        {
            foreach (int copy in _copies)
            {
                _ = NativePosix.Close(copy);
            }
        }
    }
}
