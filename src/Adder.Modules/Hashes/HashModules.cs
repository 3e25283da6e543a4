using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Hashes;

/// <summary>A hash object of <c>_md5.md5</c>.</summary>
[PyType("md5", Module = "_md5", NoConstructor = true)]
internal sealed partial class PyMd5(HashState state) : FixedHashObject(state, "md5")
{
    protected override HashObject Duplicate() => new PyMd5(Hash.Clone());
}

/// <summary><c>_md5</c>.</summary>
[PyModule("_md5")]
internal static partial class Md5Module
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        // Its name is that of the function which makes it.
        module.Add("MD5Type", PyMd5.TypeObject);
        return Done.Ok;
    }

    [PyFunction("md5(data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new MD5 hash object; optionally initialized with a string.")]
    private static PyObject? NewMd5(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("md5");
        return HashObject.FeedInitial(ts, state, data, @string) ? new PyMd5(state) : null;
    }
}

/// <summary>A hash object of <c>_sha1.sha1</c>.</summary>
[PyType("sha1", Module = "_sha1", NoConstructor = true)]
internal sealed partial class PySha1(HashState state) : FixedHashObject(state, "sha1")
{
    protected override HashObject Duplicate() => new PySha1(Hash.Clone());
}

/// <summary><c>_sha1</c>.</summary>
[PyModule("_sha1")]
internal static partial class Sha1Module
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        // Its name is that of the function which makes it.
        module.Add("SHA1Type", PySha1.TypeObject);
        return Done.Ok;
    }

    [PyFunction("sha1(data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new SHA1 hash object; optionally initialized with a string.")]
    private static PyObject? NewSha1(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha1");
        return HashObject.FeedInitial(ts, state, data, @string) ? new PySha1(state) : null;
    }
}

/// <summary>A hash object of <c>_sha2.sha224</c>.</summary>
[PyType("SHA224Type", Module = "_sha2", NoConstructor = true)]
internal sealed partial class PySha224(HashState state) : FixedHashObject(state, "sha224")
{
    protected override HashObject Duplicate() => new PySha224(Hash.Clone());
}

/// <summary>A hash object of <c>_sha2.sha256</c>.</summary>
[PyType("SHA256Type", Module = "_sha2", NoConstructor = true)]
internal sealed partial class PySha256(HashState state) : FixedHashObject(state, "sha256")
{
    protected override HashObject Duplicate() => new PySha256(Hash.Clone());
}

/// <summary>A hash object of <c>_sha2.sha384</c>.</summary>
[PyType("SHA384Type", Module = "_sha2", NoConstructor = true)]
internal sealed partial class PySha384(HashState state) : FixedHashObject(state, "sha384")
{
    protected override HashObject Duplicate() => new PySha384(Hash.Clone());
}

/// <summary>A hash object of <c>_sha2.sha512</c>.</summary>
[PyType("SHA512Type", Module = "_sha2", NoConstructor = true)]
internal sealed partial class PySha512(HashState state) : FixedHashObject(state, "sha512")
{
    protected override HashObject Duplicate() => new PySha512(Hash.Clone());
}

/// <summary><c>_sha2</c>.</summary>
[PyModule("_sha2", Types = [typeof(PySha224), typeof(PySha256), typeof(PySha384), typeof(PySha512)])]
internal static partial class Sha2Module
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    [PyFunction("sha224(data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new SHA224 hash object; optionally initialized with a string.")]
    private static PyObject? NewSha224(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha224");
        return HashObject.FeedInitial(ts, state, data, @string) ? new PySha224(state) : null;
    }

    [PyFunction("sha256(data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new SHA256 hash object; optionally initialized with a string.")]
    private static PyObject? NewSha256(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha256");
        return HashObject.FeedInitial(ts, state, data, @string) ? new PySha256(state) : null;
    }

    [PyFunction("sha384(data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new SHA384 hash object; optionally initialized with a string.")]
    private static PyObject? NewSha384(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha384");
        return HashObject.FeedInitial(ts, state, data, @string) ? new PySha384(state) : null;
    }

    [PyFunction("sha512(data=b'', *, usedforsecurity=True, string=None)", Doc = "Return a new SHA512 hash object; optionally initialized with a string.")]
    private static PyObject? NewSha512(ThreadState ts, PyObject? data, bool usedforsecurity, PyObject @string)
    {
        HashState state = HashAlgorithms.Create("sha512");
        return HashObject.FeedInitial(ts, state, data, @string) ? new PySha512(state) : null;
    }
}
