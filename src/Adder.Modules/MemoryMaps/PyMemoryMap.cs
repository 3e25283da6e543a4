using System;
using System.Threading;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Modules.MemoryMaps;

/// <summary><c>mmap.mmap</c>: bytes that are a file's, or memory that is shared with other processes. It cannot be closed or resized while a view on it is open.</summary>
[PyType("mmap", Module = "mmap", TextSignature = null, Subclassable = true, Flags = TypeFlags.HasWeakReferences, Doc = "mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]])\n\nMaps length bytes of the file with the descriptor fileno, or with -1 memory that\nbelongs to no file.  With length 0 it is the whole file.  flags, prot and access\nsay who sees what is written, and what may be done; offset must be a multiple of\nALLOCATIONGRANULARITY.  Without trackfd the descriptor is not kept.")]
internal partial class PyMemoryMap : PyObject
{
    private const int Shared = 1;
    private const int Private = 2;
    private const int Anonymous = 32;
    private const int Readable = 1;
    private const int Writable = 2;

    private readonly Mapping _mapping;
    private readonly Access _access;
    private readonly long _offset;
    private readonly bool _tracksFile;

    /// <summary>Memory that belongs to no file but may be shared: the system cannot enlarge it.</summary>
    private readonly bool _isSharedMemory;

    private int _position;
    private int _exports;

    internal PyMemoryMap(nint address, int length, int descriptor, int access, long offset, bool tracksFile, bool isSharedMemory)
    {
        _mapping = new Mapping { Address = address, Length = length, Descriptor = descriptor };
        _access = (Access)access;
        _offset = offset;
        _tracksFile = tracksFile;
        _isSharedMemory = isSharedMemory;
    }

    private enum Access
    {
        Default,
        Read,
        Write,
        Copy,
    }

    /// <summary>What is given back to the system when nobody has the object any more.</summary>
    private sealed class Mapping : LateFreed
    {
        public nint Address;
        public int Length;
        public int Descriptor = -1;

        public void Close()
        {
            nint address = Interlocked.Exchange(ref Address, 0);
            if (address != 0)
            {
                _ = NativeMaps.Unmap(address, Length);
            }

            int descriptor = Interlocked.Exchange(ref Descriptor, -1);
            if (descriptor >= 0)
            {
                _ = NativePosix.Close(descriptor);
            }
        }

        protected override void Free() => Close();
    }

    private unsafe Span<byte> Bytes => new((void*)_mapping.Address, _mapping.Length);

    private int Length => _mapping.Length;

