using System;
using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Random;

/// <summary><c>_random</c>.</summary>
[PyModule("_random", Doc = "Module implements the Mersenne Twister random number generator.", Types = [typeof(PyRandom)])]
internal static partial class RandomModule;

/// <summary><c>_random.Random</c>: MT19937 (Matsumoto and Nishimura, 1998), seeded and read as CPython does, so that sequences agree.</summary>
[PyType("Random", Module = "_random", Subclassable = true, TextSignature = null, Doc = "Random() -> create a random number generator with its own internal state.")]
internal partial class PyRandom : PyObject
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _index = Size + 1;

    protected internal PyRandom()
    {
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyRandom made = ReferenceEquals(type, TypeObject) ? new PyRandom() : new PyRandomSubclass(type);
        if (arguments.Length > 1 && ReferenceEquals(type, TypeObject))
        {
            return Raise.TypeError(ts, $"Random() takes at most 1 argument ({arguments.Length} given)");
        }

        return made.SeedFrom(ts, arguments.Length > 0 ? arguments[0] : PyNone.Instance) ? made : null;
    }

    [PyMethod("random()", Doc = "random() -> x in the interval [0, 1).")]
    private PyObject? Next(ThreadState ts)
    {
        uint high = NextWord() >> 5;
        uint low = NextWord() >> 6;
        return PyFloat.From(((high * 67108864.0) + low) * (1.0 / 9007199254740992.0));
    }

    [PyMethod("seed(n=None, /)", Doc = "seed([n]) -> None.  Defaults to use urandom and falls back to a combination of the current time and the process identifier.")]
    private PyObject? Seed(ThreadState ts, PyObject? seed) => SeedFrom(ts, seed ?? PyNone.Instance) ? PyNone.Instance : null;

    [PyMethod("getrandbits(k, /)", Doc = "getrandbits(k) -> x.  Generates an int with k random bits.")]
    private PyObject? GetRandomBits(ThreadState ts, PyInt count)
    {
        if (count.Sign < 0)
        {
            return Raise.ValueError(ts, "number of bits must be non-negative");
        }

        if (!count.TryGetInt64(out long bits) || bits > int.MaxValue)
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C int");
        }

        if (bits == 0)
        {
            return PySmallInt.Zero;
        }

        if (bits <= 32)
        {
            return PyInt.From((long)(NextWord() >> (32 - (int)bits)));
        }

        // Words from the least significant on; the last one is cut to what is left.
        var bytes = new byte[(((bits - 1) / 32) + 1) * 4];
        for (int at = 0; at < bytes.Length; at += 4, bits -= 32)
        {
            uint word = NextWord();
            if (bits < 32)
            {
                word >>= 32 - (int)bits;
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), word);
        }

        return PyInt.From(new BigInteger(bytes, isUnsigned: true));
    }

    [PyMethod("getstate()", Doc = "getstate() -> tuple containing the current state.")]
    private PyObject? GetState(ThreadState ts)
    {
        var items = new PyObject[Size + 1];
        for (int i = 0; i < Size; i++)
        {
            items[i] = PyInt.From((long)_state[i]);
        }

        items[Size] = PyInt.From(_index);
        return PyTuple.FromArray(items);
    }

    [PyMethod("setstate(state, /)", Doc = "setstate(state) -> None.  Restores generator state.")]
    private PyObject? SetState(ThreadState ts, PyObject state)
    {
        if (state is not PyTuple items)
        {
            return Raise.TypeError(ts, "state vector must be a tuple");
        }

        if (items.Count != Size + 1)
        {
            return Raise.ValueError(ts, "state vector is the wrong size");
        }

        var words = new uint[Size];
        for (int i = 0; i < Size; i++)
        {
            if (Numbers.Index(ts, items[i]) is not { } number)
            {
                return null;
            }

            words[i] = (uint)(number.BigValue & uint.MaxValue);
        }

        if (!Numbers.IndexToInt64(ts, items[Size], ExceptionTypes.OverflowError, out long index))
        {
            return null;
        }

        if (index is < 0 or > Size)
        {
            return Raise.ValueError(ts, "invalid state");
        }

        words.CopyTo(_state, 0);
        _index = (int)index;
        return PyNone.Instance;
    }

    /// <summary>None: from the system's source; an int by its absolute value; anything else by its hash.</summary>
    private bool SeedFrom(ThreadState ts, PyObject seed)
    {
        BigInteger value;
        switch (seed)
        {
            case PyNone:
                var random = new byte[Size * 4];
                SystemRandom.Fill(random);
                value = new BigInteger(random, isUnsigned: true);
                break;
            case PyInt number:
                value = BigInteger.Abs(number.BigValue);
                break;
            default:
                long hash = Hashing.Hash(ts, seed);
                if (hash == -1)
                {
                    return false;
                }

                value = (ulong)hash;
                break;
        }

        byte[] bytes = value.ToByteArray(isUnsigned: true);
        var key = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        Buffer.BlockCopy(bytes, 0, key, 0, bytes.Length);
        InitializeByArray(key);
        return true;
    }

    private void Initialize(uint seed)
    {
        _state[0] = seed;
        for (uint i = 1; i < Size; i++)
        {
            uint previous = _state[i - 1];
            _state[i] = unchecked((1812433253u * (previous ^ (previous >> 30))) + i);
        }

        _index = Size;
    }

    private void InitializeByArray(uint[] key)
    {
        Initialize(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.Max(Size, key.Length); k > 0; k--)
        {
            uint previous = _state[i - 1];
            _state[i] = unchecked((_state[i] ^ ((previous ^ (previous >> 30)) * 1664525u)) + key[j] + (uint)j);
            j = (j + 1) % key.Length;
            Step(ref i);
        }

        for (int k = Size - 1; k > 0; k--)
        {
            uint previous = _state[i - 1];
            _state[i] = unchecked((_state[i] ^ ((previous ^ (previous >> 30)) * 1566083941u)) - (uint)i);
            Step(ref i);
        }

        _state[0] = 0x80000000;
    }

    private void Step(ref int i)
    {
        if (++i >= Size)
        {
            _state[0] = _state[Size - 1];
            i = 1;
        }
    }

    private uint NextWord()
    {
        if (_index >= Size)
        {
            Refill();
        }

        uint word = _state[_index++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >> 18);
    }

    private void Refill()
    {
        for (int i = 0; i < Size; i++)
        {
            uint mixed = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7fffffff);
            _state[i] = _state[(i + Middle) % Size] ^ (mixed >> 1) ^ ((mixed & 1) != 0 ? 0x9908b0df : 0);
        }

        _index = 0;
    }
}
