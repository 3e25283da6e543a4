using System;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Structs;

/// <summary><c>struct.Struct</c>: a format, read once.</summary>
[PyType("Struct", TextSignature = null, Module = "_struct", Subclassable = true, Flags = TypeFlags.HasWeakReferences, Doc = "Struct(fmt) --> compiled struct object")]
internal unsafe partial class PyStruct : PyObject
{
    private StructLayout? _layout;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyStruct() : new PyStructSubclass(type);

    [PyInit("Struct(format)")]
    private Done Init(ThreadState ts, PyObject format)
    {
        StructLayout? layout = StructModule.ParseFormat(ts, format);
        _layout = layout ?? _layout;
        return layout is null ? Done.Error : Done.Ok;
    }

    [PyMethod("pack(*values)", TextSignature = null, Doc = "Return bytes with the values packed by the struct's format.")]
    private PyObject? Pack(ThreadState ts, ReadOnlySpan<PyObject> values) => Ready(ts) is { } layout ? Pack(ts, layout, values) : null;

    [PyMethod("pack_into(*values)", TextSignature = null, Doc = "Write the packed values into a buffer, from an offset on.")]
    private PyObject? PackInto(ThreadState ts, ReadOnlySpan<PyObject> values) => Ready(ts) is { } layout ? PackInto(ts, layout, values) : null;

    [PyMethod("unpack(buffer, /)", Doc = "Return a tuple of the values in a buffer, which must have the struct's size.")]
    private PyObject? Unpack(ThreadState ts, BufferView buffer) => Ready(ts) is { } layout ? Unpack(ts, layout, buffer) : null;

    [PyMethod("unpack_from(buffer, offset=0)", Doc = "Return a tuple of the values in a buffer, from an offset on.")]
    private PyObject? UnpackFrom(ThreadState ts, BufferView buffer, long offset) => Ready(ts) is { } layout ? UnpackFrom(ts, layout, buffer, offset) : null;

    [PyMethod("iter_unpack(buffer, /)", Doc = "Return an iterator over the tuples of a buffer of several structs.")]
    private PyObject? IterUnpack(ThreadState ts, PyObject buffer) => Ready(ts) is { } layout ? IterUnpack(ts, layout, buffer) : null;

    [PyGetter("format", Doc = "struct format string")]
    private PyObject? Format(ThreadState ts) => Ready(ts) is { } layout ? PyStr.From(layout.Format) : null;

