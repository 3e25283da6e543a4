using System;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>Functions on processes, users and scheduling.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("getpid()", Doc = "Return the current process id.")]
    private static int ProcessIdentifier() => NativePosix.ProcessIdentifier();

    [PyFunction("getppid()", Doc = "Return the parent's process id.")]
    private static int ParentIdentifier() => NativePosix.ParentIdentifier();

    [PyFunction("getuid()", Doc = "Return the current process's user id.")]
    private static long User() => NativePosix.User();

    [PyFunction("geteuid()", Doc = "Return the current process's effective user id.")]
    private static long EffectiveUser() => NativePosix.EffectiveUser();

    [PyFunction("getgid()", Doc = "Return the current process's group id.")]
    private static long Group() => NativePosix.Group();

    [PyFunction("getegid()", Doc = "Return the current process's effective group id.")]
    private static long EffectiveGroup() => NativePosix.EffectiveGroup();

    [PyFunction("getresuid()", Doc = "Return a tuple of the current process's real, effective, and saved user ids.")]
    private static PyObject? AllUsers(ThreadState ts)
    {
        uint* users = stackalloc uint[3];
        return NativePosix.AllUsers(users, users + 1, users + 2) < 0 ? SystemErrors.RaiseLast(ts) : PyTuple.Create(PyInt.From(users[0]), PyInt.From(users[1]), PyInt.From(users[2]));
    }

    [PyFunction("getresgid()", Doc = "Return a tuple of the current process's real, effective, and saved group ids.")]
    private static PyObject? AllGroups(ThreadState ts)
    {
        uint* groups = stackalloc uint[3];
        return NativePosix.AllGroups(groups, groups + 1, groups + 2) < 0 ? SystemErrors.RaiseLast(ts) : PyTuple.Create(PyInt.From(groups[0]), PyInt.From(groups[1]), PyInt.From(groups[2]));
    }

    [PyFunction("setuid(uid, /)", Doc = "Set the current process's user id.")]
    private static PyObject? SetUser(ThreadState ts, PyObject uid) => TryIdentifier(ts, uid, "uid", out uint user) ? NoneOr(ts, NativePosix.SetUser(user)) : null;

    [PyFunction("setgid(gid, /)", Doc = "Set the current process's group id.")]
    private static PyObject? SetGroup(ThreadState ts, PyObject gid) => TryIdentifier(ts, gid, "gid", out uint group) ? NoneOr(ts, NativePosix.SetGroup(group)) : null;

    [PyFunction("seteuid(euid, /)", Doc = "Set the current process's effective user id.")]
    private static PyObject? SetEffectiveUser(ThreadState ts, PyObject uid) => TryIdentifier(ts, uid, "uid", out uint user) ? NoneOr(ts, NativePosix.SetEffectiveUser(user)) : null;

    [PyFunction("setegid(egid, /)", Doc = "Set the current process's effective group id.")]
    private static PyObject? SetEffectiveGroup(ThreadState ts, PyObject gid) => TryIdentifier(ts, gid, "gid", out uint group) ? NoneOr(ts, NativePosix.SetEffectiveGroup(group)) : null;

    [PyFunction("setreuid(ruid, euid, /)", Doc = "Set the current process's real and effective user ids.")]
    private static PyObject? SetUsers(ThreadState ts, PyObject real, PyObject effective) =>
        TryIdentifier(ts, real, "uid", out uint realUser) && TryIdentifier(ts, effective, "uid", out uint effectiveUser) ? NoneOr(ts, NativePosix.SetUsers(realUser, effectiveUser)) : null;

    [PyFunction("setregid(rgid, egid, /)", Doc = "Set the current process's real and effective group ids.")]
    private static PyObject? SetGroups(ThreadState ts, PyObject real, PyObject effective) =>
        TryIdentifier(ts, real, "gid", out uint realGroup) && TryIdentifier(ts, effective, "gid", out uint effectiveGroup) ? NoneOr(ts, NativePosix.SetGroups(realGroup, effectiveGroup)) : null;

    [PyFunction("setresuid(ruid, euid, suid, /)", Doc = "Set the current process's real, effective, and saved user ids.")]
    private static PyObject? SetAllUsers(ThreadState ts, PyObject real, PyObject effective, PyObject saved) =>
        TryIdentifier(ts, real, "uid", out uint realUser) && TryIdentifier(ts, effective, "uid", out uint effectiveUser) && TryIdentifier(ts, saved, "uid", out uint savedUser)
            ? NoneOr(ts, NativePosix.SetAllUsers(realUser, effectiveUser, savedUser))
            : null;

    [PyFunction("setresgid(rgid, egid, sgid, /)", Doc = "Set the current process's real, effective, and saved group ids.")]
    private static PyObject? SetAllGroups(ThreadState ts, PyObject real, PyObject effective, PyObject saved) =>
        TryIdentifier(ts, real, "gid", out uint realGroup) && TryIdentifier(ts, effective, "gid", out uint effectiveGroup) && TryIdentifier(ts, saved, "gid", out uint savedGroup)
            ? NoneOr(ts, NativePosix.SetAllGroups(realGroup, effectiveGroup, savedGroup))
            : null;

    [PyFunction("setgroups(groups, /)", Doc = "Set the groups of the current process to list.")]
    private static PyObject? SetSupplementaryGroups(ThreadState ts, PyObject groups)
    {
        if (!Containers.IsSequence(groups))
        {
            return Raise.TypeError(ts, "setgroups argument must be a sequence");
        }

        if (Iteration.ToTuple(ts, groups) is not { } items)
        {
            return null;
        }

        const int MaximumCount = 65536;
        if (items.Count > MaximumCount)
        {
            return Raise.ValueError(ts, "too many groups");
        }

        var identifiers = new uint[items.Count];
        for (int i = 0; i < identifiers.Length; i++)
        {
            if (items[i] is not PyInt)
            {
                return Raise.TypeError(ts, "groups must be integers");
            }

            if (!TryIdentifier(ts, items[i], "gid", out identifiers[i]))
            {
                return null;
            }
        }

        fixed (uint* pointer = identifiers)
        {
            return NoneOr(ts, NativePosix.SetSupplementaryGroups(identifiers.Length, pointer));
        }
    }

    [PyFunction("initgroups(username, gid, /)", Doc = "Initialize the group access list.")]
    private static PyObject? InitializeGroups(ThreadState ts, PyObject user, PyObject gid) =>
        PathArgument.ToBytes(ts, user, "initgroups") is { } name && TryIdentifier(ts, gid, "gid", out uint group) ? NoneOr(ts, NativePosix.InitializeGroups(name, group)) : null;

    [PyFunction("getgroups()", Doc = "Return list of supplemental group IDs for the process.")]
    private static PyObject? SupplementaryGroups(ThreadState ts)
    {
        int count = NativePosix.SupplementaryGroups(0, null);
        if (count < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        var groups = new uint[count + 1];
        fixed (uint* pointer = groups)
        {
            count = NativePosix.SupplementaryGroups(count, pointer);
        }

        return count < 0 ? SystemErrors.RaiseLast(ts) : ListOf(groups.AsSpan(0, count));
    }

    [PyFunction("getgrouplist(user, group, /)", Doc = "Returns a list of groups to which a user belongs.")]
    private static PyObject? GroupsOf(ThreadState ts, string user, PyObject gid)
    {
        if (!TryIdentifier(ts, gid, "gid", out uint group))
        {
            return null;
        }

        var groups = new uint[65536];
        int count = groups.Length;
        fixed (uint* pointer = groups)
        {
            return NativePosix.GroupsOf(Encoding.UTF8.GetBytes(user + "\0"), group, pointer, &count) < 0 ? SystemErrors.RaiseLast(ts) : ListOf(groups.AsSpan(0, count));
        }
    }

    private static PyList ListOf(ReadOnlySpan<uint> numbers)
    {
        PyList list = PyList.WithCapacity(numbers.Length);
        foreach (uint number in numbers)
        {
            list.Add(PyInt.From(number));
        }

        return list;
    }

    [PyFunction("getlogin()", Doc = "Return the actual login name.")]
    private static PyObject? LoginName(ThreadState ts)
    {
        byte* buffer = stackalloc byte[256];
        int error = NativePosix.LoginName(buffer, 256);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
    }

    [PyFunction("getpgid(pid)", Doc = "Call the system call getpgid(), and return the result.")]
    private static PyObject? ProcessGroup(ThreadState ts, int pid)
    {
        int group = NativePosix.ProcessGroup(pid);
        return group < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(group);
    }

    [PyFunction("getpgrp()", Doc = "Return the current process group id.")]
    private static int OwnProcessGroup() => NativePosix.ProcessGroup(0);

    [PyFunction("setpgid(pid, pgrp, /)", Doc = "Call the system call setpgid(pid, pgrp).")]
    private static PyObject? SetProcessGroup(ThreadState ts, int pid, int group) => NoneOr(ts, NativePosix.SetProcessGroup(pid, group));

    [PyFunction("setpgrp()", Doc = "Make the current process the leader of its process group.")]
    private static PyObject? LeadProcessGroup(ThreadState ts) => NoneOr(ts, NativePosix.SetProcessGroup(0, 0));

    [PyFunction("getsid(pid, /)", Doc = "Call the system call getsid(pid) and return the result.")]
    private static PyObject? Session(ThreadState ts, int pid)
    {
        int session = NativePosix.Session(pid);
        return session < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(session);
    }

    [PyFunction("setsid()", Doc = "Call the system call setsid().")]
    private static PyObject? StartSession(ThreadState ts) => NoneOr(ts, NativePosix.StartSession());

    [PyFunction("kill(pid, signal, /)", Doc = "Kill a process with a signal.")]
    private static PyObject? Kill(ThreadState ts, int pid, int signal)
    {
        int result = pid == NativePosix.ProcessIdentifier() ? Adder.Modules.Signal.SignalDelivery.SendToSelf(ts, signal) : NativePosix.Kill(pid, signal);
        if (result < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        return BlockingCall.CheckSignals(ts) ? PyNone.Instance : null;
    }

    [PyFunction("killpg(pgid, signal, /)", Doc = "Kill a process group with a signal.")]
    private static PyObject? KillGroup(ThreadState ts, int group, int signal) => NoneOr(ts, NativePosix.KillGroup(group, signal));

    [PyFunction("waitpid(pid, options, /)", Doc = "Wait for completion of a given child process.")]
    private static PyObject? WaitForProcess(ThreadState ts, int pid, int options) =>
        WaitFor(ts, pid, options, null, out int process, out int status) ? PyTuple.Create(PyInt.From(process), PyInt.From(status)) : null;

    [PyFunction("wait()", Doc = "Wait for completion of a child process.")]
    private static PyObject? Wait(ThreadState ts) => WaitForProcess(ts, -1, 0);

    [PyFunction("wait3(options)", Doc = "Wait for completion of a child process.")]
    private static PyObject? Wait3(ThreadState ts, int options) => Wait4(ts, -1, options);

    [PyFunction("wait4(pid, options)", Doc = "Wait for completion of a specific child process.")]
    private static PyObject? Wait4(ThreadState ts, int pid, int options)
    {
        long* usage = stackalloc long[18];
        new Span<long>(usage, 18).Clear();
        return WaitFor(ts, pid, options, usage, out int process, out int status)
            ? PyTuple.Create(PyInt.From(process), PyInt.From(status), Adder.Modules.Resource.ResourceModule.FromUsage(usage))
            : null;
    }

    private static bool WaitFor(ThreadState ts, int pid, int options, long* usage, out int process, out int status)
    {
        while (true)
        {
            int state = 0;
            using (BlockingCall.Enter(ts))
            {
                process = NativePosix.Wait(pid, &state, options, usage);
            }

            status = state;
            if (process >= 0)
            {
                return true;
            }

            if (!MayRetry(ts, out bool raised))
            {
                return !raised && (bool)SystemErrors.RaiseLast(ts);
            }
        }
    }

    [PyFunction("waitid(idtype, id, options, /)", Doc = "Returns the result of waiting for a process or processes.")]
    private static PyObject? WaitIdentifier(ThreadState ts, int kind, int identifier, int options)
    {
        // siginfo_t: signo, errno and code as ints, then at 16 pid, uid, status.
        byte* information = stackalloc byte[128];
        while (true)
        {
            new Span<byte>(information, 128).Clear();
            int result;
            using (BlockingCall.Enter(ts))
            {
                result = NativePosix.WaitIdentifier(kind, identifier, information, options);
            }

            if (result == 0)
            {
                int* fields = (int*)information;
                return fields[4] == 0
                    ? PyNone.Instance
                    : PosixStructures.WaitIdentifier.New(PyInt.From(fields[4]), PyInt.From((uint)fields[5]), PyInt.From(fields[0]), PyInt.From(fields[6]), PyInt.From(fields[2]));
            }

            if (!MayRetry(ts, out bool raised))
            {
                return raised ? null : SystemErrors.RaiseLast(ts);
            }
        }
    }

    [PyFunction("WIFEXITED(status)", Doc = "Return True if the process returning status exited via the exit() system call.")]
    private static bool IsExited(int status) => (status & 0x7F) == 0;

    [PyFunction("WEXITSTATUS(status)", Doc = "Return the process return code from status.")]
    private static int ExitStatus(int status) => (status >> 8) & 0xFF;

    [PyFunction("WIFSIGNALED(status)", Doc = "Return True if the process returning status was terminated by a signal.")]
    private static bool IsSignaled(int status) => (sbyte)((status & 0x7F) + 1) >> 1 > 0;

    [PyFunction("WTERMSIG(status)", Doc = "Return the signal that terminated the process that provided the status value.")]
    private static int TerminatingSignal(int status) => status & 0x7F;

    [PyFunction("WIFSTOPPED(status)", Doc = "Return True if the process returning status was stopped.")]
    private static bool IsStopped(int status) => (status & 0xFF) == 0x7F;

    [PyFunction("WSTOPSIG(status)", Doc = "Return the signal that stopped the process that provided the status value.")]
    private static int StoppingSignal(int status) => (status >> 8) & 0xFF;

    [PyFunction("WIFCONTINUED(status)", Doc = "Return True if a particular process was continued from a job control stop.")]
    private static bool IsContinued(int status) => status == 0xFFFF;

    [PyFunction("WCOREDUMP(status, /)", Doc = "Return True if the process returning status was dumped to a core file.")]
    private static bool DumpedCore(int status) => (status & 0x80) != 0;

    [PyFunction("waitstatus_to_exitcode(status)", Doc = "Convert a wait status to an exit code.")]
    private static PyObject? ToExitCode(ThreadState ts, int status)
    {
        if (IsExited(status))
        {
            return PyInt.From(ExitStatus(status));
        }

        if (IsSignaled(status))
        {
            return PyInt.From(-TerminatingSignal(status));
        }

        return IsStopped(status)
            ? Raise.ValueError(ts, $"process stopped by delivery of signal {StoppingSignal(status)}")
            : Raise.ValueError(ts, $"invalid wait status: {status}");
    }

    [PyFunction("umask(mask, /)", Doc = "Set the current numeric umask and return the previous umask.")]
    private static long SetMask(int mask) => NativePosix.SetMask((uint)mask);

    [PyFunction("times()", Doc = "Return a collection containing process timing information.")]
    private static PyObject? ProcessTimes(ThreadState ts)
    {
        const double TicksPerSecond = 100;
        long* times = stackalloc long[4];
        long elapsed = NativePosix.ProcessTimes(times);
        return elapsed == -1
            ? SystemErrors.RaiseLast(ts)
            : PosixStructures.Times.New(
                PyFloat.From(times[0] / TicksPerSecond), PyFloat.From(times[1] / TicksPerSecond), PyFloat.From(times[2] / TicksPerSecond), PyFloat.From(times[3] / TicksPerSecond),
                PyFloat.From(elapsed / TicksPerSecond));
    }

    [PyFunction("_exit(status)", Doc = "Exit to the system with specified status, without normal exit processing.")]
    private static PyObject? ExitAtOnce(ThreadState ts, int status)
    {
        NativePosix.ExitAtOnce(ts.Interpreter.Options.CodeWatch?.ProcessEnds is { } ends ? ends(ts.Interpreter, status) : status);
        return PyNone.Instance;
    }

    [PyFunction("abort()", Doc = "Abort the interpreter immediately.")]
    private static PyObject? Abort(ThreadState ts)
    {
        const int AbortSignal = 6;
        if (!Faults.FaultHandlerModule.Sent(ts, AbortSignal))
        {
            NativePosix.Abort();
        }

        return PyNone.Instance;
    }

    [PyFunction("system(command)", Doc = "Execute the command in a subshell.")]
    private static PyObject? RunCommand(ThreadState ts, PyObject command)
    {
        if (PathArgument.ToBytes(ts, command, "system") is not { } bytes)
        {
            return null;
        }

        using (BlockingCall.Enter(ts))
        {
            return PyInt.From(NativePosix.RunCommand(bytes));
        }
    }

    /// <summary>Another program in the process's place would end all interpreters.</summary>
    private static bool MayExecute(ThreadState ts) => ts.Interpreter.Configuration.AllowsExec || (bool)Raise.RuntimeError(ts, "exec not supported for isolated subinterpreters");

    [PyFunction("execv(path, argv, /)", Doc = "Execute an executable path with arguments, replacing current process.")]
    private static PyObject? Execute(ThreadState ts, PyObject path, PyObject arguments)
    {
        if (!MayExecute(ts) || !FileArgument.TryParse(ts, path, "execv", out FileArgument file) || NativeStrings.FromArguments(ts, arguments, "execv") is not { } list)
        {
            return null;
        }

        using (list)
        {
            AnnounceExecution(ts, file.Path);
            _ = NativePosix.Execute(file.Path, list.Pointer);
            return SystemErrors.RaiseLast(ts);
        }
    }

    [PyFunction("execve(path, argv, env)", Doc = "Execute an executable path with arguments, replacing current process.")]
    private static PyObject? ExecuteWith(ThreadState ts, PyObject path, PyObject arguments, PyObject environment)
    {
        if (!MayExecute(ts) || !FileArgument.TryParse(ts, path, "execve", out FileArgument file) || NativeStrings.FromArguments(ts, arguments, "execve") is not { } list)
        {
            return null;
        }

        using (list)
        {
            using NativeStrings? variables = NativeStrings.FromEnvironment(ts, environment, "execve");
            if (variables is null)
            {
                return null;
            }

            AnnounceExecution(ts, file.Path);
            _ = NativePosix.Execute(file.Path, list.Pointer, variables.Pointer);
            return SystemErrors.RaiseLast(ts, file.Original);
        }
    }

    /// <summary>Tells who watches that another program takes the process over, if there is one that can.</summary>
    private static void AnnounceExecution(ThreadState ts, byte[] path)
    {
        const int Executable = 1;
        if (ts.Interpreter.Options.CodeWatch?.ProcessEnds is { } ends && NativePosix.AccessAt(NativePosix.AT_FDCWD, path, Executable, 0) == 0)
        {
            _ = ends(ts.Interpreter, 0);
        }
    }

    [PyFunction("pidfd_open(pid, flags=0)", Doc = "Return a file descriptor referring to the process *pid*.")]
    private static PyObject? OpenProcess(ThreadState ts, int pid, int flags = 0)
    {
        const int PidfdOpen = 434;
        long descriptor = NativePosix.SystemCall(PidfdOpen, pid, flags, 0);
        return descriptor < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(descriptor);
    }
}
