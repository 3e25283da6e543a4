using System;
using System.Numerics;

namespace Adder.Bytecode.Marshal;

/// <summary>
/// Makes values for <see cref="MarshalReader{T}"/>. Every method that gives a value answers null when it fails; the reader then
/// stops, and a sink with errors of its own keeps the reason (<see cref="MarshalErrorKind.Foreign"/>).
/// Containers are begun before their items are known, because items may refer back to them.
/// </summary>
internal interface IMarshalSink<T>
    where T : class
{
    T? Singleton(MarshalSingleton value);

    T? Integer(BigInteger value);

    T? SmallInteger(int value) => Integer(value);

    T? Float(double value);

    T? Complex(double real, double imaginary);

    T? Bytes(ReadOnlySpan<byte> value);

    /// <param name="utf8">UTF-8 that may contain surrogates (three bytes each).</param>
    /// <param name="isAscii">All bytes are below 128.</param>
    /// <param name="interned">The writer's string was interned.</param>
    T? String(ReadOnlySpan<byte> utf8, bool isAscii, bool interned);

    T? BeginTuple(int count);

    bool SetTupleItem(T tuple, int index, T item);

    T? BeginList(int count);

    bool AddToList(T list, T item);

    T? BeginDictionary();

    bool AddToDictionary(T dictionary, T key, T value);

    /// <summary>Nothing refers back to a frozenset before <see cref="EndSet"/>.</summary>
    T? BeginSet(bool frozen);

    bool AddToSet(T set, T item);

    T? EndSet(T set);

    T? Slice(T start, T stop, T step);

    T? Code(in MarshalCode<T> code);
}

/// <summary>Takes values apart for <see cref="MarshalWriter{T}"/>.</summary>
internal interface IMarshalSource<T>
    where T : class
{
    MarshalSingleton Singleton(T value);

    /// <summary>
    /// Whether the value may occur again, so that it must get a number. CPython says yes where the object has more than one reference.
    /// </summary>
    bool MayBeShared(T value);

    /// <summary>
    /// Writes a value that is no singleton by calling exactly one of the writer's methods.
    /// False: the value cannot be marshalled.
    /// </summary>
    bool Write(T value, MarshalWriter<T> writer);
}

/// <summary>Where marshalled bytes come from.</summary>
internal abstract class MarshalInput
{
    /// <summary>An upper bound of the bytes still to come; <see cref="long.MaxValue"/> where it is not known.</summary>
    public abstract long Remaining { get; }

    /// <summary>Set where the input failed with an error of its own.</summary>
    public virtual bool HasFailed => false;

    /// <summary>Takes exactly <paramref name="count"/> bytes; false where there are fewer or reading failed. The span is good until the next call.</summary>
    public abstract bool TryRead(int count, out ReadOnlySpan<byte> bytes);
}

/// <summary>Marshalled bytes in memory.</summary>
internal sealed class MarshalMemoryInput(ReadOnlyMemory<byte> data) : MarshalInput
{
    /// <summary>How many bytes have been taken.</summary>
    public int Position { get; private set; }

    public override long Remaining => data.Length - Position;

    public override bool TryRead(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count > data.Length - Position)
        {
            bytes = default;
            return false;
        }

        bytes = data.Span.Slice(Position, count);
        Position += count;
        return true;
    }
}