    [PyGetter("size", Doc = "struct size in bytes")]
    private long Size => _layout?.Size ?? -1;

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) =>
        Ready(ts) is { } layout && Text.Repr(ts, PyStr.From(layout.Format)) is { } shown ? PyStr.From($"{Type.Name}({shown})") : null;

    [PyMethod("__sizeof__()", Doc = "The size in memory, in bytes.")]
    private PyObject? SizeOf(ThreadState ts) => Ready(ts) is { } layout ? PyInt.From(56 + (32L * (layout.Fields.Length + 1))) : null;

    private StructLayout? Ready(ThreadState ts)
    {
        if (_layout is null)
        {
            _ = Raise.RuntimeError(ts, "Struct object is not initialized");
        }

        return _layout;
    }

    internal static PyObject? Pack(ThreadState ts, StructLayout layout, ReadOnlySpan<PyObject> values)
    {
        if (values.Length != layout.ItemCount)
        {
            return StructModule.Fail(ts, $"pack expected {layout.ItemCount} items for packing (got {values.Length})");
        }

        if (layout.Size > Array.MaxLength)
        {
            return Raise.MemoryError(ts);
        }

        var data = new byte[layout.Size];
        return StructItems.Pack(ts, layout, values, data) ? PyBytes.From(data) : null;
    }

    internal static PyObject? PackInto(ThreadState ts, StructLayout layout, ReadOnlySpan<PyObject> arguments)
    {
        if (arguments.Length != layout.ItemCount + 2)
        {
            return StructModule.Fail(ts, arguments.Length switch
            {
                0 => "pack_into expected buffer argument",
                1 => "pack_into expected offset argument",
                _ => $"pack_into expected {layout.ItemCount} items for packing (got {arguments.Length - 2})",
            });
        }

        using BufferView? view = OpenWritable(ts, arguments[0]);
        if (view is null || !Numbers.IndexToInt64(ts, arguments[1], ExceptionTypes.IndexError, out long offset))
        {
            return null;
        }

        if (!TryPlace(ts, layout, view.Memory.Length, ref offset, "pack_into", "no space to pack", "packing"))
        {
            return null;
        }

        Span<byte> destination = view.Span.Slice((int)offset, (int)layout.Size);
        destination.Clear();
        return StructItems.Pack(ts, layout, arguments[2..], destination) ? PyNone.Instance : null;
    }

    internal static PyObject? Unpack(ThreadState ts, StructLayout layout, BufferView buffer) =>
        buffer.Memory.Length == layout.Size ? StructItems.Unpack(layout, buffer.Span) : StructModule.Fail(ts, $"unpack requires a buffer of {layout.Size} bytes");

    internal static PyObject? UnpackFrom(ThreadState ts, StructLayout layout, BufferView buffer, long offset)
    {
        return TryPlace(ts, layout, buffer.Memory.Length, ref offset, "unpack_from", "not enough data to unpack", "unpacking")
            ? StructItems.Unpack(layout, buffer.Span.Slice((int)offset, (int)layout.Size))
            : null;
    }

    /// <summary>Counts an offset from the buffer's start, and sees that there is room behind it; false: an exception is pending, in the words of the function that asks.</summary>
    private static bool TryPlace(ThreadState ts, StructLayout layout, long length, ref long offset, string function, string lack, string use)
    {
        if (offset < 0)
        {
            if (offset + layout.Size > 0)
            {
                _ = StructModule.Fail(ts, $"{lack} {layout.Size} bytes at offset {offset}");
                return false;
            }

            if (offset + length < 0)
            {
                _ = StructModule.Fail(ts, $"offset {offset} out of range for {length}-byte buffer");
                return false;
            }

            offset += length;
        }

        if (length - offset < layout.Size)
        {
            _ = StructModule.Fail(
                ts, $"{function} requires a buffer of at least {(Int128)offset + layout.Size} bytes for {use} {layout.Size} bytes at offset {offset} (actual buffer size is {length})");
            return false;
        }

        return true;
    }

    internal static PyObject? IterUnpack(ThreadState ts, StructLayout layout, PyObject buffer)
    {
        if (layout.Size == 0)
        {
            return StructModule.Fail(ts, "cannot iteratively unpack with a struct of length 0");
        }

        BufferView? view = Buffers.Readable(ts, buffer);
        if (view is null)
        {
            return null;
        }

        if (view.Memory.Length % layout.Size != 0)
        {
            view.Dispose();
            return StructModule.Fail(ts, $"iterative unpacking requires a buffer of a multiple of {layout.Size} bytes");
        }

        return new PyUnpackIterator(layout, view);
    }

    private static BufferView? OpenWritable(ThreadState ts, PyObject value)
    {
        const int Writable = 1;
        BufferView? view = value.Type.Slots.Buffer == null ? null : value.Type.Slots.Buffer(ts, value, Writable);
        if (view is { IsReadOnly: false })
        {
            return view;
        }

        view?.Dispose();
        ts.Pending = null;
        _ = Raise.TypeError(ts, $"argument must be read-write bytes-like object, not {value.Type.Name}");
        return null;
    }
}

/// <summary>The iterator of <c>iter_unpack</c>; keeps its buffer open until it is exhausted.</summary>
[PyType("unpack_iterator", Module = "_struct", NoConstructor = true)]
internal sealed partial class PyUnpackIterator(StructLayout layout, BufferView view) : PyObject
{
    private BufferView? _view = view;
    private int _next;

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        if (_view is null)
        {
            return Lookup.Absent;
        }

        if (_next >= _view.Memory.Length)
        {
            _view.Dispose();
            _view = null;
            return Lookup.Absent;
        }

        PyTuple values = StructItems.Unpack(layout, _view.Span.Slice(_next, (int)layout.Size));
        _next += (int)layout.Size;
        return Lookup.Found(values);
    }

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    private long LengthHint() => _view is null ? 0 : (_view.Memory.Length - _next) / layout.Size;
}
