using System;
using System.Collections.Generic;
using System.Numerics;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>Operations on constant strings, bytes and tuples. Null means that Python raises or that the operands do not go together.</summary>
internal static class ConstantSequences
{
    /// <summary>The number of items, characters for a string; -1 for what is no sequence.</summary>
    public static int Length(ConstantValue value) => value switch
    {
        TupleConstant tuple => tuple.Items.Length,
        BytesConstant bytes => bytes.Value.Length,
        StringConstant { CodePoints: { } codePoints } => codePoints.Length,
        StringConstant text => CountCodePoints(text.Text),
        _ => -1,
    };

    private static int CountCodePoints(string text)
    {
        int count = text.Length;
        foreach (char unit in text)
        {
            if (char.IsLowSurrogate(unit))
            {
                count--;
            }
        }

        return count;
    }

    private static int[] CodePoints(StringConstant text)
    {
        if (text.CodePoints is { } known)
        {
            return known;
        }

        var codePoints = new int[CountCodePoints(text.Text)];
        int count = 0;
        foreach (System.Text.Rune rune in text.Text.EnumerateRunes())
        {
            codePoints[count++] = rune.Value;
        }

        return codePoints;
    }

    public static ConstantValue? Concatenate(ConstantValue left, ConstantValue right) => (left, right) switch
    {
        (StringConstant { CodePoints: null } a, StringConstant { CodePoints: null } b) => new StringConstant(a.Text + b.Text),
        (StringConstant a, StringConstant b) => StringConstant.FromCodePoints([.. CodePoints(a), .. CodePoints(b)]),
        (BytesConstant a, BytesConstant b) => new BytesConstant([.. a.Value, .. b.Value]),
        (TupleConstant a, TupleConstant b) => new TupleConstant([.. a.Items, .. b.Items]),
        _ => null,
    };

    public static ConstantValue Repeat(ConstantValue sequence, int count) => sequence switch
    {
        StringConstant text => StringConstant.FromCodePoints(Repeat(CodePoints(text), count)),
        BytesConstant bytes => new BytesConstant(Repeat(bytes.Value, count)),
        TupleConstant tuple => new TupleConstant(Repeat(tuple.Items, count)),
        _ => throw new ArgumentException("not a sequence", nameof(sequence)),
    };

    private static T[] Repeat<T>(T[] items, int count)
    {
        var result = new T[items.Length * count];
        for (int i = 0; i < count; i++)
        {
            items.CopyTo(result, i * items.Length);
        }

        return result;
    }

    public static ConstantValue? Subscript(ConstantValue container, ConstantValue key)
    {
        int length = Length(container);
        if (length < 0)
        {
            return null;
        }

        if (key is SliceConstant slice)
        {
            return Indices(slice, length) is { } indices ? Pick(container, indices) : null;
        }

        if (ConstantArithmetic.AsInteger(key) is not { } index || index >= length || index < -length)
        {
            return null;
        }

        int position = (int)index + (index.Sign < 0 ? length : 0);
        return container switch
        {
            TupleConstant tuple => tuple.Items[position],
            BytesConstant bytes => new IntConstant(bytes.Value[position]),
            StringConstant text => StringConstant.FromCodePoints([CodePoints(text)[position]]),
            _ => null,
        };
    }

    private static ConstantValue? Pick(ConstantValue container, List<int> indices) => container switch
    {
        TupleConstant tuple => new TupleConstant(Pick(tuple.Items, indices)),
        BytesConstant bytes => new BytesConstant(Pick(bytes.Value, indices)),
        StringConstant text => StringConstant.FromCodePoints(Pick(CodePoints(text), indices)),
        _ => null,
    };

    private static T[] Pick<T>(T[] items, List<int> indices)
    {
        var result = new T[indices.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = items[indices[i]];
        }

        return result;
    }

    /// <summary>The positions that a slice selects; null where one of its parts is not an index or the step is 0.</summary>
    private static List<int>? Indices(SliceConstant slice, int length)
    {
        if (!TryGetPart(slice.Step, BigInteger.One, out BigInteger step) || step.IsZero)
        {
            return null;
        }

        bool descending = step.Sign < 0;
        if (!TryGetPart(slice.Start, descending ? length - 1 : 0, out BigInteger start) || !TryGetPart(slice.Stop, descending ? -1 - length : length, out BigInteger stop))
        {
            return null;
        }

        BigInteger position = Clamp(start, length, descending);
        BigInteger end = Clamp(stop, length, descending);
        var indices = new List<int>();
        for (; descending ? position > end : position < end; position += step)
        {
            indices.Add((int)position);
        }

        return indices;
    }

    private static bool TryGetPart(ConstantValue part, BigInteger absent, out BigInteger value)
    {
        value = absent;
        if (part is NoneConstant)
        {
            return true;
        }

        if (ConstantArithmetic.AsInteger(part) is { } integer)
        {
            value = integer;
            return true;
        }

        return false;
    }

    /// <summary>Counts a negative bound from the end, and cuts it to what a slice in that direction can reach.</summary>
    private static BigInteger Clamp(BigInteger bound, int length, bool descending)
    {
        if (bound.Sign < 0)
        {
            bound += length;
        }

        return BigInteger.Max(descending ? -1 : 0, BigInteger.Min(bound, descending ? length - 1 : length));
    }
}
