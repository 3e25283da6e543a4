using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Hashes;

/// <summary><c>_sha3</c>.</summary>
[PyModule("_sha3", Types = [typeof(PySha3224), typeof(PySha3256), typeof(PySha3384), typeof(PySha3512), typeof(PyShake128), typeof(PyShake256)])]
internal static partial class Sha3Module
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    [PyConstant("implementation")]
    private const string Implementation = "Adder";

    /// <summary>The bits that end the input of SHA-3 and of SHAKE, with the first bit of the padding.</summary>
    public const byte HashSuffix = 6;

    /// <inheritdoc cref="HashSuffix"/>
    public const byte ExtendableSuffix = 0x1F;
}

/// <summary>A hash object of SHAKE: the digest has the length that one asks for.</summary>
internal abstract class ExtendableHashObject(HashState state, string name) : HashObject(state, name)
{
    /// <summary>Digests are shorter than this.</summary>
    private const int MaximumLength = 1 << 29;

    [PyMethod("digest(length)", Doc = "Return the digest value as a bytes object.")]
    protected PyObject? Digest(ThreadState ts, long length) => Check(ts, length) ? PyBytes.From(Hash.Digest((int)length)) : null;

    [PyMethod("hexdigest(length)", Doc = "Return the digest value as a string of hexadecimal digits.")]
    protected PyObject? HexDigest(ThreadState ts, long length) => Check(ts, length) ? Hexadecimal(Hash.Digest((int)length)) : null;

    private static bool Check(ThreadState ts, long length) =>
        length < 0 ? Raise.ValueError(ts, "Cannot convert negative int") : length < MaximumLength || (bool)Raise.OverflowError(ts, "digest length is too large");
}

/// <summary><c>sha3_224</c>.</summary>
[PyType("sha3_224", TextSignature = null, Module = "_sha3", Doc = "sha3_224([data], *, usedforsecurity=True) -> SHA3-224 object\n\nA hash object, fed with the data where some is given.")]
internal sealed partial class PySha3224(HashState state) : FixedHashObject(state, "sha3_224")
{
    [PyNew("sha3_224(data=b'', *, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha3_224");
        return FeedInitial(ts, state, data, @string) ? new PySha3224(state) : null;
    }

    protected override HashObject Duplicate() => new PySha3224(Hash.Clone());

    [PyGetter("_capacity_bits")]
    private long CapacityGetter() => 448;

    [PyGetter("_rate_bits")]
    private long RateGetter() => 1152;

    [PyGetter("_suffix")]
    private PyObject SuffixGetter() => PyBytes.From([Sha3Module.HashSuffix]);
}

/// <summary><c>sha3_256</c>.</summary>
[PyType("sha3_256", TextSignature = null, Module = "_sha3", Doc = "sha3_256([data], *, usedforsecurity=True) -> SHA3-256 object\n\nA hash object, fed with the data where some is given.")]
internal sealed partial class PySha3256(HashState state) : FixedHashObject(state, "sha3_256")
{
    [PyNew("sha3_256(data=b'', *, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha3_256");
        return FeedInitial(ts, state, data, @string) ? new PySha3256(state) : null;
    }

    protected override HashObject Duplicate() => new PySha3256(Hash.Clone());

    [PyGetter("_capacity_bits")]
    private long CapacityGetter() => 512;

    [PyGetter("_rate_bits")]
    private long RateGetter() => 1088;

    [PyGetter("_suffix")]
    private PyObject SuffixGetter() => PyBytes.From([Sha3Module.HashSuffix]);
}

/// <summary><c>sha3_384</c>.</summary>
[PyType("sha3_384", TextSignature = null, Module = "_sha3", Doc = "sha3_384([data], *, usedforsecurity=True) -> SHA3-384 object\n\nA hash object, fed with the data where some is given.")]
internal sealed partial class PySha3384(HashState state) : FixedHashObject(state, "sha3_384")
{
    [PyNew("sha3_384(data=b'', *, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha3_384");
        return FeedInitial(ts, state, data, @string) ? new PySha3384(state) : null;
    }

    protected override HashObject Duplicate() => new PySha3384(Hash.Clone());

    [PyGetter("_capacity_bits")]
    private long CapacityGetter() => 768;

    [PyGetter("_rate_bits")]
    private long RateGetter() => 832;

    [PyGetter("_suffix")]
    private PyObject SuffixGetter() => PyBytes.From([Sha3Module.HashSuffix]);
}

/// <summary><c>sha3_512</c>.</summary>
[PyType("sha3_512", TextSignature = null, Module = "_sha3", Doc = "sha3_512([data], *, usedforsecurity=True) -> SHA3-512 object\n\nA hash object, fed with the data where some is given.")]
internal sealed partial class PySha3512(HashState state) : FixedHashObject(state, "sha3_512")
{
    [PyNew("sha3_512(data=b'', *, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha3_512");
        return FeedInitial(ts, state, data, @string) ? new PySha3512(state) : null;
    }

    protected override HashObject Duplicate() => new PySha3512(Hash.Clone());

    [PyGetter("_capacity_bits")]
    private long CapacityGetter() => 1024;

    [PyGetter("_rate_bits")]
    private long RateGetter() => 576;

    [PyGetter("_suffix")]
    private PyObject SuffixGetter() => PyBytes.From([Sha3Module.HashSuffix]);
}

/// <summary><c>shake_128</c>.</summary>
[PyType("shake_128", TextSignature = null, Module = "_sha3", Doc = "shake_128([data], *, usedforsecurity=True) -> SHAKE128 object\n\nA hash object, fed with the data where some is given.")]
internal sealed partial class PyShake128(HashState state) : ExtendableHashObject(state, "shake_128")
{
    [PyNew("shake_128(data=b'', *, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("shake_128");
        return FeedInitial(ts, state, data, @string) ? new PyShake128(state) : null;
    }

    protected override HashObject Duplicate() => new PyShake128(Hash.Clone());

    [PyGetter("_capacity_bits")]
    private long CapacityGetter() => 256;

    [PyGetter("_rate_bits")]
    private long RateGetter() => 1344;

    [PyGetter("_suffix")]
    private PyObject SuffixGetter() => PyBytes.From([Sha3Module.ExtendableSuffix]);
}

/// <summary><c>shake_256</c>.</summary>
[PyType("shake_256", TextSignature = null, Module = "_sha3", Doc = "shake_256([data], *, usedforsecurity=True) -> SHAKE256 object\n\nA hash object, fed with the data where some is given.")]
internal sealed partial class PyShake256(HashState state) : ExtendableHashObject(state, "shake_256")
{
    [PyNew("shake_256(data=b'', *, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("shake_256");
        return FeedInitial(ts, state, data, @string) ? new PyShake256(state) : null;
    }

    protected override HashObject Duplicate() => new PyShake256(Hash.Clone());

    [PyGetter("_capacity_bits")]
    private long CapacityGetter() => 512;

    [PyGetter("_rate_bits")]
    private long RateGetter() => 1088;

    [PyGetter("_suffix")]
    private PyObject SuffixGetter() => PyBytes.From([Sha3Module.ExtendableSuffix]);
}
