using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>What bytes and bytearray have in common for their methods, most of which are the same.</summary>
internal abstract partial class ByteSequence : PyObject
{
    /// <summary>The bytes; of a bytearray invalid after anything that may resize it.</summary>
    public abstract ReadOnlySpan<byte> Span { get; }

    /// <summary>A new object of the exact base type over the array, which it takes over.</summary>
    public abstract PyObject Make(byte[] data);

    /// <summary>The result of a method that changes nothing: an exact bytes itself, otherwise a copy.</summary>
    public abstract PyObject Unchanged();

    /// <summary>"bytes" or "bytearray", for messages.</summary>
    public abstract string TypeName { get; }

    public PyObject Make(ReadOnlySpan<byte> data) => Make(data.ToArray());

    /// <summary>Keeps the bytes where they are until the result is disposed: a bytearray cannot be resized meanwhile by code that arguments bring with them.</summary>
    public Fixation Fix()
    {
        ChangeFixations(1);
        return new Fixation(this);
    }

    /// <summary>Counts up or down how often the bytes are kept where they are.</summary>
    protected virtual void ChangeFixations(int change)
    {
    }

    /// <summary>See <see cref="Fix"/>.</summary>
    internal readonly ref struct Fixation(ByteSequence sequence)
    {
        public void Dispose() => sequence.ChangeFixations(-1);
    }
}

/// <summary>The bytes of an argument, for as long as it lives.</summary>
internal unsafe ref struct BytesArgument
{
    private BufferView? _view;

    /// <summary>The bytes; invalid after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Span;

    /// <summary>Opens a bytes-like object; TypeError for others.</summary>
    public static bool TryOpen(ThreadState ts, PyObject value, out BytesArgument argument)
    {
        argument = default;
        if (value is PyBytes bytes)
        {
            argument.Span = bytes.Data;
            return true;
        }

        if (value.Type.Slots.Buffer == null)
        {
            return Raise.TypeError(ts, $"a bytes-like object is required, not '{value.Type.FullName}'");
        }

        argument._view = value.Type.Slots.Buffer(ts, value, BufferFlags.Simple);
        if (argument._view is null)
        {
            return false;
        }

        argument.Span = argument._view.Span;
        return true;
    }

    public readonly void Dispose() => _view?.Dispose();
}

/// <summary>What a buffer is asked for: the PyBUF_ flags that matter here.</summary>
internal static class BufferFlags
{
    public const int Simple = 0;
    public const int Writable = 1;
    public const int Format = 4;
    public const int Shape = 8;
    public const int Strides = 0x10 | Shape;
    public const int CContiguous = 0x20 | Strides;
    public const int FContiguous = 0x40 | Strides;
    public const int AnyContiguous = 0x80 | Strides;
    public const int Indirect = 0x100 | Strides;
    public const int FullReadOnly = Indirect | Format;
    public const int Full = FullReadOnly | Writable;
}

/// <summary>Making bytes and bytearrays from other objects.</summary>
internal static unsafe class BytesConstruction
{
    /// <summary>What <c>bytes(source, encoding, errors)</c> and <c>bytearray(…)</c> hold; null after an error.</summary>
    public static byte[]? Create(ThreadState ts, string typeName, PyObject? source, PyObject? encoding, PyObject? errors)
    {
        if (encoding is not (null or PyStr))
        {
            return Fail(Raise.TypeError(ts, $"{typeName}() argument 'encoding' must be str, not {encoding.Type.FullName}"));
        }

        if (errors is not (null or PyStr))
        {
            return Fail(Raise.TypeError(ts, $"{typeName}() argument 'errors' must be str, not {errors.Type.FullName}"));
        }

        if (source is PyStr text && encoding is PyStr name)
        {
            return (TextCodecs.Encode(ts, text, name.ToString(), ((PyStr?)errors)?.ToString()) as PyBytes)?.Data;
        }

        if (encoding is not null || errors is not null)
        {
            return Fail(Raise.TypeError(
                ts, source is PyStr ? "string argument without an encoding" : encoding is not null ? "encoding without a string argument" : "errors without a string argument"));
        }

        return source is null ? [] : FromSource(ts, typeName, source);
    }

