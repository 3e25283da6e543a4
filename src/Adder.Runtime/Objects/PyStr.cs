using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>str</c>: a sequence of code points. Storage is private to this class: chars in the object itself where they are few, or a .NET string, where every code point is below U+10000
/// (lone surrogates included), an array of code points otherwise, or a concatenation that is put together when somebody reads it.
/// </summary>
[SkipLocalsInit]
[PyType("str", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = null, Doc = "Text: a sequence of Unicode code points, made from any object or by decoding bytes.")]
internal partial class PyStr : PyObject
{
    /// <summary>Concatenations longer than this are deferred.</summary>
    private const int DeferFrom = 256;

    /// <summary>The most code points that a str can have.</summary>
    public const int MaximumLength = 0x3FFF_FFDF;

    /// <summary>The most chars that lie in the object.</summary>
    private const int InlineLength = 8;

    private static readonly PyStr?[] s_latin1 = new PyStr?[256];
    private static readonly InternTable s_interned = new();

    /// <summary>The empty string; there is only one.</summary>
    public static readonly PyStr Empty = new("") { _length = 0 };

    // A string (every char a code point), an int[] (code points, at least one above U+FFFF), or what nobody has read yet: a Concatenation, or the start of an AppendBuffer.
    // Null where the chars lie in _inline; who needs them as a string puts that here, and what _inline holds stays true.
    private object? _data;
    private int _length;
    private bool _interned;
    private long _hash = -1;

    /// <summary>Beyond the length there are zeros.</summary>
    private InlineChars _inline;

    protected internal PyStr(string bmpText)
    {
        _data = bmpText;
        _length = bmpText.Length;
    }

    protected internal PyStr(int[] codePoints)
    {
        _data = codePoints;
        _length = codePoints.Length;
    }

