using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Adder.Modules.Hashes;

/// <summary>Keys of passwords: PBKDF2 (RFC 8018) and scrypt (RFC 7914).</summary>
internal static class KeyDerivation
{
    public static byte[] Pbkdf2(string algorithm, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, long iterations, int length)
    {
        var keyed = new KeyedHash(HashAlgorithms.Create(algorithm), password);
        var result = new byte[length];
        var number = new byte[sizeof(uint)];
        for (int start = 0, block = 1; start < length; start += keyed.DigestSize, block++)
        {
            KeyedHash first = keyed.Clone();
            first.Inner.Update(salt);
            BinaryPrimitives.WriteInt32BigEndian(number, block);
            first.Inner.Update(number);
            byte[] link = first.Digest();
            byte[] sum = (byte[])link.Clone();
            for (long i = 1; i < iterations; i++)
            {
                KeyedHash next = keyed.Clone();
                next.Inner.Update(link);
                link = next.Digest();
                for (int j = 0; j < sum.Length; j++)
                {
                    sum[j] ^= link[j];
                }
            }

            sum.AsSpan(0, Math.Min(sum.Length, length - start)).CopyTo(result.AsSpan(start));
        }

        return result;
    }

    public static byte[] Scrypt(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int cost, int blockSize, int parallelism, int length)
    {
        int words = 32 * blockSize;
        byte[] mixed = Pbkdf2("sha256", password, salt, 1, parallelism * words * sizeof(uint));
        var table = new uint[(long)cost * words];
        var block = new uint[words];
        for (int lane = 0; lane < parallelism; lane++)
        {
            Span<byte> bytes = mixed.AsSpan(lane * words * sizeof(uint), words * sizeof(uint));
            for (int i = 0; i < words; i++)
            {
                block[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
            }

            MixTable(block, table, cost, blockSize);
            for (int i = 0; i < words; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes[(i * sizeof(uint))..], block[i]);
            }
        }

        return Pbkdf2("sha256", password, mixed, 1, length);
    }

    /// <summary>Fills the table with successive mixtures and mixes in entries that the block itself picks.</summary>
    private static void MixTable(uint[] block, uint[] table, int cost, int blockSize)
    {
        int words = block.Length;
        var scratch = new uint[words];
        for (int i = 0; i < cost; i++)
        {
            block.CopyTo(table, (long)i * words);
            MixBlock(block, scratch, blockSize);
        }

        for (int i = 0; i < cost; i++)
        {
            long entry = block[words - 16] & (uint)(cost - 1);
            ReadOnlySpan<uint> picked = new(table, (int)(entry * words), words);
            for (int j = 0; j < words; j++)
            {
                block[j] ^= picked[j];
            }

            MixBlock(block, scratch, blockSize);
        }
    }

    private static void MixBlock(uint[] block, uint[] scratch, int blockSize)
    {
        const int Part = 16;
        Span<uint> current = stackalloc uint[Part];
        block.AsSpan(block.Length - Part).CopyTo(current);
        for (int i = 0; i < 2 * blockSize; i++)
        {
            for (int j = 0; j < Part; j++)
            {
                current[j] ^= block[(i * Part) + j];
            }

            Salsa(current);

            // Even parts go to the front, odd ones behind them.
            current.CopyTo(scratch.AsSpan(((i / 2) + (i % 2 * blockSize)) * Part));
        }

        scratch.CopyTo(block, 0);
    }

    /// <summary>Salsa20/8: four double rounds over a square of sixteen words.</summary>
    private static void Salsa(Span<uint> words)
    {
        Span<uint> x = stackalloc uint[16];
        words.CopyTo(x);
        for (int round = 0; round < 4; round++)
        {
            for (int column = 0; column < 4; column++)
            {
                Quarter(x, 5 * column % 16, ((5 * column) + 4) % 16, ((5 * column) + 8) % 16, ((5 * column) + 12) % 16);
            }

            for (int row = 0; row < 4; row++)
            {
                int first = 4 * row;
                Quarter(x, first + row, first + ((row + 1) % 4), first + ((row + 2) % 4), first + ((row + 3) % 4));
            }
        }

        for (int i = 0; i < words.Length; i++)
        {
            words[i] += x[i];
        }
    }

    private static void Quarter(Span<uint> x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }
}
