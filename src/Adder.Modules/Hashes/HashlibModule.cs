using System;
using System.Security.Cryptography;
using Adder.Modules.Common;
using Adder.Modules.Operators;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Hashes;

/// <summary>
/// <c>_hashlib</c>: all hash functions behind one front, with HMAC and key derivation. Named as in CPython, where OpenSSL is behind it.
/// </summary>
[PyModule("_hashlib", Doc = "OpenSSL interface for hashlib module", Types = [typeof(PyHash), typeof(PyExtendableHash), typeof(PyOpenHmac)])]
internal static partial class HashlibModule
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    /// <summary>What an interpreter keeps.</summary>
    internal sealed class HashlibState
    {
        public PyType? Unsupported;
        public PyDict Constructors = new();
    }

    private static HashlibState StateOf(ThreadState ts) => ts.Interpreter.StateOf(static () => new HashlibState());

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        HashlibState state = StateOf(ts);
        state.Unsupported ??= ModuleErrors.Create(ts, "_hashlib", "UnsupportedDigestmodError", ExceptionTypes.ValueError);
        if (state.Unsupported is null)
        {
            return Done.Error;
        }

        module.Add("UnsupportedDigestmodError", state.Unsupported);
        var names = new PyList();
        foreach (string name in HashAlgorithms.Names)
        {
            names.Add(PyStr.Intern(name));
            if (module.Dictionary.GetInterned("openssl_" + name) is { } constructor && !state.Constructors.SetItem(ts, constructor, PyStr.Intern(name)))
            {
                return Done.Error;
            }
        }

        PyObject? methods = Calls.Call(ts, PyFrozenSet.TypeObject, names);
        if (methods is null)
        {
            return Done.Error;
        }

        module.Add("openssl_md_meth_names", methods);
        module.Add("_constructors", new PyMappingProxy(state.Constructors));
        return Done.Ok;
    }

    internal static Raised RaiseUnsupported(ThreadState ts, string name) =>
        Raise.Error(ts, StateOf(ts).Unsupported ?? ExceptionTypes.ValueError, $"unsupported digest algorithm: {name}");

    private static PyObject? Create(ThreadState ts, string name, PyObject? data, PyObject @string)
    {
        HashState state = HashAlgorithms.Create(name);
        return HashObject.FeedInitial(ts, state, data, @string) ? Wrap(state, name) : null;
    }

    private static PyObject Wrap(HashState state, string name) => HashAlgorithms.IsExtendable(name) ? new PyExtendableHash(state, name) : new PyHash(state, name);

    [PyFunction("new(name, data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new hash object using the named algorithm.")]
    private static PyObject? New(ThreadState ts, PyStr name, PyObject? data, bool usedforsecurity, PyObject @string) =>
        HashAlgorithms.Find(name.ToString()) is { } known ? Create(ts, known, data, @string) : RaiseUnsupported(ts, name.ToString());

    /// <summary>The algorithm that a digestmod argument means: a name, or one of this module's constructors. Null: an exception is pending.</summary>
    private static string? Algorithm(ThreadState ts, PyObject digestmod)
    {
        string? name;
        if (digestmod is PyStr text)
        {
            name = HashAlgorithms.Find(text.ToString());
        }
        else
        {
            Lookup found = StateOf(ts).Constructors.Get(ts, digestmod);
            if (found.IsError)
            {
                return null;
            }

            name = found.TryGet(out PyObject? known) ? known.ToString() : null;
        }

        if (name is null || HashAlgorithms.IsExtendable(name))
        {
            _ = RaiseUnsupported(ts, digestmod.ToString() ?? "");
            return null;
        }

        return name;
    }

    [PyFunction("hmac_new(key, msg=b'', digestmod=None)", Doc = "Return a new hmac object.")]
    private static PyObject? NewHmac(ThreadState ts, PyObject key, PyObject? msg, PyObject? digestmod)
    {
        if (digestmod is null or PyNone)
        {
            return Raise.TypeError(ts, "Missing required parameter 'digestmod'.");
        }

        return Algorithm(ts, digestmod) is { } name && KeyedHashes.Create(ts, name, key, msg) is { } keyed ? new PyOpenHmac(keyed, name) : null;
    }

    [PyFunction("hmac_digest(key, msg, digest)", Doc = "Single-shot HMAC.")]
    private static PyObject? HmacDigest(ThreadState ts, PyObject key, PyObject msg, PyObject digest) =>
        Algorithm(ts, digest) is { } name ? KeyedHashes.Digest(ts, name, key, msg) : null;

    [PyFunction("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", Doc = "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.")]
    private static PyObject? DeriveKey(ThreadState ts, PyStr hashName, BufferView password, BufferView salt, long iterations, PyObject? length)
    {
        if (HashAlgorithms.Find(hashName.ToString()) is not { } name || HashAlgorithms.IsExtendable(name))
        {
            return RaiseUnsupported(ts, hashName.ToString());
        }

        if (iterations < 1)
        {
            return Raise.ValueError(ts, "iteration value must be greater than 0.");
        }

        if (iterations > int.MaxValue)
        {
            return Raise.OverflowError(ts, "iteration value is too great.");
        }

        long wanted = HashAlgorithms.Create(name).DigestSize;
        if (length is not (null or PyNone) && !Numbers.IndexToInt64(ts, length, ExceptionTypes.OverflowError, out wanted))
        {
            return null;
        }

        if (wanted < 1)
        {
            return Raise.ValueError(ts, "key length must be greater than 0.");
        }

        if (wanted > int.MaxValue)
        {
            return Raise.OverflowError(ts, "key length is too great.");
        }

        return wanted > Array.MaxLength / 8 ? Raise.MemoryError(ts) : PyBytes.From(KeyDerivation.Pbkdf2(name, password.Span.ToArray(), salt.Span.ToArray(), (int)iterations, (int)wanted));
    }

    [PyFunction("scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64)", Doc = "scrypt password-based key derivation function.")]
    private static PyObject? Scrypt(ThreadState ts, BufferView password, BufferView salt, long n, long r, long p, long maxmem, long dklen)
    {
        const long DefaultMemory = 32 << 20;
        if (n < 2 || n > int.MaxValue || !System.Numerics.BitOperations.IsPow2(n))
        {
            return Raise.ValueError(ts, "n must be a power of 2.");
        }

        if (maxmem is < 0 or > int.MaxValue)
        {
            return Raise.ValueError(ts, $"maxmem must be positive and smaller than {int.MaxValue}");
        }

        if (dklen is < 1 or > int.MaxValue)
        {
            return Raise.ValueError(ts, $"dklen must be greater than 0 and smaller than {int.MaxValue}");
        }

        const long BlockUnit = 128;
        bool isTooWeak = r == 1 && n >= 1 << 16;
        if (r < 1 || p < 1 || isTooWeak || r > (1L << 30) / p || BlockUnit * r * (n + p + 2) > (maxmem == 0 ? DefaultMemory : maxmem))
        {
            return Raise.ValueError(ts, "Invalid parameter combination for n, r, p, maxmem.");
        }

        return PyBytes.From(KeyDerivation.Scrypt(password.Span.ToArray(), salt.Span.ToArray(), (int)n, (int)r, (int)p, (int)dklen));
    }

    [PyFunction("get_fips_mode()", Doc = "Determine the OpenSSL FIPS mode of operation: 0, there is none.")]
    private static long FipsMode() => 0;

    [PyFunction("compare_digest(a, b, /)", Doc = "Return 'a == b' in a time that does not depend on where they differ.")]
    private static PyObject? CompareDigest(ThreadState ts, PyObject a, PyObject b) => OperatorModule.CompareDigest(ts, a, b);
}

