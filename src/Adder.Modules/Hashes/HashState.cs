using System;
using System.Buffers.Binary;
using System.Numerics;

namespace Adder.Modules.Hashes;

/// <summary>A hash function part-way through its input. Copies are independent.</summary>
internal abstract class HashState
{
    public abstract int BlockSize { get; }

    public abstract int DigestSize { get; }

    public abstract void Update(ReadOnlySpan<byte> data);

    public abstract HashState Clone();

    /// <summary>Writes the digest of the input so far; the state may not be used afterwards.</summary>
    protected abstract void Finish(Span<byte> digest);

    /// <summary>The digest of the input so far.</summary>
    public byte[] Digest()
    {
        var digest = new byte[DigestSize];
        Clone().Finish(digest);
        return digest;
    }

    /// <summary>As <see cref="Digest()"/>, of any length: for functions whose output has none of its own.</summary>
    public byte[] Digest(int length)
    {
        var digest = new byte[length];
        Clone().Finish(digest);
        return digest;
    }
}

/// <summary>Cuts the input into blocks.</summary>
internal abstract class BlockHash : HashState
{
    private readonly byte[] _block;
    private int _filled;

    protected BlockHash(int blockSize) => _block = new byte[blockSize];

    protected BlockHash(BlockHash other)
    {
        _block = (byte[])other._block.Clone();
        _filled = other._filled;
        Length = other.Length;
    }

    public override int BlockSize => _block.Length;

    /// <summary>Bytes of input so far.</summary>
    protected ulong Length { get; private set; }

    protected abstract void Compress(ReadOnlySpan<byte> block);

    public override void Update(ReadOnlySpan<byte> data)
    {
        Length += (ulong)data.Length;
        if (_filled > 0)
        {
            int taken = Math.Min(data.Length, _block.Length - _filled);
            data[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            data = data[taken..];
            if (_filled < _block.Length)
            {
                return;
            }

            Compress(_block);
            _filled = 0;
        }

        for (; data.Length >= _block.Length; data = data[_block.Length..])
        {
            Compress(data[.._block.Length]);
        }

        data.CopyTo(_block);
        _filled = data.Length;
    }

    /// <summary>Ends the input as Merkle and Damgård do: a one bit, zeros, and the length in bits.</summary>
    protected void Pad(int lengthSize, bool bigEndian)
    {
        ulong bits = Length * 8;
        ulong high = Length >> 61;
        _block[_filled++] = 0x80;
        if (_filled > _block.Length - lengthSize)
        {
            _block.AsSpan(_filled).Clear();
            Compress(_block);
            _filled = 0;
        }

        _block.AsSpan(_filled).Clear();
        Span<byte> end = _block.AsSpan(_block.Length - 8);
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(end, bits);
            if (lengthSize > 8)
            {
                BinaryPrimitives.WriteUInt64BigEndian(_block.AsSpan(_block.Length - 16), high);
            }
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(end, bits);
        }

        Compress(_block);
    }

