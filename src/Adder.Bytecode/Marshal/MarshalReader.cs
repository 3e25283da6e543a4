using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;

namespace Adder.Bytecode.Marshal;

/// <summary>
/// Reads values in marshal's format, versions 0 to 5. Damaged input is answered with an error, never with an allocation
/// beyond what the input's own length justifies.
/// </summary>
internal sealed class MarshalReader<T>
    where T : class
{
    private const string TooShort = "marshal data too short";

    private readonly MarshalInput _input;
    private readonly IMarshalSink<T> _sink;
    private readonly bool _allowCode;

    /// <summary>The numbered values; null where a value has its number but is not finished.</summary>
    private readonly List<T?> _references = [];
    private int _depth;

    private MarshalReader(MarshalInput input, IMarshalSink<T> sink, bool allowCode)
    {
        _input = input;
        _sink = sink;
        _allowCode = allowCode;
    }

    private MarshalError? Error { get; set; }

    /// <summary>Reads one value; what follows it stays in the input.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="sink">Makes the values.</param>
    /// <param name="error">Why there is no value.</param>
    /// <param name="allowCode">Whether code objects may occur.</param>
    /// <returns>The value, or null with an error.</returns>
    public static T? Read(MarshalInput input, IMarshalSink<T> sink, out MarshalError? error, bool allowCode = true)
    {
        var reader = new MarshalReader<T>(input, sink, allowCode);
        T? value = reader.Item("object");
        error = reader.Error;
        return value;
    }

    private T? Fail(MarshalErrorKind kind, string message)
    {
        Error ??= _input.HasFailed ? new MarshalError(MarshalErrorKind.Foreign, "") : new MarshalError(kind, message);
        return null;
    }

    private T? Bad(string reason) => Fail(MarshalErrorKind.Value, $"bad marshal data ({reason})");

    /// <summary>What the sink made; its failure becomes the reader's.</summary>
    private T? Made(T? value) => value ?? Fail(MarshalErrorKind.Foreign, "");

    private bool Accepted(bool accepted) => accepted || Fail(MarshalErrorKind.Foreign, "") is not null;

    private bool TryTake(long count, out ReadOnlySpan<byte> bytes)
    {
        if (count <= _input.Remaining && _input.TryRead((int)count, out bytes))
        {
            return true;
        }

        bytes = default;
        Fail(MarshalErrorKind.EndOfFile, TooShort);
        return false;
    }

    private bool TryByte(out int value)
    {
        if (_input.Remaining > 0 && _input.TryRead(1, out ReadOnlySpan<byte> bytes))
        {
            value = bytes[0];
            return true;
        }

        value = 0;
        Fail(MarshalErrorKind.EndOfFile, "EOF read where not expected");
        return false;
    }

    private bool TryInt32(out int value)
    {
        bool taken = TryTake(4, out ReadOnlySpan<byte> bytes);
        value = taken ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;
        return taken;
    }

    private bool TryDouble(out double value)
    {
        bool taken = TryTake(8, out ReadOnlySpan<byte> bytes);
        value = taken ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : 0;
        return taken;
    }

    private bool TrySize(string what, out int size)
    {
        if (!TryInt32(out size))
        {
            return false;
        }

        if (size < 0)
        {
            Bad($"{what} size out of range");
            return false;
        }

        return true;
    }

    /// <summary>
    /// More items than there are bytes cannot all be there: reads on to the error that comes first, without a container for them.
    /// </summary>
    private bool IsTooMany(int count, string container)
    {
        if (count <= _input.Remaining)
        {
            return false;
        }

        while (Item(container) is not null)
        {
        }

        return true;
    }

    /// <summary>Reads a value where the end mark is not allowed.</summary>
    private T? Item(string container) =>
        Value() ?? Fail(MarshalErrorKind.Type, $"NULL object in marshal data for {container}");

    /// <summary>Reads a value; null with no error is the end mark.</summary>
    private T? Value()
    {
        if (Error is not null)
        {
            return null;
        }

        if (_input.Remaining <= 0 || !_input.TryRead(1, out ReadOnlySpan<byte> bytes))
        {
            return Fail(MarshalErrorKind.EndOfFile, "EOF read where object expected");
        }

        int code = bytes[0];
        if (++_depth > MarshalFormat.MaximumDepth)
        {
            _depth--;
            return Fail(MarshalErrorKind.Value, "recursion limit exceeded");
        }

        T? value = Value((MarshalType)(code & ~MarshalFormat.ReferenceFlag), (code & MarshalFormat.ReferenceFlag) != 0);
        _depth--;
        return value;
    }

    private T? Value(MarshalType type, bool numbered)
    {
        switch (type)
        {
            case MarshalType.Null:
                return null;
            case MarshalType.None:
                return Made(_sink.Singleton(MarshalSingleton.None));
            case MarshalType.False:
                return Made(_sink.Singleton(MarshalSingleton.False));
            case MarshalType.True:
                return Made(_sink.Singleton(MarshalSingleton.True));
            case MarshalType.Ellipsis:
                return Made(_sink.Singleton(MarshalSingleton.Ellipsis));
            case MarshalType.StopIteration:
                return Made(_sink.Singleton(MarshalSingleton.StopIteration));
            case MarshalType.Reference:
                return Reference();
            case MarshalType.Tuple:
                return TrySize("tuple", out int count) ? Tuple(count, numbered) : null;
            case MarshalType.SmallTuple:
                return TryByte(out int small) ? Tuple(small, numbered) : null;
            case MarshalType.List:
                return List(numbered);
            case MarshalType.Dictionary:
                return Dictionary(numbered);
            case MarshalType.Set:
                return Set(numbered, frozen: false);
            case MarshalType.FrozenSet:
                return Set(numbered, frozen: true);
            case MarshalType.Slice:
                return Slice(numbered);
            case MarshalType.Code:
                return Code(numbered);
            default:
                T? value = Scalar(type);
                if (numbered && value is not null)
                {
                    _references.Add(value);
                }

                return value;
        }
    }

    private T? Scalar(MarshalType type)
    {
        switch (type)
        {
            case MarshalType.Int:
                return TryInt32(out int value) ? Made(_sink.SmallInteger(value)) : null;
            case MarshalType.Int64:
                return TryTake(8, out ReadOnlySpan<byte> bytes) ? Made(_sink.Integer(BinaryPrimitives.ReadInt64LittleEndian(bytes))) : null;
            case MarshalType.Long:
                return Long();
            case MarshalType.TextFloat:
                return TryTextDouble(out double parsed) ? Made(_sink.Float(parsed)) : null;
            case MarshalType.BinaryFloat:
                return TryDouble(out double number) ? Made(_sink.Float(number)) : null;
            case MarshalType.TextComplex:
                return TryTextDouble(out double textReal) && TryTextDouble(out double textImaginary) ? Made(_sink.Complex(textReal, textImaginary)) : null;
            case MarshalType.BinaryComplex:
                return TryDouble(out double real) && TryDouble(out double imaginary) ? Made(_sink.Complex(real, imaginary)) : null;
            case MarshalType.Bytes:
                return TrySize("bytes object", out int size) && TryTake(size, out ReadOnlySpan<byte> content) ? Made(_sink.Bytes(content)) : null;
            case MarshalType.Unicode:
            case MarshalType.InternedUnicode:
                return TrySize("string", out int length) ? String(length, isAscii: false, type == MarshalType.InternedUnicode) : null;
            case MarshalType.Ascii:
            case MarshalType.InternedAscii:
                return TrySize("string", out int asciiLength) ? String(asciiLength, isAscii: true, type == MarshalType.InternedAscii) : null;
            case MarshalType.ShortAscii:
            case MarshalType.ShortInternedAscii:
                return TryByte(out int shortLength) ? String(shortLength, isAscii: true, type == MarshalType.ShortInternedAscii) : null;
            default:
                return Bad("unknown type code");
        }
    }

    private T? String(int length, bool isAscii, bool interned) =>
        TryTake(length, out ReadOnlySpan<byte> bytes) ? Made(_sink.String(bytes, isAscii, interned)) : null;

    private bool TryTextDouble(out double value)
    {
        value = 0;
        if (!TryByte(out int length) || !TryTake(length, out ReadOnlySpan<byte> bytes))
        {
            return false;
        }

        string text = System.Text.Encoding.Latin1.GetString(bytes);
        string name = text.TrimStart('-', '+');
        if (name is "inf" or "nan")
        {
            value = name == "nan" ? double.NaN : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        Fail(MarshalErrorKind.Value, $"could not convert string to float: '{text}'");
        return false;
    }

    private T? Long()
    {
        if (!TryInt32(out int count))
        {
            return null;
        }

        if (count == int.MinValue)
        {
            return Bad("long size out of range");
        }

        int digits = Math.Abs(count);
        if (!TryTake(2L * digits, out ReadOnlySpan<byte> bytes))
        {
            return null;
        }

        var magnitude = new byte[(digits * 15L / 8) + 4];
        for (int i = 0; i < digits; i++)
        {
            uint digit = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
            if (digit > 0x7FFF)
            {
                return Bad("digit out of range in long");
            }

            if (digit == 0 && i == digits - 1)
            {
                return Bad("unnormalized long data");
            }

            long bit = i * 15L;
            uint window = digit << (int)(bit & 7);
            for (long at = bit >> 3; window != 0; at++, window >>= 8)
            {
                magnitude[at] |= (byte)window;
            }
        }

        var value = new BigInteger(magnitude, isUnsigned: true);
        return Made(_sink.Integer(count < 0 ? -value : value));
    }

    private T? Reference()
    {
        if (!TryInt32(out int number))
        {
            return null;
        }

        return (uint)number < (uint)_references.Count && _references[number] is { } value ? value : Bad("invalid reference");
    }

    /// <summary>Gives a value its number as soon as it exists, so that its items can refer to it.</summary>
    private void Number(T? value, bool numbered)
    {
        if (numbered && value is not null)
        {
            _references.Add(value);
        }
    }

    /// <summary>Takes a number for a value that exists only when its items are read; -1 for none.</summary>
    private int Reserve(bool numbered)
    {
        if (!numbered)
        {
            return -1;
        }

        _references.Add(null);
        return _references.Count - 1;
    }

    private T? Fill(int number, T? value)
    {
        if (number >= 0 && value is not null)
        {
            _references[number] = value;
        }

        return value;
    }

    private T? Tuple(int count, bool numbered)
    {
        if (IsTooMany(count, "tuple"))
        {
            return null;
        }

        T? tuple = Made(_sink.BeginTuple(count));
        Number(tuple, numbered);
        for (int i = 0; i < count && tuple is not null; i++)
        {
            if (Item("tuple") is not { } item || !Accepted(_sink.SetTupleItem(tuple, i, item)))
            {
                return null;
            }
        }

        return tuple;
    }

    private T? List(bool numbered)
    {
        if (!TrySize("list", out int count) || IsTooMany(count, "list"))
        {
            return null;
        }

        T? list = Made(_sink.BeginList(count));
        Number(list, numbered);
        for (int i = 0; i < count && list is not null; i++)
        {
            if (Item("list") is not { } item || !Accepted(_sink.AddToList(list, item)))
            {
                return null;
            }
        }

        return list;
    }

    private T? Dictionary(bool numbered)
    {
        T? dictionary = Made(_sink.BeginDictionary());
        Number(dictionary, numbered);
        while (dictionary is not null && Value() is { } key)
        {
            // As in CPython an end mark in a value's place ends the dict, too.
            if (Value() is not { } value)
            {
                break;
            }

            if (!Accepted(_sink.AddToDictionary(dictionary, key, value)))
            {
                break;
            }
        }

        return Error is null ? dictionary : null;
    }

    private T? Set(bool numbered, bool frozen)
    {
        if (!TrySize("set", out int count) || IsTooMany(count, "set"))
        {
            return null;
        }

        int number = frozen ? Reserve(numbered) : -1;
        T? set = Made(_sink.BeginSet(frozen));
        Number(set, numbered && !frozen);
        for (int i = 0; i < count && set is not null; i++)
        {
            if (Item("set") is not { } item || !Accepted(_sink.AddToSet(set, item)))
            {
                return null;
            }
        }

        return set is null ? null : Fill(number, Made(_sink.EndSet(set)));
    }

    private T? Slice(bool numbered)
    {
        int number = Reserve(numbered);
        return Item("object") is { } start && Item("object") is { } stop && Item("object") is { } step
            ? Fill(number, Made(_sink.Slice(start, stop, step)))
            : null;
    }

    private T? Code(bool numbered)
    {
        if (!_allowCode)
        {
            return Fail(MarshalErrorKind.Value, "unmarshalling code objects is disallowed");
        }

        int number = Reserve(numbered);
        MarshalCode<T?> code = default;
        bool complete = TryInt32(out code.ArgumentCount)
            && TryInt32(out code.PositionalOnlyArgumentCount)
            && TryInt32(out code.KeywordOnlyArgumentCount)
            && TryInt32(out code.StackSize)
            && TryInt32(out code.Flags)
            && TryPart(ref code.Code)
            && TryPart(ref code.Constants)
            && TryPart(ref code.Names)
            && TryPart(ref code.LocalsPlusNames)
            && TryPart(ref code.LocalsPlusKinds)
            && TryPart(ref code.FileName)
            && TryPart(ref code.Name)
            && TryPart(ref code.QualifiedName)
            && TryInt32(out code.FirstLineNumber)
            && TryPart(ref code.LineTable)
            && TryPart(ref code.ExceptionTable);
        return complete ? Fill(number, Made(_sink.Code(code!))) : null;
    }

    private bool TryPart(ref T? part)
    {
        if (Item("object") is not { } value)
        {
            return false;
        }

        part = value;
        return true;
    }
}