/// <summary>A hash object of <c>_hashlib</c>.</summary>
[PyType("HASH", TextSignature = "(name, string=b'')", Module = "_hashlib", NoConstructor = true, Doc = "A hash function and the data that it was fed so far.\n\nname: the function.  digest_size: the length of the digest in bytes.")]
internal partial class PyHash(HashState state, string name) : FixedHashObject(state, name)
{
    protected override HashObject Duplicate() => new PyHash(Hash.Clone(), Algorithm);

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => $"<{Algorithm} _hashlib.HASH object @ {ObjectIdentity.Hexadecimal(this)}>";
}

/// <summary>One whose digest has the length that one asks for.</summary>
[PyType("HASHXOF", TextSignature = "(name, string=b'')", Module = "_hashlib", NoConstructor = true, Doc = "A hash function whose digest has the length that one asks for, and the data that it was fed so far.")]
internal sealed partial class PyExtendableHash(HashState state, string name) : ExtendableHashObject(state, name)
{
    protected override HashObject Duplicate() => new PyExtendableHash(Hash.Clone(), Algorithm);

    [PySlot(Slot.Repr)]
    private string Repr(ThreadState ts) => $"<{Algorithm} _hashlib.HASHXOF object @ {ObjectIdentity.Hexadecimal(this)}>";
}

/// <summary>An HMAC object of <c>_hashlib</c>.</summary>
[PyType("HMAC", Module = "_hashlib", NoConstructor = true, Doc = "A keyed hash function (HMAC) and the data that it was fed so far.")]
internal sealed partial class PyOpenHmac(KeyedHash keyed, string name) : KeyedHashObject(keyed, name)
{
    protected override KeyedHashObject Duplicate() => new PyOpenHmac(Keyed.Clone(), Algorithm);
}
