using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Adder.Modules.Hashes;

/// <summary>BLAKE2b and BLAKE2s (RFC 7693): the same construction over words of 64 and 32 bits, which are both kept in 64 bits here.</summary>
internal sealed class Blake2 : HashState
{
    private static readonly ulong[] s_start =
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1, 0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    private static readonly byte[] s_permutations =
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    private readonly bool _wide;
    private readonly bool _lastNode;
    private readonly ulong[] _state;
    private readonly byte[] _block;
    private int _filled;
    private UInt128 _length;

    /// <summary>A state from the parameter block, that is 64 or 32 bytes long.</summary>
    public Blake2(bool wide, ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> key, bool lastNode)
    {
        _wide = wide;
        _lastNode = lastNode;
        _block = new byte[wide ? 128 : 64];
        _state = new ulong[8];
        DigestSize = parameters[0];
        for (int i = 0; i < 8; i++)
        {
            _state[i] = wide
                ? s_start[i] ^ BinaryPrimitives.ReadUInt64LittleEndian(parameters[(8 * i)..])
                : (s_start[i] >> 32) ^ BinaryPrimitives.ReadUInt32LittleEndian(parameters[(4 * i)..]);
        }

        if (!key.IsEmpty)
        {
            Span<byte> block = stackalloc byte[_block.Length];
            block.Clear();
            key.CopyTo(block);
            Update(block);
        }
    }

    private Blake2(Blake2 other)
    {
        _wide = other._wide;
        _lastNode = other._lastNode;
        _state = (ulong[])other._state.Clone();
        _block = (byte[])other._block.Clone();
        _filled = other._filled;
        _length = other._length;
        DigestSize = other.DigestSize;
    }

    public override int BlockSize => _block.Length;

    public override int DigestSize { get; }

    public override HashState Clone() => new Blake2(this);

    public override void Update(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            // The last block is compressed differently, so a full one waits until more comes.
            if (_filled == _block.Length)
            {
                _length += (uint)_filled;
                Compress(last: false);
                _filled = 0;
            }

            int taken = Math.Min(data.Length, _block.Length - _filled);
            data[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            data = data[taken..];
        }
    }

    protected override void Finish(Span<byte> digest)
    {
        _length += (uint)_filled;
        _block.AsSpan(_filled).Clear();
        Compress(last: true);
        Span<byte> whole = stackalloc byte[64];
        for (int i = 0; i < 8; i++)
        {
            if (_wide)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(whole[(8 * i)..], _state[i]);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(whole[(4 * i)..], (uint)_state[i]);
            }
        }

        whole[..digest.Length].CopyTo(digest);
    }

    private void Compress(bool last)
    {
        Span<ulong> words = stackalloc ulong[16];
        Span<ulong> work = stackalloc ulong[16];
        ulong mask = _wide ? ulong.MaxValue : uint.MaxValue;
        for (int i = 0; i < 16; i++)
        {
            words[i] = _wide ? BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(8 * i)) : BinaryPrimitives.ReadUInt32LittleEndian(_block.AsSpan(4 * i));
        }

        for (int i = 0; i < 8; i++)
        {
            work[i] = _state[i];
            work[i + 8] = _wide ? s_start[i] : s_start[i] >> 32;
        }

        work[12] ^= (ulong)_length & mask;
        work[13] ^= (ulong)(_length >> (_wide ? 64 : 32)) & mask;
        work[14] ^= last ? mask : 0;
        work[15] ^= last && _lastNode ? mask : 0;
        int rounds = _wide ? 12 : 10;
        for (int round = 0; round < rounds; round++)
        {
            ReadOnlySpan<byte> order = s_permutations.AsSpan(16 * (round % 10), 16);
            for (int i = 0; i < 4; i++)
            {
                Mix(work, i, 4 + i, 8 + i, 12 + i, words[order[2 * i]], words[order[(2 * i) + 1]]);
            }

            for (int i = 0; i < 4; i++)
            {
                Mix(work, i, 4 + ((i + 1) & 3), 8 + ((i + 2) & 3), 12 + ((i + 3) & 3), words[order[8 + (2 * i)]], words[order[9 + (2 * i)]]);
            }
        }

        for (int i = 0; i < 8; i++)
        {
            _state[i] ^= work[i] ^ work[i + 8];
        }
    }

    private void Mix(Span<ulong> work, int a, int b, int c, int d, ulong first, ulong second)
    {
        if (_wide)
        {
            work[a] += work[b] + first;
            work[d] = BitOperations.RotateRight(work[d] ^ work[a], 32);
            work[c] += work[d];
            work[b] = BitOperations.RotateRight(work[b] ^ work[c], 24);
            work[a] += work[b] + second;
            work[d] = BitOperations.RotateRight(work[d] ^ work[a], 16);
            work[c] += work[d];
            work[b] = BitOperations.RotateRight(work[b] ^ work[c], 63);
            return;
        }

        work[a] = (uint)(work[a] + work[b] + first);
        work[d] = BitOperations.RotateRight((uint)(work[d] ^ work[a]), 16);
        work[c] = (uint)(work[c] + work[d]);
        work[b] = BitOperations.RotateRight((uint)(work[b] ^ work[c]), 12);
        work[a] = (uint)(work[a] + work[b] + second);
        work[d] = BitOperations.RotateRight((uint)(work[d] ^ work[a]), 8);
        work[c] = (uint)(work[c] + work[d]);
        work[b] = BitOperations.RotateRight((uint)(work[b] ^ work[c]), 7);
    }
}
