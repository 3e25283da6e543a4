using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content>Functions on paths.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("stat(path, *, dir_fd=None, follow_symlinks=True)", Doc = "Perform a stat system call on the given path.")]
    private static PyObject? Status(ThreadState ts, PyObject path, PyObject? folder, bool followLinks = true) => StatusOf(ts, "stat", path, folder, followLinks, allowDescriptor: true);

    [PyFunction("lstat(path, *, dir_fd=None)", Doc = "Perform a stat system call on the given path, without following symbolic links.")]
    private static PyObject? LinkStatus(ThreadState ts, PyObject path, PyObject? folder) => StatusOf(ts, "lstat", path, folder, followLinks: false, allowDescriptor: false);

    private static PyObject? StatusOf(ThreadState ts, string function, PyObject path, PyObject? folder, bool followLinks, bool allowDescriptor)
    {
        if (!FileArgument.TryParse(ts, path, function, out FileArgument file, allowDescriptor) || !FileArgument.TryFolder(ts, folder, out int at) || !CheckCombination(ts, function, file, at, followLinks))
        {
            return null;
        }

        NativePosix.Stat status;
        int result = file.IsDescriptor
            ? NativePosix.StatDescriptor(file.Descriptor, &status)
            : NativePosix.StatAt(at, file.Path, &status, followLinks ? 0 : NativePosix.AT_SYMLINK_NOFOLLOW);
        return result < 0 ? SystemErrors.RaiseLast(ts, file.Original) : PosixStructures.FromStatus(status);
    }

    /// <summary>A descriptor goes together with neither a folder nor "do not follow links".</summary>
    private static bool CheckCombination(ThreadState ts, string function, FileArgument file, int folder, bool followLinks)
    {
        if (!file.IsDescriptor)
        {
            return true;
        }

        if (folder != NativePosix.AT_FDCWD)
        {
            return Raise.ValueError(ts, $"{function}: can't specify dir_fd without matching path");
        }

        return followLinks || Raise.ValueError(ts, $"{function}: cannot use fd and follow_symlinks together");
    }

    [PyFunction("statvfs(path)", Doc = "Perform a statvfs system call on the given path.")]
    private static PyObject? FileSystemStatus(ThreadState ts, PyObject path)
    {
        if (!FileArgument.TryParse(ts, path, "statvfs", out FileArgument file, allowDescriptor: true))
        {
            return null;
        }

        NativePosix.FileSystemStatus status;
        int result = file.IsDescriptor ? NativePosix.StatFileSystemOf(file.Descriptor, &status) : NativePosix.StatFileSystem(file.Path, &status);
        return result < 0 ? SystemErrors.RaiseLast(ts, file.Original) : FromFileSystemStatus(status);
    }

    [PyFunction("fstatvfs(fd, /)", Doc = "Perform an fstatvfs system call on the given fd.")]
    private static PyObject? FileSystemStatusOf(ThreadState ts, int fd)
    {
        NativePosix.FileSystemStatus status;
        return NativePosix.StatFileSystemOf(fd, &status) < 0 ? SystemErrors.RaiseLast(ts) : FromFileSystemStatus(status);
    }

    private static PyObject FromFileSystemStatus(in NativePosix.FileSystemStatus status) => PosixStructures.FileSystemStatus.New(
        PyInt.From(status.BlockSize), PyInt.From(status.FragmentSize), PyInt.From(status.Blocks), PyInt.From(status.FreeBlocks), PyInt.From(status.AvailableBlocks),
        PyInt.From(status.Files), PyInt.From(status.FreeFiles), PyInt.From(status.AvailableFiles), PyInt.From(status.Flags), PyInt.From(status.NameMaximum), PyInt.From(status.Identifier));

    [PyFunction("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", Doc = "Use the real uid/gid to test for access to a path.")]
    private static PyObject? Access(ThreadState ts, PyObject path, int mode, PyObject? folder, bool effective = false, bool followLinks = true)
    {
        if (!FileArgument.TryParse(ts, path, "access", out FileArgument file) || !FileArgument.TryFolder(ts, folder, out int at))
        {
            return null;
        }

        int flags = (followLinks ? 0 : NativePosix.AT_SYMLINK_NOFOLLOW) | (effective ? NativePosix.AT_EACCESS : 0);
        return PyBool.From(NativePosix.AccessAt(at, file.Path, mode, flags) == 0);
    }

    [PyFunction("chdir(path)", Doc = "Change the current working directory to the specified path.")]
    private static PyObject? ChangeFolder(ThreadState ts, PyObject path) =>
        FileArgument.TryParse(ts, path, "chdir", out FileArgument file, allowDescriptor: true)
            ? NoneOr(ts, file.IsDescriptor ? NativePosix.ChangeFolderOf(file.Descriptor) : NativePosix.ChangeFolder(file.Path), file)
            : null;

    [PyFunction("fchdir(fd)", Doc = "Change to the directory of the given file descriptor.")]
    private static PyObject? ChangeFolderOf(ThreadState ts, PyObject fd) => FileArgument.TryFileNumber(ts, fd, out int descriptor) ? NoneOr(ts, NativePosix.ChangeFolderOf(descriptor)) : null;

    [PyFunction("chroot(path)", Doc = "Change root directory to path.")]
    private static PyObject? ChangeRoot(ThreadState ts, PyObject path) =>
        FileArgument.TryParse(ts, path, "chroot", out FileArgument file) ? NoneOr(ts, NativePosix.ChangeRoot(file.Path), file) : null;

    [PyFunction("getcwd()", Doc = "Return a unicode string representing the current working directory.")]
    private static PyObject? CurrentFolder(ThreadState ts) => CurrentFolder(ts, asBytes: false);

    [PyFunction("getcwdb()", Doc = "Return a bytes string representing the current working directory.")]
    private static PyObject? CurrentFolderBytes(ThreadState ts) => CurrentFolder(ts, asBytes: true);

    private static PyObject? CurrentFolder(ThreadState ts, bool asBytes)
    {
        const int Size = 16384;
        byte* buffer = stackalloc byte[Size];
        if (NativePosix.CurrentFolder(buffer, Size) == null)
        {
            return SystemErrors.RaiseLast(ts);
        }

        ReadOnlySpan<byte> path = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer);
        return asBytes ? PyBytes.From(path) : PathArgument.Decode(path);
    }

    [PyFunction("mkdir(path, mode=511, *, dir_fd=None)", Doc = "Create a directory.")]
    private static PyObject? MakeDirectory(ThreadState ts, PyObject path, int mode = 511, PyObject? folder = null) =>
        FileArgument.TryParse(ts, path, "mkdir", out FileArgument file) && FileArgument.TryFolder(ts, folder, out int at)
            ? NoneOr(ts, NativePosix.MakeDirectoryAt(at, file.Path, (uint)mode), file)
            : null;

    [PyFunction("mkfifo(path, mode=438, *, dir_fd=None)", Doc = "Create a \"fifo\" (a POSIX named pipe).")]
    private static PyObject? MakeFifo(ThreadState ts, PyObject path, int mode = 438, PyObject? folder = null) =>
        FileArgument.TryParse(ts, path, "mkfifo", out FileArgument file) && FileArgument.TryFolder(ts, folder, out int at)
            ? NoneOr(ts, NativePosix.MakeFifoAt(at, file.Path, (uint)mode))
            : null;

    [PyFunction("mknod(path, mode=384, device=0, *, dir_fd=None)", Doc = "Create a node in the file system.")]
    private static PyObject? MakeNode(ThreadState ts, PyObject path, int mode = 384, long device = 0, PyObject? folder = null) =>
        FileArgument.TryParse(ts, path, "mknod", out FileArgument file) && FileArgument.TryFolder(ts, folder, out int at)
            ? NoneOr(ts, NativePosix.MakeNodeAt(at, file.Path, (uint)mode, (ulong)device))
            : null;

    [PyFunction("rmdir(path, *, dir_fd=None)", Doc = "Remove a directory.")]
    private static PyObject? RemoveDirectory(ThreadState ts, PyObject path, PyObject? folder) => UnlinkPath(ts, "rmdir", path, folder, NativePosix.AT_REMOVEDIR);

    [PyFunction("unlink(path, *, dir_fd=None)", Doc = "Remove a file (same as remove()).")]
    private static PyObject? Unlink(ThreadState ts, PyObject path, PyObject? folder) => UnlinkPath(ts, "unlink", path, folder, 0);

    [PyFunction("remove(path, *, dir_fd=None)", Doc = "Remove a file (same as unlink()).")]
    private static PyObject? Remove(ThreadState ts, PyObject path, PyObject? folder) => UnlinkPath(ts, "remove", path, folder, 0);

    private static PyObject? UnlinkPath(ThreadState ts, string function, PyObject path, PyObject? folder, int flags) =>
        FileArgument.TryParse(ts, path, function, out FileArgument file) && FileArgument.TryFolder(ts, folder, out int at)
            ? NoneOr(ts, NativePosix.UnlinkAt(at, file.Path, flags), file)
            : null;

    [PyFunction("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc = "Rename a file or directory.")]
    private static PyObject? Rename(ThreadState ts, PyObject source, PyObject target, PyObject? sourceFolder, PyObject? targetFolder) =>
        RenamePath(ts, "rename", source, target, sourceFolder, targetFolder);

    [PyFunction("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc = "Rename a file or directory, overwriting the destination.")]
    private static PyObject? Replace(ThreadState ts, PyObject source, PyObject target, PyObject? sourceFolder, PyObject? targetFolder) =>
        RenamePath(ts, "replace", source, target, sourceFolder, targetFolder);

    private static PyObject? RenamePath(ThreadState ts, string function, PyObject source, PyObject target, PyObject? sourceFolder, PyObject? targetFolder)
    {
        if (!FileArgument.TryParse(ts, source, function, out FileArgument from, name: "src") || !FileArgument.TryParse(ts, target, function, out FileArgument to, name: "dst")
            || !FileArgument.TryFolder(ts, sourceFolder, out int fromAt) || !FileArgument.TryFolder(ts, targetFolder, out int toAt))
        {
            return null;
        }

        return NativePosix.RenameAt(fromAt, from.Path, toAt, to.Path) < 0 ? SystemErrors.RaiseLast(ts, from.Original, to.Original) : PyNone.Instance;
    }

    [PyFunction("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=(os.name != 'nt'))", Doc = "Create a hard link to a file.")]
    private static PyObject? Link(ThreadState ts, PyObject source, PyObject target, PyObject? sourceFolder, PyObject? targetFolder, bool? followLinks)
    {
        if (!FileArgument.TryParse(ts, source, "link", out FileArgument from, name: "src") || !FileArgument.TryParse(ts, target, "link", out FileArgument to, name: "dst")
            || !FileArgument.TryFolder(ts, sourceFolder, out int fromAt) || !FileArgument.TryFolder(ts, targetFolder, out int toAt))
        {
            return null;
        }

        return NativePosix.LinkAt(fromAt, from.Path, toAt, to.Path, followLinks == true ? NativePosix.AT_SYMLINK_FOLLOW : 0) < 0
            ? SystemErrors.RaiseLast(ts, from.Original, to.Original)
            : PyNone.Instance;
    }

    [PyFunction("symlink(src, dst, target_is_directory=False, *, dir_fd=None)", Doc = "Create a symbolic link pointing to src named dst.")]
    private static PyObject? SymbolicLink(ThreadState ts, PyObject source, PyObject target, bool isDirectory = false, PyObject? folder = null)
    {
        if (!FileArgument.TryParse(ts, source, "symlink", out FileArgument from, name: "src") || !FileArgument.TryParse(ts, target, "symlink", out FileArgument to, name: "dst")
            || !FileArgument.TryFolder(ts, folder, out int at))
        {
            return null;
        }

        return NativePosix.SymbolicLinkAt(from.Path, at, to.Path) < 0 ? SystemErrors.RaiseLast(ts, from.Original, to.Original) : PyNone.Instance;
    }

    [PyFunction("readlink(path, *, dir_fd=None)", Doc = "Return a string representing the path to which the symbolic link points.")]
    private static PyObject? ReadLink(ThreadState ts, PyObject path, PyObject? folder)
    {
        if (!FileArgument.TryParse(ts, path, "readlink", out FileArgument file) || !FileArgument.TryFolder(ts, folder, out int at))
        {
            return null;
        }

        const int Size = 4097;
        byte* buffer = stackalloc byte[Size];
        nint length = NativePosix.ReadLinkAt(at, file.Path, buffer, Size);
        return length < 0 ? SystemErrors.RaiseLast(ts, file.Original) : file.ToName(new ReadOnlySpan<byte>(buffer, (int)length));
    }

    [PyFunction("chmod(path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))", Doc = "Change the access permissions of a file.")]
    private static PyObject? ChangeMode(ThreadState ts, PyObject path, int mode, PyObject? folder, bool? followLinks)
    {
        if (!FileArgument.TryParse(ts, path, "chmod", out FileArgument file, allowDescriptor: true) || !FileArgument.TryFolder(ts, folder, out int at))
        {
            return null;
        }

        int result = file.IsDescriptor
            ? NativePosix.ChangeModeOf(file.Descriptor, (uint)mode)
            : NativePosix.ChangeModeAt(at, file.Path, (uint)mode, followLinks == false ? NativePosix.AT_SYMLINK_NOFOLLOW : 0);
        const int NotSupported = 95;
        return result < 0 && followLinks == false && Marshal.GetLastPInvokeError() == NotSupported
            ? Raise.NotImplementedError(ts, "chmod: follow_symlinks unavailable on this platform")
            : NoneOr(ts, result, file);
    }

    [PyFunction("fchmod(fd, mode)", Doc = "Change the access permissions of the file given by file descriptor fd.")]
    private static PyObject? ChangeModeOf(ThreadState ts, int fd, int mode) => NoneOr(ts, NativePosix.ChangeModeOf(fd, (uint)mode));

    [PyFunction("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", Doc = "Change the owner and group id of path to the numeric uid and gid.")]
    private static PyObject? ChangeOwner(ThreadState ts, PyObject path, PyObject uid, PyObject gid, PyObject? folder, bool followLinks = true)
    {
        if (!FileArgument.TryParse(ts, path, "chown", out FileArgument file, allowDescriptor: true) || !TryIdentifier(ts, uid, "uid", out uint user) || !TryIdentifier(ts, gid, "gid", out uint group)
            || !FileArgument.TryFolder(ts, folder, out int at) || !CheckCombination(ts, "chown", file, at, followLinks))
        {
            return null;
        }

        return NoneOr(
            ts,
            file.IsDescriptor ? NativePosix.ChangeOwnerOf(file.Descriptor, user, group) : NativePosix.ChangeOwnerAt(at, file.Path, user, group, followLinks ? 0 : NativePosix.AT_SYMLINK_NOFOLLOW),
            file);
    }

    [PyFunction("lchown(path, uid, gid)", Doc = "Change the owner and group id of path to the numeric uid and gid, without following symbolic links.")]
    private static PyObject? ChangeLinkOwner(ThreadState ts, PyObject path, PyObject uid, PyObject gid) => ChangeOwner(ts, path, uid, gid, null, followLinks: false);

    [PyFunction("fchown(fd, uid, gid)", Doc = "Change the owner and group id of the file specified by file descriptor.")]
    private static PyObject? ChangeOwnerOf(ThreadState ts, int fd, PyObject uid, PyObject gid) =>
        TryIdentifier(ts, uid, "uid", out uint user) && TryIdentifier(ts, gid, "gid", out uint group) ? NoneOr(ts, NativePosix.ChangeOwnerOf(fd, user, group)) : null;

    [PyFunction("truncate(path, length)", Doc = "Truncate a file, specified by path, to a specific length.")]
    private static PyObject? Truncate(ThreadState ts, PyObject path, long length) =>
        FileArgument.TryParse(ts, path, "truncate", out FileArgument file, allowDescriptor: true)
            ? NoneOr(ts, file.IsDescriptor ? NativePosix.Truncate(file.Descriptor, length) : NativePosix.TruncatePath(file.Path, length), file)
            : null;

    [PyFunction("utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", Doc = "Set the access and modified time of path.")]
    private static PyObject? SetTimes(ThreadState ts, PyObject path, PyObject? times, PyObject? nanoseconds, PyObject? folder, bool followLinks = true)
    {
        if (!FileArgument.TryParse(ts, path, "utime", out FileArgument file, allowDescriptor: true) || !FileArgument.TryFolder(ts, folder, out int at))
        {
            return null;
        }

        NativePosix.TimeSpecification* values = stackalloc NativePosix.TimeSpecification[2];
        bool hasTimes = times is not (null or PyNone);
        if (hasTimes && nanoseconds is not null)
        {
            return Raise.ValueError(ts, "utime: you may specify either 'times' or 'ns' but not both");
        }

        if (hasTimes)
        {
            if (times is not PyTuple { Count: 2 } pair)
            {
                return Raise.TypeError(ts, "utime: 'times' must be either a tuple of two ints or None");
            }

            if (!TryTime(ts, pair[0], out values[0]) || !TryTime(ts, pair[1], out values[1]))
            {
                return null;
            }
        }
        else if (nanoseconds is not null)
        {
            if (nanoseconds is not PyTuple { Count: 2 } pair)
            {
                return Raise.TypeError(ts, "utime: 'ns' must be a tuple of two ints");
            }

            if (!TryNanoseconds(ts, pair[0], out values[0]) || !TryNanoseconds(ts, pair[1], out values[1]))
            {
                return null;
            }
        }
        else
        {
            values = null;
        }

        if (!CheckCombination(ts, "utime", file, at, followLinks))
        {
            return null;
        }

        return NoneOr(
            ts,
            file.IsDescriptor ? NativePosix.SetTimesOf(file.Descriptor, values) : NativePosix.SetTimesAt(at, file.Path, values, followLinks ? 0 : NativePosix.AT_SYMLINK_NOFOLLOW),
            file);
    }

    /// <summary>Seconds as int or float; fractions are rounded down to nanoseconds.</summary>
    private static bool TryTime(ThreadState ts, PyObject value, out NativePosix.TimeSpecification time)
    {
        time = default;
        if (value is PyFloat number)
        {
            if (double.IsNaN(number.Value))
            {
                return Raise.ValueError(ts, "Invalid value NaN (not a number)");
            }

            double whole = Math.Floor(number.Value);
            if (whole is < -9.2e18 or > 9.2e18)
            {
                return Raise.OverflowError(ts, "timestamp out of range for platform time_t");
            }

            time.Seconds = (long)whole;
            time.Nanoseconds = (long)Math.Floor((number.Value - whole) * 1e9);
            return true;
        }

        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        return index.TryGetInt64(out time.Seconds) || Raise.OverflowError(ts, "timestamp out of range for platform time_t");
    }

    private static bool TryNanoseconds(ThreadState ts, PyObject value, out NativePosix.TimeSpecification time)
    {
        time = default;
        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        System.Numerics.BigInteger seconds = System.Numerics.BigInteger.DivRem(index.BigValue, 1_000_000_000, out System.Numerics.BigInteger rest);
        if (rest < 0)
        {
            rest += 1_000_000_000;
            seconds--;
        }

        if (seconds < long.MinValue || seconds > long.MaxValue)
        {
            return Raise.OverflowError(ts, "timestamp out of range for platform time_t");
        }

        time.Seconds = (long)seconds;
        time.Nanoseconds = (long)rest;
        return true;
    }

    /// <summary>A user or group number; -1 stands for "unchanged".</summary>
    /// <summary>The number of a user or group, -1 for none; false: an exception is pending.</summary>
    internal static bool TryIdentifier(ThreadState ts, PyObject value, string kind, out uint identifier)
    {
        identifier = 0;
        if (value.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"{kind} should be integer, not {value.Type.Name}");
        }

        if (Numbers.Index(ts, value) is not { } index)
        {
            return false;
        }

        if (!index.TryGetInt64(out long number) || number is < -1 or > uint.MaxValue)
        {
            return Raise.OverflowError(ts, $"{kind} is {(index.Sign < 0 || index.BigValue <= long.MaxValue ? "less than minimum" : "greater than maximum")}");
        }

        identifier = unchecked((uint)number);
        return true;
    }

    [PyFunction("_path_normpath(path)", Doc = "Normalize path, eliminating double slashes, etc.")]
    private static PyObject? NormalizePath(ThreadState ts, PyObject path)
    {
        if (PathArgument.ToPlain(ts, path) is not { } plain)
        {
            return null;
        }

        // Lone surrogates, which no file's name could have, stay what they are.
        const string Handler = "surrogatepass";
        byte[]? given = plain is PyBytes bytes ? bytes.Data : Utf8Codec.Encode(ts, (PyStr)plain, Handler);
        if (given is null)
        {
            return null;
        }

        byte[] normal = Normalize(given);
        return plain is PyBytes ? PyBytes.From(normal) : Utf8Codec.Decode(ts, normal, Handler, true, out _);
    }

    private static byte[] Normalize(ReadOnlySpan<byte> path)
    {
        if (path.Length == 0)
        {
            return [(byte)'.'];
        }

        // Exactly two leading slashes are kept (POSIX leaves their meaning open).
        int slashes = path[0] != '/' ? 0 : path.Length > 1 && path[1] == '/' && (path.Length == 2 || path[2] != '/') ? 2 : 1;
        var parts = new System.Collections.Generic.List<byte[]>();
        int at = 0;
        while (at <= path.Length)
        {
            int end = at < path.Length ? path[at..].IndexOf((byte)'/') : -1;
            ReadOnlySpan<byte> part = end < 0 ? path[at..] : path.Slice(at, end);
            at += part.Length + 1;
            if (part.Length == 0 || part.SequenceEqual("."u8))
            {
                continue;
            }

            bool isParent = part.SequenceEqual(".."u8);
            if (!isParent || (slashes == 0 && parts.Count == 0) || (parts.Count > 0 && parts[^1].AsSpan().SequenceEqual(".."u8)))
            {
                parts.Add(part.ToArray());
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        var result = new System.IO.MemoryStream();
        for (int i = 0; i < slashes; i++)
        {
            result.WriteByte((byte)'/');
        }

        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                result.WriteByte((byte)'/');
            }

            result.Write(parts[i]);
        }

        return result.Length == 0 ? [(byte)'.'] : result.ToArray();
    }

    [PyFunction("_path_splitroot_ex(p)", Doc = "Split a pathname into drive, root and tail.")]
    private static PyObject? SplitRoot(ThreadState ts, PyObject path)
    {
        if (PathArgument.ToPlain(ts, path) is not { } plain)
        {
            return null;
        }

        if (plain is PyBytes bytes)
        {
            int count = RootLength(bytes.Data);
            return PyTuple.Create(PyBytes.Empty, PyBytes.From(bytes.Data.AsSpan(0, count)), PyBytes.From(bytes.Data.AsSpan(count)));
        }

        var text = (PyStr)plain;
        Span<byte> start = stackalloc byte[Math.Min(text.Length, 3)];
        for (int i = 0; i < start.Length; i++)
        {
            start[i] = text.CodePointAt(i) == '/' ? (byte)'/' : (byte)0;
        }

        int length = RootLength(start);
        return PyTuple.Create(PyStr.Empty, text.Substring(0, length), text.Substring(length, text.Length));
    }

    private static int RootLength(ReadOnlySpan<byte> path) =>
        path.Length == 0 || path[0] != '/' ? 0 : path.Length == 1 || path[1] != '/' || (path.Length > 2 && path[2] == '/') ? 1 : 2;
}
