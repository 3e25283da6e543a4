using System;
using System.Runtime.InteropServices;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Posix;

/// <content>Terminals.</content>
internal static unsafe partial class PosixModule
{
    private const uint TerminalSizeRequest = 0x5413;

    [PyFunction("isatty(fd, /)", Doc = "Return True if the fd is connected to a terminal.")]
    private static bool IsATerminal(int fd) => NativePosix.IsATerminal(fd) == 1;

    [PyFunction("ttyname(fd, /)", Doc = "Return the name of the terminal device connected to 'fd'.")]
    private static PyObject? TerminalName(ThreadState ts, int fd)
    {
        byte* buffer = stackalloc byte[256];
        int error = NativePosix.TerminalName(fd, buffer, 256);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
    }

    [PyFunction("get_terminal_size(fd=<unrepresentable>, /)", Doc = "Return the size of the terminal window as (columns, lines).")]
    private static PyObject? TerminalSize(ThreadState ts, int? fd)
    {
        ushort* size = stackalloc ushort[4];
        return NativePosix.InputOutputControl(fd ?? 1, TerminalSizeRequest, (nint)size) < 0
            ? SystemErrors.RaiseLast(ts)
            : PosixStructures.TerminalSize.New(PyInt.From(size[1]), PyInt.From(size[0]));
    }

    [PyFunction("device_encoding(fd)", Doc = "Return a string describing the encoding of a terminal's file descriptor.")]
    private static PyObject? DeviceEncoding(ThreadState ts, int fd) => NativePosix.IsATerminal(fd) == 1 ? PyStr.Intern("utf-8") : PyNone.Instance;

    [PyFunction("ctermid()", Doc = "Return the name of the controlling terminal for this process.")]
    private static string ControllingTerminal() => "/dev/tty";

    [PyFunction("openpty()", Doc = "Open a pseudo-terminal.")]
    private static PyObject? OpenTerminal(ThreadState ts)
    {
        int master;
        int slave;
        if (NativePosix.OpenTerminal(&master, &slave, 0, 0, 0) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        _ = NativePosix.Control(master, NativePosix.F_SETFD, NativePosix.FD_CLOEXEC);
        _ = NativePosix.Control(slave, NativePosix.F_SETFD, NativePosix.FD_CLOEXEC);
        return PyTuple.Create(PyInt.From(master), PyInt.From(slave));
    }

    [PyFunction("tcgetpgrp(fd, /)", Doc = "Return the process group associated with the terminal specified by fd.")]
    private static PyObject? TerminalGroup(ThreadState ts, int fd)
    {
        int group = NativePosix.TerminalGroup(fd);
        return group < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(group);
    }

    [PyFunction("tcsetpgrp(fd, pgid, /)", Doc = "Set the process group associated with the terminal specified by fd.")]
    private static PyObject? SetTerminalGroup(ThreadState ts, int fd, int group) => NoneOr(ts, NativePosix.SetTerminalGroup(fd, group));

    [PyFunction("posix_openpt(oflag, /)", Doc = "Open and return a file descriptor for a master pseudo-terminal device.")]
    private static PyObject? OpenTerminalMaster(ThreadState ts, int flags)
    {
        int descriptor = NativePosix.OpenTerminalMaster(flags);
        if (descriptor < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        _ = NativePosix.Control(descriptor, NativePosix.F_SETFD, NativePosix.FD_CLOEXEC);
        return PyInt.From(descriptor);
    }

    [PyFunction("grantpt(fd, /)", Doc = "Grant access to the slave pseudo-terminal device.")]
    private static PyObject? GrantTerminal(ThreadState ts, PyObject fd) => FileArgument.TryFileNumber(ts, fd, out int descriptor) ? NoneOr(ts, NativePosix.GrantTerminal(descriptor)) : null;

    [PyFunction("unlockpt(fd, /)", Doc = "Unlock a pseudo-terminal master/slave pair.")]
    private static PyObject? UnlockTerminal(ThreadState ts, PyObject fd) => FileArgument.TryFileNumber(ts, fd, out int descriptor) ? NoneOr(ts, NativePosix.UnlockTerminal(descriptor)) : null;

    [PyFunction("ptsname(fd, /)", Doc = "Return the name of the slave pseudo-terminal device.")]
    private static PyObject? SlaveName(ThreadState ts, PyObject fd)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        byte* buffer = stackalloc byte[256];
        int error = NativePosix.SlaveName(descriptor, buffer, 256);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
    }

    [PyFunction("login_tty(fd, /)", Doc = "Prepare the tty of which fd is a file descriptor for a new login session.")]
    private static PyObject? LogInOnTerminal(ThreadState ts, PyObject fd) => FileArgument.TryFileNumber(ts, fd, out int descriptor) ? NoneOr(ts, NativePosix.LogInOnTerminal(descriptor)) : null;
}
