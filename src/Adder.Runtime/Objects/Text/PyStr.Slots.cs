using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

internal unsafe partial class PyStr
{
    [PySlot(Slot.Repr)]
    internal PyObject? ReprSlot(ThreadState ts) => StringRepr.Repr(this);

    [PySlot(Slot.Str)]
    internal PyObject? StrSlot(ThreadState ts) => ToExact();

    [PySlot(Slot.Hash)]
    internal long HashSlot(ThreadState ts) => HashValue;

    [PySlot(Slot.Compare)]
    internal PyObject? CompareSlot(ThreadState ts, PyObject other, CompareOperator operation)
    {
        if (other is not PyStr right)
        {
            return PyNotImplemented.Instance;
        }

        return operation switch
        {
            CompareOperator.Equal => PyBool.From(EqualTo(right)),
            CompareOperator.NotEqual => PyBool.From(!EqualTo(right)),
            _ => Comparison.FromSign(CompareTo(right), operation),
        };
    }

    [PySlot(Slot.Length)]
    internal long LengthSlot(ThreadState ts) => _length;

    [PySlot(Slot.SequenceConcat)]
    internal PyObject? ConcatSlot(ThreadState ts, PyObject other) =>
        other is PyStr right ? Concat(ts, this, right) : Raise.TypeError(ts, $"can only concatenate str (not \"{other.Type.FullName}\") to str");

    /// <summary>left + right; MemoryError where the result would be too long.</summary>
    public static PyStr? Concat(ThreadState ts, PyStr left, PyStr right) =>
        (long)left._length + right._length > MaximumLength ? Raise.MemoryError(ts) : Concat(left, right);

    [PySlot(Slot.SequenceRepeat)]
    internal PyObject? RepeatSlot(ThreadState ts, long times)
    {
        if (times <= 0 || _length == 0)
        {
            return Empty;
        }

        if (times == 1)
        {
            return ToExact();
        }

        if (times > MaximumLength / _length)
        {
            return times > long.MaxValue / _length ? Raise.OverflowError(ts, "repeated string is too long") : Raise.MemoryError(ts);
        }

        int length = (int)times * _length;
        if (!IsBmp)
        {
            var wide = new int[length];
            Fill(CodePoints, wide.AsSpan());
            return new PyStr(wide);
        }

        PyStr repeated = Unwritten(length, out Span<char> chars);
        Fill(Chars, chars);
        return repeated;
    }

    [PySlot(Slot.GetItem)]
    internal PyObject? GetItemSlot(ThreadState ts, PyObject key)
    {
        if (key is PySlice slice)
        {
            return GetSlice(ts, slice);
        }

        if (key is not PyInt && key.Type.Slots.Index == null)
        {
            return Raise.TypeError(ts, $"string indices must be integers, not '{key.Type.FullName}'");
        }

        if (!Numbers.IndexToInt64(ts, key, ExceptionTypes.IndexError, out long index))
        {
            return null;
        }

        return SequenceItemSlot(ts, index < 0 ? index + _length : index);
    }

    [PySlot(Slot.SequenceItem)]
    internal PyObject? SequenceItemSlot(ThreadState ts, long index) =>
        (ulong)index < (ulong)_length ? FromCodePoint(CodePointAt((int)index)) : Raise.IndexError(ts, "string index out of range");

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => IsAscii ? new PyAsciiStrIterator(this) : new PyStrIterator(this);

    [PySlot(Slot.Remainder)]
    internal static PyObject? RemainderSlot(ThreadState ts, PyObject left, PyObject right) =>
        left is PyStr format ? PercentFormatting.Format(ts, format, right) : PyNotImplemented.Instance;

    /// <summary>Whether every code point is below 128.</summary>
    public bool IsAscii => _data is null ? IsInlineAscii : IsBmp && System.Text.Ascii.IsValid(Chars);