    [PyNew("mmap(fileno, length, flags=<unrepresentable>, prot=<unrepresentable>, access=0, offset=0, *, trackfd=True)")]
    private static unsafe PyObject? New(ThreadState ts, PyType type, int fileno, long length, int? flags, int? prot, int access = 0, long offset = 0, bool trackfd = true)
    {
        if (length < 0 || offset < 0)
        {
            return Raise.OverflowError(ts, length < 0 ? "memory mapped length must be positive" : "memory mapped offset must be positive");
        }

        int mapFlags = flags ?? Shared;
        int protection = prot ?? (Readable | Writable);
        if (access != 0 && (mapFlags != Shared || protection != (Readable | Writable)))
        {
            return Raise.ValueError(ts, "mmap can't specify both access and flags, prot.");
        }

        switch ((Access)access)
        {
            case Access.Read:
                (mapFlags, protection) = (Shared, Readable);
                break;
            case Access.Write:
                break;
            case Access.Copy:
                mapFlags = Private;
                break;
            case Access.Default:
                access = (int)((protection & (Readable | Writable)) switch { Readable | Writable => Access.Default, Writable => Access.Write, _ => Access.Read });
                break;
            default:
                return Raise.ValueError(ts, "mmap invalid access parameter.");
        }

        if (fileno != -1 && !Measure(ts, fileno, offset, ref length))
        {
            return null;
        }

        if (length > Array.MaxLength)
        {
            return Raise.NotYet(ts, "mappings of more than 2 GiB");
        }

        int descriptor = -1;
        if (fileno == -1)
        {
            mapFlags |= Anonymous;
        }
        else if (trackfd && (descriptor = NativePosix.Control(fileno, NativePosix.F_DUPFD_CLOEXEC, 0)) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        nint address = NativeMaps.Map(0, (nint)length, protection, mapFlags, fileno, offset);
        if (address == NativeMaps.Failed)
        {
            Raised error = SystemErrors.RaiseLast(ts);
            if (descriptor >= 0)
            {
                _ = NativePosix.Close(descriptor);
            }

            return error;
        }

        bool isSharedMemory = fileno == -1 && (mapFlags & Private) == 0;
        return ReferenceEquals(type, TypeObject)
            ? new PyMemoryMap(address, (int)length, descriptor, access, offset, trackfd, isSharedMemory)
            : new PyMemoryMapSubclass(type, address, (int)length, descriptor, access, offset, trackfd, isSharedMemory);
    }

    /// <summary>Fits the length to a file; false: an exception is pending.</summary>
    private static unsafe bool Measure(ThreadState ts, int descriptor, long offset, ref long length)
    {
        const int RegularFile = 0x8000;
        NativePosix.Stat status;
        if (NativePosix.StatDescriptor(descriptor, &status) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        if ((status.Mode & NativePosix.S_IFMT) != RegularFile)
        {
            return true;
        }

        if (length == 0)
        {
            if (status.Size == 0 || offset >= status.Size)
            {
                return Raise.ValueError(ts, status.Size == 0 ? "cannot mmap an empty file" : "mmap offset is greater than file size");
            }

            length = status.Size - offset;
            return true;
        }

        return (offset <= status.Size && status.Size - offset >= length) || Raise.ValueError(ts, "mmap length is greater than file size");
    }

    /// <summary>Whether it is open; otherwise an exception is pending.</summary>
    private bool IsOpen(ThreadState ts) => _mapping.Address != 0 || Raise.ValueError(ts, "mmap closed or invalid");

    private bool MayWrite(ThreadState ts) => _access != Access.Read || Raise.TypeError(ts, "mmap can't modify a readonly memory map.");

    private bool MayResize(ThreadState ts)
    {
        if (!OpenViews.NoneLeft(ts, ref _exports, "mmap can't resize with extant buffers exported."))
        {
            return false;
        }

        if (!_tracksFile)
        {
            return Raise.ValueError(ts, "mmap can't resize with trackfd=False.");
        }

        return _access is Access.Write or Access.Default || Raise.TypeError(ts, "mmap can't resize a readonly or copy-on-write memory map.");
    }

    [PyGetter("closed")]
    private bool ClosedGetter(ThreadState ts) => _mapping.Address == 0;

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => _mapping.Address == 0
        ? $"<{Type.FullName} closed=True>"
        : $"<{Type.FullName} closed=False, access=ACCESS_{_access.ToString().ToUpperInvariant()}, length={Length}, pos={_position}, offset={_offset}>";

    [PyMethod("close()", Doc = "Give the memory back.  Nothing else can be done with it after that.")]
    private PyObject? Close(ThreadState ts)
    {
        if (!OpenViews.NoneLeft(ts, ref _exports, "cannot close exported pointers exist"))
        {
            return null;
        }

        _mapping.Close();
        return PyNone.Instance;
    }

    [PyMethod("__enter__()")]
    private PyObject? Enter(ThreadState ts) => IsOpen(ts) ? this : null;

    [PyMethod("__exit__(exc_type, exc_value, traceback, /)")]
    private PyObject? Exit(ThreadState ts, PyObject type, PyObject value, PyObject traceback) => Close(ts);

    [PyMethod("read(n=None, /)", Doc = "Read up to n bytes from the current position on, or all where n is None or negative.")]
    private PyObject? Read(ThreadState ts, long? n)
    {
        if (!IsOpen(ts))
        {
            return null;
        }

        int left = Math.Max(0, Length - _position);
        int count = n is null or < 0 ? left : (int)Math.Min(n.Value, left);
        PyObject read = PyBytes.From(Bytes.Slice(Math.Min(_position, Length), count));
        _position += count;
        return read;
    }

    [PyMethod("read_byte()", Doc = "The byte at the current position, as an int.")]
    private PyObject? ReadByte(ThreadState ts) =>
        !IsOpen(ts) ? null : _position >= Length ? Raise.ValueError(ts, "read byte out of range") : PyInt.From(Bytes[_position++]);

    [PyMethod("readline()", Doc = "The bytes up to the next newline, which is one of them.")]
    private PyObject? ReadLine(ThreadState ts)
    {
        if (!IsOpen(ts))
        {
            return null;
        }

        Span<byte> rest = Bytes[Math.Min(_position, Length)..];
        int end = rest.IndexOf((byte)'\n');
        rest = end < 0 ? rest : rest[..(end + 1)];
        _position += rest.Length;
        return PyBytes.From(rest);
    }

    [PyMethod("write(bytes, /)", Doc = "Write bytes at the current position; how many that were.")]
    private PyObject? Write(ThreadState ts, BufferView data)
    {
        if (!IsOpen(ts) || !MayWrite(ts))
        {
            return null;
        }

        ReadOnlySpan<byte> source = data.Span;
        if (_position > Length || Length - _position < source.Length)
        {
            return Raise.ValueError(ts, "data out of range");
        }

        source.CopyTo(Bytes[_position..]);
        _position += source.Length;
        return PyInt.From(source.Length);
    }

    [PyMethod("write_byte(byte, /)", Doc = "Write a byte, given as an int, at the current position.")]
    private PyObject? WriteByte(ThreadState ts, PyObject value)
    {
        if (!Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out long number))
        {
            return null;
        }

        if (number is < 0 or > byte.MaxValue)
        {
            return Raise.OverflowError(ts, $"unsigned byte integer is {(number < 0 ? "less than minimum" : "greater than maximum")}");
        }

        if (!IsOpen(ts) || !MayWrite(ts))
        {
            return null;
        }

        if (_position >= Length)
        {
            return Raise.ValueError(ts, "write byte out of range");
        }

        Bytes[_position++] = (byte)number;
        return PyNone.Instance;
    }

    [PyMethod("seek(pos, whence=0, /)", Doc = "Set the current position, from the start, the current position or the end.")]
    private PyObject? Seek(ThreadState ts, long position, int whence = 0)
    {
        if (!IsOpen(ts))
        {
            return null;
        }

        if (whence is < 0 or > 2)
        {
            return Raise.ValueError(ts, "unknown seek type");
        }

        long start = whence switch { 0 => 0, 1 => _position, _ => Length };
        if (position < -start || position > Length - start)
        {
            return Raise.ValueError(ts, "seek out of range");
        }

        _position = (int)(start + position);
        return PyInt.From(_position);
    }

    [PyMethod("seekable()", Doc = "Always true.")]
    private bool Seekable() => true;

    [PyMethod("tell()", Doc = "The current position.")]
    private PyObject? Tell(ThreadState ts) => IsOpen(ts) ? PyInt.From(_position) : null;

    [PyMethod("size()", Doc = "The size of the file, which may be more than what is mapped.")]
    private unsafe PyObject? Size(ThreadState ts)
    {
        if (!IsOpen(ts))
        {
            return null;
        }

        NativePosix.Stat status;
        return NativePosix.StatDescriptor(_mapping.Descriptor, &status) < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(status.Size);
    }

    [PyMethod("find(view, start=None, end=None, /)", Doc = "The lowest place of some bytes, from the current position on unless start says otherwise; -1 where they are not.")]
    private PyObject? Find(ThreadState ts, BufferView view, PyObject? start, PyObject? end) => Find(ts, view, start, end, fromEnd: false);

    [PyMethod("rfind(view, start=None, end=None, /)", Doc = "The highest place of some bytes, from the current position on unless start says otherwise; -1 where they are not.")]
    private PyObject? FindLast(ThreadState ts, BufferView view, PyObject? start, PyObject? end) => Find(ts, view, start, end, fromEnd: true);

    private PyObject? Find(ThreadState ts, BufferView view, PyObject? startArgument, PyObject? endArgument, bool fromEnd)
    {
        long start = _position;
        long end = Length;
        if ((startArgument is not (null or PyNone) && !Numbers.IndexToInt64(ts, startArgument, null, out start))
            || (endArgument is not (null or PyNone) && !Numbers.IndexToInt64(ts, endArgument, null, out end))
            || !IsOpen(ts))
        {
            return null;
        }

        int first = Clamp(start);
        int last = Clamp(end);
        if (first > last)
        {
            return PyInt.From(-1);
        }

        Span<byte> part = Bytes[first..last];
        int found = fromEnd ? part.LastIndexOf(view.Span) : part.IndexOf(view.Span);
        return PyInt.From(found < 0 ? -1 : first + found);

        int Clamp(long index) => (int)Math.Clamp(index < 0 ? index + Length : index, 0, Length);
    }

    [PyMethod("move(dest, src, count, /)", Doc = "Copy count bytes from src to dest.")]
    private PyObject? Move(ThreadState ts, long target, long source, long count)
    {
        if (!IsOpen(ts) || !MayWrite(ts))
        {
            return null;
        }

        if (target < 0 || source < 0 || count < 0 || Length - target < count || Length - source < count)
        {
            return Raise.ValueError(ts, "source, destination, or count out of range");
        }

        Bytes.Slice((int)source, (int)count).CopyTo(Bytes[(int)target..]);
        return PyNone.Instance;
    }

    [PyMethod("flush(offset=0, size=None, /)", Doc = "Have what was changed written to the file.")]
    private PyObject? Flush(ThreadState ts, long offset = 0, PyObject? size = null)
    {
        const int WaitUntilWritten = 4;
        long count = Length - offset;
        if (size is not (null or PyNone) && !Numbers.IndexToInt64(ts, size, ExceptionTypes.OverflowError, out count))
        {
            return null;
        }

        if (!IsOpen(ts))
        {
            return null;
        }

        if (offset < 0 || count < 0 || offset >= Length || Length - offset < count)
        {
            return Raise.ValueError(ts, "flush values out of range");
        }

        if (_access is Access.Read or Access.Copy)
        {
            return PyNone.Instance;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativeMaps.Synchronize(_mapping.Address + (nint)offset, (nint)count, WaitUntilWritten);
        }

        return result < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("madvise(option, start=0, length=None, /)", Doc = "Tell the system how the memory will be used.")]
    private PyObject? Advise(ThreadState ts, int option, long start = 0, PyObject? length = null)
    {
        long count = Length;
        if (length is not (null or PyNone) && !Numbers.IndexToInt64(ts, length, ExceptionTypes.OverflowError, out count))
        {
            return null;
        }

        if (!IsOpen(ts))
        {
            return null;
        }

        if (start < 0 || start >= Length)
        {
            return Raise.ValueError(ts, "madvise start out of bounds");
        }

        if (count < 0)
        {
            return Raise.ValueError(ts, "madvise length invalid");
        }

        if (long.MaxValue - start < count)
        {
            return Raise.OverflowError(ts, "madvise length too large");
        }

        count = Math.Min(count, Length - start);
        return NativeMaps.Advise(_mapping.Address + (nint)start, (nint)count, option) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("resize(newsize, /)", Doc = "Change the size, and that of the file.")]
    private PyObject? Resize(ThreadState ts, long size)
    {
        const int MayMove = 1;
        if (!IsOpen(ts) || !MayResize(ts))
        {
            return null;
        }

        if (size < 0 || long.MaxValue - size < _offset)
        {
            return Raise.ValueError(ts, "new size out of range");
        }

        if (size > Array.MaxLength)
        {
            return Raise.NotYet(ts, "mappings of more than 2 GiB");
        }

        if (_isSharedMemory && size > Length)
        {
            return Raise.ValueError(ts, "mmap: can't expand a shared anonymous mapping");
        }

        if (_mapping.Descriptor >= 0 && NativePosix.Truncate(_mapping.Descriptor, _offset + size) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        nint address = NativeMaps.Remap(_mapping.Address, Length, (nint)size, MayMove);
        if (address == NativeMaps.Failed)
        {
            return SystemErrors.RaiseLast(ts);
        }

        _mapping.Address = address;
        _mapping.Length = (int)size;
        return PyNone.Instance;
    }

    [PySlot(Slot.Length)]
    private long LengthSlot(ThreadState ts) => IsOpen(ts) ? Length : -1;

    [PySlot(Slot.SequenceItem)]
    private PyObject? ItemAt(ThreadState ts, long index) =>
        !IsOpen(ts) ? null : (ulong)index < (ulong)Length ? PyBytes.From(Bytes.Slice((int)index, 1)) : Raise.IndexError(ts, "mmap index out of range");

    [PySlot(Slot.GetItem)]
    private unsafe PyObject? GetItem(ThreadState ts, PyObject key)
    {
        if (!IsOpen(ts))
        {
            return null;
        }

        if (key is not PySlice slice)
        {
            return TryIndex(ts, key, "mmap indices must be integers", out int index) ? PyInt.From(Bytes[index]) : null;
        }

        long count = slice.Resolve(ts, Length, out long start, out _, out long step);
        if (count < 0 || !IsOpen(ts))
        {
            return null;
        }

        if (count > 0 && Math.Max(start, start + ((count - 1) * step)) >= Length)
        {
            return Raise.IndexError(ts, "mmap index out of range");
        }

        if (step == 1)
        {
            return PyBytes.From(Bytes.Slice((int)start, (int)count));
        }

        var bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = Bytes[(int)(start + (i * step))];
        }

        return PyBytes.From(bytes);
    }

    private unsafe bool TryIndex(ThreadState ts, PyObject key, string message, out int index)
    {
        index = 0;
        if (key.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, message);
        }

        if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long number))
        {
            return false;
        }

        // Making the index may have closed the map.
        if (!IsOpen(ts))
        {
            return false;
        }

        number = number < 0 ? number + Length : number;
        index = (int)number;
        return (number >= 0 && number < Length) || Raise.IndexError(ts, "mmap index out of range");
    }

    [PySlot(Slot.SetItem)]
    private unsafe bool SetItem(ThreadState ts, PyObject key, PyObject? value)
    {
        if (!IsOpen(ts) || !MayWrite(ts))
        {
            return false;
        }

        if (key is PySlice slice)
        {
            return SetSlice(ts, slice, value);
        }

        if (!TryIndex(ts, key, "mmap indices must be integer", out int index))
        {
            return false;
        }

        if (value is null || value.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, value is null ? "mmap doesn't support item deletion" : "mmap item value must be an int");
        }

        if (Numbers.Index(ts, value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long item) || item is < 0 or > byte.MaxValue)
        {
            return Raise.ValueError(ts, "mmap item value must be in range(0, 256)");
        }

        if (!IsOpen(ts))
        {
            return false;
        }

        if (index >= Length)
        {
            return Raise.IndexError(ts, "mmap index out of range");
        }

        Bytes[index] = (byte)item;
        return true;
    }

    private bool SetSlice(ThreadState ts, PySlice slice, PyObject? value)
    {
        long count = slice.Resolve(ts, Length, out long start, out _, out long step);
        if (count < 0)
        {
            return false;
        }

        if (value is null)
        {
            return Raise.TypeError(ts, "mmap object doesn't support slice deletion");
        }

        using BufferView? view = Buffers.Readable(ts, value);
        if (view is null)
        {
            return false;
        }

        ReadOnlySpan<byte> source = view.Span;
        if (!IsOpen(ts))
        {
            return false;
        }

        if (source.Length != count || (count > 0 && Math.Max(start, start + ((count - 1) * step)) >= Length))
        {
            return Raise.IndexError(ts, "mmap slice assignment is wrong size");
        }

        if (step == 1)
        {
            source.CopyTo(Bytes[(int)start..]);
            return true;
        }

        for (int i = 0; i < count; i++)
        {
            Bytes[(int)(start + (i * step))] = source[i];
        }

        return true;
    }

    [PySlot(Slot.ReleaseBuffer)]
    private PyObject? ReleaseBufferSlot(ThreadState ts, PyObject view) => PythonBuffers.Release(ts, this, view);

    [PySlot(Slot.Buffer)]
    private BufferView? Open(ThreadState ts, int flags)
    {
        const int WritableFlag = 1;
        if (!IsOpen(ts) || (_access == Access.Read && (flags & WritableFlag) != 0 && !(bool)Raise.BufferError(ts, "Object is not writable.")))
        {
            return null;
        }

        return new View(this);
    }

    /// <summary>A view on the memory, which stays where it is until the view is closed.</summary>
    private sealed class View : BufferView
    {
        private readonly PyMemoryMap _owner;
        private readonly MappedMemory _memory;
        private bool _isClosed;

        public View(PyMemoryMap owner)
        {
            _owner = owner;
            _memory = new MappedMemory(owner._mapping.Address, owner.Length);
            Interlocked.Increment(ref owner._exports);
        }

        public override PyObject Exporter => _owner;

        public override bool IsReadOnly => _owner._access == Access.Read;

        public override Memory<byte> Memory => _memory.Memory;

        public override void Dispose()
        {
            if (!_isClosed)
            {
                _isClosed = true;
                Interlocked.Decrement(ref _owner._exports);
            }
        }
    }
}
