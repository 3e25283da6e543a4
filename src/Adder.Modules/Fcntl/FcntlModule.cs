using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Fcntl;

/// <summary><c>fcntl</c>: file control and locks.</summary>
[PyModule("fcntl", Doc = "This module performs file control and I/O control on file descriptors.")]
internal static unsafe partial class FcntlModule
{
    private const int BufferSize = 1024;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, FcntlConstants.All);
        return Done.Ok;
    }

    [PyFunction("fcntl(fd, cmd, arg=0, /)", Doc = "Perform the operation `cmd` on file descriptor fd.")]
    private static PyObject? Control(ThreadState ts, PyObject fd, int command, PyObject? argument) =>
        FileArgument.TryFileNumber(ts, fd, out int descriptor) ? Call(ts, descriptor, command, argument, isControl: true, mutate: false) : null;

    [PyFunction("ioctl(fd, request, arg=0, mutate_flag=True, /)", Doc = "Perform the operation request on file descriptor fd.")]
    private static PyObject? InputOutputControl(ThreadState ts, PyObject fd, long request, PyObject? argument, bool mutate = true) =>
        FileArgument.TryFileNumber(ts, fd, out int descriptor) ? Call(ts, descriptor, request, argument, isControl: false, mutate) : null;

    private static PyObject? Call(ThreadState ts, int descriptor, long request, PyObject? argument, bool isControl, bool mutate)
    {
        if (argument is null || argument.Type.Slots.Index != null)
        {
            long number = 0;
            if (argument is not null && !Numbers.IndexToInt64(ts, argument, ExceptionTypes.OverflowError, out number))
            {
                return null;
            }

            int result = Invoke(ts, descriptor, request, (nint)number, isControl);
            return result < 0 ? Failed(ts) : PyInt.From(result);
        }

        byte[]? text = argument is PyStr given ? PathArgument.Encode(ts, given) : null;
        using BufferView? view = text is not null ? Buffers.Readable(ts, PyBytes.From(text)) : argument is PyStr ? null : Buffers.Readable(ts, argument);
        if (view is null)
        {
            return null;
        }

        bool inPlace = mutate && !isControl && !view.IsReadOnly;
        int length = view.Span.Length;
        if (!inPlace && length > BufferSize)
        {
            return Raise.ValueError(ts, $"{(isControl ? "fcntl" : "ioctl")} argument 3 is too long");
        }

        byte[] buffer = new byte[Math.Max(length, BufferSize) + 8];
        view.Span.CopyTo(buffer);
        int outcome;
        fixed (byte* pointer = buffer)
        {
            outcome = Invoke(ts, descriptor, request, (nint)pointer, isControl);
        }

        if (outcome < 0)
        {
            return Failed(ts);
        }

        if (inPlace)
        {
            buffer.AsSpan(0, length).CopyTo(view.Span);
            return PyInt.From(outcome);
        }

        return PyBytes.From(buffer.AsSpan(0, length));
    }

    private static int Invoke(ThreadState ts, int descriptor, long request, nint argument, bool isControl)
    {
        while (true)
        {
            int result;
            using (BlockingCall.Enter(ts))
            {
                result = isControl ? NativePosix.Control(descriptor, (int)request, argument) : NativePosix.InputOutputControl(descriptor, (nuint)(ulong)request, argument);
            }

            if (result >= 0 || Marshal.GetLastPInvokeError() != NativePosix.EINTR || !BlockingCall.CheckSignals(ts))
            {
                return result;
            }
        }
    }

    /// <summary>OSError, unless a signal's handler has raised already.</summary>
    private static PyObject? Failed(ThreadState ts) => ts.Pending is not null ? null : SystemErrors.RaiseLast(ts);

    [PyFunction("flock(fd, operation, /)", Doc = "Perform the lock operation `operation` on file descriptor `fd`.")]
    private static PyObject? Lock(ThreadState ts, PyObject fd, int operation)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        while (true)
        {
            int result;
            using (BlockingCall.Enter(ts))
            {
                result = LockWhole(descriptor, operation);
            }

            if (result == 0)
            {
                return PyNone.Instance;
            }

            if (Marshal.GetLastPInvokeError() != NativePosix.EINTR || !BlockingCall.CheckSignals(ts))
            {
                return Failed(ts);
            }
        }
    }

    [PyFunction("lockf(fd, cmd, len=0, start=0, whence=0, /)", Doc = "A wrapper around the fcntl() locking calls.")]
    private static PyObject? LockRange(ThreadState ts, PyObject fd, int command, long length = 0, long start = 0, int whence = 0)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        const int Shared = 1;
        const int Exclusive = 2;
        const int NonBlocking = 4;
        const int Unlock = 8;
        short kind = (command & Unlock) != 0 ? (short)2 : (command & Shared) != 0 ? (short)0 : (command & Exclusive) != 0 ? (short)1 : (short)-1;
        if (kind < 0)
        {
            return Raise.ValueError(ts, "unrecognized lockf argument");
        }

        // struct flock: type and whence as shorts, at 8 start and length.
        byte* range = stackalloc byte[32];
        new Span<byte>(range, 32).Clear();
        ((short*)range)[0] = kind;
        ((short*)range)[1] = (short)whence;
        ((long*)range)[1] = start;
        ((long*)range)[2] = length;
        const int SetLock = 6;
        const int SetLockWaiting = 7;
        return Invoke(ts, descriptor, (command & NonBlocking) != 0 ? SetLock : SetLockWaiting, (nint)range, isControl: true) < 0 ? Failed(ts) : PyNone.Instance;
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int LockWhole(int descriptor, int operation);
}
