using System;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Utilities;

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

/// <summary>A hash function of the library's.</summary>
/// <param name="function">It can be copied part-way through its input.</param>
internal sealed class LibraryHash(IDigest function) : HashState
{
    public override int BlockSize => function.GetByteLength();

    /// <summary>0 where the output has any length.</summary>
    public override int DigestSize => function is IXof ? 0 : function.GetDigestSize();

    public override void Update(ReadOnlySpan<byte> data) => function.BlockUpdate(data);

    public override HashState Clone() => new LibraryHash((IDigest)((IMemoable)function).Copy());

    protected override void Finish(Span<byte> digest)
    {
        if (function is IXof extendable)
        {
            _ = extendable.OutputFinal(digest);
        }
        else
        {
            _ = function.DoFinal(digest);
        }
    }
}
