using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>int</c>: abstract over <see cref="PySmallInt"/> (64 bits), <see cref="PyBigInt"/>, <see cref="PyBool"/> and instances of subclasses. An int that fits into 64 bits
/// is never a <see cref="PyBigInt"/>.
/// </summary>
[PyType("int", Subclassable = true, Flags = TypeFlags.MatchSelf, TextSignature = null, Doc = "A whole number of any size, made from a number or from its digits in a base.\n\n>>> int('ff', 16)\n255")]
internal abstract partial class PyInt : PyObject
{
    /// <summary>The value where it fits into 64 bits.</summary>
    public abstract bool TryGetInt64(out long value);

    /// <summary>The value whatever its size.</summary>
    public abstract BigInteger BigValue { get; }

    /// <summary>-1, 0 or 1.</summary>
    public abstract int Sign { get; }

    /// <summary>An exact int of the same value: this one, unless it is a bool or of a subclass.</summary>
    public virtual PyInt Exact => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt From(long value) => PySmallInt.From(value);

    public static PyInt From(ulong value) => value <= long.MaxValue ? PySmallInt.From((long)value) : new PyBigInt(value);

    public static PyInt From(BigInteger value) =>
        value.GetBitLength() <= 63 ? PySmallInt.From((long)value) : new PyBigInt(value);
}

/// <summary>An exact int of 64 bits; small ones exist once.</summary>
internal sealed class PySmallInt : PyInt
{
    private const int LowestCached = -5;
    private const int HighestCached = 1024;

    private static readonly PySmallInt[] s_cached = MakeCache();

    public static readonly PySmallInt Zero = From(0);
    public static readonly PySmallInt One = From(1);
    public static readonly PySmallInt MinusOne = From(-1);

    public readonly long Value;

    private PySmallInt(long value) => Value = value;

    public override PyType Type => PyInt.TypeObject;

    public override BigInteger BigValue => Value;

    public override int Sign => System.Math.Sign(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static new PySmallInt From(long value) =>
        (ulong)(value - LowestCached) <= HighestCached - LowestCached ? Cached(value) : new PySmallInt(value);

    /// <summary>The int of a byte's value: such ints exist already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PySmallInt From(byte value) => Cached(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PySmallInt Cached(long value) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_cached), (nint)(value - LowestCached));

    public override bool TryGetInt64(out long value)
    {
        value = Value;
        return true;
    }

    private static PySmallInt[] MakeCache()
    {
        var cache = new PySmallInt[HighestCached - LowestCached + 1];
        for (int i = 0; i < cache.Length; i++)
        {
            cache[i] = new PySmallInt(i + LowestCached);
        }

        return cache;
    }
}

/// <summary>An exact int that does not fit into 64 bits.</summary>
internal sealed class PyBigInt(BigInteger value) : PyInt
{
    public readonly BigInteger Value = value;

    public override PyType Type => PyInt.TypeObject;

    public override BigInteger BigValue => Value;

    public override int Sign => Value.Sign;

    public override bool TryGetInt64(out long value)
    {
        value = 0;
        return false;
    }
}

/// <summary><c>True</c> and <c>False</c>.</summary>
[PyType("bool", Base = typeof(PyInt), TextSignature = "(object=False, /)", Doc = "The truth of an object. True and False are the only two instances.")]
internal sealed partial class PyBool : PyInt
{
    public static readonly PyBool True = new(true);
    public static readonly PyBool False = new(false);

    public readonly bool Value;

    private PyBool(bool value) => Value = value;

    public override BigInteger BigValue => Value ? BigInteger.One : BigInteger.Zero;

    public override int Sign => Value ? 1 : 0;

    public override PyInt Exact => Value ? PySmallInt.One : PySmallInt.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyBool From(bool value) => value ? True : False;

    public override bool TryGetInt64(out long value)
    {
        value = Value ? 1 : 0;
        return true;
    }
}

/// <summary>An instance of a subclass of int.</summary>
internal sealed partial class PyIntSubclass : PyInt
{
    private readonly PyInt _value;
    private InstanceState _state;

    public PyIntSubclass(PyType type, PyInt value)
    {
        _state.Shape = type.RootShape;
        _value = value;
    }

    public override PyInt Exact => _value;

    public override PyType Type => _state.Shape.Type;

    internal override ref InstanceState State => ref _state;

    public override BigInteger BigValue => _value.BigValue;

    public override int Sign => _value.Sign;

    public override bool TryGetInt64(out long value) => _value.TryGetInt64(out value);
}