    /// <summary>A short str with a copy of the chars.</summary>
    private PyStr(ReadOnlySpan<char> chars)
    {
        System.Diagnostics.Debug.Assert(chars.Length <= InlineLength);
        _length = chars.Length;
        ref char target = ref Unsafe.As<InlineChars, char>(ref _inline);
        ref char source = ref MemoryMarshal.GetReference(chars);
        if (chars.Length >= 4)
        {
            // Two words that may overlap.
            int last = chars.Length - 4;
            ulong head = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref source));
            ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref source, last)));
            Unsafe.WriteUnaligned(ref Unsafe.As<char, byte>(ref target), head);
            Unsafe.WriteUnaligned(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref target, last)), tail);
        }
        else
        {
            for (int i = 0; i < chars.Length; i++)
            {
                Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
            }
        }
    }

    /// <summary>A short str whose chars are still to be written.</summary>
    private PyStr(int length) => _length = length;

    /// <summary>A str that nobody has read yet: a <see cref="Concatenation"/>, or the start of an <see cref="AppendBuffer"/>.</summary>
    private PyStr(object unread, int length)
    {
        _data = unread;
        _length = length;
    }

    /// <summary>A copy that shares storage: for instances of subclasses.</summary>
    protected internal PyStr(PyStr other)
    {
        other.Flatten();
        _data = other._data;
        _length = other._length;
        _inline = other._inline;
        _hash = other._hash;
    }

    /// <summary>Compares by code points, hashes as Python does; for .NET dictionaries keyed by str.</summary>
    public static IEqualityComparer<PyStr> Comparer => StrComparer.Instance;

    /// <summary>A str of exactly this type: this one, unless it is of a subclass.</summary>
    public PyStr ToExact() => GetType() == typeof(PyStr) ? this : _length == 0 ? Empty : new PyStr(this);

    /// <summary>Length in code points.</summary>
    public int Length => _length;

    public bool IsInterned => _interned;

    /// <summary>How many strings are interned in this process.</summary>
    public static int InternedCount => s_interned.Count;

    /// <summary>Whether every code point is below U+10000, so that <see cref="Chars"/> may be used.</summary>
    public bool IsBmp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            object? data = _data;
            return data is null || data.GetType() == typeof(string) || IsBmpOnceRead();
        }
    }

    /// <summary>The code points as chars; only where <see cref="IsBmp"/>. May hold lone surrogates.</summary>
    public ReadOnlySpan<char> Chars
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _data is { } text ? Unsafe.As<string>(text) : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<InlineChars, char>(ref _inline), _length);
    }

    /// <summary>The code points; only where not <see cref="IsBmp"/>.</summary>
    public ReadOnlySpan<int> CodePoints => Unsafe.As<int[]>(_data!);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsBmpOnceRead()
    {
        Flatten();
        return _data is string;
    }

    /// <summary>A str of a UTF-16 text; pairs of surrogates in it are one code point.</summary>
    public static PyStr From(string text)
    {
        if (text.Length == 0)
        {
            return Empty;
        }

        if (text.Length == 1 && text[0] < 256)
        {
            return FromCodePoint(text[0]);
        }

        return HasPair(text) ? new PyStr(ToCodePoints(text)) : new PyStr(text);
    }

    /// <summary>A str of chars of which each is a code point: surrogates in it stay apart.</summary>
    public static PyStr FromBmp(ReadOnlySpan<char> chars) =>
        chars.Length switch
        {
            0 => Empty,
            1 => FromCodePoint(chars[0]),
            <= InlineLength => new PyStr(chars),
            _ => new PyStr(new string(chars)),
        };

    /// <summary>The same of a text that nobody else writes to any more.</summary>
    public static PyStr FromBmp(string text) => text.Length < 2 ? FromBmp(text.AsSpan()) : new PyStr(text);

    /// <summary>A new str of so many chars, at least one, which the caller writes before anybody else sees it. What may have one char only goes through <see cref="SingleIfShort"/> then.</summary>
    internal static PyStr Unwritten(int length, out Span<char> chars)
    {
        if (length <= InlineLength)
        {
            var few = new PyStr(length);
            chars = MemoryMarshal.CreateSpan(ref Unsafe.As<InlineChars, char>(ref few._inline), length);
            return few;
        }

        string text = new('\0', length);
        chars = WritableChars(text);
        return new PyStr(text);
    }

    /// <summary>This str, unless it is of one char: of those below 256 there is one each.</summary>
    internal PyStr SingleIfShort() => _length == 1 ? FromCodePoint(CodePointAt(0)) : this;

    /// <summary>The decimal digits of an int.</summary>
    public static PyStr FromDecimal(long value) => FromBmp(IntegerText.Write(value, stackalloc char[20]));

    /// <summary>A str of code points.</summary>
    public static PyStr FromCodePoints(ReadOnlySpan<int> codePoints)
    {
        if (codePoints.Length == 0)
        {
            return Empty;
        }

        foreach (int codePoint in codePoints)
        {
            if (codePoint > 0xFFFF)
            {
                return new PyStr(codePoints.ToArray());
            }
        }

        if (codePoints.Length == 1)
        {
            return FromCodePoint(codePoints[0]);
        }

        var text = new string('\0', codePoints.Length);
        Span<char> chars = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length);
        for (int i = 0; i < codePoints.Length; i++)
        {
            chars[i] = (char)codePoints[i];
        }

        return new PyStr(text);
    }

    /// <summary>The str of a code point that is known to be below 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PyStr OfLatin1(int codePoint)
    {
        System.Diagnostics.Debug.Assert(codePoint is >= 0 and < 256);
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_latin1), codePoint) ?? FromCodePoint(codePoint);
    }

    /// <summary>An object as a str; null where it is none. Nearly all are of exactly this class, which needs no walk through base classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PyStr? OrNull(PyObject? value) => value?.GetType() == typeof(PyStr) ? Unsafe.As<PyStr>(value) : value as PyStr;

    /// <summary>A str of one code point; those below 256 exist once.</summary>
    public static PyStr FromCodePoint(int codePoint)
    {
        if (codePoint < 256)
        {
            return s_latin1[codePoint] ??= Intern(new PyStr([(char)codePoint]));
        }

        return codePoint <= 0xFFFF ? new PyStr([(char)codePoint]) : new PyStr([codePoint]);
    }

    /// <summary>The one str that equals this one among the interned.</summary>
    public static PyStr Intern(PyStr text)
    {
        if (text._interned)
        {
            return text;
        }

        if (text.GetType() != typeof(PyStr))
        {
            text = new PyStr(text);
        }

        PyStr interned = s_interned.GetOrAdd(text);
        interned._interned = true;
        return interned;
    }

    public static PyStr Intern(string text) => Intern(From(text));

    public static PyStr From(Adder.Syntax.StringConstant constant) => constant.CodePoints is { } codePoints ? FromCodePoints(codePoints) : From(constant.Text);

    /// <summary>The code point at an index from 0 to Length - 1.</summary>
    public int CodePointAt(int index)
    {
        return IsBmp ? Chars[index] : CodePoints[index];
    }

    /// <summary>The character at an index as a str; null where the text does not go so far, or has another than an ASCII character there.</summary>
    public PyStr? AsciiAt(long index)
    {
        if ((ulong)index >= (ulong)_length)
        {
            return null;
        }

        int codePoint = IsBmp ? Unsafe.Add(ref MemoryMarshal.GetReference(Chars), (nint)index) : CodePoints[(int)index];
        return codePoint < 128 ? OfLatin1(codePoint) : null;
    }

    /// <summary>left + right.</summary>
    public static PyStr Concat(PyStr left, PyStr right)
    {
        if (left._length == 0 && right.GetType() == typeof(PyStr))
        {
            return right;
        }

        if (right._length == 0 && left.GetType() == typeof(PyStr))
        {
            return left;
        }

        long length = (long)left._length + right._length;
        if (length > DeferFrom && length < int.MaxValue)
        {
            return ConcatLater(left, right, (int)length);
        }

        if (left.IsBmp && right.IsBmp)
        {
            if (length > InlineLength)
            {
                return new PyStr(string.Concat(left.Chars, right.Chars));
            }

            PyStr joined = Unwritten((int)length, out Span<char> chars);
            left.Chars.CopyTo(chars);
            right.Chars.CopyTo(chars[left._length..]);
            return joined.SingleIfShort();
        }

        var codePoints = new int[length];
        left.CopyTo(codePoints);
        right.CopyTo(codePoints.AsSpan(left._length));
        return new PyStr(codePoints);
    }

    /// <summary>The part from start (inclusive) to end (exclusive), both within the string.</summary>
    public PyStr Substring(int start, int end)
    {
        if (start >= end)
        {
            return Empty;
        }

        if (start == 0 && end == _length && GetType() == typeof(PyStr))
        {
            return this;
        }

        return IsBmp ? FromBmp(Chars[start..end]) : FromCodePoints(CodePoints[start..end]);
    }

    /// <summary>Writes the code points to a span of at least Length.</summary>
    public void CopyTo(Span<int> destination)
    {
        if (IsBmp)
        {
            ReadOnlySpan<char> text = Chars;
            for (int i = 0; i < text.Length; i++)
            {
                destination[i] = text[i];
            }
        }
        else
        {
            CodePoints.CopyTo(destination);
        }
    }

    /// <summary>
    /// Writes the chars to the start of a text under way and gives what is left of it. Only where <see cref="IsBmp"/>. Of what is left the first few may be overwritten: it is to be written after this.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<char> WriteBefore(Span<char> destination)
    {
        if (_data is null && destination.Length >= InlineLength)
        {
            // All at once, whatever the length.
            Unsafe.WriteUnaligned(ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(destination)), _inline);
        }
        else
        {
            CopyShort(Chars, destination);
        }

        return destination[_length..];
    }

    /// <summary>Copies chars of which there are mostly no more than sixteen: those by two stores that may overlap.</summary>
    private static void CopyShort(ReadOnlySpan<char> chars, Span<char> destination)
    {
        const int Eight = 8;
        if (chars.Length is < Eight or > 2 * Eight || destination.Length < chars.Length)
        {
            chars.CopyTo(destination);
            return;
        }

        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars));
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(destination));
        nuint last = (nuint)(chars.Length - Eight);
        var head = Vector128.LoadUnsafe(ref source);
        var tail = Vector128.LoadUnsafe(ref source, last);
        head.StoreUnsafe(ref target);
        tail.StoreUnsafe(ref target, last);
    }

    /// <summary>The code points, each as a str.</summary>
    public PyObject[] ToArray()
    {
        var items = new PyObject[_length];
        ref PyObject first = ref MemoryMarshal.GetArrayDataReference(items);
        if (IsBmp)
        {
            ReadOnlySpan<char> chars = Chars;
            for (int i = 0; i < chars.Length; i++)
            {
                Unsafe.Add(ref first, i) = FromCodePoint(chars[i]);
            }
        }
        else
        {
            for (int i = 0; i < items.Length; i++)
            {
                Unsafe.Add(ref first, i) = FromCodePoint(CodePoints[i]);
            }
        }

        return items;
    }

    /// <summary>Equality of the code points.</summary>
    public bool EqualTo(PyStr other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (_length != other._length || (_hash != -1 && other._hash != -1 && _hash != other._hash))
        {
            return false;
        }

        if (_data is null && other._data is null)
        {
            return MemoryMarshal.AsBytes((ReadOnlySpan<char>)_inline).SequenceEqual(MemoryMarshal.AsBytes((ReadOnlySpan<char>)other._inline));
        }

        return IsBmp ? other.IsBmp && Chars.SequenceEqual(other.Chars) : !other.IsBmp && CodePoints.SequenceEqual(other.CodePoints);
    }

    public bool EqualTo(string text)
    {
        return IsBmp ? Chars.SequenceEqual(text) : string.Equals(ToString(), text, StringComparison.Ordinal);
    }

    /// <summary>Order by code points: negative, zero or positive.</summary>
    public int CompareTo(PyStr other)
    {
        if (IsBmp && other.IsBmp)
        {
            return Chars.SequenceCompareTo(other.Chars);
        }

        int common = Math.Min(_length, other._length);
        for (int i = 0; i < common; i++)
        {
            int difference = CodePointAt(i) - other.CodePointAt(i);
            if (difference != 0)
            {
                return difference;
            }
        }

        return _length - other._length;
    }

    /// <summary>Python's hash of the string, never -1.</summary>
    public long HashValue => _hash != -1 ? _hash : ComputeHash();

    /// <summary>The hash once it was asked for; -1 before.</summary>
    internal long KnownHash => _hash;

    /// <summary>The text as UTF-16; code points above U+FFFF become pairs.</summary>
    public override string ToString()
    {
        if (IsBmp)
        {
            return Unsafe.As<string>(_data ??= new string(Chars));
        }

        var builder = new StringBuilder(_length + 16);
        foreach (int codePoint in CodePoints)
        {
            if (codePoint is >= 0xD800 and <= 0xDFFF)
            {
                builder.Append((char)codePoint);
            }
            else
            {
                builder.Append(new Rune(codePoint).ToString());
            }
        }

        return builder.ToString();
    }

    /// <summary>Whether a lone surrogate is among the code points (such text has no UTF-8).</summary>
    public bool HasSurrogates()
    {
        if (IsBmp)
        {
            return Chars.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
        }

        return CodePoints.IndexOfAnyInRange(0xD800, 0xDFFF) >= 0;
    }

    private static bool HasPair(string text)
    {
        if (text.Length <= 256)
        {
            // Most strings are short; the search by vectors takes longer to set up.
            int high = 0;
            foreach (char c in text)
            {
                high |= c;
            }

            if (high < 0xD800)
            {
                return false;
            }
        }

        int at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        for (; at >= 0 && at + 1 < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static int[] ToCodePoints(string text)
    {
        var result = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Add(char.ConvertToUtf32(text[i], text[i + 1]));
                i++;
            }
            else
            {
                result.Add(text[i]);
            }
        }

        return result.ToArray();
    }

    private long ComputeHash()
    {
        long hash = IsBmp ? StringHash.OfBmp(Chars) : StringHash.OfCodePoints(CodePoints);
        return _hash = hash;
    }

    /// <summary>The chars that lie in the object, zeros behind them.</summary>
    private Vector128<ushort> InlineVector => Vector128.LoadUnsafe(ref Unsafe.As<InlineChars, ushort>(ref _inline));

    private bool IsInlineAscii => !Vector128.GreaterThanAny(InlineVector, Vector128.Create((ushort)127));

    [InlineArray(InlineLength)]
    private struct InlineChars
    {
        private char _first;
    }

    /// <summary>Texts by their code points.</summary>
    private sealed class StrComparer : IEqualityComparer<PyStr>
    {
        public static readonly StrComparer Instance = new();

        public bool Equals(PyStr? x, PyStr? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.EqualTo(y));

        public int GetHashCode(PyStr obj) => obj.HashValue.GetHashCode();
    }
}
