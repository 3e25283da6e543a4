using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text;
using Adder.Bytecode.Marshal;

namespace Adder.Bytecode.Tests;

/// <summary>.NET objects in place of Python's: shows that the codec serves any model of values, mutable and recursive ones too.</summary>
internal sealed class ObjectMarshal : IMarshalSink<object>, IMarshalSource<object>
{
    /// <summary>A dict, in order.</summary>
    internal sealed class Pairs : List<(object Key, object Value)>;

    /// <summary>A set; a frozenset is one that says so.</summary>
    internal sealed class Items(bool frozen) : List<object>
    {
        public bool Frozen => frozen;
    }

    internal sealed record Slice(object Start, object Stop, object Step);

    internal sealed record Text(string Value, bool Interned);

    public object? Singleton(MarshalSingleton value) => value;

    public object? Integer(BigInteger value) => value;

    public object? Float(double value) => value;

    public object? Complex(double real, double imaginary) => new Complex(real, imaginary);

    public object? Bytes(ReadOnlySpan<byte> value) => value.ToArray();

    public object? String(ReadOnlySpan<byte> utf8, bool isAscii, bool interned) =>
        System.Text.Unicode.Utf8.IsValid(utf8) ? new Text(Encoding.UTF8.GetString(utf8), interned) : null;

    public object? BeginTuple(int count) => new object[count];

    public bool SetTupleItem(object tuple, int index, object item)
    {
        ((object[])tuple)[index] = item;
        return true;
    }

    public object? BeginList(int count) => new List<object>(count);

    public bool AddToList(object list, object item)
    {
        ((List<object>)list).Add(item);
        return true;
    }

    public object? BeginDictionary() => new Pairs();

    public bool AddToDictionary(object dictionary, object key, object value)
    {
        ((Pairs)dictionary).Add((key, value));
        return true;
    }

    public object? BeginSet(bool frozen) => new Items(frozen);

    public bool AddToSet(object set, object item)
    {
        if (item is List<object>)
        {
            return false;
        }

        ((Items)set).Add(item);
        return true;
    }

    public object? EndSet(object set) => set;

    object? IMarshalSink<object>.Slice(object start, object stop, object step) => new Slice(start, stop, step);

    public object? Code(in MarshalCode<object> code) => code;

    public MarshalSingleton Singleton(object value) => value is MarshalSingleton singleton ? singleton : MarshalSingleton.NotSingleton;

    public bool MayBeShared(object value) => true;

    public bool Write(object value, MarshalWriter<object> writer)
    {
        switch (value)
        {
            case BigInteger integer:
                writer.Integer(integer);
                return true;
            case double real:
                writer.Float(real);
                return true;
            case Complex complex:
                writer.Complex(complex.Real, complex.Imaginary);
                return true;
            case byte[] bytes:
                writer.Bytes(bytes);
                return true;
            case Text text:
                writer.String(Encoding.UTF8.GetBytes(text.Value), text.Interned);
                return true;
            case object[] tuple:
                writer.Tuple(tuple);
                return true;
            case Pairs pairs:
                writer.BeginDictionary();
                foreach ((object key, object item) in pairs)
                {
                    writer.Item(key);
                    writer.Item(item);
                }

                writer.EndDictionary();
                return true;
            case Items set:
                writer.Set(set.ToArray(), set.Frozen);
                return true;
            case List<object> list:
                writer.List(list.ToArray());
                return true;
            case Slice slice:
                writer.Slice(slice.Start, slice.Stop, slice.Step);
                return true;
            case MarshalCode<object> code:
                writer.Code(code);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A value as text.</summary>
    public static string Show(object? value) => value switch
    {
        null => "nothing",
        Text text => $"'{text.Value}'",
        byte[] bytes => $"b{Convert.ToHexString(bytes)}",
        object[] tuple => $"({string.Join(", ", tuple.Select(item => ReferenceEquals(item, value) ? "(...)" : Show(item)))})",
        Pairs pairs => $"{{{string.Join(", ", pairs.Select(pair => $"{Show(pair.Key)}: {Show(pair.Value)}"))}}}",
        Items set => $"{(set.Frozen ? "frozenset" : "set")}({string.Join(", ", set.Select(Show))})",
        List<object> list => $"[{string.Join(", ", list.Select(item => ReferenceEquals(item, value) ? "[...]" : Show(item)))}]",
        Slice slice => $"slice({Show(slice.Start)}, {Show(slice.Stop)}, {Show(slice.Step)})",
        double real => real.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