    /// <summary>The bytes of an object that is bytes-like or iterates over ints; ints and strs are refused.</summary>
    public static byte[]? FromObject(ThreadState ts, string typeName, PyObject value)
    {
        if (value.Type.Slots.Buffer != null)
        {
            // Of a buffer with gaps, the items that it shows.
            using BufferView? view = value.Type.Slots.Buffer(ts, value, BufferFlags.FullReadOnly);
            return view is null ? null : value is PyMemoryView memory ? memory.ToContiguous(fortran: false) : view.Span.ToArray();
        }

        if (value is not PyStr && (value.Type.Slots.Iter != null || value.Type.Slots.SequenceItem != null))
        {
            return FromIterable(ts, typeName, value);
        }

        return Fail(Raise.TypeError(ts, $"cannot convert '{value.Type.FullName}' object to {typeName}"));
    }

    /// <summary>A byte from an int; ValueError outside 0 to 255.</summary>
    public static bool TryByte(ThreadState ts, PyObject value, string typeName, out byte result)
    {
        result = 0;
        if (!Numbers.IndexToInt64(ts, value, null, out long number))
        {
            return false;
        }

        if (number is < 0 or > 255)
        {
            return Raise.ValueError(ts, typeName == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)");
        }

        result = (byte)number;
        return true;
    }

    [SuppressMessage("Style", "IDE0060", Justification = "The error is pending.")]
    internal static byte[]? Fail(Raised raised) => null;

    /// <summary>What an object's <c>__bytes__</c> gives; false where it has none. The result is null unless true.</summary>
    internal static Truth CallBytesMethod(ThreadState ts, PyObject value, out PyBytes? result)
    {
        result = null;
        Lookup special = Calls.CallSpecial(ts, value, SpecialNames.Bytes);
        if (!special.TryGet(out PyObject? made))
        {
            return special.IsError ? Truth.Error : Truth.False;
        }

        result = made as PyBytes;
        return result is null ? Raise.TypeError(ts, $"__bytes__ returned non-bytes (type {made.Type.FullName})") : Truth.True;
    }

    private static byte[]? FromSource(ThreadState ts, string typeName, PyObject source)
    {
        if (typeName == "bytes")
        {
            if (CallBytesMethod(ts, source, out PyBytes? made) != Truth.False)
            {
                return made?.Data;
            }
        }

        if (source is PyStr)
        {
            return Fail(Raise.TypeError(ts, "string argument without an encoding"));
        }

        if (source is PyInt || source.Type.Slots.Index != null)
        {
            if (Numbers.IndexToInt64(ts, source, ExceptionTypes.OverflowError, out long count))
            {
                if (count < 0)
                {
                    return Fail(Raise.ValueError(ts, "negative count"));
                }

                return count > Array.MaxLength ? Fail(Raise.MemoryError(ts)) : new byte[count];
            }

            // An __index__ that raises TypeError makes it no int at all.
            if (!Raise.ClearIf(ts, ExceptionTypes.TypeError))
            {
                return null;
            }
        }

        return FromObject(ts, typeName, source);
    }

    /// <summary>The bytes that ints are; null where one of the items is something else, or no byte.</summary>
    private static byte[]? FromSmallInts(ReadOnlySpan<PyObject> items)
    {
        var bytes = new byte[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].GetType() != typeof(PySmallInt))
            {
                return null;
            }

            long value = Unsafe.As<PySmallInt>(items[i]).Value;
            if ((ulong)value > byte.MaxValue)
            {
                return null;
            }

            bytes[i] = (byte)value;
        }

        return bytes;
    }

    /// <summary>Whether an object gives bytes by iteration and in no other way.</summary>
    public static bool IsOnlyIterable(PyObject value)
    {
        ref TypeSlots slots = ref value.Type.Slots;
        return value is not PyStr && slots.Buffer == null && slots.Index == null && (slots.Iter != null || slots.SequenceItem != null);
    }

    private static byte[]? FromIterable(ThreadState ts, string typeName, PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyList) && FromSmallInts(Unsafe.As<PyList>(iterable).Items) is { } bytes)
        {
            return bytes;
        }

        PyObject? iterator = Iteration.GetIterator(ts, iterable);
        if (iterator is null)
        {
            return null;
        }

        if (!Containers.LengthHint(ts, iterable, 64, out _))
        {
            return null;
        }

        var buffer = new ByteBuffer(16);
        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? item))
            {
                return next.IsError ? null : buffer.ToArray();
            }

            if (!TryByte(ts, item, typeName, out byte value))
            {
                return null;
            }

            buffer.Append(value);
        }
    }
}
