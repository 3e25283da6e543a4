using System;
using System.Buffers.Binary;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Hashes;

/// <summary><c>_blake2</c>.</summary>
[PyModule("_blake2", Doc = "_blake2b provides BLAKE2b for hashlib\n", Types = [typeof(PyBlake2b), typeof(PyBlake2s)])]
internal static partial class Blake2Module
{
    [PyConstant("_GIL_MINSIZE")]
    private const long LockMinimum = 2048;

    [PyConstant("BLAKE2B_MAX_DIGEST_SIZE")]
    private const long BMaximumDigestSize = 64;

    [PyConstant("BLAKE2B_MAX_KEY_SIZE")]
    private const long BMaximumKeySize = 64;

    [PyConstant("BLAKE2B_PERSON_SIZE")]
    private const long BPersonSize = 16;

    [PyConstant("BLAKE2B_SALT_SIZE")]
    private const long BSaltSize = 16;

    [PyConstant("BLAKE2S_MAX_DIGEST_SIZE")]
    private const long SMaximumDigestSize = 32;

    [PyConstant("BLAKE2S_MAX_KEY_SIZE")]
    private const long SMaximumKeySize = 32;

    [PyConstant("BLAKE2S_PERSON_SIZE")]
    private const long SPersonSize = 8;

    [PyConstant("BLAKE2S_SALT_SIZE")]
    private const long SSaltSize = 8;

    /// <summary>What a constructor was given beside input.</summary>
    internal readonly record struct Parameters(long DigestSize, PyObject? Key, PyObject? Salt, PyObject? Person, long Fanout, long Depth, PyObject? LeafSize, PyObject? NodeOffset, long NodeDepth, long InnerSize, bool LastNode);

    /// <summary>A new state; null: an exception is pending.</summary>
    public static HashState? Create(ThreadState ts, bool wide, in Parameters given)
    {
        int size = wide ? 64 : 32;
        int saltSize = wide ? 16 : 8;
        if (given.DigestSize <= 0 || given.DigestSize > size)
        {
            return Fail(Raise.ValueError(ts, $"digest_size for {(wide ? "Blake2b" : "Blake2s")} must be between 1 and {size} bytes, here it is {given.DigestSize}"));
        }

        Span<byte> block = stackalloc byte[64];
        block.Clear();
        block[0] = (byte)given.DigestSize;
        if (!CopyField(ts, given.Salt, block.Slice(wide ? 32 : 16, saltSize), "salt") || !CopyField(ts, given.Person, block.Slice(wide ? 48 : 24, saltSize), "person")
            || !CheckTree(ts, wide, given, out ulong leafSize, out ulong nodeOffset))
        {
            return null;
        }

        block[2] = (byte)given.Fanout;
        block[3] = (byte)given.Depth;
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], (uint)leafSize);
        if (wide)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block[8..], nodeOffset);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block[8..], (uint)nodeOffset);
            BinaryPrimitives.WriteUInt16LittleEndian(block[12..], (ushort)(nodeOffset >> 32));
        }

        block[wide ? 16 : 14] = (byte)given.NodeDepth;
        block[wide ? 17 : 15] = (byte)given.InnerSize;
        if (given.Key is null)
        {
            return new Blake2(wide, block, [], given.LastNode);
        }

        using BufferView? key = Io.Buffers.Readable(ts, given.Key);
        if (key is null)
        {
            return null;
        }

        if (key.Span.Length > size)
        {
            return Fail(Raise.ValueError(ts, $"maximum key length is {size} bytes"));
        }

        block[1] = (byte)key.Span.Length;
        return new Blake2(wide, block, key.Span, given.LastNode);
    }

    private static HashState? Fail(Raised raised) => null;

    private static bool CopyField(ThreadState ts, PyObject? value, Span<byte> field, string name)
    {
        if (value is null)
        {
            return true;
        }

        using BufferView? view = Io.Buffers.Readable(ts, value);
        if (view is null)
        {
            return false;
        }

        if (view.Span.Length > field.Length)
        {
            return Raise.ValueError(ts, $"maximum {name} length is {field.Length} bytes");
        }

        view.Span.CopyTo(field);
        return true;
    }

    private static bool CheckTree(ThreadState ts, bool wide, in Parameters given, out ulong leafSize, out ulong nodeOffset)
    {
        leafSize = nodeOffset = 0;
        if (given.Fanout is < 0 or > 255)
        {
            return Raise.ValueError(ts, "fanout must be between 0 and 255");
        }

        if (given.Depth is <= 0 or > 255)
        {
            return Raise.ValueError(ts, "depth must be between 1 and 255");
        }

        if (!ToUnsigned(ts, given.LeafSize, out leafSize) || (leafSize > uint.MaxValue && !(bool)Raise.OverflowError(ts, "leaf_size is too large"))
            || !ToUnsigned(ts, given.NodeOffset, out nodeOffset))
        {
            return false;
        }

        if (!wide && nodeOffset > 0xFFFF_FFFF_FFFF)
        {
            return Raise.OverflowError(ts, "node_offset is too large");
        }

        if (given.NodeDepth is < 0 or > 255)
        {
            return Raise.ValueError(ts, "node_depth must be between 0 and 255");
        }

        int size = wide ? 64 : 32;
        return given.InnerSize >= 0 && given.InnerSize <= size || (bool)Raise.ValueError(ts, $"inner_size must be between 0 and is {size}");
    }

    private static bool ToUnsigned(ThreadState ts, PyObject? value, out ulong result)
    {
        result = 0;
        if (value is null)
        {
            return true;
        }

        PyInt? number = Numbers.Index(ts, value);
        if (number is null)
        {
            return false;
        }

        System.Numerics.BigInteger big = number.BigValue;
        if (big.Sign < 0)
        {
            return Raise.ValueError(ts, "Cannot convert negative int");
        }

        if (big > ulong.MaxValue)
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C unsigned long");
        }

        result = (ulong)big;
        return true;
    }
}

