using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>Functions on file descriptors.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("open(path, flags, mode=511, *, dir_fd=None)", Doc = "Open a file for low level IO.  Returns a file descriptor (integer).")]
    private static PyObject? Open(ThreadState ts, PyObject path, int flags, int mode = 511, PyObject? folder = null)
    {
        if (!FileArgument.TryParse(ts, path, "open", out FileArgument file) || !FileArgument.TryFolder(ts, folder, out int at))
        {
            return null;
        }

        while (true)
        {
            int descriptor;
            using (BlockingCall.Enter(ts))
            {
                descriptor = NativePosix.OpenAt(at, file.Path, flags | NativePosix.O_CLOEXEC, mode);
            }

            if (descriptor >= 0)
            {
                return PyInt.From(descriptor);
            }

            if (!MayRetry(ts, out bool raised))
            {
                return raised ? null : SystemErrors.RaiseLast(ts, file.Original);
            }
        }
    }

    /// <summary>After a failed call: true to try again because a signal interrupted it and its handler did not raise.</summary>
    private static bool MayRetry(ThreadState ts, out bool raised)
    {
        raised = false;
        int error = Marshal.GetLastPInvokeError();
        if (error != NativePosix.EINTR)
        {
            return false;
        }

        raised = !BlockingCall.CheckSignals(ts);
        Marshal.SetLastPInvokeError(error);
        return !raised;
    }

    [PyFunction("close(fd)", Doc = "Close a file descriptor.")]
    private static PyObject? Close(ThreadState ts, int fd)
    {
        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativePosix.Close(fd);
        }

        return result < 0 && Marshal.GetLastPInvokeError() != NativePosix.EINTR ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyFunction("closerange(fd_low, fd_high, /)", Doc = "Closes all file descriptors in [fd_low, fd_high), ignoring errors.")]
    private static PyObject? CloseRange(ThreadState ts, int low, int high)
    {
        for (int descriptor = low; descriptor < high; descriptor++)
        {
            _ = NativePosix.Close(descriptor);
        }

        return PyNone.Instance;
    }

    [PyFunction("dup(fd, /)", Doc = "Return a duplicate of a file descriptor.")]
    private static PyObject? Duplicate(ThreadState ts, int fd)
    {
        int copy = NativePosix.Control(fd, NativePosix.F_DUPFD_CLOEXEC, 0);
        return copy < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(copy);
    }

    [PyFunction("dup2(fd, fd2, inheritable=True)", Doc = "Duplicate file descriptor.")]
    private static PyObject? DuplicateTo(ThreadState ts, int fd, int target, bool inheritable = true)
    {
        if (fd < 0 || target < 0)
        {
            return SystemErrors.RaiseFor(ts, NativePosix.EBADF);
        }

        int result = inheritable || fd == target ? NativePosix.DuplicateTo(fd, target) : NativePosix.DuplicateTo(fd, target, NativePosix.O_CLOEXEC);
        return result < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(result);
    }

    [PyFunction("pipe()", Doc = "Create a pipe.")]
    private static PyObject? Pipe(ThreadState ts) => Pipe(ts, NativePosix.O_CLOEXEC);

    [PyFunction("pipe2(flags, /)", Doc = "Create a pipe with flags set atomically.")]
    private static PyObject? Pipe(ThreadState ts, int flags)
    {
        int* descriptors = stackalloc int[2];
        bool collected = false;
        int result;
        do
        {
            result = NativePosix.Pipe(descriptors, flags);
        }
        while (result < 0 && DescriptorShortage.Relieve(ts, ref collected));

        return result < 0 ? SystemErrors.RaiseLast(ts) : PyTuple.Create(PyInt.From(descriptors[0]), PyInt.From(descriptors[1]));
    }

    [PyFunction("read(fd, length, /)", Doc = "Read from a file descriptor.  Returns a bytes object.")]
    private static PyObject? Read(ThreadState ts, int fd, long length)
    {
        if (length < 0)
        {
            return SystemErrors.RaiseFor(ts, NativePosix.EINVAL);
        }

        var bytes = new byte[Math.Min(length, Array.MaxLength)];
        nint count = ReadInto(ts, fd, bytes, -1);
        return count < 0 ? null : count == bytes.Length ? PyBytes.From(bytes) : PyBytes.From(bytes.AsSpan(0, (int)count));
    }

    [PyFunction("readinto(fd, buffer, /)", Doc = "Read into a buffer object from a file descriptor.")]
    private static PyObject? ReadIntoBuffer(ThreadState ts, int fd, PyObject buffer)
    {
        using BufferView? view = Buffers.Writable(ts, buffer, "readinto");
        if (view is null)
        {
            return null;
        }

        nint count = ReadInto(ts, fd, view.Span, -1);
        return count < 0 ? null : PyInt.From(count);
    }

    [PyFunction("pread(fd, length, offset, /)", Doc = "Read a number of bytes from a file descriptor starting at a particular offset.")]
    private static PyObject? ReadAt(ThreadState ts, int fd, long length, long offset)
    {
        if (length < 0 || offset < 0)
        {
            return SystemErrors.RaiseFor(ts, NativePosix.EINVAL);
        }

        var bytes = new byte[Math.Min(length, Array.MaxLength)];
        nint count = ReadInto(ts, fd, bytes, offset);
        return count < 0 ? null : PyBytes.From(bytes.AsSpan(0, (int)count));
    }

    /// <summary>Reads at an offset, or at the current position where it is -1; -1: an exception is pending.</summary>
    private static nint ReadInto(ThreadState ts, int descriptor, Span<byte> target, long offset)
    {
        fixed (byte* buffer = target)
        {
            while (true)
            {
                nint count;
                using (BlockingCall.Enter(ts))
                {
                    count = offset < 0 ? NativePosix.Read(descriptor, buffer, target.Length) : NativePosix.ReadAt(descriptor, buffer, target.Length, offset);
                }

                if (count >= 0)
                {
                    return count;
                }

                if (!MayRetry(ts, out bool raised))
                {
                    return raised ? -1 : (nint)(long)SystemErrors.RaiseLast(ts);
                }
            }
        }
    }

    [PyFunction("write(fd, data, /)", Doc = "Write a bytes object to a file descriptor.")]
    private static PyObject? Write(ThreadState ts, int fd, BufferView data) => WriteFrom(ts, fd, data.Span, -1);

    [PyFunction("pwrite(fd, buffer, offset, /)", Doc = "Write bytes to a file descriptor starting at a particular offset.")]
    private static PyObject? WriteAt(ThreadState ts, int fd, BufferView data, long offset) => offset < 0 ? SystemErrors.RaiseFor(ts, NativePosix.EINVAL) : WriteFrom(ts, fd, data.Span, offset);

    private static PyObject? WriteFrom(ThreadState ts, int descriptor, ReadOnlySpan<byte> source, long offset)
    {
        fixed (byte* buffer = source)
        {
            while (true)
            {
                nint count;
                using (BlockingCall.Enter(ts))
                {
                    count = offset < 0 ? NativePosix.Write(descriptor, buffer, source.Length) : NativePosix.WriteAt(descriptor, buffer, source.Length, offset);
                }

                if (count >= 0)
                {
                    // What cut the write short may have been a signal: its handler runs before the caller goes on.
                    return count == source.Length || BlockingCall.CheckSignals(ts) ? PyInt.From(count) : null;
                }

                if (!MayRetry(ts, out bool raised))
                {
                    return raised ? null : SystemErrors.RaiseLast(ts);
                }
            }
        }
    }

    [PyFunction("lseek(fd, position, whence, /)", Doc = "Set the position of a file descriptor.  Return the new position.")]
    private static PyObject? Seek(ThreadState ts, int fd, long position, int whence)
    {
        long result = NativePosix.Seek(fd, position, whence);
        return result < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(result);
    }

    [PyFunction("fstat(fd)", Doc = "Perform a stat system call on the given file descriptor.")]
    private static PyObject? DescriptorStatus(ThreadState ts, int fd)
    {
        NativePosix.Stat status;
        return NativePosix.StatDescriptor(fd, &status) < 0 ? SystemErrors.RaiseLast(ts) : PosixStructures.FromStatus(status);
    }

    [PyFunction("ftruncate(fd, length, /)", Doc = "Truncate a file, specified by file descriptor, to a specific length.")]
    private static PyObject? TruncateDescriptor(ThreadState ts, int fd, long length) => NoneOr(ts, NativePosix.Truncate(fd, length));

    [PyFunction("fsync(fd)", Doc = "Force write of fd to disk.")]
    private static PyObject? Synchronize(ThreadState ts, PyObject fd)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativePosix.Synchronize(descriptor);
        }

        return NoneOr(ts, result);
    }

    [PyFunction("fdatasync(fd)", Doc = "Force write of fd to disk without forcing update of metadata.")]
    private static PyObject? SynchronizeData(ThreadState ts, PyObject fd)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativePosix.SynchronizeData(descriptor);
        }

        return NoneOr(ts, result);
    }

    [PyFunction("sync()", Doc = "Force write of everything to disk.")]
    private static PyObject? SynchronizeAll(ThreadState ts)
    {
        using (BlockingCall.Enter(ts))
        {
            NativePosix.SynchronizeAll();
        }

        return PyNone.Instance;
    }

    [PyFunction("get_inheritable(fd, /)", Doc = "Get the close-on-exe flag of the specified file descriptor.")]
    private static PyObject? GetInheritable(ThreadState ts, int fd)
    {
        int flags = NativePosix.Control(fd, NativePosix.F_GETFD, 0);
        return flags < 0 ? SystemErrors.RaiseLast(ts) : PyBool.From((flags & NativePosix.FD_CLOEXEC) == 0);
    }

    [PyFunction("set_inheritable(fd, inheritable, /)", Doc = "Set the inheritable flag of the specified file descriptor.")]
    private static PyObject? SetInheritable(ThreadState ts, int fd, int inheritable)
    {
        int flags = NativePosix.Control(fd, NativePosix.F_GETFD, 0);
        return flags < 0
            ? SystemErrors.RaiseLast(ts)
            : NoneOr(ts, NativePosix.Control(fd, NativePosix.F_SETFD, inheritable != 0 ? flags & ~NativePosix.FD_CLOEXEC : flags | NativePosix.FD_CLOEXEC));
    }

    [PyFunction("get_blocking(fd, /)", Doc = "Get the blocking mode of the file descriptor.")]
    private static PyObject? GetBlocking(ThreadState ts, int fd)
    {
        int flags = NativePosix.Control(fd, NativePosix.F_GETFL, 0);
        return flags < 0 ? SystemErrors.RaiseLast(ts) : PyBool.From((flags & NativePosix.O_NONBLOCK) == 0);
    }

    [PyFunction("set_blocking(fd, blocking, /)", Doc = "Set the blocking mode of the specified file descriptor.")]
    private static PyObject? SetBlocking(ThreadState ts, int fd, bool blocking)
    {
        int flags = NativePosix.Control(fd, NativePosix.F_GETFL, 0);
        return flags < 0
            ? SystemErrors.RaiseLast(ts)
            : NoneOr(ts, NativePosix.Control(fd, NativePosix.F_SETFL, blocking ? flags & ~NativePosix.O_NONBLOCK : flags | NativePosix.O_NONBLOCK));
    }

    [PyFunction("lockf(fd, command, length, /)", Doc = "Apply, test or remove a POSIX lock on an open file descriptor.")]
    private static PyObject? Lock(ThreadState ts, int fd, int command, long length)
    {
        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativePosix.LockFile(fd, command, length);
        }

        return NoneOr(ts, result);
    }

    [PyFunction("posix_fallocate(fd, offset, length, /)", Doc = "Ensure a file has allocated at least a particular number of bytes on disk.")]
    private static PyObject? Allocate(ThreadState ts, int fd, long offset, long length)
    {
        int error = NativePosix.Allocate(fd, offset, length);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PyNone.Instance;
    }

    [PyFunction("posix_fadvise(fd, offset, length, advice, /)", Doc = "Announce an intention to access data in a specific pattern.")]
    private static PyObject? Advise(ThreadState ts, int fd, long offset, long length, int advice)
    {
        int error = NativePosix.Advise(fd, offset, length, advice);
        return error != 0 ? SystemErrors.RaiseFor(ts, error) : PyNone.Instance;
    }

    [PyFunction("memfd_create(name, flags=MFD_CLOEXEC)")]
    private static PyObject? CreateMemoryFile(ThreadState ts, PyObject name, int? flags)
    {
        if (PathArgument.ToBytes(ts, name, "memfd_create") is not { } bytes)
        {
            return null;
        }

        int descriptor = NativePosix.CreateMemoryFile(bytes, (uint)(flags ?? 1));
        return descriptor < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(descriptor);
    }

    [PyFunction("eventfd(initval, flags=EFD_CLOEXEC)", Doc = "Creates and returns an event notification file descriptor.")]
    private static PyObject? CreateEvent(ThreadState ts, long initial, int? flags)
    {
        int descriptor = NativePosix.CreateEvent((uint)initial, flags ?? NativePosix.O_CLOEXEC);
        return descriptor < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(descriptor);
    }

    [PyFunction("eventfd_read(fd)", Doc = "Read eventfd value")]
    private static PyObject? ReadEvent(ThreadState ts, int fd)
    {
        Span<byte> value = stackalloc byte[8];
        return ReadInto(ts, fd, value, -1) < 0 ? null : PyInt.From(MemoryMarshal.Read<ulong>(value));
    }

    [PyFunction("eventfd_write(fd, value)", Doc = "Write eventfd value.")]
    private static PyObject? WriteEvent(ThreadState ts, int fd, PyInt value)
    {
        Span<byte> bytes = stackalloc byte[8];
        ulong number = (ulong)(value.BigValue & ulong.MaxValue);
        MemoryMarshal.Write(bytes, in number);
        return WriteFrom(ts, fd, bytes, -1) is null ? null : PyNone.Instance;
    }

    [PyFunction("major(device, /)", Doc = "Extracts a device major number from a raw device number.")]
    private static PyObject? Major(ThreadState ts, PyObject device) =>
        !TryDevice(ts, device, out ulong number) ? null : PyInt.From(number == NoDevice ? -1 : (long)(((number >> 8) & 0xFFF) | ((number >> 32) & 0xFFFFF000)));

    [PyFunction("minor(device, /)", Doc = "Extracts a device minor number from a raw device number.")]
    private static PyObject? Minor(ThreadState ts, PyObject device) =>
        !TryDevice(ts, device, out ulong number) ? null : PyInt.From(number == NoDevice ? -1 : (long)((number & 0xFF) | ((number >> 12) & 0xFFFFFF00)));

    [PyFunction("makedev(major, minor, /)", Doc = "Composes a raw device number from the major and minor device numbers.")]
    private static PyObject? MakeDevice(ThreadState ts, PyObject major, PyObject minor)
    {
        if (!TryDevicePart(ts, major, out uint first) || !TryDevicePart(ts, minor, out uint second))
        {
            return null;
        }

        ulong device = ((ulong)(first & 0xFFF) << 8) | ((ulong)(first & 0xFFFFF000) << 32) | (second & 0xFF) | ((ulong)(second & 0xFFFFFF00) << 12);
        return device == NoDevice ? PyInt.From(-1) : PyInt.From(device);
    }

    /// <summary>Stands for no device; Python shows it as -1.</summary>
    private const ulong NoDevice = ulong.MaxValue;

    private static bool TryDevice(ThreadState ts, PyObject value, out ulong number)
    {
        number = 0;
        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (index.BigValue < -1 || index.BigValue > ulong.MaxValue)
        {
            return Raise.OverflowError(ts, index.Sign < 0 ? "can't convert negative int to unsigned" : "int too big to convert");
        }

        number = index.Sign < 0 ? NoDevice : (ulong)index.BigValue;
        return true;
    }

    private static bool TryDevicePart(ThreadState ts, PyObject value, out uint number)
    {
        number = 0;
        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (index.BigValue < -1 || index.BigValue > uint.MaxValue)
        {
            return Raise.OverflowError(ts, index.Sign < 0 ? "can't convert negative int to unsigned" : "Python int too large to convert to C unsigned int");
        }

        number = index.Sign < 0 ? uint.MaxValue : (uint)index.BigValue;
        return true;
    }
}
