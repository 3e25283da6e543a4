using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// Hashes of str and bytes as CPython computes them: SipHash-1-3 over the bytes of the narrowest storage (1, 2 or 4 bytes a code point), with a
/// key that <c>PYTHONHASHSEED</c> fixes.
/// </summary>
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
            s_key0 = RandomWord();
            s_key1 = RandomWord();
        }

        // The system's generator stands behind a new Guid, too, and unlike RandomNumberGenerator it brings no cryptographic library into every start.
        // The six bits of a Guid that are not random are covered by those of its other half.
        static ulong RandomWord()
        {
            Span<byte> bytes = stackalloc byte[16];
            _ = Guid.NewGuid().TryWriteBytes(bytes);
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
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
        const int OnStack = 128;
        byte[]? rented = null;
        Span<byte> narrow = text.Length <= OnStack ? stackalloc byte[OnStack] : (rented = System.Buffers.ArrayPool<byte>.Shared.Rent(text.Length));
        int wide = 0;
        for (int i = 0; i < text.Length; i++)
        {
            wide |= text[i];
            narrow[i] = (byte)text[i];
        }

        long hash = wide > 0xFF ? OfBytes(MemoryMarshal.AsBytes(text)) : OfBytes(narrow[..text.Length]);
        if (rented is not null)
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
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
        ulong v0 = key0 ^ 0x736f6d6570736575;
        ulong v1 = key1 ^ 0x646f72616e646f6d;
        ulong v2 = key0 ^ 0x6c7967656e657261;
        ulong v3 = key1 ^ 0x7465646279746573;
        ulong last = (ulong)data.Length << 56;
        while (data.Length >= 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(data);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
            data = data[8..];
        }

        for (int i = 0; i < data.Length; i++)
        {
            last |= (ulong)data[i] << (8 * i);
        }

        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xff;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v2 += v3;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