/// <summary><c>blake2b</c>.</summary>
[PyType("blake2b", TextSignature = "(data=b'', *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)", Module = "_blake2", Doc = "Return a new BLAKE2b hash object.")]
internal sealed partial class PyBlake2b(HashState state) : FixedHashObject(state, "blake2b")
{
    [PyConstant("MAX_DIGEST_SIZE")]
    private const long MaximumDigestSize = 64;

    [PyConstant("MAX_KEY_SIZE")]
    private const long MaximumKeySize = 64;

    [PyConstant("PERSON_SIZE")]
    private const long PersonSize = 16;

    [PyConstant("SALT_SIZE")]
    private const long SaltSize = 16;

    [PyNew("blake2b(data=b'', *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, long digestSize, PyObject? key, PyObject? salt, PyObject? person, long fanout, long depth, PyObject? leafSize, PyObject? nodeOffset, long nodeDepth, long innerSize, bool lastNode, bool usedForSecurity, PyObject @string)
    {
        HashState? state = Blake2Module.Create(ts, true, new Blake2Module.Parameters(digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode));
        return state is not null && FeedInitial(ts, state, data, @string) ? new PyBlake2b(state) : null;
    }

    protected override HashObject Duplicate() => new PyBlake2b(Hash.Clone());
}

/// <summary><c>blake2s</c>.</summary>
[PyType("blake2s", TextSignature = "(data=b'', *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)", Module = "_blake2", Doc = "Return a new BLAKE2s hash object.")]
internal sealed partial class PyBlake2s(HashState state) : FixedHashObject(state, "blake2s")
{
    [PyConstant("MAX_DIGEST_SIZE")]
    private const long MaximumDigestSize = 32;

    [PyConstant("MAX_KEY_SIZE")]
    private const long MaximumKeySize = 32;

    [PyConstant("PERSON_SIZE")]
    private const long PersonSize = 8;

    [PyConstant("SALT_SIZE")]
    private const long SaltSize = 8;

    [PyNew("blake2s(data=b'', *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? data, long digestSize, PyObject? key, PyObject? salt, PyObject? person, long fanout, long depth, PyObject? leafSize, PyObject? nodeOffset, long nodeDepth, long innerSize, bool lastNode, bool usedForSecurity, PyObject @string)
    {
        HashState? state = Blake2Module.Create(ts, false, new Blake2Module.Parameters(digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode));
        return state is not null && FeedInitial(ts, state, data, @string) ? new PyBlake2s(state) : null;
    }

    protected override HashObject Duplicate() => new PyBlake2s(Hash.Clone());
}
