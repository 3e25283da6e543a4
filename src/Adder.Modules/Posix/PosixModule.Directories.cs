using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Posix;

/// <content>Listing directories.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("listdir(path=None)", Doc = "Return a list containing the names of the files in the directory.")]
    private static PyObject? ListDirectory(ThreadState ts, PyObject? path)
    {
        if (!FileArgument.TryParse(ts, path, "listdir", out FileArgument file, allowDescriptor: true, nullable: true) || ReadEntries(ts, file) is not { } entries)
        {
            return null;
        }

        PyList names = PyList.WithCapacity(entries.Count);
        foreach (RawEntry entry in entries)
        {
            names.Add(file.ToName(entry.Name));
        }

        return names;
    }

    [PyFunction("scandir(path=None)", Doc = "Return an iterator of DirEntry objects for given path.")]
    private static PyObject? ScanDirectory(ThreadState ts, PyObject? path)
    {
        if (!FileArgument.TryParse(ts, path, "scandir", out FileArgument file, allowDescriptor: true, nullable: true) || ReadEntries(ts, file) is not { } entries)
        {
            return null;
        }

        return new PyDirectoryIterator(file, entries);
    }

    /// <summary>All entries but "." and ".."; null: an exception is pending.</summary>
    private static List<RawEntry>? ReadEntries(ThreadState ts, FileArgument file)
    {
        nint directory;
        int error = 0;
        var entries = new List<RawEntry>();
        using (BlockingCall.Enter(ts))
        {
            if (file.IsDescriptor)
            {
                int copy = NativePosix.Control(file.Descriptor, NativePosix.F_DUPFD_CLOEXEC, 0);
                directory = copy < 0 ? 0 : NativePosix.OpenDirectoryOf(copy);
            }
            else
            {
                directory = NativePosix.OpenDirectory(file.Path);
            }

            if (directory == 0)
            {
                error = Marshal.GetLastPInvokeError();
            }
            else
            {
                error = ReadAll(directory, entries);
                if (file.IsDescriptor)
                {
                    NativePosix.RewindDirectory(directory);
                }

                _ = NativePosix.CloseDirectory(directory);
            }
        }

        if (error == 0)
        {
            return entries;
        }

        _ = SystemErrors.RaiseFor(ts, error, file.Original is PyNone && !file.IsDescriptor ? PyStr.From(".") : file.Original);
        return null;
    }

    private static int ReadAll(nint directory, List<RawEntry> entries)
    {
        while (true)
        {
            Marshal.SetLastSystemError(0);
            NativePosix.DirectoryEntry* entry = NativePosix.ReadDirectory(directory);
            if (entry == null)
            {
                return Marshal.GetLastPInvokeError();
            }

            ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(&entry->FirstNameByte);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                entries.Add(new RawEntry(name.ToArray(), entry->Inode, entry->Kind));
            }
        }
    }
}

/// <summary>A directory entry as the system gave it.</summary>
/// <param name="Kind">d_type of readdir(3); 0 where the file system does not tell.</param>
internal readonly record struct RawEntry(byte[] Name, ulong Inode, byte Kind);

/// <summary>What <c>scandir()</c> returns.</summary>
[PyType("ScandirIterator", Module = "posix", NoConstructor = true)]
internal sealed partial class PyDirectoryIterator(FileArgument folder, List<RawEntry> entries) : PyObject
{
    private int _next;

    [PySlot(Slot.Iter)]
    private PyObject? IteratorSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts) =>
        _next >= entries.Count ? Lookup.Absent : Lookup.Found(new PyDirectoryEntry(folder, entries[_next++]));

    [PyMethod("close()")]
    private PyObject? Close(ThreadState ts)
    {
        _next = entries.Count;
        return PyNone.Instance;
    }

    [PyMethod("__enter__()")]
    private PyObject? Enter(ThreadState ts) => this;

    [PyMethod("__exit__(*args)")]
    private PyObject? Exit(ThreadState ts, ReadOnlySpan<PyObject> arguments) => Close(ts);
}

/// <summary><c>os.DirEntry</c>: a name found by <c>scandir()</c>, with what is known about it without asking again.</summary>
[PyType("DirEntry", Module = "posix", NoConstructor = true)]
internal sealed unsafe partial class PyDirectoryEntry(FileArgument folder, RawEntry entry) : PyObject
{
    private const byte KindDirectory = 4;
    private const byte KindRegular = 8;
    private const byte KindLink = 10;
    private const uint ModeRegular = 0x8000;