    /// <summary>The constants that FIPS 180 takes from cube roots of primes and RFC 1321 from sines, computed once.</summary>
    protected static BigInteger RootFraction(int prime, int degree, int bits)
    {
        // floor(prime^(1/degree) * 2^bits), its lowest bits.
        BigInteger target = BigInteger.Pow(2, bits * degree) * prime;
        BigInteger low = 0;
        BigInteger high = BigInteger.One << (bits + 8);
        while (high - low > 1)
        {
            BigInteger middle = (low + high) >> 1;
            if (BigInteger.Pow(middle, degree) <= target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low & ((BigInteger.One << bits) - 1);
    }

    /// <summary>The first primes.</summary>
    protected static int[] Primes(int count)
    {
        var primes = new int[count];
        int found = 0;
        for (int candidate = 2; found < count; candidate++)
        {
            bool prime = true;
            for (int divisor = 2; divisor * divisor <= candidate; divisor++)
            {
                prime &= candidate % divisor != 0;
            }

            if (prime)
            {
                primes[found++] = candidate;
            }
        }

        return primes;
    }
}

/// <summary>MD5 (RFC 1321).</summary>
internal sealed class Md5 : BlockHash
{
    private static readonly uint[] s_sines = MakeSines();
    private static readonly int[] s_shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    private uint _a = 0x67452301;
    private uint _b = 0xEFCDAB89;
    private uint _c = 0x98BADCFE;
    private uint _d = 0x10325476;

    public Md5()
        : base(64)
    {
    }

    private Md5(Md5 other)
        : base(other) => (_a, _b, _c, _d) = (other._a, other._b, other._c, other._d);

    public override int DigestSize => 16;

    public override HashState Clone() => new Md5(this);

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[16];
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
        }

        (uint a, uint b, uint c, uint d) = (_a, _b, _c, _d);
        for (int i = 0; i < 64; i++)
        {
            uint mixed;
            int word;
            switch (i >> 4)
            {
                case 0:
                    mixed = (b & c) | (~b & d);
                    word = i;
                    break;
                case 1:
                    mixed = (d & b) | (~d & c);
                    word = ((5 * i) + 1) & 15;
                    break;
                case 2:
                    mixed = b ^ c ^ d;
                    word = ((3 * i) + 5) & 15;
                    break;
                default:
                    mixed = c ^ (b | ~d);
                    word = (7 * i) & 15;
                    break;
            }

            uint next = b + BitOperations.RotateLeft(a + mixed + s_sines[i] + words[word], s_shifts[((i >> 4) << 2) | (i & 3)]);
            (a, d, c, b) = (d, c, b, next);
        }

        _a += a;
        _b += b;
        _c += c;
        _d += d;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(8, bigEndian: false);
        BinaryPrimitives.WriteUInt32LittleEndian(digest, _a);
        BinaryPrimitives.WriteUInt32LittleEndian(digest[4..], _b);
        BinaryPrimitives.WriteUInt32LittleEndian(digest[8..], _c);
        BinaryPrimitives.WriteUInt32LittleEndian(digest[12..], _d);
    }

    private static uint[] MakeSines()
    {
        var sines = new uint[64];
        for (int i = 0; i < sines.Length; i++)
        {
            sines[i] = (uint)(Math.Abs(Math.Sin(i + 1)) * 4294967296.0);
        }

        return sines;
    }
}

/// <summary>SHA-1 (FIPS 180).</summary>
internal sealed class Sha1 : BlockHash
{
    private readonly uint[] _state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];

    public Sha1()
        : base(64)
    {
    }

    private Sha1(Sha1 other)
        : base(other) => _state = (uint[])other._state.Clone();

    public override int DigestSize => 20;

    public override HashState Clone() => new Sha1(this);

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[80];
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (int i = 16; i < 80; i++)
        {
            words[i] = BitOperations.RotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        }

        uint a = _state[0], b = _state[1], c = _state[2], d = _state[3], e = _state[4];
        for (int i = 0; i < 80; i++)
        {
            uint mixed = i switch
            {
                < 20 => ((b & c) | (~b & d)) + 0x5A827999,
                < 40 => (b ^ c ^ d) + 0x6ED9EBA1,
                < 60 => ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC,
                _ => (b ^ c ^ d) + 0xCA62C1D6,
            };
            uint next = BitOperations.RotateLeft(a, 5) + mixed + e + words[i];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }

        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(8, bigEndian: true);
        for (int i = 0; i < 5; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(4 * i)..], _state[i]);
        }
    }
}

/// <summary>SHA-224 and SHA-256 (FIPS 180).</summary>
internal sealed class Sha256 : BlockHash
{
    private static readonly uint[] s_constants = Array.ConvertAll(Primes(64), prime => (uint)RootFraction(prime, 3, 32));

    private static uint[]? s_start256;
    private static uint[]? s_start224;

    private readonly uint[] _state;

    private Sha256(uint[] start, int size)
        : base(64)
    {
        _state = (uint[])start.Clone();
        DigestSize = size;
    }

