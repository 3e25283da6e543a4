using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Adder.Bytecode.Marshal;

/// <summary>Writes values in marshal's format, versions 0 to 5. A writer serves one top-level value.</summary>
internal sealed class MarshalWriter<T>
    where T : class
{
    private readonly IMarshalSource<T> _source;
    private readonly ArrayBufferWriter<byte> _output;
    private readonly int _version;
    private readonly bool _allowCode;
    private readonly Dictionary<T, int>? _references;
    private int _depth;

    /// <summary>The value that the source is about to write.</summary>
    private T? _current;

    /// <summary>Values that cannot be made before all their parts are there: nothing in them may refer back to them.</summary>
    private readonly HashSet<T> _unfinished = new(ReferenceEqualityComparer.Instance);

    /// <summary>The reference flag for the value that the source is about to write.</summary>
    private byte _flag;

    private MarshalWriter(IMarshalSource<T> source, ArrayBufferWriter<byte> output, int version, bool allowCode)
    {
        _source = source;
        _output = output;
        _version = version;
        _allowCode = allowCode;
        if (version >= MarshalFormat.FirstVersionWithReferences)
        {
            _references = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        }
    }

    /// <summary>The first error; nothing is to be done with the output then.</summary>
    public MarshalError? Error { get; private set; }

    /// <summary>Writes one value.</summary>
    /// <returns>The error; null for success.</returns>
    public static MarshalError? Write(T value, IMarshalSource<T> source, ArrayBufferWriter<byte> output, int version = MarshalFormat.Version, bool allowCode = true)
    {
        var writer = new MarshalWriter<T>(source, output, version, allowCode);
        writer.Item(value);
        return writer.Error;
    }

    /// <summary>Stops with an error that the source keeps.</summary>
    public void Fail() => Error ??= new MarshalError(MarshalErrorKind.Foreign, "");

    private void Fail(string message) => Error ??= new MarshalError(MarshalErrorKind.Value, message);

    /// <summary>Writes an item of a container; for the source.</summary>
    public void Item(T value)
    {
        if (Error is not null)
        {
            return;
        }

        if (_depth >= MarshalFormat.MaximumDepth)
        {
            Fail("object too deeply nested to marshal");
            return;
        }

        MarshalSingleton singleton = _source.Singleton(value);
        if (singleton != MarshalSingleton.NotSingleton)
        {
            Byte((byte)TypeOf(singleton));
            return;
        }

        if (TryWriteReference(value))
        {
            return;
        }

        _depth++;
        _current = value;
        if (!_source.Write(value, this))
        {
            Fail("unmarshallable object");
        }

        _depth--;
    }

    private static MarshalType TypeOf(MarshalSingleton singleton) => singleton switch
    {
        MarshalSingleton.None => MarshalType.None,
        MarshalSingleton.False => MarshalType.False,
        MarshalSingleton.True => MarshalType.True,
        MarshalSingleton.Ellipsis => MarshalType.Ellipsis,
        _ => MarshalType.StopIteration,
    };

    private bool TryWriteReference(T value)
    {
        _flag = 0;
        if (_references is null || !_source.MayBeShared(value))
        {
            return false;
        }

        if (_references.TryGetValue(value, out int number))
        {
            if (_unfinished.Contains(value))
            {
                Fail("unmarshallable object");
                return true;
            }

            Type(MarshalType.Reference);
            Int32(number);
            return true;
        }

        _references.Add(value, _references.Count);
        _flag = MarshalFormat.ReferenceFlag;
        return false;
    }

    private void Byte(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }

    private void Type(MarshalType type)
    {
        Byte((byte)((byte)type | _flag));
        _flag = 0;
    }

    private void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_output.GetSpan(4), value);
        _output.Advance(4);
    }

    private void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_output.GetSpan(8), value);
        _output.Advance(8);
    }

    private void Text(double value)
    {
        string text = double.IsNaN(value) ? "nan"
            : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
            : value.ToString("G17", CultureInfo.InvariantCulture).Replace('E', 'e');
        Byte((byte)text.Length);
        _output.Write(Encoding.ASCII.GetBytes(text));
    }

    public void Integer(BigInteger value)
    {
        if (value >= int.MinValue && value <= int.MaxValue)
        {
            Type(MarshalType.Int);
            Int32((int)value);
            return;
        }

        Type(MarshalType.Long);
        BigInteger magnitude = BigInteger.Abs(value);
        int digits = (int)((magnitude.GetBitLength() + 14) / 15);
        Int32(value.Sign < 0 ? -digits : digits);
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        for (int i = 0; i < digits; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_output.GetSpan(2), Digit(bytes, i * 15));
            _output.Advance(2);
        }
    }

    /// <summary>The 15 bits from a bit position on.</summary>
    private static ushort Digit(byte[] bytes, int bit)
    {
        uint window = 0;
        for (int i = 0; i < 3; i++)
        {
            int index = (bit >> 3) + i;
            window |= index < bytes.Length ? (uint)bytes[index] << (8 * i) : 0;
        }

        return (ushort)((window >> (bit & 7)) & 0x7FFF);
    }

    public void Float(double value)
    {
        if (_version > 1)
        {
            Type(MarshalType.BinaryFloat);
            Double(value);
        }
        else
        {
            Type(MarshalType.TextFloat);
            Text(value);
        }
    }

    public void Complex(double real, double imaginary)
    {
        if (_version > 1)
        {
            Type(MarshalType.BinaryComplex);
            Double(real);
            Double(imaginary);
        }
        else
        {
            Type(MarshalType.TextComplex);
            Text(real);
            Text(imaginary);
        }
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Type(MarshalType.Bytes);
        Int32(value.Length);
        _output.Write(value);
    }

    /// <param name="utf8">UTF-8 in which surrogates take three bytes each.</param>
    /// <param name="interned">The string is interned, and will be when it is read.</param>
    public void String(ReadOnlySpan<byte> utf8, bool interned)
    {
        if (_version >= MarshalFormat.FirstVersionWithAscii && System.Text.Ascii.IsValid(utf8))
        {
            if (utf8.Length < 256)
            {
                Type(interned ? MarshalType.ShortInternedAscii : MarshalType.ShortAscii);
                Byte((byte)utf8.Length);
            }
            else
            {
                Type(interned ? MarshalType.InternedAscii : MarshalType.Ascii);
                Int32(utf8.Length);
            }
        }
        else
        {
            Type(interned && _version >= MarshalFormat.FirstVersionWithReferences ? MarshalType.InternedUnicode : MarshalType.Unicode);
            Int32(utf8.Length);
        }

        _output.Write(utf8);
    }

    public void Tuple(ReadOnlySpan<T> items)
    {
        if (_version >= MarshalFormat.FirstVersionWithAscii && items.Length < 256)
        {
            Type(MarshalType.SmallTuple);
            Byte((byte)items.Length);
        }
        else
        {
            Type(MarshalType.Tuple);
            Int32(items.Length);
        }

        Items(items);
    }

    public void List(ReadOnlySpan<T> items)
    {
        Type(MarshalType.List);
        Int32(items.Length);
        Items(items);
    }

    private void Items(ReadOnlySpan<T> items)
    {
        foreach (T item in items)
        {
            Item(item);
        }
    }

    /// <summary>Starts a dict; the source then calls <see cref="Item"/> for each key and value, and <see cref="EndDictionary"/>.</summary>
    public void BeginDictionary() => Type(MarshalType.Dictionary);

    public void EndDictionary() => Byte((byte)MarshalType.Null);

    /// <summary>
    /// Writes a set or frozenset. The items go in the order of what each is marshalled to by itself, so that the output does not depend on hashes.
    /// </summary>
    public void Set(ReadOnlySpan<T> items, bool frozen)
    {
        Type(frozen ? MarshalType.FrozenSet : MarshalType.Set);
        Int32(items.Length);
        if (items.Length < 2)
        {
            Items(items);
            return;
        }

        var keyed = new (byte[] Key, T Item)[items.Length];
        var shared = new SharedSource(_source);
        for (int i = 0; i < keyed.Length; i++)
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new MarshalWriter<T>(shared, output, _version, _allowCode) { _depth = _depth };
            writer.Item(items[i]);
            if (writer.Error is { } error)
            {
                Error ??= error;
                return;
            }

            keyed[i] = (output.WrittenSpan.ToArray(), items[i]);
        }

        Array.Sort(keyed, static (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
        foreach ((byte[] _, T item) in keyed)
        {
            Item(item);
        }
    }

    public void Slice(T start, T stop, T step)
    {
        if (_version < MarshalFormat.FirstVersionWithSlices)
        {
            Fail("unmarshallable object");
            return;
        }

        T self = Begin();
        Type(MarshalType.Slice);
        Item(start);
        Item(stop);
        Item(step);
        _unfinished.Remove(self);
    }

    public void Code(in MarshalCode<T> code)
    {
        if (!_allowCode)
        {
            Fail("marshalling code objects is disallowed");
            return;
        }

        T self = Begin();
        Type(MarshalType.Code);
        Int32(code.ArgumentCount);
        Int32(code.PositionalOnlyArgumentCount);
        Int32(code.KeywordOnlyArgumentCount);
        Int32(code.StackSize);
        Int32(code.Flags);
        Item(code.Code);
        Item(code.Constants);
        Item(code.Names);
        Item(code.LocalsPlusNames);
        Item(code.LocalsPlusKinds);
        Item(code.FileName);
        Item(code.Name);
        Item(code.QualifiedName);
        Int32(code.FirstLineNumber);
        Item(code.LineTable);
        Item(code.ExceptionTable);
        _unfinished.Remove(self);
    }

    private T Begin()
    {
        T self = _current!;
        _unfinished.Add(self);
        return self;
    }

    /// <summary>The source while an item of a set is written by itself: CPython holds references of its own then, so every item counts as shared.</summary>
    private sealed class SharedSource(IMarshalSource<T> source) : IMarshalSource<T>
    {
        private bool _inside;

        public MarshalSingleton Singleton(T value) => source.Singleton(value);

        public bool MayBeShared(T value)
        {
            bool outermost = !_inside;
            _inside = true;
            return outermost || source.MayBeShared(value);
        }

        public bool Write(T value, MarshalWriter<T> writer)
        {
            _inside = true;
            bool written = source.Write(value, writer);
            _inside = false;
            return written;
        }
    }
}
