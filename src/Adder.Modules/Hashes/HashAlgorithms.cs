using System;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Adder.Modules.Hashes;

/// <summary>The hash functions by name.</summary>
internal static class HashAlgorithms
{
    /// <summary>Names, as <c>hashlib</c> has them.</summary>
    public static readonly string[] Names =
    [
        "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256", "blake2b", "blake2s",
    ];

    /// <summary>The canonical name; null: there is no such function.</summary>
    public static string? Find(string name)
    {
        string key = name.ToLowerInvariant() switch
        {
            "sha-1" => "sha1",
            "sha-224" or "sha2-224" => "sha224",
            "sha-256" or "sha2-256" => "sha256",
            "sha-384" or "sha2-384" => "sha384",
            "sha-512" or "sha2-512" => "sha512",
            "sha3-224" => "sha3_224",
            "sha3-256" => "sha3_256",
            "sha3-384" => "sha3_384",
            "sha3-512" => "sha3_512",
            "shake-128" or "shake128" => "shake_128",
            "shake-256" or "shake256" => "shake_256",
            "blake2b512" or "blake2b-512" => "blake2b",
            "blake2s256" or "blake2s-256" => "blake2s",
            var other => other,
        };
        return Array.IndexOf(Names, key) >= 0 ? key : null;
    }

    /// <summary>A digest has the length that one asks for.</summary>
    public static bool IsExtendable(string name) => name.StartsWith("shake", StringComparison.Ordinal);

    /// <summary>A new function by its canonical name.</summary>
    public static HashState Create(string name) => name switch
    {
        "blake2b" => Blake2Of(wide: true, digestSize: 64),
        "blake2s" => Blake2Of(wide: false, digestSize: 32),
        _ => new LibraryHash(LibraryFunction(name)),
    };

    /// <summary>The library's function of a canonical name. Its BLAKE2 knows no trees, which <see cref="Blake2"/> does.</summary>
    public static IDigest LibraryFunction(string name) => name switch
    {
        "md5" => new MD5Digest(),
        "sha1" => new Sha1Digest(),
        "sha224" => new Sha224Digest(),
        "sha256" => new Sha256Digest(),
        "sha384" => new Sha384Digest(),
        "sha512" => new Sha512Digest(),
        "sha3_224" => new Sha3Digest(224),
        "sha3_256" => new Sha3Digest(256),
        "sha3_384" => new Sha3Digest(384),
        "sha3_512" => new Sha3Digest(512),
        "shake_128" => new ShakeDigest(128),
        "shake_256" => new ShakeDigest(256),
        "blake2b" => new Blake2bDigest(512),
        _ => new Blake2sDigest(256),
    };

    /// <summary>BLAKE2 without key and salt, as one leaf alone.</summary>
    private static Blake2 Blake2Of(bool wide, int digestSize)
    {
        var parameters = new byte[wide ? 64 : 32];
        parameters[0] = (byte)digestSize;
        parameters[2] = 1;
        parameters[3] = 1;
        return new Blake2(wide, parameters, [], lastNode: false);
    }
}

/// <summary>HMAC (RFC 2104) over a hash function.</summary>
internal sealed class KeyedHash
{
    private readonly HashState _inner;
    private readonly HashState _outer;

    public KeyedHash(HashState function, ReadOnlySpan<byte> key)
    {
        const byte InnerPad = 0x36;
        const byte OuterPad = 0x5C;
        _inner = function;
        _outer = function.Clone();
        var block = new byte[function.BlockSize];
        if (key.Length > block.Length)
        {
            HashState shortening = function.Clone();
            shortening.Update(key);
            key = shortening.Digest();
        }

        key.CopyTo(block);
        Mask(block, InnerPad);
        _inner.Update(block);
        Mask(block, InnerPad ^ OuterPad);
        _outer.Update(block);
    }

    private KeyedHash(KeyedHash other)
    {
        _inner = other._inner.Clone();
        _outer = other._outer.Clone();
    }

    public int BlockSize => _inner.BlockSize;

    public int DigestSize => _inner.DigestSize;

    public HashState Inner => _inner;

    public KeyedHash Clone() => new(this);

    public byte[] Digest()
    {
        HashState outer = _outer.Clone();
        outer.Update(_inner.Digest());
        return outer.Digest();
    }

    private static void Mask(byte[] block, int pad)
    {
        for (int i = 0; i < block.Length; i++)
        {
            block[i] ^= (byte)pad;
        }
    }
}