    private Sha256(Sha256 other)
        : base(other)
    {
        _state = (uint[])other._state.Clone();
        DigestSize = other.DigestSize;
    }

    public override int DigestSize { get; }

    public static Sha256 Create256() => new(s_start256 ??= Array.ConvertAll(Primes(8), prime => (uint)RootFraction(prime, 2, 32)), 32);

    /// <summary>SHA-224 begins with the second halves of what SHA-384 begins with.</summary>
    public static Sha256 Create224() => new(s_start224 ??= Array.ConvertAll(Primes(16)[8..], prime => (uint)(RootFraction(prime, 2, 64) & uint.MaxValue)), 28);

    public override HashState Clone() => new Sha256(this);

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (int i = 16; i < 64; i++)
        {
            uint first = words[i - 15];
            uint second = words[i - 2];
            words[i] = words[i - 16] + words[i - 7] + (BitOperations.RotateRight(first, 7) ^ BitOperations.RotateRight(first, 18) ^ (first >> 3))
                + (BitOperations.RotateRight(second, 17) ^ BitOperations.RotateRight(second, 19) ^ (second >> 10));
        }

        uint[] state = _state;
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++)
        {
            uint one = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + s_constants[i] + words[i];
            uint two = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + one;
            d = c;
            c = b;
            b = a;
            a = one + two;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(8, bigEndian: true);
        for (int i = 0; 4 * i < DigestSize; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(4 * i)..], _state[i]);
        }
    }
}

/// <summary>SHA-384 and SHA-512 (FIPS 180).</summary>
internal sealed class Sha512 : BlockHash
{
    private static readonly ulong[] s_constants = Array.ConvertAll(Primes(80), prime => (ulong)RootFraction(prime, 3, 64));

    private static ulong[]? s_start512;
    private static ulong[]? s_start384;

    private readonly ulong[] _state;

    private Sha512(ulong[] start, int size)
        : base(128)
    {
        _state = (ulong[])start.Clone();
        DigestSize = size;
    }

    private Sha512(Sha512 other)
        : base(other)
    {
        _state = (ulong[])other._state.Clone();
        DigestSize = other.DigestSize;
    }

    public override int DigestSize { get; }

    public static Sha512 Create512() => new(s_start512 ??= Array.ConvertAll(Primes(8), prime => (ulong)RootFraction(prime, 2, 64)), 64);

    public static Sha512 Create384() => new(s_start384 ??= Array.ConvertAll(Primes(16)[8..], prime => (ulong)RootFraction(prime, 2, 64)), 48);

    public override HashState Clone() => new Sha512(this);

    protected override void Compress(ReadOnlySpan<byte> block)
    {
        Span<ulong> words = stackalloc ulong[80];
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt64BigEndian(block[(8 * i)..]);
        }

        for (int i = 16; i < 80; i++)
        {
            ulong first = words[i - 15];
            ulong second = words[i - 2];
            words[i] = words[i - 16] + words[i - 7] + (BitOperations.RotateRight(first, 1) ^ BitOperations.RotateRight(first, 8) ^ (first >> 7))
                + (BitOperations.RotateRight(second, 19) ^ BitOperations.RotateRight(second, 61) ^ (second >> 6));
        }

        ulong[] state = _state;
        ulong a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 80; i++)
        {
            ulong one = h + (BitOperations.RotateRight(e, 14) ^ BitOperations.RotateRight(e, 18) ^ BitOperations.RotateRight(e, 41)) + ((e & f) ^ (~e & g)) + s_constants[i] + words[i];
            ulong two = (BitOperations.RotateRight(a, 28) ^ BitOperations.RotateRight(a, 34) ^ BitOperations.RotateRight(a, 39)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + one;
            d = c;
            c = b;
            b = a;
            a = one + two;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(16, bigEndian: true);
        for (int i = 0; 8 * i < DigestSize; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(digest[(8 * i)..], _state[i]);
        }
    }
}