    private PyObject? _status;
    private PyObject? _linkStatus;

    [PyGetter("name", Member = true, Doc = "the entry's base filename, relative to scandir() \"path\" argument")]
    private PyObject? NameGetter(ThreadState ts) => folder.ToName(entry.Name);

    [PyGetter("path", Member = true, Doc = "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)")]
    private PyObject? PathGetter(ThreadState ts) => folder.ToName(FullPath().AsSpan()[..^1]);

    [PyMethod("is_dir(*, follow_symlinks=True)", Doc = "Return True if the entry is a directory; cached per entry.")]
    private PyObject? IsDirectory(ThreadState ts, bool followLinks = true) => Is(ts, KindDirectory, NativePosix.S_IFDIR, followLinks);

    [PyMethod("is_file(*, follow_symlinks=True)", Doc = "Return True if the entry is a file; cached per entry.")]
    private PyObject? IsFile(ThreadState ts, bool followLinks = true) => Is(ts, KindRegular, ModeRegular, followLinks);

    [PyMethod("is_symlink()", Doc = "Return True if the entry is a symbolic link; cached per entry.")]
    private PyObject? IsLink(ThreadState ts) => entry.Kind != 0 ? PyBool.From(entry.Kind == KindLink) : Is(ts, KindLink, 0xA000, followLinks: false);

    [PyMethod("is_junction()", Doc = "Return True if the entry is a junction; cached per entry.")]
    private PyObject? IsJunction(ThreadState ts) => PyBool.False;

    [PyMethod("inode()", Doc = "Return inode of the entry; cached per entry.")]
    private PyObject? Inode(ThreadState ts) => PyInt.From(entry.Inode);

    [PyMethod("stat(*, follow_symlinks=True)", Doc = "Return stat_result object for the entry; cached per entry.")]
    private PyObject? Status(ThreadState ts, bool followLinks = true)
    {
        bool ofLink = !followLinks || (entry.Kind != 0 && entry.Kind != KindLink);
        ref PyObject? cache = ref ofLink ? ref _linkStatus : ref _status;
        return cache ??= ReadStatus(ts, ofLink);
    }

    [PyMethod("__fspath__()", Doc = "Returns the path for the entry.")]
    private PyObject? FileSystemPath(ThreadState ts) => PathGetter(ts);

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject item) => PyGenericAlias.Create(type, item);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => Adder.Runtime.Protocols.Text.Repr(ts, NameGetter(ts)!) is { } name ? PyStr.From($"<DirEntry {name}>") : null;

    private PyObject? ReadStatus(ThreadState ts, bool ofLink)
    {
        NativePosix.Stat status;
        int flags = ofLink ? NativePosix.AT_SYMLINK_NOFOLLOW : 0;
        byte[] path = FullPath();
        int result = folder.IsDescriptor ? NativePosix.StatAt(folder.Descriptor, path, &status, flags) : NativePosix.StatAt(NativePosix.AT_FDCWD, path, &status, flags);
        return result < 0 ? SystemErrors.RaiseLast(ts, PathGetter(ts)) : PosixStructures.FromStatus(status);
    }

    /// <summary>Answers from the kind where it is known, and asks the system otherwise; what has vanished is nothing.</summary>
    private PyObject? Is(ThreadState ts, byte kind, uint mode, bool followLinks)
    {
        bool mustAsk = entry.Kind == 0 || (entry.Kind == KindLink && followLinks);
        if (!mustAsk)
        {
            return PyBool.From(entry.Kind == kind);
        }

        PyObject? status = Status(ts, followLinks);
        if (status is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.FileNotFoundError) ? PyBool.False : null;
        }

        return ((PyStructSequence)status)[0] is PyInt number && number.TryGetInt64(out long bits) ? PyBool.From((bits & NativePosix.S_IFMT) == mode) : PyBool.False;
    }

    /// <summary>The folder's path, a slash where needed, the name and a zero; for a folder given as descriptor only the name.</summary>
    private byte[] FullPath()
    {
        ReadOnlySpan<byte> start = folder.IsDescriptor ? [] : folder.Path.AsSpan(0, folder.Path.Length - 1);
        bool needsSlash = start.Length > 0 && start[^1] != '/';
        var path = new byte[start.Length + (needsSlash ? 1 : 0) + entry.Name.Length + 1];
        start.CopyTo(path);
        if (needsSlash)
        {
            path[start.Length] = (byte)'/';
        }

        entry.Name.CopyTo(path, path.Length - 1 - entry.Name.Length);
        return path;
    }
}
