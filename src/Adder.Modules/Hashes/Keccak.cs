using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Adder.Modules.Hashes;

/// <summary>SHA-3 and SHAKE (FIPS 202).</summary>
internal sealed class Keccak : HashState
{
    private const int Rounds = 24;

    private static readonly ulong[] s_constants = MakeConstants();
    private static readonly int[] s_rotations = MakeRotations();

    private readonly ulong[] _lanes;
    private readonly byte _suffix;
    private int _filled;

    /// <summary>A function with so many bytes of rate (its block) and output; 0 where the output has any length.</summary>
    public Keccak(int rate, int digestSize, byte suffix)
    {
        _lanes = new ulong[25];
        BlockSize = rate;
        DigestSize = digestSize;
        _suffix = suffix;
    }

    private Keccak(Keccak other)
    {
        _lanes = (ulong[])other._lanes.Clone();
        _filled = other._filled;
        _suffix = other._suffix;
        BlockSize = other.BlockSize;
        DigestSize = other.DigestSize;
    }

    public override int BlockSize { get; }

    public override int DigestSize { get; }

    public override HashState Clone() => new Keccak(this);

    public override void Update(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            if (_filled == 0 && data.Length >= BlockSize)
            {
                for (int i = 0; i < BlockSize / 8; i++)
                {
                    _lanes[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(data[(8 * i)..]);
                }

                data = data[BlockSize..];
                Permute();
                continue;
            }

            Xor(_filled++, data[0]);
            data = data[1..];
            if (_filled == BlockSize)
            {
                Permute();
                _filled = 0;
            }
        }
    }

    protected override void Finish(Span<byte> digest)
    {
        Xor(_filled, _suffix);
        Xor(BlockSize - 1, 0x80);
        for (int at = 0; at < digest.Length; at++)
        {
            if (at % BlockSize == 0)
            {
                Permute();
            }

            int place = at % BlockSize;
            digest[at] = (byte)(_lanes[place >> 3] >> ((place & 7) * 8));
        }
    }

    private void Xor(int place, byte value) => _lanes[place >> 3] ^= (ulong)value << ((place & 7) * 8);

    private void Permute()
    {
        Span<ulong> columns = stackalloc ulong[5];
        Span<ulong> moved = stackalloc ulong[25];
        ulong[] lanes = _lanes;
        for (int round = 0; round < Rounds; round++)
        {
            for (int x = 0; x < 5; x++)
            {
                columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
            }

            for (int x = 0; x < 5; x++)
            {
                ulong parity = columns[(x + 4) % 5] ^ BitOperations.RotateLeft(columns[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5)
                {
                    int to = ((2 * x) + (3 * (y / 5))) % 5;
                    moved[(5 * to) + (y / 5)] = BitOperations.RotateLeft(lanes[x + y] ^ parity, s_rotations[x + y]);
                }
            }

            for (int y = 0; y < 25; y += 5)
            {
                for (int x = 0; x < 5; x++)
                {
                    lanes[x + y] = moved[x + y] ^ (~moved[((x + 1) % 5) + y] & moved[((x + 2) % 5) + y]);
                }
            }

            lanes[0] ^= s_constants[round];
        }
    }

    /// <summary>The constants of step iota, from a linear feedback shift register.</summary>
    private static ulong[] MakeConstants()
    {
        var constants = new ulong[Rounds];
        uint register = 1;
        for (int round = 0; round < Rounds; round++)
        {
            for (int bit = 0; bit < 7; bit++)
            {
                if ((register & 1) != 0)
                {
                    constants[round] |= 1UL << ((1 << bit) - 1);
                }

                register <<= 1;
                register = (register & 0x100) != 0 ? register ^ 0x171 : register;
            }
        }

        return constants;
    }

    /// <summary>The offsets of step rho, by lane.</summary>
    private static int[] MakeRotations()
    {
        var rotations = new int[25];
        (int x, int y) = (1, 0);
        for (int step = 0; step < 24; step++)
        {
            rotations[x + (5 * y)] = (step + 1) * (step + 2) / 2 % 64;
            (x, y) = (y, ((2 * x) + (3 * y)) % 5);
        }

        return rotations;
    }
}
