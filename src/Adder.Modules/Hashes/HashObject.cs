using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Hashes;

/// <summary>What the hash objects of all modules have in common.</summary>
internal abstract class HashObject(HashState state, string name) : PyObject
{
    /// <summary>Its function and the input so far.</summary>
    protected HashState Hash { get; } = state;

    protected string Algorithm { get; } = name;

    [PyGetter("block_size")]
    protected long BlockSizeGetter() => Hash.BlockSize;

    [PyGetter("name")]
    protected string NameGetter() => Algorithm;

    [PyGetter("digest_size")]
    protected long DigestSizeGetter() => Hash.DigestSize;

    [PyMethod("update(obj, /)", Doc = "Update this hash object's state with the provided string.")]
    protected PyObject? Update(ThreadState ts, PyObject obj) => Feed(ts, Hash, obj) ? PyNone.Instance : null;

    /// <summary>Another one, in the same state.</summary>
    protected abstract HashObject Duplicate();

    [PyMethod("copy()", Doc = "Return a copy of the hash object.")]
    protected PyObject Copy() => Duplicate();

    /// <summary>Gives a bytes-like object to a hash function; false: an exception is pending.</summary>
    public static bool Feed(ThreadState ts, HashState state, PyObject data)
    {
        using BufferView? view = Open(ts, data);
        if (view is null)
        {
            return false;
        }

        state.Update(view.Span);
        return true;
    }

    /// <summary>A view on what is to be hashed; null: an exception is pending.</summary>
    public static unsafe BufferView? Open(ThreadState ts, PyObject data)
    {
        if (data is PyStr)
        {
            _ = Raise.TypeError(ts, "Strings must be encoded before hashing");
            return null;
        }

        if (data.Type.Slots.Buffer == null)
        {
            _ = Raise.TypeError(ts, "object supporting the buffer API required");
            return null;
        }

        BufferView? view = Io.Buffers.Readable(ts, data);
        if (view is { Shape.Length: > 1 })
        {
            view.Dispose();
            _ = Raise.BufferError(ts, "Buffer must be single dimension");
            return null;
        }

        return view;
    }

    /// <summary>Gives a constructor's input to a new hash function: its argument, or the keyword that stood for it formerly. False: an exception is pending.</summary>
    public static bool FeedInitial(ThreadState ts, HashState state, PyObject? data, PyObject @string)
    {
        if (@string is not PyNone)
        {
            if (data is not null)
            {
                return Raise.TypeError(ts, "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.");
            }

            data = @string;
        }

        return data is null || Feed(ts, state, data);
    }

    public static PyObject Hexadecimal(byte[] digest) => PyStr.From(Convert.ToHexStringLower(digest));
}

/// <summary>A hash object whose digest has a length of its own.</summary>
internal abstract class FixedHashObject(HashState state, string name) : HashObject(state, name)
{
    [PyMethod("digest()", Doc = "Return the digest value as a bytes object.")]
    protected PyObject Digest() => PyBytes.From(Hash.Digest());

    [PyMethod("hexdigest()", Doc = "Return the digest value as a string of hexadecimal digits.")]
    protected PyObject HexDigest() => Hexadecimal(Hash.Digest());
}
