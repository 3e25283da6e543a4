using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>Reading into several buffers, writing several, and moving bytes between descriptors.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("readv(fd, buffers, /)", Doc = "Read from a file descriptor fd into an iterable of buffers.")]
    private static PyObject? ReadVector(ThreadState ts, int fd, PyObject buffers) =>
        OnPieces(ts, fd, buffers, "readv", true, 0, 0, static (descriptor, pieces, offset, flags) => NativePosix.ReadPieces(descriptor, pieces.Pointer, pieces.Count));

    [PyFunction("writev(fd, buffers, /)", Doc = "Iterate over buffers, and write the contents of each to a file descriptor.")]
    private static PyObject? WriteVector(ThreadState ts, int fd, PyObject buffers) =>
        OnPieces(ts, fd, buffers, "writev", false, 0, 0, static (descriptor, pieces, offset, flags) => NativePosix.WritePieces(descriptor, pieces.Pointer, pieces.Count));

    [PyFunction("preadv(fd, buffers, offset, flags=0, /)", Doc = "Reads from a file descriptor into a number of mutable bytes-like objects.")]
    private static PyObject? ReadVectorAt(ThreadState ts, int fd, PyObject buffers, long offset, int flags = 0) =>
        OnPieces(ts, fd, buffers, "preadv2", true, offset, flags, static (descriptor, pieces, at, how) => NativePosix.ReadPiecesAt(descriptor, pieces.Pointer, pieces.Count, at, how));

    [PyFunction("pwritev(fd, buffers, offset, flags=0, /)", Doc = "Writes the contents of bytes-like objects to a file descriptor at a given offset.")]
    private static PyObject? WriteVectorAt(ThreadState ts, int fd, PyObject buffers, long offset, int flags = 0) =>
        OnPieces(ts, fd, buffers, "pwritev2", false, offset, flags, static (descriptor, pieces, at, how) => NativePosix.WritePiecesAt(descriptor, pieces.Pointer, pieces.Count, at, how));

    private delegate nint PiecesCall(int descriptor, MemoryPieces pieces, long offset, int flags);

    private static PyObject? OnPieces(ThreadState ts, int descriptor, PyObject buffers, string function, bool mustBeWritable, long offset, int flags, PiecesCall call)
    {
        if (!Containers.IsSequence(buffers))
        {
            return Raise.TypeError(ts, $"{function}() arg 2 must be a sequence");
        }

        if (Iteration.ToTuple(ts, buffers) is not { } items)
        {
            return null;
        }

        using MemoryPieces? pieces = MemoryPieces.Open(ts, items, mustBeWritable);
        return pieces is null ? null : Moved(ts, () => call(descriptor, pieces, offset, flags));
    }

    /// <summary>Makes a call that moves bytes and may wait, again where a signal interrupted it; how many bytes it moved.</summary>
    private static PyObject? Moved(ThreadState ts, System.Func<nint> call)
    {
        while (true)
        {
            nint count;
            using (BlockingCall.Enter(ts))
            {
                count = call();
            }

            if (count >= 0)
            {
                return PyInt.From(count);
            }

            if (!MayRetry(ts, out bool raised))
            {
                return raised ? null : SystemErrors.RaiseLast(ts);
            }
        }
    }

    [PyFunction("sendfile(out_fd, in_fd, offset, count)", Doc = "Copy count bytes from file descriptor in_fd to file descriptor out_fd.")]
    private static PyObject? SendFile(ThreadState ts, int target, int source, PyObject offset, long count) =>
        TryOffset(ts, offset, out long? start)
            ? Moved(ts, () =>
            {
                long position = start.GetValueOrDefault();
                return NativePosix.SendFile(target, source, start is null ? null : &position, (nint)count);
            })
            : null;

    [PyFunction("copy_file_range(src, dst, count, offset_src=None, offset_dst=None)", Doc = "Copy count bytes from one file descriptor to another.")]
    private static PyObject? CopyFileRange(ThreadState ts, int source, int target, long count, PyObject? sourceOffset, PyObject? targetOffset) =>
        TryRange(ts, count, sourceOffset, targetOffset, out long? sourceStart, out long? targetStart)
            ? Moved(ts, () =>
            {
                long sourceAt = sourceStart.GetValueOrDefault();
                long targetAt = targetStart.GetValueOrDefault();
                return NativePosix.CopyFileRange(source, sourceStart is null ? null : &sourceAt, target, targetStart is null ? null : &targetAt, (nint)count, 0);
            })
            : null;

    [PyFunction("splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)", Doc = "Transfer count bytes from one pipe to a descriptor or vice versa.")]
    private static PyObject? Splice(ThreadState ts, int source, int target, long count, PyObject? sourceOffset, PyObject? targetOffset, int flags = 0) =>
        TryRange(ts, count, sourceOffset, targetOffset, out long? sourceStart, out long? targetStart)
            ? Moved(ts, () =>
            {
                long sourceAt = sourceStart.GetValueOrDefault();
                long targetAt = targetStart.GetValueOrDefault();
                return NativePosix.Splice(source, sourceStart is null ? null : &sourceAt, target, targetStart is null ? null : &targetAt, (nint)count, (uint)flags);
            })
            : null;

    private static bool TryRange(ThreadState ts, long count, PyObject? sourceOffset, PyObject? targetOffset, out long? sourceStart, out long? targetStart)
    {
        sourceStart = targetStart = null;
        return (count >= 0 || (bool)Raise.ValueError(ts, "negative value for 'count' not allowed")) && TryOffset(ts, sourceOffset, out sourceStart) && TryOffset(ts, targetOffset, out targetStart);
    }

    /// <summary>A position in a file, null for None; false: an exception is pending.</summary>
    private static bool TryOffset(ThreadState ts, PyObject? value, out long? offset)
    {
        offset = null;
        if (value is null or PyNone)
        {
            return true;
        }

        if (!Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out long number))
        {
            return false;
        }

        offset = number;
        return true;
    }
}
