using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Hashes;

/// <content>The constructors of single functions.</content>
internal static partial class HashlibModule
{
    [PyFunction("openssl_md5(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a md5 hash object; optionally initialized with a string")]
    private static PyObject? NewMd5(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "md5", data, @string);

    [PyFunction("openssl_sha1(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha1 hash object; optionally initialized with a string")]
    private static PyObject? NewSha1(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha1", data, @string);

    [PyFunction("openssl_sha224(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha224 hash object; optionally initialized with a string")]
    private static PyObject? NewSha224(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha224", data, @string);

    [PyFunction("openssl_sha256(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha256 hash object; optionally initialized with a string")]
    private static PyObject? NewSha256(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha256", data, @string);

    [PyFunction("openssl_sha384(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha384 hash object; optionally initialized with a string")]
    private static PyObject? NewSha384(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha384", data, @string);

    [PyFunction("openssl_sha512(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha512 hash object; optionally initialized with a string")]
    private static PyObject? NewSha512(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha512", data, @string);

    [PyFunction("openssl_sha3_224(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha3_224 hash object; optionally initialized with a string")]
    private static PyObject? NewSha3224(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha3_224", data, @string);

    [PyFunction("openssl_sha3_256(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha3_256 hash object; optionally initialized with a string")]
    private static PyObject? NewSha3256(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha3_256", data, @string);

    [PyFunction("openssl_sha3_384(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha3_384 hash object; optionally initialized with a string")]
    private static PyObject? NewSha3384(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha3_384", data, @string);

    [PyFunction("openssl_sha3_512(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a sha3_512 hash object; optionally initialized with a string")]
    private static PyObject? NewSha3512(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "sha3_512", data, @string);

    [PyFunction("openssl_shake_128(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a shake_128 hash object; optionally initialized with a string")]
    private static PyObject? NewShake128(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "shake_128", data, @string);

    [PyFunction("openssl_shake_256(data=b'', *, usedforsecurity=True, string=None)", Doc = "Returns a shake_256 hash object; optionally initialized with a string")]
    private static PyObject? NewShake256(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string) => Create(ts, "shake_256", data, @string);
}
