using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Hashes;

/// <content>Digests at once.</content>
internal static partial class HmacModule
{
    [PyFunction("compute_md5(key, msg, /)")]
    private static PyObject? ComputeMd5(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "md5", key, msg);

    [PyFunction("compute_sha1(key, msg, /)")]
    private static PyObject? ComputeSha1(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha1", key, msg);

    [PyFunction("compute_sha224(key, msg, /)")]
    private static PyObject? ComputeSha224(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha224", key, msg);

    [PyFunction("compute_sha256(key, msg, /)")]
    private static PyObject? ComputeSha256(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha256", key, msg);

    [PyFunction("compute_sha384(key, msg, /)")]
    private static PyObject? ComputeSha384(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha384", key, msg);

    [PyFunction("compute_sha512(key, msg, /)")]
    private static PyObject? ComputeSha512(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha512", key, msg);

    [PyFunction("compute_sha3_224(key, msg, /)")]
    private static PyObject? ComputeSha3224(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha3_224", key, msg);

    [PyFunction("compute_sha3_256(key, msg, /)")]
    private static PyObject? ComputeSha3256(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha3_256", key, msg);

    [PyFunction("compute_sha3_384(key, msg, /)")]
    private static PyObject? ComputeSha3384(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha3_384", key, msg);

    [PyFunction("compute_sha3_512(key, msg, /)")]
    private static PyObject? ComputeSha3512(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "sha3_512", key, msg);

    [PyFunction("compute_blake2s_32(key, msg, /)")]
    private static PyObject? ComputeBlake2s32(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "blake2s", key, msg);

    [PyFunction("compute_blake2b_32(key, msg, /)")]
    private static PyObject? ComputeBlake2b32(ThreadState ts, PyObject key, PyObject msg) => KeyedHashes.Digest(ts, "blake2b", key, msg);
}
