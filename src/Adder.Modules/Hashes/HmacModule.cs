using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Hashes;

/// <summary>Keyed hashes of Python's values.</summary>
internal static class KeyedHashes
{
    /// <summary>An HMAC with a key and perhaps a first message; null: an exception is pending.</summary>
    public static KeyedHash? Create(ThreadState ts, string algorithm, PyObject key, PyObject? message)
    {
        using BufferView? view = HashObject.Open(ts, key);
        if (view is null)
        {
            return null;
        }

        var keyed = new KeyedHash(HashAlgorithms.Create(algorithm), view.Span);
        return message is null or PyNone || HashObject.Feed(ts, keyed.Inner, message) ? keyed : null;
    }

    /// <summary>The HMAC of a message.</summary>
    public static PyObject? Digest(ThreadState ts, string algorithm, PyObject key, PyObject message) =>
        Create(ts, algorithm, key, message) is { } keyed ? PyBytes.From(keyed.Digest()) : null;
}

/// <summary>What the HMAC objects of <c>_hashlib</c> and <c>_hmac</c> have in common.</summary>
internal abstract class KeyedHashObject(KeyedHash keyed, string name) : PyObject
{
    protected KeyedHash Keyed { get; } = keyed;

    protected string Algorithm { get; } = name;

    [PyGetter("block_size")]
    protected long BlockSizeGetter() => Keyed.BlockSize;

    [PyGetter("digest_size")]
    protected long DigestSizeGetter() => Keyed.DigestSize;

    [PyGetter("name")]
    protected string NameGetter() => "hmac-" + Algorithm;

    [PyMethod("update(msg)", Doc = "Update the HMAC object with msg.")]
    protected PyObject? Update(ThreadState ts, PyObject msg) => HashObject.Feed(ts, Keyed.Inner, msg) ? PyNone.Instance : null;

    [PyMethod("digest()", Doc = "Return the digest of the bytes passed to the update() method so far.")]
    protected PyObject Digest() => PyBytes.From(Keyed.Digest());

    [PyMethod("hexdigest()", Doc = "Return hexadecimal digest of the bytes passed to the update() method so far.")]
    protected PyObject HexDigest() => HashObject.Hexadecimal(Keyed.Digest());

    protected abstract KeyedHashObject Duplicate();

    [PyMethod("copy()", Doc = "Return a copy (\"clone\") of the HMAC object.")]
    protected PyObject Copy() => Duplicate();

    [PySlot(Slot.Repr)]
    protected string Repr(ThreadState ts) => $"<{Algorithm} HMAC object @ {ObjectIdentity.Hexadecimal(this)}>";
}

/// <summary><c>_hmac</c>.</summary>
[PyModule("_hmac", Types = [typeof(PyHmac)])]
internal static partial class HmacModule
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    /// <summary>What an interpreter keeps.</summary>
    private sealed class HmacState
    {
        public PyType? UnknownHash;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        HmacState state = ts.Interpreter.StateOf(static () => new HmacState());
        state.UnknownHash ??= ModuleErrors.Create(ts, "_hmac", "UnknownHashError", ExceptionTypes.ValueError);
        if (state.UnknownHash is null)
        {
            return Done.Error;
        }

        module.Add("UnknownHashError", state.UnknownHash);
        return Done.Ok;
    }

    /// <summary>The algorithm of a name; null: an exception is pending.</summary>
    private static string? Algorithm(ThreadState ts, PyObject digestmod)
    {
        string? name = digestmod is PyStr text ? HashAlgorithms.Find(text.ToString()) : null;
        if (name is not null && !HashAlgorithms.IsExtendable(name))
        {
            return name;
        }

        PyStr? shown = Text.Repr(ts, digestmod);
        if (shown is not null)
        {
            _ = Raise.Error(ts, ts.Interpreter.StateOf(static () => new HmacState()).UnknownHash ?? ExceptionTypes.ValueError, $"unsupported hash type: {shown}");
        }

        return null;
    }

    [PyFunction("new(key, msg=None, digestmod=None)", Doc = "Return a new HMAC object.")]
    private static PyObject? New(ThreadState ts, PyObject key, PyObject? msg, PyObject? digestmod)
    {
        if (digestmod is null or PyNone)
        {
            return Raise.TypeError(ts, "new() missing 1 required argument 'digestmod'");
        }

        return Algorithm(ts, digestmod) is { } name && KeyedHashes.Create(ts, name, key, msg) is { } keyed ? new PyHmac(keyed, name) : null;
    }

    [PyFunction("compute_digest(key, msg, digest)")]
    private static PyObject? ComputeDigest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) =>
        Algorithm(ts, digest) is { } name ? KeyedHashes.Digest(ts, name, key, msg) : null;
}

/// <summary>An HMAC object of <c>_hmac</c>.</summary>
[PyType("HMAC", Module = "_hmac", NoConstructor = true, Doc = "A keyed hash function (HMAC) and the data that it was fed so far.")]
internal sealed partial class PyHmac(KeyedHash keyed, string name) : KeyedHashObject(keyed, name)
{
    protected override KeyedHashObject Duplicate() => new PyHmac(Keyed.Clone(), Algorithm);
}