    /// <summary>Writes one value everywhere. Filling by vectors is not among the code that is compiled ahead: it pays for long texts only.</summary>
    internal static void Fill<T>(Span<T> destination, T value)
    {
        if (destination.Length > 256)
        {
            destination.Fill(value);
            return;
        }

        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = value;
        }
    }

    private static void Fill<T>(ReadOnlySpan<T> unit, Span<T> destination)
    {
        if (unit.Length == 1)
        {
            Fill(destination, unit[0]);
            return;
        }

        unit.CopyTo(destination);
        for (int done = unit.Length; done < destination.Length; done *= 2)
        {
            destination[..Math.Min(done, destination.Length - done)].CopyTo(destination[done..]);
        }
    }

    /// <summary><c>self[start:stop]</c>.</summary>
    internal PyStr Part(long start, long stop)
    {
        long count = Protocols.SliceIndices.Adjust(_length, ref start, ref stop, 1);
        return count == 0 ? Empty : Substring((int)start, (int)(start + count));
    }

    private PyObject? GetSlice(ThreadState ts, PySlice slice)
    {
        if (!SliceIndices.TryResolve(ts, slice, _length, out long start, out long step, out long count))
        {
            return null;
        }

        if (count <= 0)
        {
            return Empty;
        }

        if (step == 1)
        {
            return Substring((int)start, (int)(start + count));
        }

        if (IsBmp && step == -1)
        {
            ReadOnlySpan<char> part = Chars.Slice((int)(start - count + 1), (int)count);
            PyStr reversed = Unwritten(part.Length, out Span<char> chars);
            if (part.Length > 64)
            {
                part.CopyTo(chars);
                chars.Reverse();
                return reversed;
            }

            for (int i = 0; i < part.Length; i++)
            {
                chars[part.Length - 1 - i] = part[i];
            }

            return reversed.SingleIfShort();
        }

        if (IsBmp)
        {
            return FromBmp(string.Create((int)count, (Text: this, start, step), static (picked, from) =>
            {
                ReadOnlySpan<char> chars = from.Text.Chars;
                for (int i = 0; i < picked.Length; i++)
                {
                    picked[i] = chars[(int)(from.start + (i * from.step))];
                }
            }));
        }

        ReadOnlySpan<int> wide = CodePoints;
        var pickedWide = new int[count];
        for (int i = 0; i < pickedWide.Length; i++)
        {
            pickedWide[i] = wide[(int)(start + (i * step))];
        }

        return FromCodePoints(pickedWide);
    }
}

/// <summary><c>str_ascii_iterator</c>.</summary>
[PyType("str_ascii_iterator", NoConstructor = true)]
internal sealed partial class PyAsciiStrIterator(PyStr text) : PyObject
{
    private PyStr? _text = text;
    private int _index;

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    internal Lookup NextSlot(ThreadState ts)
    {
        if (_text is { } text && _index < text.Length)
        {
            return Lookup.Found(PyStr.OfLatin1(text.Chars[_index++]));
        }

        _text = null;
        return Lookup.Absent;
    }

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    internal PyObject? LengthHint(ThreadState ts) => PyInt.From((long)(_text is { } text ? text.Length - _index : 0));

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, _text, _index, PyStr.Empty) : null;

    [PyMethod("__setstate__(object, /)", Doc = "Set state information for unpickling.")]
    internal Done SetState(ThreadState ts, PyObject state) => PyStrIterator.SetIndex(ts, _text, state, ref _index);
}

/// <summary><c>str_iterator</c>.</summary>
[PyType("str_iterator", NoConstructor = true)]
internal sealed partial class PyStrIterator(PyStr text) : PyObject
{
    private PyStr? _text = text;
    private int _index;

    internal static Done SetIndex(ThreadState ts, PyStr? text, PyObject state, ref int index)
    {
        if (!Numbers.IndexToInt64(ts, state, ExceptionTypes.OverflowError, out long value))
        {
            return Done.Error;
        }

        if (text is not null)
        {
            index = (int)Math.Clamp(value, 0, text.Length);
        }

        return Done.Ok;
    }

    [PySlot(Slot.Iter)]
    internal PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    internal Lookup NextSlot(ThreadState ts)
    {
        if (_text is { } text && _index < text.Length)
        {
            return Lookup.Found(PyStr.FromCodePoint(text.CodePointAt(_index++)));
        }

        _text = null;
        return Lookup.Absent;
    }

    [PyMethod("__length_hint__()", Doc = "Private method returning an estimate of len(list(it)).")]
    internal PyObject? LengthHint(ThreadState ts) => PyInt.From((long)(_text is { } text ? text.Length - _index : 0));

    [PyMethod("__reduce__()", Doc = "Return state information for pickling.")]
    internal PyObject? Reduce(ThreadState ts) => IteratorReduction.Function(ts) is { } iter ? IteratorReduction.Of(iter, _text, _index, PyStr.Empty) : null;

    [PyMethod("__setstate__(object, /)", Doc = "Set state information for unpickling.")]
    internal Done SetState(ThreadState ts, PyObject state) => SetIndex(ts, _text, state, ref _index);
}
