using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Adder.Runtime.Objects;

/// <summary>
/// Hashes of str and bytes as CPython computes them: SipHash-1-3 over the bytes of the narrowest storage (1, 2 or 4 bytes a code point), with a
/// key that <c>PYTHONHASHSEED</c> fixes.
/// </summary>
[SkipLocalsInit]
internal static class StringHash
{
    private static ulong s_key0;
    private static ulong s_key1;

    static StringHash()
    {
        string? seed = Environment.GetEnvironmentVariable("PYTHONHASHSEED");
        if (seed is not null && seed != "random" && uint.TryParse(seed, out uint value))
        {
            SetSeed(value);
        }
        else
        {
            Span<byte> key = stackalloc byte[16];
            SystemRandom.Fill(key);
            s_key0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
            s_key1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
        }
    }

    /// <summary>Fixes the key as <c>PYTHONHASHSEED=seed</c> does; 0 switches randomization off. Only before the first string is hashed.</summary>
    public static void SetSeed(uint seed)
    {
        s_key0 = s_key1 = 0;
        if (seed == 0)
        {
            return;
        }

        Span<byte> key = stackalloc byte[16];
        uint state = seed;
        for (int i = 0; i < key.Length; i++)
        {
            state = unchecked((state * 214013) + 2531011);
            key[i] = (byte)(state >> 16);
        }

        s_key0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        s_key1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    /// <summary>The hash of a text whose chars are its code points.</summary>
    public static long OfBmp(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        if (!TryHashNarrow(text, out ulong narrow))
        {
            return OfBytes(MemoryMarshal.AsBytes(text));
        }

        long hash = unchecked((long)narrow);
        return hash == -1 ? -2 : hash;
    }

    /// <summary>The hash of a text with code points above U+FFFF.</summary>
    public static long OfCodePoints(ReadOnlySpan<int> codePoints) => OfBytes(MemoryMarshal.AsBytes(codePoints));

    /// <summary>The hash of bytes, never -1; 0 for none.</summary>
    public static long OfBytes(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0)
        {
            return 0;
        }

        long hash = unchecked((long)SipHash13(s_key0, s_key1, data));
        return hash == -1 ? -2 : hash;
    }

    /// <summary>The keyed hash of a source text (<c>_imp.source_hash</c>).</summary>
    public static ulong Keyed(ulong key, ReadOnlySpan<byte> data) => SipHash13(key, 0, data);

    /// <summary>SipHash with one round a word and three at the end (J.-P. Aumasson, D. J. Bernstein).</summary>
    internal static ulong SipHash13(ulong key0, ulong key1, ReadOnlySpan<byte> data)
    {
        var state = new SipState(key0, key1);
        ulong last = (ulong)data.Length << 56;
        while (data.Length >= 8)
        {
            state.Add(BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[8..];
        }

        for (int i = 0; i < data.Length; i++)
        {
            last |= (ulong)data[i] << (8 * i);
        }

        state.Add(last);
        return state.Finish();
    }

    /// <summary>The hash of chars as single bytes, which they are narrowed to on the way; false where one does not fit.</summary>
    private static bool TryHashNarrow(ReadOnlySpan<char> text, out ulong hash)
    {
        var state = new SipState(s_key0, s_key1);
        ulong last = (ulong)text.Length << 56;
        ref ushort chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        hash = 0;
        int at = 0;
        for (; at + 8 <= text.Length; at += 8)
        {
            Vector128<ushort> eight = Vector128.LoadUnsafe(ref chars, (nuint)at);
            if ((eight & Vector128.Create((ushort)0xFF00)) != Vector128<ushort>.Zero)
            {
                return false;
            }

            state.Add(Vector128.Narrow(eight, eight).AsUInt64().ToScalar());
        }

        uint all = 0;
        for (int shift = 0; at < text.Length; at++, shift += 8)
        {
            uint one = Unsafe.Add(ref chars, at);
            all |= one;
            last |= (ulong)one << shift;
        }

        if (all > 0xFF)
        {
            return false;
        }

        state.Add(last);
        hash = state.Finish();
        return true;
    }

    /// <summary>The four words of a SipHash under way.</summary>
    private struct SipState(ulong key0, ulong key1)
    {
        private ulong _v0 = key0 ^ 0x736f6d6570736575;
        private ulong _v1 = key1 ^ 0x646f72616e646f6d;
        private ulong _v2 = key0 ^ 0x6c7967656e657261;
        private ulong _v3 = key1 ^ 0x7465646279746573;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ulong word)
        {
            _v3 ^= word;
            Round();
            _v0 ^= word;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong Finish()
        {
            _v2 ^= 0xff;
            Round();
            Round();
            Round();
            return _v0 ^ _v1 ^ _v2 ^ _v3;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Round()
        {
            _v0 += _v1;
            _v2 += _v3;
            _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
            _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
            _v0 = BitOperations.RotateLeft(_v0, 32);
            _v2 += _v1;
            _v0 += _v3;
            _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
            _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
            _v2 = BitOperations.RotateLeft(_v2, 32);
        }
    }
}
